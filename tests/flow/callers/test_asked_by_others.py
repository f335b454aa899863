"""What permissions, validators and a view's own `get_object` refuse before a method runs (Django and Django REST framework)."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import findings_of

from nullguard.model.finding import Confidence

MODELS = """
from django.db import models


class Buyer(models.Model):
    name = models.CharField(max_length=9)


class Order(models.Model):
    number = models.IntegerField()
    buyer = models.ForeignKey(Buyer, null=True, on_delete=models.SET_NULL)
"""

TOP = """
from django import forms
from django.contrib.auth.mixins import UserPassesTestMixin
from django.http import Http404
from django.views.generic import DetailView, UpdateView
from rest_framework import permissions, serializers, viewsets
from models import Order
"""


@pytest.fixture(scope="module")
def confidence(tmp_path_factory):
    """How sure the first finding of a text is."""

    def told(text: str) -> Confidence | None:
        root: Path = tmp_path_factory.mktemp("shop")
        reported = findings_of(root, {"models.py": MODELS, "code.py": TOP + text}, min_confidence="low")
        found = [finding.confidence for finding in reported if "name" in finding.message]
        return found[0] if found else None

    return told


PERMISSION = """
class HasBuyer(permissions.BasePermission):
    def has_object_permission(self, request, view, order):
        {asked}

class Orders(viewsets.ModelViewSet):
    queryset = Order.objects.all()
    permission_classes = [permissions.IsAuthenticated, {permission}]

    def ship(self, request, pk=None):
        order = self.get_object()
        return order.buyer.name
"""


@pytest.mark.parametrize(
    "asked",
    [
        "return order.buyer is not None",
        "return bool(order.buyer)",
        "return order.number > 3 and order.buyer is not None",
        "return order.buyer == request.user",
        "if not order.buyer:\n            return False\n        return True",
        "buyer = order.buyer\n        return buyer is not None and buyer.name",
        "buyer = order.buyer\n        if not buyer:\n            return False\n        return True",
        "if order.buyer is None or order.number < 3:\n            raise permissions.Denied\n        return True",
    ],
)
def test_a_permission_that_refuses(confidence, asked):
    assert confidence(PERMISSION.format(asked=asked, permission="HasBuyer")) is Confidence.LOW
    assert confidence(PERMISSION.format(asked=asked, permission="permissions.IsAuthenticated")) is Confidence.MEDIUM


@pytest.mark.parametrize(
    "asked",
    [
        "return order.buyer is None",
        "buyer = order.buyer\n        buyer = order\n        return buyer is not None",
        "return request.user.is_staff or order.buyer is not None",
        "if request.user.is_staff:\n            return True\n        return order.buyer is not None",
        "if order.buyer is None:\n            return True\n        return order.number > 3",
        "if order.number > 3 and order.buyer is None:\n            return False\n        return True",
        "return order.number > 3",
        "if order.buyer is None:\n            print(order)\n        return True",
        "if request.x:\n            print(1)\n        elif order.buyer is None:\n            return False\n        return True",
    ],
)
def test_a_permission_that_lets_on(confidence, asked):
    assert confidence(PERMISSION.format(asked=asked, permission="HasBuyer")) is Confidence.MEDIUM


VIEW = """
class Shown({bases}):
    model = Order

    {before}

    def get_context_data(self, **kwargs):
        return {{"name": self.object.buyer.name}}
"""


GIVING = """def get_object(self, queryset=None):
        order = super().get_object(queryset)
        if order.buyer is None:
            {outcome}
        return order"""

ASKING = """def test_func(self):
        if {first} and not self.object.buyer:
            return False
        return True"""

DISPATCHING = """def dispatch(self, request, *args, **kwargs):
        order = self.get_object()
        {first}
        if order.buyer is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)"""


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("def test_func(self):\n        return self.get_object().buyer is not None", Confidence.LOW),
        ("def test_func(self):\n        order = self.get_object()\n        return bool(order.buyer)", Confidence.LOW),
        ("def test_func(self):\n        return self.request.user.is_staff", Confidence.MEDIUM),
        ("def other(self):\n        return self.get_object().buyer is not None", Confidence.MEDIUM),
        ("def test_func(self):\n        return not (self.o and not self.object.buyer)", Confidence.MEDIUM),
        (ASKING.format(first="self.object"), Confidence.LOW),
        (ASKING.format(first="self.o"), Confidence.MEDIUM),
        (GIVING.format(outcome="raise Http404"), Confidence.LOW),
        (GIVING.format(outcome="return order"), Confidence.MEDIUM),
        (GIVING.format(outcome="order.buyer = Buyer(name='x')"), Confidence.LOW),
        (GIVING.format(outcome="order.buyer = None"), Confidence.MEDIUM),
        (GIVING.format(outcome="order.other = 3"), Confidence.MEDIUM),
        (DISPATCHING.format(first="print(order)"), Confidence.LOW),
        (DISPATCHING.format(first="if request.user.is_staff:\n            return super().dispatch(request)"), Confidence.MEDIUM),
    ],
)
def test_what_a_view_asks_first(confidence, before, expected):
    assert confidence(VIEW.format(bases="UserPassesTestMixin, DetailView", before=before)) is expected


OF_TWO = """
class Shown(UserPassesTestMixin, DetailView):
    def test_func(self):
        {asked}
        return {name}.buyer is not None

    def show(self, number):
        {had}
        return order.buyer.name
"""


@pytest.mark.parametrize(
    ("asked", "name", "had", "expected"),
    [
        ("order = self.get_object()", "order", "order = self.get_object()", Confidence.LOW),
        ("order = self.object", "order", "order = self.get_object()", Confidence.LOW),
        (
            "order = self.kept or Order()",
            "order",
            "order = Order.objects.get(number=1)\n        order = Order.objects.get(number=2)",
            Confidence.HIGH,
        ),
        (
            "for order in self.orders:\n            pass",
            "order",
            "for order in Order.objects.all():\n            pass",
            Confidence.HIGH,
        ),
    ],
)
def test_variables_of_the_same_name(confidence, asked, name, had, expected):
    assert confidence(OF_TWO.format(asked=asked, name=name, had=had)) is expected


FORM = """
class Ship(forms.ModelForm):
    class Meta:
        model = Order
        fields = ["number"]

    def {clean}(self):
        {asked}

    def {method}(self, commit=True):
        print(self.instance.buyer.name)
"""

REFUSING = "if self.instance.buyer is None:\n            raise forms.ValidationError('x')"


@pytest.mark.parametrize(
    ("clean", "asked", "method", "expected"),
    [
        ("clean", REFUSING, "save", Confidence.LOW),
        ("clean_number", REFUSING, "save", Confidence.LOW),
        ("clean", "if not self.instance.buyer:\n            self.add_error(None, 'x')", "save", Confidence.LOW),
        ("clean", "if self.instance.buyer is None:\n            print('x')", "save", Confidence.MEDIUM),
        (
            "clean",
            "if not self.instance.buyer:\n            if self.data:\n                self.add_error(None, 'x')",
            "save",
            Confidence.MEDIUM,
        ),
        ("clean", "if self.instance.pk is None:\n            return\n        " + REFUSING, "save", Confidence.MEDIUM),
        ("check", REFUSING, "save", Confidence.MEDIUM),
        ("clean", REFUSING, "show", Confidence.MEDIUM),
    ],
)
def test_what_a_form_validates(confidence, clean, asked, method, expected):
    assert confidence(FORM.format(clean=clean, asked=asked, method=method)) is expected


SERIALIZER = """
class Ship(serializers.Serializer):
    order = serializers.PrimaryKeyRelatedField(queryset=Order.objects.all())

    def {validate}(self, {given}):
        {asked}
        return {given}

    def create(self, validated_data):
        order = validated_data["order"]
        return order.buyer.name
"""


@pytest.mark.parametrize(
    ("validate", "given", "asked", "expected"),
    [
        ("validate", "attrs", "if attrs['order'].buyer is None:\n            raise Exception", Confidence.LOW),
        ("validate", "data", "if not data.get('order').buyer:\n            raise Exception", Confidence.LOW),
        (
            "validate",
            "attrs",
            "order = attrs.get('order')\n        if order and not order.buyer:\n            raise Exception",
            Confidence.LOW,
        ),
        ("validate_order", "value", "if value.buyer is None:\n            raise Exception", Confidence.LOW),
        ("validate_other", "value", "if value.buyer is None:\n            raise Exception", Confidence.MEDIUM),
        ("validate", "attrs", "if attrs['other'].buyer is None:\n            raise Exception", Confidence.MEDIUM),
    ],
)
def test_what_a_serializer_validates(confidence, validate, given, asked, expected):
    assert confidence(SERIALIZER.format(validate=validate, given=given, asked=asked)) is expected
