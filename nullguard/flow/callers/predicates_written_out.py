"""Conditions of functions that refuse, with what predicates of the project ask written in their place (Python): of
`if not user.shop.has_plan: raise`, where `has_plan` gives `self.plan_ends is not None`, that `user.shop.plan_ends` is refused.

Nobody interprets these conditions, so that a predicate is only written out where one class of the program has one of its name.
"""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.trace import body_entry

_MOST_DEPTH: Final = 12
"""Conditions and statements within each other."""

_replace = msgspec.structs.replace


def readings(world: World, body: s.Body) -> tuple[s.Body, ...]:
    """A body as it stands and, where it asks predicates, with these written out."""
    if not any(isinstance(node, s.Attribute) and world.is_member(node.name) for node in nodes(body)):
        return (body,)
    written = _statements(world, body, _MOST_DEPTH)
    return (body, written) if written != body else (body,)


def _statements(world: World, body: s.Body, depth: int) -> s.Body:
    return tuple(_statement(world, statement, depth - 1) for statement in body) if depth > 0 else body


def _statement(world: World, node: s.Stmt, depth: int) -> s.Stmt:
    match node:
        case s.If(branches=branches, orelse=orelse):
            told = tuple(
                _replace(branch, test=_condition(world, branch.test, _MOST_DEPTH), body=_statements(world, branch.body, depth))
                for branch in branches
            )
            return _replace(node, branches=told, orelse=_statements(world, orelse, depth))
        case s.Return(value=value) if value is not None:
            return _replace(node, value=_condition(world, value, _MOST_DEPTH))
        case s.Try(body=body) | s.With(body=body):
            return _replace(node, body=_statements(world, body, depth))
        case s.FunctionDef(function=function):  # the wrapper of a decorator
            return _replace(node, function=_replace(function, body=_statements(world, function.body, depth)))
    return node


def _condition(world: World, node: s.Expr, depth: int) -> s.Expr:
    if depth <= 0:
        return node
    match node:
        case s.Not(operand=operand):
            asked = _condition(world, operand, depth - 1)
            return _negated(asked, depth) if asked is not operand else node
        case s.Boolean(operands=operands):
            return _replace(node, operands=tuple(_condition(world, operand, depth - 1) for operand in operands))
        case s.Attribute(value=s.Name() | s.Attribute() as row, name=name):
            return _predicate(world, name, row, is_property=True) or node
        case s.Call(function=s.Attribute(value=s.Name() | s.Attribute() as row, name=name), arguments=()):
            return _predicate(world, name, row, is_property=False) or node
    return node


_OPPOSITE: Final = {"is": "is not", "is not": "is", "==": "!=", "!=": "=="}
_DUAL: Final = {"and": "or", "or": "and"}


def _negated(node: s.Expr, depth: int) -> s.Expr:
    """The opposite of a condition, as somebody would write it who asks it here."""
    match node:
        case s.Not(operand=operand):
            return operand
        case s.Compare(operators=(operator,)) if operator in _OPPOSITE:
            return _replace(node, operators=(_OPPOSITE[operator],))
        case s.Boolean(operator=operator, operands=operands) if depth > 0:
            return _replace(node, operator=_DUAL[operator], operands=tuple(_negated(one, depth - 1) for one in operands))
    return s.Not(node)


def _predicate(world: World, name: str, row: s.Expr, *, is_property: bool) -> s.Expr | None:
    """What the one method of a name asks of a row; None where there is no such method, or it does anything else."""
    if not world.is_member(name):
        return None
    functions = [item for item in world.program.callers().named(name) if item.owner is not None and not item.is_library]
    if len(functions) != 1 or ("property" in functions[0].decl.modifiers) is not is_property:
        return None
    (function,) = functions
    if not {"static", "class", "async", "generator"}.isdisjoint(function.decl.modifiers) or not function.decl.parameters:
        return None
    world.program.reads.add(body_entry(function))
    body = [statement for statement in world.program.body(function) if not isinstance(statement, s.ExprStmt)]
    match body:
        case [s.Return(value=s.Compare() | s.Not() | s.Boolean() as asked)]:
            return _of(asked, function.decl.parameters[0].name, row, _MOST_DEPTH)
    return None


def _of(node: s.Expr, own: str, row: s.Expr, depth: int) -> s.Expr | None:
    """A condition as it is asked of a row; None where it asks anything but attributes of its own object and constants."""
    if depth <= 0:
        return None
    match node:
        case s.Constant():
            return node
        case s.Name(id=name):
            return row if name == own else None
        case s.Attribute(value=value):
            held = _of(value, own, row, depth - 1)
            return _replace(node, value=held) if held is not None else None
        case s.Not(operand=operand):
            asked = _of(operand, own, row, depth - 1)
            return _replace(node, operand=asked) if asked is not None else None
        case s.Boolean(operands=operands) | s.Compare(operands=operands):
            told = [_of(operand, own, row, depth - 1) for operand in operands]
            written = tuple(operand for operand in told if operand is not None)
            return _replace(node, operands=written) if len(written) == len(operands) else None
    return None
