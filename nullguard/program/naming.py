"""Which functions name a class: without that a call by a method's name is no sign that it is that class's."""

from __future__ import annotations

from collections.abc import Set

from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo


def names_one_of(program: Program, function: FunctionInfo, classes: Set[str]) -> bool:
    """Whether a function names a class: in its body, its parameters or the fields of its own class, inherited ones too."""
    program.look_at_mentions(function.path, (function.decl,))
    if function.owner is None or not classes.isdisjoint(function.decl.mentions):
        return True
    fields = (field.type for cls in program.ancestors(function.owner) for field in cls.decl.fields)
    types = (*fields, *(parameter.type for parameter in function.decl.parameters))
    return any(ref is not None and ref.name.rpartition(".")[2] in classes for ref in types)


def may_know(program: Program, function: FunctionInfo, owner: ClassInfo) -> bool:
    """Whether a function names a class or one that it extends, or stands in it, in one that it is nested in or in a subclass."""
    own = function.owner
    if own is not None and (owner in program.ancestors(own) or own.outer == owner.id):
        return True
    return names_one_of(program, function, {cls.name for cls in program.ancestors(owner)})
