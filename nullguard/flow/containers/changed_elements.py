"""Dictionaries and objects in a container that are changed there (Python): `for row in rows: row["note"] = row["note"] or ""`,
`found[number].note = ""`. What the container was known to hold of them no longer holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import msgspec

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import ANY_KEY, Value
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, nodes

_DEEPEST = 2
"""Containers within containers: `for rows in groups.values(): for row in rows:`."""

_VIEWS = library_names("dictionary-view")
"""The segments of what shows what a dictionary holds."""

_replace = msgspec.structs.replace


def changed_by_rounds(node: s.ForEach, element: Value, rounds: Iterable[State], leaving: Iterable[State | None]) -> None:
    """Forget in the states in which a loop ends what its `rounds` have changed in what the container holds that it goes over;
    `element` is what they were given."""
    targets = dict(_targets(node.target, element))
    if not any(_holds_named(value) for value in targets.values()):
        return
    container = _container(node.iterable)
    if container is None:
        return
    written = {name: frozenset(_written(node.body, name)) for name in targets}
    ends = tuple(rounds)
    for state in leaving:
        held = state.values.get(container) if state is not None else None
        if state is None or held is None:
            continue
        for name, value in targets.items():
            if not _holds_named(value):
                continue
            for end in (end.values.get((name,), value) for end in ends):
                held = _with_less(held, value, _lessened(value, end, written[name]))
        _set(container, held, state)


def _container(iterable: s.Expr) -> Path | None:
    """The path of what a loop goes over, whether by itself or by a view of it: `rows`, `found.values()`."""
    match iterable:
        case s.Call(function=s.Attribute(value=holder, name=name), arguments=()) if f"{name}()" in _VIEWS:
            iterable = holder
    path = dotted_name(iterable)
    return tuple(path.split(".")) if path else None


def changed_entry(frame: Frame, holder: s.Expr, key: str, state: State) -> None:
    """Forget what a container holds by a name in all that is in it, after `rows[0][key] = …` or `rows[0].key = …`."""
    if not isinstance(holder, s.Subscript):
        return
    container, path = frame.evaluate(frame, holder.value, state)
    held = state.values.get(path, container) if path is not None else container
    if path is None:
        return
    for value in (held.element, dict(held.named).get(ANY_KEY)):
        if value is not None and value.named:
            held = _with_less(held, value, _lessened(value, value, frozenset({key})))
            _set(path, held, state)


def _set(path: Path, container: Value, state: State) -> None:
    state.values[path] = container
    for view in _VIEWS:  # what these gave before holds no more
        state.values.pop((*path, view), None)


def _targets(target: s.Expr, element: Value) -> Iterator[tuple[str, Value]]:
    """The variables of a loop, each with what it is given."""
    match target:
        case s.Name(id=name):
            yield name, element
        case s.Collection(items=targets):
            for each, value in zip(targets, element.items or (), strict=False):
                if isinstance(each, s.Name):
                    yield each.id, value


def _holds_named(value: Value, depth: int = _DEEPEST) -> bool:
    return bool(value.named) or (bool(depth) and value.element is not None and _holds_named(value.element, depth - 1))


def _written(body: s.Body, name: str) -> Iterator[str]:
    """The keys and attributes of a variable that statements give a value; empty for any of them."""
    for node in nodes(body):
        match node:
            case s.Assign(targets=targets):
                pass
            case s.AugAssign(target=target):
                targets = (target,)
            case s.Call(function=s.Name(id="setattr"), arguments=(s.Argument(value=s.Name(id=holder)), *_)) if holder == name:
                yield ""
                continue
            case _:
                continue
        for each in targets:
            match each:
                case s.Attribute(value=s.Name(id=holder), name=written) if holder == name:
                    yield written
                case s.Subscript(value=s.Name(id=holder), index=index) if holder == name:
                    yield index.value if isinstance(index, s.Constant) and isinstance(index.value, str) else ""


def _lessened(before: Value, now: Value, written: Collection[str], depth: int = _DEEPEST) -> Value:
    """A value without what was given to it by name, or is no longer known of it `now`."""
    if "" in written:
        return _replace(before, named=())
    known = dict(now.named)
    named = tuple((key, held) for key, held in before.named if key not in written and known.get(key) == held)
    element = before.element
    if depth and element is not None and now.element is not None:
        element = _lessened(element, now.element, (), depth - 1)
    return (
        _replace(before, named=named, element=element)
        if len(named) < len(before.named) or element is not before.element
        else before
    )


def _with_less(container: Value, before: Value, now: Value) -> Value:
    """A container in which something is known less of."""
    if now is before:
        return container
    named = tuple((key, now if held == before else held) for key, held in container.named)
    return _replace(container, element=now if container.element == before else container.element, named=named)
