// What every kind of record has to say, and who files it.

#include <functional>
#include <string>
#include <vector>

#include "engine/base/limits.h"
#include "tests/support/refusal_matchers.h"
#include "tests/unit/record/record_fixture.h"

namespace yishi::record {
namespace {

using ::yishi::testing::IsOk;
using ::yishi::testing::Names;
using ::yishi::testing::Nr;
using ::yishi::testing::NumberedId;
using ::yishi::testing::RefusedInBoth;
using ::yishi::testing::RefusedNaming;

class FormTest : public RecordFixture {};

TEST_F(FormTest, EveryKindIsFiledByThoseWhoMayFileIt) {
  for (const v1::FileRecord& act : {Plan(), Quote(), Progress(), Payment(), Acceptance()}) {
    EXPECT_THAT(Try(kBuyer, act), IsOk()) << act.ShortDebugString();
    EXPECT_THAT(Try(kSupervisor, act), RefusedInBoth(Reason::kNotAuthorised)) << act.ShortDebugString();
    EXPECT_THAT(Try(kResident, act), RefusedInBoth(Reason::kNotAuthorised)) << act.ShortDebugString();
  }
  EXPECT_THAT(Try(kSupervisor, Opinion()), IsOk());
  EXPECT_THAT(Try(kBuyer, Opinion()), RefusedInBoth(Reason::kNotAuthorised));
  EXPECT_THAT(Try(kProposer, Consent()), IsOk());
  EXPECT_THAT(Try(kBuyer, Consent()), RefusedInBoth(Reason::kNotAuthorised));
}

struct Fault {
  const char* field;
  v1::FileRecord act;
  std::function<void(v1::FileRecord&)> spoil;
};

TEST_F(FormTest, WhatIsMissingIsNamed) {
  const std::vector<Fault> faults{
      {"text", Plan(), [](auto& act) { act.clear_text(); }},
      {"detail", Plan(), [](auto& act) { act.clear_detail(); }},
      {"plan.due_day", Plan(), [](auto& act) { act.mutable_plan()->clear_due_day(); }},
      {"quote.supplier", Quote(), [](auto& act) { act.mutable_quote()->clear_supplier(); }},
      {"contract.supplier", Contract(), [](auto& act) { act.mutable_contract()->clear_supplier(); }},
      {"payment.payee", Payment(), [](auto& act) { act.mutable_payment()->clear_payee(); }},
      {"payment.voucher", Payment(), [](auto& act) { act.mutable_payment()->clear_voucher(); }},
      {"opinion.verdict", Opinion(), [](auto& act) { act.mutable_opinion()->clear_verdict(); }},
      {"consent.authority", Consent(), [](auto& act) { act.mutable_consent()->clear_authority(); }},
      {"papers", Consent(), [](auto& act) { act.clear_papers(); }},
      {"papers.digest", Consent(), [](auto& act) { act.mutable_papers(0)->clear_digest(); }},
      {"papers.title", Consent(), [](auto& act) { act.mutable_papers(0)->clear_title(); }},
      {"papers.media_type", Consent(), [](auto& act) { act.mutable_papers(0)->clear_media_type(); }},
      {"papers.size", Consent(), [](auto& act) { act.mutable_papers(0)->clear_size(); }},
  };
  for (Fault fault : faults) {
    fault.spoil(fault.act);
    EXPECT_THAT(Try(kBuyer, fault.act), RefusedNaming(Reason::kFieldMissing, Names{fault.field}))
        << fault.act.ShortDebugString();
  }
}

TEST_F(FormTest, WhatIsTooMuchIsNamedWithItsLimit) {
  const std::string name(limits::kNameBytes + 1, 'n');
  const std::vector<Fault> faults{
      {"16384", Plan(), [](auto& act) { act.set_text(std::string(limits::kTextBytes + 1, 'x')); }},
      {"30", Plan(),
       [](auto& act) {
         for (int i = 0; i <= limits::kBlobsPerAct; ++i) *act.add_papers() = Blob();
       }},
      {"120", Quote(), [&](auto& act) { act.mutable_quote()->set_supplier(name); }},
      {"120", Contract(), [&](auto& act) { act.mutable_contract()->set_supplier(name); }},
      {"120", Payment(), [&](auto& act) { act.mutable_payment()->set_payee(name); }},
      {"120", Payment(), [&](auto& act) { act.mutable_payment()->set_voucher(name); }},
      {"120", Consent(), [&](auto& act) { act.mutable_consent()->set_authority(name); }},
      {"3145728", Consent(), [](auto& act) { act.mutable_papers(0)->set_size(limits::kBlobBytes + 1); }},
  };
  for (Fault fault : faults) {
    fault.spoil(fault.act);
    EXPECT_THAT(Try(kBuyer, fault.act), RefusedNaming(Reason::kLimitExceeded, Names{fault.field}))
        << fault.field;
  }
}

TEST_F(FormTest, MoneyIsAboveZeroAndWithinReason) {
  for (std::int64_t fen : {std::int64_t{-1}, std::int64_t{0}, limits::kMoneyFen + 1}) {
    const Names names{std::to_string(fen)};
    EXPECT_THAT(Try(kBuyer, Quote(fen)), RefusedNaming(Reason::kFieldInvalid, names));
    EXPECT_THAT(Try(kBuyer, Contract(fen)), RefusedNaming(Reason::kFieldInvalid, names));
    EXPECT_THAT(Try(kBuyer, Payment(fen)), RefusedNaming(Reason::kFieldInvalid, names));
  }
}

TEST_F(FormTest, ProgressEndsAtAHundred) {
  EXPECT_THAT(Try(kBuyer, Progress(0)), IsOk());
  EXPECT_THAT(Try(kBuyer, Progress(100)), IsOk());
  EXPECT_THAT(Try(kBuyer, Progress(101)),
              RefusedNaming(Reason::kFieldInvalid, Names{"progress.percent", "100"}));
}

TEST_F(FormTest, OnlyMinutesBelongToAMeeting) {
  v1::FileRecord act = Plan();
  act.set_meeting_id(NumberedId<MeetingId>(1).str());
  EXPECT_THAT(Try(kBuyer, act), RefusedNaming(Reason::kFieldInvalid, Names{"meeting_id"}));
}

TEST_F(FormTest, EvidenceIsFiledWhileTheWorkIsDone) {
  standing_.implementing = nullptr;
  for (const v1::FileRecord& act : {Plan(), Quote(), Contract(), Progress(), Acceptance()}) {
    EXPECT_THAT(Try(kBuyer, act), RefusedInBoth(Reason::kWrongPhase)) << act.ShortDebugString();
  }
  EXPECT_TRUE(File(kBuyer, Payment(1)).unauthorised()) << "what was paid without a vote is not hidden";
  EXPECT_THAT(Try(kSupervisor, Opinion()), IsOk()) << "an opinion may be given at every step";
  EXPECT_THAT(Try(kProposer, Consent()), IsOk()) << "a consent is needed before the notice";
}

TEST_F(FormTest, WhatTheCharterDoesNotAskForIsNotFiled) {
  rules().mutable_evidence()->RemoveLast();
  EXPECT_THAT(Try(kBuyer, Progress()), RefusedNaming(Reason::kFieldInvalid, Names{"detail"}));
}

TEST_F(FormTest, ARecordIsKeptWithWhoWhenAndWhere) {
  File(kBuyer, Payment(123));
  ASSERT_EQ(records_.size(), 1u);
  const Record& record = records_.begin()->second;
  EXPECT_EQ(record.kind, Kind::kPayment);
  EXPECT_EQ(record.matter, TheMatter());
  EXPECT_EQ(record.stage, 2u);
  EXPECT_EQ(record.filed_by, Nr(kBuyer));
  EXPECT_EQ(record.filed_ms, now_);
  EXPECT_EQ(record.seq, seq_);
  EXPECT_EQ(record.amount_fen, 123);
  EXPECT_EQ(record.content->payment().voucher(), "2026-018");
}

}  // namespace
}  // namespace yishi::record
