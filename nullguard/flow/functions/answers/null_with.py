"""What gives null where something else is null, and only there: `shown(order.getBuyer())`, `note == null ? null : trim(note)`."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.world import World
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, last_name, nodes
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry


def is_null_with(world: World, function: FunctionInfo, call: s.Call) -> bool:
    """Whether a call of one argument in a function of Java makes something of it: it looks nothing up, and its body, where it is
    a method of the same class, gives null for nothing else."""
    if last_name(call.function).startswith(tuple(words("reading"))):
        return False
    member = world.program.method(function.owner, last_name(call.function), 1) if function.owner is not None else None
    for called in member.functions if member is not None and isinstance(call.function, s.Name) else ():
        if called.is_library:
            continue
        world.program.reads.add(body_entry(called))
        body, name = world.program.body(called), called.decl.parameters[0].name
        if sum(map(_gives_null, nodes(body))) > sum(1 for _ in _for_null(body, name)):
            return False
    return True


def _gives_null(node: s.Node) -> bool:
    match node:
        case s.Return(value=value):
            return value is not None and is_null(value)
        case s.Conditional(body=body, orelse=orelse):
            return is_null(body) or is_null(orelse)
    return False


def _for_null(body: s.Body, name: str) -> Iterator[s.Node]:
    """Where a body gives null because a parameter is null."""
    for node in nodes(body):
        match node:
            case s.If(branches=branches):
                for branch in branches:
                    match branch.body:
                        case (s.Return(value=value),) if value is not None and is_null(value) and _asks(branch.test, "==", name):
                            yield node
            case s.Conditional() if isinstance(tested := tested_before(node), s.Name) and tested.id == name:
                yield node


def tested_before(node: s.Conditional) -> s.Expr | None:
    """What a condition tests that gives null where that is null, and something else where it is there."""
    match node.test:
        case s.Compare(operands=(left, right), operators=("==" | "!=" as operator,)):
            nothing, other = (node.body, node.orelse) if operator == "==" else (node.orelse, node.body)
            if is_null(left) != is_null(right) and is_null(nothing) and not is_null(other):
                return right if is_null(left) else left
    return None


def _asks(test: s.Expr, operator: str, name: str) -> bool:
    match test:
        case s.Compare(operands=(s.Name(id=asked), other) | (other, s.Name(id=asked)), operators=(found,)):
            return asked == name and is_null(other) and found == operator
    return False
