#include "tests/scenario/script.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <vector>

#include "engine/base/status.h"
#include "tests/scenario/print.h"
#include "tests/scenario/world.h"

namespace yishi::scenario {
namespace {

std::vector<std::string> Words(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

std::string ReadCharter(const std::string& name) {
  for (const char* folder : {"/engine/charter/charters/", "/tests/scenario/charters/"}) {
    std::ifstream in(std::string(YISHI_SOURCE_DIR) + folder + name + ".txtpb");
    std::stringstream out;
    out << in.rdbuf();
    if (in) return out.str();
  }
  return "";
}

// "refused QUORUM_NOT_REACHED: zh / en (rule)"
std::string Refused(const absl::Status& status) {
  if (!RefusalOf(status)) return "FAILED " + std::string(status.message()) + "\n";
  return "refused " + ToText(status) + "\n";
}

class Player {
 public:
  explicit Player(crypto::SuiteId suite) : world_(suite) {}

  // What one command line gives.
  std::string Play(const std::string& line) {
    const std::vector<std::string> words = Words(line);
    if (words.empty()) return "";
    const std::string& verb = words[0];
    if (verb == "people") return People(words);
    if (verb == "founded") return Founded(words);
    if (verb == "at") return At(line.substr(3));
    if (verb == "adopt") return Outcome(world_.Adopt(words[1], ReadCharter(words[2])));
    if (verb == "show") return world_.Show(words[1]);
    if (verb == "with") return With(words);
    if (verb == "everyone") return Everyone(words);
    return Person(line, words);
  }

 private:
  // people rep 5 RESIDENT_REPRESENTATIVES: rep1 to rep5. people dir RESIDENTS_COMMITTEE:HEAD: one person.
  std::string People(const std::vector<std::string>& words) {
    const bool many = words.size() > 2 && std::isdigit(static_cast<unsigned char>(words[2][0]));
    const std::vector<std::string> seats(words.begin() + (many ? 3 : 2), words.end());
    if (!many) {
      world_.AddPerson(words[1], seats);
      return "";
    }
    for (int i = 1; i <= std::stoi(words[2]); ++i) world_.AddPerson(words[1] + std::to_string(i), seats);
    return "";
  }

  // founded by reg1 reg2: founding, roster, keys.
  std::string Founded(const std::vector<std::string>& words) {
    for (const absl::Status& status :
         {world_.Found(words[2], words[3]), world_.ImportRoster(words[2], words[3]),
          world_.EnrolAll(words[2], words[3])}) {
      if (!status.ok()) return world_.WithNames(Refused(status));
    }
    return "";
  }

  std::string At(const std::string& time) {
    world_.SetNow(ParseTime(time, world_.days()));
    std::string out;
    for (const auto& entry : world_.LetTimePass()) out += "clock: " + world_.Print(entry);
    return out;
  }

  // with bad-signature | wrong-ledger | ...: what the next act gets wrong.
  std::string With(const std::vector<std::string>& words) {
    World::Tamper& tamper = world_.tamper;
    const std::string& what = words[1];
    if (what == "bad-signature") tamper.bad_signature = true;
    if (what == "wrong-ledger") tamper.wrong_ledger = true;
    if (what == "wrong-seen") tamper.wrong_seen = true;
    if (what == "stale-subject") tamper.stale_subject = true;
    if (what == "without-opening") tamper.without_opening = true;
    if (what == "other-opening") tamper.other_opening = true;
    if (what == "actor") tamper.as_person = words[2];
    if (what == "question-of") tamper.question_of = words[2];
    if (what == "issued") tamper.issued_shift_ms = std::stoll(words[2]) * kMinuteMs;
    return "";
  }

  // everyone rep 1 5 votes yes on B1; everyone rep 1 5 checks in to R1.
  std::string Everyone(const std::vector<std::string>& words) {
    std::string rest;
    for (std::size_t i = 4; i < words.size(); ++i) rest += " " + words[i];
    std::string last;
    for (int i = std::stoi(words[2]); i <= std::stoi(words[3]); ++i)
      last = Play(words[1] + std::to_string(i) + rest);
    return last;
  }

  std::string Person(const std::string& line, const std::vector<std::string>& words) {
    const std::string& who = words[0];
    if (!world_.Knows(who)) return "FAILED nobody is called " + who + "\n";
    const std::string& verb = words[1];
    if (verb == "votes") return Outcome(world_.Vote(who, words[4], ChoiceOf(words[2])));
    if (verb == "objects") return Outcome(world_.Object(who, words[3], words.size() > 5 ? words[5] : ""));
    if (verb == "checks") {
      return Outcome(world_.Act(who,
                                "check_in { meeting_id: @" + words[4] + " attendances { person_id: @" + who +
                                    " channel: CHANNEL_DEVICE } }",
                                ""));
    }
    std::string text = line.substr(who.size() + 1);
    std::string as;
    const std::size_t at = text.rfind("} as ");
    if (at != std::string::npos) {
      as = text.substr(at + 5);
      text.resize(at + 1);
    }
    return Outcome(world_.Act(who, text, as));
  }

  static v1::Choice ChoiceOf(const std::string& word) {
    if (word == "yes") return v1::CHOICE_YES;
    if (word == "no") return v1::CHOICE_NO;
    return word == "abstain" ? v1::CHOICE_ABSTAIN : v1::CHOICE_UNSPECIFIED;
  }

  std::string Outcome(const absl::StatusOr<ledger::v1::Entry>& entry) {
    world_.tamper = {};
    return entry.ok() ? world_.Print(*entry) : world_.WithNames(Refused(entry.status()));
  }

  World world_;
};

}  // namespace

std::string Transcript(const std::string& script, crypto::SuiteId suite) {
  Player player(suite);
  std::istringstream in(script);
  std::string out;
  std::string transcript;
  bool in_transcript = false;
  std::string command;  // an act may go on over several lines, until its braces are closed
  for (std::string line; std::getline(in, line);) {
    if (in_transcript) {
      if (!line.empty()) continue;
      in_transcript = false;
      out += "\n";
      continue;
    }
    out += line + "\n";
    if (line == "----") {
      out += transcript;
      transcript.clear();
      in_transcript = true;
    } else if (!line.starts_with("#")) {
      command += (command.empty() ? "" : " ") + line;
      const auto open = std::count(command.begin(), command.end(), '{');
      if (open != std::count(command.begin(), command.end(), '}')) continue;
      transcript += player.Play(command);
      command.clear();
    }
  }
  return out;
}

}  // namespace yishi::scenario
