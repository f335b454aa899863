"""Of what kind a row is that a filter has let pass, or of which a variable holds an attribute (Java)."""

from __future__ import annotations

import pytest

SOURCE = """\
    package shop;

    import jakarta.persistence.*;
    import java.time.LocalDate;
    import java.util.*;
    import java.util.stream.*;

    enum Kind {{ NONE, SALE, RETURN, GIFT, LOAN, TRADE, FINE, FEE, TAX, TOLL, DUTY, BONUS;
        static Kind of(int number) {{ return number == 1 ? SALE : NONE; }} }}
    enum State {{ OPEN, SHIPPED }}
    @Entity class Order {{
        @Id Long id;
        @Column(nullable = false) private int number;
        @Column(nullable = false) @Enumerated private State state;
        @Column(nullable = true) private LocalDate shippedAt;
        @Column(nullable = true) private String note;
        @OneToOne(mappedBy = "order") private Receipt receipt;
        public Long getId() {{ return id; }}
        public State getState() {{ return state; }}
        public Kind getKind() {{ return Kind.of(number); }}
        public boolean isSale() {{ return Kind.of(number) == Kind.SALE; }}
        public LocalDate getShippedAt() {{ return shippedAt; }}
        public String getNote() {{ return note; }}
        public Receipt getReceipt() {{ return receipt; }}
        private String shown() {{ return note; }}
    }}
    @Entity class Receipt {{
        @Id Long id;
        @OneToOne @JoinColumn(nullable = false) private Order order;
        int getPages() {{ return 1; }}
    }}
    class Service {{
        private void print(Order order) {{ System.out.println(order.getReceipt().getPages()); }}
        void run(Order order, Order other, List<Order> orders, String text) {{
            {body}
        }}
    }}
    """


@pytest.fixture
def rules(project):
    def found(body: str) -> list[str]:
        body = f"{body}\nif (text.isEmpty()) order.getKind();"
        if "print(" not in body:
            body += "\nif (order.getKind() == Kind.FINE) print(order);"
        project.write("src/main/java/shop/Service.java", SOURCE.format(body=body))
        return sorted({f.rule for f in project.check().findings})

    return found


SHIPPED = "orders.stream().filter(o -> o.getState() == State.SHIPPED)"


@pytest.mark.parametrize(
    "body",
    [
        f"{SHIPPED}.mapToInt(o -> o.getShippedAt().getYear()).sum();",
        f"{SHIPPED}.map(Order::getShippedAt).mapToInt(date -> date.getYear()).sum();",
        f"{SHIPPED}.map(o -> o.getShippedAt()).sorted(Comparator.comparing(LocalDate::getYear)).toList();",
        f"for (Order o : {SHIPPED}.toList()) o.getShippedAt().getYear();",
        f"Order found = {SHIPPED}.findFirst().orElseThrow();\nfound.getShippedAt().getYear();",
        f"List<Order> shipped = {SHIPPED}.collect(Collectors.toList());\nfor (Order o : shipped) o.getShippedAt().getYear();",
        "orders.stream().filter(Order::isSale).forEach(o -> o.getNote().trim());",
        "orders.stream().filter(o -> State.SHIPPED.equals(o.getState())).forEach(o -> o.getShippedAt().getYear());",
        'String note = "";\nif (order.isSale()) { note = order.getNote(); }\nnote.trim();',
        'String note = "";\nif (order.getState() == State.SHIPPED) { note = order.getNote(); }\nnote.trim();',
        "switch (order.getKind()) { case TAX: order.getNote().trim(); break; case FEE: break; }",
        "switch (order.getKind()) { case TAX -> order.getNote().trim(); default -> { } }",
        "switch (order.getKind()) { case TAX -> print(order); default -> { } }",
        "if (order.getState() == State.OPEN) return;\norder.getShippedAt().getYear();",
        "if (State.OPEN.equals(order.getState())) return;\norder.getShippedAt().getYear();",
        "int year = order.getState() == State.OPEN ? 0 : order.getShippedAt().getYear();",
    ],
)
def test_the_kind_is_known(rules, body):
    assert rules(body) == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("orders.stream().filter(o -> o.getId() > 2).forEach(o -> o.getShippedAt().getYear());", ["NG101"]),
        ("orders.stream().map(Order::getShippedAt).mapToInt(date -> date.getYear()).sum();", ["NG101"]),
        (f"{SHIPPED}.forEach(o -> other.getShippedAt().getYear());", ["NG101"]),
        (f"{SHIPPED}.toList();\nfor (Order o : orders) o.getShippedAt().getYear();", ["NG101"]),
        ('String note = "";\nif (other.isSale()) { note = order.getNote(); }\nnote.trim();', ["NG101"]),
        ('String note = "";\nif (order.getId() > 3) { note = order.getNote(); }\nnote.trim();', ["NG101"]),
        ("switch (other.getKind()) { case TAX: order.getNote().trim(); break; default: }", ["NG101"]),
        ("if (order.getKind() == Kind.TAX) return;\norder.getShippedAt().getYear();", ["NG101"]),
        ("if (other.getState() == State.OPEN) return;\norder.getShippedAt().getYear();", ["NG101"]),
        ("switch (other.getKind()) { case TAX -> print(order); default -> { } }", ["NG102"]),
    ],
)
def test_the_kind_is_not_known(rules, body, told):
    assert rules(body) == told
