"""What expressions and declarations tell of a value by themselves: what stands in for a null, what a condition tests, who may
call a function."""

from __future__ import annotations

from collections.abc import Mapping

from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.text import render
from nullguard.program.symbols import ClassInfo, FunctionInfo, VariableInfo

_SILENT = frozenset({"Override", "Transactional", "Deprecated", "SuppressWarnings", "staticmethod", "classmethod"})
"""Annotations and decorators that let nobody else call a function than who is written."""


def stand_in(node: s.Call) -> s.Expr | None:
    """What a call gives instead of a null (Java): `found.orElse("none")`, `StringUtils.defaultIfBlank(name, "none")`, a text for
    what gives one of its own."""
    match node:
        case s.Call(function=s.Attribute(name="orElse"), arguments=(argument,)):
            return argument.value
        case s.Call(function=s.Attribute(value=s.Name(id=cls), name=name), arguments=(_, *others)):
            if f"{cls}.{name}" in library_names("replacing-null"):
                return others[-1].value if others else s.Format("", (), node.at)
    return None


def may_be_called(function: FunctionInfo) -> bool:
    """Whether annotations or decorators let others call a function than who is written."""
    names = (annotation.simple_name for annotation in function.decl.annotations)
    silent = _SILENT | library_names("says-no-caller") if function.path.endswith(".java") else _SILENT
    return any(name not in silent for name in names)


def asked_of(holder: s.Expr, getter: str) -> s.Call:
    """What a getter gives of an object."""
    return s.Call(s.Attribute(holder, getter), ())


def is_made(node: s.Expr) -> bool:
    """Whether an object is made at hand, of which a getter tells nothing yet."""
    return isinstance(node, s.New)


def is_demanded(parameter: s.Parameter) -> bool:
    """Whether a framework only calls an endpoint with a value for the parameter: `@RequestParam String name`."""
    if parameter.type is not None and parameter.type.name.rpartition(".")[2] == "Optional":
        return False
    marks = [item for item in parameter.annotations if item.simple_name in library_names("demanded-of-request")]
    given = {argument.name: argument.value for mark in marks for argument in mark.arguments}
    required = given.get("required")
    says_so = required is None or (isinstance(required, s.Constant) and required.value is True)
    return bool(marks) and (says_so or "defaultValue" in given)


def is_constant(symbol: VariableInfo) -> bool:
    """Whether nothing assigns a variable anew."""
    return "final" in symbol.decl.modifiers or symbol.decl.name.isupper()


def is_tested(test: s.Expr, value: s.Expr, holds: bool) -> bool:
    """Whether a condition tests the value for null, so that it is there where it holds (or does not)."""
    match test:
        case s.Not(operand=operand):
            return is_tested(operand, value, not holds)
        case s.Boolean(operator=operator, operands=operands):
            return (operator == "and") == holds and any(is_tested(operand, value, holds) for operand in operands)
        case s.Compare(operands=(left, s.Constant(kind="null")), operators=(operator,)):
            return render(left) == render(value) and (operator in ("!=", "is not")) == holds
        case _:
            return holds and render(test) == render(value)


def has_no_null(cls: ClassInfo) -> bool:
    """Whether the members of an enum are made without null, and its fields are all given by them."""
    constants: Mapping[str, s.Expr | None] = {f.name: f.value for f in cls.decl.fields if "constant" in f.modifiers}
    return all(
        not any(isinstance(item.value, s.Constant) and item.value.kind == "null" for item in getattr(value, "arguments", ()))
        for value in constants.values()
    )
