"""What all calls of a row's method know of the row counts where nothing that shows objects may call it: no template mentions its
name, and no class that is read from other objects. Also what constants all calls give."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import findings_of

from nullguard.model.finding import Confidence

MODELS = """
from django.db import models


class Shop(models.Model):
    name = models.CharField(max_length=9)


class Result(models.Model):
    runtime = models.IntegerField()


class Order(models.Model):
    shop = models.ForeignKey(Shop, null=True, on_delete=models.SET_NULL)
    result = models.ForeignKey(Result, null=True, on_delete=models.SET_NULL)

    @property
    def shop_name(self):
        return self.shop.name.strip()

    @property
    def runtime(self):
        return self.result.runtime + 1
"""

TESTED = """
def show(order):
    if order.{relation} is not None:
        return order.{name}
"""

UNTESTED = """
def show_all(order):
    return order.{name}
"""

SERIALIZER = """
from rest_framework import serializers


class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        fields = ["id", "shop_name"]
"""

FIELD = """
from rest_framework import serializers


class OrderSerializer(serializers.Serializer):
    shop_name = serializers.CharField()
"""


@pytest.fixture
def confidences(tmp_path: Path):
    """How sure the findings in the models are, with code beside them and what a template shows."""

    def of(code: str, template: str = "{{ order.id }}") -> list[Confidence]:
        files = {"models.py": MODELS, "code.py": code, **({"templates/order.html": template} if template else {})}
        reported = findings_of(tmp_path, files, min_confidence="low")
        return [finding.confidence for finding in reported if finding.place.path == "models.py"]

    return of


@pytest.mark.parametrize("name", ["shop_name", "runtime"])
def test_all_reads_are_tested(confidences, name):
    relation = "shop" if name == "shop_name" else "result"
    other = UNTESTED.format(name="runtime" if name == "shop_name" else "shop_name")
    assert sorted(confidences(TESTED.format(name=name, relation=relation) + other)) == [Confidence.LOW, Confidence.HIGH]


@pytest.mark.parametrize(
    ("code", "template"),
    [
        ("", "{{ order.shop_name }}"),
        ("", ""),
        (UNTESTED.format(name="shop_name"), "{{ order.id }}"),
        (SERIALIZER, "{{ order.id }}"),
        (FIELD, "{{ order.id }}"),
        ("class Page:\n    title = attrgetter('shop_name')", "{{ order.id }}"),
    ],
)
def test_others_may_read_it(confidences, code, template):
    assert confidences(TESTED.format(name="shop_name", relation="shop") + code, template)[0] is Confidence.HIGH


CALLED = """
def ask(kind, url):
    answer = None
    if kind == "get":
        answer = session.get(url)
    elif session.is_open and kind == "post":
        answer = session.post(url)
    return answer.status


def get(url):
    return ask("get", url)
"""


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("", 0),
        ("def again(url):\n    return ask('get', url + '/')", 0),
        ("def post(url):\n    return ask('post', url)", 1),
        ("def put(kind, url):\n    return ask(kind, url)", 1),
    ],
)
def test_constants_that_all_calls_give(tmp_path, other, told):
    reported = findings_of(tmp_path, {"code.py": CALLED + other})
    assert [finding.rule for finding in reported] == ["NG109"] * told
