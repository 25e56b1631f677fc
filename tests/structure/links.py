"""Relative links in the documents lead somewhere, with their #section."""

import os
import re

from tree import Fault

LINK = re.compile(r"\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)|^\[[^\]]+\]:\s*<?(\S+?)>?\s*$")


def check(tree):
    for path in tree.paths:
        if re.fullmatch(r"README.*\.md", os.path.basename(path)):
            yield from _document(tree, path)


def _document(tree, path):
    fenced = False
    for number, line in enumerate(tree.lines(path), 1):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        if fenced:
            continue
        for found in LINK.finditer(re.sub(r"`[^`]*`", "", line)):
            target = found[1] or found[2]
            if re.match(r"[a-z][a-z0-9+.-]*:|//", target):
                continue
            fault = _broken(tree, path, target)
            if fault:
                yield Fault(path, number, "links", fault)


def _broken(tree, path, target):
    file, _, section = target.partition("#")
    place = os.path.normpath(os.path.join(os.path.dirname(path), file)) if file else path
    if place.startswith("../") or not os.path.exists(os.path.join(tree.root, place)):
        return f"{target} leads nowhere: there is no {place}"
    if section and place.endswith(".md") and section.lower() not in _sections(tree, place):
        return f"{target} leads nowhere: {place} has no such section"
    return None


def _sections(tree, path):
    found, fenced = set(), False
    for line in tree.lines(path):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        heading = None if fenced else re.match(r"#{1,6}\s+(.*?)\s*#*$", line)
        if heading:
            words = re.sub(r"[^\w\- ]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading[1]).lower())
            slug, copies = words.replace(" ", "-"), 0
            while slug in found:
                copies += 1
                slug = f"{words.replace(' ', '-')}-{copies}"
            found.add(slug)
        for anchor in re.findall(r'<a (?:id|name)="([^"]+)"', line):
            found.add(anchor.lower())
    return found
