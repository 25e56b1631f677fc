#include <algorithm>
#include <set>

#include "clients/cli/clerk.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/json.h"
#include "clients/cli/refs.h"
#include "clients/cli/values.h"
#include "clients/cli/words.h"
#include "clients/sdk/enrolment.h"
#include "clients/sdk/files.h"
#include "clients/sdk/people.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

constexpr std::uint32_t kSlipDays = 30;
constexpr std::uint32_t kSlipDaysMax = 90;

absl::StatusOr<sdk::People> OwnPeople(Context& context) {
  YISHI_ASSIGN_OR_RETURN(const std::filesystem::path home, context.home());
  YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, context.ledger());
  return sdk::ReadPeople(PeoplePath(home, ledger));
}

// Those who have neither a key nor an open slip.
absl::StatusOr<std::set<PersonId>> WithoutKey(Context& context) {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, context.ledger());
  v1::ListPersonsRequest request;
  request.set_ledger_id(ledger.str());
  request.set_page_size(500);
  std::set<PersonId> out;
  do {
    YISHI_ASSIGN_OR_RETURN(const v1::ListPersonsResponse page, client->Call(request));
    for (const v1::RosterPersonView& person : page.persons()) {
      const auto id = PersonId::From(person.person().id());
      if (id && person.keys() == 0 && !person.slip_open()) out.insert(*id);
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return out;
}

// The bodies whose members `body` is made of.
std::vector<v1::BodyKind> PartsOfBody(v1::BodyKind body) {
  if (body == v1::BODY_KIND_TWO_COMMITTEES) {
    return {v1::BODY_KIND_PARTY_BRANCH_COMMITTEE, v1::BODY_KIND_RESIDENTS_COMMITTEE};
  }
  if (body == v1::BODY_KIND_REPRESENTATIVES_MEETING) {
    return {v1::BODY_KIND_RESIDENTS_COMMITTEE, v1::BODY_KIND_RESIDENT_REPRESENTATIVES};
  }
  return {body};
}

absl::StatusOr<std::set<PersonId>> Seated(const sdk::People& people, const std::vector<std::string>& bodies) {
  std::set<v1::BodyKind> wanted;
  for (const std::string& text : bodies) {
    YISHI_ASSIGN_OR_RETURN(const v1::BodyKind body, ReadBody(text));
    for (const v1::BodyKind part : PartsOfBody(body)) wanted.insert(part);
  }
  std::set<PersonId> out;
  for (const auto& [key, seat] : people.seats) {
    if (wanted.contains(key.first)) out.insert(key.second);
  }
  return out;
}

// Whom the slips are for. Those named get one in any case, others only without key and slip.
absl::StatusOr<std::vector<PersonId>> WhoGetsSlips(Context& context, const Arguments& arguments,
                                                   const sdk::People& people) {
  std::vector<PersonId> out;
  PersonFinder finder(context);
  for (const std::string& name : arguments.All("NAME")) {
    YISHI_ASSIGN_OR_RETURN(const PersonId person, finder.Find(name));
    out.push_back(person);
  }
  if (!arguments.Has("--body") && !arguments.Has("--all")) return out;
  YISHI_ASSIGN_OR_RETURN(const std::set<PersonId> open, WithoutKey(context));
  YISHI_ASSIGN_OR_RETURN(const std::set<PersonId> seated, Seated(people, arguments.All("--body")));
  for (const PersonId& person : open) {
    if (arguments.Has("--all") || seated.contains(person)) out.push_back(person);
  }
  return out;
}

// What is cut apart and handed out.
std::string SlipText(const sdk::Slip& slip, const sdk::People& people, const v1::CommunityView& community,
                     const std::string& server, const std::string& until) {
  const auto known = people.persons.find(slip.person);
  const std::string code = sdk::FormatSlipCode(slip);
  std::string text = "--------------------------------------------------------------\n";
  text += community.name() + "  登记单 / Enrolment slip\n";
  if (known != people.persons.end()) text += known->second.name + "  " + known->second.household + "\n";
  text += "\n    " + code.substr(0, 34) + "\n    " + code.substr(35) + "\n\n";
  text += "yishi enrol " + code + "\n";
  text += "服务器 / server: " + server + "\n";
  text += "账本 / ledger: " + ToHex(community.ledger_id()).substr(0, 16) + "\n";
  text += "有效至 / valid until: " + until + "\n";
  return text + "只给本人，用一次即作废。 For this person only; good once.\n\n";
}

absl::StatusOr<std::uint32_t> DaysOf(const Arguments& arguments) {
  if (!arguments.Has("--days")) return kSlipDays;
  YISHI_ASSIGN_OR_RETURN(const std::uint32_t days, ReadCount(arguments.Get("--days")));
  if (days == 0 || days > kSlipDaysMax) return UsageError("--days 是 1 到 90", "--days is 1 to 90");
  return days;
}

absl::Status WriteSlips(Context& context, const std::string& path, const sdk::SlipBatch& batch,
                        const sdk::People& people, Millis expires) {
  YISHI_ASSIGN_OR_RETURN(const v1::CommunityView* community, context.community());
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  std::string text;
  for (const sdk::Slip& slip : batch.slips) {
    text += SlipText(slip, people, *community, client->options().address, context.Time(expires));
  }
  return sdk::CreateFileAtomically(path, text);
}

}  // namespace

absl::Status IssueSlips(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const std::uint32_t days, DaysOf(arguments));
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(sdk::Member * self, context.member());
  YISHI_ASSIGN_OR_RETURN(const sdk::People people, OwnPeople(context));
  YISHI_ASSIGN_OR_RETURN(const std::vector<PersonId> persons, WhoGetsSlips(context, arguments, people));
  if (persons.empty()) {
    return UsageError("没有要发登记单的人：写姓名、--body 或 --all",
                      "nobody to give a slip to: give names, --body or --all");
  }
  const Millis expires = context.now() + days * kDayMs;
  YISHI_ASSIGN_OR_RETURN(const sdk::SlipBatch batch,
                         sdk::PrepareSlips(self->signer().suite(), persons, expires));
  const std::string count = std::to_string(batch.slips.size());
  YISHI_RETURN_IF_ERROR(context.Confirm("发 " + count + " 张登记单？", "Issue " + count + " slips?"));
  YISHI_RETURN_IF_ERROR(WriteSlips(context, arguments.Get("--out"), batch, people, expires));
  for (const v1::IssueEnrolments& act : batch.acts) {
    const std::string n = std::to_string(act.enrolments_size());
    YISHI_RETURN_IF_ERROR(
        context.Act(act, {"登记单 " + n + " 张已公告", n + " slips are announced"}).status());
  }
  context.out().Line("登记单在 " + arguments.Get("--out") + "，打印后请删除",
                     "the slips are in " + arguments.Get("--out") + "; delete it once they are printed");
  return absl::OkStatus();
}

absl::Status RevokeKey(Context& context, const Arguments& arguments) {
  const auto id = FromHex(arguments.Get("KEY"));
  v1::RevokeKey act;
  if (id && id->size() == KeyId::kSize) {
    act.set_key_id(*id);
  } else {
    YISHI_ASSIGN_OR_RETURN(sdk::KeyFile * file, context.keys());
    YISHI_ASSIGN_OR_RETURN(const sdk::KeyRecord key, file->Find(arguments.Get("KEY"), LedgerId{}));
    act.set_key_id(key.id.str());
  }
  act.set_reason(arguments.Get("REASON"));
  if (arguments.Has("--since")) {
    YISHI_ASSIGN_OR_RETURN(const calendar::Calendar civil, context.calendar());
    YISHI_ASSIGN_OR_RETURN(const Millis since, ReadTime(arguments.Get("--since"), civil, context.now()));
    act.set_compromised_since_ms(since);
  }
  YISHI_RETURN_IF_ERROR(context.Confirm("吊销这把密钥？", "Revoke this key?"));
  return context.Act(act, {"密钥已吊销", "The key is revoked"}).status();
}

absl::Status ShowPeople(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(const sdk::People people, OwnPeople(context));
  std::vector<std::string> json;
  for (const auto& [id, person] : people.persons) {
    if (arguments.Has("NAME") && person.name != arguments.Get("NAME")) continue;
    context.out().Line(id.hex() + "  " + Padded(person.name, 12) + person.birth_date + "  " +
                       person.household);
    json.push_back(JsonObject()
                       .Text("person_id", id.hex())
                       .Text("name", person.name)
                       .Text("birth_date", person.birth_date)
                       .Text("household", person.household)
                       .str());
  }
  context.out().Json(JsonArray(json));
  return absl::OkStatus();
}

}  // namespace yishi::cli
