"""Rows that something else has found before an endpoint of Spring's runs, and refuses where there are none: another method of the
controller (`@ModelAttribute`), a bean that decides who may call it (`@PreAuthorize("@access.mayRead(#id)")`), and the validators
of what it is given (Bean Validation).

Sources: the Spring Framework reference, "Model" (`@ModelAttribute` methods run before each handler of their controller); the
Spring Security reference, "Method Security"; Bean Validation 3.1, section 3.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final

from nullguard.flow.callers.java_calls import may_call
from nullguard.flow.domain.row_paths import row_path
from nullguard.flow.domain.state import Path
from nullguard.flow.domain.values import PRESENT, Value
from nullguard.flow.functions.proofs.proven_rows import OF_ROW
from nullguard.flow.summaries.helpers import NOTHING_KNOWN, Known
from nullguard.flow.summaries.returns import FULL_DEPTH
from nullguard.flow.summaries.summary import RETURNS, TRUE, Guarantee, Summary
from nullguard.flow.world import World
from nullguard.knowledge.bean_names import decapitalised, getter_of
from nullguard.knowledge.words import library_names
from nullguard.languages.spring_expressions import questions, variable
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo

Summarise = Callable[[World, FunctionInfo, int], Summary]

_NOWHERE: Final = ("", "")
"""The part of a request that a parameter holds which holds none."""


def known_by_gates(world: World, function: FunctionInfo, summarise: Summarise) -> Known:
    """The rows that are there wherever an endpoint runs, by the keys that it is given."""
    decl, owner = function.decl, function.owner
    marks = {item.simple_name for item in decl.annotations}
    if owner is None or marks.isdisjoint(library_names("endpoint-mark") | library_names("asking-expression")):
        return NOTHING_KNOWN
    if _is_called_past(world, function):
        return NOTHING_KNOWN
    found: dict[Path, Value] = {}
    if not marks.isdisjoint(library_names("endpoint-mark")):
        found.update(_by_models(world, function, owner, summarise))
        found.update(_by_validators(world, function, summarise))
    for annotation in decl.annotations:
        if annotation.simple_name in library_names("asking-expression"):
            found.update(_by_expression(world, function, annotation, summarise))
    return found


def _is_called_past(world: World, function: FunctionInfo) -> bool:
    """Whether code of the project calls an endpoint, or another method on its own object, which nothing asks before."""
    marks = {item.simple_name for item in function.decl.annotations}
    own = world.program.ancestors(function.owner) if function.owner is not None else ()
    mentioning = [item for item in world.program.callers("java").mentioning(function.decl.name) if item.id != function.id]
    is_endpoint = not marks.isdisjoint(library_names("endpoint-mark")) and len(mentioning) <= _MOST_MENTIONING
    return any(
        (is_endpoint or caller.owner in own or caller.path == function.path) and may_call(world, function, caller)
        for caller in mentioning
    )


_MOST_MENTIONING: Final = 60
"""Functions that mention the name of an endpoint, from which on only those of its own class are asked whether they call it."""


def _by_models(world: World, function: FunctionInfo, owner: ClassInfo, summarise: Summarise) -> Iterator[tuple[Path, Value]]:
    """What the methods have found that give a controller's model something, by the same parts of the request."""
    parts = {part: parameter.name for parameter in function.decl.parameters if any(part := _part(parameter))}
    seen: set[tuple[str, int]] = set()
    for base in world.program.ancestors(owner) if parts else ():
        gates = () if base.is_library else world.program.methods_of(base)
        found = [gate for gate in gates if (gate.decl.name, len(gate.decl.parameters)) not in seen]
        for gate in found:
            marks = {item.simple_name for item in gate.decl.annotations}
            if not marks.isdisjoint(library_names("model-mark")) and marks.isdisjoint(library_names("endpoint-mark")):
                held = {at: (parts.get(_part(item), ""),) for at, item in enumerate(gate.decl.parameters)}
                yield from _rows(summarise(world, gate, FULL_DEPTH), frozenset({RETURNS}), held)
        seen |= {(gate.decl.name, len(gate.decl.parameters)) for gate in found}  # what overrides one runs in place of it


def _by_expression(
    world: World, function: FunctionInfo, annotation: s.Annotation, summarise: Summarise
) -> Iterator[tuple[Path, Value]]:
    """What a bean has found where it lets a call in."""
    texts = [node.value for item in annotation.arguments for node in nodes((item.value,)) if isinstance(node, s.Constant)]
    names = {parameter.name for parameter in function.decl.parameters}
    for bean, method, arguments in questions("".join(str(part) for part in texts)):
        held: dict[int, Path] = {}
        for at, argument in enumerate(arguments):
            if (path := variable(argument)) and path[0] in names:
                held[at] = path
        asked = list(_asked(world, bean, method, len(arguments))) if held else []
        if len(asked) == 1:
            yield from _rows(summarise(world, asked[0], FULL_DEPTH), frozenset({RETURNS, TRUE}), held)


def _asked(world: World, bean: str, method: str, count: int) -> Iterator[FunctionInfo]:
    """The methods that a bean of a name may have, with so many parameters, and those of the classes below its own."""
    for asked in world.program.callers("java").named(method):
        world.program.reads.add(asked.path)
        if asked.owner is not None and _is_bean(asked, bean) and len(asked.decl.parameters) == count:
            yield asked
            for below in world.program.declaring_below(asked.owner, method):
                member = world.program.method(below, method)
                yield from member.functions if member is not None else ()


def _by_validators(world: World, function: FunctionInfo, summarise: Summarise) -> Iterator[tuple[Path, Value]]:
    """What the validators have found of what an endpoint is given, and of the fields of an object that is validated."""
    program, decl = world.program, function.decl
    if _is_handed_errors(function):
        return
    for parameter in decl.parameters:
        yield from _validated(world, function.path, decl.qualname, parameter.annotations, (parameter.name,), summarise)
        validating = [item for item in parameter.annotations if item.simple_name in library_names("validated")]
        if not validating:
            continue
        groups = _groups(validating)
        type_ = program.type_of(parameter.type, function.path, function.decl.qualname) if parameter.type is not None else None
        cls = world.class_of(type_)
        for base in program.ancestors(cls) if cls is not None and not world.schema.is_entity(cls.id) else ():
            program.reads.add(base.path)
            for field in base.decl.fields if not base.is_library else ():
                for path in ((parameter.name, field.name), (parameter.name, f"{getter_of(field.name)}()")):
                    yield from _validated(world, base.path, base.decl.qualname, field.annotations, path, summarise, groups)


def _validated(
    world: World,
    path: str,
    scope: str,
    annotations: tuple[s.Annotation, ...],
    held: Path,
    summarise: Summarise,
    groups: frozenset[str] = frozenset(),
) -> Iterator[tuple[Path, Value]]:
    """What the validators of the project's own constraints have found that are validated as one of the `groups`; of none, as
    those that name no group."""
    for annotation in annotations:
        own = _groups([annotation], library_names("constraint-groups"))
        if own != groups and own.isdisjoint(groups):
            continue
        constraint = world.program.resolve(path, annotation.name, scope)
        if not isinstance(constraint, ClassInfo) or constraint.is_library:
            continue
        world.program.reads.add(constraint.path)
        for mark in constraint.decl.annotations:
            if mark.simple_name in library_names("constraint-mark"):
                for validator in _validators(world, constraint, mark):
                    yield from _rows(summarise(world, validator, FULL_DEPTH), frozenset({RETURNS, TRUE}), {0: held})


def _is_handed_errors(function: FunctionInfo) -> bool:
    """Whether an endpoint is called with what validators have refused, and does not ask whether that is anything."""
    decl = function.decl
    types = {parameter.type.name.rpartition(".")[2] for parameter in decl.parameters if parameter.type is not None}
    return not types.isdisjoint(library_names("collecting-errors")) and library_names("asking-errors").isdisjoint(decl.mentions)


_ASKED_GROUPS: Final = (None, "", "value")
"""The argument of what has an object validated that says as what: `@Validated(OnCreate.class)`."""


def _groups(annotations: Iterable[s.Annotation], arguments: Collection[str | None] = _ASKED_GROUPS) -> frozenset[str]:
    """The classes that annotations name as groups."""
    values = [item.value for annotation in annotations for item in annotation.arguments if item.name in arguments]
    named = (node for node in nodes(values) if isinstance(node, s.Constant) and node.kind == "class")
    return frozenset(str(node.value).rpartition(".")[2] for node in named)


def _validators(world: World, constraint: ClassInfo, mark: s.Annotation) -> Iterator[FunctionInfo]:
    """The `isValid` of the classes that a constraint names."""
    for argument in mark.arguments:
        for node in nodes((argument.value,)):
            if isinstance(node, s.Constant) and node.kind == "class":
                cls = world.program.resolve(constraint.path, str(node.value), constraint.decl.qualname)
                for name in sorted(library_names("constraint-method")) if isinstance(cls, ClassInfo) else ():
                    member = world.program.method(cls, name) if isinstance(cls, ClassInfo) else None
                    yield from (item for item in (member.functions if member is not None else ()) if not item.is_library)


def _rows(summary: Summary, when: frozenset[str], held: Mapping[int, Path]) -> Iterator[tuple[Path, Value]]:
    """The rows that a function has found, all of whose keys are `held` by what the endpoint is given."""
    for guarantee in summary.guarantees:
        if guarantee.when in when and guarantee.aspect.startswith(OF_ROW):
            keys = tuple(_keys(guarantee, held))
            if all(keys):
                yield row_path(guarantee.aspect.removeprefix(OF_ROW), keys), PRESENT


def _keys(guarantee: Guarantee, held: Mapping[int, Path]) -> Iterator[Path]:
    for position, segments in ((guarantee.position, guarantee.segments), *guarantee.beside):
        path = held.get(position, ())
        yield (*path, *segments) if path and all(path) else ()


def _part(parameter: s.Parameter) -> tuple[str, str]:
    """The annotation and the name of the part of a request that a parameter holds."""
    for annotation in parameter.annotations:
        if annotation.simple_name in library_names("request-part"):
            named = [
                item.value.value
                for item in annotation.arguments
                if item.name in (None, "", "value", "name")
                if isinstance(item.value, s.Constant)
            ]
            return annotation.simple_name, str(named[0]) if named else parameter.name
    return _NOWHERE


def _is_bean(function: FunctionInfo, name: str) -> bool:
    """Whether a method is one of the bean of a name: that which an annotation gives, else the class's own."""
    cls = function.owner
    if cls is None or function.is_library:
        return False
    named = [
        item.value.value
        for mark in cls.decl.annotations
        for item in mark.arguments
        if isinstance(item.value, s.Constant)
        if mark.simple_name in library_names("managed-class")
    ]
    return name in named if named else decapitalised(cls.name) == name
