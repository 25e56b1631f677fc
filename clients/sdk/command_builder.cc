#include "clients/sdk/command_builder.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/message.h>

#include <string>
#include <utility>

#include "clients/sdk/random.h"
#include "engine/base/limits.h"
#include "engine/base/status.h"
#include "engine/wire/envelope.h"
#include "engine/wire/strict.h"

namespace yishi::sdk {
namespace {

using google::protobuf::FieldDescriptor;

const FieldDescriptor* FieldForAct(const google::protobuf::Message& act) {
  const auto* oneof = v1::Command::descriptor()->FindOneofByName("act");
  for (int i = 0; i < oneof->field_count(); ++i) {
    if (oneof->field(i)->message_type() == act.GetDescriptor()) return oneof->field(i);
  }
  return nullptr;
}

void FillHeader(v1::Command& command, const Signer& signer, const Draft& draft) {
  command.set_version(1);
  command.set_ledger_id(signer.ledger.str());
  command.set_suite(static_cast<std::uint32_t>(signer.key.suite()));
  command.set_actor_id(signer.person.str());
  command.set_key_id(signer.key_id.str());
  command.set_issued_ms(draft.issued_ms);
  command.set_expires_ms(draft.issued_ms + draft.lifetime_ms);
  command.set_nonce(RandomBytes(16));
  if (draft.seen && draft.seen->size > 0) {
    command.set_seen_size(draft.seen->size);
    command.set_seen_root(draft.seen->root.str());
  }
  if (draft.expect) {
    command.set_subject_id(draft.expect->subject.str());
    command.set_expect_subject_seq(draft.expect->length);
  }
}

Bytes SerializeDeterministically(const google::protobuf::Message& message) {
  Bytes out;
  google::protobuf::io::StringOutputStream stream(&out);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  message.SerializeToCodedStream(&coded);
  coded.Trim();
  return out;
}

absl::Status CheckSize(std::size_t size) {
  if (size <= limits::kCommandBytes) return absl::OkStatus();
  const std::string is = std::to_string(size);
  const std::string limit = std::to_string(limits::kCommandBytes);
  return Refuse(Reason::kOversized, "命令有 " + is + " 字节，上限 " + limit + " 字节",
                "the command has " + is + " bytes, the limit is " + limit);
}

}  // namespace

absl::StatusOr<SignedAct> SignAct(const Signer& signer, const Draft& draft,
                                  const google::protobuf::Message& act, std::vector<v1::Opening> openings) {
  const FieldDescriptor* field = FieldForAct(act);
  if (field == nullptr) {
    return Refuse(Reason::kActMissing, act.GetTypeName() + " 不是一种行为", act.GetTypeName() + " is no act");
  }
  v1::Command command;
  FillHeader(command, signer, draft);
  command.GetReflection()->MutableMessage(&command, field)->CopyFrom(act);
  Bytes payload = SerializeDeterministically(command);
  YISHI_RETURN_IF_ERROR(CheckSize(payload.size()));
  YISHI_RETURN_IF_ERROR(wire::CheckStrict(*v1::Command::descriptor(), payload));
  SignedAct out;
  YISHI_ASSIGN_OR_RETURN(out.command, wire::SignCommand(signer.key, std::move(payload)));
  out.id = wire::CommandIdOf(signer.suite(), out.command);
  out.openings = std::move(openings);
  return out;
}

absl::StatusOr<Bytes> ProveKeyPossession(const LedgerId& ledger, const PersonId& person,
                                         const crypto::SigningKey& key) {
  const Hash claim =
      crypto::Suite::Get(key.suite()).Tagged("pop", {ledger.view(), person.view(), key.public_key()});
  return key.Sign(claim.view());
}

}  // namespace yishi::sdk
