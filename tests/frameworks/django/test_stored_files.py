"""Files that a nullable column names: an object is always there, but it has no name and raises where its file is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

MODELS = """
import os

from django.db import models


class Order(models.Model):
    scan = models.FileField(null=True)
    photo = models.ImageField(null=True, blank=True)
    required = models.FileField()

    def filename(self):
        if not self.scan:
            return None
        return "x"

    @property
    def has_scan(self):
        return bool(self.scan)

    def has_named_scan(self):
        return self.scan and self.scan.name


def store(order: "Order", content):
    order.scan.save("x", content)


def address(order: "Order"):
"""


@pytest.fixture
def told(tmp_path: Path):
    def found(*body: str, more: str = "") -> list[tuple[str, str]]:
        (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
        text = MODELS + "".join(f"    {line}\n" for line in body) + more
        (tmp_path / "models.py").write_text(text)
        report = run(load_settings((tmp_path,), None, {"cache": False}), lambda stage, done, total: None)
        return [(finding.rule, finding.confidence.name.lower()) for finding in report.findings]

    return found


@pytest.mark.parametrize(
    "line",
    [
        "return order.scan.url",
        "return order.scan.path",
        "return order.scan.read()",
        "with order.scan.open('rb') as file:\n        return file.read()",
        "return order.photo.width",
        "return os.path.basename(order.scan.name)",
        "return order.scan.name.lower()",
        "if order.scan is not None:\n        return order.scan.size",
        "scan = order.scan\n    return scan.url",
        "for other in Order.objects.all():\n        print(other.scan.url)",
        "try:\n        return order.scan.url\n    except AttributeError:\n        return ''",
    ],
)
def test_a_file_that_may_be_missing(told, line):
    assert told(line) == [("NG101", "high")]


@pytest.mark.parametrize(
    "line",
    [
        "return order.required.url",
        "return order.scan.name",
        "print(order.scan, str(order.scan), order.scan == 'x', order.scan.storage)",
        "order.scan.delete()",
        "return order.scan.url if order.scan else None",
        "return order.scan and order.scan.path",
        "if not order.scan:\n        return ''\n    return order.scan.url + order.scan.name.lower()",
        "if not order.scan.name:\n        return ''\n    return order.scan.url",
        "has = bool(order.scan)\n    return order.scan.url if has else ''",
        "scan = order.scan\n    if not scan:\n        return ''\n    return scan.url",
        "scan = order.scan\n    if order.filename() is None:\n        return ''\n    return scan.url + scan.name.lower()",
        "if order.filename() is None:\n        return ''\n    return order.scan.url",
        "if order.has_scan:\n        return order.scan.url",
        "if order.has_named_scan():\n        return order.scan.url",
        "order.scan.save('x', None)\n    return order.scan.url",
        "order.scan = 'x'\n    return order.scan.url",
        "try:\n        return order.scan.url\n    except ValueError:\n        return ''",
        "return [other.scan.url for other in Order.objects.filter(scan__isnull=False)]",
        "return [other.scan.url for other in Order.objects.exclude(scan=None)]",
        "return [other.scan.url for other in Order.objects.all() if other.scan]",
        "made = Order(scan='x')\n    return made.scan.url",
    ],
)
def test_a_file_that_is_there_or_not_asked_for(told, line):
    assert told(line) == []


def test_callers_that_store_the_file_or_ask_for_it(told):
    stored = "\n\ndef main(id, content):\n    order = Order.objects.get(id=id)\n    store(order, content)\n    address(order)\n"
    assert told("return order.scan.url", more=stored) == []
    asked = "\n\ndef main(id):\n    order = Order.objects.get(id=id)\n    if order.scan:\n        address(order)\n"
    assert told("return order.scan.url", more=asked) == []
