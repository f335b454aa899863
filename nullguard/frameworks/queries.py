"""What conditions and expressions of a query tell of its rows, in the three-valued logic of SQL, whatever framework wrote them.

Source: SQL:2016, 8.1 "predicate": a comparison with NULL is unknown, `NOT` of unknown is unknown, and a row is kept where the
condition is true.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from nullguard.flow.domain.values import Asked, ConstantKey, Fact
from nullguard.flow.schema import SchemaAttribute
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model.schema import AttributeKind


class Need(msgspec.Struct, frozen=True, order=True):
    """A path from a row that leads to something: its column is not null, and so is every relation on the way.

    `whole` needs count only when every name of the path is a column or a relation; of the others what is before a
    transformation counts too. `refused` ones are there because a method of the row's class refuses their null,
    which not all code asks.
    """

    path: tuple[str, ...]
    whole: bool = False
    refused: bool = False


Needs = frozenset[Need]
NOTHING: Needs = frozenset()

COUNTED = "count()"
"""Begins the path of a need that a name of the query's own counts something at all: it says nothing of a column of that name."""


Equal = tuple[tuple[str, ...], frozenset[ConstantKey]]
"""A path from a row, and the constants that are all it can be."""


class Condition(Asked, frozen=True):
    """What is there where a condition is true, and where it is false; None where it never is. `is_blank` marks one that asks
    nothing, which a framework leaves out (`Q()`); `equal` is what has one of a few values where it is true."""

    holds: Needs | None = NOTHING
    fails: Needs | None = NOTHING
    is_blank: bool = False
    tested: tuple[tuple[str, str], ...] = ()
    equal: frozenset[Equal] = frozenset()

    @property
    def narrows(self) -> bool:
        return bool(self.holds)

    def tested_for_null(self) -> tuple[tuple[str, str], ...]:
        return self.tested

    def joined(self, other: Asked) -> Asked | None:
        return either(self, other) if isinstance(other, Condition) else None


class Expression(Asked, frozen=True):
    """A value in a query: null where one of the paths in `strict` is. `column` is the path of one that is merely a column;
    `is_null` marks a null, `is_present` what is never null, `is_aggregate` what one row is given for, even of none, `aggregate`
    the function whose null over no rows makes it null, `over` the path that it is given, `name` how it is called in a row.
    `is_lookup` marks one that a query of its own gives, which may find no row."""

    strict: Needs = NOTHING
    column: tuple[str, ...] = ()
    is_null: bool = False
    is_present: bool = False
    is_aggregate: bool = False
    aggregate: str = ""
    over: tuple[str, ...] = ()
    name: str = ""
    is_lookup: bool = False


TRUE = Condition(NOTHING, None)
FALSE = Condition(None, NOTHING)
UNKNOWN = Condition()
BLANK = Condition(NOTHING, None, is_blank=True)


def every(conditions: Iterable[Condition]) -> Condition:
    """Where all hold, and where one of them fails."""
    given = [condition for condition in conditions if not condition.is_blank]
    if not given:
        return BLANK
    equal: frozenset[Equal] = frozenset().union(*(condition.equal for condition in given))
    return Condition(_all(c.holds for c in given), _any(c.fails for c in given), equal=equal)


def some(conditions: Iterable[Condition]) -> Condition:
    """Where one of them holds, and where all fail."""
    given = [condition for condition in conditions if not condition.is_blank]
    return Condition(_any(c.holds for c in given), _all(c.fails for c in given)) if given else BLANK


def either(one: Condition, other: Condition) -> Condition:
    """What is known of a condition that is one of the two."""
    if one == other:
        return one
    return Condition(_any((one.holds, other.holds)), _any((one.fails, other.fails)))


def _all(needs: Iterable[Needs | None]) -> Needs | None:
    found: Needs = NOTHING
    for part in needs:
        if part is None:
            return None
        found |= part
    return found


def _any(needs: Iterable[Needs | None]) -> Needs | None:
    possible = [part for part in needs if part is not None]
    if len(set(possible)) < 2:
        return possible[0] if possible else None
    return frozenset.intersection(*map(_with_beginnings, possible))


def _with_beginnings(needs: Needs) -> Needs:
    """Needs with those of what comes before on their way: `customer__name` asks for a customer as well as `customer__email`."""
    ways = (need for need in needs if not need.whole and need.path[0] != COUNTED)
    before = {Need(need.path[:end], False, need.refused) for need in ways for end in range(1, len(need.path))}
    return needs | before


_LOGICAL = {"&": every, "|": some}
_ARITHMETIC = frozenset({"+", "-", "*", "/", "//", "%", "**"})


def combined(operator: str, operands: tuple[Asked | None, ...]) -> Asked | None:
    """`a & b`, `a | b` and `~a` of conditions, and arithmetic with expressions, which is null where one of them is; None for
    anything else. An operand that is None is nothing that is known."""
    if any(isinstance(operand, Condition) for operand in operands):
        conditions = [operand if isinstance(operand, Condition) else UNKNOWN for operand in operands]
        if operator == "~":
            return negated(conditions[0])
        return _LOGICAL[operator](conditions) if operator in _LOGICAL else UNKNOWN if operator == "^" else None
    if operator in _ARITHMETIC and any(isinstance(operand, Expression) for operand in operands):
        return strict_of(operand for operand in operands if isinstance(operand, Expression))
    return None


def strict_of(operands: Iterable[Expression]) -> Expression:
    """An expression that is null where one of these is: arithmetic, and functions that give null for null."""
    given = tuple(operands)
    needs: Needs = frozenset().union(*(operand.strict for operand in given))
    first = next((operand for operand in given if operand.aggregate and not operand.is_present), None)
    is_aggregate = any(operand.is_aggregate for operand in given)
    if first is None:
        return Expression(needs, is_aggregate=is_aggregate)
    return Expression(needs, is_aggregate=is_aggregate, aggregate=first.aggregate, over=first.over)


def negated(condition: Condition) -> Condition:
    """`NOT condition`. Of what is asked across a collection nothing follows then."""
    return Condition(_whole(condition.fails), _whole(condition.holds)) if not condition.is_blank else condition


def _whole(needs: Needs | None) -> Needs | None:
    return needs if needs is None else frozenset(Need(need.path, True, need.refused) for need in needs)


_MOST_HOPS = 8


def facts_along(world: World, entity: str, need: Need) -> set[Fact]:
    """What holds of the rows of an entity that have what is needed: every attribute on the path is there, a relation together
    with its key, and a collection has rows, which `exclude(lines=None)` and `exclude(lines__sku=None)` ask for, too."""
    found: set[Fact] = set()
    walked: tuple[str, ...] = ()
    current = entity
    for name in need.path[:_MOST_HOPS]:
        attribute = world.schema.attribute(current, name) if current else None
        if attribute is None or attribute.mapped.kind is AttributeKind.COLLECTION:
            is_key = attribute is None and name == "pk" and bool(current)
            there = _rows_of(world, current, walked, name) if current else set()
            if attribute is None and not (there or is_key or need.whole) and _leads_on(need.path, len(walked)):
                there = {Fact((*walked, name), "true")}  # of a class above, which is not there
            return found | there if is_key or there or not need.whole else set()
        found.add(Fact((*walked, name), "nonnull"))
        for twin in _twins(world, current, attribute):
            found.add(Fact((*walked, twin), "nonnull"))
        walked = (*walked, name)
        current = attribute.mapped.target
    return found


def _rows_of(world: World, entity: str, walked: tuple[str, ...], name: str) -> set[Fact]:
    """That there are rows in a collection that a condition asks of one of its rows; by the name that queries have for it."""
    for called in (name, f"{name}_set"):
        attribute = world.schema.attribute(entity, called)
        if attribute is not None and attribute.mapped.kind is AttributeKind.COLLECTION:
            return {Fact((*walked, called), "true")}
    return set()


def _leads_on(path: tuple[str, ...], position: int) -> bool:
    """Whether a name in the path of a condition is one of a relation: what follows is no comparison, but a name."""
    return position + 1 < len(path) and path[position + 1] not in library_names("lookup")


def _generic(world: World, entity: str, name: str) -> list[str]:
    """The generic relation that a type belongs to: `content_object` of `content_type`, `owner` of `owner_type`."""
    if not name.endswith("_type"):
        return []
    named = "content_object" if name == "content_type" else name.removesuffix("_type")
    found = world.schema.attribute(entity, named)
    is_generic = found is not None and found.mapped.kind is AttributeKind.RELATION and not found.mapped.column
    return [named] if is_generic else []


def _twins(world: World, entity: str, attribute: SchemaAttribute) -> list[str]:
    """The attributes that are there with another one: the key of a relation, and the relations of a key."""
    if attribute.mapped.key_attribute:
        return [attribute.mapped.key_attribute, *_generic(world, entity, attribute.mapped.name)]
    if not attribute.is_key:
        return _generic(world, entity, attribute.mapped.name)
    return [mapped.name for mapped in world.schema.attributes(entity) if mapped.key_attribute == attribute.mapped.name]
