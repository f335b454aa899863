"""Of what kind rows are: by the query that finds them, and by a helper that comes back for no others (Java)."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.model.finding import Confidence
from nullguard.pipeline import run
from nullguard.settings import load_settings

ORDER = """
package shop;
import jakarta.persistence.*;
@Entity
@Table(name = "orders")
public class Order {
    @Id private Long id;
    @Column(nullable = true) private String note;
    @Enumerated(EnumType.STRING) @Column(nullable = false) private State state;
    @Column(nullable = false) private String kind;
    @Column(nullable = false) private Integer step;
    public String getKind() { return kind; }
    public Integer getStep() { return step; }
    public String getNote() { return note; }
    public void setNote(String note) { this.note = note; }
    public State getState() { return state; }
    public void setState(State state) { this.state = state; }
    public boolean isShipped() { return state == State.SHIPPED; }
    public void checkShipped() { if (state != State.SHIPPED) { throw new IllegalStateException("state"); } }
}
enum State { NEW, SHIPPED, CLOSED }
"""
SERVICE = """
package shop;
import java.util.*;
import org.springframework.data.jpa.repository.*;
interface Orders extends JpaRepository<Order, Long> {{
    List<Order> findByState(State state);
    List<Order> findByStateNot(State state);
    List<Order> findByKind(String kind);
    List<Order> findByStateIn(Collection<State> states);
    List<Order> findByStateOrId(State state, Long id);
    Order findFirstByStateAndId(State state, Long id);
    @Query("select o from Order o where o.state = 'SHIPPED'") List<Order> shippedByText();
    @Query("from Order o where o.state = shop.State.SHIPPED and o.id > 3") List<Order> shippedByName();
    @Query(value = "select * from orders where state = 'SHIPPED'", nativeQuery = true) List<Order> shippedInSql();
    @Query("select o from Order o where o.state = 'SENT'") List<Order> sent();
    @Query("select o from Order o where o.state <> shop.State.SHIPPED") List<Order> notShipped();
    @Query("select o from Order o where o.state = shop.State.SHIPPED or o.id = 1") List<Order> shippedOrFirst();
    @Query("select o from Order o where o.state in (shop.State.SHIPPED, shop.State.CLOSED)") List<Order> shippedOrClosed();
    @Query("select o from Order o where o.state = ?1") List<Order> inState(State state);
}}
class Service {{
    Orders orders;
    void fill(Map<String, String> given) {{ Order order = new Order(); order.setNote(given.get("note")); orders.save(order); }}
    void run(Long id, State given) {{ {body} }}
    {method}
}}
"""
PRINT = "System.out.println(order.getNote().trim());"
FOUND = "Order order = orders.findById(id).orElseThrow(); "
CHECK = "private void checkState(Order order, int most) {{ if ({}) {{ throw new IllegalStateException(); }} }}"


@pytest.fixture
def confidences(tmp_path: Path):
    def told(body: str, method: str = "") -> set[Confidence]:
        (tmp_path / "Order.java").write_text(ORDER)
        (tmp_path / "Service.java").write_text(SERVICE.format(body=body, method=method))
        report = run(load_settings((tmp_path,), None, {"min_confidence": Confidence.LOW}), lambda stage, done, total: None)
        return {finding.confidence for finding in report.findings if finding.rule == "NG101"}

    return told


@pytest.mark.parametrize(
    "body",
    [
        f"for (Order order : orders.findByState(State.SHIPPED)) {{ {PRINT} }}",
        f"orders.findByState(State.SHIPPED).forEach(order -> {{ {PRINT} }});",
        "orders.findByState(State.SHIPPED).stream().map(order -> order.getNote().trim()).forEach(System.out::println);",
        f"Order order = orders.findFirstByStateAndId(State.SHIPPED, id); if (order != null) {{ {PRINT} }}",
        f"for (Order order : orders.shippedByText()) {{ {PRINT} }}",
        f"for (Order order : orders.shippedByName()) {{ {PRINT} }}",
        f"for (Order order : orders.shippedInSql()) {{ {PRINT} }}",
    ],
)
def test_rows_of_one_kind(confidences, body):
    assert confidences(body) == {Confidence.LOW}


@pytest.mark.parametrize(
    "body",
    [
        f"for (Order order : orders.findByState(given)) {{ {PRINT} }}",
        f"for (Order order : orders.findByStateNot(State.SHIPPED)) {{ {PRINT} }}",
        f"for (Order order : orders.findByStateIn(List.of(State.SHIPPED, State.CLOSED))) {{ {PRINT} }}",
        f"for (Order order : orders.findByStateOrId(State.SHIPPED, id)) {{ {PRINT} }}",
        f"for (Order order : orders.findAll()) {{ {PRINT} }}",
        f"for (Order order : orders.sent()) {{ {PRINT} }}",
        f"for (Order order : orders.notShipped()) {{ {PRINT} }}",
        f"for (Order order : orders.shippedOrFirst()) {{ {PRINT} }}",
        f"for (Order order : orders.shippedOrClosed()) {{ {PRINT} }}",
        f"for (Order order : orders.inState(given)) {{ {PRINT} }}",
    ],
)
def test_rows_of_several_kinds(confidences, body):
    assert Confidence.HIGH in confidences(body)


@pytest.mark.parametrize(
    ("call", "method"),
    [
        ("checkState(order, 3);", CHECK.format("order.getState() != State.SHIPPED")),
        ("checkState(order, 3);", CHECK.format("!order.isShipped()")),
        ("checkState(order, 3);", CHECK.format("!State.SHIPPED.equals(order.getState())")),
        ("checkState(order, 3);", CHECK.format("most > 3 || order.getState() != State.SHIPPED")),
        ("order.checkShipped();", ""),
    ],
)
def test_what_a_helper_demands(confidences, call, method):
    assert confidences(f"{FOUND}{call} {PRINT}", method) == {Confidence.LOW}
    assert confidences(f"{FOUND}{PRINT} {call}", method) == {Confidence.HIGH}


@pytest.mark.parametrize(
    ("call", "method"),
    [
        ("checkState(order, 3);", CHECK.format("order.getState() == State.NEW")),
        ("checkState(order, 3);", CHECK.format("most > 3 && order.getState() != State.SHIPPED")),
        ("checkState(order, 3);", CHECK.format("order.isShipped()")),
        ("checkState(orders.findAll().get(0), 3);", CHECK.format("order.getState() != State.SHIPPED")),
        (
            "ship(order);",
            "private void ship(Order order) { order.setState(State.SHIPPED); }",
        ),
        ("order.checkShipped(); order.setState(given);", ""),
    ],
)
def test_what_tells_of_no_kind(confidences, call, method):
    assert confidences(f"{FOUND}{call} {PRINT}", method) == {Confidence.HIGH}


SHIPPED = "private boolean shipped(Order order) { return %s; }"
IF_SHIPPED = f"{FOUND}if (shipped(order)) {{ {PRINT} }}"


@pytest.mark.parametrize(
    ("body", "answer", "left"),
    [
        (IF_SHIPPED, "order.getState() == State.SHIPPED", Confidence.LOW),
        (IF_SHIPPED, "order.isShipped()", Confidence.LOW),
        (IF_SHIPPED, "order != null && State.SHIPPED.equals(order.getState())", Confidence.LOW),
        (f"{FOUND}if (!shipped(order)) {{ return; }} {PRINT}", "order.getState() == State.SHIPPED", Confidence.LOW),
        (f"{FOUND}if (shipped(order)) {{ return; }} {PRINT}", "order.getState() != State.SHIPPED", Confidence.LOW),
        (f"{FOUND}if (!shipped(order)) {{ {PRINT} }}", "order.getState() == State.SHIPPED", Confidence.HIGH),
        (f"{FOUND}if (shipped(order)) {{ }} {PRINT}", "order.getState() == State.SHIPPED", Confidence.HIGH),
        (IF_SHIPPED, "order.getState() != State.NEW", Confidence.HIGH),
        (IF_SHIPPED, "order.getState() == State.SHIPPED || order.getNote() == null", Confidence.HIGH),
        (IF_SHIPPED, "order.getState() == State.SHIPPED || orders.findAll().isEmpty()", Confidence.HIGH),
    ],
)
def test_what_a_predicate_tells(confidences, body, answer, left):
    assert confidences(body, SHIPPED % answer) == {left}


@pytest.mark.parametrize(
    ("body", "method"),
    [
        (
            f"{FOUND}checkKind(order); {PRINT}",
            'void checkKind(Order order) { if (!"gift".equals(order.getKind())) throw new Bad(); }',
        ),
        (f"{FOUND}checkStep(order); {PRINT}", "void checkStep(Order order) { if (order.getStep() != 3) throw new Bad(); }"),
        (f"{FOUND}if (isGift(order)) {{ {PRINT} }}", 'boolean isGift(Order order) { return "gift".equals(order.getKind()); }'),
        (f'for (Order order : orders.findByKind("gift")) {{ {PRINT} }}', ""),
    ],
)
def test_texts_and_numbers_are_less_sure(confidences, body, method):
    assert confidences(body, method) == {Confidence.MEDIUM}


@pytest.mark.parametrize(
    ("body", "method"),
    [
        (
            f"{FOUND}checkKind(order, id); {PRINT}",
            "void checkKind(Order order, Long id) { if (order.getId() != id) throw new Bad(); }",
        ),
        ("for (Order order : orders.findByKind(given.name())) { " + PRINT + " }", ""),
        (f"{FOUND}if (isGift(order)) {{ {PRINT} }}", 'boolean isGift(Order order) { return order.getKind().endsWith("gift"); }'),
    ],
)
def test_what_is_no_constant_tells_nothing(confidences, body, method):
    assert confidences(body, method) == {Confidence.HIGH}


CHECK_IN = "private void checkState(Order order, State state) { if (%s) { throw new IllegalStateException(); } }"


@pytest.mark.parametrize(
    ("call", "test", "left"),
    [
        ("checkState(order, State.SHIPPED);", "order.getState() != state", Confidence.LOW),
        ("checkState(order, State.SHIPPED);", "state != order.getState()", Confidence.LOW),
        ("checkState(order, State.SHIPPED);", "!state.equals(order.getState())", Confidence.LOW),
        ("checkState(order, State.SHIPPED);", "!order.getState().equals(state)", Confidence.LOW),
        ("checkState(order, given);", "order.getState() != state", Confidence.HIGH),
        ("checkState(order, State.SHIPPED);", "order.getState() == state", Confidence.HIGH),
        ("checkState(order, State.SHIPPED);", "order.getState() != state && order.isShipped()", Confidence.HIGH),
        ("checkState(orders.findAll().get(0), State.SHIPPED);", "order.getState() != state", Confidence.HIGH),
    ],
)
def test_what_a_helper_is_told_to_demand(confidences, call, test, left):
    assert confidences(f"{FOUND}{call} {PRINT}", CHECK_IN % test) == {left}
