"""Objects of Python's generic classes, made with type arguments (`Repository[Order](…)`) or by subclasses that give them."""

from __future__ import annotations

import pytest

REPOSITORIES = """
from typing import Generic, Optional, Type, TypeVar
T = TypeVar("T")

class Letter:
    reference: str

class Repository(Generic[T]):
    def __init__(self, model: Type[T], row: T | None = None):
        self.model = model
        self.rows: list[T] = []
        self.default = row

    def get(self, key: int) -> T: ...
    def find(self, key: int) -> Optional[T]: ...

    def first(self):
        return self.rows[0]

class Orders(Repository[Order]):
    pass

class Untold(Repository):
    pass

def make(model: Type[T]) -> T: ...

orders = Repository[Order](Order)
customers = Repository[Customer](Customer)
own = Orders(Order)
untold = Repository(thing)
"""


@pytest.mark.parametrize(
    "body",
    [
        "orders.get(1).reference.lower()  # null",
        "orders.find(1).number.lower()  # null",
        "own.get(1).reference.lower()  # null",
        "Repository[Order](Order).get(1).reference.lower()  # null",
        "here = Repository[Order](Order)\nhere.find(1).number.lower()  # null",
        "for row in orders.rows:\n    row.reference.lower()  # null",
        "make(own.model).reference.lower()  # null",
        "make(orders.model).reference.lower()  # null",
        "make(Orders(Order).model).reference.lower()  # null",
    ],
)
def test_type_arguments_tell_what_they_hold(python, body):
    python(body, before=REPOSITORIES)


@pytest.mark.parametrize(
    "body",
    [
        "orders.get(1).number.lower()",
        "customers.get(1).reference.lower()",
        "customers.get(1).name.lower()",
        "untold.get(1).reference.lower()",
        "Untold(thing).get(1).reference.lower()",
        "Repository[unknown](unknown).get(1).reference.lower()",
        "Repository[Customer](Customer).get(1).reference.lower()",
        "row = orders.find(1)\nif row:\n    row.number.lower()",
        "row = orders.get(1)\nif row.reference:\n    row.reference.lower()",
        "make(customers.model).reference.lower()",
        "make(untold.model).reference.lower()",
        "make(Untold(thing).model).reference.lower()",
        "list[Order]().append(1)",
        "Missing[Order](Order).get(1).reference.lower()",
        "orders[Order](Order)",
    ],
)
def test_instances_of_other_arguments_are_silent(python, body):
    python(body, before=REPOSITORIES)
