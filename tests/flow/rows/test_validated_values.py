"""What a validator tests for null, and answers for, is doubtful where its caller goes on."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

FORM_CLASS = "package shop;\nclass Form { }"
VALIDATE = (
    "Result validate(Order order, int count) { if (order == null) { return new Result(false); } return new Result(count > 1); }"
)
BEGIN = "Order order = em.find(Order.class, id); "
END = " order.getNumber();"
KNOWN = "known to be there"


def doubt(body: str, members: str = VALIDATE) -> str:
    """Why the order of the last line of a function's body is hardly null."""
    run = f"void run(Long id, int count) {{ {body} }}"
    service = f"package shop;\nclass Service {{ jakarta.persistence.EntityManager em;\n{members}\n{run} }}"
    result = "package shop;\nclass Result { Result(boolean valid) { } native boolean isValid(); }"
    world = world_of(
        {"shop/Order.java": SHOP_JAVA, "shop/Service.java": service, "shop/Result.java": result, "shop/Form.java": FORM_CLASS}
    )
    uses = analyse_source(world, "shop/Service.java", frozenset({"find", "check"})).uses
    return next((use.origin.doubt for use in uses if use.origin.kind == "lookup"), KNOWN)


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
    ("check", "known"),
    [
        (RESULT + "check(order, result); " + ASKED, KNOWN),
        (RESULT + "check(order, result); if (result.isValid()) {" + END + " } order = null;", KNOWN),
        (
            RESULT + "check(order, result); result.add(3); if (result.isValid() && count > 1) { return; }",
            "'check' tests it before",
        ),
    ],
)
def test_what_a_validator_reports_is_heard_of(check, known):
    assert doubt(BEGIN + check + END, REPORTING) == known


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


FORM = "void check(Order order, Form form) { if (order == null) { form.setErrors(1); } }"


@pytest.mark.parametrize(
    "asked",
    ["if (!form.getErrors().isEmpty()) { return; }", "if (form.errors != null && !form.errors.isEmpty()) { return; }"],
)
def test_errors_in_a_form_are_heard_of(asked):
    assert doubt(f"Form form = new Form(); {BEGIN} check(order, form); {asked} {END}", FORM) == "'check' tests it before"


@pytest.mark.parametrize(
    "asked", ["", "if (form.getName().isEmpty()) { return; }", "if (other.getErrors().isEmpty()) { return; }"]
)
def test_other_questions_to_a_form_are_not(asked):
    assert doubt(f"Form form = new Form(); Form other = new Form(); {BEGIN} check(order, form); {asked} {END}", FORM) == ""


GIVING = (
    "Order check(Long id, Result result) "
    "{ Order found = em.find(Order.class, id); if (found == null) { result.addError(1); } return found; }"
)
GIVEN = "Order order = check(id, result); "


@pytest.mark.parametrize("body", [GIVEN + ASKED + END, GIVEN + "if (result.isValid()) { order.getNumber(); }"])
def test_a_validator_that_gives_null_reports_it(body):
    assert doubt(RESULT + body, GIVING) == "'check' reports it before"


@pytest.mark.parametrize(
    ("body", "members"),
    [
        (GIVEN + END, GIVING),
        (ASKED + GIVEN + END, GIVING),
        (GIVEN + ASKED + END, GIVING.replace("result.addError(1);", "")),
        (GIVEN.replace("check", "find") + ASKED + END, GIVING.replace(" check(", " find(")),
        (GIVEN + "order = em.find(Order.class, count); " + ASKED + END, GIVING),
    ],
)
def test_a_null_that_nobody_reports_or_hears_of(body, members):
    assert doubt(RESULT + body, members) == ""
