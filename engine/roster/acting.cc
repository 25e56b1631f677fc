#include "engine/roster/acting.h"

namespace yishi::roster {
namespace {

absl::Status NotIn(BodyKind kind, bool lead) {
  const std::string zh(NameZh(kind));
  const std::string en(NameEn(kind));
  return Refuse({.reason = Reason::kNotAuthorised,
                 .zh = lead ? "只有" + zh + "的负责人或其副职才能这样做" : "只有" + zh + "的成员才能这样做",
                 .en = lead ? "only the head or a deputy of the " + en + " may do this"
                            : "only a member of the " + en + " may do this",
                 .rule = "",
                 .numbers = {{"body", en}}});
}

}  // namespace

absl::Status RequireOfficialKey(const Acting& acting) {
  if (acting.custody == Custody::kCustodial) {
    return Refuse(Reason::kCustodialKey,
                  "代管密钥不能用于表决或履行职务，请使用本人设备上的密钥或改用纸质方式",
                  "a custodial key may not vote or act in an office; use a key on your own device, or paper",
                  "URBAN_2026 底线：代管密钥不能投票 (URBAN_2026 floor: custodial keys)");
  }
  if (!acting.confirmed) {
    return Refuse(Reason::kKeyNotConfirmed, "此密钥尚未经第二人确认，暂时只能查看",
                  "this key has not been confirmed by a second official yet; until then it can only read");
  }
  return absl::OkStatus();
}

absl::Status RequireMember(const Roster& roster, const Acting& acting, BodyKind kind) {
  if (!Belongs(roster, acting.person, kind, acting.today)) return NotIn(kind, false);
  return RequireOfficialKey(acting);
}

absl::Status RequireLead(const Roster& roster, const Acting& acting, BodyKind kind) {
  if (!Leads(roster, acting.person, kind, acting.today)) return NotIn(kind, true);
  return RequireOfficialKey(acting);
}

}  // namespace yishi::roster
