#include "services/view/roster.h"

#include "gtest/gtest.h"
#include "small_state.h"
#include "tests/support/status_matchers.h"

namespace yishi::testing {
namespace {

using roster::BodyKind;

constexpr std::size_t kAll = 500;

TEST(RosterView, ResidentsRosterIsForRegistrars) {
  const SmallState small;
  EXPECT_THAT(view::ListPersons(small.Anonymous(), {kAll, {}}), Refused(Reason::kSessionRequired));
  for (int reader : {1, 11, 31, 50, 71}) {
    EXPECT_THAT(view::ListPersons(small.As(reader), {kAll, {}}), Refused(Reason::kNotAuthorised)) << reader;
    EXPECT_THAT(view::ListHouseholds(small.As(reader), {kAll, {}}), Refused(Reason::kNotAuthorised))
        << reader;
  }
  EXPECT_THAT(view::ListPersons(small.Auditor(), {kAll, {}}), Refused(Reason::kNotAuthorised));
  const auto persons = view::ListPersons(small.As(21), {kAll, {}});
  ASSERT_TRUE(persons.ok());
  EXPECT_EQ(persons->items.size(), small.state.roster.persons.size());
  for (const auto& line : persons->items) EXPECT_FALSE(line.person().name().empty());
}

TEST(RosterView, PagesOfPersonsJoinWithoutGaps) {
  const SmallState small;
  std::size_t seen = 0;
  std::optional<Bytes> after;
  Bytes last;
  do {
    const auto page = view::ListPersons(small.As(21), {7, after});
    ASSERT_TRUE(page.ok());
    for (const auto& line : page->items) {
      EXPECT_LT(last, line.person().id());
      last = line.person().id();
      ++seen;
    }
    after = page->next;
  } while (after);
  EXPECT_EQ(seen, small.state.roster.persons.size());
}

TEST(RosterView, MembersArePublicButForTheParty) {
  const SmallState small;
  v1::ListMembersRequest request;
  std::uint32_t total = 0;
  request.set_body(v1::BODY_KIND_REPRESENTATIVES_MEETING);
  const auto members = view::ListMembers(small.Anonymous(), request, {kAll, {}}, total);
  ASSERT_TRUE(members.ok());
  EXPECT_EQ(total, 15u) << "committee and representatives, each once";
  EXPECT_EQ(members->items.size(), 15u);
  request.set_body(v1::BODY_KIND_PARTY_MEMBERS);
  EXPECT_THAT(view::ListMembers(small.Anonymous(), request, {kAll, {}}, total),
              Refused(Reason::kSessionRequired));
  EXPECT_THAT(view::ListMembers(small.As(50), request, {kAll, {}}, total), Refused(Reason::kNotAuthorised));
  EXPECT_EQ(view::ListMembers(small.As(62), request, {kAll, {}}, total)->items.size(), 3u);
  request.set_body(v1::BODY_KIND_RESIDENTS_ASSEMBLY);
  EXPECT_THAT(view::ListMembers(small.As(50), request, {kAll, {}}, total), Refused(Reason::kNotAuthorised));
  request.set_body(v1::BODY_KIND_UNSPECIFIED);
  EXPECT_THAT(view::ListMembers(small.As(50), request, {kAll, {}}, total), Refused(Reason::kFieldMissing));
}

TEST(RosterView, RollNamesEverybodyToTheOfficersAlone) {
  SmallState small;
  meeting::Meeting& meeting = small.AddMeeting(1, BodyKind::kResidentsAssembly, 0);
  meeting.attendance[Nr(50)] = meeting::Channel::kPaper;
  v1::GetRollRequest request;
  request.set_meeting_id(MeetingNr(1).str());
  std::optional<Bytes> next;
  EXPECT_THAT(view::ViewRoll(small.Anonymous(), request, {kAll, {}}, next),
              Refused(Reason::kSessionRequired));
  const auto name_of_50 = [&](const view::Reading& reading) {
    const auto roll = view::ViewRoll(reading, request, {kAll, {}}, next);
    for (const auto& line : roll->lines()) {
      if (line.person().id() == Nr(50).str()) return line.person().name();
    }
    return std::string("not there");
  };
  EXPECT_EQ(name_of_50(small.As(51)), "");
  EXPECT_EQ(name_of_50(small.Auditor()), "");
  EXPECT_EQ(name_of_50(small.As(3)), NameNr(50)) << "the desk";
  EXPECT_EQ(name_of_50(small.As(50)), NameNr(50));
  EXPECT_EQ(view::ViewRoll(small.As(51), request, {kAll, {}}, next)->present(), 1u);
}

TEST(RosterView, PartyRollIsForMembersAndSupervisors) {
  SmallState small;
  small.AddMeeting(1, BodyKind::kPartyMembers, 0);
  v1::GetRollRequest request;
  request.set_meeting_id(MeetingNr(1).str());
  std::optional<Bytes> next;
  EXPECT_THAT(view::ViewRoll(small.As(31), request, {kAll, {}}, next), Refused(Reason::kNotAuthorised));
  EXPECT_EQ(view::ViewRoll(small.As(61), request, {kAll, {}}, next)->lines_size(), 3);
  EXPECT_EQ(view::ViewRoll(small.As(12), request, {kAll, {}}, next)->lines_size(), 3);
}

TEST(RosterView, DeskFindsByTheBeginningOfAName) {
  SmallState small;
  small.AddMeeting(1, BodyKind::kResidentsAssembly, 0);
  v1::FindByNameRequest request;
  request.set_meeting_id(MeetingNr(1).str());
  EXPECT_THAT(view::FindByName(small.As(3), request), Refused(Reason::kFieldMissing));
  request.set_prefix("甲5");
  EXPECT_THAT(view::FindByName(small.As(2), request), Refused(Reason::kNotAuthorised)) << "the secretary";
  const auto found = view::FindByName(small.As(3), request);
  ASSERT_TRUE(found.ok());
  ASSERT_EQ(found->lines_size(), 3);
  EXPECT_EQ(found->lines(0).person().name(), NameNr(5));
  EXPECT_EQ(found->lines(1).person().name(), NameNr(50));
  request.set_prefix("甲");
  EXPECT_TRUE(view::FindByName(small.As(3), request)->more());
  EXPECT_EQ(view::FindByName(small.As(3), request)->lines_size(), 20);
}

TEST(RosterView, PendingKeysAndImportsAreForOverseers) {
  SmallState small;
  roster::Key& key = small.state.roster.keys[NumberedId<KeyId>(4)];
  key.person = Nr(1);
  small.state.roster.imports[NumberedId<ImportId>(1)].staged_by = Nr(21);
  EXPECT_THAT(view::ListPendingKeys(small.As(1), {kAll, {}}), Refused(Reason::kNotAuthorised));
  EXPECT_THAT(view::ListImports(small.Anonymous()), Refused(Reason::kSessionRequired));
  for (int reader : {11, 21}) {
    EXPECT_EQ(view::ListPendingKeys(small.As(reader), {kAll, {}})->items.size(), 1u);
    EXPECT_EQ(view::ListImports(small.As(reader))->imports_size(), 1);
  }
  key.revoked_seq = 5;
  EXPECT_EQ(view::ListPendingKeys(small.As(11), {kAll, {}})->items.size(), 0u);
}

TEST(RosterView, ARecoveryShowsToItsOwnerAndToAnyone) {
  SmallState small;
  roster::Key& key = small.state.roster.keys[NumberedId<KeyId>(4)];
  key.person = Nr(1);
  key.issued_by = Nr(21);
  EXPECT_FALSE(view::ListPendingKeys(small.As(11), {kAll, {}})->items[0].key().recovers());
  small.state.roster.keyed.insert(Nr(1));
  EXPECT_TRUE(view::ListPendingKeys(small.As(11), {kAll, {}})->items[0].key().recovers());
  v1::GetPersonRequest request;
  request.set_person_id(Nr(1).str());
  EXPECT_FALSE(view::ViewPerson(small.Anonymous(), request)->has_recovery());
  small.state.roster.recoveries[NumberedId<KeyId>(4)] = {
      .person = Nr(1), .confirmed_by = Nr(11), .reason = "手机丢失", .begun_ms = 5, .counts_from_ms = 9};
  const v1::RecoveryView shown = view::ViewMe(small.As(1)).recovery();
  EXPECT_EQ(shown.key_id(), NumberedId<KeyId>(4).str());
  EXPECT_EQ(shown.begun_ms(), 5);
  EXPECT_EQ(shown.counts_from_ms(), 9);
  EXPECT_EQ(shown.issued_by().id(), Nr(21).str());
  EXPECT_EQ(shown.confirmed_by().id(), Nr(11).str());
  EXPECT_EQ(shown.reason(), "手机丢失");
  EXPECT_EQ(view::ViewPerson(small.Anonymous(), request)->recovery().counts_from_ms(), 9)
      << "a device whose key the registry revoked has no session";
  EXPECT_FALSE(view::ViewMe(small.As(2)).has_recovery());
  EXPECT_TRUE(view::ListPendingKeys(small.As(11), {kAll, {}})->items[0].has_recovery());
}

TEST(RosterView, MeShowsMyKeysOldestFirst) {
  SmallState small;
  const auto add = [&](int number, int person, std::uint64_t seq) -> roster::Key& {
    roster::Key& key = small.state.roster.keys[NumberedId<KeyId>(number)];
    key.person = Nr(person);
    key.enrolled_seq = seq;
    return key;
  };
  add(1, 50, 9);
  add(2, 50, 4).revoked_seq = 8;
  add(3, 51, 5);
  const v1::GetMeResponse me = view::ViewMe(small.As(50));
  ASSERT_EQ(me.keys_size(), 2);
  EXPECT_EQ(me.keys(0).id(), NumberedId<KeyId>(2).str());
  EXPECT_TRUE(me.keys(0).revoked());
  EXPECT_EQ(me.person().name(), NameNr(50));
  EXPECT_TRUE(me.elector());
}

}  // namespace
}  // namespace yishi::testing
