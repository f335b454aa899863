"""Rows of Django that asynchronous code looks up, and has asked for, made or saved before."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence
from tests.flow.found_rows import begins, confidences_of_lookups

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


@pytest.fixture(scope="module")
def confidences(tmp_path_factory) -> dict[int, Confidence]:
    return confidences_of_lookups(tmp_path_factory.mktemp("orders"), {"shop.py": SHOP}, "shop.py")


@pytest.mark.parametrize("line", begins(SHOP, "found"))
def test_the_row_is_there(confidences, line: int) -> None:
    assert confidences[line] is Confidence.LOW


@pytest.mark.parametrize("line", begins(SHOP, "perhaps"))
def test_the_row_may_be_missing(confidences, line: int) -> None:
    assert confidences[line] > Confidence.LOW
