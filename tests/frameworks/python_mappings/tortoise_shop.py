"""Tortoise: nullable columns, relations and lookups, and what queries say of their rows. Checked with tortoise-orm 1.1."""

from tortoise import fields, models
from tortoise.expressions import Q


class Customer(models.Model):
    name = fields.CharField(max_length=20)


class Order(models.Model):
    number = fields.CharField(max_length=20)
    reference = fields.CharField(max_length=20, null=True)
    customer = fields.ForeignKeyField("models.Customer", related_name="orders", null=True)


class Bill(models.Model):
    order = fields.OneToOneField("models.Order", related_name="bill")


async def show(number: int):
    for order in await Order.all():
        print(order.reference.upper())  # null
        print(order.customer.name)  # null
        print(order.bill.id)  # null
    for order in await Order.filter(reference__isnull=False).prefetch_related("customer"):
        print(order.reference.upper(), order.number.upper())
    for order in await Order.filter(reference__not_isnull=True):
        print(order.reference.upper())
    for order in await Order.filter(reference__not="A1"):
        print(order.reference.upper())  # null
    async for order in Order.filter(Q(reference="A1") & Q(customer__name="a")):
        print(order.reference.upper(), order.customer.name)
    order = await Order.get_or_none(id=number)
    print(order.number)  # null
    order = await Order.get(id=1)
    customer = await order.customer
    print(customer.name)  # null
    first = await Order.filter(id=1).first()
    print(first.number)  # null
    for value in await Order.filter(id=1).values_list("reference", flat=True):
        print(value.upper())  # null


async def chained(number: int):
    order = await Order.filter(id=number).first().prefetch_related("customer")
    print(order.number)  # null
    order = await Order.get_or_none(id=number).prefetch_related("customer").using_db(None)
    if order is not None:
        print(order.number)
    row = await Order.filter(id=number).first().values("number")
    if row:
        print(row["number"].upper())
    order = await Order.get(id=number).prefetch_related("customer")
    print(order.number)


async def read(number: int):
    row = await Order.filter(id=number).first().only("number").values("number")
    print(row["number"])  # null
