#include "services/view/composition.h"

#include "engine/charter/charter.h"
#include "engine/roster/makeup.h"

namespace yishi::view {
namespace {

std::string N(std::uint32_t number) { return std::to_string(number); }

void AddLine(v1::CommunityView& view, std::string zh, std::string en, bool holds) {
  v1::WorkingLine* line = view.add_composition();
  line->set_zh(std::move(zh));
  line->set_en(std::move(en));
  line->set_holds(holds);
}

void AddFourFifths(const roster::Makeup& makeup, v1::CommunityView& view) {
  const std::string part = N(makeup.representatives) + "/" + N(makeup.meeting());
  AddLine(view,
          "居民代表 " + part +
              "，须占居民代表会议组成人员的五分之四以上（城市居民委员会组织法（2026）第二十八条）",
          "representatives " + part + ", at least four fifths of their meeting (urban law, art. 28)",
          roster::HasFourFifths(makeup));
}

void AddWomen(const roster::Makeup& makeup, v1::CommunityView& view) {
  const std::string part = N(makeup.women) + "/" + N(makeup.all_representatives);
  AddLine(view, "妇女代表 " + part + "，须占代表的三分之一以上（村民委员会组织法（2026）第二十五条）",
          "women " + part + ", at least one third of the representatives (villagers' law, art. 25)",
          roster::HasThirdOfWomen(makeup));
}

void AddRatio(const roster::Makeup& makeup, v1::CommunityView& view) {
  const std::string counts = N(makeup.households) + " : " + N(makeup.all_representatives);
  AddLine(view,
          "户数与代表 " + counts +
              "，一般每二十户至五十户一名，可按需要确定（城市居民委员会组织法（2026）第十三条）",
          "households to representatives " + counts +
              ", as a rule one for 20 to 50, or as needed (urban law, art. 13)",
          roster::HasUsualRatio(makeup));
}

void AddRelatives(const roster::Roster& roster, v1::CommunityView& view) {
  const bool attested = roster.relatives_apart_in.has_value();
  AddLine(view,
          attested ? "登记员已声明：监督委员会成员不是居民委员会成员的近亲属（第三十六条）"
                   : "登记员尚未声明监督委员会成员不是居民委员会成员的近亲属（第三十六条）",
          attested
              ? "attested by the registrar: no supervisor is a near relative of a committee member (art. 36)"
              : "not attested yet: that no supervisor is a near relative of a committee member (art. 36)",
          attested);
}

}  // namespace

void AddComposition(const Reading& reading, v1::CommunityView& view) {
  const community::State& state = reading.state();
  const roster::Makeup makeup = roster::MakeupOf(state.roster, reading.today());
  if (makeup.all_representatives == 0) return;
  const roster::Statutes statutes = charter::StatutesOf(state.charters);
  AddFourFifths(makeup, view);
  if (statutes.village) AddWomen(makeup, view);
  if (!statutes.village) AddRatio(makeup, view);
  if (makeup.supervisors > 0) AddRelatives(state.roster, view);
}

}  // namespace yishi::view
