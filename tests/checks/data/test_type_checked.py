"""Where a type checker is configured, uses of declared values are its business: they are shown on request only."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.discover import discover
from nullguard.model.finding import Confidence

CODE = """
from dataclasses import dataclass


@dataclass
class Card:
    owner: str | None


def label(card: Card) -> str:
    return card.owner.upper()
"""

ROWS = """
from django.db import models


class Order(models.Model):
    number = models.CharField(max_length=20)


def newest() -> Order | None:
    for order in Order.objects.all():
        return order
    return None


def label() -> str:
    return newest().number
"""

FETCHED = """
class Card:
    def __init__(self, owner: str) -> None:
        self.owner = owner


async def card(db, key: int) -> Card | None:
    row = await db.fetchone("SELECT * FROM cards WHERE id = ?", (key,))
    return Card(**row) if row else None


async def label(db) -> str:
    found = await card(db, 1)
    return found.owner
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pyproject.toml", "[tool.mypy]\nstrict = true\n"),
        ("pyproject.toml", "[[tool.mypy.overrides]]\nmodule = 'shop'\n"),
        ("pyproject.toml", "[tool.pyright]\n"),
        ("setup.cfg", "[mypy]\nstrict = True\n"),
        ("setup.cfg", "[mypy-shop.*]\nignore_errors = True\n"),
        ("mypy.ini", "[mypy]\n"),
        ("pyrightconfig.json", "{}"),
        ("requirements-ci.txt", "pytest==9.0\nmypy==1.19.1\n"),
        ("pyproject.toml", "[dependency-groups]\ndev = ['pyright>=1.1']\n"),
        ("pyproject.toml", "[project.optional-dependencies]\nlint = ['ruff', 'mypy~=1.19']\n"),
        ("pyproject.toml", "[tool.poetry.group.dev.dependencies]\nmypy = '^1.19'\n"),
        ("pyproject.toml", "[tool.poetry.dev-dependencies]\nbasedpyright = '*'\n"),
        ("pyproject.toml", "[tool.uv]\ndev-dependencies = ['ty']\n"),
        ("pyproject.toml", "[tool.pdm.dev-dependencies]\nlint = ['mypy']\n"),
    ],
)
def test_a_checker_is_configured(confidences, name, text):
    assert confidences({"cards.py": CODE, name: text}, "NG103", "NG105") == {Confidence.LOW}


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"pyproject.toml": "[project]\nname = 'shop'\n"},
        {"setup.cfg": "[flake8]\n"},
        {"tox.ini": "[testenv]\ndeps = mypy\n"},
        {"requirements-ci.txt": "pytest==9.0\n# mypy\nmypy-extensions==1.1.0\n"},
        {"pyproject.toml": "[dependency-groups]\ndev = ['mypy-extensions', {include-group = 'mypy'}]\n"},
        {"notes.txt": "mypy\n"},
    ],
)
def test_none_is(confidences, files):
    assert confidences({"cards.py": CODE, **files}, "NG103", "NG105") == {Confidence.MEDIUM}


@pytest.mark.parametrize("code", [ROWS, FETCHED])
def test_a_function_that_looks_for_a_row_is_a_lookup_whoever_checks_types(confidences, code):
    found = confidences({"orders.py": code, "mypy.ini": "[mypy]\n"}, "NG103", "NG105")
    assert found
    assert Confidence.LOW not in found


@pytest.mark.parametrize("path", ["mypy.ini", "requirements/ci.in", "shop/pyrightconfig.json"])
def test_a_project_below_is_checked_with_the_one_around_it(tmp_path, path):
    assert checked(tmp_path, {path: "mypy\n", "shop/pyproject.toml": "[project]\nname = 'shop'\n", "shop/cards.py": CODE}) == {
        "shop"
    }


def test_a_project_beside_it_is_not(tmp_path):
    project = "[project]\nname = 'x'\n"
    files = {"bank/mypy.ini": "[mypy]\n", "bank/pyproject.toml": project, "bank/a.py": CODE, "shop/pyproject.toml": project}
    assert checked(tmp_path, {**files, "shop/cards.py": CODE}) == {"bank"}


ORDERS = """package shop;
import org.springframework.lang.Nullable;
class Orders {
    @Nullable String note(String number) { return number.isEmpty() ? null : number; }
    String label(String number) { return note(number).trim(); }
}
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("build.gradle", "plugins { id 'net.ltgt.nullaway' version '2.2.0' }"),
        ("build.gradle.kts", 'dependencies { errorprone("com.uber.nullaway:nullaway:0.12.6") }'),
        ("pom.xml", "<project><artifactId>shop</artifactId><path><groupId>com.uber.nullaway</groupId></path></project>"),
        ("build.gradle", "checkerFramework { checkers = ['org.checkerframework.checker.nullness.NullnessChecker'] }"),
    ],
)
def test_a_checker_of_null_runs_in_the_build(confidences, name, text):
    assert confidences({"src/main/java/shop/Orders.java": ORDERS, name: text}, "NG103", "NG105") == {Confidence.LOW}


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"build.gradle": "plugins { id 'net.ltgt.errorprone' version '4.0.0' }"},
        {"build.gradle": "dependencies { implementation 'org.jspecify:jspecify:1.0.0' }", "mypy.ini": "[mypy]\n"},
        {"tools/build.gradle": "plugins { id 'net.ltgt.nullaway' }"},
    ],
)
def test_no_checker_of_null_does(confidences, files):
    assert confidences({"src/main/java/shop/Orders.java": ORDERS, **files}, "NG103", "NG105") == {Confidence.MEDIUM}


def checked(root: Path, files: dict[str, str]) -> set[str]:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return {unit.path for unit in discover(root, ()).units if unit.is_type_checked}
