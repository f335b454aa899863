"""What all written calls of a Java method know that is not private: others may call it, so that it lowers what is found there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from nullguard.flow.callers.asked_callers import AskedCallers
from nullguard.flow.callers.java_calls import may_call
from nullguard.flow.callers.java_gates import known_by_gates
from nullguard.flow.callers.kept_by_objects import known_of_fields
from nullguard.flow.callers.makers import constructions, makers
from nullguard.flow.callers.template_methods import as_run, of_class
from nullguard.flow.callers.uncalled import takes_others
from nullguard.flow.domain.row_paths import is_row_path
from nullguard.flow.remembering import remembered
from nullguard.flow.summaries.helpers import NOTHING_KNOWN, Known, common
from nullguard.flow.summaries.observations import Use
from nullguard.flow.summaries.sink import Sink
from nullguard.flow.summaries.who_calls import calls_by_name, is_private
from nullguard.flow.world import World
from nullguard.model.span import Packed
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

MOST_CALLERS = 4
"""Functions that are asked what they know where they call: most methods have fewer, and each one is interpreted again."""

_MOST_OWN_CALLERS = 8
"""The same of private methods, which only their own source calls, and of those that look up a row, as long as all of the callers
have found one."""

MOST_MENTIONING = 60
"""Functions that mention the name of one, of which those are told apart that call another of the name with as many arguments."""

MOST_MENTIONS = 100
"""Names that the body of such a function mentions at most: what is larger costs more than it tells."""

_SUBJECTS = frozenset({"column", "relation", "reverse", "lookup", "declared", "tested", "path"})
"""Kinds of origin of which callers may know more."""

MOST_LEVELS = 3
"""Callers in a row that are asked for what is looked up by a key: a controller's service, and the service that this one asks."""

_LEVELS = 2
"""Callers in a row that are asked for anything else."""

_MOST_HOPS = 3
"""Methods of a base class in a row that each one other calls on its own object."""


def known_by_callers(
    world: World, functions: Iterable[FunctionInfo], sink: Sink, callers: AskedCallers, levels: int = 1
) -> Mapping[str, Known]:
    """By the ids of those functions of one source in which null is used: what all their calls know, where there are calls, all
    can be told, and they know something.

    With more than one of the `levels` callers are asked with what their own callers know, with more than two only of functions
    that use what they look up.
    """
    used = {_outermost(use.symbol) for use in sink.uses() if _is_open(use) and (levels <= _LEVELS or use.origin.keyed)}
    asked: dict[str, tuple[FunctionInfo, tuple[FunctionInfo, ...]]] = {}
    found: dict[str, Known] = {}
    for function in functions:
        if function.decl.qualname not in used or (levels == 1 and is_private(function) and not is_seeking(function, sink)):
            continue
        if kept := _kept(world, function, callers, levels):
            found[function.id] = kept
        if calling := _callers(world, function, _MOST_OWN_CALLERS if is_seeking(function, sink) else MOST_CALLERS):
            asked[function.id] = (function, calling)
    names = {function.decl.name for function, _ in asked.values()}
    for key, (function, calling) in asked.items():
        entries = {caller.id: _known_before(world, caller, callers, levels - 1) for caller in calling} if levels > 1 else {}
        if levels > 1 and not any(entries.values()):
            continue
        known = _known(world, function, calling, names, entries, callers)
        if known:
            found[key] = {**found.get(key, NOTHING_KNOWN), **known}
    return found


def _kept(world: World, function: FunctionInfo, callers: AskedCallers, levels: int) -> Known:
    """What all who make a method's object know of what it keeps, and what is asked before an endpoint runs."""
    kept = known_of_fields(world, function, levels, lambda made: _known_before(world, made, callers, levels), callers.summarise)
    gated = known_by_gates(world, function, callers.summarise) if function.decl.annotations else NOTHING_KNOWN
    return {**kept, **gated} if gated else kept


def is_seeking(function: FunctionInfo, sink: Sink) -> bool:
    """Whether a function uses a row that it looks up by a key, of which what was called before may know."""
    symbol = function.decl.qualname
    return any(use.origin.keyed and _outermost(use.symbol) == symbol and _is_open(use) for use in sink.uses())


def _outermost(symbol: str) -> str:
    """The method that is called where something is used: the one around a class that stands in it, which knows what it knows."""
    return symbol.partition(".<")[0]


def _known_before(world: World, function: FunctionInfo, callers: AskedCallers, levels: int, hops: int = _MOST_HOPS) -> Known:
    """What all calls of a function know that calls another one; so many `hops` of methods that a base class calls on its own
    object are no levels."""
    key = ("called", function.id, str(hops), levels)
    return remembered(world, key, lambda: _find_known_before(world, function, callers, levels, hops))


def _is_of_template(function: FunctionInfo, callers: Sequence[FunctionInfo]) -> bool:
    """Whether a method is only called by one of a class above, on its own object."""
    return len(callers) == 1 and callers[0].owner is function.owner and callers[0].path != (function.owner or callers[0]).path


def _find_known_before(world: World, function: FunctionInfo, callers: AskedCallers, levels: int, hops: int) -> Known:
    calling, kept = _callers(world, function), _kept(world, function, callers, levels)
    if not calling:
        return kept
    if hops and _is_of_template(function, calling):
        levels, hops = levels + 1, hops - 1
    entries = {caller.id: _known_before(world, caller, callers, levels - 1, hops) for caller in calling} if levels > 1 else {}
    return {**kept, **_known(world, function, calling, (function.decl.name,), entries, callers)}


def _is_open(use: Use) -> bool:
    return use.origin.kind in _SUBJECTS and not use.origin.doubt and not use.is_kind and not use.is_guarded


def _callers(world: World, function: FunctionInfo, most: int = MOST_CALLERS) -> tuple[FunctionInfo, ...]:
    """Who mentions a method that can be protected by its callers; nobody where these are more than `most`, or it is one of
    them."""
    decl = function.decl
    if "constructor" in decl.modifiers:
        return makers(world, function)
    if function.owner is None or "." in function.owner.decl.qualname:
        return ()
    callers = world.program.callers("java").mentioning(decl.name)
    if is_private(function):
        callers = tuple(caller for caller in callers if caller.path == function.path)
    most = _MOST_OWN_CALLERS if is_private(function) else most
    if len(callers) <= MOST_MENTIONING and (len(callers) > 1 or function in callers):
        callers = tuple(caller for caller in callers if may_call(world, function, caller))
    if len(callers) > most or function in callers:
        return ()
    callers = tuple([run for caller in callers if (run := as_run(world, function, caller)) is not None])
    for caller in callers:
        world.program.look_at_mentions(caller.path, (caller.decl,))
    return callers if all(len(caller.decl.mentions) <= MOST_MENTIONS for caller in callers) else ()


def _known(
    world: World,
    function: FunctionInfo,
    calling: Iterable[FunctionInfo],
    names: Collection[str],
    entries: Mapping[str, Known],
    callers: AskedCallers,
) -> Known:
    program, name = world.program, function.decl.name
    is_made = "constructor" in function.decl.modifiers
    places: list[tuple[FunctionInfo, frozenset[Packed]]] = []
    for caller in calling:
        program.reads.add(body_entry(caller))
        written = (constructions if is_made else calls_by_name)(program.body(caller), name)
        if written is None:
            return {}
        places.append((caller, written))
    same = _declarations(world, function)
    has_many = len(places) > MOST_CALLERS and not is_private(function)
    found: list[Known] = []
    for caller, written in places:
        below = of_class(world, function, caller)
        seen = callers.met(caller, below, names, entries.get(caller.id, NOTHING_KNOWN))
        if seen.exceeded or seen.calls.places(name) != written:
            return {}
        found.extend(known for declared in same for known in seen.calls.of(declared).values())
        if found and not (known := common(found)):  # whatever the others know
            return {}
        if found and has_many and not any(map(is_row_path, known)):
            return {}
        found = [known] if found else []
    return common(found)


def _declarations(world: World, function: FunctionInfo) -> tuple[FunctionInfo, ...]:
    """The method, and those of interfaces and classes above that calls of it are mostly written for."""
    decl, owner = function.decl, function.owner
    found = {function.id: function}
    for base in world.program.ancestors(owner) if owner is not None else ():
        member = world.program.method(base, decl.name, len(decl.parameters))
        for other in member.functions if member is not None else ():
            if len(other.decl.parameters) == len(decl.parameters) and not _is_overload(world, function, other):
                found.setdefault(other.id, other)
    return tuple(found.values())


def _is_overload(world: World, function: FunctionInfo, other: FunctionInfo) -> bool:
    """Whether two methods of one name take something else, so that neither overrides the other."""
    return other != function and (other.owner is function.owner or takes_others(world, other, function))
