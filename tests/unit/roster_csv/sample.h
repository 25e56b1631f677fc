// Small roster files to bend.

#ifndef YISHI_TESTS_UNIT_ROSTER_CSV_SAMPLE_H_
#define YISHI_TESTS_UNIT_ROSTER_CSV_SAMPLE_H_

#include <string>
#include <vector>

#include "clients/roster_csv/roster_csv.h"

namespace yishi::roster_csv {

inline const std::string kHeader = "楼栋,户号,姓名,性别,出生日期,电话,小组,机构与职务,任期起,任期止\n";
inline const std::string kDirector =
    "1号楼,1-1-101,龙玉梅,女,1979-02-03,10000000001,第1小组,居民委员会:主任;党员:党员,2026-03-16,2031-03-"
    "15\n";
inline const std::string kChild = "1号楼,1-1-101,吴子涵,男,2015-12-31,,第1小组,,,\n";
inline const std::string kLiaison = ",,石海波,男,1988-02-29,010-1234,,镇政府:联络员,2026-01-01,2026-12-31\n";
inline const std::string kThreeRows = kHeader + kDirector + kChild + kLiaison;

// The three rows above as values.
std::vector<RosterRow> ThreeRows();

}  // namespace yishi::roster_csv

#endif  // YISHI_TESTS_UNIT_ROSTER_CSV_SAMPLE_H_
