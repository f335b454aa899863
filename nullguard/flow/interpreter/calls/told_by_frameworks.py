"""What frameworks tell of a call: what it gives, and for which arguments it refuses null."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.asked_queries import note_asked_for_null
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.uses import note_use
from nullguard.flow.lookups.unsaved import is_about_to_be_saved
from nullguard.flow.protocols import CallSite
from nullguard.model import syntax as s
from nullguard.program.symbols import Symbol

_replace = msgspec.structs.replace


def _as_key(frame: Frame, node: s.Expr, value: Value, state: State) -> Value:
    """The own key of a row as an argument of a query: that of what is about to be saved may be that of no row."""
    if not frame.is_java and is_about_to_be_saved(frame, node, state):
        return _replace(value, row_key="")
    return value


class Called(NamedTuple):
    """What a call means: the last part of the callee's name, its dotted name where it has one, the object that it is called on,
    and the symbol that it is."""

    node: s.Call
    name: str
    qualified: str
    receiver: Value | None
    symbol: Symbol | None


def told_by_frameworks(frame: Frame, called: Called, arguments: Arguments, result: Value, state: State) -> Value:
    """What the first framework that knows of a call says that it gives, else its `result` as it was known before. Nulls among the
    arguments that the framework refuses are noted as used."""
    frameworks = frame.world.frameworks(frame.is_java)
    if not frameworks:
        return result
    site = CallSite(
        frame.world,
        called.node,
        called.name,
        called.qualified,
        called.receiver,
        tuple([(a, v if not v.row_key else _as_key(frame, a.value, v, state)) for a, v, _ in arguments]),
        called.symbol,
        result,
        frame.path,
        frame.owner,
        lambda function: frame.summarise(frame.world, function, frame.calls_left).value,
    )
    for framework in frameworks:
        better = framework.call(site)
        if better is not None:
            for place, kind in framework.refused(site):
                argument, value, path = arguments[place]
                note_use(frame, kind, argument.value, value, path, state, f"{called.name}(…)")
            note_asked_for_null(frame, better, called.node.at)
            return better
    return result
