"""Statements that are written as text: `session.execute(text("SELECT max(total) AS total FROM orders"))`."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Final

import msgspec

from nullguard.flow.domain.values import Value
from nullguard.flow.frame.bindings import bindings_of
from nullguard.flow.protocols import CallSite
from nullguard.frameworks.arguments import constant
from nullguard.frameworks.plain_tables import FRAMEWORK as PLAIN_TABLES
from nullguard.frameworks.queries import Expression, Need
from nullguard.frameworks.query_columns import only_having, origin_of
from nullguard.frameworks.schema.entity_index import EntityIndex
from nullguard.frameworks.sqlalchemy.put_together import PUT_IN, PutTogether, put_together
from nullguard.frameworks.sqlalchemy.statements import Entity as Root
from nullguard.frameworks.sqlalchemy.statements import Statement, alias_of
from nullguard.languages.sql.queries import read_select
from nullguard.languages.sql.queries.tokens import tokens
from nullguard.manifest.merge import normal
from nullguard.model.queries import Origin, Output, Path, Rows
from nullguard.model.schema import AttributeKind, Entity
from nullguard.model.syntax import Arithmetic, Attribute, Call, Constant, Expr, Format, Name
from nullguard.model.text import render
from nullguard.program.program import Program

_BEGINNING: Final = re.compile(r"\s*select\b[^()]*\bfrom\b", re.IGNORECASE)
"""What stands before all that is put into a text that selects columns whatever that is."""


class Texts:
    """Reads statements with the entities whose tables they name. One per process; remembers the texts that it has read."""

    def __init__(self, program: Program, entities: Iterable[Entity]) -> None:
        self._index = EntityIndex(program, entities)
        self._read: dict[str, Statement | None] = {}
        self._keys: dict[str, Statement | None] = {}
        tables = (entity for entities in self._index.by_table.values() for entity in entities)
        self.reads_plain_tables = any(entity.framework == PLAIN_TABLES for entity in tables)

    def basis(self) -> str:
        """Everything that answers depend on besides the texts and the entities' attributes."""
        return "\n".join(
            f"{table} {' '.join(entity.class_id for entity in entities)}"
            for table, entities in sorted(self._index.by_table.items())
        )

    def of(self, value: Value) -> Statement | None:
        """What the one text that a value is known to be selects; of several, each of which gives one row, the first, or what they
        have in common."""
        if value.constants is None or not 0 < len(value.constants) <= _MOST_TEXTS:
            return None
        read = [self.statement(text) if kind == "str" else None for kind, text in sorted(value.constants, key=repr)]
        return _together(read)

    def given(self, site: CallSite, node: Expr, value: Value) -> Statement | None:
        """What a text that a call is given selects. Of one that is put together (`f"SELECT count(*) FROM {table}"`) only whether
        it gives one row, of all rows together, and which of its columns are keys of rows."""
        if value.constants is not None:
            return self.of(value)
        return _together([self._written(site, made) for made in _made(site, node)])

    def _written(self, site: CallSite, node: Expr | None) -> Statement | None:
        if node is None or isinstance(node, Constant):
            return self.statement(str(node.value)) if isinstance(node, Constant) and node.kind == "str" else None
        function = site.world.program.function_at(site.path, site.node.at)
        if isinstance(node, (Name, Attribute)):
            text = constant(site.world.program, site.path, function.decl.qualname if function is not None else "", node)
            return self.statement(text) if isinstance(text, str) else None
        made = put_together(site.world, function, site.path, node)
        return self._put_together(made, _may_group(node)) if made is not None else None

    def _put_together(self, made: PutTogether, may_group: bool) -> Statement | None:
        if PUT_IN not in made.text:
            return self.statement(made.text)
        statement = self.statement(made.text) if not may_group else None
        if statement is not None and statement.has_one_row:
            return statement
        if not _BEGINNING.match(made.text.partition(PUT_IN)[0]):  # what is put in may be a column
            return None
        if made.tells_columns and (found := self.statement(made.text)) is not None:
            return msgspec.structs.replace(found, selected=tuple(_unless_asked(item, made.asked) for item in found.selected))
        if made.text not in self._keys:
            rows = read_select(made.text)
            self._keys[made.text] = _Reading(self._index, rows, only_keys=True).statement() if rows is not None else None
        return self._keys[made.text]

    def statement(self, text: str) -> Statement | None:
        """What a text selects; None when it is no query of rows, or not understood."""
        if text not in self._read:
            rows = read_select(text)
            self._read[text] = _Reading(self._index, rows).statement() if rows is not None else _of_no_table(text)
        return self._read[text]


def _together(read: Sequence[Statement | None]) -> Statement | None:
    """What is known of a text that is one of several: each gives one row, or all select the same."""
    found, *others = read or (None,)
    if all(one is not None and one.has_one_row for one in read):
        return found
    for other in others:
        joined = found.joined(other) if found is not None and other is not None else None
        found = joined if isinstance(joined, Statement) else None
    return found


def _made(site: CallSite, node: Expr) -> tuple[Expr | None, ...]:
    """What the bindings of a variable give it, where that is written in the function at hand."""
    function = site.world.program.function_at(site.path, site.node.at) if isinstance(node, Name) else None
    if function is None or not isinstance(node, Name):
        return (node,)
    made = bindings_of(site.world, function).get(node.id, ())
    if any(parameter.name == node.id for parameter in function.decl.parameters) or len(made) > _MOST_TEXTS:
        return (None,)
    return made or (node,)


def _unless_asked(item: Root | Expression, asked: Container[str]) -> Root | Expression:
    """A selected column, of which nothing is known where a condition that is put in may ask for it."""
    return Expression(name=item.name) if isinstance(item, Expression) and item.name.lower() in asked else item


def _may_group(node: Expr) -> bool:
    """Whether what is put into a text may group its rows: in parentheses it stands in another query."""
    match node:
        case Format(text=text, fields=fields):
            outside = zip(fields, _depths(text), strict=False)
            return any("group" in render(field.value) for field, depth in outside if not depth)
        case Call(arguments=arguments):
            return any("group" in render(argument.value) for argument in arguments)
        case Arithmetic(operator="%"):
            return "group" in render(node)
    return True  # what is added may be anything


def _depths(text: str) -> Iterator[int]:
    """How many parentheses are open at each place of a text where something is put in."""
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if text.startswith("{}", at):
            yield depth


_MOST_TEXTS: Final = 4
"""Texts that one query may have."""


_ASKING: Final = frozenset(
    {"from", "where", "having", "limit", "offset", "fetch", "union", "intersect", "except", "minus", "into"}
)
"""Words with which a query may have no row."""


def _of_no_table(text: str) -> Statement | None:
    """What a query selects that asks no table and so has one row: `SELECT version()`."""
    found = tokens(text)
    if not found or found[0].low != "select" or any(token.kind == "splice" or token.low in _ASKING for token in found):
        return None
    depth, columns = 0, 1
    for token in found:
        depth += (token.low == "(") - (token.low == ")")
        columns += token.low == "," and not depth
    return Statement((Expression(is_present=True),) * columns)


class _Reading:
    """One query on its way to a statement: `found` are entity and root of each origin that is known."""

    def __init__(self, index: EntityIndex, rows: Rows, only_keys: bool = False) -> None:
        self._index, self._rows = index, rows
        self._only_keys = only_keys
        self._found: dict[Origin, tuple[Entity, str]] = {}
        seen: set[str] = set()
        for position, origin in enumerate(rows.origins):
            tables = index.of_table(origin.path[-1]) if origin.path else ()
            if len(tables) != 1 or origin in self._found:
                continue
            class_id = tables[0].class_id
            self._found[origin] = (tables[0], alias_of(class_id, position) if class_id in seen else class_id)
            seen.add(class_id)

    def statement(self) -> Statement | None:
        rows = self._rows
        selected = tuple(item for output in rows.outputs for item in self._selected(output))
        if not selected or any(output.every and not self._is_known(output) for output in rows.outputs):
            return None
        roots = tuple(root for _, root in self._found.values())
        present = () if self._only_keys else rows.present
        return Statement(
            selected,
            needs=frozenset(need for path in present if (need := self._need(path)) is not None),
            roots=roots,
            outer=frozenset(root for origin, (_, root) in self._found.items() if origin.outer),
            last=roots[0] if roots else "",
            is_grouped=rows.grouped,
        )

    def _selected(self, output: Output) -> Iterator[Root | Expression]:
        if output.every:
            for origin, (entity, root) in self._found.items():
                if not output.path or origin is origin_of(self._rows, (*output.path, "")):
                    yield from (self._column(entity, root, name, column) for name, column in _columns(entity))
            return
        if output.total:
            name = output.alias or output.aggregate
            yield Expression(is_present=not output.aggregate, is_aggregate=True, aggregate=output.aggregate, name=name)
            return
        found = self._attribute(output.path) if output.path else None
        name = output.alias or (output.path[-1] if output.path else "")
        yield self._column(*found, name) if found is not None else Expression(name=name)

    def _column(self, entity: Entity, root: str, name: str, called: str) -> Expression:
        if self._only_keys and not entity.attributes[name].primary_key:
            return Expression(name=called)
        return Expression(frozenset({Need((root, name))}), (root, name), name=called)

    def _is_known(self, output: Output) -> bool:
        """Whether the columns that `*` stands for are known."""
        if output.path:
            return origin_of(self._rows, (*output.path, "")) in self._found
        return len(self._found) == len(self._rows.origins)

    def _need(self, path: Path) -> Need | None:
        found = self._attribute(path)
        return Need(found[1:]) if found is not None else None

    def _attribute(self, path: Path) -> tuple[Entity, str, str] | None:
        """Entity, root and attribute of a column."""
        origin = origin_of(self._rows, path) or only_having(self._rows, path, self._index.of_table)
        known = self._found.get(origin) if origin is not None else None
        if known is None:
            return None
        entity, root = known
        name = next((name for name, column in _columns(entity) if normal(column) == normal(path[-1])), None)
        return (entity, root, name) if name is not None else None


def _columns(entity: Entity) -> Iterator[tuple[str, str]]:
    """The attributes that are columns of the entity's table, with these."""
    for mapped in entity.attributes.values():
        if mapped.kind is AttributeKind.COLUMN and mapped.column and "." not in mapped.name and not mapped.table:
            yield mapped.name, mapped.column
