"""The role of every source: by source root, imports of test frameworks and content, never by a name alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass

from nullguard.discover.evidence import (
    is_cassette,
    is_django_fixture,
    is_java_migration,
    is_liquibase,
    is_python_migration,
    is_rule_sample,
    is_test_case,
    is_wiremock,
    tests_java,
    tests_python,
)
from nullguard.discover.heads import Heads
from nullguard.discover.layout import Folder
from nullguard.discover.test_folders import has_tests, is_named_like_test
from nullguard.model.source import Language, Role

_MIGRATION_NAME = re.compile(r"\d+_\w+\.py|[0-9a-f]{8,}_\w*\.py|V\d+__\w+\.py")
_MIGRATION_FOLDER = re.compile(r"(?:^|[/_-])(?:migrations?|versions|alembic|migrate)(?:/|$)")
_JAVA_MIGRATION = re.compile(r"[VUBR]\w*__\w+\.java")
_SQL_MIGRATION = re.compile(r"[VUB]\d[\w.]*__.+\.sql|R__.+\.sql", re.IGNORECASE)
_SQL_MIGRATION_FOLDER = re.compile(
    r"(?:^|[/_-])(?:migrations?|migrate|changelogs?|changesets?|liquibase|flyway)(?:/|$)", re.IGNORECASE
)
_CHANGELOG_PLACE = re.compile(r"(?:^|/)(?:db|databases?|schemas?)/|changelog|changeset|liquibase|migrat", re.IGNORECASE)
"""Where changelogs in YAML and JSON stand: of such files a tree has too many to look into each."""

_TEST_SUPPORT = frozenset({"factories.py", "fixtures.py", "factory.py", "pytest_plugin.py"})
_CONFIGURATION = re.compile(
    r"(?:application|bootstrap|docker-compose|compose|logback|log4j2?|persistence|hibernate|pom|values|Chart|openapi|tox|pytest|setup"
    r"|hibernate\.cfg|ehcache|web|beans|applicationContext)(?:[-._][\w.-]*)?\.(?:ya?ml|json|xml)",
    re.IGNORECASE,
)
"""Data files that configure a program or its build, among test data too."""
_CODE = frozenset({Language.PYTHON, Language.JAVA})
_DATA = frozenset({Language.JSON, Language.YAML, Language.XML})


@dataclass(frozen=True)
class Surroundings:
    """What is known of the tree's folders: their layout, those below which is tests, the source roots of those with Java."""

    folders: Mapping[str, Folder]
    tests: Set[str]
    java_roots: Mapping[str, str]
    heads: Heads


def role_of(path: str, language: Language, around: Surroundings) -> Role:
    """The role of a source."""
    folder, _, name = path.rpartition("/")
    is_test = folder in around.tests
    if language in _CODE and "semgrep" in folder and is_rule_sample(around.heads[path]):
        return Role.TEST
    if language is Language.PYTHON:
        return _python(path, folder, name, is_test, around)
    if language is Language.JAVA:
        return _java(path, folder, is_test, around)
    if language is Language.SQL:
        return _sql(path, folder, name, is_test, around.heads)
    if language in _DATA:
        return _data(path, folder, name, language, is_test, around.heads)
    return Role.CONFIGURATION


def _python(path: str, folder: str, name: str, is_test: bool, around: Surroundings) -> Role:
    heads = around.heads
    if is_test:
        return Role.TEST
    if is_named_like_test(path, Language.PYTHON):
        if has_tests(path, Language.PYTHON, heads) or is_test_case(heads[path]):
            return Role.TEST
    elif name in _TEST_SUPPORT or around.folders[folder].test_folder is not None:
        if tests_python(heads[path]):
            return Role.TEST
    if _MIGRATION_NAME.fullmatch(name) or (_MIGRATION_FOLDER.search(folder) and name != "__init__.py"):
        if is_python_migration(heads[path]):
            return Role.MIGRATION
    return Role.CODE


def _java(path: str, folder: str, is_test: bool, around: Surroundings) -> Role:
    layout = around.folders[folder]
    root = around.java_roots.get(folder, folder)
    if is_test if layout.source_set else root in around.tests:
        return Role.TEST
    if not layout.source_set and (is_named_like_test(path, Language.JAVA) or around.folders[root].test_folder is not None):
        if tests_java(around.heads[path]):
            return Role.TEST
    if _JAVA_MIGRATION.fullmatch(path.rpartition("/")[2]) and is_java_migration(around.heads[path]):
        return Role.MIGRATION
    return Role.CODE


def _sql(path: str, folder: str, name: str, is_test: bool, heads: Heads) -> Role:
    if is_test:
        return Role.FIXTURE
    if _SQL_MIGRATION.fullmatch(name) or _SQL_MIGRATION_FOLDER.search(folder) or is_liquibase(heads[path]):
        return Role.MIGRATION
    return Role.CODE


def _data(path: str, folder: str, name: str, language: Language, is_test: bool, heads: Heads) -> Role:
    parts = folder.split("/")
    if "__files" in parts:
        return Role.MOCK
    if language is Language.JSON and "mappings" in parts and is_wiremock(heads[path]):
        return Role.MOCK
    if any("cassette" in part for part in parts) and is_cassette(heads[path]):
        return Role.MOCK
    if is_test:
        return Role.CONFIGURATION if _CONFIGURATION.fullmatch(name) else Role.FIXTURE
    if (language is Language.XML or _CHANGELOG_PLACE.search(path)) and is_liquibase(heads[path]):
        return Role.MIGRATION
    if "fixtures" in parts and is_django_fixture(heads[path]):
        return Role.FIXTURE
    return Role.CONFIGURATION
