"""Imperative mappings: `Table(…)` objects that `map_imperatively` or `mapper` joins to plain classes.

A table is a variable, or an attribute that code gives the class (`Order.table = Table("orders", …)`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nullguard.frameworks.arguments import Arguments
from nullguard.frameworks.sqlalchemy.calls import Declaration, declaration
from nullguard.frameworks.sqlalchemy.columns import ColumnDeclaration
from nullguard.frameworks.sqlalchemy.mapped import MappedClasses, RelationDeclaration
from nullguard.model.nodes import dotted_name, last_name
from nullguard.model.span import line_of
from nullguard.model.syntax import Assign, Attribute, Call, Collection, Constant, Expr, ExprStmt, Name, Stmt
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

_MAPPERS = frozenset({"mapper", "map_imperatively", "_mapper"})
_MOST_STATEMENTS = 2000


@dataclass(frozen=True)
class ImperativeMapping:
    """A class joined to a table: columns by attribute name, and relationships."""

    cls: ClassInfo
    table: str
    columns: dict[str, ColumnDeclaration]
    relations: tuple[RelationDeclaration, ...]


def imperative_mappings(mapped: MappedClasses) -> Iterator[ImperativeMapping]:
    """The imperative mappings of the program, in order of source and place."""
    program = mapped.program
    for path, facts in sorted(program.sources.items()):
        if facts.language != "python" or not any(item.module.startswith("sqlalchemy") for item in facts.imports):
            continue
        for function in program.functions_of(path):
            if _MAPPERS.isdisjoint(function.decl.mentions):
                continue
            body = program.body(function)
            for call in _calls(body):
                if last_name(call.function) in _MAPPERS:
                    found = _read(mapped, path, function.decl.qualname, call, body)
                    if found is not None:
                        yield found


def _read(mapped: MappedClasses, path: str, scope: str, call: Call, body: tuple[Stmt, ...]) -> ImperativeMapping | None:
    program = mapped.program
    arguments = Arguments(program, path, scope, call)
    target = arguments.expression("class_", 0)
    cls = program.class_named(path, dotted_name(target), scope) if target is not None else None
    named = arguments.expression("local_table", 1)
    table = mapped.table_call(path, scope, named) or _assigned(program, path, scope, named, body)
    if cls is None or table is None:
        return None
    columns = {column.name: column for column in mapped.table_columns(table)}
    relations = []
    for name, value in _properties(arguments.expression("properties")):
        made = declaration(program, path, scope, value)
        if made is not None and made.kind in ("relationship", "dynamic"):
            to = _mapped_by(program, path, scope, made.arguments.expression("argument", 0), body)
            relations.append(RelationDeclaration(name, made, cls, None, line_of(made.call.at), to))
            continue
        renamed = dotted_name(value)
        column = renamed.rpartition(".")[2]
        if column in columns and ".c." in renamed:
            columns[name] = columns.pop(column)
    name = table.arguments.text("name", 0)
    schema = table.arguments.text("schema")
    return ImperativeMapping(cls, f"{schema}.{name}" if schema else name, columns, tuple(relations))


def _assigned(program: Program, path: str, scope: str, table: Expr | None, body: tuple[Stmt, ...]) -> Declaration | None:
    """The `Table(…)` that the statements before give the attribute of a class or module by which a mapping names it."""
    if not isinstance(table, Attribute):
        return None
    name = dotted_name(table)
    for statement in body[:_MOST_STATEMENTS]:
        if isinstance(statement, Assign) and any(dotted_name(target) == name for target in statement.targets):
            made = declaration(program, path, scope, statement.value)
            if made is not None and made.kind == "table":
                return made
    return None


def _mapped_by(program: Program, path: str, scope: str, mapper: Expr | None, body: tuple[Stmt, ...]) -> ClassInfo | None:
    """The class whose mapper the statements before have put into a variable: `lines = mapper(Line, line_table)`, then
    `relationship(lines)`."""
    if not isinstance(mapper, Name):
        return None
    for statement in body[:_MOST_STATEMENTS]:
        match statement:
            case Assign(targets=(Name(id=name),), value=Call(function=function, arguments=(first, *_))):
                if name == mapper.id and last_name(function) in _MAPPERS and not first.name:
                    return program.class_named(path, dotted_name(first.value), scope)
    return None


def _properties(value: Expr | None) -> Iterator[tuple[str, Expr]]:
    if isinstance(value, Call) and dotted_name(value.function) == "dict":
        for argument in value.arguments:
            if argument.name:
                yield argument.name, argument.value
    if isinstance(value, Collection) and value.kind == "dict":
        for key, item in value.entries:
            if isinstance(key, Constant) and isinstance(key.value, str):
                yield key.value, item


def _calls(body: tuple[Stmt, ...]) -> Iterator[Call]:
    for statement in body[:_MOST_STATEMENTS]:
        if isinstance(statement, (ExprStmt, Assign)) and isinstance(statement.value, Call):
            yield statement.value
