"""Functions of Python that ask something of each element of what they are given: `def all_sold(orders): return all(order.buyer
for order in orders)`, or that raise where one lacks it: `for order in orders: if order.buyer is None: raise`."""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.domain.state import Split, State
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.resolving import global_value
from nullguard.flow.summaries.sink import Sink
from nullguard.model import syntax as s
from nullguard.model.nodes import is_bare_constant, is_named, is_null, nodes
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

_QUANTIFIERS: Final = ("all", "any")

_SHORT: Final = 12
"""Names that such a function mentions at most."""

_NULL_TESTS: Final = frozenset({"is", "is not", "==", "!="})

_replace = msgspec.structs.replace


class _Question(msgspec.Struct, frozen=True):
    """What a body asks of the elements of a parameter, `all(…)` or `any(…)`: its answer, or the answer with which it does not
    raise."""

    asked: s.Call
    answer: bool
    raises: bool


def told_of_elements(frame: Frame, node: s.Call, state: State) -> Split | None:
    """The split of a call that answers whether all elements have something; None for others."""
    question = _question(frame, node)
    if question is None or question.raises:
        return None
    frame.evaluate(frame, node, state)
    if state.dead:
        return None, None
    true, false = _asked(frame, question, node, state)
    return (true, false) if question.answer else (false, true)


def demanded_of_elements(frame: Frame, node: s.Expr, state: State) -> State:
    """What is known after a call that raises where an element lacks something."""
    if frame.is_java or not isinstance(node, s.Call) or state.dead:
        return state
    question = _question(frame, node)
    if question is None or not question.raises:
        return state
    after = _asked(frame, question, node, state.copy())[0 if question.answer else 1]
    return after if after is not None else state


def _asked(frame: Frame, question: _Question, node: s.Call, state: State) -> Split:
    """The split of what is asked; nothing is noted of it, which stands elsewhere."""
    (comprehension,) = question.asked.arguments
    assert isinstance(comprehension.value, s.Comprehension)
    clause = _replace(comprehension.value.clauses[0], iterable=node.arguments[0].value)
    within = _replace(comprehension.value, clauses=(clause,), at=node.at)
    asked = _replace(question.asked, arguments=(_replace(comprehension, value=within),), at=node.at)
    sink, frame.sink = frame.sink, Sink()
    try:
        return frame.branch(frame, asked, state)
    finally:
        frame.sink = sink


def _question(frame: Frame, node: s.Call) -> _Question | None:
    if not isinstance(node.function, s.Name) or len(node.arguments) != 1 or node.function.id in frame.locals:
        return None
    if node.arguments[0].star or not isinstance(node.arguments[0].value, s.Name | s.Attribute):
        return None
    found = global_value(frame, node.function.id)
    function = found.symbol if found is not None else None
    if not isinstance(function, FunctionInfo) or function.is_library or function.owner is not None:
        return None
    decl = function.decl
    if len(decl.parameters) != 1 or not decl.parameters[0].takes_one or len(decl.mentions) > _SHORT:
        return None
    if decl.annotations or "async" in decl.modifiers:
        return None  # a decorator may take what is raised, and a coroutine that nobody awaits asks nothing
    frame.world.program.reads.add(body_entry(function))
    question = frame.world.by_node.of(_of_body, frame.world.program.body(function))
    if question is None:
        return None
    (argument,) = question.asked.arguments
    assert isinstance(argument.value, s.Comprehension)
    return question if is_named(argument.value.clauses[0].iterable, decl.parameters[0].name) else None


def _of_body(body: s.Body) -> _Question | None:
    match tuple([statement for statement in body if not is_bare_constant(statement)]):
        case (s.Return(value=s.Not(operand=s.Call() as asked)),):
            answer, raises = False, False
        case (s.Return(value=s.Call() as asked),):
            answer, raises = True, False
        case (s.If(branches=(s.Branch(test=s.Not(operand=s.Call() as asked), body=(s.Raise(),)),), orelse=()),):
            answer, raises = True, True
        case (s.If(branches=(s.Branch(test=s.Call() as asked, body=(s.Raise(),)),), orelse=()),):
            answer, raises = False, True
        case (
            s.ForEach(
                target=s.Name() as item,
                iterable=s.Name() as held,
                body=(s.If(branches=(s.Branch(test=test, body=(s.Raise(),)),), orelse=()),),
                orelse=(),
                at=at,
            ),
        ):
            within = s.Comprehension("generator", (test,), (s.Clause(item, held),), at)
            asked, answer, raises = s.Call(s.Name("any", at), (s.Argument(within),), at), False, True
        case _:
            return None
    return _Question(asked, answer, raises) if _is_of_each(asked) else None


def _is_of_each(asked: s.Call) -> bool:
    """Whether a call asks nothing but whether each element has attributes."""
    match asked:
        case s.Call(
            function=s.Name(id=name),
            arguments=(
                s.Argument(
                    value=s.Comprehension(elements=(test,), clauses=(s.Clause(target=s.Name(id=item), conditions=()),)), star=0
                ),
            ),
        ) if name in _QUANTIFIERS:
            return all(_is_plain(part, item) for part in nodes((test,)))
    return False


def _is_plain(node: s.Node, item: str) -> bool:
    match node:
        case s.Name(id=name):
            return name == item
        case s.Attribute(value=holder):
            return is_named(holder, item)
        case s.Compare(operands=(_, other), operators=(operator,)):
            return operator in _NULL_TESTS and is_null(other)
        case s.Not() | s.Boolean():
            return True
        case s.Constant():
            return is_null(node)
    return False
