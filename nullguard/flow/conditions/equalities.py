"""Equality, membership and tests of classes as conditions."""

from __future__ import annotations

import msgspec

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.bodies.removed_entries import removed_entries
from nullguard.flow.conditions.class_tests import isinstance_test
from nullguard.flow.conditions.every_value import values_there
from nullguard.flow.conditions.narrowed_constants import narrow_to_members, narrow_to_others
from nullguard.flow.conditions.stand_ins import prove_behind_equal, prove_behind_null
from nullguard.flow.constants.enums import ENUM, all_members
from nullguard.flow.containers.counts import ZERO, count_tests
from nullguard.flow.containers.sizes import none_there, size_test, so_many_there
from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.state import Path, Split, State
from nullguard.flow.domain.told_constants import follow_constant, follow_others
from nullguard.flow.domain.values import NONNULL, NULL, NULLABLE, UNKNOWN, ConstantKey, Value
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.elements import element_of
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.names import is_key
from nullguard.flow.frame.unboxing import BOXED, unbox
from nullguard.flow.frame.uses import note_guard, note_use
from nullguard.flow.world import PRIMITIVES
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name
from nullguard.model.span import NOWHERE
from nullguard.model.text import render


def equality(
    frame: Frame,
    left: s.Expr,
    a: Value,
    a_path: Path | None,
    right: s.Expr,
    b: Value,
    b_path: Path | None,
    state: State,
) -> Split:
    """The states where two values are equal, and where they differ."""
    if (a.null == UNKNOWN and _is_not_yet_set(frame, right, b)) or (b.null == UNKNOWN and _is_not_yet_set(frame, left, a)):
        return None, state
    if (a.null == UNKNOWN and _is_kept_null(right, b)) or (b.null == UNKNOWN and _is_kept_null(left, a)):
        return state, state.copy()
    if (b.null == NULL or is_null_value(b)) and not _is_primitive(frame, a):
        return _null_test(frame, left, a, a_path, state)
    if (a.null == NULL or is_null_value(a)) and not _is_primitive(frame, b):
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


def membership(
    frame: Frame, left: s.Expr, a: Value, a_path: Path | None, right: s.Expr, b: Value, b_path: Path | None, state: State
) -> Split:
    """`a in b`: the container must not be null; an element of a container without null is not null."""
    note_use(frame, "membership", right, b, b_path, state, "in")
    if b.type is not None and b.type.cls in ("builtins.str", "builtins.bytes"):
        note_use(frame, "membership", left, a, a_path, state, "in")
    true, false = state.copy(), state
    members = written_members(right)
    if members is not None:
        values = [frame.evaluate(frame, member, state) for member in members]
        if a.null == NULL:
            # `None in (x, y)`: where it fails, none of them is null.
            for member, member_path in values:
                note_guard(frame, member)
                if member_path is not None:
                    false.refine(member_path, member, "nonnull")
            return true, false
        if values and all(member.null <= NONNULL for member, _ in values):
            if a_path is not None:
                note_guard(frame, a)
                true.refine(a_path, a, "nonnull")
                narrow_to_members(a_path, [member for member, _ in values], true)
                narrow_to_others(a_path, [member for member, _ in values], false)
        for member, _ in values[:1] if all(member.constants for member, _ in values) else ():
            prove_behind_equal(frame, left, msgspec.structs.replace(member, constants=_constants_of(values)), true)
        if any(member.null == NULL for member, _ in values) and a_path is not None:
            note_guard(frame, a)
            false.refine(a_path, a, "nonnull")
    elif a.null == NULL and not frame.is_java:
        values_there(frame, right, false)
    elif a_path is not None and element_of(frame, b).null <= NONNULL:
        note_guard(frame, a)
        true.refine(a_path, a, "nonnull")
    if members is None and a_path is not None and b.items:
        narrow_to_members(a_path, list(b.items), true)
        narrow_to_others(a_path, list(b.items), false)
    follow_constant(a_path, true)
    follow_constant(a_path, false)
    if b_path is not None and is_key(left) and not _holds_column(frame, left, right, state):
        note_key(frame, b_path, left, true)
    if (held := _or_nothing(right)) is not None:
        value, path = frame.evaluate(frame, held, true)
        if path is not None:
            note_guard(frame, value)
            true.refine(path, value, "nonnull")
    return true, None if false.dead else false


def _holds_column(frame: Frame, key: s.Expr, container: s.Expr, state: State) -> bool:
    """Whether a container of Python is known to hold a nullable column under a key, of which its being there tells nothing:
    `if "buyer" in validated_data`, where a request may give null. Code that throws it out may do so because it is null."""
    if frame.is_java or not isinstance(key, s.Constant) or not isinstance(container, s.Name | s.Attribute):
        return False
    function = frame.world.program.function_named(frame.path, frame.symbol)
    removed = frame.world.by_node.of(removed_entries, frame.world.program.body(function)) if function is not None else frozenset()
    if not removed.isdisjoint({(render(container), key.value), (render(container), None)}):
        return False
    entry = quietly(frame, s.Subscript(container, key), state)[0]
    return entry.null == NULLABLE and entry.origin is not None and entry.origin.kind in ("column", "relation")


def _constants_of(values: list[tuple[Value, Path | None]]) -> frozenset[ConstantKey]:
    return frozenset(constant for member, _ in values for constant in member.constants or ())


def _or_nothing(container: s.Expr) -> s.Expr | None:
    """What is there if anything is in a container: `order.tags` of `order.tags or []`."""
    match container:
        case s.Boolean(operator="or", operands=(held, s.Collection(items=()) | s.Constant(value=""))):
            return held
        case _:
            return None


def note_key(frame: Frame, container: Path, key: s.Expr, state: State) -> None:
    """`"a" in d`: afterwards `d["a"]` and `d.get("a")` give what is there, which may be a null that was put there."""
    text = render(key)
    for segment in (f"[{text}]", f"get({text})"):
        frame.depends(segment, frozenset(names_in(key)))
        state.values[(*container, segment)] = Value()


def written_members(node: s.Expr) -> tuple[s.Expr, ...] | None:
    if (
        isinstance(node, s.Collection)
        and node.kind in ("tuple", "list", "set")
        and not any(isinstance(i, s.Star) for i in node.items)
    ):
        return node.items
    return None


def type_test(frame: Frame, left: s.Expr, operator: str, right: s.Expr, state: State) -> Split | None:
    """`type(x) is T`, `type(x) == T`, `type(x) in (T, U)`, and the same of names, `type(x).__name__ == "T"`: not null where it
    holds, unless a T is NoneType."""
    is_named = isinstance(left, s.Attribute) and left.name == "__name__"
    tested = _typed_object(left.value if isinstance(left, s.Attribute) and is_named else left)
    if tested is None or operator not in ("is", "==", "is not", "!=", "in", "not in"):
        return None
    members = written_members(right) if operator in ("in", "not in") else (right,)
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
