#include "services/view/composition.h"

#include "engine/charter/charter.h"
#include "engine/roster/makeup_words.h"

namespace yishi::view {
namespace {

void AddLine(v1::CommunityView& view, std::string zh, std::string en, bool holds) {
  v1::WorkingLine* line = view.add_composition();
  line->set_zh(std::move(zh));
  line->set_en(std::move(en));
  line->set_holds(holds);
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
  const std::vector<roster::MakeupLine> lines = roster::InWords(makeup, charter::StatutesOf(state.charters));
  if (lines.empty()) return;
  for (const roster::MakeupLine& line : lines) AddLine(view, line.zh, line.en, line.holds);
  if (makeup.supervisors > 0) AddRelatives(state.roster, view);
}

}  // namespace yishi::view
