"""Repositories and services that are generic, or are given the class of their rows: whose rows their methods give."""

from __future__ import annotations

import pytest

from tests.frameworks.sqlalchemy.test_queries_handed_on import MODELS

GENERIC = """
from typing import Generic, TypeVar
from sqlalchemy import select
from sqlalchemy.orm import Session
import models

T = TypeVar("T")

class Repository(Generic[T]):
    def __init__(self, model: type[T]):
        self.model = model

    def all(self, session: Session):
        return session.scalars(select(self.model)).all()

    def run(self, session: Session):
        return session.execute(select(self.model)).scalars().all()

    def old(self, session: Session):
        return session.query(self.model).all()

    def each(self, session: Session):
        yield from session.scalars(select(self.model))

    def one(self, session: Session):
        return session.scalars(select(self.model)).one()

    def first(self, session: Session, **asked):
        return session.scalars(select(self.model).filter_by(**asked)).first()

    def required(self, session: Session, **asked):
        row = self.first(session, **asked)
        if row is None:
            raise LookupError(asked)
        return row

class Orders(Repository[models.Order]):
    def newest(self, session: Session):
        return self.required(session)

class Untold(Repository):
    pass

orders = Orders(models.Order)
plain = Repository(models.Order)
named = Repository(model=models.Order)
declared: Repository[models.Order] = Repository(models.Order)
parcels = Repository(models.Parcel)
untold = Untold(thing)

def run(session: Session, number):
    {body}
"""


@pytest.mark.parametrize(
    "repository", ["orders", "plain", "named", "declared", "Orders(models.Order)", "Repository(models.Order)"]
)
@pytest.mark.parametrize("method", ["all", "run", "old", "each"])
def test_rows_of_lists(told, repository, method):
    line = "return [row.sent_at.date() for row in rows]"
    assert told(MODELS, GENERIC.format(body=f"rows = {repository}.{method}(session)\n    {line}")) == [line]


@pytest.mark.parametrize("repository", ["orders", "plain", "named", "declared", "Orders(models.Order)"])
@pytest.mark.parametrize("method", ["one", "required"])
def test_one_row(told, repository, method):
    line = "return row.sent_at.date()"
    assert told(MODELS, GENERIC.format(body=f"row = {repository}.{method}(session)\n    {line}")) == [line]


@pytest.mark.parametrize("repository", ["orders", "plain", "parcels"])
def test_a_row_that_is_not_found(told, repository):
    line = "return row.id + 1"
    assert told(MODELS, GENERIC.format(body=f"row = {repository}.first(session, number=number)\n    {line}")) == [line]


def test_what_a_method_of_the_class_itself_gives(told):
    line = "return orders.newest(session).sent_at.date()"
    assert told(MODELS, GENERIC.format(body=line)) == [line]


@pytest.mark.parametrize(
    "body",
    [
        "return [row.sent_at.date() for row in parcels.all(session)]",
        "return [row.sent_at.date() for row in untold.all(session)]",
        "return [row.number.lower() for row in orders.all(session)]",
        "return [row.sent_at.date() for row in orders.all(session) if row.sent_at]",
        "return parcels.one(session).sent_at.date()",
        "return untold.required(session).sent_at.date()",
        "return orders.required(session).number.lower()",
        "return orders.newest(session).number.lower()",
        "return [row.number.lower() for row in orders.each(session)]",
        "row = orders.first(session, number=number)\n    return row and row.number",
    ],
)
def test_repositories_of_other_rows_are_silent(told, body):
    assert not told(MODELS, GENERIC.format(body=body))


SERVICES = """
from sqlalchemy.orm import Session
import models

class Base:
    def __init__(self, session: Session, model{kind}):
        self.session = session
        self.model = model

    def all(self):
        return self.session.query(self.model).all()

    def find(self, number):
        return self.session.query(self.model).get(number)

class Orders(Base):
    def __init__(self, session: Session):
        super().__init__(session, {orders})

class Parcels(Base):
    def __init__(self, session: Session):
        super().__init__(session, models.Parcel)

class Special(Orders):
    pass

def run(session: Session, number):
    {body}
"""


@pytest.mark.parametrize("kind", ["", ": type"])
@pytest.mark.parametrize("orders", ["models.Order", "model=models.Order"])
@pytest.mark.parametrize("service", ["Orders(session)", "Special(session)"])
def test_a_class_that_a_constructor_hands_to_the_one_above(told, kind, orders, service):
    line = f"return [row.sent_at.date() for row in {service}.all()]"
    assert told(MODELS, SERVICES.format(kind=kind, orders=orders, body=line)) == [line]
    line = f"return {service}.find(number).number"
    assert told(MODELS, SERVICES.format(kind=kind, orders=orders, body=line)) == [line]


@pytest.mark.parametrize(
    "body",
    [
        "return [row.sent_at.date() for row in Parcels(session).all()]",
        "return [row.number.lower() for row in Orders(session).all()]",
        "row = Orders(session).find(number)\n    return row.number if row else ''",
    ],
)
def test_what_other_services_have(told, body):
    assert not told(MODELS, SERVICES.format(kind="", orders="models.Order", body=body))
