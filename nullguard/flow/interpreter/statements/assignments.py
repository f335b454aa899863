"""Targets of assignments: what names, attributes and items hold that are given a value."""

from __future__ import annotations

import msgspec

from nullguard.flow.bodies.aliases import alias
from nullguard.flow.containers.changed_elements import changed_entry
from nullguard.flow.containers.declared_tuples import item_type
from nullguard.flow.containers.dictionaries import put_item
from nullguard.flow.containers.filled import note_stored, take_out
from nullguard.flow.containers.grouped import open_group, opens_group, put_entry
from nullguard.flow.containers.lists import note_made
from nullguard.flow.containers.put_attributes import put_attribute
from nullguard.flow.domain.mappings import is_mapping
from nullguard.flow.domain.state import MAX_DEPTH, Path, State, as_given
from nullguard.flow.domain.stored_files import NAME, is_stored_file
from nullguard.flow.domain.values import ANY, NONNULL, NULL, PRESENT, UNKNOWN, Value
from nullguard.flow.frame.elements import column_of, element_of
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.members import write_member
from nullguard.flow.frame.names import stable_index
from nullguard.flow.frame.resolving import field_holder, this_value
from nullguard.flow.frame.unboxing import is_boxed, unbox
from nullguard.flow.frame.uses import note_use
from nullguard.flow.functions.proofs.returned_members import member_path
from nullguard.flow.interpreter.told_members import note_members, note_together
from nullguard.flow.world import PRIMITIVES
from nullguard.model import syntax as s
from nullguard.model.span import Packed
from nullguard.program.symbols import ClassInfo, External, Type, VariableInfo

_replace = msgspec.structs.replace


def assign(frame: Frame, target: s.Expr, value: Value, state: State, source: Path | None, at: Packed) -> None:
    """Bind a target; a name bound to another path is an alias of it."""
    match target:
        case s.Name(id=name):
            path: Path = (name,)
            if frame.is_java and name not in frame.locals and frame.owner is not None:
                holder = field_holder(frame, name)
                if holder is not None:
                    this = ("this",) if holder is frame.owner else (f"{holder.name}.this",)
                    base = this_value(frame, state) if holder is frame.owner else Value(NONNULL, Type(holder.id))
                    write_member(frame, base, this, name, _replace(value, given=is_given(frame, value, source)), state)
                    return
            if value.null == NULL and name in frame.loose:
                value = ANY
            state.assign(path, _boxed(frame, value, state.values.get(path)), frame.dependents)
            if name in frame.rebound and not frame.is_java:
                _bind_again(name, state)
            if frame.written:
                frame.written = frozenset(written for written in frame.written if written[0] != name)
            if value.fresh:
                frame.made.add(name)
            if value.together and not frame.is_java:
                note_members(name, value, state)
            if frame.is_java:
                note_made(name, value, state)
                if value.facts and frame.world.is_row(value):
                    _know_below(path, value, state)
            if source is not None and source != path:
                _copy_below(path, source, state)
                state.imply(alias(path, source))
                if value.named and is_stored_file(value):
                    state.imply(alias((*path, NAME), (*source, NAME)))
        case s.Attribute(value=owner, name=name):
            base, base_path = frame.evaluate(frame, owner, state)
            note_use(frame, "store", owner, base, base_path, state, f".{name} =")
            is_of_class = isinstance(base.symbol, ClassInfo) and not frame.is_java
            if base_path is not None and (
                base.symbol is None or is_of_class or isinstance(base.symbol, (External, VariableInfo))
            ):
                write_member(frame, base, base_path, name, _replace(value, given=is_given(frame, value, source)), state)
                put_attribute(frame, base, base_path, name, value, state)
            if not frame.is_java:
                changed_entry(frame, owner, name, state)
        case s.Subscript(value=owner, index=index):
            base, base_path = frame.evaluate(frame, owner, state)
            note_use(frame, "subscript", owner, base, base_path, state, "[…] =")
            place, place_path = frame.evaluate(frame, index, state)
            unbox(frame, index, place, state, place_path)
            if (name := column_of(frame, base, base_path, index)) and base_path is not None:
                return write_member(frame, base, base_path, name, value, state)
            if base_path is not None:
                note_stored(base, base_path, state)
                _put(frame, base, base_path, index, value, source, state)
            if not frame.is_java and isinstance(index, s.Constant) and isinstance(index.value, str):
                changed_entry(frame, owner, index.value, state)
            segment = stable_index(frame, index)
            if segment and base_path is not None and base.symbol is None and len(base_path) < MAX_DEPTH:
                state.assign((*base_path, segment), value, frame.dependents)
        case s.Collection(items=items):
            _unpack(frame, items, value, state, at, source)
        case s.Star(value=inner):
            assign(frame, inner, Value(NONNULL, Type("builtins.list")), state, None, at)
        case _:
            frame.evaluate(frame, target, state)


def _know_below(path: Path, row: Value, state: State) -> None:
    """What is known of a row is known of the variable, as what a test of it would tell is where ways meet."""
    for fact in row.facts:
        if fact.aspect == "nonnull" and len(fact.segments) < MAX_DEPTH:
            state.values.setdefault((*path, *fact.segments), PRESENT)


def _put(frame: Frame, base: Value, path: Path, index: s.Expr, value: Value, source: Path | None, state: State) -> None:
    """Note what `base[index] = value` puts into a dictionary at a path."""
    now = state.values.get(path, base)
    if not frame.is_java and opens_group(now, index, value):
        open_group(now, path, state)
        return
    if isinstance(index, s.Slice):  # `errors[:] = []`
        take_out(path, state)
    was_empty = base.truth is False and not base.named
    if not put_entry(frame, now, path, value, source, state):
        put_item(frame, path, index, value, state, was_empty)
    held = state.values.get(path)
    if len(path) == 1 and not frame.is_java and held is not None and held.truth is not True and is_mapping(held.type):
        state.values[path] = _replace(held, truth=True)


def _bind_again(name: str, state: State) -> None:
    """What a parameter was given is not the parameter's any more; null only if it was not refused before."""
    given = state.values.get(as_given(name))
    if given is not None and given.null != NONNULL:
        del state.values[as_given(name)]


def is_given(frame: Frame, value: Value, source: Path | None) -> bool:
    """Whether an attribute is given a value of which nothing is known, and which no caller has handed over."""
    return value.null == UNKNOWN and not value.is_unasked() and _is_found_here(frame, source)


def _is_found_here(frame: Frame, source: Path | None) -> bool:
    """Whether what a path leads to is neither a parameter's nor the object's, or what a method makes: whoever calls knows nothing
    of it."""
    if source is None or source[-1].endswith(_CALLED):
        return True
    return source[0] not in (frame.kept if frame.is_java else frame.parameters) and source[0] != frame.self_name


_CALLED = ")"
"""Ends the segments of calls."""


def _boxed(frame: Frame, value: Value, before: Value | None) -> Value:
    """A value as a variable holds it: a primitive becomes an object where the variable was one before."""
    if not frame.is_java or before is None or not is_boxed(before) or value.type is None or value.type.cls not in PRIMITIVES:
        return value
    return _replace(value, type=before.type)


def _copy_below(path: Path, source: Path, state: State) -> None:
    length = len(source)
    root = source[0]
    below = [item for item in state.values.items() if item[0][0] == root and len(item[0]) > length and item[0][:length] == source]
    for known, value in below:
        target = (*path, *known[length:])
        if len(target) <= 5:
            state.values[target] = value
            state.imply(alias(target, known))


def _unpack(frame: Frame, items: tuple[s.Expr, ...], value: Value, state: State, at: Packed, source: Path | None) -> None:
    starred = [number for number, item in enumerate(items) if isinstance(item, s.Star)]
    value = frame.learned(value, None, state)
    element = element_of(frame, value) if value.items is None else ANY
    for number, item in enumerate(items):
        part = element
        if value.items is not None:
            if starred:
                if number < starred[0]:
                    part = value.items[number] if number < len(value.items) else ANY
                elif number > starred[0]:
                    back = len(items) - number
                    part = value.items[-back] if back <= len(value.items) else ANY
            elif len(value.items) == len(items):
                part = value.items[number]
        elif not starred or number != starred[0]:
            declared = item_type(value.type, number - len(items) if starred and number > starred[0] else number)
            part = frame.world.typed(declared, "item") if declared is not None else element
        assign(frame, item, part, state, None, at)
    if source is not None and not starred:
        for number, item in enumerate(items):
            if isinstance(item, s.Name) and (member := member_path(source, number)) in state.values:
                state.imply(alias((item.id,), member))
    if value.together and not starred and len(items) == len(value.items or ()):
        note_together([(item.id,) if isinstance(item, s.Name) else None for item in items], value, state)
