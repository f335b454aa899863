"""What is null in one arm only, where a call or a comparison asks for it."""

from __future__ import annotations

import pytest

JAVA = """
static boolean isNewer(String note, String other) { if (note == null) { return false; } return note.compareTo(other) > 0; }
static boolean isMissing(String note) { return note == null; }
static void need(String note) { if (note == null) { throw new IllegalStateException(); } }
"""


@pytest.mark.parametrize(
    "asked",
    [
        "if (!isNewer(order != null ? order.getReference() : null, text)) { return; }",
        "if (!isNewer(order == null ? null : order.getReference(), text)) { return; }",
        "if (isMissing(order != null ? order.getReference() : null)) { return; }",
        "need(order == null ? null : order.getReference());",
        "Objects.requireNonNull(order == null ? null : order.getReference());",
        "if ((order != null ? order.getReference() : null) == null) { return; }",
        'if (!"a".equals(order == null ? null : order.getReference())) { return; }',
        "if (Optional.ofNullable(order == null ? null : order.getReference()).isEmpty()) { return; }",
    ],
)
def test_the_other_arm_was_chosen(java, asked):
    java(
        f"Order order = null;\nif (some) {{ order = found; }}\n{asked}\norder.getNumber();",
        imports="import java.util.*;",
        members=JAVA,
        parameters="boolean some, Order found, String text",
    )


@pytest.mark.parametrize(
    "asked",
    [
        'if (!isNewer(order != null ? order.getReference() : "", text)) { return; }',
        "if (!isMissing(order != null ? order.getReference() : null)) { return; }",
        "if (isNewer(order != null ? order.getReference() : null, text)) { return; }",
        "isNewer(order != null ? order.getReference() : null, text);",
        "if (!isNewer(found != null ? found.getReference() : null, text)) { return; }",
    ],
)
def test_it_says_nothing(java, asked):
    java(
        f"Order order = null;\nif (some) {{ order = found; }}\n{asked}\norder.getNumber(); // null",
        imports="import java.util.*;",
        members=JAVA,
        parameters="boolean some, Order found, String text",
    )


PYTHON = """
def newer(note, other):
    if note is None:
        return False
    return note > other

def need(note):
    if note is None:
        raise ValueError
"""


@pytest.mark.parametrize(
    "asked",
    [
        "if not newer(hit.note if hit else None, text):\n    return",
        "if not newer(None if hit is None else hit.note, text):\n    return",
        "if not newer(hit and hit.note, text):\n    return",
        'if not newer(getattr(hit, "note", None), text):\n    return',
        "need(hit.note if hit is not None else None)",
        "if not isinstance(hit.note if hit else None, str):\n    return",
        "if (hit.note if hit else None) is None:\n    return",
        'if (hit.note if hit else None) != "a":\n    return',
    ],
)
def test_python(python, asked):
    python(f"hit = None\nif some:\n    hit = found()\n{asked}\nhit.close()", before=PYTHON, signature="some, found, text")


@pytest.mark.parametrize(
    "asked",
    [
        "if not newer(hit.note if hit else 3, text):\n    return",
        "if newer(hit.note if hit else None, text):\n    return",
        "newer(hit and hit.note, text)",
        "if not newer(some and some.note, text):\n    return",
        "if (hit.note if hit else None) is not None:\n    return",
    ],
)
def test_python_says_nothing(python, asked):
    python(f"hit = None\nif some:\n    hit = found()\n{asked}\nhit.close()  # null", before=PYTHON, signature="some, found, text")
