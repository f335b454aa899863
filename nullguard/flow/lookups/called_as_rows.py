"""Lookups in Python by the key of an object that is called as the rows are: `Order.get(order.id)` gives that order again."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from nullguard.flow.constants.always_set import assigned_to
from nullguard.flow.domain.named_keys import KEYS
from nullguard.flow.domain.state import State
from nullguard.flow.frame.bindings import bound_to, made_once
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.keys.carried import are_read_from, carried_key
from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type
from nullguard.program.trace import body_entry

BY_NAMED_ROW: Final = "it is looked up by the key of what is called as its row is"

BY_ACCOUNT: Final = "it is looked up by what the row of who is logged in holds"

_MOST_MAKERS = 4
"""Functions of one name that are asked whether they speak of a class."""

_WORD = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")


def is_key_of_named(frame: Frame, node: s.Expr, found: Type | None, state: State) -> bool:
    """Whether a key in Python is that of an object which is called as the rows are that are looked for, as far as it is of no
    class that is no row's: `Order.get(order.id)`, `DynamicChallenge.get(challenge.id)`; also where the object keeps that key."""
    cls = frame.world.class_of(found)
    match node:
        case s.Attribute(value=s.Name(id="self"), name=name) if cls is not None and name not in KEYS:
            return _is_kept_key(frame, name, cls) or is_carried_key(frame, node, cls, KEYS, state)
        case s.Attribute(name=name) if cls is not None and name not in KEYS:
            return is_carried_key(frame, node, cls, KEYS, state)
        case s.Attribute(value=s.Name(id=row) | s.Attribute(name=row) as holder, name=name) if name in KEYS and cls is not None:
            type, schema = frame.evaluate(frame, holder, state)[0].type, frame.world.schema
            if type is not None and (not schema.is_entity(type.cls) or schema.table(type.cls) != schema.table(cls.id)):
                return False
            return not _is_of_others(frame, holder, state) and _is_called_as(_without_which(row), cls)
    return False


def _is_of_others(frame: Frame, holder: s.Expr, state: State) -> bool:
    """Whether an object belongs to one of another library's, which knows nothing of the rows: `message.chat` of a
    `message: Message` that a chat's server sends. A request holds rows all the same."""
    while isinstance(holder, s.Attribute):
        holder = holder.value
    if not isinstance(holder, s.Name) or holder.id in library_names("carrier"):
        return False
    root = frame.evaluate(frame, holder, state)[0]
    return root.fresh and root.type is None


def is_of_account(node: s.Expr, found: Type | None) -> bool:
    """Whether a key in Python is read from the object that stands for who is logged in, where users are looked for: who answers
    requests made it of that user's row (`User.get(request.identity.name)`). What a session holds is no such object."""
    match node:
        case s.Attribute(value=s.Name(id=holder) | s.Attribute(name=holder)) if found is not None:
            is_user = not _words(found.cls.rpartition("#")[2].rpartition(".")[2]).isdisjoint(words("account-row"))
            return is_user and holder.lower() in words("account-object")
    return False


def _without_which(row: str) -> str:
    """The name of an object without the words that say which one of its kind it is: `current_user`, `latest_order`."""
    parts = row.split("_")
    while len(parts) > 1 and parts[0] in words("which-one"):
        parts = parts[1:]
    return "_".join(parts)


def _is_called_as(row: str, cls: ClassInfo) -> bool:
    return row == _initials(cls.name) or (bool(words := _words(row)) and words <= _words(cls.name))


def _is_kept_key(frame: Frame, name: str, cls: ClassInfo) -> bool:
    """Whether an attribute of the object at hand is only ever given keys of what is called as the rows of a class are:
    `self.order_id = order.id`."""
    owner, program = frame.owner, frame.world.program
    if owner is None or not any(name.endswith(f"_{key}") for key in KEYS):
        return False
    given: list[s.Expr | None] = []
    for function in program.functions_mentioning(owner.path, name):
        if function.owner is owner:
            program.reads.add(body_entry(function))
            given.extend(assigned_to(program, function, name))
    return bool(given) and all(_is_key_of_called(value, cls) for value in given)


def is_carried_key(frame: Frame, node: s.Expr, cls: ClassInfo, columns: Collection[str], state: State) -> bool:
    """Whether an object carries what all who make such objects read in one of some columns of what is called as rows are."""
    if frame.is_java or not isinstance(node, s.Attribute) or not isinstance(node.value, s.Name | s.Attribute):
        return False
    if isinstance(node.value, s.Name) and node.value.id == "self":
        owner = frame.owner
    else:
        owner = frame.world.class_of(frame.evaluate(frame, node.value, state)[0].type)
    rows = tuple(are_read_from(carried_key(frame, owner, node.name), columns))
    return bool(rows) and all(row and _is_called_as(_without_which(row), cls) for row in rows)


def _is_key_of_called(value: s.Expr | None, cls: ClassInfo) -> bool:
    match value:
        case s.Attribute(value=s.Name(id=row) | s.Attribute(name=row), name=name) if name in KEYS:
            return _is_called_as(row, cls)
    return False


def is_key_by_class(frame: Frame, node: s.Call) -> bool:
    """Whether a lookup that is asked of a class in Python has the key of an object, its own one or that of the class:
    `Network.get_object(context, id=network.id)`, `Network.get_object(context, id=port.network_id)`, also through a variable. Keys
    that come from a request (`port["network_id"]`, `network_id`) or an event (`event.resource_id`) are none of these."""
    cls, key = asked_by_class(node)
    if isinstance(key, s.Name):
        key = made_once(frame, key.id)
    return key is not None and all(_is_key_of_class(each, cls) for each in _alternatives(key))


def asked_by_class(node: s.Call) -> tuple[str, s.Expr | None]:
    """The class of which a lookup in Python is asked, and the one key that it is given; nothing of other lookups."""
    if not isinstance(node.function, s.Attribute):
        return "", None
    cls = last_name(node.function.value)
    given = [argument for argument in node.arguments if argument.name is not None or argument.star]
    if not cls[:1].isupper() or len(given) != 1 or given[0].name not in KEYS:
        return "", None
    return cls, given[0].value


def _alternatives(key: s.Expr) -> tuple[s.Expr, ...]:
    if isinstance(key, s.Conditional):
        return key.body, key.orelse
    return key.operands if isinstance(key, s.Boolean) and key.operator == "or" else (key,)


def _is_key_of_class(key: s.Expr, cls: str) -> bool:
    match key:
        case s.Attribute(value=holder, name=name) if not _is_of_self(holder):
            if name in KEYS:
                return True
            before, own = name.removesuffix("_id"), _WORD.findall(cls)
            is_same = before.replace("_", "").endswith(cls.lower())
            return before != name and (is_same or (before.endswith(own[-1].lower()) and _words(cls) <= _words(before)))
    return False


def _is_of_self(node: s.Expr) -> bool:
    """Whether a key is the object's own, of which the class at hand may know no more than an identifier."""
    return isinstance(node, s.Name) and node.id in ("self", "cls")


def is_key_in_record(frame: Frame, node: s.Expr, found: Type | None) -> bool:
    """Whether a key in Python comes out of a record that a function of the project has made of the row: `Order.get(order["id"])`
    after `order = self.get_order(name)`, where a function of that name speaks of the class Order."""
    cls = frame.world.class_of(found)
    match node:
        case s.Subscript(value=s.Name(id=record), index=s.Constant(value=str() as key)) if key in KEYS and cls is not None:
            program = frame.world.program
            function = program.function_named(frame.path, frame.symbol)
            made = tuple(bound_to(frame, function, record)) if function is not None else ()
            if len(made) != 1 or not isinstance(made[0], s.Call):
                return False
            name = last_name(made[0].function)
            verb, _, what = name.strip("_").partition("_")
            if verb not in words("reading") or what.replace("_", "").rstrip("s") != cls.name.lower().rstrip("s"):
                return False
            return any(_speaks_of(frame, other, cls.name) for other in program.callers().named(name)[:_MOST_MAKERS])
    return False


def _speaks_of(frame: Frame, function: FunctionInfo, name: str) -> bool:
    """Whether the body of a function mentions a class."""
    program = frame.world.program
    program.reads.add(body_entry(function))
    return any(last_name(node) == name for node in nodes(program.body(function)) if isinstance(node, s.Name | s.Attribute))


def _words(name: str) -> frozenset[str]:
    """The words of a name, whether it is of one row or of a table."""
    return frozenset(word.lower().rstrip("s") for word in _WORD.findall(name))


def _initials(name: str) -> str:
    """`hm` of `HelpingMaterial`; nothing of a single word, whose one letter may stand for anything."""
    words = _WORD.findall(name)
    return "".join(word[0].lower() for word in words) if len(words) > 1 else ""
