"""Java: null among several values that a stream or a list is made of."""

from __future__ import annotations

import pytest

_IMPORTS = "import java.util.*; import java.util.stream.*;"


@pytest.mark.parametrize(
    "body",
    [
        "Stream.of(order.getNumber(), order.getReference()).map(String::trim).toList(); // null",
        "Stream.of(order.getReference(), order.getNumber()).forEach(text -> text.trim()); // null",
        "for (String text : Arrays.asList(order.getNumber(), order.getReference())) { text.trim(); } // null",
    ],
)
def test_null(java, body):
    java(body, imports=_IMPORTS)


@pytest.mark.parametrize(
    "body",
    [
        "Stream.of(order.getNumber(), order.getNumber()).map(String::trim).toList();",
        "Stream.of(order.getNumber(), order.getReference()).filter(Objects::nonNull).map(String::trim).toList();",
        "Stream.of(order.getNumber(), order.getReference()).filter(t -> t != null && !t.isEmpty()).map(String::trim).toList();",
        "Arrays.asList(order.getNumber(), order.getReference()).get(0).trim();",
        "for (String text : Arrays.asList(order.getNumber(), order.getReference())) { if (text != null) { text.trim(); } }",
    ],
)
def test_no_null(java, body):
    java(body, imports=_IMPORTS)
