"""What Python's library does with None, from rules/models/python/null-behaviour.tsv."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nullguard.knowledge.tables import InvalidTable, rows
from nullguard.model.behaviour import ArgumentRule

_ON_RESULT = {"proves": "nonnull_after", "holds": "asserts_true", "denies": "if_true", "affirms": "if_false"}
"""What an outcome tells of its argument, as a part of an ArgumentRule."""

_COLUMNS = ("kind", "name", "argument", "arity", "outcome", "since", "until")

_REFUSAL_COLUMNS = ("kind", "name", "argument", "error", "source")

_BROAD = ("Exception", "BaseException")
"""Above every error of a library's own."""


class _Row(msgspec.Struct, frozen=True):
    argument: str
    arity: str
    is_text: bool = False
    errors: tuple[str, ...] = ()


class PythonNullModel:
    """Implements LibraryRules. Behaviour is that of the newest version measured; operators and constructs are the flow's own."""

    def __init__(self, text: str, refusals: str = "") -> None:
        """Reads the table, and that of errors of libraries' own. Raises InvalidTable for one that it cannot read."""
        self._rows: dict[str, list[_Row]] = {}
        self._stopping: set[str] = set()
        self._proving: dict[str, list[tuple[str, int]]] = {}
        for line in rows(text, _COLUMNS):
            cells = line.split("\t")
            if len(cells) != len(_COLUMNS):
                raise InvalidTable(f"{len(cells)} cells where {len(_COLUMNS)} are expected: {line!r}")
            kind, name, argument, arity, outcome, _, until = cells
            if kind in ("callable", "method") and outcome == "raises" and not until:
                self._rows.setdefault(name, []).append(_Row(argument, arity))
            elif kind == "callable" and outcome == "corrupts" and argument.isdigit():
                self._rows.setdefault(name, []).append(_Row(argument, arity, is_text=True))
            elif outcome == "stops":
                self._stopping.add(name)
            elif outcome in _ON_RESULT:
                self._proving.setdefault(name, []).append((outcome, int(argument)))
        self._raising_own: set[str] = set()
        self._read_refusals(refusals)
        self._names = {name.rpartition(".")[2] for name in (*self._rows, *self._stopping, *self._proving)}

    def _read_refusals(self, text: str) -> None:
        above: dict[str, tuple[str, ...]] = {}
        for line in rows(text, _REFUSAL_COLUMNS) if text else ():
            cells = line.split("\t")
            if len(cells) != len(_REFUSAL_COLUMNS):
                raise InvalidTable(f"{len(cells)} cells where {len(_REFUSAL_COLUMNS)} are expected: {line!r}")
            kind, name, argument, error, _ = cells
            if kind == "error":
                above[name] = (name, *error.split(), *_BROAD)
            elif error not in above:
                raise InvalidTable(f"of '{error}' no row of the kind error tells what is above it: {line!r}")
            else:
                self._rows.setdefault(name, []).append(_Row(argument, "", errors=above[error]))
                self._raising_own.add(name.rpartition(".")[2])

    def knows(self, name: str) -> bool:
        return name in self._names

    def raises_own(self, name: str) -> bool:
        return name in self._raising_own

    def function(self, qualified: str, arguments: Sequence[str]) -> ArgumentRule | None:
        if qualified in self._stopping:
            return ArgumentRule(never_returns=True)
        if (proven := self._proving.get(qualified)) is not None:
            told: dict[str, tuple[int, ...]] = {}
            for outcome, place in proven:
                told[_ON_RESULT[outcome]] = (*told.get(_ON_RESULT[outcome], ()), place)
            return msgspec.convert(told, ArgumentRule)
        found = self._rows.get(qualified)
        if found is None:
            return None
        places: dict[int | str, tuple[str, ...]] = {}
        elements: list[int] = []
        texts: list[int] = []
        for row in found:
            if row.arity and row.arity != str(len(arguments)):
                continue
            if row.is_text:
                texts.append(int(row.argument))
            elif row.argument.endswith("[]"):
                elements.append(int(row.argument[:-2]))
            elif row.argument.endswith("+"):
                places.update(dict.fromkeys(range(int(row.argument[:-1]), len(arguments)), row.errors))
            else:
                places[int(row.argument) if row.argument.isdigit() else row.argument] = row.errors
        if not places and not elements and not texts:
            return None
        errors = tuple(places.values()) if any(places.values()) else ()
        return ArgumentRule(hostile=tuple(places), errors=errors, hostile_elements=tuple(elements), texts=tuple(texts))

    def method(self, class_names: Sequence[str], name: str, arguments: Sequence[str]) -> ArgumentRule | None:
        for cls in class_names:
            if (rule := self.function(f"{cls}.{name}", arguments)) is not None:
                return rule
        return None

    def assertion(self, root: str, method: str) -> str | None:
        """Nothing: Python's assertion libraries are the flow's own."""
        return None

    def has(self, qualified: str) -> bool:
        return qualified in self._rows or qualified in self._stopping or qualified in self._proving

    def matcher(self, qualified: str) -> bool:
        """None of the table's rows is a matcher."""
        return False
