"""Rows of one-to-one relations that saving the other row makes."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

PLANS = """
class Plan(models.Model):
    shop = models.OneToOneField(Shop, on_delete=models.CASCADE, related_name="plan")
    size = models.IntegerField(default=1)
"""

SHOPS = """
from django.db import models

class Shop(models.Model):
    name = models.CharField(max_length=20)
    is_open = models.BooleanField(default=False)
"""

HEAD = """\
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from shop.models import Plan, Shop
"""


@pytest.fixture
def saved(made_with):
    """`saved(text)`: what is made where `save` of shops has the text as its body."""

    def told(text, more=""):
        body = "\n    def save(self, *args, **kwargs):\n" + indent(dedent(text), "        ") + "\n"
        return made_with({"shop/models.py": SHOPS + body + indent(dedent(more), "    ") + PLANS}, "Shop", "plan")

    return told


@pytest.fixture
def sent(made_with):
    """The same where another source has the text."""

    def told(text):
        return made_with({"shop/models.py": SHOPS + PLANS, "shop/signals.py": HEAD + dedent(text)}, "Shop", "plan")

    return told


@pytest.mark.parametrize(
    "body",
    [
        "super().save()\nPlan.objects.get_or_create(shop=self)",
        "is_new = self.pk is None\nsuper().save()\nif is_new: Plan.objects.create(shop=self, size=2)",
        "is_new = not self.id\nsuper().save()\nif is_new and not self.name.strip():\n    pass\nPlan(shop=self).save()",
        "adding = self._state.adding\nsuper().save()\nif adding:\n    plan = Plan(shop_id=self.pk)\n    plan.save()",
        "super().save()\nif not hasattr(self, 'plan'): Plan.objects.create(shop=self)",
        "super().save()\nif not Plan.objects.filter(shop=self).exists(): Plan.objects.create(shop=self)",
        "super().save()\ntry:\n    self.plan\nexcept Plan.DoesNotExist:\n    Plan.objects.create(shop=self)",
        "if not self.name: raise ValueError\nwith transaction.atomic():\n    super().save()\n    Plan.objects.create(shop=self)",
        "if self.pk:\n    return super().save()\nsuper().save()\nPlan.objects.create(shop=self)",
    ],
)
def test_save_makes_it(saved, body):
    assert saved(body).startswith("shop/models.py:")


def test_a_method_that_save_calls_makes_it(saved):
    more = "def add_plan(self): Plan.objects.create(shop=self)"
    assert saved("super().save()\nself.add_plan()", more)
    assert not saved("super().save()\nif self.is_open: self.add_plan()", more)


@pytest.mark.parametrize(
    "body",
    [
        "super().save()",
        "super().save()\nif self.is_open: Plan.objects.create(shop=self)",
        "super().save()\nif not self.is_open: return\nPlan.objects.create(shop=self)",
        "super().save()\nif self.pk is None: return\nPlan.objects.create(shop=self)",
        "super().save()\nfor name in self.name: Plan.objects.create(shop=self)",
        "super().save()\nPlan.objects.create(shop=Shop.objects.first())",
        "super().save()\nPlan.objects.filter(shop=self).update(size=2)",
        "super().save()\nPlan(shop=self)",
        "super().save()\nPlan.objects.create(size=1)",
        "super().save()\nOther.objects.create(shop=self)",
        "super().save()\ntry:\n    self.send()\nexcept OSError:\n    Plan.objects.create(shop=self)",
        "old = self.pk\nsuper().save()\nif old: Plan.objects.create(shop=self)",
        "super().save()\nif kwargs.get('created'): Plan.objects.create(shop=self)",
    ],
)
def test_save_does_not_make_it_of_every_new_row(saved, body):
    assert not saved(body)


def test_keys_that_rows_have_before_they_are_saved(made_with):
    body = """
    key = models.UUIDField(primary_key=True, default=uuid4)

    def save(self):
        is_new = self.pk is None
        super().save()
        if is_new: Plan.objects.create(shop=self)
"""
    assert not made_with({"shop/models.py": SHOPS + body + PLANS}, "Shop", "plan")
    adding = body.replace("self.pk is None", "self._state.adding")
    assert made_with({"shop/models.py": SHOPS + adding + PLANS}, "Shop", "plan")


def _receiver(body, given="instance, created, raw, **kwargs", signal="post_save, sender=Shop"):
    decorator = f"@receiver({signal})\n" if signal else ""
    return f"{decorator}def make({given}):\n{indent(body, '    ')}\n"


MAKE = "Plan.objects.create(shop=instance)"


@pytest.mark.parametrize(
    "text",
    [
        _receiver(MAKE),
        _receiver(f"if created: {MAKE}", "sender, instance, created, **kwargs"),
        _receiver(f"if not created or raw: return\n{MAKE}"),
        _receiver(f"if sender is Shop and isinstance(instance, Shop): {MAKE}", "sender, instance, **kwargs"),
        _receiver("Plan.objects.get_or_create(shop=instance)", signal="[pre_save, post_save], sender='shop.Shop'"),
        _receiver("shop = kwargs['instance']\nif kwargs['created']: Plan(shop=shop).save()", "sender, **kwargs"),
        _receiver("if not kwargs.get('raw', False): Plan(shop=kwargs['instance']).save()", "**kwargs"),
        _receiver(MAKE, signal="") + "post_save.connect(make, sender=Shop)",
        _receiver("add(instance)") + "def add(shop): Plan.objects.create(shop=shop)",
    ],
)
def test_a_receiver_makes_it(sent, text):
    assert sent(text).startswith("shop/signals.py:")


@pytest.mark.parametrize(
    "text",
    [
        _receiver(MAKE, signal=""),
        _receiver(MAKE, signal="post_save"),
        _receiver(MAKE, signal="post_save, sender=Plan"),
        _receiver(MAKE, signal="post_save, sender='shop.Plan'"),
        _receiver(MAKE, signal="post_delete, sender=Shop"),
        _receiver(MAKE, signal="post_save, sender=settings.AUTH_USER_MODEL"),
        _receiver(MAKE, signal="") + "post_delete.connect(make, sender=Shop)",
        _receiver(f"if not created: {MAKE}"),
        _receiver(f"if created: return\n{MAKE}"),
        _receiver(f"if instance.is_open: {MAKE}"),
        _receiver(f"if created and instance.is_open: {MAKE}"),
        _receiver(f"if raw: {MAKE}"),
        _receiver(f"if instance.pk is None: {MAKE}"),
        _receiver("for shop in all(): Plan.objects.create(shop=shop)"),
        _receiver("add(created)") + "def add(shop): Plan.objects.create(shop=shop)",
    ],
)
def test_no_receiver_makes_it_of_every_new_shop(sent, text):
    assert not sent(text)


def test_rows_that_are_made_without_signals(made_with):
    make = "@receiver(post_save, sender=Shop)\ndef make(instance, **kwargs): Plan.objects.create(shop=instance)\n"
    files = {"shop/models.py": SHOPS + PLANS, "shop/signals.py": HEAD + make}
    assert made_with(files, "Shop", "plan")
    files["shop/imports.py"] = "from shop.models import Shop\ndef read(rows): Shop.objects.bulk_create(rows)"
    assert not made_with(files, "Shop", "plan")


@pytest.mark.parametrize("sender", ["settings.AUTH_USER_MODEL", "get_user_model()", "User", "Person", "'auth.User'"])
def test_receivers_of_the_users_model(made_with, sender):
    models = """
from django.conf import settings
from django.contrib.auth.models import User
from django.db import models

class Profile(models.Model):
    user = models.OneToOneField(User, on_delete=models.CASCADE)
"""
    signals = f"""
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db.models.signals import post_save
from django.dispatch import receiver
from people.models import Profile

Person = get_user_model()

@receiver(post_save, sender={sender})
def make(instance, created, **kwargs):
    if created:
        Profile.objects.create(user=instance)
"""
    assert made_with({"people/models.py": models, "people/signals.py": signals}, "User", "profile")


def test_of_two_relations_only_the_one_that_is_given(made_with):
    plans = PLANS + '    old_shop = models.OneToOneField(Shop, on_delete=models.CASCADE, null=True, related_name="old_plan")\n'
    save = "\n    def save(self):\n        super().save()\n        Plan.objects.create(shop=self)\n"
    files = {"shop/models.py": SHOPS + save + plans}
    assert made_with(files, "Shop", "plan")
    assert not made_with(files, "Shop", "old_plan")
