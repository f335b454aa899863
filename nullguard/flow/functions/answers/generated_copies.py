"""What a method carries over to a new object whose body a library writes, by the names of attributes (Java, MapStruct).

Source: the MapStruct 1.5 reference guide, "Basic mappings": what both have by one name is copied, what is null stays null.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.facts import NO_BODY
from nullguard.model.nodes import nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo

_MAPPERS = library_names("generated-mapper")
_SIMPLE = frozenset(name.rpartition(".")[2] for name in _MAPPERS)
_WRITTEN = library_names("mapped-otherwise")
_FROM = frozenset({"target", "source"})
"""What says of an attribute no more than from where it is copied."""


def is_generated(world: World, function: FunctionInfo) -> bool:
    """Whether a library writes the body of a method, of one parameter."""
    cls = function.owner
    if cls is None or function.decl.body != NO_BODY or len(function.decl.parameters) != 1:
        return False
    names = [item.name for item in cls.decl.annotations if item.simple_name in _SIMPLE]
    return any(not _MAPPERS.isdisjoint(world.program.candidates(cls.path, name, cls.decl.qualname)) for name in names)


def copied_by_name(world: World, function: FunctionInfo, made: ClassInfo) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The attributes of the new object, and from where in the parameter each of them comes."""
    decl = function.decl
    taken = world.program.type_of(decl.parameters[0].type, function.path, decl.qualname)
    if taken is None:
        return
    told = _told(function)
    for mapped in world.schema.attributes(made.id):
        path = told.get(mapped.name, (mapped.name,))
        path = path[1:] if path[:1] == (decl.parameters[0].name,) and len(path) > 1 else path
        if path and world.schema.attribute(taken.cls, path[0]) is not None:
            yield mapped.name, path


def _told(function: FunctionInfo) -> Mapping[str, tuple[str, ...]]:
    """Of the attributes that annotations speak of from where they come; nothing where they are made in another way."""
    found: dict[str, tuple[str, ...]] = {}
    for annotation in function.decl.annotations:
        if annotation.simple_name not in _WRITTEN:
            continue
        given = {item.name: item.value for item in annotation.arguments}
        texts = [str(node.value) for node in nodes(tuple(given.values())) if isinstance(node, s.Constant) and node.kind == "str"]
        match given.get("target"), given.get("source"):
            case s.Constant(value=str(target)), s.Constant(value=str(source)) if given.keys() == _FROM:
                found[target] = tuple(source.split("."))
            case _:
                found.update(dict.fromkeys(texts, ()))
    return found
