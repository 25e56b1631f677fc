#!/usr/bin/env python3
"""check.py ROOT: what a compiler cannot see about the tree, as path:line: [rule] what and why. Fails if there is any."""

import sys

import api
import includes
import layers
import links
import reasons
import sources
import words
from tree import Tree

RULES = (layers, includes, sources, api, links, words, reasons)


def faults(root):
    tree = Tree(root)
    return sorted(fault for rule in RULES for fault in rule.check(tree))


def main():
    found = faults(sys.argv[1])
    for fault in found:
        print(fault)
    if found:
        print(f"{len(found)} faults in the structure of the tree")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
