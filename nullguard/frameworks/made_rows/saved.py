"""Attributes that a Java row is given whenever it is saved: by an annotation that has the ORM set them (`@CreationTimestamp`), by
the handler that an annotation says so of, or by a method that JPA calls before each insertion (`@PrePersist`). Rows in the table
have a value in them.

Sources: Jakarta Persistence 3.1, section 3.6 (callbacks of mapped superclasses are called too); the documentation of Hibernate
and Spring Data.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from nullguard.frameworks.made_rows.filled_by_handlers import is_filled
from nullguard.knowledge.bean_names import accessed_by, getter_of, is_getter_name, is_setter_name
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.schema import Entity, MappedAttribute
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo


def given_when_saved(program: Program, entity: Entity, mapped: MappedAttribute) -> str:
    """What gives the attribute a value whenever a row is saved, as it is to be told; empty where nothing does."""
    cls = program.classes.get(entity.class_id)
    if cls is None or not cls.path.endswith(".java"):
        return ""
    getter = getter_of(mapped.name)
    for base in program.ancestors(cls):
        marks = [field.annotations for field in base.decl.fields if field.name == mapped.name]
        marks += [function.annotations for function in base.decl.functions if function.name == getter]
        for annotation in chain.from_iterable(marks):
            if annotation.simple_name in library_names("given-when-saved"):
                return f"@{annotation.name.rpartition('.')[2]}"
        if is_filled(program, cls, mapped.name, chain.from_iterable(marks)):
            return "the handler that fills new rows"
        for function in program.functions_of(base.path):
            if function.owner is base and _is_callback(function) and mapped.name in _given(program, function):
                return f"'{function.decl.name}', which is called before each insertion,"
    return ""


def _is_callback(function: FunctionInfo) -> bool:
    return any(item.simple_name in library_names("before-insertion") for item in function.decl.annotations)


def _given(program: Program, function: FunctionInfo) -> set[str]:
    """The attributes of its own object that a method gives a value that is surely there, whatever else holds, or where they have
    none."""
    found: set[str] = set()
    there: set[str] = set()
    for statement in program.body(function):
        asked = ""
        body: tuple[s.Stmt, ...] = (statement,)
        if isinstance(statement, s.If) and len(statement.branches) == 1 and not statement.orelse:
            asked, body = _asked(statement.branches[0].test), statement.branches[0].body
            if not asked:
                continue
        for target, value in _assigned(body):
            if not asked and isinstance(target, s.Name) and _is_there(value, there):
                there.add(target.id)
            name = _attribute(target)
            if name and asked in ("", name) and _is_there(value, there):
                found.add(name)
    return found


def _assigned(body: tuple[s.Stmt, ...]) -> Iterator[tuple[s.Expr, s.Expr | None]]:
    """What is assigned, by setters too."""
    for statement in body:
        match statement:
            case s.Assign(targets=targets, value=value):
                yield from ((target, value) for target in targets)
            case s.ExprStmt(value=s.Call(function=s.Name(id=name) | s.Attribute(value=s.Name(id="this"), name=name)) as call):
                if is_setter_name(name) and len(call.arguments) == 1:
                    yield s.Name(accessed_by(name), call.at), call.arguments[0].value


def _attribute(target: s.Expr) -> str:
    match target:
        case s.Name(id=name) | s.Attribute(value=s.Name(id="this"), name=name):
            return name
    return ""


def _asked(test: s.Expr) -> str:
    """The attribute of the object that a condition tests to be null."""
    match test:
        case s.Compare(operators=("==",), operands=(one, s.Constant(kind="null"))):
            if isinstance(one, s.Call) and isinstance(one.function, s.Name) and is_getter_name(one.function.id):
                return accessed_by(one.function.id)
            return _attribute(one)
    return ""


def _is_there(value: s.Expr | None, there: set[str]) -> bool:
    """Whether a value is surely not null: an object that is made, a constant, what a method of a class gives (`Instant.now()`),
    or a variable that holds one."""
    match value:
        case s.New():
            return True
        case s.Constant(kind=kind):
            return kind != "null"
        case s.Name(id=name):
            return name in there
        case s.Call(function=s.Attribute(value=s.Name(id=name))):
            return name[:1].isupper() or name in there
        case s.Call(function=s.Attribute(value=inner)):
            return _is_there(inner, there)
    return False
