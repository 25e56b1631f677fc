// A community's state made by hand, for tests of what readers are shown of it.
//
//   1 to 5    residents' committee, 1 its head     31 to 40  residents' representatives
//   11 to 13  supervision committee                50, 51    residents without an office
//   21, 22    registrars                           61 to 63  Party members without an office
//   71        the township's official

#ifndef YISHI_TESTS_UNIT_VIEW_SMALL_STATE_H_
#define YISHI_TESTS_UNIT_VIEW_SMALL_STATE_H_

#include <string>

#include "engine/community/state.h"
#include "services/view/reading.h"
#include "tests/support/small_roster.h"

namespace yishi::testing {

// Monday, 2026-03-02 at 09:00 in China.
inline Millis Monday() { return At("2026-03-02 09:00"); }

inline MatterId MatterNr(int number) { return NumberedId<MatterId>(number); }
inline MeetingId MeetingNr(int number) { return NumberedId<MeetingId>(number); }
inline BoxId BoxNr(int number) { return NumberedId<BoxId>(number); }
inline PostingId PostingNr(int number) { return NumberedId<PostingId>(number); }

// Of the small charter, under which all matters stand.
Hash CharterDigest();
// What stands for the commitment to a person's record.
Hash RecordOf(int person);
// "甲31" for person 31.
std::string NameNr(int person);

// Everyone's name, by commitment.
const view::NameOf& AllNames();

class SmallState {
 public:
  SmallState();

  // Matter `number` under the small charter, at a stage and phase, on its first visit there.
  matter::Matter& AddMatter(int number, std::uint32_t stage, matter::Phase phase);
  // A session of `body` on Monday at 09:00, with its whole roll, chair 1, secretary 2, desk 3, tellers 4 and
  // 5, scrutineer 11, and the matter, if it is there, on its agenda.
  meeting::Meeting& AddMeeting(int number, roster::BodyKind body, int matter);
  // A box for the matter at the meeting: everybody on the roll is present by device.
  box::Box& AddBox(int number, int matter, int meeting);
  // A posting at the matter's stage, put up on Monday at two places and not proven.
  posting::Posting& AddPosting(int number, int matter);
  // What is declared of a box with the counts of the device channel.
  void Declare(int box, int yes, int no, int abstain);

  view::Reading As(int person, Millis now = Monday()) const;
  view::Reading Anonymous(Millis now = Monday()) const;
  view::Reading Auditor(Millis now = Monday()) const;

  community::State state;
};

}  // namespace yishi::testing

#endif  // YISHI_TESTS_UNIT_VIEW_SMALL_STATE_H_
