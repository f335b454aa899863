"""Properties and methods of rows whose class only their names tell: `account.latest_bill` is what an Account has."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings
from tests.flow.conftest import SHOP_PYTHON

BILLS = """
class Account(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE)

    @property
    def latest_bill(self):
        return self.bills.order_by("-id").first()

    @property
    def any_bill(self):
        return self.bills.get(first=True)

    @property
    def label(self):
        if self.order.number:
            return self.order.number
        return None

    def newest(self):
        return self.bills.first()

    def newest_of(self, total):
        return self.bills.filter(total=total).first()

    def shown(self, kind):
        if kind == "one":
            return self.bills.first()
        return self.bills.filter(kind=kind) if kind else kind

    @classmethod
    def found(cls):
        return cls.objects.first()

class Bill(models.Model):
    account = models.ForeignKey(Account, related_name="bills", on_delete=models.CASCADE)
    total = models.IntegerField()

class Context(models.Model):
    @property
    def latest_bill(self):
        return Bill.objects.first()
"""


@pytest.fixture
def is_told(tmp_path, monkeypatch):
    """`is_told(body, signature)`: whether a null is told of in a function beside accounts that have bills."""
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
    root = tmp_path / "tree"
    root.mkdir()

    def told(body: str, signature: str = "account, it") -> bool:
        (root / "models.py").write_text(SHOP_PYTHON + BILLS)
        (root / "code.py").write_text(f"def run({signature}):\n    {body}\n")
        report = run(load_settings((root,), None, {"cache": False}), lambda stage, done, total: None)
        return any(finding.place.path == "code.py" for finding in report.findings)

    return told


@pytest.mark.parametrize(
    ("body", "signature"),
    [
        ("return account.latest_bill.total", "account"),
        ("bill = account.latest_bill\n    return bill.total", "account"),
        ("return it.account.latest_bill.total", "it"),
        ("return old_account.latest_bill.total", "old_account"),
        ("return account.newest().total", "account"),
        ("return account.newest_of(it).total", "account, it"),
        ("return self.account.newest().total", "self"),
    ],
)
def test_what_may_give_no_row(is_told, body, signature):
    assert is_told(body, signature)


@pytest.mark.parametrize(
    ("body", "signature"),
    [
        ("if account.latest_bill:\n        return account.latest_bill.total", "account"),
        ("if not account.latest_bill:\n        return 0\n    return account.latest_bill.total", "account"),
        ("return account.latest_bill.total if account.latest_bill is not None else 0", "account"),
        ("bill = account.newest()\n    return bill and bill.total", "account"),
        ("return getattr(account.latest_bill, 'total', 0)", "account"),
        ("return account.any_bill.total", "account"),
        ("return account.label.lower()", "account"),
        ("return it.latest_bill.total", "it"),
        ("return context.latest_bill.total", "context"),
        ("return account.newest(2026).total", "account"),
        ("return account.newest_of().total", "account"),
        ("return account.found().total", "account"),
        ("for bill in account.shown(it):\n        print(bill.total)", "account, it"),
        ("return account_data.latest_bill.total", "account_data"),
        ("account = {}\n    return account.latest_bill.total", "it"),
    ],
)
def test_what_is_tested_or_is_none_of_it(is_told, body, signature):
    assert not is_told(body, signature)
