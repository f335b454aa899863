"""Rows of Django that asynchronous code looks up, and has asked for, made or saved before."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

SHOP = """
from django.db import models


class Order(models.Model):
    number = models.CharField(max_length=20)


async def asked(number):  # found
    if not await Order.objects.filter(number=number).aexists():
        return None
    return (await Order.objects.filter(number=number).afirst()).number


async def counted(number):  # found
    if await Order.objects.filter(number=number).acount() == 0:
        return None
    return (await Order.objects.filter(number=number).afirst()).number


async def demanded(number):  # found
    await Order.objects.aget(number=number)
    return (await Order.objects.filter(number=number).afirst()).number


async def made(number):  # found
    await Order.objects.acreate(number=number)
    return (await Order.objects.filter(number=number).afirst()).number


async def found_or_made(number):  # found
    await Order.objects.aget_or_create(number=number)
    return (await Order.objects.filter(number=number).afirst()).number


async def saved(number):  # found
    order = Order(number=number)
    await order.asave()
    return (await Order.objects.filter(number=number).afirst()).number


async def not_asked(number):  # perhaps
    return (await Order.objects.filter(number=number).afirst()).number


async def not_listened_to(number):  # perhaps
    await Order.objects.filter(number=number).aexists()
    return (await Order.objects.filter(number=number).afirst()).number


async def missing(number):  # perhaps
    if await Order.objects.filter(number=number).aexists():
        return None
    return (await Order.objects.filter(number=number).afirst()).number


async def made_another(number, other):  # perhaps
    await Order.objects.acreate(number=other)
    return (await Order.objects.filter(number=number).afirst()).number


async def not_saved(number):  # perhaps
    order = Order(number=number)
    print(order)
    return (await Order.objects.filter(number=number).afirst()).number


async def saved_with_another(number, other):  # perhaps
    order = Order(number=number)
    order.number = other
    await order.asave()
    return (await Order.objects.filter(number=number).afirst()).number


async def removed(number):  # perhaps
    await Order.objects.aget(number=number)
    await Order.objects.filter(number=number).adelete()
    return (await Order.objects.filter(number=number).afirst()).number
"""


def _lines(mark: str) -> list[int]:
    return [number for number, line in enumerate(SHOP.split("\n"), 1) if line.endswith(f"# {mark}")]


@pytest.fixture(scope="module")
def confidences(tmp_path_factory) -> dict[int, Confidence]:
    """The confidence of the one finding in each function, by the line at which the function begins."""
    root: Path = tmp_path_factory.mktemp("orders")
    (root / "pyproject.toml").write_text("[tool.nullguard]\n")
    (root / "shop.py").write_text(SHOP)
    settings = load_settings((root,), None, {"cache": False, "min_confidence": "low"})
    report = run(settings, lambda stage, done, total: None)
    begins = sorted((*_lines("found"), *_lines("perhaps")))
    told = {}
    for finding in report.findings:
        if finding.rule == "NG103":
            told[max(line for line in begins if line <= finding.place.line)] = finding.confidence
    return told


@pytest.mark.parametrize("line", _lines("found"))
def test_the_row_is_there(confidences, line: int) -> None:
    assert confidences[line] is Confidence.LOW


@pytest.mark.parametrize("line", _lines("perhaps"))
def test_the_row_may_be_missing(confidences, line: int) -> None:
    assert confidences[line] > Confidence.LOW
