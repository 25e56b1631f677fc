#include "clients/audit/documents.h"

#include "clients/audit/words.h"
#include "google/protobuf/descriptor.h"

namespace yishi::audit {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Every reference below `message`, wherever an act keeps it.
template <typename Seen>
void Walk(const Message& message, const Seen& seen) {
  if (message.GetDescriptor() == v1::BlobRef::descriptor()) {
    seen(static_cast<const v1::BlobRef&>(message));
    return;
  }
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      Walk(message.GetReflection()->GetMessage(message, field), seen);
      continue;
    }
    const int count = message.GetReflection()->FieldSize(message, field);
    for (int i = 0; i < count; ++i)
      Walk(message.GetReflection()->GetRepeatedMessage(message, field, i), seen);
  }
}

Position InFile(const std::string& digest) { return {.entry = {}, .file = "blobs/" + digest, .offset = {}}; }

}  // namespace

void Documents::See(const v1::Command& command, std::uint64_t entry) {
  Walk(command, [&](const v1::BlobRef& blob) {
    const auto digest = Hash::From(blob.digest());
    if (!digest) return;  // the engine refuses it
    references_.emplace(
        ToHex(blob.digest()),
        AbsentDocument{
            .digest = *digest, .title = Shown(blob.title()), .bytes = blob.size(), .entry = entry});
  });
}

std::vector<AbsentDocument> Documents::Finish(const crypto::Suite& suite,
                                              const std::map<std::string, BytesView>& there,
                                              FaultList& faults) const {
  for (const auto& [name, content] : there) {
    const std::string digest = ToHex(suite.Digest({content}).view());
    if (digest != name) {
      faults.Add(FaultKind::kDocumentDiffers, InFile(name), "文件内容的摘要是 " + digest,
                 "the digest of its content is " + digest);
    }
    const auto reference = references_.find(name);
    if (reference == references_.end()) {
      faults.Add(FaultKind::kDocumentUnnamed, InFile(name), "账本没有引用此文件",
                 "no entry refers to this document");
    } else if (reference->second.bytes != content.size()) {
      const std::string stated = std::to_string(reference->second.bytes);
      const std::string size = std::to_string(content.size());
      faults.Add(FaultKind::kDocumentDiffers, InFile(name), "文件有 " + size + " 字节，记录写的是 " + stated,
                 "it has " + size + " bytes, the entry states " + stated);
    }
  }
  std::vector<AbsentDocument> absent;
  for (const auto& [digest, reference] : references_) {
    if (!there.contains(digest)) absent.push_back(reference);
  }
  return absent;
}

}  // namespace yishi::audit
