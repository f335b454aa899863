"""Rows that Flask-Admin hands to the hooks of a view, and marshmallow-sqlalchemy to the methods of a schema."""

from __future__ import annotations

from tests.frameworks.sqlalchemy.test_functions_given_classes import MODELS

VIEWS = """
from flask_admin.contrib.sqla import ModelView
from models import Job, Node
from sessions import session

class Base(ModelView):
    can_delete = False

class JobView(Base):
    def on_model_change(self, form, model, is_created):
        model.done.date()

    def on_model_delete(self, model):
        if model.done:
            model.done.date()

    def describe(self, model):
        return model.title.upper()

class NodeView(Base):
    def on_model_change(self, form, model, is_created):
        return model.done.date()

class SharedView(Base):
    def on_model_delete(self, model):
        print(model.done.date())

def init(admin):
    admin.add_view(JobView(Job, session))
    admin.add_view(NodeView(Node, session, name="nodes"))
    admin.add_view(SharedView(Job, session))
    admin.add_view(SharedView(Node, session))
"""

SCHEMAS = """
from marshmallow import Schema, fields, post_dump
from marshmallow_sqlalchemy import SQLAlchemyAutoSchema
from models import Job, Node

class JobSchema(SQLAlchemyAutoSchema):
    class Meta:
        model = Job

    day = fields.Method("find_day")
    month = fields.Method("find_month")
    week = fields.Function(lambda job: job.done.isocalendar())
    hour = fields.Function(lambda job: job.done.hour if job.done else None)
    other = fields.Nested(lambda x: x.done.minute)

    def find_day(self, it):
        return it.done.date()

    def find_month(self, it):
        return it.done.month if it.done else None

    @post_dump(pass_original=True)
    def add(self, data, original, **kwargs):
        data["year"] = original.done.year
        return data

    def other(self, it):
        return it.day.upper()

class NodeSchema(SQLAlchemyAutoSchema):
    class Meta:
        model = Node

    day = fields.Method("find_day")

    def find_day(self, x):
        return x.done.date()
"""


DUMPED = """
from marshmallow import Schema, fields, post_dump, pre_dump, pre_load
from marshmallow_sqlalchemy import SQLAlchemyAutoSchema
from models import Job

class BaseSchema(SQLAlchemyAutoSchema):
    pass

class JobSchema(BaseSchema):
    class Meta:
        model = Job

    @pre_dump
    def one(self, it, **kwargs):
        it.day = it.done.date()
        return it

    @pre_dump
    def tested(self, it, **kwargs):
        it.week = it.done.isocalendar() if it.done else None
        return it

    @pre_dump(pass_many=True)
    def all_of_them(self, them, many, **kwargs):
        them.done.hour
        return them

    @pre_dump(pass_collection=True)
    def together(self, them, **kwargs):
        them.done.minute
        return them

    @pre_load
    def sent(self, it, **kwargs):
        it.done.second
        return it

    @post_dump
    def made(self, it, **kwargs):
        it.done.month
        return it

class PlainSchema(Schema):
    class Meta:
        model = Job

    @pre_dump
    def plain(self, it, **kwargs):
        it.done.year
        return it
"""


def test_what_is_to_be_dumped(told):
    assert told(MODELS, DUMPED) == ["it.day = it.done.date()"]


def test_hooks_of_admin_views(told):
    assert told(MODELS, VIEWS) == ["model.done.date()"]


def test_methods_of_schemas(told):
    assert told(MODELS, SCHEMAS) == [
        "week = fields.Function(lambda job: job.done.isocalendar())",
        "return it.done.date()",
        'data["year"] = original.done.year',
    ]
