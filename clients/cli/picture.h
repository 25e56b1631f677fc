// Matters, meetings, boxes and postings as pictures in text.

#ifndef YISHI_CLIENTS_CLI_PICTURE_H_
#define YISHI_CLIENTS_CLI_PICTURE_H_

#include <functional>
#include <string>
#include <vector>

#include "clients/cli/text.h"
#include "engine/base/time.h"
#include "yishi/v1/matter_service.pb.h"
#include "yishi/v1/meeting_service.pb.h"
#include "yishi/v1/posting_service.pb.h"

namespace yishi::cli {

// How to show: the language, and an instant in the community's civil time.
struct Style {
  Language language = Language::kBoth;
  std::function<std::string(Millis)> time;
  std::string invocation = "yishi";  // how suggested commands begin

  std::string In(std::string_view zh, std::string_view en) const { return cli::In(language, zh, en); }
  std::string In(const Phrase& phrase) const { return cli::In(language, phrase); }
  std::string Label(std::string_view zh, std::string_view en) const { return cli::Label(language, zh, en); }
  std::string Aside(std::string_view zh, std::string_view en) const { return cli::Aside(language, zh, en); }
};

using Lines = std::vector<std::string>;

// "✓──✓──▶──○──○──○": done, where it stands, to come; ✗ where it came back.
std::string StageLine(const v1::MatterView& matter);

// The stage line, each stage with its dates and what came out, the money, and who acts next.
Lines MatterPicture(const v1::MatterView& matter, const Style& style);
// One line.
std::string MatterLine(const v1::MatterSummary& matter, const Style& style);
// Who has to do what, from when and until when.
Lines WaitingLines(const v1::WaitingView& waiting, const Style& style);

// Where it stands, what happened, what is asked for next and of whom, who may do what and why not the rest.
Lines ExplanationPicture(const v1::ExplainMatterResponse& view, const Style& style);

Lines MeetingPicture(const v1::GetMeetingResponse& meeting, const Style& style);
std::string MeetingLine(const v1::MeetingView& meeting, const Style& style);

// Turnout before the declaration, the result with its working after it.
Lines BoxPicture(const v1::BoxView& box, const Style& style);
Lines ResultLines(const v1::ResultView& result, const Style& style);

Lines PostingPicture(const v1::PostingView& posting, const Style& style);

// The command that does what is awaited, e.g. "vote 20260001 yes  # 同意 yes，反对 no，弃权 abstain": ready
// to be typed after Style::invocation, with a shell's comment where a choice is the reader's. Empty if none
// does.
std::string CommandFor(const v1::AwaitingView& item);
Lines AgendaLines(const v1::AwaitingView& item, const Style& style);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_PICTURE_H_
