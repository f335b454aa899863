"""Methods of Java that give back what they are given, or what was stored of it: `order = orders.save(order)`, `em.merge(order)`,
`Order saved = service.update(order)`. What is known of the one is known of the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from nullguard.flow.bodies.overriding import implementations
from nullguard.flow.containers.filled import told_of
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NONNULL, NULL, Fact, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.writes import may_set
from nullguard.flow.lookups.got import is_saving
from nullguard.flow.remembering import remembered
from nullguard.flow.world import World
from nullguard.knowledge.bean_names import accessed_by, is_getter_name, setter_of
from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s
from nullguard.model.facts import NO_BODY
from nullguard.model.nodes import is_null, nodes
from nullguard.program.symbols import FunctionInfo, Type
from nullguard.program.trace import body_entry

_GIVING_BACK: Final = library_names("stored-row-given")

_NOTHING: Final = -1

_CALLED: Final = "()"


def with_known_of_given(frame: Frame, function: FunctionInfo, arguments: Arguments, result: Value, state: State) -> Value:
    """What a call gives, with what is known to be there below the argument that it gives back."""
    if not frame.is_java or not arguments or result.type is None:
        return result
    if function.is_library and len(arguments) == 1 and _gives_same_elements(function):
        held = arguments[0][1]
        facts = tuple([fact for fact in held.facts if fact.aspect == "nonnull" and fact not in result.facts])
        element = held.element if held.element is not None and held.element.null < NULL else None
        return msgspec.structs.replace(result, facts=result.facts + facts, element=result.element or element)
    at = _given_back(frame.world, function)
    if not 0 <= at < len(arguments):
        return result
    _, given, path = arguments[at]
    if path is None or given.type is None or not _is_one_class(frame, given, result):
        return result
    told = [fact for fact in told_of(frame, given, path, state) if fact.aspect == "nonnull" and fact not in result.facts]
    kept = [fact for fact in told if not _is_set(frame, function, given.type, fact)]
    return msgspec.structs.replace(result, facts=(*result.facts, *kept)) if kept else result


def with_known_of_wrapped(frame: Frame, function: FunctionInfo, arguments: Arguments, result: Value, state: State) -> Value:
    """What a library's function makes of nothing but the elements that it is given, with what is known of all of them:
    `List.of(order)`, `Stream.of(order)`."""
    decl = function.decl
    if not frame.is_java or not function.is_library or not arguments or decl.returns is None or len(decl.returns.args) != 1:
        return result
    own = {parameter.name for parameter in decl.type_parameters}
    element = decl.returns.args[0].name
    if element not in own or any(parameter.type is None or parameter.type.name != element for parameter in decl.parameters):
        return result
    type = result.type.args[0] if result.type is not None and len(result.type.args) == 1 else None
    if type is None or result.element is not None or any(given.type != type for _, given, _ in arguments):
        return result
    known = [{fact for fact in told_of(frame, given, path, state) if fact.aspect == "nonnull"} for _, given, path in arguments]
    facts = tuple(sorted(set.intersection(*known), key=lambda fact: (len(fact.segments), fact.segments)))
    return msgspec.structs.replace(result, element=Value(NONNULL, type, facts=facts)) if facts else result


def _is_one_class(frame: Frame, given: Value, result: Value) -> bool:
    if given.type is None or result.type is None:
        return False
    if given.type.cls == result.type.cls:
        return True
    cls, other = frame.world.class_of(given.type), frame.world.class_of(result.type)
    return cls is not None and other is not None and other in frame.world.program.ancestors(cls)


def _given_back(world: World, function: FunctionInfo) -> int:
    """The position of the parameter that a method gives back; _NOTHING of any other."""
    decl = function.decl
    if decl.returns is None or decl.returns.args or not decl.parameters:
        return _NOTHING
    if function.is_library:
        own = {parameter.name for parameter in decl.type_parameters}
        same = [at for at, parameter in enumerate(decl.parameters) if parameter.type == decl.returns]
        return 0 if same == [0] and decl.returns.name in own else _NOTHING
    if all(parameter.type is None or parameter.type.name != decl.returns.name for parameter in decl.parameters):
        return _NOTHING
    if decl.body == NO_BODY and len(decl.parameters) == 1 and not implementations(world.program, function):
        return 0 if decl.name.startswith(tuple(words("row-saving"))) else _NOTHING  # a library writes it
    return remembered(world, ("given back", function.id, "", 0), lambda: _by_bodies(world, function))


def _gives_same_elements(function: FunctionInfo) -> bool:
    """Whether a library's method gives a collection of what it is given one of: `<S> List<S> saveAll(Iterable<S> rows)`."""
    decl = function.decl
    if decl.returns is None or len(decl.parameters) != 1 or not decl.type_parameters:
        return False
    taken = decl.parameters[0].type
    own = {parameter.name for parameter in decl.type_parameters}
    return taken is not None and len(decl.returns.args) == 1 and taken.args == decl.returns.args and taken.args[0].name in own


def _by_bodies(world: World, function: FunctionInfo) -> int:
    found = set()
    for one in implementations(world.program, function):
        world.program.reads.add(body_entry(one))
        found.add(_by_body(one, world.program.body(one)))
    return found.pop() if len(found) == 1 else _NOTHING


def _by_body(function: FunctionInfo, body: s.Body) -> int:
    written = tuple(nodes(body))
    names = [parameter.name for parameter in function.decl.parameters]
    given = {name for node in written if isinstance(node, s.Return) for name in _names(node.value, written, names)}
    name = given.pop() if len(given) == 1 else ""
    return names.index(name) if name in names else _NOTHING


def _names(value: s.Expr | None, written: Iterable[s.Node], parameters: list[str]) -> Iterator[str]:
    """The parameters that an expression gives back, or what was stored of them; an empty name for anything else."""
    if value is None or is_null(value):
        return
    name = _stored(value)
    bound = [_stored(made) for made in _made(written, name)]
    if name in parameters:
        yield name if all(other == name for other in bound) else ""
    else:
        yield from bound if len(bound) == 1 else ("",)


def _stored(value: s.Expr | None) -> str:
    """The variable that an expression is, or that is stored by it."""
    match value:
        case s.Name(id=name):
            return name
        case s.Call(function=s.Attribute(name=called), arguments=(s.Argument(value=s.Name(id=name)),)):
            return name if called in _GIVING_BACK or is_saving(value) else ""
        case s.Cast(value=inner):
            return _stored(inner)
    return ""


def _made(written: Iterable[s.Node], name: str) -> Iterator[s.Expr | None]:
    for node in written:
        if isinstance(node, s.Assign) and any(isinstance(target, s.Name) and target.id == name for target in node.targets):
            yield node.value
        elif isinstance(node, s.ForEach) and isinstance(node.target, s.Name) and node.target.id == name:
            yield None


def _is_set(frame: Frame, function: FunctionInfo, given: Type, fact: Fact) -> bool:
    """Whether a body may set one of the attributes by which a fact is told: by its setter, by another method of its own class, or
    by one of the object's."""
    program, cls = frame.world.program, frame.world.class_of(given)
    of_object = program.methods_of(cls) if cls is not None else ()
    names = [_property(segment.removesuffix(_CALLED)) for segment in fact.segments]
    setters = {setter_of(name) for name in names}
    for one in implementations(program, function):
        of_class = program.methods_of(one.owner) if one.owner is not None else ()
        called = [other for other in of_class if other.decl.name in one.decl.mentions and other is not one]
        program.look_at_mentions(one.path, [one.decl, *(other.decl for other in called)])
        if any(not setters.isdisjoint(other.decl.mentions) for other in (one, *called)):
            return True
        ran = (one, *(other for other in of_object if other.decl.name in one.decl.mentions))
        if any(may_set(frame, other, name) for other in ran for name in names):
            return True
    return False


def _property(accessor: str) -> str:
    return accessed_by(accessor) if is_getter_name(accessor) else accessor
