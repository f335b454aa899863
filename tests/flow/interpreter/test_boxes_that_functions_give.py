"""A box that a function gives as an object is not unboxed; one that is asked for its truth is (Java)."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.*; import java.util.concurrent.Callable; import java.util.function.*; import java.util.stream.*;"
MEMBERS = """
interface Reader<E, R> { R read(E row) throws Exception; }
interface Tester<E> { boolean test(E row); }
interface Named { String name(); default boolean isNamed() { return name() != null; } }
<T> T apply(Function<Flagged, T> function) { return null; }
<T> T read(Reader<Flagged, T> reader) { return null; }
boolean fits(Tester<Flagged> tester) { return false; }
boolean asked(Predicate<Flagged> predicate) { return false; }
boolean boxed(Function<Flagged, Boolean> function) { return false; }
<T> T got(Supplier<T> supplier) { return null; }
<T> T called(Callable<T> callable) { return null; }
boolean told(BooleanSupplier supplier) { return false; }
@jakarta.persistence.Entity static class Flagged {
    @jakarta.persistence.Column(nullable = true) private Boolean paid;
    public Boolean getPaid() { return paid; }
}
"""
FLAGGED = "Flagged row, List<Flagged> rows"


@pytest.mark.parametrize(
    "body",
    [
        "rows.stream().map(Flagged::getPaid).collect(Collectors.toList());",
        "rows.stream().map(one -> one.getPaid()).collect(Collectors.toList());",
        "Optional.of(row).map(one -> one.getPaid()).orElse(false);",
        "apply(one -> one.getPaid());",
        "apply(Flagged::getPaid);",
        "read(one -> one.getPaid());",
        "read(Flagged::getPaid);",
        "boxed(one -> one.getPaid());",
        "got(() -> row.getPaid());",
        "got(row::getPaid);",
        "called(() -> row.getPaid());",
        "Function<Flagged, Boolean> function = one -> one.getPaid();",
        "Supplier<Boolean> supplier = () -> row.getPaid();",
        "rows.stream().map(one -> one.getPaid() != null && one.getPaid()).collect(Collectors.toList());",
        "rows.stream().filter(one -> one.getPaid() != null && one.getPaid()).collect(Collectors.toList());",
        "rows.stream().filter(one -> Boolean.TRUE.equals(one.getPaid())).collect(Collectors.toList());",
    ],
)
def test_it_is_handed_on(java, body):
    java(body, parameters=FLAGGED, imports=IMPORTS, members=MEMBERS)


@pytest.mark.parametrize(
    "body",
    [
        "rows.stream().filter(Flagged::getPaid).collect(Collectors.toList());",
        "rows.stream().anyMatch(one -> one.getPaid());",
        "rows.removeIf(one -> one.getPaid());",
        "fits(one -> one.getPaid());",
        "fits(Flagged::getPaid);",
        "asked(one -> one.getPaid());",
        "rows.stream().map(one -> !one.getPaid()).collect(Collectors.toList());",
        "rows.stream().map(one -> one.getPaid() ? 1 : 0).collect(Collectors.toList());",
        "apply(one -> one.getPaid() && one.toString() != null);",
        "got(() -> row.getPaid() ? 1 : 0);",
    ],
)
def test_it_is_unboxed(java, body):
    java(f"{body} // null", parameters=FLAGGED, imports=IMPORTS, members=MEMBERS)
