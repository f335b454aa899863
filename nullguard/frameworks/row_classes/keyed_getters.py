"""Classes whose getters read columns by their names: `return (String) get_Value("TaxID");`, `return getStr("tax_id");`.

Generated models of active records are such, whatever base class keeps their values. A constant of the class, called after tables,
tells the table, else the class's name. A getter that does more with what it has read tells nothing of null, nor does one of a
class below that stands in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from nullguard.frameworks.arguments import constant
from nullguard.frameworks.jpa.classes import is_getter, property_name
from nullguard.frameworks.row_classes.kept_values import gives_what_is_kept
from nullguard.frameworks.row_classes.naming import TableNames, letters
from nullguard.frameworks.types import as_reference
from nullguard.knowledge.bean_names import is_getter_name, same_setter
from nullguard.model import syntax as s
from nullguard.model.facts import Function
from nullguard.model.java_types import PRIMITIVES
from nullguard.model.schema import AttributeKind, Entity, MappedAttribute, Table
from nullguard.model.span import line_of
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type

FRAMEWORK: Final = "keyed-getters"
_FEW: Final = 3
"""Getters that must read columns of the table for a class to be its model."""

_LEAST_SHARE: Final = 0.5
_WORD: Final = "table"


@dataclass(frozen=True)
class _Model:
    table: str
    attributes: dict[str, MappedAttribute]
    getters: dict[str, str]


def declare_entities(program: Program, tables: Mapping[str, Table], known: Mapping[str, Entity]) -> Iterator[Entity]:
    """The models that no mapping declares, and the classes below them, in order of class id."""
    if not tables:
        return
    names = TableNames(tables)
    models = {
        cls.id: model
        for cls in program.classes.values()
        if _may_be_model(cls, known) and (model := _model(program, cls, names)) is not None
    }
    below = {sub.id: sub for class_id in models for sub in program.subclasses(program.classes[class_id]) if not sub.is_library}
    for class_id, cls in sorted({**below, **{class_id: program.classes[class_id] for class_id in models}}.items()):
        line = list(program.ancestors(cls))
        place = next((number for number, base in enumerate(line) if base.id in models), None)
        if place is not None and class_id not in known:
            nearest, own = models[line[place].id], {function.name for base in line[:place] for function in base.decl.functions}
            getters = {getter: name for getter, name in nearest.getters.items() if getter not in own}
            setters = {same_setter(getter): name for getter, name in nearest.getters.items() if is_getter_name(getter)}
            yield Entity(
                class_id,
                cls.name,
                nearest.table,
                FRAMEWORK,
                cls.path,
                line_of(cls.decl.at),
                nearest.attributes,
                getters,
                {setter: name for setter, name in setters.items() if setter not in own},
            )


def _may_be_model(cls: ClassInfo, known: Mapping[str, Entity]) -> bool:
    """Whether a class has a base, getters, and no fields of its own: bodies of others are not looked at."""
    decl = cls.decl
    if cls.is_library or cls.id in known or decl.kind != "class" or not decl.bases or not cls.path.endswith(".java"):
        return False
    if any("static" not in item.modifiers for item in decl.fields):
        return False
    return sum(is_getter(function) for function in decl.functions) >= _FEW


def _model(program: Program, cls: ClassInfo, names: TableNames) -> _Model | None:
    tables = [table] if (table := _named(program, cls, names)) else names.of_class(cls.name)
    if not tables:
        return None
    read = {
        function: column
        for function in program.functions_of(cls.path)
        if function.owner is cls and is_getter(function.decl) and (column := _column(program, function))
    }
    for table in tables:
        columns = names.columns(table)
        found = {function.decl: columns[key] for function, column in read.items() if (key := letters(column)) in columns}
        if len(found) >= max(_FEW, _LEAST_SHARE * len(read)):
            attributes = {property_name(getter): _attribute(program, cls, getter, column) for getter, column in found.items()}
            return _Model(table, attributes, {getter.name: property_name(getter) for getter in found})
    return None


def _named(program: Program, cls: ClassInfo, names: TableNames) -> str:
    """The table that a constant of a class or of an interface of it names."""
    for base in program.ancestors(cls):
        for item in base.decl.fields if not base.is_library else ():
            if item.value is not None and letters(item.name).startswith(_WORD):
                text = constant(program, base.path, base.decl.qualname, item.value)
                if isinstance(text, str) and (table := names.table(text)):
                    return table
    return ""


def _column(program: Program, function: FunctionInfo) -> str:
    """The text by which a getter reads what it gives, where it does nothing else; empty for other getters."""
    match program.body(function):
        case (s.Return(value=value),) if value is not None:
            while isinstance(value, s.Cast):
                value = value.value
            if isinstance(value, s.Call) and len(value.arguments) == 1 and _is_own(value.function):
                text = constant(program, function.path, function.decl.qualname, value.arguments[0].value)
                is_read = isinstance(text, str) and gives_what_is_kept(program, function, value)
                return str(text) if is_read else ""
    return ""


def _is_own(function: s.Expr) -> bool:
    """Whether a method of the object itself is called."""
    if isinstance(function, s.Attribute):
        return isinstance(function.value, s.Name) and function.value.id in ("this", "super")
    return isinstance(function, s.Name)


def _attribute(program: Program, cls: ClassInfo, getter: Function, column: str) -> MappedAttribute:
    member = program.method(cls, getter.name, 0)
    type = program.member_type(Type(cls.id), member) if member is not None else None
    never = type is not None and type.cls in PRIMITIVES
    reference = as_reference(type) if type is not None else None
    return MappedAttribute(property_name(getter), AttributeKind.COLUMN, column, reference, never_null=never)
