"""What `@validates` methods of mapped classes refuse: they are asked for each value that is set, null too.

A row that is made without the attribute is saved with null unasked, so that this counts as what a method refuses that only some
code asks. Source: SQLAlchemy 2.0, "Simple Validators".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from nullguard.flow.callers.evaluated import evaluated
from nullguard.frameworks.made_rows.given_values import tells
from nullguard.frameworks.sqlalchemy.mapped import MappedClasses
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.facts import Function
from nullguard.model.nodes import dotted_name, last_name
from nullguard.model.schema import Validations
from nullguard.program.symbols import ClassInfo
from nullguard.program.trace import body_entry

VALIDATING: Final = "validates"
_VALUE = 2
"""The position of the value: `validate(self, key, value)`."""

_MOST_STATEMENTS = 40
_ORDERING = frozenset({"<", "<=", ">", ">="})
_REFUSING = library_names("refuses-none")


def validations_of(mapped: MappedClasses, cls: ClassInfo, attributes: Collection[str]) -> Validations:
    """The attributes whose null the validators of a class, or of those above it, refuse."""
    found: dict[str, None] = {}
    for base in mapped.lineage(cls):
        for function in mapped.program.functions_of(base.path) if _has_validators(base) else ():
            names = [name for name in _validated(function.decl) if name in attributes] if function.owner is base else []
            parameters = function.decl.parameters
            if names and len(parameters) > _VALUE:
                mapped.program.reads.add(body_entry(function))
                if _refuses(mapped.program.body(function), parameters[_VALUE].name):
                    found.update(dict.fromkeys(names))
    return Validations(sometimes=tuple(f'"{name}" IS NOT NULL' for name in found))


def _has_validators(base: ClassInfo) -> bool:
    return not base.is_library and any(any(True for _ in _validated(function)) for function in base.decl.functions)


def _validated(function: Function) -> Iterator[str]:
    for annotation in function.annotations:
        if annotation.simple_name == VALIDATING:
            for argument in annotation.arguments:
                if not argument.name and isinstance(argument.value, s.Constant) and isinstance(argument.value.value, str):
                    yield argument.value.value


def _refuses(body: s.Body, value: str) -> bool:
    """Whether a validator raises for null, whatever else it is asked."""
    for statement in body[:_MOST_STATEMENTS]:
        match statement:
            case s.If(branches=branches):
                first = branches[0]
                if tells(first.test, value, False) and first.body and isinstance(first.body[-1], s.Raise):
                    return True
                if _is_used(first.test, value):
                    return True
                if any(isinstance(part, s.Return) for branch in branches for part in branch.body):
                    return False
            case s.Assert(test=test):
                if tells(test, value, True) or _is_used(test, value):
                    return True
            case s.Assign(targets=targets, value=given):
                if _is_used(given, value):
                    return True
                if any(isinstance(target, s.Name) and target.id == value for target in targets):
                    return False
            case s.ExprStmt(value=asked):
                if _is_used(asked, value):
                    return True
            case s.Return(value=given):
                return _is_used(given, value)
            case _:
                return False
    return False


def _is_used(node: s.Expr | None, value: str) -> bool:
    """Whether evaluating an expression raises where the value is None."""
    for part in (*evaluated(node), *((node,) if isinstance(node, s.Compare) else ())):
        match part:
            case s.Attribute(value=s.Name(id=name)) | s.Subscript(value=s.Name(id=name)) if name == value:
                return True
            case s.Call(function=function, arguments=(s.Argument(value=s.Name(id=name), star=0), *_)) if name == value:
                if dotted_name(function) in _REFUSING and last_name(function):
                    return True
            case s.Compare(operands=(left, right), operators=(operator,)):
                used = right if operator in ("in", "not in") else left if operator in _ORDERING else None
                if isinstance(used, s.Name) and used.id == value:
                    return True
    return False
