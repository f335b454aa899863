"""Objects of one of several classes: what they have is null where one of the classes lets it be."""

from __future__ import annotations

import pytest

BEFORE = """
from django.contrib.auth.models import User
from django.db import models

class Profile(models.Model):
    user = models.OneToOneField(User, on_delete=models.CASCADE)
    nick = models.CharField(max_length=10)

class Basket(models.Model):
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE)

class Quote(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE)

    @property
    def customer(self):
        return self.order.customer

    @property
    def buyer(self):
        return self.order.buyer

class Parcel(models.Model):
    basket = models.ForeignKey(Basket, null=True, on_delete=models.CASCADE)
    quote = models.ForeignKey(Quote, null=True, on_delete=models.CASCADE)

    @property
    def origin(self):
        return self.basket or self.quote
"""


@pytest.mark.parametrize(
    "body",
    [
        """
        if isinstance(thing, (Basket, Quote)):
            print(thing.customer.name)  # null
        """,
        """
        if isinstance(thing, Basket) or isinstance(thing, Quote):
            print(thing.customer.name)  # null
        """,
        """
        if (isinstance(thing, Basket) and flag) or (isinstance(thing, Quote) and not flag):
            print(thing.customer.name)  # null
        """,
        """
        thing = Basket.objects.get(pk=flag) if flag else Quote.objects.get(pk=flag)
        print(thing.customer)
        """,
        """
        origin = parcel.origin
        if origin is not None:
            print(origin.customer.name)  # null
        """,
        """
        origin = parcel.basket or parcel.quote
        if origin:
            print(origin.customer.name)  # null
        """,
    ],
)
def test_one_of_the_classes_lets_it_be_null(python, body):
    python(body, before=BEFORE, signature="thing, flag, parcel: Parcel")


@pytest.mark.parametrize(
    "body",
    [
        """
        if isinstance(thing, (Basket, Quote)):
            print(thing.customer.name if thing.customer else "")
        """,
        """
        if isinstance(thing, (Basket, Quote)) and not isinstance(thing, Quote):
            print(thing.customer.name)
        """,
        """
        if isinstance(thing, (Basket, Quote)):
            if isinstance(thing, Quote):
                return thing.buyer.name
            return thing.customer.name
        """,
        """
        if isinstance(thing, (Basket, str)):
            print(thing.customer.name)
        """,
        """
        if isinstance(thing, (Basket, Parcel)):
            print(thing.customer.name)
        """,
        """
        if isinstance(thing, (Quote, Profile)):
            print(thing.buyer.name)
        """,
        """
        if isinstance(thing, (Order, Quote)):
            print(thing.buyer.name)
        """,
        """
        if not isinstance(thing, (Basket, Quote)):
            print(thing.customer.name)
        """,
        """
        origin = parcel.origin
        if origin is not None and origin.customer is not None:
            print(origin.customer.name)
        """,
        """
        origin = parcel.basket or parcel.quote
        if origin and isinstance(origin, Basket):
            print(origin.customer.name)
        """,
    ],
)
def test_what_none_of_them_lets_be_null_or_a_test_tells_apart(python, body):
    python(body, before=BEFORE, signature="thing, flag, parcel: Parcel")


CALLED = """
class Receipt:
    def __init__(self, order: Order):
        self.order = order

    @property
    def payer(self):
        return self.order.customer

    @property
    def seller(self):
        return self.order.buyer

def start(receipt: Receipt):
    run(receipt, "")
"""


@pytest.mark.parametrize(
    "body",
    [
        "return receipt.payer.name  # null",
        "return receipt.seller.name",
        "return receipt.payer.name if receipt.payer else mark",
        "return receipt.payer or mark",
    ],
)
def test_a_property_of_what_callers_pass(python, body):
    python(body, before=CALLED, signature="receipt, mark")
