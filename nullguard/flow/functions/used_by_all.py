"""What all implementations of an interface's method do to a null that they are handed (Java), whichever of them a call runs."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nullguard.flow.bodies.overriding import is_overridden
from nullguard.flow.domain.values import NULL
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.summaries.summary import NOTHING, RETURNS, Guarantee, Summary
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

Place = tuple[int, tuple[str, ...]]
"""The position of an argument, and the segments below it."""


def used_by_all(frame: Frame, bodies: Sequence[FunctionInfo], arguments: Arguments) -> Summary:
    """The uses of arguments that may be null which each of several bodies has on all its ways, but for those that do not mention
    the argument: such classes stand in for others. The first use stands for all."""
    if not bodies or not frame.is_java or not any(value.null >= NULL for _, value, _ in arguments):
        return NOTHING
    told: dict[Place, Guarantee] = {}
    spared: set[Place] = set()
    for body in bodies:
        if is_overridden(frame.world.program, body):
            return NOTHING
        guarantees = frame.summarise(frame.world, body, frame.calls_left).guarantees
        used = {(item.position, item.segments): item for item in guarantees if item.demand is not None and item.when == RETURNS}
        frame.world.program.reads.add(body_entry(body))
        names = {node.id for node in nodes(frame.world.program.body(body)) if isinstance(node, s.Name)}
        mentioned = (place for place, parameter in enumerate(body.decl.parameters) if parameter.name in names)
        spared.update((place, ()) for place in mentioned if (place, ()) not in used)
        told = {**used, **told}
    left = tuple(item for place, item in told.items() if not place[1] and place not in spared)
    return msgspec.structs.replace(NOTHING, guarantees=left)
