"""Every operation of Django's migrations: the tables that it leaves behind."""

from __future__ import annotations

import pytest

from nullguard.model.schema import UniqueKey
from tests.frameworks.migrations.django_project import ORDER, app, histories, nullable, tables

NOTE = 'migrations.AddField("Order", "note", models.TextField(null=True)),'


def test_a_model_is_a_table_with_its_columns(link):
    found = tables(link(app(ORDER + NOTE)))["shop_order"]
    assert nullable(found) == {"id": False, "number": False, "note": True}
    assert found.columns["id"].primary_key
    assert found.columns["number"].type == "varchar(9)"
    assert found.columns["note"].evidence[0].path == "shop/migrations/0001_m.py"


def test_a_model_without_a_key_has_an_id(link):
    found = tables(link(app('migrations.CreateModel("Order", [("note", models.TextField(null=True))]),')))
    assert nullable(found["shop_order"]) == {"id": False, "note": True}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ('{"db_table": "orders"}', {"orders"}),
        ('{"db_table": \'"sales"."orders"\'}', {"sales.orders"}),
        ('{"managed": False}', set()),
        ('{"proxy": True}', set()),
        ("{}", {"shop_order"}),
    ],
)
def test_options_decide_on_the_table(link, options, expected):
    assert set(tables(link(app(f'migrations.CreateModel("Order", [("x", models.TextField())], options={options}),')))) == expected


def test_relations_have_columns_of_their_own(link):
    found = tables(
        link(
            app(
                ORDER,
                """migrations.CreateModel("Line", [
                    ("order", models.ForeignKey("shop.Order", models.SET_NULL, null=True)),
                    ("parent", models.ForeignKey("self", models.CASCADE, db_column="above")),
                    ("slip", models.OneToOneField(to="Order", on_delete=models.CASCADE)),
                    ("user", models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)),
                ]),""",
            )
        )
    )
    line = found["shop_line"]
    assert nullable(line) == {"id": False, "order_id": True, "above": False, "slip_id": False, "user_id": False}
    references = {name: column.references for name, column in line.columns.items()}
    assert references == {
        "id": "",
        "order_id": "shop_order",
        "above": "shop_line",
        "slip_id": "shop_order",
        "user_id": "auth_user",
    }
    assert UniqueKey(("slip_id",)) in line.unique


def test_a_child_model_shares_its_parents_key(link):
    child = """migrations.CreateModel("Rush", [
        ("order_ptr", models.OneToOneField(auto_created=True, parent_link=True, primary_key=True, to="shop.order")),
        ("fee", models.IntegerField(null=True)),
    ], bases=("shop.order",)),"""
    assert nullable(tables(link(app(ORDER, child)))["shop_rush"]) == {"order_ptr_id": False, "fee": True}


def test_a_many_to_many_field_is_a_table(link):
    found = tables(
        link(
            app(
                ORDER + 'migrations.CreateModel("Tag", []),',
                """migrations.AddField("order", "tags", models.ManyToManyField(to="shop.Tag")),
                migrations.AddField("order", "next", models.ManyToManyField(to="shop.Order", db_table="followers")),
                migrations.AddField("order", "own", models.ManyToManyField(to="shop.Tag", through="shop.Label")),""",
            )
        )
    )
    assert set(found) == {"shop_order", "shop_tag", "shop_order_tags", "followers"}
    assert nullable(found["shop_order_tags"]) == {"id": False, "order_id": False, "tag_id": False}
    assert list(found["followers"].columns) == ["id", "from_order_id", "to_order_id"]


def test_a_model_that_goes_takes_its_join_tables_with_it(link):
    tags = 'migrations.AddField("order", "tags", models.ManyToManyField(to="shop.Order")),'
    assert not tables(link(app(ORDER, tags, 'migrations.DeleteModel("Order"),')))


def test_renamed_models_rename_tables_and_what_points_to_them(link):
    found = tables(
        link(
            app(
                ORDER + 'migrations.CreateModel("Tag", [("orders", models.ManyToManyField(to="shop.order"))]),',
                'migrations.AddField("order", "tags", models.ManyToManyField(to="shop.tag")),',
                'migrations.RenameModel("Order", "Sale"),',
            )
        )
    )
    assert set(found) == {"shop_sale", "shop_tag", "shop_tag_orders", "shop_sale_tags"}
    assert list(found["shop_sale_tags"].columns) == ["id", "sale_id", "tag_id"]
    assert list(found["shop_tag_orders"].columns) == ["id", "tag_id", "sale_id"]


def test_a_table_that_has_its_own_name_keeps_it(link):
    model = 'migrations.CreateModel("Order", [("x", models.TextField())], {"db_table": "orders"}),'
    assert set(tables(link(app(model, 'migrations.RenameModel("Order", "Sale"),')))) == {"orders"}
    assert set(tables(link(app(model, 'migrations.AlterModelTable("order", "sales"),')))) == {"sales"}
    assert set(tables(link(app(model, 'migrations.AlterModelTable("order", None),')))) == {"shop_order"}


def test_an_added_field_comes_later_and_its_default_fills_old_rows(link):
    found = tables(
        link(
            app(
                ORDER,
                NOTE
                + 'migrations.AddField("order", "count", models.IntegerField(null=True, default=0)),'
                + 'migrations.AddField("order", "code", models.TextField(default=""), preserve_default=False),'
                + 'migrations.AddField("order", "empty", models.TextField(null=True, default=None)),',
            )
        )
    )["shop_order"]
    assert nullable(found) == {"id": False, "number": False, "note": True, "count": True, "code": False, "empty": True}
    later = "shop/migrations/0002_m.py"
    added = {name: (column.added_by, column.backfilled_by) for name, column in found.columns.items()}
    assert added["number"] == ("", "")
    assert added["note"] == added["empty"] == (later, "")
    assert added["count"] == added["code"] == (later, later)


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ('migrations.AlterField("order", "note", models.TextField(default="")),', {"note": False}),
        ("migrations.AlterField(b'order', name=b'note', field=models.TextField(default=\"\")),", {"note": False}),
        ('migrations.AlterField("order", "note", models.TextField(null=True, db_column="remark")),', {"remark": True}),
        ('migrations.AlterField("order", "note", models.ForeignKey("self", models.CASCADE, null=True)),', {"note_id": True}),
        ('migrations.RenameField("order", "note", "remark"),', {"remark": True}),
        ('migrations.RemoveField("order", "note"),', {}),
        ('migrations.AlterField("order", "note", models.ManyToManyField("self")),', {"note": True}),
        ('migrations.AlterModelOptions("order", {"verbose_name": "o"}),', {"note": True}),
        ('migrations.AddIndex("order", models.Index(fields=["note"], name="i")),', {"note": True}),
        ('migrations.AlterModelManagers("order", []),', {"note": True}),
    ],
)
def test_changed_fields(link, operation, expected):
    assert nullable(tables(link(app(ORDER + NOTE, operation)))["shop_order"]) == {"id": False, "number": False, **expected}


def test_a_renamed_relation_renames_its_column(link):
    field = 'migrations.AddField("order", "above", models.ForeignKey("self", models.CASCADE, null=True)),'
    found = tables(link(app(ORDER, field, 'migrations.RenameField("order", "above", "parent"),')))["shop_order"]
    assert nullable(found) == {"id": False, "number": False, "parent_id": True}


def test_relations_that_point_elsewhere(link):
    other = 'migrations.CreateModel("Sale", []), migrations.CreateModel("Rush", [], {"proxy": True}, ("shop.order",)),'
    fields = (
        'migrations.AddField("order", "above", models.ForeignKey("shop.Sale", models.CASCADE)),'
        'migrations.AddField("order", "type", models.ForeignKey("contenttypes.ContentType", models.CASCADE)),'
        'migrations.AddField("order", "rush", models.ForeignKey("shop.Rush", models.CASCADE)),'
        'migrations.AddField("order", "sales", models.ManyToManyField("shop.Sale")),'
    )
    altered = (
        'migrations.AlterField("order", "above", models.ForeignKey("shop.Order", models.CASCADE)),'
        'migrations.AlterField("order", "sales", models.ManyToManyField("auth.Group")),'
    )
    found = tables(link(app(ORDER + other, fields, altered)))
    references = {name: column.references for name, column in found["shop_order"].columns.items() if column.references}
    assert references == {"above_id": "shop_order", "type_id": "django_content_type", "rush_id": "shop_order"}
    assert found["shop_order_sales"].columns["group_id"].references == "auth_group"


def test_a_projects_app_may_be_called_like_one_of_django(link):
    assert set(tables(link(app('migrations.CreateModel("Site", []),', name="sites")))) == {"sites_site"}


def test_null_was_allowed_until_it_was_filled(link):
    column = tables(link(app(ORDER, NOTE, 'migrations.AlterField("order", "note", models.TextField(default="")),')))[
        "shop_order"
    ].columns["note"]
    assert (column.nullable, column.added_by) == (False, "shop/migrations/0002_m.py")
    assert column.backfilled_by == "shop/migrations/0003_m.py"
    assert [item.text for item in column.evidence] == ["altered to NOT NULL", "ADD COLUMN with NULL, until later"]


def test_unique_fields(link):
    found = tables(
        link(
            app(
                'migrations.CreateModel("Order", [("a", models.TextField(unique=True)), ("b", models.TextField()), '
                '("c", models.ForeignKey("self", models.CASCADE))], {"unique_together": {("b", "c")}}),',
                'migrations.AddField("order", "d", models.TextField(unique=True)),',
                'migrations.AlterField("order", "a", models.TextField()),',
                'migrations.AlterUniqueTogether("order", {("a", "b")}),',
            )
        )
    )["shop_order"]
    assert found.unique == (UniqueKey(("d",)), UniqueKey(("a", "b")))


@pytest.mark.parametrize(
    ("constraint", "unique", "checks"),
    [
        ('models.UniqueConstraint(fields=["a", "b"], name="u")', (UniqueKey(("a", "b_id")),), ()),
        ('models.UniqueConstraint(fields=["a"], name="u", nulls_distinct=False)', (UniqueKey(("a",), "", False),), ()),
        (
            'models.UniqueConstraint(fields=["a"], name="u", condition=models.Q(b__isnull=True))',
            (UniqueKey(("a",), "b_id IS NULL"),),
            (),
        ),
        ('models.UniqueConstraint(fields=["a"], name="u", condition=models.Q(b__name="x"))', (), ()),
        ('models.UniqueConstraint(Lower("a"), name="u")', (), ()),
        ('models.CheckConstraint(check=~models.Q(a="x") | models.Q(b__isnull=False), name="c")', (),
         ("(NOT (a = 'x')) OR (b_id IS NOT NULL)",)),
        ('models.CheckConstraint(condition=models.Q(("a__gt", models.F("b")), ("a__in", [1, 2])), name="c")', (),
         ("(a > b_id) AND (a IN (1, 2))",)),
        ('models.CheckConstraint(check=models.Q(a__contains="x"), name="c")', (), ()),
    ],
)  # fmt: skip
def test_constraints(link, constraint, unique, checks):
    model = (
        'migrations.CreateModel("Order", [("a", models.TextField()), ("b", models.ForeignKey("self", models.CASCADE))]'
        f', {{"constraints": [{constraint}]}}),'
    )
    added = 'migrations.CreateModel("Order", [("a", models.TextField()), ("b", models.ForeignKey("self", models.CASCADE))]),'
    added += f'migrations.AddConstraint("order", {constraint}),'
    for operations in (model, added):
        found = tables(link(app(operations)))["shop_order"]
        assert (found.unique, found.checks) == (unique, checks)
    gone = tables(link(app(added, 'migrations.RemoveConstraint("order", "u"), migrations.RemoveConstraint("order", "c"),')))
    assert (gone["shop_order"].unique, gone["shop_order"].checks) == ((), ())


def test_only_the_database_operations_reach_the_database(link):
    split = f"""migrations.SeparateDatabaseAndState(
        database_operations=[migrations.AlterModelTable("Order", "sales")],
        state_operations=[migrations.RemoveField("order", "number"), {NOTE}],
    ),"""
    found = tables(link(app(ORDER, split, 'migrations.RenameField("order", "note", "remark"),')))
    assert set(found) == {"shop_order", "sales"}
    assert nullable(found["sales"]) == {"id": False, "number": False}


def test_a_model_that_moves_to_another_app_keeps_its_table(link):
    moved = app(
        """migrations.SeparateDatabaseAndState(state_operations=[
            migrations.CreateModel("Order", [("number", models.TextField())], {"db_table": "shop_order"}),
        ]),""",
        'migrations.AddField("order", "note", models.TextField(null=True)),',
        name="sales",
    )
    first = "sales/migrations/0001_m.py"
    moved[first] = moved[first].replace("dependencies = []", 'dependencies = [("shop", "0001_m")]')
    found = tables(link({**app(ORDER), **moved}))
    assert {name: list(table.columns) for name, table in found.items()} == {"shop_order": ["id", "number", "note"]}


@pytest.mark.parametrize(
    "operation",
    [
        "migrations.RunPython(migrations.RunPython.noop),",
        'migrations.AddField("order", compute(), models.TextField()),',
        'migrations.AddField("order", "x", **options()),',
        "something.Else(1, 2),",
        "*unknown(),",
        "3,",
        "[],",
    ],
)
def test_what_cannot_be_told_changes_nothing(link, operation):
    assert nullable(tables(link(app(ORDER, operation)))["shop_order"]) == {"id": False, "number": False}


def test_fields_that_cannot_be_told_are_said(link):
    (history,) = histories(link(app(ORDER, 'migrations.AddField("order", "x", make()()),')))
    (problem,) = history.problems
    assert (problem.path, problem.message) == (
        "shop/migrations/0002_m.py",
        "AddField cannot be told without running the migration",
    )


def test_fields_of_the_project_and_of_unknown_libraries(link):
    files = app(
        """migrations.CreateModel("Order", [
            ("owner", shop.fields.OwnerKey()),
            ("colour", colours.ColourColumn(null=True)),
            ("tags", taggit.managers.TaggableManager(to="taggit.Tag")),
        ]),"""
    )
    files["shop/fields.py"] = """
        from django.db import models
        class OwnerKey(models.ForeignKey):
            def __init__(self, *args, **kwargs):
                kwargs["null"] = True
                kwargs.setdefault("to", "auth.User")
                super().__init__(*args, **kwargs)
    """
    files["shop/migrations/0001_m.py"] = (
        "import shop.fields\nimport colours\nimport taggit.managers\n" + files["shop/migrations/0001_m.py"]
    )
    assert nullable(tables(link(files))["shop_order"]) == {"id": False, "owner_id": True, "colour": True}


def test_operations_of_the_project_count_as_what_they_extend(link):
    files = app(ORDER, 'Later("order", "note", models.TextField(null=True)),')
    path = "shop/migrations/0002_m.py"
    files[path] = files[path].replace("class Migration", "class Later(migrations.AddField):\n    pass\nclass Migration")
    assert nullable(tables(link(files))["shop_order"])["note"] is True


def test_operations_that_are_added_up_named_and_long(link):
    files = app(ORDER)
    long = "\n".join(
        f'        migrations.AddField("order", "c{n}", models.TextField(null=True, help_text="{"x" * 90}")),' for n in range(300)
    )
    files["shop/migrations/0002_long.py"] = (
        "from django.db import migrations, models\n"
        'MORE = [migrations.AddField("order", "named", models.TextField(null=True))]\n'
        'class Migration(migrations.Migration):\n    dependencies = [("shop", "0001_m")]\n'
        f"    operations = [\n{long}\n    ] + MORE\n"
    )
    found = tables(link(files))["shop_order"]
    assert len(found.columns) == 303
    assert found.columns["named"].nullable is True
