// What the program prints: sentences for people, or one JSON value for scripts.

#ifndef YISHI_CLIENTS_CLI_OUTPUT_H_
#define YISHI_CLIENTS_CLI_OUTPUT_H_

#include <ostream>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "clients/cli/text.h"

namespace yishi::cli {

// Everything for people is made harmless (text.h) before it reaches the terminal: titles and names come from
// others.
class Output {
 public:
  Output(std::ostream& out, std::ostream& err) : out_(out), err_(err) {}

  Language language = Language::kBoth;
  bool json = false;

  std::string In(std::string_view zh, std::string_view en) const { return cli::In(language, zh, en); }
  std::string In(const Phrase& phrase) const { return cli::In(language, phrase); }
  std::string Label(std::string_view zh, std::string_view en) const { return cli::Label(language, zh, en); }
  std::string Aside(std::string_view zh, std::string_view en) const { return cli::Aside(language, zh, en); }

  // A line for people; nothing where JSON is asked for.
  void Line(std::string_view text = "");
  void Line(std::string_view zh, std::string_view en) { Line(In(zh, en)); }

  // Text that is the answer itself, such as help and completion: printed in any case.
  void Plain(std::string_view text);

  // The value for scripts; nothing where it was not asked for. Once for each run; for each message of a
  // watch.
  void Json(std::string_view value);

  // What happens meanwhile, to the error stream, for people only.
  void Note(std::string_view text);
  void Note(std::string_view zh, std::string_view en) { Note(In(zh, en)); }

  // The error, on the error stream for people, on the output as {"ok":false,…} for scripts.
  void Error(const absl::Status& status);

 private:
  std::ostream& out_;
  std::ostream& err_;
};

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_OUTPUT_H_
