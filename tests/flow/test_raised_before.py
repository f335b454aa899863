"""What is known in a handler: what was known where the body of its try could raise."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "body",
    [
        """
        try:
            data = answer.read() if answer else {}
        except ValueError:
            data = answer.content
        """,
        """
        try:
            data = {} if answer is None else answer.read()
        except ValueError:
            data = answer.content
        """,
        """
        try:
            answer and answer.read()
        except ValueError:
            data = answer.content
        """,
        """
        try:
            return answer is None or answer.read()
        except ValueError:
            return answer.content
        """,
        """
        answer = Customer()
        try:
            answer.read()
            answer = None
        except ValueError:
            answer.content
        """,
    ],
)
def test_what_cannot_raise_leads_to_no_handler(python, body):
    python("answer = None\nif order.number:\n    answer = Customer()\n" + _dedent(body))


@pytest.mark.parametrize(
    "body",
    [
        """
        try:
            data = answer.read() if answer else order.read()
        except ValueError:
            data = answer.content  # null
        """,
        """
        try:
            data = order.read(answer) if order.number else {}
        except ValueError:
            data = answer.content  # null
        """,
        """
        try:
            order.read()
            data = answer.read() if answer else {}
        except ValueError:
            data = answer.content  # null
        """,
        """
        try:
            answer = None
            order.read()
        except ValueError:
            data = answer.content  # null
        """,
        """
        answer = Customer()
        try:
            for number in order.numbers:
                number.read()
                answer = None
        except ValueError:
            data = answer.content  # null
        """,
        """
        try:
            order.read()
        finally:
            data = answer.content  # null
        """,
    ],
)
def test_what_can_raise_leads_there(python, body):
    python("answer = None\nif order.number:\n    answer = Customer()\n" + _dedent(body))


def test_a_body_of_declarations_only(analyse):
    source = """
try:
    class Reader:
        pass
except ImportError:
    Reader = None
answer = None
answer.content
"""
    assert [seen.line for seen in analyse({"shop/reading.py": source})["shop/reading.py"]] == [8]


def _dedent(text: str) -> str:
    lines = text.strip("\n").split("\n")
    return "\n".join(line[8:] for line in lines)
