"""What the table of Python's behaviour makes of calls."""

from __future__ import annotations

import pytest

IMPORTS = """
import cgi
import difflib
import hashlib
import json
import math
import os
import re
import shutil
import sys
import zipfile
import bleach
import dateparser
import stripe
from cryptography.fernet import Fernet
from email.header import decode_header
from email.mime.text import MIMEText
import dateutil.parser
import html2text
import httpx
import markdown
import pytz
import yaml
from datetime import date, datetime, timedelta
from decimal import Decimal
from dateutil import parser
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.timesince import timesince
from oslo_utils import timeutils
from sqlalchemy.orm import object_session
"""


@pytest.mark.parametrize(
    "expression",
    [
        "json.loads(order.reference)",
        "cgi.parse_header(order.reference)",
        "shutil.copy(order.reference, '/tmp')",
        "MIMEText(order.reference)",
        "decode_header(order.reference)",
        "zipfile.ZipFile(order.reference)",
        "hashlib.pbkdf2_hmac('sha256', b'a', order.reference, 9)",
        "stripe.Subscription.modify(order.reference, items=[])",
        "Fernet(order.reference)",
        "dateparser.parse(order.reference)",
        "len(order.reference)",
        "int(order.quantity)",
        "float(order.quantity)",
        "abs(order.quantity)",
        "Decimal(order.quantity)",
        "re.match('a', order.reference)",
        "re.compile('a').search(order.reference)",
        "os.path.join('a', order.reference)",
        "'a'.join(order.reference)",
        "'abc'.startswith(order.reference)",
        "'abc'.replace('a', order.reference)",
        "timedelta(days=order.quantity)",
        "math.floor(order.quantity)",
        "datetime.fromisoformat(order.reference)",
        "[].extend(order.reference)",
        "sum(order.reference)",
        "sorted(order.reference)",
        "range(order.quantity)",
        "{1}.union({2}, order.reference)",
        "difflib.SequenceMatcher(None, 'a', order.reference)",
        "httpx.post(order.reference, json={})",
        "html2text.html2text(order.reference)",
        "timezone.make_aware(order.paid_at)",
        "parse_date(order.reference)",
        "timesince(order.paid_at)",
        "parser.parse(order.reference)",
        "dateutil.parser.isoparse(order.reference)",
        "pytz.utc.localize(order.paid_at)",
        "timeutils.normalize_time(order.paid_at)",
        "markdown.markdown(order.reference)",
        "bleach.clean(order.reference)",
        "yaml.safe_load(order.reference)",
    ],
)
def test_what_refuses_none_is_a_use(python, expression):
    python(f"return {expression}  # null", IMPORTS)


@pytest.mark.parametrize(
    "expression",
    [
        "str(order.reference)",
        "print(order.reference)",
        "json.dumps(order.reference)",
        "'a b'.split(order.reference)",
        "{}.get(order.reference)",
        "[].append(order.reference)",
        "isinstance(order.reference, str)",
        "datetime.now().astimezone(order.paid_at)",
        "sorted([], key=order.reference)",
        "max([1], default=order.quantity)",
        "own(order.reference)",
        "unknown.loads(order.reference)",
        "filter(order.reference, [1])",
        "difflib.SequenceMatcher(order.reference, 'a', 'b')",
        "timezone.localtime(order.paid_at)",
        "yaml.safe_dump(order.reference)",
        "object_session(order).get(order, 1)",
    ],
)
def test_what_takes_none_is_no_use(python, expression):
    python(f"return {expression}", IMPORTS + "import unknown", "def own(value): ...")


@pytest.mark.parametrize("statement", ["sys.exit(1)", "exit()", "abort(404)", "flask.abort(404)", "stop(2)"])
def test_what_never_returns_guards_what_follows(python, statement):
    python(
        f"if not order.reference:\n    {statement}\nreturn order.reference.upper()",
        IMPORTS + "import flask\nfrom flask import abort\nfrom sys import exit as stop",
    )


@pytest.mark.parametrize("statement", ["sys.exit", "print(1)", "own(404)", "other.abort(404)"])
def test_what_returns_guards_nothing(python, statement):
    python(
        f"if not order.reference:\n    {statement}\nreturn order.reference.upper()  # null",
        IMPORTS + "import other",
        "def own(status): ...",
    )


@pytest.mark.parametrize(
    "test",
    ["inspect.isawaitable(x)", "inspect.isclass(x)", "asyncio.iscoroutine(x)", "dataclasses.is_dataclass(x)", "pandas.notna(x)"],
)
def test_what_is_never_true_of_none_is_a_guard(python, test):
    imports = "import asyncio, dataclasses, inspect, pandas"
    python(f"x = order.reference\nif {test}:\n    x.upper()\nelse:\n    x.lower()  # null", imports)
    python(f"x = order.reference\nif not {test}:\n    return\nx.upper()", imports)


@pytest.mark.parametrize("test", ["pandas.isna(x)", "pandas.isnull(x)"])
def test_what_is_always_true_of_none_is_a_guard_where_it_fails(python, test):
    python(f"x = order.reference\nif not {test}:\n    x.upper()\nelse:\n    x.lower()  # null", "import pandas")


@pytest.mark.parametrize("test", ["inspect.isawaitable(y)", "inspect.getdoc(x)", "own.isclass(x)"])
def test_what_tells_nothing_of_none_is_no_guard(python, test):
    python(f"x = order.reference\nif {test}:\n    x.upper()  # null", "import inspect\nimport own")
