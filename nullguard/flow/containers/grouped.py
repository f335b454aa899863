"""Dictionaries of rows, and of lists of rows, that are made empty and filled row by row (Python).

`by_key[order.pk] = order`, `groups[order.shop_id].append(order)`: what comes out are such rows, as long as all are of one class,
and what was known below each row that was put in is known below what comes out.
"""

from __future__ import annotations

import msgspec

from nullguard.flow.containers.dictionaries import held_by_any_key, holds_null_of_row
from nullguard.flow.containers.filled import told_of
from nullguard.flow.containers.tested_when_put import is_tested_when_put
from nullguard.flow.declared_values import LOOKUP
from nullguard.flow.domain.joins import join
from nullguard.flow.domain.mappings import is_mapping
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import ANY_KEY, NONNULL, NULLABLE, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.model.syntax import Attribute, Call, Constant, Expr, Name, Subscript
from nullguard.program.symbols import UNKNOWN as UNKNOWN_TYPE
from nullguard.program.symbols import Type

_replace = msgspec.structs.replace

_CONTAINERS = frozenset({"builtins.list", "builtins.set", "builtins.dict", "collections.defaultdict"})


def put_entry(frame: Frame, base: Value, path: Path, value: Value, source: Path | None, state: State) -> bool:
    """`by_key[key] = row` to a dictionary that holds rows only, if any; `source` is the path of the row. Whether that is all that
    is to be noted of it."""
    if frame.is_java or base.type is None or not is_mapping(base.type):
        return False
    if not _is_empty(base) and base.type.args[:1] != (UNKNOWN_TYPE,):  # what is declared stays
        return False
    row = _row_of(frame, value)
    held: Value | None = None
    if row is not None:
        held = _replace(_of_row(frame, value, row, path[0], source), facts=told_of(frame, value, source, state))
    state.values[path] = _with_rows(base, held)
    return row is not None


def put_by_default(frame: Frame, base: Value, path: Path, arguments: Arguments, state: State) -> None:
    """`by_key.setdefault(key, row)`."""
    if len(arguments) == 2 and _row_of(frame, arguments[1][1]) is not None:
        put_entry(frame, base, path, *arguments[1][1:], state)


def put_others(receiver: Expr, state: State) -> None:
    """`groups[key].extend(others)`: nothing is known of what is put in."""
    name = _grouping(receiver)
    base = state.values.get((name,))
    if base is not None and held_by_any_key(base) is not None:
        state.values[(name,)] = _replace(base, named=())


def _grouping(receiver: Expr) -> str:
    """The variable of which a group is taken; empty where there is none."""
    match receiver:
        case Subscript(value=Name(id=name)) | Call(function=Attribute(value=Name(id=name), name="setdefault")):
            return name
    return ""


def put_grouped(frame: Frame, receiver: Expr, item: Value, source: Path | None, state: State) -> None:
    """`groups[key].append(row)`, `groups.setdefault(key, []).append(row)` to a dictionary that holds lists of rows only."""
    name = _grouping(receiver)
    base = state.values.get((name,))
    if base is None or base.type is None or not is_mapping(base.type):
        return
    row = _row_of(frame, item)
    if not _is_empty(base) and base.type.args[:1] != (UNKNOWN_TYPE,) and not base.named:
        return
    if row is None and (item.items or holds_null_of_row(item)) and (_is_empty(base) or not base.type.args[1:]):
        state.values[(name,)] = _with_items(base, item)
        return
    rows: Value | None = None
    if row is not None:
        one = _of_row(frame, item, row, name, source)
        told = told_of(frame, item, source, state)
        rows = Value(NONNULL, Type("builtins.list", (row,)), element=one if one.null == NULLABLE else None, facts=told)
    state.values[(name,)] = _with_rows(base, rows)


def opens_group(base: Value, index: Expr, value: Value) -> bool:
    """Whether it is `groups[key] = []` to a dictionary that holds lists of rows only: its rows stay what they are."""
    if value.truth is not False or value.type is None or value.type.cls not in _CONTAINERS or isinstance(index, Constant):
        return False
    if base.type is None or not is_mapping(base.type):
        return False
    return _is_empty(base) or base.type.args[:1] == (UNKNOWN_TYPE,)


def open_group(base: Value, path: Path, state: State) -> None:
    """Note of such a dictionary that it has an entry, of which nothing is known yet."""
    if base.type is not None and not base.type.args:
        state.values[path] = _replace(base, type=Type(base.type.cls, (UNKNOWN_TYPE,)), truth=True)


def _is_empty(base: Value) -> bool:
    return base.type is not None and not base.type.args and base.truth is False and not base.named


def _row_of(frame: Frame, value: Value) -> Type | None:
    return value.type if frame.world.is_row(value) else None


def _with_items(base: Value, item: Value) -> Value:
    """A dictionary with groups of tuples, dictionaries, objects or columns: each is one of those that were put in."""
    before = held_by_any_key(base)
    if before is None and base.truth is not False:
        return base
    element = item if before is None or before.element is None else join(before.element, item)
    held = Value(NONNULL, Type("builtins.list"), element=element)
    return _replace(base, truth=True, named=((ANY_KEY, held),))


def _of_row(frame: Frame, value: Value, row: Type, name: str, source: Path | None) -> Value:
    """A row that is put into the dictionary `name`; null where it may be missing, or a column of another row says so, and nobody
    asks for that when it is in there."""
    origin = value.origin
    if value.null == NULLABLE and origin is not None and origin.kind in _OF_ROWS and not origin.doubt:
        if not is_tested_when_put(frame, name, source):
            return Value(NULLABLE, row, origin=origin)
    return Value(NONNULL, row)


_OF_ROWS = frozenset({LOOKUP, "relation"})


def _with_rows(base: Value, held: Value | None) -> Value:
    """A dictionary into which something was put: `held` where that is rows, with what is known of all of them."""
    cls = base.type.cls if base.type is not None else ""
    before = held_by_any_key(base)
    if held is None or (base.type is not None and base.type.args[1:] not in ((), (held.type,))):
        holds_rows = before is not None and (bool(before.facts) or _has_null(before) or _holds_objects(before))
        return _replace(base, type=Type(cls), truth=True, named=() if holds_rows else base.named)
    told = held.facts
    is_first = base.type is not None and not base.type.args[1:]
    if not is_first:
        told = tuple([fact for fact in told if fact in before.facts]) if before is not None else ()
    held = _replace(before if before is not None and _has_null(before) and not _has_null(held) else held, facts=told)
    named = ((ANY_KEY, held),) if told or _has_null(held) else ()
    return _replace(base, type=Type(cls, (UNKNOWN_TYPE, held.type)), truth=True, named=named) if held.type is not None else base


def _holds_objects(group: Value) -> bool:
    """Whether a group holds what bears the nulls of rows by name or position."""
    return group.element is not None and holds_null_of_row(group.element)


def _has_null(held: Value) -> bool:
    """Whether an entry, or what is in it, may be null."""
    return held.null == NULLABLE or (held.element is not None and held.element.null == NULLABLE)
