"""What migrations say of columns follows every change of what they are written in, also in other files."""

from __future__ import annotations

from nullguard.pipeline import migrations as pipeline_migrations

USE = """\
    from shop.models import Order


    def label(order: Order):
        return order.reference.upper()
    """
INITIAL = """\
    from django.db import migrations, models
    from shop import fields


    class Migration(migrations.Migration):
        dependencies = []
        operations = [
            migrations.CreateModel("Order", [("id", models.AutoField(primary_key=True)), ("reference", {field})]),
        ]
    """
ALTERED = """\
    from django.db import migrations, models


    class Migration(migrations.Migration):
        dependencies = [("shop", "0001_initial")]
        operations = [migrations.AlterField("order", "reference", models.CharField(max_length=64, null={null}))]
    """
FIELDS = """\
    from django.db import models


    class Reference(models.CharField):
        def __init__(self, *args, **kwargs):
            kwargs["null"] = {null}
            super().__init__(*args, **kwargs)
    """
FOUND = ["shop/labels.py:5 NG101"]


def test_a_migration_changes_and_another_follows_it(project, anew):
    project.write("shop/labels.py", USE)
    project.write("shop/migrations/0001_initial.py", INITIAL.format(field="models.TextField(null=True)"))
    assert project.found() == anew() == FOUND
    project.write("shop/migrations/0001_initial.py", INITIAL.format(field="models.TextField()"))
    assert project.found() == anew() == []
    project.write("shop/migrations/0002_altered.py", ALTERED.format(null=True))
    assert project.found() == anew() == FOUND
    project.write("shop/migrations/0002_altered.py", ALTERED.format(null=False))
    assert project.found() == anew() == []


def test_the_constructor_of_a_field_class_changes(project, anew):
    project.write("shop/labels.py", USE)
    project.write("shop/fields.py", FIELDS.format(null=False))
    project.write("shop/migrations/0001_initial.py", INITIAL.format(field="fields.Reference()"))
    assert project.found() == anew() == []
    project.write("shop/fields.py", FIELDS.format(null=True))
    assert project.found() == anew() == FOUND


MODELS = """\
    from sqlalchemy import Column, Integer, String
    from sqlalchemy.orm import declarative_base

    Base = declarative_base()


    class Order(Base):
        __tablename__ = "orders"
        id = Column(Integer, primary_key=True)
        reference = Column(String, nullable=True)
    """
REVISION = """\
    import sqlalchemy as sa
    from alembic import op
    from shop.columns import columns

    revision = "one"
    down_revision = None


    def upgrade():
        op.create_table("orders", *columns())
    """
COLUMNS = """\
    import sqlalchemy as sa


    def columns():
        return [sa.Column("id", sa.Integer, primary_key=True), sa.Column("reference", sa.String, nullable={null})]
    """


def test_a_function_that_a_revision_calls_changes(project, anew):
    project.write("shop/models.py", MODELS)
    project.write("shop/labels.py", USE)
    project.write("shop/versions/1_one.py", REVISION)
    project.write("shop/columns.py", COLUMNS.format(null=False))
    assert project.found() == anew() == []
    project.write("shop/columns.py", COLUMNS.format(null=True))
    assert project.found() == anew() == FOUND


def test_two_last_migrations_are_told(project):
    project.write("shop/migrations/0001_initial.py", INITIAL.format(field="models.TextField(null=True)"))
    for name in ("0002_left", "0002_right"):
        project.write(f"shop/migrations/{name}.py", ALTERED.format(null=True))
    for _ in range(2):
        (notification,) = project.check().notifications
        assert (notification.kind, notification.path) == ("migration", "shop/migrations/0002_right.py")


TABLES = """\
    def create(connection):
        connection.execute("CREATE TABLE orders (id integer PRIMARY KEY, reference varchar(9) {null})")
    """
OTHER = """\
    def other(thing):
        return thing.{name}()
    """


def test_the_text_changes_that_a_function_runs(project, anew):
    project.write("shop/models.py", MODELS)
    project.write("shop/labels.py", USE)
    project.write("shop/tables.py", TABLES.format(null="NOT NULL"))
    assert project.found() == anew() == []
    project.write("shop/tables.py", TABLES.format(null="NULL"))
    assert project.found() == anew() == FOUND
    project.write("shop/tables.py", "def create(connection):\n    pass\n")
    assert project.found() == anew() == FOUND
    project.write("shop/others.py", OTHER.format(name="one"))
    assert project.found() == anew()
    project.write("shop/others.py", TABLES.format(null="NOT NULL"))
    assert project.found() == anew() == []


def test_a_source_that_runs_no_sql_is_no_reason_to_replay_anything(project, anew, monkeypatch):
    project.write("shop/models.py", MODELS)
    project.write("shop/labels.py", USE)
    project.write("shop/tables.py", TABLES.format(null="NULL"))
    project.write("shop/others.py", OTHER.format(name="one"))
    assert project.found() == anew() == FOUND
    project.write("shop/others.py", OTHER.format(name="another"))
    with monkeypatch.context() as patched:
        patched.setattr(pipeline_migrations, "histories", _never)
        assert project.found() == FOUND
    assert anew() == FOUND


def _never(*given: object) -> object:
    raise AssertionError("nothing has changed that the schema is drawn from")
