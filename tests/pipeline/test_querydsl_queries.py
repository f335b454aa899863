"""What QueryDSL's conditions ask of the rows that its queries find."""

from __future__ import annotations

import pytest

ROW = """\
    package shop;
    import jakarta.persistence.*;
    @Entity
    public class Order {
      @Id @Column(nullable = false) private Long id;
      @Column(nullable = true) private String note;
      @Column(nullable = false) private String number;
      @ManyToOne @JoinColumn(nullable = true) private Buyer buyer;
      public Long getId() { return id; }
      public String getNote() { return note; }
      public String getNumber() { return number; }
      public Buyer getBuyer() { return buyer; }
    }
    """
BUYER = """\
    package shop;
    import jakarta.persistence.*;
    @Entity
    public class Buyer {
      @Id @Column(nullable = false) private Long id;
      @Column(nullable = true) private String note;
      @Column(nullable = false) private String name;
      public String getName() { return name; }
      public String getNote() { return note; }
    }
    """
SERVICE = """\
    package shop;
    import static shop.QOrder.order;
    import java.util.*;
    import com.querydsl.core.BooleanBuilder;
    import com.querydsl.jpa.impl.*;
    import org.springframework.data.jpa.repository.*;
    import org.springframework.data.querydsl.*;
    interface Orders extends JpaRepository<Order, Long>, QuerydslPredicateExecutor<Order> {{ }}
    class Service {{
      private Orders orders;
      private JPAQueryFactory queries;
      void run(long id, String text, List<String> out) {{
        {body}
      }}
    }}
    """
NOTE = "out.add(one.getNote().trim());"
NAME = "out.add(one.getBuyer().getName());"
ALL = "for (Order one : queries.selectFrom(order).where({}).fetch()) {{ {} }}"
FOUND = "orders.findAll({}).forEach(one -> {{ out.add(one.getNote().trim()); }});"
JOINED = "queries.selectFrom(order).join(order.buyer, buyer).where({}).fetch().forEach(one -> {{ {} }});"


@pytest.fixture
def rules(project):
    def found(body: str) -> list[str]:
        for name, text in (("Order", ROW), ("Buyer", BUYER), ("Service", SERVICE.format(body=body))):
            project.write(f"src/main/java/shop/{name}.java", text)
        return sorted({f.rule for f in project.check().findings})

    return found


@pytest.mark.parametrize(
    "body",
    [
        ALL.format("order.note.isNotNull()", NOTE),
        ALL.format("QOrder.order.note.eq(text)", NOTE),
        ALL.format("order.id.gt(id), order.note.contains(text)", NOTE),
        ALL.format("order.id.gt(id).and(order.note.like(text))", NOTE),
        ALL.format("order.note.isNotNull().or(order.note.eq(text))", NOTE),
        ALL.format("order.buyer.name.eq(text)", NAME),
        f"QOrder q = QOrder.order; queries.selectFrom(q).where(q.note.eq(text)).fetch().forEach(one -> {{ {NOTE} }});",
        f"Order one = queries.selectFrom(order).where(order.note.isNotNull()).fetchOne(); if (one != null) {{ {NOTE} }}",
        f"var all = queries.selectFrom(order); all.where(order.note.isNotNull()); for (Order one : all.fetch()) {{ {NOTE} }}",
        FOUND.format("order.note.isNotNull()"),
        FOUND.format("order.number.eq(text).and(QOrder.order.note.startsWith(text))"),
        f"orders.findOne(QOrder.order.note.startsWith(text)).ifPresent(one -> {{ {NOTE} }});",
        "QBuyer buyer = QBuyer.buyer; " + JOINED.format("order.note.isNotNull()", NOTE),
        ALL.format("QOrder.order1.note.isNotNull()", NOTE),
        f"for (Order one : queries.selectFrom(order1).where(order1.note.isNotNull()).fetch()) {{ {NOTE} }}",
        "BooleanBuilder asked = new BooleanBuilder(); asked.and(order.note.isNotNull()); " + ALL.format("asked", NOTE),
        "var asked = new BooleanBuilder(); asked.and(order.note.eq(text)); if (id > 3) { asked.and(order.id.gt(id)); } "
        + ALL.format("asked", NOTE),
        "BooleanBuilder asked = new BooleanBuilder().and(order.note.like(text)).and(order.id.gt(id)); " + FOUND.format("asked"),
    ],
)
def test_what_conditions_ask(rules, body):
    assert rules(body) == []


@pytest.mark.parametrize(
    "body",
    [
        ALL.format("order.note.isNull()", NOTE),
        ALL.format("order.number.eq(text)", NOTE),
        ALL.format("order.note.eq(text).or(order.id.gt(id))", NOTE),
        ALL.format("order.note.eq(text).not()", NOTE),
        ALL.format("order.note.eq(text)", NAME),
        "QBuyer buyer = QBuyer.buyer; " + JOINED.format("buyer.note.isNotNull()", NOTE),
        "QBuyer b = QBuyer.buyer; " + JOINED.format("b.note.isNotNull()", NOTE),
        "QBuyer b = QBuyer.buyer; " + JOINED.format("b.note.isNotNull().or(order.note.isNotNull())", NOTE),
        "BooleanBuilder asked = new BooleanBuilder(); if (id > 3) { asked.and(order.note.isNotNull()); } "
        + ALL.format("asked", NOTE),
        "var asked = new BooleanBuilder().and(order.note.eq(text)); asked.or(order.id.gt(id)); " + ALL.format("asked", NOTE),
        "var asked = new BooleanBuilder().and(order.note.eq(text)); asked.not(); " + ALL.format("asked", NOTE),
        "var asked = new BooleanBuilder(); asked.andNot(order.note.isNotNull()); " + ALL.format("asked", NOTE),
        FOUND.format("order.number.eq(text)"),
        FOUND.format("order.note.isNotNull().or(order.number.eq(text))"),
        "out.add(queries.selectFrom(order).where(order.id.eq(id)).fetchOne().getNumber());",
    ],
)
def test_what_they_do_not_ask(rules, body):
    assert len(rules(body)) == 1
