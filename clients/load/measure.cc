#include "clients/load/measure.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "clients/load/account.h"
#include "clients/load/ballots.h"
#include "clients/load/channels.h"
#include "clients/load/community.h"
#include "clients/load/drive.h"
#include "clients/load/figures.h"
#include "clients/load/poll.h"
#include "clients/load/receipts.h"
#include "clients/load/report.h"
#include "clients/load/started_server.h"
#include "clients/load/yardstick.h"
#include "clients/sdk/files.h"
#include "clients/sdk/member.h"
#include "clients/sdk/random.h"
#include "engine/base/status.h"
#include "engine/merkle/checkpoint.h"

namespace yishi::load {
namespace {

constexpr char kSubmit[] = "/yishi.v1.CommandService/Submit";
constexpr std::size_t kCaBytesMax = 1 << 20;

// The folder of the started servers; a temporary one goes when this does.
class Folder {
 public:
  static absl::StatusOr<Folder> Make(const std::string& named) {
    std::error_code error;
    Folder folder;
    folder.temporary_ = named.empty();
    folder.path_ = named.empty() ? std::filesystem::temp_directory_path(error) /
                                       ("yishi-load-" + ToHex(sdk::RandomBytes(6)))
                                 : std::filesystem::path(named);
    std::filesystem::create_directories(folder.path_, error);
    if (error) return absl::UnavailableError("cannot make " + folder.path_.string() + ": " + error.message());
    return folder;
  }
  Folder(Folder&& other) noexcept
      : path_(std::move(other.path_)), temporary_(std::exchange(other.temporary_, false)) {}
  Folder& operator=(Folder&& other) = delete;
  ~Folder() {
    std::error_code ignored;
    if (temporary_) std::filesystem::remove_all(path_, ignored);
  }

  const std::filesystem::path& path() const { return path_; }

 private:
  Folder() = default;

  std::filesystem::path path_;
  bool temporary_ = false;
};

// A server under load, started or found running.
struct Target {
  std::unique_ptr<StartedServer> started;
  std::string address;
  Channels channels;
};

absl::StatusOr<Target> Reach(const std::string& program, const std::string& address, const std::string& name,
                             std::vector<std::string> flags, const Folder& folder, const std::string& ca_pem,
                             std::size_t connections) {
  Target target;
  target.address = address;
  if (!program.empty()) {
    flags.push_back("--data=" + (folder.path() / name).string());
    flags.emplace_back("--listen=127.0.0.1:0");
    YISHI_ASSIGN_OR_RETURN(target.started,
                           StartedServer::Start(program, flags, folder.path() / (name + ".log")));
    target.address = target.started->address();
  }
  YISHI_ASSIGN_OR_RETURN(target.channels, OpenChannels(target.address, ca_pem, connections));
  return target;
}

Round RoundOf(const char* target, std::uint32_t number, const Driven& driven, const Account& account) {
  std::vector<std::uint32_t> micros;
  for (const Answer& answer : driven.answers) micros.push_back(answer.micros);
  const Latencies latencies = LatenciesOf(std::move(micros));
  Round round;
  round.set_target(target);
  round.set_number(number);
  round.set_seconds(driven.seconds);
  round.set_per_second(account.acknowledged / driven.seconds);
  round.set_p50_micros(latencies.p50_micros);
  round.set_p99_micros(latencies.p99_micros);
  round.set_p999_micros(latencies.p999_micros);
  round.set_max_micros(latencies.max_micros);
  round.set_acknowledged(account.acknowledged);
  round.set_refused(account.refused);
  round.set_unknown(account.unknown);
  for (const auto& [reason, count] : account.reasons) {
    Reason* why = round.add_reasons();
    why->set_reason(reason);
    why->set_count(count);
  }
  return round;
}

class Run {
 public:
  Run(const Options& options, Progress& progress, Folder folder)
      : options_(options), progress_(progress), folder_(std::move(folder)) {}

  absl::StatusOr<Report> Make() {
    YISHI_RETURN_IF_ERROR(ReachServers());
    YISHI_RETURN_IF_ERROR(FoundCommunity());
    YISHI_ASSIGN_OR_RETURN(Sitting sitting, Sitting::Convene(*community_, options_.rounds));
    Report report;
    report.set_voters(static_cast<std::uint32_t>(options_.voters));
    report.set_in_flight(static_cast<std::uint32_t>(options_.in_flight));
    report.set_connections(static_cast<std::uint32_t>(options_.connections));
    for (std::uint32_t number = 1; number <= options_.rounds; ++number) {
      YISHI_ASSIGN_OR_RETURN(const Poll poll, sitting.OpenNext());
      YISHI_ASSIGN_OR_RETURN(const Ballots ballots,
                             SignBallots(community_->voters(), poll, community_->submitter().Draft()));
      if (floor_) *report.add_rounds() = DriveFloor(number, ballots);
      YISHI_ASSIGN_OR_RETURN(*report.add_rounds(), DriveYishid(number, ballots, sitting, poll));
    }
    Conclude(report);
    return report;
  }

 private:
  absl::Status ReachServers() {
    std::string ca_pem;
    if (!options_.ca_file.empty()) {
      YISHI_ASSIGN_OR_RETURN(ca_pem, sdk::ReadFile(options_.ca_file, kCaBytesMax));
    }
    YISHI_ASSIGN_OR_RETURN(
        yishid_, Reach(options_.yishid, options_.server, kYishid, {"--founding=FOUNDING_ANYONE"}, folder_,
                       ca_pem, options_.connections));
    YISHI_ASSIGN_OR_RETURN(client_, sdk::Client::Connect({.address = yishid_.address, .ca_pem = ca_pem}));
    if (!options_.has_floor()) return absl::OkStatus();
    YISHI_ASSIGN_OR_RETURN(
        floor_, Reach(options_.floor, options_.floor_server, kFloor, {}, folder_, "", options_.connections));
    return absl::OkStatus();
  }

  absl::Status FoundCommunity() {
    progress_.Say("建立虚构的社区 founding an invented community: " + std::to_string(options_.voters));
    YISHI_ASSIGN_OR_RETURN(community_, Community::Found({.client = *client_,
                                                         .channel = yishid_.channels.front(),
                                                         .operator_token = options_.operator_token,
                                                         .progress = progress_},
                                                        options_.voters));
    if (floor_) YISHI_RETURN_IF_ERROR(Introduce(floor_->channels.front(), community_->voters()));
    return absl::OkStatus();
  }

  Round DriveFloor(std::uint32_t number, const Ballots& ballots) {
    const Driven driven = Drive(floor_->channels, kYardstickSubmit, ballots.bodies, options_.in_flight);
    Round round = RoundOf(kFloor, number, driven, AccountFor(driven.answers, {}));
    round.set_proven(DistinctNumbers(driven.answers));
    Tell(round);
    return round;
  }

  absl::StatusOr<Round> DriveYishid(std::uint32_t number, const Ballots& ballots, Sitting& sitting,
                                    const Poll& poll) {
    const merkle::NoteKey& log_key = community_->submitter().log_key();
    absl::Status early;
    const Driven driven = Drive(yishid_.channels, kSubmit, ballots.bodies, options_.in_flight,
                                [&](std::size_t i, const Answer& answer) {
                                  if (i % kCheckedDuring != 0 || !answer.status.ok() || !early.ok()) return;
                                  early = Prove(answer.body, ballots.signed_commands[i], log_key).status();
                                });
    const Account account = AccountFor(driven.answers, ballots.choices);
    Round round = RoundOf(kYishid, number, driven, account);
    Tell(round);
    const Proofs proofs = ProveAll(driven.answers, ballots.signed_commands, log_key);
    round.set_proven(proofs.proven);
    round.set_heads(static_cast<std::uint32_t>(proofs.heads.size()));
    AddFault(early, round);
    AddFault(proofs.first_fault, round);
    AddFault(CheckHistory(proofs), round);
    YISHI_ASSIGN_OR_RETURN(const Outcome outcome, sitting.Close(poll));
    round.set_turnout(outcome.turnout);
    round.set_declared(outcome.declared.total());
    if (const auto contradiction = Contradiction(account, outcome)) round.add_faults(*contradiction);
    return round;
  }

  absl::Status CheckHistory(const Proofs& proofs) {
    v1::GetCheckpointRequest request;
    request.set_ledger_id(community_->submitter().ledger().str());
    YISHI_ASSIGN_OR_RETURN(const v1::GetCheckpointResponse response, client_->Call(request));
    const merkle::NoteKey& log_key = community_->submitter().log_key();
    YISHI_ASSIGN_OR_RETURN(const merkle::Checkpoint newest,
                           merkle::OpenCheckpoint(response.checkpoint(), log_key));
    return ProveOneHistory(crypto::Suite::Get(log_key.suite()), proofs.heads, newest.head,
                           sdk::ConsistencyFrom(*client_, community_->submitter().ledger()));
  }

  static void AddFault(const absl::Status& status, Round& round) {
    if (!status.ok()) round.add_faults(ToText(status));
  }

  void Tell(const Round& round) {
    progress_.Say(round.target() + " " + std::to_string(round.number()) + ": " +
                  std::to_string(static_cast<std::uint64_t>(round.per_second())) + "/s");
  }

  const Options& options_;
  Progress& progress_;
  const Folder folder_;
  Target yishid_;
  std::optional<Target> floor_;
  std::unique_ptr<sdk::Client> client_;
  std::unique_ptr<Community> community_;
};

}  // namespace

absl::StatusOr<Report> Measure(const Options& options, Progress& progress) {
  YISHI_ASSIGN_OR_RETURN(Folder folder, Folder::Make(options.folder));
  return Run(options, progress, std::move(folder)).Make();
}

}  // namespace yishi::load
