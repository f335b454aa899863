"""What is known at one point of a function: values of access paths, and implications between them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from nullguard.flow.domain.dependents import Dependents
from nullguard.flow.domain.implications import Implication as Implication
from nullguard.flow.domain.implications import Path as Path
from nullguard.flow.domain.refinement import REFINE, holds, truthiness, with_aspect
from nullguard.flow.domain.stored_files import NAME, is_stored_file
from nullguard.flow.domain.values import ANY, NONNULL, NULL, PRESENT, Value
from nullguard.knowledge.words import library_names
from nullguard.program.symbols import OPTIONAL

MAX_DEPTH = 5
"""Longest path that is tracked: root and four segments."""

FOUND = "?row "
"""Begins the path that says that a row was found (see `flow.domain.row_paths`): no loop undoes it."""

MAX_IMPLICATIONS = 96


ROWS_ASKED = frozenset([f"{name}()" for name in library_names("rows-asked")])
"""The last segments of paths that are true where a query has rows: `orders.exists()`."""

_GENERIC_RELATION, _GENERIC_KEY = library_names("generic-relation"), tuple(sorted(library_names("generic-key")))
"""Relations that are not named like their type and key, and these."""

_GENERIC_TYPE = library_names("generic-type")


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
        refined = with_aspect(value, aspect)
        if refined is None:
            self.dead = True
            return
        self.values[path] = refined
        if refined.named and aspect == "true" and is_stored_file(refined) and len(path) < MAX_DEPTH:
            self.values[(*path, NAME)] = PRESENT  # what functions and their callers tell each other is what is not null
        if refined.null >= NULL:
            self.has_null = True
        elif value.origin is not None and value.origin.kind == "relation" and len(path) > 1:
            # A related object that is there has its key there, and a generic one its type.
            for part in (path[-1] + "_id", path[-1] + "_type", *(_GENERIC_KEY if path[-1] in _GENERIC_RELATION else ())):
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
            following = [i for i in implications if i.condition == path]
            told = _aspects(value) if following else ()
            for implication in following:
                if implication.aspect in told:
                    target = implication.path
                    if (target, implication.consequence) in seen:
                        continue
                    seen.add((target, implication.consequence))
                    before = self.values.get(target, ANY)
                    if holds(before, implication.consequence):
                        continue
                    refined = with_aspect(before, implication.consequence)
                    if refined is None:
                        self.dead = True
                        return
                    self.values[target] = refined
                    pending.append((target, refined))

    def imply(self, implications: Iterable[Implication]) -> None:
        """Add implications; the oldest are forgotten beyond a bound."""
        new = tuple(implications)
        if not new:
            return
        known = self.implications
        stated = set(known)
        fresh = [i for i in new if i not in stated]
        if fresh:
            self.implications = (*known, *fresh)[-MAX_IMPLICATIONS:]

    def assign(self, path: Path, value: Value, dependents: Dependents) -> None:
        """Give a path a new value: what was known below it, and of paths that depend on it, is forgotten."""
        self.forget(path, dependents)
        self.values[path] = value
        if value.null == NULL:
            self.has_null = True

    def forget(self, path: Path, dependents: Dependents) -> None:
        """Drop everything known of `path`, of what lies below it and of segments that mention its root (`[i]` when `i`
        changes)."""
        length = len(path)
        values = self.values
        root = path[0]
        touched = dependents.of(root)
        asked = {segment for segment in touched if segment[:1] == "?"} if touched else touched
        if not touched:
            stale = [p for p in values if p[0] == root and (length == 1 or p[:length] == path)]
        elif length == 1:
            stale = [p for p in values if p[0] == root or not touched.isdisjoint(p)]
        else:
            stale = [p for p in values if p[:length] == path or p[0] in asked]
        for p in stale:
            del values[p]
        if self.implications:
            kept = [
                i
                for i in self.implications
                if (i.condition[0] != root or (length > 1 and i.condition[:length] != path))
                and (i.path[0] != root or (length > 1 and i.path[:length] != path))
            ]
            if asked:
                kept = [i for i in kept if i.condition[0] not in asked and i.path[0] not in asked]
            if len(kept) < len(self.implications):  # the same object is what joins know at once
                self.implications = tuple(kept)

    def forget_answers(self) -> None:
        """After a round of a loop that asks again: drop what calls and comparisons answered in it."""
        for path, value in list(self.values.items()):
            if path[0].startswith(FOUND):
                continue
            if path[0][0] == "?":
                del self.values[path]
            elif value.truth is not None and path[-1].endswith(")") and not self._is_of_optional(path):
                self.values[path] = msgspec.structs.replace(value, truth=None)

    def forget_contents(self, path: Path, dependents: Dependents) -> None:
        """Drop what was asked of the contents of a path, which may give other answers now."""
        holder, length, leading = path[0], len(path) + 1, path[-1]
        asked = {key for key in dependents.of(holder) if key[0] == "?" and leading in key and not key.startswith(FOUND)}
        if asked:
            self.drop_tests(asked)

        def is_of_contents(p: Path) -> bool:
            return len(p) == length and p[:-1] == path and p[-1].startswith(_OF_CONTENTS)

        for p in [p for p in self.values if p[0] == holder and is_of_contents(p)]:
            del self.values[p]
        of_it = [told for told in self.implications if holder in (told.condition[0], told.path[0])]
        lost = {id(told) for told in of_it if is_of_contents(told.condition) or is_of_contents(told.path)}
        if lost:  # the same object is what joins know at once
            self.implications = tuple([told for told in self.implications if id(told) not in lost])

    def drop_tests(self, asked: Collection[str]) -> None:
        """Drop the answers to tests, by their texts, and what goes with them."""
        for key in asked:
            self.values.pop((key,), None)
        kept = [told for told in self.implications if told.condition[0] not in asked and told.path[0] not in asked]
        if len(kept) < len(self.implications):
            self.implications = tuple(kept)

    def _is_of_project(self, path: Path) -> bool:
        """Whether a path is a predicate, asked of an object of the project's own Java classes."""
        holder = self.values.get(path[:-1])
        return path[-1].endswith("()") and holder is not None and holder.type is not None and ".java#" in holder.type.cls

    def _is_of_optional(self, path: Path) -> bool:
        """Whether a path is the answer of a variable's Optional, which never changes; only the variable may get another."""
        holder = self.values.get(path[:-1]) if len(path) == 2 else None
        return holder is not None and holder.type is not None and holder.type.cls == OPTIONAL

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
                if value.truth is None or not self._is_of_optional(path):
                    self.values[path] = msgspec.structs.replace(value, truth=None, constants=None)


_OF_CONTENTS = ("contains", "hasNext(", "hasMoreElements(")
"""Begins the calls that ask what a collection or iterator has."""


def _aspects(value: Value) -> list[str]:
    """The aspects that are certain of a value."""
    found = ["nonnull"] if value.null == NONNULL else ["null"] if value.null == NULL else []
    truth = truthiness(value)
    if truth is not None:
        found.append("true" if truth else "false")
    return found


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


HAS_ROWS = "exists()"
"""The last segment of a path that is true where the query before it has rows."""


COUNT = "count()"
"""The last segment of a path that is how many rows the query before it has."""


def _asks_for_rows(path: Path, value: Value) -> bool:
    """Whether a path is a query, or asks one whether it has rows."""
    return value.asked is not None or path[-1] in ROWS_ASKED


_ITEM_OF_KEY = ("_id']", '_id"]')

_OF_KEYS = ("_id", "_type", *_ITEM_OF_KEY)
"""How the names of keys and of types of generic relations end."""


def _key_stem(segment: str) -> str:
    """`customer` for the raw key `customer_id`, also read as an item (`order["customer_id"]`), and `owner` for the type
    `owner_type` of a generic relation."""
    if not segment.endswith(_OF_KEYS):  # nearly always
        return ""
    if segment.endswith(_ITEM_OF_KEY):
        return segment[2:-5]
    if segment.endswith("_id"):
        return segment[:-3]
    if segment in _GENERIC_TYPE:
        return min(_GENERIC_RELATION)
    return segment[:-5] if segment.endswith("_type") else ""


Split = tuple[State | None, State | None]
"""What is known where a condition holds, and where it does not; None where it cannot come to that."""
