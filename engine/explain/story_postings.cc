// Postings with their days, and the objections to them.

#include "engine/explain/chapters.h"
#include "engine/matter/decide.h"
#include "engine/posting/decide.h"
#include "engine/roster/kinds.h"

namespace yishi::explain {
namespace {

constexpr char kProofs[] =
    "第一天、第八天起和最后一天须有照片 (proofs on the first, from the eighth and on the last day)";

// One posting with its objections.
class Teller {
 public:
  Teller(const community::State& state, const PostingId& id, Story& story)
      : state_(state), id_(id), posting_(state.postings.postings.at(id)), story_(story) {}

  void Tell() {
    PutUp();
    Started();
    Losses();
    Over();
    for (const auto& [id, objection] : state_.postings.objections) {
      if (objection.posting == id_) TellObjection(objection);
    }
  }

 private:
  const calendar::Calendar& days() const { return state_.foundation.calendar; }

  Happening& Add(std::string_view what, Millis at_ms, std::string zh, std::string en) {
    Happening& happening = story_.emplace_back();
    happening.what = what;
    happening.at_ms = at_ms;
    happening.stage = posting_.stage;
    happening.words = {std::move(zh), std::move(en)};
    return happening;
  }

  void PutUp() {
    const std::string count = std::to_string(posting_.min_days);
    const std::string places = std::to_string(posting_.places.size());
    Happening& put_up =
        Add("posting_put_up", posting_.put_up_ms,
            "公示 " + count + (posting_.working_days ? " 个工作日，" : " 日，") + places + " 处",
            "put up for " + count + (posting_.working_days ? " working days" : " days") + " at " + places +
                " places");
    if (posting_.late) {
      put_up.words.zh += "；晚于期限";
      put_up.words.en += "; late";
    }
    if (posting_.without_opinion) {
      put_up.words.zh += "；居务监督委员会未提出意见";
      put_up.words.en += "; the supervision committee gave no opinion";
    }
    const matter::Matter& matter = state_.matters.at(posting_.matter);
    put_up.rule =
        SourcesOf(matter::CharterOf(state_.charters, matter).stages(static_cast<int>(posting_.stage)));
  }

  void Started() {
    if (!posting_.started_ms) return;
    const std::string first = calendar::FormatDay(days().DayOf(*posting_.started_ms));
    const std::string last = calendar::FormatDay(days().DayOf(posting_.ends_ms - 1));
    Add("posting_started", *posting_.started_ms,
        "各处都已贴出，自 " + first + " 起计，到 " + last + " 24:00 期满",
        "it hangs at every place; its days run from " + first + " until 24:00 of " + last)
        .rule = kProofs;
  }

  void Losses() {
    for (const posting::Loss& loss : posting_.losses) {
      const std::string after = calendar::FormatDay(loss.after);
      const std::string until = calendar::FormatDay(loss.until);
      Add("posting_interrupted", days().StartOf(loss.until), after + " 之后到 " + until + " 缺失，这些天不计",
          "missing after " + after + " up to " + until + ": these days do not count");
    }
  }

  void Over() {
    if (posting_.standing == posting::Standing::kCompleted) {
      Add("posting_completed", posting_.ends_ms, "公示期满", "the posting is complete");
    }
  }

  void TellObjection(const posting::Objection& objection) {
    Happening& raised = Add("objection_raised", objection.raised_ms, "有人提出异议", "somebody objects");
    if (!objection.seconders.empty()) {
      const std::string joined = std::to_string(objection.seconders.size());
      raised.words.zh += "，附议 " + joined + " 人";
      raised.words.en += ", joined by " + joined;
    }
    if (objection.withdrawn) {
      raised.words.zh += "；后来撤回";
      raised.words.en += "; withdrawn later";
    }
    if (objection.lapsed) {
      Add("objection_lapsed", objection.due_ms, "各级都没有按时答复，异议不再阻止下一步",
          "no level answered in time: the objection holds nothing up any more");
    } else if (objection.level != posting::Level::kCommittee && !objection.withdrawn) {
      const auto body = posting::BodyOf(objection.level);
      raised.words.zh += "；逾期未答复，已转" + std::string(roster::NameZh(body));
      raised.words.en += "; passed on, unanswered, to the " + std::string(roster::NameEn(body));
    }
    if (!objection.outcome) return;
    const bool upheld = *objection.outcome == v1::OBJECTION_OUTCOME_UPHELD;
    Add("objection_answered", objection.answered_ms, upheld ? "异议成立" : "异议不成立",
        upheld ? "the objection is upheld" : "the objection is dismissed")
        .text = objection.reasons;
  }

  const community::State& state_;
  const PostingId& id_;
  const posting::Posting& posting_;
  Story& story_;
};

}  // namespace

void TellPostings(const community::State& state, const matter::StageVisit& visit, Story& story) {
  for (const PostingId& id : visit.postings) Teller(state, id, story).Tell();
}

}  // namespace yishi::explain
