"""SQLAlchemy's imperative mapping: tables first, classes mapped to them afterwards."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, select
from sqlalchemy.orm import Session, registry, relationship

mapper_registry = registry()
metadata = mapper_registry.metadata
customers = Table("customers", metadata, Column("id", Integer, primary_key=True), Column("email", String, nullable=True))
orders = Table(
    "orders",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("ref", String, nullable=True),
    Column("number", String, nullable=False),
    Column("customer_id", ForeignKey("customers.id"), nullable=True),
)


class Customer:
    pass


class Order:
    pass


mapper_registry.map_imperatively(Customer, customers)
mapper_registry.map_imperatively(Order, orders, properties={"reference": orders.c.ref, "customer": relationship(Customer)})


def show(session: Session):
    for order in session.scalars(select(Order)):
        print(order.reference.upper())  # null
        print(order.number.upper())
        print(order.customer.email)  # null
    for order in session.query(Order).filter(Order.reference.is_not(None)).join(Order.customer):
        print(order.reference.upper(), order.customer.id)
        print(order.customer.email.upper())  # null
