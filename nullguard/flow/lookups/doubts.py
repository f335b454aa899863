"""Lookups whose row is nearly always there: of who is logged in, of rows that code names by a constant, and of the one row of a
table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, NULL, NULLABLE, Origin, Value
from nullguard.flow.world import World
from nullguard.knowledge.sessions import session_names
from nullguard.knowledge.words import has_word, library_names, words
from nullguard.model import syntax as s
from nullguard.model.facts import Function
from nullguard.program.symbols import CLASS_OBJECT, ClassInfo, FunctionInfo, Type

_SESSION: Final = "<session>"
"""What `Value.key_of` says of what a session tells of who is logged in."""

_BY_SESSION = "it is looked up by who is logged in, whose row was read to log in"
BY_CONSTANT: Final = "it is looked up by what the code names, and set-up makes such rows"

ALONE: Final = "nothing says which row is looked for: its table has one, which set-up makes"

CLASSES: Final = frozenset({CLASS_OBJECT, "java.lang.Class"})
"""The classes of classes: `Order.class` names a table, and neither holds rows nor is the key of one."""

_KEYS = ("java.lang.", "java.util.UUID", "long", "int", "short")
"""What the types of keys begin with."""

_MOST_MENTIONS = 12
"""A function that mentions more than this does something besides asking another one."""

_replace = msgspec.structs.replace


def of_session(world: World, function: FunctionInfo, value: Value) -> Value:
    """What a function without parameters gives, told to be of the session where its body, or another such function of its class
    that it asks, mentions what holds who is logged in. Where it is a row, that row is nearly always there."""
    if value.key_of:
        return value
    owner = function.owner
    if owner is not None:
        world.program.look_at_mentions(owner.path, _asked(function, owner))
    asks = world.asks_session.get(function.id)
    if asks is None:
        asks = world.asks_session[function.id] = _asks_session(function)
    if not asks:
        return value
    origin = value.origin
    if origin is not None and origin.kind == "lookup" and not origin.doubt:
        origin = _replace(origin, doubt=_BY_SESSION)
    return _replace(value, key_of=_SESSION, origin=origin)


def of_account(function: FunctionInfo, value: Value, holder: Value) -> Value:
    """What a getter gives of what a session tells of who is logged in: their key, or the name by which they log in
    (`currentUser.getUsername()`)."""
    if holder.key_of != _SESSION or value.key_of or value.null >= NULL or function.decl.name not in words("account"):
        return value
    return _replace(value, key_of=_SESSION) if is_key(value) else value


def of_parameter(world: World, function: FunctionInfo, parameter: s.Parameter, value: Value) -> Value:
    """What a method of Java is given, told to be of the session where it is who is logged in: `Principal principal`,
    `@AuthenticationPrincipal Account account`."""
    if parameter.type is None or value.key_of or value.null == NULL:
        return value
    called = parameter.type.name.rpartition(".")[2]
    is_account = called in _ACCOUNTS and not library_names("account-class").isdisjoint(
        (parameter.type.name, *world.program.candidates(function.path, parameter.type.name, function.decl.qualname))
    )
    marks = (annotation.name.rpartition(".")[2] for annotation in parameter.annotations)
    is_marked = called not in library_names("account-elsewhere") and any(mark in library_names("account-mark") for mark in marks)
    return _replace(value, key_of=_SESSION) if is_account or is_marked else value


_ACCOUNTS: Final = frozenset(name.rpartition(".")[2] for name in library_names("account-class"))


def of_call(name: str, holder: Value, value: Value) -> Value:
    """What a call without arguments gives, whatever it is called on: what the session holds, or what that tells of who is logged
    in (`context.getPrincipal().getName()`)."""
    if value.key_of or value.null == NULL:
        return value
    is_told = name in session_names() or (holder.key_of == _SESSION and name in words("account") and is_key(value))
    return _replace(value, key_of=_SESSION) if is_told else value


def of_one_row(function: FunctionInfo, value: Value, is_row: bool, is_of_row: bool) -> Value:
    """What a function gives that looks for a row and is not told which: `settings.find()`, `sites.findSite(context)`.

    `is_row` says that it gives a row, `is_of_row` that it is a method of a row, which knows which ones it looks for itself.
    """
    origin = value.origin
    if not is_row or is_of_row or origin is None or origin.kind != "lookup" or origin.doubt or origin.keyed:
        return value
    row = "" if value.type is None else value.type.cls.rpartition("#")[2].rpartition(".")[2]
    if any(not _is_written_surrounding(parameter.type, row) for parameter in function.decl.parameters):
        return value
    name = function.decl.name.lower()
    if function.is_library or any(word in name for word in words("choice")):
        return value
    return _replace(value, origin=_replace(origin, doubt=ALONE))


def _is_written_surrounding(type: s.TypeRef | None, row: str) -> bool:
    """Whether a parameter stands for where something is looked for; an `OrderContext` says which `Order`."""
    if type is None or (row and type.name.startswith(row)):
        return False
    return type.name == "Class" or type.name.endswith(tuple(words("surrounding")))


def doubt_of(arguments: Iterable[tuple[s.Argument, Value, Path | None]]) -> str:
    """Why a lookup with these arguments nearly always finds its row; empty where nothing says so."""
    given = [(argument.value, value) for argument, value, _ in arguments]
    if len(given) == 2 and _is_position(given[0][0]) and _is_class(given[1][1]):
        return ""  # `fetchOne(0, String.class)`: what is read of the row, and not which one
    keys = [(node, value) for node, value in given if not is_surrounding(value)]
    if any(value.key_of == _SESSION for _, value in keys):
        return _BY_SESSION
    if keys and all(_is_written(node, value) for node, value in keys):
        return BY_CONSTANT if any(kind in ("str", "int") for _, value in keys for kind, _ in value.constants or ()) else ""
    return ""


def names_columns(world: World, row: Type | None, keys: Iterable[s.Expr]) -> bool:
    """Whether all that a lookup is given are names of columns of its row, and so no keys: `orders.first("-created_at")`."""
    given = tuple(keys)
    if row is None or not given:
        return False
    texts = [key.value if isinstance(key, s.Constant) else None for key in given]
    return all(isinstance(text, str) and world.schema.attribute(row.cls, text.lstrip("-")) is not None for text in texts)


def _is_position(node: s.Expr) -> bool:
    return isinstance(node, s.Constant) and node.kind == "int"


def _is_class(value: Value) -> bool:
    return value.type is not None and value.type.cls in CLASSES


def _is_written(node: s.Expr, value: Value) -> bool:
    """Whether a key is a constant, by its value or its name (`find(Tenant.SYSTEM, "mail")`), or a null that the code gives in
    place of one (`find("dc", "title", null)`)."""
    if value.null == NULL:
        return value.origin is None or value.origin.kind == "path"
    if value.null < NULL and isinstance(node, s.Attribute) and node.name.isupper() and len(node.name) > 1:
        return True
    return value.null == NONNULL and value.constants is not None and len(value.constants) == 1


def _asks_session(function: FunctionInfo) -> bool:
    names, owner = session_names(), function.owner
    if not names.isdisjoint(function.decl.mentions) or _asks_thread(function):
        return True
    return owner is not None and any(not names.isdisjoint(other.mentions) for other in _asked(function, owner))


def _asks_thread(function: FunctionInfo) -> bool:
    """Whether a method is called as what gives a user, and mentions a field of its class that holds something for each thread:
    `static Long getUserId() { return HOLDER.get(); }`."""
    owner, decl = function.owner, function.decl
    if owner is None or len(decl.mentions) > _MOST_MENTIONS or not has_word(decl.name, words("account-row")):
        return False
    return any(
        field.name in decl.mentions
        and field.type is not None
        and field.type.name.rpartition(".")[2] in library_names("of-thread")
        for field in owner.decl.fields
    )


def _asked(function: FunctionInfo, owner: ClassInfo) -> tuple[Function, ...]:
    """The methods without parameters of its class that a small function may ask."""
    mentions = function.decl.mentions
    if function.is_library or not mentions or len(mentions) > _MOST_MENTIONS:
        return ()
    return tuple(other for other in owner.decl.functions if other.name in mentions and not other.parameters)


def is_key(value: Value) -> bool:
    """Whether a value may be the key of a row: a number, a text or the like, or something unknown. Rows and requests are none."""
    return value.type is None or value.type.cls.startswith(_KEYS)


def is_surrounding(value: Value) -> bool:
    """Whether a value stands for where something is looked for, and not for what."""
    if value.type is None:
        return False
    return value.type.cls in CLASSES or value.type.cls.rpartition("#")[2].rpartition(".")[2].endswith(tuple(words("surrounding")))


def doubt_tested(path: Path, by: str, origin: Origin, state: State) -> None:
    """Note that a validator `by` that name has tested a path whose null has this origin, and that code which goes on has heard of
    it."""
    value = state.values.get(path)
    if value is not None and value.null == NULLABLE and value.origin == origin:
        state.values[path] = _replace(value, origin=_replace(origin, doubt=origin.doubt or f"'{by}' tests it before"))
