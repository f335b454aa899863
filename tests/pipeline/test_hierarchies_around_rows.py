"""A class that becomes one of rows, or no longer is, changes what is found in every source that uses it, whoever asked first."""

from __future__ import annotations

import pytest

MIXIN = "class Mixin:\n    def own(self):\n        return 1\n"
ORDER = """
from django.db import models
from shop.mixin import Mixin


class Order({bases}):
    reference = models.CharField(max_length=9, null=True)
"""
USES = "from shop.mixin import Mixin\n\n\ndef {name}(row: Mixin):\n    return row.reference.upper()\n"

PARENTS = "from shop.models import Order\n\n\nclass Base({bases}):\n    pass\n"
CHILD = "from shop.base import Base\n\n\nclass Special(Base):\n    pass\n"
OF_CHILD = "from shop.special import Special\n\n\ndef {name}(row: Special):\n    return row.reference.upper()\n"
MODELS = (
    "from django.db import models\n\n\nclass Order(models.Model):\n    reference = models.CharField(max_length=9, null=True)\n"
)


@pytest.mark.parametrize(("before", "after"), [("Mixin, models.Model", "models.Model"), ("models.Model", "Mixin, models.Model")])
def test_mixins_of_rows(project, anew, before, after):
    project.write("shop/mixin.py", MIXIN)
    project.write("shop/models.py", ORDER.format(bases=before))
    for name in ("one", "other"):
        project.write(f"shop/{name}.py", USES.format(name=name))
    first = project.found()
    project.write("shop/models.py", ORDER.format(bases=after))
    assert project.found() == anew()
    assert {len(first), len(anew())} == {0, 2}


@pytest.mark.parametrize(("before", "after"), [("Order", "object"), ("object", "Order")])
def test_classes_between_a_class_and_its_rows(project, anew, before, after):
    project.write("shop/models.py", MODELS)
    project.write("shop/base.py", PARENTS.format(bases=before))
    project.write("shop/special.py", CHILD)
    for name in ("one", "other"):
        project.write(f"shop/{name}.py", OF_CHILD.format(name=name))
    first = project.found()
    project.write("shop/base.py", PARENTS.format(bases=after))
    assert project.found() == anew()
    assert {len(first), len(anew())} == {0, 2}


def test_a_member_that_no_class_had(project, anew):
    shown = "    def shown(self, order):\n        return order.reference\n"
    service = "class Service:\n    def other(self):\n        return 1\n\n"
    project.write("shop/models.py", MODELS)
    project.write("shop/service.py", service)
    project.write(
        "shop/view.py",
        "from shop.models import Order\n\n\ndef show(thing, order: Order):\n    print(order.reference)\n"
        "    return thing.shown(order).upper()\n",
    )
    project.write(
        "shop/run.py",
        "from shop.service import Service\nfrom shop.view import show\n\n\ndef run(order):\n    show(Service(), order)\n",
    )
    assert project.found() == []
    project.write("shop/service.py", service + shown)
    assert project.found() == anew()
    assert anew()
