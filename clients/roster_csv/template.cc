#include "clients/roster_csv/template.h"

namespace yishi::roster_csv {

// A comment is one cell: no comma and no double quote in it.
std::string TemplateCsv() {
  return "\xef\xbb\xbf"
         "# 名册样本：一人一行，同一户的人写在一起；以“# ”开头的行是说明，读取时略过 / "
         "A roster file: one person a row; a household's rows together; lines that begin with “# ” are "
         "comments\n"
         "# 楼栋、户号：要么都填，要么都不填（不住在本社区的人，如镇政府联络员）；不同的户用不同的户号 / "
         "building; household: both; or neither for people from outside; every household has its own number\n"
         "# 性别：男或女；出生日期：写成 1980-05-31 的样子；电话可不填 / "
         "sex: 男 or 女 (M or F); birth_date: like 1980-05-31; phone: may be empty\n"
         "# 小组：居民小组，没有就不填；同一户只能在一个小组 / "
         "group: the residents' group; if there are any; one for a household\n"
         "# 机构与职务：写成 机构:职务，多个用分号隔开（半角冒号和分号） / "
         "offices: BODY:CAPACITY; several divided by semicolons\n"
         "#   居民代表:居民代表；居民委员会:主任、副主任、委员；党支部委员会:书记、副书记、委员；"
         "党员:党员、预备党员；居务监督委员会:主任、委员；登记:登记员；镇政府:联络员\n"
         "# 任期起、任期止：有职务的要填（只是党员的不用填），首日和末日都算在内 / "
         "term_from; term_to: first and last day of the offices; not needed for Party membership alone\n"
         "# 面积：平方米，最多两位小数，如 120.50；每户填一行即可；用于业主按面积表决 / "
         "area_m2: square metres with at most two decimals; once for each household; weighs owners' votes\n"
         "# 户代表：代表该户表决的人填“是”，每户至多一人；不填则由系统按编号取该户第一位成年人 / "
         "household_representative: 是 (Y) for the one who votes for the household; none: its first elector "
         "by id\n"
         "# 面积和户代表两列可以不填，也可以整列删去：原有的面积和户代表不变 / "
         "the last two may be empty or left out as a whole: what was recorded then stays as it is\n"
         "楼栋,户号,姓名,性别,出生日期,电话,小组,机构与职务,任期起,任期止,面积,户代表\n"
         "1号楼,1-1-101,张样本,女,1979-02-03,10000000001,第1小组,居民委员会:主任;党员:党员,"
         "2026-03-16,2031-03-15,98.50,是\n"
         "1号楼,1-1-101,李样本,男,2015-12-31,,第1小组,,,,,\n"
         ",,王样本,男,1988-02-29,010-1234,,镇政府:联络员,2026-01-01,2026-12-31,,\n";
}

}  // namespace yishi::roster_csv
