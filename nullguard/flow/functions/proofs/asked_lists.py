"""Whether a function of Python asks, before it hands a container on, for the nulls in it in a way that no state keeps:
`if any_missing(buyers): return`, `check(buyers)`, `for buyer in buyers: if buyer is None: return`."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.resolving import global_value
from nullguard.model import syntax as s
from nullguard.model.nodes import is_named, is_null, nodes
from nullguard.model.span import Packed
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry


def is_asked_before(frame: Frame, name: str, at: Packed) -> bool:
    """Whether something before a place asks for what is in the container `name`, and not only whether there is anything."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    body = frame.world.program.body(function) if function is not None else ()
    for node in nodes(body):
        match node:
            case s.Branch(test=test) | s.Assert(test=test) if test.at < at:
                if any(_asks(part, name) for part in _operands(test)):
                    return True
            case s.ForEach(target=s.Name(id=each), iterable=s.Name(id=held), body=inner) if held == name:
                if any(_mentions(part.test, each) for part in nodes(inner) if isinstance(part, s.Branch) and part.test.at < at):
                    return True
            case s.Call(function=s.Attribute(value=s.Name(id=held)), arguments=(one,)) if held == name and is_null(one.value):
                return True  # `buyers.remove(None)`, whatever it raises
            case s.ExprStmt(value=s.Call(function=s.Name(id=called), arguments=given) as call) if call.at < at:
                if any(is_named(one.value, name) for one in given) and _refuses(frame, called):
                    return True
    return False


def _operands(test: s.Expr | None) -> Iterator[s.Expr]:
    """The conditions that are put together by `and`, `or` and `not`."""
    match test:
        case s.Boolean(operands=operands):
            for operand in operands:
                yield from _operands(operand)
        case s.Not(operand=operand):
            yield from _operands(operand)
        case None:
            return
        case _:
            yield test


def _asks(test: s.Expr, name: str) -> bool:
    """Whether a condition asks for more than whether there is something in a container, or how much."""
    match test:
        case s.Compare(operators=("in" | "not in",), operands=(one, _)) if not is_null(one):
            return False
        case s.Compare(operators=("in" | "not in",), operands=(_, other)):
            return is_named(other, name)
        case s.Compare(operands=operands):
            return any(_asks(operand, name) for operand in operands)
        case s.Call(function=s.Name(id="len"), arguments=(one,)) if is_named(one.value, name):
            return False
    return not is_named(test, name) and _mentions(test, name)


def _mentions(test: s.Expr | None, name: str) -> bool:
    return test is not None and any(is_named(node, name) for node in nodes((test,)))


def _refuses(frame: Frame, called: str) -> bool:
    """Whether a function of the project may raise an error of its own."""
    known = global_value(frame, called)
    symbol = known.symbol if known is not None else None
    if not isinstance(symbol, FunctionInfo) or symbol.is_library:
        return False
    frame.world.program.reads.add(body_entry(symbol))
    return any(isinstance(node, s.Raise) for node in nodes(frame.world.program.body(symbol)))
