"""What a loop binds in each round where all that it goes through is written out (Python): `for name, value in (("code", code),
("note", note))`, `for name, value in {"code": code, "note": note}.items()`."""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.conditions.held_displays import held_display
from nullguard.flow.domain.written_texts import texts_in
from nullguard.flow.frame.bindings import made_once, mentions_of
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.resolving import global_value
from nullguard.flow.frame.writes import may_set
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes

_LOOKING: Final = frozenset(view.removesuffix("()") for view in library_names("dictionary-view")) | {"get"}
"""Methods of a dictionary that leave it as it is."""

_TUPLE: Final = "builtins.tuple"

Bound = tuple[tuple[str, s.Expr], ...]
"""The names that one round binds, and what to."""


def written_rounds(frame: Frame, clause: s.Clause) -> tuple[Bound, ...] | None:
    """Each round of a clause; None where something else is gone through."""
    members = shown_members(frame, clause.iterable)
    if members is None:
        return None
    rounds = tuple([bound for member in members if (bound := _bound(clause.target, member)) is not None])
    return rounds if len(rounds) == len(members) else None


def without_keys(clause: s.Clause, test: s.Expr) -> s.Clause:
    """`for value in totals.values()` of `for key, value in totals.items()`, where a test of each asks nothing of the keys."""
    match clause.target, clause.iterable:
        case (
            s.Collection(items=(s.Name(id=key), s.Name() as value)),
            s.Call(function=s.Attribute(name="items") as shown, arguments=()),
        ) if key not in frozenset(names_in(test)):
            called = msgspec.structs.replace(shown, name="values")
            return msgspec.structs.replace(
                clause, target=value, iterable=msgspec.structs.replace(clause.iterable, function=called)
            )
    return clause


def shown_members(frame: Frame, iterable: s.Expr) -> tuple[s.Expr, ...] | None:
    """What is gone through, in order; the pairs of `items()` as tuples."""
    if isinstance(iterable, s.Name):  # of a tuple, into which nothing is put later
        held = global_value(frame, iterable.id) if iterable.id not in frame.locals else None
        if held is not None:
            return (texts_in(held) or None) if held.type is not None and held.type.cls == _TUPLE else None
        if (display := held_display(frame, iterable)) is not None:
            return display.items
        iterable = made_once(frame, iterable.id) or iterable
        if not isinstance(iterable, s.Collection) or iterable.kind != "tuple" or not iterable.items:
            return None
        if not all(isinstance(item, s.Constant) for item in iterable.items):
            return None
    match iterable:
        case s.Collection(kind="list" | "tuple" | "set", items=items):
            return items
        case s.Call(function=s.Attribute(value=holder, name="items" | "values" as part), arguments=()):
            shown = _unchanged(frame, holder.id) if isinstance(holder, s.Name) else holder
            if not isinstance(shown, s.Collection) or shown.kind != "dict":
                return None
            keys, values = shown.items[::2], shown.items[1::2]
            if any(isinstance(key, s.Star) for key in keys):
                return None
            if part == "values":
                return values
            return tuple([s.Collection("tuple", pair, shown.at) for pair in zip(keys, values, strict=True)])
    return None


def _unchanged(frame: Frame, name: str) -> s.Expr | None:
    """The display that a variable holds, where the function at hand only looks into it, and sets nothing that was put in."""
    shown = made_once(frame, name)
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if not isinstance(shown, s.Collection) or function is None:
        return None
    looks = 0
    for node in nodes(frame.world.program.body(function)):
        match node:
            case s.Call(function=s.Attribute(value=s.Name(id=held), name=called)) if held == name and called in _LOOKING:
                looks += 1
    read = {node.name for node in nodes(shown.items) if isinstance(node, s.Attribute)}
    if looks != mentions_of(frame, name) or any(may_set(frame, function, attribute) for attribute in read):
        return None
    return shown


def _bound(target: s.Expr, member: s.Expr) -> Bound | None:
    if isinstance(target, s.Name) and not isinstance(member, s.Star):
        return ((target.id, member),)
    if not isinstance(target, s.Collection) or not isinstance(member, s.Collection) or member.kind not in ("list", "tuple"):
        return None
    if len(target.items) != len(member.items) or any(isinstance(item, s.Star) for item in (*target.items, *member.items)):
        return None
    bound = [(name.id, item) for name, item in zip(target.items, member.items, strict=True) if isinstance(name, s.Name)]
    return tuple(bound) if len(bound) == len(target.items) else None
