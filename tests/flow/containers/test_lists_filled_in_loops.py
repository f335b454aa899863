"""Lists that begin empty and are filled in a loop (Python): they hold what was appended."""

from __future__ import annotations

import pytest

FILL = "rows = []\nfor item in Order.objects.all():\n    rows.append({item})\n"


def test_rows(python):
    python(
        """
        rows = []
        for item in Order.objects.all():
            if item.number == name:
                rows.append(item)
        for row in rows:
            row.number.upper()
            row.reference.upper()  # null
        """,
        signature="name",
    )


@pytest.mark.parametrize(
    "use",
    [
        "rows[0].upper()",
        "', '.join(rows)",
        "max(rows)",
        "for row in rows:\n    row.upper()",
        "[row.upper() for row in rows]",
        "sorted(rows)",
    ],
)
def test_attributes_that_may_be_null(python, use):
    lines = use.split("\n")
    lines[-1] += "  # null"
    python(FILL.format(item="item.reference") + "\n".join(lines))


def test_tuples_and_dictionaries(python):
    python(
        """
        rows = []
        for item in Order.objects.all():
            rows.append((item.number, item.reference))
        for number, reference in rows:
            number.upper()
            reference.upper()  # null
        """
    )
    python(
        """
        rows = []
        for item in Order.objects.all():
            rows.append({"number": item.number, "reference": item.reference})
        for row in rows:
            row["number"].upper()
            row["reference"].upper()  # null
        """
    )


def test_lists_that_a_helper_gives(python):
    before = """
    def late():
        rows = []
        for item in Order.objects.all():
            if item.quantity:
                rows.append(item)
        return rows
    """
    python("for row in late():\n    row.quantity + 1\n    row.reference.upper()  # null", before=before)


@pytest.mark.parametrize("rows", ["Order.objects.all()", "[item for item in Order.objects.all()]", "list(Order.objects.all())"])
def test_lists_that_are_extended(python, rows):
    python(
        f"""
        rows = []
        rows.extend({rows})
        for row in rows:
            row.number.upper()
            row.reference.upper()  # null
        """
    )
    python(
        f"""
        rows = []
        for word in words:
            rows.extend({rows})
        for row in rows:
            row.reference.upper()  # null
        """,
        signature="words",
    )


def test_an_extended_list_may_hold_something(python):
    python("rows = []\nrows.extend(words)\nif rows:\n    order.reference.upper()  # null", signature="order: Order, words")


def test_one_list_in_two_loops(python):
    python(
        """
        rows = []
        for item in Order.objects.all():
            rows.append(item.number)
        for item in Order.objects.all():
            rows.append(item.reference)
        ', '.join(rows)  # null
        """
    )


@pytest.mark.parametrize(
    "body",
    [
        FILL.format(item="item.number") + "', '.join(rows)",
        FILL.format(item="item.reference or ''") + "', '.join(rows)",
        FILL.format(item="item.reference") + "', '.join(row for row in rows if row)",
        FILL.format(item="item.reference") + "rows = [row for row in rows if row is not None]\n', '.join(rows)",
        FILL.format(item="item.reference") + "', '.join(filter(None, rows))",
        FILL.format(item="item.reference") + "for number in range(9):\n    rows[number] = ''\n', '.join(rows)",
        FILL.format(item="item.reference") + "rows = read(rows)\n', '.join(rows)",
        "rows = []\nfor item in Order.objects.all():\n    item.reference and rows.append(item.reference)\n', '.join(rows)",
        "rows = []\nfor item in Order.objects.exclude(reference=None):\n    rows.append(item.number)\n', '.join(rows)",
        "rows = []\nfor item in Order.objects.all():\n    item.reference and rows.append(item)\nrows[0].reference.upper()",
        "rows = []\nfor item in words:\n    rows.append(None)\nrows[0].upper()",
        "rows = []\nfor item in words:\n    rows.append(item if item else None)\nrows[0].upper()",
        "rows = words\nfor item in Order.objects.all():\n    rows.append(item.reference)\nrows[0].upper()",
        "rows = []\nfor item in Order.objects.all():\n    rows.append(item.reference)\nrows = []\nrows[0].upper()",
        "row = []\nfor item in words:\n    row.append(row)\n    row.append([row])\nrow.sort()",
    ],
)
def test_what_is_there_or_unknown(python, body):
    python(body, signature="words, read")


def test_a_stack(python):
    python(
        """
        pending = [order]
        while pending:
            found = pending.pop()
            found.reference.upper()  # null
            if found.customer:
                pending.append(found.customer)
        """
    )
