"""The class of what a decorator makes and hands to the functions that it wraps."""

from __future__ import annotations

from tests.frameworks.sqlalchemy.test_functions_given_classes import MODELS

SOURCE = """
from functools import wraps
from models import Job, Node
from sessions import make_session

class Store:
    def __init__(self, session):
        self.session = session

    def fetch(self, key):
        return self.session.query(Job).filter_by(id=key).first()

    def need(self, key):
        return self.session.query(Node).filter_by(id=key).one()

class Other:
    def fetch(self, key):
        return Node(id=key)

def with_store(function):
    @wraps(function)
    def inner(*args, **kwargs):
        with make_session() as session:
            return function(Store(session), *args, **kwargs)
    return inner

@with_store
def show(it, key):
    x = it.fetch(key)
    return x.id

@with_store
def show_more(it, key):
    x = it.fetch(key)
    if x is None:
        raise LookupError(key)
    return x.id, it.need(key).done.date()

def run(key):
    show(key)
    show_more(key)
"""


def test_rows_of_an_object_that_a_decorator_hands_on(told):
    assert told(MODELS, SOURCE) == ["return x.id"]
