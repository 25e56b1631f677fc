#include "services/rpc/name_book.h"

#include <mutex>

#include "yishi/v1/ledger.pb.h"

namespace yishi::rpc {
namespace {

constexpr std::uint32_t kNameField = 1;

std::string NameIn(BytesView bytes) {
  v1::Opening opening;
  if (!opening.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) return "";
  if (opening.schema() != v1::OPENING_SCHEMA_PERSON) return "";
  for (const v1::OpenedField& field : opening.fields()) {
    if (field.number() == kNameField) return field.content();
  }
  return "";
}

}  // namespace

std::string NameBook::Look(const LedgerId& ledger, const Hash& record, std::set<Hash>& missing) const {
  const std::shared_lock lock(mutex_);
  const auto found = names_.find({ledger, record});
  if (found != names_.end()) return found->second;
  missing.insert(record);
  return "";
}

absl::Status NameBook::Fetch(const LedgerId& ledger, const std::set<Hash>& missing) {
  std::map<std::pair<LedgerId, Hash>, std::string> fetched;
  for (const Hash& record : missing) {
    YISHI_ASSIGN_OR_RETURN(const std::optional<Bytes> opening, read_(ledger, record));
    fetched[{ledger, record}] = opening ? NameIn(*opening) : "";
  }
  const std::unique_lock lock(mutex_);
  if (names_.size() + fetched.size() > kNamesMax) names_.clear();
  names_.merge(fetched);
  return absl::OkStatus();
}

}  // namespace yishi::rpc
