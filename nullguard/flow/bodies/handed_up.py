"""Methods of Python that every method in their place below hands on to: `def build(self, order): env = super().build(order)`.
What they refuse is refused, whichever of them runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_MOST_METHODS: Final = 8
_SUPER: Final = "super"


def is_handed_up(program: Program, function: FunctionInfo, receiver: ClassInfo | None) -> bool:
    """Whether all methods below the function's class, or the receiver's, that stand in its place call it on all their ways, with
    what they are given themselves."""
    owner, name = function.owner, function.decl.name
    if owner is None or not function.path.endswith(".py"):
        return False
    is_below = receiver is not None and receiver is not owner and owner in program.ancestors(receiver)
    below = program.declaring_below(receiver if is_below and receiver is not None else owner, name)
    placed = [cls for cls in below if any(one.name == name for one in cls.decl.functions)]
    if not placed or len(placed) > _MOST_METHODS:
        return False
    return all(any(_hands_up(program, one) for one in _own(program, cls, name)) for cls in placed)


def _own(program: Program, cls: ClassInfo, name: str) -> Iterator[FunctionInfo]:
    member = program.method(cls, name)
    if member is not None and member.declared_in is cls and len(member.functions) == 1:
        yield from (one for one in member.functions if "generator" not in one.decl.modifiers)  # a call runs nothing of these


def _hands_up(program: Program, function: FunctionInfo) -> bool:
    if _SUPER not in function.decl.mentions or function.is_library:
        return False
    program.reads.add(body_entry(function))
    given = [parameter.name for parameter in function.decl.parameters[1:] if parameter.kind == "positional"]
    bound: set[str] = set()
    for statement in program.body(function):
        match statement:
            case s.Assign(value=value) | s.ExprStmt(value=value) | s.Return(value=value):
                if _is_handed(value, function.decl.name, given, bound):
                    return True
        for node in nodes((statement,)):
            match node:
                case s.Return():
                    return False
                case s.Assign(targets=targets):
                    bound.update(target.id for target in targets if isinstance(target, s.Name))
    return False


def _is_handed(node: s.Expr | None, above: str, given: list[str], bound: set[str]) -> bool:
    """Whether an expression is a call of the method above with the function's own parameters, in their order."""
    match node:
        case s.Call(function=s.Attribute(value=s.Call(function=s.Name(id="super")), name=name), arguments=arguments):
            positional = [item.value for item in arguments if not item.star and not item.name]
            names = [value.id for value in positional if isinstance(value, s.Name)]
            in_order = len(names) == len(positional) and names == given[: len(names)]
            return name == above and in_order and bound.isdisjoint(names)
    return False
