"""How shares and numbers of calls are written."""

from __future__ import annotations

import pytest

from nullguard.checks.third_party.quantiles import count, digits, percent


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.014, "1.4 %"), (0.06, "6 %"), (0.9997, "100 %"), (1.0, "100 %"), (0.00031, "0.031 %"), (0.0, "less than 0.001 %")],
)
def test_a_share(share: float, text: str) -> None:
    assert percent(share) == text


@pytest.mark.parametrize(("number", "text"), [(0.25, "0.25"), (99.8, "100"), (123.4, "123"), (12_345, "12,000")])
def test_a_number_of_calls(number: float, text: str) -> None:
    assert count(number) == text


@pytest.mark.parametrize(("number", "text"), [(0.384, "0.38"), (123.0, "120"), (2.0, "2")])
def test_digits(number: float, text: str) -> None:
    assert digits(number) == text
