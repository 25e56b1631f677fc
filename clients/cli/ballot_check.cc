#include "clients/cli/ballot_check.h"

#include "clients/cli/json.h"
#include "clients/cli/refs.h"
#include "clients/cli/released.h"
#include "clients/cli/words.h"
#include "engine/base/status.h"
#include "engine/wire/opening.h"

namespace yishi::cli {
namespace {

// The commitment under which the key's person was counted.
absl::StatusOr<Bytes> CountedCommitment(Context& context, const v1::BoxView& box) {
  YISHI_ASSIGN_OR_RETURN(const sdk::KeyRecord key, context.key());
  if (box.phase() != v1::BOX_PHASE_VIEW_DECLARED) {
    return Refuse(Reason::kNotReleased, "结果还没有宣布，选票还没有公开",
                  "the result is not declared, the ballots are not released yet");
  }
  for (const v1::VotedLine& line : box.voted()) {
    if (line.person().id() == key.person.view() && !line.commitment().empty()) return line.commitment();
  }
  return Refuse(Reason::kNotFound, "这次结果里没有你的电子票",
                "this result holds no electronic ballot of yours");
}

// Whether a ballot with this commitment was kept on this device when it was cast.
absl::StatusOr<bool> WasCastHere(sdk::Member& self, const Bytes& commitment) {
  YISHI_ASSIGN_OR_RETURN(const std::vector<std::string> files, self.book().Files());
  for (const std::string& file : files) {
    const auto kept = self.book().Load(file);
    if (!kept.ok()) continue;
    for (const v1::Opening& opening : kept->openings) {
      if (wire::CheckOpening(self.signer().suite(), opening, commitment).ok()) return true;
    }
  }
  return false;
}

Phrase NameOfOptions(const Bytes& content, const v1::BoxView& box) {
  if (content == "@") return {"弃权", "abstain"};
  std::string text;
  for (char byte : content) {
    const int number = static_cast<std::uint8_t>(byte) - '@';
    text += (text.empty() ? "" : ", ") + std::to_string(number);
    if (number >= 1 && number <= box.options_size()) text += " " + box.options(number - 1);
  }
  return {text, text};
}

// What a ballot says, in words.
absl::StatusOr<Phrase> ChoiceIn(const v1::Opening& opening, const v1::BoxView& box) {
  const bool ballot = opening.schema() == v1::OPENING_SCHEMA_BALLOT && opening.fields_size() == 1;
  const Bytes content = ballot ? opening.fields(0).content() : Bytes();
  if (!content.empty() && box.options_size() > 0) return NameOfOptions(content, box);
  const int choice = content.size() == 1 ? content[0] : 0;
  if (choice >= v1::CHOICE_YES && choice <= v1::CHOICE_ABSTAIN)
    return NameOf(static_cast<v1::Choice>(choice));
  return Refuse(Reason::kProofInvalid, "公开的内容不是一张选票", "what was released is no ballot");
}

}  // namespace

absl::Status CheckBallot(Context& context, const Arguments& arguments) {
  YISHI_ASSIGN_OR_RETURN(sdk::Member * self, context.member());
  YISHI_RETURN_IF_ERROR(context.SignIn());
  YISHI_ASSIGN_OR_RETURN(const v1::BoxView box, FindBox(context, arguments.Get("BOX")));
  YISHI_ASSIGN_OR_RETURN(const Bytes commitment, CountedCommitment(context, box));
  YISHI_ASSIGN_OR_RETURN(const v1::Opening opening, ReleasedOpening(context, commitment));
  YISHI_RETURN_IF_ERROR(sdk::NotProven(wire::CheckOpening(self->signer().suite(), opening, commitment)));
  YISHI_ASSIGN_OR_RETURN(const Phrase name, ChoiceIn(opening, box));
  YISHI_ASSIGN_OR_RETURN(const bool mine, WasCastHere(*self, commitment));
  if (!mine) {
    return Refuse(
        Reason::kProofInvalid, "计入的那张票不是从本机投出的：若你没有在别处投票，请告知他人",
        "the ballot that was counted was not cast on this device: if you voted nowhere else, tell others");
  }
  context.out().Line("✓ 你的票按“" + name.zh + "”计入，与本机投出的一致",
                     "✓ Your ballot was counted as \"" + name.en + "\", as it was cast on this device");
  context.out().Json(JsonObject().Flag("ok", true).Text("choice", name.en).str());
  return absl::OkStatus();
}

}  // namespace yishi::cli
