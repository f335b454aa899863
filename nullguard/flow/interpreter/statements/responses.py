"""Routes of Python whose declared responses validate the rows that they give: `@router.get("/orders", response_model=OrderOut)`.

Sources: the FastAPI documentation, "Response Model - Return Type"; the django-ninja documentation, "Response Schema".
"""

from __future__ import annotations

from typing import NamedTuple

from nullguard.flow.bodies.validated_fields import refusing_fields
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NULLABLE, Value
from nullguard.flow.frame.attributes import read_member
from nullguard.flow.frame.elements import element_of
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.uses import note_use
from nullguard.flow.summaries.observations import VALIDATED
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name
from nullguard.model.text import render
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo


class Response(NamedTuple):
    """The class of the objects that a response is made of: of one, or of each of a list."""

    cls: ClassInfo
    is_list: bool


def validate_response(frame: Frame, node: s.Expr, given: Value, path: Path | None, state: State) -> None:
    """Note the attributes of a row that a route gives which may be null, and that the fields of its response refuse."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    response = _response(frame.world.program, function) if function is not None and function.decl.annotations else None
    if response is None:
        return
    row, place = (element_of(frame, given), None) if response.is_list else (given, path)
    schema = frame.world.schema
    if row.type is None or row.fresh or not schema.is_entity(row.type.cls) or schema.is_entity(response.cls.id):
        return
    tries, frame.tries = frame.tries, []  # what the function has given is validated when all its handlers are left
    for field in sorted(refusing_fields(frame.world.program, response.cls, of_row=True)):
        if schema.attribute(row.type.cls, field) is None:
            continue
        read = s.Attribute(node, field, node.at)
        value, held = read_member(frame, row, place, field, node.at, state, render(read))
        if value.null == NULLABLE:
            note_use(frame, VALIDATED, read, value, held, state, f"{response.cls.name}.{field}")
    frame.tries = tries


def names_response(function: FunctionInfo) -> bool:
    """Whether a decorator may make a function a route with a declared response."""
    return any(_is_route(mark) for mark in function.decl.annotations)


def _is_route(mark: s.Annotation) -> bool:
    return mark.simple_name in library_names("validating-route")


def _response(program: Program, function: FunctionInfo) -> Response | None:
    """What a route names: in its decorator, else as what the function gives."""
    for mark in function.decl.annotations:
        if not _is_route(mark):
            continue
        named = [item.value for item in mark.arguments if item.name in library_names("response-class")]
        if named:
            return _of_expression(program, function, named[0])
        facts = program.sources.get(function.path)
        libraries = library_names("validating-route-library")
        if facts is not None and any(item.module.partition(".")[0] in libraries for item in facts.imports):
            return _of_type(program, function, function.decl.returns)
    return None


def _of_expression(program: Program, function: FunctionInfo, node: s.Expr) -> Response | None:
    match node:
        case s.Subscript(value=outer, index=inner) if dotted_name(outer).rpartition(".")[2] in _LISTS:
            cls = program.class_named(function.path, dotted_name(inner))
            return Response(cls, True) if cls is not None else None
        case s.Name() | s.Attribute():
            cls = program.class_named(function.path, dotted_name(node))
            return Response(cls, False) if cls is not None else None
    return None


def _of_type(program: Program, function: FunctionInfo, written: s.TypeRef | None) -> Response | None:
    if written is None:
        return None
    is_list = written.name.rpartition(".")[2] in _LISTS and len(written.args) == 1
    cls = program.class_named(function.path, written.args[0].name if is_list else written.name)
    return Response(cls, is_list) if cls is not None else None


_LISTS = frozenset({"List", "list", "Sequence"})
