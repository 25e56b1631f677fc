#include "clients/cli/clerk.h"

#include <array>

#include "clients/cli/command.h"
#include "clients/cli/confirming.h"
#include "clients/cli/erasing.h"
#include "clients/cli/roll_acts.h"

namespace yishi::cli {
namespace {

constexpr std::array kCommands = {
    Command{"clerk", "founder", "NAME [--suite intl|gm]",
            "在本机为一位发起人做密钥，打印交给第一发起人的一行",
            "Make a founder's key here, and print the line for the first founder", MakeFounder,
            "clerk founder 丁瑶"},
    Command{"clerk", "found",
            "NAME --code CODE --founder WHO... --place NAME... [--suite intl|gm] [--name-en TEXT] "
            "[--utc-offset MINUTES] [--calendar FILE] [--recovery-days N] [--operator-token TOKEN]",
            "创建社区；发起人是本机密钥的名称，或别人给的那一行",
            "Found a community; founders are keys here, or others' lines", FoundCommunity,
            "clerk found 虹桥社区 --code hongqiao --founder 丁瑶 --founder 杨子彤 --place 社区公示栏"},
    Command{"clerk", "join", "WHO", "社区创建后，把另一位发起人的密钥接上",
            "Tie another founder's key to the founded community", Join, "clerk join 杨子彤"},
    Command{"clerk", "import", "FILE [--preview] [--relatives-apart]", "导入名册，先给预览",
            "Import a roster, with a preview first", ImportRoster, "clerk import roster.csv"},
    Command{"clerk", "confirm-roster", "[IMPORT]", "确认名册，使其生效",
            "Confirm a roster, which then takes effect", ConfirmRoster, "clerk confirm-roster"},
    Command{"clerk", "change-roll",
            "MEETING death|term-over|court|objection TEXT [--remove WHO]... [--add WHO]... [--objection ID] "
            "[--paper FILE]...",
            "更改已公布的应到名单，只因所列原因，须另一人确认",
            "Change a roll after the notice, for a listed cause; another official confirms", ChangeRoll,
            "change-roll 20260001 death 3月8日去世 --remove 田凤花"},
    Command{"clerk", "confirm-roll-change", "MEETING [--change ID]", "确认应到名单的更改",
            "Confirm a change of a meeting's roll", ConfirmRollChange, "clerk confirm-roll-change 20260001"},
    Command{"clerk", "slips", "[NAME...] [--body BODY]... [--all] [--days N] --out FILE",
            "打印登记单：给点名的人、某组织的人，或所有没有密钥的人",
            "Print enrolment slips: for those named, a body, or all without a key", IssueSlips,
            "clerk slips --body representatives --body committee --out 登记单.txt"},
    Command{"clerk", "pending", "", "等待第二人确认的名册和密钥", "What waits for a second signature",
            ShowPending, "pending"},
    Command{"clerk", "confirm-keys", "[NAME...]", "确认任职者的密钥", "Confirm office-holders' keys",
            ConfirmKeys, "clerk confirm-keys"},
    Command{"clerk", "confirm-recovery", "NAME REASON",
            "当面核对后，确认代替丢失密钥的新密钥；等待期满才有效，本人可以停止",
            "Confirm a key in a lost one's place; it waits, and its owner can stop it", ConfirmRecovery,
            "clerk confirm-recovery 田凤花 手机丢失，本人持身份证到场"},
    Command{"clerk", "revoke-key", "KEY REASON [--since TIME]", "吊销密钥", "Revoke a key", RevokeKey,
            "clerk revoke-key 9f86d081884c7d65 手机遗失"},
    Command{"clerk", "contents", "NAME", "某人在账本旁有哪些个人信息（不显示内容）",
            "Which personal contents of somebody lie beside the ledger, never what they say", ShowContents,
            "clerk contents 田凤花"},
    Command{"clerk", "erase", "CONTENT no-longer-needed|retention-over|consent-withdrawn|unlawful REASON",
            "提议删除一项个人信息，须另一人确认",
            "Propose to erase a personal content; another official confirms", ProposeErasure,
            "clerk erase 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae retention-over "
            "已迁出两年"},
    Command{"clerk", "confirm-erasure", "[ERASURE]", "确认删除个人信息，删除后不能恢复",
            "Confirm an erasure, which is for good", ConfirmErasure, "clerk confirm-erasure"},
    Command{"clerk", "people", "[NAME]", "本机的人员对照表", "The map of persons on this device", ShowPeople,
            "clerk people 田凤花"},
};

}  // namespace

std::span<const Command> ClerkCommands() { return kCommands; }

}  // namespace yishi::cli
