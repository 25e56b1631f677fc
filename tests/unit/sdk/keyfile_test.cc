#include "clients/sdk/keyfile.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include "clients/sdk/files.h"
#include "clients/sdk/random.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temporary_folder.h"

namespace yishi::sdk {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::yishi::testing::IsOk;
using ::yishi::testing::IsOkAndHolds;
using ::yishi::testing::Refused;

struct Made {
  KeyRecord record;
  KeySeed seed;
};

Made MakeKey(const std::string& label, crypto::SuiteId suite = crypto::SuiteId::kIntl) {
  Made made;
  made.seed = RandomFixed<32>();
  made.record = *DescribeKey(RandomId<LedgerId>(), RandomId<PersonId>(), suite, made.seed,
                             "x/ledger/y/sha256+0+A", label);
  return made;
}

class KeyFileTest : public ::testing::Test {
 protected:
  std::filesystem::path path() const { return folder_.path() / "home" / "keys"; }

  yishi::testing::TemporaryFolder folder_;
};

TEST_F(KeyFileTest, IsEmptyBeforeItExists) {
  const auto file = KeyFile::Read(path());
  ASSERT_THAT(file, IsOk());
  EXPECT_THAT(file->keys(), IsEmpty());
  EXPECT_THAT(file->Find("", {}), Refused(Reason::kNotFound));
}

TEST_F(KeyFileTest, GivesBackWhatWasPutIn) {
  const Made a = MakeKey("龙丽华");
  const Made b = MakeKey("", crypto::SuiteId::kGm);
  KeyFile file;
  ASSERT_THAT(file.Put(a.record, a.seed, "correct horse"), IsOk());
  ASSERT_THAT(file.Put(b.record, b.seed, "correct horse"), IsOk());
  ASSERT_THAT(file.Write(path()), IsOk());
  const auto read = KeyFile::Read(path());
  ASSERT_THAT(read, IsOk());
  EXPECT_THAT(read->keys(), ElementsAre(a.record, b.record));
  EXPECT_THAT(read->UnsealSeed(a.record.id, "correct horse"), IsOkAndHolds(a.seed));
  const auto signer = read->Unlock(b.record.id, "correct horse");
  ASSERT_THAT(signer, IsOk());
  EXPECT_EQ(signer->key_id, b.record.id);
  EXPECT_EQ(signer->person, b.record.person);
}

TEST_F(KeyFileTest, OnlyItsOwnerCanReadIt) {
  const Made key = MakeKey("a");
  KeyFile file;
  ASSERT_THAT(file.Put(key.record, key.seed, "secret"), IsOk());
  ASSERT_THAT(file.Write(path()), IsOk());
  struct stat found {};
  ASSERT_EQ(stat(path().c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0600U);
  ASSERT_EQ(chmod(path().c_str(), 0644), 0);
  EXPECT_THAT(KeyFile::Read(path()), Refused(Reason::kNotAuthorised, HasSubstr("chmod 600")));
}

TEST_F(KeyFileTest, RefusesAWrongPassphrase) {
  const Made key = MakeKey("a");
  KeyFile file;
  ASSERT_THAT(file.Put(key.record, key.seed, "secret"), IsOk());
  EXPECT_THAT(file.Unlock(key.record.id, "Secret"), Refused(Reason::kPassphraseWrong));
}

TEST_F(KeyFileTest, NoticesAChangedDescription) {
  const Made key = MakeKey("a");
  KeyFile file;
  ASSERT_THAT(file.Put(key.record, key.seed, "secret"), IsOk());
  ASSERT_THAT(file.Write(path()), IsOk());
  std::string text = *ReadFile(path(), 1 << 20);
  const std::string person = key.record.person.hex();
  text.replace(text.find(person), person.size(), RandomId<PersonId>().hex());
  ASSERT_THAT(WriteFileAtomically(path(), text), IsOk());
  const auto read = KeyFile::Read(path());
  ASSERT_THAT(read, IsOk());
  EXPECT_THAT(read->Unlock(key.record.id, "secret"), Refused(Reason::kMalformed, HasSubstr("changed")));
}

TEST_F(KeyFileTest, NamesTheLineThatItCannotRead) {
  ASSERT_THAT(WriteFileAtomically(path(), "yishi-keys-v1\nkey what\nsealed\n"), IsOk());
  EXPECT_THAT(KeyFile::Read(path()), Refused(Reason::kMalformed, HasSubstr("line 2")));
  ASSERT_THAT(WriteFileAtomically(path(), "yishi-keys-v2\n"), IsOk());
  EXPECT_THAT(KeyFile::Read(path()), Refused(Reason::kMalformed, HasSubstr("line 1")));
}

TEST_F(KeyFileTest, FindsByLabelAndByBeginningOfAnId) {
  const Made a = MakeKey("甲");
  const Made b = MakeKey("乙");
  KeyFile file;
  ASSERT_THAT(file.Put(a.record, a.seed, "s"), IsOk());
  ASSERT_THAT(file.Put(b.record, b.seed, "s"), IsOk());
  EXPECT_THAT(file.Find("乙", {}), IsOkAndHolds(b.record));
  EXPECT_THAT(file.Find(a.record.person.hex().substr(0, 8), {}), IsOkAndHolds(a.record));
  EXPECT_THAT(file.Find("", b.record.ledger), IsOkAndHolds(b.record));
  EXPECT_THAT(file.Find("", {}), Refused(Reason::kFieldInvalid, HasSubstr("--as")));
  EXPECT_THAT(file.Find("丙", {}), Refused(Reason::kNotFound, HasSubstr("甲")));
}

TEST_F(KeyFileTest, AKeyPutAgainTakesTheOldOnesPlace) {
  Made key = MakeKey("a");
  KeyFile file;
  ASSERT_THAT(file.Put(key.record, key.seed, "s"), IsOk());
  key.record.ledger = RandomId<LedgerId>();
  ASSERT_THAT(file.Put(key.record, key.seed, "s"), IsOk());
  EXPECT_THAT(file.keys(), ElementsAre(key.record));
}

}  // namespace
}  // namespace yishi::sdk
