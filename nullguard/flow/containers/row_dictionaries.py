"""Dictionaries that are made of a row (Python): what they hold by the names of its columns.

`dict(row._mapping)`, `row._asdict()` and `{**row, "late": True}` of what a query gives; `vars(order)`, `order.__dict__.copy()`
and `{column.name: getattr(order, column.name) for column in columns}` of a mapped object, as `to_dict` of base classes does.
Sources: the Python language reference on `object.__dict__`; the SQLAlchemy 2.0 API reference of `Row`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from nullguard.flow.containers.dictionaries import MOST_ENTRIES, entry_segment, is_telling, of_pairs
from nullguard.flow.domain.mappings import is_mapping
from nullguard.flow.domain.refinement import as_nonnull
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import ANY, ANY_KEY, NONNULL, NULLABLE, PRESENT, Value
from nullguard.flow.frame.attributes import read_member
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.schema import AttributeKind
from nullguard.model.span import Packed
from nullguard.model.text import render
from nullguard.program.symbols import Type

Named = tuple[tuple[str, Value], ...]

DICTIONARY = "builtins.dict"
"""Python's class of dictionaries."""

_GETTER = "getattr"
_replace = msgspec.structs.replace


def made_by_call(frame: Frame, qualified: str, arguments: Arguments, at: Packed, state: State) -> Named:
    """What a dictionary holds that a function of Python or a library makes of its arguments: `dict(row, late=True)`."""
    if qualified != DICTIONARY:
        return _of_value(frame, arguments[0], at, state) if arguments and qualified in library_names("row-to-dictionary") else ()
    found: dict[str, Value] = {}
    for argument, value, path in arguments:
        if argument.name:
            found[argument.name] = _put(frame, value)
            continue
        if argument.star == 1:
            return ()
        held = _of_value(frame, (argument, value, path), at, state)
        if not held and len(arguments) == 1:
            return of_pairs(frame, value)
        if not held or held[0][0] == ANY_KEY:
            found.clear()  # it may hold the same keys
        else:
            found.update(held)
    return _limited(found)


def _of_value(frame: Frame, argument: tuple[s.Argument, Value, Path | None], at: Packed, state: State) -> Named:
    """Of a mapped object its columns, of a record or another dictionary what that holds."""
    _, given, path = argument
    return columns_of_object(frame, given, path, at, state) or entries_of_record(given, path, state)


def _put(frame: Frame, value: Value) -> Value:
    return value if is_telling(frame, value) else PRESENT if value.null == NONNULL else ANY


def _limited(found: dict[str, Value]) -> Named:
    told = tuple((key, value) for key, value in found.items() if value is not ANY)
    return told if len(told) <= MOST_ENTRIES else ()


def entries_of_record(record: Value, path: Path | None, state: State) -> Named:
    """What a record or dictionary holds by name, with what was tested of it."""
    if not record.named:
        return ()
    return tuple((key, _tested(held, key, path, state)) for key, held in record.named)


def _tested(held: Value, key: str, path: Path | None, state: State) -> Value:
    if held.null != NULLABLE or path is None:
        return held
    known = (state.values.get((*path, segment)) for segment in (key, entry_segment(key)))
    return (as_nonnull(held) or held) if any(value is not None and value.null == NONNULL for value in known) else held


def columns_of_object(frame: Frame, row: Value, path: Path | None, at: Packed, state: State) -> Named:
    """The nullable columns of a mapped object by the names of its attributes, as null as they are here."""
    if row.type is None or row.fresh or not frame.world.schema.is_entity(row.type.cls):
        return ()
    names = [mapped.name for mapped in frame.world.schema.attributes(row.type.cls) if mapped.kind is AttributeKind.COLUMN]
    read = ((name, read_member(frame, row, path, name, at, state)[0]) for name in names)
    return tuple((name, value) for name, value in read if value.null == NULLABLE)[:MOST_ENTRIES]


def read_by_getter(frame: Frame, key: s.Expr, held: s.Expr, conditions: Iterable[s.Expr], state: State) -> Named:
    """What a dictionary holds that is filled by `getattr(order, name)` under that very name, without a condition that may ask
    what it gives."""
    match held:
        case s.Call(function=s.Name(id=name), arguments=arguments) if name == _GETTER and len(arguments) in (2, 3):
            row, wanted = arguments[0], arguments[1]
        case _:
            return ()
    if isinstance(wanted.value, s.Constant) or render(wanted.value) != render(key) or any(map(_asks, conditions)):
        return ()
    value, path = frame.evaluate(frame, row.value, state)
    return columns_of_object(frame, value, path, held.at, state)


def note_columns(frame: Frame, target: s.Subscript, held: s.Expr, before: Value | None, state: State) -> None:
    """`found[column.name] = getattr(order, column.name)` puts in one column after the other; `before` is what the dictionary was
    until then. What it was given under a name that was written out stays, unless the loop goes through names of its own."""
    path = (target.value.id,) if isinstance(target.value, s.Name) else None
    known = state.values.get(path) if path is not None else None
    if path is None or known is None or not is_mapping(known.type) or isinstance(target.index, s.Constant):
        return
    named = read_by_getter(frame, target.index, held, [each for each in frame.conditions if each is not None], state)
    if not named:
        return
    written = _texts(frame.evaluate(frame, target.index, state)[0])
    kept = {key: value for key, value in (before.named if before is not None else ()) if key != ANY_KEY and key not in written}
    put = {key: value for key, value in named if key not in kept and (not written or key in written)}
    state.values[path] = _replace(known, named=_limited(kept | put), truth=True)


def _texts(key: Value) -> frozenset[object]:
    """The texts one of which a key is; nothing where it may be another one."""
    return frozenset(value for kind, value in key.constants or () if kind == "str")


def _asks(condition: s.Expr) -> bool:
    return any(isinstance(node, s.Name) and node.id == _GETTER for node in nodes((condition,)))


def with_unpacked(
    frame: Frame, items: Sequence[s.Expr], values: Sequence[Value], paths: Sequence[Path | None], state: State
) -> Named:
    """What `{**row, "late": True}` holds; `items` has its keys and values in turn."""
    found: dict[str, Value] = {}
    for number in range(0, len(items) - 1, 2):
        key = items[number]
        if isinstance(key, s.Star):
            held = entries_of_record(values[number], paths[number], state)
            if not held or held[0][0] == ANY_KEY:
                found.clear()  # it may hold the same keys
            else:
                found.update(held)
        elif isinstance(key, s.Constant) and isinstance(key.value, str):
            found[key.value] = _put(frame, values[number + 1])
        else:
            return ()
    return _limited(found)


def copied(base: Value, path: Path | None, name: str, result: Value, state: State) -> Value:
    """What `row.copy()` and `row._asdict()` hold."""
    if name == "copy":
        return _replace(result, named=entries_of_record(base, path, state)) if is_mapping(base.type) else result
    if name in library_names("record-as-dictionary") and not is_mapping(base.type):
        named = entries_of_record(base, path, state)
        return Value(NONNULL, Type(DICTIONARY), named=named) if named else result
    return result
