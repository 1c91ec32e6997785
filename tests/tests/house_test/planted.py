"""The test of the test: a small tree without a fault, then one fault of every kind planted in it.

Run by `house_test.py --self-test`. What looks like a fault and is none stands in the clean tree.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from house_test import RULES, Fault, inspect
from rules import BANS, CAMPAIGN_WORDS, HEADER_LINES, SOURCE_LINES, Exemption

PARAGRAPH = (
    "// A paragraph in staff language, which says what this is, who may use it,\n"
    "// and what it never does, and is long enough to be one.\n#pragma once\n"
)


def header(body: str = "", *includes: str) -> str:
    lines = "".join(f'#include "{name}"\n' for name in includes)
    return f"{PARAGRAPH}{lines}namespace lishui {{\n{body}\n}}  // namespace lishui\n"


def clean_tree(cmake: str) -> dict[str, str]:
    """A tree without a fault, with what looks like one and is not."""
    return {
        "src/CMakeLists.txt": cmake,
        "docs/glossary.md": "`Hex` `Formation` `Condition` `Commander` `Kind` `State` `Terrain`\n",
        "scenarios/elbow-1900/places.csv": "id,name_zh,lon\nelbow_town,肘镇,1\nbridge,桥,2\n",
        "scenarios/elbow-1900/scenario.toml": 'id = "elbow-1900"\nname = "Elbow Campaign"\n',
        "src/base/id.h": header("enum class Kind : int { a, b };\nusing Words = int;"),
        "src/base/real.h": header("double hypot(double a, double b);"),
        "src/base/real.cpp": '#include "base/real.h"\n#include <cmath>\n',
        "src/map/hex.h": header(
            "struct Hex {\n    static constexpr int width = 5;\n    bool operator==(const Hex&) const = default;\n};\n"
            "inline constexpr int table[] = {1, 2};\nextern const int limit;\n"
            "template <class T>\nstruct Terrain { int travel_time(int) const; };",
            "base/id.h",
        ),
        "src/map/hex.cpp": (
            '#include "map/hex.h"\n\n#include "base/real.h"\n\nnamespace lishui {\nnamespace {\n'
            "const int names[2] = {1, 2};\nint twice(int x) { return 2 * x; }\n"
            "constexpr auto three = [] { return 3; }();\n}  // namespace\n"
            "const int limit = 3;  // std::sort, float and time(nullptr) in a comment\n"
            'const char* word() { return "virtual float"; }\n'
            "double far(double a) { static const int k = 1; return hypot(a, k); }\n}  // namespace lishui\n"
        ),
        "src/forces/formation.h": header("struct Formation {};", "map/hex.h"),
        "src/forces/condition.h": header("struct Condition {};", "forces/formation.h"),
        "src/combat/loss.h": header("", "forces/condition.h"),
        "src/belief/picture.h": header("", "forces/formation.h", "map/hex.h"),
        "src/command/commander.h": header(
            "class Commander {\npublic:\n    virtual ~Commander() = default;\n};",
            "belief/picture.h",
        ),
        "src/messages/post.h": header("", "command/commander.h", "forces/formation.h"),
        "src/scenario/scenario.h": header("", "messages/post.h", "combat/loss.h"),
        "src/scenario/read.cpp": "#include <fstream>\n#include <toml++/toml.h>\n",
        "src/campaign/state.h": header("struct State {};", "scenario/scenario.h"),
        "src/campaign/campaign.h": header("struct State;", "scenario/scenario.h"),
        "src/campaign/event.h": header("", "scenario/scenario.h"),
        "src/record/journal.h": header("", "campaign/event.h"),
        "src/ensemble/run.cpp": '#include "record/journal.h"\n#include <thread>\n',
        "src/serve/session.h": header("", "campaign/campaign.h", "record/journal.h"),
    }


# fmt: off
def planted_faults() -> list[tuple[str, str, str, str, int]]:
    """A title, the rule that must catch it, the file, what is added to it, the line (-1: any)."""
    cpp, h = "src/map/a.cpp", "src/map/a.h"
    truth = '#include "forces/condition.h"\n'
    state = '#include "campaign/state.h"\n'
    spdx = "// SPDX-License-Identifier: Apache-2.0, the licence of all that is in this folder and below it\n"
    planted = [
        ("an arrow upward", "arrows", h, header("", "forces/formation.h"), 4),
        ("belief names the truth", "arrows", "src/belief/a.h", header("", "forces/condition.h"), 4),
        ("command names the truth", "arrows", "src/command/a.cpp", truth, 1),
        ("messages names the truth", "arrows", "src/messages/a.cpp", truth, 1),
        ("belief includes combat", "arrows", "src/belief/a.cpp", '#include "combat/loss.h"\n', 1),
        ("serve names the state", "arrows", "src/serve/a.cpp", state, 1),
        ("serve beside the door", "arrows", "src/serve/a.cpp", '#include "campaign/event.h"\n', 1),
        ("the truth by a detour", "transitive_arrows", "src/forces/formation.h", truth, -1),
        ("the state by a detour", "transitive_arrows", "src/record/journal.h", state, -1),
        ("no such header", "resolves", cpp, '#include "map/nowhere.h"\n', 1),
        ("a source included", "resolves", cpp, '#include "map/hex.cpp"\n', 1),
        ("a room of its own", "known_room", "src/attic/a.cpp", "\n", 1),
        ("a guest in the wrong room", "guests", cpp, "#include <toml++/toml.h>\n", 1),
        ("a guest nobody invited", "guests", cpp, "#include <boost/any.hpp>\n", 1),
        ("a sort by ranges", "open_ties", cpp, "void f(int* v) { std::ranges::sort(v, v); }\n", 1),
        ("the system's exp", "mathematics", cpp, "double f(double x) { return std::exp(x); }\n", 1),
        ("one of C's", "c_mathematics", cpp, "double f(double x) { return ::sqrt(x); }\n", 1),
        ("virtual in a file called like it", "virtual", "src/command/my_commander.h", "virtual\n", 1),
        ("a file in the wrong place", "file", "src/record/journal.cpp", "#include <filesystem>\n", 1),
        ("a ban in a table", "float", "src/map/rules.def", "X(float)\n", 1),
        ("a global", "mutable_globals", cpp, "namespace lishui {\nint counter = 0;\n}\n", 2),
        ("a global in braces", "mutable_globals", cpp, "namespace {\nstd::vector<int> seen{};\n}\n", 2),
        ("a static global", "mutable_globals", cpp, "static int counter;\n", 1),
        ("a static local", "mutable_globals", cpp, "int f() {\n    static int n = 0;\n    return n;\n}\n", 2),
        ("a static member", "mutable_globals", h, header("struct Hex {\n    static inline int n = 0;\n};"), 6),
        ("a nested namespace", "one_namespace", cpp, "namespace lishui::map {\n}\n", 1),
        ("a namespace within", "one_namespace", cpp, "namespace lishui {\nnamespace detail {\n}\n}\n", 2),
        ("a unit", "names", "src/forces/a.h", header("struct UnitState {};"), 5),
        ("a manager", "names", "src/forces/route_manager.cpp", "\n", 1),
        ("a type without a word", "glossary", h, header("struct Gazebo {};"), 5),
        ("an enumeration without one", "glossary", h, header("enum class Gazebo : char { a };"), 5),
        ("a derived type without one", "glossary", h, header("class Gazebo final : public Hex {\n};"), 5),
        ("a type of the same name in a program", "one_definition", "apps/a.h", "struct Hex {\n};\n", 1),
        ("a type of the same name in a room", "one_definition", h, header("struct Formation {};"), -1),
        ("no opening paragraph", "opening_paragraph", h, "#pragma once\n// too late\n", 1),
        ("a licence line is no paragraph", "opening_paragraph", h, spdx + "#pragma once\n", 1),
        ("no guard", "opening_paragraph", h, PARAGRAPH.replace("#pragma once\n", ""), 1),
        ("a long source", "sizes", cpp, "\n" * (SOURCE_LINES[1] + 1), SOURCE_LINES[1] + 1),
        ("a long header", "sizes", h, header("\n" * HEADER_LINES[1]), HEADER_LINES[1] + 1),
        ("a campaign by its folder", "no_campaign", cpp, "// as at Elbow\n", 1),
        ("a campaign by a place", "no_campaign", cpp, "// near elbow_town\n", 1),
        ("a campaign in Chinese", "no_campaign", cpp, 'const char* f() { return "在肘镇"; }\n', 1),
        ("a campaign by the list", "no_campaign", cpp, f"// {CAMPAIGN_WORDS[0].title()}\n", 1),
    ]
    planted += [(f"ban: {ban.name}", ban.name, cpp, ban.example + "\n", 1) for ban in BANS]
    return planted
# fmt: on


def faults_of(tree: dict[str, str], exemptions: tuple[Exemption, ...] = ()) -> list[Fault]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, text in tree.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return inspect(root, exemptions)[0]


def self_test(root: Path) -> int:
    passed = failed = 0

    def expect(title: str, *, good: bool, detail: str) -> None:
        nonlocal passed, failed
        if good:
            passed += 1
        else:
            failed += 1
            print(f"self-test: {title}: {detail}")

    cmake = (root / "src" / "CMakeLists.txt").read_text(encoding="utf-8")
    clean = clean_tree(cmake)
    remaining = faults_of(clean)
    expect(
        "a clean tree",
        good=not remaining,
        detail="faults were found\n" + "\n".join(map(str, remaining)),
    )

    caught: set[str] = set()
    for title, rule, path, text, line in planted_faults():
        before = clean.get(path, "")
        found = faults_of({**clean, path: before + text})
        hits = [
            fault
            for fault in found
            if fault.rule == rule and (line < 0 or (fault.file, fault.line) == (path, line))
        ]
        caught.add(rule)
        expect(
            title,
            good=bool(hits),
            detail=f"not caught by `{rule}` at line {line}; found: {list(map(str, found))}",
        )

    bent = clean_tree(cmake.replace('"belief:map,formation"', '"belief:map,forces"'))
    expect(
        "a bent table",
        good=any(f.rule == "one_table" for f in faults_of(bent)),
        detail="not caught",
    )
    caught.add("one_table")

    lazy = (Exemption("float", "src/map/hex.cpp", "none"),)
    expect(
        "an idle exemption",
        good=[fault.rule for fault in faults_of(clean, lazy)] == ["exemptions"],
        detail="not caught",
    )
    useful = (Exemption("float", "src/map/a.cpp", "an example"),)
    expect(
        "an exemption",
        good=not faults_of({**clean, "src/map/a.cpp": "float f();\n"}, useful),
        detail="did not let its fault through",
    )
    expect(
        "a fault of every kind",
        good=caught == set(RULES),
        detail=f"none planted for {set(RULES) - caught}",
    )
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0
