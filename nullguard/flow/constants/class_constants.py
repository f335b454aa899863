"""Constants that Python classes name: `Order.SHIPPED`, members of enumerations such as `Order.Status.SHIPPED`, and the classes
that they are about (`model = Order`)."""

from __future__ import annotations

from nullguard.flow.constants.enums import ENUM
from nullguard.flow.domain.values import ConstantKey
from nullguard.knowledge.words import library_names
from nullguard.model.facts import Field
from nullguard.model.nodes import dotted_name
from nullguard.model.syntax import Attribute, Call, Collection, Constant, Expr, Name
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, Member

_OF_VALUES = frozenset({"StrEnum", "IntEnum", "str", "int"}) | library_names("enumeration-of-values")
"""Bases whose members equal their values."""

_ENUMS = frozenset({"Enum"}) | library_names("enumeration") | _OF_VALUES - {"str", "int"}


def class_constant(program: Program, cls: ClassInfo, member: Member) -> frozenset[ConstantKey] | None:
    """The one value of a class's constant, which no subclass gives another value; None for anything else."""
    field = member.field
    if field is None or field.value is None or not cls.path.endswith(".py"):
        return None
    if not (member.name.isupper() or (member.name[:1] != "_" and isinstance(field.value, Constant | Collection | Call))):
        return None
    bases = {name.rpartition(".")[2] for name in program.base_names(member.declared_in)}
    bases |= {base.name.rpartition(".")[2] for base in member.declared_in.decl.bases}
    if bases & _ENUMS:
        if bases & _OF_VALUES:
            return _literal(field.value, in_tuple=True)
        return frozenset({(ENUM, f"{member.declared_in.id}.{member.name}")})
    if not member.name.isupper():
        return None
    found = _literal(field.value, in_tuple=False)
    if found is None or _fields_below(program, cls, member.name):
        return None
    return found


def class_held(program: Program, cls: ClassInfo, member: Member) -> ClassInfo | None:
    """The project's class that a class attribute names (`model = Order`), when no subclass names another one."""
    field = member.field
    if field is None or field.type is not None or not isinstance(field.value, (Attribute, Name)) or not cls.path.endswith(".py"):
        return None
    holder = member.declared_in
    scope = holder.decl.qualname.rpartition(".")[0]
    found = program.class_named(holder.path, dotted_name(field.value), scope)
    if found is None or found.is_library:
        return None
    own = (item for item in holder.decl.fields if item.name == member.name)
    return None if any(item is not field for item in (*own, *_fields_below(program, cls, member.name))) else found


def _fields_below(program: Program, cls: ClassInfo, name: str) -> list[Field]:
    """The fields of a name that subclasses declare."""
    found: list[Field] = []
    for sub in program.declaring_below(cls, name):
        program.reads.add(sub.path)
        found.extend(item for item in sub.decl.fields if item.name == name)
    return found


def _literal(value: Expr, in_tuple: bool) -> frozenset[ConstantKey] | None:
    """The constant of a text or number; with `in_tuple` also the first of `"shipped", _("Shipped")`."""
    if in_tuple and isinstance(value, Collection) and value.kind == "tuple" and value.items:
        value = value.items[0]
    if isinstance(value, Constant) and value.kind in ("str", "int"):
        return frozenset({(value.kind, value.value)})
    return None
