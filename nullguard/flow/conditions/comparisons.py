"""Comparisons as conditions: what holds of both operands where they are true, and where they are false."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import ge, gt, le, lt
from typing import Final

import msgspec

from nullguard.flow.conditions.both_or_neither import compared_tests, is_test
from nullguard.flow.conditions.empty_made import note_filled
from nullguard.flow.conditions.equalities import equality
from nullguard.flow.conditions.membership import membership, written_members
from nullguard.flow.conditions.remembered import remember
from nullguard.flow.conditions.stand_ins import prove_behind_length
from nullguard.flow.conditions.type_comparisons import type_test
from nullguard.flow.containers.sizes import count_test, is_count, is_row_number, length_test, size_test
from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.state import Path, Split, State
from nullguard.flow.domain.told_constants import follow_constant, follow_others
from nullguard.flow.domain.values import NONNULL, NULL, Value
from nullguard.flow.frame.asked_queries import note_asked_for_null
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.comparing import compare_items
from nullguard.flow.frame.frame import Frame, Side
from nullguard.flow.frame.unboxing import unbox
from nullguard.flow.frame.uses import note_use
from nullguard.flow.summaries.observations import BY_QUERY
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null

_MIRROR = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}


def compare(frame: Frame, node: s.Compare, state: State) -> Split:
    """The states where a comparison holds, of a chain all of them (`a < b < c`), and where it does not."""
    if len(node.operators) == 1:
        return comparison(frame, node.operands[0], node.operators[0], node.operands[1], state, node)
    current: State | None = state
    leaving: list[State] = []
    for left, operator, right in zip(node.operands, node.operators, node.operands[1:], strict=False):
        if current is None:
            break
        current, failed = comparison(frame, left, operator, right, current, None)
        if failed is not None:
            leaving.append(failed)
    return current, join_states(leaving, frame.locals)


def comparison(frame: Frame, left: s.Expr, operator: str, right: s.Expr, state: State, whole: s.Compare | None) -> Split:
    """The same of one operator with its operands; `whole` is the comparison where it has no others."""
    frame.compared = None
    if (pair := _none_of_several(left, operator, right)) is not None:
        return frame.branch(frame, pair, state)
    if not frame.is_java and (asked := _null_instead_of_nothing(left, operator, right)) is not None:
        true, false = frame.branch(frame, asked, state)
        return (true, false) if operator in ("is not", "!=") else (false, true)
    if (tag := type_test(frame, left, operator, right, state)) is not None:
        return _remembered(frame, whole, tag)
    if operator in _EQUALITIES and _is_truth(left) and not _is_truth(right):
        left, right = right, left
    if operator in _EQUALITIES and _is_truth(right) and _answers_yes_or_no(frame, left, state):
        true, false = frame.branch(frame, left, state)
        is_true = isinstance(right, s.Constant) and bool(right.value)
        return (true, false) if is_true is (operator in ("is", "==")) else (false, true)
    if operator in _EQUALITIES and is_test(left) and is_test(right):
        alike, apart = compared_tests(frame, left, right, state)
        return (alike, apart) if operator in ("is", "==") else (apart, alike)
    a, a_path = frame.evaluate(frame, left, state)
    b, b_path = frame.evaluate(frame, right, state)
    if state.dead:
        return None, None
    frame.compared = asked_of(frame, operator, (a, b))
    note_asked_for_null(frame, frame.compared, left.at)
    if frame.compared is not None:
        _note_refused(frame, operator, ((left, a, a_path), (right, b, b_path)), state)
        return state, state.copy()
    if operator in ("in", "not in"):
        true, false = membership(frame, (left, a, a_path), (right, b, b_path), state)
        if true is not None and not frame.is_java:
            note_filled(b_path, b, true)
        return _remembered(frame, whole, (true, false) if operator == "in" else (false, true))
    if operator in ("is", "==", "is not", "!="):
        true, false = equality(frame, (left, a, a_path), (right, b, b_path), state)
        return _remembered(frame, whole, (true, false) if operator in ("is", "==") else (false, true))
    return _ordering(frame, (left, a, a_path), operator, (right, b, b_path), state, whole)


def _remembered(frame: Frame, whole: s.Compare | None, split: Split) -> Split:
    true, false = split
    if whole is not None:
        remember(frame, whole, true, false)
    return None if true is None or true.dead else true, None if false is None or false.dead else false


_EQUALITIES = frozenset({"is", "==", "is not", "!="})


def _null_instead_of_nothing(left: s.Expr, operator: str, right: s.Expr) -> s.Expr | None:
    """`row` of `(row or None) is not None`, which holds where it is true."""
    if operator not in _EQUALITIES or not is_null(right) or not isinstance(left, s.Boolean) or left.operator != "or":
        return None
    return s.Boolean("or", left.operands[:-1], left.at) if is_null(left.operands[-1]) else None


_TESTS = library_names("truth-telling") | {"issubclass"}
"""Functions of Python's that give True or False and nothing else."""


def _is_truth(node: s.Expr) -> bool:
    return isinstance(node, s.Constant) and node.kind == "bool"


def _answers_yes_or_no(frame: Frame, node: s.Expr, state: State) -> bool:
    """Whether an expression is true or false and nothing else, by its form or by its value, so that comparing it with one of them
    asks for it: `isinstance(order, dict) is False`, `orders.exists() is False`, Java's `lines.isEmpty() == false`."""
    if isinstance(node, (s.Compare, s.Not)):
        return True
    if not isinstance(node, (s.Call, s.Name)):
        return False
    if frame.is_java and isinstance(node, s.Call):
        return True
    function = node.function if isinstance(node, s.Call) else None
    if isinstance(function, s.Name) and function.id in _TESTS and function.id not in frame.locals:
        return True
    value = quietly(frame, node, state)[0]
    if value.null >= NULL or value.asked is not None:
        return False
    is_one = value.null == NONNULL and bool(value.constants) and all(kind == "bool" for kind, _ in value.constants or ())
    return is_one or (value.type is not None and value.type.cls in _TRUTHS)


_TRUTHS: Final = frozenset({"builtins.bool", "boolean"})
"""The types of what is true or false: Python's, and Java's that is never null."""


def asked_of(frame: Frame, operator: str, operands: tuple[Value, ...]) -> Value | None:
    """What an operator gives of which an operand is part of a query, as its framework knows it."""
    if all(value.asked is None for value in operands):
        return None
    for framework in frame.world.frameworks(frame.is_java):
        if (found := framework.operation(frame.world, operator, operands)) is not None:
            return found
    return None


def _note_refused(frame: Frame, operator: str, sides: Sequence[Side], state: State) -> None:
    """Note nulls beside part of a query, by an operator for which its framework refuses them."""
    operands = tuple([value for _, value, _ in sides])
    if any(framework.refuses(frame.world, operator, operands) for framework in frame.world.frameworks(frame.is_java)):
        for node, value, path in sides:
            if value.asked is None:
                note_use(frame, BY_QUERY, node, value, path, state, operator)


def _ordering(frame: Frame, one: Side, operator: str, other: Side, state: State, whole: s.Compare | None) -> Split:
    """What `<` and its like tell: null raises on either side, and what is left are numbers, counts and lengths."""
    (left, a, a_path), (right, b, b_path) = one, other
    for node, value, path in (one, other):
        if frame.is_java:
            unbox(frame, node, value, state, path)
        elif not _is_sql_expression(a) and not _is_sql_expression(b):
            note_use(frame, "comparison", node, value, path, state, operator)
    if not frame.is_java:
        compare_items(frame, left, right, state, operator)
    known = _compare_constants(a, operator, b)
    if known is not None:
        return (state, None) if known else (None, state)
    true, false = state.copy(), state
    if frame.is_java and operator in (">", ">=") and (number := _number(b)) is not None and number >= (operator == ">="):
        prove_behind_length(frame, left, true)
    _narrow_numbers(a_path, operator, b, true, false)
    _narrow_numbers(b_path, _MIRROR[operator], a, true, false)
    if a_path is not None and (isinstance(left, (s.Call, s.Name)) or is_count(a) or is_row_number(a_path)):
        count_test(a, a_path, operator, b, true, false)
    if frame.is_java:
        if b_path is not None and isinstance(right, s.Call):
            count_test(b, b_path, _MIRROR[operator], a, true, false)
        size_test(a_path, operator, b, true, false)
        size_test(b_path, _MIRROR[operator], a, true, false)
    length_test(frame, left, operator, b, true, false)
    length_test(frame, right, _MIRROR[operator], a, true, false)
    return _remembered(frame, whole, (true, false))


def _none_of_several(left: s.Expr, operator: str, right: s.Expr) -> s.Expr | None:
    """`(a, b) == (None, None)` as the tests of its members; None of other comparisons."""
    if operator not in ("==", "!="):
        return None
    of, members = written_members(left), written_members(right)
    if of is None or members is None or len(of) != len(members) or not of:
        return None
    if not all(isinstance(member, s.Constant) and member.kind == "null" for member in members):
        return None
    every = s.Boolean("and", tuple(s.Compare((a, b), ("is",)) for a, b in zip(of, members, strict=True)))
    return every if operator == "==" else s.Not(every)


_COMPARING_IN_QUERY = tuple(library_names("comparing-in-query"))


def _is_sql_expression(value: Value) -> bool:
    return value.type is not None and value.type.cls.startswith(_COMPARING_IN_QUERY)


def _narrow_numbers(path: Path | None, operator: str, bound: Value, true: State, false: State) -> None:
    """Which of the numbers that a variable may be are left where it is compared with another one, and what these tell."""
    number = _number(bound) if path is not None else None
    if path is None or number is None:
        return
    for constant in _SENTINELS:
        follow_others(path, frozenset({constant}), false if _COMPARED[operator](constant[1], number) else true)
    known = true.values.get(path)
    if known is None or not known.constants or len(known.constants) < len(("one", "other")):
        return
    if any(kind not in _NUMBERS for kind, _ in known.constants):
        return
    left = frozenset(constant for constant in known.constants if _COMPARED[operator](constant[1], number))
    for state, constants in ((true, left), (false, known.constants - left)):
        if constants:
            state.values[path] = msgspec.structs.replace(known, constants=constants)
            follow_constant(path, state)


def _number(value: Value) -> float | None:
    if value.null != NONNULL or value.constants is None or len(value.constants) != 1:
        return None
    ((kind, number),) = value.constants
    return number if kind in _NUMBERS else None


_NUMBERS = frozenset({"int", "float"})

_SENTINELS = (("int", -1), ("int", 0))
"""The numbers that stand for *none*, and are excluded by comparing as well as by asking for them: `at >= 0`, `number > 0`."""

_COMPARED: dict[str, Callable[[float, float], bool]] = {"<": lt, ">": gt, "<=": le, ">=": ge}


def _compare_constants(a: Value, operator: str, b: Value) -> bool | None:
    if not (
        a.constants
        and b.constants
        and len(a.constants) == 1
        and len(b.constants) == 1
        and a.null == NONNULL
        and b.null == NONNULL
    ):
        return None
    (kind_a, x), (kind_b, y) = next(iter(a.constants)), next(iter(b.constants))
    return _COMPARED[operator](x, y) if kind_a in _NUMBERS and kind_b in _NUMBERS else None
