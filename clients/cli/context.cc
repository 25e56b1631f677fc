#include "clients/cli/context.h"

#include <cstdlib>
#include <utility>

#include "clients/cli/exit_code.h"
#include "clients/cli/json.h"
#include "clients/sdk/files.h"
#include "clients/sdk/passphrase_source.h"
#include "clients/sdk/session.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

constexpr std::size_t kCaBytesMax = 4 * 1024 * 1024;
// A kept token is not used in its last minutes.
constexpr Millis kTokenMargin = 5 * kMinuteMs;

bool IsYes(const std::string& answer) {
  return answer == "y" || answer == "Y" || answer == "yes" || answer == "是";
}
bool IsNo(const std::string& answer) {
  return answer == "n" || answer == "N" || answer == "no" || answer == "否";
}

}  // namespace

Context::Context(CommonOptions options, Output& output, Surroundings surroundings)
    : options_(std::move(options)), output_(output), surroundings_(std::move(surroundings)) {}

absl::StatusOr<std::filesystem::path> Context::home() { return FindHome(options_.home); }

absl::StatusOr<Settings> Context::settings() {
  YISHI_ASSIGN_OR_RETURN(const std::filesystem::path folder, home());
  return ReadSettings(folder);
}

absl::StatusOr<sdk::Client*> Context::client() {
  if (client_) return client_.get();
  YISHI_ASSIGN_OR_RETURN(const Settings kept, settings());
  const char* set = std::getenv("YISHI_SERVER");
  sdk::ConnectOptions connect{.address = options_.server};
  if (connect.address.empty() && set != nullptr) connect.address = set;
  if (connect.address.empty()) connect.address = kept.server;
  if (connect.address.empty()) {
    return UsageError("不知道服务器在哪里：先运行 yishi connect 主机:端口，或用 --server",
                      "no server is known: run yishi connect HOST:PORT first, or give --server");
  }
  const std::string ca_file = options_.ca_file.empty() ? kept.ca_file : options_.ca_file;
  if (!ca_file.empty()) {
    YISHI_ASSIGN_OR_RETURN(connect.ca_pem, sdk::ReadFile(ca_file, kCaBytesMax));
  }
  auto connected = surroundings_.connect(std::move(connect));
  if (!connected.ok()) {
    const auto refusal = RefusalOf(connected.status());
    return refusal ? UsageError(refusal->zh, refusal->en) : connected.status();
  }
  client_ = *std::move(connected);
  return client_.get();
}

absl::StatusOr<sdk::KeyFile*> Context::keys() {
  if (!keys_) {
    YISHI_ASSIGN_OR_RETURN(const std::filesystem::path folder, home());
    YISHI_ASSIGN_OR_RETURN(keys_, sdk::KeyFile::Read(KeysPath(folder)));
  }
  return &*keys_;
}

absl::StatusOr<std::string> Context::passphrase() {
  if (!passphrase_) {
    YISHI_ASSIGN_OR_RETURN(
        passphrase_, sdk::FindPassphrase(options_.passphrase_file, output_.Label("口令：", "Passphrase: ")));
  }
  return *passphrase_;
}

absl::StatusOr<std::string> Context::new_passphrase() {
  if (!passphrase_) {
    YISHI_ASSIGN_OR_RETURN(passphrase_,
                           sdk::ChoosePassphrase(options_.passphrase_file,
                                                 output_.Label("为密钥设一个口令：", "Choose a passphrase: "),
                                                 output_.Label("再输一次：", "Once more: ")));
  }
  return *passphrase_;
}

absl::StatusOr<sdk::KeyRecord> Context::key() {
  YISHI_ASSIGN_OR_RETURN(sdk::KeyFile * file, keys());
  LedgerId wanted;
  if (!options_.community.empty()) {
    YISHI_ASSIGN_OR_RETURN(wanted, ledger());
  } else {
    YISHI_ASSIGN_OR_RETURN(const Settings kept, settings());
    wanted = kept.ledger;
  }
  auto found = file->Find(options_.as, wanted);
  if (!found.ok() && options_.community.empty() && ReasonOf(found.status()) == Reason::kNotFound) {
    return file->Find(options_.as, LedgerId{});
  }
  return found;
}

absl::StatusOr<LedgerId> Context::LedgerOfCommunity(const std::string& name) {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * server, client());
  std::optional<LedgerId> found;
  v1::ListCommunitiesRequest request;
  do {
    YISHI_ASSIGN_OR_RETURN(const v1::ListCommunitiesResponse page, server->Call(request));
    for (const v1::CommunityView& view : page.communities()) {
      const bool fits = name.empty() || view.name() == name || view.name_en() == name ||
                        (name.size() >= 4 && ToHex(view.ledger_id()).starts_with(name));
      if (!fits) continue;
      if (found) {
        return UsageError("服务器上有多个社区，请用 --community 指明",
                          "the server has several communities: say which with --community");
      }
      found = LedgerId::From(view.ledger_id());
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  if (found) return *found;
  if (name.empty()) {
    return Refuse(Reason::kCommunityUnknown, "服务器上还没有可用的社区", "the server serves no community");
  }
  return Refuse(Reason::kCommunityUnknown, "服务器上没有社区“" + name + "”",
                "the server has no community \"" + name + "\"");
}

absl::StatusOr<LedgerId> Context::ledger() {
  if (ledger_) return *ledger_;
  if (options_.community.empty()) {
    YISHI_ASSIGN_OR_RETURN(sdk::KeyFile * file, keys());
    YISHI_ASSIGN_OR_RETURN(const Settings kept, settings());
    const auto chosen = file->Find(options_.as, kept.ledger);
    if (chosen.ok() && !chosen->ledger.is_zero()) {
      ledger_ = chosen->ledger;
    } else if (!options_.as.empty()) {
      YISHI_ASSIGN_OR_RETURN(const sdk::KeyRecord record, file->Find(options_.as, LedgerId{}));
      if (!record.ledger.is_zero()) ledger_ = record.ledger;
    } else if (!kept.ledger.is_zero()) {
      ledger_ = kept.ledger;
    }
  }
  if (!ledger_) {
    YISHI_ASSIGN_OR_RETURN(ledger_, LedgerOfCommunity(options_.community));
  }
  return *ledger_;
}

absl::StatusOr<const v1::CommunityView*> Context::community() {
  if (!community_) {
    YISHI_ASSIGN_OR_RETURN(const LedgerId id, ledger());
    YISHI_ASSIGN_OR_RETURN(sdk::Client * server, client());
    v1::GetCommunityRequest request;
    request.set_ledger_id(id.str());
    YISHI_ASSIGN_OR_RETURN(v1::GetCommunityResponse response, server->Call(request));
    community_ = std::move(*response.mutable_community());
  }
  return &*community_;
}

absl::StatusOr<calendar::Calendar> Context::calendar() {
  YISHI_ASSIGN_OR_RETURN(const v1::CommunityView* view, community());
  return calendar::Calendar::Make(
      {.offset_minutes = view->utc_offset_minutes(), .holidays = {}, .makeup_days = {}});
}

std::string Context::Time(Millis instant) {
  if (instant == 0) return "—";
  const auto civil = calendar();
  return civil.ok() ? civil->Format(instant) : calendar::Calendar().Format(instant) + " UTC";
}

absl::StatusOr<sdk::Member*> Context::member() {
  if (member_) return member_.get();
  YISHI_ASSIGN_OR_RETURN(const sdk::KeyRecord record, key());
  YISHI_ASSIGN_OR_RETURN(sdk::KeyFile * file, keys());
  YISHI_ASSIGN_OR_RETURN(sdk::Client * server, client());
  if (record.ledger.is_zero()) {
    return Refuse(Reason::kNotFounded, "这把密钥还不属于任何社区；请先 yishi clerk found 或 yishi clerk join",
                  "this key belongs to no community yet; found one, or run yishi clerk join");
  }
  YISHI_ASSIGN_OR_RETURN(const std::filesystem::path folder, home());
  YISHI_ASSIGN_OR_RETURN(const std::string secret, passphrase());
  YISHI_ASSIGN_OR_RETURN(sdk::Signer signer, file->Unlock(record.id, secret));
  YISHI_ASSIGN_OR_RETURN(merkle::NoteKey log_key, merkle::NoteKey::FromVkey(record.log_vkey));
  YISHI_ASSIGN_OR_RETURN(sdk::ReceiptBook book,
                         sdk::ReceiptBook::Open(LedgerPath(folder, record.ledger), std::move(log_key)));
  ledger_ = record.ledger;
  member_ = std::make_unique<sdk::Member>(*server, std::move(signer), std::move(book), surroundings_.now);
  return member_.get();
}

bool Context::TokenWorks(const LedgerId& ledger) {
  v1::GetMeRequest request;
  request.set_ledger_id(ledger.str());
  return client_->Call(request).ok();
}

absl::Status Context::OpenNewSession() {
  YISHI_ASSIGN_OR_RETURN(sdk::Member * self, member());
  YISHI_ASSIGN_OR_RETURN(const v1::AuthenticateResponse session, sdk::OpenSession(*client_, self->signer()));
  YISHI_ASSIGN_OR_RETURN(const std::filesystem::path folder, home());
  return KeepToken(folder, self->signer().key_id, session.token(), session.expires_ms() - kTokenMargin);
}

absl::Status Context::SignIn() {
  if (signed_in_) return absl::OkStatus();
  YISHI_ASSIGN_OR_RETURN(const sdk::KeyRecord record, key());
  YISHI_ASSIGN_OR_RETURN(const std::filesystem::path folder, home());
  YISHI_ASSIGN_OR_RETURN(sdk::Client * server, client());
  ledger_ = record.ledger;
  if (const auto token = KeptToken(folder, record.id, now())) {
    server->SetToken(*token);
    signed_in_ = TokenWorks(record.ledger);
    if (!signed_in_) server->SetToken("");
  }
  if (!signed_in_) YISHI_RETURN_IF_ERROR(OpenNewSession());
  signed_in_ = true;
  return absl::OkStatus();
}

absl::Status Context::SignInIfKnown() {
  if (!options_.as.empty()) return SignIn();
  const auto record = key();
  const auto folder = home();
  if (record.ok() && folder.ok() && KeptToken(*folder, record->id, now())) return SignIn();
  return absl::OkStatus();
}

absl::Status Context::Confirm(std::string_view zh, std::string_view en) {
  if (options_.yes) return absl::OkStatus();
  while (true) {
    output_.Note(output_.In(zh, en) + " [y/n]");
    const auto answer = surroundings_.answer ? surroundings_.answer() : std::nullopt;
    if (!answer) {
      return UsageError("要先确认：没有终端可以问，请加 --yes",
                        "this asks for a confirmation: there is no terminal, give --yes");
    }
    if (IsYes(*answer)) return absl::OkStatus();
    if (IsNo(*answer))
      return absl::CancelledError("已取消，什么也没有提交 / cancelled, nothing was submitted");
  }
}

std::string Context::invocation() const {
  std::string line = "yishi";
  const auto add = [&line](std::string_view option, const std::string& value) {
    if (!value.empty()) line += " " + std::string(option) + " " + ShellWord(value);
  };
  add("--home", options_.home);
  add("--server", options_.server);
  add("--ca", options_.ca_file);
  add("--community", options_.community);
  add("--as", options_.as);
  add("--passphrase-file", options_.passphrase_file);
  return line;
}

absl::StatusOr<sdk::Done> Context::Act(const google::protobuf::Message& act, const Phrase& done,
                                       sdk::ActOptions options) {
  YISHI_ASSIGN_OR_RETURN(sdk::Member * self, member());
  if (options.summary.empty()) options.summary = done.zh + " / " + done.en;
  YISHI_ASSIGN_OR_RETURN(sdk::Done result, self->Do(act, std::move(options)));
  const std::string entry = std::to_string(result.receipt.index);
  output_.Line(done.zh + "，第 " + entry + " 号", done.en + ", entry no. " + entry);
  JsonObject json;
  json.Flag("ok", true)
      .Number("entry", static_cast<std::int64_t>(result.receipt.index))
      .Text("command_id", result.act.id.hex())
      .Text("id", result.act.id.hex().substr(0, 32))
      .Flag("duplicate", result.duplicate);
  output_.Json(json.str());
  return result;
}

}  // namespace yishi::cli
