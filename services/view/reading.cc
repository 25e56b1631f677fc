#include "services/view/reading.h"

#include <algorithm>
#include <utility>

#include "engine/base/status.h"
#include "services/view/mask.h"

namespace yishi::view {
namespace {

using roster::BodyKind;

bool KeepsRosterOn(const community::State& state, const Reader& reader, calendar::Day today) {
  return reader.kind == Reader::Kind::kPerson && reader.official &&
         roster::Belongs(state.roster, reader.person, BodyKind::kRegistry, today);
}

bool ReadsPartyOn(const community::State& state, const Reader& reader, calendar::Day today) {
  if (reader.kind == Reader::Kind::kAuditor) return true;
  if (reader.kind != Reader::Kind::kPerson || !reader.official) return false;
  for (BodyKind kind : {BodyKind::kPartyMembers, BodyKind::kPartyBranchCommittee,
                        BodyKind::kSupervisionCommittee, BodyKind::kTownship}) {
    if (roster::Belongs(state.roster, reader.person, kind, today)) return true;
  }
  return false;
}

}  // namespace

absl::Status Forbidden(const Reading& reading, std::string zh, std::string en) {
  if (reading.reader().kind == Reader::Kind::kAnonymous) {
    return Refuse(Reason::kSessionRequired, "请先登录：" + zh, "a session is needed: " + en);
  }
  return Refuse(Reason::kNotAuthorised, std::move(zh), std::move(en));
}

bool IsPublicFigure(const roster::Roster& roster, const PersonId& person) {
  return std::any_of(roster.bodies.begin(), roster.bodies.end(), [&](const auto& body) {
    return body.second.kind != BodyKind::kPartyMembers && roster.memberships.contains({body.first, person});
  });
}

Reading::Reading(const community::State& state, const Reader& reader, Millis now, const NameOf& name_of)
    : state_(state),
      reader_(reader),
      now_(std::max(now, state.last_admitted_ms)),
      name_of_(name_of),
      today_(state.foundation.calendar.DayOf(now_)),
      keeps_roster_(KeepsRosterOn(state, reader, today_)),
      reads_party_(ReadsPartyOn(state, reader, today_)) {}

bool Reading::Belongs(BodyKind kind) const {
  return IsOfficial() && roster::Belongs(state_.roster, reader_.person, kind, today_);
}

bool Reading::MaySee(const meeting::Meeting& meeting) const {
  if (meeting.body != BodyKind::kPartyMembers || reads_party_) return true;
  return IsOfficial() && roster::OnRoll(meeting.roll, reader_.person);
}

bool Reading::OverseesRoster() const { return keeps_roster_ || Belongs(BodyKind::kSupervisionCommittee); }

bool Reading::SeesName(const PersonId& id) const {
  return Is(id) || keeps_roster_ || IsPublicFigure(state_.roster, id);
}

std::string Reading::NameOfPerson(const PersonId& id) const {
  const auto found = state_.roster.persons.find(id);
  if (found == state_.roster.persons.end() || found->second.record.is_zero()) return "";
  if (vault::ErasureOf(state_.vault, found->second.record) != nullptr) return "";
  return name_of_(found->second.record);
}

v1::PersonView Reading::Person(const PersonId& id, Naming naming) const {
  v1::PersonView view;
  view.set_id(id.str());
  if (naming == Naming::kEntitled || SeesName(id)) {
    view.set_name(NameOfPerson(id));
  } else if (IsPerson()) {
    view.set_masked_name(MaskedName(NameOfPerson(id)));
  }
  const bool sees_party = reads_party_ || keeps_roster_ || Is(id);
  for (const roster::Seat& seat : roster::SeatsOf(state_.roster, id, today_)) {
    if (seat.kind == BodyKind::kPartyMembers && !sees_party) continue;
    v1::SeatView* out = view.add_seats();
    out->set_body_id(seat.body.str());
    out->set_kind(static_cast<v1::BodyKind>(seat.kind));
    out->set_body_name(state_.roster.bodies.at(seat.body).name);
    out->set_capacity(static_cast<v1::Capacity>(seat.membership.capacity));
    out->set_from_day(seat.membership.from.days_since_epoch);
    out->set_to_day(seat.membership.to.days_since_epoch);
  }
  return view;
}

}  // namespace yishi::view
