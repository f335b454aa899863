"""What is asked of each of several things that are written out, with their names (Python), and of lists without null."""

from __future__ import annotations

import pytest

PAIRS = '(("note", note), ("code", code))'
DICT = '{"note": note, "code": code}.items()'
REQUIRED = 'required = {"note": note, "code": code}'
START = "note = None\nif some:\n    note = found()"


@pytest.mark.parametrize(
    "asked",
    [
        f"if any(value is None for name, value in {PAIRS}):\n    return",
        f"if any(value is None for name, value in {DICT}):\n    return",
        f"if not all(value for _, value in {DICT}):\n    return",
        f"missing = [name for name, value in {PAIRS} if value is None]\nif missing:\n    raise ValueError(missing)",
        f"missing = [name for name, value in {DICT} if not value]\nif missing:\n    return",
        f"missing = {{name for name, value in {PAIRS} if not value}}\nif len(missing) > 0:\n    return",
        f"missing = [name for name, value in {PAIRS} if value is None]\nif not missing:\n    note.close()\nreturn",
        f"{REQUIRED}\nmissing = [name for name, value in required.items() if value is None]\nif missing:\n    return",
        'if any(value is None for value in {"note": note, "code": code}.values()):\n    return',
        "if any(value is None for value in (note, code)):\n    return",
    ],
)
def test_all_are_there(python, asked):
    python(f"{START}\n{asked}\nnote.close()", signature="some, found, code")


@pytest.mark.parametrize(
    "asked",
    [
        f"missing = [name for name, value in {PAIRS} if value is None]\nprint(missing)",
        f"missing = [name for name, value in {PAIRS} if value is None]\nif not missing:\n    return",
        'missing = [name for name, value in (("code", code), ("some", some)) if value is None]\nif missing:\n    return',
        'if any(value is None for name, value in {"code": code}.items()):\n    return',
        'if any(value is None for name, value in {"note": code, **others}.items()):\n    return',
        'if any(name is None for name, value in {"note": note}.items()):\n    return',
        f"if all(value is None for name, value in {PAIRS}):\n    return",
    ],
)
def test_it_may_be_missing(python, asked):
    python(f"{START}\n{asked}\nnote.close()  # null", signature="some, found, code, others")


LENGTH = "def length(text: str) -> int | None:\n    if text:\n        return None\n    return 3"


@pytest.mark.parametrize(
    "body",
    [
        "lengths = [length(text) for text in texts]\nif None not in lengths:\n    return sum(lengths)",
        "lengths = [length(text) for text in texts if text]\nif None in lengths:\n    return 0\nreturn sum(lengths)",
        "lengths = [length(text) for text in texts]\nif any(one is None for one in lengths):\n    return 0\nreturn sum(lengths)",
    ],
)
def test_lists_without_null(python, body):
    python(body, before=LENGTH, signature="texts: list[str]")


@pytest.mark.parametrize(
    "body",
    [
        "lengths = [length(text) for text in texts]\nreturn sum(lengths)  # null",
        "lengths = [length(text) for text in texts]\nif None in lengths:\n    return sum(lengths)  # null",
        "lengths = [length(text) for text in texts]\nif None not in texts:\n    return sum(lengths)  # null",
    ],
)
def test_lists_with_null(python, body):
    python(body, before=LENGTH, signature="texts: list[str]")


@pytest.mark.parametrize(
    "body",
    [
        "last = rows and rows[-1] or None\nfor row in rows:\n    print(row, last.name)",
        "last = (rows and rows[-1]) or None\nif rows:\n    last.close()",
        "last = rows and rows[-1] or None\nif not rows:\n    return\nlast.close()",
    ],
)
def test_chosen_or_null(python, body):
    python(body, signature="rows, some")


@pytest.mark.parametrize(
    "body",
    [
        "last = rows and rows[-1] or None\nlast.close()  # null",
        "last = rows and rows[-1] or None\nif not rows:\n    last.close()  # null",
    ],
)
def test_chosen_or_null_that_may_be_null(python, body):
    python(body, signature="rows, some")


VALUES = 'values = {"reference": order.reference}'
REFUSED = "if any(value is None for value in values.values()):\n    return"


@pytest.mark.parametrize(
    "changed",
    [
        'values["reference"] = other.note',
        "order.reference = other.reference",
        "order.refresh_from_db()",
        "values.clear()",
        'del values["reference"]',
        "fill(values)",
    ],
)
def test_what_was_written_out_has_changed(python, changed):
    python(f"{VALUES}\n{changed}\n{REFUSED}\norder.reference.upper()  # null", signature="order: Order, other: Order, fill")


def test_what_was_asked_of_has_changed(python):
    python(
        """
        missing = [name for name, value in (("reference", order.reference), ("number", order.number)) if value is None]
        order.reference = other.reference
        if missing:
            return
        order.reference.upper()  # null
        """,
        signature="order: Order, other: Order",
    )


def test_what_was_written_out_is_as_it_was(python):
    python(f"{VALUES}\nprint(values.get('reference'))\n{REFUSED}\norder.reference.upper()")


FILLED = "buyers = {}\nfor one in orders:\n    buyers[one.number] = one.customer"


@pytest.mark.parametrize(
    ("asked", "mark"),
    [
        ("if any(value is None for number, value in buyers.items()):\n    return", ""),
        ("if not all(value for _, value in buyers.items()):\n    return", ""),
        ("if any(number is None for number, value in buyers.items()):\n    return", "  # null"),
        ("if any(value is None and number for number, value in buyers.items()):\n    return", "  # null"),
        ("if any(value is None for number, value in buyers.items() if number):\n    return", "  # null"),
    ],
)
def test_values_beside_their_keys(python, asked, mark):
    python(f"{FILLED}\n{asked}\nbuyers[key].name.upper(){mark}", signature="orders: list[Order], key")
