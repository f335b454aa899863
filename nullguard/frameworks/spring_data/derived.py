"""Queries that Spring Data derives from the names of methods: what they say of their rows.

Source: the Spring Data JPA reference, "Query Methods" (3.3): the supported keywords, and property paths that are resolved from
the right where the whole name is no property. What each keyword keeps was seen in rows that Spring Data 3.3 gave from H2, where
every attribute was null in some row: equality with a null argument means IS NULL, and a path across a relation, whose join is an
outer one, guards it only where the condition is on a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nullguard.flow.domain.values import NONNULL, NULL, ConstantKey, Fact, Value
from nullguard.flow.rows.implied import implied_of_rows
from nullguard.flow.world import World
from nullguard.frameworks.query_kinds import kinds_of_rows
from nullguard.knowledge.bean_names import decapitalised
from nullguard.model.queries import Path
from nullguard.model.schema import AttributeKind

_SUBJECT = re.compile(r"(?:find|read|get|query|search|stream)(?:[A-Z]\w*?)??By(?=[A-Z]|$)")
_MOST_PARTS = 12
_MOST_SPLITS = 5
"""Conditions of a name, and relations in a property path; longer ones tell nothing."""

_KEYWORDS: tuple[tuple[str, int], ...] = (
    ("IsNotNull", 0), ("NotNull", 0), ("IsNull", 0), ("Null", 0),
    ("IsNotEmpty", 0), ("NotEmpty", 0), ("IsEmpty", 0), ("Empty", 0), ("Exists", 0),
    ("IsTrue", 0), ("True", 0), ("IsFalse", 0), ("False", 0),
    ("IsBetween", 2), ("Between", 2),
    ("IsLessThanEqual", 1), ("LessThanEqual", 1), ("IsLessThan", 1), ("LessThan", 1),
    ("IsGreaterThanEqual", 1), ("GreaterThanEqual", 1), ("IsGreaterThan", 1), ("GreaterThan", 1),
    ("IsBefore", 1), ("Before", 1), ("IsAfter", 1), ("After", 1),
    ("IsNotLike", 1), ("NotLike", 1), ("IsLike", 1), ("Like", 1),
    ("IsStartingWith", 1), ("StartingWith", 1), ("StartsWith", 1), ("IsEndingWith", 1), ("EndingWith", 1), ("EndsWith", 1),
    ("IsNotContaining", 1), ("NotContaining", 1), ("NotContains", 1),
    ("IsContaining", 1), ("Containing", 1), ("Contains", 1),
    ("IsNotIn", 1), ("NotIn", 1), ("IsIn", 1), ("In", 1),
    ("IsNear", 1), ("Near", 1), ("IsWithin", 1), ("Within", 1),
    ("MatchesRegex", 1), ("Matches", 1), ("Regex", 1),
    ("IsNot", 1), ("Not", 1), ("Equals", 1), ("Is", 1),
)  # fmt: skip
"""Keywords with the number of arguments that they take, in the order in which they are looked for at the end of a condition."""

_TELLING_NOTHING = frozenset({"IsNull", "Null", "IsNotEmpty", "NotEmpty", "IsEmpty", "Empty", "Exists"})
_OF_TEXTS = frozenset({"IsNotEmpty", "NotEmpty"})
"""What Spring Data asks of collections alone, and Micronaut Data of texts, too: neither null nor empty."""

_EQUALITY = frozenset({"", "Is", "Equals"})


def is_derived(method: str) -> bool:
    """Whether rows are asked for by a name that has conditions."""
    return _SUBJECT.match(method) is not None


def present(world: World, class_id: str, method: str, arguments: Sequence[Value]) -> tuple[Path, ...]:
    """The attribute paths of the entity that are not null in any row that a derived query gives, by its conditions or because a
    CHECK says so of rows that fulfil them."""
    alternatives, equal = _conditions(world, class_id, method, arguments)
    if not alternatives or len(alternatives) > _MOST_PARTS:
        return ()
    if len(alternatives) > 1:
        return tuple(sorted(set.intersection(*alternatives)))
    implied = implied_of_rows(world, class_id, {path[0] for path in alternatives[0] if len(path) == 1}, equal)
    return tuple(sorted(alternatives[0] | {(name,) for name in implied}))


def kinds(world: World, class_id: str, method: str, arguments: Sequence[Value]) -> tuple[Fact, ...]:
    """The attributes that are one constant in all rows that a derived query gives: `findByState(State.SHIPPED)`."""
    alternatives, equal = _conditions(world, class_id, method, arguments)
    if len(alternatives) != 1:
        return ()
    return kinds_of_rows(world, class_id, equal)


def _conditions(
    world: World, class_id: str, method: str, arguments: Sequence[Value]
) -> tuple[list[set[Path]], dict[str, frozenset[ConstantKey]]]:
    """What each of the alternatives of a derived query asks to be there, and which attributes are asked to be certain constants;
    nothing of a method that is no such query."""
    subject = _SUBJECT.match(method)
    if subject is None:
        return [], {}
    predicate = re.split(r"OrderBy(?=[A-Z])", method[subject.end() :], maxsplit=1)[0]
    predicate = re.sub(r"AllIgnor(?:e|ing)Case$", "", predicate)
    alternatives: list[set[Path]] = []
    equal: dict[str, frozenset[ConstantKey]] = {}
    position = 0
    for alternative in re.split(r"Or(?=[A-Z])", predicate):
        told: set[Path] = set()
        for part in re.split(r"And(?=[A-Z])", alternative):
            name, keyword, count = _keyword(world, class_id, re.sub(r"Ignor(?:e|ing)Case$", "", part))
            given = arguments[position : position + count]
            told |= _told(world, class_id, name, keyword, given)
            attribute = _attribute(world, class_id, name)
            if attribute and keyword in _EQUALITY and given and given[0].constants and given[0].null == NONNULL:
                equal[attribute] = given[0].constants
            position += count
        alternatives.append(told)
    return alternatives, equal


def _keyword(world: World, class_id: str, part: str) -> tuple[str, str, int]:
    """The property, keyword and number of arguments of a condition; a property may itself end in a keyword (`checkedIn`)."""
    if _path(world, class_id, part) is not None:
        return part, "", 1
    for keyword, count in _KEYWORDS:
        if part.endswith(keyword) and len(part) > len(keyword):
            return part[: -len(keyword)], keyword, count
    return part, "", 1


def _told(world: World, class_id: str, name: str, keyword: str, arguments: Sequence[Value]) -> set[Path]:
    path = _path(world, class_id, name)
    if path is None or (keyword in _TELLING_NOTHING and not (keyword in _OF_TEXTS and _is_column(world, class_id, path))):
        return set()
    if keyword in _EQUALITY and any(argument.null >= NULL for argument in arguments):
        return set()
    return {path}


def _is_column(world: World, class_id: str, path: Path) -> bool:
    holder = _target(world, class_id, path[:-1]) if len(path) > 1 else class_id
    attribute = world.schema.attribute(holder, path[-1])
    return attribute is not None and attribute.mapped.kind is AttributeKind.COLUMN


def _path(world: World, class_id: str, name: str) -> Path | None:
    """The attributes that a property path such as `CustomerAddressCity` leads through; `_` parts them where that is written."""
    found: list[str] = []
    for part in name.split("_"):
        inner = _resolved(world, class_id, part, _MOST_SPLITS)
        if not inner:
            return None
        found.extend(inner)
        class_id = _target(world, class_id, inner)
    return tuple(found)


def _resolved(world: World, class_id: str, name: str, splits: int) -> Path:
    whole = _attribute(world, class_id, name)
    if whole:
        return (whole,)
    for place in _capitals(name) if splits else ():
        head = _attribute(world, class_id, name[:place])
        if head:
            rest = _resolved(world, _target(world, class_id, (head,)), name[place:], splits - 1)
            if rest:
                return (head, *rest)
    return ()


def _capitals(name: str) -> Iterator[int]:
    """Where a name can be parted, the last place first."""
    return (place for place in range(len(name) - 1, 0, -1) if name[place].isupper())


def _attribute(world: World, class_id: str, name: str) -> str:
    """The attribute of a capitalised name; empty when the class has none."""
    if not class_id or not name:
        return ""
    for written in (decapitalised(name), name):
        if world.schema.attribute(class_id, written) is not None:
            return written
    return ""


def _target(world: World, class_id: str, path: Path) -> str:
    for name in path:
        attribute = world.schema.attribute(class_id, name)
        class_id = attribute.mapped.target if attribute is not None and attribute.mapped.kind is not AttributeKind.COLUMN else ""
    return class_id
