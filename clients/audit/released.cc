#include "clients/audit/released.h"

#include <string>
#include <utility>

#include "clients/audit/words.h"
#include "engine/base/status.h"
#include "engine/wire/opening.h"
#include "engine/wire/strict.h"
#include "yishi/v1/archive.pb.h"

namespace yishi::audit {

Released::Released(const crypto::Suite& suite, const std::vector<Piece>& pieces, FaultList& faults) {
  for (const Piece& piece : pieces) Read(suite, piece, faults);
}

void Released::Read(const crypto::Suite& suite, const Piece& piece, FaultList& faults) {
  Position at{.entry = {}, .file = piece.file, .offset = piece.offset};
  v1::ReleasedOpening released;
  const absl::Status form = wire::CheckStrict(*v1::ReleasedOpening::descriptor(), piece.bytes);
  if (!form.ok() || !released.ParseFromArray(piece.bytes.data(), static_cast<int>(piece.bytes.size()))) {
    const Refusal refusal = RefusalOf(form).value_or(Refusal{});
    faults.Add(FaultKind::kOpeningMalformed, at, "公布的内容不合规定格式：" + refusal.zh,
               "the opening is not in strict form: " + refusal.en);
    return;
  }
  at.entry = released.seq();
  const absl::Status opens = wire::CheckOpening(suite, released.opening(), released.commitment());
  if (!opens.ok()) {
    const Refusal refusal = RefusalOf(opens).value_or(Refusal{});
    const bool mismatch = refusal.reason == Reason::kOpeningMismatch;
    faults.Add(mismatch ? FaultKind::kOpeningMismatch : FaultKind::kOpeningMalformed, at,
               "公布的内容与承诺 " + Short(released.commitment()) + " 不符：" + refusal.zh,
               "the opening is not of commitment " + Short(released.commitment()) + ": " + refusal.en);
    return;
  }
  if (!openings_.empty() && released.seq() <= openings_.rbegin()->first) {
    const std::string before = std::to_string(openings_.rbegin()->first);
    faults.Add(FaultKind::kOpeningMisplaced, at, "排在第 " + before + " 号记录的内容之后",
               "it comes after the opening of entry " + before);
    if (openings_.contains(released.seq())) return;
  }
  openings_.emplace(released.seq(), Opened{.at = std::move(at),
                                           .commitment = *Hash::From(released.commitment()),
                                           .opening = std::move(*released.mutable_opening())});
}

const v1::Opening* Released::Of(const Reading& reading) const {
  const auto found = openings_.find(reading.index);
  if (found == openings_.end() || !reading.request) return nullptr;
  const bool same = reading.request->command.cast_ballot().commitment() == found->second.commitment.view();
  return same ? &found->second.opening : nullptr;
}

void Released::See(const Reading& reading) {
  if (reading.request && reading.request->command.has_cast_ballot() && openings_.contains(reading.index)) {
    const v1::CastBallot& act = reading.request->command.cast_ballot();
    ballots_[reading.index] = {.commitment = act.commitment(), .box = act.box_id()};
  }
  for (const ledger::v1::Effect& effect : reading.entry->effects()) {
    if (effect.has_box_declared()) declared_.insert(effect.box_declared().box_id());
  }
}

void Released::Finish(FaultList& faults) const {
  for (const auto& [seq, opened] : openings_) {
    const auto ballot = ballots_.find(seq);
    if (ballot == ballots_.end()) {
      faults.Add(FaultKind::kOpeningMisplaced, opened.at, "该号记录不是选票",
                 "the entry that it names is no ballot");
    } else if (ballot->second.commitment != opened.commitment.view()) {
      faults.Add(FaultKind::kOpeningMisplaced, opened.at, "该号选票的承诺是另一个",
                 "the ballot in the entry that it names has another commitment");
    } else if (!declared_.contains(ballot->second.box)) {
      const std::string box = Short(ballot->second.box);
      faults.Add(FaultKind::kOpeningEarly, opened.at, "票箱 " + box + " 尚未宣布结果",
                 "box " + box + " is not declared");
    }
  }
}

}  // namespace yishi::audit
