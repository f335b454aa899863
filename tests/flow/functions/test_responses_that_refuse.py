"""Helpers of Python that give a response, an error or another object where something is missing, and nothing else: `response =
refused(order)`, `if response: return response`."""

from __future__ import annotations

import pytest

IMPORTS = """
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from rest_framework.response import Response
from shop.unknown import find
"""
CLASSES = """
class Problem:
    def __init__(self, text):
        self.text = text

class Sized(Problem):
    def __len__(self):
        return 0

class Listed(list):
    pass
"""
USED = "order.reference.upper()"


def _helper(given: str, end: str = "") -> str:
    return f"{CLASSES}\ndef refused(order):\n    if order.reference is None:\n        return {given}\n{end}"


@pytest.mark.parametrize(
    "given",
    [
        "HttpResponse(status=400)",
        "JsonResponse({'error': 'missing'}, status=400)",
        "Response(status=400)",
        "redirect('home')",
        "Problem('missing')",
        "'missing'",
        "('missing', 400)",
        "{'error': order.number}",
    ],
)
@pytest.mark.parametrize("end", ["", "    return None\n", "    print(order)\n"])
def test_told(python, given, end):
    before = _helper(given, end)
    python(f"response = refused(order)\nif response:\n    return response\n{USED}", IMPORTS, before)
    python(f"if answer := refused(order):\n    return answer\n{USED}", IMPORTS, before)
    python(f"if refused(order) is not None:\n    return\n{USED}", IMPORTS, before)
    python(f"response = refused(order)\nif response is None:\n    {USED}\nelse:\n    {USED}  # null", IMPORTS, before)


@pytest.mark.parametrize(
    "given", ["find(order)", "Sized('missing')", "Listed()", "order.number", "find.redirect('home')", "''", "{}", "None"]
)
def test_what_may_be_false(python, given):
    python(f"response = refused(order)\nif response:\n    return response\n{USED}  # null", IMPORTS, _helper(given))


@pytest.mark.parametrize(
    "body",
    [
        "if order.number:\n        return None\n    if order.reference is None:\n        return HttpResponse()",
        "if order.number:\n        if order.reference is None:\n            return HttpResponse()",
        "if order.paid_at is None:\n        return HttpResponse()",
        "if order.reference:\n        return HttpResponse()",
    ],
)
def test_other_refusals(python, body):
    before = f"def refused(order):\n    {body}\n"
    python(f"response = refused(order)\nif response:\n    return response\n{USED}  # null", IMPORTS, before)


def test_a_function_of_the_project_that_is_called_so(python):
    before = "def redirect(to):\n    return find(to)\n\n" + _helper("redirect('home')").replace(CLASSES, "")
    python(
        f"response = refused(order)\nif response:\n    return response\n{USED}  # null", "from shop.unknown import find", before
    )


def test_falling_off_the_end_is_false(python):
    before = "def sold(order):\n    if order.reference:\n        return False\n    print(order)\n"
    python(f"if not sold(order):\n    {USED}  # null", before=before)
    before = "def lacks(order):\n    if not order.reference:\n        return True\n    print(order)\n"
    python(f"if not lacks(order):\n    {USED}", before=before)
