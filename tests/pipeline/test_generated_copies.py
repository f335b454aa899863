"""What is known of a row is known of the object that a generated mapper makes of it (Java, MapStruct)."""

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
      @Column(nullable = false) private String name;
      public String getName() { return name; }
    }
    """
SERVICE = """\
    package shop;
    import java.util.*;
    import org.mapstruct.*;
    import org.springframework.data.jpa.repository.*;
    record Person(String name) {{ }}
    record Shown(Long id, String note, String text, Person buyer) {{ }}
    interface Orders extends JpaRepository<Order, Long> {{
      List<Order> findByNoteIsNotNull();
      List<Order> findByBuyerIsNotNull();
    }}
    @Mapper
    interface Shaping {{
      Shown shown(Order order);
      @Mapping(target = "text", source = "note") Shown named(Order order);
      @Mapping(target = "text", source = "order.note") Shown prefixed(Order order);
      @Mappings({{@Mapping(target = "note", source = "number")}}) Shown several(Order order);
      default Person person(Buyer buyer) {{ return buyer == null ? null : new Person(buyer.getName()); }}
    }}
    class Service {{
      private Orders orders;
      private Shaping shaping;
      int tested(Shown shown) {{ return shown.note() == null || shown.text() == null || shown.buyer() == null ? 0 : 1; }}
      void run(Order order, List<String> out) {{
        {body}
      }}
    }}
    """


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
        "out.add(shaping.shown(order).note().trim());",
        "out.add(shaping.named(order).text().trim());",
        "out.add(shaping.shown(order).buyer().name());",
        "orders.findAll().stream().map(shaping::shown).map(one -> one.note().trim()).forEach(out::add);",
        "orders.findByBuyerIsNotNull().stream().map(shaping::shown).map(one -> one.note().trim()).forEach(out::add);",
        "if (order.getBuyer() == null) { return; } out.add(shaping.named(order).text().trim());",
    ],
)
def test_null_is_copied(rules, body):
    assert rules(body) == ["NG101"]


@pytest.mark.parametrize(
    "body",
    [
        "if (order.getNote() == null) { return; } out.add(shaping.shown(order).note().trim());",
        "if (order.getNote() == null) { return; } Shown one = shaping.shown(order); out.add(one.note().trim());",
        "if (order.getNote() == null) { return; } out.add(shaping.named(order).text().trim());",
        "if (order.getNote() == null) { return; } out.add(shaping.prefixed(order).text().trim());",
        "if (order.getBuyer() != null) { out.add(shaping.shown(order).buyer().name()); }",
        "orders.findByNoteIsNotNull().stream().map(shaping::shown).map(one -> one.note().trim()).forEach(out::add);",
        "orders.findByBuyerIsNotNull().stream().map(shaping::shown).map(one -> one.buyer().name()).forEach(out::add);",
        "for (Order one : orders.findByNoteIsNotNull()) { out.add(shaping.named(one).text().trim()); }",
    ],
)
def test_what_is_known_of_the_row(rules, body):
    assert rules(body) == []
