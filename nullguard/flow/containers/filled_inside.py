"""Collections of Java, and builders of texts, into which a lambda or a method that is handed over may put something:
`lines.forEach(line -> kept.add(line))`, `lines.forEach(kept::add)`. Nobody knows when it runs, or whether."""

from __future__ import annotations

from nullguard.flow.containers.lists import EMPTY, READING, UNTOUCHED
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import ANY
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes


def forget_filled_inside(frame: Frame, node: s.Lambda, state: State) -> None:
    """Forget of what a lambda calls other methods of than those that read that it is empty."""
    empty = {path[0] for path in state.values if len(path) == 2 and path[1] == EMPTY}
    if not empty:
        return
    for part in nodes(node.body):
        match part:
            case s.Call(function=s.Attribute(value=s.Name(id=name), name=method)) if name in empty and method not in READING:
                _forget((name,), frame, state)
            case s.MethodReference(value=s.Name(id=name), name=method) if name in empty and method not in READING:
                _forget((name,), frame, state)


def forget_filled_by(frame: Frame, node: s.MethodReference, path: Path | None, state: State) -> None:
    """The same of the object whose method is handed over."""
    if path is not None and (*path, EMPTY) in state.values and node.name not in READING:
        _forget(path, frame, state)


def _forget(path: Path, frame: Frame, state: State) -> None:
    if (*path, UNTOUCHED) in state.values:  # what is put into such is asked elsewhere
        state.values[(*path, EMPTY)] = ANY
    else:
        state.forget((*path, EMPTY), frame.dependents)
