"""Nothing lies in the tree unbuilt: a file that no build file names is dead, and a test that is not run proves nothing."""

import fnmatch
import os
import re

from tree import Fault


def check(tree):
    yield from _unbuilt(tree)
    yield from _unregistered(tree)
    yield from _unreached(tree)


def _folders_above(path):
    folder = os.path.dirname(path)
    while True:
        yield folder
        if not folder:
            return
        folder = os.path.dirname(folder)


def _names(text, name):
    """Whether a word of `text` is `name`, where * and ${...} as a part of a word stand for anything."""
    for word in re.findall(r"[^\s()\"]+", text):
        word = word.removeprefix("${CMAKE_CURRENT_SOURCE_DIR}/")
        if word == name or ("*" in word and fnmatch.fnmatch(name, word)):
            return True
        if "${" in word and not re.fullmatch(r"\$\{\w+\}", word) and re.fullmatch(re.sub(r"\\\$\\\{[^}]*\\\}", r"[^/]+", re.escape(word)), name):
            return True
    return False


def _unbuilt(tree):
    for path in tree.matching(".cc", ".proto"):
        texts = ((f, tree.build_files[f]) for f in _folders_above(path) if f in tree.build_files)
        if not any(_names(text, os.path.relpath(path, folder or ".")) for folder, text in texts):
            yield Fault(path, 1, "sources", "no CMakeLists.txt names this file: build it or delete it")


def _unregistered(tree):
    tests = [d for d in tree.declarations if d.kind == "test"]
    for path in tree.matching("_test.cc"):
        named = (_names(" ".join(d.sources), os.path.relpath(path, d.folder)) for d in tests)
        if not any(named):
            yield Fault(path, 1, "sources", "is in no yishi_test(... SRCS ...): it is never run")


def _unreached(tree):
    for folder in tree.build_files:
        above = (f for f in _folders_above(folder) if f in tree.build_files) if folder else ()
        texts = [(f, tree.build_files[f]) for f in above]
        if texts and not any(_names(text, os.path.relpath(folder, f or ".")) for f, text in texts):
            yield Fault(f"{folder}/CMakeLists.txt", 1, "sources", "no CMakeLists.txt above adds this folder")
