"""What a join tells: an inner one that both rows are there, an outer one only which row a relation leads to.

Source: the SQLAlchemy 2.0 documentation, "ORM Querying Guide: Joins": along a relation, to a class by its foreign keys, or on a
condition; `isouter` and `full` make it an outer join.
"""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.protocols import CallSite
from nullguard.flow.world import World
from nullguard.frameworks.queries import NOTHING, Condition, Expression, Need, Needs
from nullguard.frameworks.sqlalchemy.derived import Derived, root_of_derived
from nullguard.frameworks.sqlalchemy.statements import Entity, Link, Statement, class_of
from nullguard.frameworks.sqlalchemy.table_rows import is_table, root_of_table
from nullguard.model.schema import AttributeKind
from nullguard.program.symbols import CLASS_OBJECT

_RELATIONS = frozenset({AttributeKind.RELATION, AttributeKind.REVERSE})

_replace = msgspec.structs.replace


def after_join(site: CallSite, statement: Statement) -> Statement:
    """The statement after `join(…)` or `outerjoin(…)`."""
    positional = [value for argument, value in site.arguments if not argument.name and not argument.star]
    named = {argument.name: value for argument, value in site.arguments if argument.name}
    if "_from" in site.method:
        positional = positional[1:]
    if not positional:
        return statement
    is_outer = site.method.startswith("outer") or any(not _is_false(named[flag]) for flag in ("isouter", "full") if flag in named)
    target, *rest = positional
    on = rest[0] if rest else named.get("onclause")
    return _joined(site.world, statement, target, on, is_outer)


def of_tables(site: CallSite, table: str) -> Value:
    """`orders.join(customers, …)`, a join of tables that `select_from(…)` is handed: what it tells of the rows of both."""
    return Value(NONNULL, site.result.type, asked=after_join(site, Statement(roots=(table,), last=table)))


def on_main(site: CallSite, statement: Statement) -> Statement:
    """After `select_from(Order)`, and after that of a join of tables."""
    given = site.arguments[0][1].asked if site.arguments else None
    if isinstance(given, Statement) and not given.selected and not given.is_run:
        return _replace(
            statement,
            needs=statement.needs | given.needs,
            links=(*statement.links, *given.links),
            roots=tuple(dict.fromkeys((*statement.roots, *given.roots))),
            outer=statement.outer | given.outer,
            last=given.last,
        )
    root = _root_of(site.world, site.arguments[0][1]) if site.arguments else ""
    return _replace(statement, roots=tuple(dict.fromkeys((*statement.roots, root))), last=root) if root else statement


def _joined(world: World, statement: Statement, target: Value, on: Value | None, is_outer: bool) -> Statement:
    given = on.asked if on is not None else None
    relation = target.asked if isinstance(target.asked, Expression) else given if isinstance(given, Expression) else None
    root = _root_of(world, target)
    needs: Needs = NOTHING
    links: tuple[Link, ...] = ()
    if relation is None and (name := _text(target)) and statement.entity:
        relation = Expression(column=(statement.entity, name))
    if relation is not None and len(relation.column) == 2:
        attribute = world.schema.attribute(class_of(relation.column[0]), relation.column[1])
        if attribute is None or not attribute.mapped.target:
            return statement
        root = root or attribute.mapped.target
        if attribute.mapped.kind in _RELATIONS:
            links = (Link(relation.column, root),)
    elif root and isinstance(given, Condition):
        needs = given.holds or NOTHING
        links = _links_by_key(world, given, root) or _links_by_other_key(world, statement, needs, root)
    elif root:
        links = _only_link(world, statement, root)
    if not root:
        return statement
    if not is_outer:
        needs |= frozenset(Need(link.path) for link in links)
    return _replace(
        statement,
        needs=statement.needs | needs if not is_outer else statement.needs,
        links=(*statement.links, *links),
        roots=tuple(dict.fromkeys((*statement.roots, root))),
        outer=statement.outer | {root} if is_outer else statement.outer,
        last=root,
    )


def _root_of(world: World, value: Value) -> str:
    if isinstance(value.asked, Entity):
        return value.asked.root
    if isinstance(value.asked, Derived):
        return root_of_derived(value.asked)
    if is_table(value):
        return root_of_table(world, value)
    type = value.type
    if type is not None and type.cls == CLASS_OBJECT and type.args and world.schema.is_entity(type.args[0].cls):
        return type.args[0].cls
    return ""


def _links_by_key(world: World, on: Condition, root: str) -> tuple[Link, ...]:
    """The relation whose key a join's condition compares."""
    needs = on.holds or NOTHING
    is_sole = on.fails == on.holds and len(needs) == len(("key", "own key"))
    found = []
    for need in sorted(needs):
        if len(need.path) != 2 or need.path[0] == root:
            continue
        for mapped in world.schema.attributes(class_of(need.path[0])):
            if mapped.key_attribute == need.path[1] and mapped.target == class_of(root):
                found.append(Link((need.path[0], mapped.name), root, is_sole))
    return tuple(found[:1])


def _links_by_other_key(world: World, statement: Statement, needs: Needs, root: str) -> tuple[Link, ...]:
    """The relation to the one row of another table whose key a join's condition compares: `join(License, License.driver_id ==
    Driver.id)` leads to `driver.license`."""
    keys = {need.path[1] for need in needs if len(need.path) == 2 and need.path[0] == root}
    held = {mapped.target for mapped in world.schema.attributes(class_of(root)) if mapped.key_attribute in keys and mapped.target}
    found = [
        Link((known, mapped.name), root)
        for known in statement.roots
        if class_of(known) in held and known != root
        for mapped in world.schema.attributes(class_of(known))
        if mapped.kind is AttributeKind.REVERSE and mapped.target == class_of(root)
    ]
    return tuple(found) if len(found) == 1 else ()


def _only_link(world: World, statement: Statement, root: str) -> tuple[Link, ...]:
    """The one relation that leads from what is selected to a class."""
    found = [
        Link((known, mapped.name), root)
        for known in statement.roots
        for mapped in world.schema.attributes(class_of(known))
        if mapped.kind in _RELATIONS and mapped.target == class_of(root) and known != root
    ]
    return tuple(found) if len(found) == 1 else ()


def _is_false(value: Value) -> bool:
    return value.constants == frozenset({("bool", False)})


def _text(value: Value) -> str:
    constants = value.constants
    kind, text = next(iter(constants)) if constants is not None and len(constants) == 1 else ("", "")
    return str(text) if kind == "str" else ""
