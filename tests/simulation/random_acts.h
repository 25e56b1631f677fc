// What people might do next: mostly something that fits, by whom it is for; else anything, by anyone.

#ifndef YISHI_TESTS_SIMULATION_RANDOM_ACTS_H_
#define YISHI_TESTS_SIMULATION_RANDOM_ACTS_H_

#include <random>

#include "tests/simulation/auditor.h"

namespace yishi::simulation {

// An act and who does it. For a ballot the choice is given, and the box is named in the command.
struct RandomAct {
  Id actor;
  v1::Command command;
  int choice = 0;
};

class RandomActs {
 public:
  explicit RandomActs(std::uint64_t seed) : random_(seed) {}

  std::uint64_t Number(std::uint64_t below) { return random_() % below; }
  bool Chance(int percent) { return Number(100) < static_cast<std::uint64_t>(percent); }

  RandomAct Next(const Auditor& auditor, Time now);
  // How long until the next one: mostly seconds, at times hours or days.
  Time Pause(const Auditor& auditor, Time now);

 private:
  template <typename Values>
  const auto& One(const Values& values) {
    auto it = values.begin();
    std::advance(it, static_cast<std::ptrdiff_t>(Number(values.size())));
    return *it;
  }
  Id Anybody(const Auditor& auditor);
  RandomAct Fitting(const Auditor& auditor, const Id& id, const MotionModel& motion, Time now);
  RandomAct Meet(const Auditor& auditor, const Id& id, const MotionModel& motion, Time now);
  RandomAct Sit(const Auditor& auditor, const Id& meeting, const Id& motion, Time now);
  RandomAct Vote(const Auditor& auditor, const Id& id, const BoxModel& box);
  RandomAct Count(const Auditor& auditor, const Id& id, const BoxModel& box);
  RandomAct Post(const Auditor& auditor, const Id& id, const MotionModel& motion);
  RandomAct Hang(const Auditor& auditor, const Id& id, const PostingModel& posting, Time now);
  RandomAct CarryOut(const Auditor& auditor, const Id& id);
  RandomAct Oversee(const Auditor& auditor, const Id& id);
  RandomAct Open(const Auditor& auditor);
  v1::MatterContent Content();

  std::mt19937_64 random_;
};

}  // namespace yishi::simulation

#endif  // YISHI_TESTS_SIMULATION_RANDOM_ACTS_H_
