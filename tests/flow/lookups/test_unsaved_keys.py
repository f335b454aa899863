"""A row that was made and not saved has no key yet, so what is given that key has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
from django.db import models


class Node(models.Model):
    name = models.CharField(max_length=20)
    parent = models.ForeignKey("self", null=True, on_delete=models.SET_NULL)
"""


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def lines(*body: str) -> list[str]:
        monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
        (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
        (tmp_path / "models.py").write_text(MODELS)
        text = "from models import Node\n\ndef make(given: Node, node_id):\n" + "".join(f"    {line}\n" for line in body)
        (tmp_path / "nodes.py").write_text(text)
        report = run(load_settings((tmp_path,), None, {}), lambda stage, done, total: None)
        return [finding.expression for finding in report.findings]

    return lines


def test_the_key_of_a_row_that_is_not_saved(found):
    assert found("parent = Node()", "node = Node(parent_id=parent.id)", "node.parent.name") == ["node.parent"]


@pytest.mark.parametrize(
    "body",
    [
        ("parent = Node()", "parent.save()", "node = Node(parent_id=parent.id)"),
        ("parent = Node()", "fill(parent)", "node = Node(parent_id=parent.id)"),
        ("parent = Node.objects.create()", "node = Node(parent_id=parent.id)"),
        ("node = Node(parent_id=given.id)",),
        ("node = Node(parent_id=node_id)",),
        ("parent = Node()", "node = Node(parent=parent)"),
        ("parent = Node()", "node = Node(parent_id=parent.id)", "node.parent = given"),
    ],
)
def test_keys_that_are_there_or_unknown(found, body):
    assert found(*body, "node.parent.name") == []
