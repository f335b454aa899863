"""What the first bytes of a file say about its role."""

from __future__ import annotations

import re

_PYTHON_TESTING = re.compile(
    rb"^[ \t]*(?:from|import)[ \t]+(?:[\w.]+[ \t]*,[ \t]*)*"
    rb"(?:pytest|unittest|unittest2|nose|nose2|testtools|hypothesis|doctest|mock|behave|webtest|flask_testing|testfixtures|factory"
    rb"|twisted\.trial|tornado\.testing|django\.test|rest_framework\.test|aiohttp\.test_utils|channels\.testing"
    rb"|pytest_\w+|zope\.testing|pyramid\.testing|odoo\.tests)\b",
    re.MULTILINE,
)
_TEST_FUNCTION = re.compile(rb"^[ \t]*(?:async[ \t]+)?def[ \t]+test\w*[ \t]*\(", re.MULTILINE)
_TEST_CASE = re.compile(rb"^[ \t]*class[ \t]+\w+[ \t]*\([^)]*Test(?:Case|Base|s)?\b", re.MULTILINE)
_JAVA_TESTING = re.compile(
    rb"^[ \t]*import[ \t]+(?:static[ \t]+)?"
    rb"(?:org\.junit|junit\.framework|org\.testng|org\.mockito|org\.assertj|org\.hamcrest|org\.jmock|org\.easymock|spock\.lang"
    rb"|org\.springframework\.test|org\.springframework\.boot\.test|io\.quarkus\.test|io\.micronaut\.test|io\.cucumber"
    rb"|cucumber\.api|org\.jboss\.arquillian|org\.testcontainers)\b",
    re.MULTILINE,
)
_PYTEST_FILE = re.compile(rb"\bpytest_?\w*")
_DJANGO_MIGRATION = re.compile(
    rb"\bmigrations\.Migration\b|^[ \t]*from[ \t]+django\.db[ \t]+import[ \t]+[^\n]*\bmigrations\b", re.MULTILINE
)
_ALEMBIC_REVISION = re.compile(rb"^down_revision\b", re.MULTILINE)
_AERICH_MIGRATION = re.compile(rb"^from[ \t]+tortoise\b[^\n]*\bBaseDBAsyncClient\b", re.MULTILINE)
_LIQUIBASE = re.compile(
    rb"<databaseChangeLog\b|[\"']?databaseChangeLog[\"']?[ \t]*:|^--[ \t]*liquibase formatted sql", re.MULTILINE | re.IGNORECASE
)
_DJANGO_FIXTURE = re.compile(rb"[\"']?\bmodel[\"']?[ \t]*:|<object\b[^>]*\bmodel=|<django-objects\b")
_RULE_SAMPLE = re.compile(rb"^[ \t]*(?:#|//)[ \t]*(?:todo)?ruleid:[ \t]*[\w.-]+", re.MULTILINE)


def tests_python(head: bytes) -> bool:
    """Whether a Python module imports a framework for tests."""
    return _PYTHON_TESTING.search(head) is not None


def defines_tests(head: bytes) -> bool:
    """Whether a Python module defines test functions, which pytest runs without any import."""
    return _TEST_FUNCTION.search(head) is not None


def is_test_case(head: bytes) -> bool:
    """Whether a Python module has test functions in a class that is based on a test case, of whatever framework."""
    return _TEST_CASE.search(head) is not None and defines_tests(head)


def is_rule_sample(head: bytes) -> bool:
    """Whether a source shows what a rule of Semgrep finds: its comments say so (`# ruleid: no-requests`)."""
    return _RULE_SAMPLE.search(head) is not None


def speaks_of_pytest(head: bytes) -> bool:
    """Whether a conftest.py is pytest's."""
    return _PYTEST_FILE.search(head) is not None


def tests_java(head: bytes) -> bool:
    """Whether a Java source imports a framework for tests."""
    return _JAVA_TESTING.search(head) is not None


def is_python_migration(head: bytes) -> bool:
    """Whether a Python module is a migration of Django, Alembic or Aerich."""
    return any(pattern.search(head) for pattern in (_DJANGO_MIGRATION, _ALEMBIC_REVISION, _AERICH_MIGRATION))


def is_liquibase(head: bytes) -> bool:
    """Whether a file is a changelog of Liquibase."""
    return _LIQUIBASE.search(head) is not None


def is_django_fixture(head: bytes) -> bool:
    """Whether a data file has rows for Django's models."""
    return _DJANGO_FIXTURE.search(head) is not None


def is_wiremock(head: bytes) -> bool:
    """Whether a JSON file is a mapping of WireMock: a request and the answer to it."""
    return b'"request"' in head and (b'"response"' in head or b'"mappings"' in head)


def is_cassette(head: bytes) -> bool:
    """Whether a file holds recorded HTTP exchanges, as vcrpy and betamax write them."""
    return b"interactions" in head and b"request" in head


def is_java_migration(head: bytes) -> bool:
    """Whether a Java source uses Flyway, as its migrations in Java do."""
    return b"import org.flywaydb." in head


def describes_project(name: str, head: bytes) -> bool:
    """Whether a file with the name of a Python project's description is one: packages have modules called setup and manage too,
    and pyproject.toml and setup.cfg often hold the settings of tools only."""
    pattern = _PROJECT_FILES.get(name)
    return pattern is None or pattern.search(head) is not None


def java_package(head: bytes) -> str | None:
    """The package that a Java source declares; None without a declaration."""
    found = _PACKAGE.search(head)
    return found[1].decode("utf-8", "replace").replace(" ", "") if found else None


_PROJECT_FILES = {
    "setup.py": re.compile(rb"\b(?:setuptools|distutils|skbuild|numpy\.distutils)\b"),
    "manage.py": re.compile(rb"\bDJANGO_SETTINGS_MODULE\b|\bexecute_from_command_line\b|\bexecute_manager\b"),
    "pyproject.toml": re.compile(
        rb"^[ \t]*\[+[ \t]*(?:project|build-system|tool\.(?:poetry|flit|pdm|hatch|setuptools|uv|pixi))\b", re.MULTILINE
    ),
    "setup.cfg": re.compile(rb"^\[(?:metadata|options)\b", re.MULTILINE),
}
_PACKAGE = re.compile(rb"^[ \t]*(?:@\w+[ \t]+)*package[ \t]+([^\s;/*]+)[ \t]*;", re.MULTILINE)
