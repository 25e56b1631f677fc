#include "services/rpc/openings.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "engine/base/bytes.h"
#include "engine/box/decide.h"
#include "engine/wire/fields.h"
#include "services/rpc/entitlement.h"
#include "services/rpc/paging.h"
#include "services/rpc/released.h"

namespace yishi::rpc {
namespace {

struct CommittedBallot {
  std::uint64_t seq = 0;
  Hash commitment;
  bool party = false;
  bool declared = false;
};

CommittedBallot View(const community::State& state, const box::Box& box, const box::Ballot& ballot) {
  return {ballot.seq, ballot.commitment,
          state.meetings.at(box.meeting).body == roster::BodyKind::kPartyMembers,
          box.phase == box::BoxPhase::kDeclared};
}

// Several ballots may bear one commitment, since an opening that was released can be used again: a declared
// one goes before others, and among those the first cast.
std::optional<CommittedBallot> FindBallot(const community::State& state, const Hash& commitment) {
  std::optional<CommittedBallot> found;
  for (const auto& [id, box] : state.boxes) {
    for (const auto& [person, ballot] : box.ballots) {
      if (ballot.commitment != commitment) continue;
      const CommittedBallot next = View(state, box, ballot);
      if (!found || std::tie(found->declared, next.seq) < std::tie(next.declared, found->seq)) found = next;
    }
  }
  return found;
}

absl::Status RequireNotErased(const view::Reading& reading, const Hash& commitment) {
  const vault::Erasure* erasure = vault::ErasureOf(reading.state().vault, commitment);
  if (erasure == nullptr) return absl::OkStatus();
  const std::string entry = std::to_string(*erasure->erased_seq);
  return Refuse({.reason = Reason::kContentErased,
                 .zh = "此项内容已在第 " + entry + " 号记录中删除：" + erasure->reason,
                 .en = "this content was erased by entry " + entry + ": " + erasure->reason,
                 .rule = "个人信息保护法第四十七条",
                 .numbers = {{"entry", entry}}});
}

absl::Status Add(Reception& reception, const Visit& visit, std::uint64_t seq, const Hash& commitment,
                 v1::ListOpeningsResponse& response) {
  YISHI_ASSIGN_OR_RETURN(const std::optional<Bytes> bytes,
                         reception.store().GetOpening(visit.chamber->ledger(), commitment));
  v1::Opening opening;
  if (!bytes || !opening.ParseFromString(*bytes)) {
    return Refuse(Reason::kNotFound, "内容不存在或已删除", "there is no such opening, or it was erased");
  }
  v1::ReleasedOpening* out = response.add_openings();
  out->set_seq(seq);
  out->set_commitment(commitment.str());
  *out->mutable_opening() = std::move(opening);
  return absl::OkStatus();
}

absl::Status ByCommitment(Reception& reception, const Visit& visit, const v1::ListOpeningsRequest& request,
                          v1::ListOpeningsResponse& response) {
  YISHI_ASSIGN_OR_RETURN(const Hash commitment, wire::ReadHash(request.commitment(), "commitment"));
  std::uint64_t seq = 0;
  const auto check = [&](const view::Reading& reading) -> absl::StatusOr<bool> {
    const auto ballot = FindBallot(reading.state(), commitment);
    if (!ballot) {
      YISHI_RETURN_IF_ERROR(RequirePersonal(reading, commitment));
      YISHI_RETURN_IF_ERROR(RequireNotErased(reading, commitment));
      return true;
    }
    seq = ballot->seq;
    YISHI_RETURN_IF_ERROR(RequireEntry(reading.reader(), EntitlementOf(reading), ballot->party));
    if (!ballot->declared) {
      return Refuse(Reason::kNotReleased, "结果宣布之前不公开选票",
                    "no ballot is released before its box is declared");
    }
    return true;
  };
  YISHI_RETURN_IF_ERROR(reception.View(visit, check).status());
  return Add(reception, visit, seq, commitment, response);
}

absl::Status OfBox(Reception& reception, const Visit& visit, const v1::ListOpeningsRequest& request,
                   std::size_t size, v1::ListOpeningsResponse& response) {
  std::vector<CommittedBallot> ballots;
  const auto gather = [&](const view::Reading& reading) -> absl::StatusOr<bool> {
    ballots.clear();
    YISHI_ASSIGN_OR_RETURN(const box::Box* box, box::Find(reading.state().boxes, request.box_id()));
    for (const auto& [person, ballot] : box->ballots) ballots.push_back(View(reading.state(), *box, ballot));
    const bool party = reading.state().meetings.at(box->meeting).body == roster::BodyKind::kPartyMembers;
    YISHI_RETURN_IF_ERROR(RequireEntry(reading.reader(), EntitlementOf(reading), party));
    if (box->phase == box::BoxPhase::kDeclared) return true;
    return Refuse(Reason::kNotReleased, "结果宣布之前不公开选票",
                  "no ballot is released before its box is declared");
  };
  YISHI_RETURN_IF_ERROR(reception.View(visit, gather).status());
  std::sort(ballots.begin(), ballots.end(), [](const auto& a, const auto& b) { return a.seq < b.seq; });
  for (const CommittedBallot& ballot : ballots) {
    if (ballot.seq < request.from()) continue;
    if (static_cast<std::size_t>(response.openings_size()) == size) {
      response.set_next(ballot.seq);
      return absl::OkStatus();
    }
    YISHI_RETURN_IF_ERROR(Add(reception, visit, ballot.seq, ballot.commitment, response));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status ListOpenings(Reception& reception, const Visit& visit, const v1::ListOpeningsRequest& request,
                          v1::ListOpeningsResponse& response) {
  YISHI_ASSIGN_OR_RETURN(const std::size_t size, ReadPageSize(request.page_size(), kOpeningPage));
  if (!request.commitment().empty()) return ByCommitment(reception, visit, request, response);
  if (!request.box_id().empty()) return OfBox(reception, visit, request, size, response);
  std::set<BoxId> declared;
  YISHI_ASSIGN_OR_RETURN(const Entitlement entitlement,
                         reception.View(visit, [&](const view::Reading& reading) {
                           declared = DeclaredBoxes(reading.state());
                           return EntitlementOf(reading);
                         }));
  YISHI_RETURN_IF_ERROR(RequireEntry(visit.reader, entitlement, false));
  YISHI_ASSIGN_OR_RETURN(ReleasedPage page,
                         ReadReleased(reception.store(), *visit.chamber, reception.FeedOf(*visit.chamber),
                                      declared, request.from(), size));
  for (Released& released : page.released) {
    if (entitlement.Covers(released.party)) *response.add_openings() = std::move(released.opening);
  }
  response.set_next(page.next.value_or(0));
  return absl::OkStatus();
}

}  // namespace yishi::rpc
