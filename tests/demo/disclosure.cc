#include <utility>
#include <vector>

#include "clients/sdk/openings.h"
#include "engine/base/status.h"
#include "tests/demo/chapters.h"
#include "tests/demo/papers.h"
#include "tests/demo/roles.h"

namespace yishi::demo {
namespace {

constexpr int kMiddleDay = 8;  // counted from the first

// One posting of the matter, from the supervisors' opinion to its last day.
class Posting {
 public:
  Posting(Story& story, std::string title) : story_(story), title_(std::move(title)) {}

  v1::PutUpPosting PutUpAct(const std::string& text) const {
    v1::PutUpPosting act;
    act.set_matter_id(story_.matter().str());
    act.set_text(text);
    act.add_places("社区公示栏");
    act.add_places("党群服务中心公示栏");
    return act;
  }

  absl::Status GiveOpinion(const std::string& text) {
    v1::FileRecord act;
    act.set_matter_id(story_.matter().str());
    act.set_text(text);
    act.mutable_opinion()->set_verdict(v1::OPINION_VERDICT_AGREES);
    YISHI_RETURN_IF_ERROR(story_.cast().Do(kSupervisor, act).status());
    story_.narrator().Say(
        {"居务监督委员会提出意见：" + text, "the supervision committee gives its opinion: it agrees"});
    return absl::OkStatus();
  }

  absl::Status PutUp(const std::string& text) {
    YISHI_ASSIGN_OR_RETURN(const sdk::SignedAct put_up, story_.cast().Do(kCommitteeMember, PutUpAct(text)));
    id_ = put_up.Subject<PostingId>();
    return absl::OkStatus();
  }

  // A photograph of every place, by the committee or the supervisors.
  absl::Status Prove(const std::string& name) {
    YISHI_ASSIGN_OR_RETURN(const v1::PostingView view, Look());
    for (int i = 0; i < view.places_size(); ++i) {
      const std::string& place = view.places(i).name();
      v1::ProvePosting act;
      act.set_posting_id(id_.str());
      act.set_place(static_cast<std::uint32_t>(i));
      YISHI_ASSIGN_OR_RETURN(
          *act.mutable_photo(),
          story_.cast().PutPaper(name, place + "照片", kDrawing,
                                 DrawNotice(place, story_.days().Format(story_.now()), title_)));
      YISHI_RETURN_IF_ERROR(story_.cast().Do(name, act).status());
    }
    return absl::OkStatus();
  }

  // The proofs of the eighth and of the last day; then the clock alone completes the posting.
  absl::Status HangOn() {
    YISHI_ASSIGN_OR_RETURN(const v1::PostingView view, Look());
    story_.GoTo(story_.days().StartOf(calendar::AddDays(FirstDay(view), kMiddleDay - 1)) + 10 * kHourMs);
    YISHI_RETURN_IF_ERROR(Prove(kSupervisor2));
    story_.narrator().Say(
        {"第八日，监督委员会成员拍照证明公示还在", "day 8: a supervisor's photographs prove that it hangs"});
    story_.GoTo(view.ends_ms() - 8 * kHourMs);
    return Prove(kCommitteeMember);
  }

  absl::StatusOr<v1::PostingView> Look() {
    v1::GetPostingRequest request;
    request.set_ledger_id(story_.cast().ledger().str());
    request.set_posting_id(id_.str());
    YISHI_ASSIGN_OR_RETURN(v1::GetPostingResponse response, story_.client().Call(request));
    return std::move(*response.mutable_posting());
  }

  absl::Status TellDays() {
    YISHI_ASSIGN_OR_RETURN(const v1::PostingView view, Look());
    const calendar::Day first = FirstDay(view);
    const calendar::Day last = story_.days().DayOf(view.ends_ms() - 1);
    const std::string days = std::to_string(view.min_days());
    story_.narrator().Say({title_ + "：两处都有照片证明，" + calendar::FormatDay(first) + " 张贴，至少 " +
                               days + " 日，到 " + calendar::FormatDay(last) + " 24:00",
                           "proven at both places: up on " + calendar::FormatDay(first) + ", for at least " +
                               days + " days, until 24:00 of " + calendar::FormatDay(last)});
    const calendar::Day plain = calendar::AddDays(first, static_cast<int>(view.min_days()));
    if (plain != last && story_.days().IsHoliday(plain)) {
      story_.narrator().Detail({"原来的最后一日在假期里，顺延到假期后的第一天",
                                "the last day fell into a holiday and moved to the first day after it"});
    }
    return absl::OkStatus();
  }

  const PostingId& id() const { return id_; }

 private:
  calendar::Day FirstDay(const v1::PostingView& view) const { return story_.days().DayOf(view.started_ms()); }

  Story& story_;
  const std::string title_;
  PostingId id_;
};

struct Objection {
  v1::RaiseObjection act;
  v1::Opening opening;
};

Objection MakeObjection(Story& story, const PostingId& posting, const std::string& text) {
  sdk::Committed statement = sdk::CommitStatement(story.cast().suite(), text);
  Objection objection;
  objection.act.set_posting_id(posting.str());
  objection.act.set_statement(statement.commitment.str());
  objection.opening = std::move(statement.opening);
  return objection;
}

absl::Status Object(Story& story, const PostingId& posting) {
  story.GoTo(story.At(36, 20));
  const Objection objection =
      MakeObjection(story, posting, "夜间车灯会照进北段对面住户的窗户，希望调整车位朝向。");
  YISHI_ASSIGN_OR_RETURN(const sdk::SignedAct raised,
                         story.cast().Do(kResident, objection.act, {objection.opening}));
  story.narrator().Say(
      {"一位居民提出异议：账本上只有承诺，内容按社区规则显示；答复之前不进入下一步",
       "a resident objects: the ledger holds a commitment, and the next step waits for the answer"});
  YISHI_RETURN_IF_ERROR(story.TellExplanation());
  story.GoTo(story.At(40, 15));
  v1::AnswerObjection answer;
  answer.set_objection_id(raised.Subject<ObjectionId>().str());
  answer.set_outcome(v1::OBJECTION_OUTCOME_DISMISSED);
  answer.set_reasons("车位已全部朝北，并加种绿篱遮挡车灯；经与提出人现场查看，不需要改动决议。");
  YISHI_RETURN_IF_ERROR(story.cast().Refused(
      kSupervisor, answer, Reason::kNotYourTurn,
      {"还没轮到监督委员会就答复", "the supervision committee answers before it is its turn"}));
  YISHI_RETURN_IF_ERROR(story.cast().Do(kDeputyDirector, answer).status());
  story.narrator().Say(
      {"居委会在十日内答复：" + answer.reasons(), "the residents' committee answers within ten days"});
  return absl::OkStatus();
}

absl::Status PutUpResolution(Story& story, Posting& posting) {
  const std::string text =
      "虹桥社区居民代表会议决议：利用滨河路闲置公地北段划设 42 个临时车位，预算 48600 元。";
  YISHI_RETURN_IF_ERROR(
      story.cast().Refused(kCommitteeMember, posting.PutUpAct(text), Reason::kOpinionPending,
                           {"没等监督意见就张贴", "the posting goes up before the supervisors' opinion"}));
  YISHI_RETURN_IF_ERROR(posting.GiveOpinion("各步骤、到会人数和计票符合程序，无异议。"));
  v1::PutUpPosting one_place = posting.PutUpAct(text);
  one_place.mutable_places()->RemoveLast();
  YISHI_RETURN_IF_ERROR(
      story.cast().Refused(kCommitteeMember, one_place, Reason::kPlaceUnknown,
                           {"只贴一处公示栏", "it is put up at one of the two places only"}));
  YISHI_RETURN_IF_ERROR(posting.PutUp(text));
  YISHI_RETURN_IF_ERROR(posting.Prove(kCommitteeMember));
  return posting.TellDays();
}

// The wind takes the notice down at one place; the days until it hangs again are added.
absl::Status LoseNotice(Story& story, Posting& posting) {
  story.GoTo(story.At(94, 18));
  v1::InterruptPosting act;
  act.set_posting_id(posting.id().str());
  act.set_place(0);
  act.set_cause(v1::INTERRUPTION_CAUSE_OTHERS);
  act.set_text("昨夜大风，社区公示栏上的公示不见了。");
  YISHI_RETURN_IF_ERROR(story.cast().Do(kResident, act).status());
  story.GoTo(story.At(95, 8));
  YISHI_RETURN_IF_ERROR(posting.Prove(kCommitteeMember));
  story.narrator().Say(
      {"居民报告公示被大风吹走，居委会次日重新张贴：从上次证明起缺的天数补上",
       "a resident reports that the wind took the notice; it hangs again the next day, and the "
       "days since the last proof are added"});
  return posting.TellDays();
}

// Time passes beyond the last day, and the matter moves on by itself.
absl::Status Complete(Story& story, Posting& posting) {
  YISHI_ASSIGN_OR_RETURN(const v1::PostingView view, posting.Look());
  story.GoTo(view.ends_ms());
  YISHI_RETURN_IF_ERROR(story.AwaitEndOf(ledger::v1::PHASE_POSTED));
  story.narrator().Say({"张贴期满，每处每段都有照片证明：账本的时钟自己记下“公示完成”",
                        "the time is over and proven throughout: the ledger's clock completes the posting"});
  return story.TellLine();
}

}  // namespace

absl::Status DiscloseResolution(Story& story) {
  story.narrator().Chapter({"第七章 决议公开", "Chapter 7: the resolution is disclosed"});
  story.GoTo(story.At(34, 9));
  Posting posting(story, "决议公开");
  YISHI_RETURN_IF_ERROR(PutUpResolution(story, posting));
  YISHI_RETURN_IF_ERROR(story.TellLine());
  YISHI_RETURN_IF_ERROR(Object(story, posting.id()));
  YISHI_RETURN_IF_ERROR(posting.HangOn());
  YISHI_RETURN_IF_ERROR(Complete(story, posting));
  const Objection late = MakeObjection(story, posting.id(), "我也不同意。");
  return story.cast().Refused(kResident, late.act, Reason::kObjectionWindowClosed,
                              {"公示结束后再提异议", "an objection after the posting is over"},
                              {late.opening});
}

absl::Status DiscloseResult(Story& story) {
  story.narrator().Chapter({"第九章 实施结果公开", "Chapter 9: the result is disclosed"});
  story.GoTo(story.At(91, 9));
  Posting posting(story, "实施结果公开");
  YISHI_RETURN_IF_ERROR(posting.GiveOpinion("款项与凭证相符，验收独立，无异议。"));
  YISHI_RETURN_IF_ERROR(
      posting.PutUp("临时停车场已建成：42 个车位，决议 48600 元，合同 46900 元，实付 46900 元。"));
  YISHI_RETURN_IF_ERROR(posting.Prove(kCommitteeMember));
  YISHI_RETURN_IF_ERROR(posting.TellDays());
  YISHI_RETURN_IF_ERROR(LoseNotice(story, posting));
  YISHI_RETURN_IF_ERROR(posting.HangOn());
  return Complete(story, posting);
}

}  // namespace yishi::demo
