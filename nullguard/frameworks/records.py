"""Python classes that are filled with rows of SQL: `Order(**row)`, `Order(*row)`, `cls(**dict(row))` in a method of the class,
or by a driver that is handed the class: `cursor(row_factory=class_row(Order))`.

The class's name must fit a table's that no mapping declares, and most of its fields must be columns of it; what is null the
table's columns say. Nothing checks the types that the fields of dataclasses and named tuples are declared with; classes that
validate refuse null for what they do not declare optional.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

import msgspec

from nullguard.flow.bodies.validated_fields import refusing_fields
from nullguard.frameworks.row_classes.entities import row_entities
from nullguard.frameworks.row_classes.naming import TableNames
from nullguard.frameworks.row_classes.uses import RowUse
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, last_name, nodes
from nullguard.model.schema import Entity, Table
from nullguard.model.span import line_of
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo

RECORDS: Final = "records"
"""The framework of classes that code itself fills with rows."""

_FEW: Final = 2
"""Fields that a class must have at least."""

_MOST_MENTIONING: Final = 40
"""Functions of those that mention a class which are looked at."""


def declare_entities(program: Program, tables: Mapping[str, Table], known: Mapping[str, Entity]) -> Iterator[Entity]:
    """The classes that are filled with rows of tables without a mapping, in order of class id."""
    mapped = {entity.table for entity in known.values()}
    names = TableNames({name: table for name, table in tables.items() if name not in mapped})
    fitting = [cls for cls in program.classes.values() if _may_be_row(cls, known, names)]
    handed = _handed_to_drivers(program) if fitting else {}
    uses = [use for cls in fitting for use in _uses(program, cls, handed)]
    for entity in row_entities(program, uses, names.tables, {}):
        yield msgspec.structs.replace(entity, accessors={}, mutators={})


def _may_be_row(cls: ClassInfo, known: Collection[str], names: TableNames) -> bool:
    if cls.is_library or cls.id in known or not cls.path.endswith(".py"):
        return False
    declared = sum(field.type is not None and "instance" not in field.modifiers for field in cls.decl.fields)
    return declared >= _FEW and bool(names.of_class(cls.name))


def _handed_to_drivers(program: Program) -> dict[str, tuple[str, int]]:
    """Where drivers are handed classes to make of rows, by the classes' ids: written there (`class_row(Order)`), or in the
    attribute that is (`class_row(self.entity)`, `entity = Order` in the classes below)."""
    found: dict[str, tuple[str, int]] = {}
    held: dict[str, tuple[str, int]] = {}
    for factory in sorted(library_names("row-factory")):
        for function in program.callers().mentioning(factory):
            for node in nodes(program.body(function)):
                if isinstance(node, s.Call) and last_name(node.function) == factory and node.arguments:
                    place = function.path, line_of(node.at)
                    given = node.arguments[0].value
                    cls = program.class_named(function.path, dotted_name(given), function.decl.qualname)
                    if cls is not None:
                        found.setdefault(cls.id, place)
                    elif isinstance(given, s.Attribute):
                        held.setdefault(given.name, place)
    for holder in program.classes.values() if held else ():
        for field in holder.decl.fields:
            if field.name in held and isinstance(field.value, s.Name):
                cls = program.class_named(holder.path, field.value.id)
                if cls is not None:
                    found.setdefault(cls.id, held[field.name])
    return found


def _uses(program: Program, cls: ClassInfo, handed: Mapping[str, tuple[str, int]]) -> Iterator[RowUse]:
    """Where a class is filled with rows, if rows are fetched where it is made."""
    if (place := handed.get(cls.id)) is not None:
        yield RowUse(cls.id, RECORDS, *place, None, (), tuple(sorted(refusing_fields(program, cls))))
        return
    fetching = library_names("fetching") | library_names("fetching-all")
    own = [
        function for function in program.functions_of(cls.path) if function.owner is cls and "class" in function.decl.modifiers
    ]
    for name, making in ((cls.name, []), *((function.decl.name, [function]) for function in own)):
        mentioning = program.callers().mentioning(name)[:_MOST_MENTIONING]
        if all(fetching.isdisjoint(function.decl.mentions) for function in mentioning):
            continue
        for function in making or mentioning:
            for node in nodes(program.body(function)):
                if isinstance(node, s.Call) and _fills(cls, function, node):
                    never = tuple(sorted(refusing_fields(program, cls)))
                    yield RowUse(cls.id, RECORDS, function.path, line_of(node.at), None, (), never)
                    return


def _fills(cls: ClassInfo, function: FunctionInfo, call: s.Call) -> bool:
    """Whether a call makes an object of a class of all that a row has."""
    if not call.arguments or not all(argument.star for argument in call.arguments):
        return False
    name = last_name(call.function)
    is_own = function.owner is cls and "class" in function.decl.modifiers and name == "cls"
    return is_own or name == cls.name
