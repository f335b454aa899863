"""SQLAlchemy's imperative mapping of the years before `registry`: tables as attributes of the classes, properties by `dict(…)`,
and the module of the models handed around."""

from sqlalchemy import Column, DateTime, ForeignKey, Integer, MetaData, String, Table
from sqlalchemy.orm import mapper, relation

metadata = MetaData()


class Customer:
    def __init__(self, email=None):
        self.email = email

    def domain(self):
        return self.email.split("@")[-1]  # null

    def spared_domain(self):
        return (self.email or "").split("@")[-1]


class Order:
    def __init__(self):
        self.customer = None

    def label(self):
        return self.customer.name  # null

    def spared_label(self):
        return self.customer.name if self.customer else ""


Customer.table = Table(
    "customers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("email", String, nullable=True),
)
Order.table = Table(
    "orders",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", String, nullable=False),
    Column("paid_at", DateTime, nullable=True),
    Column("customer_id", Integer, ForeignKey("customers.id"), nullable=True),
)
mapper(Customer, Customer.table)
mapper(Order, Order.table, properties=dict(customer=relation(Customer, backref="orders"), moment=Order.table.c.paid_at))  # noqa: C408


class OrderPage:
    def show(self, trans, key):
        order = trans.sa_session.query(trans.app.model.Order).get(key)
        return order.number  # null

    def show_or_refuse(self, trans, key):
        order = trans.sa_session.query(trans.app.model.Order).get(key)
        if not order:
            raise KeyError(key)
        return order.number, order.moment and order.moment.year

    def year(self, context, key):
        model = context["model"]
        order = model.Session.query(model.Order).filter_by(id=key).one()
        return order.moment.year  # null

    def other(self, context, tools, key):
        found = tools.Order.get(key), context["module"].Order, context["model"].Nothing.get(key)
        return found[0].number, found[1].number, found[2].number


class OrderTask:
    def __init__(self, order, session):
        self.order_id = order.id
        self.session = session

    def run(self):
        order = self.session.query(Order).get(self.order_id)
        return order.number


class OrderImport:
    def __init__(self, order_id, session):
        self.order_id = order_id
        self.session = session

    def run(self):
        order = self.session.query(Order).get(self.order_id)
        return order.number  # null


class OrderExport:
    def __init__(self, order, session):
        self.order_id = order.id
        self.session = session

    def next(self, order_id):
        self.order_id = order_id

    def run(self):
        order = self.session.query(Order).get(self.order_id)
        return order.number  # null


class OrderOfCustomer:
    def __init__(self, customer, session):
        self.order_id = customer.id
        self.session = session

    def run(self):
        order = self.session.query(Order).get(self.order_id)
        return order.number  # null
