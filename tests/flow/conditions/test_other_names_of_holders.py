"""What is tested of an attribute is tested of it by another name of what has it: `buyer = order.buyer`, then `buyer.email` is
`order.buyer.email`."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "test",
    [
        "if buyer.email is None:\n    return",
        "if not buyer.email:\n    return",
        "if not isinstance(buyer.email, str):\n    return",
        "assert buyer.email",
        "buyer.email.strip()  # null",
    ],
)
def test_tested_by_the_shorter_name(python, test: str) -> None:
    python(f"buyer = order.buyer\n{test}\norder.buyer.email.upper()")


def test_tested_by_the_longer_name(python) -> None:
    python("buyer = order.buyer\nif order.buyer.email:\n    buyer.email.upper()")


def test_two_hops(python) -> None:
    python("buyer = order.buyer\nmine = buyer\nif mine.email:\n    buyer.email.upper()")


@pytest.mark.parametrize(
    "between",
    ["order = other", "buyer = other.buyer", "order.buyer = other.buyer", "buyer = other.buyer if order.number else order.buyer"],
)
def test_no_name_of_it_any_more(python, between: str) -> None:
    python(
        f"buyer = order.buyer\n{between}\nif buyer.email:\n    order.buyer.email.upper()  # null",
        signature="order: Order, other: Order",
    )


def test_another_attribute(python) -> None:
    python("buyer = order.buyer\nif buyer.name:\n    order.buyer.email.upper()  # null")


def test_in_java(java) -> None:
    java(
        """
        Order parent = order.getParent();
        if (parent != null && parent.getReference() != null) {
            order.getParent().getReference().trim();
        }
        if (order.getParent() != null) {
            order.getParent().getReference().trim(); // null
        }
        """
    )
