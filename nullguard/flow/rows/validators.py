"""What validators of rows refuse: attributes that they test for null, with an error where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nullguard.flow.domain.state import State
from nullguard.flow.interpreter.frame import Frame
from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes

_VALIDATES: Final = re.compile(r"(?:do|is)?[Vv]alidate(?!.*(?:For|Before|After|Delet|Remov|Transition))|isValid$")
"""How functions are called that look at a row before it is saved, not at what may become of one that is there."""

_ATTRIBUTES: Final = frozenset({"column", "relation"})


def note_refused(frame: Frame, branch: s.Branch, state: State) -> None:
    """Note the attributes that a branch of a validator refuses whatever else holds (Java): `if (order.getBuyer() == null) {
    errors.reject(…); }`. What a validator only refuses of some rows stands under a condition, and the rows that a form holds
    (`form.getOrder().getBuyer()`) are only those of that form."""
    if not frame.is_java or any(condition is not None for condition in frame.conditions):
        return
    if _VALIDATES.match(frame.symbol.rpartition(".")[2]) is None or not _refuses(branch.body):
        return
    for tested in _tested(branch.test):
        if not _is_of_row(tested):
            continue
        origin = frame.evaluate(frame, tested, state.copy())[0].origin
        if origin is not None and origin.kind in _ATTRIBUTES:
            frame.sink.refuse(origin.subject, tested.at)


def _is_of_row(tested: s.Expr) -> bool:
    read = tested.function if isinstance(tested, s.Call) else tested
    return not isinstance(read, s.Attribute) or isinstance(read.value, s.Name)


def _refuses(body: s.Body) -> bool:
    for node in nodes(body):
        match node:
            case s.Raise():
                return True
            case s.Call(function=s.Attribute(name=name) | s.Name(id=name)) if _tells_error(name):
                return True
            case s.New(type=type) if _tells_error(type.name):
                return True
    return False


def _tells_error(name: str) -> bool:
    return any(word in name.lower() for word in words("error"))


def _tested(test: s.Expr) -> Iterator[s.Expr]:
    """What is null where a condition holds, or may be the only reason for that it holds."""
    tests_for_null, tests_for_value = library_names("null-test"), library_names("there-test")
    waiting = [test]
    while waiting:
        match waiting.pop():
            case s.Boolean(operator="or", operands=operands):
                waiting.extend(reversed(operands))
            case s.Compare(operators=("==",), operands=(one, s.Constant(kind="null"))):
                yield one
            case s.Call(function=s.Attribute(name=name) | s.Name(id=name), arguments=(argument,)) if name in tests_for_null:
                yield argument.value
            case s.Not(operand=s.Call(function=s.Attribute(name=name), arguments=(argument,))) if name in tests_for_value:
                yield argument.value
