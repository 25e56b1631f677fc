#include "services/view/touched.h"

#include "gtest/gtest.h"
#include "small_state.h"

namespace yishi::testing {
namespace {

using roster::BodyKind;

view::Touched TouchedBy(const SmallState& small, const ledger::v1::Effect& effect) {
  ledger::v1::Entry entry;
  *entry.add_effects() = effect;
  return view::TouchedBy(small.state, entry);
}

TEST(Touched, BallotTouchesTheMatterOfItsBox) {
  SmallState small;
  small.AddMatter(1, 0, matter::Phase::kCasting);
  small.AddMeeting(1, BodyKind::kResidentsCommittee, 1);
  small.AddBox(1, 1, 1);
  ledger::v1::Effect effect;
  effect.mutable_ballot_cast()->set_box_id(BoxNr(1).str());
  const view::Touched touched = TouchedBy(small, effect);
  EXPECT_EQ(touched.matters, std::set<MatterId>{MatterNr(1)});
  EXPECT_EQ(touched.cast, BoxNr(1));
  EXPECT_FALSE(touched.party);
}

TEST(Touched, WhatHappensInThePartyMeetingIsMarked) {
  SmallState small;
  small.AddMatter(1, 0, matter::Phase::kCasting);
  small.AddMeeting(1, BodyKind::kPartyMembers, 1);
  small.AddBox(1, 1, 1);
  record::Record& minutes = small.state.records[NumberedId<RecordId>(1)];
  minutes.meeting = MeetingNr(1);
  ledger::v1::Effect convened, checked_in, cast, declared, filed;
  convened.mutable_meeting_convened()->set_meeting_id(MeetingNr(1).str());
  checked_in.mutable_checked_in()->set_meeting_id(MeetingNr(1).str());
  cast.mutable_ballot_cast()->set_box_id(BoxNr(1).str());
  declared.mutable_box_declared()->set_box_id(BoxNr(1).str());
  filed.mutable_record_filed()->set_record_id(NumberedId<RecordId>(1).str());
  for (const auto& effect : {convened, checked_in, cast, declared, filed}) {
    EXPECT_TRUE(TouchedBy(small, effect).party) << effect.ShortDebugString();
    EXPECT_EQ(TouchedBy(small, effect).matters.size(), 1u) << effect.ShortDebugString();
  }
}

TEST(Touched, EffectsOfOneEntryAddUp) {
  SmallState small;
  ledger::v1::Entry entry;
  entry.add_effects()->mutable_phase_changed()->set_matter_id(MatterNr(1).str());
  entry.add_effects()->mutable_matter_closed()->set_matter_id(MatterNr(2).str());
  entry.add_effects()->mutable_community_founded();
  EXPECT_EQ(view::TouchedBy(small.state, entry).matters.size(), 2u);
}

}  // namespace
}  // namespace yishi::testing
