"""Setters that merely store what they are given in a field (Java): `setLate(boolean late)` of `this.late = late;`."""

from __future__ import annotations

from nullguard.model import syntax as s
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry


def field_set(program: Program, function: FunctionInfo) -> str:
    """The field in which a method of one parameter stores it, and does nothing else but to give the object back; empty of any
    other."""
    parameters = function.decl.parameters
    if function.owner is None or function.is_library or len(parameters) != 1:
        return ""
    program.reads.add(body_entry(function))
    if len(function.decl.mentions) > _MOST_MENTIONS:
        return ""
    match program.body(function):
        case (s.Assign(targets=(target,), value=s.Name(id=value)),):
            pass
        case (s.Assign(targets=(target,), value=s.Name(id=value)), s.Return(value=s.Name(id="this"))):
            pass
        case _:
            return ""
    if value != parameters[0].name:
        return ""
    match target:
        case s.Attribute(value=s.Name(id="this"), name=name):
            return name
        case s.Name(id=name) if name != value:
            return name
    return ""


_MOST_MENTIONS = 4
