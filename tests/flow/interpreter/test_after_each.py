"""What `forEach` has done with all elements of a collection (Java)."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of


def is_used_null(body: str) -> bool:
    text = f"""
    package shop;
    import java.util.*;
    class Service {{
        void run(List<Order> all, List<Order> others, Order one, Map<Order, Order> by) {{ {body} }}
        void check(Order o) {{ if (o.getReference() == null) {{ throw new IllegalStateException(); }} }}
    }}
    """
    world = world_of({"shop/Order.java": SHOP_JAVA, "shop/Service.java": text})
    return bool(analyse_source(world, "shop/Service.java", frozenset({"getReference"})).uses)


_LOOP = "for (Order o : all) { o.getReference().trim(); }"


@pytest.mark.parametrize(
    "body",
    [
        f'all.forEach(o -> o.setReference("none")); {_LOOP}',
        f'all.forEach(o -> {{ if (o.getReference() == null) {{ o.setReference("none"); }} }}); {_LOOP}',
        f"all.forEach(o -> {{ if (o.getReference() == null) {{ throw new IllegalStateException(); }} }}); {_LOOP}",
        f"all.forEach(o -> check(o)); {_LOOP}",
        f"all.forEach(this::check); {_LOOP}",
        f'all.stream().forEach(o -> o.setReference("none")); {_LOOP}',
        'all.forEach(o -> o.setReference("none")); all.stream().map(o -> o.getReference().trim()).count();',
        'all.forEach(o -> o.setReference("none")); all.forEach(o -> o.getReference().trim());',
    ],
)
def test_all_have_it(body):
    assert not is_used_null(body)


@pytest.mark.parametrize(
    "body",
    [
        f'all.forEach(o -> {{ if (o.getNumber().isEmpty()) {{ o.setReference("none"); }} }}); {_LOOP}',
        f"all.forEach(o -> {{ if (o.getReference() == null) {{ return; }} print(o); }}); {_LOOP}",
        f'others.forEach(o -> o.setReference("none")); {_LOOP}',
        f'all.stream().filter(o -> o.getNumber().isEmpty()).forEach(o -> o.setReference("none")); {_LOOP}',
        f'all.forEach(o -> o.setReference("none")); all.add(one); {_LOOP}',
        f'all.forEach(o -> one.setReference("none")); {_LOOP}',
        f'by.forEach((o, p) -> o.setReference("none")); {_LOOP}',
        'by.forEach((o, p) -> o.setReference("none")); for (Order o : by.values()) { o.getReference().trim(); }',
    ],
)
def test_some_may_lack_it(body):
    assert is_used_null(body)
