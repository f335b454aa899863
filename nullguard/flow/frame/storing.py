"""Java's boxes that are stored where only a primitive fits: in a field, or an array's place."""

from __future__ import annotations

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.resolving import field_holder
from nullguard.flow.frame.unboxing import unbox
from nullguard.flow.world import PRIMITIVES
from nullguard.model import syntax as s
from nullguard.program.symbols import ARRAY, ClassInfo, Type


def unbox_stored(frame: Frame, target: s.Expr, node: s.Expr, value: Value, path: Path | None, state: State) -> None:
    """`this.total = order.getTotal()`, `totals[0] = order.getTotal()`: the box `value`, which `node` gives, is unboxed where the
    target holds a primitive."""
    if _holds_primitive(frame, target, state):
        unbox(frame, node, value, state, path)


def unbox_collected(
    frame: Frame, type: Type, name: str, argument: s.Argument, value: Value, path: Path | None, state: State
) -> None:
    """`View.builder().total(order.getTotal())`, of a view whose total is a primitive."""
    cls = frame.world.class_of(type.args[0]) if type.args else None
    if cls is not None and _is_primitive(frame, cls, name):
        unbox(frame, argument.value, value, state, path)


def _holds_primitive(frame: Frame, target: s.Expr, state: State) -> bool:
    match target:
        case s.Name(id=name):
            holder = field_holder(frame, name) if name not in frame.locals else None
            return holder is not None and _is_primitive(frame, holder, name)
        case s.Attribute(value=owner, name=name):
            cls = frame.world.class_of(frame.evaluate(frame, owner, state)[0].type)
            return cls is not None and _is_primitive(frame, cls, name)
        case s.Subscript(value=owner):
            type = frame.evaluate(frame, owner, state)[0].type
            held = frame.world.program.element_type(type) if type is not None and type.cls == ARRAY else None
            return held is not None and held.cls in PRIMITIVES
    return False


def _is_primitive(frame: Frame, cls: ClassInfo, name: str) -> bool:
    member = frame.world.program.field(cls, name)
    written = member.field.type if member is not None and member.field is not None else None
    return written is not None and written.name in PRIMITIVES
