"""Equality, membership and tests of classes as conditions."""

from __future__ import annotations

import msgspec

from nullguard.flow.conditions.excluded_values import note_excluded
from nullguard.flow.conditions.stand_ins import prove_behind_equal, prove_behind_null
from nullguard.flow.constants.enums import ENUM, all_members
from nullguard.flow.containers.counts import ZERO, count_tests
from nullguard.flow.containers.sizes import none_there, size_test, so_many_there
from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.state import Path, Split, State
from nullguard.flow.domain.told_constants import follow_constant, follow_others
from nullguard.flow.domain.values import NONNULL, NULL, NULLABLE, UNKNOWN, ConstantKey, Value
from nullguard.flow.frame.frame import Frame, Side
from nullguard.flow.frame.unboxing import BOXED, unbox
from nullguard.flow.frame.uses import note_guard
from nullguard.flow.world import PRIMITIVES
from nullguard.model import syntax as s


def equality(frame: Frame, one: Side, other: Side, state: State) -> Split:
    """The states where two values are equal, and where they differ."""
    (left, a, a_path), (right, b, b_path) = one, other
    if (a.null == UNKNOWN and _is_not_yet_set(frame, right, b)) or (b.null == UNKNOWN and _is_not_yet_set(frame, left, a)):
        return None, state
    if (a.null == UNKNOWN and _is_kept_null(right, b)) or (b.null == UNKNOWN and _is_kept_null(left, a)):
        return state, state.copy()
    if (b.null == NULL or is_null_value(b)) and not _is_primitive(frame, a):
        return _null_test(frame, left, a, a_path, state)
    if (a.null == NULL or is_null_value(a)) and not _is_primitive(frame, b):
        return _null_test(frame, right, b, b_path, state)
    if frame.is_java:
        for node, value, path, beside in ((left, a, a_path, b), (right, b, b_path, a)):
            if value.type is not None and value.type.cls in BOXED and beside.type is not None and beside.type.cls in PRIMITIVES:
                unbox(frame, node, value, state, path)
                if path is not None:
                    value = state.values.get(path, value)
    decided = _decided(a, b)
    true, false = state.copy(), state
    _narrow_equal(frame, a, a_path, b, true)
    _narrow_equal(frame, b, b_path, a, true)
    prove_behind_equal(frame, left, b, true)
    prove_behind_equal(frame, right, a, true)
    _narrow_different(_with_members(frame, a, b), a_path, b, false)
    _narrow_different(_with_members(frame, b, a), b_path, a, false)
    if decided is True:
        return true, None
    if decided is False:
        return None, false
    if a.null >= NULL and b.null == NONNULL:
        note_guard(frame, a)
    for path in (a_path, b_path):
        follow_constant(path, true)
        follow_constant(path, false)
    note_excluded(frame, left, a_path, (b,), false)
    note_excluded(frame, right, b_path, (a,), false)
    follow_others(a_path, b.constants, false)
    follow_others(b_path, a.constants, false)
    if frame.is_java:
        count_tests(a, a_path, b, b_path, true, false)
    if frame.is_java and b.constants == ZERO:
        size_test(a_path, ">", b, false, true)
    elif b.constants == ZERO:
        none_there(frame, left, a, a_path, true, false)
    elif not frame.is_java:
        so_many_there(frame, left, b, true)
    return true, false


def _is_not_yet_set(frame: Frame, node: s.Expr, value: Value) -> bool:
    """Whether a variable is null where it is compared with what is unknown (`if row == last:`, `last = None` before
    the loop): that is no test for null, and what is unknown counts as there."""
    return isinstance(node, s.Name) and value.null == NULL and node.id in frame.locals


def _is_kept_null(node: s.Expr, value: Value) -> bool:
    """Whether a null comes from what an object or container keeps by now (`if self.stack[-1].tag is tag:`): other code puts other
    things there, so that this is no test for null either."""
    return value.null == NULL and (isinstance(node, s.Subscript) or (isinstance(node, s.Attribute) and not node.name.isupper()))


def _is_primitive(frame: Frame, value: Value) -> bool:
    """Whether a comparison with the value unboxes the other one. What may be null is a box, whatever was put in there."""
    return frame.is_java and value.null < NULL and value.type is not None and value.type.cls in PRIMITIVES


def _null_test(frame: Frame, node: s.Expr, value: Value, path: Path | None, state: State) -> Split:
    note_guard(frame, value)
    if path is not None and value.origin is None:
        frame.tested.setdefault(path, node.at)
    if path is None:
        if value.null == NONNULL:
            return None, state
        if value.null == NULL:
            return state, None
    true, false = state.copy(), state
    if path is not None:
        true.refine(path, value, "null")
        false.refine(path, value, "nonnull")
    prove_behind_null(frame, node, false)
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


def is_null_value(value: Value) -> bool:
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
