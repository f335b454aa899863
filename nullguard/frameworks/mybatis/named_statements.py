"""Statements of MyBatis that code runs by their names: what computes something over all rows always gives a row, and what the
statement asks of its rows holds for them.

`(Long) session.selectOne("shop.orders.maxNumber", shop)` is null where there is no order; what counts never is. The rows of
`session.selectList("shop.orders.shipped")` have a date if the statement says `WHERE shipped_at IS NOT NULL`. The session may be
the project's own (`DbEntityManager.selectOne(String, Object)`). Source: the MyBatis 3 reference, "Java API" (`selectOne`,
`selectList`); of iBATIS 2, whose methods are called otherwise, "iBATIS Data Mapper Developer Guide".
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from nullguard.flow.domain.values import NULLABLE, UNKNOWN, Value
from nullguard.flow.protocols import CallSite, SilentModel
from nullguard.frameworks.declared_results import given
from nullguard.frameworks.mybatis.statements import mapper_statements
from nullguard.frameworks.query_rows import Queries, aggregate_of
from nullguard.knowledge.words import library_names
from nullguard.model.documents import AnyDocument, MybatisFile
from nullguard.model.queries import Rows
from nullguard.model.syntax import Arithmetic, Constant, Expr
from nullguard.program.program import Program

_OF_ONE = library_names("statement-of-row")
_OF_MANY = library_names("statement-of-rows")
_replace = msgspec.structs.replace


class StatementModel(SilentModel):
    """Implements `flow.protocols.FrameworkModel`."""

    language = "java"

    def __init__(self, program: Program, documents: Mapping[str, AnyDocument], queries: Queries) -> None:
        self._queries = queries
        self._selecting: dict[str, tuple[str, str] | None] = {}
        """The text of a statement and the id of the class of its rows, by its id with and without its namespace."""
        self._rows: dict[str, Rows | None] = {}
        """By the statement's id, with and without its namespace; None where several statements have it."""
        self._counts: dict[str, bool] = {}
        """By the same, whether all statements of the id give a row whatever there is, with something in it."""
        files = [item.facts for _, item in sorted(documents.items()) if isinstance(item, MybatisFile)]
        for facts in files:
            for item in facts.selects:
                for name in (item.id, f"{facts.namespace}.{item.id}"):
                    self._rows[name] = None if name in self._rows else item.rows
                    self._counts[name] = self._counts.get(name, True) and _counts(item.rows)
        for statement in mapper_statements(program, documents) if self._rows else ():
            document = documents.get(statement.path)
            if isinstance(document, MybatisFile) and statement.results:
                for name in (statement.method, f"{document.facts.namespace}.{statement.method}"):
                    known = (statement.sql, statement.results[0].row)
                    self._selecting[name] = None if name in self._selecting else known

    def names(self) -> frozenset[str]:
        """See `flow.protocols.FrameworkModel`."""
        return _OF_ONE | _OF_MANY if self._rows else frozenset()

    def basis(self) -> str:
        """What the statements give."""
        told = (f"{name} {rows} {self._counts[name]} {self._selecting.get(name)}" for name, rows in sorted(self._rows.items()))
        return "\n".join(told)

    def call(self, site: CallSite) -> Value | None:
        """What a statement gives that a call names."""
        is_one = site.method in _OF_ONE
        if not (is_one or site.method in _OF_MANY) or not site.arguments or (is_one and site.result.null != NULLABLE):
            return None
        constants = site.arguments[0][1].constants or ()
        kind, name = next(iter(constants)) if len(constants) == 1 else ("", "")
        statement = str(name) if kind == "str" else ""
        computed = self._computed(site, statement if constants else None) if is_one else None
        return computed if computed is not None else self._given_rows(site, statement, is_one)

    def _computed(self, site: CallSite, statement: str | None) -> Value | None:
        """What a statement gives that computes something over all rows; its name is None where only its beginning is known."""
        if statement is None and self._all_count(_beginning(site.arguments[0][0].value)):
            return _replace(site.result, null=UNKNOWN, origin=None)
        rows = self._rows.get(statement) if statement else None
        if rows is None or not _is_of_all(rows):
            return None
        empty = aggregate_of(rows)
        if empty is not None:
            return _replace(site.result, null=NULLABLE, origin=empty.origin)
        return _replace(site.result, null=UNKNOWN, origin=None)

    def _given_rows(self, site: CallSite, statement: str, is_one: bool) -> Value | None:
        """The rows of a statement, with what it asks of them."""
        selecting = self._selecting.get(statement)
        element = self._queries.element(site.world, selecting[0], True, selecting[1]) if selecting is not None else None
        if element is None or element.null >= NULLABLE:
            return None
        if is_one and (site.result.type is None or site.result.type.cls[:1] == "~"):
            return _replace(site.result, facts=site.result.facts + element.facts)
        return given(site.world, site.result, element)

    def _all_count(self, beginning: str) -> bool:
        """Whether all statements whose names begin so count: `session.selectOne("countOf" + kind)`."""
        found = [counts for name, counts in self._counts.items() if beginning and name.startswith(beginning)]
        return bool(found) and all(found)


def _is_of_all(rows: Rows) -> bool:
    """Whether a statement computes something over all rows, and so gives one row even where there is none to compute it of."""
    return bool(rows.outputs) and not rows.grouped and all(output.total for output in rows.outputs)


def _counts(rows: Rows | None) -> bool:
    return rows is not None and _is_of_all(rows) and aggregate_of(rows) is None


def _beginning(name: Expr) -> str:
    """The text with which a name begins that is put together."""
    match name:
        case Arithmetic(operator="+", operands=(Constant(value=str() as text), *_)):
            return text
    return ""
