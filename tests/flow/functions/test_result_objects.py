"""Methods of Java that give an object which says by a flag whether their tests have passed."""

from __future__ import annotations

import pytest

CLASSES = """
record Outcome(boolean ok, String message) {}

static class Result {
    private final boolean valid;
    private final String message;
    Result(boolean valid, String message) { this.valid = valid; this.message = message; }
    boolean isValid() { return valid; }
    boolean isOdd() { return message != null; }
    static Result fine() { return new Result(true, null); }
    static Result failed(String message) { return new Result(false, message); }
    static Result any(boolean valid) { return new Result(valid, null); }
    static Result turned() { return new Turned(false, null); }
}

static class Turned extends Result { Turned(boolean valid, String message) { super(!valid, message); } }
"""
MEMBERS = (
    CLASSES
    + """
Outcome outcome(Order order) {
    if (order.getReference() == null) { return new Outcome(false, "missing"); }
    return new Outcome(true, null);
}
Result made(Order order) {
    if (order.getReference() == null) { return new Result(false, "missing"); }
    if (order.getNumber().isEmpty()) { return new Result(false, "empty"); }
    return new Result(true, null);
}
Result told(Order order) {
    if (order.getReference() == null) { return Result.failed("missing"); }
    return Result.fine();
}
Result stored(Order order) {
    boolean isThere = order.getReference() != null;
    if (isThere) { return new Result(true, null); }
    return new Result(false, "missing");
}
Result perhaps(Order order) {
    if (order.getNumber().isEmpty()) { return new Result(true, null); }
    if (order.getReference() == null) { return new Result(false, "missing"); }
    return new Result(true, null);
}
Result turned(Order order) {
    if (order.getReference() == null) { return Result.fine(); }
    return Result.failed("there");
}
Result below(Order order) {
    if (order.getReference() == null) { return new Turned(false, null); }
    return new Result(true, null);
}
Result madeBelow(Order order) {
    if (order.getReference() == null) { return Result.turned(); }
    return Result.fine();
}
Result opened(Order order) {
    if (order.getReference() == null) { return Result.failed("missing"); }
    return Result.any(true);
}
Result open(Order order) {
    if (order.getReference() == null) { return Result.any(order.getNumber().isEmpty()); }
    return Result.any(true);
}
Result other(Order order) {
    if (order.getPaidAt() == null) { return Result.failed("missing"); }
    return Result.fine();
}
"""
)
ORDERS = "Order order, Order second"


@pytest.mark.parametrize(
    "asked",
    [
        "outcome(order).ok()",
        "made(order).isValid()",
        "told(order).isValid()",
        "stored(order).isValid()",
        "opened(order).isValid()",
    ],
)
@pytest.mark.parametrize(
    "body",
    [
        "if (!{asked}) return;\norder.getReference().trim();",
        "if ({asked}) {{ order.getReference().trim(); }}",
        "var result = {call};\nif (!result.{flag}) throw new IllegalStateException();\norder.getReference().trim();",
        "boolean ok = {asked};\nif (ok) {{ order.getReference().trim(); }}",
    ],
)
def test_the_flag_guards(java, asked, body):
    call, _, flag = asked.rpartition(".")
    java(body.format(asked=asked, call=call, flag=flag), members=MEMBERS, parameters=ORDERS)


@pytest.mark.parametrize(
    "body",
    [
        "if (made(order).isValid()) return;\norder.getReference().trim(); // null",
        "if (!made(second).isValid()) return;\norder.getReference().trim(); // null",
        "if (!made(order).isOdd()) return;\norder.getReference().trim(); // null",
        "if (!perhaps(order).isValid()) return;\norder.getReference().trim(); // null",
        "if (!turned(order).isValid()) return;\norder.getReference().trim(); // null",
        "if (!below(order).isValid()) return;\norder.getReference().trim(); // null",
        "if (!madeBelow(order).isValid()) return;\norder.getReference().trim(); // null",
        "if (!open(order).isValid()) return;\norder.getReference().trim(); // null",
        "if (!other(order).isValid()) return;\norder.getReference().trim(); // null",
        "made(order);\norder.getReference().trim(); // null",
        "if (!sorted(order).isValid()) return;\norder.getReference().trim(); // null",
        "if (!turned(order).isPlain()) return;\norder.getReference().trim(); // null",
        "var result = made(order);\norder = second;\nif (!result.isValid()) return;\norder.getReference().trim(); // null",
        "var result = made(order);\nresult = made(second);\nif (!result.isValid()) return;\norder.getReference().trim(); // null",
    ],
)
def test_what_says_nothing_of_it_is_no_guard(java, body):
    java(body, members=MEMBERS, parameters=ORDERS)


REPORTS = """
static class Report {
    private final List<String> errors;
    private final String name;
    Report(List<String> errors) { this(errors, "x"); }
    Report(List<String> errors, String name) { this.errors = errors; this.name = name; }
    static Report of(List<String> errors) { return new Report(errors, "x"); }
    static Report none(List<String> errors) { return new Report(new ArrayList<>(), "x"); }
    boolean isValid() { return errors.isEmpty(); }
    boolean hasErrors() { return !this.errors.isEmpty(); }
    boolean isNamed() { return !name.isEmpty(); }
}
static class Sorted {
    private final List<String> errors;
    Sorted(List<String> errors) {
        this.errors = new ArrayList<>();
        for (String error : errors) { if (error.startsWith("n")) { this.errors.add(error); } }
    }
    boolean isValid() { return errors.isEmpty(); }
}
static class Turned {
    private final List<String> hints;
    private final List<String> errors;
    Turned(List<String> errors, List<String> hints) { this.errors = errors; this.hints = hints; }
    boolean isValid() { return errors.isEmpty(); }
    boolean isPlain() { return hints.isEmpty(); }
}
Sorted sorted(Order order) {
    List<String> errors = new ArrayList<>();
    if (order.getReference() == null) { errors.add("reference"); }
    return new Sorted(errors);
}
Turned turned(Order order) {
    List<String> errors = new ArrayList<>();
    List<String> hints = new ArrayList<>();
    if (order.getReference() == null) { errors.add("reference"); }
    if (order.getNumber().isEmpty()) { hints.add("number"); }
    return new Turned(errors, hints);
}
record Problems(List<String> found) { boolean none() { return found.isEmpty(); } boolean some() { return found.size() > 1; } }
Report made(Order order) {
    List<String> errors = new ArrayList<>();
    if (order.getReference() == null || order.getReference().isEmpty()) { errors.add("reference"); }
    if (order.getNumber().isEmpty()) { errors.add("number"); }
    return new Report(errors, "order");
}
Report given(Order order) {
    List<String> errors = new ArrayList<>();
    if (order.getReference() == null) { errors.add("reference"); }
    return Report.of(errors);
}
Problems recorded(Order order) {
    List<String> errors = new ArrayList<>();
    if (order.getReference() == null) { errors.add("reference"); }
    return new Problems(errors);
}
Report cleared(Order order) {
    List<String> errors = new ArrayList<>();
    if (order.getReference() == null) { errors.add("reference"); }
    errors.clear();
    return Report.of(errors);
}
Report dropped(Order order) {
    List<String> errors = new ArrayList<>();
    if (order.getReference() == null) { errors.add("reference"); }
    return Report.none(errors);
}
Report early(Order order) {
    List<String> errors = new ArrayList<>();
    if (order.getNumber().isEmpty()) { return Report.of(errors); }
    if (order.getReference() == null) { errors.add("reference"); }
    return Report.of(errors);
}
Report other(Order order) {
    List<String> errors = new ArrayList<>();
    if (order.getPaidAt() == null) { errors.add("paid"); }
    return Report.of(errors);
}
"""
LISTS = "import java.util.*;"


@pytest.mark.parametrize(
    "body",
    [
        "if (!made(order).isValid()) return;\norder.getReference().trim();",
        "if (made(order).hasErrors()) return;\norder.getReference().trim();",
        "Report report = given(order);\nif (report.hasErrors()) throw new IllegalStateException();\norder.getReference().trim();",
        "Report report = given(order);\nif (report.isValid()) { order.getReference().trim(); }",
        "if (recorded(order).none()) { order.getReference().trim(); }",
        "if (turned(order).isValid()) { order.getReference().trim(); }",
    ],
)
def test_a_report_without_errors_guards(java, body):
    java(body, LISTS, REPORTS, parameters=ORDERS)


@pytest.mark.parametrize(
    "body",
    [
        "if (made(order).isValid()) return;\norder.getReference().trim(); // null",
        "if (!made(order).hasErrors()) return;\norder.getReference().trim(); // null",
        "if (!made(order).isNamed()) return;\norder.getReference().trim(); // null",
        "if (!made(second).isValid()) return;\norder.getReference().trim(); // null",
        "if (recorded(order).some()) return;\norder.getReference().trim(); // null",
        "if (!cleared(order).isValid()) return;\norder.getReference().trim(); // null",
        "if (!dropped(order).isValid()) return;\norder.getReference().trim(); // null",
        "if (!early(order).isValid()) return;\norder.getReference().trim(); // null",
        "if (!other(order).isValid()) return;\norder.getReference().trim(); // null",
        "made(order);\norder.getReference().trim(); // null",
        "if (!sorted(order).isValid()) return;\norder.getReference().trim(); // null",
        "if (!turned(order).isPlain()) return;\norder.getReference().trim(); // null",
    ],
)
def test_a_report_that_says_nothing_of_it_is_no_guard(java, body):
    java(body, LISTS, REPORTS, parameters=ORDERS)
