"""Null that a caller leaves where a function will look: in a field, an element or an entry, or behind a flag that is set.

What a function does with its parameters is told by its summary. What it does with all that it can reach from the call depends
on the caller: so the body is interpreted with what the caller knows, and the null stands for a finding when the call cannot
return with it, because each way through the body uses it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from nullguard.flow.bodies.overriding import implementations, is_overridden
from nullguard.flow.constants.enums import ENUM
from nullguard.flow.containers.lists import EMPTY
from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.state import MAX_DEPTH, Path, State
from nullguard.flow.domain.values import FALSE, NONNULL, NULL, NULLABLE, UNKNOWN, Origin, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.resolving import global_value
from nullguard.flow.frame.uses import note_use_inside
from nullguard.flow.functions.answers.results import RETURNED
from nullguard.flow.functions.proofs.telling_bodies import is_only
from nullguard.flow.summaries.observations import HANDED, Demand, Use
from nullguard.flow.summaries.returns import below, can_ask
from nullguard.flow.world import PRIMITIVES
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.text import render
from nullguard.program.symbols import ARRAY, ClassInfo, FunctionInfo, Type
from nullguard.program.trace import body_entry

_replace = msgspec.structs.replace

_MOST_CANDIDATES = 8
"""Nulls of one call that are looked for in the function; the first one that raises is the finding."""

MOST_FOLLOWED = 200
"""Bodies that are followed from one function; in all of DSpace, 409,000 lines, 202 are."""

MOST_FOLLOWED_INSIDE = 3
"""Bodies that are followed from one that is followed itself: code that is made to branch at each call stays cheap."""

Reached = tuple[Path, Path, int]
"""Where the caller knows something, where the called function sees it, and the argument that leads there (-1: another way)."""


class Handed(msgspec.Struct, frozen=True):
    """A null within reach of the called function: the caller's path (empty: none) and value, what stands for it in the call, and
    the text that names it."""

    source: Path
    value: Value
    shown: s.Expr
    text: str


def hand_over_reached(
    frame: Frame,
    node: s.Call,
    function: FunctionInfo | None,
    receiver: tuple[Value, Path | None],
    arguments: Arguments,
    state: State,
) -> None:
    """Note the use, inside the called function, of a null that the state at the call has within its reach (Java)."""
    if state.dead or not _is_anything_null(arguments, state):
        return
    body = the_body(frame, function, receiver[0])
    if body is None:
        return
    mentions = frozenset(body.decl.mentions)
    reached = list(_reached(frame, body, receiver[1], arguments, state))
    handed: list[Handed] = []
    entry: dict[Path, Value] = {}
    for source, target, position in reached:
        value = state.values[source]
        if _is_left(frame, source, value, state) and _is_mentioned(target, mentions) and len(handed) < _MOST_CANDIDATES:
            handed.append(_handed(source, value, node, arguments[position] if position >= 0 else None))
            value = as_null(value, len(handed) - 1)
        if value.null in (NULL, NONNULL) or value.constants is not None:
            entry[target] = _replace(value, truth=truthiness(value), callable=None)
    is_told = is_only(frame, body) and any(
        _is_mentioned(target, mentions) and truthiness(value) is not None for target, value in entry.items()
    )
    handed.extend(_in_arguments(frame, body, arguments, entry, handed, is_told))
    if not handed:
        return
    if frame.follows <= 0 or not can_ask(frame.calls_left):
        frame.is_shared = False  # who looks at the function for its own sake follows
        return
    frame.follows -= 1
    frame.is_shared = False  # who only asks for its answer does not follow
    frame.world.returns.depends_on_depth()
    use = frame.follow(frame.world, body, entry, below(frame.calls_left))
    if use is not None:
        report_handed(frame, body, handed[int(use.origin.subject)], use, state)


def _is_anything_null(arguments: Arguments, state: State) -> bool:
    """Whether there can be anything to hand over: most calls have nothing."""
    for _, value, _ in arguments:
        if value.null >= NULL or value.items:
            return True
    return bool([path for path, value in state.values.items() if value.null >= NULL and len(path) > 1])


def _handed(source: Path, value: Value, call: s.Call, given: tuple[s.Argument, Value, Path | None] | None) -> Handed:
    """What is found below the argument that leads there, or in what the function reaches without one."""
    if given is None:
        return Handed(source, value, call, ".".join(part for part in source if part != "this"))
    argument, _, path = given
    return Handed(source, value, argument.value, ".".join((render(argument.value), *source[len(path or ()) :])))


def the_body(frame: Frame, function: FunctionInfo | None, receiver: Value) -> FunctionInfo | None:
    """The one body that the call runs, if that can be told."""
    if function is None or function.is_library:
        return None
    bodies = implementations(frame.world.program, function)
    if len(bodies) != 1 or (not receiver.fresh and is_overridden(frame.world.program, bodies[0])):
        return None
    return bodies[0]


def _reached(frame: Frame, body: FunctionInfo, receiver: Path | None, arguments: Arguments, state: State) -> Iterator[Reached]:
    """The paths of the caller that the called function sees too."""
    parameters = body.decl.parameters
    is_static = "static" in body.decl.modifiers
    seen_as = [(receiver, "this", -1)] if receiver is not None and not is_static else []
    for position, (_, _, given) in enumerate(arguments[: len(parameters)]):
        if given is not None:
            seen_as.append((given, parameters[position].name, position))
    for path in state.values:
        if len(path) < 2:
            continue
        for known, name, position in seen_as:
            if path[0] == known[0] and len(path) > len(known) and path[: len(known)] == known:
                yield path, (name, *path[len(known) :]), position
                break
        else:
            holder = _holder_of_static(frame, path)
            if holder is not None:
                seen = ("this", *path[1:]) if holder is body.owner and not is_static else (holder.name, *path[1:])
                yield path, seen, -1


def _holder_of_static(frame: Frame, path: Path) -> ClassInfo | None:
    """The class whose static field a path begins with."""
    if path[0] == "this":
        cls = frame.owner
    elif path[0] in frame.locals or not path[0][:1].isupper():
        return None
    else:
        found = global_value(frame, path[0])
        cls = found.symbol if found is not None and isinstance(found.symbol, ClassInfo) else None
    member = frame.world.program.member(cls, path[1]) if cls is not None else None
    if member is None or member.field is None or "static" not in member.field.modifiers:
        return None
    return member.declared_in


def _is_left(frame: Frame, path: Path, value: Value, state: State) -> bool:
    """Whether a path is null, or has been given a value that may be null; what is declared to admit null is known inside too."""
    if value.null < NULL or value.origin is None or value.origin.kind == RETURNED:
        return False
    if value.null == NULL:
        return True
    if value.origin.kind == "declared" and value.origin.subject.rpartition(".")[2] == path[-1]:
        return False
    holder = state.values.get(path[:-1])
    return holder is None or holder.type is None or frame.world.schema.attribute(holder.type.cls, path[-1]) is None


def as_null(value: Value, number: int) -> Value:
    """The value as the called function gets it, were it null."""
    return _replace(value, null=NULL, origin=Origin(HANDED, str(number)), constants=frozenset(), truth=None)


def _is_mentioned(path: Path, mentions: frozenset[str]) -> bool:
    """Whether a body speaks of what comes first below a path's root; a subscript has no name."""
    name = path[1].partition("(")[0]
    return name[:1] == "[" or name in mentions


def _in_arguments(
    frame: Frame, body: FunctionInfo, arguments: Arguments, entry: dict[Path, Value], handed: list[Handed], is_told: bool
) -> Iterator[Handed]:
    """Nulls among the arguments where a flag tells what becomes of them, and containers of nothing but null. Adds to `entry`
    what is known of the arguments."""
    is_told = is_told or (is_only(frame, body) and any(_is_flag(value) for _, value, _ in arguments))
    number = len(handed)
    for parameter, (argument, value, path) in zip(body.decl.parameters, arguments, strict=False):
        target = (parameter.name,)
        if parameter.kind == "star" and (found := _in_varargs(frame, body, arguments, number)) is not None:
            told, entry[target] = found
            entry[(*target, EMPTY)] = FALSE
            yield told
        if parameter.kind != "positional" or argument.star:
            return
        null, marked = value, None
        element = value.element if value.items is not None else None
        if value.null >= NULL and value.origin is not None and value.origin.kind != RETURNED and is_told:
            null, marked = value, as_null(value, number)
        elif element is not None and element.null >= NULL and element.origin is not None:
            null, marked = (
                element,
                _replace(
                    value, element=as_null(element, number), items=tuple(as_null(item, number) for item in value.items or ())
                ),
            )
        if marked is not None and number < _MOST_CANDIDATES:
            yield Handed(path or () if null is value else (), null, argument.value, render(argument.value))
            number += 1
            entry[target] = marked
        elif value.null != UNKNOWN or value.type is not None:
            known = _replace(value, null=UNKNOWN, origin=None) if value.null in (NULL, NULLABLE) else value
            entry[target] = _replace(known, callable=None)


def _in_varargs(frame: Frame, body: FunctionInfo, arguments: Arguments, number: int) -> tuple[Handed, Value] | None:
    """The first null that a call puts into the array of a method that takes any number (`join(order.getNumber(), note)`), with
    the array as the method gets it: of nothing but that null, where it does the same with all. None where the call hands
    over an array, or no null."""
    rest = arguments[len(body.decl.parameters) - 1 :]
    if number >= _MOST_CANDIDATES or any(value.type is not None and value.type.cls == ARRAY for _, value, _ in rest):
        return None
    for place, (argument, value, path) in enumerate(rest):
        if value.null >= NULL and value.origin is not None and value.origin.kind != RETURNED:
            marked = as_null(value, number)
            is_for_all = not _is_indexed(frame, body)
            items = tuple([marked if is_for_all or other == place else given for other, (_, given, _) in enumerate(rest)])
            array = Value(NONNULL, Type(ARRAY, (value.type,) if value.type is not None else ()), element=marked, items=items)
            return Handed(path or (), value, argument.value, render(argument.value)), array
    return None


def _is_indexed(frame: Frame, body: FunctionInfo) -> bool:
    """Whether a method tells the members of its last parameter apart: by position, or by how many there are."""
    name = body.decl.parameters[-1].name
    frame.world.program.reads.add(body_entry(body))
    for node in nodes(frame.world.program.body(body)):
        held = node.value if isinstance(node, (s.Subscript, s.Attribute)) else None
        if isinstance(held, s.Name) and held.id == name:
            return True
    return False


def _is_flag(value: Value) -> bool:
    """Whether an argument is one that functions choose their ways by."""
    return any(kind in _FLAGS for kind, _ in value.constants or ())


_FLAGS = frozenset({"bool", ENUM})


def seen_inside(declared: Mapping[Path, Value], entry: Mapping[Path, Value]) -> Iterator[tuple[Path, Value]]:
    """What a function knows when it begins, where the caller knows more than the parameters declare."""
    for path, value in entry.items():
        known = declared.get(path)
        if known is not None and known.type is not None and (value.type is None or known.type.cls in PRIMITIVES):
            value = _replace(value, type=known.type)
        if len(path) <= MAX_DEPTH:
            yield path, value


def report_handed(frame: Frame, body: FunctionInfo, handed: Handed, use: Use, state: State) -> None:
    """Note the use that a called function makes of a null it is handed, at the call; afterwards what was handed is there."""
    inside = use.inside or Demand(use.kind, use.operation, use.expression, body.path, use.at, use.errors)
    shown = handed.shown
    note_use_inside(frame, shown, handed.value, handed.source or None, state, f"{body.decl.name}(…)", handed.text, inside)
    if handed.value.origin is not None and handed.value.origin.kind == HANDED:
        state.dead = True
    elif handed.source in state.values:
        state.values[handed.source] = Value(NONNULL, handed.value.type)
