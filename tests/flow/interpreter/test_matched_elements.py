"""What `anyMatch`, `noneMatch` and `allMatch` tell of all elements of a collection (Java)."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of


def is_used_null(body: str, members: str = "") -> bool:
    text = f"""
    package shop;
    import java.util.*;
    import java.util.stream.*;
    class Service {{
        void run(List<Order> all, List<Order> others, Order one) {{ {body} }}
        boolean isTold(Order o) {{ return o.getReference() != null; }}
        {members}
    }}
    """
    world = world_of({"shop/Order.java": SHOP_JAVA, "shop/Service.java": text})
    uses = analyse_source(world, "shop/Service.java", frozenset({"getReference"})).uses
    return any(not use.is_guarded for use in uses)


_LOOP = "for (Order o : all) { o.getReference().trim(); }"


@pytest.mark.parametrize(
    "body",
    [
        f"if (all.stream().anyMatch(o -> o.getReference() == null)) {{ return; }} {_LOOP}",
        f"if (all.stream().noneMatch(o -> o.getReference() == null)) {{ {_LOOP} }}",
        f"if (!all.stream().allMatch(o -> o.getReference() != null)) {{ throw new IllegalStateException(); }} {_LOOP}",
        f"if (all.stream().allMatch(this::isTold)) {{ {_LOOP} }}",
        f"if (all.stream().anyMatch(o -> o.getReference() == null || o.getNumber().isEmpty())) {{ return; }} {_LOOP}",
        f"boolean bad = all.stream().anyMatch(o -> o.getReference() == null); if (bad) {{ return; }} {_LOOP}",
        f"if (all.stream().map(Order::getReference).anyMatch(Objects::isNull)) {{ return; }} {_LOOP}",
        "if (all.stream().allMatch(o -> o.getReference() != null)) { all.forEach(o -> o.getReference().trim()); }",
        "if (all.stream().allMatch(o -> o.getReference() != null)) { all.stream().map(o -> o.getReference().trim()).count(); }",
        "if (all.stream().allMatch(o -> o.getReference() != null)) { all.parallelStream().map(o -> o.getReference().trim()); }",
    ],
)
def test_all_have_it(body):
    assert not is_used_null(body)


@pytest.mark.parametrize(
    "body",
    [
        f"if (all.stream().anyMatch(o -> o.getReference() != null)) {{ {_LOOP} }}",
        f"if (all.stream().anyMatch(o -> o.getReference() == null)) {{ {_LOOP} }}",
        f"if (all.stream().noneMatch(o -> o.getReference() != null)) {{ return; }} {_LOOP}",
        f"if (!all.stream().allMatch(o -> o.getReference() == null)) {{ {_LOOP} }}",
        f"if (all.stream().anyMatch(o -> o.getReference() == null && o.getNumber().isEmpty())) {{ return; }} {_LOOP}",
        f"if (others.stream().anyMatch(o -> o.getReference() == null)) {{ return; }} {_LOOP}",
        f"if (all.stream().filter(o -> o.getQuantity() != null).anyMatch(o -> o.getReference() == null)) {{ return; }} {_LOOP}",
        f"if (all.stream().anyMatch(o -> o.getReference() == null)) {{ return; }} all.add(one); {_LOOP}",
        f"if (all.stream().anyMatch(o -> o.getReference() == null)) {{ return; }} all.addAll(others); {_LOOP}",
        f"if (all.stream().anyMatch(o -> o.getReference() == null)) {{ return; }} all = others; {_LOOP}",
        f"if (all.stream().anyMatch(o -> o.getReference() == null)) {{ print(all); }} {_LOOP}",
    ],
)
def test_some_may_lack_it(body):
    assert is_used_null(body)


@pytest.mark.parametrize(
    ("body", "members"),
    [
        (
            f"if (!areTold(all)) {{ return; }} {_LOOP}",
            "boolean areTold(List<Order> all) { return all.stream().allMatch(o -> o.getReference() != null); }",
        ),
        (
            f"check(all); {_LOOP}",
            "void check(List<Order> all) { if (all.stream().anyMatch(o -> o.getReference() == null)) { throw new Error(); } }",
        ),
    ],
)
def test_helpers_ask(body, members):
    assert not is_used_null(body, members)
    assert is_used_null(body.replace("areTold(all)", "areTold(others)").replace("check(all)", "check(others)"), members)
