"""Lookups whose row is nearly always there: of who is logged in, and of rows that code names by a constant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from nullguard.flow.domain.state import Path
from nullguard.flow.domain.values import NONNULL, Value
from nullguard.knowledge.sessions import session_names
from nullguard.model import syntax as s
from nullguard.program.symbols import CLASS_OBJECT, FunctionInfo

_SESSION: Final = "<session>"
"""What `Value.key_of` says of what a session tells of who is logged in."""

_BY_SESSION = "it is looked up by who is logged in, whose row was read to log in"
_BY_CONSTANT = "it is looked up by what the code names, and set-up makes such rows"

_SURROUNDINGS = ("Context", "Session", "EntityManager", "Connection", "Transaction", "Handle")
"""How the names of classes end whose objects stand for where something is looked for, and not for what."""

_MOST_MENTIONS = 12
"""A function that mentions more than this does something besides asking another one."""

_replace = msgspec.structs.replace


def of_session(function: FunctionInfo, value: Value) -> Value:
    """What a function without parameters gives, told to be of the session where its body, or another such function of its class
    that it asks, mentions what holds who is logged in. Where it is a row, that row is nearly always there."""
    if value.key_of or not _asks_session(function):
        return value
    origin = value.origin
    if origin is not None and origin.kind == "lookup" and not origin.doubt:
        origin = _replace(origin, doubt=_BY_SESSION)
    return _replace(value, key_of=_SESSION, origin=origin)


def doubt_of(arguments: Iterable[tuple[s.Argument, Value, Path | None]]) -> str:
    """Why a lookup with these arguments nearly always finds its row; empty where nothing says so."""
    keys = [value for _, value, _ in arguments if not _is_surrounding(value)]
    if any(value.key_of == _SESSION for value in keys):
        return _BY_SESSION
    if keys and all(value.null == NONNULL and value.constants is not None and len(value.constants) == 1 for value in keys):
        return _BY_CONSTANT if any(kind == "str" for value in keys for kind, _ in value.constants or ()) else ""
    return ""


def _asks_session(function: FunctionInfo) -> bool:
    names, mentions = session_names(), set(function.decl.mentions)
    if not names.isdisjoint(mentions):
        return True
    if function.owner is None or function.is_library or len(mentions) > _MOST_MENTIONS:
        return False
    return any(
        other.name in mentions and not other.parameters and not names.isdisjoint(other.mentions)
        for other in function.owner.decl.functions
    )


def _is_surrounding(value: Value) -> bool:
    if value.type is None:
        return False
    return value.type.cls == CLASS_OBJECT or value.type.cls.rpartition("#")[2].rpartition(".")[2].endswith(_SURROUNDINGS)
