#include "clients/load/report.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <vector>

#include "clients/load/figures.h"

namespace yishi::load {
namespace {

template <typename Value>
double MedianOf(const Report& report, std::string_view target, Value (Round::*value)() const) {
  std::vector<double> values;
  for (const Round& round : report.rounds()) {
    if (round.target() == target) values.push_back(static_cast<double>((round.*value)()));
  }
  return Median(std::move(values));
}

Medians MediansOf(const Report& report, std::string_view target) {
  Medians medians;
  medians.set_per_second(MedianOf(report, target, &Round::per_second));
  medians.set_p50_micros(MedianOf(report, target, &Round::p50_micros));
  medians.set_p99_micros(MedianOf(report, target, &Round::p99_micros));
  medians.set_p999_micros(MedianOf(report, target, &Round::p999_micros));
  return medians;
}

std::string Formatted(const char* format, auto... values) {
  char line[256];
  std::snprintf(line, sizeof line, format, values...);
  return line;
}

constexpr double kMicrosPerMilli = 1'000;

std::string LineOf(const Round& round) {
  return Formatted("%-7s %6u %11.0f %10.2f %10.2f %10.2f %10.2f %13u %8u %9u\n", round.target().c_str(),
                   round.number(), round.per_second(), round.p50_micros() / kMicrosPerMilli,
                   round.p99_micros() / kMicrosPerMilli, round.p999_micros() / kMicrosPerMilli,
                   round.max_micros() / kMicrosPerMilli, round.acknowledged(), round.proven(),
                   round.declared());
}

std::string LineOf(const char* target, const Medians& medians) {
  return Formatted("%-7s %6s %11.0f %10.2f %10.2f %10.2f\n", target, "median", medians.per_second(),
                   medians.p50_micros() / kMicrosPerMilli, medians.p99_micros() / kMicrosPerMilli,
                   medians.p999_micros() / kMicrosPerMilli);
}

// What went wrong in a round.
std::string FaultsOf(const Round& round) {
  std::string out;
  const std::string where = round.target() + " " + std::to_string(round.number()) + ": ";
  for (const Reason& reason : round.reasons()) {
    out += where + reason.reason() + " × " + std::to_string(reason.count()) + "\n";
  }
  for (const std::string& fault : round.faults()) out += where + fault + "\n";
  return out;
}

std::string Verdict(const Report& report) {
  if (!report.holds()) return "有的核验不成立。 Not every check holds.\n";
  std::uint64_t proven = 0;
  std::uint64_t counted = 0;
  for (const Round& round : report.rounds()) {
    if (round.target() != kYishid) continue;
    proven += round.proven();
    counted += round.declared();
  }
  const std::string receipts = std::to_string(proven);
  const std::string ballots = std::to_string(counted);
  return "全部 " + receipts + " 张回执已核验，且属于同一历史；宣布的结果共 " + ballots +
         " 票，与已受理的一致。\n" + "All " + receipts +
         " receipts are proven and of one history; the declared results hold " + ballots +
         " ballots, as were acknowledged.\n";
}

}  // namespace

bool Holds(const Round& round) {
  return round.refused() == 0 && round.unknown() == 0 && round.proven() == round.acknowledged() &&
         round.faults().empty();
}

void Conclude(Report& report) {
  *report.mutable_yishid() = MediansOf(report, kYishid);
  const bool compared = std::any_of(report.rounds().begin(), report.rounds().end(),
                                    [](const Round& round) { return round.target() == kFloor; });
  if (compared) {
    *report.mutable_floor() = MediansOf(report, kFloor);
    if (report.floor().per_second() > 0) {
      report.set_ratio(report.yishid().per_second() / report.floor().per_second());
    }
  }
  report.set_holds(std::all_of(report.rounds().begin(), report.rounds().end(), Holds));
}

std::string ToTable(const Report& report) {
  std::string out = Formatted("voters %u, in flight %u, connections %u; times in ms\n\n", report.voters(),
                              report.in_flight(), report.connections());
  out += Formatted("%-7s %6s %11s %10s %10s %10s %10s %13s %8s %9s\n", "server", "round", "ballots/s", "p50",
                   "p99", "p999", "slowest", "acknowledged", "proven", "declared");
  for (const Round& round : report.rounds()) out += LineOf(round);
  out += "\n";
  if (report.has_floor()) out += LineOf(kFloor, report.floor());
  out += LineOf(kYishid, report.yishid());
  if (report.has_floor()) {
    out += Formatted("yishid / floor  %.2f\n", report.ratio());
  }
  out += "\n";
  for (const Round& round : report.rounds()) out += FaultsOf(round);
  return out + Verdict(report);
}

std::string ToJson(const Report& report) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.always_print_primitive_fields = true;
  options.preserve_proto_field_names = true;
  std::string json;
  // A message of numbers and valid UTF-8 has a JSON form.
  (void)google::protobuf::util::MessageToJsonString(report, &json, options);
  return json;
}

}  // namespace yishi::load
