// What is printed before a meeting (会议材料), so that it can be held when devices or the line fail: how to
// vote, agenda, roll for signatures, ballot papers, sheets for the tellers.

#ifndef YISHI_CLIENTS_CLI_PACK_PAGE_H_
#define YISHI_CLIENTS_CLI_PACK_PAGE_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/base/time.h"
#include "yishi/v1/charter.pb.h"
#include "yishi/v1/matter_service.pb.h"
#include "yishi/v1/meeting_service.pb.h"
#include "yishi/v1/roster_service.pb.h"

namespace yishi::cli {

// One question of the agenda.
struct PackItem {
  std::uint32_t number = 0;          // the matter's
  v1::VersionView version;           // what is put to the vote
  v1::VoteRules rules;               // of the stage for which the meeting was convened
  std::vector<std::string> recused;  // names
};

struct Pack {
  std::string community;
  v1::MeetingView meeting;
  std::vector<v1::RollLine> roll;  // everyone expected, in the order of the list that is printed
  std::vector<PackItem> items;
  std::uint32_t papers = 0;  // ballot papers to print for each question that may be answered on paper
  std::function<std::string(Millis)> time;
};

// One HTML page with its own style for A4 paper. It loads nothing from anywhere. In Chinese, since it is for
// the hall. Texts of others stand in it as texts, whatever they hold.
std::string PackPage(const Pack& pack);

}  // namespace yishi::cli

#endif  // YISHI_CLIENTS_CLI_PACK_PAGE_H_
