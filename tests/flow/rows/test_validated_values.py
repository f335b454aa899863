"""What a validator tests for null, and answers for, is doubtful where its caller goes on."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

VALIDATE = (
    "Result validate(Order order, int count) { if (order == null) { return new Result(false); } return new Result(count > 1); }"
)
BEGIN = "Order order = em.find(Order.class, id); "
END = " order.getNumber();"


def doubt(body: str, members: str = VALIDATE) -> str:
    """Why the order of the last line of a function's body is hardly null."""
    run = f"void run(Long id, int count) {{ {body} }}"
    service = f"package shop;\nclass Service {{ jakarta.persistence.EntityManager em;\n{members}\n{run} }}"
    result = "package shop;\nclass Result { Result(boolean valid) { } native boolean isValid(); }"
    world = world_of({"shop/Order.java": SHOP_JAVA, "shop/Service.java": service, "shop/Result.java": result})
    uses = analyse_source(world, "shop/Service.java", frozenset({"find"})).uses
    return next(use.origin.doubt for use in uses if use.origin.kind == "lookup")


@pytest.mark.parametrize(
    "check",
    [
        "Result result = validate(order, count); if (!result.isValid()) { return; }",
        "if (!validate(order, count).isValid()) { throw new RuntimeException(); }",
    ],
)
def test_validated(check):
    assert doubt(BEGIN + check + END) == "'validate' tests it before"


@pytest.mark.parametrize(
    ("check", "members"),
    [
        ("", VALIDATE),
        ("validate(order, count);", VALIDATE),
        ("Result result = validate(em.find(Order.class, count), count);", VALIDATE),
        ("Result result = describe(order, count);", VALIDATE.replace("validate", "describe")),
        ("Result result = validate(order, count);", "Result validate(Order order, int count) { return new Result(count > 1); }"),
        ("Result result = validate(order, count); order = em.find(Order.class, id);", VALIDATE),
    ],
)
def test_not_validated(check, members):
    assert doubt(BEGIN + check + END, members) == ""


REPORTING = "void check(Order order, Result result) { if (order == null) { result.add(1); } }"
RESULT = "Result result = new Result(false); "
ASKED = "if (!result.isValid()) { return; }"


@pytest.mark.parametrize(
    "check",
    [
        RESULT + "check(order, result); " + ASKED,
        RESULT + "check(order, result); if (result.isValid()) {" + END + " } order = null;",
        RESULT + "check(order, result); result.add(3); if (result.isValid() && count > 1) { return; }",
    ],
)
def test_what_a_validator_reports_is_heard_of(check):
    assert doubt(BEGIN + check + END, REPORTING) == "'check' tests it before"


@pytest.mark.parametrize(
    "check",
    [
        RESULT + "check(order, result);",
        RESULT + ASKED + " check(order, result);",
        RESULT + "check(em.find(Order.class, 3), result); " + ASKED,
        RESULT + "check(order, result); order = em.find(Order.class, id); " + ASKED,
        RESULT + "check(order, result); result = new Result(true); if (count > 1) { return; }",
        "Result result = order(count); Result other = order(2); check(order, other); " + ASKED,
    ],
)
def test_what_a_validator_reports_is_not_heard_of(check):
    assert doubt(BEGIN + check + END, REPORTING) == ""
