"""Hybrid properties as conditions of queries: `where(Order.is_paid)` asks what the property gives for the class.

Source: the SQLAlchemy 2.0 documentation, "Hybrid Attributes": at the class the getter, or the function that `expression` names,
is called with the class. `self.paid_at is not None` is always true there.
"""

from __future__ import annotations

from typing import Final

from nullguard.flow.schema import Schema
from nullguard.frameworks.queries import NOTHING, UNKNOWN, Condition, Need, every, negated, some
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, last_name
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_HYBRID: Final = "hybrid_property"
_EXPRESSION: Final = "expression"
_ORDERED: Final = frozenset({"==", "!=", "<", "<=", ">", ">="})
_COMPARING: Final = library_names("column-comparing")
_NOT_NULL, _NULL = frozenset({"is_not", "isnot"}), frozenset({"is_"})


def condition_of_hybrid(program: Program, schema: Schema, cls: ClassInfo, root: str, name: str) -> Condition | None:
    """What a hybrid property of a mapped class asks of its rows; None for what is none, or of which nothing is known."""
    member = program.member(cls, name)
    declared = member.functions if member is not None else ()
    getters = [one for one in declared if any(last == _HYBRID for last in _decorators(one))]
    others = [one for one in declared if any(last == _EXPRESSION for last in _decorators(one))]
    asked = others or getters
    if member is None or len(asked) != 1 or not (getters or others):
        return None
    function = asked[0]
    program.reads.add(body_entry(function))
    returned = [node for node in program.body(function) if not _is_text(node)]
    if len(returned) != 1 or not isinstance(returned[0], s.Return) or returned[0].value is None or not function.decl.parameters:
        return None
    reader = _Reader(schema, cls, root, function.decl.parameters[0].name)
    return reader.condition(returned[0].value)


def _decorators(function: FunctionInfo) -> list[str]:
    return [annotation.simple_name for annotation in function.decl.annotations]


def _is_text(node: s.Stmt) -> bool:
    return isinstance(node, s.ExprStmt) and isinstance(node.value, s.Constant)


class _Reader:
    """The conditions in a property of a class, whose own columns it reads."""

    def __init__(self, schema: Schema, cls: ClassInfo, root: str, own: str) -> None:
        self._schema, self._cls, self._root, self._own = schema, cls, root, own

    def condition(self, node: s.Expr) -> Condition:
        """What an expression asks."""
        match node:
            case s.Compare(operands=(left, right), operators=(operator,)) if operator in _ORDERED:
                columns = [need for need in (self._column(left), self._column(right)) if need is not None]
                if is_null(right) or is_null(left):
                    return self._of_null(columns, operator == "==") if operator in ("==", "!=") else UNKNOWN
                there = frozenset(columns)
                return Condition(there, there) if there else UNKNOWN
            case s.Arithmetic(operator="&", operands=operands):
                return every(map(self.condition, operands))
            case s.Arithmetic(operator="|", operands=operands):
                return some(map(self.condition, operands))
            case s.Call(function=function, arguments=arguments) if last_name(function) in ("and_", "or_"):
                conditions = [UNKNOWN if item.star or item.name else self.condition(item.value) for item in arguments]
                return every(conditions) if last_name(function) == "and_" else some(conditions)
            case s.Call(function=s.Attribute(value=held, name=name), arguments=arguments):
                column = self._column(held)
                if column is None:
                    return UNKNOWN
                if name in _NOT_NULL | _NULL and len(arguments) == 1 and is_null(arguments[0].value):
                    return self._of_null([column], name in _NULL)
                if name in _COMPARING:
                    return Condition(frozenset({column}), frozenset({column}))
        return UNKNOWN

    def _of_null(self, columns: list[Need], is_missing: bool) -> Condition:
        missing = Condition(NOTHING, frozenset(columns))
        return missing if is_missing else negated(missing)

    def _column(self, node: s.Expr) -> Need | None:
        match node:
            case s.Attribute(value=s.Name(id=own), name=name) if own in (self._own, self._cls.name):
                if self._schema.attribute(self._cls.id, name) is not None:
                    return Need((self._root, name))
        return None
