#include "clients/load/program.h"

#include <filesystem>
#include <ostream>

#include "clients/load/measure.h"
#include "clients/load/options.h"
#include "clients/load/progress.h"
#include "clients/load/report.h"
#include "engine/base/status.h"

namespace yishi::load {

ExitCode Run(std::span<const std::string> arguments, const Surroundings& surroundings) {
  auto options = ReadOptions(arguments, surroundings.operator_token);
  if (!options.ok()) {
    surroundings.err << "yishi-load: " << ToText(options.status()) << "\n\n" << kUsage;
    return ExitCode::kUsage;
  }
  if (options->help) {
    surroundings.out << kUsage;
    return ExitCode::kHolds;
  }
  if (options->yishid.empty() && options->server.empty()) {
    options->yishid = (std::filesystem::path(surroundings.folder) / "yishid").string();
  }
  Progress progress(options->quiet ? nullptr : &surroundings.err, surroundings.err_is_terminal);
  const auto report = Measure(*options, progress);
  if (!report.ok()) {
    surroundings.err << "yishi-load: " << ToText(report.status()) << "\n";
    return ExitCode::kNotMeasured;
  }
  surroundings.out << (options->json ? ToJson(*report) : ToTable(*report)) << std::flush;
  return report->holds() ? ExitCode::kHolds : ExitCode::kFaults;
}

}  // namespace yishi::load
