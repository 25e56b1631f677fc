#include "engine/matter/recall.h"

#include <algorithm>

#include "engine/base/limits.h"
#include "engine/charter/petition.h"
#include "engine/wire/fields.h"

namespace yishi::matter {
namespace {

constexpr char kArticles[] = "城市居民委员会组织法（2026）第二十条；村民委员会组织法（2026）第十九条";

std::optional<PersonId> RecalledBy(const Matter& matter) {
  return PersonId::From(matter.content().recall().person_id());
}

// The day on which a recall of the same member was last voted down, other than by `id` itself.
std::optional<calendar::Day> LastFailed(const Surroundings& around, const MatterId& id,
                                        const PersonId& person) {
  std::optional<calendar::Day> last;
  for (const auto& [other, matter] : around.matters) {
    if (other == id || RecalledBy(matter) != person) continue;
    if (matter.close_cause != ledger::v1::CLOSE_CAUSE_REJECTED) continue;
    const calendar::Day day = around.calendar.DayOf(matter.visits.back().left_ms);
    last = std::max(last.value_or(day), day);
  }
  return last;
}

absl::Status Apart(std::string zh, std::string en) {
  return Refuse(
      Reason::kConflictOfInterest, std::move(zh), std::move(en),
      "被提出罢免的人不主持、不参与对自己的罢免，比照候选人：四川省城市居民委员会选举条例第二十六条 "
      "(as candidates keep out of the work)");
}

absl::Status CheckHearing(const roster::Acting& acting, const v1::ConveneMeeting& act) {
  if (act.hearing_ms() == 0) return wire::FieldMissing("hearing_ms");
  if (act.hearing_ms() >= acting.now && act.hearing_ms() <= act.starts_ms()) return absl::OkStatus();
  return wire::FieldInvalid("hearing_ms", "申辩时间须在通知之后、表决之前",
                            "the member is heard after the notice and before the vote");
}

// The vote is over before its months are; once they have passed it is held as soon as it can be.
absl::Status CheckVoteDue(const Matter& matter, const Surroundings& around, const roster::Acting& acting,
                          const v1::ConveneMeeting& act) {
  const Millis due = around.petitions.at(*matter.petition).reached->vote_due_ms;
  const Millis ends = std::max(act.starts_ms(), act.ends_ms());
  if (ends <= due || acting.now >= due) return absl::OkStatus();
  const std::string at = around.calendar.Format(due);
  return Refuse({.reason = Reason::kTooLate,
                 .zh = "罢免的表决须在 " + at + " 以前完成",
                 .en = "the vote on the recall must be over by " + at,
                 .rule = "程序规则的表决期限；四川省城市居民委员会选举条例：三个月内 (the charter's months)",
                 .numbers = {{"due", at}}});
}

}  // namespace

absl::Status CheckRecall(const Surroundings& around, const MatterId& id, const v1::Charter& charter,
                         const v1::MatterContent& content, calendar::Day today) {
  if (!charter::IsForRecall(charter)) {
    if (!content.has_recall()) return absl::OkStatus();
    return wire::FieldInvalid("content.recall", "此程序不用于罢免", "this procedure is not for recalls");
  }
  YISHI_ASSIGN_OR_RETURN(const PersonId person,
                         wire::ReadId<PersonId>(content.recall().person_id(), "content.recall.person_id"));
  YISHI_RETURN_IF_ERROR(
      wire::AllowText(content.recall().new_grounds(), limits::kShortTextBytes, "content.recall.new_grounds"));
  if (!roster::Belongs(around.roster, person, roster::BodyKind::kResidentsCommittee, today)) {
    return Refuse(Reason::kNotFound, "此人现在不是居民委员会成员：" + person.hex(),
                  "not a member of the residents' committee today: " + person.hex(), kArticles);
  }
  return RequireNotBarred(around, id, charter, content, today);
}

absl::Status RequireNotBarred(const Surroundings& around, const MatterId& id, const v1::Charter& charter,
                              const v1::MatterContent& content, calendar::Day today) {
  if (!charter::IsForRecall(charter) || !content.recall().new_grounds().empty()) return absl::OkStatus();
  const auto person = PersonId::From(content.recall().person_id());
  const auto failed = person ? LastFailed(around, id, *person) : std::nullopt;
  if (!failed) return absl::OkStatus();
  const int months = static_cast<int>(charter.stages(0).recall().bar_months());
  const calendar::Day until = calendar::AddMonths(*failed, months);
  if (today > until) return absl::OkStatus();
  const std::string was = calendar::FormatDay(*failed);
  const std::string last = calendar::FormatDay(until);
  return Refuse(
      {.reason = Reason::kRecallBarred,
       .zh = "对此人的罢免 " + was + " 未通过，到 " + last +
             " 为止不得以同一事实和理由再提；有新的事实和理由的，请写明",
       .en = "a recall of this member failed on " + was + ": until " + last +
             " it is not tried again for the same facts and reasons; say what is new, if anything is",
       .rule = "四川省城市居民委员会选举条例第四十条 (rules on elections, art. 40)",
       .numbers = {{"failed", was}, {"until", last}}});
}

std::set<PersonId> RecalledOn(std::span<const MatterId> agenda, const Matters& matters) {
  std::set<PersonId> recalled;
  for (const MatterId& id : agenda) {
    const auto matter = matters.find(id);
    if (matter == matters.end()) continue;
    if (const auto person = RecalledBy(matter->second)) recalled.insert(*person);
  }
  return recalled;
}

absl::Status CheckRecallNotice(std::span<const MatterId> agenda, const Surroundings& around,
                               const roster::Acting& acting, const v1::ConveneMeeting& act) {
  const std::set<PersonId> recalled = RecalledOn(agenda, around.matters);
  if (recalled.empty()) {
    if (act.hearing_ms() == 0) return absl::OkStatus();
    return wire::FieldInvalid("hearing_ms", "议程中没有罢免", "there is no recall on the agenda");
  }
  if (recalled.contains(acting.person))
    return Apart("不能召集罢免自己的会议", "nobody convenes the meeting on their own recall");
  for (const v1::Officer& officer : act.officers()) {
    const auto person = PersonId::From(officer.person_id());
    if (person && recalled.contains(*person))
      return Apart("被提出罢免的人不能担任会议工作人员：" + person->hex(),
                   "who is to be recalled has no office at the meeting: " + person->hex());
  }
  YISHI_RETURN_IF_ERROR(CheckHearing(acting, act));
  for (const MatterId& id : agenda) {
    const Matter& matter = around.matters.at(id);
    if (matter.content().has_recall()) YISHI_RETURN_IF_ERROR(CheckVoteDue(matter, around, acting, act));
  }
  return absl::OkStatus();
}

absl::StatusOr<Effects> DecideDefence(const Matter& matter, const roster::Acting& acting,
                                      const v1::FileDefence& act) {
  if (RecalledBy(matter) != acting.person) {
    return Refuse(Reason::kNotAuthorised, "只有被提出罢免的人可以提出申辩",
                  "only who is to be recalled files a defence", kArticles);
  }
  YISHI_RETURN_IF_ERROR(roster::RequireOfficialKey(acting));
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.text(), limits::kTextBytes, "text"));
  YISHI_RETURN_IF_ERROR(wire::RequireBlobs(act.papers(), "papers"));
  if (matter.phase != Phase::kAwaitingMeeting) YISHI_RETURN_IF_ERROR(Require(matter, Event::kBoxOpened));
  Effects effects(1);
  effects[0].mutable_defence_filed()->set_matter_id(act.matter_id());
  return effects;
}

absl::Status RequireDefence(const Matter& matter, const Surroundings& around, Millis now) {
  if (!matter.content().has_recall() || !matter.petition || !matter.defences.empty()) return absl::OkStatus();
  const Millis due = around.petitions.at(*matter.petition).reached->defence_due_ms;
  if (now >= due) return absl::OkStatus();
  const std::string at = around.calendar.Format(due);
  return Refuse({.reason = Reason::kDefencePending,
                 .zh = "本人可在 " + at + " 以前书面申辩，现在不能开箱",
                 .en = "the member has until " + at + " for a written defence; no box opens before",
                 .rule = kArticles,
                 .numbers = {{"until", at}}});
}

Effects SeatsEnded(const Matter& matter, const Surroundings& around, calendar::Day today) {
  Effects effects;
  const auto person = RecalledBy(matter);
  if (!person) return effects;
  for (const roster::Seat& seat : roster::SeatsOf(around.roster, *person, today)) {
    if (seat.kind != roster::BodyKind::kResidentsCommittee) continue;
    auto* ended = effects.emplace_back().mutable_seat_ended();
    ended->set_body_id(seat.body.str());
    ended->set_person_id(person->str());
    ended->set_last_day(calendar::AddDays(today, -1).days_since_epoch);
  }
  return effects;
}

}  // namespace yishi::matter
