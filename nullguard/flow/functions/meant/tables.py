"""Functions of Python that code calls by tables: `HANDLERS = {"paid": show_paid}`, then `HANDLERS[kind](order)`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from nullguard.flow.bodies.moves import Moves
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name
from nullguard.program.symbols import FunctionInfo

MODULE: Final = "<module>"

_MOST_CALLERS: Final = 40
"""Functions of a module, or that mention the name of a table, beyond which its calls are not looked for."""

_ITEMS: Final = frozenset({"items", "values"})


def called_by_tables(
    world: World, function: FunctionInfo, mentioning: tuple[FunctionInfo, ...], moves: Callable[[FunctionInfo], Moves]
) -> Iterator[tuple[FunctionInfo, s.Call]]:
    """The calls of what tables hold that may be the function, each with the function that it stands in: of tables of the module
    that has it, called there, and of those that methods fill among the functions `mentioning` it."""
    own = world.program.functions_named(function.path, MODULE)[:1] if function.owner is None else ()
    if function.owner is None and not own:
        world.program.functions_mentioning(function.path, function.decl.name)  # the module may get statements that do
    for holder in (*own, *mentioning):
        for table, held in moves(holder).tables.get(function.decl.name, ()):
            if not _means(world, holder, held, function):
                continue
            if holder.owner is None:
                world.program.reads.add(holder.path)  # another function of the module may call it
                callers = world.program.every_function_of(holder.path) if holder.decl.name == MODULE else (holder,)
            else:
                callers = world.program.callers().mentioning(table)
            for caller in callers if len(callers) <= _MOST_CALLERS else ():
                if holder.owner is None or _is_kin(world, holder, caller):
                    for call in _calls(moves(caller), table):
                        yield caller, call


def _means(world: World, holder: FunctionInfo, held: s.Expr, function: FunctionInfo) -> bool:
    """Whether what a table holds is the function: by its name, or as a method of the object that has the table."""
    first = holder.decl.parameters[0].name if holder.owner is not None and holder.decl.parameters else ""
    if isinstance(held, s.Attribute) and isinstance(held.value, s.Name) and held.value.id == first and first:
        member = world.program.method(holder.owner, held.name) if holder.owner is not None else None
        return member is not None and any(one.id == function.id for one in member.functions)
    if function.owner is not None and "static" not in function.decl.modifiers:
        return False
    scope = holder.decl.qualname if holder.decl.name != MODULE else ""
    symbol = world.program.resolve(holder.path, dotted_name(held), scope)
    return isinstance(symbol, FunctionInfo) and symbol.id == function.id


def _is_kin(world: World, holder: FunctionInfo, caller: FunctionInfo) -> bool:
    """Whether a method that mentions the name of a table may mean the one that a method fills."""
    one, other = holder.owner, caller.owner
    return (
        one is not None and other is not None and (one in world.program.ancestors(other) or other in world.program.ancestors(one))
    )


def _calls(known: Moves, table: str) -> Iterator[s.Call]:
    """The calls of what is read from a table: at once, by a variable, or of each entry in turn."""
    for call in known.calls.get(table, ()):
        if _reads(call.function, table):
            yield call
    for name, bindings in known.bindings.items():
        if name in known.calls and any(_gives(binding.target, name, binding.source, table) for binding in bindings):
            yield from (call for call in known.calls[name] if isinstance(call.function, s.Name))


def _gives(target: s.Expr, name: str, source: s.Expr, table: str) -> bool:
    """Whether a variable gets an entry of a table: `show = HANDLERS.get(kind)`, `for kind, show in HANDLERS.items()`."""
    match source:
        case s.Call(function=s.Attribute(value=held, name=method)) if method in _ITEMS and _is(held, table):
            last = target.items[-1] if isinstance(target, s.Collection) and target.items else target
            return isinstance(last, s.Name) and last.id == name
    return isinstance(target, s.Name) and (_reads(source, table) or _is(source, table))


def _reads(node: s.Expr, table: str) -> bool:
    match node:
        case s.Subscript(value=held) | s.Call(function=s.Attribute(value=held, name="get")):
            return _is(held, table)
    return False


def _is(node: s.Expr, table: str) -> bool:
    return (isinstance(node, s.Name) and node.id == table) or (isinstance(node, s.Attribute) and node.name == table)
