"""`CheckConstraint` in the options of models, as SQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from nullguard.frameworks.arguments import Arguments
from nullguard.frameworks.django.models.check_conditions import condition_sql
from nullguard.frameworks.django.models.listed_items import items
from nullguard.frameworks.django.models.models import Models
from nullguard.model.nodes import dotted_name
from nullguard.model.schema import MappedAttribute
from nullguard.model.syntax import Arithmetic, Attribute, Call, Collection, Constant, Expr, Name, Unary
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, VariableInfo

_replace = msgspec.structs.replace
_MOST_DEPTH = 20


def checks_of(models: Models, cls: ClassInfo, attributes: Mapping[str, MappedAttribute]) -> tuple[str, ...]:
    """The conditions that the model's own Meta, or the nearest abstract ancestor's, has in `constraints`."""
    program = models.program
    for base in models.lineage(cls):
        meta = program.classes.get(f"{base.id}.Meta")
        if meta is None or not (base is cls or (models.is_model(base) and models.is_abstract(base))):
            continue
        member = program.field(meta, "constraints")
        if member is None or member.field is None:
            return ()
        return tuple(_conditions(program, member.declared_in, member.field.value, attributes))
    return ()


def _conditions(
    program: Program, meta: ClassInfo, value: Expr | None, attributes: Mapping[str, MappedAttribute]
) -> Iterator[str]:
    def column(name: str) -> str:
        mapped = attributes.get(name)
        return mapped.column if mapped is not None and mapped.column else name

    for item in items(program, meta, value):
        if not isinstance(item, Call) or dotted_name(item.function).rpartition(".")[2] != "CheckConstraint":
            continue
        given = Arguments(program, meta.path, meta.decl.qualname, item)
        condition = given.expression("condition") or given.expression("check")
        text = condition_sql(_written(program, meta, condition, _MOST_DEPTH), column) if condition is not None else ""
        if text:
            yield text


def _written(program: Program, meta: ClassInfo, value: Expr, depth: int) -> Expr:
    """The expression with the values of constants and of members of enumerations in their places."""
    if depth <= 0:
        return value
    match value:
        case Arithmetic(operands=operands):
            return _replace(value, operands=tuple(_written(program, meta, operand, depth - 1) for operand in operands))
        case Unary(operand=operand):
            return _replace(value, operand=_written(program, meta, operand, depth - 1))
        case Collection(items=parts):
            return _replace(value, items=tuple(_written(program, meta, part, depth - 1) for part in parts))
        case Call(arguments=arguments):
            given = tuple(_replace(item, value=_written(program, meta, item.value, depth - 1)) for item in arguments)
            return _replace(value, arguments=given)
        case Name() | Attribute():
            return _named(program, meta, value)
    return value


def _named(program: Program, meta: ClassInfo, value: Name | Attribute) -> Expr:
    found = program.resolve(meta.path, dotted_name(value).removesuffix(".value"), meta.decl.qualname)
    constant = found.decl.value if isinstance(found, VariableInfo) else None
    if isinstance(constant, Collection) and constant.kind == "tuple" and constant.items:
        constant = constant.items[0]  # of a choice, which has a label behind its value
    return constant if isinstance(constant, (Constant, Collection)) else value
