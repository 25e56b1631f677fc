#include "engine/roster/makeup_words.h"

namespace yishi::roster {
namespace {

std::string N(std::uint32_t number) { return std::to_string(number); }

MakeupLine FourFifths(const Makeup& makeup, bool village) {
  const std::string part = N(makeup.representatives) + "/" + N(makeup.meeting());
  if (village) {
    return {
        "村民代表 " + part + "，须占村民代表会议组成人员的五分之四以上（村民委员会组织法（2026）第二十九条）",
        "representatives " + part + ", at least four fifths of their meeting (village law, art. 29)",
        HasFourFifths(makeup)};
  }
  return {"居民代表 " + part +
              "，须占居民代表会议组成人员的五分之四以上（城市居民委员会组织法（2026）第二十八条）",
          "representatives " + part + ", at least four fifths of their meeting (urban law, art. 28)",
          HasFourFifths(makeup)};
}

MakeupLine Women(const Makeup& makeup) {
  const std::string part = N(makeup.women) + "/" + N(makeup.meeting());
  return {"妇女村民代表 " + part +
              "，须占村民代表会议组成人员的三分之一以上（村民委员会组织法（2026）第二十九条）",
          "women among the representatives " + part +
              ", at least one third of their meeting (village law, art. 29)",
          HasThirdOfWomen(makeup)};
}

MakeupLine Ratio(const Makeup& makeup) {
  const std::string counts = N(makeup.households) + " : " + N(makeup.all_representatives);
  return {"户数与代表 " + counts +
              "，一般每二十户至五十户一名，可按需要确定（城市居民委员会组织法（2026）第十三条）",
          "households to representatives " + counts +
              ", as a rule one for 20 to 50, or as needed (urban law, art. 13)",
          HasUsualRatio(makeup)};
}

}  // namespace

std::vector<MakeupLine> InWords(const Makeup& makeup, const Statutes& statutes) {
  if (makeup.all_representatives == 0) return {};
  return {FourFifths(makeup, statutes.village && !statutes.urban),
          statutes.village ? Women(makeup) : Ratio(makeup)};
}

}  // namespace yishi::roster
