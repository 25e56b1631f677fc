#include "clients/sdk/people.h"

#include <gmock/gmock.h>

#include "clients/sdk/files.h"
#include "clients/sdk/random.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temporary_folder.h"

namespace yishi::sdk {
namespace {

using ::yishi::testing::IsOk;
using ::yishi::testing::IsOkAndHolds;
using ::yishi::testing::Refused;

TEST(People, AreReadAsTheyWereWritten) {
  const yishi::testing::TemporaryFolder folder;
  People people;
  const PersonId person = RandomId<PersonId>();
  people.buildings["3号楼"] = RandomId<BuildingId>();
  people.households["3-2-501"] = RandomId<HouseholdId>();
  people.bodies[v1::BODY_KIND_RESIDENTS_COMMITTEE] = RandomId<BodyId>();
  people.persons[person] = {.name = "龙 丽华",
                            .birth_date = "1979-11-03",
                            .household = "3-2-501",
                            .sex = "女",
                            .telephone = "10000000001",
                            .group = "第1小组"};
  people.homes[people.households["3-2-501"]] = {
      .building = "3号楼", .area_dm2 = 9'850, .representative = person};
  people.homes[RandomId<HouseholdId>()] = {.building = "3号楼", .area_dm2 = 0, .representative = {}};
  people.persons[RandomId<PersonId>()] = {.name = "发起人", .birth_date = "", .household = ""};
  people.seats[{v1::BODY_KIND_RESIDENTS_COMMITTEE, person}] = {v1::CAPACITY_HEAD, 20528, 22353};
  ASSERT_THAT(WritePeople(folder.path() / "people", people), IsOk());
  EXPECT_THAT(ReadPeople(folder.path() / "people"), IsOkAndHolds(people));
  EXPECT_THAT(PersonsNamed(people, "龙 丽华"), ::testing::ElementsAre(person));
}

TEST(People, NamesTheLineThatItCannotRead) {
  const yishi::testing::TemporaryFolder folder;
  const auto path = folder.path() / "people";
  EXPECT_THAT(ReadPeople(path), IsOkAndHolds(People{}));
  ASSERT_THAT(WriteFileAtomically(path, "yishi-people-v1\nperson\t00\tA\t\t\n"), IsOk());
  EXPECT_THAT(ReadPeople(path), Refused(Reason::kMalformed, ::testing::HasSubstr("line 2")));
  ASSERT_THAT(WriteFileAtomically(path, "yishi-people-v1\nbuilding\t" + RandomId<BuildingId>().hex() + "\tA"),
              IsOk());
  EXPECT_THAT(ReadPeople(path), Refused(Reason::kMalformed, ::testing::HasSubstr("line 2")));
}

}  // namespace
}  // namespace yishi::sdk
