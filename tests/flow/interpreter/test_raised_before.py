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


_MAYBE = "answer = None\nif order.number:\n    answer = Customer()\n"


@pytest.mark.parametrize("types", ["ValueError", "(ValueError, KeyError)", "json.JSONDecodeError", "RequestException as error"])
@pytest.mark.parametrize(
    "asked", ["data = answer.read()  # null", "answer.pages[3].read()  # null", "return answer.read()  # null"]
)
def test_a_handler_of_other_errors_is_reached_by_what_was_there(python, types, asked):
    python(f"{_MAYBE}try:\n    {asked}\nexcept {types}:\n    print(answer.content)")


@pytest.mark.parametrize("types", ["Exception", "BaseException", "(ValueError, Exception)", "ERRORS"])
def test_a_handler_of_all_errors_is_reached_by_null_too(python, types):
    python(f"{_MAYBE}try:\n    answer.read()  # null\nexcept {types}:\n    print(answer.content)  # null")


@pytest.mark.parametrize("asked", ["order.read(answer)", "order.read()", "order.read(answer and answer.pages)"])
def test_a_handler_is_reached_by_what_was_not_asked(python, asked):
    python(f"{_MAYBE}try:\n    {asked}\nexcept ValueError:\n    print(answer.content)  # null")


def test_a_handler_of_several_statements_is_not_told_which_one_raised(python):
    python(f"{_MAYBE}try:\n    order.read()\n    answer.read()  # null\nexcept ValueError:\n    print(answer.content)  # null")


@pytest.mark.parametrize("types", ["IntegrityError", "db.IntegrityError as error", "(IntegrityError, UniqueViolation)"])
@pytest.mark.parametrize(
    "tested",
    [
        "if not answer or answer.number != order.number:\n        raise NotFound(order.number)",
        "if answer is None:\n        raise NotFound()",
        "if not answer:\n        raise\n    answer.number = order.number",
        "if not answer:\n        return",
    ],
)
def test_a_violated_constraint_is_raised_by_what_is_called(python, types, tested):
    body = f"    answer = None\n    if order.number:\n        answer = Customer()\n    {tested}\n    order.save()"
    python(f"try:\n{body}\nexcept {types}:\n    print(answer.content)")


@pytest.mark.parametrize(
    ("tested", "types"),
    [
        ("if not answer:\n        raise IntegrityError()", "IntegrityError"),
        ("if not answer:\n        order.save()", "IntegrityError"),
        ("if answer is None and order.save():\n        raise NotFound()", "IntegrityError"),
        ("if not answer:\n        raise NotFound()", "ApplicationError"),
        ("if not answer:\n        raise NotFound()", "(IntegrityError, ApplicationError)"),
        ("order.save()\n    if not answer:\n        raise NotFound()", "IntegrityError"),
    ],
)
def test_what_may_raise_beside_or_before_a_test(python, tested, types):
    body = f"    answer = None\n    if order.number:\n        answer = Customer()\n    {tested}\n    order.save()"
    python(f"try:\n{body}\nexcept {types}:\n    print(answer.content)  # null")
