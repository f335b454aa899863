"""Columns that saving a row fills, in the model's `save` or in a receiver of `pre_save`."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

MODELS = """
import uuid
from django.db import models
from django.utils import timezone
from django.utils.text import slugify

def number_of(name):
    return len(name)

def perhaps(name):
    if name:
        return slugify(name)

class Shop(models.Model):
    name = models.CharField(max_length=20)
    owner = models.CharField(max_length=20, null=True)

class Base(models.Model):
    code = models.CharField(max_length=20, null=True)
    class Meta:
        abstract = True
"""

ORDERS = """
class Order(Base):
    name = models.CharField(max_length=20)
    nick = models.CharField(max_length=20, null=True)
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
    slug = models.CharField(max_length=20, null=True)
    is_paid = models.BooleanField(default=False)
"""

HEAD = """\
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from django.utils import timezone
from shop.models import Order, Shop
"""


@pytest.fixture
def saved(filled_by):
    """`saved(text)`: what fills `slug` where `save` of orders has the text as its body."""

    def told(text, more="", base="", field="slug", other=""):
        body = "\n    def save(self, *args, **kwargs):\n" + indent(dedent(text), "        ") + "\n"
        source = MODELS + indent(dedent(base), "    ") + ORDERS + (body if text else "") + indent(dedent(more), "    ")
        files = {"shop/models.py": source, "shop/other.py": HEAD + dedent(other)}
        return filled_by(files, "Order", field)

    return told


@pytest.mark.parametrize(
    "body",
    [
        "self.slug = slugify(self.name)\nsuper().save(*args, **kwargs)",
        "self.slug = 'x'\nreturn super(Order, self).save(*args, **kwargs)",
        "self.slug = self.slug or self.name.lower()\nmodels.Model.save(self, *args, **kwargs)",
        "if not self.slug:\n    self.slug = uuid.uuid4().hex\nsuper().save()",
        "if self.slug is None:\n    self.slug = f'{self.name}-x'\nsuper().save()",
        "if self.slug in (None, ''):\n    self.slug = self.shop.name\nsuper().save()",
        "if not self.slug or self.is_paid:\n    self.slug = str(self.shop)\nsuper().save()",
        "if self.slug:\n    pass\nelse:\n    self.slug = number_of(self.name)\nsuper().save()",
        "if not self.pk:\n    self.slug = slugify(self.name)\nsuper().save()",
        "if self._state.adding and not self.slug:\n    self.slug = slugify(self.name)\nsuper().save()",
        "is_new = self.id is None\nif is_new:\n    self.slug = slugify(self.name)\nsuper().save()",
        "if self.is_paid:\n    self.slug = 'paid'\nelse:\n    self.slug = 'open'\nsuper().save()",
        "slug = self.name\nif self.is_paid:\n    slug = slug[:3]\nself.slug = slug\nsuper().save()",
        "if self.name == '':\n    raise ValueError()\nself.slug = slugify(self.name)\nsuper().save()",
        "self.slug = self.slug if self.slug else self.name\nsuper().save()",
        "self.slug = Shop.objects.get(name='x').name\nsuper().save()",
        "while not self.slug:\n    self.slug = slugify(self.name)\nsuper().save()",
        "with lock():\n    self.slug = slugify(self.name)\n    super().save()",
        "self.slug = slugify(self.name)\nsuper().save()\nself.slug = None",
    ],
)
def test_save_fills_it(saved, body):
    assert saved(body).startswith("shop/models.py:")


@pytest.mark.parametrize(
    "body",
    [
        "super().save(*args, **kwargs)",
        "super().save(*args, **kwargs)\nself.slug = slugify(self.name)",
        "if self.is_paid:\n    self.slug = slugify(self.name)\nsuper().save()",
        "if self.is_paid and not self.slug:\n    self.slug = slugify(self.name)\nsuper().save()",
        "if self.slug:\n    self.slug = slugify(self.name)\nsuper().save()",
        "if self.pk:\n    self.slug = slugify(self.name)\nsuper().save()",
        "if self.is_paid:\n    return super().save()\nself.slug = slugify(self.name)\nsuper().save()",
        "self.slug = self.nick\nsuper().save()",
        "self.slug = self.nick or self.shop.owner\nsuper().save()",
        "self.slug = kwargs.pop('slug', None)\nsuper().save()",
        "self.slug = perhaps(self.name)\nsuper().save()",
        "self.slug = Order.objects.first()\nsuper().save()",
        "self.slug = self.slug.lower()\nsuper().save()",
        "self.slug = slugify(self.slug)\nsuper().save()",
        "self.slug = args[0]\nsuper().save()",
        "slug = None\nif self.is_paid:\n    slug = self.name\nself.slug = slug\nsuper().save()",
        "self.slug = slugify(self.name)\nif self.is_paid:\n    self.slug = None\nsuper().save()",
        "self.slug = slugify(self.name)\ndel self.slug\nsuper().save()",
        "for shop in Shop.objects.all():\n    self.slug = shop.name\nsuper().save()",
        "try:\n    self.slug = slugify(self.name)\nexcept ValueError:\n    pass\nsuper().save()",
        "self.shop.slug = slugify(self.name)\nsuper().save()",
        "self.name = slugify(self.name)\nsuper().save()",
        "self.slug = slugify(self.name)",
    ],
)
def test_save_may_leave_it_out(saved, body):
    assert saved(body) == ""


def test_methods_of_the_row_fill_it(saved):
    fill = "def fill(self):\n    if not self.slug:\n        self.slug = slugify(self.name)\n"
    leave = "def fill(self):\n    if self.is_paid:\n        return\n    self.slug = slugify(self.name)\n"
    assert saved("self.fill()\nsuper().save()", fill)
    assert not saved("self.fill()\nsuper().save()", leave)
    assert not saved("super().save()\nself.fill()", fill)
    assert not saved("if self.is_paid:\n    self.fill()\nsuper().save()", fill)
    assert not saved("", fill)


def test_the_save_of_a_class_above_fills_it(saved):
    base = "def save(self, *args, **kwargs):\n    self.code = 'x'\n    super().save(*args, **kwargs)\n"
    assert saved("", base=base, field="code")
    assert saved("super().save(*args, **kwargs)", base=base, field="code")
    assert not saved("self.name = ''", base=base, field="code")
    assert not saved("", base=base)


def test_keys_that_rows_have_before_they_are_saved_tell_nothing_of_new_ones(saved):
    body = "if not self.pk:\n    self.slug = slugify(self.name)\nsuper().save()"
    key = "key = models.UUIDField(primary_key=True, default=uuid.uuid4)\n"
    assert saved(body)
    assert not saved(body, key)


def test_rows_that_are_made_at_once_are_not_saved(saved):
    body = "self.slug = slugify(self.name)\nsuper().save()"
    assert not saved(body, other="def load(rows):\n    Order.objects.bulk_create(rows)\n")
    assert saved(body, other="def load(rows):\n    Shop.objects.bulk_create(rows)\n")


@pytest.mark.parametrize(
    ("head", "body", "is_filled"),
    [
        ("@receiver(pre_save, sender=Order)", "instance.slug = 'x'", True),
        ("@receiver(pre_save, sender='shop.Order')", "instance.slug = 'x'", True),
        ("@receiver([pre_save, post_save], sender=Order)", "instance.slug = 'x'", True),
        ("@receiver(pre_save, sender=Order)", "if raw:\n    return\ninstance.slug = 'x'", True),
        ("@receiver(pre_save, sender=Order)", "if not instance.slug:\n    instance.slug = instance.name", True),
        ("@receiver(pre_save, sender=Order)", "if instance.is_paid:\n    return\ninstance.slug = 'x'", False),
        ("@receiver(pre_save, sender=Order)", "order.slug = 'x'", False),
        ("@receiver(post_save, sender=Order)", "instance.slug = 'x'", False),
        ("@receiver(pre_save, sender=Shop)", "instance.slug = 'x'", False),
        ("@receiver(pre_save)", "instance.slug = 'x'", False),
        ("", "instance.slug = 'x'", False),
    ],
)
def test_receivers(saved, head, body, is_filled):
    text = f"{head}\ndef fill(sender, instance, raw=False, **kwargs):\n" + indent(body, "    ")
    assert bool(saved("", other=text)) is is_filled


def test_receivers_that_are_connected(saved):
    fill = "def fill(sender, instance, **kwargs):\n    instance.slug = 'x'\n"
    assert saved("", other=fill + "pre_save.connect(fill, sender=Order)")
    assert not saved("", other=fill + "pre_save.connect(fill, sender=Shop)")
    assert not saved("", other=fill + "post_save.connect(fill, sender=Order)")


def test_relations_are_filled_by_their_keys_too(filled_by):
    source = (
        MODELS
        + """
class Order(models.Model):
    shop = models.ForeignKey(Shop, null=True, on_delete=models.CASCADE)
    def save(self, *args, **kwargs):
        self.shop_id = 1
        super().save(*args, **kwargs)
"""
    )
    assert filled_by({"shop/models.py": source}, "Order", "shop")
    assert filled_by({"shop/models.py": source}, "Order", "shop_id")
