// The parts of a matter's story, each told from its noun.

#ifndef YISHI_ENGINE_EXPLAIN_CHAPTERS_H_
#define YISHI_ENGINE_EXPLAIN_CHAPTERS_H_

#include <string>

#include "engine/explain/story.h"

namespace yishi::explain {

// Adds the meetings of a visit and their boxes.
void TellMeetings(const community::State& state, const MatterId& id, const matter::StageVisit& visit,
                  Story& story);
// Adds the postings of a visit, and the objections to them.
void TellPostings(const community::State& state, const matter::StageVisit& visit, Story& story);
// Adds the records on file.
void TellRecords(const community::State& state, const matter::Matter& matter, Story& story);
// Adds demands to meet again, orders and judgments.
void TellOversight(const matter::Matter& matter, Story& story);

// The articles that the charter names for the stage, one after the other: "城市居民委员会组织法（2026） 第 29
// 条"; where it names none, what else it does.
std::string SourcesOf(const v1::Stage& stage);

}  // namespace yishi::explain

#endif  // YISHI_ENGINE_EXPLAIN_CHAPTERS_H_
