"""A function that fills a new object from a row and gives it back gives what the row lacks, too; oslo.db's queries are of the
model that they are given."""

from __future__ import annotations

import pytest

MODELS = """
from oslo_db.sqlalchemy import utils
from sqlalchemy import Column, Integer, String, func
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Host(Base):
    __tablename__ = "hosts"
    id = Column(Integer, primary_key=True)
    release = Column(String, nullable=True)
    memory = Column(Integer, nullable=True)

def model_query(context, model, args=None, read_deleted=None):
    kwargs = {}
    if read_deleted:
        kwargs["deleted"] = False
    query = utils.model_query(model, context.session, args, **kwargs)
    if read_deleted == "own":
        query = query.filter_by(project=context.project)
    return query

def host_get(context, key):
    row = model_query(context, Host).filter_by(id=key).first()
    if not row:
        raise LookupError(key)
    return row

def host_find(context, key):
    return model_query(context, Host, read_deleted="no").filter_by(id=key).first()

def host_sum(context):
    return model_query(context, Host, args=(func.sum(Host.memory),)).scalar()

def host_count(context):
    return model_query(context, Host, (func.count(Host.id),)).first()
"""

SOURCE = """
from oslo_versionedobjects import base, fields
import models

class Host(base.VersionedObject):
    fields = {{"release": fields.StringField(nullable=True), "id": fields.IntegerField()}}

    @staticmethod
    def _from_db(context, host, row):
        for name in host.fields:
            setattr(host, name, row[name])
        host._context = context
        return host

    @classmethod
    def get(cls, context, key):
        row = models.host_get(context, key)
        return cls._from_db(context, cls(context), row)

    @staticmethod
    def _from_db_object(context, host, db_host):
        host._context = context
        return host

    @classmethod
    def all(cls, context, rows):
        return [cls._from_db_object(context, cls(context), one) for one in rows]

def run(context, key):
    {body}
"""


@pytest.mark.parametrize(
    "body",
    [
        "Host.get(context, key).release.strip()",
        "for x in Host.all(context, key): x.release.strip()",
        "models.host_get(context, key).release.strip()",
        "models.host_find(context, key).id",
        "models.host_sum(context) + 1",
    ],
)
def test_an_object_lacks_what_its_row_lacks(told, body):
    assert told(MODELS, SOURCE.format(body=body)) == [body]


@pytest.mark.parametrize(
    "body",
    [
        "Host.get(context, key).id.real",
        "host = Host.get(context, key); host.release and host.release.strip()",
        "Host(context).release.strip()",
        "models.host_get(context, key).id.real",
        "models.host_count(context)[0] + 1",
        "host = models.host_find(context, key); host and host.id",
    ],
)
def test_objects_filled_with_something_else_are_silent(told, body):
    assert told(MODELS, SOURCE.format(body=body)) == []
