"""What else tells that a field of a Java object is there: its getter, and what frameworks call when they have filled it."""

from __future__ import annotations

from functools import partial
from typing import Final

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.remembering import remembered
from nullguard.flow.summaries.returns import can_ask
from nullguard.flow.summaries.summary import RECEIVER, RETURNS
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.program.symbols import ClassInfo, FunctionInfo

_SHORTEST: Final = len(("this", "note"))

_Methods = tuple[FunctionInfo, ...]


def is_there_by_getter(frame: Frame, base: Value, path: Path, state: State) -> bool:
    """Whether a field is known to be there by its getter, or what a getter gives by its field: `if (note == null) { return; }`,
    then `getNote().trim()`."""
    if len(path) < _SHORTEST or base.type is None:
        return False
    other = frame.world.other_names(base.type.cls).get(path[-1])
    known = state.values.get((*path[:-1], other)) if other is not None else None
    return known is not None and known.null == NONNULL


def is_refused_at_start(frame: Frame, base: Value, name: str) -> bool:
    """Whether an object is only handed out with the field: a method that a framework calls when it has filled the object refuses
    its null (`void afterPropertiesSet() { Assert.notNull(this.dao, "dao"); }`)."""
    cls = frame.world.class_of(base.type) if base.type is not None else None
    if cls is None or cls.is_library or not can_ask(frame.calls_left):
        return False
    starting = remembered(frame.world, ("starting", cls.id, "", 0), partial(_starting, frame.world, cls))
    for function in starting:
        if function.decl.qualname == frame.symbol or name not in _mentioned(frame.world, function):
            continue
        for told in frame.summarise(frame.world, function, frame.calls_left).guarantees:
            if (told.when, told.position, told.segments, told.aspect) == (RETURNS, RECEIVER, (name,), "nonnull"):
                return True
    return False


def _mentioned(world: World, function: FunctionInfo) -> frozenset[str]:
    """The names in a method, and in the methods of its class that it may call."""
    declared = function.owner.decl.functions if function.owner is not None else ()
    asked = [other for other in declared if other.name in function.decl.mentions]
    world.program.look_at_mentions(function.path, (function.decl,))
    if function.owner is not None:
        world.program.look_at_mentions(function.owner.path, asked)
    own = (other.mentions for other in asked)
    return frozenset(function.decl.mentions).union(*own)


def _starting(world: World, cls: ClassInfo) -> _Methods:
    """The methods of a class that frameworks call when they have filled its objects."""
    names, marks = library_names("starting-method"), library_names("starting-annotation")
    found: dict[str, FunctionInfo] = {}
    for holder in world.program.ancestors(cls):
        for decl in holder.decl.functions if not holder.is_library else ():
            is_starting = decl.name in names or any(mark.simple_name in marks for mark in decl.annotations)
            member = world.program.method(cls, decl.name, 0) if is_starting and not decl.parameters else None
            for function in member.functions if member is not None else ():
                found[function.id] = function
    return tuple(found.values())
