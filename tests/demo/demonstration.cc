#include "tests/demo/demonstration.h"

#include <chrono>
#include <cstdio>
#include <string>

#include "engine/base/status.h"
#include "tests/demo/chapters.h"
#include "tests/demo/stage.h"

namespace yishi::demo {
namespace {

// The day after the terms of the sample's bodies began: a Tuesday.
constexpr char kFirstDay[] = "2026-03-17";

absl::Status PlayAll(Story& story, const std::filesystem::path& archive) {
  YISHI_RETURN_IF_ERROR(FoundCommunity(story));
  YISHI_RETURN_IF_ERROR(AdoptCharter(story));
  YISHI_RETURN_IF_ERROR(ProposeParking(story));
  YISHI_RETURN_IF_ERROR(ReviewByPartyMembers(story));
  YISHI_RETURN_IF_ERROR(RejectFirstVersion(story));
  YISHI_RETURN_IF_ERROR(ReviseParking(story));
  YISHI_RETURN_IF_ERROR(ResolveRevisedVersion(story));
  YISHI_RETURN_IF_ERROR(DiscloseResolution(story));
  YISHI_RETURN_IF_ERROR(CarryOut(story));
  YISHI_RETURN_IF_ERROR(DiscloseResult(story));
  return AuditArchive(story, archive);
}

absl::Status TellFigures(Story& story, const std::filesystem::path& archive, double seconds) {
  const Tally& tally = story.cast().tally();
  YISHI_ASSIGN_OR_RETURN(const v1::MatterView matter, story.LookAtMatter());
  const std::string entries = std::to_string(matter.position());
  const std::string ballots = std::to_string(tally.ballots);
  const std::string papers = std::to_string(tally.papers);
  const std::string refusals = std::to_string(tally.refusals);
  const std::string kib = std::to_string(std::filesystem::file_size(archive) / 1024);
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", seconds);
  const std::string took = text;
  story.narrator().Finish(
      {"账本 " + entries + " 条，电子选票 " + ballots + " 张，纸质票 " + papers + " 张，依规拒绝 " +
           refusals + " 次，用时 " + took + " 秒，存档 " + kib + " KiB",
       "entries " + entries + ", electronic ballots " + ballots + ", papers " + papers +
           ", refusals as expected " + refusals + ", seconds " + took + ", archive " + kib + " KiB"});
  story.narrator().Finish(
      {"演示完成：审计未发现任何问题。", "The demonstration is complete: the auditor found nothing."});
  return absl::OkStatus();
}

}  // namespace

absl::Status TellStory(const Options& options, Narrator& narrator) {
  const auto begun = std::chrono::steady_clock::now();
  if (std::filesystem::exists(DataFolder(options.folder))) {
    return Refuse(Reason::kAlreadyExists, options.folder.string() + " 中已有数据，请换一个空目录",
                  options.folder.string() + " holds data already: choose an empty folder");
  }
  const calendar::Day first_day = *calendar::ParseDay(kFirstDay);
  StoryClock clock(calendar::Calendar::Make(CalendarOf2026())->StartOf(first_day));
  YISHI_ASSIGN_OR_RETURN(const std::unique_ptr<Stage> stage, Stage::Open(options.folder, clock));
  Cast cast(crypto::Suite::Get(options.suite), stage->client(), clock, narrator);
  Story story({.roster = options.roster,
               .charter = options.charter,
               .receipts = options.folder / "receipts",
               .first_day = first_day},
              stage->client(), clock, cast, narrator);
  const std::filesystem::path archive = options.folder / "hongqiao.yishi";
  YISHI_RETURN_IF_ERROR(PlayAll(story, archive));
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  return TellFigures(story, archive, took.count());
}

}  // namespace yishi::demo
