"""Rows that were found before: a lookup by the same key finds the row that another lookup, another function or a caller found.

A row that was found may be gone a moment later: the finding is doubtful, not away. Java only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from nullguard.flow.bodies.aliases import names_of
from nullguard.flow.containers.counts import is_changing, is_counting
from nullguard.flow.domain.row_paths import rows_found
from nullguard.flow.domain.state import Implication, Path, State
from nullguard.flow.domain.values import NONNULL, NULL, PRESENT, UNKNOWN, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.closures import Closure
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.changed_rows import note_changed
from nullguard.flow.lookups.doubts import is_key, is_surrounding
from nullguard.flow.lookups.held_columns import HELD, KEY, column_asked, held_path, own_keys
from nullguard.flow.lookups.keys.told import is_typed_key, untold
from nullguard.flow.lookups.known_rows import ANY_TABLE, asked_path, known_path
from nullguard.flow.lookups.mapped_optionals import CALLING, demands_made, innermost, told_by_answer
from nullguard.flow.lookups.optional_rows import MOST_CALLS, PRESENCE, looked_up_in, unwrapped
from nullguard.flow.lookups.row_tables import looked_in, table_of
from nullguard.flow.lookups.stored_by_key import is_key_of, rows_stored
from nullguard.flow.lookups.stored_with_key import keys_stored
from nullguard.flow.lookups.wrapped_values import note_wrapped
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.model.text import render
from nullguard.program.symbols import OPTIONAL

FOUND_BEFORE: Final = "its row was found by the same key before"

_MOST_LINKS: Final = 6
"""Calls that lead to an Optional whose row is asked for."""

_TRUTHS: Final = frozenset({"boolean", "java.lang.Boolean", "Boolean"})

_NUMBERS: Final = frozenset({"int", "long", "java.lang.Integer", "java.lang.Long", "Integer", "Long"})

_replace = msgspec.structs.replace


def found_path(frame: Frame, row: str, keys: tuple[Path, ...]) -> Path:
    """The path that is not null where a row of a class was found by keys."""
    return known_path(frame, table_of(frame.world, row), keys)


def note_found(
    frame: Frame, node: s.Call, name: str, result: Value, path: Path | None, arguments: Arguments, state: State
) -> tuple[Value, Path | None]:
    """The result of a call, and the path that stands for it. Where it is a row that was looked up, the state knows from then on
    whether it is there; one that was found before by the same key is doubtful."""
    if not frame.is_java or state.dead:
        return result, path
    path = note_wrapped(frame, node, name, path, state)
    told = told_by_answer(node, name)
    if told or demands_made(node, name):
        path = _note_presence(frame, node, told, path, state)
        if name in PRESENCE:
            return result, path
    if rows := rows_stored(node, name):
        _note_stored(frame, rows, arguments, state)
    for row, key in keys_stored(frame, name, arguments):
        for table in dict.fromkeys((table_of(frame.world, row), looked_in(frame.world, row), ANY_TABLE)):
            state.values[known_path(frame, table, (key,))] = PRESENT
    if result.type is None:
        return result, path
    lookup, name, arguments = unwrapped(frame, node, name, arguments, state)
    if not arguments:
        return result, path
    row, origin = result.type.cls, result.origin
    if row in _TRUTHS or (row in _NUMBERS and (is_counting(name) or is_changing(name))):
        return result, _note_existence(frame, node, name, path, arguments, state)
    is_there = result.null < NULL or origin is None
    if is_there and name.startswith(tuple(words("demanding"))):
        _note_demanded(frame, row, arguments, state)
        return result, path
    is_mapped = frame.world.schema.is_entity(row)
    is_looked_up = origin is not None and origin.kind == "lookup" and _is_of_project(frame, row)
    keys = _keys(frame, arguments, state) if is_mapped or is_looked_up else ()
    if not keys:
        return result, path
    found = found_path(frame, row, keys)
    if result.null < NULL or origin is None:
        if name.startswith(tuple(words("reading"))):  # it raises where there is none, as far as is known
            state.values[found] = PRESENT
            if result.null == UNKNOWN:  # a cache's getter raises for none, which only the test of what it gave tells
                path = path or asked_path(frame, node, keys)
                state.imply((Implication(path, "null", found, "unknown"),))
        return result, path
    sought = origin.row or row
    if not origin.row and len(keys) == 1 and len(keys[0]) == 1 and keys[0][0] in frame.kept:
        origin = _replace(origin, row=row)
    places = dict.fromkeys((found, found_path(frame, sought, keys), known_path(frame, looked_in(frame.world, sought), keys)))
    if (
        _is_found(frame, (row, sought), keys, state)
        or _exists(lookup, state)
        or _is_found_by_more(frame, name, (row, sought), keys, state)
    ):
        origin = _replace(origin, doubt=origin.doubt or FOUND_BEFORE)
    elif len(keys) == 1 and _is_there(state, held_path(frame, looked_in(frame.world, sought), column_asked(name), keys[0])):
        origin = _replace(origin, doubt=origin.doubt or HELD)
    else:
        path = path or asked_path(frame, node, keys)
        state.imply(tuple([Implication(path, "nonnull", there, "nonnull") for there in (*places, *own_keys(name, keys))]))
    return _replace(result, origin=origin), path


def _note_presence(frame: Frame, node: s.Call, told: str, path: Path | None, state: State) -> Path | None:
    """The path of an answer that tells whether an Optional holds the row of a key: `if (found.isEmpty()) { throw … }`; without an
    answer that is told, the row is there where the call has come back."""
    found = row_asked_for(frame, innermost(node), state)
    if found is None:
        return path
    place, keys = found
    if not told:
        state.values[place] = PRESENT
        return path
    path = path or asked_path(frame, node, keys)
    own = own_keys(last_name(looked_up_in(frame, innermost(node), state)[0].function), keys)
    state.imply(tuple([Implication(path, told, there, "nonnull") for there in (place, *own)]))
    return path


def row_asked_for(frame: Frame, node: s.Call, state: State) -> tuple[Path, tuple[Path, ...]] | None:
    """The path that is not null where the row is there that the Optional of a method holds, and its keys."""
    lookup, _, arguments = looked_up_in(frame, node, state)
    if lookup is node or not isinstance(node.function, s.Attribute):
        return None
    if sum(isinstance(part, s.Call) for part in nodes((node.function.value,))) > _MOST_LINKS:
        return None  # all of them are interpreted once more, and each below them that is asked for a row, too
    type = frame.evaluate(frame, node.function.value, state)[0].type
    if type is None or type.cls != OPTIONAL or not type.args or not frame.world.schema.is_entity(type.args[0].cls):
        return None
    keys = _keys(frame, arguments, state)
    return (found_path(frame, type.args[0].cls, keys), keys) if keys else None


def note_inside(frame: Frame, node: s.Call, name: str, base: Value, arguments: Arguments, state: State) -> None:
    """Note that the row is there wherever the function runs that a method of its Optional is given: in `ship(id)` of
    `orders.findById(id).ifPresent(order -> ship(id))` (Java)."""
    if not frame.is_java or name not in CALLING or base.type is None or base.type.cls != OPTIONAL or not arguments:
        return
    function = arguments[0][1].callable
    if isinstance(function, Closure) and (found := row_asked_for(frame, innermost(node), state)) is not None:
        function.state.values[found[0]] = PRESENT


def with_doubt_if_found(frame: Frame, node: s.Call, optional: Value, state: State) -> Value:
    """An Optional of a row that a lookup gives, with a doubt where the row was found by the same key before."""
    origin = optional.origin
    if origin is None or not origin.keyed or origin.doubt or origin.at != node.at or origin.path != frame.path:
        return optional
    row = next(iter(optional.type.args), None) if optional.type is not None and optional.type.cls == OPTIONAL else None
    if row is None or not frame.world.schema.is_entity(row.cls) or not was_found(frame, node, row.cls, state):
        return optional
    return msgspec.structs.replace(optional, origin=msgspec.structs.replace(origin, doubt=FOUND_BEFORE))


def was_found(frame: Frame, lookup: s.Call, row: str, state: State) -> bool:
    """Whether the row of a Java lookup was found by the same key before."""
    if sum(isinstance(part, s.Call) for part in nodes(lookup.arguments)) > MOST_CALLS:
        return False
    keys = _keys(frame, [(argument, *frame.evaluate(frame, argument.value, state)) for argument in lookup.arguments], state)
    if not keys:
        return False
    if _is_found(frame, (row,), keys, state) or _exists(lookup, state):
        return True
    return _is_found_by_more(frame, last_name(lookup.function), (row,), keys, state)


def _is_found(frame: Frame, rows: tuple[str, ...], keys: tuple[Path, ...], state: State) -> bool:
    """Whether a row of one of the classes was found by keys, or by other names for them: `String number = request.getNumber();`
    after `check(request)`."""
    tables = dict.fromkeys((*(t for row in rows for t in (table_of(frame.world, row), looked_in(frame.world, row))), ANY_TABLE))
    return any(_is_there(state, known_path(frame, table, same)) for same in _told_alike(keys, state) for table in tables)


def _told_alike(keys: tuple[Path, ...], state: State) -> Iterator[tuple[Path, ...]]:
    """Keys, and the same keys where one of them is called otherwise."""
    yield keys
    for at, key in enumerate(keys):
        for other in sorted(names_of(key, state.implications) - {key}):
            yield (*keys[:at], other, *keys[at + 1 :])


def _is_found_by_more(frame: Frame, name: str, rows: tuple[str, ...], keys: tuple[Path, ...], state: State) -> bool:
    """Whether a row that a method of this name looks for by its key was found by that and other things together:
    `findByIdAndBuyer(id, buyer)` has found the one of `id`. By which column others look for it is not known."""
    if column_asked(name) != KEY or len(keys) != 1:
        return False
    tables = {looked_in(frame.world, row) for row in rows}
    return any(len(held) > 1 and table in tables and keys[0] in held for table, held in rows_found(state))


def _is_there(state: State, place: Path) -> bool:
    known = state.values.get(place)
    return known is not None and known.null == NONNULL


def _note_existence(frame: Frame, node: s.Call, name: str, path: Path | None, arguments: Arguments, state: State) -> Path | None:
    """The path of an answer whether there is a row of a key, which callers may hear of: `if (!orders.existsById(id)) …`, or how
    many there are. Of which table it speaks is not known; one key is seldom that of rows of two."""
    if is_changing(name):
        held = ((argument, _key_path(frame, argument.value, value, at, state)) for argument, value, at in arguments)
        return note_changed(frame, node, name, path, arguments, tuple([key for _, key in held if key is not None]), state)
    if not is_counting(name) and not any(word in name for word in words("existence")):
        return path
    keys = _keys(frame, arguments, state)
    if keys:
        path = path or asked_path(frame, node, keys)
        state.imply((Implication(path, "true", known_path(frame, ANY_TABLE, keys), "nonnull"),))
    return path


def _note_demanded(frame: Frame, row: str, arguments: Arguments, state: State) -> None:
    """A helper has given the row of a key, and refuses keys that have none: `checkOrder(id, Operation.WRITE)`, or
    `check(id, orders::findById)`, which says what it gives by what it is handed."""
    given = [argument.value for argument, _, _ in arguments]
    finders = [node for node in given if isinstance(node, s.MethodReference | s.Lambda)]
    for finder in finders:
        row = _given_by(frame, finder, state) or row
    if not _is_of_project(frame, row):
        return
    for argument, value, path in arguments:
        if argument.value not in finders and path is not None and path[0][:1] != "?" and not is_surrounding(value):
            key = _key_path(frame, argument.value, value, path, state)
            if key is not None:
                state.values[found_path(frame, row, (key,))] = PRESENT


def _note_stored(frame: Frame, rows: str, arguments: Arguments, state: State) -> None:
    """A method has stored the row of a key that it was given."""
    for argument, value, path in arguments:
        key = _key_path(frame, argument.value, value, path, state)
        if key is not None and is_key_of(frame, rows, value, key):
            state.values[known_path(frame, ANY_TABLE, (key,))] = PRESENT


def _given_by(frame: Frame, finder: s.Expr, state: State) -> str:
    """The class that a method of which only a reference is handed on is declared to give; empty where that is not known."""
    if not isinstance(finder, s.MethodReference):
        return ""
    program = frame.world.program
    cls = frame.world.class_of(frame.evaluate(frame, finder.value, state)[0].type)
    member = program.member(cls, finder.name) if cls is not None else None
    for function in member.functions if member is not None else ():
        declared = program.type_of(function.decl.returns, function.path, function.decl.qualname)
        if declared is not None:
            return declared.args[0].cls if declared.args else declared.cls
    return ""


def _is_of_project(frame: Frame, row: str) -> bool:
    """Whether a class is the project's own: what a domain's object is made of is its row (`Order` of `OrderEntity`)."""
    cls = frame.world.program.classes.get(row)
    return cls is not None and not cls.is_library and cls.decl.kind != "enum"


def _keys(frame: Frame, arguments: Arguments, state: State) -> tuple[Path, ...]:
    """The paths of the keys among the arguments; none where one of them is no key, or cannot be told again."""
    keys: list[Path] = []
    for argument, value, path in arguments:
        if isinstance(argument.value, s.Constant) or is_surrounding(value) or _is_tenant(value):
            continue
        key = None if argument.star else _key_path(frame, argument.value, value, path, state)
        if key is None:
            return ()
        keys.append(key)
    return tuple(keys)


def _key_path(frame: Frame, node: s.Expr, value: Value, path: Path | None, state: State) -> Path | None:
    """The path of a key, without what only tells it in another way; None for what is no key."""
    told = untold(frame, node, state)
    if told is not node:
        value, path = frame.evaluate(frame, told, state)
    if path is None or path[0][:1] == "?":
        return None
    return path if is_key(value) or is_typed_key(value) else None


def _is_tenant(value: Value) -> bool:
    """Whether a value says whose rows are looked at: all that is done for one request is done for one tenant."""
    return value.type is not None and value.type.cls.endswith(tuple(words("tenant")))


def _exists(node: s.Call, state: State) -> bool:
    """Whether something told before that there is a row of the same key: `if (orders.existsById(id))`."""
    asked = render(node)[len(render(node.function)) :]
    return any(
        value.truth is True and path[-1].endswith(asked) and any(word in path[-1] for word in words("existence"))
        for path, value in state.values.items()
    )
