"""Static Java methods that nothing calls: those of enums too, and those whose name other classes' methods have."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.callers.test_left_over_methods import APPLICATION
from tests.flow.conftest import SHOP_JAVA, world_of


def are_doubtful(service: str, others: str = "") -> set[bool]:
    """Whether the uses in a source are doubtful, beside one with `others`."""
    files = {
        "shop/Order.java": SHOP_JAVA,
        "shop/Service.java": f"package shop;\n{service}",
        "shop/Others.java": f"package shop;\n{others}",
        "shop/Steps.java": APPLICATION,
    }
    return {use.is_guarded for use in analyse_source(world_of(files), "shop/Service.java", frozenset({"getReference"})).uses}


_METHOD = "public static String parse(Order o) { return o.getReference().trim(); }"


@pytest.mark.parametrize(
    ("service", "others"),
    [
        (f"enum Size {{ SMALL, LARGE; {_METHOD} }}", ""),
        (f"enum Size {{ SMALL, LARGE; {_METHOD} }}", "class Page { @Scheduled void go(Order o) { Json.parse(o); } }"),
        (f"class Size {{ {_METHOD} }}", "class Page { @Scheduled void go(Order o) { Json.parse(o); } }"),
        (f"class Size {{ {_METHOD} }}", "class Page { @Scheduled void go(Order o) { Json.using(1).parse(o); } }"),
        (f"class Size {{ {_METHOD} }}", "class Page { @Scheduled void go(Order o) { parse(o); } void parse(Order o) { } }"),
        (f"class Size {{ {_METHOD} }}", 'class Page { @Text("Sizes that it can parse") void go(Order o) { } }'),
        (f"class Size {{ {_METHOD} }}", "class Page { @Scheduled void go(Order o) { org.foreign.Json.parse(o); } }"),
    ],
)
def test_nothing_calls_it(service, others):
    assert are_doubtful(service, others) == {True}


@pytest.mark.parametrize(
    ("service", "others"),
    [
        (f"enum Size {{ SMALL, LARGE; {_METHOD} }}", "class Page { @Scheduled void go(Order o) { Size.parse(o); } }"),
        (f"enum Size {{ SMALL, LARGE; {_METHOD} }}", "class Page { @Scheduled void go(Order o) { Size.SMALL.parse(o); } }"),
        (f"enum Size {{ SMALL, LARGE; {_METHOD} }}", "class Page { @Scheduled void go(Order o) { shop.Size.parse(o); } }"),
        (f"enum Size {{ SMALL, LARGE; {_METHOD} }}", "class Page { @Scheduled void go(Order o, Size s) { s.parse(o); } }"),
        (
            f"enum Size {{ SMALL, LARGE; {_METHOD} }}",
            "import static shop.Size.parse; class Page { @Job void go(Order o) { parse(o); } }",
        ),
        (f"enum Size {{ SMALL, LARGE; {_METHOD} }}", "class Page { @Scheduled void go() { each(Size::parse); } }"),
        (f"class Size {{ {_METHOD} }}", 'class Page { @Text("#{T(shop.Size).parse(#o)}") void go(Order o) { } }'),
        (f"class Size {{ {_METHOD} }}", "class Page { Function<Order, String> sizes = Size::parse; }"),
        (f"enum Size {{ SMALL, LARGE; @JsonCreator {_METHOD} }}", ""),
        (
            f"class Size {{ {_METHOD} }}",
            "class Big extends Size { } class Page { @Job void go(Order o) { Big.parse(o); } }",
        ),
        ("enum Size { SMALL; public static String valueOf(Order o) { return o.getReference().trim(); } }", ""),
        ("class Size { public static String fromString(Order o) { return o.getReference().trim(); } }", ""),
    ],
)
def test_something_may_call_it(service, others):
    assert are_doubtful(service, others) == {False}
