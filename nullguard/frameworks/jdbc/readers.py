"""Functions that read rows of `java.sql` themselves and put what they read into objects: the DAOs of plain JDBC.

Such a function gets a ResultSet, or runs a query; what it constructs and fills with columns of it is a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from nullguard.frameworks.arguments import constant
from nullguard.frameworks.jdbc.calls import LIBRARIES, mapping_lambdas
from nullguard.frameworks.jdbc.column_labels import labels
from nullguard.frameworks.jdbc.made_beside import made_beside
from nullguard.frameworks.jdbc.result_sets import OF_VERTX, Filled, filled, filled_from, is_result_set
from nullguard.frameworks.row_classes.naming import letters
from nullguard.frameworks.row_classes.properties import initialised
from nullguard.frameworks.row_classes.uses import RowUse
from nullguard.languages.sql.queries import read_select
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.queries import Rows
from nullguard.model.span import Packed, line_of
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo

_FEW = 2
"""Properties that must be filled for an object to be a row."""

RUNNING = frozenset({"prepareStatement", "prepareCall", "executeQuery"})
"""Methods of connections and statements that make or run a query."""

_PLAIN: Final = ("java.sql", OF_VERTX)
"""Packages of results that code reads by itself."""

_ASKING = frozenset({"executeQuery"})

_READING = frozenset(
    {"getString", "getTimestamp", "getDate", "getBigDecimal", "getObject", "getInt", "getLong", "getTime", "getBytes", "getArray"}
    | {"getInteger", "getLocalDate", "getLocalDateTime"}
)


@dataclass(frozen=True)
class Reading:
    """What a function fills of a row: the id of the class, and its properties by the letters of the columns that fill them."""

    cls: str
    properties: dict[str, str]


@dataclass(frozen=True)
class Readings:
    """What a function reads: itself, where it reads one ResultSet, and the lambdas within it, by the places of their calls and of
    what they make; `asked` are the texts of the queries whose rows these read."""

    own: Reading | None
    inner: Mapping[Packed, Reading]
    asked: Mapping[Packed, str]


NOTHING_READ: Final = Readings(None, {}, {})


def readings(program: Program, function: FunctionInfo) -> Readings:
    """What a function and the lambdas within it fill of rows."""
    if _READING.isdisjoint(function.decl.mentions):
        return NOTHING_READ
    uses = [*_uses(program, function)]
    own = _reading(uses[0].cls, uses[0].columns) if len(uses) == 1 else None
    inner: dict[Packed, Reading] = {}
    asked: dict[Packed, str] = {}
    for mapper, text in mapping_lambdas(program, function):
        asked.update((call.at, text) for call in nodes(mapper.body) if isinstance(call, s.Call))
    for node in nodes(program.body(function)):
        if isinstance(node, s.Lambda):
            mapped = _mapped(program, function, node)
            if mapped is not None:
                told = _reading(mapped.cls, mapped.columns)
                inner.update((call.at, told) for call in nodes(node.body) if isinstance(call, (s.Call, s.New)))
    return Readings(own, inner, asked)


def _reading(cls: str, columns: Iterable[tuple[str, str]]) -> Reading:
    return Reading(cls, {letters(column): name for name, column in columns})


def row_uses(program: Program) -> Iterator[RowUse]:
    """What the functions of sources that import `java.sql` make of rows, and the lambdas of those that import what calls them, in
    order of path."""
    for path, facts in sorted(program.sources.items()):
        if facts.language != "java":
            continue
        modules = {item.module for item in facts.imports}
        is_plain = any(module.startswith(_PLAIN) for module in modules)
        if not is_plain and not any(module.startswith(LIBRARIES) for module in modules):
            continue
        for function in program.functions_of(path):
            if not _READING.isdisjoint(function.decl.mentions):
                if is_plain:
                    yield from _uses(program, function, beside=True)
                yield from _mappers(program, function)
            if is_plain and not _ASKING.isdisjoint(function.decl.mentions):
                yield from _handed(program, function)


def _mappers(program: Program, function: FunctionInfo) -> Iterator[RowUse]:
    """What lambdas make of rows that are given a result with something else, such as the number of the row."""
    for node in nodes(program.body(function)):
        if isinstance(node, s.Lambda) and (len(node.parameters) > 1 or any(is_result_set(p.type) for p in node.parameters)):
            mapped = _mapped(program, function, node)
            if mapped is not None:
                yield mapped


def _mapped(program: Program, function: FunctionInfo, node: s.Lambda) -> RowUse | None:
    """What a lambda makes of the result that it is given first."""
    found = filled(program, function.path, function.decl.qualname, node.parameters, node.body)
    made = _made(program, function, found) if found is not None else None
    if found is None or made is None:
        return None
    kept = found.conditional & initialised(program, made) if found.conditional else ()
    return RowUse(made.id, "jdbc", function.path, line_of(node.at), None, *labels(found.properties, None, kept))


@dataclass(frozen=True)
class _Query:
    """The results that a function reads, by name, and the only query that it runs; None where there is none, or several."""

    results: frozenset[str]
    rows: Rows | None


def _query(program: Program, function: FunctionInfo) -> _Query:
    decl = function.decl
    names = {parameter.name for parameter in decl.parameters if is_result_set(parameter.type)}
    texts: set[str] = set()
    held: dict[str, s.Expr] = {}
    for node in nodes(program.body(function)):
        match node:
            case s.Assign(targets=(s.Name(id=name),), value=value, type=type):
                if is_result_set(type):
                    names.add(name)
                if value is not None:
                    held.setdefault(name, value)
            case s.WithItem(target=s.Name(id=name), type=type) if is_result_set(type):
                names.add(name)
            case s.Call(function=s.Attribute(name=name), arguments=(s.Argument(value=value), *_)) if name in RUNNING:
                given = held.get(value.id, value) if isinstance(value, s.Name) else value
                text = constant(program, function.path, decl.qualname, given)
                texts.add(text if isinstance(text, str) else "")
            case _:
                pass
    return _Query(frozenset(names), read_select(next(iter(texts))) if len(texts) == 1 and len(names) == 1 else None)


def _uses(program: Program, function: FunctionInfo, beside: bool = False) -> Iterator[RowUse]:
    query = _query(program, function)
    for name in sorted(query.results):
        yield from _used(program, function, name, query.rows, beside)


def _used(program: Program, function: FunctionInfo, name: str, rows: Rows | None, beside: bool = True) -> Iterator[RowUse]:
    """What a function makes of the result that it calls by a name, perhaps with what it makes `beside` the rows it is about."""
    decl = function.decl
    found = filled_from(program, function.path, decl.qualname, name, program.body(function))
    made = _made(program, function, found)
    if made is not None:
        kept = found.conditional & initialised(program, made) if found.conditional else ()
        columns, never = labels(found.properties, rows, kept)
        yield RowUse(made.id, "jdbc", function.path, line_of(decl.at), _known(rows), columns, never)
        if beside:
            yield from made_beside(program, function, name, found, made, rows, "jdbc")


def _handed(program: Program, function: FunctionInfo) -> Iterator[RowUse]:
    """What other functions and constructors make of the result of a query that this one runs and hands them."""
    query = _query(program, function)
    if query.rows is None:
        return
    for node in nodes(program.body(function)):
        if isinstance(node, (s.Call, s.New)):
            for index, argument in enumerate(node.arguments):
                if isinstance(argument.value, s.Name) and argument.value.id in query.results:
                    for called in _called(program, function, node):
                        yield from _used(program, called, called.decl.parameters[index].name, query.rows)


def _called(program: Program, function: FunctionInfo, node: s.Call | s.New) -> list[FunctionInfo]:
    """The project's function that a call runs, by the names that are written: one of the own class, one of
    another class (`Rows.of(rs)`), or a constructor; none where several fit."""
    scope = function.decl.qualname
    if isinstance(node, s.New):
        cls, name = program.class_named(function.path, node.type.name, scope), ""
    else:
        match node.function:
            case s.Name(id=name) | s.Attribute(value=s.Name(id="this"), name=name):
                cls = function.owner
            case s.Attribute(value=s.Name(id=holder), name=name):
                cls = program.class_named(function.path, holder, scope)
            case _:
                return []
    found = [
        other
        for base in (program.ancestors(cls) if cls is not None else ())
        if not base.is_library and (name or base is cls)
        for other in program.functions_of(base.path)
        if other.owner is base and len(other.decl.parameters) == len(node.arguments)
        if (other.decl.name == name if name else "constructor" in other.decl.modifiers)
    ]
    return found if len(found) == 1 else []


def _known(rows: Rows | None) -> Rows | None:
    """A query of a single table; which one of several a column is of the names of its result need not tell."""
    return rows if rows is not None and len(rows.origins) == 1 and rows.outputs else None


def _made(program: Program, function: FunctionInfo, found: Filled) -> ClassInfo | None:
    """The class whose objects the function constructs and fills most properties of; else its own, whose fields it fills."""
    best: ClassInfo | None = None
    most = _FEW - 1
    for type in found.made:
        cls = program.class_named(function.path, type.name, function.decl.qualname)
        if cls is not None and not cls.is_library and cls.decl.kind in ("class", "record"):
            count = sum(program.field(cls, name) is not None for name in found.properties)
            if count > most:
                best, most = cls, count
    owner = function.owner
    if best is None and owner is not None and owner.decl.kind == "class":
        own = found.own & found.properties.keys()
        return owner if sum(program.field(owner, name) is not None for name in own) >= _FEW else None
    return best
