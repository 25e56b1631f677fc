// Records (材料): what is filed with a matter or a meeting.

#ifndef YISHI_ENGINE_RECORD_RECORD_H_
#define YISHI_ENGINE_RECORD_RECORD_H_

#include <cstdint>
#include <map>
#include <memory>

#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "yishi/v1/record.pb.h"

namespace yishi::record {

// The numbers are those of the wire (yishi/v1/record.proto).
enum class Kind {
  kMinutes = v1::RECORD_KIND_MINUTES,
  kOpinion = v1::RECORD_KIND_OPINION,
  kPlan = v1::RECORD_KIND_PLAN,
  kQuote = v1::RECORD_KIND_QUOTE,
  kContract = v1::RECORD_KIND_CONTRACT,
  kProgress = v1::RECORD_KIND_PROGRESS,
  kPayment = v1::RECORD_KIND_PAYMENT,
  kAcceptance = v1::RECORD_KIND_ACCEPTANCE,
  kConsent = v1::RECORD_KIND_CONSENT,
  kTender = v1::RECORD_KIND_TENDER,
  kDeclaration = v1::RECORD_KIND_DECLARATION,
  kChangeOrder = v1::RECORD_KIND_CHANGE_ORDER,
  kReport = v1::RECORD_KIND_REPORT,
};

struct Record {
  Kind kind = Kind::kMinutes;
  MatterId matter;          // zero for minutes
  MeetingId meeting;        // zero for all but minutes
  std::uint32_t stage = 0;  // where the matter stood
  PersonId filed_by;
  Millis filed_ms = 0;
  std::uint64_t seq = 0;
  std::int64_t amount_fen =
      0;                  // of quotes, tenders, contracts, payments and change orders, these also below zero
  bool accepted = false;  // of an acceptance
  bool unauthorised = false;  // of a payment over the budget
  std::shared_ptr<const v1::FileRecord> content;

  bool operator==(const Record& other) const {  // `content` is what made the rest
    return kind == other.kind && matter == other.matter && meeting == other.meeting && stage == other.stage &&
           filed_by == other.filed_by && filed_ms == other.filed_ms && seq == other.seq &&
           amount_fen == other.amount_fen && accepted == other.accepted && unauthorised == other.unauthorised;
  }
};

using Records = std::map<RecordId, Record>;

}  // namespace yishi::record

#endif  // YISHI_ENGINE_RECORD_RECORD_H_
