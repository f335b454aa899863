"""Dictionaries that are written out (Python): what they hold by each of their keys, until something else is put in.

`row = {"number": order.number, "shipped": order.shipped}`: `row["shipped"]` is as null as the order's, here and in whatever gets
the dictionary from the function.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from nullguard.flow.bodies.aliases import alias
from nullguard.flow.containers.filled import TAKING_OUT, is_container, take_out
from nullguard.flow.domain.joins import LOOKUP_MARK, join
from nullguard.flow.domain.mappings import is_mapping
from nullguard.flow.domain.refinement import as_nonnull
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import ANY, ANY_KEY, NONNULL, NULL, NULLABLE, PRESENT, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.elements import element_of
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.writes import assigned_in, entry_name, may_set
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo, Type

MOST_ENTRIES = 32

_DEEPEST = 2

_UPDATING = "update"

_CHANGING = frozenset({_UPDATING, "clear", "popitem"})
"""Methods that put into a dictionary, or take out of it, what is not looked at."""

_OF_ROWS = frozenset({"column", "relation", "reverse", "lookup"})
"""Kinds of origin of the nulls that rows have."""

_UNTOLD = frozenset({"path", "tested"})
"""Kinds of origin of a null that stands for what comes later: `{"first": None}`."""

_replace = msgspec.structs.replace


def entries(frame: Frame, items: Sequence[s.Expr], values: Sequence[Value]) -> tuple[tuple[str, Value], ...]:
    """What a dictionary holds of which `items` has the keys and the values in turn, and `values` what they are."""
    found: dict[str, Value] = {}
    for key, value in zip(items[::2], values[1::2], strict=False):
        if not isinstance(key, s.Constant) or not isinstance(key.value, str):
            return ()
        found.pop(key.value, None)
        if is_telling(frame, value) or LOOKUP_MARK in key.value:
            found[key.value] = value
        elif value.null == NONNULL:
            found[key.value] = PRESENT  # for the join with a dictionary that has a null there
    return tuple(found.items()) if len(found) <= MOST_ENTRIES else ()


def note_aliases(name: str, node: s.Expr, value: Value, state: State) -> None:
    """`row = {"shipped": order.shipped}`, `pair = (order, order.shipped)`: what is tested of the order's afterwards is tested of
    what stands there, too."""
    if not isinstance(node, s.Collection):
        return
    _note_entries((name,), value, node, state)
    for at, (held, item) in enumerate(zip(value.items or (), node.items, strict=False)):
        source = dotted_name(item) if held.null == NULLABLE else ""
        if source:
            told = alias((name, f"[{at}]"), tuple(source.split(".")))
            state.imply([one for one in told if one.aspect != "false"])  # what is false may still be null


def _note_entries(path: Path, value: Value, node: s.Collection, state: State) -> None:
    known = dict(value.named)
    for key, item in written_entries(node) if known else ():
        held, source = known.get(key), dotted_name(item)
        if held is not None and held.null == NULLABLE and source:
            state.imply(alias((*path, entry_segment(key)), tuple(source.split("."))))


def written_entries(node: s.Collection) -> Iterator[tuple[str, s.Expr]]:
    """The keys of a dictionary that are written as texts, and what stands under them."""
    for key, item in node.entries if node.kind == "dict" else ():
        if isinstance(key, s.Constant) and isinstance(key.value, str):
            yield key.value, item


def by_any_key(value: Value, frame: Frame | None = None) -> tuple[tuple[str, Value], ...]:
    """What a dictionary holds by name that was filled with such values: `{order.pk: order.total for order in orders}`. With a
    `frame` also rows, if more is known of them than their class."""
    if frame is not None and value.facts and frame.world.is_row(value):
        return ((ANY_KEY, value),)
    return ((ANY_KEY, value),) if holds_null_of_row(value) else ()


def holds_null_of_row(value: Value, depth: int = _DEEPEST) -> bool:
    """Whether a value is null with a row's, or has such a null among what it holds by name or position."""
    if value.null == NULLABLE and value.origin is not None and value.origin.kind in _OF_ROWS:
        return not value.named
    held = (*(held for _, held in value.named), *(value.items or ())) if depth and value.null < NULL else ()
    return any(holds_null_of_row(each, depth - 1) for each in held)


def held_by_any_key(base: Value) -> Value | None:
    """What a dictionary holds by whatever key; None where that is unknown."""
    return base.named[0][1] if base.named and base.named[0][0] == ANY_KEY else None


def entries_of(base: Value, name: str, result: Value) -> Value:
    """What `values()` and `items()` give of a dictionary whose entries are known by whatever key."""
    held = held_by_any_key(base)
    if held is None or name not in ("values", "items"):
        return result
    pair = Value(NONNULL, Type("builtins.tuple"), items=(ANY, held))
    return _replace(result, element=held if name == "values" else pair)


def of_pairs(frame: Frame, pairs: Value) -> tuple[tuple[str, Value], ...]:
    """What `dict(pairs)` holds by name."""
    pair = element_of(frame, pairs)
    return by_any_key(pair.items[1]) if pair.items is not None and len(pair.items) == len(("key", "value")) else ()


def put_item(frame: Frame, path: Path, key: s.Expr, value: Value, state: State, was_empty: bool = False) -> None:
    """`row[key] = value` to the dictionary at `path`; `was_empty` says that it held nothing before."""
    base = state.values.get(path)
    if base is not None and is_mapping(base.type) and not isinstance(key, s.Constant):
        before = held_by_any_key(base)
        if was_empty or before is not None:
            told = by_any_key(value)  # anything else may stand for the nulls from now on: `held[key] = held[key] or 0`
            named = ((ANY_KEY, join(before, value)),) if told and before is not None else told
            state.values[path] = _replace(base, named=named, undeclared="")
            return
    is_written = isinstance(key, s.Constant) and isinstance(key.value, str)
    if base is not None and base.undeclared and not is_written:
        state.values[path] = base = _replace(base, undeclared="")  # a parameter that holds no more what callers put in
    if base is None or not is_mapping(base.type) or not (base.named or is_telling(frame, value)):
        return
    if not isinstance(key, s.Constant) or not isinstance(key.value, str):
        state.values[path] = _replace(base, named=())
        return
    kept = tuple((name, held) for name, held in base.named if name != key.value)
    is_full = len(kept) >= MOST_ENTRIES or not is_telling(frame, value)
    undeclared = base.undeclared if not base.named else ""  # callers are not asked again once they have told
    state.values[path] = _replace(base, named=kept if is_full else (*kept, (key.value, value)), undeclared=undeclared)


def after_change(frame: Frame, base: Value, path: Path | None, name: str, arguments: Arguments, state: State) -> None:
    """Whatever was known of what a dictionary holds is forgotten after methods that change it, but for what `update` puts in."""
    if path is None or not (base.named or base.undeclared or name == _UPDATING) or not is_mapping(base.type):
        return
    if name == _UPDATING and (put := _updated(frame, arguments)):
        known = {**{key: held for key, held in base.named if key != ANY_KEY}, **put}
        named = tuple((key, held) for key, held in known.items() if held is not ANY)
        if len(named) <= MOST_ENTRIES:
            for key in put:
                state.forget((*path, entry_segment(key)), frame.dependents)
            state.values[path] = _replace(state.values.get(path, base), named=named, undeclared="")
            for argument, value, source in arguments:
                if argument.name and value.null == NULLABLE and source is not None:
                    state.imply(alias((*path, entry_segment(argument.name)), source))
                elif isinstance(argument.value, s.Collection):
                    _note_entries(path, value, argument.value, state)
            return
    if not (base.named or base.undeclared):
        return
    if name in _CHANGING:
        state.values[path] = _replace(state.values.get(path, base), named=(), undeclared="")
    elif name == "pop":
        kept = tuple((key, held) for key, held in base.named if LOOKUP_MARK not in key)
        state.values[path] = _replace(state.values.get(path, base), named=kept)


def _updated(frame: Frame, arguments: Arguments) -> dict[str, Value]:
    """What `row.update(…)` puts in, ANY where nothing is known of it; empty where nobody knows what else it does."""
    found: dict[str, Value] = {}
    for argument, value, _ in arguments:
        if argument.name:
            found[argument.name] = value
        elif argument.star or not is_written_out(argument.value) or not value.named:
            return {}
        else:
            found.update(value.named)
    return {key: value if is_telling(frame, value) else PRESENT if value.null == NONNULL else ANY for key, value in found.items()}


def is_written_out(node: s.Expr) -> bool:
    """Whether a dictionary is written with all of its keys."""
    return isinstance(node, s.Collection) and node.kind == "dict" and not any(isinstance(key, s.Star) for key in node.items[::2])


def forget_entries(frame: Frame, functions: Iterable[FunctionInfo], arguments: Arguments, state: State) -> None:
    """Whichever function of the project gets a dictionary may put something else into it, or take out all that a container
    holds; one that gets an object may set its attributes."""
    own = [function for function in functions if not function.is_library] if arguments else []
    if not own:
        return
    may_empty = any(not TAKING_OUT.isdisjoint(function.decl.mentions) for function in own)
    for _, value, path in arguments:
        if may_empty and path is not None and is_container(value):
            take_out(path, state)
        if path is not None and value.element is not None and value.element.named:
            _forget_in_elements(frame, own, path, value, value.element, state)
        if path is None or not (value.named or value.undeclared):
            continue
        if is_mapping(value.type):
            state.values[path] = _replace(value, named=(), undeclared="")
        elif value.fresh:
            forget_attributes(frame, own, path, value, state)


def _forget_in_elements(
    frame: Frame, functions: Sequence[FunctionInfo], path: Path, value: Value, element: Value, state: State
) -> None:
    """What is known by name of the elements of a list, without what functions that get it give values by that name, or by one
    that nobody knows."""
    written = frozenset().union(*(assigned_in(frame, function) for function in functions))
    if entry_name("") in written:
        written |= {entry_name(name) for name, _ in element.named}
    named = tuple((name, held) for name, held in element.named if written.isdisjoint((name, entry_name(name))))
    if len(named) < len(element.named):
        state.values[path] = _replace(state.values.get(path, value), element=_replace(element, named=named))


def forget_attributes(frame: Frame, functions: Sequence[FunctionInfo], path: Path, value: Value, state: State) -> None:
    """What is known by name of the object at a path, without the attributes that functions may set."""
    named = tuple((name, held) for name, held in value.named if not any(may_set(frame, item, name) for item in functions))
    if len(named) < len(value.named):
        state.values[path] = _replace(state.values.get(path, value), named=named)


def as_tested(value: Value, state: State) -> Value:
    """A dictionary or object that a function gives, with what the function has tested of its entries or attributes."""
    if not value.named or not (is_mapping(value.type) or value.fresh):
        return value
    there = {
        path[1]
        for path, known in state.values.items()
        if len(path) == 2 and known.null == NONNULL and state.values.get(path[:1]) is value
    }
    if not there:
        return value
    segment = entry_segment if is_mapping(value.type) else str
    named = tuple((key, (as_nonnull(held) or held) if segment(key) in there else held) for key, held in value.named)
    return _replace(value, named=named)


def entry_segment(key: str) -> str:
    """The segment of a path that reads an entry."""
    text = render(s.Constant(key, "str"))
    return f"[{text}]"


def is_telling(frame: Frame, value: Value) -> bool:
    """Whether anything is known of a value that is worth keeping: that it may be null, or is a row."""
    if value.null == NULLABLE:
        return value.origin is not None and value.origin.kind not in _UNTOLD
    if value.named:
        return _depth(value) < _DEEPEST
    return value.null == NONNULL and frame.world.is_row(value)


def _depth(value: Value) -> int:
    return 1 + max((_depth(held) for _, held in value.named), default=0) if value.named else 0
