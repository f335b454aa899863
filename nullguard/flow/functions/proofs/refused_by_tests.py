"""Functions of Python that refuse a null which they are given by an error that says that somebody made a mistake: `assert name`,
`if name is None: raise ValueError("no name")`.

Errors of the project's own, and those that answer a request, are for callers, who hear of them; so is what a function raises that
is called for its refusal (`check_name(name)`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from nullguard.flow.frame.frame import Frame
from nullguard.flow.summaries.observations import REFUSED, Demand
from nullguard.flow.summaries.summary import Guarantee
from nullguard.knowledge.words import has_word, library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, is_null
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

_BROAD: Final = ("Exception", "BaseException")

_MISTAKES: Final = library_names("mistake-error")


def with_test(frame: Frame, function: FunctionInfo, guarantee: Guarantee) -> Guarantee:
    """A guarantee that an argument is there, with the demand that this makes of it by a test."""
    name = function.decl.name.lower()
    if function.is_library or has_word(name, words("raising")) or has_word(name, words("validator")):
        return guarantee
    given = [parameter for parameter in function.decl.parameters if parameter.takes_one]
    if function.owner is not None and "static" not in function.decl.modifiers:
        given = given[1:]
    parameter = given[guarantee.position] if guarantee.position < len(given) else None
    if parameter is None or parameter.default is not None:
        return guarantee
    frame.world.program.reads.add(body_entry(function))
    error = next(_errors(frame.world.program.body(function), parameter.name), "")
    if error not in _MISTAKES:
        return guarantee
    errors = (error, *_BROAD)
    demand = Demand(REFUSED, f"{function.decl.name}(…)", parameter.name, function.path, function.decl.at, errors)
    return msgspec.structs.replace(guarantee, demand=demand)


def _errors(body: s.Body, name: str) -> Iterator[str]:
    """What the statements of a body, not those within them, raise where a parameter is null."""
    for statement in body:
        match statement:
            case s.Assert(test=test) if _asks_for(test, name):
                yield "AssertionError"
            case s.If(branches=(s.Branch(test=test, body=(*_, s.Raise(value=raised))),)) if _is_missing(test, name):
                yield dotted_name(raised.function if isinstance(raised, s.Call) else raised).rpartition(".")[2] if raised else ""


def _is_missing(test: s.Expr, name: str) -> bool:
    """Whether a condition holds where a variable is null."""
    match test:
        case s.Not(operand=s.Name(id=asked)):
            return asked == name
        case s.Compare(operators=("is",), operands=(s.Name(id=asked), other)):
            return asked == name and is_null(other)
        case s.Boolean(operator="or", operands=operands):
            return any(_is_missing(operand, name) for operand in operands)
    return False


def _asks_for(test: s.Expr, name: str) -> bool:
    """Whether a condition fails where a variable is null."""
    match test:
        case s.Name(id=asked):
            return asked == name
        case s.Compare(operators=("is not",), operands=(s.Name(id=asked), other)):
            return asked == name and is_null(other)
        case s.Boolean(operator="and", operands=operands):
            return any(_asks_for(operand, name) for operand in operands)
    return False
