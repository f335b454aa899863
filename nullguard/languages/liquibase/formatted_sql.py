"""Formatted SQL: a script whose comments (`--changeset author:id`) divide it into change sets."""

from __future__ import annotations

import re
from collections.abc import Mapping

from nullguard.languages.liquibase.sql_text import dialect_of, sql_changes
from nullguard.model.documents import LiquibaseChangelog
from nullguard.model.facts import SyntaxProblem
from nullguard.model.liquibase import (
    AnyLiquibaseEntry,
    LiquibaseChange,
    LiquibaseChangeSet,
    LiquibaseCondition,
    LiquibaseProperty,
)

_HEAD = re.compile(rb"^\s*--[ \t]*liquibase[ \t]+formatted[ \t]+sql", re.IGNORECASE | re.MULTILINE)
_HEAD_BYTES = 8 * 1024
_CHANGE_SET = re.compile(
    r"\s*--[ \t]*changeset[ \t]+(?P<author>\"[^\"]*\"|[^\s:]+):(?P<id>\"[^\"]*\"|\S+)(?P<rest>.*)", re.IGNORECASE
)
_PROPERTY = re.compile(r"\s*--[ \t]*property[ \t]+(?P<rest>.*)", re.IGNORECASE)
_ON_FAIL = re.compile(r"\s*--[ \t]*preconditions\b(?P<rest>.*)", re.IGNORECASE)
_CONDITION = re.compile(r"\s*--[ \t]*precondition-(?P<kind>table|view)-exists\b(?P<rest>.*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(\w+):(\"[^\"]*\"|[^\s\"]+)")
_PLACEHOLDER = re.compile(r"\$\{([^${}]+)\}")


def is_formatted_sql(data: bytes) -> bool:
    """Whether a SQL source is a changelog."""
    return _HEAD.search(data[:_HEAD_BYTES]) is not None


def read_sql_changelog(data: bytes) -> LiquibaseChangelog:
    """A changelog in formatted SQL."""
    reader = _Reader()
    for number, line in enumerate(data.decode("utf-8-sig", "replace").splitlines(), 1):
        reader.line(line, number)
    reader.close()
    return LiquibaseChangelog(tuple(reader.entries), problems=tuple(reader.problems))


class _Reader:
    def __init__(self) -> None:
        self.entries: list[AnyLiquibaseEntry] = []
        self.problems: list[SyntaxProblem] = []
        self._properties: dict[str, str] = {}
        self._open: tuple[str, str, Mapping[str, str], int] | None = None
        self._text: list[str] = []
        self._conditions: list[LiquibaseCondition] = []
        self._can_be_skipped = False

    def line(self, line: str, number: int) -> None:
        begun = _CHANGE_SET.match(line)
        if begun is not None:
            self.close()
            self._open = begun["author"].strip('"'), begun["id"].strip('"'), _attributes(begun["rest"]), number
        elif (written := _PROPERTY.match(line)) is not None and self._open is None:
            self._property(_attributes(written["rest"]))
        elif self._open is not None:
            self._inside(line)

    def close(self) -> None:
        """End the change set that is open."""
        if self._open is None:
            return
        author, id, given, line = self._open
        text = "\n".join(self._text)
        if self._properties:
            text = _PLACEHOLDER.sub(lambda found: self._properties.get(found[1], found[0]), text)
        dbms = given.get("dbms", "")
        changes, problems = sql_changes(text, dialect_of(dbms), line + 1) if given.get("ignore") != "true" else ((), ())
        self.problems.extend(problems)
        self.entries.append(
            LiquibaseChangeSet(
                id,
                author,
                (LiquibaseChange(changes, line=line),) if changes else (),
                dbms,
                given.get("contextfilter") or given.get("context", ""),
                LiquibaseCondition("and", children=tuple(self._conditions)) if self._conditions else None,
                self._can_be_skipped,
                line,
            )
        )
        self._open, self._text, self._conditions, self._can_be_skipped = None, [], [], False

    def _inside(self, line: str) -> None:
        if (found := _ON_FAIL.match(line)) is not None:
            self._can_be_skipped = _attributes(found["rest"]).get("onfail", "").lower() in ("mark_ran", "continue")
        elif (found := _CONDITION.match(line)) is not None:
            kind, given = found["kind"].lower(), _attributes(found["rest"])
            subject = given.get("table") or given.get("view", "")
            self._conditions.append(LiquibaseCondition(f"{kind}Exists", subject))
        self._text.append(line)

    def _property(self, given: Mapping[str, str]) -> None:
        name = given.get("name", "")
        if not name:
            return
        made = LiquibaseProperty(name, given.get("value", ""), given.get("dbms", ""), given.get("context", ""))
        if not made.dbms and not made.context:
            self._properties.setdefault(name, made.value)
        self.entries.append(made)


def _attributes(text: str) -> dict[str, str]:
    """The attributes behind a directive (`dbms:postgresql context:"a or b"`), by lower-case name."""
    return {name.lower(): value.strip('"') for name, value in _ATTRIBUTE.findall(text)}
