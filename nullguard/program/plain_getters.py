"""Getters that merely give a field (Java): `getOrder()` of `return order;`, the other name of `this.order`."""

from __future__ import annotations

from typing import Final

from nullguard.model.facts import NO_BODY
from nullguard.model.syntax import Attribute, Name, Return
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

MOST_MENTIONS: Final = 3

_CALLED: Final = "()"


def other_names(program: Program, cls: ClassInfo) -> dict[str, str]:
    """The segments of paths below an object of a class that lead to the same: of a field's name to its getter's call, and back.

    Of what overrides a getter of a class above nothing is said.
    """
    found: dict[str, str] = {}
    called: set[str] = set()
    for base in program.ancestors(cls):
        if base.is_library:
            continue
        names = {field.name for field in base.decl.fields if "static" not in field.modifiers}
        for function in base.decl.functions:
            if function.parameters or function.name in called:
                continue
            called.add(function.name)
            program.look_at_mentions(base.path, (function,))
            if function.body == NO_BODY or len(function.mentions) > MOST_MENTIONS or names.isdisjoint(function.mentions):
                continue
            field = _field_given(program, base, function.name)
            if field in names and field not in found:
                found[field] = function.name + _CALLED
                found[function.name + _CALLED] = field
    return found


def _field_given(program: Program, cls: ClassInfo, method: str) -> str:
    function = _declared(program, cls, method)
    if function is None:
        return ""
    program.reads.add(body_entry(function))
    match program.body(function):
        case (Return(value=Name(id=name) | Attribute(value=Name(id="this"), name=name)),):
            return name
    return ""


def _declared(program: Program, cls: ClassInfo, method: str) -> FunctionInfo | None:
    member = program.method(cls, method, 0)
    return member.functions[0] if member is not None and member.declared_in is cls and len(member.functions) == 1 else None
