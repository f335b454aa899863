"""Why a row that a lookup in Python asks for is there: the code or its configuration names it, or a row of the table holds what
it is looked for by."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.asked_equalities import asks_in_all
from nullguard.flow.lookups.held_columns import HELD
from nullguard.flow.lookups.held_together import are_held_together
from nullguard.flow.lookups.keys.of_groups import is_key_of_group
from nullguard.flow.lookups.keys.own import BY_FOREIGN_KEY, is_key_of_row
from nullguard.flow.lookups.rows_held import is_row_key
from nullguard.flow.lookups.unsaved import is_about_to_be_saved
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name

NAMED: Final = "it is looked up by what the code names, and set-up makes such rows"
CONFIGURED: Final = "it is looked up by what the configuration names, and set-up makes such rows"

Sought = tuple[tuple[str, s.Expr], ...]
"""The columns that must equal something, and what: the key of the table where the name is empty."""


def named_by_code(keys: Sought) -> str:
    """Why set-up has made the row, where the code or the configuration says which one it is."""
    if any(_is_configured(value) for _, value in keys):
        return CONFIGURED
    texts = [isinstance(value, s.Constant) and isinstance(value.value, str) for _, value in keys]
    names_row = any(name in words("naming") or not name for name, _ in keys)
    return NAMED if all(texts) and names_row else ""


def held_elsewhere(frame: Frame, node: s.Call, keys: Sought, result: Value, state: State) -> str:
    """Why a row is there: one of the table was read that holds the one thing that it is looked up by in the same column."""
    name, key = keys[0]
    if len(keys) > 1 and result.type is not None and asks_in_all(node, frame):
        return HELD if are_held_together(frame, keys, result.type.cls, state) else ""
    if len(keys) == 1 and not name and result.type is not None and is_key_of_group(frame, key, result.type.cls, state):
        return BY_FOREIGN_KEY
    if len(keys) > 1 or not name or result.type is None or isinstance(key, s.Constant):
        return ""
    if (not asks_in_all(node, frame) and not _is_by(node, name)) or is_about_to_be_saved(frame, key, state):
        return ""
    value = frame.evaluate(frame, key, state)[0]
    if is_row_key(frame, result.type.cls, name):
        if is_key_of_row(frame, value, result) or is_key_of_group(frame, key, result.type.cls, state):
            return BY_FOREIGN_KEY
    holder, _, column = value.column.rpartition(".")
    schema, row = frame.world.schema, result.type.cls
    is_same = column == name and (holder == row or (schema.table(holder) == schema.table(row) != ""))
    return HELD if is_same else ""


def _is_by(call: s.Call, column: str) -> bool:
    """Whether a function says by its name that it looks for a row by a column: `get_order_by_number`, `get_by_number`."""
    verb, _, what = last_name(call.function).partition("_")
    before, by, asked = what.rpartition("by_")
    is_said = by != "" and before[-1:] in ("", "_")
    return is_said and verb in words("reading") and asked.replace("_", "") == column.replace("_", "")


def _is_configured(node: s.Expr) -> bool:
    """`settings.SITE_ID`, `app.config["SITE_ID"]`."""
    match node:
        case s.Subscript(value=s.Name(id=holder) | s.Attribute(name=holder), index=s.Constant(value=str())):
            return holder.lower().endswith(tuple(words("configuration")))
        case s.Attribute(value=s.Name(id=holder) | s.Attribute(name=holder), name=name):
            return name.isupper() and holder.lower().endswith(tuple(words("configuration")))
    return False
