#include "gtest/gtest.h"
#include "rpc_host.h"
#include "tests/support/status_matchers.h"
#include "yishi/v1/ledger_service.grpc.pb.h"
#include "yishi/v1/matter_service.grpc.pb.h"

namespace yishi::testing {
namespace {

using Ledger = v1::LedgerService::Stub;
using Matters = v1::MatterService::Stub;

v1::WatchEntriesRequest EntriesFrom(const RpcHost& host, std::uint64_t from) {
  v1::WatchEntriesRequest request;
  request.set_ledger_id(host.ledger());
  request.set_from(from);
  return request;
}

TEST(Watch, EntriesComeWithoutGapsFromThePastIntoTheFuture) {
  RpcHost host;
  ASSERT_THAT(host.community.SetUp(), IsOk());
  const std::uint64_t before = host.community.seen().size;
  grpc::ClientContext context;
  RpcHost::Authorise(context, host.SignIn(host.community.committee[0].key));
  Ledger stub(host.channel());
  const auto stream = stub.WatchEntries(&context, EntriesFrom(host, 3));
  std::thread actor([&] {
    for (int i = 0; i < 5; ++i) EXPECT_THAT(host.community.OpenMotion("路灯"), IsOk());
  });
  std::uint64_t next = 3;
  v1::WatchEntriesResponse response;
  while (next < before + 5 && stream->Read(&response)) {
    for (const v1::EntryView& entry : response.entries()) {
      EXPECT_EQ(entry.seq(), next++);
      EXPECT_FALSE(entry.entry().empty());
    }
    EXPECT_EQ(response.next(), next);
  }
  actor.join();
  EXPECT_EQ(next, before + 5);
  context.TryCancel();
}

TEST(Watch, MattersThatChangeAreNamedAndThePositionResumes) {
  RpcHost host;
  ASSERT_THAT(host.community.SetUp(), IsOk());
  const std::uint64_t start = host.community.seen().size;
  const auto watch = [&](std::uint64_t from, std::uint64_t to) {
    grpc::ClientContext context;
    RpcHost::Authorise(context, "");
    v1::WatchMattersRequest request;
    request.set_ledger_id(host.ledger());
    request.set_from_position(from);
    Matters stub(host.channel());
    const auto stream = stub.WatchMatters(&context, request);
    std::set<Bytes> changed;
    v1::WatchMattersResponse response;
    while (response.position() < to && stream->Read(&response)) {
      for (const v1::MatterChange& change : response.changes()) changed.insert(change.matter_id());
    }
    EXPECT_EQ(response.position(), to);
    context.TryCancel();
    return changed;
  };
  const auto first = host.community.OpenMotion("路灯");
  ASSERT_THAT(first, IsOk());
  const auto second = host.community.OpenMotion("长椅");
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(watch(start, start + 2), (std::set<Bytes>{first->str(), second->str()}));
  EXPECT_EQ(watch(start + 1, start + 2), std::set<Bytes>{second->str()});
  EXPECT_EQ(watch(start - 1, start + 2).size(), 2u)
      << "an entry that changes no matter moves the position on";
}

TEST(Watch, PositionBeyondTheEndIsRefused) {
  RpcHost host;
  ASSERT_THAT(host.community.Found(), IsOk());
  grpc::ClientContext context;
  Ledger stub(host.channel());
  const auto stream = stub.WatchEntries(&context, EntriesFrom(host, 2));
  v1::WatchEntriesResponse response;
  EXPECT_FALSE(stream->Read(&response));
  EXPECT_THAT(stream->Finish(), CallRefused(Reason::kFieldInvalid));
}

TEST(Watch, ClientThatGoesIsNoticed) {
  RpcHost host;
  ASSERT_THAT(host.community.Found(), IsOk());
  grpc::ClientContext context;
  Ledger stub(host.channel());
  const auto stream = stub.WatchEntries(&context, EntriesFrom(host, 0));
  v1::WatchEntriesResponse response;
  ASSERT_TRUE(stream->Read(&response));
  EXPECT_EQ(host.reception().streams().size(), 1u);
  context.TryCancel();
  EXPECT_EQ(stream->Finish().error_code(), grpc::CANCELLED);
  EXPECT_TRUE(RpcHost::Eventually([&] { return host.reception().streams().size() == 0; }));
}

TEST(Watch, ReaderThatTakesNothingIsLetGoAndComesBack) {
  RpcHost host({.stalled_ms = 200});
  ASSERT_THAT(host.community.SetUp(), IsOk());
  std::uint64_t next = 0;
  {
    grpc::ClientContext context;
    RpcHost::Authorise(context, "");
    Ledger stub(host.channel());
    const auto stream = stub.WatchEntries(&context, EntriesFrom(host, 0));
    v1::WatchEntriesResponse response;
    ASSERT_TRUE(stream->Read(&response));
    next = response.next();
    // From here on nothing is read, while entries come.
    for (int i = 0; i < 3; ++i) ASSERT_THAT(host.community.OpenMotion("路灯"), IsOk());
    EXPECT_TRUE(RpcHost::Eventually([&] { return host.reception().streams().size() == 0; }));
    while (stream->Read(&response)) next = response.next();
    const grpc::Status status = stream->Finish();
    const bool told = RefusalIn(status).reason() == "OVERLOADED" || status.error_code() == grpc::CANCELLED;
    EXPECT_TRUE(told) << status.error_code() << " " << status.error_message();
  }
  grpc::ClientContext context;
  RpcHost::Authorise(context, "");
  Ledger stub(host.channel());
  const auto stream = stub.WatchEntries(&context, EntriesFrom(host, next));
  v1::WatchEntriesResponse response;
  while (next < host.community.seen().size && stream->Read(&response)) {
    for (const v1::EntryView& entry : response.entries()) EXPECT_EQ(entry.seq(), next++);
  }
  EXPECT_EQ(next, host.community.seen().size);
  context.TryCancel();
}

TEST(Watch, TooManyAreRefusedAndStoppingEndsThem) {
  RpcHost host({.streams = 1});
  ASSERT_THAT(host.community.Found(), IsOk());
  grpc::ClientContext first, second;
  Ledger stub(host.channel());
  const auto open = stub.WatchEntries(&first, EntriesFrom(host, 0));
  v1::WatchEntriesResponse response;
  ASSERT_TRUE(open->Read(&response));
  const auto refused = stub.WatchEntries(&second, EntriesFrom(host, 0));
  EXPECT_FALSE(refused->Read(&response));
  EXPECT_THAT(refused->Finish(), CallRefused(Reason::kOverloaded));
  host.reception().streams().EndAll();
  EXPECT_FALSE(open->Read(&response));
  EXPECT_THAT(open->Finish(), CallRefused(Reason::kStopping));
}

}  // namespace
}  // namespace yishi::testing
