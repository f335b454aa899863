"""Functions of Python that a body takes out of an attribute or a table: where it calls them."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.span import Packed
from nullguard.program.symbols import FunctionInfo

Places = dict[FunctionInfo, frozenset[Packed]]
"""Calls by the function in whose body they stand."""


def called_where_taken(body: s.Body, taken: set[int]) -> frozenset[Packed] | None:
    """Where what was taken is called, itself or by a variable that only ever holds such; None where it is handed on."""
    if not taken:
        return frozenset()
    found: set[Packed] = set()
    named: set[str] = set()
    allowed: set[int] = set()
    seen = 0
    for node in nodes(body):
        match node:
            case s.Call(function=called) if id(called) in taken:
                found.add(node.at)
                seen += 1
            case s.Assign(targets=(s.Name(id=name) as target,), value=value) if value is not None and id(value) in taken:
                named.add(name)
                allowed.add(id(target))
                seen += 1
            case s.AssignExpr(target=s.Name(id=name) as target, value=value) if id(value) in taken:
                named.add(name)
                allowed.add(id(target))
                seen += 1
    if seen < len(taken):
        return None
    for node in nodes(body) if named else ():
        match node:
            case s.Call(function=s.Name(id=name) as called) if name in named:
                found.add(node.at)
                allowed.add(id(called))
            case s.Call(function=s.Name(id="callable"), arguments=(s.Argument(value=tested),)):
                allowed.add(id(tested))
            case _:
                allowed.update(id(part) for part in _tested(node))
    if any(isinstance(node, s.Name) and node.id in named and id(node) not in allowed for node in nodes(body)):
        return None
    return frozenset(found)


def _tested(node: object) -> Iterator[s.Expr]:
    """What a condition only tests."""
    match node:
        case s.If(branches=branches):
            yield from (branch.test for branch in branches)
        case s.Not(operand=operand):
            yield operand
        case s.Boolean(operands=operands):
            yield from operands
        case s.Compare(operands=operands, operators=("is" | "is not" | "==" | "!=",)):
            yield from operands
        case s.Assert(test=test) | s.Conditional(test=test):
            yield test
