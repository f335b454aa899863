"""What the queries of Micronaut Data say of their rows, and relations of its classes."""

from __future__ import annotations

import pytest

ROWS = """\
    package shop;
    import io.micronaut.core.annotation.Nullable;
    import io.micronaut.data.annotation.*;
    @MappedEntity("orders")
    public class Order {
      @Id private Long id;
      @Nullable private String note;
      private String number;
      @Nullable @Relation(Relation.Kind.MANY_TO_ONE) private Buyer buyer;
      @Relation(value = Relation.Kind.ONE_TO_MANY, mappedBy = "order") private java.util.List<Line> lines;
      public String getNote() { return note; }
      public String getNumber() { return number; }
      public Buyer getBuyer() { return buyer; }
    }
    """
BUYER = """\
    package shop;
    import io.micronaut.core.annotation.Nullable;
    import io.micronaut.data.annotation.*;
    @MappedEntity
    public class Buyer {
      @Id private Long id;
      @Nullable private String email;
      private String name;
      public String getName() { return name; }
      public String getEmail() { return email; }
    }
    """
SERVICE = """\
    package shop;
    import io.micronaut.core.annotation.Nullable;
    import io.micronaut.data.annotation.*;
    import io.micronaut.data.jdbc.annotation.JdbcRepository;
    import io.micronaut.data.repository.CrudRepository;
    import java.util.*;
    @JdbcRepository
    interface Orders extends CrudRepository<Order, Long> {{
      @Query("SELECT * FROM orders o WHERE o.note IS NOT NULL") List<Order> noted();
      @Query("SELECT * FROM orders o WHERE o.number = :number") List<Order> numbered(String number);
      List<Order> findByNoteIsNotEmpty();
      List<Order> findByNoteIsEmpty();
      List<Order> findByBuyerIsNotNull();
      List<Order> findByBuyerName(String name);
    }}
    class Service {{
      private Orders orders;
      void run(String text, List<String> out) {{
        for (Order order : {rows}) {{ {use} }}
      }}
    }}
    """
NOTE = "out.add(order.getNote().trim());"
BOUGHT = "out.add(order.getBuyer().getName());"


@pytest.fixture
def rules(project):
    def found(rows: str, use: str) -> list[str]:
        for name, text in (("Order", ROWS), ("Buyer", BUYER), ("Service", SERVICE.format(rows=rows, use=use))):
            project.write(f"src/main/java/shop/{name}.java", text)
        return sorted({f.rule for f in project.check().findings})

    return found


@pytest.mark.parametrize(
    ("rows", "use"),
    [
        ("orders.noted()", NOTE),
        ("orders.findByNoteIsNotEmpty()", NOTE),
        ("orders.findByBuyerIsNotNull()", BOUGHT),
        ("orders.findByBuyerName(text)", BOUGHT),
        ("orders.numbered(text)", "out.add(order.getNumber().trim());"),
        ("orders.findAll()", "if (order.getBuyer() != null) { out.add(order.getBuyer().getName().trim()); }"),
    ],
)
def test_what_queries_ask(rules, rows, use):
    assert rules(rows, use) == []


@pytest.mark.parametrize(
    ("rows", "use", "rule"),
    [
        ("orders.numbered(text)", NOTE, "NG101"),
        ("orders.findByNoteIsEmpty()", NOTE, "NG101"),
        ("orders.noted()", BOUGHT, "NG102"),
        ("orders.findAll()", BOUGHT, "NG102"),
        ("orders.findByBuyerIsNotNull()", "out.add(order.getBuyer().getEmail().trim());", "NG101"),
    ],
)
def test_what_they_do_not_ask(rules, rows, use, rule):
    assert rules(rows, use) == [rule]
