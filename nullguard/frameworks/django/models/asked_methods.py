"""Which methods of its own a method of a model asks, whatever happens: `self._check_dates()`, and by what an attribute says
`getattr(self, f"_clean_{self.kind}")()`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nullguard.frameworks.django.models.models import Models
from nullguard.model.nodes import nodes
from nullguard.model.syntax import (
    Arithmetic,
    Attribute,
    Call,
    Constant,
    Expr,
    ExprStmt,
    Format,
    Name,
    Return,
    Stmt,
)
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_MOST_STATEMENTS = 100

Asked = tuple[FunctionInfo, str, str]
"""A method, and the attribute whose value decides that it is asked, with that value; both are empty where nothing decides."""


def asked_methods(models: Models, cls: ClassInfo, body: Sequence[Stmt]) -> Iterator[Asked]:
    """The methods that the statements ask on the row, up to the first way out."""
    for statement in body[:_MOST_STATEMENTS]:
        match statement:
            case ExprStmt(value=Call(function=Attribute(value=Name(id="self"), name=name), arguments=())):
                if (method := own_method(models, cls, name)) is not None:
                    yield method, "", ""
            case ExprStmt(
                value=Call(
                    function=Call(function=Name(id="getattr"), arguments=(holder, name_of)),
                    arguments=(),
                )
            ) if isinstance(holder.value, Name) and holder.value.id == "self":
                yield from _by_attribute(models, cls, name_of.value)
        if any(isinstance(node, Return) for node in nodes((statement,))):
            return


def own_method(models: Models, cls: ClassInfo, name: str) -> FunctionInfo | None:
    """The method of a row's class or of the project's bases of it."""
    for base in models.lineage(cls):
        if not base.is_library and any(function.name == name for function in base.decl.functions):
            member = models.program.method(base, name)
            function = member.functions[-1] if member is not None and member.functions else None
            if function is None or not function.decl.parameters or function.decl.parameters[0].name != "self":
                return None
            models.program.reads.add(body_entry(function))
            return function
    return None


def _by_attribute(models: Models, cls: ClassInfo, name: Expr) -> Iterator[Asked]:
    """The methods whose names begin as the text does, by the values that end it."""
    match name:
        case Arithmetic(operator="%", operands=(Constant(value=str() as text), Attribute(value=Name(id="self"), name=attribute))):
            begin, hole, end = text.partition("%s")
        case Format(text=text, fields=(field,)) if not field.conversion and field.spec is None:
            value = field.value
            if not isinstance(value, Attribute) or not isinstance(value.value, Name) or value.value.id != "self":
                return
            attribute = value.name
            begin, hole, end = text.partition("{}")
        case Arithmetic(operator="+", operands=(Constant(value=str() as text), Attribute(value=Name(id="self"), name=attribute))):
            begin, hole, end = text, "+", ""
        case _:
            return
    if not begin or not hole or end:
        return
    names = {function.name for base in models.lineage(cls) if not base.is_library for function in base.decl.functions}
    for found in sorted(names):
        method = own_method(models, cls, found) if found.startswith(begin) and len(found) > len(begin) else None
        if method is not None and "'" not in found:
            yield method, attribute, found[len(begin) :]
