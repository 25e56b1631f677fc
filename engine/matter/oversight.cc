#include "engine/matter/oversight.h"

#include <algorithm>

#include "engine/base/limits.h"
#include "engine/wire/fields.h"

namespace yishi::matter {
namespace {

constexpr char kArticle31[] = "城市居民委员会组织法（2026）第三十一条";
constexpr char kArticle40[] = "城市居民委员会组织法（2026）第四十条";

// That a body has passed this version at the stage, and the matter has moved on from there.
absl::Status RequireWalked(const Matter& matter, const v1::Charter& charter, const std::string& id) {
  const int stage = charter::StageIndex(charter, id);
  const bool votes = stage >= 0 && charter.stages(stage).has_vote();
  const bool walked =
      votes && std::any_of(matter.visits.begin(), matter.visits.end(), [&](const StageVisit& visit) {
        return visit.stage == static_cast<std::uint32_t>(stage) && visit.passed &&
               visit.version == matter.version();
      });
  if (walked && static_cast<std::uint32_t>(stage) < matter.stage) return absl::OkStatus();
  return Refuse({.reason = Reason::kStageNotWalked,
                 .zh = "事项 " + std::to_string(matter.number) + " 的第 " + std::to_string(matter.version()) +
                       " 版没有在步骤“" + id + "”通过并继续，不能要求重开",
                 .en = "version " + std::to_string(matter.version()) + " of matter " +
                       std::to_string(matter.number) + " has not passed a vote at the stage \"" + id +
                       "\" and gone on; it cannot be demanded again there",
                 .rule = "督促重开 (a demand to meet again)",
                 .numbers = {{"stage", id}}});
}

absl::Status RequireFirstDemand(const Matter& matter, std::uint32_t stage) {
  const bool again = std::any_of(matter.reruns.begin(), matter.reruns.end(), [&](const Rerun& rerun) {
    return rerun.version == matter.version() && (rerun.stage == stage || rerun.followed_ms == 0);
  });
  if (!again) return absl::OkStatus();
  return Refuse(Reason::kAlreadyExists,
                "这一步已要求过重开，或前一项要求还没有落实；仍不纠正的，请向街道办（镇政府）和监察机关报告",
                "it has been demanded already, or another demand is not followed yet; report to the street "
                "office or township and the supervision organ",
                "城市居民委员会组织法（2026）第三十六条");
}

// A re-run at once where no disclosure is due; while one is, the law's fifteen days go on.
absl::Status RequireRerunnable(const Matter& matter, const v1::Stage& stage) {
  if (stage.disclose().what() == v1::DISCLOSURE_RESULT) {
    return Refuse(
        Reason::kWrongPhase, "事情已经办完，不能再要求重开会议；请向街道办（镇政府）和监察机关报告",
        "the work is done: no body meets on it again; report to the street office or township and the "
        "supervision organ",
        "城市居民委员会组织法（2026）第三十六条");
  }
  if (matter.phase == Phase::kAwaitingPosting) return absl::OkStatus();
  return Require(matter, Event::kRerun);
}

absl::Status RequireDecision(const Matter& matter, const v1::Charter& charter, std::string_view rule) {
  const Decision decision = DecisionOn(matter, charter);
  const std::string number = std::to_string(matter.number);
  if (decision == Decision::kAnnulled) {
    return Refuse(Reason::kDecisionAnnulled, "事项 " + number + " 的决定已被法院撤销",
                  "a court has annulled the decision on matter " + number, std::string(rule));
  }
  if (decision != Decision::kNone) return absl::OkStatus();
  return Refuse(Reason::kNotResolved, "事项 " + number + " 没有有效的决定",
                "there is no decision on matter " + number + " that stands", std::string(rule));
}

absl::Status RequirePapers(const google::protobuf::RepeatedPtrField<v1::BlobRef>& papers) {
  if (papers.empty()) return wire::FieldMissing("papers");
  return wire::RequireBlobs(papers, "papers");
}

absl::Status CheckDueDay(const v1::OrderCorrection& act, calendar::Day today) {
  if (act.due_day() >= today.days_since_epoch && act.due_day() <= calendar::kLastDay.days_since_epoch)
    return absl::OkStatus();
  return wire::FieldInvalid("due_day", "改正期限须是今天或以后的日期", "must be today or a later day");
}

absl::Status CheckRedo(const Matter& matter, const v1::Charter& charter, const std::string& id) {
  if (id.empty()) return absl::OkStatus();
  YISHI_RETURN_IF_ERROR(Require(matter, Event::kCorrectionOrdered));
  const int stage = charter::StageIndex(charter, id);
  const bool earlier = stage >= 0 && static_cast<std::uint32_t>(stage) < matter.stage;
  if (earlier && charter.stages(stage).has_vote()) return absl::OkStatus();
  return wire::FieldInvalid("redo_stage", "须是更早的表决步骤",
                            "must name an earlier stage in which a body votes");
}

absl::Status CheckOrderForm(const v1::OrderCorrection& act, calendar::Day today) {
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.authority(), limits::kNameBytes, "authority"));
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.reasons(), limits::kTextBytes, "reasons"));
  YISHI_RETURN_IF_ERROR(RequirePapers(act.papers()));
  return CheckDueDay(act, today);
}

// Who may enter a judgment: its papers say what it is, and nobody can keep it off the ledger alone.
absl::Status RequireEntersJudgments(const roster::Roster& roster, const roster::Acting& acting) {
  using roster::BodyKind;
  for (const auto body :
       {BodyKind::kTownship, BodyKind::kSupervisionCommittee, BodyKind::kResidentsCommittee}) {
    if (roster::Belongs(roster, acting.person, body, acting.today)) return roster::RequireOfficialKey(acting);
  }
  return Refuse(
      Reason::kNotAuthorised, "只有居民委员会、居务监督委员会或镇政府的成员可以登记判决",
      "only a member of the residents' committee, the supervision committee or the township may enter a "
      "judgment");
}

void ApplyRerun(Matter& matter, const ledger::v1::RerunDemanded& effect, const v1::Command& command,
                Millis now) {
  Rerun rerun;
  rerun.stage = effect.stage();
  rerun.version = matter.version();
  rerun.reasons = command.demand_rerun().reasons();
  rerun.demanded_ms = now;
  matter.reruns.push_back(std::move(rerun));
}

}  // namespace

absl::StatusOr<Effects> DecideRerun(const Matter& matter, const Surroundings& around,
                                    const roster::Acting& acting, const v1::DemandRerun& act) {
  YISHI_RETURN_IF_ERROR(
      roster::RequireMember(around.roster, acting, roster::BodyKind::kSupervisionCommittee));
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.stage(), limits::kNameBytes, "stage"));
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.reasons(), limits::kTextBytes, "reasons"));
  YISHI_RETURN_IF_ERROR(RequireRerunnable(matter, StageOf(around.charters, matter)));
  const v1::Charter& charter = CharterOf(around.charters, matter);
  YISHI_RETURN_IF_ERROR(RequireWalked(matter, charter, act.stage()));
  const auto stage = static_cast<std::uint32_t>(charter::StageIndex(charter, act.stage()));
  YISHI_RETURN_IF_ERROR(RequireFirstDemand(matter, stage));
  Effects effects(1);
  effects[0].mutable_rerun_demanded()->set_matter_id(act.matter_id());
  effects[0].mutable_rerun_demanded()->set_stage(stage);
  return effects;
}

absl::StatusOr<Effects> DecideOrder(const Matter& matter, const Surroundings& around,
                                    const roster::Acting& acting, const v1::OrderCorrection& act) {
  YISHI_RETURN_IF_ERROR(roster::RequireMember(around.roster, acting, roster::BodyKind::kTownship));
  YISHI_RETURN_IF_ERROR(CheckOrderForm(act, acting.today));
  const v1::Charter& charter = CharterOf(around.charters, matter);
  if (CorrectionStands(matter)) {
    return Refuse(Reason::kAlreadyExists, "已有一项责令改正尚未办结", "an order to correct it stands already",
                  kArticle31);
  }
  YISHI_RETURN_IF_ERROR(RequireDecision(matter, charter, kArticle31));
  YISHI_RETURN_IF_ERROR(CheckRedo(matter, charter, act.redo_stage()));
  Effects effects(1);
  effects[0].mutable_correction_ordered()->set_order_id(acting.NewId<OrderId>().str());
  effects[0].mutable_correction_ordered()->set_matter_id(act.matter_id());
  return effects;
}

absl::StatusOr<Effects> DecideEndCorrection(const Matter& matter, const Surroundings& around,
                                            const roster::Acting& acting, const v1::EndCorrection& act) {
  YISHI_RETURN_IF_ERROR(roster::RequireMember(around.roster, acting, roster::BodyKind::kTownship));
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.text(), limits::kTextBytes, "text"));
  YISHI_ASSIGN_OR_RETURN(const OrderId id, wire::ReadId<OrderId>(act.order_id(), "order_id"));
  const auto order = matter.corrections.find(id);
  if (order == matter.corrections.end())
    return Refuse(Reason::kNotFound, "此事项没有这项责令改正", "this matter has no such order");
  if (order->second.ended_ms != 0)
    return Refuse(Reason::kCorrectionOver, "这项责令改正已办结",
                  "this order has been taken as corrected already");
  Effects effects(1);
  effects[0].mutable_correction_ended()->set_order_id(act.order_id());
  effects[0].mutable_correction_ended()->set_matter_id(act.matter_id());
  return effects;
}

absl::StatusOr<Effects> DecideAnnul(const Matter& matter, const Surroundings& around,
                                    const roster::Acting& acting, const v1::RecordAnnulment& act) {
  YISHI_RETURN_IF_ERROR(RequireEntersJudgments(around.roster, acting));
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.court(), limits::kNameBytes, "court"));
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.judgment(), limits::kNameBytes, "judgment"));
  YISHI_RETURN_IF_ERROR(wire::RequireText(act.text(), limits::kTextBytes, "text"));
  YISHI_RETURN_IF_ERROR(RequirePapers(act.papers()));
  YISHI_RETURN_IF_ERROR(RequireDecision(matter, CharterOf(around.charters, matter), kArticle40));
  if (matter.phase != Phase::kClosed && !Next(matter.phase, Event::kAnnulled)) {
    // Sent back by an order: what it decided then no longer stands by itself.
    return Require(matter, Event::kAnnulled);
  }
  Effects effects(1);
  effects[0].mutable_matter_annulled()->set_matter_id(act.matter_id());
  return effects;
}

Decision DecisionOn(const Matter& matter, const v1::Charter& charter) {
  if (matter.annulment) return Decision::kAnnulled;
  if (CorrectionStands(matter)) return Decision::kCorrectionOrdered;
  return Resolved(matter, charter) ? Decision::kInForce : Decision::kNone;
}

const Rerun* PendingRerun(const Matter& matter) {
  for (const Rerun& rerun : matter.reruns) {
    if (rerun.version == matter.version() && rerun.followed_ms == 0) return &rerun;
  }
  return nullptr;
}

bool CorrectionStands(const Matter& matter) {
  return std::any_of(matter.corrections.begin(), matter.corrections.end(),
                     [](const auto& entry) { return entry.second.ended_ms == 0; });
}

bool ApplyOversight(Matters& matters, const ledger::v1::Effect& effect, const v1::Command& command,
                    Millis admitted_ms) {
  using Kind = ledger::v1::Effect;
  const auto matter = [&](BytesView bytes) -> Matter& { return matters.at(*MatterId::From(bytes)); };
  switch (effect.effect_case()) {
    case Kind::kRerunDemanded:
      ApplyRerun(matter(effect.rerun_demanded().matter_id()), effect.rerun_demanded(), command, admitted_ms);
      return true;
    case Kind::kCorrectionOrdered: {
      Correction correction;
      correction.order = std::make_shared<const v1::OrderCorrection>(command.order_correction());
      correction.ordered_ms = admitted_ms;
      matter(effect.correction_ordered().matter_id())
          .corrections[*OrderId::From(effect.correction_ordered().order_id())] = std::move(correction);
      return true;
    }
    case Kind::kCorrectionEnded: {
      Correction& correction = matter(effect.correction_ended().matter_id())
                                   .corrections.at(*OrderId::From(effect.correction_ended().order_id()));
      correction.ended_ms = admitted_ms;
      correction.outcome = command.end_correction().text();
      return true;
    }
    case Kind::kMatterAnnulled:
      matter(effect.matter_annulled().matter_id()).annulment =
          Annulment{std::make_shared<const v1::RecordAnnulment>(command.record_annulment()), admitted_ms};
      return true;
    default:
      return false;
  }
}

}  // namespace yishi::matter
