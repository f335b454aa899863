"""Attributes that a validator refuses to be null, whatever else holds of the row (Java)."""

from __future__ import annotations

import pytest

REFUSED = "Order.reference"


def refused(observe, members: str) -> list[str]:
    """The attributes that a class with these members refuses to be null."""
    form = "class Form { Order order; Order getOrder() { return order; } }"
    facts = observe(f"package shop;\nimport java.util.List;\n{form} class Service {{ {members} }}")
    return [subject.rpartition("#")[2] for subject, _ in facts.refused]


@pytest.mark.parametrize(
    "members",
    [
        "void validate(Order o, Errors e) { if (o.getReference() == null) { e.rejectValue(1); } }",
        "void validateOrder(Order o, List<String> all) { if (o.getReference() == null) { all.add(new ErrorReport()); } }",
        "void validate(Order o) { if (o.getReference() == null) { throw new IllegalStateException(); } }",
        "void validate(Order o, Errors e) { if (StringUtils.isBlank(o.getReference())) { e.addError(1); } }",
        "void validate(Order o, Errors e) { if (!StringUtils.hasText(o.getReference())) { e.addError(1); } }",
        "void validate(Order o, Errors e) { if (o.getReference() == null || o.getReference().isEmpty()) { e.addError(1); } }",
        "void validate(Order o, Errors e) { if (o != null) { if (o.getReference() == null) { e.rejectValue(1); } } }",
        "void validOrder(Order o) { if (o.getReference() == null) { throw new IllegalStateException(); } }",
        "void createOrderValid(Order o) { if (StringUtils.isBlank(o.getReference())) { throw new IllegalStateException(); } }",
        'void validate(Order o, Errors e) { ValidationUtils.rejectIfEmpty(e, "reference", "error.null"); }',
        'void validate(Object o, Errors e) { Order order = (Order) o; V.rejectIfEmptyOrWhitespace(e, "reference", "error"); }',
        'void validate(Order o, Errors e) { if (o == null) { e.reject(1); } else { V.rejectIfEmpty(e, "reference", "e"); } }',
    ],
)
def test_refused(observe, members):
    assert refused(observe, members) == [REFUSED]


@pytest.mark.parametrize(
    "members",
    [
        "void check(Order o, Errors e) { if (o.getReference() == null) { e.rejectValue(1); } }",
        "void validForShipping(Order o, Errors e) { if (o.getReference() == null) { e.rejectValue(1); } }",
        "void shipOrderValid(Order o, Errors e) { if (o.getReference() == null) { e.rejectValue(1); } }",
        "void valid(Order o, Errors e) { if (o.getReference() == null) { e.rejectValue(1); } }",
        "void invalidOrder(Order o, Errors e) { if (o.getReference() == null) { e.rejectValue(1); } }",
        "void validateForShipping(Order o, Errors e) { if (o.getReference() == null) { e.rejectValue(1); } }",
        "void validate(Order o, Errors e) { if (o.getReference() == null) { o.setReference(next()); } }",
        "void validate(Order o, Errors e) { if (o.getReference() != null) { e.rejectValue(1); } }",
        "void validate(Order o, Errors e) { if (o.getReference() == null) { return; } e.rejectValue(1); }",
        "void validate(Order o, Errors e) { if (o.getReference() == null && o.getParent() != null) { e.rejectValue(1); } }",
        "void validate(Order o, Errors e) { if (o.getParent() != null) { if (o.getReference() == null) { e.rejectValue(1); } } }",
        "void validate(Form form, Errors e) { if (form.getOrder().getReference() == null) { e.rejectValue(1); } }",
        "void validate(Form form, Errors e) { if (form.order.getReference() == null) { e.rejectValue(1); } }",
        "void validate(String text, Errors e) { if (text == null) { e.rejectValue(1); } }",
        "void validate(Order o, String s, Errors e) { if (s != null) { if (o.getReference() == null) { e.rejectValue(1); } } }",
        'void validate(Order o, Errors e) { if (o.getParent() != null) { V.rejectIfEmpty(e, "reference", "error"); } }',
        'void validate(Order o, Errors e) { V.rejectIfEmpty(e, "nothing", "error"); }',
        'void validate(Form form, Errors e) { Order known = form.getOrder(); V.rejectIfEmpty(e, "reference", "error"); }',
        'void validate(Order o, Errors e) { V.rejectIf(e, "reference", "error"); }',
        'void check(Order o, Errors e) { V.rejectIfEmpty(e, "reference", "error"); }',
        "void validate(Order o, Errors e) { String text = o.getReference(); e.rejectValue(1); }",
    ],
)
def test_not_refused(observe, members):
    assert refused(observe, members) == []


NULL = "if (o.getReference() == null) { throw new IllegalStateException(); }"
REPORT = "if (o.getReference() == null) { r.rejectValue(1); }"
DEMAND = "java.util.Objects.requireNonNull(o.getReference());"


def written(members: str) -> str:
    return members.replace("NULL", NULL).replace("REPORT", REPORT).replace("DEMAND", DEMAND)


@pytest.mark.parametrize(
    "members",
    [
        "void validate(Order o) { try { NULL } finally { close(); } }",
        "void validate(Order o) { try { NULL } catch (java.io.UncheckedIOException e) { log(e); } }",
        "void validate(Order o) { try { NULL } catch (RuntimeException e) { throw new Refused(e); } }",
        "boolean validate(Order o) { try { NULL } catch (RuntimeException e) { return false; } return true; }",
        "void validate(Order o, Errors r) { try { REPORT } catch (RuntimeException e) { log(e); } }",
        "void validate(List<Order> all) { all.forEach(o -> { NULL }); }",
    ],
)
def test_refused_whatever_is_around_it(observe, members):
    assert refused(observe, written(members)) == [REFUSED]


@pytest.mark.parametrize(
    "members",
    [
        "void validate(Order o) { try { NULL } catch (RuntimeException e) { log(e); } }",
        "void validate(Order o) { try { NULL } catch (Exception e) { } }",
        "void validate(Order o) { try { NULL } catch (java.io.IOException | IllegalStateException e) { log(e); } }",
        "void validate(Order o) { try { DEMAND } catch (RuntimeException e) { log(e); } }",
        "void validate(Order o, List<String> all) { all.forEach(one -> { NULL }); }",
        "void validate(Order o, Pool pool) { pool.submit(() -> { NULL }); }",
        "void validate(Order o) { Runnable later = () -> { NULL }; keep(later); }",
    ],
)
def test_what_need_not_refuse(observe, members):
    """Errors that a handler takes, and functions that somebody else may run."""
    assert refused(observe, written(members)) == []
