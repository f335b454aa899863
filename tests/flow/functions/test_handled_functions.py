"""Functions that a helper is handed and calls where it handles their NullPointerException (Java)."""

from __future__ import annotations

import pytest

IMPORTS = "import java.util.function.*;"
HELPER = """
static <T> T safely(Supplier<T> work) {{
    try {{
        return work.get();
    }} catch ({error} e) {{
        return null;
    }}
}}
static <T> T plainly(Supplier<T> work) {{
    T found = work.get();
    try {{
        return found;
    }} catch (NullPointerException e) {{
        return null;
    }}
}}
"""


@pytest.mark.parametrize("error", ["NullPointerException", "IllegalStateException | NullPointerException"])
def test_handled(java, error):
    java("String found = safely(() -> order.getParent().getReference());", IMPORTS, HELPER.format(error=error))


def test_not_handled(java):
    body = """
        String one = safely(() -> order.getReference().trim()); // null
        String other = plainly(() -> order.getParent().getNumber()); // null
        """
    java(body, IMPORTS, HELPER.format(error="IllegalStateException"))
