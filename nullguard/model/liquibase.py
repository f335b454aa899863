"""What one changelog of Liquibase says: its change sets, and which other files it includes, in order.

Contexts, dbms lists and placeholders (`${name}`) stay as written: what they come to depends on all changelogs together.
"""

from __future__ import annotations

import msgspec

from nullguard.model.ddl import AnyChange
from nullguard.model.syntax import Node


class LiquibaseChange(Node, frozen=True):
    """One change of a change set: what it does to the schema, or the `file` of SQL that it runs, on the engines of `dbms`.

    `rewriting` is what it does besides on MySQL and MariaDB, where a change of a column writes the column anew.
    """

    changes: tuple[AnyChange, ...] = ()
    rewriting: tuple[AnyChange, ...] = ()
    dbms: str = ""
    file: str = ""
    is_relative: bool = False
    line: int = 0


class LiquibaseCondition(Node, frozen=True):
    """A precondition. `kind` is its name (`and`, `not`, `tableExists`, …); what is no known name may be true or false.

    `subject` is the table or view that it asks for, or the engines of `dbms`; `column` the column.
    """

    kind: str
    subject: str = ""
    column: str = ""
    children: tuple[LiquibaseCondition, ...] = ()


class LiquibaseEntry(msgspec.Struct, frozen=True, array_like=True, gc=False, tag_field="entry"):
    """Base of the members of AnyLiquibaseEntry."""


class LiquibaseChangeSet(LiquibaseEntry, frozen=True, tag="change-set"):
    """A change set. `can_be_skipped` says that a false precondition skips it, rather than stopping the run."""

    id: str
    author: str = ""
    changes: tuple[LiquibaseChange, ...] = ()
    dbms: str = ""
    context: str = ""
    condition: LiquibaseCondition | None = None
    can_be_skipped: bool = False
    line: int = 0


class LiquibaseInclude(LiquibaseEntry, frozen=True, tag="include"):
    """A file that is included, or all files of a folder (`is_folder`), of which `ends_with` may keep some."""

    path: str
    is_relative: bool = False
    is_folder: bool = False
    is_optional: bool = False
    ends_with: str = ""
    context: str = ""
    line: int = 0


class LiquibaseProperty(LiquibaseEntry, frozen=True, tag="property"):
    """The value of a placeholder; the first that applies counts."""

    name: str
    value: str
    dbms: str = ""
    context: str = ""


AnyLiquibaseEntry = LiquibaseChangeSet | LiquibaseInclude | LiquibaseProperty
