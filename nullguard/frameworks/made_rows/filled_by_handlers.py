"""Columns that a handler of the project fills in each new row (MyBatis-Plus): `@TableField(fill = FieldFill.INSERT) Date made`,
and `strictInsertFill(row, "created", Date.class, new Date())` in the `insertFill` of a handler.

Source: the MyBatis-Plus guide, "Auto-fill Field": a column that is marked so is filled where the row to be inserted has none in
it, and by no handler is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from nullguard.knowledge.bean_names import setter_of
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, last_name, nodes
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo, VariableInfo

_FEWEST_GIVEN: Final = 2
"""Arguments of a call that fills a column by its name: the name, and what it is given."""


def is_filled(program: Program, row: ClassInfo, name: str, annotations: Iterable[s.Annotation]) -> bool:
    """Whether annotations say of an attribute that new rows are filled, and each handler of the project that fills rows gives it
    a value that is surely there, whatever holds but what it asks the `row` itself."""
    if not any(_says_so(item) for item in annotations):
        return False
    handlers = [
        function
        for method in sorted(library_names("filling-handler"))
        for function in program.callers("java").named(method)
        if function.decl.body >= 0
    ]
    return bool(handlers) and all(_fills(program, function, row, name) for function in handlers)


def _says_so(annotation: s.Annotation) -> bool:
    called = annotation.name.rpartition(".")[2]
    return any(
        f"{called}.{argument.name}={last_name(argument.value)}" in library_names("filled-on-insertion")
        for argument in annotation.arguments
    )


def _fills(program: Program, function: FunctionInfo, row: ClassInfo, name: str) -> bool:
    """Whether a handler gives an attribute something, and nothing that may be null."""
    body = program.body(function)
    held: dict[str, list[s.Expr]] = {}
    for node in nodes(body):
        if isinstance(node, s.Assign) and node.value is not None:
            for target in node.targets:
                if isinstance(target, s.Name):
                    held.setdefault(target.id, []).append(node.value)
    given = list(_given(program, function, name, list(_always(program, function, row, body, held))))
    return bool(given) and all(
        all(_is_there(one) for one in held.get(value.id, []))
        if isinstance(value, s.Name) and value.id in held
        else _is_there(value)
        for value in given
    )


def _always(
    program: Program, function: FunctionInfo, row: ClassInfo, body: s.Body, held: Mapping[str, list[s.Expr]]
) -> Iterator[s.Stmt]:
    """The statements that are run whatever holds but what is asked of the row, in their order, until a way out."""
    rows = _of_row(function, held)
    for statement in body:
        match statement:
            case s.If(branches=branches, orelse=orelse):
                asks_row = all(_asks_row(program, function, row, branch.test, rows) for branch in branches)
                if asks_row:
                    for inner in (*(branch.body for branch in branches), orelse):
                        yield from _always(program, function, row, inner, held)
                elif any(isinstance(node, s.Return) for node in nodes((statement,))):
                    return
            case s.Try(body=inner, handlers=handlers, finalbody=finalbody):
                if all(any(isinstance(node, s.Raise) for node in nodes(handler.body)) for handler in handlers):
                    yield from _always(program, function, row, inner, held)
                yield from _always(program, function, row, finalbody, held)
            case s.Block(body=inner) | s.With(body=inner):
                yield from _always(program, function, row, inner, held)
            case s.ExprStmt() | s.Assign():
                yield statement


def _of_row(function: FunctionInfo, held: Mapping[str, list[s.Expr]]) -> set[str]:
    """The names of what the handler is given, and of the variables that hold what is read of it."""
    found = {parameter.name for parameter in function.decl.parameters}
    for name, values in held.items():
        if all(any(isinstance(node, s.Name) and node.id in found for node in nodes((value,))) for value in values):
            found.add(name)
    return found


def _asks_row(program: Program, function: FunctionInfo, row: ClassInfo, test: s.Expr, rows: set[str]) -> bool:
    """Whether each part of a condition asks something of the row: what it has, or of which class it is."""
    match test:
        case s.Boolean(operands=operands):
            return all(_asks_row(program, function, row, operand, rows) for operand in operands)
        case s.InstanceOf(pattern=s.TypePattern(type=s.TypeRef() as type)):
            cls = program.type_of(type, function.path, function.decl.qualname)
            return cls is None or any(cls.cls == base.id for base in program.ancestors(row))
    return any(isinstance(node, s.Name) and node.id in rows for node in nodes((test,)))


def _given(program: Program, function: FunctionInfo, name: str, body: s.Body | list[s.Stmt]) -> Iterator[s.Expr]:
    """What a handler gives an attribute of the name: `fill(row, "created", …, value)`, `row.setCreated(value)`."""
    rows = {parameter.name for parameter in function.decl.parameters}
    for node in nodes(body):
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
