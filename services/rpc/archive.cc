#include "services/rpc/archive.h"

#include <cstdio>
#include <map>
#include <set>
#include <string>

#include "engine/base/status.h"
#include "engine/wire/archive.h"
#include "engine/wire/bundle.h"
#include "services/rpc/released.h"
#include "yishi/ledger/v1/entry.pb.h"
#include "yishi/v1/command.pb.h"
#include "yishi/v1/ledger.pb.h"

namespace yishi::rpc {
namespace {

constexpr std::size_t kOpeningsAtOnce = 1'000;
constexpr std::size_t kPageBytes = 4 * 1024 * 1024;

constexpr char kReadme[] = R"(议事账本存档 / Archive of a Yishi ledger

本文件包含一个社区账本的全部记录，可以脱离服务器独立核对：
  checkpoint      账本密钥签名的检查点：账本名称、记录数、默克尔树根
  entries/NNNNNN  全部记录，每个文件最多 256 条，每条前有 2 字节长度（大端）
  openings/NNNNNN 已宣布结果的票箱中电子选票的内容（ReleasedOpening），编排方式相同
  blobs/<摘要>    记录中引用的文件，以其摘要命名
不含：居民的姓名等个人信息、异议的内容、尚未宣布结果的选票。

核对方法：
  1. 用社区公布的账本公钥核对 checkpoint 的签名；
  2. 对每条记录计算叶子摘要 H(0x00 || 记录)，按 RFC 6962 求树根，应与 checkpoint 一致；
  3. 对每条记录中的签名命令核对签名，并按程序规则重新推演，结果应与记录中的效果一致；
  4. 用 openings 重新计票；每项内容应与记录中的承诺相符；
  5. 每个 blob 的摘要应与其文件名一致。
程序 yishi-audit 完成以上全部核对，并逐条指出任何错误。

This file holds the whole ledger of a community. It can be checked without the server:
  checkpoint      the checkpoint signed by the ledger's key: origin, number of entries, root of the Merkle tree
  entries/NNNNNN  all entries, up to 256 to a file, each after its length in 2 bytes, big-endian
  openings/NNNNNN the electronic ballots of declared boxes (ReleasedOpening), laid out in the same way
  blobs/<digest>  the documents that entries name, each under its digest
Not in it: residents' names and other personal data, what objections say, ballots of boxes not declared yet.

How to check it:
  1. the checkpoint's signature, with the ledger's public key as the community has made it known;
  2. the leaf hash H(0x00 || entry) of every entry, and the RFC 6962 root over them, which the checkpoint states;
  3. the signature of every command, and that the charters' rules lead to the effects that its entry states;
  4. the count, from the openings, each of which must open the commitment that its entry holds;
  5. that every blob has the digest that is its name.
The program yishi-audit does all of this and names every fault with its position.
)";

std::string Numbered(const char* folder, std::size_t number) {
  char name[64];
  std::snprintf(name, sizeof name, "%s/%06zu", folder, number);
  return name;
}

// Adds the digests of all documents that the message names, at any depth.
void AddBlobs(const google::protobuf::Message& message, std::set<Hash>& digests) {
  if (message.GetDescriptor() == v1::BlobRef::descriptor()) {
    const auto& blob = static_cast<const v1::BlobRef&>(message);
    if (const auto digest = Hash::From(blob.digest())) digests.insert(*digest);
    return;
  }
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  reflection.ListFields(message, &fields);
  for (const auto* field : fields) {
    if (field->cpp_type() != google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      AddBlobs(reflection.GetMessage(message, field), digests);
      continue;
    }
    for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
      AddBlobs(reflection.GetRepeatedMessage(message, field, i), digests);
    }
  }
}

void AddBlobsOf(BytesView entry_bytes, std::set<Hash>& digests) {
  ledger::v1::Entry entry;
  v1::SignedCommand envelope;
  v1::Command command;
  if (!entry.ParseFromArray(entry_bytes.data(), static_cast<int>(entry_bytes.size()))) return;
  if (!envelope.ParseFromString(entry.signed_command())) return;
  if (command.ParseFromString(envelope.payload())) AddBlobs(command, digests);
}

class Builder {
 public:
  Builder(storage::EventStore& store, const runtime::Chamber& chamber, Feed& feed,
          const std::function<bool()>& cancelled)
      : store_(store), chamber_(chamber), feed_(feed), cancelled_(cancelled) {
    // Of one moment: what is declared while the archive is put together is not declared in it.
    chamber.ReadSigned([this](const community::Community& community, const runtime::SignedHead& head) {
      head_ = head;
      declared_ = DeclaredBoxes(community.state);
    });
  }

  absl::StatusOr<Bytes> Build() {
    YISHI_RETURN_IF_ERROR(Add("README.txt", kReadme));
    YISHI_RETURN_IF_ERROR(Add("checkpoint", head_.checkpoint));
    YISHI_RETURN_IF_ERROR(AddEntries());
    YISHI_RETURN_IF_ERROR(AddOpenings());
    YISHI_RETURN_IF_ERROR(AddDocuments());
    return wire::WriteArchive(files_);
  }

 private:
  absl::Status Add(std::string name, Bytes content) {
    if (cancelled_()) return Refuse(Reason::kStopping, "导出已取消", "the export was cancelled");
    size_ += content.size();
    if (size_ > kArchiveMax) {
      const std::string most = std::to_string(kArchiveMax);
      return Refuse({.reason = Reason::kOversized,
                     .zh = "存档超过 " + most + " 字节，无法在线导出",
                     .en = "the archive is over " + most + " bytes, too large to be exported online",
                     .rule = "",
                     .numbers = {{"limit", most}}});
    }
    files_[std::move(name)] = std::move(content);
    return absl::OkStatus();
  }

  absl::Status AddBundle(const char* folder, std::size_t number, const std::vector<Bytes>& items) {
    YISHI_ASSIGN_OR_RETURN(Bytes bundle, wire::WriteBundle(items));
    return Add(Numbered(folder, number), std::move(bundle));
  }

  absl::Status AddEntries() {
    std::vector<Bytes> bundle;
    std::size_t number = 0;
    for (std::uint64_t next = 0; next < head_.head.size;) {
      const std::uint64_t left = head_.head.size - next;
      const std::size_t most = std::min<std::uint64_t>(left, wire::kBundleEntries);
      YISHI_ASSIGN_OR_RETURN(const std::vector<storage::StoredEntry> page,
                             store_.Read(chamber_.ledger(), next, most, kPageBytes));
      if (page.empty()) return Refuse(Reason::kStoreFailed, "记录缺失", "entries are missing from the store");
      for (const storage::StoredEntry& entry : page) {
        AddBlobsOf(entry.bytes, digests_);
        bundle.push_back(entry.bytes);
        if (bundle.size() < wire::kBundleEntries) continue;
        YISHI_RETURN_IF_ERROR(AddBundle("entries", number++, bundle));
        bundle.clear();
      }
      next += page.size();
    }
    return bundle.empty() ? absl::OkStatus() : AddBundle("entries", number, bundle);
  }

  absl::Status AddOpenings() {
    std::vector<Bytes> bundle;
    std::size_t number = 0;
    for (std::optional<std::uint64_t> next = 0; next;) {
      YISHI_ASSIGN_OR_RETURN(const ReleasedPage page,
                             ReadReleased(store_, chamber_, feed_, declared_, *next, kOpeningsAtOnce));
      next = page.next;
      for (const Released& released : page.released) {
        if (released.opening.seq() >= head_.head.size) break;
        bundle.push_back(released.opening.SerializeAsString());
        if (bundle.size() < wire::kBundleEntries) continue;
        YISHI_RETURN_IF_ERROR(AddBundle("openings", number++, bundle));
        bundle.clear();
      }
    }
    return bundle.empty() ? absl::OkStatus() : AddBundle("openings", number, bundle);
  }

  absl::Status AddDocuments() {
    for (const Hash& digest : digests_) {
      YISHI_ASSIGN_OR_RETURN(std::optional<storage::Blob> blob, store_.GetBlob(chamber_.ledger(), digest));
      if (!blob) continue;  // never handed in, or erased: the auditor says which
      YISHI_RETURN_IF_ERROR(Add("blobs/" + ToHex(digest.view()), std::move(blob->bytes)));
    }
    return absl::OkStatus();
  }

  storage::EventStore& store_;
  const runtime::Chamber& chamber_;
  Feed& feed_;
  const std::function<bool()>& cancelled_;
  runtime::SignedHead head_;
  std::set<BoxId> declared_;
  std::map<std::string, Bytes> files_;
  std::set<Hash> digests_;
  std::size_t size_ = 0;
};

}  // namespace

absl::StatusOr<Bytes> BuildArchive(storage::EventStore& store, const runtime::Chamber& chamber, Feed& feed,
                                   const std::function<bool()>& cancelled) {
  return Builder(store, chamber, feed, cancelled).Build();
}

}  // namespace yishi::rpc
