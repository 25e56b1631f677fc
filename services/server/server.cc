#include "services/server/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>
#include <prometheus/exposer.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/base/limits.h"
#include "engine/base/status.h"
#include "services/rpc/services.h"
#include "services/runtime/log_keys.h"
#include "services/server/metrics.h"
#include "services/storage/sqlite_store.h"

namespace yishi::server {
namespace {

constexpr auto kDrain = std::chrono::seconds(5);
// A document, or a command with its openings, and what is around it.
constexpr int kMessageBytes = static_cast<int>(limits::kBlobBytes) + 1024 * 1024;
constexpr int kPingMs = 20'000;
constexpr int kIdleMs = 30 * 60 * 1000;
constexpr int kCallsPerConnection = 256;

std::string ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string FirstLine(const std::string& text) { return text.substr(0, text.find_first_of("\r\n")); }

absl::Status MakeFolder(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error)
    return Refuse(Reason::kStoreFailed, "无法建立目录 " + path.string(),
                  "cannot make " + path.string() + ": " + error.message());
  std::filesystem::permissions(path, std::filesystem::perms::owner_all, error);
  return absl::OkStatus();
}

std::shared_ptr<grpc::ServerCredentials> Credentials(const Config& config) {
  if (!config.has_tls()) return grpc::InsecureServerCredentials();
  grpc::SslServerCredentialsOptions options;
  options.pem_key_cert_pairs.push_back(
      {ReadFile(config.tls().key_file()), ReadFile(config.tls().certificate_file())});
  return grpc::SslServerCredentials(options);
}

rpc::Founding ToFounding(Founding founding) {
  if (founding == FOUNDING_ANYONE) return rpc::Founding::kAnyone;
  return founding == FOUNDING_OPERATOR ? rpc::Founding::kOperator : rpc::Founding::kNobody;
}

rpc::ReceptionOptions ToReception(const Config& config) {
  rpc::ReceptionOptions options;
  options.domain = config.domain();
  options.founding = ToFounding(config.founding());
  if (!config.operator_token_file().empty()) {
    options.operator_token = FirstLine(ReadFile(config.operator_token_file()));
  }
  for (const Auditor& auditor : config.auditors()) {
    options.auditors.push_back({auditor.suite() == "GM" ? crypto::SuiteId::kGm : crypto::SuiteId::kIntl,
                                FromHex(auditor.public_key()).value_or("")});
  }
  options.streams = config.max_streams();
  return options;
}

}  // namespace

// In the order in which they are made; they end in the reverse order.
class Server::Parts {
 public:
  explicit Parts(Options options) : options_(std::move(options)) {}
  ~Parts() { Stop(); }

  absl::Status Start() {
    YISHI_RETURN_IF_ERROR(OpenHall());
    YISHI_RETURN_IF_ERROR(OpenReception());
    YISHI_RETURN_IF_ERROR(Listen());
    options_.log.Write(Level::kInfo, "serving",
                       {{"address", address_},
                        {"tls", std::string(options_.config.has_tls() ? "yes" : "no")},
                        {"communities", static_cast<std::int64_t>(hall_->Chambers().size())}});
    return absl::OkStatus();
  }

  void Stop() {
    if (stopped_) return;
    stopped_ = true;
    if (server_) {
      server_->GetHealthCheckService()->SetServingStatus(false);
      reception_->streams().EndAll();
      server_->Shutdown(std::chrono::system_clock::now() + kDrain);
    }
    if (hall_) hall_->Stop();
    options_.log.Write(Level::kInfo, "stopped", {});
  }

  const std::string& address() const { return address_; }
  int port() const { return port_; }
  runtime::Hall& hall() { return *hall_; }

 private:
  absl::Status OpenHall() {
    const std::filesystem::path data = options_.config.data();
    YISHI_RETURN_IF_ERROR(MakeFolder(data));
    storage::SqliteOptions sqlite;
    sqlite.path = (data / "store.sqlite").string();
    sqlite.quick_check = options_.config.check_store();
    YISHI_ASSIGN_OR_RETURN(store_, storage::SqliteStore::Open(sqlite));
    YISHI_ASSIGN_OR_RETURN(runtime::LogKeys keys, runtime::LogKeys::Open(data / "keys"));
    keys_ = std::make_unique<runtime::LogKeys>(std::move(keys));
    YISHI_ASSIGN_OR_RETURN(
        hall_, runtime::Hall::Open(*store_, *keys_, data / "heads", options_.clock, {},
                                   [this](const LedgerId& ledger, std::uint64_t done, std::uint64_t total) {
                                     Opening(ledger, done, total);
                                   }));
    for (const auto& [ledger, status] : hall_->Unserved()) {
      options_.log.Write(Level::kError, "community_not_served",
                         {{"ledger", ledger.hex()},
                          {"reason", std::string(ReasonName(ReasonOf(status)))},
                          {"why", std::string(status.message())}});
    }
    return absl::OkStatus();
  }

  void Opening(const LedgerId& ledger, std::uint64_t done, std::uint64_t total) {
    options_.log.Write(Level::kInfo, "opening",
                       {{"ledger", ledger.hex()},
                        {"entries", static_cast<std::int64_t>(done)},
                        {"of", static_cast<std::int64_t>(total)}});
  }

  absl::Status OpenReception() {
    metrics_ = std::make_shared<Metrics>(*hall_);
    rpc::ReceptionOptions options = ToReception(options_.config);
    options.on_call = [this](const rpc::Call& call) { Ended(call); };
    YISHI_ASSIGN_OR_RETURN(reception_,
                           rpc::Reception::Make(*hall_, *store_, options_.clock, std::move(options)));
    if (options_.config.metrics_listen().empty()) return absl::OkStatus();
    try {
      exposer_ = std::make_unique<prometheus::Exposer>(options_.config.metrics_listen(), 1);
    } catch (const std::exception& failure) {
      return Refuse(Reason::kFieldInvalid, "无法在 " + options_.config.metrics_listen() + " 提供指标",
                    "cannot serve metrics at " + options_.config.metrics_listen() + ": " + failure.what());
    }
    exposer_->RegisterCollectable(metrics_);
    return absl::OkStatus();
  }

  absl::Status Listen() {
    grpc::EnableDefaultHealthCheckService(true);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    grpc::ServerBuilder builder;
    builder.SetMaxReceiveMessageSize(kMessageBytes);
    builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, kPingMs);
    builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, kPingMs / 2);
    builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_IDLE_MS, kIdleMs);
    builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, kCallsPerConnection);
    builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
    builder.AddListeningPort(options_.config.listen(), Credentials(options_.config), &port_);
    services_ = rpc::MakeServices(*reception_);
    for (const rpc::ServicePtr& service : services_) builder.RegisterService(service.get());
    server_ = builder.BuildAndStart();
    if (!server_ || port_ == 0) {
      return Refuse(Reason::kFieldInvalid, "无法监听 " + options_.config.listen(),
                    "cannot listen on " + options_.config.listen() +
                        ": the address is taken, or the certificate cannot be read");
    }
    const std::string& listen = options_.config.listen();
    address_ = listen.substr(0, listen.rfind(':') + 1) + std::to_string(port_);
    server_->GetHealthCheckService()->SetServingStatus(true);
    return absl::OkStatus();
  }

  void Ended(const rpc::Call& call) {
    metrics_->Count(call);
    const bool ok = call.code == absl::StatusCode::kOk;
    if (ok && !options_.config.log_calls()) return;
    const bool fault = call.code == absl::StatusCode::kInternal || call.code == absl::StatusCode::kDataLoss ||
                       call.code == absl::StatusCode::kUnavailable;
    options_.log.Write(fault ? Level::kError : Level::kInfo, "call",
                       {{"method", std::string(call.method)},
                        {"code", absl::StatusCodeToString(call.code)},
                        {"reason", std::string(call.reason)},
                        {"micros", call.micros}});
  }

  Options options_;
  std::unique_ptr<storage::SqliteStore> store_;
  std::unique_ptr<runtime::LogKeys> keys_;
  std::unique_ptr<runtime::Hall> hall_;
  std::shared_ptr<Metrics> metrics_;
  std::unique_ptr<rpc::Reception> reception_;
  std::unique_ptr<prometheus::Exposer> exposer_;
  std::vector<rpc::ServicePtr> services_;
  std::unique_ptr<grpc::Server> server_;
  std::string address_;
  int port_ = 0;
  bool stopped_ = false;
};

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Server::~Server() = default;

absl::StatusOr<std::unique_ptr<Server>> Server::Start(Options options) {
  auto parts = std::make_unique<Parts>(std::move(options));
  YISHI_RETURN_IF_ERROR(parts->Start());
  return std::unique_ptr<Server>(new Server(std::move(parts)));
}

const std::string& Server::address() const { return parts_->address(); }
int Server::port() const { return parts_->port(); }
runtime::Hall& Server::hall() { return parts_->hall(); }
void Server::Stop() { parts_->Stop(); }

}  // namespace yishi::server
