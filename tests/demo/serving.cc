#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "clients/sdk/clock.h"
#include "clients/sdk/files.h"
#include "clients/sdk/keyfile.h"
#include "engine/base/status.h"
#include "tests/demo/chapters.h"
#include "tests/demo/demonstration.h"
#include "tests/demo/meetings.h"
#include "tests/demo/motions.h"
#include "tests/demo/roles.h"
#include "tests/demo/stage.h"

namespace yishi::demo {
namespace {

namespace fs = std::filesystem;

constexpr char kReceipts[] = "receipts";
constexpr int kDaysBefore = 14;
constexpr Millis kOpenSince = 20 * kMinuteMs;
constexpr Turnout kTurnout{
    .device = {.yes = 15, .no = 4, .abstain = 1}, .hands = {.yes = 3, .no = 1}, .paper = {.yes = 7, .no = 2}};

// Whose keys are left in the folder, for trying things out.
struct Persona {
  const char* name;
  const char* folder;
  const char* zh;
  const char* en;
};
constexpr std::array kPersonas = {
    Persona{kRegistrar, "registrar", "登记员", "registrar"},
    Persona{kSecondRegistrar, "desk", "登记员，会议签到处", "registrar, desk of the meeting"},
    Persona{kSecretary, "secretary", "党支部书记", "secretary of the Party branch"},
    Persona{kDirector, "director", "居委会主任，会议主持人",
            "director of the committee, chair of the meeting"},
    Persona{kCommitteeMember, "recorder", "居委会委员，会议记录人",
            "committee member, secretary of the meeting"},
    Persona{kTeller, "teller-1", "居民代表，计票人", "representative, teller"},
    Persona{kTeller2, "teller-2", "居民代表，计票人", "representative, teller"},
    Persona{kRepresentative, "representative-1", "居民代表，尚未投票",
            "representative who has not voted yet"},
    Persona{kRepresentative2, "representative-2", "居民代表，尚未投票",
            "representative who has not voted yet"},
    Persona{kRepresentative3, "representative-3", "居民代表，尚未投票",
            "representative who has not voted yet"},
    Persona{kSupervisor, "supervisor", "居务监督委员会主任", "head of the supervision committee"},
    Persona{kResident, "resident", "居民", "resident"},
};

bool WillVoteLater(const std::string& name) {
  for (const char* later : {kRepresentative, kRepresentative2, kRepresentative3}) {
    if (name == later) return true;
  }
  return false;
}

absl::Status OpenVote(Story& story, Millis now) {
  story.GoTo(story.At(9, 9));
  Sitting sitting(story, RepresentativesMeeting(now - kOpenSince));
  YISHI_RETURN_IF_ERROR(sitting.Expect(kTurnout));
  YISHI_RETURN_IF_ERROR(sitting.Convene());
  story.GoTo(now - 2 * kOpenSince);
  YISHI_RETURN_IF_ERROR(sitting.CheckInAll());
  story.GoTo(now - kOpenSince);
  YISHI_RETURN_IF_ERROR(sitting.OpenBox());
  YISHI_RETURN_IF_ERROR(sitting.HandOutPaper());
  for (std::size_t i = 0; i < sitting.by_device().size(); ++i) {
    const std::string& name = sitting.by_device()[i];
    if (!WillVoteLater(name)) YISHI_RETURN_IF_ERROR(sitting.Vote(name, sitting.ChoiceOf(i)));
  }
  return story.TellLine();
}

// Two motions: one that waits for the Party branch, one before the representatives.
absl::Status PlayUntilVote(Story& story, Millis now) {
  YISHI_RETURN_IF_ERROR(FoundCommunity(story));
  YISHI_RETURN_IF_ERROR(AdoptCharter(story));
  story.GoTo(story.At(2, 9));
  YISHI_RETURN_IF_ERROR(OpenMatter(story, ParkingMotion()));
  YISHI_RETURN_IF_ERROR(FileConsent(story, ParkingMotion().place()));
  YISHI_RETURN_IF_ERROR(OpenMatter(story, ShelterMotion()));
  YISHI_RETURN_IF_ERROR(WalkToRepresentatives(story, 3));
  return OpenVote(story, now);
}

absl::Status WriteKeys(const Cast& cast, const fs::path& folder) {
  for (const Persona& persona : kPersonas) {
    YISHI_ASSIGN_OR_RETURN(const sdk::KeySeed seed, cast.SeedOf(persona.name));
    YISHI_ASSIGN_OR_RETURN(const PersonId person, cast.IdOf(persona.name));
    YISHI_ASSIGN_OR_RETURN(const sdk::KeyRecord record,
                           sdk::DescribeKey(cast.ledger(), person, cast.suite().id(), seed,
                                            cast.book().log_key().ToVkey(), persona.name));
    sdk::KeyFile file;
    YISHI_RETURN_IF_ERROR(file.Put(record, seed, kSamplePassphrase));
    YISHI_RETURN_IF_ERROR(file.Write(folder / persona.folder / "keys"));
  }
  // Names behind the ids are the registrar's, who prints the slips.
  return sdk::WritePeople(folder / "registrar" / ("people-" + cast.ledger().hex().substr(0, 16)),
                          cast.people());
}

// `number` is that of the matter before the representatives.
std::string ReadMe(std::uint32_t number) {
  const std::string matter = std::to_string(number);
  std::string text =
      "虹桥社区（样例，人物均为虚构） Hongqiao community, a sample: everybody is invented\n\n"
      "keys/ 下每个目录是一个人的资料，密钥的口令都是 " +
      std::string(kSamplePassphrase) +
      "\n"
      "Each folder of keys/ is one person's home; the passphrase of every key is " +
      std::string(kSamplePassphrase) + "\n\n";
  for (const Persona& persona : kPersonas) {
    text += "  " + std::string(persona.folder) + "\t" + persona.name + "\t" + persona.zh + " / " +
            persona.en + "\n";
  }
  text +=
      "\n账本编号在文件 ledger 中，真实的社区应把它张贴出来 / the ledger's id is in the file ledger; a real "
      "community\n"
      "posts it on paper, so that whoever checks the ledger knows it from elsewhere\n"
      "\n居民代表会议正在表决 " +
      matter + "，可以这样走完 / to go on with the vote on " + matter +
      ", in this folder:\n\n"
      "  yishid --config=yishid.conf\n"
      "  export YISHI_SERVER=127.0.0.1:7420 YISHI_PASSPHRASE=" +
      std::string(kSamplePassphrase) + "\n";
  const auto step = [&](const std::string& persona, const std::string& command) {
    text += "  yishi --home keys/" + persona + " " + command + "\n";
  };
  const std::string papers = std::to_string(kTurnout.papers());
  step("representative-1", "vote " + matter + " yes");
  step("director", "close-box " + matter);
  step("teller-1", "sheet " + matter + " paper --printed " + papers + " --handed-out " + papers +
                       " --returned " + papers + " --yes-votes " + std::to_string(kTurnout.paper.yes) +
                       " --no-votes " + std::to_string(kTurnout.paper.no));
  step("teller-1", "sheet " + matter + " hands --yes-votes " + std::to_string(kTurnout.hands.yes) +
                       " --no-votes " + std::to_string(kTurnout.hands.no));
  step("teller-2", "confirm " + matter + " paper");
  step("teller-2", "confirm " + matter + " hands");
  step("director", "declare " + matter);
  step("supervisor", "archive export all.yishi");
  return text + "  yishi-audit all.yishi --ledger $(cat ledger)\n";
}

std::string Quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

// `folder` is where the server will find its data.
absl::Status WriteConfig(const fs::path& file, const fs::path& folder) {
  return sdk::WriteFileAtomically(file,
                                  "# 样例社区的服务器 / the server of the sample community\n"
                                  "data: " +
                                      Quoted(DataFolder(folder).string()) +
                                      "\n"
                                      "listen: \"127.0.0.1:7420\"\n"
                                      "domain: \"" +
                                      std::string(kDomain) + "\"\n");
}

absl::Status FoundIn(const Options& options, const fs::path& folder, Narrator& narrator) {
  const Millis now = sdk::NowMs();
  const calendar::Calendar days = *calendar::Calendar::Make(CalendarOf2026());
  const calendar::Day first_day = calendar::AddDays(days.DayOf(now), -kDaysBefore);
  StoryClock clock(days.StartOf(first_day));
  YISHI_ASSIGN_OR_RETURN(const std::unique_ptr<Stage> stage, Stage::Open(folder, clock));
  Cast cast(crypto::Suite::Get(options.suite), stage->client(), clock, narrator);
  Story story({.roster = options.roster,
               .charter = options.charter,
               .receipts = folder / kReceipts,
               .first_day = first_day},
              stage->client(), clock, cast, narrator);
  YISHI_RETURN_IF_ERROR(PlayUntilVote(story, now));
  YISHI_RETURN_IF_ERROR(WriteKeys(cast, folder / "keys"));
  YISHI_ASSIGN_OR_RETURN(const v1::MatterView voting, story.LookAtMatter());
  YISHI_RETURN_IF_ERROR(sdk::WriteFileAtomically(folder / "README.txt", ReadMe(voting.summary().number())));
  YISHI_RETURN_IF_ERROR(sdk::WriteFileAtomically(folder / "ledger", cast.ledger().hex() + "\n"));
  return WriteConfig(folder / "yishid.conf", fs::absolute(options.folder));
}

}  // namespace

absl::Status FoundForServing(const Options& options, Narrator& narrator) {
  const std::string name = options.folder.string();
  std::error_code error;
  if (fs::exists(options.folder / "yishid.conf", error)) {
    narrator.Finish({"样例社区已在 " + name + " 中", "the sample community is in " + name + " already"});
    return absl::OkStatus();
  }
  if (fs::exists(options.folder, error) && !fs::is_empty(options.folder, error)) {
    return Refuse(Reason::kAlreadyExists, name + " 不是空目录", name + " is not empty");
  }
  // Made beside it and moved into place whole, so that a founding that was broken off leaves nothing to
  // serve.
  fs::path making = fs::absolute(options.folder).lexically_normal();
  if (!making.has_filename()) making = making.parent_path();
  making += ".founding";
  fs::remove_all(making, error);
  YISHI_RETURN_IF_ERROR(FoundIn(options, making, narrator));
  fs::remove_all(making / kReceipts, error);  // they were kept for no persona
  fs::remove(making / kServerLog, error);
  fs::remove(options.folder, error);
  fs::rename(making, options.folder, error);
  if (error)
    return Refuse(Reason::kStoreFailed, "无法建立 " + name, "cannot make " + name + ": " + error.message());
  narrator.Finish({"样例社区已建立在 " + name + "，居民代表会议正在投票",
                   "the sample community stands in " + name + "; its representatives are voting"});
  return absl::OkStatus();
}

}  // namespace yishi::demo
