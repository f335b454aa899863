"""Attributes without which no object of a Python class is made: `__post_init__` raises for none (dataclasses, attrs)."""

from __future__ import annotations

from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, last_name, nodes
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_CHECKING = library_names("checking-when-made")


def refuses_missing(program: Program, cls: ClassInfo, name: str) -> bool:
    """Whether a dataclass raises where it is made without the attribute, which no method of it sets."""
    function = _checking(program, cls)
    if function is None or any(field.name == name and "instance" in field.modifiers for field in cls.decl.fields):
        return False
    program.reads.add(body_entry(function))
    for statement in program.body(function):
        match statement:
            case s.If(branches=(s.Branch(test=test, body=body), *_)) if body and isinstance(body[-1], s.Raise):
                tests = test.operands if isinstance(test, s.Boolean) and test.operator == "or" else (test,)
                if any(_asks_whether_missing(item, function, name) for item in tests):
                    return True
        if any(isinstance(node, s.Return) for node in nodes((statement,))):
            return False
    return False


def _checking(program: Program, cls: ClassInfo) -> FunctionInfo | None:
    """The class's own method that checks what an object is made with."""
    for name in sorted(_CHECKING):
        member = program.method(cls, name)
        if member is not None and member.functions and member.functions[0].owner is cls:
            return member.functions[0]
    return None


def _asks_whether_missing(test: s.Expr, function: FunctionInfo, name: str) -> bool:
    match test:
        case s.Not(operand=operand):
            return is_own(operand, function, name)
        case s.Compare(operands=(operand, other), operators=("is",)):
            return is_null(other) and is_own(operand, function, name)
    return False


def is_own(target: s.Expr, function: FunctionInfo, name: str) -> bool:
    """Whether an expression is the attribute of that name of a method's own object."""
    receiver = function.decl.parameters[0].name if function.decl.parameters else ""
    return isinstance(target, s.Attribute) and target.name == name and last_name(target.value) == receiver != ""
