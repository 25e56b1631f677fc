// What comes before a contract, by amount, and who keeps out of it.

#include <algorithm>

#include "engine/record/checks.h"
#include "engine/record/decide.h"

namespace yishi::record {
namespace {

Reason MissingReason(Kind kind) {
  if (kind == Kind::kQuote) return Reason::kQuotesMissing;
  return kind == Kind::kTender ? Reason::kTenderMissing : Reason::kEvidenceMissing;
}

absl::Status RequireCountOf(const Records& records, const Standing& standing, const v1::EvidenceRule& rule) {
  const auto kind = static_cast<Kind>(rule.kind());
  const std::uint32_t have = CountOf(records, standing, kind);
  if (have >= rule.min_count()) return absl::OkStatus();
  const std::string n = std::to_string(have);
  const std::string needed = std::to_string(rule.min_count());
  if (kind == Kind::kQuote) {
    return Refuse({.reason = Reason::kQuotesMissing,
                   .zh = "签约前须有至少 " + needed + " 份报价，现有 " + n + " 份",
                   .en = "a contract needs at least " + needed + " quotes; there are " + n,
                   .rule = "程序规则关于采购的规定 (the charter's rule on procurement)",
                   .numbers = {{"quotes", n}, {"needed", needed}}});
  }
  return Refuse({.reason = MissingReason(kind),
                 .zh = "签约前须有至少 " + needed + " 份" + std::string(NameZh(kind)) + "，现有 " + n + " 份",
                 .en = "a contract needs at least " + needed +
                       " records of this kind first: " + std::string(NameEn(kind)) + "; there are " + n,
                 .rule = "程序规则关于采购的规定 (the charter's rule on procurement)",
                 .numbers = {{"on_file", n}, {"needed", needed}}});
}

// Whether a record of this visit of the stage fits.
template <typename Fits>
bool AnyHere(const Records& records, const Standing& standing, Kind kind, const Fits& fits) {
  return std::any_of(records.begin(), records.end(), [&](const auto& entry) {
    const Record& record = entry.second;
    return record.matter == standing.matter && record.stage == standing.stage && record.kind == kind &&
           record.filed_ms >= standing.since_ms && fits(record);
  });
}

absl::Status RequireAward(const Records& records, const Standing& standing, const std::string& supplier) {
  const bool awarded = AnyHere(records, standing, Kind::kTender, [&](const Record& record) {
    return record.content->tender().winner() == supplier;
  });
  if (awarded) return absl::OkStatus();
  return Refuse(Reason::kTenderMissing, "中标的不是“" + supplier + "”，不能与其签约",
                "no tender was awarded to " + supplier, "招标投标法第四十六条");
}

absl::Status RequireDeclaration(const Records& records, const roster::Acting& acting,
                                const Standing& standing, const std::string& supplier) {
  const bool declared = AnyHere(records, standing, Kind::kDeclaration, [&](const Record& record) {
    return record.filed_by == acting.person && record.content->declaration().supplier() == supplier;
  });
  if (declared) return absl::OkStatus();
  return Refuse(Reason::kDeclarationMissing, "签约前，经手人须先申报与“" + supplier + "”有无利益关系",
                "who files the contract must first declare whether they have an interest in " + supplier,
                "程序规则关于采购的规定 (the charter's rule on procurement)");
}

bool NeededBefore(const v1::ImplementRules& rules, Kind kind) {
  return kind == Kind::kQuote ||
         std::any_of(rules.before_contract().begin(), rules.before_contract().end(),
                     [kind](int needed) { return static_cast<Kind>(needed) == kind; });
}

// The supplier that a record would be in favour of; empty for an acceptance, which is so of all.
std::string SupplierOf(const v1::FileRecord& act) {
  if (act.has_contract()) return act.contract().supplier();
  return act.has_payment() ? act.payment().payee() : "";
}

}  // namespace

// What the charter wants on file before a contract with the supplier.
absl::Status CheckProcurement(const Records& records, const roster::Acting& acting, const Standing& standing,
                              const std::string& supplier) {
  for (const v1::EvidenceRule& rule : standing.implementing->evidence()) {
    const auto kind = static_cast<Kind>(rule.kind());
    if (!NeededBefore(*standing.implementing, kind) || !Applies(rule, standing.budget_fen)) continue;
    if (kind == Kind::kDeclaration) {
      YISHI_RETURN_IF_ERROR(RequireDeclaration(records, acting, standing, supplier));
      continue;
    }
    YISHI_RETURN_IF_ERROR(RequireCountOf(records, standing, rule));
    if (kind == Kind::kTender) YISHI_RETURN_IF_ERROR(RequireAward(records, standing, supplier));
  }
  return absl::OkStatus();
}

// Whoever declared an interest keeps out of what it touches.
absl::Status CheckInterest(const Records& records, const roster::Acting& acting, const Standing& standing,
                           const v1::FileRecord& act) {
  if (!act.has_contract() && !act.has_payment() && !act.has_acceptance()) return absl::OkStatus();
  const std::string supplier = SupplierOf(act);
  for (const auto& [id, record] : records) {
    if (record.kind != Kind::kDeclaration || record.matter != standing.matter) continue;
    if (record.filed_by != acting.person || !record.content->declaration().interested()) continue;
    const std::string& declared = record.content->declaration().supplier();
    if (!supplier.empty() && supplier != declared) continue;
    return Refuse({.reason = Reason::kConflictOfInterest,
                   .zh = "本人已申报与“" + declared + "”有利益关系，须由他人经手",
                   .en = "has declared an interest in " + declared + ": another person must do this",
                   .rule = "有利益关系的人须回避 (who has an interest keeps out)",
                   .numbers = {{"supplier", declared}}});
  }
  return absl::OkStatus();
}

}  // namespace yishi::record
