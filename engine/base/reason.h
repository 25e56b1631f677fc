// Why something was refused: the closed, machine-readable list that clients may switch on.
//
// A name, once published, keeps its meaning for ever. Add at the end of a group; never reuse.

#ifndef YISHI_ENGINE_BASE_REASON_H_
#define YISHI_ENGINE_BASE_REASON_H_

#include <optional>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

namespace yishi {

// X(enumerator, published name, status code)
#define YISHI_REASONS(X)                                                        \
  /* The envelope (engine/wire) */                                              \
  X(kOversized, "OVERSIZED", kInvalidArgument)                                  \
  X(kMalformed, "MALFORMED", kInvalidArgument)                                  \
  X(kNotCanonical, "NOT_CANONICAL", kInvalidArgument)                           \
  X(kUnknownField, "UNKNOWN_FIELD", kInvalidArgument)                           \
  X(kPayloadTypeUnknown, "PAYLOAD_TYPE_UNKNOWN", kInvalidArgument)              \
  X(kSignatureInvalid, "SIGNATURE_INVALID", kUnauthenticated)                   \
  X(kKeyUnknown, "KEY_UNKNOWN", kUnauthenticated)                               \
  X(kKeyRevoked, "KEY_REVOKED", kUnauthenticated)                               \
  X(kKeyNotConfirmed, "KEY_NOT_CONFIRMED", kPermissionDenied)                   \
  X(kKeyWrongPurpose, "KEY_WRONG_PURPOSE", kPermissionDenied)                   \
  X(kKeyInvalid, "KEY_INVALID", kInvalidArgument)                               \
  X(kProofOfPossessionInvalid, "PROOF_OF_POSSESSION_INVALID", kUnauthenticated) \
  X(kProofInvalid, "PROOF_INVALID", kInvalidArgument)                           \
  X(kPassphraseWrong, "PASSPHRASE_WRONG", kInvalidArgument)                     \
  /* Admission (engine/community) */                                            \
  X(kWrongLedger, "WRONG_LEDGER", kFailedPrecondition)                          \
  X(kWrongSuite, "WRONG_SUITE", kInvalidArgument)                               \
  X(kVersionUnsupported, "VERSION_UNSUPPORTED", kInvalidArgument)               \
  X(kActorMismatch, "ACTOR_MISMATCH", kPermissionDenied)                        \
  X(kWindowTooLong, "WINDOW_TOO_LONG", kInvalidArgument)                        \
  X(kNotYetValid, "NOT_YET_VALID", kFailedPrecondition)                         \
  X(kExpired, "EXPIRED", kFailedPrecondition)                                   \
  X(kSeenHeadUnknown, "SEEN_HEAD_UNKNOWN", kFailedPrecondition)                 \
  X(kSeenHeadDiffers, "SEEN_HEAD_DIFFERS", kDataLoss)                           \
  X(kSubjectMoved, "SUBJECT_MOVED", kAborted)                                   \
  X(kActMissing, "ACT_MISSING", kInvalidArgument)                               \
  X(kFieldMissing, "FIELD_MISSING", kInvalidArgument)                           \
  X(kFieldInvalid, "FIELD_INVALID", kInvalidArgument)                           \
  X(kLimitExceeded, "LIMIT_EXCEEDED", kInvalidArgument)                         \
  X(kEntryTooLarge, "ENTRY_TOO_LARGE", kInvalidArgument)                        \
  X(kOpeningMissing, "OPENING_MISSING", kInvalidArgument)                       \
  X(kOpeningMismatch, "OPENING_MISMATCH", kInvalidArgument)                     \
  X(kNotAuthorised, "NOT_AUTHORISED", kPermissionDenied)                        \
  X(kNotFound, "NOT_FOUND", kNotFound)                                          \
  X(kAlreadyExists, "ALREADY_EXISTS", kAlreadyExists)                           \
  X(kClockJumped, "CLOCK_JUMPED", kUnavailable)                                 \
  /* Roster */                                                                  \
  X(kAlreadyFounded, "ALREADY_FOUNDED", kAlreadyExists)                         \
  X(kNotFounded, "NOT_FOUNDED", kFailedPrecondition)                            \
  X(kRosterRowInvalid, "ROSTER_ROW_INVALID", kInvalidArgument)                  \
  X(kRosterPartOutOfOrder, "ROSTER_PART_OUT_OF_ORDER", kFailedPrecondition)     \
  X(kRosterRootDiffers, "ROSTER_ROOT_DIFFERS", kInvalidArgument)                \
  X(kSecondSignatureNeeded, "SECOND_SIGNATURE_NEEDED", kPermissionDenied)       \
  X(kContentNeeded, "CONTENT_NEEDED", kFailedPrecondition)                      \
  X(kContentErased, "CONTENT_ERASED", kFailedPrecondition)                      \
  X(kEnrolmentUnknown, "ENROLMENT_UNKNOWN", kNotFound)                          \
  X(kEnrolmentUsed, "ENROLMENT_USED", kFailedPrecondition)                      \
  X(kEnrolmentExpired, "ENROLMENT_EXPIRED", kFailedPrecondition)                \
  X(kCompositionBroken, "COMPOSITION_BROKEN", kFailedPrecondition)              \
  X(kRecoveryNeeded, "RECOVERY_NEEDED", kFailedPrecondition)                    \
  X(kRecoveryWaiting, "RECOVERY_WAITING", kPermissionDenied)                    \
  /* Calendar */                                                                \
  X(kDayPast, "DAY_PAST", kFailedPrecondition)                                  \
  /* Charter */                                                                 \
  X(kCharterUnreadable, "CHARTER_UNREADABLE", kInvalidArgument)                 \
  X(kCharterContradicts, "CHARTER_CONTRADICTS", kInvalidArgument)               \
  X(kCharterBelowFloor, "CHARTER_BELOW_FLOOR", kInvalidArgument)                \
  X(kCharterUnknown, "CHARTER_UNKNOWN", kNotFound)                              \
  X(kResolutionNeeded, "RESOLUTION_NEEDED", kFailedPrecondition)                \
  X(kMatterNotCovered, "MATTER_NOT_COVERED", kFailedPrecondition)               \
  X(kMatterBelongsToOwners, "MATTER_BELONGS_TO_OWNERS", kFailedPrecondition)    \
  X(kCharterTooLight, "CHARTER_TOO_LIGHT", kFailedPrecondition)                 \
  X(kCatalogueUnreadable, "CATALOGUE_UNREADABLE", kInvalidArgument)             \
  X(kCatalogueContradicts, "CATALOGUE_CONTRADICTS", kInvalidArgument)           \
  X(kDelegationExpired, "DELEGATION_EXPIRED", kFailedPrecondition)              \
  X(kSplitOverCeiling, "SPLIT_OVER_CEILING", kFailedPrecondition)               \
  /* Matter */                                                                  \
  X(kWrongPhase, "WRONG_PHASE", kFailedPrecondition)                            \
  X(kMatterClosed, "MATTER_CLOSED", kFailedPrecondition)                        \
  X(kVersionStale, "VERSION_STALE", kAborted)                                   \
  X(kMinutesMissing, "MINUTES_MISSING", kFailedPrecondition)                    \
  X(kEvidenceMissing, "EVIDENCE_MISSING", kFailedPrecondition)                  \
  X(kConsentMissing, "CONSENT_MISSING", kFailedPrecondition)                    \
  X(kPetitionNeeded, "PETITION_NEEDED", kFailedPrecondition)                    \
  X(kPetitionTextFixed, "PETITION_TEXT_FIXED", kFailedPrecondition)             \
  X(kStudyPending, "STUDY_PENDING", kFailedPrecondition)                        \
  X(kDefencePending, "DEFENCE_PENDING", kFailedPrecondition)                    \
  /* Petition */                                                                \
  X(kPetitionNotProvided, "PETITION_NOT_PROVIDED", kFailedPrecondition)         \
  X(kPetitionOver, "PETITION_OVER", kFailedPrecondition)                        \
  X(kMayNotSign, "MAY_NOT_SIGN", kPermissionDenied)                             \
  X(kAlreadySigned, "ALREADY_SIGNED", kAlreadyExists)                           \
  X(kNotSigned, "NOT_SIGNED", kFailedPrecondition)                              \
  X(kRecallBarred, "RECALL_BARRED", kFailedPrecondition)                        \
  /* Meeting */                                                                 \
  X(kNoticeTooShort, "NOTICE_TOO_SHORT", kFailedPrecondition)                   \
  X(kWrongBody, "WRONG_BODY", kFailedPrecondition)                              \
  X(kTooEarly, "TOO_EARLY", kFailedPrecondition)                                \
  X(kTooLate, "TOO_LATE", kFailedPrecondition)                                  \
  X(kNotOnRoll, "NOT_ON_ROLL", kPermissionDenied)                               \
  X(kNotPresent, "NOT_PRESENT", kFailedPrecondition)                            \
  X(kAlreadyCheckedIn, "ALREADY_CHECKED_IN", kAlreadyExists)                    \
  X(kWrongChannel, "WRONG_CHANNEL", kFailedPrecondition)                        \
  X(kQuorumNotReached, "QUORUM_NOT_REACHED", kFailedPrecondition)               \
  X(kMeetingClosed, "MEETING_CLOSED", kFailedPrecondition)                      \
  X(kRecused, "RECUSED", kPermissionDenied)                                     \
  X(kAttendanceDiffers, "ATTENDANCE_DIFFERS", kAborted)                         \
  X(kProxyNotAllowed, "PROXY_NOT_ALLOWED", kFailedPrecondition)                 \
  X(kProxyLimit, "PROXY_LIMIT", kFailedPrecondition)                            \
  X(kProxyOnward, "PROXY_ONWARD", kFailedPrecondition)                          \
  X(kAbsenteesNotAllowed, "ABSENTEES_NOT_ALLOWED", kFailedPrecondition)         \
  /* Roll */                                                                    \
  X(kRollFrozen, "ROLL_FROZEN", kFailedPrecondition)                            \
  X(kRollCauseInvalid, "ROLL_CAUSE_INVALID", kInvalidArgument)                  \
  X(kRollObjectionOpen, "ROLL_OBJECTION_OPEN", kFailedPrecondition)             \
  /* Box */                                                                     \
  X(kBoxNotOpen, "BOX_NOT_OPEN", kFailedPrecondition)                           \
  X(kBoxClosed, "BOX_CLOSED", kFailedPrecondition)                              \
  X(kAlreadyVoted, "ALREADY_VOTED", kAlreadyExists)                             \
  X(kVotedOnPaper, "VOTED_ON_PAPER", kFailedPrecondition)                       \
  X(kChoiceInvalid, "CHOICE_INVALID", kInvalidArgument)                         \
  X(kQuestionChanged, "QUESTION_CHANGED", kAborted)                             \
  X(kCustodialKey, "CUSTODIAL_KEY", kPermissionDenied)                          \
  X(kKeyTooNew, "KEY_TOO_NEW", kPermissionDenied)                               \
  X(kSheetDoesNotAddUp, "SHEET_DOES_NOT_ADD_UP", kInvalidArgument)              \
  X(kSheetUnconfirmed, "SHEET_UNCONFIRMED", kFailedPrecondition)                \
  X(kSheetMissing, "SHEET_MISSING", kFailedPrecondition)                        \
  X(kSameTeller, "SAME_TELLER", kPermissionDenied)                              \
  X(kSheetDigestDiffers, "SHEET_DIGEST_DIFFERS", kAborted)                      \
  X(kAlreadyDeclared, "ALREADY_DECLARED", kFailedPrecondition)                  \
  X(kOpeningsIncomplete, "OPENINGS_INCOMPLETE", kDataLoss)                      \
  X(kBallotsUncollected, "BALLOTS_UNCOLLECTED", kFailedPrecondition)            \
  X(kTooManyChoices, "TOO_MANY_CHOICES", kInvalidArgument)                      \
  X(kTooFewOptions, "TOO_FEW_OPTIONS", kFailedPrecondition)                     \
  X(kProxyGiven, "PROXY_GIVEN", kFailedPrecondition)                            \
  X(kNotTheAgent, "NOT_THE_AGENT", kPermissionDenied)                           \
  X(kNotTied, "NOT_TIED", kFailedPrecondition)                                  \
  /* Posting and objections */                                                  \
  X(kOpinionPending, "OPINION_PENDING", kFailedPrecondition)                    \
  X(kPlaceUnknown, "PLACE_UNKNOWN", kInvalidArgument)                           \
  X(kPostingNotUp, "POSTING_NOT_UP", kFailedPrecondition)                       \
  X(kProofOutOfOrder, "PROOF_OUT_OF_ORDER", kFailedPrecondition)                \
  X(kObjectionWindowClosed, "OBJECTION_WINDOW_CLOSED", kFailedPrecondition)     \
  X(kObjectionAnswered, "OBJECTION_ANSWERED", kFailedPrecondition)              \
  X(kObjectionWithdrawn, "OBJECTION_WITHDRAWN", kFailedPrecondition)            \
  X(kNotYourTurn, "NOT_YOUR_TURN", kPermissionDenied)                           \
  /* Oversight */                                                               \
  X(kStageNotWalked, "STAGE_NOT_WALKED", kFailedPrecondition)                   \
  X(kNotResolved, "NOT_RESOLVED", kFailedPrecondition)                          \
  X(kDecisionAnnulled, "DECISION_ANNULLED", kFailedPrecondition)                \
  X(kCorrectionPending, "CORRECTION_PENDING", kFailedPrecondition)              \
  X(kCorrectionOver, "CORRECTION_OVER", kFailedPrecondition)                    \
  /* Implementation */                                                          \
  X(kBudgetExceeded, "BUDGET_EXCEEDED", kFailedPrecondition)                    \
  X(kQuotesMissing, "QUOTES_MISSING", kFailedPrecondition)                      \
  X(kTenderMissing, "TENDER_MISSING", kFailedPrecondition)                      \
  X(kDeclarationMissing, "DECLARATION_MISSING", kFailedPrecondition)            \
  X(kConflictOfInterest, "CONFLICT_OF_INTEREST", kPermissionDenied)             \
  /* Reading and the server */                                                  \
  X(kSessionRequired, "SESSION_REQUIRED", kUnauthenticated)                     \
  X(kSessionExpired, "SESSION_EXPIRED", kUnauthenticated)                       \
  X(kPageTokenInvalid, "PAGE_TOKEN_INVALID", kInvalidArgument)                  \
  X(kCommunityUnknown, "COMMUNITY_UNKNOWN", kNotFound)                          \
  X(kNotReleased, "NOT_RELEASED", kFailedPrecondition)                          \
  X(kOverloaded, "OVERLOADED", kResourceExhausted)                              \
  X(kStoreFailed, "STORE_FAILED", kUnavailable)                                 \
  X(kStoreWentBack, "STORE_WENT_BACK", kDataLoss)                               \
  X(kArchiveDamaged, "ARCHIVE_DAMAGED", kDataLoss)                              \
  X(kHeadMoved, "HEAD_MOVED", kAborted)                                         \
  X(kStopping, "STOPPING", kUnavailable)                                        \
  X(kInternal, "INTERNAL", kInternal)

enum class Reason {
#define YISHI_REASON_ENUMERATOR(enumerator, name, code) enumerator,
  YISHI_REASONS(YISHI_REASON_ENUMERATOR)
#undef YISHI_REASON_ENUMERATOR
};

// "QUORUM_NOT_REACHED"
std::string_view ReasonName(Reason reason);
absl::StatusCode ReasonCode(Reason reason);
std::optional<Reason> ReasonFromName(std::string_view name);
const std::vector<Reason>& AllReasons();

}  // namespace yishi

#endif  // YISHI_ENGINE_BASE_REASON_H_
