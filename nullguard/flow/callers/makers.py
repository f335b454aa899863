"""Who makes objects by a Java constructor: `new Context(order)`. What all who do know protects its body."""

from __future__ import annotations

from typing import Final

from nullguard.flow.world import World
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.span import Packed
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry
from nullguard.program.unmentioned import is_for_code

_MOST_MAKERS: Final = 4
"""Functions that are asked what they know where they make an object."""

_MOST_MENTIONING: Final = 40
"""Functions that mention the class, most of which make none of its objects."""

_MOST_MENTIONS: Final = 100
"""Names that the body of such a function mentions at most."""

_OWN: Final = frozenset({"this", "super"})


def makers(world: World, constructor: FunctionInfo) -> tuple[FunctionInfo, ...]:
    """The functions that make objects by a constructor; none where they are too many, or others may run it: another constructor
    of the class or of one below it, a container or framework, or what the class is handed to as `Context::new`."""
    owner, program = constructor.owner, world.program
    if owner is None or not constructor.decl.parameters or owner.decl.kind != "class":
        return ()
    if owner.decl.annotations or not is_for_code(owner.decl, constructor.decl) or program.subclasses(owner):
        return ()
    mentioning = _seeing(world, owner, program.callers("java").mentioning(owner.name))
    if len(mentioning) > _MOST_MENTIONING or program.unmentioned().aside(owner.name):
        return ()
    found = []
    for function in mentioning:
        program.reads.add(body_entry(function))
        made = constructions(program.body(function), owner.name)
        if made is None or (made and function.owner is owner and "constructor" in function.decl.modifiers):
            return ()
        if made:
            found.append(function)
    own = [one for one in program.methods_of(owner) if "constructor" in one.decl.modifiers]
    if any(_runs_another(program.body(one)) for one in own if one.id != constructor.id):
        return ()
    if len(found) > _MOST_MAKERS or any(len(function.decl.mentions) > _MOST_MENTIONS for function in found):
        return ()
    return tuple(found)


def _seeing(world: World, owner: ClassInfo, mentioning: tuple[FunctionInfo, ...]) -> tuple[FunctionInfo, ...]:
    """Those of the functions that may mean a class by its simple name: of one that stands in another class those of its source,
    those that mention the other one, and those whose source imports it."""
    around, _, inner = owner.decl.qualname.rpartition(".")
    if not around or inner != owner.name:
        return mentioning
    importing = world.program.callers("java").importing(owner.name)
    name = around.rpartition(".")[2]
    for one in mentioning:
        world.program.look_at_mentions(one.path, (one.decl,))
    return tuple(one for one in mentioning if one.path == owner.path or name in one.decl.mentions or one.path in importing)


def constructions(body: s.Body, name: str) -> frozenset[Packed] | None:
    """The places where a body makes objects of a class by its simple name, with arguments; None where it hands the making on, or
    makes one of a class of its own below."""
    made: set[Packed] = set()
    for node in nodes(body):
        match node:
            case s.New(type=type, arguments=arguments, body=inner) if type.name.rpartition(".")[2] == name:
                if inner:
                    return None
                if arguments:
                    made.add(node.at)
            case s.MethodReference(value=s.Name(id=found) | s.Attribute(name=found), name="new") if found == name:
                return None
    return frozenset(made)


def _runs_another(body: s.Body) -> bool:
    return any(
        isinstance(node, s.Call) and isinstance(node.function, s.Name) and node.function.id in _OWN for node in nodes(body)
    )
