#include "clients/sdk/question.h"

#include <optional>

#include "engine/base/status.h"
#include "engine/wire/envelope.h"
#include "yishi/v1/command.pb.h"

namespace yishi::sdk {
namespace {

absl::Status Differs() {
  return Refuse(Reason::kProofInvalid, "核验未通过：服务器显示的内容与票箱里要表决的内容不同",
                "verification failed: what the server shows is not what the box puts to the vote");
}

const v1::VersionView* VersionOf(const v1::MatterView& matter, std::uint32_t number) {
  for (const v1::VersionView& version : matter.versions()) {
    if (version.version() == number) return &version;
  }
  return nullptr;
}

std::optional<v1::MatterContent> ContentIn(const v1::Command& command) {
  if (command.has_open_matter()) return command.open_matter().content();
  if (command.has_start_petition()) return command.start_petition().content();
  if (command.has_revise_matter()) return command.revise_matter().content();
  return std::nullopt;
}

// The command with this id, as the ledger holds it.
absl::StatusOr<v1::Command> CommandOnLedger(Member& member, const CommandId& id) {
  v1::GetReceiptRequest request;
  request.set_ledger_id(member.ledger().str());
  request.set_command_id(id.str());
  YISHI_ASSIGN_OR_RETURN(const v1::GetReceiptResponse response, member.client().Call(request));
  const auto checked = CheckReceipt(response.receipt(), member.book().log_key());
  if (!checked.ok()) return NotProven(checked.status());
  if (checked->command != id) return Differs();
  YISHI_RETURN_IF_ERROR(
      NotProven(member.book().Advance(response.receipt().checkpoint(), member.Consistency())));
  const auto envelope = wire::ReadSignedCommand(checked->entry.signed_command());
  v1::Command command;
  if (!envelope.ok() || !command.ParseFromString(envelope->payload())) return Differs();
  return command;
}

}  // namespace

Hash QuestionDigest(const crypto::Suite& suite, const MatterId& matter, std::uint32_t stage,
                    std::uint32_t version, const CommandId& command) {
  Bytes stage_bytes;
  AppendU16(stage_bytes, static_cast<std::uint16_t>(stage));
  Bytes version_bytes;
  AppendU32(version_bytes, version);
  return suite.Tagged("question", {matter.view(), stage_bytes, version_bytes, command.view()});
}

absl::StatusOr<v1::MatterContent> ProveQuestion(Member& member, const v1::BoxView& box,
                                                const v1::MatterView& matter) {
  const v1::VersionView* version = VersionOf(matter, box.version());
  const auto id = MatterId::From(matter.summary().id());
  const auto command_id = version == nullptr ? std::nullopt : CommandId::From(version->command_id());
  if (!id || !command_id || box.matter_id() != matter.summary().id()) return Differs();
  const Hash digest = QuestionDigest(member.signer().suite(), *id, box.stage(), box.version(), *command_id);
  if (box.question() != digest.view()) return Differs();
  YISHI_ASSIGN_OR_RETURN(const v1::Command command, CommandOnLedger(member, *command_id));
  const auto content = ContentIn(command);
  if (!content || content->SerializeAsString() != version->content().SerializeAsString()) return Differs();
  return *content;
}

}  // namespace yishi::sdk
