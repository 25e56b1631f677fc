// What a charter says of petitions, recalls and proxies: part of Check (charter.h).

#ifndef YISHI_ENGINE_CHARTER_CHECK_PETITION_H_
#define YISHI_ENGINE_CHARTER_CHECK_PETITION_H_

#include <string>

#include "engine/charter/walk.h"

namespace yishi::charter {

// Points of a stage's `petition` and `recall`. `where` is the stage.
void CheckPetition(Walk& walk, const v1::Stage& stage, const std::string& where);

// Points of a vote's `proxies`. `where` is the vote.
void CheckProxies(Walk& walk, const v1::VoteRules& vote, const std::string& where);

// A charter for recalls is for nothing else: one vote, and one kind of matter.
void CheckRecallAlone(Walk& walk, const v1::Charter& charter);

}  // namespace yishi::charter

#endif  // YISHI_ENGINE_CHARTER_CHECK_PETITION_H_
