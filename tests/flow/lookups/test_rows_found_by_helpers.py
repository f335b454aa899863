"""A row that a Java helper of whatever name looks up before, and uses or demands, is nearly always there when it is looked up
again by the same key."""

from __future__ import annotations

import pytest

from nullguard.flow.lookups.found import FOUND_BEFORE
from tests.flow.lookups.test_rows_found_before import USE, doubts

HELPERS = """
    void rename(Long id) { Order order = dao.find(id); if (order == null) { throw new Missing(); } order.setReference(""); }
    void print(Long id) { dao.load(id); }
    boolean isOpen(Long id) { Order order = dao.find(id); if (order == null) { throw new Missing(); } return order.open(); }
    boolean known(Long id) { return dao.find(id) != null && dao.find(id).open(); }
    void through(Long id) { rename(id); }
    void show(Long id) { Order order = dao.find(id); if (order != null) { order.setReference(""); } }
    void either(Long id, boolean strict) { if (strict) { rename(id); } }
    void customer(Long id) { if (dao.customer(id) == null) { throw new Missing(); } }
    void publish(Long id) { dao.find(id).getNumber(); }
    boolean unknown(Long id) { return dao.find(id) == null; }
"""


def of_run(body: str) -> str:
    """Why what is looked up last in a method with this body is nearly always there."""
    return doubts(f"{HELPERS}    void run(Long id, Long other, boolean flag) {{ {body} {USE} }}")[-1]


@pytest.mark.parametrize(
    "before",
    [
        "rename(id);",
        "print(id);",
        "isOpen(id);",
        "through(id);",
        "publish(id);",
        "if (!known(id)) { return; }",
        "if (unknown(id)) { throw new Missing(); }",
        "boolean open = isOpen(id); if (open) { return; }",
    ],
)
def test_found_by_a_helper(before):
    assert of_run(before) == FOUND_BEFORE


@pytest.mark.parametrize(
    "before",
    [
        "rename(other);",
        "show(id);",
        "either(id, flag);",
        "customer(id);",
        "known(id);",
        "if (known(id)) { return; }",
        "rename(id); id = other;",
        "if (flag) { rename(id); }",
        "try { rename(id); } catch (Missing missing) { }",
        "dao.log(id);",
    ],
)
def test_not_found_by_a_helper(before):
    assert of_run(before) == ""


STEPS = "    private void last(Long id) { dao.again(id).getNumber(); }\n"


@pytest.mark.parametrize(
    ("calls", "doubt"),
    [
        ("public void all(Long id) { rename(id); last(id); }", FOUND_BEFORE),
        (
            "public void all(Long id) { isOpen(id); last(id); }\n    public void more(Long key) { print(key); last(key); }",
            FOUND_BEFORE,
        ),
        ("public void all(Long id) { last(id); rename(id); }", ""),
        ("public void all(Long id) { show(id); last(id); }", ""),
        ("public void all(Long id, Long other) { rename(other); last(id); }", ""),
        ("public void all(Long id) { rename(id); last(id); }\n    public void more(Long key) { last(key); }", ""),
    ],
)
def test_found_by_a_helper_that_ran_before_a_private_method(calls, doubt):
    assert doubts(f"{HELPERS}{STEPS}    {calls}")[-1] == doubt
