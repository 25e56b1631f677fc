"""Every reason for a refusal is given somewhere: a published name that nothing says misleads those who handle it."""

import re

from tree import Fault

LIST = "engine/base/reason.h"

# Reasons whose time comes later -> what will give them.
LATER = {
}


def check(tree):
    if LIST not in tree.paths:
        return
    given = set()
    for path in tree.matching(".h", ".cc"):
        if path.startswith(("engine/", "services/", "clients/")) and not path.startswith("engine/base/reason."):
            given.update(re.findall(r"\bReason::(k\w+)", "\n".join(tree.lines(path))))
    for number, line in enumerate(tree.lines(LIST), 1):
        for name in re.findall(r"\bX\((k\w+),", line):
            if name not in given and name not in LATER:
                yield Fault(LIST, number, "reasons", f"nothing refuses with Reason::{name}: use it, take it out while it is "
                                                     f"unpublished, or name in tests/structure/reasons.py what will use it")
            if name in given and name in LATER:
                yield Fault(LIST, number, "reasons", f"Reason::{name} is given now: take it out of LATER in "
                                                     f"tests/structure/reasons.py")
