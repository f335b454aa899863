"""Conditions that are stored in names: what they imply when they are asked later."""

from __future__ import annotations

from itertools import chain

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.conditions.empty_made import remember_empty
from nullguard.flow.conditions.held_tests import held_tests
from nullguard.flow.conditions.predicates import is_type_guard
from nullguard.flow.containers.dictionaries import entry_segment
from nullguard.flow.domain.state import Implication, Path, State
from nullguard.flow.domain.told_constants import constant_answer, other_answer
from nullguard.flow.domain.values import ANY, NONNULL, NULL, ConstantKey
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, is_null, last_name
from nullguard.model.text import render

_TESTS = library_names("truth-telling") | library_names("stored-test")
"""Calls whose stored result is looked into; TypeGuard functions too."""


_TRUTHS = (s.Compare, s.Boolean, s.Not, s.InstanceOf)

_OF_TRUTHS = ("&", "|", "^")
"""Operators of Java that are also those of numbers."""


def remember_test(frame: Frame, target: s.Expr, node: s.Expr, state: State) -> None:
    """After `name = condition` or `self.name = condition`: what a later test of the name will tell, and of the entry after
    `names = {"key": condition}` (Python)."""
    if isinstance(target, s.Name) and (target.id,) in state.values and not frame.is_java:
        _remember_source(frame, target.id, node, state)
    if isinstance(target, s.Name):
        remember_empty(frame, target.id, node, state, implications_of)
    if isinstance(node, s.Collection) and isinstance(target, s.Name):
        for key, item in () if frame.is_java else held_tests(frame, target.id, node):
            if target.id not in frozenset(names_in(item)):
                state.imply(implications_of(frame, item, (target.id, entry_segment(key)), state.copy()))
        return
    if isinstance(node, s.Call):
        function = node.function
        called = last_name(function)
        if called not in _TESTS and not is_type_guard(frame, node) and not _falls_back(node):
            return
    elif type(node) is s.Conditional:
        if type(target) is s.Name:
            _remember_choice(frame, target.id, node, state)
        if not all(isinstance(arm, (s.Constant, s.Compare, s.Collection)) for arm in (node.body, node.orelse)):
            return
    elif isinstance(node, s.Switch):
        if not all(map(_gives_truth, node.cases)):
            return
    elif isinstance(node, s.Arithmetic):
        if not frame.is_java or node.operator not in _OF_TRUTHS or not all(isinstance(part, _TRUTHS) for part in node.operands):
            return
    elif not isinstance(node, _TRUTHS):
        return
    if type(target) is s.Name:
        path: Path | None = (target.id,) if target.id not in frozenset(names_in(node)) else None
    else:
        path = tuple(dotted_name(target).split(".")) if render(target) not in render(node) else None
    if path is not None and path in state.values:
        state.imply(implications_of(frame, node, path, state.copy()))


def _gives_truth(case: s.Case) -> bool:
    match case.body:
        case (s.Yielded(value=s.Constant(kind="bool")),):
            return True
    return False


def _falls_back(node: s.Call) -> bool:
    """Whether what is in an Optional is asked for a truth, which it falls back on: `….map(Order::isOpen).orElse(false)`."""
    match node:
        case s.Call(function=s.Attribute(name="orElse"), arguments=(s.Argument(value=other),)):
            is_truth = isinstance(other, s.Constant) and other.kind == "bool"
            return is_truth or dotted_name(other) in ("Boolean.TRUE", "Boolean.FALSE")
    return False


def _remember_choice(frame: Frame, name: str, node: s.Conditional, state: State) -> None:
    """After `status = 200 if order.buyer else 404`: where it is one of the two, the condition holds or fails. After
    `int at = text != null ? text.indexOf(',') : -1`: where it is not -1, the condition holds."""
    if any(name in frozenset(names_in(part)) for part in (node.test, node.body, node.orelse)):
        return
    if frame.is_java:
        _remember_null_arm(frame, name, node, state)
    body, orelse = _constant(frame, node.body, state), _constant(frame, node.orelse, state)
    if body == orelse:
        return
    answers = {
        "true": constant_answer(body) if body and orelse else other_answer(orelse) if orelse else "",
        "false": constant_answer(orelse) if body and orelse else other_answer(body) if body else "",
    }
    for told in implications_of(frame, node.test, (name,), state.copy()):
        answer = answers.get(told.aspect)
        if told.condition == (name,) and answer:
            path = (name, answer)
            state.values.setdefault(path, ANY)
            state.imply((Implication(path, "true", told.path, told.consequence),))


def _remember_null_arm(frame: Frame, name: str, node: s.Conditional, state: State) -> None:
    """After `title = order == null ? number : order.getTitle()`: where there is no title, there is an order, as a number is there
    as far as anybody knows."""
    arms = {"false": node.body, "true": node.orelse}
    if not any(_is_as_good_as_there(frame, arm, state) for arm in arms.values()):
        return
    for told in implications_of(frame, node.test, (name,), state.copy()):
        arm = arms.get(told.aspect) if told.condition == (name,) and told.consequence == "nonnull" else None
        if arm is not None and _is_as_good_as_there(frame, arm, state):
            state.imply((Implication((name,), "null", told.path, told.consequence),))


def _is_as_good_as_there(frame: Frame, arm: s.Expr, state: State) -> bool:
    return isinstance(arm, s.Name | s.Constant) and not is_null(arm) and quietly(frame, arm, state)[0].null < NULL


def _constant(frame: Frame, node: s.Expr, state: State) -> ConstantKey | None:
    if not isinstance(node, s.Constant) and not (frame.is_java and isinstance(node, s.Attribute | s.Name)):
        return None
    constants = quietly(frame, node, state)[0].constants
    return next(iter(constants)) if constants and len(constants) == 1 else None


def _remember_source(frame: Frame, name: str, node: s.Expr, state: State) -> None:
    """After `total = order and order.total`, or `total = getattr(order, "total", None)`: where a total is, is an order. What is
    false and there (an empty text) is what the name holds, and says nothing of what stands behind it."""
    match node:
        case s.Call(
            function=s.Attribute(value=s.Boolean(operator="or", operands=(source, s.Constant(value=""))), name=method),
            arguments=handed,
        ):
            is_split = method == "split" and bool(handed)  # `"".split(",")` is not empty
            if method in library_names("empty-of-empty") and not is_split:  # `label = (order.reference or "").strip()`
                path = quietly(frame, source, state)[1]
                if path is not None and name not in frozenset(names_in(source)):
                    state.imply((Implication((name,), "true", path, "nonnull"),))
            return
    remember_sources(frame, (name,), sources_of(node), state)


def sources_of(node: s.Expr) -> tuple[s.Expr, ...]:
    """What has to be there for an expression of Python to be: `order` of `order and order.total`, of `getattr(order, "total",
    None)`."""
    match node:
        case s.Boolean(operator="and", operands=operands):
            return operands[:-1]
        case s.Call(
            function=s.Name(id="getattr"), arguments=(holder, s.Argument(value=s.Constant(value=str() as attribute)), default)
        ) if is_null(default.value) and not attribute.startswith("__"):
            return (holder.value,)
    return ()


def remember_sources(frame: Frame, target: Path, sources: tuple[s.Expr, ...], state: State) -> None:
    """Note that where the target is there, its sources are. What is false and there tells nothing of those behind it."""
    for source in sources:
        if not isinstance(source, s.Name | s.Attribute) or (len(target) == 1 and target[0] in frozenset(names_in(source))):
            return
        value, path = quietly(frame, source, state)
        if path is not None:
            state.imply((Implication(target, "nonnull", path, "nonnull"),))
        if not value.always_true:
            return


def implications_of(frame: Frame, node: s.Expr, target: Path, state: State) -> list[Implication]:
    """What a stored condition (`ok = x is not None`) tells when it is tested later."""
    found: list[Implication] = []
    tested, frame.tested = frame.tested, dict(frame.tested)
    true, false = frame.branch(frame, node, state.copy())
    frame.tested = tested
    for aspect, split in (("true", true), ("false", false)):
        if split is None:
            continue
        for path, value in split.values.items():
            if path == target:
                continue
            before = state.values.get(path)
            if value.null == NONNULL and (before is None or before.null != NONNULL):
                found.append(Implication(target, aspect, path, "nonnull"))
            elif value.null == NULL and (before is None or before.null != NULL):
                found.append(Implication(target, aspect, path, "null"))
            elif value.truth is not None and (before is None or before.truth is None):
                found.append(Implication(target, aspect, path, "true" if value.truth else "false"))
    told = [_added(split, state) for split in (true, false) if split is not None]
    for implication in dict.fromkeys(chain.from_iterable(told)):
        # What one outcome alone says to be null or empty would make the other one impossible.
        if implication.consequence == "nonnull" or all(implication in one for one in told):
            found.append(implication)
    return found


def _added(split: State, before: State) -> dict[Implication, None]:
    """The implications that came to a state, in order."""
    if split.implications is before.implications:  # nearly always
        return {}
    known = frozenset(before.implications)
    return dict.fromkeys([item for item in split.implications if item not in known])
