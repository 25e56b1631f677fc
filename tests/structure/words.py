"""What no file may say: paths of somebody's machine, scratch marks, and how the work was done rather than what it is."""

import re

from tree import Fault

WORDS = [
    (r"(?<![\w.$}-])/(home|root|work|Users)/", "a path of somebody's machine"),
    (r"(?<![\w./-])shared[/]", "a folder that is not in this project"),
    (r"(?i)\bsub-?agents?\b|\bhelper\s+session", "speaks of how the work was done"),
]
CODE = (".h", ".cc", ".proto", ".py", ".sql")
MARKS = [
    (r"\b(TODO|FIXME|XXX|HACK)\b", "do it, or leave it out; the road is told in README.md"),
    (r"NOLINT(?!(NEXTLINE|BEGIN|END)?\([\w.,\s*-]+\): \S)", "a NOLINT names its check and gives the reason: NOLINT(check): why"),
]


def check(tree):
    for path in tree.paths:
        if path.startswith("tests/structure/"):
            continue  # names what it looks for
        rules = WORDS + (MARKS if path.endswith(CODE) else [])
        for number, line in enumerate(tree.lines(path), 1):
            for pattern, why in rules:
                found = re.search(pattern, line)
                if found and "NOLINTEND" not in line:
                    yield Fault(path, number, "words", f"'{found[0].strip()}': {why}")
