"""The one-way dependencies between the folders: nothing may lean on what is built upon it."""

import re

from tree import Fault

# library -> what it is built on. Whatever lies beneath these may be named as well.
ARROWS = {
    # mathematics
    "engine_base": [],
    "engine_crypto": ["engine_base"],
    "engine_merkle": ["engine_crypto"],
    "engine_calendar": ["engine_base"],
    "engine_tally": ["engine_base"],
    "engine_sealed": ["engine_crypto"],
    # messages
    "proto_messages": [],
    "proto_services": ["proto_messages"],
    "engine_wire": ["proto_messages", "engine_merkle"],
    # nouns
    "engine_roster": ["engine_calendar", "engine_wire"],
    "engine_vault": ["engine_roster"],
    "engine_charter": ["engine_roster", "engine_tally"],
    "engine_petition": ["engine_charter"],
    "engine_meeting": ["engine_charter"],
    "engine_box": ["engine_meeting", "engine_tally", "engine_sealed"],
    "engine_record": ["engine_meeting"],
    "engine_posting": ["engine_record", "engine_calendar"],
    "engine_matter": ["engine_charter", "engine_petition", "engine_meeting", "engine_box", "engine_record", "engine_posting"],
    # composition
    "engine_community": ["engine_matter", "engine_vault", "engine_merkle", "engine_wire"],
    "engine_explain": ["engine_community"],
    # services
    "services_storage": ["engine_merkle"],
    "services_runtime": ["engine_community", "services_storage"],
    "services_view": ["engine_explain", "proto_services"],
    "services_rpc": ["services_runtime", "services_view", "proto_services"],
    "services_gateway": ["services_rpc"],
    "services_server": ["services_rpc", "services_gateway"],
    # clients
    "clients_roster_csv": ["engine_base", "engine_calendar"],
    "clients_sdk": ["engine_wire", "engine_merkle", "proto_services", "clients_roster_csv"],
    "clients_cli": ["clients_sdk", "engine_charter"],
    "clients_load": ["clients_sdk"],
    "clients_audit": ["engine_community"],
    "clients_witness": ["clients_sdk"],
}

# What the engine may link from outside: values and messages, the archive's checksums and compression, the hash table
# behind engine/community/command_index.h, and the two libraries behind engine/crypto.
ENGINE_LINKS = re.compile(r"absl::(status|statusor|core_headers|cord)$")
MESSAGES_LINKS = re.compile(r"protobuf::libprotobuf$")
ARCHIVE_LINKS = re.compile(r"ZLIB::ZLIB$")
INDEX_LINKS = re.compile(r"absl::(flat_hash_map|hash)$")
CRYPTO_LINKS = re.compile(r"(OpenSSL::Crypto|PkgConfig::sodium)$")
WITHOUT_MESSAGES = {
    "engine_base", "engine_crypto", "engine_merkle", "engine_tally", "engine_calendar", "engine_sealed",
}


def beneath(library, arrows=None):
    """Everything that `library` rests on; raises ValueError if the table goes in a circle."""
    arrows = ARROWS if arrows is None else arrows
    found, path = set(), []

    def walk(name):
        if name in path:
            raise ValueError("the table of layers.py goes in a circle: " + " <- ".join(path + [name]))
        path.append(name)
        for below in arrows[name]:
            found.add(below)
            walk(below)
        path.pop()

    walk(library)
    return found


def check(tree):
    for name in ARROWS:
        beneath(name)
    for declared in tree.declarations:
        if declared.folder.startswith("tests"):
            continue  # tests may use everything, and nothing but tests uses them: no table needed beyond that
        yield from _declared(declared)


def _declared(declared):
    where = (f"{declared.folder}/CMakeLists.txt", declared.line, "layers")
    library = declared.folder.replace("/", "_")
    if declared.kind == "library" and declared.name != library:
        yield Fault(*where, f"library {declared.name} stands in {declared.folder}: call it {library}")
        return
    if library not in ARROWS:
        yield Fault(*where, f"{library} is not in the table of tests/structure/layers.py: add what it is built on")
        return
    allowed = beneath(library) | ({library} if declared.kind != "library" else set())
    for link, line in declared.links:
        if link in allowed or link.startswith(("${", library + "_")):  # the latter: made in the same folder
            continue
        at = (where[0], line, "layers")
        if link in ARROWS or re.match(r"(engine|services|clients|tests|proto)_", link):
            yield Fault(*at, f"{declared.name} may not be built on {link}: the arrows of engine/README.md do not "
                             f"lead there (tests/structure/layers.py)")
        elif library.startswith("engine_") and not _outside(library, link):
            yield Fault(*at, f"{declared.name} may not link {link}: the engine is pure, and only engine/crypto "
                             f"knows the cryptographic libraries")


def _outside(library, link):
    return bool(
        ENGINE_LINKS.match(link)
        or (MESSAGES_LINKS.match(link) and library not in WITHOUT_MESSAGES)
        or (ARCHIVE_LINKS.match(link) and library == "engine_wire")
        or (INDEX_LINKS.match(link) and library == "engine_community")
        or (CRYPTO_LINKS.match(link) and library == "engine_crypto")
    )
