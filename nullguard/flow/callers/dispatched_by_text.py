"""Calls in Python that choose the method by a text: `getattr(self, f"process_{request.method}")()`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from nullguard.flow.callers.taken_functions import Places, called_where_taken
from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.nodes import is_named, nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_GETATTR: Final = "getattr"

_FEWEST_LETTERS = 2
"""Letters that the text of a name has to have that is put together."""

_MOST_ASKING = 24
"""Functions that ask for attributes by names."""


def by_made_names(world: World, function: FunctionInfo) -> Places | None:
    """The calls of the methods that an object finds by names which it puts together, in methods of a method's class, of those
    above it and of those below; None where somebody also calls methods by names that nobody can tell, or finds those of other
    objects by such names."""
    found: Places = {}
    owner = function.owner
    if owner is None:
        return found
    kin = [*world.program.ancestors(owner), *world.program.subclasses(owner)]
    is_untold = False
    for caller in _asking_by_name(world, function, kin):
        body = world.program.body(caller)
        chosen, untold = _by_name(world, caller, body, function.decl.name)
        places = called_where_taken(body, chosen) if chosen else None
        if places:
            found[caller] = places
        is_untold = is_untold or any(called_where_taken(body, {one}) for one in untold)
    if not found:
        return found
    return None if is_untold or _is_found_by_others(world, function) else found


def _asking_by_name(world: World, function: FunctionInfo, kin: Sequence[ClassInfo]) -> Iterator[FunctionInfo]:
    """The methods of some classes that ask for attributes by names."""
    for cls in kin:
        if cls.is_library:
            continue
        world.program.look_at_mentions(cls.path, cls.decl.functions)
        if not any(_GETATTR in one.mentions for one in cls.decl.functions):
            continue
        for caller in world.program.every_function_of(cls.path):
            if caller.owner is cls and _GETATTR in caller.decl.mentions and caller.id != function.id:
                world.program.reads.add(body_entry(caller))
                yield caller


def _by_name(world: World, caller: FunctionInfo, body: s.Body, name: str) -> tuple[set[int], set[int]]:
    """What asks the object at hand for a name that is put together and may be this one, and for one that nobody can tell."""
    own = caller.decl.parameters[0].name if caller.decl.parameters else ""
    chosen: set[int] = set()
    untold: set[int] = set()
    for node in world.named_nodes(caller).get(_GETATTR, ()):
        if not isinstance(node, s.Call) or len(node.arguments) < 2 or not own or not is_named(node.arguments[0].value, own):
            continue
        key = _key(body, node)
        if key is None:
            untold.add(id(node))
        elif _fits(key, name):
            chosen.add(id(node))
    return chosen, untold


def _key(body: s.Body, node: s.Call) -> s.Expr | None:
    """The name that `getattr(…)` asks for, as it is put together; None for a variable of which that is not known."""
    key = node.arguments[1].value
    if not isinstance(key, s.Name):
        return key
    held = [item.value for item in nodes(body) if isinstance(item, s.Assign) and _binds(item, key.id)]
    return held[0] if len(held) == 1 else None


def _is_found_by_others(world: World, function: FunctionInfo) -> bool:
    """Whether a function asks another object than its own for names that are put together, and may be the method's:
    `getattr(hooks, f"on_{event}")(order)`. Where many ask for attributes by names, only those of its source are looked at."""
    asking = world.program.callers().mentioning(_GETATTR)
    for caller in asking:
        if len(asking) > _MOST_ASKING and caller.path != function.path:
            continue
        world.program.reads.add(body_entry(caller))
        body = world.program.body(caller)
        own = caller.decl.parameters[0].name if caller.owner is not None and caller.decl.parameters else ""
        for node in world.named_nodes(caller).get(_GETATTR, ()):
            if isinstance(node, s.Call) and len(node.arguments) > 1 and not (own and is_named(node.arguments[0].value, own)):
                key = _key(body, node)
                if key is not None and _fits(key, function.decl.name):
                    return True
    return False


def _fits(key: s.Expr, name: str) -> bool:
    begin = end = ""
    match key:
        case s.Format(text=text, fields=fields) if fields:
            begin, *_, end = text.split("{}")
        case s.Arithmetic(operator="+", operands=(s.Constant(kind="str", value=str(first)), *_)):
            begin = first
        case s.Arithmetic(operator="%", operands=(s.Constant(kind="str", value=str(text)), *_)) if text.count("%s") == 1:
            begin, _, end = text.partition("%s")
        case s.Call(function=s.Attribute(value=s.Constant(kind="str", value=str(text)), name="format")) if text.count("{}") == 1:
            begin, _, end = text.partition("{}")
    letters = len(begin.strip("_")) + len(end.strip("_"))
    return letters >= _FEWEST_LETTERS and len(name) > len(begin) + len(end) and name.startswith(begin) and name.endswith(end)


def _binds(node: s.Assign, name: str) -> bool:
    return any(isinstance(target, s.Name) and target.id == name for target in node.targets)
