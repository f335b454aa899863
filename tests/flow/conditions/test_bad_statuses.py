"""A handler that takes nothing but bad statuses runs where there is an answer that has one."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "error", ["requests.HTTPError", "HTTPError", "httpx.HTTPStatusError", "(HTTPError, httpx.HTTPStatusError)"]
)
def test_there_is_an_answer(python, error):
    python(
        f"""
        answer = None
        try:
            answer = requests.get(order.number)
            answer.raise_for_status()
            print(answer.json())
        except {error}:
            print(answer.text)
        """,
        "import httpx, requests\nfrom requests import HTTPError",
    )


@pytest.mark.parametrize("error", ["requests.RequestException", "Exception", "(HTTPError, ValueError)", "HTTPException"])
def test_other_errors_come_without_one(python, error):
    python(
        f"""
        answer = None
        try:
            answer = requests.get(order.number)
            answer.raise_for_status()
        except {error}:
            print(answer.text)  # null
        """,
        "import requests\nfrom requests import HTTPError",
    )


@pytest.mark.parametrize(
    "asked", ["answer.json()", "other.raise_for_status()", "answer.raise_for_status\n    other.raise_for_status()"]
)
def test_nothing_asks_for_the_status_of_this_answer(python, asked):
    python(
        f"""
answer = None
try:
    answer = requests.get(order.number)
    {asked}
except HTTPError:
    print(answer.text)  # null
""",
        "import requests\nfrom requests import HTTPError",
        signature="order, other",
    )


def test_the_handler_beside(python):
    python(
        """
        answer = None
        try:
            answer = requests.get(order.number)
            answer.raise_for_status()
        except HTTPError:
            print(answer.text)
        except ValueError:
            print(answer.text)  # null
        """,
        "import requests\nfrom requests import HTTPError",
    )
