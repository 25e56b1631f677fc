#include "tests/unit/audit/parts.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "engine/base/time.h"
#include "engine/community/entry.h"
#include "engine/merkle/checkpoint.h"
#include "engine/merkle/hash.h"
#include "engine/merkle/tree.h"
#include "engine/wire/archive.h"
#include "engine/wire/bundle.h"
#include "engine/wire/deterministic.h"
#include "gtest/gtest.h"

namespace yishi::audit {
namespace {

void AddBundles(const std::string& folder, const std::vector<Bytes>& pieces,
                std::map<std::string, Bytes>& files) {
  for (std::size_t from = 0; from < pieces.size(); from += wire::kBundleEntries) {
    const std::size_t count = std::min(wire::kBundleEntries, pieces.size() - from);
    char number[32];
    std::snprintf(number, sizeof number, "%06zu", from / wire::kBundleEntries);
    files[folder + number] = *wire::WriteBundle(std::span(pieces).subspan(from, count));
  }
}

}  // namespace

Bytes Pack(const Parts& parts) {
  std::map<std::string, Bytes> files = parts.others;
  files["checkpoint"] = parts.checkpoint;
  AddBundles("entries/", parts.entries, files);
  std::vector<Bytes> openings;
  for (const v1::ReleasedOpening& opening : parts.openings)
    openings.push_back(wire::SerializeDeterministic(opening));
  AddBundles("openings/", openings, files);
  for (const auto& [digest, content] : parts.documents) files["blobs/" + digest] = content;
  return *wire::WriteArchive(files);
}

ledger::v1::Entry EntryIn(const Parts& parts, std::size_t index) {
  ledger::v1::Entry entry;
  EXPECT_TRUE(entry.ParseFromString(parts.entries.at(index)));
  return entry;
}

void Put(Parts& parts, std::size_t index, const ledger::v1::Entry& entry) {
  parts.entries.at(index) = wire::SerializeDeterministic(entry);
}

void Change(Parts& parts, std::size_t index, const std::function<void(ledger::v1::Entry&)>& change) {
  ledger::v1::Entry entry = EntryIn(parts, index);
  change(entry);
  Put(parts, index, entry);
}

std::size_t FindEffect(const Parts& parts, HasEffect has, std::size_t from) {
  for (std::size_t i = from; i < parts.entries.size(); ++i) {
    const ledger::v1::Entry entry = EntryIn(parts, i);
    if (std::any_of(entry.effects().begin(), entry.effects().end(),
                    [&](const ledger::v1::Effect& effect) { return (effect.*has)(); })) {
      return i;
    }
  }
  return parts.entries.size();
}

Log::Log(std::string origin, crypto::SuiteId suite, BytesView seed)
    : origin_(std::move(origin)),
      suite_(crypto::Suite::Get(suite)),
      key_(*suite_.KeyFromSeed(suite_.Tagged("tests", {seed}).view())) {}

std::string Log::vkey() const {
  return merkle::NoteKey::Make(origin_, suite_.id(), key_.public_key())->ToVkey();
}

std::string Log::Sign(const std::vector<Bytes>& entries) const {
  merkle::Tree tree(suite_);
  for (const Bytes& entry : entries) tree.Append(merkle::LeafHash(suite_, entry));
  return *merkle::SignCheckpoint({.origin = origin_, .head = {.size = tree.size(), .root = tree.Root()}},
                                 key_);
}

void Log::Cover(Parts& parts) const {
  struct Chain {
    std::uint64_t length = 0;
    Bytes last_leaf;
  };
  std::map<Bytes, Chain> chains;
  Millis latest = 0;
  for (std::size_t i = 0; i < parts.entries.size(); ++i) {
    Change(parts, i, [&](ledger::v1::Entry& entry) {
      const Chain& chain = chains[entry.subject_id()];
      latest = std::max(latest, entry.admitted_ms());
      entry.set_seq(i);
      entry.set_admitted_ms(latest);
      entry.set_subject_seq(chain.length);
      entry.set_subject_prev(chain.last_leaf);
      for (ledger::v1::ChainLink& link : *entry.mutable_also()) {
        link.set_subject_seq(chains[link.subject_id()].length);
        link.set_subject_prev(chains[link.subject_id()].last_leaf);
      }
    });
    const Bytes leaf = merkle::LeafHash(suite_, parts.entries[i]).str();
    for (const ledger::v1::ChainLink& link : community::LinksOf(EntryIn(parts, i))) {
      Chain& chain = chains[link.subject_id()];
      ++chain.length;
      chain.last_leaf = leaf;
    }
  }
  parts.checkpoint = Sign(parts.entries);
}

}  // namespace yishi::audit
