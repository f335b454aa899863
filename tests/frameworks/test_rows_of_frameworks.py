"""Rows that frameworks of Python's hand out: queries for one row of Tortoise, settings and signals of Wagtail and django-fsm."""

from __future__ import annotations

import pytest

TORTOISE = """
from tortoise import fields
from tortoise.models import Model


class Buyer(Model):
    name = fields.CharField(max_length=9)


class Order(Model):
    number = fields.CharField(max_length=9)
    note = fields.TextField(null=True)
    buyer = fields.ForeignKeyField("models.Buyer", null=True)
"""

USES = """
from models import Order


async def run(key):
    {body}
"""


@pytest.mark.parametrize(
    ("body", "is_told"),
    [
        ("return (await Order.get(id=key).select_related('buyer')).buyer.name", True),
        ("return (await Order.get(id=key).prefetch_related('buyer')).note.strip()", True),
        ("return (await Order.get_or_none(id=key).select_related('buyer')).number", True),
        ("return (await Order.get(id=key).select_related('buyer')).number.strip()", False),
        ("one = await Order.get_or_none(id=key).select_related('buyer'); return one.number if one else None", False),
        ("one = await Order.get(id=key).select_related('buyer'); return one.buyer.name if one.buyer else None", False),
    ],
)
def test_queries_for_one_row(told, body, is_told):
    assert told(TORTOISE, USES.format(body=body)) == ([body] if is_told else [])


WAGTAIL = """
from django.db import models
from wagtail.contrib.settings.models import BaseGenericSetting, BaseSiteSetting
from wagtail.models import Page


class Desk(models.Model):
    name = models.CharField(max_length=9)


class Branding(BaseSiteSetting):
    title = models.CharField(max_length=9)
    desk = models.ForeignKey(Desk, null=True, on_delete=models.SET_NULL)


class Social(BaseGenericSetting):
    handle = models.CharField(max_length=9, null=True)


class Article(Page):
    desk = models.ForeignKey(Desk, null=True, on_delete=models.SET_NULL)
    body = models.TextField()
"""

HOOKS = """
from django_fsm.signals import post_transition
from wagtail.signals import page_published
from models import Article, Branding, Social


def shown(request):
    {shown}


def published(sender, instance, **kwargs):
    {published}


page_published.connect(published, sender=Article)
"""


@pytest.mark.parametrize(
    ("shown", "published", "found"),
    [
        ("return Branding.for_request(request).desk.name", "", 1),
        ("return Branding.for_site(request.site).desk.name", "", 1),
        ("return Social.load(request_or_site=request).handle.lower()", "", 1),
        ("return Branding.for_request(request).title.lower()", "", 0),
        ("row = Branding.for_request(request); return row.desk.name if row.desk else None", "", 0),
        ("", "return instance.desk.name", 1),
        ("", "return instance.body.lower()", 0),
        ("", "return instance.desk.name if instance.desk_id else None", 0),
    ],
)
def test_settings_and_signals(told, shown, published, found):
    assert told(WAGTAIL, HOOKS.format(shown=shown or "pass", published=published or "pass")) == [shown or published] * found
