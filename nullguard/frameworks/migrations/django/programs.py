"""Functions that migrations run, as far as they give existing rows a value (updates of whole tables, loops over all rows) or
change tables with constant SQL.

Simple forms only. What is not seen here leaves a column looking as if old rows had no value, which is a sign and no verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from nullguard.frameworks.arguments import Arguments, constant
from nullguard.frameworks.migrations.bodies import body_of
from nullguard.frameworks.migrations.django.sources import Migration
from nullguard.frameworks.migrations.django.state import ModelKey, State, unknown_model
from nullguard.languages.sql import read_sql_text
from nullguard.model.ddl import AnyChange, Backfill, RenameTable
from nullguard.model.nodes import dotted_name, is_null
from nullguard.model.span import line_of
from nullguard.model.syntax import (
    Assign,
    Attribute,
    Call,
    Compare,
    Constant,
    Expr,
    ExprStmt,
    ForEach,
    If,
    Name,
    Not,
    Stmt,
    Try,
    With,
)
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo

_NEUTRAL = frozenset(
    {
        "all", "using", "order_by", "select_related", "prefetch_related", "iterator", "only", "defer", "db_manager", "distinct",
        "select_for_update", "reverse", "annotate", "get_queryset",
    }
)  # fmt: skip
"""Methods of a query after which it still has every row."""

_MOST_DEPTH = 3
_MOST_STATEMENTS = 500


@dataclass(frozen=True)
class _Rows:
    """The rows of a model that a query has: all, those with null in the fields `nulls`, or only some."""

    model: ModelKey
    nulls: frozenset[str] = frozenset()
    is_part: bool = False

    def covers(self, name: str) -> bool:
        """Whether all rows that have null in a field are among them."""
        return not self.is_part and self.nulls <= {name}


@dataclass
class _Scope:
    """What the names of a function stand for: models, queries of them, and texts."""

    program: Program
    function: FunctionInfo
    state: State
    models: dict[str, ModelKey] = field(default_factory=dict)
    queries: dict[str, _Rows] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)


def program_changes(program: Program, migration: Migration, code: Expr | None, state: State) -> Iterator[AnyChange]:
    """What the function of a RunPython does to columns."""
    cls = migration.cls
    function = program.resolve(cls.path, dotted_name(code), cls.decl.qualname) if code is not None else None
    if isinstance(function, FunctionInfo) and not function.is_library:
        yield from _of_function(_Scope(program, function, state), 0)


def _of_function(scope: _Scope, depth: int) -> Iterator[AnyChange]:
    yield from _of_body(scope, body_of(scope.program, scope.function)[:_MOST_STATEMENTS], depth)


def _of_body(scope: _Scope, body: tuple[Stmt, ...], depth: int) -> Iterator[AnyChange]:
    for statement in body:
        if isinstance(statement, Assign) and len(statement.targets) == 1 and isinstance(statement.targets[0], Name):
            _bind(scope, statement.targets[0].id, statement.value)
        if isinstance(statement, (ExprStmt, Assign)) and isinstance(statement.value, Call):
            yield from _of_call(scope, statement.value, depth)
        elif isinstance(statement, (With, Try)):
            yield from _of_body(scope, statement.body, depth)
        elif isinstance(statement, ForEach) and isinstance(statement.target, Name):
            rows = _rows(scope, statement.iterable)
            if rows is not None:
                yield from _of_loop(scope, rows, statement.target.id, statement.body)
        elif isinstance(statement, If):
            yield from _of_branch(scope, statement, depth)


def _of_branch(scope: _Scope, statement: If, depth: int) -> Iterator[AnyChange]:
    """The branch for PostgreSQL, where the engine is what decides."""
    for branch in statement.branches:
        decided = _is_postgresql(branch.test)
        if decided is None:
            return
        if decided:
            yield from _of_body(scope, branch.body, depth)
            return
    yield from _of_body(scope, statement.orelse, depth)


def _is_postgresql(test: Expr) -> bool | None:
    """What a test of `connection.vendor` gives on PostgreSQL; None for other tests."""
    if not isinstance(test, Compare) or len(test.operands) != 2:
        return None
    left, right = test.operands
    if not isinstance(left, Attribute) or left.name != "vendor" or not isinstance(right, Constant):
        return None
    return {"==": right.value == "postgresql", "!=": right.value != "postgresql"}.get(test.operators[0])


def _bind(scope: _Scope, name: str, value: Expr | None) -> None:
    model = _model(scope, value)
    if model is not None:
        scope.models[name] = model
    elif (rows := _rows(scope, value)) is not None:
        scope.queries[name] = rows
    elif text := _text(scope, value):
        scope.texts[name] = text


def _of_call(scope: _Scope, call: Call, depth: int) -> Iterator[AnyChange]:
    """`update(…)` of a query, SQL that is executed, a table that is renamed, or a call of another function of the migration."""
    arguments = [argument.value for argument in call.arguments if not argument.name]
    if isinstance(call.function, Attribute):
        method, line = call.function.name, line_of(call.at)
        rows = _rows(scope, call.function.value) if method == "update" else None
        for argument in call.arguments if rows is not None else ():
            if argument.name and not is_null(argument.value) and rows is not None:
                yield from _given(scope, rows, argument.name, line)
        if method == "execute" and arguments and (text := _text(scope, arguments[0])):
            yield from read_sql_text(text, line=line)[0]
        elif method == "alter_db_table" and len(arguments) == 3:
            old, new = _text(scope, arguments[1]), _text(scope, arguments[2])
            if old and new:
                yield RenameTable(old, new, line)
    elif isinstance(call.function, Name) and depth < _MOST_DEPTH:
        called = scope.program.resolve(scope.function.path, call.function.id, scope.function.decl.qualname)
        if isinstance(called, FunctionInfo) and called.path == scope.function.path:
            inner = _Scope(scope.program, called, scope.state)
            for parameter, value in zip(called.decl.parameters, arguments, strict=False):
                if isinstance(value, Name) and value.id in scope.models:
                    inner.models[parameter.name] = scope.models[value.id]
            yield from _of_function(inner, depth + 1)


def _given(scope: _Scope, rows: _Rows, name: str, line: int) -> Iterator[Backfill]:
    """A field that gets a value in some rows."""
    model = scope.state.get(rows.model) or unknown_model(rows.model)
    if model.has_table:
        yield Backfill(model.table, (model.column(name),), rows.covers(name), line)


def _of_loop(scope: _Scope, rows: _Rows, row: str, body: tuple[Stmt, ...], only: str = "") -> Iterator[AnyChange]:
    """Attributes of a loop's row that are set: in every turn, or where they are empty; `only` one of them."""
    for statement in body:
        if isinstance(statement, Assign) and not is_null(statement.value):
            for target in statement.targets:
                if isinstance(target, Attribute) and isinstance(target.value, Name) and target.value.id == row:
                    if not only or target.name == only:
                        yield from _given(scope, rows, target.name, line_of(statement.at))
        elif isinstance(statement, If) and len(statement.branches) == 1 and not only:
            empty = _tested_empty(statement.branches[0].test, row)
            if empty:
                yield from _of_loop(scope, rows, row, statement.branches[0].body, empty)
        elif isinstance(statement, (With, Try)):
            yield from _of_loop(scope, rows, row, statement.body, only)


def _tested_empty(test: Expr, row: str) -> str:
    """The attribute of the row that a test finds empty: `not row.x`, `row.x is None`."""
    if isinstance(test, Not):
        test = test.operand
    elif isinstance(test, Compare) and test.operators in (("is",), ("==",)) and is_null(test.operands[1]):
        test = test.operands[0]
    else:
        return ""
    return test.name if isinstance(test, Attribute) and isinstance(test.value, Name) and test.value.id == row else ""


def _text(scope: _Scope, value: Expr | None) -> str:
    """A constant text; empty for anything else."""
    if isinstance(value, Name) and value.id in scope.texts:
        return scope.texts[value.id]
    if value is None or not isinstance(value, (Constant, Name, Attribute)):
        return ""
    found = constant(scope.program, scope.function.path, scope.function.decl.qualname, value)
    return found if isinstance(found, str) else ""


def _model(scope: _Scope, value: Expr | None) -> ModelKey | None:
    """The model that `apps.get_model("shop", "Order")` gives."""
    if not isinstance(value, Call) or not isinstance(value.function, Attribute) or value.function.name != "get_model":
        return None
    arguments = Arguments(scope.program, scope.function.path, scope.function.decl.qualname, value)
    label, name = arguments.text("app_label", 0), arguments.text("model_name", 1)
    if not name:
        label, _, name = label.rpartition(".")
    return (label, name.lower()) if label and name else None


def _rows(scope: _Scope, value: Expr | None) -> _Rows | None:
    """The rows that a query of a model has; None where that is none."""
    conditions: list[Mapping[str, Expr] | None] = []
    for _ in range(_MOST_STATEMENTS):
        if isinstance(value, Call) and isinstance(value.function, Attribute):
            name = value.function.name
            if name == "filter" and all(item.name for item in value.arguments):
                conditions.append({item.name: item.value for item in value.arguments if item.name})
            elif name not in _NEUTRAL:
                conditions.append(None)
            value = value.function.value
        elif isinstance(value, Attribute):
            model = scope.models.get(value.value.id) if isinstance(value.value, Name) else _model(scope, value.value)
            return _restricted(_Rows(model), conditions) if model is not None else None
        elif isinstance(value, Name) and value.id in scope.queries:
            return _restricted(scope.queries[value.id], conditions)
        else:
            return None
    return None


def _restricted(rows: _Rows, conditions: list[Mapping[str, Expr] | None]) -> _Rows:
    nulls, is_part = set(rows.nulls), rows.is_part
    for condition in conditions:
        for name, value in condition.items() if condition is not None else ():
            field_name, _, lookup = name.partition("__")
            if (lookup == "isnull" and isinstance(value, Constant) and value.value is True) or (not lookup and is_null(value)):
                nulls.add(field_name)
            else:
                is_part = True
        is_part = is_part or condition is None
    return _Rows(rows.model, frozenset(nulls), is_part)
