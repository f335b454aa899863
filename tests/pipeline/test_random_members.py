"""Members of Java classes that come and go in any order, called and overridden by what bears the same names: the same findings as
without a cache."""

from __future__ import annotations

import random

import pytest

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
FIXED = {
    "Above": "  public Order kept;\n  public Order keptOne() { return kept; }\n",
    "Below": "  public String show(Order order) { return keptOne().getNote().trim(); }\n",
    "Desk": (
        "  private final Above above = new Below();\n"
        "  public String last(Order order) { return above.keptOne().getNote().trim(); }\n"
    ),
    "Kind": (
        "  PAID, OPEN;\n"
        "  public static Kind of(Order order) { return order.getNote() == null ? OPEN : PAID; }\n"
        "  public String show(Order order) { return this == PAID ? order.getNote().trim() : null; }\n"
    ),
    "Line": "  public Line(Order order) { this(order, 1); }\n  public String show() { return order.getNote().trim(); }\n",
}
"""What each class has in any case."""

HEADS = {"Above": "public class Above", "Below": "public class Below extends Above", "Desk": "public class Desk"}
HEADS |= {"Kind": "public enum Kind", "Line": "public record Line(Order order, int size)"}
NAMES = ("keptOne", "wantedOrder", "labelOf", "shownCaption", "isChecked")
MEMBERS = (
    "  public Order {one}(Order order) {{ return order.getParent(); }}\n",
    "  public Order {one}() {{ return new Order(); }}\n",
    "  public Order {one}() {{ return null; }}\n",
    "  public boolean {one}(Order order) {{ return order.getNote() != null; }}\n",
    "  static Object {one}(Object value) {{ return value; }}\n",
    "  private String {one};\n  public String {other}() {{ return {one}; }}\n",
    "  private Order {one};\n  public Order {other}() {{ return {one}; }}\n",
    "  public String {one}(Order order) {{ return {other}(order).getNote().trim(); }}\n",
    "  public String {one}(Order order, int size) {{ if ({other}(order)) {{ return order.getNote().trim(); }} return null; }}\n",
    "  public String {one}(Desk desk, Order order) {{ return desk.{other}(order).getNote().trim(); }}\n",
    "  public String {one}(Line line) {{ return line.{other}(line.order()).trim(); }}\n",
    "  public String {one}(Kind kind, Order order) {{ return kind.{other}(order).getNote().trim(); }}\n",
    "  public Order order() {{ return {one}(null); }}\n",
    "  void {one}(Order order) {{ this.kept = order.getParent(); }}\n",
    "  public static class {one} {{ private Order {other}; Order {one}() {{ return {other}; }} }}\n",
    "  static class {one} extends Above {{ public Order keptOne() {{ return null; }} }}\n",
)


@pytest.mark.parametrize("seed", [1, 2, 3, 5])
def test_whatever_members_come_and_go(project, seed):
    chosen = random.Random(seed)
    project.write("shop/Order.java", ORDER)
    members: dict[str, list[str]] = {name: [] for name in HEADS}
    seen = set()
    for _ in range(10):
        for _ in range(chosen.choice((1, 1, 2))):
            own = members[chosen.choice(sorted(members))]
            if own and chosen.random() < 0.4:
                own.pop(chosen.randrange(len(own)))
            else:
                one, other = chosen.sample(NAMES, 2)
                own.insert(chosen.randint(0, len(own)), chosen.choice(MEMBERS).format(one=one, other=other))
        for name, own in members.items():
            project.write(f"shop/{name}.java", f"package shop;\n{HEADS[name]} {{\n{FIXED[name]}{''.join(own)}}}\n")
        warm = project.check(min_confidence="low", jobs=chosen.choice((1, 2)))
        cold = project.check(min_confidence="low", jobs=1, cache=False)
        assert (warm.findings, warm.notifications) == (cold.findings, cold.notifications)
        seen.add(warm.findings)
    assert any(seen)
