"""What other values tell of one: pairs that are compared as a whole, lists that were filled under a test, `hasattr`."""

from __future__ import annotations

import pytest

SOURCE = """
def prepare(a):
    if a:
        return None, None
    return open(a), a


def answered(a) -> tuple[str | None, str | None]:
    if a:
        return None, "bad"
    return a.upper(), None


def unrelated(a, b) -> tuple[str | None, str | None]:
    return (a.upper() if a else None), (b.upper() if b else None)


def described(row):
    parent = row.parent
    if parent is None:
        return None
    return open(parent.name)


def found(a):
    x = None
    if a:
        x = open(a)
    return x

"""


def _used(analyse, body: str) -> list[str]:
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    return [seen.expression for seen in analyse({"a.py": f"{SOURCE}\ndef show(a, b, row):\n{lines}"})["a.py"]]


@pytest.mark.parametrize(
    "body",
    [
        "x, y = prepare(a)\nif (x, y) == (None, None):\n    return\nx.read()",
        "x, y = prepare(a)\nif (x, y) != (None, None):\n    x.read()",
        "x, error = answered(a)\nif not x and error:\n    return\nx.read()",
        "x, error = answered(a)\nif error is None:\n    x.read()",
        "x, error = answered(a)\nif not error:\n    x.read()",
        "x = getattr(a, 'options', None).read() if hasattr(a, 'options') else 0",
        "if not hasattr(a, 'options'):\n    raise ValueError\ngetattr(a, 'options', None).read()",
        "x = found(a)\nkept = []\nfor y in b:\n    if y and x is not None:\n        kept.append(y)\nfor y in kept:\n    x.read()",
        "x = found(a)\nkept = []\nif x is not None:\n    kept.append(b)\nif kept:\n    x.read()",
    ],
)
def test_it_is_there(analyse, body):
    assert _used(analyse, body) == []


@pytest.mark.parametrize(
    "body",
    [
        "x, y = prepare(a)\nif (x, y) == (None, None):\n    x.read()",
        "x, y = prepare(a)\nif (x, y) == (None, b):\n    return\nx.read()",
        "x, y = prepare(a)\nif (y, b) == (None, None):\n    return\nx.read()",
        "x, error = unrelated(a, b)\nif not x and error:\n    return\nx.read()",
        "x, error = answered(a)\nif error:\n    x.read()",
        "if hasattr(a, 'options'):\n    a = b\n    getattr(a, 'options', None).read()",
        "if hasattr(a, 'choices'):\n    getattr(a, 'options', None).read()",
        "if not hasattr(a, 'options'):\n    getattr(a, 'options', None).read()",
        "x = found(a)\nkept = []\nfor y in b:\n    if y and x is not None:\n        kept.append(y)\nfor y in b:\n    x.read()",
        "x = found(a)\nkept = []\nfor y in b:\n    if y:\n        kept.append(y)\nfor y in kept:\n    x.read()",
        "x = found(a)\nkept = [b]\nif x is not None:\n    kept.append(b)\nfor y in kept:\n    x.read()",
    ],
)
def test_it_may_be_missing(analyse, body):
    assert _used(analyse, body)


ROWS = """
from django.db import models


class Order(models.Model):
    name = models.CharField(max_length=9)
    parent = models.ForeignKey("Order", null=True, on_delete=models.SET_NULL)
"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("parent = row.parent\nif parent is None:\n    return\ndescribed(row).read()", []),
        ("if row.parent is None:\n    return\ndescribed(row).read()", []),
        ("described(row).read()", ["described(row)"]),
        ("parent = row.parent\nif other:\n    return parent\ndescribed(row).read()", ["described(row)"]),
    ],
)
def test_a_helper_gives_null_for_an_attribute_that_is_null(analyse, body, expected):
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    text = f"from models import Order\n{SOURCE}\ndef show(other: Order, row: Order):\n{lines}"
    seen = [use.expression for use in analyse({"models.py": ROWS, "a.py": text})["a.py"]]
    assert seen == expected


GENERIC = """
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models


class ContentType(models.Model):
    name = models.CharField(max_length=9)


class Role(models.Model):
    content_type = models.ForeignKey(ContentType, null=True, on_delete=models.CASCADE)
    object_id = models.IntegerField(null=True)
    other_type = models.ForeignKey(ContentType, null=True, on_delete=models.CASCADE, related_name="+")
    content_object = GenericForeignKey("content_type", "object_id")
"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("if role.content_object is not None:\n    role.content_type.name.upper()", []),
        ("if role.content_object:\n    return role.object_id + 1", []),
        ("if role.content_object is not None:\n    role.other_type.name.upper()", ["role.other_type"]),
        ("role.content_type.name.upper()", ["role.content_type"]),
    ],
)
def test_a_generic_relation_that_is_there_has_its_type_and_key(analyse, body, expected):
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    text = f"from models import Role\n\ndef show(role: Role):\n{lines}"
    assert [use.expression for use in analyse({"models.py": GENERIC, "a.py": text})["a.py"]] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("return 1 - totals.get('a', 0)", []),
        ("return 1 - totals.get('a', 0.5)", []),
        ("return 1 - totals.get('a', True)", []),
        ("return 1 - totals.get('a')", ['totals.get("a")']),
    ],
)
def test_a_dictionary_gives_the_default_whatever_it_is(analyse, body, expected):
    seen = analyse({"a.py": f"def show(totals: dict[str, int]):\n    {body}\n"})["a.py"]
    assert [use.expression for use in seen] == expected


CLASS = """
from typing import Optional


class Connection:
    client: Optional[str] = None

    @classmethod
    def show(cls, a):
{body}
"""


@pytest.mark.parametrize(
    "body",
    [
        "cls.client = str(a)\ncls.client.upper()",
        "if cls.client is None:\n    return\ncls.client.upper()",
        "if cls.client:\n    cls.client.upper()",
        "Connection.client = str(a)\nConnection.client.upper()",
    ],
)
def test_a_class_holds_what_was_set_or_tested(analyse, body):
    lines = "\n".join(f"        {line}" for line in body.splitlines())
    assert analyse({"a.py": CLASS.format(body=lines)})["a.py"] == []


@pytest.mark.parametrize(
    "body",
    [
        "cls.client.upper()",
        "cls.other = str(a)\ncls.client.upper()",
        "if cls.client is None:\n    cls.client.upper()",
        "Connection.client = None\nConnection.client.upper()",
    ],
)
def test_a_class_may_hold_null(analyse, body):
    lines = "\n".join(f"        {line}" for line in body.splitlines())
    assert analyse({"a.py": CLASS.format(body=lines)})["a.py"]


FLAGGED = """
def seek(order):
    if order.id > 3:
        return {otherwise}, None
    return {found}, compute(order)
"""


@pytest.mark.parametrize(("otherwise", "found"), [("0", "order.number.count('a')"), ("False", "True"), ("''", "order.number")])
@pytest.mark.parametrize(
    "body",
    [
        "count, date = seek(order)\nif count:\n    date.year",
        "count, date = seek(order)\nif not count:\n    return\ndate.year",
        "count, date = seek(order)\nreturn count and date.year",
    ],
)
def test_a_flag_beside_a_value(python, otherwise, found, body):
    python(body, before=FLAGGED.format(otherwise=otherwise, found=found), imports="from shop.dates import compute")


@pytest.mark.parametrize(
    "body",
    [
        "count, date = seek(order)\ndate.year  # null",
        "count, date = seek(order)\nif not count:\n    date.year  # null",
        "count, date = seek(order)\nif order.number:\n    date.year  # null",
        "count, date = seek(order)\ncount = 2\nif count:\n    date.year  # null",
    ],
)
def test_other_flags(python, body):
    python(body, before=FLAGGED.format(otherwise="0", found="2"), imports="from shop.dates import compute")


@pytest.mark.parametrize("otherwise", ["1", "order.number.count('a')", "True"])
def test_a_flag_that_says_nothing(python, otherwise):
    before = FLAGGED.format(otherwise=otherwise, found="2")
    python("count, date = seek(order)\nif count:\n    date.year  # null", before=before, imports="from shop.dates import compute")
