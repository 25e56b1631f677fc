#include "clients/cli/words.h"

#include <array>

namespace yishi::cli {
namespace {

constexpr std::array kChoices = {Word{v1::CHOICE_YES, "yes", "同意", "yes"},
                                 Word{v1::CHOICE_NO, "no", "反对", "no"},
                                 Word{v1::CHOICE_ABSTAIN, "abstain", "弃权", "abstain"}};

constexpr std::array kChannels = {
    Word{v1::CHANNEL_DEVICE, "device", "本人设备", "own device"},
    Word{v1::CHANNEL_DESK_DEVICE, "desk", "签到处共用设备", "the desk's device"},
    Word{v1::CHANNEL_PAPER, "paper", "纸票", "paper"},
    Word{v1::CHANNEL_HANDS, "hands", "举手", "show of hands"}};

constexpr std::array kBodyKinds = {
    Word{v1::BODY_KIND_REGISTRY, "registry", "登记", "registry"},
    Word{v1::BODY_KIND_PARTY_BRANCH_COMMITTEE, "party-branch", "党支部委员会", "Party branch committee"},
    Word{v1::BODY_KIND_RESIDENTS_COMMITTEE, "committee", "居民委员会", "residents' committee"},
    Word{v1::BODY_KIND_PARTY_MEMBERS, "party-members", "党员大会", "Party members' meeting"},
    Word{v1::BODY_KIND_RESIDENT_REPRESENTATIVES, "representatives", "居民代表", "residents' representatives"},
    Word{v1::BODY_KIND_SUPERVISION_COMMITTEE, "supervision", "居务监督委员会", "supervision committee"},
    Word{v1::BODY_KIND_TOWNSHIP, "township", "镇政府", "township"},
    Word{v1::BODY_KIND_TWO_COMMITTEES, "two-committees", "“两委”", "the two committees"},
    Word{v1::BODY_KIND_REPRESENTATIVES_MEETING, "representatives-meeting", "居民代表会议",
         "residents' representatives' meeting"},
    Word{v1::BODY_KIND_RESIDENTS_ASSEMBLY, "assembly", "居民会议", "residents' assembly"},
    Word{v1::BODY_KIND_HOUSEHOLDS_ASSEMBLY, "households", "居民会议（户代表）",
         "residents' assembly (households)"},
    Word{v1::BODY_KIND_OWNERS_MEETING, "owners", "业主大会", "owners' meeting"},
    Word{v1::BODY_KIND_RESIDENTS_GROUP, "group", "居民小组", "residents' group"}};

constexpr std::array kCapacities = {
    Word{v1::CAPACITY_MEMBER, "member", "成员", "member"}, Word{v1::CAPACITY_HEAD, "head", "负责人", "head"},
    Word{v1::CAPACITY_DEPUTY, "deputy", "副职", "deputy"},
    Word{v1::CAPACITY_PROBATIONARY, "probationary", "预备党员", "probationary"}};

constexpr std::array kOrigins = {
    Word{v1::ORIGIN_RESIDENTS, "residents", "党员群众建议", "suggested by residents"},
    Word{v1::ORIGIN_OFFICERS, "officers", "干部提议", "proposed by officers"},
    Word{v1::ORIGIN_SUPERIOR, "superior", "上级安排", "arranged by a superior"}};

constexpr std::array kOwnerships = {
    Word{v1::OWNERSHIP_COMMUNITY, "community", "社区公共事务", "the community's own"},
    Word{v1::OWNERSHIP_PUBLIC_LENT, "public-lent", "借用公有土地或财产", "public land or property on loan"},
    Word{v1::OWNERSHIP_OWNERS_COMMON, "owners", "业主共有部分", "the owners' common parts"}};

constexpr std::array kRecordKinds = {
    Word{v1::RECORD_KIND_MINUTES, "minutes", "会议记录", "minutes"},
    Word{v1::RECORD_KIND_OPINION, "opinion", "监督意见", "supervisors' opinion"},
    Word{v1::RECORD_KIND_PLAN, "plan", "实施方案", "plan"},
    Word{v1::RECORD_KIND_QUOTE, "quote", "报价", "quote"},
    Word{v1::RECORD_KIND_CONTRACT, "contract", "合同", "contract"},
    Word{v1::RECORD_KIND_PROGRESS, "progress", "进度", "progress"},
    Word{v1::RECORD_KIND_PAYMENT, "payment", "付款凭证", "payment"},
    Word{v1::RECORD_KIND_ACCEPTANCE, "acceptance", "验收", "acceptance"},
    Word{v1::RECORD_KIND_CONSENT, "consent", "同意书", "consent"},
    Word{v1::RECORD_KIND_TENDER, "tender", "招标结果", "tender"},
    Word{v1::RECORD_KIND_DECLARATION, "declaration", "利益冲突申报", "declaration of interests"},
    Word{v1::RECORD_KIND_CHANGE_ORDER, "change-order", "合同变更", "change order"},
    Word{v1::RECORD_KIND_REPORT, "report", "监督报告", "supervisors' report"}};

constexpr std::array kRollChangeCauses = {
    Word{v1::ROLL_CHANGE_CAUSE_DEATH, "death", "去世", "death"},
    Word{v1::ROLL_CHANGE_CAUSE_TERM_OVER, "term-over", "任期届满", "end of term"},
    Word{v1::ROLL_CHANGE_CAUSE_COURT, "court", "法院裁判", "a court"},
    Word{v1::ROLL_CHANGE_CAUSE_OBJECTION, "objection", "异议成立", "an upheld objection"}};

constexpr std::array kMatterStandings = {
    Word{v1::MATTER_STANDING_IN_FORCE, "in-force", "有效", "in force"},
    Word{v1::MATTER_STANDING_CORRECTION_ORDERED, "correction-ordered", "责令改正中",
         "ordered to be corrected"},
    Word{v1::MATTER_STANDING_ANNULLED, "annulled", "已被法院撤销", "annulled by a court"}};

constexpr std::array kRoles = {Word{v1::MEETING_ROLE_CHAIR, "chair", "主持人", "chair"},
                               Word{v1::MEETING_ROLE_SECRETARY, "secretary", "记录人", "secretary"},
                               Word{v1::MEETING_ROLE_DESK, "desk", "签到处", "desk"},
                               Word{v1::MEETING_ROLE_TELLER, "teller", "计票人", "teller"},
                               Word{v1::MEETING_ROLE_SCRUTINEER, "scrutineer", "监票人", "scrutineer"}};

constexpr std::array kVerdicts = {
    Word{v1::OPINION_VERDICT_AGREES, "agrees", "无异议", "agrees"},
    Word{v1::OPINION_VERDICT_RESERVATIONS, "reservations", "有保留", "reservations"},
    Word{v1::OPINION_VERDICT_DISAGREES, "disagrees", "程序有违", "disagrees"}};

constexpr std::array kErasureGrounds = {
    Word{v1::ERASURE_GROUND_NO_LONGER_NEEDED, "no-longer-needed", "不再需要", "no longer needed"},
    Word{v1::ERASURE_GROUND_RETENTION_OVER, "retention-over", "保存期限已满", "kept long enough"},
    Word{v1::ERASURE_GROUND_CONSENT_WITHDRAWN, "consent-withdrawn", "本人撤回同意", "consent withdrawn"},
    Word{v1::ERASURE_GROUND_UNLAWFUL, "unlawful", "违法或违反约定", "kept unlawfully"}};

constexpr std::array kCauses = {
    Word{v1::INTERRUPTION_CAUSE_OFFICE, "office", "办公人员撤下或更改", "by the office"},
    Word{v1::INTERRUPTION_CAUSE_OTHERS, "others", "他人或天气", "by others or the weather"}};

constexpr std::array kLevels = {
    Word{v1::OBJECTION_LEVEL_COMMITTEE, "committee", "居民委员会", "residents' committee"},
    Word{v1::OBJECTION_LEVEL_SUPERVISION, "supervision", "居务监督委员会", "supervision committee"},
    Word{v1::OBJECTION_LEVEL_TOWNSHIP, "township", "镇政府", "township"}};

constexpr std::array kObjectionOutcomes = {
    Word{v1::OBJECTION_OUTCOME_DISMISSED, "dismissed", "不成立", "dismissed"},
    Word{v1::OBJECTION_OUTCOME_UPHELD, "upheld", "成立", "upheld"}};

constexpr std::array kSuites = {Word{v1::SUITE_INTL, "intl", "国际算法", "INTL"},
                                Word{v1::SUITE_GM, "gm", "国密", "GM"}};

constexpr std::array kBoxPhases = {Word{v1::BOX_PHASE_VIEW_CASTING, "casting", "投票中", "voting"},
                                   Word{v1::BOX_PHASE_VIEW_COUNTING, "counting", "计票中", "counting"},
                                   Word{v1::BOX_PHASE_VIEW_DECLARED, "declared", "已宣布", "declared"}};

constexpr std::array kStandings = {Word{v1::POSTING_STANDING_HANGING, "hanging", "公示中", "hanging"},
                                   Word{v1::POSTING_STANDING_COMPLETED, "completed", "公示期满", "completed"},
                                   Word{v1::POSTING_STANDING_ENDED, "ended", "提前结束", "ended early"}};

constexpr std::array kBoxOutcomes = {
    Word{ledger::v1::BOX_OUTCOME_PASSED, "passed", "通过", "passed"},
    Word{ledger::v1::BOX_OUTCOME_REJECTED, "rejected", "未通过", "rejected"},
    Word{ledger::v1::BOX_OUTCOME_VOID, "void", "作废，须重新表决", "void, to be voted again"},
    Word{ledger::v1::BOX_OUTCOME_TIED, "tied", "并列，等待公开种子", "tied, awaiting the public seed"}};

constexpr std::array kCloseCauses = {
    Word{ledger::v1::CLOSE_CAUSE_COMPLETED, "completed", "全部办结", "completed"},
    Word{ledger::v1::CLOSE_CAUSE_REJECTED, "rejected", "被否决", "rejected"},
    Word{ledger::v1::CLOSE_CAUSE_WITHDRAWN, "withdrawn", "已撤回", "withdrawn"},
    Word{ledger::v1::CLOSE_CAUSE_ANNULLED, "annulled", "被法院撤销", "annulled by a court"}};

Phrase Find(std::span<const Word> words, int value) {
  for (const Word& word : words) {
    if (word.value == value) return {std::string(word.zh), std::string(word.en)};
  }
  return {"—", "—"};
}

}  // namespace

std::span<const Word> Choices() { return kChoices; }
std::span<const Word> Channels() { return kChannels; }
std::span<const Word> BodyKinds() { return kBodyKinds; }
std::span<const Word> Origins() { return kOrigins; }
std::span<const Word> Ownerships() { return kOwnerships; }
std::span<const Word> Verdicts() { return kVerdicts; }
std::span<const Word> Causes() { return kCauses; }
std::span<const Word> ObjectionOutcomes() { return kObjectionOutcomes; }
std::span<const Word> Suites() { return kSuites; }
std::span<const Word> RecordKinds() { return kRecordKinds; }
std::span<const Word> ErasureGrounds() { return kErasureGrounds; }
std::span<const Word> RollChangeCauses() { return kRollChangeCauses; }

Phrase NameOf(v1::Choice choice) { return Find(kChoices, choice); }
Phrase NameOf(v1::Channel channel) { return Find(kChannels, channel); }
Phrase NameOf(v1::BodyKind body) { return Find(kBodyKinds, body); }
Phrase NameOf(v1::Capacity capacity) { return Find(kCapacities, capacity); }
Phrase NameOf(v1::Origin origin) { return Find(kOrigins, origin); }
Phrase NameOf(v1::RecordKind kind) { return Find(kRecordKinds, kind); }
Phrase NameOf(v1::MeetingRole role) { return Find(kRoles, role); }
Phrase NameOf(v1::BoxPhaseView phase) { return Find(kBoxPhases, phase); }
Phrase NameOf(v1::PostingStanding standing) { return Find(kStandings, standing); }
Phrase NameOf(v1::ObjectionLevel level) { return Find(kLevels, level); }
Phrase NameOf(v1::ObjectionOutcome outcome) { return Find(kObjectionOutcomes, outcome); }
Phrase NameOf(v1::InterruptionCause cause) { return Find(kCauses, cause); }
Phrase NameOf(v1::ErasureGround ground) { return Find(kErasureGrounds, ground); }
Phrase NameOf(v1::OpinionVerdict verdict) { return Find(kVerdicts, verdict); }
Phrase NameOf(ledger::v1::BoxOutcome outcome) { return Find(kBoxOutcomes, outcome); }
Phrase NameOf(v1::RollChangeCause cause) { return Find(kRollChangeCauses, cause); }
Phrase NameOf(v1::MatterStanding standing) { return Find(kMatterStandings, standing); }
Phrase NameOf(ledger::v1::CloseCause cause) { return Find(kCloseCauses, cause); }

}  // namespace yishi::cli
