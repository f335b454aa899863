"""Java's maps: what is known of the entry of a key, as the path of `map.get(key)`."""

from __future__ import annotations

import msgspec

from nullguard.flow.containers.map_entries import after_map_entries
from nullguard.flow.domain.refinement import overlaid
from nullguard.flow.domain.state import MAX_DEPTH, Implication, Path, State
from nullguard.flow.domain.values import NONNULL, NULL, NULLABLE, UNKNOWN, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.names import is_key, stable_call
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s

_MAP = "java.util.Map"

_SETTING = library_names("map-setting")
_FILLING = library_names("map-filling")
_DROPPING = library_names("map-dropping")
_EMPTYING = library_names("map-changing")
_CHANGING = _SETTING | _FILLING | _DROPPING | _EMPTYING


def entry_of(frame: Frame, map_path: Path | None, key: s.Expr) -> Path | None:
    """The path of `map.get(key)`; None when the map or the key is not stable."""
    if map_path is None or len(map_path) >= MAX_DEPTH or not is_key(key):
        return None
    return (*map_path, stable_call(frame, "get", (s.Argument(key),)))


def is_map(frame: Frame, value: Value) -> bool:
    """Whether a value is a Java map."""
    return value.type is not None and _MAP in frame.world.lineage(value.type)


def _is_of_truths(base: Value) -> bool:
    """Whether a map is one of what holds and what does not, as `partitioningBy` makes it: it has both, empty perhaps."""
    type = base.type
    return type is not None and type.cls == _MAP and bool(type.args) and type.args[0].cls == "java.lang.Boolean"


def after_map_call(
    frame: Frame, base: Value, path: Path | None, name: str, arguments: Arguments, result: Value, state: State
) -> Value:
    """The result of a method that changes a map, the entry noted or forgotten. `result` is what the library says of it."""
    if name == "get" and len(arguments) == 1 and arguments[0][1].null == NULLABLE and is_map(frame, base):
        _note_asked(frame, path, arguments[0], state)
    if name == "get" and _is_of_truths(base):
        return msgspec.structs.replace(result, null=UNKNOWN, origin=None) if result.null == NULLABLE else result
    if base.named or (name in _SETTING and path is not None and is_map(frame, base)):
        result = after_map_entries(base, path, name, arguments, result, state) if is_map(frame, base) else result
    if name not in _CHANGING or path is None or not is_map(frame, base):
        return result
    if name in _EMPTYING or not arguments:
        _forget_entries(frame, path, state)
        return result
    entry = entry_of(frame, path, arguments[0][0].value)
    known = state.values.get(entry) if entry is not None else None
    if name in _DROPPING:
        if entry is not None:
            state.forget(entry, frame.dependents)
        return overlaid(result, known) if known is not None and name == "remove" else result
    if entry is None:
        return result
    if name in _SETTING and len(arguments) > 1:
        value = arguments[1][1]
        state.assign(entry, Value(value.null, value.type, value.origin), frame.dependents)
    elif name in _FILLING and not (len(arguments) > 1 and arguments[1][1].null >= NULL):
        state.values[entry] = Value(NONNULL)
    return result


def _note_asked(frame: Frame, path: Path | None, argument: tuple[s.Argument, Value, Path | None], state: State) -> None:
    """A map that has something under a key was asked for a key that is there: code fills no map of what it knows by null."""
    key, _, key_path = argument
    entry = entry_of(frame, path, key.value)
    if entry is not None and key_path is not None:
        state.imply((Implication(entry, "nonnull", key_path, "nonnull"),))


def without_missing(frame: Frame, path: Path | None, name: str, arguments: Arguments, result: Value) -> Value:
    """What `map.get("key")` gives of a map that a caller filled for this function: whether it has the entry is known there."""
    if name != "get" or path is None or len(path) != 1 or path[0] not in frame.given or len(arguments) != 1:
        return result
    if result.null != NULLABLE or result.origin is None or result.origin.kind != "library":
        return result
    is_literal = isinstance(arguments[0][0].value, s.Constant)
    return msgspec.structs.replace(result, null=UNKNOWN, origin=None) if is_literal else result


def enter_keys(frame: Frame, node: s.ForEach, state: State) -> None:
    """In `for (K key : map.keySet())` the map has an entry for the key."""
    iterable = node.iterable
    if not isinstance(node.target, s.Name) or not isinstance(iterable, s.Call) or iterable.arguments:
        return
    function = iterable.function
    if isinstance(function, s.Attribute) and function.name == "keySet":
        value, path = frame.evaluate(frame, function.value, state)
        entry = entry_of(frame, path, node.target)
        if entry is not None and is_map(frame, value):
            state.values[entry] = Value(NONNULL)


def _forget_entries(frame: Frame, path: Path, state: State) -> None:
    length = len(path)
    for known in [p for p in state.values if len(p) > length and p[:length] == path and p[length].startswith("get(")]:
        state.forget(known, frame.dependents)
