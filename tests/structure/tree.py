"""The project's files, and what its CMakeLists.txt files declare."""

import os
import re
from dataclasses import dataclass
from functools import cached_property

SKIPPED_FOLDERS = {".git", "build", "var", "node_modules", "__pycache__"}
# The bad examples are bad on purpose.
SKIPPED_PATHS = {"tests/structure/bad"}


@dataclass(frozen=True, order=True)
class Fault:
    """Something that must be mended: where, which rule, what and why."""

    path: str
    line: int
    rule: str
    text: str

    def __str__(self):
        return f"{self.path}:{self.line}: [{self.rule}] {self.text}"


@dataclass(frozen=True)
class Declaration:
    """One yishi_library / yishi_program / yishi_test / yishi_fuzz call."""

    folder: str
    kind: str
    name: str
    sources: tuple  # as written
    links: tuple  # (name, line) of DEPS and LINK
    line: int


class Tree:
    def __init__(self, root):
        self.root = os.path.abspath(root)
        self._lines = {}

    @cached_property
    def paths(self):
        """Every file, relative to the root, with forward slashes, in order."""
        found = []
        for folder, folders, files in os.walk(self.root):
            here = os.path.relpath(folder, self.root)
            here = "" if here == "." else here + "/"
            folders[:] = sorted(
                f for f in folders if f not in SKIPPED_FOLDERS and here + f not in SKIPPED_PATHS
            )
            found += [here + f for f in sorted(files) if f not in SKIPPED_FOLDERS]  # a worktree has a file .git
        return found

    def matching(self, *endings, under=""):
        return [p for p in self.paths if p.endswith(endings) and p.startswith(under)]

    def lines(self, path):
        if path not in self._lines:
            with open(os.path.join(self.root, path), encoding="utf-8", errors="replace") as file:
                self._lines[path] = file.read().split("\n")
        return self._lines[path]

    @cached_property
    def build_files(self):
        """folder -> text of its CMakeLists.txt without comments (line breaks kept)."""
        return {
            os.path.dirname(path): re.sub(r"#[^\n]*", "", "\n".join(self.lines(path)))
            for path in self.paths
            if os.path.basename(path) == "CMakeLists.txt"
        }

    @cached_property
    def declarations(self):
        found = []
        for folder, text in self.build_files.items():
            for call in re.finditer(r"\byishi_(library|program|test|fuzz)\s*\(([^()]*)\)", text):
                line = text.count("\n", 0, call.start()) + 1
                found.append(_declaration(folder, call[1], call[2], line))
        return [d for d in found if d is not None]


def _declaration(folder, kind, arguments, line):
    words = [(m[0], line + arguments.count("\n", 0, m.start())) for m in re.finditer(r"\S+", arguments)]
    if not words:
        return None
    part, sources, links = "", [], []
    for word, at in words[1:]:
        if word in ("SRCS", "DEPS", "LINK", "LABELS", "TIMEOUT"):
            part = word
        elif part == "SRCS":
            sources.append(word)
        elif part in ("DEPS", "LINK"):
            links.append((word, at))
    return Declaration(folder, kind, words[0][0], tuple(sources), tuple(links), line)
