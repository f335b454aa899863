"""What all know that make objects by a Java constructor protects its body: what is found there is doubtful."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of


def is_doubtful(others: str, made: str = "Context(Order o) { o.getReference().trim(); }", head: str = "class Context") -> bool:
    """Whether what a constructor uses is doubtful, of a class that `others` make objects of."""
    files = {
        "shop/Order.java": SHOP_JAVA,
        "shop/Context.java": f"package shop;\n{head} {{ {made} }}",
        "shop/Others.java": f"package shop;\nimport java.util.*;\n{others}",
    }
    uses = analyse_source(world_of(files), "shop/Context.java", frozenset({"getReference"})).uses
    assert uses
    return all(use.is_guarded for use in uses)


_TESTED = "if (o.getReference() != null) { run(new Context(o)); }"


@pytest.mark.parametrize(
    "others",
    [
        f"class Page {{ void show(Order o) {{ {_TESTED} }} }}",
        f"class Page {{ void show(Order o) {{ {_TESTED} }} void other(Order o) {{ {_TESTED} }} }}",
        'class Page { void show(Order o) { o.setReference("a"); Context c = new Context(o); } }',
        "class Page { Context show(Order o) { if (o.getReference() == null) { return null; } return new Context(o); } }",
        f"class Page {{ void show(Order o, Context c) {{ {_TESTED} }} void run(Context c) {{ Context.count(); }} }}",
        f"class Page {{ void show(Order o) {{ {_TESTED} new Context(); }} }}",
    ],
)
def test_all_who_make_one_know(others):
    assert is_doubtful(others)
    assert is_doubtful(others, "Context() { } Context(Order o) { o.getReference().trim(); }")


@pytest.mark.parametrize(
    ("others", "head"),
    [
        ("class Page { }", "class Context"),
        ("class Page { void show(Order o) { run(new Context(o)); } }", "class Context"),
        (f"class Page {{ void show(Order o) {{ {_TESTED} run(new Context(o)); }} }}", "class Context"),
        (f"class Page {{ void show(Order o) {{ {_TESTED} }} void other(Order o) {{ run(new Context(o)); }} }}", "class Context"),
        (f"class Page {{ void show(Order o) {{ {_TESTED} }} Context own = new Context(Orders.first()); }}", "class Context"),
        (
            f"class Page {{ void show(Order o, List<Order> all) {{ {_TESTED} all.stream().map(Context::new); }} }}",
            "class Context",
        ),
        (
            f"class Page {{ void show(Order o) {{ {_TESTED} run(new Context(o) {{ int a() {{ return 1; }} }}); }} }}",
            "class Context",
        ),
        (
            f"class Page {{ void show(Order o) {{ {_TESTED} }} }} class Sub extends Context {{ Sub(Order o) {{ super(o); }} }}",
            "class Context",
        ),
        (f"class Page {{ void show(Order o) {{ {_TESTED} }} }}", "@Component class Context"),
    ],
)
def test_some_do_not(others, head):
    assert not is_doubtful(others, head=head)


@pytest.mark.parametrize("body", [f"Context.show(o); {_TESTED}", f"{_TESTED} Context.show(o);"])
def test_one_who_makes_one_calls_a_method_of_the_class_too(body):
    made = "Context(Order o) { o.getReference().trim(); } static void show(Order o) { o.getReference().trim(); }"
    files = {
        "shop/Order.java": SHOP_JAVA,
        "shop/Context.java": f"package shop;\nclass Context {{ {made} }}",
        "shop/Page.java": f"package shop;\nclass Page {{ void show(Order o) {{ {body} }} }}",
    }
    uses = analyse_source(world_of(files), "shop/Context.java", frozenset({"getReference"})).uses
    assert {use.symbol: use.is_guarded for use in uses} == {"Context.Context": True, "Context.show": False}


def test_another_constructor_may_run_it():
    made = "Context(Order o) { o.getReference().trim(); } Context(Order o, int times) { this(o); }"
    assert not is_doubtful(f"class Page {{ void show(Order o) {{ {_TESTED} run(new Context(o, 1)); }} }}", made)


def test_a_class_of_that_name_in_another_one_is_another():
    inner = "class Outer { class Context { Context(Order o) { o.getReference().trim(); } } void run(Order o) { TESTED } }"
    others = "".join(
        f"class Other{n} {{ class Context {{ Context(Order o) {{ }} }} void run(Order o) {{ print(new Context(o)); }} }}\n"
        for n in range(6)
    )
    files = {
        "shop/Order.java": SHOP_JAVA,
        "shop/Outer.java": "package shop;\n" + inner.replace("TESTED", _TESTED),
        "shop/Others.java": f"package shop;\n{others}",
    }
    uses = analyse_source(world_of(files), "shop/Outer.java", frozenset({"getReference"})).uses
    assert [use.is_guarded for use in uses] == [True]
