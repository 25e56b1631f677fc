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

// `status` with the place of the field that it is about.
absl::Status At(const absl::Status& status, const Places& places) {
  auto refusal = RefusalOf(status);
  if (!refusal || refusal->numbers.empty()) return status;
  const auto place = places.find(refusal->numbers.front().second);
  if (place == places.end()) return status;
  refusal->zh = place->second + ": " + refusal->zh;
  refusal->en = place->second + ": " + refusal->en;
  return Refuse(*std::move(refusal));
}

// Gathers the places of all fields that are set.
void AddPlaces(const Message& message, google::protobuf::TextFormat::ParseInfoTree& tree,
               const std::string& name, const std::string& path, Places& places) {
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    const bool repeated = field->is_repeated();
    const int count = repeated ? message.GetReflection()->FieldSize(message, field) : 1;
    for (int i = 0; i < count; ++i) {
      const int index = repeated ? i : -1;
      const std::string at = path + field->name() + (repeated ? "[" + std::to_string(i) + "]" : "");
      const auto location = tree.GetLocation(field, index);
      places[at] = name + ":" + std::to_string(location.line + 1) + ":" + std::to_string(location.column + 1);
      if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
      const Message& nested = repeated ? message.GetReflection()->GetRepeatedMessage(message, field, i)
                                       : message.GetReflection()->GetMessage(message, field);
      AddPlaces(nested, *tree.GetTreeForNested(field, index), name, at + ".", places);
    }
  }
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
  for (int i = 0; i < config.auditors_size(); ++i) {
    Auditor& auditor = *config.mutable_auditors(i);
    const std::string path = "auditors[" + std::to_string(i) + "].";
    if (auditor.suite().empty()) auditor.set_suite("INTL");
    if (auditor.suite() != "INTL" && auditor.suite() != "GM") {
      return Wrong(path + "suite", "须为 INTL 或 GM", "must be INTL or GM");
    }
    const auto key = FromHex(auditor.public_key());
    const auto suite = auditor.suite() == "GM" ? crypto::SuiteId::kGm : crypto::SuiteId::kIntl;
    if (!key || !crypto::Suite::Get(suite).CheckPublicKey(*key).ok()) {
      return Wrong(path + "public_key", "“" + auditor.name() + "”的公钥无效",
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
  const std::string host = address.substr(0, address.rfind(':'));
  if (host == "localhost" || host == "[::1]") return true;
  // 127.0.0.0/8 in four numbers: a name that begins so, "127.example.org", could be anywhere.
  return host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos;
}

absl::StatusOr<ConfigFile> ReadConfig(const std::string& text, const std::string& name) {
  ConfigFile file;
  FirstError errors(name);
  google::protobuf::TextFormat::ParseInfoTree tree;
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&errors);
  parser.WriteLocationsTo(&tree);
  if (!parser.ParseFromString(text, &file.config)) {
    return Refuse(Reason::kFieldInvalid, errors.text() + "（配置文件有误）",
                  errors.text() + " (the configuration is wrong)");
  }
  AddPlaces(file.config, tree, name, "", file.places);
  return file;
}

absl::Status ApplyFlags(const std::vector<std::string>& flags, ConfigFile& file) {
  for (const std::string& flag : flags) {
    const std::size_t equals = flag.find('=');
    if (!flag.starts_with("--") || equals == std::string::npos) {
      return Wrong(flag, "须写作 --名称=值", "must be written --name=value");
    }
    const std::string path = flag.substr(2, equals - 2);
    YISHI_RETURN_IF_ERROR(SetField(file.config, path, flag.substr(equals + 1)));
    file.places[path] = "--" + path;
  }
  return absl::OkStatus();
}

absl::StatusOr<Config> CheckConfig(Config config, const Places& places) {
  if (config.data().empty())
    return Wrong("data", "须写明数据目录", "is required: the folder of the server's data");
  if (config.listen().empty()) config.set_listen("127.0.0.1:7420");
  if (config.domain().empty()) config.set_domain("localhost");
  if (config.max_streams() == 0) config.set_max_streams(2'000);
  for (const absl::Status& status : {CheckListening(config), CheckFounding(config), CheckAuditors(config)}) {
    if (!status.ok()) return At(status, places);
  }
  return config;
}

}  // namespace yishi::server
