"""What properties and methods look up among the rows that lead to their own: it is there where these rows were tested."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models

class Account(models.Model):
    name = models.CharField(max_length=9)

    @property
    def latest(self):
        return self.bills.order_by("-id").first()

    @property
    def latest_paid(self):
        return self.bills.filter(paid=True).first()

    def oldest(self):
        return self.bills.first()

    @property
    def has_bills(self):
        return self.bills.exists()

class Bill(models.Model):
    account = models.ForeignKey(Account, related_name="bills", on_delete=models.CASCADE)
    paid = models.BooleanField(default=False)
    total = models.IntegerField()

class Note(models.Model):
    account = models.ForeignKey(Account, related_name="notes", on_delete=models.CASCADE)
"""


@pytest.fixture
def is_told(tmp_path, monkeypatch):
    """`is_told(body)`: whether a null is told of in a function with an `account: Account` and an `other: Account`."""
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
    root = tmp_path / "tree"
    root.mkdir()

    def told(body: str) -> bool:
        (root / "models.py").write_text(MODELS)
        (root / "code.py").write_text(f"from models import Account\n\ndef run(account: Account, other: Account):\n    {body}\n")
        report = run(load_settings((root,), None, {"cache": False}), lambda stage, done, total: None)
        return any(finding.place.path == "code.py" for finding in report.findings)

    return told


@pytest.mark.parametrize("used", ["account.latest.total", "account.oldest().total"])
@pytest.mark.parametrize("test", ["account.bills.exists()", "account.bills.count() > 0", "account.has_bills"])
def test_rows_that_were_tested(is_told, test, used):
    assert not is_told(f"if {test}:\n        return {used}")
    assert not is_told(f"if not ({test}):\n        return 0\n    return {used}")


@pytest.mark.parametrize(
    "body",
    [
        "return account.latest.total",
        "return account.oldest().total",
        "if other.bills.exists():\n        return account.latest.total",
        "if account.notes.exists():\n        return account.latest.total",
        "if account.bills.exists():\n        return account.latest_paid.total",
        "if not account.bills.exists():\n        return account.oldest().total",
        "if account.bills.exists():\n        account = other\n        return account.latest.total",
    ],
)
def test_rows_that_were_not(is_told, body):
    assert is_told(body)
