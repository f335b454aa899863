"""Rows that are reached through a collection have the relation that leads back to its owner."""

from __future__ import annotations

import pytest

SQLALCHEMY = """\
    from sqlalchemy import Column, ForeignKey, Integer, String
    from sqlalchemy.orm import declarative_base, relationship

    Base = declarative_base()

    class Order(Base):
        __tablename__ = "orders"
        id = Column(Integer, primary_key=True)
        lines = relationship("Line", back_populates="order")
        notes = relationship("Note", backref="order")
        tags = relationship("Tag")
        payments = relationship("Payment", lazy="dynamic", back_populates="order")

        def print(self):
            for line in self.lines:
                line.print()

    class Line(Base):
        __tablename__ = "lines"
        id = Column(Integer, primary_key=True)
        order_id = Column(Integer, ForeignKey("orders.id"), nullable=True)
        invoice_id = Column(Integer, ForeignKey("invoices.id"), nullable=True)
        order = relationship("Order", back_populates="lines")
        invoice = relationship("Invoice", backref="lines")

        def print(self):
            self.printed = self.order.id

        def show(self):
            return self.order.id

    class Note(Base):
        __tablename__ = "notes"
        id = Column(Integer, primary_key=True)
        order_id = Column(Integer, ForeignKey("orders.id"), nullable=True)

    class Tag(Base):
        __tablename__ = "tags"
        id = Column(Integer, primary_key=True)
        order_id = Column(Integer, ForeignKey("orders.id"), nullable=True)
        order = relationship("Order")

    class Payment(Base):
        __tablename__ = "payments"
        id = Column(Integer, primary_key=True)
        order_id = Column(Integer, ForeignKey("orders.id"), nullable=True)
        order = relationship("Order", back_populates="payments")

    class Invoice(Base):
        __tablename__ = "invoices"
        id = Column(Integer, primary_key=True)
    """


@pytest.fixture
def told(project):
    """What is told of a function of an order, an invoice and a line."""

    def run(body: str) -> bool:
        project.write("shop/models.py", SQLALCHEMY)
        head = "from shop.models import Invoice, Line, Order\ndef run(order: Order, invoice: Invoice, line: Line):\n"
        project.write("shop/service.py", head + "".join(f"    {text}\n" for text in body.splitlines()))
        return any(found.startswith("shop/service.py") for found in project.found(cache=False, min_confidence="low"))

    return run


@pytest.mark.parametrize(
    "body",
    [
        "for item in order.lines:\n    item.order.id",
        "for item in order.notes:\n    item.order.id",
        "for item in order.payments:\n    item.order.id",
        "for item in invoice.lines:\n    item.invoice.id",
        "[item.order.id for item in order.lines]",
        "order.lines[0].order.id",
        "items = order.lines\nfor item in items:\n    item.order.id",
    ],
)
def test_it_is_there(told, body):
    assert not told(body)


@pytest.mark.parametrize(
    "body",
    [
        "line.order.id",
        "for item in order.lines:\n    item.invoice.id",
        "for item in invoice.lines:\n    item.order.id",
        "for item in order.tags:\n    item.order.id",
        "for item in order.lines:\n    item.order = None\n    item.order.id",
    ],
)
def test_another_may_be_missing(told, body):
    assert told(body)


def test_a_method_that_is_only_called_on_rows_of_the_collection(project):
    project.write("shop/models.py", SQLALCHEMY)
    project.write("shop/service.py", "from shop.models import Line\ndef run(line: Line):\n    line.show()\n")
    found = [one.partition(" ")[0] for one in project.found(cache=False)]
    assert found == ["shop/models.py:30"]


JAVA = """\
    package shop;
    import jakarta.persistence.*;
    import java.util.List;
    @Entity public class Order {
        @Id private long id;
        @OneToMany(mappedBy = "order") private List<Line> lines;
        @OneToMany private List<Line> others;
        public long getId() { return id; }
        public List<Line> getLines() { return lines; }
        public List<Line> getOthers() { return others; }
    }
    """
LINE = """\
    package shop;
    import jakarta.persistence.*;
    @Entity public class Line {
        @Id private long id;
        @ManyToOne @JoinColumn(nullable = true) private Order order;
        @ManyToOne @JoinColumn(nullable = true) private Order former;
        public Order getOrder() { return order; }
        public Order getFormer() { return former; }
    }
    """


@pytest.mark.parametrize(
    ("body", "is_told"),
    [
        ("for (Line line : order.getLines()) { line.getOrder().getId(); }", False),
        ("order.getLines().forEach(line -> line.getOrder().getId());", False),
        ("order.getLines().stream().map(line -> line.getOrder().getId()).toList();", False),
        ("for (Line line : order.getLines()) { line.getFormer().getId(); }", True),
        ("for (Line line : order.getOthers()) { line.getOrder().getId(); }", True),
    ],
)
def test_java(project, body, is_told):
    project.write("src/main/java/shop/Order.java", JAVA)
    project.write("src/main/java/shop/Line.java", LINE)
    project.write("src/main/java/shop/Service.java", f"package shop;\nclass Service {{ void run(Order order) {{ {body} }} }}\n")
    found = project.found(cache=False, min_confidence="low")
    assert any(one.startswith("src/main/java/shop/Service.java") for one in found) is is_told
