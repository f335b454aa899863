"""What `__str__` and its like give has to be a text: null there is a TypeError wherever the object is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODEL = """
from django.db import models


class Order(models.Model):
    number = models.CharField(max_length=9)
    name = models.CharField(max_length=9, null=True)
    note = models.CharField(max_length=9, null=True)

    def {method}(self):
        {body}
"""


@pytest.fixture
def rules(tmp_path: Path):
    def found(body: str, method: str = "__str__") -> list[str]:
        (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
        (tmp_path / "models.py").write_text(MODEL.format(method=method, body=body.replace("\n", "\n        ")))
        report = run(load_settings((tmp_path,), None, {"cache": False}), lambda stage, done, total: None)
        return [finding.rule for finding in report.findings]

    return found


@pytest.mark.parametrize("method", ["__str__", "__repr__", "__unicode__"])
def test_null_for_a_text(rules, method):
    assert rules("return self.name", method) == ["NG101"]


@pytest.mark.parametrize(
    "body",
    ["return self.name or self.note", "if self.name:\n    return self.name\nreturn self.note", "name = self.name\nreturn name"],
)
def test_null_on_some_way(rules, body):
    assert rules(body) == ["NG101"]


def test_a_name_that_nothing_was_given(rules):
    assert rules("text = None\nif self.number:\n    text = self.number\nreturn text") == ["NG109"]


@pytest.mark.parametrize(
    "body",
    [
        "return self.number",
        "return self.name or self.number",
        "return self.name or ''",
        "return str(self.name)",
        "return f'{self.name}'",
        "return self.name if self.name else self.number",
        "if self.name is None:\n    return ''\nreturn self.name",
        "if self.name:\n    return self.name\nreturn self.number",
    ],
)
def test_a_text(rules, body):
    assert rules(body) == []


@pytest.mark.parametrize("method", ["label", "get_name", "__call__", "__getitem__"])
def test_other_methods_may_give_null(rules, method):
    assert rules("return self.name", method) == []
