#!/usr/bin/env python3
"""Prints roster.csv: the invented residents of the sample community 虹桥社区.

    python3 make_roster.py > roster.csv

Every person is invented; a likeness of names is chance. Telephone numbers begin with 100, which no mobile
network in China uses. The draws come from SplitMix64 below and not from the random module, whose methods may
change between versions of Python: the same bytes come out everywhere, for ever.
"""

import datetime
import sys
from dataclasses import dataclass, field

SEED = 20260101  # the day on which the revised law on residents' committees came into force
TODAY = datetime.date(2026, 3, 1)  # ages below are meant on this day
TERM = ("2026-03-16", "2031-03-15")  # five years, both days included

HEADER = "楼栋,户号,姓名,性别,出生日期,电话,小组,机构与职务,任期起,任期止"

# Buildings 1-8 are walk-ups (4 stairs, 6 floors), 9-16 have lifts (2 stairs, 13 floors); two flats a landing.
# Each building is two residents' groups, so that 32 groups of 24 or 26 households choose one representative each.
BUILDINGS = [(n, 4, 6) if n <= 8 else (n, 2, 13) for n in range(1, 17)]

# 800 households, 1,800 persons: (how many, who lives there).
HOUSEHOLDS = [
    (120, "elder"),
    (80, "single"),
    (170, "elders"),
    (90, "couple"),
    (40, "parent and child"),
    (200, "couple and child"),
    (60, "couple and two children"),
    (40, "couple, child and grandmother"),
]

SURNAMES = (
    "龙龙龙吴吴吴石石麻麻田田田向向彭彭杨杨杨滕滕张张李李刘刘陈陈王王黄黄周周唐姚欧隆廖侯覃符梁谭罗邓曾熊"
    "印舒满贺谢肖郑曹孙朱胡郭何高林徐宋赵冯蒋范方邹毛余江丁严佘瞿鲁冉"
)
# Given names by birth year: (up to year, first characters, second characters, names of one character).
MALE = [
    (1964, "国建德志长永光正顺绍仁家明世金元兴忠", "生林清平福贵祥根荣才富昌全发云成松", ""),
    (1989, "志建晓海文小新永庆先", "明军辉平勇峰兵林波华", "勇斌辉峰涛波刚凯鹏"),
    (9999, "子浩宇梓俊思嘉泽一锦", "轩然涵辰豪阳睿航霖铭", "昊晨睿"),
]
FEMALE = [
    (1964, "桂秀玉春冬菊腊金翠月凤银素", "英兰花珍莲香梅芝娥云芳姣", ""),
    (1989, "小丽晓海春雪美红玉银", "华萍霞英琴梅玲燕娟群", "敏艳芳玲燕琴"),
    (9999, "子欣雨梓思诗佳语若一", "涵怡萱彤妍悦晴琪瑶桐", "萱瑶"),
]


class Draws:
    """SplitMix64 (Steele, Lea, Flood 2014)."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        mask = (1 << 64) - 1
        self.state = (self.state + 0x9E3779B97F4A7C15) & mask
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        return (z ^ (z >> 31)) % n

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def one(self, items):
        return items[self.below(len(items))]

    def shuffled(self, items):
        out = list(items)
        for i in range(len(out) - 1, 0, -1):
            j = self.below(i + 1)
            out[i], out[j] = out[j], out[i]
        return out


draws = Draws(SEED)


@dataclass
class Person:
    surname: str
    given: str
    sex: str
    born: datetime.date
    building: str = ""
    household: str = ""
    group: str = ""
    phone: str = ""
    offices: list = field(default_factory=list)

    @property
    def name(self):
        return self.surname + self.given

    @property
    def age(self):
        had_birthday = (TODAY.month, TODAY.day) >= (self.born.month, self.born.day)
        return TODAY.year - self.born.year - (0 if had_birthday else 1)

    def row(self):
        elected = any(not office.startswith("党员:") for office in self.offices)
        return ",".join(
            [self.building, self.household, self.name, self.sex, self.born.isoformat(), self.phone, self.group]
            + [";".join(self.offices)]
            + list(TERM if elected else ("", ""))
        )


def given_name(sex, year):
    for until, first, second, single in MALE if sex == "男" else FEMALE:
        if year > until:
            continue
        if single and draws.below(4) == 0:
            return draws.one(single)
        while True:
            a, b = draws.one(first), draws.one(second)
            if a != b:
                return a + b


def surname_other_than(*taken):
    while True:
        surname = "欧阳" if draws.below(120) == 0 else draws.one(SURNAMES)
        if surname not in taken:
            return surname


def person(surname, sex, age):
    born = TODAY - datetime.timedelta(days=age * 1461 // 4 + draws.between(1, 360))
    return Person(surname, given_name(sex, born.year), sex, born)


def couple(age_low, age_high):
    age = draws.between(age_low, age_high)
    husband = person(surname_other_than(), "男", age)
    wife = person(surname_other_than(husband.surname), "女", max(22, age - draws.between(0, 4)))
    return [husband, wife]


def child_of(parents, age):
    mother_names_it = draws.below(8) == 0
    child = person(parents[-1 if mother_names_it else 0].surname, draws.one("男女"), age)
    while any(child.name == other.name for other in parents):
        child.given = given_name(child.sex, child.born.year)
    return child


def family(kind):
    if kind == "elder":
        return [person(surname_other_than(), draws.one("男女女"), draws.between(62, 88))]
    if kind == "single":
        return [person(surname_other_than(), draws.one("男女"), draws.between(22, 52))]
    if kind == "elders":
        return couple(60, 84)
    if kind == "couple":
        return couple(25, 58)
    if kind == "parent and child":
        parent = [person(surname_other_than(), draws.one("男女女"), draws.between(30, 48))]
        return parent + [child_of(parent, parent[0].age - draws.between(24, 29))]
    parents = couple(29, 47)
    first = child_of(parents, max(0, parents[1].age - draws.between(23, 29)))
    if kind == "couple and child":
        return parents + [first]
    if kind == "couple and two children":
        second = child_of(parents + [first], max(0, first.age - draws.between(2, 6)))
        return parents + [first, second]
    grandmother = person(surname_other_than(parents[0].surname), "女", parents[0].age + draws.between(23, 30))
    return parents + [first, grandmother]


def settle():
    """All residents, a household after another, in the order of buildings, stairs, floors and flats."""
    kinds = draws.shuffled([kind for count, kind in HOUSEHOLDS for _ in range(count)])
    residents = []
    for building, stairs, floors in BUILDINGS:
        for stair in range(1, stairs + 1):
            group = (building - 1) * 2 + (1 if stair <= stairs // 2 else 2)
            for floor in range(1, floors + 1):
                for flat in (1, 2):
                    for resident in family(kinds.pop()):
                        resident.building = f"{building}号楼"
                        resident.household = f"{building}-{stair}-{floor}{flat:02d}"
                        resident.group = f"第{group}居民小组"
                        residents.append(resident)
    return residents


def give_phones(residents):
    number = 10000000000
    for resident in residents:
        if resident.age < 14 or (resident.age > 75 and draws.below(3) == 0):
            continue
        number += 1
        resident.phone = str(number)


def elect(residents):
    """Offices. Whoever sits on a committee shares neither household nor surname with another who does.

    That keeps the bar on near relatives (urban law, arts. 8 and 36) beyond doubt, although a roster does not say
    who is related to whom. Office holders have names that nobody else in the community has.
    """
    times = {}
    for resident in residents:
        times[resident.name] = times.get(resident.name, 0) + 1
    free = draws.shuffled([r for r in residents if times[r.name] == 1])
    homes, surnames = set(), set()

    def take(low, high, sex="男女", apart=True, group=None):
        for resident in free:
            if not low <= resident.age <= high or resident.sex not in sex or group not in (None, resident.group):
                continue
            if apart and (resident.household in homes or resident.surname in surnames):
                continue
            free.remove(resident)
            homes.add(resident.household)
            if apart:
                surnames.add(resident.surname)
            return resident
        raise SystemExit("nobody is left for an office: change the seed")

    committee = [take(35, 55, sex) for sex in "女男女男男"]
    for resident, capacity in zip(committee, ["主任", "副主任", "委员", "委员", "委员"]):
        resident.offices.append(f"居民委员会:{capacity}")

    # The deputy director is on the branch committee as well: the two committees together are nine persons.
    branch = [take(45, 58, "男"), take(35, 60, "女"), committee[1], take(30, 60), take(30, 60)]
    for resident, capacity in zip(branch, ["书记", "副书记", "委员", "委员", "委员"]):
        resident.offices.append(f"党支部委员会:{capacity}")

    supervision = [take(55, 68), take(40, 68, "女"), take(35, 68)]
    for resident, capacity in zip(supervision, ["主任", "委员", "委员"]):
        resident.offices.append(f"居务监督委员会:{capacity}")

    groups = list(dict.fromkeys(resident.group for resident in residents))
    representatives = [take(28, 74, apart=False, group=group) for group in groups]
    for resident in representatives:
        resident.offices.append("居民代表:居民代表")

    registrars = [take(25, 45, apart=False), take(25, 45, "女", apart=False)]
    for resident in registrars:
        resident.offices.append("登记:登记员")

    members = branch + [committee[0], committee[2], supervision[0], registrars[0]]
    members += draws.shuffled(representatives)[:12]
    members += [take(24, 85, apart=False) for _ in range(57 - len(members))]
    for resident in members:
        resident.offices.append("党员:党员")
    for _ in range(3):
        take(20, 38, apart=False).offices.append("党员:预备党员")


def main():
    residents = settle()
    give_phones(residents)
    elect(residents)
    liaison = Person("滕", "晓舟", "男", datetime.date(1988, 9, 14), phone="10099990001", offices=["镇政府:联络员"])
    lines = [HEADER] + [someone.row() for someone in residents + [liaison]]
    sys.stdout.buffer.write(("\n".join(lines) + "\n").encode("utf-8"))


if __name__ == "__main__":
    main()
