"""A flag that callers of a Java method hand over tells in it what it tells where they make it."""

from __future__ import annotations

import pytest

from tests.flow.conftest import SHOP_JAVA

HELPER = "private int helper(Order o, boolean flag) { return flag ? o.getReference().length() : 0; }"
NEGATED = "private int helper(Order o, boolean flag) { if (flag) { return 0; } return o.getReference().length(); }"
SWAPPED = "private int helper(boolean flag, Order o) { return flag ? o.getReference().length() : 0; }"


def used(analyse, members: str) -> list[str]:
    text = f"package shop;\nclass Service {{\n{members}\n}}"
    return [use.expression for use in analyse({"shop/Order.java": SHOP_JAVA, "shop/Service.java": text})["shop/Service.java"]]


TELLING = "void run(Order a) { helper(a, a.getReference() != null); }"

CASES = [
    TELLING,
    "void run(Order a) { boolean has = a.getReference() != null; helper(a, has); }",
    "void run(Order a, boolean is) { helper(a, is && a.getReference() != null); }",
    "void run(Order a) { boolean has = a.getReference() != null; helper(a, has); helper(a, false); }",
    "void run(Order a) { helper(a, a.getReference() != null); }\nvoid all(Order b) { helper(b, false); }",
    f"{TELLING}\nvoid all(Order b) {{ if (b.getReference() != null) helper(b, true); }}",
    f"{TELLING}\nvoid all(Order b) {{ boolean is = b.getReference() != null; helper(b, is); }}",
]


@pytest.mark.parametrize("callers", CASES)
def test_what_a_flag_tells(analyse, callers):
    assert used(analyse, f"{callers}\n{HELPER}") == []


def test_what_a_flag_tells_when_it_is_false_or_stands_elsewhere(analyse):
    assert used(analyse, f"void run(Order a) {{ helper(a, a.getReference() == null); }}\n{NEGATED}") == []
    assert used(analyse, f"void run(Order a) {{ helper(a.getReference() != null, a); }}\n{SWAPPED}") == []


@pytest.mark.parametrize(
    "callers",
    [
        "void run(Order a) { helper(a, true); }",
        "void run(Order a, boolean is) { helper(a, is); }",
        "void run(Order a) { helper(a, a.getReference() == null); }",
        "void run(Order a, boolean is) { helper(a, is || a.getReference() != null); }",
        "void run(Order a, Order b) { helper(a, b.getReference() != null); }",
        "void run(Order a) { helper(a, a.getReference() != null); helper(a, true); }",
        "void run(Order a) { helper(a, a.getReference() != null); }\nvoid all(Order b, boolean is) { helper(b, is); }",
        "void run(Order a) { boolean has = a.getReference() != null; a.setReference(null); helper(a, has); }",
        "void run(Order a, Order b) { boolean has = a.getReference() != null; a = b; helper(a, has); }",
        "void run(Order a) { helper(a, a.getQuantity() != null); }",
    ],
)
def test_what_a_flag_does_not_tell(analyse, callers):
    assert used(analyse, f"{callers}\n{HELPER}") == ["o.getReference()"]


def test_a_flag_that_is_bound_again(analyse):
    helper = "private int helper(Order o, boolean flag) { flag = next(); return flag ? o.getReference().length() : 0; }"
    assert used(analyse, f"{CASES[0]}\n{helper}") == ["o.getReference()"]
