"""Questions about the whole program, and about bodies that are read and not interpreted: what other sources answer is asked
again where these change."""

from __future__ import annotations

TEAMS = """\
    from sqlalchemy import Column, Integer, String
    from sqlalchemy.orm import declarative_base

    Base = declarative_base()


    class Team(Base):
        __tablename__ = "teams"
        id = Column(Integer, primary_key=True)
        release = Column(String, nullable=True)
    """
FORM = """\
    import wtforms


    class Choose(wtforms.Form):
        team = wtforms.{field}("Team")
    """
FIND = """\
    from shop.teams import Team


    def find(session, key):
        return session.query(Team).filter_by(id=key).first()


    def run(session, form):
        return find(session, form.team.data).id
    """


def test_what_a_form_elsewhere_offers(project, anew):
    project.write("shop/teams.py", TEAMS)
    project.write("shop/forms.py", FORM.format(field="SelectField"))
    project.write("shop/finders.py", FIND)
    assert project.found() == anew() == []
    project.write("shop/forms.py", FORM.format(field="StringField"))
    assert project.found() == anew() == ["shop/finders.py:9 NG103"]
    project.write("shop/forms.py", FORM.format(field="RadioField"))
    assert project.found() == anew() == []


BASE = """\
    class Shown:
        @staticmethod
        def _from_db_object(context, team, db_team):
            {body}
    """
OBJECTS = """\
    from oslo_versionedobjects import base, fields
    from shop.base import Shown


    class Team(Shown, base.VersionedObject):
        fields = {"release": fields.StringField(nullable=True), "id": fields.IntegerField()}

        @classmethod
        def made(cls, context, row):
            return cls._from_db_object(context, cls(context), row)


    def run(context, row):
        return Team.made(context, row).release.strip()
    """


def test_a_body_elsewhere_that_fills_an_object(project, anew):
    project.write("shop/teams.py", TEAMS)
    project.write("shop/base.py", BASE.format(body="return team"))
    project.write("shop/objects.py", OBJECTS)
    project.write("shop/base.py", BASE.format(body="return team"))
    first = project.found()
    assert first == anew()
    project.write("shop/base.py", BASE.format(body="return context.show(db_team)"))
    assert project.found() == anew() != first


STORES = """\
    from typing import Protocol


    class Store(Protocol):
        def newest(self): ...

        def store(self, order): ...


    def show(store: Store):
        return store.newest().pk
    """
STORE = """\
    from shop.models import Order


    class Kept:
        def newest(self):
            return Order.objects.first()

        def {name}(self, order):
            order.save()
    """


def test_a_class_elsewhere_gets_what_a_protocol_wants(project, anew):
    project.write("shop/stores.py", STORES)
    project.write("shop/kept.py", STORE.format(name="keep"))
    before = project.found()
    assert before == anew()
    project.write("shop/kept.py", STORE.format(name="store"))
    assert project.found() == anew() != before
    project.write("shop/kept.py", STORE.format(name="keep"))
    assert project.found() == before
