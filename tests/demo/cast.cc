#include "tests/demo/cast.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "clients/sdk/command_builder.h"
#include "clients/sdk/member.h"
#include "clients/sdk/receipt_check.h"
#include "clients/sdk/session.h"
#include "engine/base/status.h"
#include "engine/wire/envelope.h"

namespace yishi::demo {
namespace {

// A session lasts twelve hours of the server's time.
constexpr Millis kSessionMs = 11 * kHourMs;

std::set<v1::BodyKind> PartsOf(v1::BodyKind body) {
  switch (body) {
    case v1::BODY_KIND_TWO_COMMITTEES:
      return {v1::BODY_KIND_PARTY_BRANCH_COMMITTEE, v1::BODY_KIND_RESIDENTS_COMMITTEE};
    case v1::BODY_KIND_REPRESENTATIVES_MEETING:
      return {v1::BODY_KIND_RESIDENTS_COMMITTEE, v1::BODY_KIND_RESIDENT_REPRESENTATIVES};
    default:
      return {body};
  }
}

}  // namespace

absl::Status Cast::Enter(const std::string& name, const PersonId& person, const sdk::KeySeed& seed) {
  YISHI_ASSIGN_OR_RETURN(sdk::Signer signer, sdk::SignerFromSeed(suite_.id(), ledger_, person, seed.view()));
  players_.insert_or_assign(name, Player{.seed = seed, .signer = std::move(signer)});
  return absl::OkStatus();
}

absl::Status Cast::Join(const LedgerId& ledger, const std::string& log_vkey, const v1::Receipt& receipt,
                        const std::filesystem::path& folder) {
  YISHI_ASSIGN_OR_RETURN(merkle::NoteKey log_key, merkle::NoteKey::FromVkey(log_vkey));
  YISHI_ASSIGN_OR_RETURN(book_, sdk::ReceiptBook::Open(folder, std::move(log_key)));
  ledger_ = ledger;
  for (auto& [name, player] : players_) player.signer.ledger = ledger;
  return book_->Advance(receipt.checkpoint(), sdk::ConsistencyFrom(client_, ledger_));
}

absl::StatusOr<const Cast::Player*> Cast::Find(const std::string& name) const {
  const auto found = players_.find(name);
  if (found != players_.end()) return &found->second;
  return Refuse(Reason::kNotFound, name + " 没有密钥", "somebody who has no key was to act: " + name);
}

absl::StatusOr<sdk::SignedAct> Cast::DoAs(const sdk::Signer& signer, const google::protobuf::Message& act,
                                          std::vector<v1::Opening> openings) {
  const sdk::Draft draft{.issued_ms = clock_.Now(), .lifetime_ms = kHourMs, .seen = book_->head()->head};
  YISHI_ASSIGN_OR_RETURN(sdk::SignedAct ready, sdk::SignAct(signer, draft, act, std::move(openings)));
  YISHI_ASSIGN_OR_RETURN(const v1::Receipt receipt, client_.Submit(ready));
  YISHI_RETURN_IF_ERROR(Believe(ready, receipt));
  ++tally_.acts;
  return ready;
}

absl::Status Cast::Believe(const sdk::SignedAct& act, const v1::Receipt& receipt) {
  YISHI_ASSIGN_OR_RETURN(
      const sdk::CheckedReceipt checked,
      sdk::CheckReceiptFor(receipt, book_->log_key(), wire::SerializeSignedCommand(act.command)));
  YISHI_RETURN_IF_ERROR(book_->Advance(receipt.checkpoint(), sdk::ConsistencyFrom(client_, ledger_)));
  return book_->Keep(checked, {.receipt = receipt, .openings = {}, .summary = ""});
}

absl::StatusOr<sdk::SignedAct> Cast::Do(const std::string& name, const google::protobuf::Message& act,
                                        std::vector<v1::Opening> openings) {
  YISHI_ASSIGN_OR_RETURN(const Player* player, Find(name));
  return DoAs(player->signer, act, std::move(openings));
}

absl::Status Cast::Refused(const std::string& name, const google::protobuf::Message& act, Reason expected,
                           const Words& what, std::vector<v1::Opening> openings) {
  const auto done = Do(name, act, std::move(openings));
  const std::string wanted(ReasonName(expected));
  if (done.ok()) {
    return Refuse(Reason::kInternal, what.zh + "：应当以 " + wanted + " 被拒，却被接受了",
                  what.en + ": was to be refused with " + wanted + " and was admitted");
  }
  if (!RefusalOf(done.status()) || ReasonOf(done.status()) != expected) {
    const std::string was = ToText(done.status());
    return Refuse(Reason::kInternal, what.zh + "：应当以 " + wanted + " 被拒，实为 " + was,
                  what.en + ": was to be refused with " + wanted + " and was with " + was);
  }
  narrator_.Refused(what, done.status());
  ++tally_.refusals;
  return absl::OkStatus();
}

absl::StatusOr<sdk::Client*> Cast::SessionOf(const std::string& name) {
  YISHI_ASSIGN_OR_RETURN(const sdk::Signer* signer, SignerOf(name));
  Session& session = sessions_[name];
  if (session.client && clock_.Now() - session.since_ms < kSessionMs) return session.client.get();
  YISHI_ASSIGN_OR_RETURN(session.client, sdk::Client::Connect(client_.options()));
  YISHI_RETURN_IF_ERROR(sdk::OpenSession(*session.client, *signer).status());
  session.since_ms = clock_.Now();
  return session.client.get();
}

absl::StatusOr<v1::BlobRef> Cast::PutPaper(const std::string& name, const std::string& title,
                                           const std::string& media_type, const Bytes& content) {
  YISHI_ASSIGN_OR_RETURN(sdk::Client * session, SessionOf(name));
  v1::PutBlobRequest request;
  request.set_ledger_id(ledger_.str());
  request.set_media_type(media_type);
  request.set_content(content);
  YISHI_ASSIGN_OR_RETURN(const v1::PutBlobResponse response, session->Call(request));
  v1::BlobRef blob = response.blob();
  blob.set_title(title);
  return blob;
}

std::vector<std::string> Cast::VotersOf(v1::BodyKind body) const {
  const std::set<v1::BodyKind> parts = PartsOf(body);
  std::set<PersonId> voters;
  std::set<PersonId> officers;
  for (const auto& [key, seat] : people_.seats) {
    if (parts.contains(key.first) && seat.capacity != v1::CAPACITY_PROBATIONARY) voters.insert(key.second);
    if (PartsOf(v1::BODY_KIND_TWO_COMMITTEES).contains(key.first)) officers.insert(key.second);
  }
  // Committee members first; then by birth date, the youngest first.
  std::vector<std::tuple<bool, std::string, std::string>> order;
  for (const PersonId& id : voters) {
    const sdk::KnownPerson& person = people_.persons.at(id);
    order.emplace_back(officers.contains(id), person.birth_date, person.name);
  }
  std::sort(order.rbegin(), order.rend());
  std::vector<std::string> names;
  for (const auto& voter : order) names.push_back(std::get<2>(voter));
  return names;
}

absl::StatusOr<PersonId> Cast::IdOf(const std::string& name) const {
  const auto found = players_.find(name);
  if (found != players_.end()) return found->second.signer.person;
  const auto named = sdk::PersonsNamed(people_, name);
  if (named.size() == 1) return named[0];
  return Refuse(Reason::kNotFound, "名册中名为" + name + "的有 " + std::to_string(named.size()) + " 人",
                std::to_string(named.size()) + " persons of the roster are called " + name);
}

absl::StatusOr<const sdk::Signer*> Cast::SignerOf(const std::string& name) const {
  YISHI_ASSIGN_OR_RETURN(const Player* player, Find(name));
  return &player->signer;
}

absl::StatusOr<sdk::KeySeed> Cast::SeedOf(const std::string& name) const {
  YISHI_ASSIGN_OR_RETURN(const Player* player, Find(name));
  return player->seed;
}

}  // namespace yishi::demo
