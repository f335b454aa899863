"""Pony: texts are empty where numbers are None, and the key of a one-to-one stands on one side. Checked with pony 0.7."""

from pony.orm import Database, Optional, PrimaryKey, Required, Set, db_session, get, select

db = Database()


class Customer(db.Entity):
    name = Required(str)
    orders = Set("Order")
    card = Optional("Card")


class Order(db.Entity):
    number = Required(str)
    reference = Optional(str)
    note = Optional(str, nullable=True)
    quantity = Optional(int)
    customer = Optional(Customer)


class Card(db.Entity):
    code = PrimaryKey(str)
    customer = Required(Customer)


@db_session
def show(number, name):
    for order in Order.select():
        print(order.reference.upper())
        print(order.note.upper())  # null
        print(order.quantity + 1)  # null
        print(order.customer.name)  # null
        print(order.number.upper())
    for order in select(o for o in Order if o.note is not None):
        print(order.note.upper())
        print(order.customer.card.code)  # null
    order = Order.get(number=number)
    print(order.number)  # null
    first = select(o for o in Order).first()
    print(first.number)  # null
    customer = get(c for c in Customer if c.name == name)
    print(customer.name)  # null
