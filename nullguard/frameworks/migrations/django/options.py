"""The options of models in migrations: tables, sets of unique fields, constraints."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.arguments import Arguments, UnknownValue, constant
from nullguard.frameworks.django.models.check_conditions import condition_sql
from nullguard.frameworks.django.models.listed_items import items
from nullguard.frameworks.migrations.django.state import ModelState
from nullguard.model.ddl import Constraint, ConstraintKind
from nullguard.model.nodes import dotted_name
from nullguard.model.span import line_of
from nullguard.model.syntax import Call, Collection, Constant, Expr, Literal
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo


def options_of(value: Expr | None) -> dict[str, Expr]:
    """The items of `options={…}`."""
    if not isinstance(value, Collection) or value.kind != "dict":
        return {}
    return {key.value: item for key, item in value.entries if isinstance(key, Constant) and isinstance(key.value, str)}


def literal(program: Program, cls: ClassInfo, value: Expr | None) -> Literal | UnknownValue:
    """The constant that an expression in a migration is."""
    return constant(program, cls.path, cls.decl.qualname, value) if value is not None else None


def unique_together(program: Program, cls: ClassInfo, value: Expr | None) -> list[tuple[str, ...]]:
    """The sets of fields in `{("tenant", "reference")}`, or in the short form for one set."""
    written = list(items(program, cls, value))
    if written and all(isinstance(item, Constant) for item in written):
        return [tuple(_names(written))]
    return [tuple(_names(items(program, cls, item))) for item in written]


def constraint_of(program: Program, cls: ClassInfo, value: Expr | None, model: ModelState) -> Constraint | None:
    """What `UniqueConstraint(…)` and `CheckConstraint(…)` demand; None for others and for what cannot be told, such as
    uniqueness under a condition that is no plain comparison."""
    if not isinstance(value, Call):
        return None
    kind = dotted_name(value.function).rpartition(".")[2]
    arguments = Arguments(program, cls.path, cls.decl.qualname, value)
    name, line = arguments.text("name"), line_of(value.at)
    if kind == "CheckConstraint":
        check = condition_sql(arguments.expression("condition") or arguments.expression("check"), model.column)
        return Constraint(ConstraintKind.CHECK, name=name, check=check, line=line) if check else None
    if kind != "UniqueConstraint" or arguments.positional:
        return None
    condition = arguments.expression("condition")
    where = condition_sql(condition, model.column)
    fields = tuple(_names(items(program, cls, arguments.expression("fields"))))
    is_whole = condition is None or (isinstance(condition, Constant) and condition.value is None)
    if not fields or not (is_whole or where):
        return None
    return Constraint(
        ConstraintKind.UNIQUE,
        tuple(model.column(field) for field in fields),
        name,
        where=where,
        nulls_distinct=arguments.flag("nulls_distinct") is not False,
        line=line,
    )


def unique_constraint(model: ModelState, fields: tuple[str, ...], line: int) -> Constraint:
    """The constraint of a set in unique_together."""
    columns = tuple(model.column(field) for field in fields)
    return Constraint(ConstraintKind.UNIQUE, columns, f"{model.table}_{'_'.join(columns)}_uniq", line=line)


def _names(values: Iterator[Expr] | list[Expr]) -> Iterator[str]:
    return (item.value for item in values if isinstance(item, Constant) and isinstance(item.value, str))
