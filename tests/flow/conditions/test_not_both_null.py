"""Of two values that are not both null, each is there where the other is null."""

from __future__ import annotations

import pytest

BOTH = [
    "if (order.getReference() == null && order.getPaidAt() == null) return;",
    "if (order.getPaidAt() == null && order.getReference() == null) { throw new IllegalStateException(); }",
    "boolean known = order.getReference() != null || order.getPaidAt() != null; if (!known) return;",
]


@pytest.mark.parametrize("before", BOTH)
def test_two_attributes(java, before):
    java(
        f"""
        {before}
        if (order.getPaidAt() == null) {{ order.getReference().length(); }}
        if (order.getReference() == null) {{
            order.getPaidAt().getYear();
        }} else {{
            order.getReference().length();
        }}
        """
    )


@pytest.mark.parametrize(
    "before",
    [
        "if (order.getReference() == null || order.getPaidAt() == null) { order.getNumber(); }",
        "if (order.getReference() == null && order.getDiscount() == null) return;",
        "if (order.getReference() == null && order.getPaidAt() != null) return;",
        "if (order.getReference() == null && order.getPaidAt() == null && order.getDiscount() == null) return;",
    ],
)
def test_others_tell_nothing(java, before):
    java(
        f"""
        {before}
        if (order.getPaidAt() == null) {{
            order.getReference().length(); // null
        }}
        """
    )


def test_after_a_change(java):
    java(
        """
        if (order.getReference() == null && order.getPaidAt() == null) return;
        order.setReference(null);
        if (order.getPaidAt() == null) {
            order.getReference().length(); // null
        }
        """
    )


def test_fields(java):
    java(
        """
        if (region == null && script == null) return;
        if (script == null) region.length();
        if (region == null) script.length();
        region.length(); // null
        """,
        imports="import org.springframework.lang.Nullable;",
        members="@Nullable private final String region = null;\n@Nullable private final String script = null;",
    )


def test_python(python):
    python(
        """
        if order.reference is None and order.paid_at is None:
            raise ValueError()
        if order.paid_at is None:
            order.reference.upper()
        elif order.reference is None:
            order.paid_at.isoformat()
        order.reference.upper()  # null
        """
    )


def test_python_by_truth(python):
    python(
        """
        if not order.reference and not order.customer:
            return
        if not order.customer:
            order.reference.upper()
        """
    )
