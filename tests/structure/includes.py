"""What the engine may not include: it is pure, and the same input gives the same output on every machine."""

import re

from tree import Fault

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')

# (what is included, why not)
ENGINE = [
    (r"chrono|ctime|time\.h|sys/time\.h|absl/time/.*", "the engine reads no clock; time is an argument"),
    (r"thread|mutex|shared_mutex|condition_variable|future|stop_token|semaphore|latch|barrier|atomic|pthread\.h"
     r"|absl/synchronization/.*", "the engine has no threads"),
    (r"random|absl/random/.*|sys/random\.h", "the engine draws nothing at random; randomness is an argument"),
    (r"fstream|filesystem|iostream|cstdio|stdio\.h|unistd\.h|fcntl\.h|sys/.*|netinet/.*|arpa/.*|netdb\.h|poll\.h",
     "the engine does no input or output"),
    (r"locale|clocale|regex", "what it does depends on the locale"),
    (r"unordered_map|unordered_set|absl/container/.*|google/protobuf/map\.h",
     "the order of a walk through it differs from run to run; use std::map, std::set or a sorted vector"),
    (r"grpc/.*|grpcpp/.*|.*\.grpc\.pb\.h", "gRPC belongs to services/rpc and the clients"),
    (r"sqlite3\.h|libpq-fe\.h|prometheus/.*|curl/.*", "the engine knows no database and no metrics"),
    (r"services/.*|clients/.*|tests/.*", "the engine lies beneath services, clients and tests"),
]
CRYPTO = (r"openssl/.*|sodium\.h|sodium/.*",
          "only engine/crypto knows the cryptographic libraries, so that a certified module can replace them")
MESSAGES = (r"google/protobuf/.*|.*\.pb\.h|.*\.pb\.inc",
            "the mathematics and engine/base stay free of protobuf")
WITHOUT_MESSAGES = ("base", "crypto", "merkle", "tally", "calendar", "sealed")

# Words of code that no include betrays.
TOKENS = [
    (r"\b(std::)?(rand|srand|getenv|setlocale|time|clock)\s*\(", "reads the world outside"),
    (r"\bstd::(views|ranges::views)\b", "clang 14 does not compile it with this standard library"),
    (r"\b(double|float)\b", "a result must be exact and equal on every machine; use integers or engine/base/ratio.h"),
    (r"\bthread_local\b", "only engine/crypto keeps something a thread: contexts that are slow to make"),
]

# (file, what it includes) -> why it may.
ALLOWED = {
    ("engine/community/command_index.h", "absl/container/flat_hash_map.h"): "a class that nobody can walk",
}


def check(tree):
    used = set()
    for path in tree.matching(".h", ".cc", under="engine/"):
        for number, line in enumerate(tree.lines(path), 1):
            include = INCLUDE.match(line)
            if include:
                why = _forbidden(path, include[1])
                if why and (path, include[1]) in ALLOWED:
                    used.add((path, include[1]))
                elif why:
                    yield Fault(path, number, "includes", f"includes {include[1]}: {why}")
                continue
            code = re.sub(r'"(\\.|[^"\\])*"', '""', line).split("//")[0]
            for token, why in TOKENS:
                if "thread_local" in token and path.startswith("engine/crypto/"):
                    continue
                found = re.search(token, code)
                if found and not re.match(r"\s*\*", line):
                    yield Fault(path, number, "includes", f"has {found[0].strip('( ')}: {why}")
    for path, name in sorted(set(ALLOWED) - used):
        if path in tree.paths:
            yield Fault(path, 1, "includes", f"no longer includes {name}: take it out of ALLOWED in includes.py")


def _forbidden(path, included):
    folder = path.split("/")[1]
    for pattern, why in ENGINE:
        if re.fullmatch(pattern, included):
            return why
    if folder != "crypto" and re.fullmatch(CRYPTO[0], included):
        return CRYPTO[1]
    if folder in WITHOUT_MESSAGES and re.fullmatch(MESSAGES[0], included):
        return MESSAGES[1]
    return None
