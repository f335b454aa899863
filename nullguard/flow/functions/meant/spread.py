"""What parameters get of arguments that are unpacked (Python): `show(*pair)`, `show(**options)`."""

from __future__ import annotations

from nullguard.flow.containers.dictionaries import entry_segment
from nullguard.flow.domain.state import MAX_DEPTH, Path
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.functions.meant.overloads import given
from nullguard.model import syntax as s
from nullguard.program.symbols import FunctionInfo


def spread_argument(function: FunctionInfo, arguments: Arguments, position: int) -> tuple[s.Argument, Value, Path | None] | None:
    """The part of a tuple or dictionary that a call gives the parameter at a position; None where nobody can tell."""
    if not any(argument.star for argument, _, _ in arguments):
        return None
    wanted = [parameter for parameter in given(function) if parameter.takes_one]
    parameter = wanted[position] if position < len(wanted) else None
    place: int | None = 0 if parameter is None or parameter.kind == "positional" else None
    for argument, value, path in arguments:
        if argument.star == 1:
            if place is None or value.items is None:
                place = None
            elif place <= position < place + len(value.items):
                return argument, value.items[position - place], _below(path, f"[{position - place}]")
            else:
                place += len(value.items)
        elif argument.star and parameter is not None:
            held = next((held for key, held in value.named if key == parameter.name), None)
            if held is not None:
                return argument, held, _below(path, entry_segment(parameter.name))
        elif place is not None and argument.name is None:
            place += 1
    return None


def _below(path: Path | None, segment: str) -> Path | None:
    return (*path, segment) if path is not None and len(path) < MAX_DEPTH else None
