"""Classes whose annotation names their table, whatever library it is of, or the project itself: `@StorageName("tc_devices")`.

Mappers that projects write themselves fill such classes by reflection. The annotation must be called after tables, or the project
must ask classes for it; its text must be a table's name, and most properties of the class columns of that table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from nullguard.frameworks.arguments import constant
from nullguard.frameworks.row_classes.naming import TableNames, letters
from nullguard.frameworks.row_classes.properties import properties_of
from nullguard.frameworks.row_classes.uses import RowUse
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.model.queries import Origin, Output, Rows
from nullguard.model.schema import Entity, Table
from nullguard.model.span import line_of
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

FRAMEWORK: Final = "named-tables"
_NAMING: Final = frozenset({"value", "name", "table", "tableName"})
_WORD: Final = "table"
_READING: Final = "getAnnotation"
_FEW: Final = 2
_LEAST_SHARE: Final = 0.5


def row_uses(program: Program, tables: Mapping[str, Table], known: Mapping[str, Entity]) -> Iterator[RowUse]:
    """The classes that no mapping of a library declares, in order of class id."""
    names = TableNames(tables)
    asked: frozenset[str] | None = None
    for _, cls in sorted(program.classes.items()):
        if cls.is_library or cls.id in known or cls.decl.kind not in ("class", "record") or not cls.path.endswith(".java"):
            continue
        for item in cls.decl.annotations:
            table = _table(program, cls, item, names)
            simple = item.simple_name
            if not table or not _are_columns(program, cls, names, table):
                continue
            if asked is None:
                asked = _asked_for(program)
            if _WORD in simple.lower() or simple in asked:
                rows = Rows((Origin((table,)),), (Output(every=True),))
                yield RowUse(cls.id, FRAMEWORK, cls.path, line_of(cls.decl.at), rows)
                break


def _table(program: Program, cls: ClassInfo, item: s.Annotation, names: TableNames) -> str:
    """The table that an annotation names; empty where it names none."""
    for argument in item.arguments:
        if (argument.name or "value") in _NAMING:
            text = constant(program, cls.path, cls.decl.qualname, argument.value)
            if isinstance(text, str) and (table := names.table(text.strip('`"[]'))):
                return table
    return ""


def _are_columns(program: Program, cls: ClassInfo, names: TableNames, table: str) -> bool:
    properties = properties_of(program, cls)
    columns = names.columns(table)
    fitting = sum(letters(name) in columns for name in properties)
    return fitting >= max(_FEW, _LEAST_SHARE * len(properties))


def _asked_for(program: Program) -> frozenset[str]:
    """The annotations that code asks classes for: `cls.getAnnotation(StorageName.class)`."""
    return frozenset(
        str(argument.value.value).rpartition(".")[2]
        for function in program.callers("java").mentioning(_READING)
        for node in nodes(program.body(function))
        if isinstance(node, s.Call) and last_name(node.function) == _READING
        for argument in node.arguments
        if isinstance(argument.value, s.Constant) and argument.value.kind == "class"
    )
