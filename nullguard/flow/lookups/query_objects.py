"""Query objects of the project: which row `tasks.createQuery().taskId(id).singleResult()` looks for is told by methods that were
called on the object before, and not by arguments of the one that asks (Java)."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.domain.state import State
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.bindings import made_once, quietly
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.doubts import is_surrounding
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import ClassInfo

_MOST_CALLS = 12
"""How many methods of a query object that are called one on the other's result are followed."""


def told_before(frame: Frame, node: s.Call, state: State) -> Arguments:
    """What a query object has been told of the row that it is asked for; empty where it has been told nothing."""
    match node.function:
        case s.Attribute(value=asked):
            pass
        case _:
            return []
    cls = frame.world.class_of(quietly(frame, asked, state)[0].type)
    if cls is None or cls.is_library or frame.world.schema.is_entity(cls.id):
        return []
    given: Arguments = []
    for argument in _told(frame, cls, asked):
        value, path = quietly(frame, argument.value, state)
        if not is_surrounding(value):
            given.append((argument, value, path))
    return given


def _told(frame: Frame, cls: ClassInfo, asked: s.Expr) -> Iterator[s.Argument]:
    if isinstance(asked, s.Name):
        yield from _told_by_name(frame, cls, asked.id)
        made = made_once(frame, asked.id)
        if made is None:
            return
        asked = made
    for _ in range(_MOST_CALLS):
        match asked:
            case s.Call(function=s.Attribute(value=holder, name=name), arguments=arguments):
                if arguments and _tells(frame, cls, name):
                    yield from arguments
                asked = holder
            case _:
                return


def _told_by_name(frame: Frame, cls: ClassInfo, variable: str) -> Iterator[s.Argument]:
    """What the function at hand tells a query object by the name of a variable: `query.taskId(id);`."""
    function = frame.world.program.function_named(frame.path, frame.symbol) if variable in frame.locals else None
    if function is None:
        return
    for node in nodes(frame.world.program.body(function)):
        match node:
            case s.Call(function=s.Attribute(value=s.Name(id=id), name=name), arguments=arguments) if id == variable:
                if arguments and _tells(frame, cls, name):
                    yield from arguments


def _tells(frame: Frame, cls: ClassInfo, name: str) -> bool:
    """Whether a class has a method that is told something and gives an object of the class back, to be told more."""
    own = {other.name for other in frame.world.program.ancestors(cls)}
    for member in frame.world.program.ancestors(cls):
        for function in member.decl.functions:
            if function.name == name and function.parameters and "static" not in function.modifiers:
                given = function.returns.name.rpartition(".")[2] if function.returns is not None else ""
                if given in own or any(given == parameter.name for parameter in member.decl.type_parameters):
                    return True
    return False
