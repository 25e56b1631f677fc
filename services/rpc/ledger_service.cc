#include <algorithm>

#include "engine/base/bytes.h"
#include "engine/wire/fields.h"
#include "services/rpc/entitlement.h"
#include "services/rpc/openings.h"
#include "services/rpc/services.h"
#include "services/rpc/unary.h"
#include "services/rpc/watch.h"
#include "yishi/v1/ledger_service.grpc.pb.h"

namespace yishi::rpc {
namespace {

constexpr std::size_t kEntriesBytes = 2 * 1024 * 1024;

template <typename Response>
void AddEntries(const FeedPage& page, const Entitlement& entitlement, Response& response) {
  for (const auto& entry : page) {
    v1::EntryView* view = response.add_entries();
    view->set_seq(entry->seq);
    view->set_leaf_hash(entry->leaf.str());
    if (entitlement.Covers(entry->touched.party)) view->set_entry(entry->bytes);
  }
}

void AddProof(const std::vector<Hash>& proof, google::protobuf::RepeatedPtrField<std::string>* out) {
  for (const Hash& hash : proof) *out->Add() = hash.str();
}

class LedgerService final : public v1::LedgerService::CallbackService {
 public:
  explicit LedgerService(Reception& reception) : reception_(reception) {}

  grpc::ServerUnaryReactor* GetCheckpoint(grpc::CallbackServerContext* context,
                                          const v1::GetCheckpointRequest* request,
                                          v1::GetCheckpointResponse* response) override {
    return AnswerNow(reception_, context, "yishi.v1.LedgerService/GetCheckpoint", [&]() -> absl::Status {
      YISHI_ASSIGN_OR_RETURN(const Visit visit, reception_.Receive(TokenOf(*context), request->ledger_id()));
      const auto newest = visit.chamber->Newest();
      response->set_checkpoint(newest->checkpoint);
      response->set_size(newest->head.size);
      response->set_root(newest->head.root.str());
      return absl::OkStatus();
    });
  }

  grpc::ServerUnaryReactor* ListEntries(grpc::CallbackServerContext* context,
                                        const v1::ListEntriesRequest* request,
                                        v1::ListEntriesResponse* response) override {
    return Later(
        context, "yishi.v1.LedgerService/ListEntries", *request,
        [=, this](const Visit& visit) -> absl::Status {
          YISHI_ASSIGN_OR_RETURN(const std::size_t size, ReadPageSize(request->page_size(), kEntryPage));
          YISHI_ASSIGN_OR_RETURN(const Entitlement entitlement, reception_.View(visit, EntitlementOf));
          const std::uint64_t ledger_size = visit.chamber->Newest()->head.size;
          YISHI_ASSIGN_OR_RETURN(
              const FeedPage page,
              reception_.FeedOf(*visit.chamber).Read(request->from(), size, kEntriesBytes));
          AddEntries(page, entitlement, *response);
          response->set_next(page.empty() ? request->from() : page.back()->seq + 1);
          response->set_size(std::max(ledger_size, response->entries().empty() ? 0 : response->next()));
          return absl::OkStatus();
        });
  }

  grpc::ServerWriteReactor<v1::WatchEntriesResponse>* WatchEntries(
      grpc::CallbackServerContext* context, const v1::WatchEntriesRequest* request) override {
    const Ending ending(reception_, "yishi.v1.LedgerService/WatchEntries");
    const absl::StatusOr<Visit> visit = reception_.Receive(TokenOf(*context), request->ledger_id());
    if (!visit.ok()) return new RefusedStream<v1::WatchEntriesResponse>(ending, visit.status());
    // What the reader may have is looked at for each page: an office can end while the stream is open.
    return WatchStream<v1::WatchEntriesResponse>::Start(
        reception_, context, ending, *visit, request->from(), [this, visit = *visit](const FeedPage& page) {
          const auto entitlement = reception_.View(visit, EntitlementOf);
          v1::WatchEntriesResponse response;
          AddEntries(page, entitlement.value_or(Entitlement{}), response);
          response.set_next(page.back()->seq + 1);
          return response;
        });
  }

  grpc::ServerUnaryReactor* GetInclusionProof(grpc::CallbackServerContext* context,
                                              const v1::GetInclusionProofRequest* request,
                                              v1::GetInclusionProofResponse* response) override {
    return AnswerNow(reception_, context, "yishi.v1.LedgerService/GetInclusionProof", [&]() -> absl::Status {
      YISHI_ASSIGN_OR_RETURN(const Visit visit, reception_.Receive(TokenOf(*context), request->ledger_id()));
      return visit.chamber->ReadSigned([&](const auto& community, const auto& head) -> absl::Status {
        const std::uint64_t size = request->size() == 0 ? head.head.size : request->size();
        YISHI_ASSIGN_OR_RETURN(const auto proof, community.tree.InclusionProof(request->index(), size));
        YISHI_ASSIGN_OR_RETURN(const Hash leaf, community.tree.Leaf(request->index()));
        response->set_leaf_hash(leaf.str());
        AddProof(proof, response->mutable_proof());
        response->set_size(size);
        response->set_checkpoint(head.checkpoint);
        return absl::OkStatus();
      });
    });
  }

  grpc::ServerUnaryReactor* GetConsistencyProof(grpc::CallbackServerContext* context,
                                                const v1::GetConsistencyProofRequest* request,
                                                v1::GetConsistencyProofResponse* response) override {
    return AnswerNow(
        reception_, context, "yishi.v1.LedgerService/GetConsistencyProof", [&]() -> absl::Status {
          YISHI_ASSIGN_OR_RETURN(const Visit visit,
                                 reception_.Receive(TokenOf(*context), request->ledger_id()));
          return visit.chamber->ReadSigned([&](const auto& community, const auto& head) -> absl::Status {
            const std::uint64_t size = request->new_size() == 0 ? head.head.size : request->new_size();
            YISHI_ASSIGN_OR_RETURN(const auto proof,
                                   community.tree.ConsistencyProof(request->old_size(), size));
            AddProof(proof, response->mutable_proof());
            response->set_new_size(size);
            response->set_checkpoint(head.checkpoint);
            return absl::OkStatus();
          });
        });
  }

  grpc::ServerUnaryReactor* ListOpenings(grpc::CallbackServerContext* context,
                                         const v1::ListOpeningsRequest* request,
                                         v1::ListOpeningsResponse* response) override {
    return Later(context, "yishi.v1.LedgerService/ListOpenings", *request, [=, this](const Visit& visit) {
      return rpc::ListOpenings(reception_, visit, *request, *response);
    });
  }

  grpc::ServerUnaryReactor* GetReceipt(grpc::CallbackServerContext* context,
                                       const v1::GetReceiptRequest* request,
                                       v1::GetReceiptResponse* response) override {
    return Later(context, "yishi.v1.LedgerService/GetReceipt", *request,
                 [=, this](const Visit& visit) -> absl::Status {
                   YISHI_ASSIGN_OR_RETURN(const CommandId id,
                                          wire::ReadId<CommandId>(request->command_id(), "command_id"));
                   std::optional<std::uint64_t> seq;
                   YISHI_ASSIGN_OR_RETURN(const Entitlement entitlement,
                                          reception_.View(visit, [&](const view::Reading& reading) {
                                            seq = reading.state().commands.Find(id);
                                            return EntitlementOf(reading);
                                          }));
                   YISHI_RETURN_IF_ERROR(RequireEntry(visit.reader, entitlement, false));
                   if (!seq)
                     return Refuse(Reason::kNotFound, "账本中没有这个命令", "no such command was admitted");
                   YISHI_ASSIGN_OR_RETURN(const FeedPage page,
                                          reception_.FeedOf(*visit.chamber).Read(*seq, 1, kEntriesBytes));
                   const bool party = !page.empty() && page.front()->touched.party;
                   YISHI_RETURN_IF_ERROR(RequireEntry(visit.reader, entitlement, party));
                   YISHI_ASSIGN_OR_RETURN(*response->mutable_receipt(), visit.chamber->ReceiptFor(*seq));
                   response->mutable_receipt()->set_duplicate(true);
                   return absl::OkStatus();
                 });
  }

 private:
  // Work for a visitor that waits for the store: work(const Visit&) -> absl::Status.
  template <typename Request, typename Work>
  grpc::ServerUnaryReactor* Later(grpc::CallbackServerContext* context, std::string_view method,
                                  const Request& request, Work work) {
    return AnswerLater(reception_, context, method,
                       [this, token = std::string(TokenOf(*context)), &request, work]() -> absl::Status {
                         YISHI_ASSIGN_OR_RETURN(const Visit visit,
                                                reception_.Receive(token, request.ledger_id()));
                         return work(visit);
                       });
  }

  Reception& reception_;
};

}  // namespace

ServicePtr MakeLedgerService(Reception& reception) { return std::make_shared<LedgerService>(reception); }

}  // namespace yishi::rpc
