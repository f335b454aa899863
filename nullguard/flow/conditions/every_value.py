"""Tests of all that a dictionary, a tuple or a list holds (Python): `all(totals.values())`, `None in totals.values()`,
`all(orders)`."""

from __future__ import annotations

import msgspec

from nullguard.flow.containers.dictionaries import entry_segment
from nullguard.flow.domain.mappings import is_mapping
from nullguard.flow.domain.refinement import as_nonnull
from nullguard.flow.domain.state import MAX_DEPTH, Path, State
from nullguard.flow.domain.values import ANY, NONNULL, NULL, Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.uses import note_guard
from nullguard.model import syntax as s

_replace = msgspec.structs.replace

_VIEWS = ("values()", "items()")


def values_there(frame: Frame, tested: s.Expr, state: State) -> bool:
    """Note that nothing of what is tested is null: the values of a dictionary, or the members of a tuple or list; whether it is
    one. Where something surely is, nothing comes here."""
    value, path = _dictionary_of(frame, tested, state)
    if path is None:
        value, path = frame.evaluate(frame, tested, state)
        is_dictionary = not value.items and (is_mapping(value.type) or bool(value.named))
        value = ANY if is_dictionary else value  # going through a dictionary gives its keys
    within = value.element if value.element is not None and value.element.null >= NULL else None
    if path is None or state.dead or not (value.items or value.named or within):
        return False
    for held in (*(value.items or ()), *(held for _, held in value.named), *((within,) if within is not None else ())):
        note_guard(frame, held)
    if within is not None and within.null == NULL and value.truth is True:
        state.dead = True
    for key, held in value.named if is_mapping(value.type) and len(path) < MAX_DEPTH else ():
        if held.null >= NULL and not state.dead:
            state.refine((*path, entry_segment(key)), held, "nonnull")  # and what it was put in from
    named = tuple((key, as_nonnull(held) or held) for key, held in value.named)
    items = tuple(as_nonnull(item) or item for item in value.items) if value.items is not None else None
    element = as_nonnull(within) or value.element if within is not None else value.element
    state.values[path] = _replace(value, named=named, items=items, element=element)
    if value.named:
        for view in _VIEWS:  # what these gave before holds no more
            state.values.pop((*path, view), None)
    return True


def values_told(frame: Frame, clause: s.Clause, test: s.Expr, state: State, every: bool) -> None:
    """Note what a test tells that each value of a dictionary passes, or fails: `all(total is not None for total in
    totals.values())`."""
    held, path = _dictionary_of(frame, clause.iterable, state)
    if path is None or not held.named or not isinstance(clause.target, s.Name):
        return
    named = []
    for key, value in held.named:
        probe = state.copy()
        probe.assign((clause.target.id,), value, frame.dependents)
        true, false = frame.branch(frame, test, probe)
        after = true if every else false
        told = after.values.get((clause.target.id,)) if after is not None else None
        named.append((key, (as_nonnull(value) or value) if told is not None and told.null == NONNULL else value))
    state.values[path] = _replace(held, named=tuple(named))


def _dictionary_of(frame: Frame, iterable: s.Expr, state: State) -> tuple[Value, Path | None]:
    """The dictionary whose values an expression goes through: `totals.values()`."""
    match iterable:
        case s.Call(function=s.Attribute(value=holder, name="values"), arguments=()):
            value, path = frame.evaluate(frame, holder, state)
            value = frame.learned(value, path, state)
            return (value, path) if is_mapping(value.type) else (value, None)
    return ANY, None
