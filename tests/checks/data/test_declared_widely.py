"""Declarations that admit null where the code that they stand for gives something lower what is told of them."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

MADE = """
class Cart:
    _owner: "Owner | None" = None

    @property
    def owner(self) -> "Owner | None":
        if not self._owner:
            self._owner = Owner("anna")
        return self._owner


class Owner:
    def __init__(self, name: str) -> None:
        self.name = name


def label(cart: Cart) -> str:
    return cart.owner.name
"""

IMPLEMENTED = """
from abc import abstractmethod


class Cart:
    @property
    @abstractmethod
    def owner(self) -> "Owner | None": ...

    def label(self) -> str:
        return self.owner.name


class Paid(Cart):
    @property
    def owner(self) -> "Owner":
        return find(self)


class Owner:
    def __init__(self, name: str) -> None:
        self.name = name
"""

MADE_IN_MODULE = """
_owner = None


def get_owner() -> "Owner | None":
    global _owner
    if _owner is None:
        settings = load()
        _owner = Owner(settings)
    return _owner


class Owner:
    def __init__(self, name: str) -> None:
        self.name = name


def label() -> str:
    return get_owner().name
"""


@pytest.fixture
def confidences(tmp_path, monkeypatch):
    def of(code: str) -> set[Confidence]:
        monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
        (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
        (tmp_path / "shop.py").write_text(code)
        report = run(load_settings((tmp_path,), None, {"min_confidence": "low"}), lambda stage, done, total: None)
        return {finding.confidence for finding in report.findings if finding.rule == "NG105"}

    return of


@pytest.mark.parametrize(
    "code",
    [
        MADE,
        MADE.replace("if not self._owner", "if self._owner is None"),
        IMPLEMENTED,
        IMPLEMENTED.replace('"Owner | None": ...', '"Owner | None":\n        """Who has filled it."""'),
        MADE_IN_MODULE,
    ],
)
def test_what_is_declared_too_widely(confidences, code):
    assert confidences(code) == {Confidence.LOW}


def test_what_gives_something_on_every_way(confidences):
    assert confidences(MADE_IN_MODULE.replace("if _owner is None", "if not _owner")) == set()


@pytest.mark.parametrize(
    "code",
    [
        MADE_IN_MODULE.replace("    global _owner\n", ""),
        MADE_IN_MODULE.replace("if _owner is None", "if settings is None"),
        MADE_IN_MODULE.replace("_owner = Owner(settings)", "_owner = find(settings)"),
        MADE_IN_MODULE.replace("return _owner", "return _other"),
        MADE.replace('Owner("anna")', "find(self)"),
        MADE.replace("if not self._owner", "if self.name"),
        MADE.replace("self._owner = Owner", "self._other = Owner"),
        MADE.replace(
            '            self._owner = Owner("anna")', '            if self.name:\n                self._owner = Owner("anna")'
        ),
        IMPLEMENTED.replace('-> "Owner":', '-> "Owner | None":'),
        IMPLEMENTED.replace(' -> "Owner":', ":"),
        IMPLEMENTED.replace("Paid(Cart)", "Paid"),
        IMPLEMENTED + '\n\nclass Open(Cart):\n    @property\n    def owner(self) -> "Owner | None":\n        return find(self)\n',
    ],
)
def test_what_may_be_null(confidences, code):
    assert confidences(code) == {Confidence.MEDIUM}


def _engines(count: int, base: str) -> str:
    engines = (
        f"\n\nclass Engine{number}({base}):\n    def fit(self, args: dict | None = None):\n        return args['size']\n"
        for number in range(count)
    )
    return "class Engine:\n    def fit(self, args: dict | None = None): ...\n" + "".join(engines)


@pytest.mark.parametrize(
    ("code", "confidence"),
    [
        (_engines(10, "Engine"), Confidence.LOW),
        (_engines(9, "Engine"), Confidence.MEDIUM),
        (_engines(10, "object"), Confidence.MEDIUM),
    ],
)
def test_parameters_that_all_classes_of_a_kind_rely_on(confidences, code, confidence):
    assert confidences(code) == {confidence}
