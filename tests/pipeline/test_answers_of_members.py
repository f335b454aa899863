"""A helper that hands on what a method of a member's row answers tells what that method tells (Java)."""

from __future__ import annotations

import pytest
from bought_orders import ROWS, USE

SOURCE = """\
    class Pair {{
        private Order order;
        public Order getOrder() {{ return order; }}
    }}
    class Service {{
        boolean told(Pair pair) {{ return pair.getOrder().hasBuyer(); }}
        boolean chained(Pair pair) {{ return Optional.of(pair).map(Pair::getOrder).filter(Order::hasBuyer).isPresent(); }}
        boolean filtered(Order order) {{ return Optional.of(order).filter(Order::hasBuyer).isPresent(); }}
        boolean odd(Pair pair) {{ return pair.getOrder().isOdd(); }}
        void run(Pair pair, Pair other, List<Pair> pairs) {{
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


@pytest.mark.parametrize(
    "body",
    [
        f"if (told(pair)) {USE}",
        f"if (!told(pair)) return;\n{USE}",
        f"if (chained(pair)) {USE}",
        "if (filtered(pair.getOrder())) pair.getOrder().getBuyer().toString();",
        "pairs.stream().filter(this::told).map(p -> List.of(p.getOrder().getBuyer())).forEach(System.out::println);",
        "pairs.stream().filter(this::chained).forEach(p -> p.getOrder().getBuyer().toString());",
    ],
)
def test_it_tells(rules, body):
    assert rules(body) == []


@pytest.mark.parametrize(
    "body",
    [
        USE,
        f"if (told(other)) {USE}",
        f"if (!told(pair)) {USE}",
        f"if (odd(pair)) {USE}",
        f"if (told(pair)) pair = other;\n{USE}",
        f"if (chained(pair) || odd(pair)) {USE}",
        "pairs.stream().filter(this::odd).forEach(p -> p.getOrder().getBuyer().toString());",
    ],
)
def test_it_tells_nothing(rules, body):
    assert rules(body) == ["NG102"]
