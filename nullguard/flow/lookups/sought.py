"""What a lookup in Python asks for, and what is known of its row before: that it was found by the same key, that the code or its
configuration names it, or that a row of the table holds what it is looked for by.

A row that was found may be gone a moment later: such findings are doubtful, not away.
"""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.bodies.given_arguments import given
from nullguard.flow.domain.named_keys import KEYS
from nullguard.flow.domain.row_paths import row_path
from nullguard.flow.domain.state import Implication, Path, State
from nullguard.flow.domain.values import NONNULL, NULL, PRESENT, Origin, Value
from nullguard.flow.frame.bindings import query_before
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.asked_equalities import asked, asks_all, asks_in_all
from nullguard.flow.lookups.asked_existence import ANSWERING, TELLING, columns_asked, existence_asked
from nullguard.flow.lookups.called_as_rows import (
    BY_ACCOUNT,
    BY_NAMED_ROW,
    asked_by_class,
    is_key_by_class,
    is_key_in_record,
    is_key_of_named,
    is_of_account,
)
from nullguard.flow.lookups.collections_of_rows import are_in_collection_with_rows, note_members
from nullguard.flow.lookups.doubts import names_columns
from nullguard.flow.lookups.found import FOUND_BEFORE
from nullguard.flow.lookups.held_columns import HELD
from nullguard.flow.lookups.held_together import held_query, is_by_record
from nullguard.flow.lookups.keys.kept_ids import BY_KEPT_ID, is_by_kept_id
from nullguard.flow.lookups.keys.of_stored import BY_KEY_OF_STORED, is_key_of_stored
from nullguard.flow.lookups.keys.saved import BY_SAVED_KEY, is_by_made_key, is_by_saved_key
from nullguard.flow.lookups.keys_of_one_row import is_by_one_row
from nullguard.flow.lookups.known_rows import known_path
from nullguard.flow.lookups.named_lookups import looked_for
from nullguard.flow.lookups.other_sides import is_beside_row
from nullguard.flow.lookups.read_again import told_before
from nullguard.flow.lookups.removed import REMOVING, forget_removed
from nullguard.flow.lookups.rows_held import (
    is_written_key,
    key_names,
    key_paths,
    note_changed,
    note_columns,
    note_given,
    note_listed,
    note_stored,
    prove_held,
    rows_held,
    rows_kept,
)
from nullguard.flow.lookups.there_anyway import Sought, held_elsewhere, named_by_code
from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name
from nullguard.model.text import render

FOUND_ANY: Final = "nothing says which row is looked for, and one of the table was found or made before"

MADE: Final = "what looks for it makes what it does not find"

_MOST_CALLS = 8

_ROW_KEYS: Final = KEYS | {""}
"""What a lookup calls the key of a table; empty where it only gives it."""

_GIVING_ROWS: Final = library_names("row-or-null") | library_names("row-or-error")
_CHANGING: Final = library_names("rows-changed")
_ASKING: Final = library_names("rows-asked")
_LISTING: Final = library_names("rows-listed")
_STORING: Final = library_names("row-stored")
_FINDING: Final = library_names("row-or-error")
_MAKING: Final = library_names("row-made")

_replace = msgspec.structs.replace


def note_sought(frame: Frame, node: s.Call, result: Value, path: Path | None, state: State) -> tuple[Value, Path | None]:
    """The result of a call, and the path that stands for it. Where it is a row that was looked up, the state knows from then on
    whether it is there; one of which something is known before is doubtful."""
    origin, name = result.origin, last_name(node.function)
    if name in REMOVING:
        forget_removed(frame, node, state)
    if not frame.is_java and not state.dead and (name in _CHANGING or (name in _ASKING and _is_answer(result))):
        return result, note_changed(frame, node, path, state)
    if not frame.is_java and not state.dead and name in _LISTING:
        path = note_listed(frame, node, result, path, state)
    if name in ANSWERING and not frame.is_java and not state.dead and (asked := existence_asked(node)) is not None:
        return result, note_changed(frame, asked, path, state)
    if name in TELLING and not frame.is_java and not state.dead:
        if (columns := columns_asked(node, lambda held: held_query(frame, held, node))) is not None:
            path = note_columns(frame, *columns, path, state)
    if name in _STORING and not frame.is_java and not state.dead:
        note_stored(frame, node, state)
    if result.null < NULL and not state.dead and (name in _FINDING or name in _MAKING):
        result = _note_there(frame, node, name, result, state)
    if origin is None and result.type is None and result.symbol is None and result.null < NONNULL and not state.dead:
        return result, _note_called(frame, node, name, path, state)
    if origin is None or origin.kind not in ("lookup", "declared") or result.null < NULL or state.dead:
        return result, path
    return _with_doubt(frame, node, name, result, origin, path, state)


def _note_there(frame: Frame, node: s.Call, name: str, result: Value, state: State) -> Value:
    """The row that a lookup gives which raises where there is none, or makes it: it is there from then on."""
    row = result.items[0] if result.items else result  # `order, is_new = Order.objects.get_or_create(…)`
    held = tuple(rows_held(frame, node, row, state))
    for found in (*held, *(rows_kept(frame, node, row, state) if name in _FINDING else ())):
        state.values[found] = PRESENT
    if name in _FINDING:  # a new row without it would be a fault that should be told
        prove_held(frame, node, row, state)
        if held and not frame.is_java and len(held) == 1 << len(_sought(frame, node)):
            frame.sole.setdefault(held[-1], ())  # by all that it asks for
    note_members(frame, node, row, state)
    if not frame.is_java and not result.items and (told := told_before(frame, node, result, state)):
        result = _replace(result, facts=(*result.facts, *told))
    return result


def _doubt_without_keys(frame: Frame, node: s.Call, name: str, result: Value, origin: Origin, state: State) -> str:
    """Why a row is nearly always there that was looked up, whatever it is looked up by; empty where nothing says so."""
    if not frame.is_java and _is_told_to_exist(node, state):
        return FOUND_BEFORE
    if any(part in name for part in words("making")):
        return MADE
    if origin.kind == "lookup" and not frame.is_java and is_by_saved_key(node):
        return BY_SAVED_KEY
    if not frame.is_java and is_by_made_key(frame, node):
        return BY_SAVED_KEY
    if origin.kind == "declared" and not frame.is_java and is_by_kept_id(frame, node, result):
        return BY_KEPT_ID
    return ""


def _with_doubt(
    frame: Frame, node: s.Call, name: str, result: Value, origin: Origin, path: Path | None, state: State
) -> tuple[Value, Path | None]:
    """A row that was looked up and may be missing, with why it is nearly always there, and the path that stands for it."""
    if not origin.doubt and (doubt := _doubt_without_keys(frame, node, name, result, origin, state)):
        return _replace(result, origin=_replace(origin, doubt=doubt)), path
    keys = tuple(sorted(_sought(frame, node), key=lambda key: key[0]))
    table = _table(frame, name, result, origin.kind)
    if not table and origin.kind == "lookup" and not origin.doubt and not frame.is_java:
        if is_key_by_class(frame, node):
            return _replace(result, origin=_replace(origin, doubt=BY_NAMED_ROW)), path
        cls, key = asked_by_class(node)
        table = frame.world.schema.table_named(cls) if key is not None else ""
        keys = (("", key),) if table and key is not None else keys
    if not keys or not table:
        known = state.values.get(row_path(table, ())) if table and origin.kind == "lookup" and asks_all(node) else None
        doubt = FOUND_ANY if known is not None and known.null == NONNULL else ""
        if not doubt and origin.kind == "lookup" and not frame.is_java and result.type is not None:
            is_held = is_by_record(frame, node, result.type.cls, state) or _is_held(frame, node, result.type.cls, state)
            doubt = HELD if is_held else ""
        if doubt and not origin.doubt:
            return _replace(result, origin=_replace(origin, doubt=doubt)), path
        if result.type is None:
            path = _note_called(frame, node, name, path, state)
        return result, note_given(frame, node, result, path, state)
    if keys[0][0] == "" and names_columns(frame.world, result.type, [value for _, value in keys]):
        return result, path
    doubt = (
        origin.doubt
        or (named_by_code(keys) if origin.kind == "lookup" else "")
        or held_elsewhere(frame, node, keys, result, state)
    )
    if not doubt and len(keys) == 1 and keys[0][0] in _ROW_KEYS and (node.arguments or asks_in_all(node, frame)):
        key = keys[0][1]
        if is_key_of_named(frame, key, result.type, state) or is_key_in_record(frame, key, result.type):
            doubt = BY_NAMED_ROW
        elif is_of_account(key, result.type):
            doubt = BY_ACCOUNT
    if not doubt and not frame.is_java and result.type is not None and asks_in_all(node, frame):
        doubt = FOUND_BEFORE if are_in_collection_with_rows(frame, keys, result.type.cls, state) else ""
    if not doubt and origin.kind == "lookup" and result.type is not None:
        doubt = HELD if _is_held(frame, node, result.type.cls, state) else ""
    paths = tuple(key_paths(frame, keys, state))
    written = sum(is_written_key(frame, result.type.cls, key) for key in keys) if result.type is not None else 0
    if len(paths) + written == len(keys):
        names = key_names(frame, result, keys)
        found = known_path(frame, f"{table}({names})" if names else table, paths)
        known = state.values.get(found)
        if known is not None and known.null == NONNULL:
            doubt = doubt or FOUND_BEFORE
        else:
            if not doubt and not names and len(paths) == 1 and is_key_of_stored(frame, paths[0], table, state):
                doubt = BY_KEY_OF_STORED
            if path is None or query_before(frame, path[0], node) is not None:
                path = (frame.depends(f"?{node.at} {render(node)}", frozenset(key[0] for key in paths)),)
            state.imply((Implication(path, "nonnull", found, "nonnull"),))
            if not frame.is_java:
                state.imply((Implication(found, "nonnull", path, "found"),))  # by a later question, not by making it
                frame.sole[found] = path
    path = note_given(frame, node, result, path, state)
    return (_replace(result, origin=_replace(origin, doubt=doubt)) if doubt != origin.doubt else result), path


def _is_held(frame: Frame, node: s.Call, row: str, state: State) -> bool:
    """Whether a row at hand says that a lookup finds one of the class `row`."""
    return is_beside_row(frame, node, row, state) or is_by_one_row(frame, node, row, state)


def _is_told_to_exist(node: s.Call, state: State) -> bool:
    """Whether the same object was asked with the same key whether there is such a row: `if not orders.exists(id): raise`, then
    `orders.find(id)`."""
    if not isinstance(node.function, s.Attribute) or not node.arguments:
        return False
    holder, asked = render(node.function.value), render(node)[len(render(node.function)) :]
    return any(
        value.truth is True
        and path[-1].endswith(asked)
        and any(word in path[-1].partition("(")[0] for word in words("existence"))
        and ".".join(path[:-1]) == holder
        for path, value in state.values.items()
    )


def _is_answer(result: Value) -> bool:
    """Whether it says whether a query has rows, or how many."""
    return result.type is not None and result.type.cls in _ANSWERS


_ANSWERS: Final = frozenset({"builtins.bool", "builtins.int"})


def _note_called(frame: Frame, node: s.Call, name: str, path: Path | None, state: State) -> Path | None:
    """The path of what a function gives of which only its name tells what it looks for, and that is given one key: where it gives
    something, that row was found."""
    table, aspect = looked_for(frame.world, name)
    keys = _sought(frame, node) if table else ()
    if len(keys) != 1 or keys[0][0] not in _ROW_KEYS:
        return path
    for key_path in key_paths(frame, keys, state):
        path = path or (frame.depends(f"?{node.at} {render(node)}", frozenset((key_path[0],))),)
        state.imply((Implication(path, aspect, known_path(frame, table, (key_path,)), "nonnull"),))
    return path


def _sought(frame: Frame, node: s.Call) -> Sought:
    """What a lookup asks for, where that is nothing but that some columns equal something; nothing otherwise."""
    found: list[tuple[str, s.Expr]] = []
    call: s.Expr = node
    for number in range(_MOST_CALLS):
        call = held_query(frame, call, node)
        if not isinstance(call, s.Call):
            break
        function, name = call.function, last_name(call.function)
        if number and name in library_names("restricting"):
            equal = list(asked(call.arguments))
            if len(equal) != len(call.arguments):
                return ()
            found.extend(equal)
        elif name in library_names("statement-run") and call.arguments:
            call = call.arguments[0].value
            continue
        elif not call.arguments and (name in _GIVING_ROWS or name in library_names("statement-run")):
            pass
        elif not number and name in _GIVING_ROWS and any(isinstance(item.value, s.Compare) for item in call.arguments):
            equal = list(asked(call.arguments))  # `Order.get_or_none(Order.number == number)`
            return tuple(equal) if len(equal) == len(call.arguments) else ()
        elif not (number and name in library_names("same-row")):
            return tuple(found) or (() if number and name != "get" else given(call))
        call = function.value if isinstance(function, s.Attribute) else function
    return tuple(found)


def _table(frame: Frame, name: str, result: Value, kind: str) -> str:
    """What is looked in: the table of the row's class, where the name of the function does not say more (`find_parent(id)` finds
    another order than `Order.get(id)`). Of rows of classes that are not mapped it is what the name says after its verb:
    `update_order` gives what `get_order` gives."""
    row = result.type.cls if result.type is not None else ""
    cls = frame.world.class_of(result.type)
    if cls is None:
        return ""
    verb, _, what = name.partition("_")
    is_told = verb in words("reading") | words("writing")
    if not frame.world.schema.is_entity(row):
        is_own = kind == "declared" or (kind == "lookup" and not cls.is_library)
        return f"{row} {what}" if what and is_told and is_own else ""
    table = frame.world.schema.table(row) or row
    what = what.partition("_by_")[0] if "_by_" in what else what.removesuffix("by_id")
    if (
        name in library_names("row-or-null") | library_names("statement-run")
        or name == "get_by"
        or (is_told and what.replace("_", "") in ("", cls.name.lower()))
    ):
        return table
    return f"{table} {name}"
