#!/usr/bin/env python3
"""Runs the sessions of a README, as they stand in it, against the sample community served as ./run serves it.

    readme_story.py README BIN

Every block ```sh is a part of one session: its lines are typed one after another in one shell, and each must succeed. What
a line's comment puts between double quotes must be in what the line prints. A block ```text shows what the block before
it prints: all of its lines, in any order. The port and the number of the motion, which depend on the day, are those of
the community at hand; nothing else is changed.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field

README_PORT = "127.0.0.1:7420"
README_MATTER = "20260002"
COMMANDS_MIN = 12  # a session of fewer is one that was not found


@dataclass
class Line:
    number: int  # in the README
    text: str
    expected: list


@dataclass
class Block:
    lines: list = field(default_factory=list)
    shown: list = field(default_factory=list)  # (number, line) of the text block that follows


def fail(text):
    sys.exit(f"FAILED: {text}")


def blocks_of(path):
    found, language = [], None
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file.read().split("\n"), 1):
            if line.startswith("```"):
                language = line[3:].strip() or "plain" if language is None else None
                if language == "sh":
                    found.append(Block())
            elif language == "sh" and line.strip():
                comment = line.partition(" # ")[2]
                found[-1].lines.append(Line(number, line, re.findall(r'"([^"]+)"', comment)))
            elif language == "text" and line.strip() and found:
                found[-1].shown.append((number, line.strip()))
    return found


class Sample:
    """The sample community, founded and served in a folder laid out as the project's is after ./run."""

    def __init__(self, binaries):
        self.root = tempfile.mkdtemp(prefix="readme_story.")
        os.makedirs(f"{self.root}/build/release")
        os.makedirs(f"{self.root}/home")
        os.symlink(binaries, f"{self.root}/build/release/bin")
        self.folder = f"{self.root}/var/hongqiao"
        os.makedirs(f"{self.root}/var")
        subprocess.run([f"{binaries}/yishi-demo", "--found", self.folder], check=True, stdout=subprocess.DEVNULL)
        self.server = subprocess.Popen(
            [f"{binaries}/yishid", f"--config={self.folder}/yishid.conf", "--listen=127.0.0.1:0"],
            stderr=open(f"{self.root}/server.log", "wb"),
        )
        self.address = self._wait_for(r'"event":"serving","address":"([^"]+)"', f"{self.root}/server.log")
        self.matter = self._wait_for(r"正在表决 (\d+)", f"{self.folder}/README.txt")

    def _wait_for(self, pattern, path):
        for _ in range(100):
            with open(path, encoding="utf-8") as file:
                found = re.search(pattern, file.read())
            if found:
                return found[1]
            time.sleep(0.1)
        fail(f"{path} never said {pattern}")

    def here(self, text):
        return text.replace(README_PORT, self.address).replace(README_MATTER, self.matter)

    def close(self):
        self.server.terminate()
        code = self.server.wait()
        shutil.rmtree(self.root)
        return code


def run(sample, lines):
    """What each line printed. The shell stops at the first that fails."""
    script = ["cd " + shlex.quote(sample.root)]
    for line in lines:
        out = shlex.quote(f"{sample.root}/said.{line.number}")
        script.append(f"{{ {sample.here(line.text)}\n}} >{out} 2>&1 </dev/null || exit 1")
    shell = ["bash", "--noprofile", "--norc", "-c", "\n".join(script)]
    # Nobody's own settings: a reader who begins has none.
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("YISHI_", "XDG_"))}
    environment["HOME"] = f"{sample.root}/home"
    code = subprocess.run(shell, env=environment, check=False).returncode
    said = {}
    for line in lines:
        path = f"{sample.root}/said.{line.number}"
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                said[line.number] = file.read()
    if code != 0:
        last = [line for line in lines if line.number in said][-1]
        fail(f"line {last.number}: {last.text}\n{said[last.number]}")
    return said


def compare(sample, blocks, said):
    for block in blocks:
        for line in block.lines:
            for words in line.expected:
                if sample.here(words) not in said[line.number]:
                    fail(f"line {line.number} should print \"{words}\":\n{said[line.number]}")
        printed = "\n".join(said[line.number] for line in block.lines)
        for number, line in block.shown:
            if sample.here(line) not in printed:
                fail(f"line {number} is not printed: {line}\n{printed}")


def main():
    readme, binaries = sys.argv[1:]
    blocks = blocks_of(readme)
    lines = [line for block in blocks for line in block.lines]
    if len(lines) < COMMANDS_MIN:
        fail(f"{readme} has {len(lines)} lines to run; its sessions are the blocks marked sh")
    sample = Sample(binaries)
    try:
        compare(sample, blocks, run(sample, lines))
    finally:
        code = sample.close()
    if code != 0:
        fail(f"yishid ended with {code}")
    print(f"{os.path.basename(readme)}: {len(lines)} lines did what they say")


if __name__ == "__main__":
    main()
