// What a command works with: the options that every command has, and what follows from them when it is needed
// — the connection, the key, the session, the community.

#ifndef YISHI_CLIENTS_CLI_CONTEXT_H_
#define YISHI_CLIENTS_CLI_CONTEXT_H_

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/home.h"
#include "clients/cli/output.h"
#include "clients/sdk/client.h"
#include "clients/sdk/keyfile.h"
#include "clients/sdk/member.h"
#include "engine/calendar/calendar.h"

namespace yishi::cli {

// The options that every command has.
struct CommonOptions {
  std::string home{};
  std::string server{};
  std::string ca_file{};
  std::string community{};  // beginning of a ledger id, or a name
  std::string as{};         // which key: sdk::KeyFile::Find
  std::string passphrase_file{};
  bool yes = false;  // asks nothing
};

// How the world outside is reached, so that tests can stand in for it.
struct Surroundings {
  std::function<absl::StatusOr<std::unique_ptr<sdk::Client>>(sdk::ConnectOptions)> connect =
      sdk::Client::Connect;
  // A line typed in answer to a question; absent if nobody is there to answer.
  std::function<std::optional<std::string>()> answer;
  std::function<Millis()> now;
};

// Of one run of the program. Everything is made at its first use and kept.
class Context {
 public:
  Context(CommonOptions options, Output& output, Surroundings surroundings);

  Output& out() { return output_; }
  const CommonOptions& options() const { return options_; }
  Millis now() const { return surroundings_.now(); }

  absl::StatusOr<std::filesystem::path> home();
  absl::StatusOr<Settings> settings();
  // The connection to --server, YISHI_SERVER, or the one of "yishi connect".
  absl::StatusOr<sdk::Client*> client();
  absl::StatusOr<sdk::KeyFile*> keys();
  // For new keys: asked for twice at a terminal.
  absl::StatusOr<std::string> new_passphrase();
  absl::StatusOr<std::string> passphrase();

  // The key of --as, or the only one. Reads no secret.
  absl::StatusOr<sdk::KeyRecord> key();
  // The ledger that is meant: of --community, of the key if one is chosen or is the only one, of "yishi
  // connect", or the only one that the server has.
  absl::StatusOr<LedgerId> ledger();
  absl::StatusOr<const v1::CommunityView*> community();
  // The community's civil time, without its holidays.
  absl::StatusOr<calendar::Calendar> calendar();
  // "2026-03-20 09:00" in that time; "—" for 0.
  std::string Time(Millis instant);

  // The key, unlocked, at work on its ledger. Asks for the passphrase.
  absl::StatusOr<sdk::Member*> member();
  // A session for reading as the key's person; one that was kept is used without asking for the passphrase.
  absl::Status SignIn();
  // The same where --as says who reads or a session was kept; otherwise anyone.
  absl::Status SignInIfKnown();

  // How this run was called, but for the command: "yishi --home keys/teller", so that a command that is
  // suggested can be typed as it stands.
  std::string invocation() const;

  // Asks until yes or no is answered. OK for yes and with --yes; kFieldMissing (a usage error) if nobody is
  // there to answer, absl::CancelledError for no.
  absl::Status Confirm(std::string_view zh, std::string_view en);

  // Submits through member(), and says in both languages what was done, once the receipt is proven. `zh` and
  // `en` are "已投票" and "You have voted"; what is said is "已投票，第 n 号" and "You have voted, entry no.
  // n".
  absl::StatusOr<sdk::Done> Act(const google::protobuf::Message& act, const Phrase& done,
                                sdk::ActOptions options = {});

 private:
  absl::StatusOr<LedgerId> LedgerOfCommunity(const std::string& name);
  absl::Status OpenNewSession();
  bool TokenWorks(const LedgerId& ledger);

  CommonOptions options_;
  Output& output_;
  Surroundings surroundings_;
  std::unique_ptr<sdk::Client> client_;
  std::optional<sdk::KeyFile> keys_;
  std::optional<std::string> passphrase_;
  std::optional<v1::CommunityView> community_;
  std::optional<LedgerId> ledger_;
  std::unique_ptr<sdk::Member> member_;
  bool signed_in_ = false;
};

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_CONTEXT_H_
