#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "clients/cli/command.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/refs.h"
#include "clients/cli/show.h"
#include "clients/cli/words.h"
#include "clients/sdk/enrolment.h"
#include "clients/sdk/files.h"
#include "clients/sdk/founding.h"
#include "clients/sdk/random.h"
#include "clients/sdk/session.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

constexpr std::size_t kReceiptFileMax = 8 * 1024 * 1024;

absl::Status Connect(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const std::filesystem::path home, context.home());
  Settings settings{.server = arguments.Get("HOST:PORT"), .ca_file = arguments.Get("--ca"), .ledger = {}};
  if (!settings.ca_file.empty()) settings.ca_file = std::filesystem::absolute(settings.ca_file).string();
  YISHI_RETURN_IF_ERROR(WriteSettings(home, settings));
  v1::ListCommunitiesRequest request;
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const v1::ListCommunitiesResponse response, client->Call(request));
  for (const v1::CommunityView& view : response.communities()) {
    const bool chosen = response.communities_size() == 1 || arguments.Get("--community") == view.name();
    if (chosen) settings.ledger = LedgerId::From(view.ledger_id()).value_or(LedgerId{});
    context.out().Line((chosen ? "▶ " : "  ") + ToHex(view.ledger_id()).substr(0, 16) + "  " +
                       context.out().In(view.name(), view.name_en()));
  }
  YISHI_RETURN_IF_ERROR(WriteSettings(home, settings));
  context.out().Json(JsonObject()
                         .Flag("ok", true)
                         .Text("server", settings.server)
                         .Text("ledger_id", settings.ledger.hex())
                         .Raw("communities", JsonArrayOf(response.communities()))
                         .str());
  return absl::OkStatus();
}

// A key that is being enrolled: kept before it is announced, so that it cannot be lost in between.
class NewKey {
 public:
  NewKey(sdk::KeyFile& file, std::filesystem::path path, std::string passphrase)
      : file_(file), path_(std::move(path)), passphrase_(std::move(passphrase)) {}

  absl::Status Make(const v1::CommunityView& community, const PersonId& person) {
    seed_ = sdk::RandomFixed<sdk::KeySeed::kSize>();
    YISHI_ASSIGN_OR_RETURN(record_, sdk::DescribeKey(*LedgerId::From(community.ledger_id()), person,
                                                     static_cast<crypto::SuiteId>(community.suite()), seed_,
                                                     community.log_vkey(), ""));
    return Keep();
  }
  absl::Status Name(const std::string& label) {
    record_.label = label;
    return Keep();
  }
  absl::Status Drop() {
    file_.Remove(record_.id);
    return file_.Write(path_);
  }
  absl::StatusOr<sdk::Signer> Signer() const {
    return sdk::SignerFromSeed(record_.suite, record_.ledger, record_.person, seed_.view());
  }
  const sdk::KeyRecord& record() const { return record_; }

 private:
  absl::Status Keep() {
    YISHI_RETURN_IF_ERROR(file_.Put(record_, seed_, passphrase_));
    return file_.Write(path_);
  }

  sdk::KeyFile& file_;
  std::filesystem::path path_;
  std::string passphrase_;
  sdk::KeyRecord record_;
  sdk::KeySeed seed_;
};

// Submits the enrolment, signed by the slip's one-time key.
absl::StatusOr<sdk::Done> SubmitEnrolment(Context& context, const sdk::Slip& slip, const NewKey& key) {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const std::filesystem::path home, context.home());
  const sdk::KeyRecord& record = key.record();
  const auto& suite = crypto::Suite::Get(record.suite);
  YISHI_ASSIGN_OR_RETURN(crypto::SigningKey slip_key, sdk::SlipKey(suite, slip.seed));
  const KeyId slip_id = suite.KeyIdOf(slip_key.public_key());
  YISHI_ASSIGN_OR_RETURN(const sdk::Signer holder, key.Signer());
  YISHI_ASSIGN_OR_RETURN(const v1::EnrolKey act,
                         sdk::PrepareEnrolment(record.ledger, record.person, holder.key, v1::CUSTODY_DEVICE));
  YISHI_ASSIGN_OR_RETURN(merkle::NoteKey log_key, merkle::NoteKey::FromVkey(record.log_vkey));
  YISHI_ASSIGN_OR_RETURN(sdk::ReceiptBook book,
                         sdk::ReceiptBook::Open(LedgerPath(home, record.ledger), std::move(log_key)));
  sdk::Member member(
      *client,
      {.ledger = record.ledger, .person = record.person, .key_id = slip_id, .key = std::move(slip_key)},
      std::move(book), [&context] { return context.now(); });
  sdk::ActOptions options;
  options.summary = "登记密钥 / enrolled a key";
  return member.Do(act, std::move(options));
}

std::string JoinedCode(const Arguments& arguments) {
  std::string code;
  for (const std::string& piece : arguments.All("CODE")) code += piece + " ";
  return code;
}

absl::Status Enrol(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const sdk::Slip slip, sdk::ParseSlipCode(JoinedCode(arguments)));
  YISHI_ASSIGN_OR_RETURN(const v1::CommunityView* community, context.community());
  YISHI_ASSIGN_OR_RETURN(sdk::KeyFile * file, context.keys());
  YISHI_ASSIGN_OR_RETURN(const std::filesystem::path home, context.home());
  YISHI_ASSIGN_OR_RETURN(const std::string passphrase, context.new_passphrase());
  NewKey key(*file, KeysPath(home), passphrase);
  YISHI_RETURN_IF_ERROR(key.Make(*community, slip.person));
  const auto done = SubmitEnrolment(context, slip, key);
  if (!done.ok()) {
    if (RefusalOf(done.status())) YISHI_RETURN_IF_ERROR(key.Drop());
    return done.status();
  }
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const sdk::Signer signer, key.Signer());
  YISHI_ASSIGN_OR_RETURN(const v1::AuthenticateResponse session, sdk::OpenSession(*client, signer));
  YISHI_RETURN_IF_ERROR(sdk::CheckFounding(*client, key.record().ledger, key.record().log_vkey));
  const std::string label = arguments.Has("--label") ? arguments.Get("--label") : session.person().name();
  YISHI_RETURN_IF_ERROR(key.Name(label));
  context.out().Line(label + "：已登记，第 " + std::to_string(done->receipt.index) + " 号",
                     label + ": enrolled, entry no. " + std::to_string(done->receipt.index));
  if (!session.key_confirmed()) {
    context.out().Line(
        "还要另一位工作人员确认这把密钥，之后才能投票；代替旧密钥的，确认后还要等几天，旧设备上可以停止。",
        "Another official must confirm this key before you can vote. One that takes the place of another "
        "then waits "
        "for some days, in which any other device of yours can stop it.");
  }
  context.out().Json(JsonObject()
                         .Flag("ok", true)
                         .Number("entry", static_cast<std::int64_t>(done->receipt.index))
                         .Text("key_id", key.record().id.hex())
                         .Text("person_id", key.record().person.hex())
                         .Flag("confirmed", session.key_confirmed())
                         .str());
  return absl::OkStatus();
}

absl::Status ShowKeys(Context& context, const Arguments&) {
  YISHI_ASSIGN_OR_RETURN(sdk::KeyFile * file, context.keys());
  std::vector<std::string> json;
  for (const sdk::KeyRecord& key : file->keys()) {
    context.out().Line(Padded(key.label.empty() ? "—" : key.label, 16) + key.person.hex().substr(0, 8) +
                       "  " + std::string(crypto::SuiteName(key.suite)) + "  " +
                       key.ledger.hex().substr(0, 16));
    json.push_back(JsonObject()
                       .Text("label", key.label)
                       .Text("key_id", key.id.hex())
                       .Text("person_id", key.person.hex())
                       .Text("ledger_id", key.ledger.hex())
                       .Text("log_vkey", key.log_vkey)
                       .str());
  }
  if (json.empty()) context.out().Line("本机没有密钥", "this device holds no key");
  context.out().Json(JsonArray(json));
  return absl::OkStatus();
}

void WarnOfRecovery(Context& context, const v1::RecoveryView& recovery) {
  Output& out = context.out();
  const std::string at = context.Time(recovery.counts_from_ms());
  out.Line(
      "⚠ 有人以你的名义登记了新密钥 " + ToHex(recovery.key_id()).substr(0, 16) + "，" + at + " 起可代你投票",
      "⚠ a new key " + ToHex(recovery.key_id()).substr(0, 16) +
          " was enrolled in your name and will vote for you from " + at);
  out.Line("  " + out.Label("登记人 ", "issued by ") + NameOf(recovery.issued_by()) + "  " +
           out.Label("确认人 ", "confirmed by ") + NameOf(recovery.confirmed_by()) + "  " +
           recovery.reason());
  out.Line("  如果不是你本人办理的，请立即：yishi stop-recovery 不是我办的",
           "  if it was not you, at once: yishi stop-recovery REASON");
}

absl::Status WhoAmI(Context& context, const Arguments&) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, context.ledger());
  v1::GetMeRequest request;
  request.set_ledger_id(ledger.str());
  YISHI_ASSIGN_OR_RETURN(const v1::GetMeResponse me, client->Call(request));
  Output& out = context.out();
  out.Line(NameOf(me.person()) + "  " + ToHex(me.person().id()));
  for (const v1::SeatView& seat : me.person().seats()) {
    out.Line("  " + seat.body_name() + "  " + out.In(NameOf(seat.capacity())));
  }
  for (const v1::KeyView& key : me.keys()) {
    const std::string state = key.revoked()     ? out.In("已吊销", "revoked")
                              : key.confirmed() ? out.In("可用", "confirmed")
                              : key.recovers() ? out.In("找回，尚未有效", "recovered, does not count yet")
                                               : out.In("待确认", "waits for confirmation");
    out.Line("  " + out.Label("密钥 ", "key ") + ToHex(key.id()).substr(0, 16) + "  " + state);
  }
  if (me.has_recovery()) WarnOfRecovery(context, me.recovery());
  out.Json(JsonOf(me));
  return absl::OkStatus();
}

// Needs no session: a device whose key the registry revoked has none, and must be able to stop it all the
// same.
absl::Status StopRecovery(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const sdk::KeyRecord key, context.key());
  v1::GetPersonRequest request;
  request.set_ledger_id(key.ledger.str());
  request.set_person_id(key.person.str());
  YISHI_ASSIGN_OR_RETURN(const v1::GetPersonResponse person, client->Call(request));
  if (!person.has_recovery()) {
    return Refuse(Reason::kNotFound, "没有人在找回你的密钥", "nobody is recovering a key of yours");
  }
  WarnOfRecovery(context, person.recovery());
  YISHI_RETURN_IF_ERROR(context.Confirm("不是你本人办理的？停止后那把新密钥作废。",
                                        "Was it not you? Stopping it makes that new key worthless."));
  v1::StopRecovery act;
  act.set_key_id(person.recovery().key_id());
  act.set_reason(arguments.Get("REASON"));
  return context.Act(act, {"已停止，那把新密钥作废", "Stopped: that new key is worthless"}).status();
}

// A key of the ledger that is meant: any of them knows the ledger's public key. Asks no server where all keys
// are of one ledger.
absl::StatusOr<sdk::KeyRecord> AnyKey(Context& context) {
  YISHI_ASSIGN_OR_RETURN(sdk::KeyFile * file, context.keys());
  const std::vector<sdk::KeyRecord> keys = file->keys();
  if (keys.empty() || !context.options().as.empty()) return context.key();
  const bool same = std::all_of(keys.begin(), keys.end(),
                                [&](const sdk::KeyRecord& key) { return key.ledger == keys.front().ledger; });
  if (same) return keys.front();
  YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, context.ledger());
  for (const sdk::KeyRecord& key : keys) {
    if (key.ledger == ledger) return key;
  }
  return context.key();
}

absl::StatusOr<sdk::ReceiptBook> BookOf(Context& context) {
  YISHI_ASSIGN_OR_RETURN(const sdk::KeyRecord key, AnyKey(context));
  YISHI_ASSIGN_OR_RETURN(const std::filesystem::path home, context.home());
  YISHI_ASSIGN_OR_RETURN(merkle::NoteKey log_key, merkle::NoteKey::FromVkey(key.log_vkey));
  return sdk::ReceiptBook::Open(LedgerPath(home, key.ledger), std::move(log_key));
}

absl::Status ShowReceipts(Context& context, const Arguments&) {
  YISHI_ASSIGN_OR_RETURN(const sdk::ReceiptBook book, BookOf(context));
  YISHI_ASSIGN_OR_RETURN(const std::vector<std::string> files, book.Files());
  std::vector<std::string> json;
  for (const std::string& file : files) {
    const auto kept = book.Load(file);
    const std::string summary = kept.ok() ? kept->summary : std::string(kept.status().message());
    context.out().Line(file + "  " + summary);
    json.push_back(JsonObject().Text("file", file).Text("summary", summary).str());
  }
  context.out().Json(JsonArray(json));
  return absl::OkStatus();
}

// Checks every kept receipt, and that the server still shows the same history.
absl::Status Verify(Context& context, const Arguments&) {
  YISHI_ASSIGN_OR_RETURN(sdk::ReceiptBook book, BookOf(context));
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const sdk::KeyRecord key, AnyKey(context));
  const sdk::ConsistencySource proofs = sdk::ConsistencyFrom(*client, key.ledger);
  v1::GetCheckpointRequest request;
  request.set_ledger_id(key.ledger.str());
  YISHI_ASSIGN_OR_RETURN(const v1::GetCheckpointResponse newest, client->Call(request));
  YISHI_RETURN_IF_ERROR(sdk::NotProven(book.Advance(newest.checkpoint(), proofs)));
  YISHI_ASSIGN_OR_RETURN(const std::vector<sdk::Recheck> all, book.RecheckAll(proofs));
  std::vector<std::string> json;
  absl::Status worst;
  for (const sdk::Recheck& one : all) {
    if (!one.status.ok())
      context.out().Line("✗ " + one.file + "  " + one.summary + "  " + ToText(one.status));
    json.push_back(JsonObject()
                       .Text("file", one.file)
                       .Number("entry", static_cast<std::int64_t>(one.index))
                       .Flag("ok", one.status.ok())
                       .Text("error", one.status.ok() ? "" : ToText(one.status))
                       .str());
    worst.Update(sdk::NotProven(one.status));
  }
  YISHI_RETURN_IF_ERROR(worst);
  const std::string size = std::to_string(book.head()->head.size);
  context.out().Line(
      "全部 " + std::to_string(all.size()) + " 份回执核验通过；账本 " + size + " 条，历史一致",
      "all " + std::to_string(all.size()) + " receipts hold; " + size + " entries, one history");
  context.out().Json(JsonObject()
                         .Flag("ok", true)
                         .Number("size", static_cast<std::int64_t>(book.head()->head.size))
                         .Raw("receipts", JsonArray(json))
                         .str());
  return absl::OkStatus();
}

absl::StatusOr<std::string> VkeyFor(Context& context, const Arguments& arguments) {
  if (arguments.Has("--vkey")) return arguments.Get("--vkey");
  YISHI_ASSIGN_OR_RETURN(sdk::KeyFile * file, context.keys());
  if (file->keys().empty()) {
    return UsageError("本机没有密钥，不知道账本的公钥：请用 --vkey 写明",
                      "this device holds no key and does not know the ledger's public key: give --vkey");
  }
  YISHI_ASSIGN_OR_RETURN(const sdk::KeyRecord key, AnyKey(context));
  return key.log_vkey;
}

// Without any server: what is needed is in the file, and the ledger's public key.
absl::Status VerifyReceipt(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const Bytes file, sdk::ReadFile(arguments.Get("FILE"), kReceiptFileMax));
  YISHI_ASSIGN_OR_RETURN(const std::string vkey, VkeyFor(context, arguments));
  YISHI_ASSIGN_OR_RETURN(const merkle::NoteKey log_key, merkle::NoteKey::FromVkey(vkey));
  YISHI_ASSIGN_OR_RETURN(const sdk::KeptReceipt kept, sdk::UnpackReceipt(file));
  const auto checked = sdk::CheckReceipt(kept.receipt, log_key);
  if (!checked.ok()) return sdk::NotProven(checked.status());
  Output& out = context.out();
  const std::string entry = std::to_string(checked->index);
  const std::string size = std::to_string(checked->checkpoint.head.size);
  out.Line("✓ 回执属实：第 " + entry + " 号，在 " + log_key.name() + " 签名的 " + size + " 条账本之中",
           "✓ The receipt holds: entry no. " + entry + " is in the ledger of " + size +
               " entries signed by " + log_key.name());
  if (!kept.summary.empty()) out.Line("  " + kept.summary);
  out.Json(JsonObject()
               .Flag("ok", true)
               .Number("entry", static_cast<std::int64_t>(checked->index))
               .Number("size", static_cast<std::int64_t>(checked->checkpoint.head.size))
               .Text("command_id", checked->command.hex())
               .Text("root", ToHex(checked->checkpoint.head.root.view()))
               .Text("origin", log_key.name())
               .Number("admitted_ms", checked->entry.admitted_ms())
               .str());
  return absl::OkStatus();
}

constexpr std::array kCommands = {
    Command{"me", "connect", "HOST:PORT", "记住服务器和社区", "Remember the server and the community",
            Connect, "connect 127.0.0.1:7420"},
    Command{"me", "enrol", "CODE... [--label NAME]", "凭登记单登记本机的密钥",
            "Enrol a key of this device with a slip", Enrol, "enrol K7QW-3M0X-… 9T4C-7H1B-…"},
    Command{"me", "keys", "", "本机的密钥", "The keys on this device", ShowKeys, "keys"},
    Command{"me", "whoami", "", "我是谁，任什么职", "Who I am, and where I sit", WhoAmI, "whoami"},
    Command{"me", "stop-recovery", "REASON", "停止别人以你的名义找回密钥，可用已被登记员吊销的旧密钥",
            "Stop a key's recovery that you did not ask for; a key that the registry revoked will do",
            StopRecovery, "stop-recovery 不是我办的"},
    Command{"me", "receipts", "", "本机保存的回执", "The receipts kept on this device", ShowReceipts,
            "receipts"},
    Command{"me", "verify", "", "重新核验全部回执和账本历史",
            "Check every receipt and the ledger's history again", Verify, "verify"},
    Command{"me", "verify-receipt", "FILE [--vkey VKEY]", "离线核验一份回执", "Check one receipt, offline",
            VerifyReceipt, "verify-receipt 00000042-9f86d081.zip"},
};

}  // namespace

std::span<const Command> MyCommands() { return kCommands; }

}  // namespace yishi::cli
