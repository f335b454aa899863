"""Services that Pyramid code registers and finds again are of the class that was registered."""

from __future__ import annotations

import pytest

MODELS = """
from pyramid_services import find_service_factory
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base
from zope.interface import Interface, implementer

Base = declarative_base()

class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=True)

class IUsers(Interface):
    def find(key):
        pass

class IMail(Interface):
    def find(key):
        pass

class Groups:
    def __init__(self, db):
        self.db = db

    def find(self, key):
        return self.db.query(User).filter_by(id=key).one()

@implementer(IUsers)
class Users:
    def __init__(self, db):
        self.db = db

    @classmethod
    def create_service(cls, context, request):
        return cls(request.db)

    def find(self, key):
        return self.db.query(User).filter_by(id=key).first()

@implementer(IMail)
class Mails(Users):
    pass

@implementer(IMail)
class NoMails(Groups):
    pass

def groups_factory(context, request):
    return Groups(request.db)

def users_factory(context, request):
    return Users(db=request.db)

def includeme(config):
    chosen = config.maybe_dotted(config.registry.settings["users"])
    config.register_service_factory(chosen.create_service, IUsers)
    config.register_service_factory("models.groups_factory", name="group")
    config.register_service_factory(users_factory, name="user")
    config.register_service_factory(Users.create_service, iface=Users)
    config.register_service_factory(chosen, IMail)
"""

SOURCE = """
from models import IMail, IUsers, Users

class View:
    def __init__(self, request):
        self.users = request.find_service(IUsers, context=None)
        self.groups = request.find_service(name="group")

    def show(self, request, key, name):
        {body}
"""


@pytest.mark.parametrize(
    "body",
    [
        "request.find_service(IUsers, context=None).find(key).id",
        "request.find_service(name='user').find(key).id",
        "request.find_service(iface=Users).find(key).id",
        "self.users.find(key).id",
        "self.groups.find(key).name.strip()",
    ],
)
def test_a_service_is_of_the_class_that_was_registered(told, body):
    assert told(MODELS, SOURCE.format(body=body)) == [body]


@pytest.mark.parametrize(
    "body",
    [
        "request.find_service(name='group').find(key).id",
        "self.groups.find(key).id",
        "user = self.users.find(key); user and user.id",
        "request.find_service(IMail).find(key).id",
        "request.find_service(name=name).find(key).id",
        "request.find_service(name='other').find(key).id",
        "self.find_service(IUsers)",
    ],
)
def test_services_that_nobody_knows_are_silent(told, body):
    assert told(MODELS, SOURCE.format(body=body)) == []
