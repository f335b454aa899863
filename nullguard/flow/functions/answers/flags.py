"""Parameters of functions that decide whether null comes back: `find(id, required=True)`, in Java `find(id, true)`, raises where
it finds nothing, and `find(id, default=empty)` gives what it is given then. `invite(team, user=None, email=None)` may give
nothing for a user, and gives an invitation where it is given none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NONNULL, NULL
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.meant.overloads import argument_for, given
from nullguard.flow.summaries.summary import Summary
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, nodes
from nullguard.program.symbols import FunctionInfo

_MOST = 2
"""Flags of a function that are tried: each one takes two more interpretations of its body, what falls back one."""


def flags(function: FunctionInfo, positions: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """The parameters whose default, or in Java whose type, is a truth value, by name and position; none of functions that have
    many."""
    found = [
        (parameter.name, positions[parameter.name])
        for parameter in given(function)
        if parameter.name in positions and (_truth(parameter.default) is not None or _is_flag(parameter))
    ]
    return tuple(found) if len(found) <= _MOST else ()


def fallbacks(function: FunctionInfo, positions: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """The parameters whose default is None, by name and position; none of functions that have many."""
    found = [
        (parameter.name, positions[parameter.name])
        for parameter in given(function)
        if parameter.name in positions and is_null(parameter.default)
    ]
    return tuple(found) if len(found) <= _MOST else ()


def left_out(function: FunctionInfo, body: s.Body, positions: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """The same of a Python function, as far as conditions ask for them or calls are given them: null may come back only for what
    is given."""
    found = () if function.path.endswith(".java") else fallbacks(function, positions)
    asked: set[str] = set()
    for node in nodes(body) if found else ():
        if isinstance(node, s.If):
            asked.update(name for branch in node.branches for name in names_in(branch.test))
        elif isinstance(node, s.Call):
            asked.update(argument.value.id for argument in node.arguments if isinstance(argument.value, s.Name))
    return tuple([(name, position) for name, position in found if name in asked])


def never_gives_null(frame: Frame, ending: State | None) -> bool:
    """Whether an interpreted function gives something wherever it returns, also where what it was given was null."""
    return ending is None and bool(frame.ended) and all(value.null < NULL for value, _ in frame.ended)


def given_back(function: FunctionInfo, body: s.Body, positions: Mapping[str, int]) -> tuple[tuple[int, bool], ...]:
    """What `Summary.sure_with` says of a function of whose results nothing is known but that one of such parameters is among
    them: they are what the others fall back on."""
    if function.decl.returns is None or not function.decl.returns.nullable or function.path.endswith(".java"):
        return ()
    found = fallbacks(function, positions)
    results = {name for node in nodes(body) if found and isinstance(node, s.Return) for name in _last_names(node.value)}
    return tuple((position, True) for name, position in found if name in results)


def _last_names(node: s.Expr | None) -> Iterator[str]:
    """The names that a result is in the end: `fallback`, `row or fallback`, `row if row else fallback`."""
    match node:
        case s.Name(id=name):
            yield name
        case s.Boolean(operator="or", operands=(*_, s.Name(id=name))):
            yield name
        case s.Conditional(orelse=s.Name(id=name)):
            yield name


def _is_flag(parameter: s.Parameter) -> bool:
    return parameter.type is not None and parameter.type.name == "boolean"


def has_flags(function: FunctionInfo) -> bool:
    """Whether a parameter's default is a truth value, or None."""
    return any(_truth(item.default) is not None or is_null(item.default) for item in function.decl.parameters)


def is_sure(function: FunctionInfo, summary: Summary, arguments: Arguments) -> bool:
    """Whether a call gives a flag, or leaves it at its default, with which null does not come back; or something that is there
    for a parameter with which it does not."""
    if not summary.sure_with:
        return False
    return any((position, truth) in summary.sure_with for position, truth in _given(function, arguments))


def _given(function: FunctionInfo, arguments: Arguments) -> Iterator[tuple[int, bool]]:
    parameters = [parameter for parameter in given(function) if parameter.takes_one]
    is_written = not any(argument.star for argument, _, _ in arguments)  # else only what is given by its name is sure
    for position, parameter in enumerate(parameters):
        found = argument_for(function, arguments, position)
        if not is_written and (found is None or found[0].name != parameter.name):
            continue
        default = _truth(parameter.default)
        if default is not None:
            truth = default if found is None else _truth(found[0].value)
            if truth is not None:
                yield position, truth
        elif _is_flag(parameter) and found is not None and (truth := _truth(found[0].value)) is not None:
            yield position, truth
        elif is_null(parameter.default) and found is not None and found[1].null == NONNULL:
            yield position, True
        elif is_null(parameter.default) and (found is None or found[1].null == NULL):
            yield position, False


def _truth(node: s.Expr | None) -> bool | None:
    return node.value if isinstance(node, s.Constant) and isinstance(node.value, bool) else None
