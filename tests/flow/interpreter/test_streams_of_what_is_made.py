"""A stream of what a function makes of each element holds that, whatever it is, and no null of the elements."""

from __future__ import annotations

import pytest

STREAM = "import java.util.*;\nimport java.util.stream.*;"
OF = "Stream.of(order.getReference(), order.getNumber())"


@pytest.mark.parametrize(
    "line",
    [
        f"{OF}.map(text -> Labels.of(text)).filter(label -> label.isLong()).count();",
        f"{OF}.map(Labels::of).filter(label -> label.isLong()).count();",
        f"{OF}.flatMap(text -> Labels.of(text).stream()).filter(label -> label.isLong()).count();",
        f"{OF}.flatMap(text -> text == null ? Stream.empty() : Labels.all(text)).filter(label -> label.isLong()).count();",
        f"{OF}.flatMap(text -> {{ if (text == null) {{ return null; }} return Labels.all(text); }}).forEach(x -> x.show());",
        f"{OF}.filter(Objects::nonNull).flatMap(text -> Labels.all(text)).forEach(label -> label.show());",
        f"{OF}.filter(Objects::nonNull).sorted().map(String::trim).count();",
    ],
)
def test_what_is_made_is_there(java, line):
    java(line, imports=STREAM)


@pytest.mark.parametrize(
    "line",
    [
        f"{OF}.filter(text -> text.isEmpty()).count(); // null",
        f"{OF}.distinct().filter(text -> text.isEmpty()).count(); // null",
        f"{OF}.map(text -> text.trim()).filter(text -> text.isEmpty()).count(); // null",
        f"{OF}.peek(text -> System.out.println(text)).map(String::trim).count(); // null",
        "Stream.of(order).map(Order::getReference).filter(text -> text.isEmpty()).count(); // null",
    ],
)
def test_the_elements_themselves_may_be_null(java, line):
    java(line, imports=STREAM)
