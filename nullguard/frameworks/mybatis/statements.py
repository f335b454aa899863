"""The selects of MyBatis' mappers, of files and of annotations: which method runs which query, and what its rows become.

Source: the MyBatis 3 reference, "Mapper XML Files" and "Mapper Annotations".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from nullguard.frameworks.arguments import constant
from nullguard.frameworks.jpa.annotations import Marks, marks
from nullguard.frameworks.mybatis.types import ResultTypes
from nullguard.frameworks.row_classes.uses import Related
from nullguard.languages.mybatis_xml import read_script
from nullguard.languages.sql.queries import read_select
from nullguard.model.documents import AnyDocument, MybatisFile
from nullguard.model.facts import Function
from nullguard.model.mybatis import MapperFacts, MapperSelect, ResultItem, ResultMap
from nullguard.model.queries import Rows
from nullguard.model.span import line_of
from nullguard.model.syntax import Collection
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, Type

ANNOTATIONS = "org.apache.ibatis.annotations"
_SELECTING = frozenset({"Select", "SelectProvider"})
"""The annotations of methods that select; the text of a provider's is made by code."""

_MOST_EXTENDED = 8
_MOST_NESTED = 3


class Filled(msgspec.Struct, frozen=True):
    """What a row becomes: an object of the class `row` (an id), of which a result map fills the properties in `columns`, and with
    objects those in `relations`. `nested` objects are those inside another, made where their own row is there."""

    row: str
    columns: tuple[tuple[str, str], ...] = ()
    relations: tuple[Related, ...] = ()
    nested: bool = False


class MapperStatement(msgspec.Struct, frozen=True):
    """A select of a mapper.

    `interface` is the class id of the mapper interface, empty where only a file knows the mapper; `method` the id of the
    statement, `sql` its text and `rows` what that says, None where it is not understood. `results` is what a row becomes, the
    object itself first, then those inside of it; empty for scalars and maps.
    """

    interface: str
    method: str
    sql: str
    rows: Rows | None
    results: tuple[Filled, ...]
    path: str
    line: int


def mapper_statements(program: Program, documents: Mapping[str, AnyDocument]) -> Iterator[MapperStatement]:
    """All selects, those of files first, in order of path and class id."""
    files = {
        path: item.facts for path, item in sorted(documents.items()) if isinstance(item, MybatisFile) and item.facts.namespace
    }
    imports = {item.module for facts in program.sources.values() if facts.language == "java" for item in facts.imports}
    is_annotated = any(module.startswith(ANNOTATIONS) for module in imports)
    if not files and not is_annotated:
        return
    types = ResultTypes(program, documents)
    results = _Results(program, types, {f"{facts.namespace}.{item.id}": item for facts in files.values() for item in facts.maps})
    for path, facts in files.items():
        interface = types.interface(facts.namespace)
        for select in facts.selects:
            filled = tuple(results.of_file(facts, select, interface))
            yield MapperStatement(
                interface.id if interface is not None else "", select.id, select.sql, select.rows, filled, path, select.line
            )
    if is_annotated:
        for _, cls in sorted(program.classes.items()):
            if cls.decl.kind == "interface" and not cls.is_library and cls.path.endswith(".java"):
                yield from _of_interface(program, cls, results)


class _Results:
    """What rows become, by the result maps of all files."""

    def __init__(self, program: Program, types: ResultTypes, maps: Mapping[str, ResultMap]) -> None:
        self._program = program
        self._types = types
        self._maps = maps

    def of_file(self, facts: MapperFacts, select: MapperSelect, interface: ClassInfo | None) -> Iterator[Filled]:
        if select.result_map:
            yield from self.of_map(facts.namespace, select.result_map, given=self._given(select, interface))
        elif (cls := self._types.result(select.result_type)) is not None:
            yield Filled(cls.id)
        elif self._types.is_alias(select.result_type) and (given := self._given(select, interface)) is not None:
            yield Filled(given.id)

    def _given(self, select: MapperSelect, interface: ClassInfo | None) -> ClassInfo | None:
        """The class of the rows by what the method of the interface is declared to give, where an alias that code has registered
        names it."""
        named = (function for function in interface.decl.functions if function.name == select.id) if interface is not None else ()
        function = next(iter(named), None)
        if interface is None or function is None:
            return None
        return self._program.classes.get(row_class(self._program, interface, function))

    def of_map(
        self, namespace: str, name: str, prefix: str = "", depth: int = 0, given: ClassInfo | None = None
    ) -> Iterator[Filled]:
        """The object that a result map fills, then those of its associations and collections, whose columns have a prefix.
        `given` is its class where an alias names it that no file tells."""
        found = self._found(namespace, name)
        if found is None or depth > _MOST_NESTED:
            return
        items = self._items(namespace, found)
        cls = given if given is not None and self._types.is_alias(found.type) else self._types.result(found.type)
        if cls is not None:
            columns = tuple((item.property, prefix + item.column) for item in items if _is_column(item))
            yield Filled(cls.id, columns, tuple(self._relations(namespace, items, prefix)), depth > 0)
        for item in items:
            if item.nested:
                yield from self.of_map(namespace, item.nested, prefix + item.prefix, depth + 1)

    def _relations(self, namespace: str, items: list[ResultItem], prefix: str) -> Iterator[Related]:
        """The associations, with the column by which the row of each is known: a key that a further statement is given, or what
        is selected of the joined row itself, of which MyBatis makes no object where all of it is null."""
        for item in items:
            if item.kind != "association" or "." in item.property:
                continue
            nested = self._found(namespace, item.nested) if item.nested else None
            if item.select and item.column.isidentifier():
                yield Related(item.property, prefix + item.column, True)
            elif nested is not None:
                inner = [part for part in self._items(namespace, nested) if _is_column(part)]
                own = next((part for part in inner if part.kind == "id"), inner[0] if inner else None)
                if own is not None:
                    yield Related(item.property, prefix + item.prefix + own.column)

    def _items(self, namespace: str, found: ResultMap) -> list[ResultItem]:
        items = [*found.items]
        for _ in range(_MOST_EXTENDED):
            base = self._found(namespace, found.extends) if found.extends else None
            if base is None:
                break
            items, found = [*base.items, *items], base
        return items

    def _found(self, namespace: str, name: str) -> ResultMap | None:
        return self._maps.get(f"{namespace}.{name}") or self._maps.get(name)


def _is_column(item: ResultItem) -> bool:
    return bool(item.property and item.column) and item.kind in ("id", "result", "argument") and "." not in item.property


def _of_interface(program: Program, cls: ClassInfo, results: _Results) -> Iterator[MapperStatement]:
    """The annotated selects of a mapper interface."""
    named = {
        own.text("Results", "id"): function.name
        for function in cls.decl.functions
        if "Results" in (own := _marks(program, cls, function)) and own.text("Results", "id")
    }
    for function in cls.decl.functions:
        own = _marks(program, cls, function)
        if not any(
            full.startswith(ANNOTATIONS)
            for item in function.annotations
            if item.simple_name in _SELECTING
            for full in program.candidates(cls.path, item.name)
        ):
            continue
        sql = read_script(_text(program, cls, own)) if "Select" in own else ""
        filled: tuple[Filled, ...] = ()
        mapped = own.text("ResultMap", "value")
        if mapped and mapped not in named:
            filled = tuple(results.of_map(cls.dotted, mapped))
        if not filled:
            row = row_class(program, cls, function)
            source = next((f for f in cls.decl.functions if f.name == named.get(mapped)), function)
            columns = tuple(_columns(_marks(program, cls, source)))
            filled = (Filled(row, columns, tuple(_relations(_marks(program, cls, source)))),) if row else ()
        rows = read_select(sql) if sql else None
        yield MapperStatement(cls.id, function.name, sql, rows, filled, cls.path, line_of(function.at))


def _marks(program: Program, cls: ClassInfo, function: Function) -> Marks:
    return marks(program, cls.path, cls.decl.qualname, function.annotations)


def _text(program: Program, cls: ClassInfo, own: Marks) -> str:
    """The text of `@Select`, whose parts are joined by blanks."""
    value = own.expression("Select", "value")
    parts = value.items if isinstance(value, Collection) else (value,)
    texts = [constant(program, cls.path, cls.decl.qualname, part) for part in parts if part is not None]
    return " ".join(texts) if all(isinstance(text, str) for text in texts) else ""  # type: ignore[arg-type]


def _columns(own: Marks) -> Iterator[tuple[str, str]]:
    for name, inner in own.nested("Results"):
        if name == "Result" and inner.text(name, "property") and inner.text(name, "column"):
            if inner.expression(name, "one") is None and inner.expression(name, "many") is None:
                yield inner.text(name, "property"), inner.text(name, "column")


def _relations(own: Marks) -> Iterator[Related]:
    for name, inner in own.nested("Results"):
        property, column = inner.text(name, "property"), inner.text(name, "column")
        if name == "Result" and property and column.isidentifier() and inner.expression(name, "one") is not None:
            yield Related(property, column, True)


def row_class(program: Program, cls: ClassInfo, function: Function, receiver: Type | None = None) -> str:
    """The id of the project's class of which a method gives one object or a container; empty when it gives something else."""
    member = program.method(cls, function.name, len(function.parameters))
    type = program.member_type(receiver or Type(cls.id), member) if member is not None else None
    type = type or program.type_of(function.returns, cls.path, cls.decl.qualname)
    for _ in range(3):
        if type is None:
            return ""
        found = program.classes.get(type.cls)
        if found is not None and not found.is_library:
            return found.id if found.path.endswith(".java") and found.decl.kind != "enum" else ""
        type = type.args[-1] if type.args else None
    return ""
