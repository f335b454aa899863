"""What the state knows of the rows that a query in Python has given, made or changed: by which columns they are found, what they
hold, and which collections they are in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

import msgspec

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.bodies.set_attributes import set_attributes
from nullguard.flow.domain.named_keys import KEYS
from nullguard.flow.domain.row_paths import row_path
from nullguard.flow.domain.state import HAS_ROWS, Implication, Path, State
from nullguard.flow.domain.values import NONNULL, NULLABLE, PRESENT, Value
from nullguard.flow.frame.asked_queries import is_query
from nullguard.flow.frame.bindings import bound_to, made_once, quietly
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.members import forget_found_by
from nullguard.flow.frame.names import is_key
from nullguard.flow.lookups.asked_equalities import equalities
from nullguard.flow.lookups.asked_existence import class_of_conditions, existence_within
from nullguard.flow.lookups.collections_of_rows import have_members, members
from nullguard.flow.lookups.known_rows import known_path
from nullguard.flow.lookups.row_tables import table_of
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name
from nullguard.model.text import render
from nullguard.program.symbols import ClassInfo, Type

_MOST_KEYS = 3
"""Columns by which a row is found together; queries that ask for more are hardly written again."""

Sought = tuple[tuple[str, s.Expr], ...]
"""The columns that must equal something, and what: the key of the table where the name is empty."""


def note_changed(frame: Frame, node: s.Call, path: Path | None, state: State) -> Path | None:
    """The path of how many rows a query has or has changed: where there are any, they are there (`if not
    orders.filter(id=id).update(…): raise`)."""
    node = _with_query(frame, node)
    row = _row_asked(frame, node, state) or _row_of_conditions(frame, node, state)
    for argument in node.arguments:
        if argument.name:
            forget_found_by(frame, argument.name, state)
    found = Value(NONNULL, Type(row))
    held = (*rows_held(frame, node, found, state), *rows_kept(frame, node, found, state)) if row else ()
    if held:
        path = path or (frame.depends(f"?{node.at} {render(node)}", frozenset(names_in(node))),)
        cls = frame.world.class_of(Type(row))
        given = equalities(node, cls.name) if cls is not None else ()
        there = [one for one in members(frame, given, row, state) if one[-1] != HAS_ROWS]
        state.imply(tuple([Implication(path, "true", told, "nonnull") for told in (*held, *there)]))
    return path


def note_columns(frame: Frame, node: s.Call, holder: s.Expr, aspect: str, path: Path | None, state: State) -> Path | None:
    """The path of what a query gives of columns of a row, where that has the aspect: there is such a row."""
    symbol = quietly(frame, holder, state)[0].symbol
    if not isinstance(symbol, ClassInfo) or not frame.world.schema.is_entity(symbol.id):
        return path
    held = tuple(rows_held(frame, node, Value(NONNULL, Type(symbol.id)), state))
    if held:
        path = path or (frame.depends(f"?{node.at} {render(node)}", frozenset(names_in(node))),)
        state.imply(tuple([Implication(path, aspect, found, "nonnull") for found in held]))
    return path


def note_listed(frame: Frame, node: s.Call, result: Value, path: Path | None, state: State) -> Path | None:
    """The path of the list of a query's rows, which has something in it where there are some."""
    types = result.type.args if result.type is not None and result.type.cls == _LIST else ()
    row = Value(NONNULL, types[0]) if len(types) == 1 else None
    held = (*rows_held(frame, node, row, state), *rows_kept(frame, node, row, state)) if row is not None else ()
    if held:
        path = path or (frame.depends(f"?{node.at} {render(node)}", frozenset(names_in(node))),)
        state.imply(tuple([Implication(path, "true", found, "nonnull") for found in held]))
    return path


_LIST: Final = "builtins.list"


def _with_query(frame: Frame, node: s.Call) -> s.Call:
    """A question with the query that a variable holds in the place of the variable: `orders.exists()`."""
    match node.function:
        case s.Attribute(value=s.Name(id=name)) as function if (held := made_once(frame, name)) is not None:
            if isinstance(held, s.Call):
                return msgspec.structs.replace(node, function=msgspec.structs.replace(function, value=held))
    return node


def _row_asked(frame: Frame, node: s.Call, state: State) -> str:
    """The class of the rows of the query on which a method is called; empty where it is called on none."""
    if not isinstance(node.function, s.Attribute) or not isinstance(
        node.function.value, s.Call
    ):  # dictionaries have updates, too
        return ""
    query = quietly(frame, node.function.value, state)[0]
    types = query.type.args if query.type is not None and is_query(query) else ()
    return next((type.cls for type in types if frame.world.schema.is_entity(type.cls)), "")


def _row_of_conditions(frame: Frame, node: s.Call, state: State) -> str:
    """The class of the rows that `exists().where(Order.number == number)` asks for."""
    holder = class_of_conditions(node) if existence_within(node) else None
    symbol = quietly(frame, holder, state)[0].symbol if holder is not None else None
    return symbol.id if isinstance(symbol, ClassInfo) and frame.world.schema.is_entity(symbol.id) else ""


def prove_held(frame: Frame, node: s.Call, result: Value, state: State) -> None:
    """What a query that has given its row was asked for is there where the column is never null: no row of
    `Line.objects.get(order=order)` is without an order."""
    cls = frame.world.class_of(result.type)
    if cls is None or not frame.world.schema.is_entity(cls.id):
        return
    for name, value in equalities(node, cls.name):
        attribute = frame.world.schema.attribute(cls.id, name.removesuffix("_id")) or frame.world.schema.attribute(cls.id, name)
        if name and attribute is not None and attribute.nullable is False and isinstance(value, s.Name | s.Attribute):
            asked_for, path = frame.evaluate(frame, value, state)
            if path is not None and asked_for.null == NULLABLE:
                state.refine(path, asked_for, "nonnull")


def note_stored(frame: Frame, node: s.Call, state: State) -> None:
    """A row that code has made and stores now is found by what it was made with: `order = Order(number=number)`,
    `session.add(order)`, or `order.save()`. One that it has made only where a lookup found none has what both say."""
    name = last_name(node.function)
    holder = node.arguments[0].value if len(node.arguments) == 1 else None
    if name in library_names("self-saving") and isinstance(node.function, s.Attribute):
        holder = node.function.value
    bound: tuple[s.Expr | None, ...] = (holder,)
    if isinstance(holder, s.Name) and holder.id in frame.locals:
        function = frame.world.program.function_named(frame.path, frame.symbol)
        bound = tuple(bound_to(frame, function, holder.id)) if function is not None else ()
    elif not isinstance(holder, s.Call):
        return
    row = quietly(frame, holder, state)[0]
    cls = frame.world.class_of(row.type)
    if cls is None or not frame.world.schema.is_entity(cls.id) or (isinstance(holder, s.Call) and not row.fresh):
        return
    made = [call for call in bound if isinstance(call, s.Call) and last_name(call.function) == cls.name]
    if len(made) == 1 and made[0].arguments:
        given = tuple([(a.name, a.value) for a in made[0].arguments if a.name and not a.star])
        if isinstance(holder, s.Name) and _is_set_anew(frame, holder.id, given, node):
            return
        if not row.fresh:
            have_members(frame, _said_by_all(given, [one for one in bound if one is not made[0]], cls.name), cls.id, state)
            return
        for found in _rows_of(frame, given, row, state):
            state.values[found] = PRESENT
        have_members(frame, given, cls.id, state)


def _is_set_anew(frame: Frame, holder: str, given: Sought, node: s.Call) -> bool:
    """Whether the function has set something that an object was made with before it stores the object."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    anew = frame.world.by_node.of(set_attributes, frame.world.program.body(function)) if function is not None else {}
    return any((holder, name) in anew and anew[holder, name] < node.at for name, _ in given)


def _said_by_all(given: Sought, others: Sequence[s.Expr | None], row: str) -> Sought:
    """What a row was made with that lookups ask for, too, which have else given it."""
    for other in others:
        if not isinstance(other, s.Call) or last_name(other.function) not in library_names("row-or-error"):
            return ()
        asked = {(name, render(value)) for name, value in equalities(other, row)}
        given = tuple([(name, value) for name, value in given if (name, render(value)) in asked])
    return given if others else ()


def note_given(frame: Frame, node: s.Call, result: Value, path: Path | None, state: State) -> Path | None:
    """The path that stands for a row that a query may give, of which the state knows from then on what else is found with it:
    one that has a key and is open is one that has the key."""
    if last_name(node.function) not in library_names("row-or-null"):
        return path
    held = (*rows_held(frame, node, result, state), *rows_kept(frame, node, result, state))
    if held and path is None:
        path = (frame.depends(f"?{node.at} {render(node)}", frozenset(names_in(node))),)
    cls = frame.world.class_of(result.type)
    if path is not None and cls is not None:
        there = [one for one in members(frame, equalities(node, cls.name), cls.id, state) if one[-1] != HAS_ROWS]
        state.imply(tuple([Implication(path, "nonnull", found, "nonnull") for found in (*held, *there)]))
    return path


def rows_held(frame: Frame, node: s.Call, result: Value, state: State) -> Iterator[Path]:
    """The paths of what is found with the row of a query: by each of the columns that have to equal something, and by some of
    them together."""
    row = result.type.cls if result.type is not None else ""
    cls = frame.world.class_of(result.type)
    if cls is None or not frame.world.schema.is_entity(row):
        return
    yield from _rows_of(frame, equalities(node, cls.name), result, state)


def rows_kept(frame: Frame, node: s.Call, result: Value, state: State) -> Iterator[Path]:
    """The paths of the rows that the row of a query belongs to, whose keys are what it was asked for: the database keeps the
    order of a line that `session.query(Line).filter_by(order_id=id)` has found."""
    cls = frame.world.class_of(result.type)
    for name, key in equalities(node, cls.name) if cls is not None and frame.world.schema.is_entity(cls.id) else ():
        kept = frame.world.attribute(result, name).key_of if name else ""
        if kept and frame.world.schema.is_entity(kept):
            for key_path in key_paths(frame, ((name, key),), state):
                yield known_path(frame, table_of(frame.world, kept), (key_path,))


def _rows_of(frame: Frame, given: Sought, result: Value, state: State) -> Iterator[Path]:
    """The same of a row of which columns are known to equal something."""
    row = result.type.cls if result.type is not None else ""
    table = frame.world.schema.table(row) or row
    yield row_path(table, ())
    told: dict[str, tuple[str, s.Expr, Path | None]] = {}
    for key in given:
        for key_path in key_paths(frame, (key,), state):
            told.setdefault(key[0], (*key, key_path))
        if is_written_key(frame, row, key):
            told.setdefault(key[0], (*key, None))
    keys = [told[name] for name in sorted(told) if told[name][2] is not None][:_MOST_KEYS]
    keys += [told[name] for name in sorted(told) if told[name][2] is None][: _MOST_KEYS + 1 - len(keys)]
    keys.sort(key=lambda key: key[0])
    for count in range(1, len(keys) + 1):
        for some in combinations(keys, count):
            names = key_names(frame, result, tuple([(name, value) for name, value, _ in some]))
            paths = tuple([key_path for _, _, key_path in some if key_path is not None])
            yield known_path(frame, f"{table}({names})" if names else table, paths)


def key_names(frame: Frame, result: Value, keys: Sought) -> str:
    """The columns of the keys, with what code writes for them; nothing where that is the primary key."""
    row = result.type.cls if result.type is not None else ""
    if len(keys) == 1 and row and is_row_key(frame, row, keys[0][0]):
        return ""
    return ", ".join(f"{key[0]}={render(key[1])}" if is_written_key(frame, row, key) else key[0] for key in keys)


def is_written_key(frame: Frame, row: str, key: tuple[str, s.Expr]) -> bool:
    """Whether a lookup in a column, which is not the key of the rows, asks for a constant: `Line.objects.filter(order=order,
    kind="fee")`."""
    name, value = key
    if not isinstance(value, s.Constant) or value.kind not in _WRITTEN or not name or is_row_key(frame, row, name):
        return False
    return len(text := str(value.value)) <= _MOST_LETTERS and text.replace("_", "").replace("-", "").isalnum()


_WRITTEN: Final = ("str", "int", "bool")

_MOST_LETTERS: Final = 40
"""Of a constant by which rows are found; longer ones are hardly written again."""


def is_row_key(frame: Frame, row: str, name: str) -> bool:
    """Whether a lookup by a column looks for the key of the rows of a class; the name is empty where it only gives the key."""
    attribute = frame.world.schema.attribute(row, name) if name else None
    return not name or name in KEYS or (attribute is not None and attribute.mapped.primary_key)


def key_paths(frame: Frame, keys: Sought, state: State) -> Iterator[Path]:
    """The paths of what a lookup is given for keys of rows, where they are variables or attributes."""
    for _, key in keys:
        if is_key(key) and not isinstance(key, s.Constant):
            path = (frame.evaluate if isinstance(key, s.Name) else quietly)(frame, key, state)[1]
            if path is not None and path[0][:1] != "?":
                yield path
