#include <set>
#include <utility>

#include "clients/roster_csv/roster_csv.h"
#include "clients/sdk/command_builder.h"
#include "clients/sdk/enrolment.h"
#include "clients/sdk/files.h"
#include "clients/sdk/random.h"
#include "clients/sdk/receipt_check.h"
#include "clients/sdk/roster_import.h"
#include "engine/base/status.h"
#include "engine/wire/envelope.h"
#include "tests/demo/chapters.h"
#include "tests/demo/motions.h"
#include "tests/demo/papers.h"
#include "tests/demo/roles.h"

namespace yishi::demo {
namespace {

using roster_csv::RosterRow;

constexpr std::size_t kCharterBytesMax = 24 * 1024;
constexpr char kCode[] = "hongqiao";
constexpr int kTermYears = 5;

// The sample's terms, or, on a machine whose clock is far from them, terms of the same length around the day.
void CoverDay(calendar::Day day, std::vector<RosterRow>& rows) {
  for (RosterRow& row : rows) {
    if (!row.term || (row.term->from <= day && calendar::AddDays(day, 366) <= row.term->to)) continue;
    row.term = {.from = day, .to = calendar::AddDays(day, kTermYears * 365)};
  }
}

absl::StatusOr<std::vector<RosterRow>> ReadRows(const Story& story) {
  YISHI_ASSIGN_OR_RETURN(const Bytes bytes,
                         sdk::ReadFile(story.beginning().roster, roster_csv::kFileBytesMax));
  roster_csv::RosterFile file = roster_csv::ReadRosterCsv(bytes);
  if (!file.accepted()) return Refuse(Reason::kMalformed, file.faults[0].zh, file.faults[0].en);
  CoverDay(story.beginning().first_day, file.rows);
  return std::move(file.rows);
}

// The founders are on the roster as well: their ids are given before it is imported.
absl::Status EnterFounder(Story& story, const std::string& name, const std::vector<RosterRow>& rows,
                          sdk::People& people) {
  for (const RosterRow& row : rows) {
    if (row.name != name) continue;
    const auto id = sdk::RandomId<PersonId>();
    people.persons[id] = {
        .name = name, .birth_date = calendar::FormatDay(row.born), .household = row.household};
    return story.cast().Enter(name, id, sdk::RandomFixed<sdk::KeySeed::kSize>());
  }
  return Refuse(Reason::kNotFound, "名册中没有" + name, "the roster has no " + name);
}

absl::StatusOr<v1::FoundCommunity> FoundingAct(Story& story) {
  v1::ReserveOriginRequest request;
  request.set_code(kCode);
  request.set_suite(static_cast<v1::Suite>(story.cast().suite().id()));
  YISHI_ASSIGN_OR_RETURN(const v1::ReserveOriginResponse reserved, story.client().Call(request));
  v1::FoundCommunity act;
  act.set_suite(request.suite());
  act.set_origin(reserved.origin());
  act.set_log_vkey(reserved.log_vkey());
  act.set_name("虹桥社区");
  act.set_name_en("Hongqiao community");
  const calendar::CalendarData& days = story.days().data();
  act.set_utc_offset_minutes(days.offset_minutes);
  for (const calendar::Day day : days.holidays) act.add_holidays(day.days_since_epoch);
  for (const calendar::Day day : days.makeup_days) act.add_make_up_workdays(day.days_since_epoch);
  act.add_notice_places("社区公示栏");
  act.add_notice_places("党群服务中心公示栏");
  for (const char* name : {kRegistrar, kSecondRegistrar}) {
    YISHI_ASSIGN_OR_RETURN(const sdk::Signer* founder, story.cast().SignerOf(name));
    YISHI_ASSIGN_OR_RETURN(*act.add_founders(), sdk::PrepareFounder(founder->person, founder->key));
  }
  return act;
}

absl::Status Found(Story& story) {
  YISHI_ASSIGN_OR_RETURN(const v1::FoundCommunity act, FoundingAct(story));
  YISHI_ASSIGN_OR_RETURN(const sdk::Signer* first, story.cast().SignerOf(kRegistrar));
  const sdk::Draft draft{.issued_ms = story.now(), .lifetime_ms = kHourMs};
  YISHI_ASSIGN_OR_RETURN(const sdk::SignedAct ready, sdk::SignAct(*first, draft, act));
  YISHI_ASSIGN_OR_RETURN(const v1::Receipt receipt, story.client().Submit(ready));
  YISHI_ASSIGN_OR_RETURN(const merkle::NoteKey log_key, merkle::NoteKey::FromVkey(act.log_vkey()));
  YISHI_ASSIGN_OR_RETURN(const sdk::CheckedReceipt checked,
                         sdk::CheckReceiptFor(receipt, log_key, wire::SerializeSignedCommand(ready.command)));
  story.narrator().Say(
      {"两名登记员共同创建“虹桥社区”的账本：第 0 号记录", "two registrars found the ledger: entry 0"});
  return story.cast().Join(LedgerId{checked.leaf}, act.log_vkey(), receipt, story.beginning().receipts);
}

absl::Status ImportRoster(Story& story, const std::vector<RosterRow>& rows, sdk::People people) {
  Cast& cast = story.cast();
  YISHI_ASSIGN_OR_RETURN(
      const sdk::RosterImport import,
      sdk::PrepareRosterImport(cast.suite(), rows, std::move(people), story.beginning().first_day));
  for (const sdk::RosterPart& part : import.parts) {
    YISHI_RETURN_IF_ERROR(cast.Do(kRegistrar, part.act, part.openings).status());
  }
  YISHI_RETURN_IF_ERROR(cast.Do(kRegistrar, import.commit).status());
  const std::string persons = std::to_string(rows.size());
  const std::string parts = std::to_string(import.parts.size());
  story.narrator().Say(
      {"登记员分 " + parts + " 批导入名册：" + persons + " 人；账本上只有随机编号和承诺，没有姓名",
       "the roster comes in " + parts + " parts: " + persons +
           " persons, on the ledger as random ids and commitments, without names"});
  v1::ConfirmRoster confirm;
  confirm.set_import_id(import.commit.import_id());
  confirm.set_root(import.commit.root());
  YISHI_RETURN_IF_ERROR(
      cast.Refused(kRegistrar, confirm, Reason::kSecondSignatureNeeded,
                   {"提交名册的登记员想自己确认", "who committed the roster tries to confirm it"}));
  YISHI_RETURN_IF_ERROR(cast.Do(kSecondRegistrar, confirm).status());
  story.narrator().Say(
      {"另一名登记员核对后确认，名册生效", "the other registrar confirms: the roster takes effect"});
  cast.Know(import.people);
  return absl::OkStatus();
}

// Everybody who sits in a body, and one resident in no office.
absl::StatusOr<std::vector<PersonId>> WhoEnrols(const Cast& cast) {
  std::set<PersonId> persons;
  for (const auto& [key, seat] : cast.people().seats) persons.insert(key.second);
  YISHI_ASSIGN_OR_RETURN(const PersonId resident, cast.IdOf(kResident));
  persons.insert(resident);
  for (const char* founder : {kRegistrar, kSecondRegistrar}) {
    YISHI_ASSIGN_OR_RETURN(const PersonId person, cast.IdOf(founder));
    persons.erase(person);
  }
  return std::vector<PersonId>(persons.begin(), persons.end());
}

// Types in the slip's code and registers a key of one's own. Gives its id.
absl::StatusOr<KeyId> Enrol(Cast& cast, const std::string& code) {
  YISHI_ASSIGN_OR_RETURN(const sdk::Slip slip, sdk::ParseSlipCode(code));
  YISHI_ASSIGN_OR_RETURN(crypto::SigningKey once, sdk::SlipKey(cast.suite(), slip.seed));
  const KeyId once_id = cast.suite().KeyIdOf(once.public_key());
  const sdk::Signer signer{
      .ledger = cast.ledger(), .person = slip.person, .key_id = once_id, .key = std::move(once)};
  const auto seed = sdk::RandomFixed<sdk::KeySeed::kSize>();
  YISHI_ASSIGN_OR_RETURN(const crypto::SigningKey own, cast.suite().KeyFromSeed(seed.view()));
  YISHI_ASSIGN_OR_RETURN(const v1::EnrolKey act,
                         sdk::PrepareEnrolment(cast.ledger(), slip.person, own, v1::CUSTODY_DEVICE));
  YISHI_RETURN_IF_ERROR(cast.DoAs(signer, act).status());
  YISHI_RETURN_IF_ERROR(cast.Enter(cast.people().persons.at(slip.person).name, slip.person, seed));
  return cast.suite().KeyIdOf(own.public_key());
}

absl::Status EnrolAll(Story& story) {
  Cast& cast = story.cast();
  YISHI_ASSIGN_OR_RETURN(const std::vector<PersonId> persons, WhoEnrols(cast));
  YISHI_ASSIGN_OR_RETURN(const sdk::SlipBatch slips,
                         sdk::PrepareSlips(cast.suite(), persons, story.now() + 30 * kDayMs));
  for (const v1::IssueEnrolments& act : slips.acts) YISHI_RETURN_IF_ERROR(cast.Do(kRegistrar, act).status());
  v1::ConfirmKeys confirm;
  for (const sdk::Slip& slip : slips.slips) {
    YISHI_ASSIGN_OR_RETURN(const KeyId key, Enrol(cast, sdk::FormatSlipCode(slip)));
    confirm.add_key_ids(key.str());
  }
  const std::string count = std::to_string(slips.slips.size());
  story.narrator().Say({"登记员发出 " + count + " 张登记单，每人在自己的设备上生成密钥并登记",
                        count + " slips are handed out; everybody makes a key on a device of their own"});
  YISHI_RETURN_IF_ERROR(cast.Refused(
      kRegistrar, confirm, Reason::kSecondSignatureNeeded,
      {"发放登记单的登记员想自己确认这些密钥", "who issued the slips tries to confirm the keys"}));
  YISHI_RETURN_IF_ERROR(cast.Do(kSecondRegistrar, confirm).status());
  story.narrator().Say({"另一名登记员当面核对后确认", "the other registrar confirms them, face to face"});
  return absl::OkStatus();
}

}  // namespace

absl::Status FoundCommunity(Story& story) {
  story.narrator().Chapter({"第一章 建立社区", "Chapter 1: founding"});
  story.GoTo(story.At(0, 9));
  YISHI_ASSIGN_OR_RETURN(const std::vector<RosterRow> rows, ReadRows(story));
  sdk::People people;
  YISHI_RETURN_IF_ERROR(EnterFounder(story, kRegistrar, rows, people));
  YISHI_RETURN_IF_ERROR(EnterFounder(story, kSecondRegistrar, rows, people));
  YISHI_RETURN_IF_ERROR(Found(story));
  story.GoTo(story.At(0, 10));
  YISHI_RETURN_IF_ERROR(ImportRoster(story, rows, std::move(people)));
  story.GoTo(story.At(0, 14));
  return EnrolAll(story);
}

absl::Status AdoptCharter(Story& story) {
  Cast& cast = story.cast();
  story.GoTo(story.At(1, 9));
  v1::AdoptCharter act;
  YISHI_ASSIGN_OR_RETURN(*act.mutable_text(), sdk::ReadFile(story.beginning().charter, kCharterBytesMax));
  YISHI_RETURN_IF_ERROR(cast.Refused(
      kDirector, act, Reason::kResolutionNeeded,
      {"主任想不经决议采用程序规则", "the director tries to adopt the charter without a resolution"}));
  v1::PaperResolution& resolution = *act.mutable_paper();
  resolution.set_body(v1::BODY_KIND_REPRESENTATIVES_MEETING);
  resolution.set_day(story.DayAt(0).days_since_epoch);
  resolution.set_expected(37);
  resolution.set_present(35);
  resolution.set_yes(33);
  YISHI_ASSIGN_OR_RETURN(
      *resolution.mutable_sheet(),
      cast.PutPaper(kDirector, "居民代表会议决议（纸质）", kText,
                    WriteSheet({"虹桥社区居民代表会议决议", "采用《城市社区“四议两公开”》程序规则",
                                "应到 37 人，实到 35 人，同意 33 人"})));
  YISHI_RETURN_IF_ERROR(cast.Do(kDirector, act).status());
  story.narrator().Say({"主任依据居民代表会议的纸质决议（应到 37，实到 35，同意 33）采用“四议两公开”程序规则",
                        "the director adopts the charter on the representatives' paper resolution (33 of 35 "
                        "present, 37 expected)"});
  return absl::OkStatus();
}

}  // namespace yishi::demo
