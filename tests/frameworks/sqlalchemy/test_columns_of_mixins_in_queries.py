"""What queries ask of columns and relations that mixins declare by methods, and of pages of rows."""

from __future__ import annotations

MODELS = """
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import backref, declared_attr, relationship

db = SQLAlchemy()

class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String, nullable=False)

class Owned:
    @declared_attr
    def owner_id(cls):
        return db.Column(db.Integer, db.ForeignKey("user.id"), nullable=True)

    @declared_attr
    def owner(cls):
        return relationship("User", foreign_keys=[cls.owner_id])

class Order(Owned, db.Model):
    id = db.Column(db.Integer, primary_key=True)
    code = db.Column(db.String, nullable=True)
    parent_id = db.Column(db.Integer, db.ForeignKey("order.id"), nullable=True)
    children = relationship("Order", backref=backref("parent", remote_side=[id]))
"""

SOURCE = """
from models import Order

def run():
    for joined in Order.query.join(Order.owner).all():
        joined.owner.name.strip()
    for asked in Order.query.filter(Order.owner_id.isnot(None)).all():
        asked.owner.name.strip()
    for found in Order.query.all():
        found.owner.name.strip()  # null
        found.parent.code.strip()  # null
        found.children[0].owner_id

def pages():
    for one in Order.query.filter(Order.code != None).paginate(page=1).items:
        one.code.strip()
    for other in Order.query.paginate(page=1).items:
        other.code.strip()  # null
"""


def test_queries_by_columns_of_mixins(told):
    assert told(MODELS, SOURCE) == [line.strip() for line in SOURCE.splitlines() if "# null" in line]
