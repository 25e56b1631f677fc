// Tells the story as it goes: short lines in Chinese, in English, or in both.

#ifndef YISHI_TESTS_DEMO_NARRATOR_H_
#define YISHI_TESTS_DEMO_NARRATOR_H_

#include <iosfwd>
#include <string>

#include "absl/status/status.h"

namespace yishi::demo {

enum class Language { kZh, kEn, kBoth };

// The same thing said twice.
struct Words {
  std::string zh;
  std::string en;
};

class Narrator {
 public:
  // `out` must outlive this. A quiet one says only what comes at the end.
  Narrator(std::ostream& out, Language language, bool quiet)
      : out_(out), language_(language), quiet_(quiet) {}

  void Chapter(const Words& title);
  // The day and hour from which on the lines play.
  void Scene(const std::string& time);
  void Say(const Words& words) { Print("  ", words); }
  // What belongs to the line before, `depth` steps further in.
  void Detail(const Words& words, int depth = 1);
  // Somebody tried something, and the server said no: its own sentences and the rule that it named.
  void Refused(const Words& what, const absl::Status& refusal);
  // A line at the end, told to quiet readers as well.
  void Finish(const Words& words);

 private:
  void Print(const std::string& before, const Words& words);

  std::ostream& out_;
  const Language language_;
  const bool quiet_;
};

}  // namespace yishi::demo

#endif  // YISHI_TESTS_DEMO_NARRATOR_H_
