"""Calls that run a query and say what its rows become: Spring's JdbcTemplate and JdbcClient, JDBI's fluent queries.

Sources: the Spring Framework 6 API reference (JdbcOperations, JdbcClient, BeanPropertyRowMapper); the Jdbi 3 developer guide. The
query and the class stand in one chain of calls (`createQuery(sql).bind(…).mapToBean(X.class)`) or in the arguments of one
(`query(sql, new XMapper())`).
"""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.arguments import constant
from nullguard.frameworks.jdbc.column_labels import labels
from nullguard.frameworks.jdbc.mappers import INTERFACES, columns_of, mapped_class
from nullguard.frameworks.jdbc.result_sets import filled
from nullguard.frameworks.row_classes.properties import initialised
from nullguard.frameworks.row_classes.uses import RowUse
from nullguard.knowledge.words import library_names
from nullguard.languages.sql.queries import read_select
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.queries import Rows
from nullguard.model.span import line_of
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type, VariableInfo

LIBRARIES = ("org.springframework.jdbc", "org.springframework.r2dbc", "org.jdbi", "org.skife.jdbi", "org.apache.commons.dbutils")
_TEMPLATE = library_names("template-query")
_FLUENT = library_names("row-mapped")
_BEANS = library_names("bean-mapper")
_BEGINNING = library_names("query-text-given")
"""Methods that begin a chain with the text of a query. Sources: JDBI, Spring's JdbcClient and DatabaseClient, Vert.x's
SqlClient."""

_MOST_CHAIN = 40

_MOST_STEPS = 4
"""Locals that hold one another's value."""


def row_uses(program: Program) -> Iterator[RowUse]:
    """What the calls of the project make of rows, in order of path."""
    for path, facts in sorted(program.sources.items()):
        if facts.language != "java":
            continue
        library = next((item.module for item in facts.imports if item.module.startswith(LIBRARIES)), "")
        if not library:
            continue
        framework = "spring-jdbc" if library.startswith("org.springframework") else "jdbi"
        for function in program.functions_of(path):
            asks = not (_TEMPLATE | _FLUENT).isdisjoint(function.decl.mentions)
            used = tuple(_Function(program, function, framework).uses()) if asks else ()
            yield from used
            if not _BEANS.isdisjoint(function.decl.mentions):
                known = {use.cls for use in used}
                yield from (use for use in _Function(program, function, framework).beans() if use.cls not in known)


def mapping_lambdas(program: Program, function: FunctionInfo) -> Iterator[tuple[s.Lambda, str]]:
    """The lambdas that a function hands to a query with the text of the query, where that is known."""
    if not (_TEMPLATE | _FLUENT).isdisjoint(function.decl.mentions):
        yield from _Function(program, function, "").lambdas()


def mapping_classes(program: Program, function: FunctionInfo) -> Iterator[tuple[str, str]]:
    """The ids of the classes whose objects a function makes for a query, with the query's text; empty where that is unknown."""
    if not (_TEMPLATE | _FLUENT).isdisjoint(function.decl.mentions):
        yield from _Function(program, function, "").classes()


class _Function:
    """One function, with the texts that its locals hold."""

    def __init__(self, program: Program, function: FunctionInfo, framework: str) -> None:
        self._program = program
        self._path = function.path
        self._scope = function.decl.qualname
        self._owner = function.owner
        self._body = program.body(function)
        self._framework = framework
        self._locals: dict[str, s.Expr] = {}

    def uses(self) -> Iterator[RowUse]:
        for node, sql, given in self._queries():
            rows = read_select(sql) if sql else None
            for value in given:
                use = self._made(value, rows, node)
                if use is not None:
                    yield use
                    break

    def beans(self) -> Iterator[RowUse]:
        """The classes that libraries' own mappers are made for, wherever they are: `super(jdbc, new BeanMapper<>(X.class))`."""
        for node in nodes(self._body):
            match node:
                case s.New() if node.type.name.rpartition(".")[2] in _BEANS:
                    cls = self._class(node, None)
                case s.Call(function=s.Attribute(value=s.Name(id=holder), name="newInstance" | "of")) if holder in _BEANS:
                    cls = self._bean(node.arguments)
                case _:
                    continue
            if cls is not None:
                yield RowUse(cls.id, self._framework, self._path, line_of(node.at))

    def lambdas(self) -> Iterator[tuple[s.Lambda, str]]:
        for _, sql, given in self._queries():
            yield from ((value, sql) for value in given if sql and isinstance(value, s.Lambda))

    def classes(self) -> Iterator[tuple[str, str]]:
        for _, sql, given in self._queries():
            for value in given:
                if isinstance(value, s.New):
                    inner = (
                        self._program.classes.get(f"{self._path}#{value.body}") if value.body else self._named(value.type.name)
                    )
                    if inner is not None:
                        yield inner.id, sql

    def _queries(self) -> Iterator[tuple[s.Call, str, list[s.Expr]]]:
        """The calls that may run a query, with its text and what else they are given."""
        for node in nodes(self._body):
            if isinstance(node, s.Assign) and node.value is not None:
                for target in node.targets:
                    if isinstance(target, s.Name):
                        self._locals.setdefault(target.id, node.value)
            elif isinstance(node, s.Call) and isinstance(node.function, s.Attribute):
                name = node.function.name
                if name in _TEMPLATE and len(node.arguments) > 1:
                    yield node, self._text(node.arguments[0].value), [_uncast(argument.value) for argument in node.arguments[1:]]
                elif name in _FLUENT and len(node.arguments) == 1:
                    yield node, self._chained(node.function.value), [_uncast(node.arguments[0].value)]

    def _made(self, value: s.Expr, rows: Rows | None, node: s.Call) -> RowUse | None:
        """What an argument makes of rows: a mapper, a class, or a function of the result."""
        line = line_of(node.at)
        if isinstance(value, s.Lambda):
            return self._of_function(value.parameters, value.body, self._scope, rows, line)
        if isinstance(value, s.MethodReference):
            return self._of_reference(value, rows, line)
        cls = self._class(value, rows)
        if cls is None:
            return None
        mapper = self._mapper(value)
        columns, never = columns_of(self._program, mapper, rows) if mapper is not None else ((), ())
        return RowUse(cls.id, self._framework, self._path, line, rows, columns, never)

    def _class(self, value: s.Expr, rows: Rows | None) -> ClassInfo | None:
        if isinstance(value, s.Name) and value.id in self._locals:
            value = self._locals[value.id]
        if isinstance(value, s.Constant) and value.kind == "class":
            # `query(sql, Order.class)`: of scalars it says nothing, and without its query neither
            return self._named(str(value.value)) if rows is not None else None
        if isinstance(value, s.New):
            if value.type.name.rpartition(".")[2] in _BEANS:
                return self._bean(value.arguments) or (self._named(value.type.args[0].name) if value.type.args else None)
            inner = self._mapper(value)
            return mapped_class(self._program, inner) if inner is not None else None
        if isinstance(value, s.Call) and isinstance(value.function, s.Name):
            return self._of_method(value.function.id, len(value.arguments))
        if isinstance(value, s.Call) and isinstance(value.function, s.Attribute) and isinstance(value.function.value, s.Name):
            if value.function.value.id == "this":
                return self._of_method(value.function.name, len(value.arguments))
            return self._bean(value.arguments) if value.function.value.id in _BEANS else None
        if isinstance(value, (s.Name, s.Attribute)):
            return self._of_field(value)
        return None

    def _mapper(self, value: s.Expr, steps: int = 0) -> ClassInfo | None:
        """The project's mapper that is made: in place, in a local, or in a field."""
        if isinstance(value, s.New):
            inner = self._program.classes.get(f"{self._path}#{value.body}") if value.body else self._named(value.type.name)
            return inner if inner is not None and mapped_class(self._program, inner) is not None else None
        if not isinstance(value, (s.Name, s.Attribute)) or steps > _MOST_STEPS:
            return None
        if isinstance(value, s.Name) and value.id in self._locals:
            return self._mapper(self._locals[value.id], steps + 1)
        name = value.id if isinstance(value, s.Name) else value.name
        member = self._program.field(self._owner, name) if self._owner is not None else None
        made = member.field.value if member is not None and member.field is not None else None
        return self._mapper(made, steps + 1) if isinstance(made, s.New) else None

    def _of_field(self, value: s.Name | s.Attribute) -> ClassInfo | None:
        """The class that a mapper in a field makes, by the field's type or its value."""
        name = value.id if isinstance(value, s.Name) else value.name
        owner = self._owner
        member = self._program.field(owner, name) if owner is not None else None
        if member is None or member.field is None:
            found = self._program.resolve(self._path, name, self._scope)
            made_of = found.decl.value if isinstance(found, VariableInfo) else None
            return self._class(made_of, None) if isinstance(made_of, s.New) else None
        return self._made_by(self._program.member_type(Type(owner.id), member)) if owner is not None else None

    def _of_method(self, name: str, arguments: int) -> ClassInfo | None:
        """The class that the mapper makes which a method of the same object is declared to give (`mapper()`)."""
        owner = self._owner
        member = self._program.method(owner, name, arguments) if owner is not None else None
        if owner is None or member is None:
            return None
        return self._made_by(self._program.member_type(Type(owner.id), member))

    def _made_by(self, type: Type | None) -> ClassInfo | None:
        """The class that a mapper of this type makes."""
        mapper = self._program.classes.get(type.cls) if type is not None else None
        if mapper is not None and not mapper.is_library:
            return mapped_class(self._program, mapper)
        if mapper is None or mapper.dotted not in INTERFACES:
            return None
        made = self._program.classes.get(type.args[0].cls) if type is not None and len(type.args) == 1 else None
        return made if made is not None and not made.is_library and made.decl.kind != "enum" else None

    def _of_reference(self, value: s.MethodReference, rows: Rows | None, line: int) -> RowUse | None:
        holder = self._owner if isinstance(value.value, s.Name) and value.value.id == "this" else None
        if holder is None and isinstance(value.value, (s.Name, s.Attribute)):
            holder = self._named(value.value.id if isinstance(value.value, s.Name) else value.value.name)
        member = self._program.method(holder, value.name) if holder is not None else None
        if member is None or len(member.functions) != 1:
            return None
        function = member.functions[0]
        decl = function.decl
        return self._of_function(decl.parameters, self._program.body(function), decl.qualname, rows, line, function.path)

    def _of_function(
        self, parameters: tuple[s.Parameter, ...], body: s.Body, scope: str, rows: Rows | None, line: int, path: str = ""
    ) -> RowUse | None:
        found = filled(self._program, path or self._path, scope, parameters, body)
        if found is None or not found.properties:
            return None
        for type in found.made:
            cls = self._program.class_named(path or self._path, type.name, scope)
            if cls is not None and not cls.is_library and any(self._program.field(cls, name) for name in found.properties):
                columns, never = labels(found.properties, rows, found.conditional & initialised(self._program, cls))
                return RowUse(cls.id, self._framework, self._path, line, rows, columns, never)
        return None

    def _bean(self, arguments: tuple[s.Argument, ...]) -> ClassInfo | None:
        value = arguments[0].value if arguments else None
        return self._named(str(value.value)) if isinstance(value, s.Constant) and value.kind == "class" else None

    def _named(self, name: str) -> ClassInfo | None:
        cls = self._program.class_named(self._path, name, self._scope)
        return cls if cls is not None and not cls.is_library and cls.decl.kind != "enum" else None

    # ---- texts

    def _chained(self, value: s.Expr) -> str:
        """The query at the beginning of a chain of calls."""
        for _ in range(_MOST_CHAIN):
            if not isinstance(value, s.Call) or not isinstance(value.function, s.Attribute):
                return ""
            if value.function.name in _BEGINNING and value.arguments:
                return self._text(value.arguments[0].value)
            value = value.function.value
        return ""

    def _text(self, value: s.Expr) -> str:
        if isinstance(value, s.Name) and value.id in self._locals:
            value = self._locals[value.id]
        found = constant(self._program, self._path, self._scope, value)
        return found if isinstance(found, str) else ""


def _uncast(value: s.Expr) -> s.Expr:
    """A function of the result without the interface that tells which one is meant: `(ResultSetExtractor<Long>) rs -> …`."""
    return value.value if isinstance(value, s.Cast) else value
