#include "services/runtime/log_keys.h"

#include <sys/stat.h>

#include <fstream>
#include <iterator>

#include "engine/merkle/checkpoint.h"
#include "engine/merkle/note_key.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temporary_folder.h"

namespace yishi::runtime {
namespace {

using yishi::testing::IsOk;
using yishi::testing::Refused;
using yishi::testing::TemporaryFolder;

const char kOrigin[] = "example.org/ledger/hongqiao/sha256";

mode_t ModeOf(const std::filesystem::path& path) {
  struct stat info {};
  EXPECT_EQ(stat(path.c_str(), &info), 0) << path;
  return info.st_mode & 0777;
}

std::filesystem::path OnlyFileIn(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  EXPECT_EQ(files.size(), 1u) << "drafts must not stay behind";
  return files.at(0);
}

TEST(LogKeysTest, SignsForAnOriginThatWasReserved) {
  const TemporaryFolder folder;
  auto keys = LogKeys::Open(folder.path() / "keys");
  ASSERT_THAT(keys, IsOk());
  for (const auto& [origin, suite] : {std::pair(std::string(kOrigin), crypto::SuiteId::kIntl),
                                      std::pair(std::string("a.cn/ledger/b/sm3"), crypto::SuiteId::kGm)}) {
    const auto vkey = keys->Reserve(origin, suite);
    ASSERT_THAT(vkey, IsOk());
    const auto key = keys->Load(origin);
    ASSERT_THAT(key, IsOk());
    const auto note = merkle::SignCheckpoint({origin, {5, Hash{}}}, *key);
    ASSERT_THAT(note, IsOk());
    EXPECT_THAT(merkle::OpenCheckpoint(*note, *merkle::NoteKey::FromVkey(*vkey)), IsOk());
  }
}

TEST(LogKeysTest, GivesTheSameKeyAgainAlsoAfterARestart) {
  const TemporaryFolder folder;
  const std::string first = *LogKeys::Open(folder.path())->Reserve(kOrigin, crypto::SuiteId::kIntl);
  EXPECT_EQ(*LogKeys::Open(folder.path())->Reserve(kOrigin, crypto::SuiteId::kIntl), first);
  EXPECT_NE(*LogKeys::Open(folder.path())->Reserve("other.org/sha256", crypto::SuiteId::kIntl), first);
}

TEST(LogKeysTest, FilesAreForTheServerAlone) {
  const TemporaryFolder folder;
  auto keys = LogKeys::Open(folder.path() / "keys");
  ASSERT_THAT(keys->Reserve(kOrigin, crypto::SuiteId::kIntl), IsOk());
  EXPECT_EQ(ModeOf(folder.path() / "keys"), 0700u);
  EXPECT_EQ(ModeOf(OnlyFileIn(folder.path() / "keys")), 0600u);
}

TEST(LogKeysTest, RefusesWhatIsNoOrigin) {
  const TemporaryFolder folder;
  auto keys = LogKeys::Open(folder.path());
  EXPECT_THAT(keys->Reserve("a+b/sha256", crypto::SuiteId::kIntl), Refused(Reason::kFieldInvalid));
  EXPECT_THAT(keys->Reserve("a b/sha256", crypto::SuiteId::kIntl), Refused(Reason::kFieldInvalid));
  EXPECT_THAT(keys->Reserve(std::string(250, 'a') + "/sha256", crypto::SuiteId::kIntl),
              Refused(Reason::kFieldInvalid));
  EXPECT_THAT(keys->Reserve(kOrigin, crypto::SuiteId::kGm), Refused(Reason::kWrongSuite));
  EXPECT_THAT(keys->Reserve("example.org", crypto::SuiteId::kIntl), Refused(Reason::kWrongSuite));
  EXPECT_THAT(keys->Load(kOrigin).status(), Refused(Reason::kKeyUnknown));
}

TEST(LogKeysTest, RefusesADamagedFileAndAnOthersFile) {
  const TemporaryFolder folder;
  auto keys = LogKeys::Open(folder.path());
  ASSERT_THAT(keys->Reserve(kOrigin, crypto::SuiteId::kIntl), IsOk());
  const std::filesystem::path file = OnlyFileIn(folder.path());
  std::ifstream in(file);
  const std::string content((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  std::filesystem::copy_file(file, folder.path() / "other.org+sha256.key");
  EXPECT_THAT(keys->Load("other.org/sha256").status(), Refused(Reason::kKeyInvalid));
  for (std::size_t i = 0; i < content.size(); i += 7) {
    std::ofstream(file) << content.substr(0, i);
    EXPECT_THAT(keys->Load(kOrigin).status(), Refused(Reason::kKeyInvalid)) << "cut at " << i;
  }
}

}  // namespace
}  // namespace yishi::runtime
