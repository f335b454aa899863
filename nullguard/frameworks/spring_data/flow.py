"""What Spring Data means to the flow: rows that repositories find, and null where one row is asked for and none matches.

Source: the Spring Data Commons reference, "Null Handling of Repository Methods": without Optional or a null-safety annotation
on the package, a query method that returns one entity returns null for no result.
"""

from __future__ import annotations

import re

import msgspec

from nullguard.flow.domain.values import NULLABLE, UNKNOWN, Origin, Value
from nullguard.flow.protocols import CallSite, SilentModel
from nullguard.flow.world import PRIMITIVES, World
from nullguard.frameworks.declared_results import given
from nullguard.frameworks.jpa.annotations import marks
from nullguard.frameworks.mapper_queries import KEYS, SCALARS
from nullguard.frameworks.query_paths import facts_below
from nullguard.frameworks.query_rows import Queries
from nullguard.frameworks.spring_data.derived import is_derived, kinds, present
from nullguard.frameworks.spring_data.specifications import present_in_rows, specified
from nullguard.knowledge.words import library_names
from nullguard.model.facts import NO_BODY, Function
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo, Member, Type

_REPOSITORY = "org.springframework.data.repository.Repository"
_OF_MICRONAUT = "io.micronaut.data.repository.GenericRepository"
"""Micronaut Data derives queries from the same names, and raises where a method that may not give null finds no row."""

_FINDER = re.compile(r"(find|get|read|query|search)(?!All\b)[A-Za-z0-9]*")
_SELECT = re.compile(r"\s*(?:select|from|with)\b", re.IGNORECASE)
_SELECTED = re.compile(r"\s*select\b(.*?)\bfrom\b", re.IGNORECASE | re.DOTALL)
_AGGREGATE = re.compile(r"\b(?:count|sum|avg|min|max)\s*\(", re.IGNORECASE)
_OF_OTHER_ROWS = re.compile(r"\bselect\b|\bover\s*\(", re.IGNORECASE)
"""Aggregates of a subquery, and of windows, do not make one row of all."""
_GROUPED = re.compile(r"\bgroup\s+by\b", re.IGNORECASE)
_replace = msgspec.structs.replace


def _may_give_one(function: Function) -> bool:
    """Whether a repository's method gives something else than a list, a page or an Optional."""
    returns = function.returns
    is_query = _FINDER.fullmatch(function.name) is not None or any(
        annotation.simple_name == "Query" for annotation in function.annotations
    )
    return is_query and returns is not None and not returns.args and returns.name not in PRIMITIVES and returns.name != "void"


class SpringDataModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "java"

    def __init__(self, queries: Queries) -> None:
        self._queries = queries

    def names(self) -> frozenset[str]:
        """The methods of repositories that give one row, or a column of it."""
        declared = self._queries.declared_below(_REPOSITORY)
        return self._queries.selecting_columns() | {function.name for function in declared if _may_give_one(function)}

    def basis(self) -> str:
        """The entities' names and named queries."""
        return self._queries.basis()

    def call(self, site: CallSite) -> Value | None:
        """`orders.findByReference(…)` with an entity as its result may give null; its rows fulfil the query."""
        result, receiver = site.result, site.receiver
        if (condition := specified(site)) is not None:
            return condition
        if result.type is None or receiver is None or receiver.type is None:
            return None
        cls = site.world.class_of(receiver.type)
        if cls is None or cls.is_library or cls.decl.kind != "interface":
            return None
        if (element := _by_specification(site, result.type)) is not None:
            return given(site.world, result, element)
        member = site.world.program.member(cls, site.method)
        if member is None or not member.functions or member.declared_in.is_library:
            return None
        if not self._may_ask(site.method, member.functions):
            return None
        lineage = site.world.lineage(receiver.type)
        is_spring = _REPOSITORY in lineage
        if not (is_spring or _OF_MICRONAUT in lineage) or _is_written(site.world, member, site.method):
            return None
        better = result
        element = self._element(site, result.type, member.functions)
        if element is not None:
            better = given(site.world, better, element) or better
        may_be_null = (is_spring and better.null == UNKNOWN) or _is_declared_nullable(better)
        if may_be_null and self._may_find_none(site, result.type, member.functions):
            better = _replace(better, null=NULLABLE, origin=Origin("lookup", site.qualified, typed="convention"))
        return better if better is not result else None

    def _may_ask(self, method: str, functions: tuple[FunctionInfo, ...]) -> bool:
        """Whether a method can be a query, by what is seen without its class's ancestors."""
        if _FINDER.fullmatch(method) or is_derived(method) or method in self._queries.called:
            return True
        return any(mark.simple_name == "Query" for function in functions for mark in function.decl.annotations)

    def _may_find_none(self, site: CallSite, type: Type, functions: tuple[FunctionInfo, ...]) -> bool:
        """Whether one row is asked for, by an annotated query or by the method's name: as an entity, or as an object of the
        project that the query makes of columns (a projection)."""
        world = site.world
        text = ""
        for function in functions:
            own = marks(world.program, function.path, function.decl.qualname, function.decl.annotations)
            if "Modifying" in own:
                return False
            text = text or (own.text("Query", "value") if "Query" in own else "")
        if text and _gives_one_row(text):
            return False
        if world.schema.is_entity(type.cls):
            return bool(text) or _FINDER.fullmatch(site.method) is not None
        cls = world.class_of(type)
        if text and (type.cls in SCALARS or type.cls in KEYS or (cls is not None and cls.decl.kind == "enum")):
            return self._queries.is_of_column(text)
        if cls is None or cls.is_library or cls.decl.kind == "enum" or world.program.element_type(type) is not None:
            return False
        if text:
            return _SELECT.match(text) is not None
        return is_derived(site.method) and _FINDER.fullmatch(site.method) is not None

    def _element(self, site: CallSite, type: Type, functions: tuple[FunctionInfo, ...]) -> Value | None:
        """What one row of the method's query is: by what is annotated, else by a query of its name, else as the name says."""
        world = site.world
        function = next((f for f in functions if len(f.decl.parameters) == len(site.arguments)), functions[0])
        row = _row_class(world, type)
        own = marks(world.program, function.path, function.decl.qualname, function.decl.annotations)
        if "Query" in own:
            text = own.text("Query", "value")
            is_native = own.flag("Query", "nativeQuery") is True or is_of_tables(world.program, function)
            is_native = is_native or _is_of_jdbc(function)
            return self._queries.element(world, text, is_native, row) if text else None
        cls = world.program.classes.get(row)
        named = self._queries.named.get(f"{cls.name}.{site.method}") if cls is not None else None
        if named is not None:
            return self._queries.element(world, named.text, named.is_native, row)
        return _derived(site, type)


_TABLES_ALONE = library_names("repository-of-tables")
_OF_TABLES = ("org.springframework.data.r2dbc.", "org.springframework.data.jdbc.")
"""Packages whose `@Query` is SQL, and knows no entities."""


def _is_of_jdbc(function: FunctionInfo) -> bool:
    """Whether a method's query is SQL because its repository is one of Micronaut Data's for tables."""
    return function.owner is not None and any(item.simple_name in _TABLES_ALONE for item in function.owner.decl.annotations)


def is_of_tables(program: Program, function: FunctionInfo) -> bool:
    """Whether a method's query is one of Spring Data R2DBC or JDBC."""
    scope = function.decl.qualname
    return any(
        full.startswith(_OF_TABLES)
        for item in function.decl.annotations
        if item.simple_name == "Query"
        for full in program.candidates(function.path, item.name, scope)
    )


def _derived(site: CallSite, type: Type) -> Value | None:
    """What one row is by the method's name."""
    world, row = site.world, _row_class(site.world, type)
    if not row or not is_derived(site.method):
        return None
    given_values = [value for _, value in site.arguments]
    facts = facts_below(world, row, present(world, row, site.method, given_values))
    facts += kinds(world, row, site.method, given_values)
    return _replace(world.row(row), facts=facts) if facts else None


def _by_specification(site: CallSite, type: Type) -> Value | None:
    """What one row is of a method that is handed a specification, where this tells something of it."""
    paths = present_in_rows(site)
    row = _row_class(site.world, type) if paths else ""
    facts = facts_below(site.world, row, sorted(paths)) if row else ()
    return _replace(site.world.row(row), facts=facts) if facts else None


def _is_declared_nullable(value: Value) -> bool:
    """Whether `@Nullable` of the method itself says that no row may be found, which is what makes Micronaut give null."""
    return value.null == NULLABLE and value.origin is not None and value.origin.kind == "declared"


def _is_written(world: World, member: Member, method: str) -> bool:
    """Whether a method is no query, but code: it has a body, or stands in an interface of its own that a class implements (a
    fragment of the repository)."""
    holder = member.declared_in
    if any(function.decl.body != NO_BODY for function in member.functions):
        return True
    if not {_REPOSITORY, _OF_MICRONAUT}.isdisjoint(world.lineage(Type(holder.id))):
        return False
    return any(
        sub.decl.kind == "class" and any(function.name == method for function in sub.decl.functions)
        for sub in world.program.declaring_below(holder, method)
    )


def _gives_one_row(text: str) -> bool:
    """Whether a query selects an aggregate of all rows, which gives one row over no rows as well."""
    selected = _SELECTED.match(text)
    if selected is None or _AGGREGATE.search(selected[1]) is None:
        return False
    return _OF_OTHER_ROWS.search(selected[1]) is None and _GROUPED.search(text) is None


def _row_class(world: World, type: Type) -> str:
    """The entity that a result is, or holds; empty when it is none."""
    if world.schema.is_entity(type.cls):
        return type.cls
    held = type.args[0].cls if len(type.args) == 1 else ""
    return held if held and world.schema.is_entity(held) else ""
