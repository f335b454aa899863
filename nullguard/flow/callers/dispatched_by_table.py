"""Calls in Python that take the method or function out of a table into which code puts it: `self.handlers = {"paid":
self.on_paid}`, then `self.handlers[event](order)`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from nullguard.flow.callers.taken_functions import Places, called_where_taken
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.facts import Field
from nullguard.model.nodes import nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_GET: Final = "get"

_ATTRIBUTE: Final = "."
"""Begins the name of an attribute of the object at hand."""

_MOST_MENTIONING = 24
"""Functions that mention a table."""


def tables_in(body: s.Body, name: str) -> frozenset[str] | None:
    """The variables, and after a dot the attributes, to which a body gives a dictionary that has a function of a name; None where
    the body does anything else with it."""
    found: set[str] = set()
    held: set[int] = set()
    for node in nodes(body):
        if not isinstance(node, s.Assign) or not isinstance(node.value, s.Collection) or node.value.kind != "dict":
            continue
        values = [item for _, item in node.value.entries if _called_so(item, name)]
        if not values:
            continue
        target = node.targets[0]
        table = _table(target)
        if not table or len(node.targets) > 1:
            return None
        found.add(table)
        held.update(map(id, values))
    others = any(_called_so(node, name) and id(node) not in held for node in nodes(body))
    return None if others or not found else frozenset(found)


def tables_of_source(world: World, function: FunctionInfo) -> frozenset[str] | None:
    """The variables of its source that hold a dictionary in which a function is; None where another variable has it, too:
    `STEPS = [show]`."""
    facts = world.program.sources.get(function.path)
    world.program.reads.add(function.path)
    found: set[str] = set()
    for variable in facts.variables if facts is not None and function.owner is None else ():
        if variable.value is None or not any(_called_so(node, function.decl.name) for node in nodes((variable.value,))):
            continue
        value = variable.value
        if not isinstance(value, s.Collection) or value.kind != "dict":
            if _is_held(value, function.decl.name):
                return None
            continue
        found.add(variable.name)
    return frozenset(found) if facts is not None and not _are_read(facts.variables, found) else frozenset()


def _is_held(value: s.Expr, name: str) -> bool:
    """Whether a value has a function of a name that it does not just call: `[show, hide]`."""
    called = {id(node.function) for node in nodes((value,)) if isinstance(node, s.Call)}
    return any(_called_so(node, name) and id(node) not in called for node in nodes((value,)))


def _are_read(variables: tuple[Field, ...], names: set[str]) -> bool:
    return bool(names) and any(
        isinstance(node, s.Name) and node.id in names
        for variable in variables
        if variable.value is not None
        for node in nodes((variable.value,))
    )


def _called_so(node: object, name: str) -> bool:
    return (isinstance(node, s.Name) and node.id == name) or (isinstance(node, s.Attribute) and node.name == name)


def _table(target: s.Expr) -> str:
    """The variable, or attribute of the object at hand, that a table is kept in; empty for anything else."""
    match target:
        case s.Name(id=name):
            return name
        case s.Attribute(value=s.Name(id="self"), name=name):
            return f"{_ATTRIBUTE}{name}"
    return ""


def by_tables(world: World, tables: frozenset[str], holder: FunctionInfo, is_shared: bool) -> Places | None:
    """The calls of what comes out of tables, which a function fills in its body or, where they are of its source (`is_shared`),
    its module; None where somebody does something else with one of them."""
    found: Places = {}
    for name in sorted(tables):
        table = name.removeprefix(_ATTRIBUTE)
        is_attribute = table != name
        mentioning = _reading(world, table, holder, is_attribute) if is_attribute or is_shared else (holder,)
        if mentioning is None or len(mentioning) > _MOST_MENTIONING:
            return None
        for caller in mentioning:
            if is_attribute and (holder.owner is None or not _are_kin(world, caller.owner, holder.owner)):
                return None
            world.program.reads.add(body_entry(caller))
            body = world.program.body(caller)
            taken = _taken(world, caller, body, table)
            places = called_where_taken(body, taken) if taken is not None else None
            if places is None:
                return None
            if places:
                found[caller] = found.get(caller, frozenset()) | places
    return found


def _reading(world: World, table: str, holder: FunctionInfo, is_attribute: bool) -> Sequence[FunctionInfo] | None:
    """The functions that read a table: an attribute wherever it is mentioned, a variable in its own source; None where another
    source imports that."""
    program = world.program
    if is_attribute:
        return program.callers().mentioning(table)
    if program.callers().importing(table) or program.callers().mentioning(table):
        return None
    found = []
    for function in program.every_function_of(holder.path):
        program.reads.add(body_entry(function))
        if world.named_nodes(function).get(table):
            found.append(function)
    return found


def _are_kin(world: World, one: ClassInfo | None, other: ClassInfo) -> bool:
    return one is not None and (one in world.program.ancestors(other) or other in world.program.ancestors(one))


def _taken(world: World, caller: FunctionInfo, body: s.Body, table: str) -> set[int] | None:
    """The expressions that take something out of a table: `self.handlers[event]`, `self.handlers.get(event)`; None where it is
    handed on as a whole."""
    mentioned = {id(node) for node in world.named_nodes(caller).get(table, ()) if isinstance(node, (s.Name, s.Attribute))}
    found: set[int] = set()
    for node in nodes(body):
        match node:
            case s.Subscript(value=held) if id(held) in mentioned:
                found.add(id(node))
                mentioned.discard(id(held))
            case s.Call(function=s.Attribute(value=held, name=method)) if id(held) in mentioned:
                if method == _GET:
                    found.add(id(node))
                elif method != "keys":
                    return None
                mentioned.discard(id(held))
            case s.Compare(operands=(_, held), operators=("in" | "not in",)) if id(held) in mentioned:
                mentioned.discard(id(held))
            case s.Assign(targets=(held,), value=s.Collection(kind="dict")) if id(held) in mentioned:
                mentioned.discard(id(held))
    return None if mentioned else found
