"""What a program with mapped rows declares of other objects: no row says that they are without it, so it is shown on request."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

ROWS = """
from django.db import models


class Order(models.Model):
    number = models.CharField(max_length=20)
"""

ATTRIBUTE = """
from dataclasses import dataclass


@dataclass
class Card:
    owner: str | None


def label(card: Card) -> str:
    return card.owner.upper()
"""

PARAMETER = """
def label(owner: str | None) -> str:
    return owner.upper()
"""

RESULT = """
def owner(cards: dict[int, str]) -> str | None:
    return cards.popitem()[1]


def label(cards: dict[int, str]) -> str:
    return owner(cards).upper()
"""

ROW = """
from orders import Order


def label(order: Order | None) -> str:
    return order.number.upper()
"""


@pytest.fixture
def confidences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
    root = tmp_path / "shop"
    root.mkdir()

    def check(files: dict[str, str]) -> set[Confidence]:
        for name, text in files.items():
            (root / name).write_text(text)
        report = run(load_settings((root,), None, {"min_confidence": Confidence.LOW}), lambda stage, done, total: None)
        return {finding.confidence for finding in report.findings if finding.rule == "NG105"}

    return check


@pytest.mark.parametrize("code", [ATTRIBUTE, PARAMETER])
def test_shown_on_request_beside_rows(confidences, code):
    assert confidences({"cards.py": code, "orders.py": ROWS}) == {Confidence.LOW}


@pytest.mark.parametrize("code", [ATTRIBUTE, PARAMETER])
def test_all_that_is_known_where_there_are_no_rows(confidences, code):
    assert confidences({"cards.py": code}) == {Confidence.MEDIUM}


@pytest.mark.parametrize("code", [RESULT, ROW])
def test_results_and_rows_are_shown(confidences, code):
    assert confidences({"cards.py": code, "orders.py": ROWS}) == {Confidence.MEDIUM}
