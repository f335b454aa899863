"""The `upgrade` function of a revision, walked once: which operations it applies, in order.

Nothing is run. A test that the source decides (of constants, of the engine's name) is decided; under any other test both
branches count, and what they create is created unless it is there. A loop over anything but constants is left out, but for what
it gives the rows of a table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from nullguard.frameworks.migrations.alembic.computing import MOST_ITEMS, bound
from nullguard.frameworks.migrations.alembic.evaluation import Names, evaluate
from nullguard.frameworks.migrations.alembic.loops import filled
from nullguard.frameworks.migrations.alembic.operations import operation
from nullguard.frameworks.migrations.alembic.schema_items import Given
from nullguard.frameworks.migrations.alembic.texts import bounded
from nullguard.frameworks.migrations.alembic.updates import is_total
from nullguard.frameworks.migrations.alembic.values import (
    UNKNOWN,
    UNKNOWN_NAME,
    Dictionary,
    LocalFunction,
    Operations,
    UpdateValue,
    Value,
    text_of,
    truth,
)
from nullguard.frameworks.migrations.bodies import body_of
from nullguard.languages.sql import read_sql_text
from nullguard.model.ddl import AddColumn, AnyChange, Backfill, CreateTable, Dialect
from nullguard.model.syntax import (
    Assign,
    AugAssign,
    Block,
    Constant,
    Expr,
    ExprStmt,
    ForEach,
    FunctionDef,
    If,
    Name,
    Parameter,
    Raise,
    Return,
    Stmt,
    Try,
    With,
)
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo, VariableInfo

_MOST_STEPS = 200_000
"""Expressions that one revision may cost; the longest real ones take some 20,000."""

_MOST_CALLS = 5
_MOST_NESTING = 40


class Interpreter:
    """Walks the functions of one revision. `changes` are what its operations do, in order."""

    def __init__(self, program: Program, path: str, dialect: Dialect) -> None:
        self.engine = dialect.value or Dialect.POSTGRESQL.value
        self.changes: list[AnyChange] = []
        self._program = program
        self._dialect = dialect
        self._steps = 0
        self._nesting = 0
        self._scopes: list[tuple[str, str]] = [(path, "")]
        self._is_doubtful = False
        self._given: dict[str, Expr] = {}

    def upgrade(self, function: FunctionInfo) -> None:
        """Walk a function that Alembic calls."""
        self._enter(function, [], {})

    @property
    def is_exhausted(self) -> bool:
        """Whether the revision was too large to be walked to its end."""
        return self._steps >= _MOST_STEPS

    # ---- what evaluation asks for

    def tick(self) -> bool:
        self._steps += 1
        return self._steps < _MOST_STEPS

    def named(self, dotted: str) -> Value:
        path, scope = self._scopes[-1]
        found = self._program.resolve(path, dotted, scope)
        if not isinstance(found, VariableInfo) or found.decl.value is None or len(self._scopes) > _MOST_CALLS:
            return UNKNOWN
        owner = found.owner.decl.qualname if found.owner is not None else ""
        self._scopes.append((found.path, owner))
        try:
            return evaluate(self, found.decl.value, {})
        finally:
            self._scopes.pop()

    def qualified(self, dotted: str) -> str:
        path, scope = self._scopes[-1]
        return self._program.qualified(path, dotted, scope)

    def apply(self, name: str, given: Given, table: str) -> None:
        self._add(operation(name, given, table))

    def execute(self, statement: Value, line: int) -> None:
        if isinstance(statement, UpdateValue):
            if statement.columns:
                self._add([Backfill(statement.table, statement.columns, is_total(statement), line)])
        elif text := text_of(statement).strip():
            self._add(read_sql_text(text, self._dialect, line)[0])

    def call(self, dotted: str, positional: list[Value], keywords: Mapping[str, Value]) -> Value:
        path, scope = self._scopes[-1]
        found = self._program.resolve(path, dotted, scope)
        if isinstance(found, FunctionInfo) and not found.is_library and "generator" not in found.decl.modifiers:
            return self._enter(found, positional, keywords)
        return UNKNOWN

    def call_local(self, function: LocalFunction, positional: list[Value], keywords: Mapping[str, Value]) -> Value:
        if len(self._scopes) > _MOST_CALLS:
            return UNKNOWN
        names = {**function.names, **_passed(function.function.parameters, positional, keywords)}
        self._scopes.append(self._scopes[-1])
        try:
            return self._returned(function.function.body, names)
        finally:
            self._scopes.pop()

    # ---- statements

    def _enter(self, function: FunctionInfo, positional: Sequence[Value], keywords: Mapping[str, Value]) -> Value:
        if len(self._scopes) > _MOST_CALLS:
            return UNKNOWN
        self._scopes.append((function.path, function.decl.qualname))
        try:
            names = _passed(function.decl.parameters, positional, keywords)
            return self._returned(body_of(self._program, function), names)
        finally:
            self._scopes.pop()

    def _returned(self, body: Sequence[Stmt], names: Names) -> Value:
        result = self._body(body, names)
        return result[0] if result is not None else None

    def _body(self, body: Sequence[Stmt], names: Names) -> tuple[Value] | None:
        """Walk statements; gives what they return, in a tuple, when they surely do."""
        if self._nesting >= _MOST_NESTING:
            return None
        self._nesting += 1
        try:
            return next((result for statement in body if (result := self._statement(statement, names)) is not None), None)
        finally:
            self._nesting -= 1

    def _statement(self, statement: Stmt, names: Names) -> tuple[Value] | None:
        match statement:
            case ExprStmt(value=value):
                evaluate(self, value, names)
            case Assign(targets=targets, value=value) if value is not None:
                found = evaluate(self, value, names)
                for target in targets:
                    names.update(bound(target, found))
                    if isinstance(target, Name):
                        self._given[target.id] = value
            case AugAssign(target=Name(id=name), operator="+", value=value):
                names[name] = _added(names.get(name, UNKNOWN), evaluate(self, value, names))
            case If():
                return self._if(statement, names)
            case ForEach():
                self._loop(statement, names)
            case With(items=items, body=body):
                for item in items:
                    context = evaluate(self, item.context, names)
                    if item.target is not None:
                        names.update(bound(item.target, context))
                return self._body(body, names)
            case Try(body=body, orelse=orelse, finalbody=finalbody):
                result = self._body(body, names) or self._body(orelse, names)
                return self._body(finalbody, names) or result
            case Block(body=body):
                return self._body(body, names)
            case FunctionDef(function=function):
                names[function.name] = LocalFunction(function, names)
            case Return(value=value):
                return (evaluate(self, value, names) if value is not None else None,)
            case Raise():
                return (UNKNOWN,)
        return None

    def _if(self, statement: If, names: Names) -> tuple[Value] | None:
        """The branch that the source decides on; else all of them, none of which surely returns."""
        doubtful = self._is_doubtful
        is_open = False
        for branch in statement.branches:
            decided = truth(evaluate(self, branch.test, names))
            if decided is False:
                continue
            self._is_doubtful = doubtful or is_open or decided is None
            result = self._body(branch.body, names)
            self._is_doubtful = doubtful
            if decided:
                return result if not is_open else None
            is_open = True
        self._is_doubtful = doubtful or is_open
        result = self._body(statement.orelse, names)
        self._is_doubtful = doubtful
        return None if is_open else result

    def _loop(self, statement: ForEach, names: Names) -> None:
        iterable = evaluate(self, statement.iterable, names)
        self._add([*filled(statement, self._given, self._class)])
        items = tuple(key for key, _ in iterable.items) if isinstance(iterable, Dictionary) else iterable
        for item in items[:MOST_ITEMS] if isinstance(items, tuple) else ():
            names.update(bound(statement.target, item))
            if not self.tick() or self._body(statement.body, names) is not None:
                return

    def _class(self, dotted: str) -> ClassInfo | None:
        path, scope = self._scopes[-1]
        return self._program.class_named(path, dotted, scope)

    def _add(self, changes: Sequence[AnyChange]) -> None:
        for change in changes:
            if UNKNOWN_NAME.encode() in _ENCODER.encode(change):
                continue
            if self._is_doubtful and isinstance(change, (CreateTable, AddColumn)):
                change = msgspec.structs.replace(change, if_not_exists=True)
            self.changes.append(change)


def _passed(parameters: Sequence[Parameter], positional: Sequence[Value], keywords: Mapping[str, Value]) -> Names:
    """The names that a call binds; a parameter called `op` that nobody passes stands for the operations."""
    names: Names = {}
    rest = list(positional)
    for parameter in parameters:
        if parameter.kind == "star":
            names[parameter.name], rest = tuple(rest), []
        elif parameter.kind == "kwargs":
            names[parameter.name] = Dictionary(tuple((key, item) for key, item in keywords.items() if key not in names))
        elif parameter.name in keywords:
            names[parameter.name] = keywords[parameter.name]
        elif rest and parameter.kind == "positional":
            names[parameter.name] = rest.pop(0)
        else:
            default = parameter.default.value if isinstance(parameter.default, Constant) else UNKNOWN
            names[parameter.name] = Operations() if parameter.name == "op" else default
    return names


def _added(one: Value, other: Value) -> Value:
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) + len(other) <= MOST_ITEMS:
        return (*one, *other)
    return bounded(one + other) if isinstance(one, str) and isinstance(other, str) else UNKNOWN


_ENCODER = msgspec.json.Encoder()
