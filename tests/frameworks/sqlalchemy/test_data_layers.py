"""What Flask-REST-JSONAPI hands to the functions of a resource that its data layer calls."""

from __future__ import annotations

import pytest

MODELS = """
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()

class Order(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    number = db.Column(db.String, nullable=False)
    note = db.Column(db.String, nullable=True)
"""

USE = """
from flask_rest_jsonapi import ResourceDetail
from models import Order, db

class OrderDetail(ResourceDetail):
    def {hook}(self, row, {rest}):
        {use}

    data_layer = {{"session": db.session, "model": Order, "methods": {{"{hook}": {hook}}}}}
"""


@pytest.mark.parametrize(
    ("hook", "rest"),
    [("before_update_object", "data, view_kwargs"), ("before_delete_object", "view_kwargs"), ("after_get_object", "view_kwargs")],
)
def test_the_row_is_of_the_class_that_the_layer_names(told, hook, rest):
    use = "print(row.note.strip(), row.number.strip())"
    assert told(MODELS, USE.format(hook=hook, rest=rest, use=use)) == [use]


def test_other_functions_get_no_row(told):
    assert told(MODELS, USE.format(hook="before_create_object", rest="view_kwargs", use="print(row.shown.strip())")) == []
