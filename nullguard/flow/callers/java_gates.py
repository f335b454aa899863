"""Rows that something else has found before an endpoint of Spring's runs, and refuses where there are none: another method of the
controller (`@ModelAttribute`), a bean that decides who may call it (`@PreAuthorize("@access.mayRead(#id)")`), and the validators
of what it is given (Bean Validation).

Sources: the Spring Framework reference, "Model" (`@ModelAttribute` methods run before each handler of their controller); the
Spring Security reference, "Method Security"; Bean Validation 3.1, section 3.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

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
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo

Summarise = Callable[[World, FunctionInfo, int], Summary]

_BEAN: Final = re.compile(r"@(\w+)\.(\w+)\(([^()]*)\)")
"""A question to a bean in an expression of Spring's: `@access.mayRead(#id, 'read')`."""

_OTHERWISE: Final = re.compile(r"\bor\b|\|\||\bnot\b|!|\?")
"""What lets a call in for which the question was answered by no."""

_GIVEN: Final = re.compile(r"#(\w+(?:\.\w+)*)")

_PARTS: Final = frozenset({"PathVariable", "RequestParam"})
"""Annotations that name the part of the request which a parameter holds."""


def known_by_gates(world: World, function: FunctionInfo, summarise: Summarise) -> Known:
    """The rows that are there wherever an endpoint runs, by the keys that it is given."""
    decl, owner = function.decl, function.owner
    marks = {item.name.rpartition(".")[2] for item in decl.annotations}
    if owner is None or marks.isdisjoint(library_names("endpoint-mark") | library_names("asking-expression")):
        return NOTHING_KNOWN
    found: dict[Path, Value] = {}
    if not marks.isdisjoint(library_names("endpoint-mark")):
        found.update(_by_models(world, function, owner, summarise))
        found.update(_by_validators(world, function, summarise))
    for annotation in decl.annotations:
        if annotation.name.rpartition(".")[2] in library_names("asking-expression"):
            found.update(_by_expression(world, function, annotation, summarise))
    return found


def _by_models(world: World, function: FunctionInfo, owner: ClassInfo, summarise: Summarise) -> Iterator[tuple[Path, Value]]:
    """What the methods have found that give a controller's model something, by the same parts of the request."""
    parts = {part: parameter.name for parameter in function.decl.parameters if (part := _part(parameter))}
    for base in world.program.ancestors(owner) if parts else ():
        for gate in () if base.is_library else world.program.functions_of(base.path):
            marks = {item.name.rpartition(".")[2] for item in gate.decl.annotations}
            is_gate = gate.owner is base and "ModelAttribute" in marks and marks.isdisjoint(library_names("endpoint-mark"))
            if is_gate:
                held = {at: (parts.get(_part(item), ""),) for at, item in enumerate(gate.decl.parameters)}
                yield from _rows(summarise(world, gate, FULL_DEPTH), frozenset({RETURNS}), held)


def _by_expression(
    world: World, function: FunctionInfo, annotation: s.Annotation, summarise: Summarise
) -> Iterator[tuple[Path, Value]]:
    """What a bean has found where it lets a call in."""
    texts = [node.value for item in annotation.arguments for node in nodes((item.value,)) if isinstance(node, s.Constant)]
    text = "".join(str(part) for part in texts)
    if _OTHERWISE.search(text):
        return
    names = {parameter.name for parameter in function.decl.parameters}
    for bean, method, given in _BEAN.findall(text):
        arguments = [item.strip() for item in given.split(",")] if given.strip() else []
        held: dict[int, Path] = {}
        for at, argument in enumerate(arguments):
            if (path := _GIVEN.fullmatch(argument)) is not None and (segments := tuple(path[1].split(".")))[0] in names:
                held[at] = segments
        for asked in world.program.callers("java").named(method) if held else ():
            world.program.reads.add(asked.path)
            if _is_bean(asked, bean) and len(asked.decl.parameters) == len(arguments):
                yield from _rows(summarise(world, asked, FULL_DEPTH), frozenset({RETURNS, TRUE}), held)


def _by_validators(world: World, function: FunctionInfo, summarise: Summarise) -> Iterator[tuple[Path, Value]]:
    """What the validators have found of what an endpoint is given, and of the fields of an object that is validated."""
    program = world.program
    for parameter in function.decl.parameters:
        marks = {item.name.rpartition(".")[2] for item in parameter.annotations}
        yield from _validated(world, function.path, function.decl.qualname, parameter.annotations, (parameter.name,), summarise)
        if marks.isdisjoint(library_names("validated")):
            continue
        type_ = program.type_of(parameter.type, function.path, function.decl.qualname) if parameter.type is not None else None
        cls = world.class_of(type_)
        for base in program.ancestors(cls) if cls is not None and not world.schema.is_entity(cls.id) else ():
            program.reads.add(base.path)
            for field in base.decl.fields if not base.is_library else ():
                for path in ((parameter.name, field.name), (parameter.name, f"{getter_of(field.name)}()")):
                    yield from _validated(world, base.path, base.decl.qualname, field.annotations, path, summarise)


def _validated(
    world: World, path: str, scope: str, annotations: tuple[s.Annotation, ...], held: Path, summarise: Summarise
) -> Iterator[tuple[Path, Value]]:
    """What the validators of the project's own constraints have found."""
    for annotation in annotations:
        constraint = world.program.resolve(path, annotation.name, scope)
        if not isinstance(constraint, ClassInfo) or constraint.is_library:
            continue
        world.program.reads.add(constraint.path)
        for mark in constraint.decl.annotations:
            if mark.name.rpartition(".")[2] in library_names("constraint-mark"):
                for validator in _validators(world, constraint, mark):
                    yield from _rows(summarise(world, validator, FULL_DEPTH), frozenset({RETURNS, TRUE}), {0: held})


def _validators(world: World, constraint: ClassInfo, mark: s.Annotation) -> Iterator[FunctionInfo]:
    """The `isValid` of the classes that a constraint names."""
    for argument in mark.arguments:
        for node in nodes((argument.value,)):
            if isinstance(node, s.Constant) and node.kind == "class":
                cls = world.program.resolve(constraint.path, str(node.value), constraint.decl.qualname)
                member = world.program.method(cls, "isValid") if isinstance(cls, ClassInfo) else None
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


def _part(parameter: s.Parameter) -> str:
    """The name of the part of a request that a parameter holds; empty where it holds none."""
    for annotation in parameter.annotations:
        if annotation.name.rpartition(".")[2] in _PARTS:
            named = [
                item.value.value
                for item in annotation.arguments
                if item.name in (None, "", "value", "name")
                if isinstance(item.value, s.Constant)
            ]
            return str(named[0]) if named else parameter.name
    return ""


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
        if mark.name.rpartition(".")[2] in library_names("managed-class")
    ]
    return name in named if named else decapitalised(cls.name) == name
