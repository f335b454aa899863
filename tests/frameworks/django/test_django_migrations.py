"""Columns that came later than their table."""

from __future__ import annotations

from nullguard.frameworks.django import added_columns

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
