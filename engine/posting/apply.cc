// What effects do to postings and objections.

#include "engine/posting/decide.h"

namespace yishi::posting {
namespace {

void ApplyPutUp(Postings& postings, const ledger::v1::PostingPutUp& effect, const v1::PutUpPosting& act,
                const v1::DiscloseRules* rules, std::uint32_t stage, Millis admitted_ms) {
  Posting posting;
  posting.matter = *MatterId::From(effect.matter_id());
  posting.stage = stage;
  posting.min_days = rules->min_days();
  posting.working_days = rules->day_kind() == v1::DAY_KIND_WORKING;
  posting.put_up_ms = admitted_ms;
  posting.late = effect.late();
  posting.without_opinion = effect.without_opinion();
  for (const std::string& name : act.places()) posting.places.push_back({name, {}, {}});
  posting.content = std::make_shared<const v1::PutUpPosting>(act);
  postings.postings[*PostingId::From(effect.posting_id())] = std::move(posting);
}

void ApplyInterrupted(Posting& posting, const ledger::v1::PostingInterrupted& effect) {
  Place& place = posting.places[effect.place()];
  place.missing = effect.cause();
  if (effect.cause() != v1::INTERRUPTION_CAUSE_OFFICE) return;
  // The days start anew when the place is proven again. What the other places showed before does not count
  // then, but for the fact that they still hang.
  posting.started_ms.reset();
  posting.ends_ms = 0;
  posting.losses.clear();
  place.proofs.clear();
  for (Place& other : posting.places) {
    if (other.proofs.size() > 1) other.proofs.resize(1);
  }
}

void ApplyRaised(Postings& postings, const ledger::v1::ObjectionRaised& effect, const v1::Command& command,
                 Millis admitted_ms) {
  Objection objection;
  objection.posting = *PostingId::From(effect.posting_id());
  objection.matter = postings.postings.at(objection.posting).matter;
  objection.by = *PersonId::From(command.actor_id());
  objection.statement = *Hash::From(command.raise_objection().statement());
  objection.suspends = effect.suspends();
  objection.raised_ms = admitted_ms;
  objection.due_ms = effect.due_ms();
  postings.objections[*ObjectionId::From(effect.objection_id())] = std::move(objection);
}

void ApplySeconded(Objection& objection, const ledger::v1::ObjectionSeconded& effect, const PersonId& by) {
  objection.seconders.insert(by);
  objection.suspends = objection.suspends || effect.suspends();
  if (effect.due_ms() != 0) objection.due_ms = effect.due_ms();
}

}  // namespace

bool Apply(Postings& postings, const ledger::v1::Effect& effect, const v1::Command& command,
           const v1::DiscloseRules* rules, std::uint32_t stage, Millis admitted_ms) {
  using Kind = ledger::v1::Effect;
  const auto posting = [&](BytesView id) -> Posting& { return postings.postings.at(*PostingId::From(id)); };
  const auto objected = [&](BytesView id) -> Objection& {
    return postings.objections.at(*ObjectionId::From(id));
  };
  switch (effect.effect_case()) {
    case Kind::kPostingPutUp:
      ApplyPutUp(postings, effect.posting_put_up(), command.put_up_posting(), rules, stage, admitted_ms);
      return true;
    case Kind::kPostingProven: {
      Place& place = posting(effect.posting_proven().posting_id()).places[effect.posting_proven().place()];
      place.proofs.push_back(admitted_ms);
      place.missing.reset();
      return true;
    }
    case Kind::kPostingStarted: {
      Posting& started = posting(effect.posting_started().posting_id());
      if (!started.started_ms) started.started_ms = admitted_ms;
      started.ends_ms = effect.posting_started().ends_ms();
      if (effect.posting_started().has_lost()) {
        const ledger::v1::LostDays& lost = effect.posting_started().lost();
        started.losses.push_back({{lost.after_day()}, {lost.until_day()}});
      }
      return true;
    }
    case Kind::kPostingInterrupted:
      ApplyInterrupted(posting(effect.posting_interrupted().posting_id()), effect.posting_interrupted());
      return true;
    case Kind::kPostingCompleted:
      posting(effect.posting_completed().posting_id()).standing = Standing::kCompleted;
      return true;
    case Kind::kPostingEnded:
      posting(effect.posting_ended().posting_id()).standing = Standing::kEnded;
      return true;
    case Kind::kObjectionRaised:
      ApplyRaised(postings, effect.objection_raised(), command, admitted_ms);
      return true;
    case Kind::kObjectionSeconded:
      ApplySeconded(objected(effect.objection_seconded().objection_id()), effect.objection_seconded(),
                    *PersonId::From(command.actor_id()));
      return true;
    case Kind::kObjectionWithdrawn:
      objected(effect.objection_withdrawn().objection_id()).withdrawn = true;
      return true;
    case Kind::kObjectionEscalated: {
      Objection& objection = objected(effect.objection_escalated().objection_id());
      objection.level = static_cast<Level>(effect.objection_escalated().level());
      objection.due_ms = effect.objection_escalated().due_ms();
      return true;
    }
    case Kind::kObjectionLapsed:
      objected(effect.objection_lapsed().objection_id()).lapsed = true;
      return true;
    case Kind::kObjectionAnswered: {
      Objection& objection = objected(effect.objection_answered().objection_id());
      objection.outcome = effect.objection_answered().outcome();
      objection.reasons = command.answer_objection().reasons();
      objection.answered_ms = admitted_ms;
      return true;
    }
    default:
      return false;
  }
}

}  // namespace yishi::posting
