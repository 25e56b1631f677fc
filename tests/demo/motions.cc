#include "tests/demo/motions.h"

#include <cstdint>

namespace yishi::demo {
namespace {

void AddLine(const char* item, std::int64_t yuan, v1::MatterContent& content) {
  v1::BudgetLine* line = content.add_budget();
  line->set_item(item);
  line->set_amount_fen(yuan * 100);
  content.set_amount_fen(content.amount_fen() + yuan * 100);
}

v1::MatterContent PublicWorks(const char* title, const char* text) {
  v1::MatterContent content;
  content.set_title(title);
  content.set_text(text);
  content.set_kind("PUBLIC_WORKS");
  content.set_funding("社区服务群众专项经费");
  content.add_parties("虹桥社区居民委员会");
  return content;
}

}  // namespace

v1::MatterContent OwnersMotion() {
  v1::MatterContent content =
      PublicWorks("把5号楼前绿地改为停车位", "5号楼前的绿地属于本小区业主共有，拟铺装后划设 18 个停车位。");
  content.set_place("5号楼前绿地");
  AddLine("铺装与画线", 30'000, content);
  content.set_ownership(v1::OWNERSHIP_OWNERS_COMMON);
  return content;
}

v1::MatterContent ParkingMotion() {
  v1::MatterContent content = PublicWorks(
      "利用滨河路闲置公地划设临时停车场",
      "入户走访和座谈中，居民反映最多的是停车难。滨河路东侧有一块闲置公地，沱江镇同意借给社区使用两年，"
      "拟平整后划设 60 个临时车位，先到先停，不收费，到期恢复原状。");
  content.set_place("滨河路东侧闲置公地（3号楼南侧）");
  AddLine("场地平整", 28'000, content);
  AddLine("碎石垫层与画线", 21'500, content);
  AddLine("照明四盏", 9'600, content);
  AddLine("道闸与车牌识别", 24'800, content);
  AddLine("标识牌", 2'500, content);
  content.set_beneficiaries("全体居民，优先没有固定车位的家庭");
  content.set_ownership(v1::OWNERSHIP_PUBLIC_LENT);
  return content;
}

v1::MatterContent RevisedParkingMotion() {
  v1::MatterContent content = PublicWorks(
      "利用滨河路闲置公地划设临时停车场",
      "入户走访和座谈中，居民反映最多的是停车难。滨河路东侧有一块闲置公地，沱江镇同意借给社区使用两年，"
      "拟只用北段，平整后划设 42 个临时车位，先到先停，不收费，到期恢复原状。车位离 3 号楼窗户 30 米以上，"
      "以绿篱隔开，保留老人散步的小路；不设道闸。");
  content.set_place("滨河路东侧闲置公地北段（距3号楼30米以外）");
  AddLine("场地平整", 21'000, content);
  AddLine("碎石垫层与画线", 17'200, content);
  AddLine("照明三盏", 7'200, content);
  AddLine("标识牌", 2'000, content);
  AddLine("绿篱", 1'200, content);
  content.set_beneficiaries("全体居民，优先没有固定车位的家庭");
  content.set_ownership(v1::OWNERSHIP_PUBLIC_LENT);
  return content;
}

v1::MatterContent ShelterMotion() {
  v1::MatterContent content =
      PublicWorks("在社区广场北侧建电动自行车充电棚",
                  "楼道内充电屡禁不止。拟在社区自有的广场北侧建一座充电棚，设 40 个充电位，"
                  "配自动断电和灭火装置，电费按表计收，不加价。");
  content.set_place("社区广场北侧");
  AddLine("棚体与地面", 14'200, content);
  AddLine("充电桩四十位", 6'800, content);
  AddLine("灭火与监控", 2'600, content);
  content.set_beneficiaries("有电动自行车的家庭");
  content.set_ownership(v1::OWNERSHIP_COMMUNITY);
  return content;
}

}  // namespace yishi::demo
