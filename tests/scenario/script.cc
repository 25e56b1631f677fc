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

// A file of engine/charter/`folder`, or of tests/scenario/`folder`; empty if there is none.
std::string ReadRules(const std::string& folder, const std::string& name) {
  for (const char* root : {"/engine/charter/", "/tests/scenario/"}) {
    std::ifstream in(std::string(YISHI_SOURCE_DIR) + root + folder + "/" + name + ".txtpb");
    std::ostringstream text;
    text << in.rdbuf();
    if (in) return text.str();
  }
  return "";
}

// `text` with what `edit` says: "PLACE: OLD => NEW", the first OLD after the first PLACE. Empty if there is
// none.
std::string Edited(std::string text, const std::string& edit) {
  const std::size_t colon = edit.find(": ");
  const std::size_t arrow = edit.find(" => ");
  if (colon == std::string::npos || arrow == std::string::npos || arrow < colon) return "";
  const std::string old = edit.substr(colon + 2, arrow - colon - 2);
  const std::size_t place = text.find("\"" + edit.substr(0, colon) + "\"");
  const std::size_t at = place == std::string::npos ? place : text.find(old, place);
  if (at == std::string::npos) return "";
  return text.replace(at, old.size(), edit.substr(arrow + 4));
}

// "refused QUORUM_NOT_REACHED: zh / en [rule]"
std::string Refused(const absl::Status& status) {
  if (!RefusalOf(status)) return "FAILED " + std::string(status.message()) + "\n";
  return "refused " + ToText(status) + "\n";
}

// Whether the braces of an act that may go on over several lines are closed.
bool Closed(const std::string& command) {
  return std::count(command.begin(), command.end(), '{') == std::count(command.begin(), command.end(), '}');
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
    if (verb == "household") return Household(words);
    if (verb == "building") return Building(words);
    if (verb == "founded") return Founded(words);
    if (verb == "enrolled") return Enrolled(words);
    if (verb == "roster") return Roster(line, words);
    if (verb == "at") return At(line.substr(3));
    if (verb == "adopt") return Adopt(line, words);
    if (verb == "catalogue") return Catalogue(line, words);
    if (verb == "show") return world_.Show(words[1]);
    if (verb == "explain") return world_.Explain(words[1], words.size() > 3 ? words[3] : "");
    if (verb == "include") return Include(words[1]);
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

  // household 12050 own1 kin1: one household of 120.50 square metres, for which own1 votes.
  std::string Household(const std::vector<std::string>& words) {
    world_.MoveTogether({words.begin() + 2, words.end()}, static_cast<std::uint32_t>(std::stoul(words[1])));
    return "";
  }

  // building 甲栋 res1 res2: a building, in which these live with their households.
  std::string Building(const std::vector<std::string>& words) {
    world_.House(words[1], {words.begin() + 2, words.end()});
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

  // enrolled by reg1 reg2: everybody on the roster who has no key yet.
  std::string Enrolled(const std::vector<std::string>& words) {
    const absl::Status status = world_.EnrolAll(words[2], words[3]);
    return status.ok() ? "" : world_.WithNames(Refused(status));
  }

  // roster by reg1 reg2 { rows { membership { ... } } }: an import under both signatures.
  std::string Roster(const std::string& line, const std::vector<std::string>& words) {
    const std::size_t from = line.find('{') + 1;
    return Outcome(world_.ChangeRoster(words[2], words[3], line.substr(from, line.rfind('}') - from)));
  }

  // What follows "but" on the line, each separated by " && ", applied to the text.
  static std::string But(const std::string& line, std::string text) {
    const std::size_t but = line.find(" but ");
    if (but == std::string::npos) return text;
    std::string rest = line.substr(but + 5);
    for (std::size_t end = 0; end != std::string::npos; rest.erase(0, end + 4)) {
      end = rest.find(" && ");
      text = Edited(std::move(text), rest.substr(0, end));
      if (end == std::string::npos) break;
    }
    return text;
  }

  // adopt dir urban-four-two but representatives: numerator: 2 denominator: 3 => numerator: 1 denominator: 2
  std::string Adopt(const std::string& line, const std::vector<std::string>& words) {
    const std::string text = But(line, ReadRules("charters", words[2]));
    return text.empty() ? "FAILED no such text\n" : Outcome(world_.Adopt(words[1], text));
  }

  // catalogue dir urban-sample RESIDENTS_ASSEMBLY: on a paper resolution of that body.
  std::string Catalogue(const std::string& line, const std::vector<std::string>& words) {
    const std::string text = But(line, ReadRules("catalogues", words[2]));
    return text.empty() ? "FAILED no such text\n" : Outcome(world_.AdoptCatalogue(words[1], text, words[3]));
  }

  std::string At(const std::string& time) {
    world_.SetNow(ParseTime(time, world_.days()));
    std::string out;
    for (const auto& entry : world_.LetTimePass()) out += "clock: " + world_.Print(entry);
    return out;
  }

  // include urban: plays setups/urban.txt, silent but for what is refused.
  std::string Include(const std::string& name) {
    std::ifstream in(std::string(YISHI_SOURCE_DIR) + "/tests/scenario/setups/" + name + ".txt");
    if (!in) return "FAILED no set-up " + name + "\n";
    std::string out;
    std::string command;
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with("#")) continue;
      command += (command.empty() ? "" : " ") + line;
      if (!Closed(command)) continue;
      const std::string said = Play(command);
      if (said.starts_with("refused") || said.starts_with("FAILED")) out += command + "\n" + said;
      command.clear();
    }
    return out;
  }

  // dir convenes R4 REPRESENTATIVES_MEETING M1 2026-03-12 09:00 com1 com2 rep1 rep2: a session that `dir`
  // chairs, with secretary, desk and two tellers.
  std::string Convenes(const std::vector<std::string>& words) {
    std::string act = "convene_meeting { body: BODY_KIND_" + words[3] + " agenda: @" + words[4] +
                      " starts_ms: @time(" + words[5] + " " + words[6] +
                      ") place: \"社区大厅\" sitting: SITTING_SESSION" + Officer(words[0], "CHAIR") +
                      Officer(words[7], "SECRETARY") + Officer(words[8], "DESK");
    for (std::size_t i = 9; i < words.size(); ++i) act += Officer(words[i], "TELLER");
    return Outcome(world_.Act(words[0], act + " }", words[2]));
  }

  static std::string Officer(const std::string& who, const std::string& role) {
    return " officers { person_id: @" + who + " role: MEETING_ROLE_" + role + " }";
  }

  // com1 proves P1 0: that it hangs at the first place.
  std::string Proves(const std::vector<std::string>& words) {
    return Outcome(
        world_.Act(words[0],
                   "prove_posting { posting_id: @" + words[2] + " place: " + words[3] +
                       " photo { digest: @digest size: 9 media_type: \"image/jpeg\" title: \"照片\" } }",
                   ""));
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
    if (what == "key") tamper.by_key = words[2];
    if (what == "question-of") tamper.question_of = words[2];
    if (what == "issued") tamper.issued_shift_ms = std::stoll(words[2]) * kMinuteMs;
    if (what == "lifetime") tamper.lifetime_ms = std::stoll(words[2]) * kMinuteMs;
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
    if (verb == "convenes") return Convenes(words);
    if (verb == "enrols") return Outcome(world_.EnrolMore(who, words[2], words[4]));
    if (verb == "proves") return Proves(words);
    if (verb == "votes") return Votes(words);
    if (verb == "chooses") return Chooses(words);
    if (verb == "objects" && words[3] == "roll")
      return Outcome(world_.ObjectToRoll(who, words[5], words.size() > 7 ? words[7] : ""));
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

  // own1 votes yes on B1; own1 votes yes for own3 on B1.
  std::string Votes(const std::vector<std::string>& words) {
    if (words[3] == "for") world_.tamper.votes_for = words[4];
    return Outcome(world_.Vote(words[0], words.back(), ChoiceOf(words[2])));
  }

  // own1 chooses 1 3 on B1; own1 chooses none on B1.
  std::string Chooses(const std::vector<std::string>& words) {
    Bytes content;
    for (std::size_t i = 2; i + 2 < words.size(); ++i) {
      content += static_cast<char>('@' + (words[i] == "none" ? 0 : std::stoi(words[i])));
    }
    return Outcome(world_.Cast(words[0], words.back(), content));
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
      if (!Closed(command)) continue;
      transcript += player.Play(command);
      command.clear();
    }
  }
  return out;
}

}  // namespace yishi::scenario
