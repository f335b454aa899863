"""What the functions that Django's migrations run do to columns."""

from __future__ import annotations

import pytest

from tests.frameworks.migrations.django_project import ORDER, app, tables

NOTE = 'migrations.AddField("order", "note", models.TextField(null=True)),'
MODEL = 'Order = apps.get_model("shop", "Order")'


def backfilled(link, body: str) -> bool:
    files = app(ORDER, NOTE, "migrations.RunPython(forwards),")
    path = "shop/migrations/0003_m.py"
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    files[path] = files[path].replace("class Migration", f"def forwards(apps, schema_editor):\n{lines}class Migration")
    return tables(link(files))["shop_order"].columns["note"].backfilled_by == path


@pytest.mark.parametrize(
    "body",
    [
        f'{MODEL}\nOrder.objects.update(note="")',
        f'{MODEL}\nOrder.objects.all().update(note="", number="1")',
        f'{MODEL}\nOrder.objects.using(alias).filter(note__isnull=True).update(note=F("number"))',
        f'{MODEL}\norders = Order.objects.filter(note=None)\norders.update(note="")',
        'apps.get_model("shop.Order").objects.update(note="")',
        'apps.get_model(app_label="shop", model_name="order")._default_manager.update(note="")',
        f'{MODEL}\nfor order in Order.objects.iterator():\n    order.note = ""\n    order.save()',
        f"{MODEL}\nfor order in Order.objects.all():\n    if order.note is None:\n        order.note = 'x'\n        order.save()",
        f'{MODEL}\nwith atomic():\n    for order in Order.objects.order_by("id"):\n        order.note = "x"',
    ],
)
def test_every_old_row_gets_a_value(link, body):
    assert backfilled(link, body)


@pytest.mark.parametrize(
    "body",
    [
        "pass",
        f"{MODEL}\nOrder.objects.update(note=None)",
        f'{MODEL}\nOrder.objects.update(number="1")',
        f'{MODEL}\nOrder.objects.filter(number="1").update(note="")',
        f'{MODEL}\nOrder.objects.exclude(number="1").update(note="")',
        f'{MODEL}\nOrder.objects.filter(note__isnull=True, number="1").update(note="")',
        f'{MODEL}\nOrder.objects.filter(Q(note=None)).update(note="")',
        f'{MODEL}\nif x:\n    Order.objects.update(note="")',
        f"{MODEL}\nfor order in Order.objects.all():\n    if order.number:\n        order.note = 1\n        order.save()",
        f'{MODEL}\nfor order in Order.objects.filter(number="1"):\n    order.note = ""',
        f'{MODEL}\nfor order in Order.objects.all():\n    other.note = ""',
        'Order = apps.get_model("sales", "Order")\nOrder.objects.update(note="")',
        'unknown.update(note="")',
    ],
)
def test_old_rows_stay_without_a_value(link, body):
    assert not backfilled(link, body)


def test_a_function_that_the_function_calls(link):
    files = app(ORDER, NOTE, "migrations.RunPython(code=forwards, reverse_code=migrations.RunPython.noop),")
    path = "shop/migrations/0003_m.py"
    helper = 'def fill(model):\n    model.objects.update(note="")\n'
    function = f"def forwards(apps, schema_editor):\n    {MODEL}\n    fill(Order)\n    forwards(apps, schema_editor)\n"
    files[path] = files[path].replace("class Migration", f"{helper}{function}class Migration")
    assert tables(link(files))["shop_order"].columns["note"].backfilled_by == path


def test_tables_that_a_function_renames(link):
    files = app(ORDER, "migrations.RunPython(rename),")
    path = "shop/migrations/0002_m.py"
    function = 'def rename(apps, editor):\n    editor.alter_db_table(None, "shop_order", "sales")\n'
    files[path] = files[path].replace("class Migration", f"{function}class Migration")
    assert set(tables(link(files))) == {"sales"}
