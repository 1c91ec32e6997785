"""The rules of the house, as data, taken from docs/house.md; house_test.py applies them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# ----------------------------------------------------------------------------------------------
# The arrows. `uses`: whole rooms, and what those use in turn. `only`: single headers of a room that
# is not used as a whole. `narrow`: of a room that is used, these headers alone may be named
# directly. `never`: not even transitively.
# ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Room:
    uses: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    narrow: dict[str, tuple[str, ...]] = field(default_factory=dict)
    never: tuple[str, ...] = ()


FORMATION = "forces/formation.h"

ROOMS: dict[str, Room] = {
    "base": Room(),
    "time": Room(uses=("base",)),
    "map": Room(uses=("time",)),
    "forces": Room(uses=("map",)),
    "combat": Room(uses=("forces",)),
    "belief": Room(uses=("map",), only=(FORMATION,)),
    "command": Room(uses=("belief", "map"), only=(FORMATION,)),
    "messages": Room(uses=("command", "belief", "map"), only=(FORMATION,)),
    "scenario": Room(uses=("messages", "combat")),
    "battle": Room(uses=("scenario",)),
    "campaign": Room(uses=("scenario",)),
    "record": Room(uses=("campaign",)),
    "ensemble": Room(uses=("record",)),
    "serve": Room(
        uses=("campaign", "record"),
        narrow={"campaign": ("campaign/campaign.h",)},
        never=("campaign/state.h",),
    ),
}

# The rooms that know nothing of threads, clocks and files; the bans hold in them alone.
ENGINE = tuple(ROOMS)[: tuple(ROOMS).index("record") + 1]

# What comes from outside the standard library, and who may see it.
GUESTS: dict[str, tuple[str, ...]] = {
    "Random123/": ("base",),
    "toml++/": ("scenario",),
    "csv.h": ("scenario",),
    "nlohmann/": ("scenario", "record", "ensemble", "serve"),
}

# ----------------------------------------------------------------------------------------------
# The bans: a pattern over code without comments and strings, what is wrong with it, what to write
# instead, and the files that may. A ban on an include is written as its line.
# ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Ban:
    name: str
    pattern: str
    why: str
    instead: str
    allowed: tuple[str, ...] = ()  # patterns over the path below src/
    example: str = ""  # planted by the self-test


SYSTEM_MATH = [
    "exp",
    "exp2",
    "expm1",
    "log",
    "log2",
    "log10",
    "log1p",
    "pow",
    "sin",
    "cos",
    "tan",
    "asin",
    "acos",
    "atan",
    "atan2",
    "sinh",
    "cosh",
    "tanh",
    "cbrt",
    "hypot",
    "erf",
    "erfc",
    "tgamma",
    "lgamma",
    "fma",
]
MATH = "|".join(SYSTEM_MATH)
NOT_A_MEMBER = r"(?<![\w.:>])"

BANS: tuple[Ban, ...] = (
    Ban(
        "unordered",
        r"\bunordered_(multi)?(map|set)\b",
        "the order of an unordered container differs between libraries",
        "a sorted std::vector, std::map, or a vector indexed by id",
        example="std::unordered_map<int, int> f();",
    ),
    Ban(
        "random",
        r"#\s*include\s*<random>|\bstd::(mt19937(_64)?|minstd_rand0?|default_random_engine|random_device"
        r"|\w+_distribution|(ranges::)?shuffle|(ranges::)?sample)\b|\b(rand|srand|drand48|random)\s*\(",
        "luck is keyed, not streamed",
        "draw(key, purpose) of base/draw.h",
        example="#include <random>",
    ),
    Ban(
        "clock",
        r"#\s*include\s*<(chrono|ctime|time\.h|sys/time\.h)>|\bstd::chrono\b|\bstd::time\s*\("
        r"|"
        + NOT_A_MEMBER
        + r"(time\s*\(\s*(nullptr|NULL|0|&)|clock\s*\(\s*\)|clock_gettime\s*\(|gettimeofday\s*\("
        r"|(localtime|gmtime|mktime)(_r)?\s*\()",
        "no wall clock exists in the engine",
        "an Hour handed in (time/hour.h)",
        example="long f() { return time(nullptr); }",
    ),
    Ban(
        "thread",
        r"#\s*include\s*<(thread|mutex|shared_mutex|atomic|condition_variable|future|semaphore|barrier|latch"
        r"|stop_token|pthread\.h)>|\bstd::(j?thread|(recursive_|shared_|timed_)?mutex|atomic(_\w+)?|async|lock_guard"
        r"|unique_lock|scoped_lock)\b|\bthread_local\b",
        "threads exist only above the campaign (ensemble, serve)",
        "plain values in, plain values out",
        example="#include <mutex>",
    ),
    Ban(
        "file",
        r"#\s*include\s*<(fstream|filesystem|unistd\.h|fcntl\.h|sys/\w+\.h)>|\bstd::(o|i)?fstream\b"
        r"|\bstd::filesystem\b|\b(f|fre|fd)open\s*\(",
        "the engine is free of the file system, so that it also runs in a browser",
        "text handed in; scenario/read*, scenario/write* and record/file* alone open files",
        allowed=(r"scenario/(read|write)\w*\.cpp", r"record/file\w*\.cpp"),
        example="#include <fstream>",
    ),
    Ban(
        "stream",
        r"#\s*include\s*<iostream>|\bstd::(cout|cerr|clog|cin)\b",
        "a room does not talk to a terminal",
        "return text or a Fault; apps/ prints it",
        example="#include <iostream>",
    ),
    Ban(
        "hash",
        r"\bstd::hash\b",
        "std::hash differs between libraries",
        "digest of base/digest.h",
        example="std::hash<int> f();",
    ),
    Ban(
        "mathematics",
        r"#\s*include\s*<(cmath|math\.h|cfenv|complex|numbers)>|\bstd::(" + MATH + r")[fl]?\b",
        "the system's mathematics differs in the last bit from machine to machine",
        "base/real.h",
        allowed=(r"base/real\w*\.(h|cpp)",),
        example="#include <cmath>",
    ),
    Ban(
        "c_mathematics",
        r"(?<![\w.:>])(::)?(("
        + MATH
        + r")[fl]?|sqrtf?|floorf?|ceilf?|l?l?roundf?|l?l?rintf?|fmodf?)\s*\(",
        "the system's mathematics differs in the last bit from machine to machine",
        "base/real.h",
        allowed=(r"base/real\w*\.(h|cpp)",),
        example="double f(double x) { return atan2(x, 1.0); }",
    ),
    Ban(
        "float",
        r"\bfloat\b",
        "a float is rounded where nobody sees it",
        "double, or a whole number of men, minutes, metres",
        example="float f();",
    ),
    Ban(
        "open_ties",
        r"\bstd::(ranges::)?(sort|partial_sort|partial_sort_copy|nth_element)\b|\bq(uick)?sort\s*\(",
        "a sort whose ties are open gives another order with another library",
        "order_by of base/order_by.h, or std::stable_sort",
        allowed=(r"base/order_by\.h",),
        example="void f(int* a, int* b) { std::sort(a, b); }",
    ),
    Ban(
        "pointer_key",
        r"\bstd::(map|set|multimap|multiset|less|greater)<\s*(const\s+)?[\w:]+(\s+const)?\s*\*",
        "addresses differ from run to run, and so does the order of what they key",
        "an id as the key",
        example="std::map<const int*, int> f();",
    ),
    Ban(
        "locale",
        r"#\s*include\s*<(locale|clocale|locale\.h)>|\bsetlocale\b|\bstd::locale\b|\bimbue\s*\(",
        "a locale changes how numbers are read and written",
        "std::from_chars and std::to_chars",
        example="#include <locale>",
    ),
    Ban(
        "shared_ptr",
        r"\b(shared_ptr|weak_ptr|make_shared|enable_shared_from_this)\b",
        "State is plain values that one memcpy copies",
        "a value, or an id into a vector",
        example="std::shared_ptr<int> f();",
    ),
    Ban(
        "virtual",
        r"\bvirtual\b",
        "only a commander is chosen at run time",
        "std::variant with an exhaustive visit",
        allowed=(r"command/commander\.h",),
        example="struct Ground { virtual int f(); };",
    ),
    Ban(
        "using_namespace",
        r"\busing\s+namespace\s+(?!std::(string_)?(view_)?literals)",
        "a reader no longer sees where a name comes from",
        "name it in full, or a using-declaration for one name",
        example="using namespace std;",
    ),
)

# ----------------------------------------------------------------------------------------------
# Names, sizes, and what is let through.
# ----------------------------------------------------------------------------------------------

BANNED_WORDS: dict[str, str] = {
    "unit": "formation (a unit is a measure)",
    "units": "formations (a unit is a measure)",
    "manager": "the noun of what it holds",
    "helper": "the noun of what it does",
    "helpers": "the noun of what it does",
    "util": "the room where it belongs",
    "utils": "the room where it belongs",
    "utility": "the room where it belongs",
}

SOURCE_LINES = (400, 450)  # said, failed
HEADER_LINES = (150, 200)
PARAGRAPH_LETTERS = 60  # the shortest opening paragraph of a header

# Names of campaigns that no source may know, besides those read from scenarios/.
CAMPAIGN_WORDS = ("changde", "常德", "ichigo", "lianjiang", "長德", "横山勇", "余程万")
# Which files and columns of scenarios/NAME/ name places, forces and people.
NAME_FILES = re.compile(
    r"place|gazetteer|formation|order_of_battle|orbat|headquarters|commander|crossing|scenario"
)
NAME_COLUMNS = re.compile(r"^(id|key|name|zh|ja|en|name_\w+|\w+_(name|zh|ja|en))$")
# General words that a scenario also uses as a name, and the project's own name (a river's).
WORDS_ALLOWED = frozenset(
    [
        "lishui",
        "north",
        "south",
        "east",
        "west",
        "centre",
        "center",
        "bridge",
        "ferry",
        "river",
        "railway",
        "station",
        "airfield",
        "landing",
        "reserve",
        "army",
        "corps",
        "division",
        "regiment",
        "brigade",
        "battalion",
        "group",
        "headquarters",
        "garrison",
        "opening",
        "scenario",
        "campaign",
        "chinese",  # the language
        "japanese",
        "losses",  # ids of a scenario's sources and of the standing of a datum
        "papers",
        "judged",
    ]
)


@dataclass(frozen=True)
class Exemption:
    rule: str
    file: str  # below the root
    reason: str


# Let through, each with its reason. One that lets nothing through is a fault itself.
EXEMPTIONS: tuple[Exemption, ...] = ()
