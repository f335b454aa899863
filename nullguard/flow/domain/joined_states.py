"""What is known where control comes from several states: values that are joined, and what later tells the states apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from nullguard.flow.domain.chosen_constants import is_chosen, is_there, told_by_constants
from nullguard.flow.domain.going_together import is_written, takes_turns
from nullguard.flow.domain.implications import Implication, Path
from nullguard.flow.domain.joins import join
from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.shared_implications import shared
from nullguard.flow.domain.state import FOUND, MAX_IMPLICATIONS, ROWS_ASKED, State
from nullguard.flow.domain.told_constants import CONSTANT
from nullguard.flow.domain.values import ANY, FALSE, NONNULL, NULL, NULLABLE, TRUE, Value

_MAX_PAIRS = 12


def join_states(states: Iterable[State | None], locals_: frozenset[str]) -> State | None:
    """What is known when control comes from any of the states; None when none is alive.

    A local that only one side has bound keeps its value (using it unbound is another error than null), and so does a field of
    the object at hand that only one side has filled by a lookup, or one of a new object that only one side has given what may be
    null; any other path falls back to what its declaration says.
    """
    result: State | None = None
    for state in states:
        if state is None or state.dead:
            continue
        result = state if result is None else _join(result, state, locals_)
    return result


def _join(a: State, b: State, locals_: frozenset[str]) -> State:
    if a is b:
        return a
    left, right = a.values, b.values
    if a.implications is b.implications and left == right:  # nothing was learned on either way, or the same
        result = State(left.copy(), a.implications)
        result.has_null = a.has_null or b.has_null
        return result
    values = left.copy()  # most of it is the same in both
    telling: list[Path] = []
    differing: list[Path] = []
    chosen: list[Path] = []
    given: list[Path] = []
    only_left = 0
    for path, x in left.items():
        y = right.get(path)
        if x is y or x == y:  # nearly always, of states that part and meet again
            continue
        if y is None:
            only_left += 1
            if (len(path) == 1 and path[0] in locals_) or (x.null == NULLABLE and _stays(path, x, left, right)):
                continue
            if len(path) > 1 and path[-1].startswith(CONSTANT):
                values[path] = ANY
                continue
            if _is_there_too(path, x, right):
                values[path] = Value(x.null)
                continue
            del values[path]
            if x.null in (NONNULL, NULL) and (path[0][0] != _TEST or not _is_test(path)):
                differing.append(path)
            elif _is_given(path, x):
                given.append(path)
            if x.truth is not None or (x.constants is not None and _is_flag(x)):
                telling.append(path)
            continue
        values[path] = join(x, y)
        if x.null != y.null and (x.null == NONNULL or y.null == NONNULL or (x.null < NONNULL) != (y.null < NONNULL)):
            differing.append(path)
        if _tells(x, y):
            telling.append(path)
        if len(path) == 1 and x.constants != y.constants and (is_chosen(x, y) or is_chosen(y, x)):
            chosen.append(path)
    for path, y in right.items() if len(right) > len(left) - only_left else ():
        if path not in left:
            if (len(path) == 1 and path[0] in locals_) or (y.null == NULLABLE and _stays(path, y, right, left)):
                values[path] = y
            elif len(path) > 1 and path[-1].startswith(CONSTANT):
                values[path] = ANY
            elif _is_there_too(path, y, left):
                values[path] = Value(y.null)
            else:
                if y.null in (NONNULL, NULL) and (path[0][0] != _TEST or not _is_test(path)):
                    differing.append(path)
                elif _is_given(path, y):
                    given.append(path)
                if y.truth is not None or (y.constants is not None and _is_flag(y)):
                    telling.append(path)
    result = State(values, shared(a, b))
    result.has_null = a.has_null or b.has_null
    newest = [*given, *differing]
    if len(newest) > _MAX_PAIRS:  # a new object with many attributes: what variables hold matters most
        newest = sorted(newest, key=_is_variable)[-_MAX_PAIRS:]
    if telling and newest:
        asked = [path for path in telling if path[0][0] == _TEST and _is_test(path)]
        others = [path for path in telling if path not in asked] if asked else telling
        known = _correlations(others[-_MAX_PAIRS:], newest, left, right)
        if asked and (room := MAX_IMPLICATIONS - len(result.implications) - len(known)) > 0:
            result.imply(_correlations(asked[-_MAX_PAIRS:], newest, left, right)[-room:])
        result.imply(known)
    if chosen and differing:
        result.imply(told_by_constants(chosen, newest, left, right, values))
    if len(differing) > 1 and (a.has_null or b.has_null):
        _doubt_kept(values, differing, left, right)
    return result


def _is_there_too(path: Path, value: Value, other: Mapping[Path, Value]) -> bool:
    """Whether an attribute that one of two states has given a value is there in the other one, whose row was asked for it:
    `order = find(number)`, `if order is None: order = Order(); order.number = number`."""
    if len(path) != 2 or value.null >= NULL:
        return False
    row = other.get(path[:1])
    return row is not None and any(fact.segments == path[1:] and fact.aspect == "nonnull" for fact in row.facts)


def _is_given(path: Path, value: Value) -> bool:
    """Whether an attribute has a value of which nothing is known: one way has set it (`if late: order.paid_at = now()`)."""
    return value.null < NONNULL and len(path) > 1 and path[0][0] != _TEST and path[-1].isidentifier()


def _is_variable(path: Path) -> bool:
    return len(path) == 1 and path[0][0] != _TEST


def _is_test(path: Path) -> bool:
    """Whether the answer of a test is remembered under a path: what these tell has the room that all else leaves. Rows that are
    looked up have a place in theirs (`?120 find(key)`)."""
    return path[0][0] == _TEST and not path[0].startswith(FOUND) and not path[0][1].isdigit()


_TEST = "?"
"""Begins the names under which answers are remembered, and rows that are looked up."""

_COLLECTIONS = frozenset(f"java.util.{name}" for name in ("Collection", "List", "Map", "Set", "SortedMap", "SortedSet"))


def _doubt_kept(
    values: dict[Path, Value], differing: list[Path], left: Mapping[Path, Value], right: Mapping[Path, Value]
) -> None:
    """`List<Row> kept = null; if (rows != null) { kept = copyOf(rows); }`: the null literal is kept only where a method gave null
    for a collection. Few do, and here nothing but the test says so."""
    variables = [path for path in differing if len(path) == 1]
    for one, other in ((left, right), (right, left)) if variables else ():
        source = next((path for path in variables if _is_missing_collection(one.get(path))), None)
        if source is None:
            continue
        for path in differing:
            value, before, elsewhere = values.get(path), one.get(path), other.get(path)
            if path == source or value is None or before is None or elsewhere is None or before.null != NULL:
                continue
            if elsewhere.null < NULL:
                doubt_kept(values, path, source[0])


def doubt_kept(values: dict[Path, Value], path: Path, source: str) -> None:
    """Note that a null literal at a path is only there where another variable is null, of which only a test says that."""
    value = values.get(path)
    if value is not None and value.origin is not None and value.origin.kind == "path" and not value.origin.doubt:
        doubt = f"it is null only where '{source}' is, and nothing but a test says that that can be"
        values[path] = msgspec.structs.replace(value, origin=msgspec.structs.replace(value.origin, doubt=doubt))


def _is_missing_collection(value: Value | None) -> bool:
    """Whether a value is one of a collection that only a test tells to be null."""
    if value is None or value.null != NULL or value.origin is not None or value.type is None:
        return False
    return value.type.cls in _COLLECTIONS


def _stays(path: Path, value: Value, own: Mapping[Path, Value], other: Mapping[Path, Value]) -> bool:
    """Whether what may be null in one of two states is known where they meet, though the other one knows nothing of the path."""
    return _is_looked_up(path, value) or _is_set_here(path, own, other)


def _is_looked_up(path: Path, value: Value) -> bool:
    """Whether a path is a field, and no call, that a lookup filled: `if (row == null && key != null) { row = find(key); }`."""
    return (
        len(path) == 2
        and path[0] == "this"
        and not path[1].endswith(")")
        and value.origin is not None
        and value.origin.kind == "lookup"
    )


def _is_set_here(path: Path, own: Mapping[Path, Value], other: Mapping[Path, Value]) -> bool:
    """Whether a path is a field of an object that was made before the states parted, which one of them has given what may be
    null: `if (order.getCustomer() != null) { view.setPhone(order.getCustomer().getPhone()); }`."""
    if len(path) != 2 or path[1].endswith(_NO_FIELDS):
        return False
    holder, elsewhere = own.get(path[:1]), other.get(path[:1])
    return holder is not None and elsewhere is not None and holder.fresh and elsewhere.fresh


_NO_FIELDS = (")", "]")
"""Ends the segments of calls and entries."""


def _is_flag(value: Value) -> bool:
    """Whether a value is true or false: only one of two ways has set a flag (`except OSError: self.failed = True`)."""
    return value.constants in (TRUE.constants, FALSE.constants)


def _tells(x: Value, y: Value) -> bool:
    """Whether a later test of the value can tell which of the two states it came from."""
    if x.null != y.null and (x.null in (NONNULL, NULL) or y.null in (NONNULL, NULL)):
        return True
    return truthiness(x) is not truthiness(y)


def _correlations(
    telling: list[Path], differing: list[Path], left: Mapping[Path, Value], right: Mapping[Path, Value]
) -> list[Implication]:
    both = [(path, left.get(path), right.get(path)) for path in differing]
    told_left = [(path, aspect) for path, x, y in both if x is not None and (aspect := _told_of(path, x, y))]
    told_right = [(path, aspect) for path, x, y in both if y is not None and (aspect := _told_of(path, y, x))]
    sides = [side for side in ((left, right, told_left), (right, left, told_right)) if side[2]]
    found: list[Implication] = []
    for condition in telling if sides else ():
        of_left, of_right = truthiness(left.get(condition, ANY)), truthiness(right.get(condition, ANY))
        for one, other, told in sides:
            x, y = one.get(condition, ANY), other.get(condition, ANY)
            here, there = (of_left, of_right) if one is left else (of_right, of_left)
            for aspect, is_sure in _told_apart(x, y, here, there):
                found += [
                    Implication(condition, aspect, path, consequence)
                    for path, consequence in told
                    if path != condition and (is_sure or (consequence == "nonnull" and takes_turns(x, y, other.get(path, ANY))))
                ]
    return found


def _told_of(path: Path, value: Value, elsewhere: Value | None) -> str:
    """What is known of a path in one of two states and not in the other; empty where that is nothing."""
    if path[-1] in ROWS_ASKED and truthiness(value) is True:
        return "true"
    if is_there(value, elsewhere) or (elsewhere is None and _is_given(path, value)):
        return "nonnull"
    return "null" if value.null == NULL and (elsewhere is None or is_written(value)) else ""


def _told_apart(x: Value, y: Value, here: bool | None, there: bool | None) -> list[tuple[str, bool]]:
    """The aspects that the first of two values may have and the second has not for sure, with the truths of both; null also,
    without being sure, where only the first is null for sure."""
    found = []
    if there is False and here is not False:
        found.append(("true", True))
    if there is True and here is not True:
        found.append(("false", True))
    if y.null == NULL and x.null != NULL:
        found.append(("nonnull", True))
    if x.null != NONNULL and (x.null == NULL or y.null == NONNULL):
        found.append(("null", y.null == NONNULL))
    return found
