"""What Java's libraries do with null, from rules/models/java/null-behaviour.tsv.

Rows are indexed by member name when the table is loaded, and parsed when that name is first asked for: a run needs few of
the 5,300.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import msgspec

from nullguard.knowledge.java_overloads import Parameters, fitting
from nullguard.knowledge.tables import InvalidTable, rows
from nullguard.knowledge.words import library_names
from nullguard.model.behaviour import ArgumentRule

_COLUMNS = ("kind", "class", "member", "params", "arg", "detail", "sources")

_ARGUMENTS = frozenset({"throws_on_null", "null_ok"})
_RESULTS = frozenset({"nullable_return", "nonnull_return", "null_propagates", "null_to_nonnull"})
_GUARDS = {
    "assert_nonnull": "nonnull_after",
    "assert_true": "asserts_true",
    "assert_false": "asserts_false",
    "if_true_nonnull": "if_true",
    "if_false_nonnull": "if_false",
    "if_true_with": "if_true_with",
}
_ORIGINALS = 2
"""Libraries with a class of one simple name and one assertion from which on another library's is taken for a copy."""

_ASSERTING = ("Assert", "Precondition", "Validat", "Verif", "Guard")
"""What the names of classes contain whose functions refuse what they are given."""

_TESTING = re.compile(r"(?:Str(?:ing)?|Text|Obj(?:ect)?|Coll(?:ection)?|List|Map|Array)(?:s|Utils?|Helper|Kit)")
"""The names of classes whose functions ask about one value, in whatever library: `StrUtil`, `StringHelper`, `CollUtil`."""

_DEFAULTED = "result non-null if the default argument is non-null"

_ASPECTS = {"isNull": "null", "isTrue": "true", "isFalse": "false"}
"""What an assertion proves where it is not merely that its subject is there."""


_FUNCTION_RESULTS = {
    "key extractor result": 0,
    "classifier result": 0,
    "mapper result": 0,
    "mapper result (unboxed)": 0,
    "value mapper result": 1,
}
"""Cells for what a function in that position gives."""


_OWN_ELEMENTS = frozenset({"element", "first element", "chosen element"})
"""Cells for the elements of what a method is called on, or a collector gets."""

_ELEMENTS = {"element of 0": 0}
"""Cells for the elements of an argument."""

_TOGETHER = {"0 and 1 both": (0, 1)}

_TESTS = library_names("there-test") | library_names("null-test")


class _Row(msgspec.Struct, frozen=True):
    kind: str
    owner: str
    parameters: Parameters | None
    arg: str
    detail: str


class JavaNullModel:
    """Implements LibraryRules."""

    def __init__(self, text: str) -> None:
        """Reads the table. Raises InvalidTable when its columns are not the expected ones."""
        self._lines: dict[str, list[str]] = {}
        for line in rows(text, _COLUMNS):
            self._lines.setdefault(line.split("\t", 3)[2], []).append(line)
        self._rows: dict[str, dict[str, list[_Row]]] = {}
        self._open: dict[str, tuple[str, ...]] = {}
        self._rules: dict[tuple[str, tuple[str, ...], tuple[str, ...]], ArgumentRule | None] = {}

    def knows(self, name: str) -> bool:
        return name in self._lines or name in _TESTS

    def raises_own(self, name: str) -> bool:
        """Nothing: no table of Java's tells of errors."""
        return False

    def function(self, qualified: str, arguments: Sequence[str]) -> ArgumentRule | None:
        owner, _, name = qualified.rpartition(".")
        return self.method((owner,), name, arguments) or self._copied(owner, name, arguments) or _asking(owner, name, arguments)

    def _copied(self, owner: str, name: str, arguments: Sequence[str]) -> ArgumentRule | None:
        """What `Preconditions.checkNotNull` of a library ensures that is a copy of what several other libraries have, and
        `AssertUtils.notNull` that is called like those of several others."""
        if name not in self._lines:
            return None
        simple = owner.rpartition(".")[2]
        if len(arguments) == 1 or not name.startswith("assert"):
            if any(word in simple for word in _ASSERTING) and self._refuses_null(name):
                return ArgumentRule(nonnull_after=(0,), returns=0)
        known = sorted(
            other
            for other, found in self._member(name).items()
            if other.rpartition(".")[2] == simple and any(row.kind in _GUARDS for row in found)
        )
        rule = self.method(known, name, arguments) if len(known) >= _ORIGINALS else None
        if rule is None or not (rule.nonnull_after or rule.asserts_true or rule.asserts_false):
            return None
        return ArgumentRule(
            nonnull_after=rule.nonnull_after,
            asserts_true=rule.asserts_true,
            asserts_false=rule.asserts_false,
            returns=rule.returns,
        )

    def _refuses_null(self, name: str) -> bool:
        """Whether several libraries have a function of a name that refuses null, and nothing else, as its first argument."""
        rows = ((owner, row) for owner, known in self._member(name).items() for row in known)
        found = {owner for owner, row in rows if row.kind == "assert_nonnull" and row.arg == "0"}
        return name.endswith(("NotNull", "notNull", "NonNull", "nonNull")) and len(found) >= _ORIGINALS

    def method(self, class_names: Sequence[str], name: str, arguments: Sequence[str]) -> ArgumentRule | None:
        if name not in self._lines:
            return None
        key = (name, tuple(class_names), tuple(arguments))
        if key not in self._rules:
            self._rules[key] = self._rule(*key)
        return self._rules[key]

    def assertion(self, root: str, method: str) -> str | None:
        """`root` is the function that began the chain, such as `org.assertj.core.api.Assertions.assertThat`."""
        if method not in self._lines:
            return None
        for owner, found in self._member(method).items():
            entry = owner.partition("/")[0] + "." if "/" in owner else owner.removesuffix("*")
            if root.startswith(entry) and any(row.kind == "assert_chain" for row in found):
                return _ASPECTS.get(method, "nonnull")
        return None

    def has(self, qualified: str) -> bool:
        owner, _, name = qualified.rpartition(".")
        return name in self._lines and any(
            owner == known or (known.endswith("*") and owner.startswith(known[:-1])) for known in self._member(name)
        )

    def matcher(self, qualified: str) -> bool:
        owner, _, name = qualified.rpartition(".")
        return name in self._lines and any(row.kind == "matcher_nonnull" for row in self._member(name).get(owner, ()))

    # ---- rows ----------------------------------------------------------------------------------------------------------

    def _member(self, name: str) -> dict[str, list[_Row]]:
        known = self._rows.get(name)
        if known is None:
            known = {}
            for line in self._lines[name]:
                row = _parse(line)
                known.setdefault(row.owner, []).append(row)
            self._rows[name] = known
            self._open[name] = tuple([owner[:-1] for owner in known if owner.endswith("*")])
        return known

    def _has_rows(self, cls: str, name: str) -> bool:
        return cls in self._member(name) or cls.startswith(self._open[name])

    def _nearest(self, classes: Sequence[str], name: str, kinds: Collection[str], arguments: Sequence[str]) -> list[_Row]:
        """Rows of the first class that has some for these arguments: its own before those of its package."""
        by_owner = self._member(name)
        wildcards = sorted((owner for owner in by_owner if owner.endswith("*")), key=lambda owner: (-len(owner), owner))
        for cls in classes:
            for owner in (cls, *(w for w in wildcards if cls.startswith(w[:-1]))):
                found = [row for row in by_owner.get(owner, ()) if row.kind in kinds]
                best = fitting([row.parameters for row in found], arguments)
                if best:
                    return [found[index] for index in best]
        return []

    def _rule(self, name: str, classes: tuple[str, ...], arguments: tuple[str, ...]) -> ArgumentRule | None:
        classes = tuple([cls for cls in classes if self._has_rows(cls, name)])
        if not classes:  # of most that have a name in common with one of the table
            return None
        rule = ArgumentRule()
        fields: dict[str, object] = {}
        for kind, field in _GUARDS.items():
            positions = {
                position
                for row in self._nearest(classes, name, (kind,), arguments)
                for position in _positions(row.arg, len(arguments))
                if not (row.owner == "java.lang.Object" and name == "equals")
            }
            if positions:
                fields[field] = tuple(sorted(positions))
        if self._nearest(classes, name, ("never_returns",), arguments):
            fields["never_returns"] = True
        if self._nearest(classes, name, ("records_calls",), arguments):
            fields["records_calls"] = True
        for row in self._nearest(classes, name, ("assert_chain",), arguments):
            if row.arg.isdigit():
                fields["matched"] = int(row.arg)
        if not fields and len(arguments) == 3:
            # Hamcrest's assertThat(reason, actual, matcher) proves what assertThat(actual, matcher) proves.
            shorter = self._nearest(classes, name, ("assert_chain",), arguments[1:])
            if any(row.arg.isdigit() for row in shorter):
                fields["matched"] = 1
        asserted = fields.get("nonnull_after", ())
        assert isinstance(asserted, tuple)
        found = self._nearest(classes, name, _ARGUMENTS, arguments)
        if results := tuple(sorted({_FUNCTION_RESULTS[row.arg] for row in found if row.arg in _FUNCTION_RESULTS})):
            fields["hostile_results"] = results
        refusing = [row.arg for row in found if row.kind == "throws_on_null"]
        if elements := tuple(sorted({_ELEMENTS[arg] for arg in refusing if arg in _ELEMENTS})):
            fields["hostile_elements"] = elements
        if not _OWN_ELEMENTS.isdisjoint(refusing):
            fields["hostile_own_elements"] = True
        if together := next((_TOGETHER[arg] for arg in refusing if arg in _TOGETHER), ()):
            fields["hostile_together"] = together
        hostile = _hostile(found, arguments)
        if kept := tuple(sorted(hostile.difference(asserted))):
            fields["hostile"] = kept
        fields.update(_results(self._nearest(classes, name, _RESULTS, arguments), len(arguments)))
        if 0 in asserted:
            fields["returns"] = 0
        return msgspec.structs.replace(rule, **fields) if fields else None


def _asking(owner: str, name: str, arguments: Sequence[str]) -> ArgumentRule | None:
    """What `StrUtil.isNotBlank(text)` of a library of which nothing else is known tells: it is called as those of the others."""
    if len(arguments) != 1 or _TESTING.fullmatch(owner.rpartition(".")[2]) is None:
        return None
    if name in library_names("there-test"):
        return ArgumentRule(if_true=(0,))
    return ArgumentRule(if_false=(0,)) if name in library_names("null-test") else None


def _parse(line: str) -> _Row:
    cells = line.split("\t")
    if len(cells) != len(_COLUMNS):
        raise InvalidTable(f"{len(cells)} cells where {len(_COLUMNS)} are expected: {line!r}")
    kind, owner, _, params, arg, detail, _ = cells
    return _Row(kind, owner, None if params == "*" else tuple(p for p in params.split(",") if p), arg, detail)


def _positions(arg: str, count: int) -> tuple[int, ...]:
    """The positions that a cell names; none for what is not an argument (an element, a key, the content of an Optional)."""
    if arg.isdigit():
        return (int(arg),)
    if arg in ("last", "last boolean"):
        return (-1,)
    if arg == "all":
        return tuple(range(count))
    return ()


def _hostile(found: Sequence[_Row], arguments: Sequence[str]) -> set[int]:
    """Positions where every overload that the call may mean refuses null; a call with elements passes no null array."""
    refused: set[int] = set()
    tolerated: set[int] = set()
    for row in found:
        for position in _positions(row.arg, len(arguments)):
            is_array = row.parameters is not None and position < len(row.parameters) and row.parameters[position].endswith("[]")
            given = arguments[position] if 0 <= position < len(arguments) else ""
            if row.kind == "null_ok" or (is_array and not given.endswith("[]")):
                tolerated.add(position)
            else:
                refused.add(position)
    return refused - tolerated


def _results(found: Sequence[_Row], count: int) -> dict[str, object]:
    kinds = {row.kind for row in found}
    propagated = tuple(sorted({int(row.arg) for row in found if row.kind == "null_propagates" and row.arg.isdigit()}))
    if propagated:
        return {"propagates": propagated}
    defaulting = [row for row in found if row.kind == "null_to_nonnull"]
    if any(row.detail == _DEFAULTED for row in defaulting) and count > 1:
        return {"defaults": (count - 1,)}
    if defaulting or "nonnull_return" in kinds:
        return {"nonnull_return": True}
    if "nullable_return" in kinds:
        return {"nullable_return": True}
    return {}
