"""What a library's function gives that hands on the elements of its arguments: `chain(orders, more)`, `islice(orders, 10)`."""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.joins import join
from nullguard.flow.domain.values import NONNULL, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.elements import element_of
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.program.symbols import FunctionInfo

_MOST_LEVELS = 3

_replace = msgspec.structs.replace


def with_elements(frame: Frame, function: FunctionInfo, arguments: Arguments, result: Value) -> Value:
    """The result with the elements of the arguments, where a signature says that it has them: `(Iterable[T]) -> Iterator[T]`. A
    type alone does not tell what a query asked of its rows."""
    decl = function.decl
    if not function.is_library or frame.is_java or result.element is not None or decl.returns is None or not decl.returns.args:
        return result
    own = {parameter.name for parameter in decl.type_parameters}
    element: Value | None = None
    named = ""
    positions = iter(decl.parameters)
    parameter = next(positions, None)
    for argument, value, _ in arguments:
        if parameter is None or argument.name or argument.star:
            break
        wanted = parameter.type
        if wanted is not None and len(wanted.args) == 1 and wanted.args[0].name in own and value.truth is not False:
            named = wanted.args[0].name
            given = element_of(frame, value)
            element = given if element is None else join(element, given)
        if parameter.kind != "star":
            parameter = next(positions, None)
    if element is None:
        return result
    held = _shaped(decl.returns.args[0], named, element, _MOST_LEVELS)
    return _replace(result, element=held) if held is not None else result


def _shaped(wanted: s.TypeRef, name: str, element: Value, levels: int) -> Value | None:
    """A value of a type, in which the element stands for a type parameter; None where the type does not have it."""
    if wanted.name == name:
        return element
    if levels <= 0 or not wanted.args:
        return None
    parts = [_shaped(argument, name, element, levels - 1) for argument in wanted.args]
    if all(part is None for part in parts):
        return None
    if wanted.name == "tuple":
        return Value(NONNULL, items=tuple(part or Value() for part in parts))
    return Value(NONNULL, element=parts[0])
