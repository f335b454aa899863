"""Patterns of match and switch, and of Java's instanceof: what matching tells, and what it binds."""

from __future__ import annotations

import msgspec

from nullguard.flow.bodies.aliases import alias
from nullguard.flow.conditions.class_tests import alive, is_none_type, narrow_type
from nullguard.flow.constants.enums import ENUM, all_members, member_key
from nullguard.flow.domain.joined_states import join_states
from nullguard.flow.domain.nullable_types import plain
from nullguard.flow.domain.state import MAX_DEPTH, Path, Split, State
from nullguard.flow.domain.told_constants import follow_constant, follow_others
from nullguard.flow.domain.values import ANY, NONNULL, NULL, PRESENT, ConstantKey, Value
from nullguard.flow.frame.attributes import read_member
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.uses import note_guard
from nullguard.model import syntax as s
from nullguard.program.symbols import ARRAY, Type


def match_pattern(frame: Frame, pattern: s.Pattern, value: Value, path: Path | None, state: State) -> Split:
    """The states where the pattern matches (its names bound) and where it does not. Consumes `state`."""
    match pattern:
        case s.CapturePattern(name=name, pattern=inner):
            matched: State | None = state
            unmatched: State | None = None
            if inner is not None:
                matched, unmatched = match_pattern(frame, inner, value, path, state)
                if matched is not None and path is not None and path in matched.values:
                    value = matched.values[path]
            if matched is not None and name and name != "_":
                _bind(frame, name.lstrip("*"), PRESENT if name.startswith("*") else value, path, matched)
            return matched, unmatched
        case s.ValuePattern(value=expression):
            return _match_value(frame, expression, value, path, state)
        case s.TypePattern():
            return _match_type(frame, pattern, value, path, state)
        case s.OrPattern(alternatives=alternatives):
            matches = []
            rest: State | None = state
            for alternative in alternatives:
                if rest is None:
                    break
                left = rest.values.get(path, value) if path is not None else value
                matched, rest = match_pattern(frame, alternative, left, path, rest)
                if matched is not None:
                    follow_constant(path, matched)
                    matches.append(matched)
            return join_states(matches, frame.locals), rest
        case s.SequencePattern(elements=elements):
            return _match_sequence(frame, elements, value, path, state)
        case s.MappingPattern(patterns=patterns, rest=rest_name):
            true, false = _nonnull(value, path, state)
            for inner in patterns:
                if true is not None:
                    true, _ = match_pattern(frame, inner, ANY, None, true)
            if true is not None and rest_name:
                _bind(frame, rest_name, PRESENT, None, true)
            return true, false


def _match_sequence(frame: Frame, elements: tuple[s.Pattern, ...], value: Value, path: Path | None, state: State) -> Split:
    true, false = _nonnull(value, path, state)
    is_starred = any(isinstance(element, s.CapturePattern) and element.name.startswith("*") for element in elements)
    fits = value.items is not None and len(value.items) == len(elements) and not is_starred
    others: list[State | None] = []
    for number, element in enumerate(elements):
        if true is None:
            break
        item = value.items[number] if value.items is not None and number < len(value.items) else value.element or ANY
        item_path = (*path, f"[{number}]") if path is not None and len(path) < MAX_DEPTH and not is_starred else None
        if item_path is not None:
            item = true.values.get(item_path, item)
        true, other = match_pattern(frame, element, item, item_path, true)
        others.append(other)
    if fits and value.null == NONNULL:
        # Its length is right, so what did not match is one of its elements.
        return true, join_states(others, frame.locals)
    return true, false


def _match_value(frame: Frame, expression: s.Expr, value: Value, path: Path | None, state: State) -> Split:
    expected, _ = frame.evaluate(frame, expression, state)
    if frame.is_java and (cls := frame.world.class_of(value.type)) is not None and cls.decl.kind == "enum":
        if isinstance(expression, s.Name) and not cls.is_library:
            expected = Value(NONNULL, value.type, constants=frozenset({member_key(cls, expression.id)}))
        if value.constants is None:
            value = msgspec.structs.replace(value, constants=all_members(frame.world.program, value.type))
    true, false = state.copy(), state
    if expected.null == NULL:
        if path is not None:
            note_guard(frame, value)
            true.refine(path, value, "null")
            false.refine(path, value, "nonnull")
        elif value.null == NULL:
            return true, None
        elif value.null == NONNULL:
            return None, false
    elif path is not None:
        if expected.null <= NONNULL:
            true.refine(path, value, "nonnull")
            if expected.constants and path in true.values:
                constants = expected.constants if value.constants is None else value.constants & expected.constants
                true.values[path] = msgspec.structs.replace(true.values[path], constants=constants)
        if expected.constants and value.constants and not value.constants & expected.constants:
            true.dead = true.dead or _are_comparable(expected.constants | value.constants)
        if expected.constants is not None and value.constants is not None and not false.dead:
            left = value.constants - expected.constants
            if path in false.values:
                false.values[path] = msgspec.structs.replace(false.values[path], constants=left)
            follow_others(path, expected.constants, false)
            if not left and (value.null == NONNULL or any(kind == ENUM for kind, _ in expected.constants)):
                false.dead = True
            elif not left and value.null != NONNULL:
                false.refine(path, value, "null")
    return alive(true), alive(false)


def _are_comparable(constants: frozenset[ConstantKey]) -> bool:
    """Whether constants are literals of one kind: different ones are then different values."""
    kinds = {kind for kind, _ in constants}
    return len(kinds) == 1 and kinds <= {"int", "str", "char", "bool", ENUM}


def _match_type(frame: Frame, pattern: s.TypePattern, value: Value, path: Path | None, state: State) -> Split:
    if is_none_type(frame, pattern.type.name):
        true, false = state.copy(), state
        if path is not None:
            true.refine(path, value, "null")
            false.refine(path, value, "nonnull")
        return alive(true), alive(false)
    true_state, false_state = _nonnull(value, path, state)
    type = frame.world.program.type_of(pattern.type, frame.path, frame.scope)
    narrowed = narrow_type(frame, value, plain(type))
    if true_state is not None:
        if path is not None:
            true_state.values[path] = narrowed
        if pattern.name and pattern.name != "_":
            _bind(frame, pattern.name, narrowed, path, true_state)
        positional = _positional(frame, type, len(pattern.positional))
        members = [*zip(positional, pattern.positional, strict=False), *pattern.keywords]
        others: list[State | None] = []
        for name, inner in members:
            if true_state is None:
                break
            true_state, other = _match_member(frame, inner, name, narrowed, path, true_state)
            others.append(other)
        if members and value.null <= NONNULL and _is_of(value, type):
            # Its class is right, so what did not match is one of its members.
            return true_state, join_states(others, frame.locals)
    if false_state is not None and _is_of(value, type) and not pattern.positional and not pattern.keywords:
        # Every non-null value of the class matches, so what is left is null.
        if value.null == NONNULL:
            return true_state, None
        if path is not None:
            false_state.refine(path, value, "null")
    return true_state, alive(false_state) if false_state is not None else None


def _is_of(value: Value, type: Type | None) -> bool:
    """Whether every object of the value's type is one of the type; arrays are told apart by what they hold."""
    if value.type is None or type is None or value.type.cls != type.cls:
        return False
    return type.cls != ARRAY or value.type.args == type.args


def _match_member(frame: Frame, pattern: s.Pattern, name: str, value: Value, path: Path | None, state: State) -> Split:
    if not name:
        return match_pattern(frame, pattern, ANY, None, state)
    member, member_path = read_member(frame, value, path, name, getattr(pattern, "at", 0), state)
    return match_pattern(frame, pattern, member, member_path, state)


def _positional(frame: Frame, type: Type | None, count: int) -> tuple[str, ...]:
    cls = frame.world.class_of(type)
    if cls is not None:
        components = tuple(f.name for f in cls.decl.fields if "component" in f.modifiers)
        if components:
            return components
        for field in cls.decl.fields:
            if field.name == "__match_args__" and isinstance(field.value, s.Collection):
                return tuple(str(item.value) for item in field.value.items if isinstance(item, s.Constant))
        if any(annotation.name.endswith("dataclass") for annotation in cls.decl.annotations):
            return tuple(f.name for f in cls.decl.fields if f.type is not None and "instance" not in f.modifiers)
    return ("",) * count


def _bind(frame: Frame, name: str, value: Value, source: Path | None, state: State) -> None:
    target = (name,)
    state.assign(target, value, frame.dependents)
    if source is not None and source != target:
        state.imply(alias(target, source))


def _nonnull(value: Value, path: Path | None, state: State) -> tuple[State | None, State | None]:
    if value.null == NULL:
        return None, state
    if path is None:
        return state.copy(), state
    true, false = state.copy(), state
    true.refine(path, value, "nonnull")
    return alive(true), false
