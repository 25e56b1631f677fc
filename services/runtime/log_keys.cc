#include "services/runtime/log_keys.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "engine/base/status.h"
#include "engine/crypto/suite.h"
#include "engine/merkle/checkpoint.h"
#include "engine/merkle/note_key.h"
#include "services/runtime/private_file.h"

namespace yishi::runtime {
namespace {

// A file holds three lines: what it is, the origin, and the key's seed in hex.
constexpr std::string_view kHeader = "yishi-log-key-v1\n";
constexpr std::size_t kSeedBytes = 32;
constexpr std::size_t kFileBytes = 1'024;
constexpr std::size_t kNameBytes = 255;  // of a file, on common file systems

// The origin with '+' for '/': no origin holds a '+', so that no two share a file.
absl::StatusOr<std::string> FileName(const std::string& origin) {
  std::string name = origin + ".key";
  if (!merkle::IsNoteKeyName(origin) || name.size() > kNameBytes) {
    return Refuse(Reason::kFieldInvalid, "来源标识不合要求或过长：" + origin,
                  "not an origin, or longer than " + std::to_string(kNameBytes - 4) + " bytes: " + origin,
                  "C2SP tlog-checkpoint");
  }
  std::replace(name.begin(), name.end(), '/', '+');
  return name;
}

absl::Status CheckSuite(const std::string& origin, crypto::SuiteId suite) {
  if (merkle::SuiteOfOrigin(origin) == suite) return absl::OkStatus();
  const std::string wanted = suite == crypto::SuiteId::kIntl ? "/sha256" : "/sm3";
  return Refuse(Reason::kWrongSuite, "此套件的来源标识须以 " + wanted + " 结尾：" + origin,
                "an origin of this suite ends in " + wanted + ": " + origin);
}

absl::StatusOr<crypto::SigningKey> KeyOf(const std::string& origin, BytesView content) {
  const auto damaged = [&] {
    return Refuse(Reason::kKeyInvalid, "日志密钥文件已损坏：" + origin,
                  "the log key's file is damaged: " + origin);
  };
  const auto suite = merkle::SuiteOfOrigin(origin);
  const std::string start = std::string(kHeader) + origin + "\n";
  if (!suite || !content.starts_with(start) || !content.ends_with('\n')) return damaged();
  content.remove_prefix(start.size());
  content.remove_suffix(1);
  const auto seed = FromHex(content);
  if (!seed || seed->size() != kSeedBytes) return damaged();
  return crypto::Suite::Get(*suite).KeyFromSeed(*seed);
}

}  // namespace

absl::StatusOr<LogKeys> LogKeys::Open(std::filesystem::path folder) {
  YISHI_RETURN_IF_ERROR(MakePrivateFolder(folder));
  return LogKeys(std::move(folder));
}

absl::StatusOr<std::string> LogKeys::Reserve(const std::string& origin, crypto::SuiteId suite) {
  YISHI_ASSIGN_OR_RETURN(const std::string name, FileName(origin));
  YISHI_RETURN_IF_ERROR(CheckSuite(origin, suite));
  YISHI_ASSIGN_OR_RETURN(const Bytes seed, RandomBytes(kSeedBytes));
  const std::string content = std::string(kHeader) + origin + "\n" + ToHex(seed) + "\n";
  YISHI_RETURN_IF_ERROR(MakePrivateFile(folder_ / name, content).status());
  // Read back in either case: what counts is the file that is there.
  YISHI_ASSIGN_OR_RETURN(const crypto::SigningKey key, Load(origin));
  YISHI_ASSIGN_OR_RETURN(const merkle::NoteKey note_key,
                         merkle::NoteKey::Make(origin, suite, key.public_key()));
  return note_key.ToVkey();
}

absl::StatusOr<crypto::SigningKey> LogKeys::Load(const std::string& origin) const {
  YISHI_ASSIGN_OR_RETURN(const std::string name, FileName(origin));
  YISHI_ASSIGN_OR_RETURN(const std::optional<Bytes> content, ReadPrivateFile(folder_ / name, kFileBytes));
  if (!content) {
    return Refuse(Reason::kKeyUnknown, "本服务器没有此来源的日志密钥：" + origin,
                  "this server has no log key for the origin " + origin);
  }
  return KeyOf(origin, *content);
}

}  // namespace yishi::runtime
