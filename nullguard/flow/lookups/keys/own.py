"""Lookups by a row's own key: `find(order.getId())` gives that order again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.domain.named_keys import NAMED_KEY
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NULL, RESOLVED, Value
from nullguard.flow.frame.bindings import made_once, quietly
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.bound import is_of_request
from nullguard.flow.lookups.converted import is_of_converted
from nullguard.flow.lookups.got import is_got, is_saved, is_saving
from nullguard.flow.lookups.keys.told import OF_RECORDS, gives_key, untold
from nullguard.flow.lookups.row_tables import looked_in, shows_less
from nullguard.flow.lookups.unsaved import is_about_to_be_saved, may_be_unsaved
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.program.symbols import Type

BY_NULLABLE_KEY: Final = "a foreign key keeps the row that it is looked up by; only where that key is null there is none"


BY_FOREIGN_KEY: Final = "a foreign key keeps the row that it is looked up by"


def leads_to(frame: Frame, key: Value, found: Value, name: str | None) -> bool:
    """Whether a value is the key of another row by which a lookup that gives `found` finds it: not one of another table, nor one
    that is looked for in a column `name` that other rows have as well."""
    if not key.is_key:
        return False
    if key.key_of and found.type is not None and not is_one_of(frame, key.key_of, found.type.cls):
        return not frame.world.schema.is_entity(found.type.cls)
    if not name or found.type is None:
        return True
    attribute = frame.world.schema.attribute(found.type.cls, name)
    return attribute is None or attribute.mapped.primary_key


def is_key_of_row(frame: Frame, key: Value, found: Value) -> bool:
    """Whether a value is there that a foreign key to the rows of a class holds; not one of what is only called like a row."""
    return key.null < NULL and key.typed == RESOLVED and bool(key.key_of) and leads_to(frame, key, found, None)


def is_own_key(frame: Frame, node: s.Expr, key: Value, found: Value, state: State, asked: str = "") -> bool:
    """Whether a lookup that gives `found`, by a method called `asked`, was made by the own key of a row of the same class."""
    told = untold(frame, node, state) if frame.is_java and not key.row_key else node
    if told is not node:
        return is_own_key(frame, told, frame.evaluate(frame, told, state)[0], found, state, asked)
    if is_of_request(frame, node) or (frame.is_java and (may_be_unsaved(frame, node) or is_of_converted(frame, node, state))):
        return False
    if is_about_to_be_saved(frame, node, state):
        return False
    if key.row_key and (not frame.is_java or (found.type is not None and found.type.cls[:1] != "~")):
        return found.type is not None and is_one_of(frame, key.row_key, found.type.cls)
    if not frame.is_java or not isinstance(node, s.Call) or node.arguments or not isinstance(node.function, s.Attribute):
        return False
    name = node.function.name
    if name not in words("key-getter") and not name.endswith("Id"):
        return False
    holder = frame.evaluate(frame, node.function.value, state)[0].type
    if holder is None:
        return False
    if found.type is None or found.type.cls[:1] == "~":
        if not _is_of_any_class(frame, node.function.value, holder):
            return False
    elif not is_one_of(frame, holder.cls, found.type.cls):
        return False
    is_asked_by = found.type is not None and asked.endswith("By" + name[3:])  # `getByRecordId(order.getRecordId())`
    return name in words("key-getter") or name[3:-2] in _names(frame, holder) or is_asked_by


def _is_of_any_class(frame: Frame, node: s.Expr, type: Type) -> bool:
    """Whether an object is of a type parameter: `<E extends Entity> E reloaded(E row)` gives the row of whatever class again."""
    if type.cls[:1] == "~" or not isinstance(node, s.Name):
        return type.cls[:1] == "~"
    program = frame.world.program
    function = program.function_at(frame.path, node.at)
    written = next((p.type for p in function.decl.parameters if p.name == node.id), None) if function is not None else None
    declared = program.type_of(written, frame.path, frame.scope)
    return declared is not None and declared.cls[:1] == "~"


def is_key_of_side(frame: Frame, node: s.Expr, found: Value, state: State) -> bool:
    """Whether a Java lookup is given the own key of an object that the function has got, or that a service has stored for it, and
    that stands for a row of the table that is looked in: `details(order.getId())`, which are made of an OrderEntity, or
    `find(summary.getId())`, whose key is an OrderId. What a function is given, or has just made, may come from a request."""
    row = (found.origin.row if found.origin is not None else "") or (found.type.cls if found.type is not None else "")
    told = untold(frame, node, state)
    if isinstance(told, s.Name) and not frame.is_following:
        told = made_once(frame, told.id) or told
    match told:
        case s.Call(function=s.Attribute(value=holder, name=getter), arguments=()) if (
            row and getter in words("key-getter") | OF_RECORDS and _is_at_hand(frame, holder)
        ):
            value = (frame.evaluate if isinstance(holder, s.Name) else quietly)(frame, holder, state)[0]
            held = frame.world.class_of(value.type)
            if value.type is None or held is None or value.fresh or not gives_key(held, getter):
                return False
            table = looked_in(frame.world, row)
            if table != row and table == looked_in(frame.world, value.type.cls):
                return True
            cls, key = frame.world.class_of(found.type), frame.world.class_of(quietly(frame, told, state)[0].type)
            return cls is not None and key is not None and key.name.removeprefix(cls.name) in words("typed-key")
    return False


def _is_at_hand(frame: Frame, holder: s.Expr) -> bool:
    """Whether something is what the function has got, or what a service has stored for it."""
    if isinstance(holder, s.Name):
        return is_got(frame, holder.id) or is_saved(frame, holder.id)
    return is_saving(holder)


def _names(frame: Frame, type: Type) -> set[str]:
    cls = frame.world.class_of(type)
    return {base.name for base in frame.world.program.ancestors(cls)} if cls is not None else set()


def _ends(name: str) -> Iterator[str]:
    """What objects of a class are called, in lower case: `shop_role` and `role` of a ShopRole."""
    yield name.lower()
    yield from (name[at:].lower() for at in range(1, len(name)) if name[at].isupper() and name[at - 1].islower())


def is_one_of(frame: Frame, row: str, found: str) -> bool:
    """Whether a row of the class `row` is one of `found`: a subclass may lack the row, another class of the same table has it."""
    if row == found:
        return True
    if row.startswith(NAMED_KEY):
        cls = frame.world.program.classes.get(found)
        return cls is not None and row.removeprefix(NAMED_KEY) in frozenset(_ends(cls.name))
    program, schema = frame.world.program, frame.world.schema
    first, second = program.classes.get(row), program.classes.get(found)
    if first is None or second is None:
        return False
    if second in program.ancestors(first):
        return True
    if first in program.ancestors(second)[1:2] and shows_less(first, second) and not schema.is_entity(row):
        return True
    table = schema.table(row)
    return bool(table) and table == schema.table(found) and first not in program.ancestors(second)
