"""Functions that are handed a mapped class and ask for its rows (Python): `find(session, Order, 3)`, `get_or_none(Order)`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from nullguard.flow.domain.values import Value
from nullguard.model import syntax as s
from nullguard.program.symbols import ClassInfo, FunctionInfo


def given_classes(
    function: FunctionInfo, arguments: Sequence[tuple[s.Argument, Value]], is_mapped: Callable[[str], bool]
) -> FunctionInfo:
    """The function as a call has it that gives mapped classes for parameters; itself where it gives none."""
    found = tuple(_classes(function, arguments, is_mapped))
    if not found:
        return function
    told = ",".join(f"{name}={cls.id}" for name, cls in found)
    return replace(function, id=f"{function.id}({told})", classes=found)


def _classes(
    function: FunctionInfo, arguments: Sequence[tuple[s.Argument, Value]], is_mapped: Callable[[str], bool]
) -> Iterator[tuple[str, ClassInfo]]:
    parameters = function.decl.parameters
    if function.owner is not None and "static" not in function.decl.modifiers:
        parameters = parameters[1:]
    by_place = [parameter.name for parameter in parameters if parameter.kind == "positional"]
    names = {parameter.name for parameter in parameters if parameter.kind in ("positional", "keyword")}
    is_counted = True
    for position, (argument, value) in enumerate(arguments):
        is_counted = is_counted and not argument.star and not argument.name
        name = argument.name or (by_place[position] if is_counted and position < len(by_place) else "")
        if name in names and isinstance(value.symbol, ClassInfo) and is_mapped(value.symbol.id):
            yield name, value.symbol
