"""Functions in Python that may find no row, asked again with what they were asked with before: where `find_order(shop, number)`
gave an order, another function that asks the same gets it, too.

The row may be gone a moment later: the finding is doubtful, not away.
"""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.state import Implication, Path, State
from nullguard.flow.domain.values import NONNULL, NULL, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.bindings import query_before
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.meant.overloads import argument_for, given
from nullguard.flow.lookups.found import FOUND_BEFORE
from nullguard.flow.lookups.known_rows import known_path
from nullguard.flow.lookups.row_tables import table_of
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo

MOST_GIVEN = 4
"""What a function is asked with; one that is given more does something besides looking for a row."""

_KINDS = ("lookup", "declared")
"""Kinds of origin of the rows that functions give."""

_replace = msgspec.structs.replace

AskedWith = tuple[tuple[str, ...], tuple[Path, ...]]
"""How parameters are told apart, with the constants that they are given, and the paths of what the others are given."""


def note_asked(
    frame: Frame,
    node: s.Call,
    function: FunctionInfo,
    receiver: Path | None,
    arguments: Arguments,
    result: Value,
    path: Path | None,
    state: State,
) -> tuple[Value, Path | None]:
    """What a function of the project gives, and the path that stands for it: of a row that it may not find the state knows from
    then on whether it was there; one that was there for the same arguments before is doubtful."""
    origin = result.origin
    if frame.is_java or state.dead or function.is_library or origin is None or origin.kind not in _KINDS or result.null < NULL:
        return result, path
    if origin.doubt or not _looks_for_one(function.decl.name.strip("_")):
        return result, path
    asked_with = _asked_with(frame, function, receiver, arguments)
    if asked_with is None:
        return result, path
    names, keys = asked_with
    row = result.type.cls if result.type is not None else ""
    asked = known_path(frame, f"{table_of(frame.world, row)} {function.id}({', '.join(names)})", keys)
    known = state.values.get(asked)
    if known is not None and known.null == NONNULL:
        return _replace(result, origin=_replace(origin, doubt=FOUND_BEFORE)), path
    if path is None or query_before(frame, path[0], node) is not None:
        path = (frame.depends(f"?{node.at} {render(node)}", frozenset(key[0] for key in keys)),)
    state.imply((Implication(path, "nonnull", asked, "nonnull"), Implication(asked, "nonnull", path, "found")))
    frame.sole[asked] = path
    return result, path


def _looks_for_one(name: str) -> bool:
    """Whether a function looks for a row, and does not choose among several, of which the next time there may be none left."""
    choosing = tuple(words("choice"))
    return name.startswith(tuple(words("reading"))) and not any(part.startswith(choosing) for part in name.split("_"))


def _asked_with(frame: Frame, function: FunctionInfo, receiver: Path | None, arguments: Arguments) -> AskedWith | None:
    """What tells one call of a function from another; None where that cannot be said again, or where it is given nothing. What a
    row finds is another row's business; services are all the same."""
    if len(arguments) > MOST_GIVEN or any(argument.star for argument, _, _ in arguments):
        return None
    names: list[str] = []
    keys: list[Path] = []
    if function.owner is not None and frame.world.schema.is_entity(function.owner.id):
        if not {"static", "class"} & set(function.decl.modifiers):
            if receiver is None:
                return None
            names.append("self")
            keys.append(receiver)
    for position, parameter in enumerate(given(function)):
        found = argument_for(function, arguments, position) if parameter.takes_one else None
        if found is None:
            continue
        argument, _, path = found
        if _is_surrounding(parameter.name) or _is_surrounding(last_name(argument.value)):
            continue
        if isinstance(argument.value, s.Constant):
            names.append(f"{parameter.name}={render(argument.value)}")
        elif path is None or path[0][:1] == "?":
            return None
        else:
            names.append(parameter.name)
            keys.append(path)
    return (tuple(names), tuple(keys)) if keys and not any("|" in name for name in names) else None


def _is_surrounding(name: str) -> bool:
    """Whether something that is called so is where a row is looked for, and not which one."""
    return name.lstrip("_").lower() in words("session")
