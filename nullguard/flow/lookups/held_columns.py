"""Lookups in Java by what a row of the same table holds in the same column: `orders.getByCode(order.getCode())`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.domain.row_paths import row_path
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NULL, PRESENT, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.bindings import made_once, quietly
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.got import is_got
from nullguard.flow.lookups.keys.own import is_one_of
from nullguard.flow.lookups.row_tables import table_of
from nullguard.flow.lookups.unsaved import may_be_unsaved
from nullguard.knowledge.bean_names import VERB, is_getter_name
from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s
from nullguard.program.symbols import Type

KEY: Final = "Id"
"""What methods that look for a row by its key say after `By`."""

(_AND,), (_ORDER,) = library_names("derived-and"), library_names("derived-order")
"""What the names of methods say between columns, and before the order of rows."""

HELD: Final = "a row of the same table holds what it is looked up by"


def is_held(frame: Frame, node: s.Call, found: Value, state: State) -> bool:
    """Whether a lookup looks in one column for what a row of the same class holds there: `orders.getByCode(order.getCode())`.
    What code has just made is no row."""
    match node:
        case s.Call(function=s.Attribute(name=asked), arguments=(s.Argument(value=key, star=0),)) if "By" in asked:
            if _is_selected(frame, asked, key, found, state):
                return True
            evaluate = frame.evaluate
            if isinstance(key, s.Name) and not frame.is_following:
                made = made_once(frame, key.id)
                if made is not None and _is_of_got(frame, made):
                    key, evaluate = made, quietly
            for holder, column in _read(key):
                if column == column_asked(asked):
                    row = evaluate(frame, holder, state)[0]
                    return not (row.fresh or may_be_unsaved(frame, holder)) and _is_mapped_alike(frame, row.type, found.type)
    return False


def _is_selected(frame: Frame, asked: str, key: s.Expr, found: Value, state: State) -> bool:
    """Whether a query has just selected what a lookup looks for from the column in which it looks for it."""
    value = frame.evaluate(frame, key, state)[0]
    holder, _, column = value.column.rpartition(".")
    is_same = column != "" and column.lower() == column_asked(asked).lower() and value.null < NULL
    return is_same and found.type is not None and is_one_of(frame, holder, found.type.cls)


def _read(key: s.Expr) -> Iterator[tuple[s.Expr, str]]:
    """What a getter is called on, and the column that it reads there; of the key of a related row (`order.getBuyer().getId()`)
    also the row that this one belongs to, and both."""
    match key:
        case s.Call(function=s.Attribute(value=holder, name=name), arguments=()):
            yield holder, _column(name)
            match holder:
                case s.Call(function=s.Attribute(value=row, name=relation), arguments=()) if name in words("key-getter"):
                    yield row, _column(relation) + _column(name)


def column_asked(asked: str) -> str:
    """The one column by which a method of its name looks for rows: `Code` of `findFirstByCodeOrderByDateDesc`; empty where its
    name tells none, or more."""
    column = asked.partition(_ORDER)[0].rpartition("By")[2] if "By" in asked else ""
    return "" if _AND in column else column


def own_keys(asked: str, keys: tuple[Path, ...]) -> tuple[Path, ...]:
    """The key of a row that a method of its name looks for by nothing else: no row has null for its own key, so that where the
    row is there, the key is."""
    return keys if column_asked(asked) == KEY and len(keys) == 1 else ()


def note_held(frame: Frame, arguments: Arguments, state: State) -> None:
    """Note in `state` that there are rows which hold, in a column, what a method is given: `reset(user.getName())` may look for
    the user of that name."""
    for argument, value, path in arguments:
        match argument.value:
            case s.Call(function=s.Attribute(value=holder, name=getter), arguments=()) if (
                path is not None
                and path[0][:1] != "?"
                and value.null < NULL
                and getter not in words("key-getter")
                and _is_of_got(frame, argument.value)
            ):
                row = frame.evaluate(frame, holder, state)[0]
                if row.type is not None and not row.fresh and frame.world.schema.is_entity(row.type.cls):
                    state.values[held_path(frame, table_of(frame.world, row.type.cls), _column(getter), path)] = PRESENT


def _is_of_got(frame: Frame, node: s.Expr | None) -> bool:
    """Whether something is read from what the function at hand has got itself; what it is given may come from a request."""
    while isinstance(node, s.Call | s.Attribute):
        node = node.function if isinstance(node, s.Call) else node.value
    return isinstance(node, s.Name) and (node.id not in frame.locals or is_got(frame, node.id))


def held_path(frame: Frame, table: str, column: str, key: Path) -> Path:
    """The path that is not null where a row of a table holds something in a column."""
    path = row_path(f"{table}.{column}", (key,))
    frame.depends(path[0], frozenset((key[0],)))
    return path


def _column(getter: str) -> str:
    """What a getter is called without its verb; a name that ends no method's where it has none."""
    return getter[VERB:] if is_getter_name(getter) and len(getter) > VERB else "?"


def _is_mapped_alike(frame: Frame, row: Type | None, found: Type | None) -> bool:
    if row is None or found is None or not frame.world.schema.is_entity(row.cls):
        return False
    return is_one_of(frame, row.cls, found.cls)
