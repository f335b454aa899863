"""What is known of a row is known of the objects that Java's methods, constructors and builders carry its attributes over to."""

from __future__ import annotations

import pytest

ORDER = """\
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
      @Column(nullable = true) private String email;
      public String getName() { return name; }
      public String getEmail() { return email; }
    }
    """
ORDERS = """\
    package shop;
    import java.util.*;
    import org.springframework.data.jpa.repository.*;
    interface Orders extends JpaRepository<Order, Long> {
      List<Order> findByNoteIsNotNull();
      List<Order> findByBuyerIsNotNull();
      List<Order> findByNumber(String number);
    }
    """
VIEWS = """\
    package shop;
    record Person(String name) { }
    record Shown(Long id, String note, Person buyer) {
      Shown noted(String other) { return new Shown(id, other, buyer); }
    }
    class Card {
      private final String note;
      Card(Order order) { this.note = order.getNote(); }
      static Card of(Order order) { return new Card(order); }
      String getNote() { return note; }
    }
    class Bean {
      private String note;
      public String getNote() { return note; }
      public void setNote(String note) { this.note = note; }
    }
    @lombok.Builder @lombok.Getter
    class Built {
      private String note;
    }
    """
SERVICE = """\
    package shop;
    import java.util.*;
    import java.util.stream.*;
    class Mapper {{
      Person shown(Buyer buyer) {{
        if (buyer == null) {{ return null; }}
        return new Person(buyer.getName());
      }}
      Shown shown(Order order) {{ return new Shown(order.getId(), order.getNote(), shown(order.getBuyer())); }}
      Bean bean(Order order) {{
        Bean bean = new Bean();
        bean.setNote(order.getNote());
        return bean;
      }}
      Built built(Order order) {{ return Built.builder().note(order.getNote()).build(); }}
      Bean looked(Order order) {{ Bean bean = new Bean(); bean.setNote(names.get(order.getNote())); return bean; }}
      Bean cleaned(Order order) {{ Bean bean = new Bean(); bean.setNote(clean(order.getNote())); return bean; }}
      Bean reversed(Order order) {{
        Bean bean = new Bean();
        bean.setNote(order.getNote() == null ? order.getNumber() : null);
        return bean;
      }}
      Bean emailed(Order order) {{
        Bean bean = new Bean();
        bean.setNote(order.getBuyer() == null ? null : order.getBuyer().getEmail());
        return bean;
      }}
      Bean other(Order order, Order other) {{
        order = other;
        Bean bean = new Bean();
        bean.setNote(order.getNote());
        return bean;
      }}
      Bean wiped(Order order) {{
        Bean bean = new Bean();
        bean.setNote(order.getNote());
        wipe(bean);
        return bean;
      }}
      Bean trimmed(Order order) {{
        Bean bean = new Bean();
        bean.setNote(order.getNote() == null ? null : order.getNote().trim());
        return bean;
      }}
      Bean shortened(Order order) {{ Bean bean = new Bean(); bean.setNote(cut(order.getNote())); return bean; }}
      private Map<String, String> names;
      String clean(String text) {{ return text == null || text.isEmpty() ? null : text; }}
      String cut(String text) {{ if (text == null) {{ return null; }} return text.substring(1); }}
      void wipe(Bean bean) {{ bean.setNote(null); }}
      Shown either(Order order, boolean open) {{
        return open ? new Shown(1L, order.getNote(), null) : new Shown(2L, order.getNumber(), null);
      }}
    }}
    class Adapter {{
      private Orders orders;
      private Mapper mapper;
      List<Shown> noted() {{ return orders.findByNoteIsNotNull().stream().map(mapper::shown).collect(Collectors.toList()); }}
      List<Shown> all(String number) {{ return orders.findByNumber(number).stream().map(mapper::shown).toList(); }}
    }}
    class Service {{
      private Orders orders;
      private Mapper mapper;
      private Adapter adapter;
      int tested(Shown shown) {{ return shown.note() == null || shown.buyer() == null ? 0 : 1; }}
      void run(Order order, String other, List<String> out) {{
        {body}
      }}
    }}
    """


@pytest.fixture
def rules(project):
    def found(body: str) -> list[str]:
        for name, text in (("Order", ORDER), ("Buyer", BUYER), ("Orders", ORDERS), ("Views", VIEWS)):
            project.write(f"src/main/java/shop/{name}.java", text)
        project.write("src/main/java/shop/Service.java", SERVICE.format(body=body))
        return sorted({f.rule for f in project.check().findings})

    return found


@pytest.mark.parametrize(
    "body",
    [
        "for (Shown shown : adapter.all(other)) { out.add(shown.note().trim()); }",
        "out.add(mapper.shown(order).note().trim());",
        "out.add(new Card(order).getNote().trim());",
        "out.add(mapper.bean(order).getNote().trim());",
        "out.add(mapper.built(order).getNote().trim());",
        "if (order.getBuyer() == null) { return; } out.add(mapper.shown(order).note().trim());",
    ],
)
def test_columns_that_are_carried_over_are_told(rules, body):
    assert rules(body) == ["NG101"]


@pytest.mark.parametrize("made", ["looked", "cleaned", "reversed", "wiped"])
def test_what_may_be_null_though_the_column_is_there(rules, made):
    assert rules(f"if (order.getNote() == null) {{ return; }} out.add(mapper.{made}(order).getNote().trim());") == ["NG101"]


def test_a_parameter_that_is_bound_again_is_another_row(rules):
    body = "Order two = orders.findByNumber(other).get(0); if (order.getNote() == null) { return; }"
    assert rules(f"{body} out.add(mapper.other(order, two).getNote().trim());") == ["NG101"]


def test_what_hangs_on_a_column_of_a_related_row(rules):
    body = "out.add(mapper.emailed(order).getNote().trim());"
    assert rules(f"if (order.getBuyer() == null) {{ return; }} {body}") == ["NG101"]
    assert rules(f"if (order.getBuyer() == null || order.getBuyer().getEmail() == null) {{ return; }} {body}") == []


def test_what_is_made_of_a_related_row_is_as_null(rules):
    assert rules("for (Shown shown : adapter.all(other)) { out.add(shown.buyer().name()); }") == ["NG101"]


@pytest.mark.parametrize(
    "body",
    [
        "for (Shown shown : adapter.noted()) { out.add(shown.note().trim()); }",
        "adapter.noted().stream().map(shown -> shown.note().trim()).forEach(out::add);",
        "if (order.getNote() == null) { return; } out.add(mapper.shown(order).note().trim());",
        "if (order.getNote() == null) { return; } Shown shown = mapper.shown(order); out.add(shown.note().trim());",
        "if (order.getNote() == null) { return; } out.add(mapper.bean(order).getNote().trim());",
        "if (order.getNote() == null) { return; } out.add(mapper.built(order).getNote().trim());",
        "if (order.getNote() == null) { return; } Card card = new Card(order); out.add(card.getNote().trim());",
        "orders.findByNoteIsNotNull().stream().map(Card::new).map(card -> card.getNote().trim()).forEach(out::add);",
        "orders.findByNoteIsNotNull().stream().map(Card::of).map(card -> card.getNote().trim()).forEach(out::add);",
        "orders.findByNoteIsNotNull().stream().map(mapper::built).map(b -> b.getNote().trim()).forEach(out::add);",
        "orders.findByBuyerIsNotNull().stream().map(mapper::shown).map(s -> s.buyer().name()).forEach(out::add);",
        'out.add(mapper.shown(order).noted(other == null ? "" : other).note().trim());',
        "if (order.getBuyer() == null) { return; } out.add(mapper.shown(order).buyer().name());",
        "if (order.getNote() == null) { return; } out.add(mapper.trimmed(order).getNote().trim());",
        "if (order.getNote() == null) { return; } out.add(mapper.shortened(order).getNote().trim());",
    ],
)
def test_what_is_known_of_the_row_is_known_of_the_object(rules, body):
    assert rules(body) == []
