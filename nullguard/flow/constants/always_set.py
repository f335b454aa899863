"""Private fields of Java classes that hold an object from the start and are never given null: a test of one tells nothing."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.model import syntax as s
from nullguard.model.facts import Function
from nullguard.model.nodes import nodes
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo


def is_always_set(program: Program, owner: ClassInfo, name: str) -> bool:
    """Whether each assignment to a private field in its source makes an object, and one stands at its declaration, in a
    constructor or in a method that a constructor calls. Fields with annotations may be set by a framework."""
    field = next((field for field in owner.decl.fields if field.name == name), None)
    if field is None or "private" not in field.modifiers or field.annotations or owner.decl.annotations:
        return False
    writers = program.functions_writing(owner.path, name)
    if any(function.owner is not owner for function in writers):
        return False
    made = [value for function in writers for value in assigned_to(program, function, name)]
    if not all(isinstance(value, s.New) for value in made):
        return False
    if isinstance(field.value, s.New):
        return True
    program.look_at_mentions(owner.path, [one for one in owner.decl.functions if "constructor" in one.modifiers])
    begun = [function.decl for function in writers if _begins(owner, function.decl)]
    return bool(begun) and bool(made)


def _begins(owner: ClassInfo, function: Function) -> bool:
    """Whether a function is run when an object is made."""
    if "constructor" in function.modifiers:
        return True
    return any(function.name in other.mentions for other in owner.decl.functions if "constructor" in other.modifiers)


def assigned_to(program: Program, function: FunctionInfo, name: str) -> Iterator[s.Expr | None]:
    """What is assigned to a field; None where it is changed in another way."""
    for node in nodes(program.body(function)):
        match node:
            case s.Assign(targets=targets, value=value) if any(_is_field(target, name) for target in targets):
                yield value
            case s.AssignExpr(target=target, value=value) if _is_field(target, name):
                yield value


def _is_field(target: s.Expr, name: str) -> bool:
    match target:
        case s.Name(id=found):
            return found == name
        case s.Attribute(name=found):
            return found == name
    return False
