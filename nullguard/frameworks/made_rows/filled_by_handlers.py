"""Columns that a handler of the project fills in each new row (MyBatis-Plus): `@TableField(fill = FieldFill.INSERT) Date made`,
and `strictInsertFill(row, "created", Date.class, new Date())` in the `insertFill` of a handler.

Source: the MyBatis-Plus guide, "Auto-fill Field": a column that is marked so is filled where the row to be inserted has none in
it, and by no handler is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from nullguard.knowledge.bean_names import setter_of
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, last_name, nodes
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo, VariableInfo

_FEWEST_GIVEN: Final = 2
"""Arguments of a call that fills a column by its name: the name, and what it is given."""


def is_filled(program: Program, name: str, annotations: Iterable[s.Annotation]) -> bool:
    """Whether annotations say of an attribute that new rows are filled, and each handler of the project that fills rows gives it
    a value that is surely there."""
    if not any(_says_so(item) for item in annotations):
        return False
    handlers = [
        function
        for method in sorted(library_names("filling-handler"))
        for function in program.callers("java").named(method)
        if function.decl.body >= 0
    ]
    return bool(handlers) and all(_fills(program, function, name) for function in handlers)


def _says_so(annotation: s.Annotation) -> bool:
    called = annotation.name.rpartition(".")[2]
    return any(
        f"{called}.{argument.name}={last_name(argument.value)}" in library_names("filled-on-insertion")
        for argument in annotation.arguments
    )


def _fills(program: Program, function: FunctionInfo, name: str) -> bool:
    """Whether a handler gives an attribute something, and nothing that may be null."""
    held = {
        target.id: node.value
        for node in nodes(program.body(function))
        if isinstance(node, s.Assign) and node.value is not None
        for target in node.targets
        if isinstance(target, s.Name)
    }
    given = list(_given(program, function, name))
    return bool(given) and all(_is_there(held.get(value.id) if isinstance(value, s.Name) else value) for value in given)


def _given(program: Program, function: FunctionInfo, name: str) -> Iterator[s.Expr]:
    """What a handler gives an attribute of the name: `fill(row, "created", …, value)`, `row.setCreated(value)`."""
    rows = {parameter.name for parameter in function.decl.parameters}
    for node in nodes(program.body(function)):
        if not isinstance(node, s.Call):
            continue
        arguments = [argument.value for argument in node.arguments]
        if len(arguments) == 1 and last_name(node.function) == setter_of(name):
            yield arguments[0]
        elif len(arguments) >= _FEWEST_GIVEN and any(_text(program, function, value) == name for value in arguments):
            yield from [value for value in arguments if not _is_beside(program, function, value, name, rows)][:1]


def _is_beside(program: Program, function: FunctionInfo, value: s.Expr, name: str, rows: set[str]) -> bool:
    """Whether an argument is the row, the attribute's name or its class, and not what it is given."""
    match value:
        case s.Name(id=held) if held in rows:
            return True
        case s.Constant(kind="class"):
            return True
    return _text(program, function, value) == name


def _is_there(value: s.Expr | None) -> bool:
    """Whether a value is surely not null: what is made at hand or a constant, the time, also what gives it when it is asked."""
    match value:
        case s.New() | s.Arithmetic() | s.Format():
            return True
        case s.Constant(kind=kind):
            return kind != "null"
        case s.Lambda(body=(s.Return(value=given),)):
            return _is_there(given)
        case s.MethodReference(name=name):
            return name in library_names("never-null")
        case s.Call(function=function):
            return last_name(function) in library_names("never-null")
    return False


def _text(program: Program, function: FunctionInfo, value: s.Expr) -> str:
    """A text, also one that a constant holds."""
    if isinstance(value, (s.Name, s.Attribute)):
        owner = function.owner.decl.qualname if function.owner is not None else ""
        symbol = program.resolve(function.path, dotted_name(value), owner)
        held = symbol.decl.value if isinstance(symbol, VariableInfo) else None
        return str(held.value) if isinstance(held, s.Constant) and held.kind == "str" else ""
    return str(value.value) if isinstance(value, s.Constant) and value.kind == "str" else ""
