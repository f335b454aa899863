"""Flask-SQLAlchemy with a base of the project's own, whose class methods look rows up, and views that keep them."""

from flask import request
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.model import Model
from werkzeug.exceptions import NotFound


class ShopModel(Model):
    @classmethod
    def of_key(cls, key):
        row = cls.query.get(key)
        if row is None:
            return None
        return row

    @classmethod
    def demand(cls, key):
        row = cls.query.get(key)
        if row is None:
            raise NotFound
        return row


db = SQLAlchemy(model_class=ShopModel)


class Room(db.Model):
    __tablename__ = "rooms"
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String, nullable=False)


class Event(db.Model):
    __tablename__ = "events"
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String, nullable=False)
    keywords = db.Column(db.String, nullable=True)


class Page:
    def prepare(self):
        raise NotImplementedError

    def show(self):
        raise NotImplementedError


class EventPage(Page):
    def prepare(self):
        self.event = Event.of_key(request.view_args["event_id"])
        if self.event is None:
            raise NotFound


class KeywordsPage(EventPage):
    def show(self):
        return self.event.title, self.event.keywords.split(",")  # null

    def show_spared(self):
        return self.event.keywords and self.event.keywords.split(",")


class RoomPage(Page):
    def prepare(self):
        self.room = Room.of_key(request.view_args["room_id"])

    def show(self):
        return self.room.name  # null


class SureRoomPage(Page):
    def prepare(self):
        self.room = Room.demand(request.view_args["room_id"])

    def show(self):
        return self.room.name
