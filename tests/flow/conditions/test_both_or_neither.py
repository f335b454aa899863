"""Two attributes of which both or neither have to be there: tests that are compared with each other."""

from __future__ import annotations

import pytest

TEXT, DATE = "order.getReference()", "order.getPaidAt()"
APART = f"({TEXT} == null) != ({DATE} == null)"
ALIKE = f"({TEXT} == null) == ({DATE} == null)"


@pytest.mark.parametrize(
    "body",
    [
        f"if ({APART}) {{ return; }}\nif ({DATE} == null) {{ return; }}",
        f"if ({TEXT} == null ^ {DATE} == null) {{ return; }}\nif ({DATE} == null) {{ return; }}",
        f"if (({TEXT} != null) ^ ({DATE} == null)) {{ if ({DATE} == null) {{ return; }} }} else {{ return; }}",
        f"boolean apart = {APART};\nif (apart || {DATE} == null) {{ return; }}",
        f"if ({ALIKE}) {{ return; }}\nif ({DATE} != null) {{ return; }}",
    ],
)
def test_the_other_one_tells(java, body):
    java(f"{body}\n{TEXT}.trim();")


@pytest.mark.parametrize(
    "body",
    [
        f"if ({APART}) {{ return; }}",
        f"if ({APART}) {{ return; }}\nif ({DATE} != null) {{ return; }}",
        f"if ({ALIKE}) {{ return; }}\nif ({DATE} == null) {{ return; }}",
        f"if (({TEXT} == null) != (order.getDiscount() == null)) {{ return; }}\nif ({DATE} == null) {{ return; }}",
    ],
)
def test_it_does_not_tell(java, body):
    java(f"{body}\n{TEXT}.trim();  // null")


@pytest.mark.parametrize(
    ("body", "mark"),
    [
        ("if (order.reference is None) != (order.paid_at is None):\n    return\nif order.paid_at is None:\n    return", ""),
        ("if bool(order.reference) != bool(order.paid_at):\n    return\nif not order.paid_at:\n    return", ""),
        (
            "if (order.reference is None) is not (order.paid_at is None):\n    return\nif order.paid_at is None:\n    return",
            "",
        ),
        (
            "if (order.reference is None) == (order.paid_at is None):\n    return\nif order.paid_at is None:\n    return",
            "  # null",
        ),
        ("if bool(order.reference) != bool(order.number):\n    return\nif not order.paid_at:\n    return", "  # null"),
    ],
)
def test_in_python(python, body, mark):
    python(f"{body}\norder.reference.upper(){mark}")
