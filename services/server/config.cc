#include "services/server/config.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>

#include <filesystem>
#include <optional>

#include "engine/base/bytes.h"
#include "engine/base/status.h"
#include "engine/crypto/suite.h"

namespace yishi::server {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

class FirstError : public google::protobuf::io::ErrorCollector {
 public:
  explicit FirstError(std::string name) : name_(std::move(name)) {}
  void AddError(int line, google::protobuf::io::ColumnNumber column, const std::string& message) override {
    if (!text_.empty()) return;
    text_ = name_ + ":" + std::to_string(line + 1) + ":" + std::to_string(column + 1) + ": " + message;
  }
  const std::string& text() const { return text_; }

 private:
  std::string name_;
  std::string text_;
};

absl::Status Wrong(const std::string& field, const std::string& zh, const std::string& en) {
  return Refuse({.reason = Reason::kFieldInvalid,
                 .zh = "配置项 " + field + "：" + zh,
                 .en = "configuration, " + field + ": " + en,
                 .rule = "",
                 .numbers = {{"field", field}}});
}

// The port of "host:port", if that is what it is.
std::optional<int> PortOf(const std::string& address) {
  const std::size_t colon = address.rfind(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == address.size() || address.size() - colon > 6) {
    return std::nullopt;
  }
  int port = 0;
  for (std::size_t i = colon + 1; i < address.size(); ++i) {
    if (address[i] < '0' || address[i] > '9') return std::nullopt;
    port = port * 10 + (address[i] - '0');
  }
  return port <= 65'535 ? std::optional<int>(port) : std::nullopt;
}

absl::Status CheckFile(const std::string& field, const std::string& path) {
  std::error_code error;
  if (!path.empty() && std::filesystem::is_regular_file(path, error)) return absl::OkStatus();
  return Wrong(field, "没有这个文件：" + path, "there is no such file: " + path);
}

absl::Status CheckListening(const Config& config) {
  if (!PortOf(config.listen()))
    return Wrong("listen", "须为“主机:端口”", "must be \"host:port\", is \"" + config.listen() + "\"");
  if (config.has_tls()) {
    YISHI_RETURN_IF_ERROR(CheckFile("tls.certificate_file", config.tls().certificate_file()));
    YISHI_RETURN_IF_ERROR(CheckFile("tls.key_file", config.tls().key_file()));
  } else if (!IsLoopback(config.listen())) {
    return Wrong("listen", "没有 TLS 证书，拒绝在本机以外监听（" + config.listen() + "）",
                 "REFUSING to listen beyond this machine without TLS (" + config.listen() +
                     "): give tls { certificate_file key_file }, or listen on 127.0.0.1");
  }
  if (config.metrics_listen().empty()) return absl::OkStatus();
  if (!PortOf(config.metrics_listen()) || !IsLoopback(config.metrics_listen())) {
    return Wrong("metrics_listen", "须为本机的“主机:端口”", "must be \"host:port\" on this machine");
  }
  return absl::OkStatus();
}

absl::Status CheckFounding(const Config& config) {
  switch (config.founding()) {
    case FOUNDING_NOBODY:
      return absl::OkStatus();
    case FOUNDING_OPERATOR:
      return CheckFile("operator_token_file", config.operator_token_file());
    case FOUNDING_ANYONE:
      if (IsLoopback(config.listen())) return absl::OkStatus();
      return Wrong("founding", "FOUNDING_ANYONE 只能用于本机", "FOUNDING_ANYONE is for loopback only");
    default:
      return Wrong("founding", "未知的取值", "is not one of the values");
  }
}

absl::Status CheckAuditors(Config& config) {
  for (Auditor& auditor : *config.mutable_auditors()) {
    if (auditor.suite().empty()) auditor.set_suite("INTL");
    if (auditor.suite() != "INTL" && auditor.suite() != "GM") {
      return Wrong("auditors.suite", "须为 INTL 或 GM", "must be INTL or GM");
    }
    const auto key = FromHex(auditor.public_key());
    const auto suite = auditor.suite() == "GM" ? crypto::SuiteId::kGm : crypto::SuiteId::kIntl;
    if (!key || !crypto::Suite::Get(suite).CheckPublicKey(*key).ok()) {
      return Wrong("auditors.public_key", "“" + auditor.name() + "”的公钥无效",
                   "the key of \"" + auditor.name() + "\" is not valid");
    }
  }
  return absl::OkStatus();
}

absl::Status SetField(Message& message, const std::string& path, const std::string& value) {
  const std::size_t dot = path.find('.');
  const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(path.substr(0, dot));
  if (field == nullptr || field->is_repeated()) return Wrong(path, "没有这个选项", "there is no such flag");
  const auto* reflection = message.GetReflection();
  if (dot != std::string::npos) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE)
      return Wrong(path, "没有这个选项", "there is no such flag");
    return SetField(*reflection->MutableMessage(&message, field), path.substr(dot + 1), value);
  }
  if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    reflection->SetString(&message, field, value);
    return absl::OkStatus();
  }
  if (google::protobuf::TextFormat::ParseFieldValueFromString(value, field, &message))
    return absl::OkStatus();
  return Wrong(path, "取值无效：" + value, "is not a value that it can have: " + value);
}

}  // namespace

bool IsLoopback(const std::string& address) {
  for (const char* host : {"127.", "localhost:", "[::1]:", "unix:"}) {
    if (address.starts_with(host)) return true;
  }
  return false;
}

absl::StatusOr<Config> ReadConfig(const std::string& text, const std::string& name) {
  Config config;
  FirstError errors(name);
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&errors);
  if (parser.ParseFromString(text, &config)) return config;
  return Refuse(Reason::kFieldInvalid, "配置文件有误：" + errors.text(),
                "the configuration is wrong: " + errors.text());
}

absl::Status ApplyFlags(const std::vector<std::string>& flags, Config& config) {
  for (const std::string& flag : flags) {
    const std::size_t equals = flag.find('=');
    if (!flag.starts_with("--") || equals == std::string::npos) {
      return Wrong(flag, "须写作 --名称=值", "must be written --name=value");
    }
    YISHI_RETURN_IF_ERROR(SetField(config, flag.substr(2, equals - 2), flag.substr(equals + 1)));
  }
  return absl::OkStatus();
}

absl::StatusOr<Config> CheckConfig(Config config) {
  if (config.data().empty())
    return Wrong("data", "须写明数据目录", "is required: the folder of the server's data");
  if (config.listen().empty()) config.set_listen("127.0.0.1:7420");
  if (config.domain().empty()) config.set_domain("localhost");
  if (config.max_streams() == 0) config.set_max_streams(2'000);
  YISHI_RETURN_IF_ERROR(CheckListening(config));
  YISHI_RETURN_IF_ERROR(CheckFounding(config));
  YISHI_RETURN_IF_ERROR(CheckAuditors(config));
  return config;
}

}  // namespace yishi::server
