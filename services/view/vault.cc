#include "services/view/vault.h"

#include <map>

#include "engine/base/status.h"
#include "engine/wire/fields.h"

namespace yishi::view {
namespace {

using ErasureEntry = std::map<ErasureId, vault::Erasure>::value_type;

// The newest proposal for each content.
std::map<Hash, const ErasureEntry*> ProposalsIn(const vault::Vault& vault) {
  std::map<Hash, const ErasureEntry*> proposals;
  for (const ErasureEntry& entry : vault.erasures) {
    const ErasureEntry*& newest = proposals[entry.second.commitment];
    if (newest == nullptr || newest->second.proposed_ms <= entry.second.proposed_ms) newest = &entry;
  }
  return proposals;
}

bool IsCurrent(const Reading& reading, const Hash& commitment, const vault::Content& content) {
  const auto person = reading.state().roster.persons.find(content.person);
  return person != reading.state().roster.persons.end() && person->second.record == commitment;
}

void ViewErasure(const Reading& reading, const ErasureEntry& entry, v1::ContentView& view) {
  const auto& [id, erasure] = entry;
  view.set_erasure_id(id.str());
  view.set_ground(erasure.ground);
  view.set_reason(erasure.reason);
  *view.mutable_proposed_by() = reading.Person(erasure.proposed_by);
  view.set_proposed_ms(erasure.proposed_ms);
  if (!erasure.erased_seq) return;
  view.set_erased_seq(*erasure.erased_seq);
  *view.mutable_confirmed_by() = reading.Person(erasure.confirmed_by);
}

v1::ContentView ViewContent(const Reading& reading, const Hash& commitment, const vault::Content& content,
                            const ErasureEntry* erasure) {
  v1::ContentView view;
  view.set_commitment(commitment.str());
  view.set_kind(content.kind == vault::ContentKind::kStatement ? v1::CONTENT_KIND_STATEMENT
                                                               : v1::CONTENT_KIND_PERSON_RECORD);
  *view.mutable_person() = reading.Person(content.person);
  view.set_seq(content.seq);
  view.set_current(IsCurrent(reading, commitment, content));
  if (erasure != nullptr) ViewErasure(reading, *erasure, view);
  return view;
}

}  // namespace

absl::StatusOr<Page<v1::ContentView>> ListContents(const Reading& reading,
                                                   const v1::ListContentsRequest& request,
                                                   const PageRequest& page) {
  std::optional<PersonId> person;
  if (!request.person_id().empty()) {
    YISHI_ASSIGN_OR_RETURN(person, wire::ReadId<PersonId>(request.person_id(), "person_id"));
  }
  if (!reading.OverseesRoster() && !(person && reading.Is(*person))) {
    return Forbidden(reading, "只有登记员、居务监督委员会成员和本人可以查看",
                     "for registrars, the supervision committee and the person themself only");
  }
  const auto proposals = ProposalsIn(reading.state().vault);
  Pager<const std::map<Hash, vault::Content>::value_type*> pager(page);
  for (const auto& entry : reading.state().vault.contents) {
    const bool wanted = person ? entry.second.person == *person : proposals.contains(entry.first);
    if (wanted) pager.Offer(entry.first.str(), &entry);
  }
  auto found = pager.Take();
  Page<v1::ContentView> views{{}, std::move(found.next)};
  for (const auto* entry : found.items) {
    const auto proposal = proposals.find(entry->first);
    views.items.push_back(ViewContent(reading, entry->first, entry->second,
                                      proposal == proposals.end() ? nullptr : proposal->second));
  }
  return views;
}

}  // namespace yishi::view
