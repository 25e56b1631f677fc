#include "engine/box/openings.h"

namespace yishi::box {

std::optional<Choice> ChoiceOf(const v1::Opening& opening) {
  if (opening.schema() != v1::OPENING_SCHEMA_BALLOT || opening.fields_size() != 1) return std::nullopt;
  const v1::OpenedField& field = opening.fields(0);
  if (field.number() != 1 || field.content().size() != 1) return std::nullopt;
  const int number = field.content()[0];
  if (number < v1::CHOICE_YES || number > v1::CHOICE_ABSTAIN) return std::nullopt;
  return static_cast<Choice>(number);
}

}  // namespace yishi::box
