"""Types that only the functions among a call's arguments tell: `supplyAsync(() -> orders.find(id))` gives a CompletableFuture of
an Order, `template.execute(status -> orders.find(id))` an Order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from nullguard.flow.domain.values import NULLABLE, Value
from nullguard.flow.frame.closures import Outcome
from nullguard.flow.frame.frame import Frame
from nullguard.flow.world import PRIMITIVES
from nullguard.knowledge.words import library_names
from nullguard.program.symbols import FunctionInfo, Type
from nullguard.program.types import substitute, unify

_replace = msgspec.structs.replace

_FUTURES: Final = frozenset({"java.util.concurrent.Future", "java.util.concurrent.CompletionStage"})
"""What all objects are that hold what a function gives later, of whatever library."""


def is_future(frame: Frame, value: Value) -> bool:
    """Whether a value holds what a function gives later."""
    return value.type is not None and not _FUTURES.isdisjoint(frame.world.lineage(value.type))


def with_types(frame: Frame, function: FunctionInfo, result: Value, outcomes: Sequence[Outcome | None]) -> Value:
    """The result of a Java call with the method's own type parameters, as far as the functions that it is handed tell them."""
    decl, program = function.decl, frame.world.program
    own = {parameter.name for parameter in decl.type_parameters}
    if not frame.is_java or not own or decl.returns is None:
        return result
    if any(arg.name in own for arg in decl.returns.args) and is_future(frame, result):
        is_held = decl.name in library_names("holding-later")
        given = next((outcome.value for outcome in outcomes if outcome is not None), None) if is_held else None
        if given is not None and is_future(frame, given):
            given = given.element  # `thenCompose(order -> find(order.getId()))` holds what the other future does
        result = _replace(result, element=given if given is not None and given.null == NULLABLE else None)
    is_open = result.type is None and decl.returns.name in own
    if not is_open and not (result.type is not None and any(arg.cls.startswith("~") for arg in result.type.args)):
        return result
    found: dict[str, Type] = {}
    for parameter, outcome in zip(decl.parameters, outcomes, strict=False):
        if outcome is None or outcome.value.type is None or outcome.value.type.cls in PRIMITIVES:
            continue
        wanted = program.type_of(parameter.type, function.path, decl.qualname)
        if wanted is not None and wanted.args:
            told = unify(wanted.args[-1], outcome.value.type, program.seen_as)
            found.update({name: type for name, type in told.items() if name in own and name not in found})
    if not found:
        return result
    return _replace(result, type=found.get(decl.returns.name) if result.type is None else substitute(result.type, found))
