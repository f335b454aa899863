"""Parameters that are None by default and come back where a row is missing (Python): `option(key, default=None)` gives none to
whoever names no default."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from nullguard.flow.bodies.reasons import OF_DATA, explained, kind_of
from nullguard.flow.domain.values import NULL, NULLABLE, Origin, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.answers.flags import fallbacks
from nullguard.flow.functions.meant.overloads import argument_for
from nullguard.flow.summaries.summary import Summary
from nullguard.model import syntax as s
from nullguard.model.nodes import is_named, is_null, nodes
from nullguard.program.symbols import FunctionInfo

_replace = msgspec.structs.replace


def fallen_back(frame: Frame, function: FunctionInfo, body: s.Body, positions: Mapping[str, int]) -> Iterator[tuple[int, Origin]]:
    """The positions of such parameters of an interpreted function, and the row, or the row's attribute, that is missing then."""
    if frame.is_java or not frame.ended:
        return
    for name, position in fallbacks(function, positions):
        others = [state for value, state in frame.ended if state.values.get((name,)) is not value]
        for value, state in frame.ended:
            if value.null < NULL and state.values.get((name,)) is value and others:
                reason = explained(Value(NULL), state, others)
                if reason.origin is not None and kind_of(reason) in OF_DATA:
                    yield position, reason.origin
                    break
        else:
            if name in frame.fallen and _is_handed_on(body, name):
                yield position, frame.fallen[name]


def _is_handed_on(body: s.Body, name: str) -> bool:
    """Whether a function gives what another one gives that it hands the parameter: `return find(key, default)`."""
    return any(
        isinstance(node.value, s.Call) and any(is_named(argument.value, name) for argument in node.value.arguments)
        for node in nodes(body)
        if isinstance(node, s.Return)
    )


def with_default(frame: Frame, function: FunctionInfo, summary: Summary, arguments: Arguments, given: Value) -> Value:
    """What a call gives that names no default, or None: nothing where the row is missing."""
    if not summary.fallen or given.null >= NULL or any(argument.star for argument, _, _ in arguments):
        return given
    for position, origin in summary.fallen:
        found = argument_for(function, arguments, position)
        if found is None or is_null(found[0].value):
            return _replace(given, null=NULLABLE, origin=origin)
        path = found[2]
        if path is not None and len(path) == 1 and path[0] in frame.parameters and path[0] not in frame.rebound:
            frame.fallen.setdefault(path[0], origin)
    return given
