"""Type variables of Python's functions are what the call gives for them."""

from __future__ import annotations

import pytest

VARIABLES = """
from typing import Generic, List, Optional, Type, TypeVar
T = TypeVar("T")
M = TypeVar("M", bound="Order")

def make(model: Type[T], key: int) -> T: ...
def same(row: T, key: int = 0) -> T: ...
def last(rows: List[T]) -> T: ...
def one(*, model: type[T]) -> T: ...
def nothing(model: Type[T], key: int) -> T | None: ...
def any_of(key: int) -> T: ...

class Base:
    @classmethod
    def load(cls: Type[M], key: int) -> M: ...
    def copy(self: M) -> M: ...
    @staticmethod
    def of(model: Type[T], key: int) -> T: ...

class Letter:
    reference: str

class Shelf(Generic[T]):
    def put(self, thing: Type[M]) -> M: ...
"""


@pytest.mark.parametrize(
    "body",
    [
        "make(Order, 1).reference.lower()  # null",
        "same(order).reference.lower()  # null",
        "same(key=1, row=order).reference.lower()  # null",
        "last([order]).reference.lower()  # null",
        "one(model=Order).reference.lower()  # null",
        "nothing(Order, 1).number.lower()  # null",
        "Base.of(Order, 1).reference.lower()  # null",
        "Shelf().put(Order).reference.lower()  # null",
    ],
)
def test_the_arguments_tell_a_variable(python, body):
    python(body, before=VARIABLES)


def test_the_receiver_tells_the_variable_of_its_own_parameter(python):
    own = "class Kept(Order, Base): ..."
    python("Kept.load(1).reference.lower()  # null\nKept().copy().reference.lower()  # null", before=VARIABLES + own)


@pytest.mark.parametrize(
    "body",
    [
        "make(Order, 1).number.lower()",
        "make(Customer, 1).name.lower()",
        "same(order).number.lower()",
        "any_of(1).reference.lower()",
        "make(*models).reference.lower()",
        "make(models[0], 1).reference.lower()",
        "one(model=unknown).reference.lower()",
        "last(models).reference.lower()",
        "found = nothing(Order, 1)\nif found:\n    found.number.lower()",
        "row = make(Order, 1)\nif row.reference:\n    row.reference.lower()",
        "Base.of(Customer, 1).name.lower()",
        "Base.load(1).reference.lower()",
    ],
)
def test_what_no_argument_tells_stays_unknown(python, body):
    python(body, before=VARIABLES, signature="order: Order, models, unknown")


OVERRIDING = """
import peewee

class Base(peewee.Model):
    @classmethod
    def select(cls, *args):
        query = super(Base, cls).select(*args)
        query.database = cls.nearest()
        return query

    @classmethod
    def get_or_none(cls, *args):
        return cls.cached(*args)

class Parcel(Base):
    number = peewee.CharField()
    reference = peewee.CharField(null=True)
"""


@pytest.mark.parametrize(
    "body",
    [
        "Parcel.select().where(key).first().number  # null",
        "for parcel in Parcel.select().where(key):\n    parcel.reference.lower()  # null",
    ],
)
def test_a_query_method_that_is_overridden_gives_the_same_query(python, body):
    python(body, before=OVERRIDING, signature="key")


@pytest.mark.parametrize(
    "body",
    [
        "Parcel.select().where(key).get().number.lower()",
        "for parcel in Parcel.select().where(key):\n    parcel.number.lower()",
        "parcel = Parcel.select().where(key).first()\nif parcel:\n    parcel.number.lower()",
        "Parcel.get_or_none(key).number",
        "Parcel.insert(key).number",
    ],
)
def test_other_methods_that_are_overridden_say_nothing(python, body):
    python(body, before=OVERRIDING, signature="key")
