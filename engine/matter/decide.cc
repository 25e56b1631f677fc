#include "engine/matter/decide.h"

#include <algorithm>
#include <set>

#include "engine/base/limits.h"
#include "engine/base/text.h"
#include "engine/charter/petition.h"
#include "engine/matter/admission.h"
#include "engine/matter/oversight.h"
#include "engine/matter/petition.h"
#include "engine/matter/recall.h"
#include "engine/record/decide.h"
#include "engine/wire/fields.h"

namespace yishi::matter {
namespace {

constexpr int kBudgetLines = 100;
constexpr int kParties = 20;

absl::Status CheckBudget(const v1::MatterContent& content) {
  YISHI_RETURN_IF_ERROR(wire::RequireMoney(content.amount_fen(), 0, "content.amount_fen"));
  YISHI_RETURN_IF_ERROR(
      wire::RequireCount(static_cast<std::size_t>(content.budget_size()), 0, kBudgetLines, "content.budget"));
  std::int64_t sum = 0;
  for (const v1::BudgetLine& line : content.budget()) {
    YISHI_RETURN_IF_ERROR(wire::RequireText(line.item(), limits::kTitleBytes, "content.budget.item"));
    YISHI_RETURN_IF_ERROR(wire::RequireMoney(line.amount_fen(), 0, "content.budget.amount_fen"));
    sum += line.amount_fen();
  }
  if (sum != content.amount_fen()) {
    return Refuse(
        {.reason = Reason::kFieldInvalid,
         .zh = "预算各项合计 " + InYuan(sum) + " 元，与总额 " + InYuan(content.amount_fen()) + " 元不符",
         .en = "the budget's lines sum to " + InYuan(sum) + " yuan, the amount is " +
               InYuan(content.amount_fen()) + " yuan",
         .rule = "",
         .numbers = {{"sum_fen", std::to_string(sum)},
                     {"amount_fen", std::to_string(content.amount_fen())}}});
  }
  if (sum > 0) return wire::RequireText(content.funding(), limits::kTitleBytes, "content.funding");
  return wire::AllowText(content.funding(), limits::kTitleBytes, "content.funding");
}

// What is the owners' goes to the owners.
absl::Status CheckOwnership(const v1::Charter& charter, v1::Ownership ownership) {
  switch (ownership) {
    case v1::OWNERSHIP_COMMUNITY:
    case v1::OWNERSHIP_PUBLIC_LENT:
      return absl::OkStatus();
    case v1::OWNERSHIP_OWNERS_COMMON:
      if (charter::DecidingBody(charter) == v1::BODY_KIND_OWNERS_MEETING) return absl::OkStatus();
      return Refuse(
          {.reason = Reason::kMatterBelongsToOwners,
           .zh = "业主共有部分由业主共同决定，不能由居民代表会议决定；请由业主大会表决",
           .en =
               "the owners' common parts are theirs to decide, not the residents' representatives'; put this "
               "to the owners",
           .rule = "民法典第二百七十八条 (Civil Code art. 278)",
           .numbers = {}});
    default:
      return wire::FieldMissing("content.ownership");
  }
}

absl::Status CheckContent(const v1::Charter& charter, const v1::MatterContent& content) {
  YISHI_RETURN_IF_ERROR(wire::RequireText(content.title(), limits::kTitleBytes, "content.title"));
  YISHI_RETURN_IF_ERROR(wire::RequireText(content.text(), limits::kTextBytes, "content.text"));
  YISHI_RETURN_IF_ERROR(wire::RequireText(content.kind(), limits::kNameBytes, "content.kind"));
  YISHI_RETURN_IF_ERROR(wire::AllowText(content.place(), limits::kTitleBytes, "content.place"));
  YISHI_RETURN_IF_ERROR(
      wire::AllowText(content.beneficiaries(), limits::kTitleBytes, "content.beneficiaries"));
  YISHI_RETURN_IF_ERROR(
      wire::RequireCount(static_cast<std::size_t>(content.parties_size()), 0, kParties, "content.parties"));
  for (const std::string& party : content.parties()) {
    YISHI_RETURN_IF_ERROR(wire::RequireText(party, limits::kTitleBytes, "content.parties"));
  }
  YISHI_RETURN_IF_ERROR(CheckBudget(content));
  YISHI_RETURN_IF_ERROR(wire::RequireBlobs(content.papers(), "content.papers"));
  return CheckOwnership(charter, content.ownership());
}

absl::Status TooFewOptions(std::size_t options, std::size_t needed) {
  const std::string is = std::to_string(options);
  const std::string least = std::to_string(needed);
  return Refuse({.reason = Reason::kTooFewOptions,
                 .zh = "列出 " + is + " 个选项，至少须有 " + least + " 个",
                 .en = is + " options are listed, at least " + least + " are needed",
                 .rule = "程序规则的应选名额和差额 (the charter's seats, and more options than seats)",
                 .numbers = {{"options", is}, {"needed", least}}});
}

absl::Status CheckOptionTexts(const v1::MatterContent& content) {
  std::set<std::string> seen;
  for (const std::string& option : content.options()) {
    YISHI_RETURN_IF_ERROR(wire::RequireText(option, limits::kNameBytes, "content.options"));
    if (seen.insert(option).second) continue;
    return wire::FieldInvalid("content.options", "选项“" + option + "”列了两次",
                              "the option \"" + option + "\" stands twice");
  }
  return absl::OkStatus();
}

// Options are listed where, and only where, a vote of the charter chooses among them.
absl::Status CheckOptions(const v1::Charter& charter, const v1::MatterContent& content) {
  const std::size_t needed = charter::OptionsNeeded(charter);
  const auto options = static_cast<std::size_t>(content.options_size());
  if (needed == 0 && options == 0) return absl::OkStatus();
  if (needed == 0) {
    return wire::FieldInvalid("content.options", "此程序不从选项中选择", "this procedure chooses no options");
  }
  if (options < needed) return TooFewOptions(options, needed);
  YISHI_RETURN_IF_ERROR(wire::RequireCount(options, needed, limits::kOptions, "content.options"));
  return CheckOptionTexts(content);
}

bool AsksAGroup(const v1::Charter& charter) {
  return std::any_of(charter.stages().begin(), charter.stages().end(), [](const v1::Stage& stage) {
    return stage.vote().body() == v1::BODY_KIND_RESIDENTS_GROUP;
  });
}

// The residents' group is named where, and only where, one votes.
absl::Status CheckGroup(const roster::Roster& roster, const v1::Charter& charter,
                        const v1::MatterContent& content) {
  constexpr std::size_t kGroupBuildings = 100;
  const auto buildings = static_cast<std::size_t>(content.group_buildings_size());
  const bool asks = AsksAGroup(charter);
  if (!asks && buildings > 0) {
    return wire::FieldInvalid("content.group_buildings", "此程序没有居民小组表决",
                              "no residents' group votes in this procedure");
  }
  if (!asks) return absl::OkStatus();
  YISHI_RETURN_IF_ERROR(wire::RequireCount(buildings, 1, kGroupBuildings, "content.group_buildings"));
  std::set<Bytes> seen;
  for (const Bytes& bytes : content.group_buildings()) {
    YISHI_ASSIGN_OR_RETURN(const BuildingId id, wire::ReadId<BuildingId>(bytes, "content.group_buildings"));
    if (!roster.buildings.contains(id)) {
      return Refuse(Reason::kNotFound, "名册中没有这栋楼：" + id.hex(),
                    "no such building on the roster: " + id.hex());
    }
    if (seen.insert(bytes).second) continue;
    return wire::FieldInvalid("content.group_buildings", "同一栋楼出现两次", "names a building twice");
  }
  return absl::OkStatus();
}

// A change of amount, place, funding, parties, beneficiaries, options or group is a new proposal; a change of
// wording is not.
bool IsSubstantive(const v1::MatterContent& before, const v1::MatterContent& after) {
  return before.kind() != after.kind() || before.place() != after.place() ||
         before.amount_fen() != after.amount_fen() || before.funding() != after.funding() ||
         before.beneficiaries() != after.beneficiaries() || before.ownership() != after.ownership() ||
         before.supplements() != after.supplements() ||
         !std::equal(before.parties().begin(), before.parties().end(), after.parties().begin(),
                     after.parties().end()) ||
         !std::equal(before.options().begin(), before.options().end(), after.options().begin(),
                     after.options().end()) ||
         !std::equal(before.group_buildings().begin(), before.group_buildings().end(),
                     after.group_buildings().begin(), after.group_buildings().end());
}

roster::BodyKind Proposers(const v1::Charter& charter) {
  return static_cast<roster::BodyKind>(charter.stages(0).vote().body());
}

// A supplement (追加) goes to the body that resolved what it adds to.
absl::Status CheckSupplement(const Surroundings& around, const v1::Charter& charter,
                             const v1::MatterContent& content) {
  if (content.supplements().empty()) return absl::OkStatus();
  YISHI_ASSIGN_OR_RETURN(const MatterId id,
                         wire::ReadId<MatterId>(content.supplements(), "content.supplements"));
  const auto found = around.matters.find(id);
  if (found == around.matters.end())
    return Refuse(Reason::kNotFound, "没有所追加的事项", "no such matter to add to");
  const Matter& first = found->second;
  const v1::Charter& before = CharterOf(around.charters, first);
  const std::string number = std::to_string(first.number);
  if (!first.content().supplements().empty()) {
    return wire::FieldInvalid("content.supplements", "事项 " + number + " 本身是追加事项，请写明最初的事项",
                              "matter " + number + " is a supplement itself; name the first one");
  }
  if (!Resolved(first, before)) {
    return Refuse(Reason::kNotResolved, "事项 " + number + " 没有有效的决定，不能追加",
                  "there is no decision on matter " + number + " that stands, and nothing to add to");
  }
  const v1::BodyKind body = before.stages(charter::LastVote(before)).vote().body();
  if (charter.stages(charter::LastVote(charter)).vote().body() == body) return absl::OkStatus();
  return Refuse(
      Reason::kWrongBody,
      "追加须由原来作出决议的机构决定：" + std::string(roster::NameZh(static_cast<roster::BodyKind>(body))),
      "a supplement is decided by the body that resolved what it adds to: the " +
          std::string(roster::NameEn(static_cast<roster::BodyKind>(body))),
      "超出预算须由原机构另行决议 (the same body must resolve more)");
}

bool OpenedBoxAt(const Matter& matter, std::uint32_t stage) {
  return std::any_of(matter.visits.begin(), matter.visits.end(), [stage](const StageVisit& visit) {
    return visit.stage == stage && !visit.boxes.empty();
  });
}

}  // namespace

Hash QuestionDigest(const crypto::Suite& suite, const MatterId& id, const Matter& matter) {
  Bytes stage;
  AppendU16(stage, static_cast<std::uint16_t>(matter.stage));
  Bytes version;
  AppendU32(version, matter.version());
  return suite.Tagged("question", {id.view(), stage, version, matter.versions.back().command.view()});
}

roster::Group GroupOf(const Matter& matter) {
  roster::Group group;
  for (const Bytes& id : matter.content().group_buildings()) group.insert(*BuildingId::From(id));
  return group;
}

const v1::Charter& CharterOf(const charter::Charters& charters, const Matter& matter) {
  return *charters.by_digest.at(matter.charter_digest);
}

const v1::Stage& StageOf(const charter::Charters& charters, const Matter& matter) {
  return CharterOf(charters, matter).stages(static_cast<int>(matter.stage));
}

const v1::Stage* StageConvenedFor(const meeting::Meeting& meeting, const Matters& matters,
                                  const charter::Charters& charters) {
  for (const MatterId& id : meeting.agenda) {
    const auto matter = matters.find(id);
    if (matter == matters.end()) continue;
    for (const v1::Stage& stage : CharterOf(charters, matter->second).stages()) {
      if (stage.has_vote() && static_cast<roster::BodyKind>(stage.vote().body()) == meeting.body)
        return &stage;
    }
  }
  return nullptr;
}

absl::StatusOr<const Matter*> Find(const Matters& matters, BytesView bytes) {
  YISHI_ASSIGN_OR_RETURN(const MatterId id, wire::ReadId<MatterId>(bytes, "matter_id"));
  const auto found = matters.find(id);
  if (found == matters.end()) return Refuse(Reason::kNotFound, "没有这个事项", "no such matter");
  return &found->second;
}

absl::Status Require(const Matter& matter, Event event) {
  if (Next(matter.phase, event)) return absl::OkStatus();
  const std::string zh(NameZh(matter.phase));
  const std::string en(NameEn(matter.phase));
  return Refuse({.reason = matter.phase == Phase::kClosed ? Reason::kMatterClosed : Reason::kWrongPhase,
                 .zh = "事项 " + std::to_string(matter.number) + " 现为“" + zh + "”，此时不能这样做",
                 .en = "matter " + std::to_string(matter.number) + " is " + en + "; this cannot be done now",
                 .rule = "事项流转表 (the lifecycle's table of transitions)",
                 .numbers = {{"matter", std::to_string(matter.number)}, {"phase", en}}});
}

absl::Status CheckProposal(const Surroundings& around, const Matters& matters, const MatterId& id,
                           const v1::Charter& charter, const v1::MatterContent& content,
                           calendar::Day today) {
  YISHI_RETURN_IF_ERROR(CheckContent(charter, content));
  YISHI_RETURN_IF_ERROR(CheckOptions(charter, content));
  YISHI_RETURN_IF_ERROR(CheckGroup(around.roster, charter, content));
  YISHI_RETURN_IF_ERROR(charter::Covers(charter, content.kind(), content.amount_fen()));
  YISHI_RETURN_IF_ERROR(CheckSupplement(around, charter, content));
  YISHI_RETURN_IF_ERROR(CheckRecall(around, id, charter, content, today));
  // The law itself says who votes on a recall: no catalogue needs to list it.
  if (charter::IsForRecall(charter)) return absl::OkStatus();
  return RequireByCatalogue(around, matters, id, charter, content, today);
}

absl::StatusOr<NewestCharter> FindNewest(const charter::Charters& charters, const std::string& id) {
  const auto newest = charters.newest.find(id);
  if (newest != charters.newest.end())
    return NewestCharter{newest->second, charters.by_digest.at(newest->second).get()};
  return Refuse(Reason::kCharterUnknown, "没有名为 " + id + " 的程序规则", "no charter is called " + id);
}

bool NoticedFor(const Matter& matter, const MeetingId& meeting) {
  const auto& meetings = matter.visits.back().meetings;
  return matter.phase == Phase::kNoticed && !meetings.empty() && meetings.back() == meeting;
}

absl::Status RequireNoticedFor(const Matter& matter, const MeetingId& meeting) {
  YISHI_RETURN_IF_ERROR(Require(matter, Event::kBoxOpened));
  if (NoticedFor(matter, meeting)) return absl::OkStatus();
  const std::string number = std::to_string(matter.number);
  return Refuse(
      {.reason = Reason::kWrongPhase,
       .zh = "事项 " + number + " 在本次会议通知之后曾退回，已另行通知开会，请在新的会议上进行",
       .en = "matter " + number +
             " went back after this meeting was noticed, and another meeting has been "
             "noticed for it; do this there",
       .rule = "会议通知只对所通知的事项版本和步骤有效 (a notice serves the text and the stage for which it "
               "was given)",
       .numbers = {{"matter", number}}});
}

absl::StatusOr<Effects> DecideOpen(const Surroundings& around, const Matters& matters,
                                   const roster::Acting& acting, std::uint32_t count_this_year,
                                   const v1::OpenMatter& act) {
  YISHI_ASSIGN_OR_RETURN(const NewestCharter newest, FindNewest(around.charters, act.charter_id()));
  const v1::Charter& charter = *newest.charter;
  YISHI_RETURN_IF_ERROR(roster::RequireMember(around.roster, acting, Proposers(charter)));
  if (charter::IsForRecall(charter)) return PetitionNeeded();
  if (act.origin() == v1::ORIGIN_UNSPECIFIED) return wire::FieldMissing("origin");
  const MatterId id = acting.NewId<MatterId>();
  YISHI_RETURN_IF_ERROR(CheckProposal(around, matters, id, charter, act.content(), acting.today));
  Effects effects(2);
  auto* opened = effects[0].mutable_matter_opened();
  opened->set_matter_id(id.str());
  const int year = calendar::CivilDateOf(acting.today).year;
  opened->set_number(static_cast<std::uint32_t>(year) * 10'000 + count_this_year + 1);
  opened->set_charter_digest(newest.digest.str());
  auto* entered = effects[1].mutable_stage_entered();
  entered->set_matter_id(id.str());
  entered->set_stage(0);
  entered->set_phase(ledger::v1::PHASE_AWAITING_MEETING);
  return effects;
}

absl::StatusOr<Effects> DecideRevise(const MatterId& id, const Matters& matters, const Surroundings& around,
                                     const roster::Acting& acting, const v1::ReviseMatter& act) {
  const Matter& matter = matters.at(id);
  YISHI_RETURN_IF_ERROR(Require(matter, Event::kRevised));
  const v1::Charter& charter = CharterOf(around.charters, matter);
  if (!matter.petition || matter.opened_by != acting.person)
    YISHI_RETURN_IF_ERROR(roster::RequireMember(around.roster, acting, Proposers(charter)));
  YISHI_RETURN_IF_ERROR(roster::RequireOfficialKey(acting));
  YISHI_RETURN_IF_ERROR(RequireTextAsSigned(matter, act.content()));
  if (act.replaces_version() != matter.version()) {
    return Refuse({.reason = Reason::kVersionStale,
                   .zh = "当前为第 " + std::to_string(matter.version()) + " 版，你修改的是第 " +
                         std::to_string(act.replaces_version()) + " 版",
                   .en = "the matter is at version " + std::to_string(matter.version()) +
                         ", this replaces version " + std::to_string(act.replaces_version()),
                   .rule = "",
                   .numbers = {{"version", std::to_string(matter.version())},
                               {"replaces", std::to_string(act.replaces_version())}}});
  }
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.answer(), limits::kTextBytes, "answer"));
  YISHI_RETURN_IF_ERROR(CheckProposal(around, matters, id, charter, act.content(), acting.today));
  Effects effects(1);
  auto* revised = effects[0].mutable_matter_revised();
  revised->set_matter_id(act.matter_id());
  revised->set_version(matter.version() + 1);
  revised->set_substantive(IsSubstantive(matter.content(), act.content()));
  return effects;
}

absl::StatusOr<Effects> DecideWithdraw(const Matter& matter, const Surroundings& around,
                                       const roster::Acting& acting, const v1::WithdrawMatter& act) {
  YISHI_RETURN_IF_ERROR(Require(matter, Event::kWithdrawn));
  if (matter.petition)
    return TextFixed("联名提请的事项不能由个人撤回",
                     "a matter that a petition brought is not one person's to withdraw");
  if (matter.opened_by != acting.person) {
    return Refuse(Reason::kNotAuthorised, "只有提出事项的人可以撤回",
                  "only who opened the matter may withdraw it");
  }
  YISHI_RETURN_IF_ERROR(roster::RequireOfficialKey(acting));
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.reason(), limits::kShortTextBytes, "reason"));
  const auto last = static_cast<std::uint32_t>(charter::LastVote(CharterOf(around.charters, matter)));
  if (OpenedBoxAt(matter, last)) {
    return Refuse(Reason::kWrongPhase, "最后一次表决已开箱，不能撤回",
                  "the last vote has opened its box; too late to withdraw");
  }
  Effects effects(1);
  auto* closed = effects[0].mutable_matter_closed();
  closed->set_matter_id(act.matter_id());
  closed->set_cause(ledger::v1::CLOSE_CAUSE_WITHDRAWN);
  return effects;
}

std::vector<MatterId> ProjectOf(const MatterId& id, const Matter& matter, const Matters& matters) {
  const MatterId root = MatterId::From(matter.content().supplements()).value_or(id);
  std::vector<MatterId> project;
  for (const auto& [other_id, other] : matters) {
    if (other_id == root || other.content().supplements() == root.view()) project.push_back(other_id);
  }
  return project;
}

record::Standing StandingOf(const MatterId& id, const Matter& matter, const charter::Charters& charters,
                            const Matters& matters) {
  record::Standing standing;
  standing.matter = id;
  standing.stage = matter.stage;
  standing.since_ms = matter.visits.empty() ? 0 : matter.visits.back().entered_ms;
  standing.implementing = matter.phase == Phase::kWorking ? &StageOf(charters, matter).implement() : nullptr;
  for (const v1::Stage& stage : CharterOf(charters, matter).stages()) {
    if (stage.has_implement()) standing.work = &stage.implement();
  }
  standing.proposers = Proposers(CharterOf(charters, matter));
  standing.project = ProjectOf(id, matter, matters);
  for (const MatterId& other : standing.project) {
    const Matter& part = matters.at(other);
    if (other == id || Resolved(part, CharterOf(charters, part)))
      standing.budget_fen += part.content().amount_fen();
  }
  standing.correction_stands = CorrectionStands(matter);
  return standing;
}

absl::StatusOr<Effects> DecideFinish(const MatterId& id, const Matter& matter, const Surroundings& around,
                                     const roster::Acting& acting, const v1::FinishWork& act) {
  YISHI_RETURN_IF_ERROR(Require(matter, Event::kWorkFinished));
  YISHI_RETURN_IF_ERROR(roster::RequireLead(around.roster, acting, roster::BodyKind::kResidentsCommittee));
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.report(), limits::kTextBytes, "report"));
  const auto gaps =
      record::MissingEvidence(around.records, StandingOf(id, matter, around.charters, around.matters));
  if (gaps.empty()) return Effects{};  // the reaction says what follows
  Refusal refusal{.reason = Reason::kEvidenceMissing,
                  .zh = "",
                  .en = "",
                  .rule = "程序规则要求的实施材料 (the charter's evidence for the implementation)",
                  .numbers = {}};
  for (const record::Gap& gap : gaps) {
    const std::string count = std::to_string(gap.on_file) + "/" + std::to_string(gap.needed);
    AppendJoined(refusal.zh, "；", std::string(record::NameZh(gap.kind)) + " " + count);
    AppendJoined(refusal.en, "; ", std::string(record::NameEn(gap.kind)) + " " + count);
    refusal.numbers.emplace_back(std::string(record::NameEn(gap.kind)), count);
  }
  refusal.zh.insert(0, "材料不齐（已交/应交）：");
  refusal.en.insert(0, "evidence is missing (on file/needed): ");
  return Refuse(std::move(refusal));
}

absl::Status RequireMinutes(const Matter& matter, const Surroundings& around) {
  for (const StageVisit& visit : matter.visits) {
    if (visit.boxes.empty()) continue;
    for (const BoxId& id : visit.boxes) {
      const auto box = around.boxes.find(id);
      const auto meeting =
          box == around.boxes.end() ? around.meetings.end() : around.meetings.find(box->second.meeting);
      if (meeting == around.meetings.end() || meeting->second.closed) continue;
      return Refuse(
          Reason::kMinutesMissing, "上一步的会议尚未提交会议记录并结束，不能进入下一步",
          "the meeting of the step before is not closed yet, so its minutes are missing; the next step waits",
          "城市居民委员会组织法（2026）第三十九条");
    }
  }
  return absl::OkStatus();
}

bool Resolved(const Matter& matter, const v1::Charter& charter) {
  if (matter.phase == Phase::kReturned || matter.annulment) return false;
  if (matter.close_cause == ledger::v1::CLOSE_CAUSE_WITHDRAWN) return false;
  const auto last = static_cast<std::uint32_t>(charter::LastVote(charter));
  // The newest of its votes: one that is walked again takes away what came of those after it. A vote by
  // referral comes after the last that every matter walks.
  const auto newest = std::find_if(
      matter.visits.rbegin(), matter.visits.rend(),
      [&](const StageVisit& visit) { return charter.stages(static_cast<int>(visit.stage)).has_vote(); });
  // A later version that no body had to vote on is the text that was passed, word for word.
  return newest != matter.visits.rend() && newest->stage >= last && newest->passed;
}

absl::StatusOr<const v1::VoteRules*> RequireConvenable(const MatterId& id, const Matter& matter,
                                                       const Surroundings& around, Millis now) {
  YISHI_RETURN_IF_ERROR(Require(matter, Event::kConvened));
  YISHI_RETURN_IF_ERROR(RequireStudied(matter, around, now));
  YISHI_RETURN_IF_ERROR(RequireNotBarred(around, id, CharterOf(around.charters, matter), matter.content(),
                                         around.calendar.DayOf(now)));
  YISHI_RETURN_IF_ERROR(RequireMinutes(matter, around));
  if (matter.content().ownership() == v1::OWNERSHIP_PUBLIC_LENT &&
      !std::any_of(around.records.begin(), around.records.end(), [&](const auto& entry) {
        return entry.second.matter == id && entry.second.kind == record::Kind::kConsent;
      })) {
    return Refuse(Reason::kConsentMissing, "使用公共用地须先有主管单位的同意书",
                  "public land is used: the authority's consent must be on file first");
  }
  return &StageOf(around.charters, matter).vote();
}

}  // namespace yishi::matter
