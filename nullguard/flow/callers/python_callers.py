"""What all calls of a Python function know where they are written, completed by what their own callers know."""

from __future__ import annotations

from functools import partial

from nullguard.flow.bodies.overriding import inherited
from nullguard.flow.callers.dispatched_by_table import by_tables, tables_in, tables_of_source
from nullguard.flow.callers.dispatched_by_text import by_made_names
from nullguard.flow.callers.holding import holding
from nullguard.flow.callers.looked_again import Analyse
from nullguard.flow.callers.taken_functions import Places
from nullguard.flow.domain.values import PRESENT
from nullguard.flow.functions.meant.possible_calls import are_kin, may_run, possible_calls
from nullguard.flow.lookups.row_tables import table_of
from nullguard.flow.receivers.contexts import moves
from nullguard.flow.remembering import remembered
from nullguard.flow.summaries.helpers import CAUGHT, NOTHING_KNOWN, Calls, Known, Met, common, known_at
from nullguard.flow.summaries.sink import Sink
from nullguard.flow.summaries.who_calls import (
    MOST_ASKED,
    MOST_CALLERS,
    MOST_MENTIONING,
    has_known_callers,
    is_called_by_name,
    is_read,
)
from nullguard.flow.world import World
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

_ENOUGH_CALLS = 3
"""Calls of a method that test beside one on an object of which nothing is known."""


def own_name(function: FunctionInfo) -> str:
    """The name of a method's receiver; empty where it has none."""
    parameters = function.decl.parameters
    return parameters[0].name if function.owner is not None and parameters and "static" not in function.decl.modifiers else ""


def known_by_all_calls(world: World, function: FunctionInfo, analyse: Analyse, depth: int) -> Known:
    """What all calls know; nothing where one cannot be told."""
    key = ("protected", function.id, "", depth)
    return remembered(world, key, lambda: _find_known(world, function, analyse, depth))


def _find_known(world: World, function: FunctionInfo, analyse: Analyse, depth: int) -> Known:
    program, name = world.program, function.decl.name
    mentioning = program.callers().mentioning(name)
    written: Places | None = _chosen_by_texts(world, function)
    if written is None:
        return NOTHING_KNOWN
    if not (mentioning or written) or len(mentioning) > MOST_MENTIONING:
        return NOTHING_KNOWN
    held = holding(world, function, mentioning)
    if held is None:
        return NOTHING_KNOWN
    for caller in (*mentioning, *held):
        program.reads.add(body_entry(caller))
        places = possible_calls(world, function, caller, moves(world, caller), as_read=is_read(function))
        if places is None and (chosen := _by_tables(world, function, caller)) is not None:
            for other, chosen_places in chosen.items():
                written[other] = written.get(other, frozenset()) | chosen_places
            continue
        if places is None or (places and caller == function and not is_read(function)):
            return NOTHING_KNOWN
        if places:
            written[caller] = written.get(caller, frozenset()) | places
    if len(written) > MOST_ASKED or _is_handed_on(world, function, {caller.path for caller in written}):
        return NOTHING_KNOWN
    found: list[Known] = []
    untold: list[Known] = []
    calling: set[str] = set()
    is_caught = False
    refuses = any(map(world.rules["python"].raises_own, function.decl.mentions))
    own = own_name(function)
    for caller, places in written.items():
        met = Sink(Calls(asked=name, wanted=places))
        is_asked = depth and caller != function and is_called_by_name(caller)
        entry = known_by_all_calls(world, caller, analyse, depth - 1) if is_asked else NOTHING_KNOWN
        analyse(world, _as_called(world, caller, function), met, entry)
        calls = met.calls.met()
        if met.exceeded or not places <= calls.keys():
            return NOTHING_KNOWN
        for place in sorted(places):
            for call in calls[place]:
                if may_run(world, function, call.callee, call.receiver[0].type) and not _is_of_another_row(world, function, call):
                    if caller == function:  # a property that reads one of the same name, of another object of its class
                        return NOTHING_KNOWN
                    if call.is_caught:
                        is_caught = True
                        continue
                    known = known_at(function, call, partial(table_of, world))
                    if refuses:
                        known = {**known, **call.handling()}
                    is_told = call.receiver[0].type is not None or any(path[0] == own and len(path) > 1 for path in known)
                    (found if is_told else untold).append(known)
                    calling.add(caller.id)
        if len(calling) > MOST_CALLERS or (found and not common(found)):  # whatever the others know
            return NOTHING_KNOWN
    if is_caught and not found and not untold:
        return {CAUGHT: PRESENT}
    if len(untold) == 1 and len(found) >= _ENOUGH_CALLS and _is_of_another(world, function):
        return common(found)
    return common(found + untold)


def _chosen_by_texts(world: World, function: FunctionInfo) -> Places | None:
    """The calls of a function that nobody mentions where it is called; None where it is in a table with which somebody does
    something else, or held otherwise."""
    if function.owner is not None:
        return by_made_names(world, function)
    tables = tables_of_source(world, function) if function.path.endswith(".py") else frozenset()
    if tables is None:
        return None
    return by_tables(world, tables, function, is_shared=True) if tables else {}


def _by_tables(world: World, function: FunctionInfo, holder: FunctionInfo) -> Places | None:
    """The calls of a function that is put into tables in a body which mentions it nowhere else; None where nobody can tell."""
    if is_read(function) or not holder.path.endswith(".py"):
        return None
    tables = tables_in(world.program.body(holder), function.decl.name)
    return by_tables(world, tables, holder, is_shared=holder.decl.name == "<module>") if tables else None


def _as_called(world: World, caller: FunctionInfo, function: FunctionInfo) -> FunctionInfo:
    """A caller as it runs the function: a method of a class above the function's own (`run` of a base class, which calls hooks)
    calls the other hooks of that class, too (Python)."""
    above, owner = caller.owner, function.owner
    if above is None or owner is None or above is owner or above not in world.program.ancestors(owner):
        return caller
    if not caller.path.endswith(".py"):
        return caller
    return inherited(caller, owner)


def _is_of_another(world: World, function: FunctionInfo) -> bool:
    """Whether a call on an object of unknown class may as well be one of another class's method, for which what is known where
    all others call a method stands: it only lowers what is found in the method."""
    if function.owner is None or has_known_callers(function):
        return False
    owners = [other.owner for other in world.program.callers().named(function.decl.name) if other.owner is not None]
    return any(not are_kin(world, owner, function.owner) for owner in owners)


def _is_of_another_row(world: World, function: FunctionInfo, met: Met) -> bool:
    """Whether an attribute is read that is called as a property is, on an object of unknown class which is called as the rows of
    another class are, that have such an attribute, too: `query_result.runtime` is none of `Query.runtime`."""
    value, path = met.receiver
    if value.type is not None or path is None or not is_read(function) or function.owner is None:
        return False
    row = world.schema.row_called(path[-1])
    cls = world.program.classes.get(row) if row else None
    if cls is None or are_kin(world, cls, function.owner):
        return False
    return world.schema.attribute(row, function.decl.name) is not None


def _is_handed_on(world: World, function: FunctionInfo, callers: set[str]) -> bool:
    """Whether a source that does not call the function imports it, perhaps to be called by somebody else."""
    program, name = world.program, function.decl.name
    if function.owner is not None:
        return False
    return any(
        path != function.path and path not in callers and _is_imported(world, path, function)
        for path in program.callers().importing(name)
    )


def _is_imported(world: World, path: str, function: FunctionInfo) -> bool:
    symbol = world.program.resolve(path, function.decl.name)
    return symbol is None or (isinstance(symbol, FunctionInfo) and symbol.id == function.id)
