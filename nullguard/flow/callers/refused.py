"""What the constructors of a class refuse: where `new Receipt(order)` raises for an order without a number, each receipt's
`getOrder().getNumber()` is there; in Python `self.order.number` where `Receipt(order)` raises."""

from __future__ import annotations

from functools import partial

from nullguard.flow.constants.always_set import assigned_to
from nullguard.flow.domain.values import Fact
from nullguard.flow.frame.frame import Frame
from nullguard.flow.remembering import remembered
from nullguard.flow.summaries.summary import RETURNS
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type

_MOST_WRITERS = 4

_Given = tuple[tuple[FunctionInfo, int], ...]
"""The constructors that write a field, and which of their parameters they write."""


def refused(frame: Frame, holder: Type, name: str) -> tuple[Fact, ...]:
    """The attributes below a private field that are there in all objects of a class: the field is only written in constructors,
    with one of their parameters, and none of them returns where such an attribute is null."""
    world = frame.world
    owner = world.class_of(holder)
    if owner is None or owner.is_library or world.schema.has_rows(owner.id):
        return ()
    find = _written if frame.is_java else _written_in_python
    written = remembered(world, ("refused", owner.id, name, 0), partial(find, world, owner, name))
    if not written or any(constructor.decl.qualname == frame.symbol for constructor, _ in written):
        return ()
    there = [_there(frame, constructor, position) for constructor, position in written]
    return tuple(Fact(segments, "nonnull") for segments in sorted(there[0].intersection(*there[1:])))


def _written(world: World, owner: ClassInfo, name: str) -> _Given:
    """Nothing where a field is written in another way as well, or may be filled in by a framework."""
    field = next((field for field in owner.decl.fields if field.name == name), None)
    if field is None or "private" not in field.modifiers or field.annotations or field.value is not None:
        return ()
    program = world.program
    writers = program.functions_writing(owner.path, name)
    if not 0 < len(writers) <= _MOST_WRITERS:
        return ()
    found: list[tuple[FunctionInfo, int]] = []
    for writer in writers:
        parameters = [parameter.name for parameter in writer.decl.parameters]
        given = list(assigned_to(program, writer, name))
        value = given[0] if len(given) == 1 else None
        if writer.owner is not owner or "constructor" not in writer.decl.modifiers:
            return ()
        if not isinstance(value, s.Name) or value.id not in parameters:
            return ()
        found.append((writer, parameters.index(value.id)))
    return tuple(found)


def _written_in_python(world: World, owner: ClassInfo, name: str) -> _Given:
    """The same in Python: `self.order = order` in the `__init__` of the class, and no other method of it that sets an attribute
    of the name."""
    fields = [field for field in owner.decl.fields if field.name == name]
    value = fields[0].value if len(fields) == 1 else None
    if not isinstance(value, s.Name) or tuple(fields[0].modifiers[:2]) != ("instance", _INIT):
        return ()
    member = world.program.method(owner, _INIT)
    for function in member.functions if member is not None and member.declared_in is owner else ():
        parameters = [item.name for item in function.decl.parameters[1:] if item.takes_one]
        if value.id in parameters:
            return ((function, parameters.index(value.id)),)
    return ()


_INIT = "__init__"


def _there(frame: Frame, constructor: FunctionInfo, position: int) -> set[tuple[str, ...]]:
    """The attributes of what a constructor is given that it proves to be there."""
    return {
        guarantee.segments
        for guarantee in frame.summarise(frame.world, constructor, frame.calls_left).guarantees
        if guarantee.when == RETURNS and guarantee.position == position and guarantee.aspect == "nonnull" and guarantee.segments
    }
