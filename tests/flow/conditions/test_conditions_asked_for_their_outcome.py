"""Conditions that a call of a library asks for their outcome (Java): `BooleanUtils.isTrue(order.isPaid())`."""

from __future__ import annotations

import pytest

IMPORTS = "import org.apache.commons.lang3.BooleanUtils; import java.util.Optional;"
MEMBERS = """
boolean hasReference(Order order) { return order.getReference() != null; }
Boolean perhaps(Order order) { return order.getReference() == null ? null : Boolean.TRUE; }
"""


@pytest.mark.parametrize(
    "condition",
    [
        "Boolean.TRUE.equals(order.getReference() != null)",
        "!Boolean.FALSE.equals(order.getReference() != null)",
        "Boolean.TRUE.equals(hasReference(order))",
        "BooleanUtils.isTrue(hasReference(order))",
        "!BooleanUtils.isFalse(hasReference(order))",
        "BooleanUtils.isFalse(order.getReference() == null)",
        "BooleanUtils.isNotTrue(!hasReference(order))",
    ],
)
def test_what_the_condition_tells(java, condition):
    java(f"if ({condition}) {{ order.getReference().trim(); }}", IMPORTS, MEMBERS)
    java(f"if ({condition}) {{ return; }}\norder.getReference().trim();  // null", IMPORTS, MEMBERS)


@pytest.mark.parametrize("condition", ["Boolean.TRUE.equals(order.getNumber() != null)", "BooleanUtils.isTrue(flag)"])
def test_what_it_does_not_tell(java, condition):
    java(f"boolean flag = order.getNumber().isEmpty();\nif ({condition}) {{ order.getReference().trim(); }}  // null", IMPORTS)


def test_a_boolean_that_may_be_null_is_not_unboxed(java):
    java(
        "if (Boolean.TRUE.equals(perhaps(order)) || BooleanUtils.isTrue(perhaps(order))) { order.getNumber().trim(); }",
        IMPORTS,
        MEMBERS,
    )


@pytest.mark.parametrize("taken", ["orElseThrow()", "orElseThrow(() -> new IllegalStateException())"])
def test_what_an_optional_held_is_there(java, taken):
    java(f"Optional.ofNullable(order.getReference()).{taken};\norder.getReference().trim();", IMPORTS)
    java(f"Optional.ofNullable(order.getNumber()).{taken};\norder.getReference().trim();  // null", IMPORTS)
    java('Optional.ofNullable(order.getReference()).orElse("");\norder.getReference().trim();  // null', IMPORTS)
