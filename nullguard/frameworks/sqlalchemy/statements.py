"""What is known of a SQLAlchemy statement or query: what it selects, what it joins, what its rows are known to have.

Source: the SQLAlchemy 2.0 documentation, "ORM Querying Guide".
"""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.refinement import with_facts_of
from nullguard.flow.domain.values import NONNULL, NULLABLE, Asked, ConstantKey, Fact, Origin, Value
from nullguard.flow.rows.implied import implied_of_rows
from nullguard.flow.world import World
from nullguard.frameworks.queries import NOTHING, Equal, Expression, Need, Needs, facts_along
from nullguard.knowledge.aggregates import is_null_over_nulls
from nullguard.program.symbols import Type

_ALIAS = "\0"
_MOST_LINKS = 12
_OUTER_JOIN = "sqlalchemy.orm.Query.outerjoin"

_replace = msgspec.structs.replace


class Entity(Asked, frozen=True):
    """A mapped class in a statement, or an alias of one: `root` is what paths of its columns begin with."""

    root: str


class Columns(Asked, frozen=True):
    """The columns of a table (`orders.c`): `root` is what their paths begin with, empty where only their names are known."""

    root: str = ""


class Loading(Asked, frozen=True):
    """An option for how relations are loaded; one that loads by an inner join asks that they are there."""

    needs: Needs = NOTHING


class Link(msgspec.Struct, frozen=True):
    """A join along a relation: what `path` leads to is a row of `root`. `is_sole` says that the join asks for nothing else, so
    that there is such a row wherever the relation's key is there."""

    path: tuple[str, ...]
    root: str
    is_sole: bool = True


class Statement(Asked, frozen=True):
    """`selected` are classes and expressions, `roots` what is selected from and joined, `outer` those of the roots of which there
    may be no row, `last` the one that `filter_by` speaks of, `is_grouped` says that there is a row for each group, `is_run` that
    whatever it was given to has run it and gives its rows, as cursors do, `equal` what has one of a few values in all rows."""

    selected: tuple[Entity | Expression, ...] = ()
    needs: Needs = NOTHING
    roots: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    outer: frozenset[str] = frozenset()
    last: str = ""
    is_grouped: bool = False
    is_run: bool = False
    equal: frozenset[Equal] = frozenset()

    @property
    def changes_receiver(self) -> bool:
        return self.is_run

    @property
    def is_query(self) -> bool:
        return not self.is_run and bool(self.selected)

    def joined(self, other: Asked) -> Asked | None:
        if not isinstance(other, Statement) or self.selected != other.selected:
            return None
        return _replace(
            self,
            needs=self.needs & other.needs,
            equal=self.equal & other.equal,
            links=tuple(link for link in self.links if link in other.links),
            outer=self.outer | other.outer,
            last=self.last if self.last == other.last else "",
        )

    @property
    def has_one_row(self) -> bool:
        """Whether only aggregates are selected, of all rows together: of no rows there is a row too. So it is with functions that
        look at no table (`select(func.now())`)."""
        is_of_none = bool(self.selected) and not self.roots and not self.needs and not self.is_grouped
        if is_of_none and all(isinstance(item, Expression) and item.is_present for item in self.selected):
            return True
        expressions = [item for item in self.selected if isinstance(item, Expression) and item.is_aggregate]
        return bool(expressions) and len(expressions) == len(self.selected) and not self.is_grouped

    @property
    def entity(self) -> str:
        """The root of the one class that is selected; empty when something else is."""
        only = self.selected[0] if len(self.selected) == 1 else None
        return only.root if isinstance(only, Entity) else ""


def selecting(selected: tuple[Entity | Expression, ...]) -> Statement:
    """The statement that selects these."""
    roots = tuple(
        dict.fromkeys(
            item.root if isinstance(item, Entity) else item.column[0]
            for item in selected
            if isinstance(item, Entity) or item.column
        )
    )
    return Statement(selected, roots=roots, last=roots[0] if roots else "")


def alias_of(class_id: str, at: int) -> str:
    """The root of an alias that is made at a place."""
    return f"{class_id}{_ALIAS}{at}"


def class_of(root: str) -> str:
    """The id of the class that a root stands for."""
    return root.partition(_ALIAS)[0]


def row_of(world: World, statement: Statement, root: str) -> Value:
    """A row of one of a statement's roots, with what is known of it; null where an outer join may find none."""
    row = _replace(world.row(class_of(root)), facts=_facts(world, statement, root))
    if root in statement.outer and not any(need.path[0] == root for need in statement.needs):
        link = next((link for link in statement.links if link.root == root), None)
        if link is None:
            return _replace(row, null=NULLABLE, origin=Origin("lookup", _OUTER_JOIN))
        if Need(link.path) in statement.needs:
            return row
        attribute = world.schema.attribute(class_of(link.path[0]), link.path[1])
        key = attribute.mapped.key_attribute if attribute is not None else ""
        if link.is_sole and key and any(need.path == (link.path[0], key) and not need.refused for need in statement.needs):
            return row  # `outerjoin(Buyer, Order.buyer_id == Buyer.id).filter(Order.buyer_id.isnot(None))`
        if attribute is not None:
            return _replace(row, null=NULLABLE, origin=Origin("relation", attribute.subject))
    return row


def value_of(world: World, statement: Statement, item: Entity | Expression) -> Value:
    """What a row holds of something that is selected."""
    if isinstance(item, Entity):
        return row_of(world, statement, item.root)
    if item.is_present:
        return Value(NONNULL)
    if item.aggregate:
        if item.strict and {need.path for need in item.strict} <= {need.path for need in statement.needs}:
            return Value(NONNULL)  # a statement for one value, of which another one asks that it be there
        is_outer = not statement.outer.isdisjoint(item.over[:1])
        is_empty = not statement.is_grouped or (is_outer and is_null_over_nulls(item.aggregate))
        return Value(NULLABLE, origin=Origin("aggregate", item.aggregate)) if is_empty else Value()
    if len(item.column) != 2:
        return Value()
    root, name = item.column
    row = row_of(world, statement, root)
    value = with_facts_of(row, name, world.attribute(row, name))
    return Value(NULLABLE, value.type, row.origin) if row.null == NULLABLE else value


def names_of(world: World, item: Entity | Expression) -> str:
    """How what is selected is called in a row; empty when it has no name."""
    if isinstance(item, Expression):
        return item.name or (item.column[-1] if item.column else "")
    cls = world.program.classes.get(class_of(item.root))
    return cls.name if cls is not None else ""


def is_primary_key(world: World, expression: Expression) -> bool:
    """Whether an expression is the primary key of a class."""
    if len(expression.column) != 2:
        return False
    attribute = world.schema.attribute(class_of(expression.column[0]), expression.column[1])
    return attribute is not None and attribute.mapped.primary_key


def _facts(world: World, statement: Statement, root: str) -> tuple[Fact, ...]:
    """What the needs of a root and of those that it is linked to say of its rows."""
    found: set[Fact] = set()
    pending: list[tuple[tuple[str, ...], str]] = [((), root)]
    seen = {root}
    while pending and len(seen) < _MOST_LINKS:
        before, current = pending.pop()
        for need in statement.needs:
            if need.path[0] == current and len(need.path) > 1:
                found |= facts_along(world, class_of(root), Need((*before, *need.path[1:]), need.whole))
        if statement.equal:
            for name in implied_in_rows(world, statement, current):
                found |= facts_along(world, class_of(root), Need((*before, name)))
        for link in statement.links:
            if link.path[0] == current and link.root not in seen:
                seen.add(link.root)
                pending.append(((*before, *link.path[1:]), link.root))
    return tuple(sorted(found, key=lambda fact: (fact.segments, fact.aspect)))


def implied_in_rows(world: World, statement: Statement, root: str) -> tuple[str, ...]:
    """What CHECKs say of the rows of a root, of which a statement asks that some columns have certain values."""
    equal: dict[str, frozenset[ConstantKey]] = {}
    for path, constants in statement.equal:
        if path[0] == root and len(path) == _ROOT_AND_NAME:
            equal[path[1]] = equal[path[1]] & constants if path[1] in equal else constants
    if not equal:
        return ()
    present = {need.path[1] for need in statement.needs if need.path[0] == root and len(need.path) == _ROOT_AND_NAME}
    return implied_of_rows(world, class_of(root), present, equal)


_ROOT_AND_NAME = 2


def entity_type(root: str) -> Type:
    """The type of a root's rows."""
    return Type(class_of(root))
