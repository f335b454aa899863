"""Changes of a database schema, whatever language they were written in: SQL, Liquibase, Alembic and Django all become these.

Names are as written, without quotes; a table's may be qualified by its schema. Lines count from 1 in the source of the change.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from nullguard.model.syntax import Node


class Dialect(StrEnum):
    """Whose SQL it is; UNKNOWN fits all."""

    POSTGRESQL = "postgresql"
    MYSQL = "mysql"
    MARIADB = "mariadb"
    SQLITE = "sqlite"
    H2 = "h2"
    ORACLE = "oracle"
    SQLSERVER = "sqlserver"
    UNKNOWN = ""


class ConstraintKind(StrEnum):
    PRIMARY_KEY = "primary key"
    UNIQUE = "unique"
    CHECK = "check"
    FOREIGN_KEY = "foreign key"


NOT_VALID = " NOT VALID"
"""Ends the condition of a CHECK that rows of then need not fulfil: it was added without looking at them."""


class Constraint(Node, frozen=True):
    """A constraint of a table, or a unique index. `check` is the condition of a CHECK as SQL, `where` that of a
    partial index; `nulls_distinct` is False for NULLS NOT DISTINCT. A foreign key has `references` (the other table) and
    `on_delete` (`set null`, `cascade`, …, lower case, empty where nothing is written). A key that is made of a unique index has
    that one's name in `using_index` and no columns."""

    kind: ConstraintKind
    columns: tuple[str, ...] = ()
    name: str = ""
    check: str = ""
    where: str = ""
    nulls_distinct: bool = True
    references: str = ""
    on_delete: str = ""
    line: int = 0
    using_index: str = ""


class ColumnDefinition(Node, frozen=True):
    """A column as CREATE TABLE or ADD COLUMN declares it.

    `nullable` is None where neither NULL nor NOT NULL is written. `default` is the SQL of the default, empty for none
    (DEFAULT NULL is none). Identities (SERIAL, AUTO_INCREMENT) are `nullable` False; `generated` marks computed columns.
    """

    name: str
    type: str = ""
    nullable: bool | None = None
    default: str = ""
    primary_key: bool = False
    unique: bool = False
    generated: bool = False
    references: str = ""
    on_delete: str = ""
    line: int = 0


class Change(msgspec.Struct, frozen=True, array_like=True, gc=False, tag_field="change"):
    """Base of the members of AnyChange."""


ALL_COLUMNS = "*"
"""The name of a view's column that stands for all those of its table."""


class ValidateConstraint(Change, frozen=True, tag="validate-constraint"):
    """ALTER TABLE … VALIDATE CONSTRAINT: from here on all rows fulfil it."""

    table: str
    name: str
    line: int = 0


class ViewColumn(Node, frozen=True):
    """A column of a view or query: that of a table, unless it is computed; with the name ALL_COLUMNS all those of the table.

    `outer` says that the table is joined so that its row may be missing; `nullable` what is known of a computed one.
    """

    name: str
    table: str = ""
    column: str = ""
    outer: bool = False
    nullable: bool | None = None


class CreateTable(Change, frozen=True, tag="create-table"):
    """CREATE TABLE. `like` is the table whose columns come first (LIKE, INHERITS, partition of), with its keys and checks too
    when `like_keys` is set. `query` are the columns of CREATE TABLE … AS; NOT NULL comes with them when `keeps_not_null` is set
    (MySQL and Oracle)."""

    table: str
    columns: tuple[ColumnDefinition, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    if_not_exists: bool = False
    like: str = ""
    line: int = 0
    like_keys: bool = False
    query: tuple[ViewColumn, ...] = ()
    keeps_not_null: bool = False


class DropTable(Change, frozen=True, tag="drop-table"):
    """DROP TABLE or DROP VIEW."""

    table: str
    line: int = 0


class RenameTable(Change, frozen=True, tag="rename-table"):
    """ALTER TABLE … RENAME TO; `to` keeps the old schema when it is not qualified."""

    table: str
    to: str
    line: int = 0


class AddColumn(Change, frozen=True, tag="add-column"):
    """ALTER TABLE … ADD COLUMN."""

    table: str
    column: ColumnDefinition
    if_not_exists: bool = False
    line: int = 0


class DropColumn(Change, frozen=True, tag="drop-column"):
    """ALTER TABLE … DROP COLUMN."""

    table: str
    name: str
    line: int = 0


class RenameColumn(Change, frozen=True, tag="rename-column"):
    """ALTER TABLE … RENAME COLUMN."""

    table: str
    name: str
    to: str
    line: int = 0


class AlterColumn(Change, frozen=True, tag="alter-column"):
    """ALTER COLUMN, MODIFY, CHANGE: what is None stays as it was; `default` empty drops the default.

    `explicit` is False where NULL was not written, but a column that is defined anew without NOT NULL admits it.
    """

    table: str
    name: str
    nullable: bool | None = None
    type: str | None = None
    default: str | None = None
    line: int = 0
    explicit: bool = True


class AddConstraint(Change, frozen=True, tag="add-constraint"):
    """ALTER TABLE … ADD CONSTRAINT, CREATE UNIQUE INDEX."""

    table: str
    constraint: Constraint
    line: int = 0


class DropConstraint(Change, frozen=True, tag="drop-constraint"):
    """ALTER TABLE … DROP CONSTRAINT, DROP INDEX (which need not name the table). `kind` where only that is said."""

    table: str
    name: str = ""
    kind: ConstraintKind | None = None
    line: int = 0


class CreateView(Change, frozen=True, tag="create-view"):
    """CREATE [OR REPLACE] [MATERIALIZED] VIEW."""

    view: str
    columns: tuple[ViewColumn, ...] = ()
    line: int = 0


class Backfill(Change, frozen=True, tag="backfill"):
    """UPDATE that gives existing rows a value in `columns`: all rows, or all that have null there, when `is_total`.

    `where_present` is the column that must not be null, where that is the only condition (`WHERE id IS NOT NULL`): of a column
    that never is, these are all rows.
    """

    table: str
    columns: tuple[str, ...]
    is_total: bool = False
    line: int = 0
    where_present: str = ""


AnyChange = (
    CreateTable
    | DropTable
    | RenameTable
    | AddColumn
    | DropColumn
    | RenameColumn
    | AlterColumn
    | AddConstraint
    | DropConstraint
    | ValidateConstraint
    | CreateView
    | Backfill
)


def subject(change: AnyChange) -> str:
    """The table or view that is changed."""
    return change.view if isinstance(change, CreateView) else change.table


class Step(Node, frozen=True):
    """One migration: the source it stands in, what its framework calls it (`V7`, a revision, a change set), and its changes."""

    path: str
    name: str
    changes: tuple[AnyChange, ...]


class HistoryProblem(Node, frozen=True):
    """What is wrong with a history at a place: two migrations with one number, a cycle, a statement that was not understood."""

    path: str
    line: int
    message: str


class History(Node, frozen=True):
    """The migrations of one database in the order in which they are applied.

    `framework` is django, alembic, flyway, liquibase, sql, …; `unit` the path of the unit whose database it is. Two histories of
    one unit with different dialects describe one database on different engines.
    """

    framework: str
    steps: tuple[Step, ...]
    dialect: Dialect = Dialect.UNKNOWN
    unit: str = ""
    problems: tuple[HistoryProblem, ...] = ()
