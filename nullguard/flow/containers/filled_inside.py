"""Collections of Java, builders of texts and objects that keep rows, into which a lambda or a method that is handed over may put
something: `lines.forEach(line -> kept.add(line))`, `lines.forEach(kept::add)`. Nobody knows when it runs, or whether."""

from __future__ import annotations

from nullguard.flow.containers.filled_maps import forget_told, is_told_map
from nullguard.flow.containers.kept_rows import forget_kept, has_rows_kept
from nullguard.flow.containers.lists import ADDING, EMPTY, READING, UNTOUCHED
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import ANY
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes


def forget_filled_inside(frame: Frame, node: s.Lambda, state: State) -> None:
    """Forget that something is empty of which a lambda calls other methods than those that read, what is known of the rows in a
    map that it fills, and the rows of an object that it gives something, or hands on."""
    empty = {path[0] for path in state.values if len(path) == 2 and path[1] == EMPTY}
    keeping = {path[0]: value for path, value in state.values.items() if value.named and len(path) == 1}
    held = [(path[0], value) for path, value in state.values.items() if (value.facts or value.bare) and len(path) == 1]
    told = {name for name, value in held if is_told_map(value)}
    if not empty and not keeping and not told:
        return
    for part in nodes(node.body):
        if told and (name := _filled(part)) in told:
            forget_told((name,), state)
        match part:
            case s.Call(function=s.Attribute(value=s.Name(id=name), name=method)) if name in empty and method not in READING:
                _forget((name,), frame, state)
            case s.Call(function=s.Attribute(value=s.Name(id=name)), arguments=(_, *_)) if name in keeping:
                _forget_rows(frame, name, state)
            case s.MethodReference(value=s.Name(id=name), name=method) if name in empty and method not in READING:
                _forget((name,), frame, state)
            case s.Argument(value=s.Name(id=name)) if name in keeping:
                _forget_rows(frame, name, state)


def _filled(node: s.Node) -> str:
    """The variable on which a call does more than to read, or on what it has given: `orders.put(key, order)`,
    `orders.get(key).add(order)`."""
    match node:
        case s.Call(function=s.Attribute(value=s.Name(id=name), name=method)) if method not in READING:
            return name
        case s.Call(function=s.Attribute(value=s.Call(function=s.Attribute(value=s.Name(id=name))), name=method)):
            return name if method in ADDING else ""
        case s.MethodReference(value=s.Name(id=name), name=method) if method not in READING:
            return name
    return ""


def forget_filled_by(frame: Frame, node: s.MethodReference, path: Path | None, state: State) -> None:
    """The same of the object whose method is handed over."""
    if path is not None and node.name not in READING and (held := state.values.get(path)) is not None and is_told_map(held):
        forget_told(path, state)
    if path is not None and (*path, EMPTY) in state.values and node.name not in READING:
        _forget(path, frame, state)


def _forget(path: Path, frame: Frame, state: State) -> None:
    if (*path, UNTOUCHED) in state.values:  # what is put into such is asked elsewhere
        state.values[(*path, EMPTY)] = ANY
    else:
        state.forget((*path, EMPTY), frame.dependents)


def _forget_rows(frame: Frame, name: str, state: State) -> None:
    value = state.values.get((name,))
    if value is not None and has_rows_kept(frame, value):
        forget_kept(frame, value, (name,), state)
