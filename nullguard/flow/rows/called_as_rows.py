"""Lookups in Python by the key of an object that is called as the rows are: `Order.get(order.id)` gives that order again."""

from __future__ import annotations

import re
from typing import Final

from nullguard.flow.domain.state import State
from nullguard.flow.interpreter.frame import Frame
from nullguard.flow.rows.named_keys import KEYS
from nullguard.model import syntax as s
from nullguard.program.symbols import Type

BY_NAMED_ROW: Final = "it is looked up by the key of what is called as its row is"

_WORD = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")


def is_key_of_named(frame: Frame, node: s.Expr, found: Type | None, state: State) -> bool:
    """Whether a key in Python is that of an object which is called as the rows are that are looked for, as far as it is of no
    class that is no row's: `Order.get(order.id)`, `DynamicChallenge.get(challenge.id)`."""
    cls = frame.world.class_of(found)
    match node:
        case s.Attribute(value=s.Name(id=row) | s.Attribute(name=row) as holder, name=name) if name in KEYS and cls is not None:
            type, schema = frame.evaluate(frame, holder, state)[0].type, frame.world.schema
            if type is not None and (not schema.is_entity(type.cls) or schema.table(type.cls) != schema.table(cls.id)):
                return False
            return bool(words := _words(row)) and words <= _words(cls.name)
    return False


def _words(name: str) -> frozenset[str]:
    """The words of a name, whether it is of one row or of a table."""
    return frozenset(word.lower().rstrip("s") for word in _WORD.findall(name))
