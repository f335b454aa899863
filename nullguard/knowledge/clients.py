"""What client libraries know of timeouts, from rules/models/<language>/client-timeouts.tsv."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from nullguard.knowledge.locate import rules_folder
from nullguard.knowledge.tables import InvalidTable, rows

_COLUMNS = (
    "kind",
    "name",
    "gives",
    "argument",
    "position",
    "unit",
    "phases",
    "default",
    "unbounded",
    "method",
    "url",
    "since",
    "until",
    "source",
)
_KINDS = frozenset(
    {
        "client",
        "object",
        "options",
        "request",
        "call",
        "set",
        "setting",
        "endpoint",
        "limiter",
        "within",
        "wait",
        "watchdog",
        "job",
    }
)
_MOST_ALIASES = 4
_SHARED = frozenset({"java", "javax", "jakarta", "org", "com", "io", "google", "azure", "http", "urllib", "xmlrpc"})
"""First parts of package names that many libraries share."""
_COMMON = frozenset({"http", "urllib", "google", "azure", "socket", "six", "xmlrpc"})
"""Packages with much besides clients, whose name alone tells nothing."""
EVERYWHERE = ("java.util.", "java.time.")
"""Packages of which every source uses something: whoever uses a client library imports something else as well."""


class Setting(msgspec.Struct, frozen=True):
    """One way to set phases, or a library's default for them.

    `library` is the name that it has in package registries, where the source of the row says it. `default` is milliseconds,
    `none`, `socket`, `=phase` or empty; `keys` are those of a `setting`; `position` is -1 for none.
    """

    argument: str
    keys: tuple[str, ...]
    position: int
    unit: str
    phases: tuple[str, ...]
    default: str
    unbounded: frozenset[str]
    since: str
    until: str
    library: str = ""


class Parameter(msgspec.Struct, frozen=True):
    """Where a URL or method stands: by keyword or position (-1: none), else the `default`, or the function's own name."""

    name: str = ""
    position: int = -1
    default: str = ""
    own_name: bool = False
    must_look_like_url: bool = False


class Entry(msgspec.Struct, frozen=True):
    """What one function or method of a client library does."""

    kind: str
    name: str
    gives: str
    settings: tuple[Setting, ...]
    method: Parameter | None = None
    url: Parameter | None = None


class ClientModel:
    """The client libraries of one language."""

    def __init__(self, text: str) -> None:
        """Reads the table. Raises InvalidTable for a row that cannot be read."""
        collected: dict[str, list[tuple[str, ...]]] = {}
        self._aliases: dict[str, str] = {}
        self._unaliased_of: dict[str, str] = {}
        for line in rows(text, _COLUMNS):
            cells = tuple(line.split("\t"))
            if len(cells) != len(_COLUMNS):
                raise InvalidTable(f"{len(cells)} cells where {len(_COLUMNS)} are expected: {line!r}")
            if cells[0] == "alias":
                self._aliases[cells[1]] = cells[2]
            elif cells[0] in _KINDS:
                for name in _alternatives(cells[1]):
                    collected.setdefault(name, []).append(cells)
            else:
                raise InvalidTable(f"the kind {cells[0]!r} is unknown: {line!r}")
        self.entries: Mapping[str, Entry] = MappingProxyType({name: _entry(name, group) for name, group in collected.items()})
        patterns: dict[str, list[tuple[re.Pattern[str], Entry]]] = {}
        for name, entry in self.entries.items():
            if "*" in name and not name.startswith("*."):
                pattern = re.compile(re.escape(name).replace(r"\*", "[A-Za-z_0-9]+"))
                patterns.setdefault(name.partition(".")[0], []).append((pattern, entry))
        self._patterns = {package: tuple(found) for package, found in patterns.items()}
        self.generated = frozenset(self._patterns)
        self.families = frozenset(entry.gives for entry in self.entries.values() if entry.gives)
        self.names = frozenset(name.rpartition(".")[2] for name in (*self.entries, *self._aliases))
        self._owners = {name.rpartition(".")[0] for name in (*self.entries, *self._aliases)} | self.families | {*self._aliases}
        self.packages = frozenset(_package(name) for name in (*self.entries, *self._aliases)) - {"*"}
        named = [name for name in (*self.entries, *self._aliases) if not name.startswith(EVERYWHERE)]
        self.prefixes = frozenset(prefix for name in named for prefix in _prefixes(name))
        apart = {_package(name).partition(".")[0] for name, entry in self.entries.items() if entry.kind == "job"}
        self.telling = frozenset(name.partition(".")[0] for name in self.packages) - _COMMON - apart | {
            name[2:] for name, entry in self.entries.items() if name.startswith("*.") and entry.kind != "job"
        }
        self.queueing = frozenset(name[2:] for name, entry in self.entries.items() if name.startswith("*.")) - self.telling

    def entry(self, qualified: str) -> Entry | None:
        """The function that a qualified name means, under whatever alias."""
        for _ in range(_MOST_ALIASES):
            found = self.entries.get(qualified) or self._fitting(qualified)
            if found is not None:
                return found
            other = self._unaliased(qualified)
            if other == qualified:
                return None
            qualified = other
        return None

    def family(self, qualified: str) -> str:
        """The family of objects that a class name means; empty for every other class."""
        for _ in range(_MOST_ALIASES):
            if qualified in self.families:
                return qualified
            made = self.entries.get(qualified) or self._fitting(qualified)
            if made is not None and made.gives:
                return made.gives
            other = self._unaliased(qualified)
            if other == qualified:
                return ""
            qualified = other
        return ""

    def knows(self, qualified: str) -> bool:
        """Whether a name is a class or function of a client library."""
        for _ in range(_MOST_ALIASES):
            if qualified in self._owners or qualified in self.entries:
                return True
            qualified, before = self._unaliased(qualified), qualified
            if qualified == before:
                return False
        return False

    def _fitting(self, qualified: str) -> Entry | None:
        """The function whose name with a `*` in it a name fits."""
        known = self._patterns.get(qualified.partition(".")[0], ())
        return next((entry for pattern, entry in known if pattern.fullmatch(qualified) is not None), None)

    def _unaliased(self, qualified: str) -> str:
        """The name that the tables have for a name, itself where they have none."""
        known = self._unaliased_of.get(qualified)
        if known is None:
            known = self._unaliased_of[qualified] = self._find_unaliased(qualified)
        return known

    def _find_unaliased(self, qualified: str) -> str:
        prefix, rest = qualified, ""
        while prefix:
            other = self._aliases.get(prefix)
            if other is not None:
                return other + rest
            prefix, _, last = prefix.rpartition(".")
            rest = f".{last}{rest}"
        return qualified


@cache
def client_model(language: str) -> ClientModel:
    """The client libraries of `python` or `java`. Raises InvalidTable for a row that cannot be read."""
    return ClientModel((rules_folder() / "models" / language / "client-timeouts.tsv").read_text(encoding="utf-8"))


def _alternatives(name: str) -> list[str]:
    """`a.b.get|post` as `a.b.get`, `a.b.post`; an alternative with dots is a whole name."""
    first, *others = name.split("|")
    prefix = first.rpartition(".")[0]
    return [first, *(other if "." in other else f"{prefix}.{other}" for other in others)]


def _prefixes(name: str) -> list[str]:
    """What may be imported to use a name: every prefix of it with at least two parts."""
    parts = name.split(".")
    return [".".join(parts[:length]) for length in range(2, len(parts) + 1)]


def _package(name: str) -> str:
    """What an import of a library begins with: everything before the first part with a capital, at most three parts."""
    parts: list[str] = []
    for part in name.split("."):
        if parts and (part[:1].isupper() or len(parts) == 3):
            break
        parts.append(part)
    return ".".join(parts) if parts[0] in _SHARED else parts[0]


def _entry(name: str, group: list[tuple[str, ...]]) -> Entry:
    kinds = {cells[0] for cells in group} - {"setting"}
    if len(kinds) > 1:
        raise InvalidTable(f"{name} has the kinds {', '.join(sorted(kinds))}")
    first = group[0]
    return Entry(
        kind=first[0],
        name=name,
        gives=first[2],
        settings=tuple(_setting(cells) for cells in group if cells[6] or cells[3] or cells[4]),
        method=_parameter(first[9]),
        url=_parameter(first[10]),
    )


def _setting(cells: tuple[str, ...]) -> Setting:
    kind, name, _, argument, position, unit, phases, default, unbounded, _, _, since, until, source = cells
    if position and not position.isdigit():
        raise InvalidTable(f"the position {position!r} of {name} is no number")
    if default not in ("", "none", "socket") and not default.startswith("=") and not default.isdigit():
        raise InvalidTable(f"the default {default!r} of {name} is none")
    return Setting(
        argument="" if kind == "setting" else argument,
        keys=tuple(argument.split(",")) if kind == "setting" else (),
        position=int(position) if position else -1,
        unit=unit,
        phases=tuple(phases.split(",")) if phases else (),
        default=default,
        unbounded=frozenset(unbounded.split(",")) if unbounded else frozenset(),
        since=since,
        until=until,
        library=_library(source),
    )


def _library(source: str) -> str:
    """The library in a row's source: `redis` of `V redis 3.5.3, 4.6.0`."""
    found = re.match(r"[VS] ([A-Za-z][\w.-]*) \d", source)
    return found[1] if found is not None else ""


def _parameter(cell: str) -> Parameter | None:
    if not cell:
        return None
    if cell == "=":
        return Parameter(own_name=True)
    cell, _, default = cell.partition("=")
    must = cell.endswith("?")
    name, colon, position = cell.removesuffix("?").partition(":")
    if not colon and not default and name.isupper():
        return Parameter(default=name)
    return Parameter(name, int(position) if position else -1, default, must_look_like_url=must)
