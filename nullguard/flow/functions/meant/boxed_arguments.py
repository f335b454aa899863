"""Boxes that a call needs as primitives: null raises where they are unboxed."""

from __future__ import annotations

from collections.abc import Sequence

from nullguard.flow.domain.state import State
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.unboxing import BOXED, unbox
from nullguard.flow.frame.uses import note_use
from nullguard.flow.world import PRIMITIVES
from nullguard.model import syntax as s
from nullguard.program.symbols import Type


def taking_boxes(overloads: Sequence[Sequence[s.Parameter]], arguments: Arguments) -> Sequence[s.Parameter]:
    """The parameters that constructors with as many of them have for boxed arguments: a primitive one, where none takes the box
    as it is (`new ArrayList<>(order.getQuantity())`)."""
    chosen = []
    for position, (_, value, _) in enumerate(arguments):
        given = [parameters[position] for parameters in overloads]
        box = value.type.cls.rpartition(".")[2] if value.type is not None else ""
        names = [parameter.type.name if parameter.type is not None else "" for parameter in given]
        kept = [name == box or name in _ABOVE_BOXES or (name.isupper() and len(name) <= 2) for name in names]
        wanted = kept if any(kept) else [name in PRIMITIVES for name in names]
        chosen.append(next((parameter for parameter, fits in zip(given, wanted, strict=True) if fits), given[0]))
    return chosen


_ABOVE_BOXES = ("", "Object", "Number", "Comparable", "Serializable")
"""Types of parameters that take a box as it is; a type parameter does, too."""


def unbox_arguments(frame: Frame, parameters: Sequence[s.Parameter], arguments: Arguments, state: State) -> None:
    """Boxed arguments for primitive parameters are unboxed, where null raises. A function with more parameters than there are
    arguments is not the one that is called: `list.add(element)` is inherited, `list.add(index, element)` is not."""
    if not parameters:
        return
    if len(arguments) < len([parameter for parameter in parameters if parameter.kind == "positional"]):
        return
    for parameter, (argument, value, source) in zip(parameters, arguments, strict=False):
        if parameter.type is not None and parameter.type.name in PRIMITIVES and parameter.kind == "positional":
            if value.type is not None and value.type.cls in BOXED:
                note_use(frame, "unboxing", argument.value, value, source, state)
    last = parameters[-1]
    if last.kind == "star" and last.type is not None and last.type.name in PRIMITIVES:
        for argument, value, source in arguments[len(parameters) - 1 :]:
            unbox(frame, argument.value, value, state, source)


def unbox_for_setter(frame: Frame, type: Type, name: str, attribute: str, arguments: Arguments, state: State) -> None:
    """`order.setPaid(flag)` of a setter that takes a primitive; one that stands in no source takes what its attribute is."""
    cls = frame.world.class_of(type)
    member = frame.world.program.method(cls, name, 1) if cls is not None else None
    if cls is not None and member is None:
        held = frame.world.program.field(cls, attribute)
        written = held.field.type if held is not None and held.field is not None else None
        if written is not None and written.name in PRIMITIVES:
            (argument, value, source) = arguments[0]
            note_use(frame, "unboxing", argument.value, value, source, state)
    for function in member.functions[:1] if member is not None else ():
        unbox_arguments(frame, function.decl.parameters, arguments, state)
