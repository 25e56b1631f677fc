#!/usr/bin/env python3
"""Shows that check.py is able to fail: each tree in bad/ has exactly the faults that its `expected` lists.

A line of `expected` is path:line rule. The tree `none` holds what is near a fault and is none.
"""

import os
import sys

import check

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    failures = 0
    names = sorted(os.listdir(os.path.join(HERE, "bad")))
    for name in names:
        root = os.path.join(HERE, "bad", name)
        with open(os.path.join(root, "expected"), encoding="utf-8") as file:
            expected = sorted(line.strip() for line in file if line.strip())
        found = sorted(f"{fault.path}:{fault.line} {fault.rule}" for fault in check.faults(root))
        if found != expected or (not expected and name != "none"):
            failures += 1
            print(f"bad/{name}: expected\n  " + "\n  ".join(expected) + "\nfound\n  " + "\n  ".join(found))
    untried = {rule.__name__ for rule in check.RULES} - set(names)
    if untried:
        failures += 1
        print("rules without a bad tree that shows them able to fail: " + ", ".join(sorted(untried)))
    print(f"{len(names)} trees, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
