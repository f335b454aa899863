"""What a decorator's wrapper reads on from before it calls the function (Python): where `order.buyer` is null,
`if order.buyer.shop != offer.shop: return False` has raised by then."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.text import render

Known = frozenset[str]
_NOTHING: Known = frozenset()


def read_before(body: s.Body) -> Known:
    """The attributes (`order.buyer`) that the wrapper in a decorator's body reads on from before each call of what it wraps,
    whatever its conditions say; what a handler may have taken does not count."""
    found: Known = _NOTHING
    for node in nodes(body):
        if isinstance(node, s.FunctionDef) and (called := _called_by(node.function)):
            reading = _Reading(called)
            reading.walk(node.function.body, _NOTHING)
            if reading.at_calls:
                found |= frozenset.intersection(*reading.at_calls)
    return found


def _called_by(function: s.NestedFunction) -> frozenset[str]:
    """The names from around a wrapper that it calls with some of its own parameters, one of which is what it wraps."""
    own = {parameter.name for parameter in function.parameters}
    called = set()
    for node in nodes(function.body):
        if isinstance(node, s.Call) and isinstance(node.function, s.Name) and node.function.id not in own:
            if any(isinstance(argument.value, s.Name) and argument.value.id in own for argument in node.arguments):
                called.add(node.function.id)
    return frozenset(called)


class _Reading:
    """Goes through a wrapper in order and keeps, for each call of one of the names, what was read on from before."""

    def __init__(self, called: frozenset[str]) -> None:
        self._called = called
        self.at_calls: list[Known] = []

    def walk(self, body: s.Body, known: Known) -> Known:
        """What is known after statements that ran to their end."""
        for statement in body:
            known = self._statement(statement, known)
        return known

    def _statement(self, node: s.Stmt, known: Known) -> Known:
        match node:
            case s.If(branches=branches, orelse=orelse):
                for branch in branches:
                    known_here = self._expression(branch.test, known)
                    self.walk(branch.body, known_here)
                    if branch is branches[0]:
                        known = known_here
                self.walk(orelse, known)
            case s.ForEach(iterable=iterable, body=body, orelse=orelse):
                known = self._expression(iterable, known)
                self.walk((*body, *orelse), known)
            case s.While(body=body, orelse=orelse):
                self.walk((*body, *orelse), known)
            case s.Try(body=body, handlers=handlers, orelse=orelse, finalbody=finalbody):
                self.walk((*body, *orelse), known)
                for handler in handlers:
                    self.walk(handler.body, known)
                self.walk(finalbody, known)
            case s.With(items=items, body=body):
                for item in items:
                    known = self._expression(item.context, known)
                self.walk(body, known)
            case s.Assign(targets=targets, value=value):
                known = _without(self._expression(value, known) if value is not None else known, targets)
            case s.ExprStmt(value=value) | s.Return(value=value) if value is not None:
                known = self._expression(value, known)
        return known

    def _expression(self, node: s.Expr, known: Known) -> Known:
        if any(self._is_wrapped(part) for part in nodes((node,))):
            self.at_calls.append(known)
        return known | frozenset(_read_on(node))

    def _is_wrapped(self, node: s.Node) -> bool:
        return isinstance(node, s.Call) and isinstance(node.function, s.Name) and node.function.id in self._called


def _read_on(node: s.Expr) -> Iterator[str]:
    """The attributes that an expression surely reads on from."""
    match node:
        case s.Attribute(value=value):
            if isinstance(value, s.Attribute) and _is_chain(value):
                yield render(value)
            yield from _read_on(value)
        case s.Call(function=function, arguments=arguments):
            yield from _read_on(function)
            for argument in arguments:
                yield from _read_on(argument.value)
        case s.Boolean(operands=operands):
            yield from _read_on(operands[0])
        case s.Compare(operands=operands) | s.Arithmetic(operands=operands):
            for operand in operands[:2]:
                yield from _read_on(operand)
        case s.Conditional(test=test):
            yield from _read_on(test)
        case s.Not(operand=operand):
            yield from _read_on(operand)
        case s.Subscript(value=value):
            yield from _read_on(value)


def _is_chain(node: s.Expr) -> bool:
    while isinstance(node, s.Attribute):
        node = node.value
    return isinstance(node, s.Name)


def _without(known: Known, targets: tuple[s.Expr, ...]) -> Known:
    """What is known after an assignment, which gives a variable or attribute something else."""
    written = [render(target) for target in targets if isinstance(target, (s.Name, s.Attribute))]
    return frozenset(text for text in known if not any(f"{text}.".startswith(f"{one}.") for one in written)) if written else known
