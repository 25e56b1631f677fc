// A meeting of the story, from its notice to its end, act by act.

#ifndef YISHI_TESTS_DEMO_SITTING_H_
#define YISHI_TESTS_DEMO_SITTING_H_

#include <string>
#include <vector>

#include "tests/demo/story.h"

namespace yishi::demo {

struct Officers {
  std::string chair;
  std::string secretary;
  std::string desk;
  std::vector<std::string> tellers;  // two
  std::string scrutineer{};          // may be empty
};

struct Notice {
  v1::BodyKind body = v1::BODY_KIND_UNSPECIFIED;
  std::string convener;
  Millis starts_ms = 0;
  std::string place;
  Officers officers;
  std::string township_attendee{};  // for the minutes; empty: nobody comes
};

// How those present by one channel decide.
struct Choices {
  int yes = 0;
  int no = 0;
  int abstain = 0;
  int silent = 0;  // by paper: handed out and not returned

  int total() const { return yes + no + abstain + silent; }
};

// Who comes, by channel: the body's members in the order of Cast::VotersOf, devices first, then hands, then
// paper; the rest stay at home.
struct Turnout {
  Choices device{};
  Choices hands{};
  Choices paper{};
  int void_papers = 0;
  int spoiled = 0;   // papers that were given back and replaced
  int switched = 0;  // of those with paper: came with a device and cast a ballot, then asked for paper

  int papers() const { return paper.total() + void_papers; }
  int present() const { return device.total() + hands.total() + papers(); }
};

class Sitting {
 public:
  // `story` must outlive this. About the matter that the story follows.
  Sitting(Story& story, Notice notice) : story_(story), notice_(std::move(notice)) {}

  const Notice& notice() const { return notice_; }
  absl::StatusOr<v1::ConveneMeeting> ConveneAct() const;
  absl::Status Convene();

  // Fixes who will come. kInternal if the body has fewer members.
  absl::Status Expect(const Turnout& turnout);
  const std::vector<std::string>& by_device() const { return device_; }
  const std::vector<std::string>& by_hands() const { return hands_; }
  const std::vector<std::string>& by_paper() const { return paper_; }  // those who switched come last
  std::uint32_t present() const;

  absl::StatusOr<v1::CheckIn> CheckInAct(const std::vector<std::string>& names, v1::Channel channel) const;
  // The desk checks in those by hands and paper, everybody else themselves.
  absl::Status CheckInByDesk();
  absl::Status CheckInThemselves(const std::vector<std::string>& names);
  absl::Status CheckInAll();

  v1::OpenBox OpenAct(std::uint32_t present) const;
  absl::Status OpenBox();

  struct Ballot {
    v1::CastBallot act;
    v1::Opening opening;
  };
  Ballot MakeBallot(v1::Choice choice) const;
  absl::Status Vote(const std::string& name, v1::Choice choice);
  // How the one at `index` of by_device() decides; unspecified for the silent ones.
  v1::Choice ChoiceOf(std::size_t index) const;
  // Those by device from `from` on, but for the silent ones.
  absl::Status VoteFrom(std::size_t from);
  // Those who ask for paper afterwards.
  absl::Status VoteOfSwitched();
  absl::StatusOr<v1::HandOutPaper> HandOutAct(const std::vector<std::string>& names) const;
  absl::Status HandOutPaper();

  v1::CloseBox CloseAct(std::uint32_t without_ballot) const;
  absl::Status CloseBox();

  // The tellers' sheets. REQUIRES: Expect.
  v1::EnterSheet PaperAct() const;
  v1::EnterSheet HandsAct() const;
  v1::ConfirmSheet ConfirmAct(const v1::EnterSheet& sheet, const CommandId& entered) const;
  // One teller enters, the other confirms.
  absl::Status EnterSheet(const v1::EnterSheet& sheet);
  absl::Status EnterSheets();

  v1::DeclareBox DeclareAct(const std::string& reasons) const;
  // And tells the result.
  absl::Status Declare(const std::string& reasons);
  // The minutes are filed and the meeting is closed.
  absl::Status End(const std::string& minutes);

  // As its chair sees it.
  absl::StatusOr<v1::BoxView> LookAtBox();
  const BoxId& box() const { return box_; }

 private:
  Story& story_;
  const Notice notice_;
  Turnout turnout_;
  MeetingId meeting_;
  BoxId box_;
  Bytes question_;
  std::vector<std::string> device_;
  std::vector<std::string> hands_;
  std::vector<std::string> paper_;
};

}  // namespace yishi::demo

#endif  // YISHI_TESTS_DEMO_SITTING_H_
