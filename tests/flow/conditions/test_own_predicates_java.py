"""Methods by which a Java object asks something of a row that it keeps: they guard what they ask."""

from __future__ import annotations

import pytest

_PARENT = "boolean hasParent() { return kept.getParent() != null; }"


@pytest.mark.parametrize(
    ("method", "use"),
    [
        (_PARENT, "if (hasParent()) kept.getParent().getNumber();"),
        (_PARENT, "if (!hasParent()) return;\nkept.getParent().getNumber();"),
        (_PARENT, "if (this.hasParent() && kept.getParent().getNumber().isEmpty()) return;"),
        (_PARENT, "boolean has = hasParent();\nif (has) kept.getParent().getNumber();"),
        (_PARENT, "String number = hasParent() ? kept.getParent().getNumber() : null;"),
        (
            "boolean hasParent() { return kept != null && kept.getParent() != null; }",
            "if (hasParent()) kept.getParent().getNumber();",
        ),
        ("boolean isFree() { return kept.getParent() == null; }", "if (!isFree()) kept.getParent().getNumber();"),
        (
            "Order getKept() { return kept; }\nboolean hasReference() { return getKept().getReference() != null; }",
            "if (hasReference()) getKept().getReference().trim();",
        ),
        (
            "boolean isDue() { return kept.getPaidAt() != null && kept.getQuantity() != null; }",
            "if (isDue()) kept.getPaidAt().plusDays(kept.getQuantity());",
        ),
    ],
)
def test_what_the_answer_tells(java, method, use):
    java(use, members=f"private Order kept;\n{method}")


@pytest.mark.parametrize(
    "use",
    [
        "if (hasParent()) kept.getReference().trim(); // null",
        "if (!hasParent()) kept.getParent().getNumber(); // null",
        "if (hasParent()) order.getParent().getNumber(); // null",
        "if (hasParent()) {\nkept = order;\nkept.getParent().getNumber(); // null\n}",
        "hasParent();\nkept.getParent().getNumber(); // null",
        "if (hasParent() || order.getNumber().isEmpty()) kept.getParent().getNumber(); // null",
    ],
)
def test_what_it_does_not_tell(java, use):
    java(use, members=f"private Order kept;\n{_PARENT}")
