"""Rows of Django that a lookup finds because of one at hand, which belongs to them or stands in the collection that is asked."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence
from tests.flow.found_rows import begins, confidences_of_lookups

MODELS = """
from django.db import models


class Shop(models.Model):
    slug = models.CharField(max_length=20)


class Order(models.Model):
    number = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="orders")
    old = models.ForeignKey(Shop, null=True, on_delete=models.CASCADE, related_name="old_orders")

    def beside_itself(self):  # perhaps
        return self.shop.orders.first().number

    def like_itself(self):  # perhaps
        return Order.objects.filter(shop=self.shop).first().number


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE)
    sku = models.CharField(max_length=20)
"""

VIEWS = """
from django.db.models.signals import post_delete
from django.dispatch import receiver
from models import Line, Order, Shop


def of_line(line: Line):  # found
    return Order.objects.filter(line=line).first().number


def of_the_key_of_a_line(line: Line):  # found
    return Order.objects.filter(line__id=line.id).first().number


def of_a_column_of_a_line(line: Line):  # found
    return Order.objects.filter(line__sku=line.sku).first().number


def two_steps_away(line: Line):  # found
    return Shop.objects.filter(orders__line=line).first().slug


def of_order(order: Order):  # found
    return Shop.objects.filter(orders=order).order_by("slug").first().slug


def of_the_same_shop(order: Order):  # found
    return Order.objects.filter(shop=order.shop).first().number


def in_the_collection(order: Order):  # found
    return order.shop.orders.order_by("number").last().number


def of_the_same_shop_before_it_is_set(order: Order, other: Order, shop: Shop):  # found
    other.shop = shop
    number = Order.objects.filter(shop=order.shop).first().number
    order.shop = shop
    return number


def in_the_collection_of_a_variable(order: Order):  # found
    shop = order.shop
    return shop.orders.first().number


def in_the_collection_of_its_name(line: Line):  # found
    return line.order.line_set.first().sku


def in_the_collection_by_its_column(order: Order):  # found
    return order.shop.orders.filter(kind=order.kind).first().number


def of_line_and_more(line: Line):  # perhaps
    return Order.objects.filter(line__sku=line.sku, kind="gift").first().number


def of_another_column(line: Line):  # perhaps
    return Shop.objects.filter(orders__number=line.sku).first().slug


def by_a_relation_that_may_be_null(order: Order):  # perhaps
    return Shop.objects.filter(old_orders=order).first().slug


def of_what_belongs_to_it(order: Order):  # perhaps
    return Line.objects.filter(order=order).first().sku


def in_its_own_collection(order: Order):  # perhaps
    return order.line_set.first().sku


def in_another_collection(order: Order):  # perhaps
    return order.shop.old_orders.first().number


def of_another_shop(order: Order):  # perhaps
    return Order.objects.filter(shop=order.old).first().number


def by_the_column_of_another(order: Order, other: Order):  # perhaps
    return order.shop.orders.filter(kind=other.kind).first().number


def but_not_itself(order: Order):  # perhaps
    return order.shop.orders.exclude(pk=order.pk).first().number


def after_it_was_removed(order: Order):  # perhaps
    order.delete()
    return order.shop.orders.first().number


def after_a_helper_has_removed_it(order: Order):  # perhaps
    remove_order(order)
    return Shop.objects.filter(orders=order).first().slug


@receiver(post_delete)
def where_it_was_removed(order: Order):  # perhaps
    return order.shop.orders.first().number


def of_the_same_shop_that_was_set(order: Order, shop: Shop):  # perhaps
    order.shop = shop
    return Order.objects.filter(shop=order.shop).first().number


def of_the_same_shop_whose_key_was_set(order: Order, key):  # perhaps
    setattr(order, "shop_id", key)
    return Order.objects.filter(shop=order.shop).first().number


def in_a_collection_that_was_set(order: Order, shop: Shop):  # perhaps
    order.shop, old = shop, order.shop
    return order.shop.orders.first().number


def of_a_new_one(shop: Shop):  # perhaps
    order = Order(shop=shop)
    return order.shop.orders.first().number


def of_any_shop(shop: Shop):  # perhaps
    return Order.objects.filter(shop=shop).first().number
"""

SOURCES = {"models.py": MODELS, "views.py": VIEWS}


@pytest.fixture(scope="module")
def confidences(tmp_path_factory) -> dict[str, dict[int, Confidence]]:
    """The confidence of what is told in each function, by its source and the line at which it begins."""
    return {path: confidences_of_lookups(tmp_path_factory.mktemp("shops"), SOURCES, path) for path in SOURCES}


def _marked(mark: str) -> list[tuple[str, int]]:
    return [(path, line) for path, text in SOURCES.items() for line in begins(text, mark)]


@pytest.mark.parametrize(("path", "line"), _marked("found"))
def test_the_row_at_hand_says_that_it_is_there(confidences, path: str, line: int) -> None:
    assert confidences[path][line] is Confidence.LOW


@pytest.mark.parametrize(("path", "line"), _marked("perhaps"))
def test_the_row_at_hand_says_nothing(confidences, path: str, line: int) -> None:
    assert confidences[path][line] > Confidence.LOW
