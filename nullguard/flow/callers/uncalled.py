"""Java methods that nothing calls: private ones that their source never mentions, those that are only visible for tests, and
public ones whose names nothing mentions but what is not called either."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from nullguard.flow.callers.java_calls import may_call
from nullguard.flow.summaries.who_calls import MOST_CALLERS, MOST_MENTIONING, is_private
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type
from nullguard.program.trace import body_entry
from nullguard.program.types import is_parameter, substitute
from nullguard.program.unmentioned import is_property, is_row, last, names_in_fields

_KINDS: Final = frozenset({"class", "enum"})

_MOST_IN_A_ROW = 3
"""Methods that call one another of which the first is called by nothing."""


def is_uncalled(world: World, function: FunctionInfo) -> bool:
    """Whether no code that runs calls a method: it is private, it is said to be visible for tests and not for others, or it is
    left over in a program that offers nothing to others; and whatever mentions it is uncalled, too.

    Java calls some private methods itself, when it reads or writes objects; what has annotations frameworks may call.
    """
    return _is_uncalled(world, function, frozenset())


def _is_uncalled(world: World, function: FunctionInfo, called: frozenset[str]) -> bool:
    """The same of a method that calls those that are given by their ids."""
    decl, program = function.decl, world.program
    if not function.path.endswith(".java") or decl.name in library_names("called-by-java") or decl.name.startswith("<"):
        return False
    if is_private(function):
        mentioning = program.functions_mentioning(function.path, decl.name)
        is_aside = _is_in_a_field(world, function)
    elif _is_for_tests(function) or _is_called_by_name(world, function):
        mentioning = program.callers("java").mentioning(decl.name)
        is_aside = program.unmentioned().aside(decl.name)
        if "static" in decl.modifiers:
            mentioning = _naming(world, function, mentioning)
            is_aside = is_aside and _is_named_aside(world, function)
    else:
        return False
    known = called | {function.id}
    others = [other for other in mentioning if other.id not in known]
    if is_aside or len(others) > MOST_MENTIONING:
        return False
    others = [other for other in others if may_call(world, function, other)]
    if len(others) > (MOST_CALLERS if len(called) < _MOST_IN_A_ROW else 0):
        return False
    if not all(_is_uncalled(world, other, known) for other in others):
        return False
    return is_private(function) or _is_for_tests(function) or not _is_offered(world, function)


def _is_offered(world: World, function: FunctionInfo) -> bool:
    """Whether others than the program's code may call a method: the unit offers methods to other programs, or an object of the
    class that maps no rows hands itself on, perhaps to what calls its methods by their names (gateways to other languages,
    scripts)."""
    if world.program.unmentioned().offers(world.program.unit_of(function.path)):
        return True
    if "static" in function.decl.modifiers or (function.owner is not None and is_row(function.owner.decl)):
        return False
    owned = world.program.methods_of(function.owner) if function.owner is not None else ()
    return any(_hands_itself_on(world, other) for other in owned)


def _hands_itself_on(world: World, function: FunctionInfo) -> bool:
    world.program.reads.add(body_entry(function))
    return any(
        isinstance(argument.value, s.Name) and argument.value.id == "this"
        for node in nodes(world.program.body(function))
        if isinstance(node, (s.Call, s.New))
        for argument in node.arguments
    )


def _is_for_tests(function: FunctionInfo) -> bool:
    """Whether a method is visible within its package, and annotated that this is for tests."""
    decl = function.decl
    if not decl.annotations or "constructor" in decl.modifiers or {"public", "protected", "private"} & set(decl.modifiers):
        return False
    return all(annotation.simple_name in library_names("for-tests") for annotation in decl.annotations)


def _is_called_by_name(world: World, function: FunctionInfo) -> bool:
    """Whether whoever calls a method that is not private mentions its name: no framework does, and it is no property of an object
    of values nor a method that a library asks for."""
    decl, owner = function.decl, function.owner
    if owner is None or owner.decl.kind not in _KINDS or decl.name == "main" or {"constructor", "private"} & set(decl.modifiers):
        return False
    is_for_code = world.program.unmentioned().is_for_code
    if not is_for_code(owner.decl, decl):
        return False
    if "static" in decl.modifiers:
        return not _converts(function)
    if is_property(decl) and not any(
        last(annotation.name) in library_names("made-by-container") for annotation in owner.decl.annotations
    ):
        return False
    declaring = [one for base in world.program.ancestors(owner)[1:] for one in _declared(world, base, function)]
    if any(one.is_library or one.owner is None or not is_for_code(one.owner.decl, one.decl) for one in declaring):
        return False
    if any(not _overrides(one) for one in declaring):
        return True
    return not any(_has_unknown_bases(world, cls) for cls in (owner, *world.program.subclasses(owner)))


def _naming(world: World, function: FunctionInfo, mentioning: Sequence[FunctionInfo]) -> tuple[FunctionInfo, ...]:
    """Those of the functions that may call a static method: they name its class, or one below, stand in its source or in such a
    class, or import methods by their names."""
    owner, callers = function.owner, world.program.callers("java")
    if owner is None:
        return tuple(mentioning)
    kin = (owner, *world.program.subclasses(owner))
    names, paths = {cls.name for cls in kin}, {cls.path for cls in kin}
    paths.update(callers.importing(function.decl.name), callers.importing("*"))
    for one in mentioning:
        world.program.look_at_mentions(one.path, (one.decl,))
    return tuple(one for one in mentioning if one.path in paths or not names.isdisjoint((*one.decl.mentions, *_types(one))))


def _types(function: FunctionInfo) -> Iterator[str]:
    """The simple names of the classes of a method's parameters."""
    for parameter in function.decl.parameters:
        if parameter.type is not None:
            yield last(parameter.type.name)


def _is_named_aside(world: World, function: FunctionInfo) -> bool:
    """Whether what is no code, or the value of a field, names the class of a static method, too, or one below."""
    owner = function.owner
    kin = (owner, *world.program.subclasses(owner)) if owner is not None else ()
    return any(world.program.unmentioned().aside(cls.name) for cls in kin)


def _converts(function: FunctionInfo) -> bool:
    """Whether a static method makes an object of one value by a name that frameworks look for (`Size.fromString(text)`)."""
    return len(function.decl.parameters) == 1 and function.decl.name in library_names("converting-static")


def _declared(world: World, base: ClassInfo, function: FunctionInfo) -> tuple[FunctionInfo, ...]:
    """The method that a class declares or inherits, where it has one that the function overrides."""
    member = world.program.method(base, function.decl.name, len(function.decl.parameters))
    found = member.functions if member is not None else ()
    return tuple([one for one in found if not (one.is_library and takes_others(world, one, function))])


def takes_others(world: World, one: FunctionInfo, other: FunctionInfo) -> bool:
    """Whether a method takes something of another class than one of the same name, so that neither overrides the other:
    `removeById(Serializable)`, and `removeById(Long)` of a project's own interface."""
    program = world.program
    seen = program.seen_as(Type(other.owner.id), one.owner.id) if one.owner is not None and other.owner is not None else None
    named = program.type_parameters(one.owner) if one.owner is not None else ()
    arguments = dict(zip(named, seen.args, strict=False)) if seen is not None else {}
    for mine, its in zip(one.decl.parameters, other.decl.parameters, strict=False):
        type = program.type_of(mine.type, one.path, one.decl.qualname)
        taken = program.type_of(its.type, other.path, other.decl.qualname)
        taking = substitute(type, arguments) if type is not None else None
        if taking is not None and taken is not None and not is_parameter(taking) and not is_parameter(taken):
            if taking.cls != taken.cls:
                return True
    return False


def _overrides(function: FunctionInfo) -> bool:
    return any(annotation.name == "Override" for annotation in function.decl.annotations)


def _has_unknown_bases(world: World, cls: ClassInfo) -> bool:
    """Whether a class is one of a library's, which may call methods that it declares."""
    known = {base.dotted for base in world.program.ancestors(cls) if not base.is_library}
    return bool(world.program.base_names(cls) - known - library_names("without-methods"))


def _is_in_a_field(world: World, function: FunctionInfo) -> bool:
    """Whether the value of a field of the source mentions the method: `Map.of("total", Report::total)`."""
    return any(function.decl.name in names_in_fields(cls.decl) for cls in world.program.classes_of(function.path))
