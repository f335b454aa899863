"""A Java class gains or loses methods, fields and classes: only those whom they may concern are analysed again."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from nullguard.pipeline import flow as pipeline_flow

ORDER = """\
package shop;
import jakarta.persistence.*;
@Entity public class Order {
  @Id private Long id;
  @Column(nullable = true) private String note;
  @ManyToOne private Order parent;
  public String getNote() { return note; }
  public Order getParent() { return parent; }
}
"""
FINDER = "package shop;\npublic class Finder extends Finding {{\n  private final Orders orders = new Orders();\n{}}}\n"
FINDING = "package shop;\npublic class Finding {\n  public Order newestOrder() { return null; }\n}\n"
FIND = "  public Order find(Long id) { return id == null ? null : orders.byKey(id); }\n"
DESK = """\
package shop;
public class Desk {
  private Finder finder;
  public String show(Long id) { return finder.find(id).getNote().trim(); }
  public String last() { return finder.newestOrder().getNote().trim(); }
  public String of(Order order) {
    if (finder.hasLabelOf(order)) { return order.getNote().trim(); }
    return new Finder.Printed(order).text() + finder.orderedFirst.getNote().trim();
  }
}
"""
BOX = """\
package shop;
public class Box extends Finder {
  public String show(Order order) { return find(1L).getNote().trim(); }
}
"""
UNASKED = "  static Object unaskedMember(Object value) { return value; }\n"
GAINED = {
    "nothing": "",
    "what nobody asks for": UNASKED,
    "what reads a row": "  public String shownLabel(Order order) { return order.getNote().trim(); }\n",
    "a field with both its methods": (
        "  private String caption;\n  public String getCaption() { return caption; }\n"
        "  public void setCaption(String given) { this.caption = given; }\n"
    ),
    "what others call": "  public boolean hasLabelOf(Order order) { return order.getNote() != null; }\n",
    "what others call, otherwise": "  public boolean hasLabelOf(Order order) { return true; }\n",
    "what stands above": "  public Order newestOrder() { return new Order(); }\n",
    "another one of the name": "  public Order find(long id) { return new Order(); }\n",
    "a field that others read": "  public Order orderedFirst;\n",
    "a class that others make": (
        "  public static class Printed {\n    private Order order;\n    Printed(Order order) { this.order = order; }\n"
        "    String text() { return order.getNote().trim(); }\n  }\n"
    ),
    "a class that nobody makes": "  static class Spare {\n    String spare(Order o) { return o.getNote().trim(); }\n  }\n",
    "what sets a field of the class": "  void forgetAll() { this.orders = null; }\n",
    "a method with a class in it": (
        "  Runnable runsLater(Order order) {\n    return new Runnable() { public void run() { order.getNote().trim(); } };\n  }\n"
    ),
}


@pytest.fixture
def shop(project):
    project.write("pyproject.toml", "[tool.nullguard]\n")
    project.write("shop/Order.java", ORDER)
    project.write("shop/Finding.java", FINDING)
    project.write("shop/Orders.java", "package shop;\npublic class Orders {\n  Order byKey(Long id) { return new Order(); }\n}\n")
    project.write("shop/Finder.java", FINDER.format(FIND))
    project.write("shop/Desk.java", DESK)
    project.write("shop/Box.java", BOX)
    return project


@pytest.mark.parametrize("member", GAINED)
def test_whatever_a_class_gains_or_loses_the_findings_are_those_of_a_new_run(shop, member):
    others = list(GAINED.values())
    for text in ("", GAINED[member], others[others.index(GAINED[member]) - 2], GAINED[member], ""):
        shop.write("shop/Finder.java", FINDER.format(FIND + text))
        assert shop.found(min_confidence="low") == shop.found(min_confidence="low", cache=False), text


OWN = ["shop/Finder.java"]
ALL = ["shop/Box.java", "shop/Desk.java", "shop/Finder.java"]


@pytest.mark.parametrize(
    ("gained", "again"),
    [
        (GAINED["what nobody asks for"], OWN),
        (GAINED["what reads a row"], OWN),
        (GAINED["a field with both its methods"], OWN),
        (GAINED["a class that nobody makes"], OWN),
        (GAINED["a method with a class in it"], OWN),
        (GAINED["what others call"], ["shop/Desk.java", "shop/Finder.java"]),
        (GAINED["another one of the name"], ALL),
        (GAINED["what sets a field of the class"], ALL),
        ("  private Order keptOrder;\n", ALL),
        ("  private Integer keptNumber;\n", ALL),
        ("  @Override public String toString() { return null; }\n", ALL),
        ("  Finder(int numbered) { }\n", ALL),
        ("  public Orders getKeptOrders() { return orders; }\n", ALL),
        ("  public boolean hasNote(Object given) { return true; }\n", ALL),
        ("  public boolean hasNext(Object given) { return true; }\n", ALL),
        ("  public boolean hasCollectedErrors() { return true; }\n", ALL),
        ("  public boolean isIt(Object given) { return true; }\n", ALL),
        ("  @Deprecated public Object unaskedMember(Object given) { return given; }\n", ALL),
    ],
)
def test_who_asks_nothing_of_what_was_gained_is_not_analysed_again(shop, monkeypatch, gained, again):
    shop.check()
    analysed = _noted(monkeypatch)
    shop.write("shop/Finder.java", FINDER.format(FIND + gained))
    shop.check()
    assert sorted(analysed) == again
    analysed.clear()
    shop.write("shop/Finder.java", FINDER.format(FIND + UNASKED.replace("unasked", "neverAsked")))
    shop.check()
    assert sorted(analysed) == again


@pytest.mark.parametrize(
    ("head", "gained", "is_for_all"),
    [
        ("public enum Finder {\n  FIRST, LAST;\n", UNASKED, False),
        ("public record Finder(Orders orders) {\n", UNASKED, False),
        ("public record Finder(Orders orders) {\n", "  public Orders orders() { return null; }\n", True),
        ("public record Finder(Orders orders) {\n", "  public Finder(int unaskedNumber) { this(null); }\n", True),
        ("public enum Finder {\n  FIRST, LAST;\n", "  private int unaskedNumber;\n", True),
    ],
)
def test_enums_and_records_gain_methods_as_classes_do(shop, monkeypatch, head, gained, is_for_all):
    find = "  static Orders known;\n  public Order find(Long id) { return id == null ? null : known.byKey(id); }\n"
    shop.write("shop/Finder.java", f"package shop;\n{head}{find}}}\n")
    shop.check()
    analysed = _noted(monkeypatch)
    shop.write("shop/Finder.java", f"package shop;\n{head}{find}{gained}}}\n")
    found = shop.found(min_confidence="low")
    assert ("shop/Desk.java" in analysed) == is_for_all
    assert found == shop.found(min_confidence="low", cache=False)


def test_members_of_what_no_class_is_or_lombok_fills_count_for_all(shop, monkeypatch):
    for head in ("import lombok.Data;\n@Data public class Finder {\n", "public interface Finder {\n"):
        find = FIND if "class" in head else "  Order find(Long id);\n"
        shop.write("shop/Finder.java", f"package shop;\n{head}{find}}}\n")
        shop.check()
        analysed = _noted(monkeypatch)
        shop.write("shop/Finder.java", f"package shop;\n{head}{find}{UNASKED}}}\n")
        shop.check()
        assert "shop/Desk.java" in analysed


def _noted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that are analysed from here on."""
    analysed: list[str] = []
    run = pipeline_flow.run_all

    def note(task: object, state: object, items: Sequence[str], **how: object) -> object:
        analysed.extend(items)
        return run(task, state, items, **how)

    monkeypatch.setattr(pipeline_flow, "run_all", note)
    return analysed
