#include <array>
#include <fstream>

#include "clients/cli/command.h"
#include "clients/cli/json.h"
#include "engine/base/status.h"

namespace yishi::cli {
namespace {

// Writes an archive's pieces as they come, to a file that gets its name only when it is whole.
class PieceWriter {
 public:
  explicit PieceWriter(const std::filesystem::path& path)
      : path_(path), partial_(path.string() + ".part"), file_(partial_, std::ios::binary | std::ios::trunc) {}

  bool Write(const v1::ExportArchiveResponse& piece) {
    if (piece.offset() != written_) return false;
    file_.write(piece.chunk().data(), static_cast<std::streamsize>(piece.chunk().size()));
    written_ += piece.chunk().size();
    total_ = piece.total();
    return file_.good();
  }

  absl::Status Finish() {
    file_.close();
    if (written_ == total_ && total_ > 0 && file_.good()) {
      std::error_code error;
      std::filesystem::rename(partial_, path_, error);
      if (!error) return absl::OkStatus();
    }
    std::error_code ignored;
    std::filesystem::remove(partial_, ignored);
    const std::string written = std::to_string(written_);
    const std::string total = std::to_string(total_);
    return Refuse(Reason::kStoreFailed, "档案未写完：" + written + "/" + total + " 字节",
                  "the archive was not written whole: " + written + " of " + total + " bytes");
  }

  std::uint64_t total() const { return total_; }

 private:
  std::filesystem::path path_;
  std::filesystem::path partial_;
  std::ofstream file_;
  std::uint64_t written_ = 0;
  std::uint64_t total_ = 0;
};

absl::Status Export(Context& context, const Arguments& arguments) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, context.ledger());
  v1::ExportArchiveRequest request;
  request.set_ledger_id(ledger.str());
  PieceWriter writer(arguments.Get("FILE"));
  const absl::Status received =
      client->Export(request, [&](const v1::ExportArchiveResponse& piece) { return writer.Write(piece); });
  const absl::Status finished = writer.Finish();
  YISHI_RETURN_IF_ERROR(received);
  YISHI_RETURN_IF_ERROR(finished);
  const std::string size = std::to_string(writer.total());
  context.out().Line(
      "档案已存为 " + arguments.Get("FILE") + "，" + size + " 字节；用 yishi-audit 核查",
      "the archive is in " + arguments.Get("FILE") + ", " + size + " bytes; check it with yishi-audit");
  context.out().Json(JsonObject()
                         .Flag("ok", true)
                         .Text("file", arguments.Get("FILE"))
                         .Number("bytes", static_cast<std::int64_t>(writer.total()))
                         .str());
  return absl::OkStatus();
}

constexpr std::array kCommands = {
    Command{"archive", "export", "FILE", "导出整个账本，供离线核查",
            "Export the whole ledger, for checking it offline", Export, "archive export 虹桥.zip"},
};

}  // namespace

std::span<const Command> ArchiveCommands() { return kCommands; }

}  // namespace yishi::cli
