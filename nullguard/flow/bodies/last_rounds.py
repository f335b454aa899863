"""The last round of a loop that counts: what its body does there, with the tests decided that ask whether it is the last.

`for attempt in range(TRIES): try: … break; except Timeout: if attempt == TRIES - 1: raise` only ends by its break: in the last
round the test is true, and the error goes on. Numbers are compared as they are written, so that `TRIES` may be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq, ge, gt, le, lt, ne

import msgspec

from nullguard.flow.bodies.mentioned import names_in
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.model.span import unpack
from nullguard.model.text import render

_DEEPEST = 12
"""Statements within each other that are looked through."""

_replace = msgspec.structs.replace

_Step = s.AugAssign | s.Unary

_Number = tuple[str, int]
"""A number as it is written, and what is added to it; a constant has no text."""

_NAMES = re.compile(r"[A-Za-z_]\w*")

_HOLDS = {"==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}

MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!="}
"""Comparisons with their sides exchanged."""


class LastRound(msgspec.Struct, frozen=True):
    """The body of a loop as it runs in the last round; `has_rounds` where such a loop is written for one round at least."""

    body: s.Body
    has_rounds: bool


def last_round(loop: s.ForEach | s.While) -> LastRound | None:
    """The last round of a loop that asks whether it is the last; None where it does not ask."""
    counting = _of_range(loop) if isinstance(loop, s.ForEach) else _of_while(loop)
    if counting is None or _is_bound_again(loop, counting):
        return None
    body = counting.block(loop.body, 0)
    return LastRound(body, not counting.is_of_elements) if counting.decided else None


class _Counting:
    """A variable that counts rounds: what it is in the last one, before and from the step on."""

    def __init__(self, name: str, before: _Number, after: _Number | None = None, step: _Step | None = None) -> None:
        self.name = name
        self.before = before
        self.after = after
        self.step = step
        self.decided = 0

    @property
    def is_of_elements(self) -> bool:
        return self.before[0].startswith("len(")

    def block(self, body: s.Body, depth: int) -> s.Body:
        if depth > _DEEPEST:
            return body
        return tuple([done for statement in body for done in self._statement(statement, depth + 1)])

    def _statement(self, node: s.Stmt, depth: int) -> s.Body:
        match node:
            case s.If():
                return self._if(node, depth)
            case s.Try():
                handlers = tuple([_replace(item, body=self.block(item.body, depth)) for item in node.handlers])
                body, orelse = self.block(node.body, depth), self.block(node.orelse, depth)
                return (_replace(node, body=body, handlers=handlers, orelse=orelse, finalbody=self.block(node.finalbody, depth)),)
            case s.With() | s.Block():
                return (_replace(node, body=self.block(node.body, depth)),)
        return (node,)

    def _if(self, node: s.If, depth: int) -> s.Body:
        branches: list[s.Branch] = []
        orelse = node.orelse
        for branch in node.branches:
            test = self._test(branch.test)
            if test is False:
                continue
            if test is True:
                orelse = branch.body
                break
            branches.append(_replace(branch, test=test, body=self.block(branch.body, depth)))
        orelse = self.block(orelse, depth)
        return (_replace(node, branches=tuple(branches), orelse=orelse),) if branches else orelse

    def _test(self, test: s.Expr) -> s.Expr | bool:
        """A condition as it is in the last round."""
        match test:
            case s.Not(operand=operand):
                inner = self._test(operand)
                return not inner if isinstance(inner, bool) else test
            case s.Boolean(operator=operator, operands=operands):
                left: list[s.Expr] = []
                for operand in operands:
                    told = self._test(operand)
                    if told is (operator == "or"):
                        return told
                    if not isinstance(told, bool):
                        left.append(operand)
                if not left:
                    return operator == "and"
                return left[0] if len(left) == 1 else _replace(test, operands=tuple(left))
            case s.Compare(operands=(one, other), operators=(operator,)):
                holds = self._compared(one, operator, other)
                if holds is None:
                    holds = self._compared(other, MIRRORED.get(operator, ""), one)
                return test if holds is None else holds
            case s.Name(id=name) if name == self.name:
                number = self._at(test)
                if number is not None and not number[0]:
                    self.decided += 1
                    return number[1] != 0
        return test

    def _compared(self, one: s.Expr, operator: str, other: s.Expr) -> bool | None:
        """Whether a comparison of the variable with a number holds in the last round; None where nobody can tell."""
        bound = _number(other)
        counted = self._counted(one)
        if bound is None or counted is None or bound[0] != counted[0]:
            return None
        distance = counted[1] - bound[1]
        told = _HOLDS[operator](distance, 0) if operator in _HOLDS else None
        self.decided += told is not None
        return told

    def _counted(self, node: s.Expr) -> _Number | None:
        """What the variable, or a sum of it, is where it is asked in the last round."""
        match node:
            case s.Name(id=name) if name == self.name:
                return self._at(node)
            case s.Unary(operator="++" | "--", operand=operand) if node is self.step:
                return self.after if _start(operand) > _start(node) else self.before
            case s.Arithmetic(operator="+" | "-" as operator, operands=(one, s.Constant(value=int() as added))):
                counted = self._counted(one)
                return None if counted is None else (counted[0], counted[1] + (added if operator == "+" else -added))
        return None

    def _at(self, node: s.Name) -> _Number | None:
        return self.after if self.step is not None and node.at > self.step.at else self.before


def _of_range(loop: s.ForEach) -> _Counting | None:
    """`for attempt in range(TRIES)`, `for attempt in range(1, TRIES + 1)`, `for number, mirror in enumerate(mirrors)`."""
    match loop.target, loop.iterable:
        case s.Name(id=name), s.Call(function=s.Name(id="range"), arguments=given) if not any(item.star for item in given):
            step = 1
            if len(given) == 3:
                step = {"1": 1, "-1": -1}.get(render(given[2].value), 0)
            stop = _number(given[min(len(given), 2) - 1].value) if given else None
            return _Counting(name, (stop[0], stop[1] - step)) if stop is not None and step else None
        case s.Collection(items=(s.Name(id=name), *_)), s.Call(function=s.Name(id="enumerate"), arguments=given) if given:
            first = _number(given[1].value) if len(given) == 2 else ("", 0)
            if first is not None and not first[0] and isinstance(given[0].value, s.Name | s.Attribute):
                return _Counting(name, (f"len({render(given[0].value)})", first[1] - 1))
    return None


def _of_while(loop: s.While) -> _Counting | None:
    """`while attempt < TRIES` with one `attempt += 1`, `while tries:` with `tries -= 1`, and what Java's
    `for (int i = 0; i < TRIES; i++)` is."""
    found = _counted_to(loop.test)
    if found is None or loop.tests_last:
        return None
    name, end, sign = found
    steps = tuple(_steps((*loop.body, *loop.update), name))
    if len(steps) != 1 or steps[0][1] != sign:
        return None
    before, step = (end[0], end[1] - sign), steps[0][0]
    if any(node is step for node in nodes(loop.update)):
        return _Counting(name, before)
    is_repeated = any(
        node is step for inner in nodes(loop.body) if isinstance(inner, s.While | s.ForEach) for node in nodes(inner.body)
    )
    return None if is_repeated else _Counting(name, before, end, step)


def _counted_to(test: s.Expr | None) -> tuple[str, _Number, int] | None:
    """The variable of a loop's test, what it is when the loop ends, and in which direction it counts."""
    match test:
        case s.Name(id=name):
            return name, ("", 0), -1
        case s.Compare(operands=(s.Name(id=name), bound), operators=(operator,)) if (end := _number(bound)) is not None:
            shift, sign = {"<": (0, 1), "<=": (1, 1), ">": (0, -1), ">=": (-1, -1)}.get(operator, (0, 0))
            return (name, (end[0], end[1] + shift), sign) if sign else None
    return None


def _steps(body: s.Body, name: str) -> Iterator[tuple[_Step, int]]:
    """What counts the variable up or down by one."""
    for node in nodes(body):
        match node:
            case s.AugAssign(target=s.Name(id=counted), operator="+" | "-" as operator, value=s.Constant(value=1)):
                if counted == name:
                    yield node, 1 if operator == "+" else -1
            case s.Unary(operator="++" | "--" as operator, operand=s.Name(id=counted)) if counted == name:
                yield node, 1 if operator == "++" else -1


def _is_bound_again(loop: s.ForEach | s.While, counting: _Counting) -> bool:
    """Whether the body changes the variable, or what it is compared with, in another way."""
    held = {counting.name, *_NAMES.findall(counting.before[0])}
    for node in nodes(loop.body):
        match node:
            case s.Assign(targets=targets):
                bound = {name for target in targets for name in names_in(target)}
            case s.AugAssign(target=target) if node is not counting.step:
                bound = set(names_in(target))
            case s.AssignExpr(target=target) | s.ForEach(target=target):
                bound = set(names_in(target))
            case _:
                continue
        if not held.isdisjoint(bound):
            return True
    return False


def _number(node: s.Expr) -> _Number | None:
    """A number as it is written: `3`, `TRIES`, `settings.TRIES + 1`, `len(mirrors) - 1`."""
    match node:
        case s.Constant(value=int() as number, kind="int"):
            return "", number
        case s.Name() | s.Attribute():
            return render(node), 0
        case s.Call(arguments=(s.Argument(),)) if last_name(node.function) == "len":
            return render(node), 0
        case s.Arithmetic(operator="+" | "-" as operator, operands=(one, s.Constant(value=int() as added))):
            before = _number(one)
            return None if before is None else (before[0], before[1] + (added if operator == "+" else -added))
    return None


def _start(node: s.Expr) -> tuple[int, int]:
    span = unpack(node.at)
    return span.line, span.column
