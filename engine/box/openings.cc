#include "engine/box/openings.h"

#include "engine/base/limits.h"

namespace yishi::box {

std::optional<Bytes> ContentOf(const v1::Opening& opening) {
  if (opening.schema() != v1::OPENING_SCHEMA_BALLOT || opening.fields_size() != 1) return std::nullopt;
  const v1::OpenedField& field = opening.fields(0);
  if (field.number() != 1 || field.content().size() > limits::kOptions) return std::nullopt;
  return field.content();
}

std::optional<Choice> ChoiceOf(const v1::Opening& opening) {
  const auto content = ContentOf(opening);
  return content ? ReadChoice(*content) : std::nullopt;
}

}  // namespace yishi::box
