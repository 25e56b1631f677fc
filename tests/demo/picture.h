// Pictures of where a matter stands and how a vote came out, from what the server shows.

#ifndef YISHI_TESTS_DEMO_PICTURE_H_
#define YISHI_TESTS_DEMO_PICTURE_H_

#include "engine/calendar/calendar.h"
#include "tests/demo/narrator.h"
#include "yishi/v1/matter_service.pb.h"
#include "yishi/v1/view.pb.h"

namespace yishi::demo {

// The lifecycle as one line: what is passed, where the matter stands, what is to come.
void TellLine(Narrator& narrator, const v1::MatterView& matter);

// Where it stands, whom it waits for until when, and what is refused now for another reason than the stage
// itself.
void TellExplanation(Narrator& narrator, const calendar::Calendar& days,
                     const v1::ExplainMatterResponse& view);

// The counts by channel and in all, and the arithmetic as the server printed it.
void TellResult(Narrator& narrator, const v1::ResultView& result);

// "48600.00"
std::string Yuan(std::int64_t fen);

}  // namespace yishi::demo

#endif  // YISHI_TESTS_DEMO_PICTURE_H_
