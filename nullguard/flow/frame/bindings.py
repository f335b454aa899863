"""What the variables of the function at hand are bound to, for questions that follow a variable to the call that made it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from nullguard.flow.bodies.locals import bindings
from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.domain.state import State
from nullguard.flow.frame.frame import Frame, Result
from nullguard.flow.remembering import remembered
from nullguard.flow.summaries.sink import Sink
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import FunctionInfo

Bound = tuple[s.Expr | None, ...]


def bound_to(frame: Frame, function: FunctionInfo, name: str) -> Iterator[s.Expr | None]:
    """What a variable of a function is bound to, but for the null that it may begin with; None for something that cannot be told,
    such as a parameter's argument or a part of what is unpacked."""
    if any(parameter.name == name for parameter in function.decl.parameters):
        yield None
    yield from bindings_of(frame.world, function).get(name, ())


def made_once(frame: Frame, name: str) -> s.Expr | None:
    """The expression that the one binding of a local of the function at hand has, where what it mentions is bound once, too, so
    that it means the same later; None where that cannot be told."""
    if name not in frame.locals:
        return None
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if function is None:
        return None
    made = tuple(bound_to(frame, function, name))
    if len(made) != 1 or made[0] is None:
        return None
    return made[0] if all(_is_settled(frame, function, other) for other in names_in(made[0])) else None


def is_only_taken(frame: Frame, name: str) -> bool:
    """Whether all that the function at hand does with a variable, an Optional, is to take out what it holds (`found.get()`)."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if function is None:
        return False
    taken = sum(
        isinstance(node, s.Call) and isinstance(node.function, s.Attribute) and not node.arguments
        and node.function.name == "get" and isinstance(node.function.value, s.Name) and node.function.value.id == name
        for node in nodes(frame.world.program.body(function))
    )  # fmt: skip
    return taken == mentions_of(frame, name)


def mentions_of(frame: Frame, name: str) -> int:
    """How often the function at hand mentions a variable beside binding it once."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    return _names_counted(frame.world, function)[name] - 1 if function is not None else -1


def _names_counted(world: World, function: FunctionInfo) -> Counter[str]:
    """How often the body of a function mentions each name."""

    def find() -> Counter[str]:
        return Counter(node.id for node in nodes(world.program.body(function)) if isinstance(node, s.Name))

    return remembered(world, ("names counted", function.id, "", 0), find)


def query_before(frame: Frame, name: str, given: s.Expr) -> s.Expr | None:
    """The query of which a variable then holds what it gives: of `order = Order.query…`, `order = order.first()`."""
    function = frame.world.program.function_named(frame.path, frame.symbol) if name in frame.locals else None
    if function is None:
        return None
    made = tuple(bound_to(frame, function, name))
    if len(made) != 2 or made[0] is None or made[1] != given:
        return None
    return made[0] if all(_is_settled(frame, function, other) for other in names_in(made[0])) else None


def quietly(frame: Frame, node: s.Expr, state: State) -> Result:
    """The value of what was evaluated before, without noting anything again: what is known has changed since. Nothing is followed
    from there: a variable may be made of itself."""
    sink, frame.sink = frame.sink, Sink()
    following, frame.is_following = frame.is_following, True
    try:
        return frame.evaluate(frame, node, state.copy())
    finally:
        frame.sink, frame.is_following = sink, following


def _is_settled(frame: Frame, function: FunctionInfo, name: str) -> bool:
    is_parameter = any(parameter.name == name for parameter in function.decl.parameters)
    return len(bindings_of(frame.world, function).get(name, ())) + is_parameter <= 1


def bindings_of(world: World, function: FunctionInfo) -> dict[str, Bound]:
    """What the names of a function are bound to."""
    return world.by_node.of(_bindings_in, world.program.body(function))


def _bindings_in(body: s.Body) -> dict[str, Bound]:
    found: dict[str, Bound] = {}
    for name, is_local, node in bindings(body):
        match node:
            case s.Assign(value=None | s.Constant(kind="null")):
                continue
            case s.Assign(targets=(s.Name(),), value=value):
                made = value
            case _:
                made = None
        if is_local:
            found[name] = (*found.get(name, ()), made)
    return found
