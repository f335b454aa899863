"""What a method of a plain object asks of a field, it tells of the getter that gives the field, and of variables that hold what
that gives (Java)."""

from __future__ import annotations

import pytest
from bought_orders import ROWS, USE

SOURCE = """\
    class Pair {{
        private final Order order;
        private final Order other;
        Pair(Order order, Order other) {{ this.order = order; this.other = other; }}
        public Order getOrder() {{ return order; }}
        public Order getOther() {{ return this.other; }}
        public Order getChosen() {{ return order.isOdd() ? order : other; }}
        public boolean asked() {{ return order.getBuyer() != null; }}
        public boolean askedByMethod() {{ return this.order.hasBuyer(); }}
        public boolean askedByGetter() {{ return getOrder().getBuyer() != null; }}
        public boolean askedByVariable() {{ Order o = order; Buyer buyer = o.getBuyer(); return buyer != null; }}
        public void demand() {{ if (order.getBuyer() == null) {{ throw new IllegalStateException(); }} }}
        public boolean odd() {{ return order.isOdd(); }}
        boolean own() {{ return askedByGetter() && order.getBuyer().toString().isEmpty(); }}
    }}
    class Service {{
        private static boolean held(Pair pair) {{ Order order = pair.getOrder(); return order.hasBuyer(); }}
        private static boolean bought(Pair pair) {{
            Order order = pair.getOrder();
            if (order == null) {{ return false; }}
            Buyer buyer = order.getBuyer();
            return buyer != null;
        }}
        private static boolean again(Pair pair, Pair another) {{
            Order order = pair.getOrder();
            order = another.getOrder();
            return order.hasBuyer();
        }}
        void run(Pair pair, Pair another, List<Pair> pairs) {{
            {body}
        }}
    }}
    """


@pytest.fixture
def rules(project):
    def found(body: str) -> list[str]:
        project.write("src/main/java/shop/Service.java", ROWS + SOURCE.format(body=body))
        return [f.rule for f in project.check().findings]

    return found


@pytest.mark.parametrize("asked", ["asked", "askedByMethod", "askedByGetter", "askedByVariable"])
def test_methods_of_the_object(rules, asked):
    assert rules(f"if (pair.{asked}()) {USE}") == []
    assert rules(f"if (!pair.{asked}()) {{ return; }}\n{USE}") == []
    assert rules(f"if (pair.{asked}() && !pairs.isEmpty()) {USE}") == []


@pytest.mark.parametrize(
    "body",
    [
        f"pair.demand();\n{USE}",
        f"if (held(pair)) {USE}",
        f"if (!bought(pair)) return;\n{USE}",
        "Order order = pair.getOrder();\nif (!pair.asked()) return;\norder.getBuyer().toString();",
        "Order order = pair.getOrder();\npair.demand();\norder.getBuyer().toString();",
        "pairs.stream().filter(Pair::asked).forEach(p -> p.getOrder().getBuyer().toString());",
        "pairs.stream().filter(p -> held(p)).map(Pair::getOrder).forEach(o -> o.getBuyer().toString());",
        "for (Pair p : pairs) { if (!p.asked()) continue; p.getOrder().getBuyer().toString(); }",
    ],
)
def test_it_tells(rules, body):
    assert rules(body) == []


@pytest.mark.parametrize(
    "body",
    [
        f"if (another.asked()) {USE}",
        f"if (!pair.asked()) {USE}",
        f"if (pair.odd()) {USE}",
        f"if (again(pair, another)) {USE}",
        "if (pair.asked()) pair.getOther().getBuyer().toString();",
        "if (pair.asked()) pair.getChosen().getBuyer().toString();",
        "Order order = another.getOrder();\nif (!pair.asked()) return;\norder.getBuyer().toString();",
        "Order order = pair.getOrder();\nif (!pair.asked()) return;\norder = another.getOrder();\norder.getBuyer().toString();",
        f"if (pair.asked()) pair = another;\n{USE}",
    ],
)
def test_it_tells_nothing(rules, body):
    assert rules(body) == ["NG102"]
