// What each kind of fault is called and what follows from it.

#include <array>

#include "clients/audit/fault.h"

namespace yishi::audit {
namespace {

struct Row {
  FaultKind kind;
  FaultKindInfo info;
};

// One row a kind, in the order of the enumeration.
constexpr std::array kRows{
    Row{FaultKind::kContainerDamaged,
        {"CONTAINER_DAMAGED", Severity::kGrave, "文件不是导出时的原样，请重新取得一份。",
         "The file is not as it was exported: get another copy."}},
    Row{FaultKind::kFileMissing,
        {"FILE_MISSING", Severity::kGrave, "归档不完整，不能证明什么。",
         "The archive is incomplete and proves nothing."}},
    Row{FaultKind::kLayoutDiffers,
        {"LAYOUT_DIFFERS", Severity::kMinor, "与账本本身无关；此内容未经核验。",
         "This does not touch the ledger; what is there was not checked."}},
    Row{FaultKind::kBundleDamaged,
        {"BUNDLE_DAMAGED", Severity::kGrave, "此后的记录无法读出。",
         "The entries from here on cannot be read."}},
    Row{FaultKind::kCheckpointMalformed,
        {"CHECKPOINT_MALFORMED", Severity::kGrave, "没有可核对的签名摘要，记录可能被任何人改写。",
         "There is no signed head to compare with: anyone may have rewritten the entries."}},
    Row{FaultKind::kCheckpointUnsigned,
        {"CHECKPOINT_UNSIGNED", Severity::kGrave, "摘要不是本账本的日志所签，不能证明记录未被改写。",
         "This ledger's log did not sign the head, which then proves nothing."}},
    Row{FaultKind::kOriginDiffers,
        {"ORIGIN_DIFFERS", Severity::kGrave, "摘要属于另一本账本。", "The head is another ledger's."}},
    Row{FaultKind::kSizeDiffers,
        {"SIZE_DIFFERS", Severity::kGrave, "有记录被删去，或有记录未经日志签署。",
         "Entries were taken out, or there are some that the log did not sign for."}},
    Row{FaultKind::kRootDiffers,
        {"ROOT_DIFFERS", Severity::kGrave, "至少有一条记录与日志签署时不同，或次序被改动。",
         "At least one entry is not what the log signed for, or their order was changed."}},
    Row{FaultKind::kLedgerUnexpected,
        {"LEDGER_UNEXPECTED", Severity::kGrave, "这不是您要核对的账本，建立记录可能是伪造的。",
         "This is not the ledger that you asked for: its founding may be forged."}},
    Row{FaultKind::kLogKeyUnexpected,
        {"LOG_KEY_UNEXPECTED", Severity::kGrave, "日志密钥不是您所知的那一把，建立记录可能是伪造的。",
         "The log's key is not the one that you know: the founding may be forged."}},
    Row{FaultKind::kEntryMalformed,
        {"ENTRY_MALFORMED", Severity::kGrave, "此条无法读出，此后的结果不能重新得出。",
         "This entry cannot be read, and nothing after it can be decided again."}},
    Row{FaultKind::kEntryHeaderInvalid,
        {"ENTRY_HEADER_INVALID", Severity::kGrave, "引擎不会写出这样的记录。",
         "No engine writes such an entry."}},
    Row{FaultKind::kSequenceBroken,
        {"SEQUENCE_BROKEN", Severity::kGrave, "有记录被删去、插入或调换。",
         "Entries were taken out, put in or moved."}},
    Row{FaultKind::kTimeInvalid,
        {"TIME_INVALID", Severity::kGrave, "此条的时间不可能属实。",
         "No entry can have been made at that time."}},
    Row{FaultKind::kTimeBackwards,
        {"TIME_BACKWARDS", Severity::kSerious, "记录的时间不可信，期限须另行核对。",
         "The times cannot be trusted, nor can what depends on them."}},
    Row{FaultKind::kChainBroken,
        {"CHAIN_BROKEN", Severity::kGrave, "此事项（或会议）的经过缺了一段或被改写。",
         "Part of this subject's history is missing or was rewritten."}},
    Row{FaultKind::kChainContinued,
        {"CHAIN_CONTINUED", Severity::kSerious, "办结之后的记录无效。",
         "What follows the end of a subject is not valid."}},
    Row{FaultKind::kCommandMalformed,
        {"COMMAND_MALFORMED", Severity::kGrave, "所签内容可有多种读法，不能作为依据。",
         "What was signed can be read in more than one way, or in none."}},
    Row{FaultKind::kSignatureInvalid,
        {"SIGNATURE_INVALID", Severity::kGrave, "此人没有签署过这项内容；以下按其有效继续核对。",
         "That person never signed this; what follows was checked as if they had."}},
    Row{FaultKind::kKeyUnknown,
        {"KEY_UNKNOWN", Severity::kGrave, "不知由谁签署。", "Nobody knows who signed."}},
    Row{FaultKind::kKeyRevoked,
        {"KEY_REVOKED", Severity::kSerious, "吊销之后的签署无效；以下按其有效继续核对。",
         "A signature after the revocation is not valid; what follows was checked as if it were."}},
    Row{FaultKind::kKeyWrongPurpose,
        {"KEY_WRONG_PURPOSE", Severity::kSerious, "此密钥不能签署这种命令。",
         "This key may not sign such a command."}},
    Row{FaultKind::kWrongLedger,
        {"WRONG_LEDGER", Severity::kGrave, "此命令是为另一本账本签署的。",
         "The command was signed for another ledger."}},
    Row{FaultKind::kOutsideWindow,
        {"OUTSIDE_WINDOW", Severity::kSerious, "记录的时间与签署人所定的时限不符。",
         "The entry's time is not one that the signer allowed."}},
    Row{FaultKind::kSeenHeadUnknown,
        {"SEEN_HEAD_UNKNOWN", Severity::kGrave, "签署人见过的账本比这里多，有记录被删去。",
         "The signer had seen more entries than were here: some were taken out."}},
    Row{FaultKind::kSeenHeadDiffers,
        {"SEEN_HEAD_DIFFERS", Severity::kGrave,
         "签署人见过的账本与这里不同：有人出示过两份历史，或改写了此前的记录。",
         "The signer had seen another history: two were shown, or what went before was rewritten."}},
    Row{FaultKind::kCommandRepeated,
        {"COMMAND_REPEATED", Severity::kGrave, "同一签名被用了两次，第二次无效。",
         "One signature was used twice; the second use is not valid."}},
    Row{FaultKind::kDecisionRefused,
        {"DECISION_REFUSED", Severity::kGrave, "按规则此命令应被拒绝，却被写入账本。",
         "By the rules this command is refused, and yet it was entered."}},
    Row{FaultKind::kEffectsDiffer,
        {"EFFECTS_DIFFER", Severity::kGrave, "记录的结果不是规则得出的结果。",
         "What was recorded does not follow from the rules."}},
    Row{FaultKind::kTallyDiffers,
        {"TALLY_DIFFERS", Severity::kGrave, "宣布的票数与选票不符。",
         "The count that was declared is not what the ballots say."}},
    Row{FaultKind::kOutcomeDiffers,
        {"OUTCOME_DIFFERS", Severity::kGrave, "宣布的结论不是票数和程序规则得出的结论。",
         "The outcome that was declared does not follow from the count and the charter."}},
    Row{FaultKind::kRollDiffers,
        {"ROLL_DIFFERS", Severity::kGrave, "应到名单不是当时名册得出的名单。",
         "The roll is not the one that the roster gave at that time."}},
    Row{FaultKind::kClockEarly,
        {"CLOCK_EARLY", Severity::kGrave, "期限未到就被当作已到。",
         "A deadline was taken to have passed before it had."}},
    Row{FaultKind::kDueSkipped,
        {"DUE_SKIPPED", Severity::kSerious, "到期应发生的事没有及时记入，其后的命令本应在其后判断。",
         "What had become due was not entered first, as the rules demand."}},
    Row{FaultKind::kOpeningMalformed,
        {"OPENING_MALFORMED", Severity::kSerious, "此选票的内容无法读出。",
         "What this ballot says cannot be read."}},
    Row{FaultKind::kOpeningMismatch,
        {"OPENING_MISMATCH", Severity::kGrave, "公布的选票内容不是投票时所承诺的内容。",
         "What was released is not what the voter committed to."}},
    Row{FaultKind::kOpeningMissing,
        {"OPENING_MISSING", Severity::kGrave, "结果已宣布而选票内容未公布，票数无法复核。",
         "The box is declared and this ballot not released: the count cannot be checked."}},
    Row{FaultKind::kOpeningMisplaced,
        {"OPENING_MISPLACED", Severity::kSerious, "没有与之对应的选票。", "No ballot belongs to it there."}},
    Row{FaultKind::kOpeningEarly,
        {"OPENING_EARLY", Severity::kSerious, "结果宣布之前选票内容已外泄。",
         "A choice was given away before the result was declared."}},
    Row{FaultKind::kDocumentDiffers,
        {"DOCUMENT_DIFFERS", Severity::kSerious, "此文件不是账本所引用的那一份。",
         "This is not the document that the ledger refers to."}},
    Row{FaultKind::kDocumentUnnamed,
        {"DOCUMENT_UNNAMED", Severity::kMinor, "账本中没有引用它，它不证明什么。",
         "Nothing in the ledger refers to it, and it proves nothing."}},
    Row{FaultKind::kTooManyFaults,
        {"TOO_MANY_FAULTS", Severity::kGrave, "问题太多，没有全部列出。",
         "There are too many faults to list them all."}},
};

constexpr bool InOrder() {
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    if (static_cast<std::size_t>(kRows[i].kind) != i) return false;
  }
  return true;
}
static_assert(InOrder() && kRows.size() == static_cast<std::size_t>(FaultKind::kTooManyFaults) + 1,
              "every kind has its row");

}  // namespace

const FaultKindInfo& InfoOf(FaultKind kind) { return kRows[static_cast<std::size_t>(kind)].info; }

const std::vector<FaultKind>& AllFaultKinds() {
  static const std::vector<FaultKind> kinds = [] {
    std::vector<FaultKind> all;
    for (const Row& row : kRows) all.push_back(row.kind);
    return all;
  }();
  return kinds;
}

}  // namespace yishi::audit
