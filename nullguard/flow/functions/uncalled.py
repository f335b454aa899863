"""Java methods that nothing calls: private ones that their source never mentions, and those that are only visible for tests."""

from __future__ import annotations

from nullguard.flow.functions.helpers import is_private
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import FunctionInfo


def is_uncalled(world: World, function: FunctionInfo) -> bool:
    """Whether no code that runs calls a method: it is private, or it is said to be visible for tests and not for others.

    Java calls some private methods itself, when it reads or writes objects; what has annotations frameworks may call.
    """
    decl = function.decl
    if not function.path.endswith(".java") or decl.name in library_names("called-by-java") or decl.name.startswith("<"):
        return False
    if is_private(function):
        mentioning = tuple(f for f in world.program.functions_of(function.path) if decl.name in f.decl.mentions)
    elif _is_for_tests(function):
        mentioning = world.program.callers("java").mentioning(decl.name)
    else:
        return False
    return all(other is function for other in mentioning) and not _is_in_a_field(world, function)


def _is_for_tests(function: FunctionInfo) -> bool:
    """Whether a method is visible within its package, and annotated that this is for tests."""
    decl = function.decl
    if not decl.annotations or "constructor" in decl.modifiers or {"public", "protected", "private"} & set(decl.modifiers):
        return False
    return all(annotation.name.rpartition(".")[2] in library_names("for-tests") for annotation in decl.annotations)


def _is_in_a_field(world: World, function: FunctionInfo) -> bool:
    """Whether the value of a field mentions the method: `Map.of("total", Report::total)`."""
    name = function.decl.name
    return any(
        isinstance(node, (s.Attribute, s.Name, s.MethodReference))
        and (node.id if isinstance(node, s.Name) else node.name) == name
        for cls in world.program.classes_of(function.path)
        for field in cls.decl.fields
        if field.value is not None
        for node in nodes((field.value,))
    )
