#!/usr/bin/env python3
"""Whether tests take every branch of the rules: tally, lifecycle, outcome, choosing.

    cmake --preset coverage && cmake --build --preset coverage
    python3 tests/coverage/check.py build/coverage

Runs tally_test, box_test, matter_test and scenario_test, asks gcov, prints every branch that was never taken and
fails unless there is none. What is no branch of ours is left aside:

- edges that gcov marks as thrown exceptions: the engine is built without exceptions, and only what it calls could
  throw;
- branches of headers that the compiler put into our lines' files: only lines of the files named here are looked at;
- what EXCLUDED names, with its reason.
"""

import argparse
import json
import pathlib
import subprocess
import sys

FILES = ["engine/tally/*.cc", "engine/matter/lifecycle.cc", "engine/box/outcome.cc", "engine/box/choosing.cc"]
TESTS = ["tally_test", "box_test", "matter_test", "scenario_test"]

# Branches that nothing can take: (file, text in the line) -> (how many, why). An entry that is not needed any more
# fails the check as well.
EXCLUDED = {}

ROOT = pathlib.Path(__file__).resolve().parents[2]


def run_tests(build):
    for old in build.glob("engine/**/*.gcda"):
        old.unlink()
    for name in TESTS:
        done = subprocess.run([build / "tests" / name, "--gtest_brief=1"], cwd=build, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"{name} fails; coverage is of passing tests\n{done.stdout[-2000:]}")


def lines_of(build, source):
    """The lines of one source, as gcov tells of them: number -> list of how often each branch was taken."""
    folder = source.parent
    data = list((build / folder).glob(f"**/{source.name}.gcda"))
    if not data:
        sys.exit(f"{source}: no test ran it; is {build} the coverage preset's?")
    told = subprocess.run(["gcov", "--json-format", "--stdout", "--branch-probabilities", data[0]],
                          cwd=build, capture_output=True, text=True, check=True)
    lines = {}
    for file in json.loads(told.stdout)["files"]:
        if not file["file"].endswith(str(source)):
            continue
        for line in file["lines"]:
            ours = [branch["count"] for branch in line["branches"] if not branch["throw"]]
            # Of a line that is compiled more than once (a template, an inlined function), each must be taken.
            lines.setdefault(line["line_number"], []).extend(ours)
    return lines


def missed_in(build, source, used):
    text = (ROOT / source).read_text().splitlines()
    missed, branches = [], 0
    for number, counts in sorted(lines_of(build, source).items()):
        branches += len(counts)
        untaken = sum(1 for count in counts if count == 0)
        line = text[number - 1].strip()
        for (file, part), (allowed, _) in EXCLUDED.items():
            if file == str(source) and part in line and untaken:
                used.add((file, part))
                untaken -= min(untaken, allowed)
        if untaken:
            missed.append(f"{source}:{number}: {untaken} of {len(counts)} branches never taken: {line}")
    return missed, branches


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", type=pathlib.Path, help="build folder of the coverage preset")
    parser.add_argument("--no-run", action="store_true", help="take what an earlier run left")
    arguments = parser.parse_args()
    build = arguments.build.resolve()
    if not arguments.no_run:
        run_tests(build)
    used, missed, branches = set(), [], 0
    for pattern in FILES:
        for source in sorted(ROOT.glob(pattern)):
            found, count = missed_in(build, source.relative_to(ROOT), used)
            missed += found
            branches += count
    missed += [f"{file}: nothing is left to exclude at \"{part}\"" for file, part in EXCLUDED.keys() - used]
    print("\n".join(missed + [f"{branches} branches, {len(missed)} places with branches never taken"]))
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
