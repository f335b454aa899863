"""Tests: what is known where a condition holds, and where it does not."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from nullguard.flow.constants.enums import ENUM, all_members
from nullguard.flow.domain.state import Implication, Path, State, join_states
from nullguard.flow.domain.values import (
    MAX_CONSTANTS,
    NONNULL,
    NULL,
    NULLABLE,
    PRESENT,
    UNKNOWN,
    ConstantKey,
    Value,
    truthiness,
)
from nullguard.flow.interpreter.comparing import compare_items
from nullguard.flow.interpreter.counts import ZERO, count_tests
from nullguard.flow.interpreter.elements import element_of
from nullguard.flow.interpreter.frame import Frame, dotted_name
from nullguard.flow.interpreter.mentioned import names_in
from nullguard.flow.interpreter.names import is_key
from nullguard.flow.interpreter.patterns import isinstance_test, match_pattern
from nullguard.flow.interpreter.predicates import call_test, is_type_guard
from nullguard.flow.interpreter.unboxing import BOXED, unbox
from nullguard.flow.rows.doubts import doubt_tested
from nullguard.flow.world import PRIMITIVES
from nullguard.model import syntax as s
from nullguard.model.span import NOWHERE
from nullguard.model.text import render

Split = tuple[State | None, State | None]

_MIRROR = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}


def branch(frame: Frame, node: s.Expr, state: State) -> Split:
    """The states where the condition holds and where it fails; None for one that cannot be. Consumes `state`."""
    handler = _BRANCH.get(type(node), _truth)
    true, false = handler(frame, node, state)
    return (None if true is None or true.dead else true), (None if false is None or false.dead else false)


def _not(frame: Frame, node: s.Not, state: State) -> Split:
    true, false = branch(frame, node.operand, state)
    return false, true


def _boolean(frame: Frame, node: s.Boolean, state: State) -> Split:
    current: State | None = state
    leaving: list[State] = []
    stay_on_true = node.operator == "and"
    outside = len(frame.conditions)
    for operand in node.operands:
        if current is None:
            break
        true, false = branch(frame, operand, current)
        frame.conditions.append(operand)
        current, left = (true, false) if stay_on_true else (false, true)
        if left is not None:
            leaving.append(left)
    del frame.conditions[outside:]
    left = join_states(leaving, frame.locals)
    if left is not None and len(leaving) > 1:
        left.imply(_turned_round(left, leaving[0]))
    return (current, left) if stay_on_true else (left, current)


def _turned_round(joined: State, first: State) -> list[Implication]:
    """Of two attributes that are not both null each is there where the other is null. What the first operand left knows nothing
    of what the second one asks for, so the joined states tell it in one direction only."""
    fresh = [implied for implied in joined.implications if implied not in first.implications]
    nulls = [implied for implied in fresh if implied.aspect in ("null", "false") and implied.consequence == "nonnull"]
    return [Implication(implied.path, "null", implied.condition, "nonnull") for implied in nulls]


def _bitwise(frame: Frame, node: s.Arithmetic, state: State) -> Split:
    """Java's `a | b` and `a & b` of conditions tell what `||` and `&&` tell, but neither operand guards the other."""
    if frame.is_java and node.operator in ("|", "&"):
        for operand in node.operands:
            frame.evaluate(frame, operand, state)
        if state.dead:
            return None, None
        return _boolean(frame, s.Boolean("or" if node.operator == "|" else "and", node.operands, node.at), state)
    return _truth(frame, node, state)


def _conditional(frame: Frame, node: s.Conditional, state: State) -> Split:
    true, false = branch(frame, node.test, state)
    outcomes = [branch(frame, arm, at) for arm, at in ((node.body, true), (node.orelse, false)) if at is not None]
    return join_states([t for t, _ in outcomes], frame.locals), join_states([f for _, f in outcomes], frame.locals)


def _constant(frame: Frame, node: s.Constant, state: State) -> Split:
    if node.kind == "class" or node.value or node.kind == "ellipsis":
        return state, None
    return None, state


def _assign(frame: Frame, node: s.AssignExpr, state: State) -> Split:
    value, path = frame.evaluate(frame, node, state)
    return _split(frame, node, value, path, state)


def _instance_of(frame: Frame, node: s.InstanceOf, state: State) -> Split:
    value, path = frame.evaluate(frame, node.value, state)
    return match_pattern(frame, node.pattern, value, path, state)


def _truth(frame: Frame, node: s.Expr, state: State) -> Split:
    value, path = frame.evaluate(frame, node, state)
    if state.dead:
        return None, None
    if frame.is_java:
        unbox(frame, node, value, state, path)
        if path is not None and path in state.values:
            value = state.values[path]
    return _split(frame, node, value, path, state)


def _call(frame: Frame, node: s.Call, state: State) -> Split:
    found = call_test(frame, node, state)
    if found is not None:
        return found
    return _truth(frame, node, state)


def _split(frame: Frame, node: s.Expr, value: Value, path: Path | None, state: State) -> Split:
    """Part on the truthiness of a value."""
    frame.guard(value)
    if frame.reported and path is not None and len(path) > 1:
        for tested, (by, origin) in frame.reported.get(path[:1], {}).items():
            doubt_tested(tested, by, origin, state)
    known = truthiness(value)
    if path is None:
        return (None, state) if known is False else (state, None) if known is True else (state, state.copy())
    true, false = state.copy(), state
    true.refine(path, value, "true")
    false.refine(path, value, "false")
    return true, false


# ---- comparisons -----------------------------------------------------------------------------------------------------


def _compare(frame: Frame, node: s.Compare, state: State) -> Split:
    if len(node.operators) == 1:
        return _comparison(frame, node.operands[0], node.operators[0], node.operands[1], state, node)
    current: State | None = state
    leaving: list[State] = []
    for left, operator, right in zip(node.operands, node.operators, node.operands[1:], strict=False):
        if current is None:
            break
        current, failed = _comparison(frame, left, operator, right, current, None)
        if failed is not None:
            leaving.append(failed)
    return current, join_states(leaving, frame.locals)


def _comparison(frame: Frame, left: s.Expr, operator: str, right: s.Expr, state: State, whole: s.Compare | None) -> Split:
    frame.compared = None
    if (pair := _none_of_several(left, operator, right)) is not None:
        return branch(frame, pair, state)
    if (tag := _type_test(frame, left, operator, right, state)) is not None:
        return tag
    a, a_path = frame.evaluate(frame, left, state)
    b, b_path = frame.evaluate(frame, right, state)
    if state.dead:
        return None, None
    frame.compared = asked_of(frame, operator, (a, b))
    if frame.compared is not None:
        return state, state.copy()
    if operator in ("in", "not in"):
        true, false = _membership(frame, left, a, a_path, right, b, b_path, state)
        return (true, false) if operator == "in" else (false, true)
    if operator in ("is", "==", "is not", "!="):
        true, false = _equality(frame, left, a, a_path, right, b, b_path, state, identity=operator.startswith("is"))
        if whole is not None:
            _remember(frame, whole, operator in ("is", "=="), true, false)
            if true is not None and true.dead:
                true = None
            if false is not None and false.dead:
                false = None
        return (true, false) if operator in ("is", "==") else (false, true)
    return _ordering(frame, left, a, a_path, operator, right, b, b_path, state, whole)


def asked_of(frame: Frame, operator: str, operands: tuple[Value, ...]) -> Value | None:
    """What an operator gives of which an operand is part of a query, as its framework knows it."""
    if all(value.asked is None for value in operands):
        return None
    for framework in frame.world.frameworks(frame.is_java):
        if (found := framework.operation(frame.world, operator, operands)) is not None:
            return found
    return None


def _ordering(
    frame: Frame,
    left: s.Expr,
    a: Value,
    a_path: Path | None,
    operator: str,
    right: s.Expr,
    b: Value,
    b_path: Path | None,
    state: State,
    whole: s.Compare | None,
) -> Split:
    for node, value, path in ((left, a, a_path), (right, b, b_path)):
        if frame.is_java:
            unbox(frame, node, value, state, path)
        elif not _is_sql_expression(a) and not _is_sql_expression(b):
            frame.use("comparison", node, value, path, state, operator)
    if not frame.is_java:
        compare_items(frame, left, right, state, operator)
    known = _compare_constants(a, operator, b)
    if known is not None:
        return (state, None) if known else (None, state)
    true, false = state.copy(), state
    if a_path is not None and (isinstance(left, (s.Call, s.Name)) or _is_count(a)):
        _count_test(a, a_path, operator, b, true, false)
    if frame.is_java:
        _size_test(a_path, operator, b, true, false)
        _size_test(b_path, _MIRROR[operator], a, true, false)
    _length_test(frame, left, operator, b, true, false)
    _length_test(frame, right, _MIRROR[operator], a, true, false)
    if whole is not None:
        _remember(frame, whole, True, true, false)
    return true, false


def _none_of_several(left: s.Expr, operator: str, right: s.Expr) -> s.Expr | None:
    """`(a, b) == (None, None)` as the tests of its members; None of other comparisons."""
    if operator not in ("==", "!="):
        return None
    of, members = _members(left), _members(right)
    if of is None or members is None or len(of) != len(members) or not of:
        return None
    if not all(isinstance(member, s.Constant) and member.kind == "null" for member in members):
        return None
    every = s.Boolean("and", tuple(s.Compare((a, b), ("is",)) for a, b in zip(of, members, strict=True)))
    return every if operator == "==" else s.Not(every)


def _is_sql_expression(value: Value) -> bool:
    return value.type is not None and value.type.cls.startswith("sqlalchemy.")


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
    if kind_a not in ("int", "float") or kind_b not in ("int", "float"):
        return None
    outcome: bool = {"<": x < y, "<=": x <= y, ">": x > y, ">=": x >= y}[operator]
    return outcome


def _count_test(value: Value, path: Path, operator: str, other: Value, true: State, false: State) -> None:
    """`rows.count() > 0`, `number > 0`: where it holds the number is not zero, as `if rows.count():` would tell."""
    if (path[-1] == "count()" or len(path) == 1 or _is_count(value)) and _leaves_some(operator, other):
        (true if operator in (">", ">=") else false).refine(path, value, "true")


def _size_test(path: Path | None, operator: str, bound: Value, true: State, false: State) -> None:
    """`rows.size() > 0` in Java: where it holds the collection is not empty, as `!rows.isEmpty()` would tell."""
    if path is not None and path[-1] == "size()" and _leaves_some(operator, bound):
        (true if operator in (">", ">=") else false).refine((*path[:-1], "isEmpty()"), PRESENT, "false")


def _is_number_of_rows(path: Path, state: State) -> bool:
    """Whether a path is `rows.count()`, or a name that was given that."""
    return path[-1] == "count()" or any(
        implication.condition == path and implication.path[-1] == "count()" for implication in state.implications
    )


def _is_count(value: Value) -> bool:
    """Whether a value is an aggregate that counts rows."""
    return value.null == NONNULL and value.origin is not None and value.origin.kind == "aggregate"


def _leaves_some(operator: str, bound: Value) -> bool:
    """Whether a number that is beyond a bound, or for `<` and `<=` one that is not below it, is more than zero."""
    least = {">": 0, "<=": 0, ">=": 1, "<": 1}.get(operator)
    numbers = [number for kind, number in bound.constants or () if kind == "int" and isinstance(number, int)]
    return least is not None and len(numbers) == len(bound.constants or ()) == 1 and numbers[0] >= least


def _length_test(frame: Frame, node: s.Expr, operator: str, other: Value, true: State, false: State) -> None:
    """`len(x) > 0` and `len(x or "") >= 1` tell that x is not empty."""
    if not isinstance(node, s.Call) or not _leaves_some(operator, other):
        return
    if isinstance(node.function, s.Name) and node.function.id == "len" and len(node.arguments) == 1:
        filled = true if operator in (">", ">=") else false
        told, _ = frame.branch(frame, node.arguments[0].value, filled.copy())
        if told is None:
            filled.dead = True
        else:
            filled.become(told)


def _equality(
    frame: Frame,
    left: s.Expr,
    a: Value,
    a_path: Path | None,
    right: s.Expr,
    b: Value,
    b_path: Path | None,
    state: State,
    identity: bool,
) -> Split:
    """The states where two values are equal, and where they differ."""
    if (b.null == NULL or _is_none(b)) and not _is_primitive(frame, a):
        return _null_test(frame, left, a, a_path, state)
    if (a.null == NULL or _is_none(a)) and not _is_primitive(frame, b):
        return _null_test(frame, right, b, b_path, state)
    if frame.is_java:
        for node, value, path, other in ((left, a, a_path, b), (right, b, b_path, a)):
            if value.type is not None and value.type.cls in BOXED and other.type is not None and other.type.cls in PRIMITIVES:
                unbox(frame, node, value, state, path)
                if path is not None:
                    value = state.values.get(path, value)
    decided = _decided(a, b)
    true, false = state.copy(), state
    _narrow_equal(frame, a, a_path, b, true)
    _narrow_equal(frame, b, b_path, a, true)
    _narrow_different(_with_members(frame, a, b), a_path, b, false)
    _narrow_different(_with_members(frame, b, a), b_path, a, false)
    if decided is True:
        return true, None
    if decided is False:
        return None, false
    if a.null >= NULL and b.null == NONNULL:
        frame.guard(a)
    if frame.is_java:
        count_tests(a, a_path, b, b_path, true, false)
    if frame.is_java and b.constants == ZERO:
        _size_test(a_path, ">", b, false, true)
    elif b.constants == ZERO:
        _none_there(frame, left, a, a_path, true, false)
    return true, false


def _none_there(frame: Frame, node: s.Expr, value: Value, path: Path | None, none: State, some: State) -> None:
    """`rows.count() == 0`, `len(rows) == 0`: where it does not hold there are some."""
    if path is not None and (_is_number_of_rows(path, some) or _is_count(value)):
        none.refine(path, value, "false")
        some.refine(path, value, "true")
    _length_test(frame, node, "<", Value(constants=_ONE), none, some)


_ONE = frozenset({("int", 1)})


def _is_primitive(frame: Frame, value: Value) -> bool:
    """Whether a comparison with the value unboxes the other one. What may be null is a box, whatever was put in there."""
    return frame.is_java and value.null < NULL and value.type is not None and value.type.cls in PRIMITIVES


def _null_test(frame: Frame, node: s.Expr, value: Value, path: Path | None, state: State) -> Split:
    frame.guard(value)
    if path is not None and value.origin is None:
        frame.tested.setdefault(path, node.at)
    if path is None:
        if value.null == NONNULL:
            return None, state
        if value.null == NULL:
            return state, None
        return state, state.copy()
    true, false = state.copy(), state
    true.refine(path, value, "null")
    false.refine(path, value, "nonnull")
    return true, false


def _decided(a: Value, b: Value) -> bool | None:
    if a.null != NONNULL or b.null != NONNULL or a.constants is None or b.constants is None:
        return None
    if not a.constants & b.constants:
        numeric = {"int", "float", "bool"}
        if {kind for kind, _ in a.constants} & numeric and {kind for kind, _ in b.constants} & numeric:
            if {value for _, value in a.constants} & {value for _, value in b.constants}:
                return None
        return False
    if a.constants == b.constants and len(a.constants) == 1:
        return True
    return None


def _narrow_equal(frame: Frame, value: Value, path: Path | None, other: Value, state: State) -> None:
    """Equal to what is there means to be there; in Python an unknown value counts as there, in Java two nulls may meet."""
    if path is None:
        return
    if other.null == NONNULL or (not frame.is_java and (other.null == UNKNOWN or _is_merely_tested(other))):
        current = state.values.get(path, value)
        state.refine(path, current if current.type is not None else value, "nonnull")
        if other.constants is not None and not state.dead and path in state.values:
            kept = state.values[path]
            constants = other.constants if kept.constants is None else kept.constants & other.constants
            state.values[path] = msgspec.structs.replace(kept, constants=constants)
            state.refine(path, state.values[path], "nonnull")
            truth = truthiness(state.values[path])
            if truth is not None:
                state.refine(path, state.values[path], "true" if truth else "false")


def _is_none(value: Value) -> bool:
    """What a function gives that is declared to return None."""
    return value.type is not None and value.type.cls == "builtins.NoneType"


def _is_merely_tested(value: Value) -> bool:
    """Null is possible only in so far as somebody asked."""
    return value.null == NULLABLE and value.origin is None


def _with_members(frame: Frame, value: Value, other: Value) -> Value:
    """The value with all constants of its enum, when it is compared with one of them."""
    if not frame.is_java or value.constants is not None or not other.constants:
        return value
    if not _is_enum(other.constants):
        return value
    return msgspec.structs.replace(value, constants=all_members(frame.world.program, other.type))


def _is_enum(constants: frozenset[ConstantKey]) -> bool:
    return any(kind == ENUM for kind, _ in constants)


def _narrow_different(value: Value, path: Path | None, other: Value, state: State) -> None:
    if path is None or value.constants is None or other.constants is None or other.null != NONNULL or len(other.constants) != 1:
        return
    constants = value.constants - other.constants
    if not constants and value.null == NULLABLE:
        state.refine(path, value, "null")
    elif not constants and (value.null == NONNULL or _is_enum(other.constants)):
        state.dead = True
    elif path not in state.values:
        if _is_enum(other.constants):
            state.values[path] = msgspec.structs.replace(value, constants=constants)
    else:
        state.values[path] = msgspec.structs.replace(state.values[path], constants=constants)


def _membership(
    frame: Frame, left: s.Expr, a: Value, a_path: Path | None, right: s.Expr, b: Value, b_path: Path | None, state: State
) -> Split:
    """`a in b`: the container must not be null; an element of a container without null is not null."""
    frame.use("membership", right, b, b_path, state, "in")
    if b.type is not None and b.type.cls in ("builtins.str", "builtins.bytes"):
        frame.use("membership", left, a, a_path, state, "in")
    true, false = state.copy(), state
    members = _members(right)
    if members is not None:
        values = [frame.evaluate(frame, member, state) for member in members]
        if a.null == NULL:
            # `None in (x, y)`: where it fails, none of them is null.
            for member, member_path in values:
                frame.guard(member)
                if member_path is not None:
                    false.refine(member_path, member, "nonnull")
            return true, false
        if values and all(member.null <= NONNULL for member, _ in values):
            if a_path is not None:
                frame.guard(a)
                true.refine(a_path, a, "nonnull")
                _narrow_to_members(a_path, [member for member, _ in values], true)
        if any(member.null == NULL for member, _ in values) and a_path is not None:
            frame.guard(a)
            false.refine(a_path, a, "nonnull")
    elif a_path is not None and element_of(frame, b).null <= NONNULL:
        frame.guard(a)
        true.refine(a_path, a, "nonnull")
    if b_path is not None and is_key(left):
        # `"a" in d`: afterwards `d["a"]` and `d.get("a")` give what is there, which may be a null that was put there.
        text = render(left)
        for segment in (f"[{text}]", f"get({text})"):
            frame.depends(segment, frozenset(names_in(left)))
            target = (*b_path, segment)
            true.values[target] = Value()
    return true, false


def _narrow_to_members(path: Path, members: list[Value], state: State) -> None:
    """What is one of several constants has no other value."""
    known = state.values.get(path)
    if known is None or any(member.null != NONNULL or not member.constants for member in members):
        return
    constants = frozenset(constant for member in members for constant in member.constants or ())
    if known.constants is not None:
        constants &= known.constants
    if constants and len(constants) <= MAX_CONSTANTS:
        state.values[path] = msgspec.structs.replace(known, constants=constants)


def _members(node: s.Expr) -> tuple[s.Expr, ...] | None:
    if (
        isinstance(node, s.Collection)
        and node.kind in ("tuple", "list", "set")
        and not any(isinstance(i, s.Star) for i in node.items)
    ):
        return node.items
    return None


def _type_test(frame: Frame, left: s.Expr, operator: str, right: s.Expr, state: State) -> Split | None:
    """`type(x) is T`, `type(x) == T`, `type(x) in (T, U)`, and the same of names, `type(x).__name__ == "T"`: not null where it
    holds, unless a T is NoneType."""
    is_named = isinstance(left, s.Attribute) and left.name == "__name__"
    tested = _typed_object(left.value if isinstance(left, s.Attribute) and is_named else left)
    if tested is None or operator not in ("is", "==", "is not", "!=", "in", "not in"):
        return None
    members = _members(right) if operator in ("in", "not in") else (right,)
    classes = tuple(_class_called(member) for member in members or ()) if is_named else members
    if not classes or not all(item is not None and dotted_name(item) for item in classes):
        return None
    kept = tuple(item for item in classes if item is not None)
    right = s.Collection("tuple", kept, NOWHERE) if operator in ("in", "not in") else kept[0]
    true, false = isinstance_test(frame, tested, right, state)
    return (true, false) if operator in ("is", "==", "in") else (false, true)


def _typed_object(node: s.Expr) -> s.Expr | None:
    """`x` of `type(x)` and `x.__class__`."""
    if isinstance(node, s.Attribute) and node.name == "__class__":
        return node.value
    if isinstance(node, s.Call) and isinstance(node.function, s.Name) and node.function.id == "type" and len(node.arguments) == 1:
        return node.arguments[0].value
    return None


def _class_called(node: s.Expr) -> s.Expr | None:
    """The class of the source's own names that a text names."""
    return (
        s.Name(node.value) if isinstance(node, s.Constant) and isinstance(node.value, str) and node.value.isidentifier() else None
    )


def _remember(frame: Frame, node: s.Compare, positive: bool, true: State | None, false: State | None) -> None:
    """The same comparison asked again gives the same answer: remembered under its text, for correlated branches."""
    if not all(is_key(operand) for operand in node.operands):
        return
    names = frozenset(name for operand in node.operands for name in names_in(operand))
    key: Path = (frame.depends("?" + render(node), names),)
    for state, truth in ((true, positive), (false, not positive)):
        if state is None:
            continue
        known = state.values.get(key)
        if known is None:
            known = Value(NONNULL)
        state.refine(key, known, "true" if truth else "false")


_TESTS = frozenset(
    {
        "bool", "isinstance", "all", "any", "hasattr", "callable", "isNull", "nonNull", "isPresent", "equals", "containsKey",
        "isEmpty", "isBlank", "isNotEmpty", "isNotBlank", "hasText", "hasLength", "isNullOrEmpty",
    }
)  # fmt: skip
"""Calls whose stored result is looked into; TypeGuard functions too."""


def remember_test(frame: Frame, target: s.Expr, node: s.Expr, state: State) -> None:
    """After `name = condition` or `self.name = condition`: what a later test of the name will tell."""
    if isinstance(node, s.Call):
        function = node.function
        called = function.id if isinstance(function, s.Name) else function.name if isinstance(function, s.Attribute) else ""
        if called not in _TESTS and not is_type_guard(frame, node):
            return
    elif isinstance(node, s.Conditional):
        if not all(isinstance(arm, (s.Constant, s.Compare)) for arm in (node.body, node.orelse)):
            return
    elif not isinstance(node, (s.Compare, s.Boolean, s.Not, s.InstanceOf)):
        return
    if isinstance(target, s.Name):
        path: Path | None = (target.id,) if target.id not in frozenset(names_in(node)) else None
    else:
        path = tuple(dotted_name(target).split(".")) if render(target) not in render(node) else None
    if path is not None and path in state.values:
        state.imply(implications_of(frame, node, path, state.copy()))


def implications_of(frame: Frame, node: s.Expr, target: Path, state: State) -> list[Implication]:
    """What a stored condition (`ok = x is not None`) tells when it is tested later."""
    found: list[Implication] = []
    tested, frame.tested = frame.tested, dict(frame.tested)
    true, false = branch(frame, node, state.copy())
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
        for implication in split.implications:
            if implication not in state.implications:
                found.append(implication)
    return found


_BRANCH: dict[type, Callable[..., Split]] = {
    s.Not: _not,
    s.Boolean: _boolean,
    s.Arithmetic: _bitwise,
    s.Conditional: _conditional,
    s.Constant: _constant,
    s.AssignExpr: _assign,
    s.InstanceOf: _instance_of,
    s.Compare: _compare,
    s.Call: _call,
}
