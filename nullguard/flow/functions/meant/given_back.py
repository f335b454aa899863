"""What whoever is handed a function of Java gets of it, by the interface that is written there: an object or a primitive."""

from __future__ import annotations

from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.meant.overloads import only_method
from nullguard.flow.world import PRIMITIVES
from nullguard.program.symbols import Type


def gives_object(frame: Frame, type: Type) -> bool:
    """Whether a function that is handed over as an object of an interface gives an object, so that a box is not unboxed:
    `Function<Order, Boolean>`, not `Predicate<Order>`."""
    method = only_method(frame, type)
    declared = method.decl.returns if method is not None else None
    return declared is not None and declared.name not in PRIMITIVES
