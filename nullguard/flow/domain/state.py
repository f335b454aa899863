"""What is known at one point of a function: values of access paths, and implications between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from nullguard.flow.domain.implications import Implication as Implication
from nullguard.flow.domain.implications import Path as Path
from nullguard.flow.domain.joins import join, takes_turns
from nullguard.flow.domain.refinement import REFINE, excluded, holds, truthiness
from nullguard.flow.domain.values import ANY, NONNULL, NULL, NULLABLE, PRESENT, Value
from nullguard.knowledge.words import library_names

MAX_DEPTH = 5
"""Longest path that is tracked: root and four segments."""

FOUND = "?row "
"""Begins the path that says that a row was found (see `flow.domain.row_paths`): no loop undoes it."""

_MAX_IMPLICATIONS = 96
_MAX_PAIRS = 12


_GENERIC = {"content_object": ("content_type", "content_type_id", "object_id")}
"""Relations that are not named like their type and key: the names that Django's documentation gives a generic one."""


def _is_of_rows(value: Value) -> bool:
    """Whether it is null, or a number of rows that is zero, only where there are no rows: an aggregate of a query as a whole, not
    one for each of its rows."""
    return value.origin is not None and value.origin.kind == "aggregate" and "aggregate(" in value.origin.text


class State:
    """Mutable while one path through the function is followed; `copy` before two paths part. `dead` marks unreachable code,
    `has_null` that null was found or set somewhere."""

    __slots__ = ("dead", "has_null", "implications", "values")

    def __init__(self, values: dict[Path, Value] | None = None, implications: tuple[Implication, ...] = ()) -> None:
        self.values: dict[Path, Value] = {} if values is None else values
        self.implications = implications
        self.dead = False
        self.has_null = False

    def copy(self) -> State:
        state = State(self.values.copy(), self.implications)
        state.dead = self.dead
        state.has_null = self.has_null
        return state

    def become(self, other: State) -> None:
        """Take over another state's knowledge."""
        self.values = other.values
        self.implications = other.implications
        self.dead = other.dead
        self.has_null = other.has_null

    def refine(self, path: Path, value: Value, aspect: str) -> None:
        """Note that `path`, whose value so far is `value`, has the aspect, and all that follows from it."""
        refined = REFINE[aspect](value)
        if refined is None:
            self.dead = True
            return
        self.values[path] = refined
        if refined.null >= NULL:
            self.has_null = True
        elif value.origin is not None and value.origin.kind == "relation" and len(path) > 1:
            # A related object that is there has its key there, and a generic one its type.
            for part in (path[-1] + "_id", path[-1] + "_type", *_GENERIC.get(path[-1], ())):
                self.values.setdefault((*path[:-1], part), PRESENT)
        elif len(path) > 1 and _is_of_rows(value) and (aspect == "true" or (aspect == "nonnull" and value.null != NONNULL)):
            self._have_rows(path[:-1])
        self._follow(path, refined)

    def _have_rows(self, path: Path) -> None:
        """Where one aggregate of some rows is there, the others of the same rows are."""
        for other, value in self.values.items():
            if len(other) == len(path) + 1 and other[:-1] == path and _is_of_rows(value):
                self.values[other] = REFINE["nonnull"](value) or value
        holder = self.values.get(path)
        if holder is not None and holder.named:
            there = ((key, (REFINE["nonnull"](item) or item) if _is_of_rows(item) else item) for key, item in holder.named)
            self.values[path] = msgspec.structs.replace(holder, named=tuple(there))

    def _follow(self, path: Path, value: Value) -> None:
        pending = [(path, value)]
        seen: set[tuple[Path, str]] = set()
        implications = self.implications
        while pending and not self.dead:
            path, value = pending.pop()
            if len(path) > 1 and value.null == NONNULL and (stem := _key_stem(path[-1])):
                target = (*path[:-1], stem)
                if target not in self.values or _is_missing_relation(self.values[target]):
                    self.values[target] = PRESENT
            for implication in [i for i in implications if i.condition == path]:
                if holds(value, implication.aspect):
                    target = implication.path
                    if (target, implication.consequence) in seen:
                        continue
                    seen.add((target, implication.consequence))
                    before = self.values.get(target, ANY)
                    if holds(before, implication.consequence):
                        continue
                    refined = REFINE[implication.consequence](before)
                    if refined is None:
                        self.dead = True
                        return
                    self.values[target] = refined
                    pending.append((target, refined))

    def imply(self, implications: Iterable[Implication]) -> None:
        """Add implications; the oldest are forgotten beyond a bound."""
        known = self.implications
        stated = set(known)
        fresh = [i for i in implications if i not in stated]
        if fresh:
            self.implications = (*known, *fresh)[-_MAX_IMPLICATIONS:]

    def assign(self, path: Path, value: Value, dependents: Mapping[str, frozenset[str]]) -> None:
        """Give a path a new value: what was known below it, and of paths that depend on it, is forgotten."""
        self.forget(path, dependents)
        self.values[path] = value
        if value.null == NULL:
            self.has_null = True

    def forget(self, path: Path, dependents: Mapping[str, frozenset[str]]) -> None:
        """Drop everything known of `path`, of what lies below it and of segments that mention its root (`[i]` when `i`
        changes)."""
        length = len(path)
        values = self.values
        root = path[0]
        touched = {segment for segment, names in dependents.items() if root in names}
        if not touched:
            stale = [p for p in values if p[0] == root and (length == 1 or p[:length] == path)]
        elif length == 1:
            stale = [p for p in values if p[0] == root or not touched.isdisjoint(p)]
        else:
            stale = [p for p in values if p[:length] == path or (p[0] in touched and p[0][0] == "?")]
        for p in stale:
            del values[p]
        if self.implications:
            kept = [
                i
                for i in self.implications
                if (i.condition[0] != root or i.condition[:length] != path)
                and (i.path[0] != root or i.path[:length] != path)
                and not (touched and i.condition[0] in touched and i.condition[0][0] == "?")
            ]
            if len(kept) < len(self.implications):  # the same object is what joins know at once
                self.implications = tuple(kept)

    def _is_of_project(self, path: Path) -> bool:
        """Whether a path is a predicate, asked of an object of the project's own Java classes."""
        holder = self.values.get(path[:-1])
        return path[-1].endswith("()") and holder is not None and holder.type is not None and ".java#" in holder.type.cls

    def forget_tests(self, is_over_elements: bool = False) -> None:
        """At the head of a loop: drop truthiness and constants of what calls in its body may change.

        A loop `is_over_elements` when its condition is no test: there objects of the project stay what they were tested to be,
        and queries that had rows have some.
        """
        for path, value in list(self.values.items()):
            if path[0].startswith(FOUND):
                continue
            if path[0][0] == "?":
                del self.values[path]
            elif is_over_elements and value.truth is True and (self._is_of_project(path) or _asks_for_rows(path, value)):
                continue
            elif len(path) > 1 and (value.truth is not None or value.constants is not None) and value.null != NULL:
                self.values[path] = msgspec.structs.replace(value, truth=None, constants=None)


def _is_missing_relation(value: Value) -> bool:
    """Whether a test found no related object (`order.buyer or order.buyer_id`); there is one all the same where its key is."""
    return value.null == NULL and value.origin is not None and value.origin.kind == "relation"


def as_given(name: str) -> Path:
    """The path of what a parameter was given that the body binds again: `text = text.strip()`.

    It is there as long as either it is known not to be null, or the parameter is what it was given.
    """
    return (f"given {name}",)


def has_attribute(name: str) -> str:
    """The segment below an object that says that it was asked for an attribute, and has it (Python)."""
    return f"hasattr({name})"


def asks_for_rows(segment: str) -> bool:
    """Whether the last segment of a path is true where a query has rows: `orders.exists()`."""
    return segment.endswith("()") and segment[:-2] in library_names("rows-asked")


def _asks_for_rows(path: Path, value: Value) -> bool:
    """Whether a path is a query, or asks one whether it has rows."""
    return value.asked is not None or asks_for_rows(path[-1])


_ITEM_OF_KEY = ("_id']", '_id"]')


def _key_stem(segment: str) -> str:
    """`customer` for the raw key `customer_id`, also read as an item (`order["customer_id"]`), and `owner` for the type
    `owner_type` of a generic relation."""
    if segment.endswith(_ITEM_OF_KEY):
        return segment[2:-5]
    if segment.endswith("_id"):
        return segment[:-3]
    if segment == "content_type":
        return "content_object"
    return segment[:-5] if segment.endswith("_type") else ""


Split = tuple[State | None, State | None]
"""What is known where a condition holds, and where it does not; None where it cannot come to that."""


def join_states(states: Iterable[State | None], locals_: frozenset[str]) -> State | None:
    """What is known when control comes from any of the states; None when none is alive.

    A local that only one side has bound keeps its value (using it unbound is another error than null), and so does a field of
    the object at hand that only one side has filled by a lookup; any other path falls back to what its declaration says.
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
    values = left.copy()  # most of it is the same in both
    telling: list[Path] = []
    differing: list[Path] = []
    only_left = 0
    for path, x in left.items():
        y = right.get(path)
        if x is y:
            continue
        if y is None:
            only_left += 1
            if (len(path) == 1 and path[0] in locals_) or _is_looked_up(path, x):
                continue
            del values[path]
            if x.null in (NONNULL, NULL):
                differing.append(path)
            continue
        values[path] = join(x, y)
        if x.null != y.null and (x.null == NONNULL or y.null == NONNULL or (x.null < NONNULL) != (y.null < NONNULL)):
            differing.append(path)
        if _tells(x, y):
            telling.append(path)
    for path, y in right.items() if len(right) > len(left) - only_left else ():
        if path not in left:
            if (len(path) == 1 and path[0] in locals_) or _is_looked_up(path, y):
                values[path] = y
            elif y.null in (NONNULL, NULL):
                differing.append(path)
    result = State(values, _shared(a, b))
    result.has_null = a.has_null or b.has_null
    if telling and differing:
        result.imply(_correlations(telling[-_MAX_PAIRS:], differing[-_MAX_PAIRS:], left, right))
    if len(differing) > 1 and (a.has_null or b.has_null):
        _doubt_kept(values, differing, left, right)
    return result


_COLLECTIONS = frozenset(f"java.util.{name}" for name in ("Collection", "List", "Map", "Set", "SortedMap", "SortedSet"))


def _doubt_kept(
    values: dict[Path, Value], differing: list[Path], left: Mapping[Path, Value], right: Mapping[Path, Value]
) -> None:
    """`List<Row> kept = null; if (rows != null) { kept = copyOf(rows); }`: the null literal is kept only where a method gave null
    for a collection. Few do, and here nothing but the test says so."""
    for one, other in ((left, right), (right, left)):
        source = next((path for path in differing if len(path) == 1 and _is_missing_collection(one.get(path))), None)
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


def _is_looked_up(path: Path, value: Value) -> bool:
    """Whether a path is a field, and no call, that a lookup filled: `if (row == null && key != null) { row = find(key); }`."""
    return (
        value.null == NULLABLE
        and len(path) == 2
        and path[0] == "this"
        and not path[1].endswith(")")
        and value.origin is not None
        and value.origin.kind == "lookup"
    )


def _tells(x: Value, y: Value) -> bool:
    """Whether a later test of the value can tell which of the two states it came from."""
    if x.null != y.null and (x.null in (NONNULL, NULL) or y.null in (NONNULL, NULL)):
        return True
    return truthiness(x) is not truthiness(y)


def _correlations(
    telling: list[Path], differing: list[Path], left: Mapping[Path, Value], right: Mapping[Path, Value]
) -> Iterable[Implication]:
    sides = []
    for one, other in ((left, right), (right, left)):
        told = []
        for path in differing:
            if path in one:
                if asks_for_rows(path[-1]) and truthiness(one[path]) is True:
                    told.append((path, "true"))
                elif _is_there(one[path], other.get(path)):
                    told.append((path, "nonnull"))
                elif one[path].null == NULL and (path not in other or _is_written(one[path])):
                    told.append((path, "null"))
        if told:
            sides.append((one, other, told))
    for condition in telling:
        for one, other, told in sides:
            x, y = one[condition], other[condition]
            for aspect, is_sure in _told_apart(x, y):
                for path, consequence in told:
                    if path != condition and (is_sure or (consequence == "nonnull" and takes_turns(x, y, other.get(path, ANY)))):
                        yield Implication(condition, aspect, path, consequence)


def _is_written(null: Value) -> bool:
    """Whether a null is one that the code sets."""
    return null.origin is not None and null.origin.kind == "path"


def _told_apart(x: Value, y: Value) -> list[tuple[str, bool]]:
    """The aspects that the first of two values may have and the second has not for sure; null also, without being sure, where
    only the first is null for sure."""
    here, there = truthiness(x), truthiness(y)
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


def _is_unsuspected(value: Value, implication: Implication) -> bool:
    """Whether an unknown value, which counts as there, agrees with what the implication says of it."""
    return value.null < NONNULL and implication.consequence == "nonnull"


def _is_there(value: Value, elsewhere: Value | None) -> bool:
    """Not null, or unknown where the other state has a null; one that only a test told of may as well be met here."""
    if value.null == NONNULL:
        return True
    return value.null < NONNULL and elsewhere is not None and elsewhere.null >= NULL and elsewhere.origin is not None


def _shared(a: State, b: State) -> tuple[Implication, ...]:
    """Implications that hold in both: stated by both, or stated by one and impossible or already true in the other.

    Two states that part and meet again have most implications in common, as the same objects: those cost an identity.
    """
    if a.implications is b.implications:
        return a.implications
    of_a, of_b = set(map(id, a.implications)), set(map(id, b.implications))
    only_a = dict.fromkeys([item for item in a.implications if id(item) not in of_b])
    only_b = dict.fromkeys([item for item in b.implications if id(item) not in of_a])
    if not only_a and not only_b:
        return a.implications
    kept = list(a.implications)
    if only_a:
        kept = [item for item in kept if id(item) in of_b or item in only_b or _holds_anyway(item, b.values)]
    if only_b:
        kept += [item for item in only_b if item not in only_a and _holds_anyway(item, a.values)]
    if len(kept) == len(a.implications) and not only_b:
        return a.implications
    kept += _led_to(only_a, only_b, a, b)
    return tuple(kept[-_MAX_IMPLICATIONS:])


def _led_to(only_a: Iterable[Implication], only_b: Iterable[Implication], a: State, b: State) -> Iterable[Implication]:
    """What holds in both states by two steps, of which each of them knows its own: where `order` is what either of two calls
    gave, both of which found the row; where `known` is false, or answers whether there is such a row."""
    of_a, of_b = _two_steps(only_a), _two_steps(only_b)
    yield from (item for item in of_a if item in of_b or item in only_b or _holds_anyway(item, b.values))
    yield from (item for item in of_b if item not in of_a and (item in only_a or _holds_anyway(item, a.values)))


def _two_steps(implications: Iterable[Implication]) -> dict[Implication, None]:
    """What follows from two implications together."""
    by_condition: dict[tuple[Path, str], list[Implication]] = {}
    for item in implications:
        by_condition.setdefault((item.condition, item.aspect), []).append(item)
    if len(by_condition) < 2:  # nearly always
        return {}
    return {
        Implication(item.condition, item.aspect, then.path, then.consequence): None
        for item in implications
        for then in by_condition.get((item.path, item.consequence), ())
    }


def _holds_anyway(implication: Implication, values: Mapping[Path, Value]) -> bool:
    """Whether an implication holds in a state that does not state it."""
    condition = values.get(implication.condition)
    if condition is not None and excluded(condition, implication.aspect):
        return True
    consequence = values.get(implication.path)
    if consequence is None:
        return False
    if condition is not None and (implication.aspect, implication.consequence) == ("null", "nonnull"):
        if takes_turns(consequence, condition, consequence):
            return True
    return holds(consequence, implication.consequence) or _is_unsuspected(consequence, implication)
