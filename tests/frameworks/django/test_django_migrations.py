"""Columns that came later than their table."""

from __future__ import annotations

from nullguard.frameworks.django import added_columns, declare_entities
from nullguard.manifest import build_manifest

MIGRATION = """
    from django.db import migrations, models
    class Migration(migrations.Migration):
        operations = [
            migrations.CreateModel(name="Order", fields=[("note", models.TextField(null=True))]),
            migrations.AddField(model_name="order", name="reference", field=models.TextField(null=True)),
            migrations.AddField("order", "code", models.TextField(default="")),
            migrations.AlterField("order", "other", models.TextField(null=True)),
            migrations.SeparateDatabaseAndState(
                database_operations=[migrations.AddField("Order", "late", models.TextField(null=True))],
                state_operations=[migrations.AddField("Order", "state_only", models.TextField(null=True))],
            ),
        ]
"""


def test_nullable_fields_added_later(link):
    found = added_columns(link({"shop/migrations/0002_reference.py": MIGRATION}))
    assert set(found) == {("shop", "order", "reference"), ("shop", "order", "late")}
    evidence = found["shop", "order", "reference"]
    assert (evidence.kind, evidence.path, evidence.line) == ("migration-added", "shop/migrations/0002_reference.py", 6)


def test_entities_know_their_late_columns(link):
    program = link(
        {
            "shop/migrations/0002_reference.py": MIGRATION,
            "shop/models.py": """
                from django.db import models
                class Order(models.Model):
                    reference = models.TextField(null=True)
                    late = models.TextField()
                    note = models.TextField(null=True)
            """,
        }
    )
    entity = next(item for item in declare_entities(program) if item.name == "Order")
    assert [item.kind for item in entity.attributes["reference"].evidence] == ["mapping", "migration-added"]
    columns = build_manifest([entity]).databases["default"].tables["shop_order"].columns
    assert columns["reference"].added_by == "shop/migrations/0002_reference.py"
    assert columns["late"].nullable is False
    assert columns["note"].added_by == ""
