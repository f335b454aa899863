"""Flags of Python functions that decide whether null comes back: `find(id, required=True)` raises where it finds nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nullguard.flow.domain.summaries import Summary
from nullguard.flow.functions.overloads import argument_for, given
from nullguard.flow.interpreter.behaviour import Arguments
from nullguard.model import syntax as s
from nullguard.program.symbols import FunctionInfo

_MOST = 2
"""Flags of a function that are tried: each one takes two more interpretations of its body."""


def flags(function: FunctionInfo, positions: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """The parameters whose default is a truth value, by name and position; none of functions that have many."""
    found = [
        (parameter.name, positions[parameter.name])
        for parameter in given(function)
        if parameter.name in positions and _truth(parameter.default) is not None
    ]
    return tuple(found) if len(found) <= _MOST else ()


def has_flags(function: FunctionInfo) -> bool:
    """Whether a parameter's default is a truth value."""
    return any(_truth(parameter.default) is not None for parameter in function.decl.parameters)


def is_sure(function: FunctionInfo, summary: Summary, arguments: Arguments) -> bool:
    """Whether a call gives a flag, or leaves it at its default, with which null does not come back."""
    if not summary.sure_with or any(argument.star for argument, _, _ in arguments):
        return False
    return any((position, truth) in summary.sure_with for position, truth in _given(function, arguments))


def _given(function: FunctionInfo, arguments: Arguments) -> Iterator[tuple[int, bool]]:
    parameters = [parameter for parameter in given(function) if parameter.kind in ("positional", "keyword")]
    for position, parameter in enumerate(parameters):
        default = _truth(parameter.default)
        if default is not None:
            found = argument_for(function, arguments, position)
            truth = default if found is None else _truth(found[0].value)
            if truth is not None:
                yield position, truth


def _truth(node: s.Expr | None) -> bool | None:
    return node.value if isinstance(node, s.Constant) and isinstance(node.value, bool) else None
