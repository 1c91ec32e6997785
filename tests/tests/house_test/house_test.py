"""Keeps the house: who may include whom, what no room may use, how things are called.

    house_test.py                 reads this tree; one line a fault: file:line: sentence
    house_test.py --self-test     plants one fault of every kind (planted.py); each must be caught
    house_test.py --root FOLDER   reads another tree

The rules are data and stand in rules.py. Standard library only.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rules import (
    BANNED_WORDS,
    BANS,
    CAMPAIGN_WORDS,
    ENGINE,
    EXEMPTIONS,
    GUESTS,
    HEADER_LINES,
    NAME_COLUMNS,
    NAME_FILES,
    PARAGRAPH_LETTERS,
    ROOMS,
    SOURCE_LINES,
    WORDS_ALLOWED,
    Ban,
    Exemption,
)

# ----------------------------------------------------------------------------------------------
# Reading.
# ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Fault:
    rule: str
    file: str
    line: int
    sentence: str
    hint: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}\n    hint: {self.hint} [{self.rule}]"


@dataclass
class Source:
    path: str  # below src/
    raw: str
    code: str  # comments and the insides of strings blanked, lines kept
    includes: list[tuple[int, str]]  # line, path as written, of `#include "..."`
    guests: list[tuple[int, str]]  # the same of `#include <...>`

    @property
    def room(self) -> str:
        return self.path.split("/")[0]

    @property
    def is_header(self) -> bool:
        return self.path.endswith(".h")


TOKEN = re.compile(
    r'(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<raw>R"(?P<mark>[^()\s\\]{0,16})\(.*?\)(?P=mark)")'
    r'|(?P<string>"(?:\\.|[^"\\\n])*")|(?P<char>(?<![0-9A-Fa-f])\'(?:\\.|[^\'\\\n])+\')',
    re.DOTALL,
)


def blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def strip(text: str) -> str:
    """The text without comments and without what stands in strings; each line keeps its number."""

    def replace(match: re.Match[str]) -> str:
        whole = match.group(0)
        if match.group("comment") is not None:
            return blank(whole)
        return whole[0] + blank(whole[1:-1]) + whole[-1]

    return TOKEN.sub(replace, text)


def without_directives(code: str) -> str:
    return re.sub(r"(?m)^[ \t]*#(?:[^\n\\]|\\\n|\\.)*", lambda match: blank(match.group(0)), code)


def line_of(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def read_sources(root: Path) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    base = root / "src"
    for file in sorted(base.rglob("*")):
        if file.suffix not in (".h", ".cpp", ".def"):  # .def: a table that a header reads in
            continue
        path = file.relative_to(base).as_posix()
        raw = file.read_text(encoding="utf-8")
        code = strip(raw)
        includes: list[tuple[int, str]] = []
        guests: list[tuple[int, str]] = []
        for number, (code_line, raw_line) in enumerate(
            zip(code.split("\n"), raw.split("\n"), strict=True), 1
        ):
            if not re.match(r"\s*#\s*include\b", code_line):
                continue
            if ours := re.match(r'\s*#\s*include\s*"([^"]+)"', raw_line):
                includes.append((number, ours.group(1)))
            elif theirs := re.match(r"\s*#\s*include\s*<([^>]+)>", raw_line):
                guests.append((number, theirs.group(1)))
        sources[path] = Source(path, raw, code, includes, guests)
    return sources


def closure(room: str) -> set[str]:
    seen: set[str] = set()
    waiting = list(ROOMS[room].uses)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(ROOMS[name].uses)
    return seen


# ----------------------------------------------------------------------------------------------
# The rules. Each yields faults; its name is how it is counted and exempted.
# ----------------------------------------------------------------------------------------------


@dataclass
class House:
    root: Path
    sources: dict[str, Source]
    warnings: list[str] = field(default_factory=list)


Rule = Callable[[House], Iterator[Fault]]


def may_include(room: str, target: str, *, directly: bool) -> bool:
    rules = ROOMS[room]
    theirs = target.split("/")[0]
    if target in rules.never:
        return False
    if theirs == room:
        return True
    if theirs in closure(room):
        return not (directly and theirs in rules.narrow and target not in rules.narrow[theirs])
    return target in rules.only


def allowed_words(room: str) -> str:
    rules = ROOMS[room]
    rooms = [name for name in ROOMS if name in closure(room)]
    words = ", ".join([*rooms, *rules.only]) or "the standard library alone"
    if rules.never:
        words += "; never " + ", ".join(rules.never)
    return words


def arrows(house: House) -> Iterator[Fault]:
    for source in house.sources.values():
        if source.room not in ROOMS:
            continue
        for line, target in source.includes:
            if target in house.sources and not may_include(source.room, target, directly=True):
                yield Fault(
                    "arrows",
                    f"src/{source.path}",
                    line,
                    f"{source.room} may not include {target}",
                    f"{source.room} may use {allowed_words(source.room)}",
                )


def transitive_arrows(house: House) -> Iterator[Fault]:
    for source in house.sources.values():
        if source.room not in ROOMS:
            continue
        for line, first in source.includes:
            if first not in house.sources or not may_include(source.room, first, directly=True):
                continue  # said by `arrows` or `resolves`
            came_from: dict[str, str] = {first: ""}
            waiting = [first]
            while waiting:
                here = waiting.pop(0)
                for _, target in house.sources[here].includes:
                    if target not in house.sources or target in came_from:
                        continue
                    came_from[target] = here
                    if may_include(source.room, target, directly=False):
                        waiting.append(target)
                        continue
                    way = [target]
                    while came_from[way[-1]]:
                        way.append(came_from[way[-1]])
                    yield Fault(
                        "transitive_arrows",
                        f"src/{source.path}",
                        line,
                        f"{source.room} reaches {target} by way of {' -> '.join(reversed(way))}",
                        f"{source.room} may use {allowed_words(source.room)}",
                    )


def resolves(house: House) -> Iterator[Fault]:
    for source in house.sources.values():
        for line, target in source.includes:
            if target not in house.sources:
                yield Fault(
                    "resolves",
                    f"src/{source.path}",
                    line,
                    f'there is no src/{target} for #include "{target}"',
                    'write "room/file.h", counted from src/; what comes from outside stands in <>',
                )
            elif target.endswith(".cpp"):
                yield Fault(
                    "resolves",
                    f"src/{source.path}",
                    line,
                    f"{target} is no header",
                    "include headers, and tables (.def), only",
                )


def known_room(house: House) -> Iterator[Fault]:
    for source in house.sources.values():
        if source.room not in ROOMS:
            yield Fault(
                "known_room",
                f"src/{source.path}",
                1,
                f"there is no room {source.room}",
                "a new room is a row in docs/house.md, in src/CMakeLists.txt and in rules.py",
            )


def one_table(house: House) -> Iterator[Fault]:
    """The list in src/CMakeLists.txt, which the linker follows, says the same as ROOMS."""
    path = house.root / "src" / "CMakeLists.txt"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    rows = {match[1]: match for match in re.finditer(r'(?m)^\s*"([a-z]+):([a-z,]*)"', text)}

    def built(room: str) -> set[str]:
        seen: set[str] = set()
        waiting = [room]
        while waiting:
            name = waiting.pop()
            for target in rows[name][2].split(",") if name in rows else []:
                if target and target not in seen:
                    seen.add(target)
                    waiting.append(target)
        return seen

    for room, rules in ROOMS.items():
        wanted = closure(room)
        if rules.only or "forces" in wanted or room == "forces":
            wanted = wanted | {"formation"}
        if room in rows and built(room) == wanted:
            continue
        yield Fault(
            "one_table",
            "src/CMakeLists.txt",
            line_of(text, rows[room].start(1)) if room in rows else 1,
            f"{room} links {', '.join(sorted(built(room))) or 'nothing'}; "
            f"by rules.py it uses {', '.join(sorted(wanted)) or 'nothing'}",
            "docs/house.md decides; bring both into line with it",
        )


def guests(house: House) -> Iterator[Fault]:
    for source in house.sources.values():
        for line, target in source.guests:
            standard = re.fullmatch(r"[a-z_0-9]+(\.h)?", target) or target.startswith("sys/")
            owner = next(
                (rooms for prefix, rooms in GUESTS.items() if target.startswith(prefix)), None
            )
            if owner is None and (standard or source.room not in ENGINE):
                continue
            if owner is None or source.room not in owner:
                yield Fault(
                    "guests",
                    f"src/{source.path}",
                    line,
                    f"{source.room} may not see <{target}>",
                    f"only {', '.join(owner)} may" if owner else "it is not in dependencies.txt",
                )


def make_ban(ban: Ban) -> Rule:
    pattern = re.compile(ban.pattern)

    def rule(house: House) -> Iterator[Fault]:
        ours = house.sources.get("base/real.h")
        for source in house.sources.values():
            if source.room not in ENGINE:
                continue
            if any(re.fullmatch(allowed, source.path) for allowed in ban.allowed):
                continue
            for match in pattern.finditer(source.code):
                word = match.group(0).strip()
                name = word.rstrip("( \t").lstrip(":")
                if ban.name == "c_mathematics" and ours and re.search(rf"\b{name}\s*\(", ours.code):
                    continue  # our own function of that name
                yield Fault(
                    ban.name,
                    f"src/{source.path}",
                    line_of(source.code, match.start()),
                    f"`{word}`: {ban.why}",
                    f"use {ban.instead}",
                )

    return rule


def statements(code: str) -> Iterator[tuple[int, str]]:
    """Offset and text, up to ; or {, of each statement that stands in a namespace, not deeper."""
    depth: list[bool] = []  # True: a namespace
    start = 0
    for offset, char in enumerate(code):
        if char not in "{};":
            continue
        if char == "}":
            if depth:
                depth.pop()
            start = offset + 1 if all(depth) else start
            continue
        text = code[start:offset]
        at_namespace = all(depth)
        if at_namespace:
            lead = len(text) - len(text.lstrip())
            yield start + lead, text.strip()
            start = offset + 1
        if char == "{":
            depth.append(at_namespace and re.search(r"\bnamespace\b[^=;]*$", text) is not None)


NOT_A_VARIABLE = re.compile(
    r"^(using|typedef|template|static_assert|friend|class|struct|union|enum|namespace|concept|extern\s+\"|asm|export"
    r"|\[\[nodiscard)\b|\boperator\b|^$"
)
FIXED = re.compile(r"\b(const|constexpr|consteval|constinit\s+const)\b")


def mutable_globals(house: House) -> Iterator[Fault]:
    hint = "pass it in; what changes lives in State, what never changes is constexpr"
    for source in house.sources.values():
        if source.room not in ENGINE:
            continue
        code = without_directives(source.code)
        for offset, text in statements(code):
            head = text.split("=")[0]
            if NOT_A_VARIABLE.search(text) or "(" in head or FIXED.search(head):
                continue
            if not re.search(r"[\w>&*\]]\s+[&*]?[\w:]+(\[[^\]]*\])*\s*$", head.strip()):
                continue
            yield Fault(
                "mutable_globals",
                f"src/{source.path}",
                line_of(code, offset),
                f"`{' '.join(head.split())}` is a global that can change",
                hint,
            )
        for match in re.finditer(
            r"(?m)(?<=[;{}\n])[ \t]+(?:inline\s+)?static\s+(?:inline\s+)?([^;{=()]*)([;{=(])", code
        ):
            if match.group(2) == "(" or FIXED.search(match.group(0)):
                continue
            yield Fault(
                "mutable_globals",
                f"src/{source.path}",
                line_of(code, match.start(1)),
                f"`static {' '.join(match.group(1).split())}` outlives its function and can change",
                hint,
            )


def one_namespace(house: House) -> Iterator[Fault]:
    for source in house.sources.values():
        code = without_directives(source.code)
        for match in re.finditer(
            r"\bnamespace\s+([\w:]+)\s*(=|\{)", re.sub(r"using\s+namespace", blank_using, code)
        ):
            if match.group(1) != "lishui" and match.group(2) == "{":
                yield Fault(
                    "one_namespace",
                    f"src/{source.path}",
                    line_of(code, match.start()),
                    f"namespace {match.group(1)}: there is one namespace, lishui",
                    "namespace lishui { ... }, and an unnamed one in a .cpp",
                )


def blank_using(match: re.Match[str]) -> str:
    return blank(match.group(0))


TYPE = re.compile(
    r"\b(?:struct|class|union|enum(?:\s+class|\s+struct)?)\s+(?:\[\[[^\]]*\]\]\s*)?(\w+)(?:<[^<>{};()]*>)?"
    r"(?:\s+final)?\s*(?::(?!:)[^;{}()]*(?:\([^()]*\)[^;{}()]*)*)?\{"
)


def public_types(source: Source) -> Iterator[tuple[int, str]]:
    for match in TYPE.finditer(source.code):
        yield line_of(source.code, match.start(1)), match.group(1)


def words_of(name: str) -> list[str]:
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z]*|[a-z]+", name)]


def names(house: House) -> Iterator[Fault]:
    for source in house.sources.values():
        found = [(1, Path(source.path).stem)]
        if source.is_header:
            found += list(public_types(source))
        for line, name in found:
            for word in words_of(name):
                if word in BANNED_WORDS:
                    yield Fault(
                        "names",
                        f"src/{source.path}",
                        line,
                        f"{name}: `{word}` is not a word of this house",
                        BANNED_WORDS[word],
                    )
        if not re.fullmatch(r"[a-z0-9_/]+\.(h|cpp|def)", source.path):
            yield Fault("names", f"src/{source.path}", 1, "file names are snake_case", "rename it")


def glossary(house: House) -> Iterator[Fault]:
    path = house.root / "docs" / "glossary.md"
    listed: set[str] | None = None
    if path.exists():
        listed = set(re.findall(r"`(\w+)`", path.read_text(encoding="utf-8")))
    for source in house.sources.values():
        if not source.is_header:
            continue
        for line, name in public_types(source):
            if listed is None:
                yield Fault(
                    "glossary",
                    "docs/glossary.md",
                    1,
                    "there is no glossary",
                    "list each public type in `` ` ``",
                )
                return
            if name not in listed:
                yield Fault(
                    "glossary",
                    f"src/{source.path}",
                    line,
                    f"{name} is not in docs/glossary.md",
                    f"add `{name}` there with a sentence, or call it by a word that is there",
                )


def one_definition(house: House) -> Iterator[Fault]:
    """Two types of one name in one namespace link without a word, and then destroy each other's values."""
    headers = [
        (f"src/{source.path}", source.code) for source in house.sources.values() if source.is_header
    ]
    for file in sorted((house.root / "apps").glob("*.h")):
        headers.append((f"apps/{file.name}", strip(file.read_text(encoding="utf-8"))))
    first: dict[str, str] = {}
    for path, code in headers:
        for match in re.finditer(r"(?m)^(?:struct|class|enum(?: class)?) (\w+)(?![\w<])[^;{]*\{", code):
            where = first.setdefault(match[1], path)
            if where != path:
                yield Fault(
                    "one_definition",
                    path,
                    line_of(code, match.start()),
                    f"{match[1]} is defined in {where} as well",
                    "give one of the two another name; the linker would mix them up",
                )


def opening_paragraph(house: House) -> Iterator[Fault]:
    for source in house.sources.values():
        if not source.is_header:
            continue
        text = source.raw.lstrip()
        if block := re.match(r"/\*(.*?)\*/", text, re.DOTALL):
            words = block.group(1)
        else:
            lines = re.match(r"(?:[ \t]*//[^\n]*\n?)*", text)
            words = lines.group(0) if lines else ""
        words = re.sub(r"(?m)^.*(SPDX|Copyright).*$", "", words)
        if len(re.findall(r"\w", words)) < PARAGRAPH_LETTERS:
            yield Fault(
                "opening_paragraph",
                f"src/{source.path}",
                1,
                "the header does not begin with a paragraph",
                "in staff language: what this is, who may use it, what it never does",
            )
        if not re.search(r"(?m)^\s*#\s*pragma\s+once\b", source.raw):
            yield Fault(
                "opening_paragraph",
                f"src/{source.path}",
                1,
                "there is no #pragma once",
                "add it below",
            )


def sizes(house: House) -> Iterator[Fault]:
    for source in house.sources.values():
        said, failed = HEADER_LINES if source.is_header else SOURCE_LINES
        lines = len(source.raw.splitlines())
        if lines > failed:
            yield Fault(
                "sizes",
                f"src/{source.path}",
                failed + 1,
                f"{lines} lines; {failed} is the end",
                "one noun, one file: cut it where the thought ends",
            )
        elif lines > said:
            house.warnings.append(
                f"src/{source.path}: {lines} lines; files stay under about {said}"
            )


def scenario_names(root: Path) -> dict[str, str]:
    """Word -> where it comes from. Latin names have five letters or more, Han names two."""
    found: dict[str, str] = {}

    def add(value: object, where: str) -> None:
        if not isinstance(value, str):
            return
        word = value.strip()
        han = re.fullmatch(r"[\u3400-\u9fff]{2,}", word) is not None
        latin = (
            re.fullmatch(r"[A-Za-z][A-Za-z0-9 _'.-]*", word) is not None
            and len(re.findall(r"[A-Za-z]", word)) >= 5
        )
        if (han or latin) and word.lower() not in WORDS_ALLOWED:
            found.setdefault(word, where)

    def walk(value: object, where: str) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                if NAME_COLUMNS.match(str(key)):
                    add(inner, where)
                walk(inner, where)
        elif isinstance(value, list):
            for inner in value:
                walk(inner, where)

    for folder in sorted((root / "scenarios").glob("*/")):
        for part in re.findall(r"[a-z]{5,}", folder.name):
            add(part, f"scenarios/{folder.name}")
        for file in sorted(folder.rglob("*")):
            where = file.relative_to(root).as_posix()
            if not NAME_FILES.search(file.stem):
                continue
            if file.suffix == ".csv":
                with file.open(encoding="utf-8", newline="") as stream:
                    for row in csv.DictReader(line for line in stream if not line.startswith("#")):
                        for column, value in row.items():
                            if column and NAME_COLUMNS.match(column.strip()):
                                add(value, where)
            elif file.suffix == ".toml":
                try:
                    walk(tomllib.loads(file.read_text(encoding="utf-8")), where)
                except tomllib.TOMLDecodeError:
                    continue  # the scenario's own reader says so, with line and sentence
    return found


def no_campaign(house: House) -> Iterator[Fault]:
    words = dict.fromkeys(CAMPAIGN_WORDS, "house_test.py")
    for word, where in scenario_names(house.root).items():
        words.setdefault(word.lower(), where)
    if not words:
        return
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    parts = [
        re.escape(word)
        if ord(word[0]) > 0x2FFF
        else rf"(?<![A-Za-z0-9]){re.escape(word)}(?![A-Za-z0-9])"
        for word in longest_first
    ]
    pattern = re.compile("|".join(parts), re.IGNORECASE)
    for file in sorted((house.root / "src").rglob("*")):
        if file.is_dir():
            continue
        text = file.read_text(encoding="utf-8", errors="replace")
        for match in pattern.finditer(text):
            word = match.group(0)
            yield Fault(
                "no_campaign",
                file.relative_to(house.root).as_posix(),
                line_of(text, match.start()),
                f"`{word}` names a campaign (from {words.get(word.lower(), 'rules.py')})",
                "src knows war, not this war: what is particular stands in scenarios/; "
                "a general word goes to WORDS_ALLOWED",
            )


RULES: dict[str, Rule] = {
    "arrows": arrows,
    "transitive_arrows": transitive_arrows,
    "resolves": resolves,
    "known_room": known_room,
    "one_table": one_table,
    "guests": guests,
    **{ban.name: make_ban(ban) for ban in BANS},
    "mutable_globals": mutable_globals,
    "one_namespace": one_namespace,
    "names": names,
    "glossary": glossary,
    "one_definition": one_definition,
    "opening_paragraph": opening_paragraph,
    "sizes": sizes,
    "no_campaign": no_campaign,
}


def inspect(
    root: Path, exemptions: tuple[Exemption, ...] = EXEMPTIONS
) -> tuple[list[Fault], list[str]]:
    house = House(root, read_sources(root))
    used: set[Exemption] = set()
    faults: list[Fault] = []
    for rule in RULES.values():
        for fault in rule(house):
            exemption = next(
                (e for e in exemptions if (e.rule, e.file) == (fault.rule, fault.file)), None
            )
            if exemption:
                used.add(exemption)
            else:
                faults.append(fault)
    for exemption in exemptions:
        if exemption not in used:
            faults.append(
                Fault(
                    "exemptions",
                    exemption.file,
                    1,
                    f"the exemption from `{exemption.rule}` lets nothing through",
                    "take it out of EXEMPTIONS in rules.py",
                )
            )
    return faults, house.warnings


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parents[2])
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    if arguments.self_test:
        import planted  # it imports this file

        return planted.self_test(arguments.root)

    faults, warnings = inspect(arguments.root)
    for fault in faults:
        print(fault)
    for warning in warnings:
        print(f"warning: {warning}")
    broken = {fault.rule for fault in faults}
    rules = {*RULES, *broken}
    print(f"{len(rules) - len(broken)} passed, {len(broken)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
