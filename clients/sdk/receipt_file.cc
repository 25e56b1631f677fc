#include <cstdio>
#include <map>
#include <utility>

#include "clients/sdk/receipts.h"
#include "engine/base/status.h"
#include "engine/wire/archive.h"

namespace yishi::sdk {
namespace {

constexpr char kReceiptName[] = "receipt.binpb";
constexpr char kSummaryName[] = "summary.txt";
constexpr std::string_view kOpenings = "openings/";

std::string OpeningName(std::size_t index) {
  char name[64];
  std::snprintf(name, sizeof name, "openings/%03zu.binpb", index);
  return name;
}

}  // namespace

absl::StatusOr<Bytes> PackReceipt(const KeptReceipt& receipt) {
  std::map<std::string, Bytes> files;
  files[kReceiptName] = receipt.receipt.SerializeAsString();
  files[kSummaryName] = receipt.summary;
  for (std::size_t i = 0; i < receipt.openings.size(); ++i) {
    files[OpeningName(i)] = receipt.openings[i].SerializeAsString();
  }
  return wire::WriteArchive(files);
}

absl::StatusOr<KeptReceipt> UnpackReceipt(BytesView file) {
  YISHI_ASSIGN_OR_RETURN(const auto files, wire::ReadArchive(file));
  const absl::Status malformed = Refuse(Reason::kMalformed, "这不是回执文件", "this is no receipt file");
  KeptReceipt out;
  const auto receipt = files.find(kReceiptName);
  if (receipt == files.end() || !out.receipt.ParseFromString(receipt->second)) return malformed;
  for (const auto& [name, bytes] : files) {
    if (name == kSummaryName) out.summary = bytes;
    if (!name.starts_with(kOpenings)) continue;
    v1::Opening opening;
    if (!opening.ParseFromString(bytes)) return malformed;
    out.openings.push_back(std::move(opening));
  }
  return out;
}

}  // namespace yishi::sdk
