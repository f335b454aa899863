"""What all callers of a function know, whatever source they stand in, protects its body.

The callers are asked what they know where they call; what they were called with themselves is asked of their own callers. Calls
of which nobody can tell whose they are count as calls of the function.
"""

from __future__ import annotations

from collections.abc import Sequence

from nullguard.flow.bodies.taken_out import taken_out_of
from nullguard.flow.callers.asked_callers import AskedCallers
from nullguard.flow.callers.each_call import hear_each_call
from nullguard.flow.callers.gates import hear_gates
from nullguard.flow.callers.handing_on import is_handed_on_twice
from nullguard.flow.callers.java_callers import MOST_LEVELS, is_seeking, known_by_callers
from nullguard.flow.callers.java_gates import Summarise
from nullguard.flow.callers.left_over import is_left_over
from nullguard.flow.callers.looked_again import Analyse, LookedAgain
from nullguard.flow.callers.made_in_entries import hear_made_entries
from nullguard.flow.callers.python_callers import known_by_all_calls, own_name
from nullguard.flow.callers.uncalled import is_uncalled
from nullguard.flow.receivers.contexts import moves
from nullguard.flow.summaries.helpers import NOTHING_KNOWN, Known
from nullguard.flow.summaries.observations import Use
from nullguard.flow.summaries.sink import Sink
from nullguard.flow.summaries.who_calls import (
    calls_written,
    has_known_callers,
    is_called_by_name,
    is_private,
    next_of_name,
)
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.span import Packed
from nullguard.program.symbols import FunctionInfo

MOST_HELPERS = 2
"""Private methods in a row that hand on what their callers know."""


_CALLERS_OF_CALLERS = 1
"""How often what a caller knows is completed by what its own callers know."""

_FURTHER = 2
"""The same where a row is looked up that may be missing."""


def protect_helpers(world: World, functions: Sequence[FunctionInfo], sink: Sink, analyse: Analyse, summarise: Summarise) -> None:
    """Interpret functions again in which null is used, with what all their calls know. What that takes away is gone where nobody
    else can call them, and doubtful where the program does not."""
    again = LookedAgain(world, analyse)
    for function in functions:
        symbol = function.decl.qualname
        if sink.has_uses(symbol) and is_uncalled(world, function):
            origins = [use.origin for use in sink.uses() if use.origin.kind != "declared"]
            sink.doubt_origins(symbol, origins, function.decl.at, next_of_name(function, functions))
            continue
        if sink.has_uses(symbol) and is_left_over(world, function, functions):
            origins = [use.origin for use in sink.uses() if use.symbol == symbol and use.origin.kind == "lookup"]
            sink.doubt_origins(symbol, origins, function.decl.at, next_of_name(function, functions))
        known: Known = NOTHING_KNOWN
        if is_private(function):
            if sink.has_uses(symbol):
                known = _known_by_helpers(world, function, functions, sink, MOST_HELPERS, again)
        elif is_called_by_name(function) and _asks_callers(world, function, sink):
            known = known_by_all_calls(world, function, analyse, _CALLERS_OF_CALLERS)
            if known and not has_known_callers(function):
                _doubt(world, function, sink, known, analyse)
                _ask_further(world, function, sink, known, analyse)
                continue
        if known:
            sink.forget_uses(symbol, nested=not is_private(function))
            analyse(world, function, sink, known)
        _ask_further(world, function, sink, known, analyse)
        if is_private(function) and sink.has_uses(symbol):
            hear_each_call(function, calls_written(function, functions, world.program.body), sink, again)
    _hear_callers(world, functions, sink, again, AskedCallers(world, analyse, summarise), analyse)
    hear_gates(world, functions, sink)
    hear_made_entries(world, functions, sink)


def _doubt(world: World, function: FunctionInfo, sink: Sink, known: Known, analyse: Analyse) -> None:
    """Doubt what is found in a function and not with what its callers know."""
    symbol, left = function.decl.qualname, Sink()
    analyse(world, function, left, known if _is_for_code(world, function) else _without_own(function, known))
    sink.doubt_uses(symbol, left, nested=True)
    sink.hear_statuses(symbol, left)


def _ask_further(world: World, function: FunctionInfo, sink: Sink, known: Known, analyse: Analyse) -> None:
    """Doubt the rows that a public Python function looks up by what it is given where the callers of its callers' callers have
    found them: there they are mostly looked up first, and their keys handed on."""
    if is_private(function) or not is_called_by_name(function) or not function.decl.parameters:
        return
    symbol = function.decl.qualname
    if not any(use.symbol == symbol and _is_missed_row(use) for use in sink.uses()) or not is_handed_on_twice(world, function):
        return
    further = known_by_all_calls(world, function, analyse, _FURTHER)
    if further and further != known:
        _doubt(world, function, sink, further, analyse)


def _is_missed_row(use: Use) -> bool:
    return use.origin.kind == "lookup" and not use.origin.doubt and not use.is_guarded


def _asks_callers(world: World, function: FunctionInfo, sink: Sink) -> bool:
    """Whether what callers know may tell of a use in a function: of something that it is given or that lies in that, of a row
    that it looks up, or of a null that it writes where a parameter is none of some constants, or empty."""
    symbol, names = function.decl.qualname, frozenset(item.name for item in function.decl.parameters)
    if sink.uses_below(symbol, names):
        return True
    taken = taken_out_of(world.program.body(function), names) if names and sink.has_uses(symbol) else None
    if taken and sink.uses_below(symbol, taken):
        return True
    return bool(names) and sink.uses_literals(symbol) and _is_decided_by(world.program.body(function), names)


def _is_decided_by(body: s.Body, names: frozenset[str]) -> bool:
    """Whether a body compares something that is called so with what is no variable, or goes through it in a loop."""
    for node in nodes(body):
        match node:
            case s.ForEach(iterable=s.Name(id=name)) if name in names:
                return True
            case s.Compare(operands=(s.Name(id=name), s.Constant() | s.Attribute() | s.Collection()), operators=(operator,)):
                if name in names and operator in _EQUAL:
                    return True
    return False


_EQUAL = frozenset({"==", "!=", "in", "not in"})


def _hear_callers(
    world: World, functions: Sequence[FunctionInfo], sink: Sink, again: LookedAgain, callers: AskedCallers, analyse: Analyse
) -> None:
    """What all written calls of Java methods know, that are not private, lowers what is found in them."""
    if not functions or not functions[0].path.endswith(".java"):
        return
    for function in functions:
        if is_seeking(function, sink):
            left = Sink(seeks_rows=True)
            analyse(world, function, left, NOTHING_KNOWN)
            sink.hear_statuses(function.decl.qualname, left, nested=True)
    heard: dict[str, Known] = {}
    for levels in range(1, MOST_LEVELS + 1):
        by_callers = known_by_callers(world, functions, sink, callers, levels)
        for function in functions:
            if function.id in by_callers and by_callers[function.id] != heard.get(function.id):
                heard[function.id] = by_callers[function.id]
                left = again.with_known(function, by_callers[function.id])
                symbol, end = function.decl.qualname, next_of_name(function, functions)
                sink.doubt_uses(symbol, left, nested=True, start=function.decl.at, end=end)
                sink.hear_statuses(symbol, left, nested=True)


def _known_by_helpers(
    world: World, function: FunctionInfo, functions: Sequence[FunctionInfo], sink: Sink, helpers: int, again: LookedAgain
) -> Known:
    """What all calls of a private method know. What calls it may be private itself, and know more than stands in it: so many
    `helpers` in a row are looked through."""
    written = calls_written(function, functions, world.program.body)
    if missing := set(written) - sink.calls.of(function).keys():
        _ask_callers(world, function, functions, missing, sink, again)
    if written and helpers:
        for caller in functions:
            if caller is not function and is_private(caller) and function.decl.name in caller.decl.mentions:
                known = _known_by_helpers(world, caller, functions, sink, helpers - 1, again)
                if known:
                    sink.calls.learn(function, again.with_known(caller, known).calls)
    return sink.calls.known(function, written)


def _ask_callers(
    world: World, function: FunctionInfo, functions: Sequence[FunctionInfo], missing: set[Packed], sink: Sink, again: LookedAgain
) -> None:
    """Interpret callers of a private method that mention nothing which may be null, so that nobody has looked at them: they may
    set what it reads (`order.setTotal(total)`, then `print(order)`)."""
    for caller in functions:
        if caller is function or function.decl.name not in caller.decl.mentions:
            continue
        body = world.program.body(caller)
        if any(isinstance(node, s.Call) and node.at in missing for node in nodes(body)):
            sink.calls.learn(function, again.with_known(caller, NOTHING_KNOWN).calls)


def _is_for_code(world: World, function: FunctionInfo) -> bool:
    """Whether only code calls a method: one that sets attributes of its object or has to be given something, one of an object
    that is no row, or one that nothing which shows objects mentions. Others of a row may be asked by anybody, templates too."""
    own = own_name(function)
    if not own or function.owner is None:
        return True
    if any(item.takes_one and item.default is None for item in function.decl.parameters[1:]):
        return True
    if not any(world.schema.is_entity(cls.id) for cls in world.program.ancestors(function.owner)):
        return True
    name = function.decl.name
    if name not in library_names("row-hook") and not world.program.unmentioned().is_shown(name):
        return True
    stores = moves(world, function).stores.values()
    return any(isinstance(target.value, s.Name) and target.value.id == own for found in stores for target, _ in found)


def _without_own(function: FunctionInfo, known: Known) -> Known:
    own = own_name(function)
    return {path: seen for path, seen in known.items() if path[0] != own}
