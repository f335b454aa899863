"""`rows = wanted ? load() : null`: null where nothing is wanted, and only there."""

from __future__ import annotations

import pytest

SERVICE = """
package shop;
import java.util.*;
class Service {
    void run(boolean wanted, String[] items, List<String> more) {
        %s
    }
}
"""
ROWS = "List<String> rows = wanted ? new ArrayList<>(3) : null;\n"


@pytest.mark.parametrize(
    "body",
    [
        ROWS + "if (wanted) { rows.add(null); }",
        ROWS + "for (String item : items) { if (wanted) { rows.add(item); rows.add(item); } }",
        "List<String> rows;\nrows = wanted ? more : null;\nif (wanted) { rows.clear(); }",
        "String first = more.isEmpty() ? null : more.get(0);\nif (!more.isEmpty()) { first.trim(); }",
        ROWS + "if (rows != null) { rows.clear(); }",
        "Optional.ofNullable((String) null).map(String::trim).orElse(null);",
        "Optional.ofNullable((String) null).ifPresent(text -> text.trim());",
    ],
)
def test_nothing_is_null(observe, body):
    assert observe(SERVICE % body).uses == ()


@pytest.mark.parametrize(
    "body",
    [
        ROWS + "rows.add(null);",
        ROWS + "if (!wanted) { rows.add(null); }",
        "String first = more.isEmpty() ? null : more.get(0);\nif (more.isEmpty()) { first.trim(); }",
    ],
)
def test_null(observe, body):
    assert len(observe(SERVICE % body).uses) == 1


def test_in_python(observe):
    text = "def run(wanted, items):\n    rows = list(items) if wanted else None\n    if %s:\n        rows.append(1)\n"
    assert observe(text % "wanted").uses == ()
    assert len(observe(text % "not wanted").uses) == 1


KEPT = "import json\n\n\ndef run({signature}):\n    data = {arms}\n    data.get(1)\n"


def _doubt(observe, arms: str, signature: str = "text, other") -> bool:
    (use,) = observe(KEPT.format(arms=arms, signature=signature)).uses
    return bool(use.origin.doubt)


@pytest.mark.parametrize(
    "arms",
    [
        "json.loads(text) if text is not None else None",
        "None if text is None else json.loads(text)",
        "other.read(text, 3) if text is not None else None",
    ],
)
def test_a_parameter_that_is_kept_where_it_is_null_is_only_tested(observe, arms):
    assert _doubt(observe, arms)
    assert _doubt(observe, arms.replace("text", "other").replace("other.read(other", "text.read(other"))
    assert not _doubt(observe, arms, "other, text=None")
    assert not _doubt(observe, arms, "other, text: str | None")


@pytest.mark.parametrize(
    "arms",
    [
        "json.loads(text) if text else None",
        "json.loads(text) if other is not None else None",
        "json.loads(other) if text is not None else None",
        "json.loads(text) if text != None and other else None",
    ],
)
def test_other_nulls_are_told(observe, arms):
    assert not _doubt(observe, arms)
