#include "engine/base/bytes.h"
#include "engine/wire/fields.h"
#include "services/rpc/services.h"
#include "services/rpc/unary.h"
#include "yishi/v1/blob_service.grpc.pb.h"

namespace yishi::rpc {
namespace {

absl::Status CheckMediaType(std::string_view type) {
  YISHI_RETURN_IF_ERROR(wire::RequireText(type, limits::kNameBytes, "media_type"));
  for (char c : type) {
    if (c < ' ' || c > '~') {
      return wire::FieldInvalid("media_type", "须为可打印的 ASCII 字符", "must be printable ASCII");
    }
  }
  return absl::OkStatus();
}

absl::Status CheckSize(std::size_t size) {
  if (size == 0) return wire::FieldMissing("content");
  if (size <= limits::kBlobBytes) return absl::OkStatus();
  return Refuse({.reason = Reason::kOversized,
                 .zh = "文件为 " + std::to_string(size) + " 字节，上限为 3 MiB",
                 .en = "the document has " + std::to_string(size) + " bytes, the limit is 3 MiB",
                 .rule = "",
                 .numbers = {{"size", std::to_string(size)}, {"limit", std::to_string(limits::kBlobBytes)}}});
}

class BlobService final : public v1::BlobService::CallbackService {
 public:
  explicit BlobService(Reception& reception) : reception_(reception) {}

  grpc::ServerUnaryReactor* PutBlob(grpc::CallbackServerContext* context, const v1::PutBlobRequest* request,
                                    v1::PutBlobResponse* response) override {
    const std::string token(TokenOf(*context));
    return AnswerLater(reception_, context, "yishi.v1.BlobService/PutBlob",
                       [this, token, request, response] { return Put(token, *request, *response); });
  }

  grpc::ServerUnaryReactor* GetBlob(grpc::CallbackServerContext* context, const v1::GetBlobRequest* request,
                                    v1::GetBlobResponse* response) override {
    const std::string token(TokenOf(*context));
    return AnswerLater(reception_, context, "yishi.v1.BlobService/GetBlob",
                       [this, token, request, response] { return Get(token, *request, *response); });
  }

 private:
  absl::Status Put(std::string_view token, const v1::PutBlobRequest& request, v1::PutBlobResponse& response) {
    YISHI_ASSIGN_OR_RETURN(const Visit visit, reception_.Receive(token, request.ledger_id()));
    YISHI_RETURN_IF_ERROR(RequirePerson(visit.reader));
    YISHI_RETURN_IF_ERROR(CheckMediaType(request.media_type()));
    YISHI_RETURN_IF_ERROR(CheckSize(request.content().size()));
    YISHI_RETURN_IF_ERROR(reception_.sessions().SpendBlobBytes(token, request.content().size()));
    const Hash digest = visit.chamber->suite().Digest({request.content()});
    YISHI_RETURN_IF_ERROR(
        reception_.store().PutBlob(visit.chamber->ledger(), digest, request.media_type(), request.content()));
    response.mutable_blob()->set_digest(digest.str());
    response.mutable_blob()->set_size(request.content().size());
    response.mutable_blob()->set_media_type(request.media_type());
    return absl::OkStatus();
  }

  absl::Status Get(std::string_view token, const v1::GetBlobRequest& request, v1::GetBlobResponse& response) {
    YISHI_ASSIGN_OR_RETURN(const Visit visit, reception_.Receive(token, request.ledger_id()));
    YISHI_ASSIGN_OR_RETURN(const Hash digest, wire::ReadHash(request.digest(), "digest"));
    YISHI_ASSIGN_OR_RETURN(std::optional<storage::Blob> blob,
                           reception_.store().GetBlob(visit.chamber->ledger(), digest));
    if (!blob)
      return Refuse(Reason::kNotFound, "没有这个文件，或已删除",
                    "there is no such document, or it was erased");
    response.set_media_type(std::move(blob->media_type));
    response.set_content(std::move(blob->bytes));
    return absl::OkStatus();
  }

  Reception& reception_;
};

}  // namespace

ServicePtr MakeBlobService(Reception& reception) { return std::make_shared<BlobService>(reception); }

}  // namespace yishi::rpc
