// The chapters of the story. Each plays its acts on the story's days and leaves the matter where the next one
// finds it. An error is an act that failed, or a refusal that did not come or came for another reason.

#ifndef YISHI_TESTS_DEMO_CHAPTERS_H_
#define YISHI_TESTS_DEMO_CHAPTERS_H_

#include <filesystem>

#include "tests/demo/story.h"

namespace yishi::demo {

// founding.cc: founding entry, roster with a second signature, slips and keys, the charter.
absl::Status FoundCommunity(Story& story);
// The charter, on a resolution that the representatives took on paper.
absl::Status AdoptCharter(Story& story);

// proposal.cc: a motion that is turned away; the parking motion before the Party branch and the two
// committees.
absl::Status ProposeParking(Story& story);
// Opens a matter and follows it.
absl::Status OpenMatter(Story& story, const v1::MatterContent& content);
// The town's consent to the use of its land.
absl::Status FileConsent(Story& story, const std::string& place);
// Without incidents: the Party branch on `day`, the two committees on the next, the Party members four days
// later.
absl::Status WalkToRepresentatives(Story& story, int day);

// party_meeting.cc: three days' notice, and who has a vote.
absl::Status ReviewByPartyMembers(Story& story);

// representatives.cc: the first version falls; the revised one walks all steps again and passes.
absl::Status RejectFirstVersion(Story& story);
absl::Status ReviseParking(Story& story);
absl::Status ResolveRevisedVersion(Story& story);

// disclosure.cc: the two disclosures, and an objection to the first.
absl::Status DiscloseResolution(Story& story);
absl::Status DiscloseResult(Story& story);

// implementation.cc: plan, quotes, contract, progress, payments, acceptance, opinion.
absl::Status CarryOut(Story& story);

// audit.cc: exports the archive to `file` and has it audited by what knows nothing of the server. An error if
// the auditor finds a fault.
absl::Status AuditArchive(Story& story, const std::filesystem::path& file);

}  // namespace yishi::demo

#endif  // YISHI_TESTS_DEMO_CHAPTERS_H_
