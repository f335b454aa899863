"""Functions, classes, sources, models and migrations that come and go in any order: the same findings as without a cache, by one
worker or two. Sources may take the place of a module that is imported, and classes override what others call."""

from __future__ import annotations

import random
from textwrap import dedent

import pytest

MODELS = """\
    from django.db import models


    class Customer(models.Model):
        name = models.CharField(max_length=9, null=True)


    class Order(models.Model):
        reference = models.CharField(max_length=64, null=True)
        customer = models.ForeignKey(Customer, null=True, on_delete=models.CASCADE)
    """
FINDERS = """\
    from shop.models import Order


    def newest():
        return Order.objects.order_by("-id").first()


    class Finder:
        def find(self, number):
            return Order.objects.filter(id=number).first()

        def check(self, order):
            assert order.reference is not None
    """
VIEWS = """\
    from shop import finders, helpers
    from shop.finders import Finder, newest
    from shop.models import Order


    def show(finder: Finder, order: Order):
        finder.check(order)
        return order.reference.upper() + finder.find(1).reference


    def last():
        return newest().pk + helpers.first(newest()).pk


    def customer(order: Order):
        return order.customer.name.upper()
    """

ADDED = {
    "shop/finders.py": (
        "def other(order):\n    return order.customer\n",
        "def newest():\n    return Order.objects.get(pk=1)\n",
        "class Careful(Finder):\n    def check(self, order):\n        pass\n",
        "class Other:\n    def check(self, order):\n        pass\n\n    def find(self, number):\n        return None\n",
    ),
    "shop/views.py": (
        "def more(order: Order):\n    return order.customer.pk\n",
        "def asked(order: Order):\n    if order.customer:\n        return customer(order)\n",
        "def writes(order: Order):\n    order.reference = None\n    order.save()\n",
        "class View(Finder):\n    def find(self, number):\n        return Order(pk=number)\n",
    ),
    "shop/models.py": (
        "class Line(models.Model):\n    order = models.ForeignKey(Order, null=True, on_delete=models.CASCADE)\n",
        "class Special(Order):\n    note = models.TextField(null=True)\n",
        "class Order(models.Model):\n    reference = models.CharField(max_length=64)\n",
    ),
}
"""What may stand at the end of a source."""

SOURCES = {
    "shop/helpers.py": ("def first(things):\n    return things\n", "def first(things):\n    return None\n"),
    "shop/helpers/__init__.py": ("from shop.finders import newest as first\n",),
    "shop/special.py": (
        "from shop.finders import Finder\n\n\nclass Special(Finder):\n    def check(self, order):\n        return order\n",
        "from shop.finders import Finder\n\n\nclass Special(Finder):\n    def find(self, number):\n        return None\n",
    ),
    "shop/callers.py": (
        (
            "from shop.models import Order\nfrom shop.views import customer\n\n\ndef all_of(order: Order):\n"
            "    if order.customer and order.customer.name:\n        return customer(order)\n"
        ),
    ),
    "shop/migrations/0001_initial.py": (
        (
            "from django.db import migrations, models\n\n\nclass Migration(migrations.Migration):\n    operations = [\n"
            "        migrations.CreateModel('Order', [('id', models.AutoField(primary_key=True)),\n"
            "            ('reference', models.CharField(max_length=64))]),\n    ]\n"
        ),
    ),
    "shop/migrations/0002_null.py": (
        (
            "from django.db import migrations, models\n\n\nclass Migration(migrations.Migration):\n"
            "    dependencies = [('shop', '0001_initial')]\n    operations = [\n"
            "        migrations.AlterField('Order', 'reference', models.CharField(max_length=64, null=True)),\n    ]\n"
        ),
    ),
    "finders.py": ("def newest():\n    return None\n",),
    "shop/forms.py": (
        (
            "from django import forms\nfrom shop.models import Order\n\n\nclass OrderForm(forms.ModelForm):\n"
            "    class Meta:\n        model = Order\n        fields = ['reference']\n"
        ),
    ),
}
"""Sources that may be there."""


@pytest.mark.parametrize("seed", [1, 2, 3, 5])
def test_whatever_comes_and_goes(project, seed):
    chosen = random.Random(seed)
    ends = dict.fromkeys(ADDED, "")
    project.write("shop/migrations/__init__.py", "")
    seen = set()
    for _ in range(7):
        for _ in range(chosen.choice((1, 1, 2))):
            if chosen.random() < 0.6:
                path = chosen.choice(sorted(ADDED))
                ends[path] = chosen.choice(("", *ADDED[path]))
            else:
                path = chosen.choice(sorted(SOURCES))
                text = chosen.choice(("", *SOURCES[path]))
                if text:
                    project.write(path, text)
                else:
                    (project.root / path).unlink(missing_ok=True)
        for path, text in (("shop/finders.py", FINDERS), ("shop/views.py", VIEWS), ("shop/models.py", MODELS)):
            project.write(path, f"{dedent(text)}\n\n{ends[path]}")
        warm = project.check(min_confidence="low", jobs=chosen.choice((1, 2)))
        cold = project.check(min_confidence="low", jobs=chosen.choice((1, 2)), cache=False)
        assert (warm.findings, warm.notifications) == (cold.findings, cold.notifications)
        seen.add(warm.findings)
    assert len(seen) > 1
