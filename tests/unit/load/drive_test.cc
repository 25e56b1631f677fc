// Against a server of this test's own, which answers what it was asked.

#include "clients/load/drive.h"

#include <grpcpp/grpcpp.h>

#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "clients/load/yardstick.grpc.pb.h"
#include "clients/load/yardstick.h"
#include "gmock/gmock.h"
#include "tests/support/status_matchers.h"

namespace yishi::load {
namespace {

using testing::IsOk;

// Answers each ballot with the number that its command says, and refuses those that say "no". Remembers how
// many it had at once, and from whom.
class Echo final : public Yardstick::Service {
 public:
  grpc::Status Submit(grpc::ServerContext* context, const v1::SubmitRequest* request,
                      TakenResponse* response) override {
    {
      const std::lock_guard lock(mutex_);
      most_ = std::max(most_, ++now_);
      peers_.insert(context->peer());
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    const std::lock_guard lock(mutex_);
    --now_;
    if (request->signed_command() == "no") return {grpc::StatusCode::UNAUTHENTICATED, "no"};
    response->set_number(std::stoull(request->signed_command()));
    return grpc::Status::OK;
  }

  int most() const { return most_; }
  std::size_t peers() const { return peers_.size(); }

 private:
  std::mutex mutex_;
  int now_ = 0;
  int most_ = 0;
  std::set<std::string> peers_;
};

class DriveTest : public ::testing::Test {
 protected:
  DriveTest() {
    int port = 0;
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&echo_);
    server_ = builder.BuildAndStart();
    address_ = "127.0.0.1:" + std::to_string(port);
  }

  static grpc::ByteBuffer Body(const std::string& command) {
    v1::SubmitRequest request;
    request.set_signed_command(command);
    return BufferOf(request.SerializeAsString());
  }

  Echo echo_;
  std::unique_ptr<grpc::Server> server_;
  std::string address_;
};

TEST_F(DriveTest, EachIsAnsweredOnceAndInItsPlace) {
  std::vector<grpc::ByteBuffer> bodies;
  for (int i = 0; i < 100; ++i) bodies.push_back(Body(i == 17 ? "no" : std::to_string(1'000 + i)));
  const auto channels = OpenChannels(address_, "", 3);
  ASSERT_THAT(channels, IsOk());
  std::map<std::size_t, int> told;
  const Driven driven =
      Drive(*channels, kYardstickSubmit, bodies, 8, [&](std::size_t i, const Answer&) { ++told[i]; });
  ASSERT_EQ(driven.answers.size(), 100u);
  EXPECT_EQ(told.size(), 100u);
  for (std::size_t i = 0; i < 100; ++i) {
    EXPECT_EQ(told[i], 1);
    EXPECT_GE(driven.answers[i].micros, 2'000u);
    EXPECT_LE(driven.answers[i].micros, driven.seconds * 1e6 + 1);
    if (i == 17) continue;
    TakenResponse taken;
    ASSERT_TRUE(driven.answers[i].status.ok()) << driven.answers[i].status.error_message();
    ASSERT_TRUE(taken.ParseFromString(BytesOf(driven.answers[i].body)));
    EXPECT_EQ(taken.number(), 1'000 + i);
  }
  EXPECT_EQ(driven.answers[17].status.error_code(), grpc::StatusCode::UNAUTHENTICATED);
  EXPECT_EQ(DistinctNumbers(driven.answers), 99u);
  EXPECT_LE(echo_.most(), 8);
  EXPECT_GT(echo_.most(), 1);
  EXPECT_EQ(echo_.peers(), 3u);
}

TEST_F(DriveTest, FewerThanMayBeInFlight) {
  const std::vector<grpc::ByteBuffer> bodies{Body("1"), Body("1")};
  const auto channels = OpenChannels(address_, "", 1);
  ASSERT_THAT(channels, IsOk());
  const Driven driven = Drive(*channels, kYardstickSubmit, bodies, 64);
  EXPECT_EQ(driven.answers.size(), 2u);
  EXPECT_EQ(DistinctNumbers(driven.answers), 1u) << "the same number was given twice";
}

TEST(BufferTest, ThereAndBack) {
  const std::string bytes(100'000, 'x');
  EXPECT_EQ(BytesOf(BufferOf(bytes)), bytes);
  EXPECT_EQ(BytesOf(BufferOf("")), "");
  EXPECT_EQ(BytesOf(grpc::ByteBuffer()), "");
}

}  // namespace
}  // namespace yishi::load
