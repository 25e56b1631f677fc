"""The API explains itself: each service, rpc, message, enum and field has a comment, above it or on its line."""

import re

from tree import Fault

OPENING = re.compile(r"^(message|enum|service|oneof|extend)\s+(\w+)\s*\{")
RPC = re.compile(r"^rpc\s+(\w+)")
FIELD = re.compile(r"^(?:repeated\s+|optional\s+)?(map\s*<[^>]*>|[\w.]+)\s+(\w+)\s*=\s*\d+")


def check(tree):
    for path in tree.matching(".proto", under="proto/"):
        yield from _file(path, tree.lines(path))


def _file(path, lines):
    inside = []  # the kinds of the blocks around this line
    explained = False  # whether the lines just above are a comment
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if text.startswith("//"):
            explained = True
            continue
        code, _, remark = text.partition("//")
        remarked = explained or bool(remark.strip())
        found = _declared(code.strip(), inside)
        if found and not remarked:
            yield Fault(path, number, "api", f"{found} has no comment: say what it means, its unit and limits, or who may call it")
        if re.match(r"^map\s*<", code):
            yield Fault(path, number, "api", "a map has no order on the wire, and what is hashed must have one: use repeated")
        opening = OPENING.match(code)
        kinds = [opening[1]] if opening else []
        for bracket in re.findall(r"[{}]", re.sub(r'"[^"]*"', "", code)):
            if bracket == "{":
                inside.append(kinds.pop() if kinds else "block")
            elif inside:
                inside.pop()
        explained = False


def _declared(code, inside):
    """What `code` declares that needs a comment, as text; None if nothing."""
    opening, rpc, field = OPENING.match(code), RPC.match(code), FIELD.match(code)
    if opening and opening[1] in ("message", "enum", "service"):
        return f"{opening[1]} {opening[2]}"
    if rpc:
        return f"rpc {rpc[1]}"
    if field and inside and inside[-1] in ("message", "oneof", "extend") and field[1] not in ("option", "reserved"):
        return f"field {field[2]}"
    return None
