"""What fields of WTForms hold that users may leave empty."""

from __future__ import annotations

import pytest

MODELS = """
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Order(db.Model):
    id = db.Column(db.Integer, primary_key=True)
"""

SOURCE = """
from flask_wtf import FlaskForm
from wtforms import DateField, FloatField, IntegerField, SelectField, StringField, validators
from wtforms.validators import DataRequired, InputRequired, Optional


class Base(FlaskForm):
    due = DateField("Due", validators=[Optional()])


class OrderForm(Base):
    price = FloatField("Price", [validators.Optional()])
    number = IntegerField(validators=[InputRequired()])
    count = IntegerField(validators=[Optional()], default=1)
    name = StringField("Name", validators=[Optional()])
    bare = FloatField("Bare")
    asked = DateField(validators=[Optional()])
    checked = DateField(validators=[Optional()])
    filtered = FloatField(validators=[Optional()], filters=[lambda value: value or 0])
    made = DateField(validators=[Optional()])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.made.data = self.made.data or today()

    def validate(self, **kwargs):
        return bool(self.asked.data)

    def validate_checked(self, field):
        pass


class Plain:
    price = FloatField("Price", [validators.Optional()])


def view(other):
    form = OrderForm()
    if not form.validate_on_submit():
        return None
    {body}
"""


@pytest.mark.parametrize(
    ("body", "is_told"),
    [
        ("return form.price.data + 1", True),
        ("return form.due.data.isoformat()", True),
        ("due = form.due.data; return due.isoformat()", True),
        ("return form.due.data.isoformat() if form.due.data else None", False),
        ("return (form.price.data or 0) + 1", False),
        ("return form.number.data + 1", False),
        ("return form.count.data + 1", False),
        ("return form.name.data.strip()", False),
        ("return form.bare.data + 1", False),
        ("return form.asked.data.isoformat()", False),
        ("return form.checked.data.isoformat()", False),
        ("return form.filtered.data + 1", False),
        ("return form.made.data.isoformat()", False),
        ("return form.price.label.text", False),
        ("return other.price.data + 1", False),
    ],
)
def test_fields_that_may_be_left_empty(told, body, is_told):
    assert told(MODELS, SOURCE.format(body=body)) == ([body] if is_told else [])
