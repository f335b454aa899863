"""Guards at all calls of a private method protect its body; guards at some do not."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from tests.flow.conftest import SHOP_JAVA

GUARDED = "void run(Order order) { if (order.getReference() == null) { return; } helper(order); }"
HELPER = "private int helper(Order o) { return o.getReference().length(); }"


@pytest.fixture
def expressions(analyse):
    """`expressions(members)`: what is used although it may be null in a class with these members."""

    def found(members: str) -> list[str]:
        text = f"package shop;\nimport java.util.List;\nclass Service {{\n{indent(dedent(members), '    ')}\n}}"
        uses = analyse({"shop/Order.java": SHOP_JAVA, "shop/Service.java": text})["shop/Service.java"]
        return [use.expression for use in uses]

    return found


@pytest.mark.parametrize(
    "members",
    [
        f"{GUARDED}\n{HELPER}",
        f"{HELPER}\n{GUARDED}",
        f"{GUARDED}\n{HELPER}\nvoid other(Order a) {{ if (a.getReference() != null && helper(a) > 2) {{ run(a); }} }}",
        f"{GUARDED}\n{HELPER}\nvoid other(Order a) {{ a.setReference(next()); helper(a); }}",
        f"{HELPER}\nvoid run(List<Order> all) {{ all.stream().filter(o -> o.getReference() != null).forEach(o -> helper(o)); }}",
        f"{HELPER}\nvoid run(List<Order> all) {{ for (Order o : all) {{ if (o.getReference() != null) {{ helper(o); }} }} }}",
        f"{HELPER.replace('private', 'private static')}\n{GUARDED}",
        f"{GUARDED}\n@Deprecated {HELPER}",
        f'{GUARDED}\n@SuppressWarnings("unchecked") {HELPER}',
        f"{GUARDED.replace('helper', 'size')}\n{HELPER.replace('helper', 'size')}\nint all(List<Order> a) {{ return a.size(); }}",
        f"{GUARDED.replace('helper', 'length')}\n{HELPER.replace('helper', 'length')}",
        """
        void run(Order order) { if (order.getParent() != null && order.getParent().getReference() != null) { helper(order); } }
        private int helper(Order o) { return o.getParent().getReference().length(); }
        """,
        """
        void run(Order order) { Order parent = order.getParent(); if (parent != null) { helper(parent); } }
        private String helper(Order o) { return o.getNumber(); }
        """,
    ],
)
def test_guards_at_all_calls_protect_a_private_method(expressions, members):
    assert expressions(members) == []


@pytest.mark.parametrize(
    "members",
    [
        HELPER,
        f"{GUARDED}\n@Scheduled {HELPER}",
        f"{GUARDED}\n{HELPER.replace('private ', '')}",
        f"{GUARDED}\n{HELPER}\nvoid other(Order a) {{ helper(a); }}",
        f"{GUARDED}\n{HELPER}\nvoid other(Order a) {{ if (a.getReference() == null) {{ a.setReference(null); }} helper(a); }}",
        f"{GUARDED}\n{HELPER}\nvoid other(List<Order> all) {{ all.forEach(this::helper); }}",
        f"{GUARDED}\n{HELPER}\nvoid other(List<Order> all) {{ all.forEach(o -> helper(o)); }}",
        f"{GUARDED}\n{HELPER}\nprivate int helper(String text) {{ return 1; }}",
        f"{GUARDED}\nprivate int helper(Order o) {{ return o.getReference().length() + helper(o); }}",
        f"void run(Order a, Order b) {{ if (a.getReference() != null) {{ helper(b); }} }}\n{HELPER}",
    ],
)
def test_a_call_without_a_guard_leaves_it_open(expressions, members):
    assert expressions(members) == ["o.getReference()"]


OPTIONAL = "private void helper(Order o, boolean strict) { if (o != null && strict) { o.getReference().length(); } }"


@pytest.mark.parametrize(
    "members",
    [
        f"void run(Order a) {{ helper(null, true); }}\n{OPTIONAL}",
        f"void run(Order a) {{ helper(null, true); Order none = null; helper(none, true); }}\n{OPTIONAL}",
        f"void run(Order a) {{ helper(a, false); }}\nvoid other(Order a) {{ helper(a, false); }}\n{OPTIONAL}",
    ],
)
def test_what_all_calls_pass_decides(expressions, members):
    assert expressions(members) == []


@pytest.mark.parametrize(
    "members",
    [
        f"void run(Order a) {{ helper(null, true); helper(a, true); }}\n{OPTIONAL}",
        f"void run(Order a) {{ helper(a, false); helper(a, true); }}\n{OPTIONAL}",
        f"void run(Order a, boolean strict) {{ helper(a, strict); }}\n{OPTIONAL}",
        f"void run(Order a) {{ helper(null, true); }}\n{OPTIONAL.replace('private ', '')}",
    ],
)
def test_what_some_calls_pass_does_not(expressions, members):
    assert expressions(members) == ["o.getReference()"]


def test_null_that_is_always_passed_is_told_once(expressions):
    members = "void run() { Order none = null; helper(none); }\nprivate int helper(Order o) { return o.getReference().length(); }"
    assert expressions(members) == ["none", "o", "o.getReference()"]


@pytest.mark.parametrize(
    "members",
    [
        f"{GUARDED.replace('helper', 'middle')}\nprivate void middle(Order m) {{ helper(m); }}\n{HELPER}",
        f"{HELPER}\nprivate void middle(Order m) {{ helper(m); }}\n{GUARDED.replace('helper', 'middle')}",
        (
            f"{HELPER}\nprivate void middle(Order m) {{ helper(m); }}\nprivate void first(Order f) {{ middle(f); }}\n"
            f"{GUARDED.replace('helper', 'first')}"
        ),
    ],
)
def test_guards_above_private_methods_in_a_row(expressions, members):
    assert expressions(members) == []


@pytest.mark.parametrize(
    "members",
    [
        f"{GUARDED.replace('helper', 'middle')}\nvoid middle(Order m) {{ helper(m); }}\n{HELPER}",
        f"{GUARDED.replace('helper', 'middle')}\nprivate void middle(Order m) {{ helper(m.getParent()); }}\n{HELPER}",
        f"{GUARDED.replace('helper', 'middle')}\nprivate void middle(Order m) {{ helper(next()); helper(m); }}\n{HELPER}",
        (
            f"{GUARDED.replace('helper', 'middle')}\nprivate void middle(Order m) {{ helper(m); }}\n{HELPER}\n"
            "void to(Order a) { helper(a); }"
        ),
        (
            f"{GUARDED.replace('helper', 'middle')}\nprivate void middle(Order m) {{ helper(m); }}\n{HELPER}\n"
            "void to(Order a) { middle(a); }"
        ),
        f"private void middle(Order m) {{ helper(m); }}\n{HELPER}\nvoid to(Order a) {{ middle(a); }}",
    ],
)
def test_calls_above_private_methods_that_guard_nothing(expressions, members):
    assert "o.getReference()" in expressions(members)
