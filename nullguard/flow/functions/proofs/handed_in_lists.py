"""Null that a Python caller puts into a list, set or tuple, or has found in one, and hands to a function that uses what is in it:
`send([buyer])`, `names({order.buyer for order in orders})`.

As with what Java code hands over (see `handing`) the body is interpreted with the null, and it stands for a finding when no call
returns with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from nullguard.flow.declared_values import AGGREGATE, LOOKUP
from nullguard.flow.domain.refinement import as_nonnull
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, NULL, NULLABLE, UNKNOWN, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.bindings import made_once, quietly
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.meant.overloads import argument_for, given
from nullguard.flow.functions.proofs.asked_lists import is_asked_before
from nullguard.flow.functions.proofs.handing import Handed, as_null, hand_over_reached, report_handed, the_body
from nullguard.flow.summaries.observations import HANDED
from nullguard.flow.summaries.returns import below, can_ask
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo, Type
from nullguard.program.trace import body_entry

_OF_ROWS: Final = (HANDED, LOOKUP, AGGREGATE, "column", "relation")
"""Nulls that come from rows, or that a caller hands over itself; a null literal in a list is meant for whoever gets it."""

_PARAMETER: Final = "("
"""Part of the name of a declared null that is a parameter: `ship(order)`."""

_replace = msgspec.structs.replace


def hand_over(
    frame: Frame,
    node: s.Call,
    function: FunctionInfo | None,
    receiver: tuple[Value, Path | None],
    arguments: Arguments,
    state: State,
) -> None:
    """Note the use, inside the called function, of a null that the call gives it: in Java of all that it reaches, in Python of
    what is in lists and their like."""
    (hand_over_reached if frame.is_java else _hand_over_elements)(frame, node, function, receiver, arguments, state)


def _hand_over_elements(
    frame: Frame,
    node: s.Call,
    function: FunctionInfo | None,
    receiver: tuple[Value, Path | None],
    arguments: Arguments,
    state: State,
) -> None:
    """Note the use, inside the called function, of a null among the elements of an argument."""
    if state.dead or function is None or not any(_is_told(value, function) for _, value, _ in arguments):
        return
    arguments = [(argument, _as_tested(frame, argument.value, value, path, state), path) for argument, value, path in arguments]
    body = the_body(frame, function, receiver[0])
    if body is None:
        return
    handed = dict(_given(body, arguments))
    for name, (argument, value) in handed.items():
        null = _null_within(value)
        if null is None or (not _is_all(value) and not _is_gone_through(frame, body, name)):
            continue
        if isinstance(argument.value, s.Name) and is_asked_before(frame, argument.value.id, node.at):
            continue
        if frame.follows <= 0 or not can_ask(frame.calls_left):
            frame.is_shared = False  # who looks at the function for its own sake follows
            return
        entry: dict[Path, Value] = {
            (other,): _known(told) for other, (_, told) in handed.items() if told.null != UNKNOWN or told.type is not None
        }
        entry[(name,)] = _with_nulls(value)
        frame.follows -= 1
        frame.is_shared = False  # who only asks for its answer does not follow
        frame.world.returns.depends_on_depth()
        use = frame.follow(frame.world, body, entry, below(frame.calls_left))
        if use is not None:
            report_handed(frame, body, Handed((), null, argument.value, render(argument.value)), use, state)
            return


def _as_tested(frame: Frame, node: s.Expr, value: Value, path: Path | None, state: State) -> Value:
    """What is handed over, without the nulls that were tested since they were put in: `buyers = [buyer]`, `if buyer is None:
    return`, or `if buyers[0] is None: return`."""
    if not value.items or _null_within(value) is None:
        return value
    shown = made_once(frame, node.id) if isinstance(node, s.Name) else node
    written = shown.items if isinstance(shown, s.Collection) and len(shown.items) == len(value.items) else ()

    def is_tested(place: int) -> bool:
        put = state.values.get((*path, f"[{place}]")) if path is not None else None
        if put is not None and put.null < NULL:
            return True
        is_written = bool(written) and not isinstance(written[place], s.Star)
        return is_written and quietly(frame, written[place], state)[0].null == NONNULL

    items = tuple([(as_nonnull(item) or item) if is_tested(place) else item for place, item in enumerate(value.items)])
    if any(item.null >= NULL for item in items):
        return _replace(value, items=items)
    return _replace(value, items=items, element=as_nonnull(value.element) if value.element is not None else None)


def _is_told(value: Value, function: FunctionInfo) -> bool:
    """Whether an argument may be what is looked for: most calls have none."""
    if _null_within(value) is not None:
        return True
    return _is_of_row(value) and any(parameter.kind == "star" for parameter in function.decl.parameters)


def _given(body: FunctionInfo, arguments: Arguments) -> Iterator[tuple[str, tuple[s.Argument, Value]]]:
    """What a call gives the parameters of a function, by name; for `*orders` all that is left."""
    places = {item.name: place for place, item in enumerate(one for one in given(body) if one.takes_one)}
    for name, position in places.items():
        found = argument_for(body, arguments, position)
        if found is not None and not found[0].star:
            yield name, found[:2]
    starred = next((parameter.name for parameter in body.decl.parameters if parameter.kind == "star"), "")
    before = sum(1 for parameter in body.decl.parameters if parameter.name in places and parameter.kind == "positional")
    rest = [argument for argument in arguments[before:] if argument[0].name is None]
    if starred and rest and not any(argument.star for argument, _, _ in arguments):
        first = next((argument for argument, value, _ in rest if value.null >= NULL), rest[0][0])
        yield starred, (first, Value(NONNULL, Type("builtins.tuple"), items=tuple([value for _, value, _ in rest])))


def _null_within(value: Value) -> Value | None:
    """The first null of a row among the elements."""
    for item in value.items or ():
        if _is_of_row(item):
            return item
    return value.element if value.element is not None and _is_of_row(value.element) else None


def _is_of_row(value: Value) -> bool:
    origin = value.origin
    if value.null < NULL or origin is None or origin.doubt:
        return False
    return origin.kind in _OF_ROWS or (origin.kind == "declared" and _PARAMETER not in origin.subject)


def _is_gone_through(frame: Frame, body: FunctionInfo, name: str) -> bool:
    """Whether all that a function does with a parameter is to go through it, so that it does the same with all that is in it."""
    frame.world.program.reads.add(body_entry(body))
    mentioned, gone_through = 0, 0
    for node in nodes(frame.world.program.body(body)):
        match node:
            case s.ForEach(iterable=s.Name(id=held)) | s.Clause(iterable=s.Name(id=held)) if held == name:
                gone_through += 1
            case s.Name(id=held) if held == name:
                mentioned += 1
    return gone_through > 0 and mentioned == gone_through


def _is_all(value: Value) -> bool:
    """Whether nothing else is among the elements."""
    return value.items is None or all(item.null >= NULL for item in value.items)


def _with_nulls(value: Value) -> Value:
    """The container as the called function gets it, were the elements null."""
    items = tuple([as_null(item, 0) for item in value.items]) if value.items else value.items
    element = as_null(value.element, 0) if value.element is not None else None
    return _replace(value, null=NONNULL, origin=None, items=items, element=element, facts=(), truth=True, callable=None)


def _known(value: Value) -> Value:
    """What another argument is, which is no null that the finding is of."""
    known = _replace(value, null=UNKNOWN, origin=None) if value.null in (NULL, NULLABLE) else value
    return _replace(known, callable=None)
