// An invented community in which everybody can vote by their own device.

#ifndef YISHI_CLIENTS_LOAD_COMMUNITY_H_
#define YISHI_CLIENTS_LOAD_COMMUNITY_H_

#include <cstddef>
#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/load/submitter.h"
#include "clients/sdk/people.h"
#include "clients/sdk/signer.h"

namespace yishi::load {

// Where it is founded. All of it outlives the community.
struct Place {
  sdk::Client& client;
  std::shared_ptr<grpc::Channel> channel;
  std::string operator_token{};
  Progress& progress;
};

class Community {
 public:
  // Founds it under a code of its own with two registrars, imports its residents, all of them electors,
  // enrols a key for each and has it confirmed, and adopts kCharter. What the server refuses, NOT_AUTHORISED
  // where it lets nobody found; what is wrong with any receipt.
  static absl::StatusOr<std::unique_ptr<Community>> Found(const Place& place, std::size_t voters);

  // The first is the director of the residents' committee, who convenes, chairs and keeps the desk.
  const std::vector<sdk::Signer>& voters() const { return voters_; }
  const sdk::Signer& director() const { return voters_.front(); }
  Submitter& submitter() { return *submitter_; }

 private:
  Community() = default;

  absl::Status FoundLedger(const Place& place);
  absl::Status ImportRoster(std::size_t residents);
  absl::Status DrawKeys(const sdk::People& people);
  absl::Status EnrolKeys();
  absl::Status ConfirmKeys();
  absl::Status AdoptCharter();

  std::vector<sdk::Signer> registrars_;
  std::vector<sdk::Signer> voters_;
  std::unique_ptr<Submitter> submitter_;
};

// The id of the charter: one vote of the residents' assembly, by device, in one session.
inline constexpr char kCharterId[] = "load";
// The kind of matter that it covers.
inline constexpr char kMatterKind[] = "LOAD_TRIAL";

}  // namespace yishi::load

#endif  // YISHI_CLIENTS_LOAD_COMMUNITY_H_
