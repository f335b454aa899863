"""What a test tells of a variable is kept however many attributes the object gets that is made for it."""

from __future__ import annotations

import pytest

VERSION = "@jakarta.persistence.Entity static class Version { @jakarta.persistence.Id Long id;" + "".join(
    f"private long a{at}; long getA{at}() {{ return a{at}; }} void setA{at}(long a) {{ this.a{at} = a; }}" for at in range(14)
)
MEMBERS = f"""
{VERSION}}}
Version find(Order order) {{ return order.getNumber().isEmpty() ? null : new Version(); }}
"""
SET = " ".join(f"version.setA{at}(1L);" for at in range(14))


def test_made_where_there_was_none(java) -> None:
    java(
        f"""
        Version version = find(order);
        if (version == null) {{
            if (order.getParent() != null) {{
                version = new Version();
                {SET}
            }}
        }}
        if (order.getParent() != null) {{
            version.getA0();
        }}
        """,
        members=MEMBERS,
    )


@pytest.mark.parametrize("test", ["order.getPaidAt() != null", "order.getParent() == null"])
def test_made_under_another_test(java, test) -> None:
    java(
        f"""
        Version version = find(order);
        if (version == null) {{
            if (order.getParent() != null) {{
                version = new Version();
                {SET}
            }}
        }}
        if ({test}) {{
            version.getA0(); // null
        }}
        """,
        members=MEMBERS,
    )
