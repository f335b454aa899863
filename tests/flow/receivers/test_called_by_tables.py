"""Parameters of functions that code calls by tables are what it calls them with (Python)."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models

class Order(models.Model):
    number = models.CharField(max_length=9)
    note = models.TextField(null=True)
    due = models.DateField(null=True)
"""
HEAD = """from models import Order


def show(thing):
    return thing.note.strip()


def other(thing):
    return thing.number


"""
SHOP = """class Shop:
    def __init__(self):
        self.table = {{"show": self.show}}

    def show(self, thing):
        {body}

    def run(self, kind, number):
        return self.table[kind](Order.objects.get(number=number))
"""


@pytest.fixture
def is_known(tmp_path):
    def known(text: str, head: str = HEAD) -> bool:
        """Whether the null of the note that `show` uses is told with medium confidence: that of orders."""
        (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
        (tmp_path / "models.py").write_text(MODELS)
        (tmp_path / "use.py").write_text(head + text)
        settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "medium"})
        report = run(settings, lambda stage, done, total: None)
        return any(finding.expression == "thing.note" for finding in report.findings)

    return known


GET = "Order.objects.get(number=number)"


@pytest.mark.parametrize(
    "text",
    [
        f'TABLE = {{"show": show, "other": other}}\n\ndef run(kind, number):\n    return TABLE[kind]({GET})\n',
        f'TABLE = {{"show": show, "other": other}}\n\ndef run(kind, number):\n    return TABLE.get(kind)({GET})\n',
        f'TABLE = {{"show": show}}\n\ndef run(kind, number):\n    call = TABLE.get(kind, other)\n    return call({GET})\n',
        f"TABLE = [show, other]\n\ndef run(number):\n    return [call({GET}) for call in TABLE]\n",
        f'TABLE = {{"show": show}}\n\ndef run(number):\n    for name, call in TABLE.items():\n        call({GET})\n',
        SHOP.format(body="return thing.note.strip()"),
    ],
)  # fmt: skip
def test_functions_in_tables(is_known, text):
    assert is_known(text)


@pytest.mark.parametrize(
    "text",
    [
        f'TABLE = {{"other": other}}\n\ndef run(kind, number):\n    return TABLE[kind]({GET})\n',
        f'TABLE = {{"show": show}}\nOTHERS = {{"other": other}}\n\ndef run(kind, number):\n    return OTHERS[kind]({GET})\n',
        f'TABLE = {{"show": show}}\n\ndef run(kind, number):\n    TABLE[kind] = {GET}\n',
        f'TABLE = {{show: "show"}}\n\ndef run(kind, number):\n    return TABLE[kind]({GET})\n',
        f'TABLE = {{"show": show(None)}}\n\ndef run(kind, number):\n    return TABLE[kind]({GET})\n',
        'TABLE = {"show": show}\n\ndef run(kind, number):\n    return TABLE[kind](number)\n',
        SHOP.format(body="return 1"),
    ],
)  # fmt: skip
def test_what_no_table_calls(is_known, text):
    assert not is_known(text)
