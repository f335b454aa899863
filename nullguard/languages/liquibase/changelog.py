"""A changelog in XML, YAML or JSON: its change sets, includes and properties, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from nullguard.languages.liquibase.changes import changes_in
from nullguard.languages.liquibase.columns import name_in, table_in, text_in
from nullguard.languages.liquibase.sql_text import dialect_of, sql_changes
from nullguard.languages.liquibase.xml_tree import read_xml
from nullguard.languages.liquibase.yaml_tree import read_yaml
from nullguard.languages.xml_elements import Element
from nullguard.model import ddl
from nullguard.model.documents import LiquibaseChangelog
from nullguard.model.facts import SyntaxProblem
from nullguard.model.liquibase import (
    AnyLiquibaseEntry,
    LiquibaseChange,
    LiquibaseChangeSet,
    LiquibaseCondition,
    LiquibaseInclude,
    LiquibaseProperty,
)

_PLACEHOLDER = re.compile(r"\$\{([^${}]+)\}")
_SKIPPING = frozenset({"mark_ran", "continue"})
_GROUPS = frozenset({"and", "or", "not"})


def read_xml_changelog(data: bytes) -> LiquibaseChangelog:
    """A changelog in XML. Raises UnreadableSource."""
    return _Reader().changelog(read_xml(data))


def read_yaml_changelog(data: bytes, is_json: bool = False) -> LiquibaseChangelog:
    """A changelog in YAML or JSON. Raises UnreadableSource."""
    return _Reader().changelog(read_yaml(data, is_json))


class _Reader:
    """Properties that hold everywhere fill placeholders in SQL, which cannot be read with them."""

    def __init__(self) -> None:
        self._properties: dict[str, str] = {}
        self._problems: list[SyntaxProblem] = []

    def changelog(self, root: Element) -> LiquibaseChangelog:
        if root.tag != "databaseChangeLog":
            return LiquibaseChangelog()
        entries = tuple(entry for child in root.children for entry in self._entries(child))
        wanted = root.first("preConditions")
        condition = _condition(wanted) if wanted is not None else None
        return LiquibaseChangelog(entries, condition, tuple(self._problems))

    def _entries(self, element: Element) -> Iterator[AnyLiquibaseEntry]:
        match element.tag:
            case "changeSet":
                yield self._change_set(element)
            case "include" if file := element.get("file").strip():
                is_relative = element.flag("relativeToChangelogFile") is True
                is_optional = element.flag("errorIfMissing") is False
                yield LiquibaseInclude(file, is_relative, is_optional=is_optional, context=_context(element), line=element.line)
            case "includeAll" if path := element.get("path").strip():
                is_relative = element.flag("relativeToChangelogFile") is True
                is_optional = element.flag("errorIfMissingOrEmpty") is False
                ending = element.get("endsWithFilter")
                yield LiquibaseInclude(path, is_relative, True, is_optional, ending, _context(element), element.line)
            case "property" if name := element.get("name").strip():
                made = LiquibaseProperty(name, element.get("value"), element.get("dbms"), _context(element))
                if not made.dbms and not made.context:
                    self._properties.setdefault(name, made.value)
                yield made

    def _change_set(self, element: Element) -> LiquibaseChangeSet:
        wanted = element.first("preConditions")
        is_ignored = element.flag("ignore") is True
        return LiquibaseChangeSet(
            element.get("id"),
            element.get("author"),
            () if is_ignored else tuple(change for child in element.children for change in self._changes(child, element)),
            element.get("dbms"),
            _context(element),
            _condition(wanted) if wanted is not None else None,
            wanted is not None and wanted.get("onFail").strip().lower() in _SKIPPING,
            element.line,
        )

    def _changes(self, element: Element, change_set: Element) -> Iterator[LiquibaseChange]:
        dbms = element.get("dbms")
        match element.tag:
            case "sql":
                child = element.first("sql")
                text, line = _located(child if child is not None else element)
                yield self._sql(text or element.get("sql"), dbms, dbms or change_set.get("dbms"), line)
            case "sqlFile" if path := element.get("path").strip():
                is_relative = element.flag("relativeToChangelogFile") is True
                yield LiquibaseChange(dbms=dbms, file=path, is_relative=is_relative, line=element.line)
            case "createView":
                yield self._view(element, change_set)
            case _:
                yield from changes_in(element)

    def _view(self, element: Element, change_set: Element) -> LiquibaseChange:
        child = element.first("selectQuery")
        text, line = _located(child if child is not None else element)
        text = text or text_in(element, "selectQuery")
        view = table_in(element, "viewName")
        whole = text if element.flag("fullDefinition") is True else f"CREATE VIEW {view} AS {text}"
        made = self._sql(whole, "", change_set.get("dbms"), line) if text else LiquibaseChange(line=line)
        if made.changes or not view:
            return made
        return LiquibaseChange((ddl.CreateView(view, line=element.line),), line=element.line)

    def _sql(self, text: str, dbms: str, engines: str, line: int) -> LiquibaseChange:
        text = _filled(text, self._properties)
        changes, problems = sql_changes(text, dialect_of(engines), line)
        self._problems.extend(problems)
        return LiquibaseChange(changes, dbms=dbms, line=line)


def _context(element: Element) -> str:
    return element.get("contextFilter") or element.get("context")


def _condition(element: Element) -> LiquibaseCondition:
    """A precondition; recursion is bounded by the depth to which changelogs are read."""
    children = tuple(_condition(child) for child in element.children)
    kind = "and" if element.tag == "preConditions" else element.tag
    if kind in _GROUPS:
        return LiquibaseCondition(kind, children=children)
    subject = {"dbms": element.get("type"), "viewExists": table_in(element, "viewName", "")}.get(
        kind, table_in(element, "tableName", "")
    )
    return LiquibaseCondition(kind, subject, name_in(element, "columnName"))


def _located(element: Element) -> tuple[str, int]:
    """The text of an element and the line where it begins."""
    raw = "".join(item for item in element.content if isinstance(item, str))
    return raw.strip(), element.line + raw[: len(raw) - len(raw.lstrip())].count("\n")


def _filled(text: str, properties: Mapping[str, str]) -> str:
    """The text with the placeholders that are known, whose own placeholders stay."""
    return _PLACEHOLDER.sub(lambda found: properties.get(found[1], found[0]), text) if properties else text
