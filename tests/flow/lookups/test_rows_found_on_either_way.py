"""A row that either of two lookups has found, of which a test afterwards tells; and one that all callers of a private method have
found, however many these are."""

from __future__ import annotations

import pytest

from nullguard.flow.lookups.found import FOUND_BEFORE
from tests.flow.lookups.test_rows_found_before import USE, doubts

REFUSED = "if (order == null) { throw new Missing(); }"


@pytest.mark.parametrize(
    "before",
    [
        f"Order order; if (flag) {{ order = dao.find(id); }} else {{ order = dao.again(id); }} {REFUSED}",
        f"Order order = null; if (flag) {{ order = dao.find(id); }} {REFUSED}",
        f"Order order; try {{ order = flag ? dao.find(id) : null; }} catch (Bad bad) {{ throw bad; }} {REFUSED}",
        "boolean known = false; if (flag) { known = dao.isThere(id); } if (!known) { return; }",
        "boolean known = false; try { known = dao.isThere(id); } catch (Bad bad) { log(bad); } if (!known) { return; }",
    ],
)
def test_found_on_either_way(before):
    assert doubts(f"void run(Long id, Long other, boolean flag) {{ {before} {USE} }}") == [FOUND_BEFORE]


@pytest.mark.parametrize(
    "before",
    [
        f"Order order; if (flag) {{ order = dao.find(id); }} else {{ order = dao.again(other); }} {REFUSED}",
        f"Order order; if (flag) {{ order = dao.find(id); }} else {{ order = new Order(); }} {REFUSED}",
        "Order order; if (flag) { order = dao.find(id); } else { order = dao.again(id); }",
        "Order order; if (flag) { order = dao.find(id); } else { order = dao.again(id); } if (order != null) { return; }",
        "boolean known = true; if (flag) { known = dao.isThere(id); } if (!known) { return; }",
        "boolean known = false; if (flag) { known = dao.isThere(other); } if (!known) { return; }",
        "boolean known = false; if (flag) { known = dao.isThere(id); } if (known) { return; }",
    ],
)
def test_not_found_on_one_way(before):
    assert doubts(f"void run(Long id, Long other, boolean flag) {{ {before} {USE} }}") == [""]


def callers(count: int, unsure: int = 0) -> str:
    """So many methods that find an order and call a private one, and so many that only call it."""
    sure = "".join(f"public void run{n}(Long id) {{ dao.check(id); last(id); }}\n" for n in range(count))
    return sure + "".join(f"public void go{n}(Long id) {{ last(id); }}\n" for n in range(unsure))


@pytest.mark.parametrize(("count", "unsure", "doubt"), [(1, 0, FOUND_BEFORE), (6, 0, FOUND_BEFORE), (6, 1, "")])
def test_found_by_all_callers_of_a_private_method(count, unsure, doubt):
    assert doubts(f"private void last(Long id) {{ {USE} }}\n{callers(count, unsure)}") == [doubt]


@pytest.mark.parametrize(("count", "unsure", "doubt"), [(6, 0, FOUND_BEFORE), (6, 1, "")])
def test_found_by_all_callers_of_the_caller(count, unsure, doubt):
    through = f"private void last(Long id) {{ inner(id); }}\nprivate void inner(Long id) {{ {USE} }}"
    assert doubts(f"{through}\n{callers(count, unsure)}") == [doubt]
