"""What variables hold that a type is declared of."""

from __future__ import annotations

import msgspec

from nullguard.flow.bodies.reasons import ROW
from nullguard.flow.constants.made_containers import as_made, made_by
from nullguard.flow.containers.typed_dictionaries import is_declared_so
from nullguard.flow.domain.mappings import is_mapping
from nullguard.flow.domain.nullable_types import plain
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, NULLABLE, UNKNOWN, Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.unboxing import BOXED, note_unboxing
from nullguard.flow.functions.answers.results import RETURNED
from nullguard.flow.world import PRIMITIVES
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.program.symbols import Type

_replace = msgspec.structs.replace


def as_declared(frame: Frame, node: s.Assign, value: Value, declared: Type, state: State, source: Path | None) -> Value:
    """The value of an assignment as a variable of the declared type holds it."""
    if declared.cls in PRIMITIVES:
        if value.type is not None and value.type.cls in BOXED:
            assert node.value is not None
            note_unboxing(frame, node.value, value, source, state)
        return Value(
            NONNULL, declared, constants=value.constants, is_key=value.is_key, key_of=value.key_of, row_key=value.row_key
        )
    if frame.is_java and isinstance(node.value, s.Call) and _becomes_row(frame, node.value, value, declared):
        assert value.origin is not None
        value = _replace(value, origin=_replace(value.origin, kind=ROW))
    keep = (
        value.type
        if value.type is not None and (not frame.is_java or _is_subclass(frame, value.type, declared))
        else plain(declared)
    )
    if value.type is not None and declared.cls != value.type.cls and not frame.is_java and declared.cls not in ("|",):
        is_filled = is_mapping(value.type) and is_declared_so(frame.world, declared)
        keep = plain(declared) if frame.world.class_of(declared) is not None and not is_filled else value.type
    if frame.is_java and value.type is not None and declared.args and (value.type.cls == declared.cls or not value.type.args):
        program = frame.world.program
        made = made_by(program, node.value, frame.path, frame.scope) if node.value is not None else None
        keep = as_made(program, plain(declared) or declared, made)
    if (frame.is_java and value.type is None) or keep is not value.type:
        value = _replace(value, type=keep, always_true=frame.world.always_true(keep.cls) if keep is not None else False)
    if value.null == UNKNOWN and declared.nullable and not isinstance(node.value, (s.Constant, s.Collection)):
        return frame.world.typed(_replace(declared, nullable=True), "local")
    return value


def _becomes_row(frame: Frame, call: s.Call, value: Value, declared: Type) -> bool:
    """Whether a null is a missing row's by the class of the variable, which what gives it does not know: `Order order =
    first(sql, mapper)`, of `<T> T first(…)`. Not of what runs something and gives what that gives (`retry(() -> …)`), nor of what
    makes an object of its class, or fails to."""
    origin = value.origin
    if value.null != NULLABLE or origin is None or origin.kind != RETURNED or not frame.world.schema.is_entity(declared.cls):
        return False
    giving = frame.world.program.function_at(origin.path, origin.at)
    if giving is not None and not library_names("reflective-maker").isdisjoint(giving.decl.mentions):
        return False
    return not any(isinstance(item.value, s.Lambda) and not item.value.parameters for item in call.arguments)


def _is_subclass(frame: Frame, actual: Type, declared: Type) -> bool:
    if actual.cls == declared.cls:
        return bool(actual.args) or not declared.args
    a, b = frame.world.class_of(actual), frame.world.class_of(declared)
    return a is not None and b is not None and any(base.id == b.id for base in frame.world.program.ancestors(a))
