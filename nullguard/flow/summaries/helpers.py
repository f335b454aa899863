"""Helpers: what all calls of a function know protects its body.

A private Java method is called from its own source only; of Python functions the callers are those whose bodies mention the name.
Every call notes what the caller knows there of the paths that the function will see, and when all calls that are written were
met, what they have in common is what the function knows when it begins.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from nullguard.flow.domain.flag_paths import flag_path, holds, is_flag_path, same_path
from nullguard.flow.domain.joins import join
from nullguard.flow.domain.named_keys import keyed_by_name
from nullguard.flow.domain.other_names import names_of
from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.row_paths import row_path, rows_found
from nullguard.flow.domain.state import HAS_ROWS, MAX_DEPTH, ROWS_ASKED, Path, State
from nullguard.flow.domain.values import ABSENT, NONNULL, NULL, NULLABLE, PRESENT, RESOLVED, Value
from nullguard.flow.summaries.who_calls import is_private
from nullguard.model import syntax as s
from nullguard.model.span import Packed
from nullguard.program.symbols import FunctionInfo, Symbol

replace = msgspec.structs.replace

Arguments = Sequence[tuple[s.Argument, Value, Path | None]]

Known = Mapping[Path, Value]
"""What is known of the paths that a function sees: NONNULL, or UNKNOWN for what code has set to something unknown; in Java also
NULL for parameters that every call gives null, which constants they are and whether they are true, and which rows were found by
what the parameters are; of which rows they are the keys, and what flags among them tell; in Python which queries have rows."""

Table = Callable[[str], str]
"""Gives the table of a class of rows (see `flow.lookups.row_tables`)."""

NOTHING_KNOWN: Known = {}


CAUGHT: Path = ("?caught",)
"""What is known where all callers of a Python function handle what null raises."""

TAKEN = "?taken"
"""The first segment of paths that name errors which all callers of a Python function handle: `("?taken", "RequestException")`."""


class Met(msgspec.Struct, frozen=True):
    """A call that was met: what it was found to call, if anything, and what the caller knew there; `taken` is what it
    handles, as `taken_around` gives it."""

    callee: Symbol | None
    receiver: tuple[Value, Path | None]
    arguments: Arguments
    state: State
    taken: frozenset[str] = frozenset()

    @property
    def is_caught(self) -> bool:
        """Whether the caller handles what null raises where an attribute of it is read."""
        return "attribute" in self.taken

    def handling(self) -> Known:
        """The errors by name that the caller handles, as something known."""
        return {(TAKEN, name): PRESENT for name in sorted(self.taken) if not name.islower()}


class Calls:
    """The calls that were met in one source: those of private methods, or of all functions that have one of the `names`; with
    `asked` also every call and read by that name, whatever it calls. `wanted` are the only places that are asked for; none
    where all are."""

    def __init__(self, names: Iterable[str] = (), asked: str = "", wanted: Collection[Packed] = ()) -> None:
        self.wanted = wanted
        self._names = frozenset(names)
        self.asked = asked
        self._asked: dict[Packed, list[Met]] = {}
        self._met: dict[str, dict[Packed, dict[Path, Value]]] = {}
        self._places: dict[str, set[Packed]] = {}

    def parts(self) -> tuple[Any, ...]:
        """What was noted, for `of_parts`."""
        return self._names, self.asked, self._asked, self._met, self._places

    @staticmethod
    def of_parts(*parts: Any) -> Calls:
        """Calls as others noted them."""
        calls = Calls()
        calls._names, calls.asked, calls._asked, calls._met, calls._places = parts
        return calls

    def wants(self, function: FunctionInfo) -> bool:
        """Whether calls of a function are noted."""
        return function.decl.name in self._names if self._names else is_private(function)

    def note(
        self,
        at: Packed,
        function: FunctionInfo,
        receiver: tuple[Value, Path | None],
        arguments: Arguments,
        state: State,
        table: Table,
    ) -> None:
        """A call that is wanted stands at a place; one that is met again, in another round of a loop, knows what both times have
        in common."""
        name = function.decl.name
        if state.dead:
            return
        known = dict(_known(function, receiver, arguments, state, table))
        met = self._met.setdefault(function.id, {})
        met[at] = _common(met[at], known) if at in met else known
        self._places.setdefault(name, set()).add(at)

    def of(self, function: FunctionInfo) -> Mapping[Packed, Known]:
        """What each call of the function knows, by its place."""
        return self._met.get(function.id, {})

    def places(self, name: str) -> frozenset[Packed]:
        """Where a call of whichever function of a name was met."""
        return frozenset(self._places.get(name, ()))

    def meet(
        self,
        at: Packed,
        callee: Symbol | None,
        receiver: tuple[Value, Path | None],
        arguments: Arguments,
        state: State,
        taken: frozenset[str],
    ) -> None:
        """A call or read by the name that is asked for stands at a place."""
        if not state.dead:
            self._asked.setdefault(at, []).append(Met(callee, receiver, tuple(arguments), state.copy(), taken))

    def met(self) -> Mapping[Packed, Sequence[Met]]:
        """The calls and reads by the name that is asked for, each as often as it was met."""
        return self._asked

    def has_any(self) -> bool:
        """Whether any call was noted."""
        return bool(self._met)

    def add(self, other: Calls) -> None:
        """Note the calls that were noted in an interpretation of another function of the source."""
        for function, met in other._met.items():
            mine = self._met.setdefault(function, {})
            for at, known in met.items():
                mine[at] = _common(mine[at], known) if at in mine else known
        for name, places in other._places.items():
            self._places.setdefault(name, set()).update(places)

    def learn(self, function: FunctionInfo, other: Calls) -> None:
        """Take over what calls of a function know in an interpretation of their callers with more knowledge."""
        met = other._met.get(function.id)
        if met:
            self._met.setdefault(function.id, {}).update(met)

    def known(self, function: FunctionInfo, written: Iterable[Packed]) -> Known:
        """What all calls know; nothing where one that is written was not met."""
        met = self._met.get(function.id, {})
        places = set(written)
        if not places or places != met.keys():
            return {}
        return common(list(met.values()))


def known_at(function: FunctionInfo, met: Met, table: Table) -> Known:
    """What a call knows of the paths that the function sees when that is what it runs."""
    return dict(_known(function, met.receiver, met.arguments, met.state, table))


def _known(
    function: FunctionInfo, receiver: tuple[Value, Path | None], arguments: Arguments, state: State, table: Table
) -> Iterator[tuple[Path, Value]]:
    is_java = function.path.endswith(".java")
    roots: list[tuple[Path, Path]] = []
    for target, value, path in _given(function, receiver, arguments):
        row = value.row_key or (value.key_of if value.is_key and value.typed == RESOLVED and not is_java else "")
        if row and value.null < NULL:
            yield target, replace(_told(value, is_java), row_key=row)
            yield row_path(table(row), (target,)), PRESENT  # another call may have looked that row up
        elif value.null == NONNULL and target != ("this",):
            told = _told(value, is_java)
            yield target, told if is_java else replace(told, constants=value.constants, truth=truthiness(value) or None)
        elif value.null == NULL and is_java:
            yield target, ABSENT
        each = value.element if is_java and value.null < NULL else None
        if each is not None and each.row_key and each.null < NULL:
            yield target, replace(_told(value, is_java), element=Value(NONNULL, row_key=each.row_key))
        if value.column and value.null != NULL and not value.row_key and not is_java:
            holder, _, column = value.column.rpartition(".")
            yield row_path(f"{table(holder)}({column})", (target,)), PRESENT  # a row holds it
        of_items = value.element.facts if value.element is not None else ()
        for fact in (*value.facts, *of_items):
            if fact.aspect == "nonnull" and len(fact.segments) < MAX_DEPTH:
                yield (*target, *fact.segments), PRESENT
            elif fact.aspect == "true" and len(fact.segments) == 1 and not is_java:
                yield (*target, *fact.segments, HAS_ROWS), Value(NONNULL, truth=True)
        if path is not None:
            roots.append((path, target))
    if is_java:
        yield from ((path, PRESENT) for path in _same(roots))
    begun = frozenset([root[0] for root, _ in roots])
    for path, value in state.values.items():
        if path[0] not in begun or value.null >= NULL:
            continue
        for root, target in roots:
            if path[0] == root[0] and len(path) > len(root) and path[: len(root)] == root:
                seen = (*target, *path[len(root) :])
                if len(seen) <= MAX_DEPTH:
                    yield seen, _told(value, is_java, seen[-1] in ROWS_ASKED)
                for fact in value.facts if is_java else ():  # of the elements of a collection
                    if fact.aspect == "nonnull" and len(seen) + len(fact.segments) <= MAX_DEPTH:
                        yield (*seen, *fact.segments), PRESENT
    for implication in state.implications if is_java else ():
        if implication.path[0] not in begun or implication.condition[0] not in begun:  # nearly always
            continue
        if implication.consequence == "nonnull" and implication.aspect in ("true", "false"):
            flag, seen = (_as_seen(path, roots) for path in (implication.condition, implication.path))
            if len(flag) == 1 and 1 < len(seen) <= MAX_DEPTH:
                yield flag_path(flag[0], implication.aspect, seen), PRESENT
    for looked_in, keys in rows_found(state):
        seen_keys = tuple([_as_seen(key, roots) or _seen_as_other(key, roots, state) for key in keys])
        if all(seen_keys):
            yield row_path(looked_in, seen_keys), PRESENT


def _as_seen(key: Path, roots: Iterable[tuple[Path, Path]]) -> Path:
    """A path of the caller as the function sees it; empty where it does not."""
    for root, target in roots:
        if key[: len(root)] == root:
            return (*target, *key[len(root) :])
    return ()


def _seen_as_other(key: Path, roots: Iterable[tuple[Path, Path]], state: State) -> Path:
    """The same of a path that the function only sees under another name: a parameter that was given `this.orderId`."""
    others = sorted(names_of(key, state.implications) - {key}) if state.implications else ()
    return next((seen for other in others if (seen := _as_seen(other, roots))), ())


def _same(roots: Sequence[tuple[Path, Path]]) -> Iterator[Path]:
    """Which parameters are given what the function sees in its own object, too: `find(this.orderId)`."""
    for own, holder in roots:
        for root, target in roots if holder == _THIS else ():
            if len(root) > len(own) and root[: len(own)] == own and target != holder:
                yield same_path(target[0], (*holder, *root[len(own) :]))


_THIS: Path = ("this",)


def _told(value: Value, is_java: bool, asks_for_rows: bool = False) -> Value:
    """What a value is known to be, apart from its class and where it comes from; of Python's truths only whether a query has
    rows."""
    if asks_for_rows and not is_java:
        return Value(value.null, truth=value.truth)
    return Value(value.null, constants=value.constants, truth=value.truth) if is_java else Value(value.null)


def _given(
    function: FunctionInfo, receiver: tuple[Value, Path | None], arguments: Arguments
) -> Iterator[tuple[Path, Value, Path | None]]:
    """What the function's `this`, `self` and parameters are given, with its path in the caller."""
    parameters = list(function.decl.parameters)
    if function.owner is not None and "static" not in function.decl.modifiers:
        if function.path.endswith(".java"):
            yield ("this",), *receiver
        elif parameters:
            yield (parameters.pop(0).name,), *receiver
    positional = [parameter.name for parameter in parameters if parameter.kind == "positional"]
    names = {parameter.name for parameter in parameters}
    for argument, value, path in arguments:
        if argument.star:
            positional = []
        elif argument.name is not None:
            if argument.name in names:
                yield (argument.name,), keyed_by_name(argument.value, value), path
        elif positional:
            yield (positional.pop(0),), keyed_by_name(argument.value, value), path


def common(known: Sequence[Known]) -> Known:
    """What several calls have in common; nothing of none."""
    if not known:
        return NOTHING_KNOWN
    first, *others = known
    for other in others:
        first = _common(first, other)
    return first


def _common(one: Mapping[Path, Value], other: Mapping[Path, Value]) -> dict[Path, Value]:
    """Null is only known where both know it: what is null in one of two calls is nothing that both know."""
    both = ((path, join(value, other[path])) for path, value in one.items() if path in other)
    found = {path: value for path, value in both if value.null != NULLABLE}
    for mine, its in ((one, other), (other, one)):
        for path in mine:
            if path not in found and is_flag_path(path) and holds(path, its):
                found[path] = PRESENT
    return found
