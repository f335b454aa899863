"""What `clean()` of a model refuses that collects its errors, and raises them all in the end."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.core.exceptions import ValidationError
from django.db import models


class Buyer(models.Model):
    name = models.CharField(max_length=80)


class Order(models.Model):
    number = models.CharField(max_length=80)
    buyer = models.ForeignKey(Buyer, null=True, blank=True, on_delete=models.CASCADE)

    def clean(self):
        super().clean()
{clean}


def show(key):
    return Order.objects.get(pk=key).buyer.name
"""

SILENT = {
    "list": """
        errors = []
        if not self.buyer:
            errors.append("no buyer")
        if errors:
            raise ValidationError(errors)
    """,
    "dictionary": """
        errors = {}
        if self.number == "0":
            errors["number"] = "no number"
        if self.buyer is None:
            errors["buyer"] = "no buyer"
        if errors:
            raise ValidationError(errors)
    """,
    "lists in a dictionary": """
        errors = {}
        if self.buyer_id is None:
            errors.setdefault("buyer", []).append("no buyer")
        if len(errors):
            raise ValidationError(errors)
    """,
    "added": """
        errors = []
        if not self.buyer:
            errors += ["no buyer"]
        elif self.number == "0":
            errors.append("no number")
        if errors:
            raise ValidationError(errors)
    """,
}

TOLD = {
    "never raised": """
        errors = []
        if not self.buyer:
            errors.append("no buyer")
        self.errors = errors
    """,
    "others raised": """
        errors, warnings = {}, []
        warnings = []
        errors = {}
        if not self.buyer:
            warnings.append("no buyer")
        if errors:
            raise ValidationError(errors)
    """,
    "begun again": """
        errors = []
        if not self.buyer:
            errors.append("no buyer")
        errors = []
        if errors:
            raise ValidationError(errors)
    """,
    "under a condition": """
        errors = []
        if not self.buyer and self.is_urgent():
            errors.append("no buyer")
        if errors:
            raise ValidationError(errors)
    """,
    "raised before": """
        errors = []
        if errors:
            raise ValidationError(errors)
        if not self.buyer:
            errors.append("no buyer")
    """,
    "raised under a condition": """
        errors = []
        if not self.buyer:
            errors.append("no buyer")
        if errors and self.is_urgent():
            raise ValidationError(errors)
    """,
    "left before": """
        errors = []
        if self.number:
            return
        if not self.buyer:
            errors.append("no buyer")
        if errors:
            raise ValidationError(errors)
    """,
}


@pytest.fixture
def is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def of(clean: str) -> bool:
        monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
        (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
        (tmp_path / "models.py").write_text(MODELS.format(clean=indent(dedent(clean).strip("\n"), " " * 8)))
        report = run(load_settings((tmp_path,), None, {"min_confidence": "low"}), lambda stage, done, total: None)
        return any(finding.confidence > Confidence.LOW for finding in report.findings if finding.symbol.endswith("show"))

    return of


@pytest.mark.parametrize("clean", SILENT.values(), ids=SILENT)
def test_it_is_refused(is_told, clean: str) -> None:
    assert not is_told(clean)


@pytest.mark.parametrize("clean", TOLD.values(), ids=TOLD)
def test_it_is_not_refused(is_told, clean: str) -> None:
    assert is_told(clean)
