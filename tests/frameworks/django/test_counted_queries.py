"""What code knows of a query that it has counted, before it hands it on: `if qs.count(): archive(qs)`."""

from __future__ import annotations

from types import SimpleNamespace

from nullguard.flow.domain.state import COUNT, HAS_ROWS
from nullguard.flow.domain.values import NONNULL, Fact, Value
from nullguard.frameworks.django.queries.querying import _rows_of
from nullguard.frameworks.queries import Need


def test_a_count_is_no_attribute_of_the_rows(link):
    program = link({"shop/models.py": "class Order:\n    pass\n"})
    cls = program.class_named("shop/models.py", "Order")
    counted = Value(NONNULL, facts=tuple(Fact((name,), "nonnull") for name in (COUNT, HAS_ROWS, "number")))
    site = SimpleNamespace(world=SimpleNamespace(program=program), method="filter")
    assert _rows_of(site, counted, cls).needs == {Need(("number",))}
