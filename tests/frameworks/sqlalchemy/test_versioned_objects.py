"""Objects of oslo.versionedobjects hold a row's columns under the same names, null where the field and the column may be."""

from __future__ import annotations

MODELS = """
from sqlalchemy import Column, ForeignKey, Integer, String, orm
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Rack(Base):
    __tablename__ = "racks"
    id = Column(Integer, primary_key=True)
    place = Column(String, nullable=True)

class Host(Base):
    __tablename__ = "hosts"
    id = Column(Integer, primary_key=True)
    release = Column(String, nullable=True)
    memory = Column(Integer, nullable=True)
    name = Column(String, nullable=True)
    rack_id = Column(Integer, ForeignKey("racks.id"), nullable=True)
    rack = orm.relationship(Rack)
    zone = Column(String, nullable=False)
    label = Column(String)
"""

SOURCE = """
from oslo_versionedobjects import base, fields
import models

class Based(base.VersionedObject):
    fields = {"memory": fields.IntegerField(nullable=True)}

class Host(Based):
    fields = {
        "release": fields.StringField(nullable=True),
        "name": fields.StringField(),
        "rack": fields.ObjectField("Rack", nullable=True),
        "zone": fields.StringField(nullable=True),
        "label": fields.StringField(nullable=True),
        "extra": fields.StringField(nullable=True),
    }

    def show(self):
        self.release.strip()  # null
        self.memory + 1  # null
        self.rack.place.strip()  # null
        self.name.strip()
        self.zone.strip()
        self.label.strip()
        self.extra.strip()

    def show_some(self):
        if self.release:
            self.release.strip()
        if self.rack is not None:
            self.rack.name()

class RackObject(Based):
    db_model = models.Rack
    fields = {"place": fields.StringField(nullable=True)}

    def show(self):
        self.place.strip()  # null

class Other(Based):
    fields = {"release": fields.StringField(nullable=True)}

    def show(self):
        self.release.strip()

def run(context, h: Host):
    h.release.strip()  # null
    made = Host(context)
    made.release.strip()
"""


def test_fields_are_null_with_their_columns(told):
    assert told(MODELS, SOURCE) == [line.strip() for line in SOURCE.splitlines() if "# null" in line]
