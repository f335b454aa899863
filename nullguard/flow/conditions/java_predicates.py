"""Java's methods whose result tells something: equals, containsKey, isPresent."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.conditions.asked_functions import tested
from nullguard.flow.conditions.empty_texts import is_empty_text
from nullguard.flow.conditions.java_members import listed_members
from nullguard.flow.conditions.listed_values import all_there
from nullguard.flow.conditions.narrowed_constants import narrow_to_members, narrow_to_others
from nullguard.flow.conditions.optional_chains import absence, outcome, presence
from nullguard.flow.conditions.subjects import subject_is_nonnull
from nullguard.flow.constants.enums import ENUM, all_members
from nullguard.flow.containers.maps import entry_of, is_map
from nullguard.flow.domain.state import Path, Split, State
from nullguard.flow.domain.told_constants import follow_constant, follow_others
from nullguard.flow.domain.values import NONNULL, NULLABLE, Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.names import is_key
from nullguard.flow.frame.resolving import qualified_callee
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name
from nullguard.model.text import render


def _equals(frame: Frame, node: s.Call, state: State) -> Split | None:
    """Java `a.equals(b)`: where it holds b is not null either."""
    if len(node.arguments) != 1:
        return None
    if isinstance(node.function, s.Attribute) and dotted_name(node.function.value) in ("Boolean.TRUE", "Boolean.FALSE"):
        split = _of_condition(frame, node.arguments[0].value, state)
        if split is not None:
            return split if dotted_name(node.function.value) == "Boolean.TRUE" else (split[1], split[0])
    frame.evaluate(frame, node, state)
    if state.dead:
        return None, None
    argument = node.arguments[0].value
    true, false = state.copy(), state
    told, path = frame.evaluate(frame, argument, true)
    if path is not None:
        true.refine(path, told, "nonnull")
    receiver = node.function.value if isinstance(node.function, s.Attribute) and node.function.name == "equals" else None
    if receiver is not None and (told.constants or not isinstance(receiver, s.Call)):
        value, value_path = frame.evaluate(frame, receiver, true)
        _share_constants(path, value, true)
        _share_constants(value_path, told, true)
        _drop_constant(frame, path, told, value, false)
        _drop_constant(frame, value_path, value, told, false)
        follow_others(path, value.constants, false)
        follow_others(value_path, told.constants, false)
        for narrowed in (path, value_path):
            follow_constant(narrowed, true)
            follow_constant(narrowed, false)
    if is_key(node.function) and is_key(argument):
        key = (frame.depends("?" + render(node), frozenset((*names_in(node.function), *names_in(argument)))),)
        known = state.values.get(key, Value(NONNULL))
        true.refine(key, true.values.get(key, known), "true")
        false.refine(key, false.values.get(key, known), "false")
    return true, None if false.dead else false


def _of_condition(frame: Frame, node: s.Expr, state: State) -> Split | None:
    """The split of a condition that a call asks for its outcome; None of a Boolean that may be null."""
    if isinstance(node, s.Compare | s.Boolean | s.Not | s.InstanceOf):
        return frame.branch(frame, node, state)
    asked, _ = frame.evaluate(frame, node, state.copy())
    is_truth = asked.type is not None and (asked.type.cls == "boolean" or (asked.type.cls == _BOX and asked.null == NONNULL))
    return frame.branch(frame, node, state) if is_truth else None


def _told_outcome(frame: Frame, node: s.Call, state: State) -> Split | None:
    """`BooleanUtils.isTrue(order.isPaid())`, and the same of `isFalse`."""
    qualified = qualified_callee(frame, node.function) if len(node.arguments) == 1 else ""
    if qualified not in _TRUE_FOR_TRUE and qualified not in _TRUE_FOR_FALSE:
        return None
    split = _of_condition(frame, node.arguments[0].value, state)
    return split if split is None or qualified in _TRUE_FOR_TRUE else (split[1], split[0])


_TRUE_FOR_TRUE = library_names("true-for-true")
_TRUE_FOR_FALSE = library_names("true-for-false")


def _share_constants(path: Path | None, other: Value, state: State) -> None:
    """What equals a constant is that constant."""
    known = state.values.get(path) if path is not None else None
    if known is None or path is None or not other.constants or other.null != NONNULL:
        return
    constants = other.constants if known.constants is None else known.constants & other.constants
    if constants:
        state.values[path] = msgspec.structs.replace(known, constants=constants)


def _drop_constant(frame: Frame, path: Path | None, value: Value, other: Value, state: State) -> None:
    """What differs from a constant is one of the others that it can be; null, or nothing, where there is no other."""
    known = state.values.get(path, value) if path is not None else None
    if known is not None and known.constants is None and any(kind == ENUM for kind, _ in other.constants or ()):
        known = msgspec.structs.replace(known, constants=all_members(frame.world.program, other.type))
    if known is None or path is None or not known.constants or other.null != NONNULL or len(other.constants or ()) != 1:
        return
    rest = known.constants - (other.constants or frozenset())
    if rest:
        state.values[path] = msgspec.structs.replace(known, constants=rest)
    elif known.null == NONNULL:
        state.dead = True
    elif known.null == NULLABLE:
        state.refine(path, known, "null")


def _contains_key(frame: Frame, node: s.Call, state: State) -> Split | None:
    """Java `map.containsKey(k)`: afterwards `map.get(k)` gives what is there, and the key is, as code fills no map of what it
    knows by null."""
    if len(node.arguments) != 1 or not isinstance(node.function, s.Attribute):
        return None
    argument = node.arguments[0].value
    frame.evaluate(frame, node, state)
    if state.dead:
        return None, None
    true, false = state.copy(), state
    base, path = frame.evaluate(frame, node.function.value, true)
    entry = entry_of(frame, path, argument)
    if entry is not None:
        true.values[entry] = Value(NONNULL)
    key, key_path = frame.evaluate(frame, argument, true)
    if key_path is not None and key.null == NULLABLE and is_map(frame, base):
        true.refine(key_path, key, "nonnull")
    return true, false


def _contains(frame: Frame, node: s.Call, state: State) -> Split | None:
    """Java `rows.contains(x)`: true only of an object that is there, as collections of rows hold no null."""
    if len(node.arguments) != 1 or not isinstance(node.function, s.Attribute):
        return None
    receiver, _ = frame.evaluate(frame, node.function.value, state.copy())
    members = listed_members(frame, node.function.value, state.copy())
    if not members and (receiver.type is None or _COLLECTION not in frame.world.lineage(receiver.type)):
        return None
    value, path = frame.evaluate(frame, node, state)
    if state.dead:
        return None, None
    true, false = state.copy(), state
    told, place = frame.evaluate(frame, node.arguments[0].value, true)
    if place is not None:
        true.refine(place, told, "nonnull")
        narrow_to_members(place, members, true)
        narrow_to_others(place, members, false)
    if path is not None:
        true.refine(path, value, "true")
        false.refine(path, value, "false")
    return true, false


def _has_member(frame: Frame, node: s.Call, state: State) -> Split | None:
    """The same of `node.has(k)`, where a library knows such a method and `get(k)`."""
    if not isinstance(node.function, s.Attribute):
        return None
    receiver, _ = frame.evaluate(frame, node.function.value, state.copy())
    cls = frame.world.class_of(receiver.type)
    is_known = cls is not None and cls.is_library and frame.world.program.member(cls, "get") is not None
    return _contains_key(frame, node, state) if is_known else None


def _class_is_instance(frame: Frame, node: s.Call, state: State) -> Split | None:
    """Java `T.class.isInstance(x)`."""
    return subject_is_nonnull(frame, node, state) if len(node.arguments) == 1 else None


def _is_empty(frame: Frame, node: s.Call, state: State) -> Split | None:
    """`isEmpty()` of an Optional, or of a text."""
    split = absence(frame, node, state)
    return split if split is not None else is_empty_text(frame, node, state)


_BOX = "java.lang.Boolean"
_COLLECTION = "java.util.Collection"

METHODS: dict[str, Callable[[Frame, s.Call, State], Split | None]] = {
    "equals": _equals,
    "equalsIgnoreCase": _equals,
    "contentEquals": _equals,
    "contains": _contains,
    "containsKey": _contains_key,
    **dict.fromkeys(sorted(library_names("member-asked")), _has_member),
    "isBlank": is_empty_text,
    "isEmpty": _is_empty,
    "isInstance": _class_is_instance,
    "isPresent": presence,
    "orElse": outcome,
    "orElseGet": outcome,
    **{name.rpartition(".")[2]: _told_outcome for name in sorted(_TRUE_FOR_TRUE | _TRUE_FOR_FALSE)},
    "allMatch": all_there,
    "anyMatch": all_there,
    "noneMatch": all_there,
    "test": tested,
}
"""By name."""
