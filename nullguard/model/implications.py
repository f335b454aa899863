"""What the CHECKs of a table tell of its rows."""

from __future__ import annotations

from enum import StrEnum

from nullguard.model.queries import Constant
from nullguard.model.syntax import Node


class Known(StrEnum):
    """What can be known of a column of a row."""

    NULL = "null"
    PRESENT = "present"
    ONE_OF = "one of"
    NONE_OF = "none of"


class Premise(Node, frozen=True):
    """Something known of a column, under any of its names: NONE_OF and ONE_OF some `values` only when it is not null either."""

    names: tuple[str, ...]
    known: Known
    values: tuple[Constant, ...] = ()


class Implication(Node, frozen=True):
    """A row in which all premises hold has no null in the column `name`; without premises no row has."""

    name: str
    premises: tuple[Premise, ...] = ()
