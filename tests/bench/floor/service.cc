#include "tests/bench/floor/service.h"

#include <mutex>
#include <utility>

#include "engine/wire/pae.h"

namespace yishi::floor {

grpc::ServerUnaryReactor* Service::Learn(grpc::CallbackServerContext* context,
                                         const load::LearnRequest* request, load::LearnResponse* response) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  const std::unique_lock lock(mutex_);
  for (const std::string& public_key : request->public_keys()) {
    auto verifier = suite_.MakeVerifier(public_key);
    if (!verifier.ok()) {
      reactor->Finish({grpc::StatusCode::INVALID_ARGUMENT, "not an Ed25519 public key"});
      return reactor;
    }
    keys_.insert_or_assign(suite_.KeyIdOf(public_key).str(), *std::move(verifier));
  }
  response->set_keys(keys_.size());
  reactor->Finish(grpc::Status::OK);
  return reactor;
}

// Here and not on threads of its own: see README.md.
grpc::ServerUnaryReactor* Service::Submit(grpc::CallbackServerContext* context,
                                          const v1::SubmitRequest* request, load::TakenResponse* response) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  if (!IsSigned(request->signed_command())) {
    reactor->Finish({grpc::StatusCode::UNAUTHENTICATED, "the signature or its key is wrong"});
    return reactor;
  }
  Row row{.command = request->signed_command(), .opening = {}, .done = {}};
  for (const v1::Opening& opening : request->openings()) opening.AppendToString(&row.opening);
  row.done = [reactor, response](std::uint64_t number) {
    response->set_number(number);
    reactor->Finish(number > 0 ? grpc::Status::OK
                               : grpc::Status(grpc::StatusCode::UNAVAILABLE, "not stored"));
  };
  store_.Add(std::move(row));
  return reactor;
}

bool Service::IsSigned(const std::string& signed_command) {
  v1::SignedCommand command;
  if (!command.ParseFromString(signed_command) || command.payload_type() != wire::kCommandPayloadType)
    return false;
  const std::shared_lock lock(mutex_);
  const auto key = keys_.find(command.key_id());
  return key != keys_.end() &&
         key->second.Verify(wire::Pae(command.payload_type(), command.payload()), command.signature());
}

}  // namespace yishi::floor
