// What an archive is made of, to be changed at will, and a log that signs for whatever it is told to.

#ifndef YISHI_TESTS_UNIT_AUDIT_PARTS_H_
#define YISHI_TESTS_UNIT_AUDIT_PARTS_H_

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/crypto/suite.h"
#include "yishi/ledger/v1/entry.pb.h"
#include "yishi/v1/archive.pb.h"

namespace yishi::audit {

struct Parts {
  std::vector<Bytes> entries;
  std::vector<v1::ReleasedOpening> openings;
  std::string checkpoint;
  std::map<std::string, Bytes> documents;  // by digest in hex
  std::map<std::string, Bytes> others;     // any other files; from the start, the README
};

// The archive with these parts, as a server writes it.
Bytes Pack(const Parts& parts);

ledger::v1::Entry EntryIn(const Parts& parts, std::size_t index);
// Serialises it in the strict form, and nothing else.
void Put(Parts& parts, std::size_t index, const ledger::v1::Entry& entry);
void Change(Parts& parts, std::size_t index, const std::function<void(ledger::v1::Entry&)>& change);

// The first entry with such an effect, or with such an act; one past the last if there is none.
using HasEffect = bool (ledger::v1::Effect::*)() const;
std::size_t FindEffect(const Parts& parts, HasEffect has, std::size_t from = 0);

// A log that cheats.
class Log {
 public:
  Log(std::string origin, crypto::SuiteId suite, BytesView seed);

  std::string vkey() const;
  // A checkpoint over whatever is there.
  std::string Sign(const std::vector<Bytes>& entries) const;
  // What a log does that wants a change to go unnoticed: numbers, times and links are made to fit, and the
  // head is signed anew.
  void Cover(Parts& parts) const;

 private:
  std::string origin_;
  const crypto::Suite& suite_;
  crypto::SigningKey key_;
};

}  // namespace yishi::audit

#endif  // YISHI_TESTS_UNIT_AUDIT_PARTS_H_
