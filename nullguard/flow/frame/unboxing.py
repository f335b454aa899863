"""Java's unboxing: where a boxed value becomes a primitive, null raises."""

from __future__ import annotations

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.uses import note_use
from nullguard.model import syntax as s

BOXED = {
    "java.lang.Integer": "int",
    "java.lang.Long": "long",
    "java.lang.Short": "short",
    "java.lang.Byte": "byte",
    "java.lang.Character": "char",
    "java.lang.Boolean": "boolean",
    "java.lang.Float": "float",
    "java.lang.Double": "double",
}


BOXES = {primitive: boxed for boxed, primitive in BOXED.items()}
"""The class that a primitive becomes where null is possible."""


def is_boxed(value: Value) -> bool:
    """Whether the value's class is a boxed primitive."""
    return value.type is not None and value.type.cls in BOXED


def unbox(frame: Frame, node: s.Expr, value: Value, state: State, path: Path | None = None) -> None:
    """The value is needed as a primitive."""
    if is_boxed(value):
        note_use(frame, "unboxing", node, value, path, state)
