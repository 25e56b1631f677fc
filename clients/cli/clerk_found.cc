#include <algorithm>
#include <cstdlib>
#include <optional>
#include <sstream>

#include "clients/cli/calendar_file.h"
#include "clients/cli/clerk.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/json.h"
#include "clients/cli/values.h"
#include "clients/sdk/enrolment.h"
#include "clients/sdk/files.h"
#include "clients/sdk/founding.h"
#include "clients/sdk/people.h"
#include "clients/sdk/random.h"
#include "engine/base/limits.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

constexpr std::int32_t kChinaOffsetMinutes = 480;
constexpr std::string_view kOfferWord = "yishi-founder-v1";

// One who founds: what goes into the act, and the name for the map of persons.
struct FounderOffer {
  v1::Founder founder;
  std::string name;
};

// "yishi-founder-v1:<person>:<public key>:<proof>:<name>", in hex and as it is.
std::string FormatOffer(const FounderOffer& offer) {
  return std::string(kOfferWord) + ":" + ToHex(offer.founder.person_id()) + ":" +
         ToHex(offer.founder.public_key()) + ":" + ToHex(offer.founder.proof_of_possession()) + ":" +
         offer.name;
}

absl::StatusOr<FounderOffer> ReadOffer(const std::string& text) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; parts.size() < 4 && std::getline(stream, part, ':');) parts.push_back(part);
  FounderOffer offer;
  std::getline(stream, offer.name);
  const auto person = parts.size() == 4 ? FromHex(parts[1]) : std::nullopt;
  const auto key = parts.size() == 4 ? FromHex(parts[2]) : std::nullopt;
  const auto proof = parts.size() == 4 ? FromHex(parts[3]) : std::nullopt;
  if (!person || !key || !proof)
    return UsageError("发起人的那一行不完整", "the founder's line is not complete");
  offer.founder.set_person_id(*person);
  offer.founder.set_public_key(*key);
  offer.founder.set_proof_of_possession(*proof);
  return offer;
}

absl::StatusOr<crypto::SuiteId> SuiteOf(const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const v1::Suite suite,
                         ReadSuite(arguments.Has("--suite") ? arguments.Get("--suite") : "intl"));
  return static_cast<crypto::SuiteId>(suite);
}

// A founder's key, made and kept here under its name.
absl::StatusOr<sdk::KeyRecord> MakeFounderKey(Context& context, const std::string& name,
                                              crypto::SuiteId suite) {
  YISHI_ASSIGN_OR_RETURN(sdk::KeyFile * file, context.keys());
  YISHI_ASSIGN_OR_RETURN(const std::filesystem::path home, context.home());
  YISHI_ASSIGN_OR_RETURN(const std::string passphrase, context.new_passphrase());
  const sdk::KeySeed seed = sdk::RandomFixed<sdk::KeySeed::kSize>();
  YISHI_ASSIGN_OR_RETURN(const sdk::KeyRecord record,
                         sdk::DescribeKey(LedgerId{}, sdk::RandomId<PersonId>(), suite, seed, "", name));
  YISHI_RETURN_IF_ERROR(file->Put(record, seed, passphrase));
  YISHI_RETURN_IF_ERROR(file->Write(KeysPath(home)));
  return record;
}

// A key of this device that belongs to no ledger yet.
std::optional<sdk::KeyRecord> UnfoundedKey(const sdk::KeyFile& file, const std::string& label) {
  for (const sdk::KeyRecord& key : file.keys()) {
    if (key.ledger.is_zero() && key.label == label) return key;
  }
  return std::nullopt;
}

absl::StatusOr<FounderOffer> OfferOf(Context& context, const sdk::KeyRecord& record) {
  YISHI_ASSIGN_OR_RETURN(sdk::KeyFile * file, context.keys());
  YISHI_ASSIGN_OR_RETURN(const std::string passphrase, context.passphrase());
  YISHI_ASSIGN_OR_RETURN(const sdk::Signer signer, file->Unlock(record.id, passphrase));
  YISHI_ASSIGN_OR_RETURN(v1::Founder founder, sdk::PrepareFounder(record.person, signer.key));
  return FounderOffer{.founder = std::move(founder), .name = record.label};
}

absl::StatusOr<FounderOffer> FounderFor(Context& context, const std::string& who, crypto::SuiteId suite) {
  if (who.starts_with(kOfferWord)) return ReadOffer(who);
  YISHI_ASSIGN_OR_RETURN(sdk::KeyFile * file, context.keys());
  if (const auto known = UnfoundedKey(*file, who)) return OfferOf(context, *known);
  YISHI_ASSIGN_OR_RETURN(const sdk::KeyRecord made, MakeFounderKey(context, who, suite));
  return OfferOf(context, made);
}

std::string OperatorToken(const Arguments& arguments) {
  if (arguments.Has("--operator-token")) return arguments.Get("--operator-token");
  const char* set = std::getenv("YISHI_OPERATOR_TOKEN");
  return set == nullptr ? "" : set;
}

absl::Status ReserveOrigin(Context& context, const Arguments& arguments, v1::FoundCommunity& act) {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  client->SetToken(OperatorToken(arguments));
  v1::ReserveOriginRequest request;
  request.set_code(arguments.Get("--code"));
  request.set_suite(act.suite());
  auto response = client->Call(request);
  client->SetToken("");
  if (!response.ok()) return response.status();
  act.set_origin(response->origin());
  act.set_log_vkey(response->log_vkey());
  return absl::OkStatus();
}

absl::StatusOr<v1::FoundCommunity> FoundingAct(Context& context, const Arguments& arguments,
                                               const std::vector<FounderOffer>& founders) {
  v1::FoundCommunity act;
  YISHI_ASSIGN_OR_RETURN(const crypto::SuiteId suite, SuiteOf(arguments));
  act.set_suite(static_cast<v1::Suite>(suite));
  act.set_name(arguments.Get("NAME"));
  act.set_name_en(arguments.Get("--name-en"));
  act.set_utc_offset_minutes(kChinaOffsetMinutes);
  if (arguments.Has("--utc-offset")) {
    const std::string& text = arguments.Get("--utc-offset");
    const bool west = text.starts_with('-');
    YISHI_ASSIGN_OR_RETURN(const std::uint32_t minutes, ReadCount(west ? text.substr(1) : text));
    if (minutes > 840)
      return UsageError("--utc-offset 以分钟计，不超过 840", "--utc-offset is in minutes, at most 840");
    act.set_utc_offset_minutes(west ? -static_cast<std::int32_t>(minutes)
                                    : static_cast<std::int32_t>(minutes));
  }
  if (arguments.Has("--calendar")) {
    YISHI_ASSIGN_OR_RETURN(const CalendarFile days, ReadCalendarFile(arguments.Get("--calendar")));
    act.mutable_holidays()->Add(days.holidays.begin(), days.holidays.end());
    act.mutable_make_up_workdays()->Add(days.workdays.begin(), days.workdays.end());
  }
  if (arguments.Has("--recovery-days")) {
    YISHI_ASSIGN_OR_RETURN(const std::uint32_t days, ReadCount(arguments.Get("--recovery-days")));
    if (days == 0 || days > limits::kRecoveryDays)
      return UsageError("--recovery-days 是 1 到 30", "--recovery-days is 1 to 30");
    act.set_recovery_days(days);
  }
  for (const FounderOffer& founder : founders) *act.add_founders() = founder.founder;
  for (const std::string& place : arguments.All("--place")) act.add_notice_places(place);
  YISHI_RETURN_IF_ERROR(ReserveOrigin(context, arguments, act));
  return act;
}

// Gives a key its ledger: from now on it is the community's.
absl::Status TieKey(Context& context, sdk::KeyRecord record, const LedgerId& ledger,
                    const std::string& log_vkey) {
  YISHI_ASSIGN_OR_RETURN(sdk::KeyFile * file, context.keys());
  YISHI_ASSIGN_OR_RETURN(const std::filesystem::path home, context.home());
  YISHI_ASSIGN_OR_RETURN(const std::string passphrase, context.passphrase());
  YISHI_ASSIGN_OR_RETURN(const sdk::KeySeed seed, file->UnsealSeed(record.id, passphrase));
  record.ledger = ledger;
  record.log_vkey = log_vkey;
  YISHI_RETURN_IF_ERROR(file->Put(record, seed, passphrase));
  return file->Write(KeysPath(home));
}

// Everything that is kept of a founding: receipt, keys, names of the founders, the choice of community.
absl::Status KeepFounding(Context& context, const sdk::Founded& founded, const v1::FoundCommunity& act,
                          const std::vector<FounderOffer>& founders) {
  YISHI_ASSIGN_OR_RETURN(const std::filesystem::path home, context.home());
  YISHI_ASSIGN_OR_RETURN(sdk::KeyFile * file, context.keys());
  YISHI_ASSIGN_OR_RETURN(merkle::NoteKey log_key, merkle::NoteKey::FromVkey(act.log_vkey()));
  YISHI_ASSIGN_OR_RETURN(sdk::ReceiptBook book,
                         sdk::ReceiptBook::Open(LedgerPath(home, founded.ledger), std::move(log_key)));
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_RETURN_IF_ERROR(
      book.Advance(founded.receipt.checkpoint(), sdk::ConsistencyFrom(*client, founded.ledger)));
  YISHI_RETURN_IF_ERROR(
      book.Keep(founded.checked,
                {.receipt = founded.receipt, .openings = {}, .summary = "创建社区 / founded " + act.name()}));
  sdk::People people;
  for (const FounderOffer& founder : founders) {
    people.persons[*PersonId::From(founder.founder.person_id())] = {
        .name = founder.name, .birth_date = "", .household = ""};
    const auto key = UnfoundedKey(*file, founder.name);
    if (key && key->person.view() == founder.founder.person_id()) {
      YISHI_RETURN_IF_ERROR(TieKey(context, *key, founded.ledger, act.log_vkey()));
    }
  }
  YISHI_RETURN_IF_ERROR(sdk::WritePeople(PeoplePath(home, founded.ledger), people));
  YISHI_ASSIGN_OR_RETURN(Settings settings, ReadSettings(home));
  settings.server = client->options().address;
  if (!context.options().ca_file.empty()) {
    settings.ca_file = std::filesystem::absolute(context.options().ca_file).string();
  }
  settings.ledger = founded.ledger;
  return WriteSettings(home, settings);
}

}  // namespace

absl::Status MakeFounder(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const crypto::SuiteId suite, SuiteOf(arguments));
  YISHI_ASSIGN_OR_RETURN(const FounderOffer offer, FounderFor(context, arguments.Get("NAME"), suite));
  const std::string line = FormatOffer(offer);
  context.out().Line("把这一行交给第一发起人，写在 --founder 后面：",
                     "Give this line to the first founder, for --founder:");
  context.out().Line(line);
  context.out().Json(JsonObject().Flag("ok", true).Text("founder", line).str());
  return absl::OkStatus();
}

absl::Status FoundCommunity(Context& context, const Arguments& arguments) {
  const std::vector<std::string>& names = arguments.All("--founder");
  if (names.size() < 2 || names.size() > static_cast<std::size_t>(limits::kFounders)) {
    return UsageError("要有 2 至 8 位 --founder", "there must be two to eight --founder");
  }
  YISHI_ASSIGN_OR_RETURN(const crypto::SuiteId suite, SuiteOf(arguments));
  std::vector<FounderOffer> founders;
  for (const std::string& name : names) {
    YISHI_ASSIGN_OR_RETURN(FounderOffer offer, FounderFor(context, name, suite));
    founders.push_back(std::move(offer));
  }
  YISHI_ASSIGN_OR_RETURN(sdk::KeyFile * file, context.keys());
  const auto first = UnfoundedKey(*file, founders.front().name);
  if (!first)
    return UsageError("第一位 --founder 的密钥要在本机",
                      "the first --founder must have their key on this device");
  YISHI_ASSIGN_OR_RETURN(const v1::FoundCommunity act, FoundingAct(context, arguments, founders));
  YISHI_RETURN_IF_ERROR(context.Confirm("创建“" + act.name() + "”（" + act.origin() + "）？",
                                        "Found \"" + act.name() + "\" (" + act.origin() + ")?"));
  YISHI_ASSIGN_OR_RETURN(const std::string passphrase, context.passphrase());
  YISHI_ASSIGN_OR_RETURN(const sdk::Signer signer, file->Unlock(first->id, passphrase));
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const sdk::Founded founded, sdk::FoundLedger(*client, signer, act, context.now()));
  YISHI_RETURN_IF_ERROR(KeepFounding(context, founded, act, founders));
  context.out().Line(act.name() + " 已创建，账本 " + founded.ledger.hex(),
                     act.name() + " is founded, ledger " + founded.ledger.hex());
  context.out().Json(JsonObject()
                         .Flag("ok", true)
                         .Number("entry", 0)
                         .Text("ledger_id", founded.ledger.hex())
                         .Text("log_vkey", act.log_vkey())
                         .str());
  return absl::OkStatus();
}

absl::Status Join(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(sdk::KeyFile * file, context.keys());
  const auto key = UnfoundedKey(*file, arguments.Get("WHO"));
  if (!key) {
    return Refuse(Reason::kNotFound, "没有等待接上的发起人密钥“" + arguments.Get("WHO") + "”",
                  "there is no founder's key \"" + arguments.Get("WHO") + "\" that waits for its community");
  }
  YISHI_ASSIGN_OR_RETURN(const v1::CommunityView* community, context.community());
  const LedgerId ledger = LedgerId::From(community->ledger_id()).value_or(LedgerId{});
  YISHI_RETURN_IF_ERROR(TieKey(context, *key, ledger, community->log_vkey()));
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_RETURN_IF_ERROR(sdk::CheckFounding(*client, ledger, community->log_vkey()));
  context.out().Line("已接上 " + community->name(), "tied to " + community->name());
  context.out().Json(JsonObject().Flag("ok", true).Text("ledger_id", ledger.hex()).str());
  return absl::OkStatus();
}

}  // namespace yishi::cli
