"""Java's maps that code fills: what they hold by each constant key, or by whatever key, here and in whatever gets the map from
the function. `model.put(Keys.NOTE, order.getNote())`, `notes.put(order.getId(), order.getNote())`.

As with Python's dictionaries (see `dictionaries`) anything else that is put in, or may be, ends what is known.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nullguard.flow.bodies.aliases import names_of
from nullguard.flow.containers.dictionaries import MOST_ENTRIES, holds_null_of_row
from nullguard.flow.containers.kept_rows import may_be_null
from nullguard.flow.domain.joins import join
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import ANY_KEY, NONNULL, NULLABLE, PRESENT, UNKNOWN, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.world import PRIMITIVES
from nullguard.knowledge.words import library_names
from nullguard.program.symbols import FunctionInfo, Type

_SETTING = library_names("map-setting")
_CHANGING = library_names("map-filling") | library_names("map-dropping") | library_names("map-changing")
_OF_VALUES, _OF_ENTRIES = "values", "entrySet"
"""The methods of a map that give its values, and its keys with them."""

_ENTRY = "java.util.Map.Entry"

_replace = msgspec.structs.replace


def after_map_entries(base: Value, path: Path | None, name: str, arguments: Arguments, result: Value, state: State) -> Value:
    """The result of a method of a map, with what the map holds, and what is known of the map afterwards."""
    if name in _SETTING and len(arguments) > 1:
        _put(base, path, arguments, state)
    elif name in _CHANGING and base.named:
        _forget(base, path, state)
    elif base.named and name == "get" and len(arguments) == 1:
        return _held(base, arguments[0][1], result)
    elif base.named and base.named[0][0] == ANY_KEY and not arguments:
        held = base.named[0][1]
        if name == _OF_VALUES:
            return _replace(result, element=held)
        if name == _OF_ENTRIES:
            return _replace(result, element=Value(NONNULL, Type(_ENTRY), items=(PRESENT, held)))
    return result


def _put(base: Value, path: Path | None, arguments: Arguments, state: State) -> None:
    key, value = arguments[0][1], arguments[1][1]
    is_telling = may_be_null(value) or holds_null_of_row(value)
    text = key_of(key)
    if path is None or not (is_telling or base.named):
        return
    if text:
        kept = tuple((name, held) for name, held in base.named if name not in (text, ANY_KEY))
        told = value if is_telling else PRESENT if value.null == NONNULL else None
        named = (*kept, (text, told)) if told is not None and len(kept) < MOST_ENTRIES else kept
    else:
        before = base.named[0][1] if base.named and base.named[0][0] == ANY_KEY else None
        was_empty = base.truth is False and not base.named
        is_known = is_telling and (was_empty or before is not None)
        named = ((ANY_KEY, value if before is None else join(before, value)),) if is_known else ()
    for place in names_of(path, state.implications):
        state.values[place] = _replace(state.values.get(place, base), named=named, truth=True)


def _forget(base: Value, path: Path | None, state: State) -> None:
    for place in names_of(path, state.implications) if path is not None else ():
        state.values[place] = _replace(state.values.get(place, base), named=())


def _held(base: Value, key: Value, result: Value) -> Value:
    """What a map gives by a key."""
    text = key_of(key)
    held = next((value for name, value in base.named if name in (text, ANY_KEY)), None)
    if held is None or (not text and held is not base.named[0][1]) or (result.type is not None and result.type.cls in PRIMITIVES):
        return result
    if held.null == NULLABLE:
        return _replace(result, null=NULLABLE, origin=held.origin, type=result.type or held.type)
    null = result.null if base.named[0][0] == ANY_KEY else UNKNOWN
    origin = result.origin if null == result.null else None
    return _replace(result, null=null, origin=origin, named=held.named, items=held.items, element=result.element or held.element)


def key_of(key: Value) -> str:
    """A constant key as the name of an entry; empty for any other one."""
    if key.constants is None or len(key.constants) != 1:
        return ""
    kind, value = next(iter(key.constants))
    return value if kind == "str" else f"{kind} {value}"


def forget_handed_maps(functions: Sequence[FunctionInfo], value: Value, path: Path | None, state: State) -> None:
    """A function of the project that gets a map may put something else into it."""
    if path is None or not value.named:
        return
    changing = _SETTING | _CHANGING
    if any(not function.is_library and not changing.isdisjoint(function.decl.mentions) for function in functions):
        _forget(value, path, state)
