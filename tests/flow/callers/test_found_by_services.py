"""Rows that a form's validator has found by a service, before a function asks the service for them again (Python)."""

from __future__ import annotations

import pytest
from checked import findings_of

SERVICES = """from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    number = Column(String, nullable=False)


class OrderService:
    def __init__(self, db):
        self.db = db

    def find_order(self, number, shop=None){declared}:
        return self.db.query(Order).filter_by(number=number).one_or_none()

    def find_other(self, number){declared}:
        return self.db.query(Order).filter_by(number=number, id=1).one_or_none()
"""
FORMS = """import wtforms


class OrderForm(wtforms.Form):
    number = wtforms.StringField()
    other = wtforms.StringField()

    def __init__(self, *args, order_service, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_service = order_service

    def validate_number(self, field):
        number = field.data
        if self.order_service.find_order(number) is None:
            raise wtforms.ValidationError("no such order")
"""
VIEWS = """from forms import OrderForm
from services import OrderService


def show(request):
    order_service: OrderService = request.find_service(OrderService)
    shop_service: OrderService = request.find_service(OrderService, "shop")
    form = OrderForm(request.POST, order_service=order_service)
"""


def told(tmp_path, view, forms=FORMS, declared=""):
    lines = "".join(f"    {line}\n" for line in view.splitlines())
    files = {"services.py": SERVICES.format(declared=declared), "forms.py": forms, "views.py": VIEWS + lines}
    return [finding.rule for finding in findings_of(tmp_path, files)]


SHOWN = "if form.validate():\n    order = order_service.find_order(form.number.data)\n    print(order.number)"


@pytest.mark.parametrize(("declared", "rule"), [("", "NG103"), (" -> Order | None", "NG105")])
def test_a_row_that_was_found_before_is_only_shown_low(declared, rule, tmp_path):
    assert told(tmp_path, SHOWN, declared=declared) == []
    assert told(tmp_path, SHOWN, FORMS.replace("is None", "is not None"), declared) == [rule]


@pytest.mark.parametrize(
    "view",
    [
        "order = order_service.find_order(form.number.data)\nprint(order.number)",
        SHOWN.replace("form.number", "form.other"),
        SHOWN.replace("form.number.data", "request.POST['number']"),
        SHOWN.replace("find_order", "find_other"),
        SHOWN.replace("= order_service", "= shop_service"),
        SHOWN.replace("form.number.data", "form.number.data, request.shop"),
    ],
)
def test_another_row_is_told(view, tmp_path):
    assert told(tmp_path, view) == ["NG103"]
