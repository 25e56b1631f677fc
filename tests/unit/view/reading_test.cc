#include "services/view/reading.h"

#include "gtest/gtest.h"
#include "services/view/mask.h"
#include "small_state.h"

namespace yishi::testing {
namespace {

TEST(Reading, NamesOfOfficeHoldersAndRepresentativesArePublic) {
  const SmallState small;
  const view::Reading reading = small.Anonymous();
  for (int person : {1, 11, 21, 31, 71}) EXPECT_EQ(reading.Person(Nr(person)).name(), NameNr(person));
}

TEST(Reading, NamesOfOtherResidentsAreForThemselvesAndTheRegistrars) {
  const SmallState small;
  for (int person : {50, 61}) {
    EXPECT_EQ(small.Anonymous().Person(Nr(person)).name(), "") << person;
    EXPECT_EQ(small.As(51).Person(Nr(person)).name(), "") << person;
    EXPECT_EQ(small.As(1).Person(Nr(person)).name(), "") << person;
    EXPECT_EQ(small.Auditor().Person(Nr(person)).name(), "") << "auditors check without names";
    EXPECT_EQ(small.As(person).Person(Nr(person)).name(), NameNr(person));
    EXPECT_EQ(small.As(21).Person(Nr(person)).name(), NameNr(person));
  }
}

TEST(Reading, OtherNamesAreMaskedForMembersAndHiddenFromTheRest) {
  const SmallState small;
  EXPECT_EQ(small.As(51).Person(Nr(50)).masked_name(), view::MaskedName(NameNr(50)));
  EXPECT_EQ(small.As(50).Person(Nr(50)).masked_name(), "") << "who sees the name needs no mask";
  EXPECT_EQ(small.Anonymous().Person(Nr(50)).masked_name(), "");
  EXPECT_EQ(small.Auditor().Person(Nr(50)).masked_name(), "");
}

TEST(Reading, NameStaysPublicAfterTheTerm) {
  SmallState small;
  for (auto& [key, membership] : small.state.roster.memberships) {
    if (key.second == Nr(31)) membership.to = calendar::Day{18'001};
  }
  EXPECT_EQ(small.Anonymous().Person(Nr(31)).name(), NameNr(31)) << "the acts of that office are public";
  EXPECT_EQ(small.Anonymous().Person(Nr(31)).seats_size(), 0);
}

TEST(Reading, MembershipOfThePartyAloneIsNotPublic) {
  const SmallState small;
  EXPECT_EQ(small.Anonymous().Person(Nr(61)).seats_size(), 0);
  EXPECT_EQ(small.As(50).Person(Nr(61)).seats_size(), 0);
  EXPECT_EQ(small.As(1).Person(Nr(61)).seats_size(), 0) << "the residents' committee is not told either";
  for (int reader : {61, 62, 11, 21}) EXPECT_EQ(small.As(reader).Person(Nr(61)).seats_size(), 1) << reader;
  EXPECT_EQ(small.Auditor().Person(Nr(61)).seats_size(), 1);
}

TEST(Reading, ErasedNameIsEmptyForEverybody) {
  const SmallState small;
  const view::NameOf nobody = [](const Hash&) { return std::string(); };
  const view::Reading reading(small.state, {view::Reader::Kind::kPerson, Nr(21)}, Monday(), nobody);
  EXPECT_EQ(reading.Person(Nr(1)).name(), "");
}

TEST(Reading, EntriesAreForMembersAndAuditorsThoseOfThePartyForFewer) {
  const SmallState small;
  EXPECT_FALSE(small.Anonymous().MayReadEntries());
  EXPECT_TRUE(small.As(50).MayReadEntries());
  EXPECT_TRUE(small.Auditor().MayReadEntries());
  for (int reader : {61, 11, 71}) EXPECT_TRUE(small.As(reader).MayReadParty()) << reader;
  for (int reader : {1, 21, 31, 50}) EXPECT_FALSE(small.As(reader).MayReadParty()) << reader;
  EXPECT_TRUE(small.Auditor().MayReadParty());
  EXPECT_FALSE(small.Anonymous().MayReadParty());
}

TEST(Reading, OfficesAreReadForByAConfirmedKeyAlone) {
  const SmallState small;
  const auto unconfirmed = [&](int person) {
    const view::Reader reader{view::Reader::Kind::kPerson, Nr(person), /*official=*/false};
    return view::Reading(small.state, reader, Monday(), AllNames());
  };
  EXPECT_FALSE(unconfirmed(21).KeepsRoster());
  EXPECT_FALSE(unconfirmed(21).OverseesRoster());
  EXPECT_FALSE(unconfirmed(11).OverseesRoster());
  EXPECT_FALSE(unconfirmed(61).MayReadParty());
  EXPECT_FALSE(unconfirmed(1).Belongs(roster::BodyKind::kResidentsCommittee));
  EXPECT_EQ(unconfirmed(21).Person(Nr(50)).name(), "");
  EXPECT_TRUE(unconfirmed(21).MayReadEntries()) << "as every resident";
  EXPECT_EQ(unconfirmed(50).Person(Nr(50)).name(), NameNr(50)) << "and who they are themselves";
}

TEST(Reading, OfficeIsJudgedOnTheDayOfReading) {
  SmallState small;
  for (auto& [key, membership] : small.state.roster.memberships) {
    if (key.second == Nr(21)) membership.to = small.state.foundation.calendar.DayOf(Monday());
  }
  EXPECT_TRUE(small.As(21).KeepsRoster()) << "the last day of the term";
  EXPECT_FALSE(small.As(21, Monday() + kDayMs).KeepsRoster());
}

TEST(Reading, TimeIsNeverBeforeTheLastEntry) {
  const SmallState small;
  EXPECT_EQ(small.As(1, 5).now(), small.state.last_admitted_ms);
}

}  // namespace
}  // namespace yishi::testing
