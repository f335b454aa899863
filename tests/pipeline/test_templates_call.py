"""Names in templates on disk are calls of Java methods that no code mentions."""

from __future__ import annotations

import pytest

SCHEMA = "CREATE TABLE orders (id BIGINT NOT NULL PRIMARY KEY, reference VARCHAR(64) NULL);"
ORDER = """\
    package shop;
    import jakarta.persistence.*;
    @Entity @Table(name = "orders")
    public class Order {
        @Id private long id;
        private String reference;
        public String getReference() { return reference; }
    }
    """
LABELS = """\
    package shop;
    public class Labels {
        public String shorten(Order order) { return order.getReference().trim(); }
    }
    """
STEPS = "package shop;\npublic class Steps { " + "".join(f"public void step{n}() {{ }}\n" for n in range(24)) + "}"
MAIN = "package shop;\npublic class Main { void run(Steps steps) { " + "".join(f"steps.step{n}();\n" for n in range(24)) + "} }"


@pytest.mark.parametrize(
    ("template", "text", "is_told"),
    [
        ("orders.html", '<p th:text="${@labels.shorten(order)}">', True),
        ("orders.html", '<p th:text="*{@labels.shorten(#root)}">', True),
        ("orders.html", "<p>labels.shorten(order)</p>", False),
        ("orders.html", '<p th:text="${@labels.lengthen(order)}">', False),
        ("orders.ftl", "<p>${labels.shorten(order)}</p>", True),
        ("Orders.kt", "fun label(order: Order) = Labels().shorten(order)", True),
        ("orders.txt", "${labels.shorten(order)}", True),
        ("orders.md", "${labels.shorten(order)}", False),
    ],
)
def test_a_method_that_only_a_template_calls_is_called(project, template, text, is_told):
    for name, source in (("Order", ORDER), ("Labels", LABELS), ("Steps", STEPS), ("Main", MAIN)):
        project.write(f"src/main/java/shop/{name}.java", source)
    project.write("src/main/resources/db/migration/V1__orders.sql", SCHEMA)
    project.write(f"src/main/resources/templates/{template}", text)
    found = "src/main/java/shop/Labels.java:3 NG101"
    assert (found in project.found(cache=False)) is is_told
    assert found in project.found(cache=False, min_confidence="low")
