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

_ABOVE_ALL = ("Comparable", "Serializable", "Constable")


def takes_box_of(primitive: str, written: str) -> bool:
    """Whether a parameter of a class, by its simple name, takes a primitive's box: its own class, or a named one above it.
    Parameters for any object are left out, since Java means these last."""
    above = written in _ABOVE_ALL or (written == "Number" and primitive not in ("boolean", "char"))
    return BOXES.get(primitive) == f"java.lang.{written}" or above


def is_boxed(value: Value) -> bool:
    """Whether the value's class is a boxed primitive."""
    return value.type is not None and value.type.cls in BOXED


def unbox(frame: Frame, node: s.Expr, value: Value, state: State, path: Path | None = None) -> None:
    """The value is needed as a primitive."""
    if is_boxed(value):
        note_unboxing(frame, node, value, path, state)


def note_unboxing(frame: Frame, node: s.Expr, value: Value, path: Path | None, state: State) -> None:
    """A box becomes a primitive: told of a switch where one of its results stands, which is its first that is no constant."""
    results = _results(node) if isinstance(node, s.Switch) else []
    note_use(frame, "unboxing", results[0] if results else node, value, path, state)


def _results(node: s.Switch) -> list[s.Expr]:
    bodies = [statement for case in node.cases for statement in case.body if isinstance(statement, s.Yielded)]
    return [item.value for item in bodies if not isinstance(item.value, s.Constant)]
