// Results with their working.

#ifndef YISHI_SERVICES_VIEW_RESULT_H_
#define YISHI_SERVICES_VIEW_RESULT_H_

#include <google/protobuf/repeated_ptr_field.h>

#include <span>
#include <string>

#include "engine/box/box.h"
#include "engine/tally/rule.h"
#include "yishi/v1/charter.pb.h"
#include "yishi/v1/view.pb.h"

namespace yishi::view {

using WorkingLines = google::protobuf::RepeatedPtrField<v1::WorkingLine>;

// Adds a verdict's comparisons, in words.
void AddWorking(const tally::Verdict& verdict, WorkingLines* lines);

// A declared result, with quorum and threshold computed again under the stage's rules.
// `options` are what was chosen from, if anything.
v1::ResultView ViewResult(const box::Result& result, const v1::VoteRules& rules,
                          std::span<const std::string> options);

}  // namespace yishi::view

#endif  // YISHI_SERVICES_VIEW_RESULT_H_
