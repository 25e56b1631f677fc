#include "clients/cli/papers.h"

#include <array>
#include <filesystem>
#include <utility>
#include <vector>

#include "clients/cli/exit_code.h"
#include "clients/sdk/files.h"
#include "engine/base/limits.h"
#include "engine/base/status.h"
#include "engine/base/utf8.h"

namespace yishi::cli {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kMediaTypes = {{
    {".pdf", "application/pdf"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".png", "image/png"},
    {".txt", "text/plain"},
    {".csv", "text/csv"},
    {".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
}};

std::string MediaTypeOf(const std::filesystem::path& path) {
  const std::string ending = path.extension().string();
  for (const auto& [known, type] : kMediaTypes) {
    if (ending == known) return std::string(type);
  }
  return "application/octet-stream";
}

}  // namespace

absl::StatusOr<v1::BlobRef> PutPaper(Context& context, const std::string& path) {
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(sdk::Client * client, context.client());
  YISHI_ASSIGN_OR_RETURN(const LedgerId ledger, context.ledger());
  YISHI_ASSIGN_OR_RETURN(const sdk::KeyRecord key, context.key());
  v1::PutBlobRequest request;
  request.set_ledger_id(ledger.str());
  request.set_media_type(MediaTypeOf(path));
  YISHI_ASSIGN_OR_RETURN(*request.mutable_content(), sdk::ReadFile(path, limits::kBlobBytes));
  YISHI_ASSIGN_OR_RETURN(v1::PutBlobResponse response, client->Call(request));
  const Hash digest = crypto::Suite::Get(key.suite).Digest({request.content()});
  v1::BlobRef& blob = *response.mutable_blob();
  if (blob.digest() != digest.view() || blob.size() != request.content().size()) {
    return Refuse(Reason::kProofInvalid, "服务器记下的文件摘要与 " + path + " 不符",
                  "the server names another digest than that of " + path);
  }
  blob.set_title(std::filesystem::path(path).filename().string());
  return std::move(blob);
}

absl::StatusOr<std::vector<v1::BlobRef>> PutPapers(Context& context, const Arguments& arguments,
                                                   std::string_view option) {
  std::vector<v1::BlobRef> out;
  for (const std::string& path : arguments.All(option)) {
    YISHI_ASSIGN_OR_RETURN(v1::BlobRef blob, PutPaper(context, path));
    out.push_back(std::move(blob));
  }
  return out;
}

absl::StatusOr<std::string> TextOf(const Arguments& arguments, std::string_view option,
                                   std::string_view file_option) {
  if (!arguments.Has(file_option)) return arguments.Get(option);
  if (arguments.Has(option)) {
    const std::string both = std::string(option) + ", " + std::string(file_option);
    return UsageError("只能给其中一个：" + both, "give only one of: " + both);
  }
  YISHI_ASSIGN_OR_RETURN(std::string text, sdk::ReadFile(arguments.Get(file_option), limits::kTextBytes));
  if (!IsUtf8(text)) {
    return UsageError(arguments.Get(file_option) + " 不是 UTF-8 文本",
                      arguments.Get(file_option) + " is no UTF-8 text");
  }
  return text;
}

}  // namespace yishi::cli
