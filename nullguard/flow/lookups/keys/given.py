"""Keys that the database has just given a new row: `Long id = orders.create(order); orders.getById(id)` reads that row back."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.bindings import bound_to
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.doubts import is_key
from nullguard.flow.lookups.made_by_name import is_given_by_name
from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo

BY_GIVEN_KEY: Final = "it reads back, by the key that it was given, the row that was made before"

_NUMBERS: Final = library_names("key-as-another")
"""What tells a key in another way."""


def is_given_key(frame: Frame, node: s.Call, arguments: Arguments) -> bool:
    """Whether a lookup of a Java DAO has as its key what the same DAO's method gave that made a row in the same function, or what
    a holder of keys got; in Python what a function of the same object or source gave that is called so."""
    if not frame.is_java:
        return is_given_by_name(frame, node, arguments)
    match node.function:
        case s.Attribute(value=holder):
            dao: s.Expr | None = holder
        case s.Name():
            dao = None
        case _:
            return False
    function: FunctionInfo | None = None
    for argument, value, _ in arguments:
        if dao is None and not _is_key(value):
            continue  # what a class hands to itself may be anything: `Query query = createQuery(text); first(query)`
        key = argument.value
        if isinstance(key, s.Name):
            function = function or frame.world.program.function_named(frame.path, frame.symbol)
            made = list(bound_to(frame, function, key.id)) if function is not None and key.id in frame.locals else []
            if len(made) != 1 or made[0] is None:
                continue
            key = made[0]
        if _is_given(frame, key, dao):
            return True
    return False


def _is_key(value: Value) -> bool:
    """Whether a value is known to be of a class that keys have, or a primitive."""
    return is_key(value) and (value.type is not None or value.null == NONNULL)


def _is_given(frame: Frame, key: s.Expr, dao: s.Expr | None) -> bool:
    while isinstance(key, s.Call) and isinstance(key.function, s.Attribute) and key.function.name in _NUMBERS:
        key = key.function.value
    match key:
        case s.Call(function=s.Attribute(value=s.Name(id=holder), name="getKey"), arguments=()):
            function = frame.world.program.function_named(frame.path, frame.symbol)
            made = list(bound_to(frame, function, holder)) if function is not None else []
            if len(made) != 1 or not isinstance(made[0], s.New):
                return False
            return made[0].type.name.rpartition(".")[2] in library_names("key-holder")
        case s.Call(function=s.Attribute(value=maker, name=name)):
            return name.startswith(tuple(words("giving"))) and _is_same(frame, maker, dao)
        case s.Call(function=s.Name(id=name)):
            return dao is None and name.startswith(tuple(words("giving")))
    return False


def _is_same(frame: Frame, maker: s.Expr, dao: s.Expr | None) -> bool:
    """Whether what made a row is what looks for it, or both are classes: `Blobs.store(data)`, then `find(id)` in the class of the
    rows."""
    if dao is not None and render(maker) == render(dao):
        return True
    return _is_class(frame, maker) and (dao is None or _is_class(frame, dao))


def _is_class(frame: Frame, node: s.Expr) -> bool:
    if not isinstance(node, s.Name) or node.id in frame.locals:
        return False
    cls = frame.world.program.class_named(frame.path, node.id, frame.scope)
    return cls is not None and not cls.is_library  # `NumberUtils.createInteger(text)` makes no row
