"""How a function is called whose answer is asked for."""

from __future__ import annotations

from typing import NamedTuple

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.program.symbols import ClassInfo


class CallAtHand(NamedTuple):
    """With which arguments a function is called, on which class and what object, and what is known where it is."""

    arguments: Arguments
    cls: ClassInfo | None
    receiver: tuple[Value, Path | None]
    state: State
