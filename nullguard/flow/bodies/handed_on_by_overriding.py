"""Methods of Python that every method in their place below hands on to: `def build(self, order): env = super().build(order)`.
What they refuse is refused, whichever of them runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from nullguard.flow.bodies.locals import bindings
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_MOST_METHODS: Final = 8
_SUPER: Final = "super"

_Positions = frozenset[int]


def handed_on_by_overriding(program: Program, function: FunctionInfo, receiver: ClassInfo | None) -> _Positions | None:
    """The arguments that all methods below the function's class, or the receiver's, which stand in its place hand on to it on
    all their ways, as they are given them; None where one of them may not call it."""
    owner, name = function.owner, function.decl.name
    if owner is None or not function.path.endswith(".py"):
        return None
    is_below = receiver is not None and receiver is not owner and owner in program.ancestors(receiver)
    below = program.declaring_below(receiver if is_below and receiver is not None else owner, name)
    placed = [cls for cls in below if any(one.name == name for one in cls.decl.functions)]
    if not placed or len(placed) > _MOST_METHODS:
        return None
    handed = _all_of(_names(function))
    for cls in placed:
        own = next((found for one in _own(program, cls, name) if (found := _hands_up(program, one, function)) is not None), None)
        if own is None:
            return None
        handed &= own
    return handed


def _own(program: Program, cls: ClassInfo, name: str) -> Iterator[FunctionInfo]:
    member = program.method(cls, name)
    if member is not None and member.declared_in is cls and len(member.functions) == 1:
        yield from (one for one in member.functions if "generator" not in one.decl.modifiers)  # a call runs nothing of these


def _names(function: FunctionInfo) -> list[str]:
    return [parameter.name for parameter in function.decl.parameters[1:] if parameter.kind == "positional"]


def _all_of(names: Sequence[str]) -> _Positions:
    return frozenset(range(len(names)))


def _hands_up(program: Program, function: FunctionInfo, above: FunctionInfo) -> _Positions | None:
    if _SUPER not in function.decl.mentions or function.is_library:
        return None
    program.reads.add(body_entry(function))
    bound: set[str] = set()
    for statement in program.body(function):
        match statement:
            case s.Assign(value=value) | s.ExprStmt(value=value) | s.Return(value=value):
                handed = _handed(value, function, above, bound)
                if handed is not None:
                    return handed
        if any(isinstance(node, s.Return) for node in nodes((statement,))):
            return None
        bound.update(name for name, _, _ in bindings((statement,)))
    return None


def _handed(node: s.Expr | None, function: FunctionInfo, above: FunctionInfo, bound: set[str]) -> _Positions | None:
    """Which of the function's own parameters a call of the method above is given in their places; None of anything else."""
    match node:
        case s.Call(function=s.Attribute(value=s.Call(function=s.Name(id="super")), name=name), arguments=arguments):
            if name != above.decl.name:
                return None
        case _:
            return None
    given, wanted = _names(function), _names(above)
    positional = [item.value for item in arguments if not item.star and not item.name]
    found = {
        place
        for place, (value, own) in enumerate(zip(positional, given, strict=False))
        if isinstance(value, s.Name) and value.id == own and own not in bound
    }
    named = {item.name: item.value for item in arguments if item.name}
    for place, (own, name) in enumerate(zip(given, wanted, strict=False)):
        value = named.get(name)
        if isinstance(value, s.Name) and value.id == own and own not in bound:
            found.add(place)
    if any(item.star for item in arguments):
        found.update(place for place in range(len(positional), len(wanted)) if wanted[place] not in named and place >= len(given))
    return frozenset(found)
