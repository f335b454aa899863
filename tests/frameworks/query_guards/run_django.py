"""Runs every Django form against rows with null in every column and relation, and prints what was seen as JSON: by the name of
the form, whether a null was read, and whether a value was."""

from __future__ import annotations

import itertools
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=["django.contrib.contenttypes", "django_shop"],
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    USE_TZ=True,
)
django.setup()

from datetime import UTC, datetime

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django_forms import FORMS, IMPORTS
from django_shop import models as shop
from forms import Form, executed


def fill() -> None:
    """Orders with every combination of null, empty and set columns, a customer of each kind, and rows around them."""
    for model in (ContentType, shop.Region, shop.Customer, shop.Order, shop.Line, shop.Invoice, shop.Remark):
        with connection.schema_editor() as editor:
            editor.create_model(model)
    regions = [None, *(shop.Region.objects.create(name="North", code=code) for code in (None, "N"))]
    customers = [None] + [
        shop.Customer.objects.create(name=name, email=email, region=region)
        for name, (email, region) in zip(("Ann", "Bob") * 9, itertools.product((None, "", "A1"), regions), strict=False)
    ]
    kind = ContentType.objects.get_for_model(shop.Order)
    parents = [None]
    combinations = itertools.product(customers, (None, 3), (None, datetime(2024, 5, 1, tzinfo=UTC)), (None, "", "A1", "zz"))
    for at, (customer, quantity, paid_at, reference) in enumerate(combinations):
        order = shop.Order.objects.create(
            number=reference if reference and at % 3 else f"n{at}",
            reference=reference,
            quantity=quantity,
            paid_at=paid_at,
            express=(None, True, False)[at % 3],
            details=(None, {"colour": "red"}, {})[at % 3],
            customer=customer,
            parent=parents[at % len(parents)],
        )
        if at % 7 == 0:
            parents.append(order)
        if at % 3 == 0:
            shop.Line.objects.create(order=order, sku=("x", None)[at % 2])
            shop.Invoice.objects.create(order=order, number=("I1", None)[at % 2])
            shop.Remark.objects.create(content_type=kind, object_id=order.pk, text=("x", None)[at % 2])
    shop.Line.objects.create(order=None, sku="x")
    shop.Remark.objects.create()
    shop.Order.objects.create(number="only", reference="A1", quantity=3, customer=customers[-1])
    shop.Order.objects.create(number="bare")


def observe(form: Form) -> tuple[bool, bool]:
    """Whether the form read a null, and whether it read a value."""
    seen: list[bool] = []
    names: dict[str, object] = {}
    exec(compile(executed(form, IMPORTS), form.name, "exec"), names)
    try:
        with transaction.atomic():
            names["run"](lambda value: seen.append(value is None))  # type: ignore[operator]
            transaction.set_rollback(True)
    except AttributeError as error:
        if "NoneType" not in str(error) and type(error).__name__ != "RelatedObjectDoesNotExist":
            raise
        seen.append(True)
    return any(seen), not all(seen)


def main() -> None:
    fill()
    seen = {}
    for form in FORMS:
        try:
            seen[form.name] = observe(form)
        except Exception as error:
            raise SystemExit(f"{form.name}: {type(error).__name__}: {error}") from error
    json.dump(seen, sys.stdout)


if __name__ == "__main__":
    main()
