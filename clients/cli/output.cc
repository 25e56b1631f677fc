#include "clients/cli/output.h"

#include "clients/cli/exit_code.h"
#include "clients/cli/json.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

std::string ErrorJson(const absl::Status& status) {
  JsonObject out;
  out.Flag("ok", false).Number("exit", static_cast<int>(ExitCodeOf(status)));
  const auto refusal = RefusalOf(status);
  if (!refusal) return out.Text("reason", "").Text("en", std::string(status.message())).str();
  JsonObject numbers;
  for (const auto& [name, value] : refusal->numbers) numbers.Text(name, value);
  const bool usage = ExitCodeOf(status) == ExitCode::kUsage;
  out.Text("reason", usage ? "USAGE" : ReasonName(refusal->reason))
      .Text("zh", refusal->zh)
      .Text("en", refusal->en)
      .Text("rule", refusal->rule)
      .Raw("numbers", numbers.str());
  if (const std::string line = UsageOf(status); !line.empty()) out.Text("usage", line);
  return out.str();
}

Phrase Heading(ExitCode code) {
  switch (code) {
    case ExitCode::kDone:
      return {"完成", "Done"};
    case ExitCode::kRefused:
      return {"未办成", "Not done"};
    case ExitCode::kUsage:
      return {"命令有误", "Usage"};
    case ExitCode::kNotReachable:
      return {"联系不上服务器", "Server not reachable"};
    case ExitCode::kNotProven:
      return {"核验不通过！请保留证据并告知他人", "NOT PROVEN! Keep the evidence and tell others"};
  }
  return {};
}

}  // namespace

void Output::Line(std::string_view text) {
  if (!json) out_ << Harmless(text) << std::endl;  // who watches through a pipe sees each line as it comes
}

void Output::Plain(std::string_view text) { out_ << text << std::flush; }

void Output::Json(std::string_view value) {
  if (json) out_ << value << std::endl;
}

void Output::Note(std::string_view text) {
  if (!json) err_ << Harmless(text) << std::endl;
}

void Output::Error(const absl::Status& status) {
  if (json) {
    out_ << ErrorJson(status) << std::endl;
    return;
  }
  const ExitCode code = ExitCodeOf(status);
  const auto refusal = RefusalOf(status);
  err_ << In(Heading(code));
  if (refusal && code == ExitCode::kRefused) err_ << " (" << ReasonName(refusal->reason) << ")";
  err_ << ":\n";
  if (!refusal) {
    if (code == ExitCode::kNotReachable) {
      err_ << "  "
           << In("请检查服务器是否在运行，地址和端口是否正确",
                 "check that the server runs, and that its address and port are right")
           << '\n';
    }
    err_ << "  " << Harmless(std::string(status.message())) << std::endl;
    return;
  }
  if (language != Language::kEnglish) err_ << "  " << Harmless(refusal->zh) << '\n';
  if (language != Language::kChinese) err_ << "  " << Harmless(refusal->en) << '\n';
  if (!refusal->rule.empty()) err_ << "  " << Label("依据：", "rule: ") << Harmless(refusal->rule) << '\n';
  if (const std::string usage = UsageOf(status); !usage.empty())
    err_ << "  " << Label("用法：", "usage: ") << usage << '\n';
  err_ << std::flush;
}

}  // namespace yishi::cli
