"""What equals a value that is there, or begins or ends with it, is there: `Objects.equals(order.getReference(), "new")`."""

from __future__ import annotations

import pytest

IMPORTS = """
    import java.util.Objects;
    import org.apache.commons.lang3.StringUtils;
    import org.apache.commons.lang3.Strings;
"""
MEMBERS = """
    static final String NEW = "new";
    private boolean isNew(String reference) { return Strings.CS.startsWith(reference, NEW); }
"""


@pytest.mark.parametrize(
    "test",
    [
        'Objects.equals(order.getReference(), "new")',
        "Objects.equals(NEW, order.getReference())",
        "StringUtils.equals(order.getReference(), NEW + other)",
        'StringUtils.startsWith(order.getReference(), "new")',
        'StringUtils.endsWithIgnoreCase(order.getReference(), "new")',
        "Strings.CI.equals(order.getReference(), NEW)",
        "Strings.CS.contains(order.getReference(), other)",
        "isNew(order.getReference())",
    ],
)
def test_where_it_holds_the_value_is_there(java, test):
    body = f"if ({test}) {{ order.getReference().trim(); }}\nif (!{test}) {{ return; }}\norder.getReference().trim();"
    java(body, imports=IMPORTS, members=MEMBERS, parameters="Order order, String other")


@pytest.mark.parametrize(
    "test",
    [
        "Objects.equals(order.getReference(), other)",
        "Objects.equals(order.getReference(), order.getParent())",
        '!Objects.equals(order.getReference(), "new")',
        '!StringUtils.startsWith(order.getReference(), "new")',
        "StringUtils.startsWith(order.getReference(), other)",
        'StringUtils.equals(other, "new")',
        'Objects.equals(order.getReference(), "new") || other.isEmpty()',
    ],
)
def test_elsewhere_it_may_be_null(java, test):
    body = f"if ({test}) {{\n    order.getReference().trim(); // null\n}}"
    java(body, imports=IMPORTS, members=MEMBERS, parameters="Order order, String other")
