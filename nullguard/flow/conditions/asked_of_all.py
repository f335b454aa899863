"""Other ways to ask in Java whether an element of a collection matches: `orders.stream().filter(…).findAny().isPresent()`,
`….count() > 0`, `!….toList().isEmpty()`, at once or by a variable."""

from __future__ import annotations

from typing import Final

from nullguard.flow.bodies.last_rounds import MIRRORED
from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.domain.state import Split, State
from nullguard.flow.frame.bindings import made_once
from nullguard.flow.frame.frame import Frame
from nullguard.flow.summaries.sink import Sink
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.model.span import start_of

_OF_OPTIONAL: Final = library_names("some-element")

_COLLECTED: Final = library_names("stream-collected")

_ENDS: Final = _OF_OPTIONAL | _COLLECTED | {"count", "size"}

_AS_MANY: Final = library_names("some-for-some")
"""Methods of streams that leave some where there are some."""

_EMPTY: Final = dict.fromkeys(library_names("says-empty"), False) | dict.fromkeys(library_names("says-filled"), True)
"""Questions of a collection, and their answer where an element matches."""

_SOME: Final = {">": 0, "!=": 0, ">=": 1}
_NONE: Final = {"==": 0, "<": 1, "<=": 0}
"""Comparisons of a number with a constant that hold where there are some, and where there are none."""

_CHANGING: Final = library_names("elements-taken") | library_names("key-put") | {"addAll"}

_MOST_LINKS: Final = 6


def with_matches(frame: Frame, node: s.Expr, split: Split) -> Split:
    """The split of a condition, with what it tells of all elements of a collection."""
    asked = None if frame.is_matching else _match(frame, node)  # filters in filters would be asked again for each one around
    if asked is None:
        return split
    match, answer = asked
    told: list[State | None] = []
    for state, truth in zip(split, (True, False), strict=True):
        if state is not None and not state.dead:
            sink, frame.sink = frame.sink, Sink()  # what the function uses was noted where it stands
            frame.is_matching = True
            try:
                matching, none = frame.branch(frame, match, state)
            finally:
                frame.sink, frame.is_matching = sink, False
            told.append(matching if truth is answer else none)
        else:
            told.append(state)
    return told[0], told[1]


def _match(frame: Frame, node: s.Expr) -> tuple[s.Call, bool] | None:
    """`orders.stream().anyMatch(…)` for what asks the same, and the truth of that where there is a match."""
    match node:
        case s.Call(function=s.Attribute(value=held, name="isPresent" | "isEmpty" as name), arguments=()):
            made = _made(frame, held)
            if (filtered := _ended(made, _OF_OPTIONAL)) is not None:
                return _any_match(filtered, name == "isPresent")
            if name == "isEmpty" and (filtered := _ended(made, _COLLECTED)) is not None:
                return _any_match(filtered, False)
        case s.Call(function=s.Attribute(name=name), arguments=(s.Argument(value=held, star=0),)) if name in _EMPTY:
            if (filtered := _ended(_made(frame, held), _COLLECTED)) is not None:
                return _any_match(filtered, _EMPTY[name])
        case s.Compare(operands=(s.Constant(kind="int") as number, s.Call() | s.Name() as counted), operators=(operator,), at=at):
            mirrored = MIRRORED.get(operator)
            return _match(frame, s.Compare((counted, number), (mirrored,), at)) if mirrored else None
        case s.Compare(operands=(counted, s.Constant(kind="int", value=number)), operators=(operator,)):
            filtered = _counted(frame, counted)
            if filtered is not None and _SOME.get(operator) == number:
                return _any_match(filtered, True)
            if filtered is not None and _NONE.get(operator) == number:
                return _any_match(filtered, False)
    return None


def _made(frame: Frame, node: s.Expr) -> s.Expr:
    """What a variable was made of once, or the expression itself."""
    made = made_once(frame, node.id) if isinstance(node, s.Name) and not frame.is_following else None
    if not isinstance(made, s.Call) or not isinstance(node, s.Name) or last_name(made.function) not in _ENDS:
        return node
    return node if _is_changed(frame, node, made) else made


def _is_changed(frame: Frame, asked: s.Name, made: s.Call) -> bool:
    """Whether something is put into or taken out of a collection, or what it was made of, before it is asked."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    names = {asked.id, *names_in(made)}
    begin, end = start_of(made.at), start_of(asked.at)
    return any(
        isinstance(node, s.Call)
        and isinstance(node.function, s.Attribute)
        and node.function.name in _CHANGING
        and isinstance(node.function.value, s.Name)
        and node.function.value.id in names
        and begin < start_of(node.at) < end
        for node in (nodes(frame.world.program.body(function)) if function is not None else ())
    )


def _counted(frame: Frame, node: s.Expr) -> s.Call | None:
    """The filtered stream of which something is the number."""
    made = _made(frame, node)
    match made:
        case s.Call(function=s.Attribute(value=held, name="size"), arguments=()):
            return _ended(_made(frame, held), _COLLECTED)
    return _ended(made, frozenset({"count"}))


def _ended(node: s.Expr, names: frozenset[str]) -> s.Call | None:
    """The filtered stream at whose end a method stands."""
    if not isinstance(node, s.Call) or not isinstance(node.function, s.Attribute) or last_name(node.function) not in names:
        return None
    stream: s.Expr = node.function.value
    for _ in range(_MOST_LINKS):
        if not isinstance(stream, s.Call) or not isinstance(stream.function, s.Attribute):
            return None
        if stream.function.name == "filter":
            return stream if len(stream.arguments) == 1 else None
        if stream.function.name not in _AS_MANY:
            return None
        stream = stream.function.value
    return None


def _any_match(filtered: s.Call, answer: bool) -> tuple[s.Call, bool]:
    function = filtered.function
    assert isinstance(function, s.Attribute)
    return s.Call(s.Attribute(function.value, "anyMatch", function.at), filtered.arguments, filtered.at), answer
