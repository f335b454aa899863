"""Schema changes applied in order: what the tables are at the end."""

from __future__ import annotations

from nullguard.manifest.replay import replay
from nullguard.model.ddl import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    AnyChange,
    Backfill,
    ColumnDefinition,
    Constraint,
    ConstraintKind,
    CreateTable,
    CreateView,
    DropColumn,
    DropConstraint,
    DropTable,
    History,
    RenameColumn,
    RenameTable,
    Step,
    ViewColumn,
)
from nullguard.model.schema import Table

ORDERS = CreateTable(
    "orders",
    (
        ColumnDefinition("id", "bigint", primary_key=True, line=2),
        ColumnDefinition("number", "text", nullable=False, line=3),
        ColumnDefinition("note", "text", line=4),
    ),
    line=1,
)


def tables(*steps: tuple[AnyChange, ...]) -> dict[str, Table]:
    return replay(History("test", tuple(Step(f"V{n}.sql", f"V{n}", changes) for n, changes in enumerate(steps, 1))))


def nullable(table: Table) -> dict[str, bool | None]:
    return {name: column.nullable for name, column in table.columns.items()}


def test_a_table_as_it_is_created():
    orders = tables((ORDERS,))["orders"]
    assert nullable(orders) == {"id": False, "number": False, "note": True}
    assert [column.explicit for column in orders.columns.values()] == [True, True, False]
    assert orders.columns["number"].evidence[0].path == "V1.sql"
    assert orders.columns["number"].evidence[0].line == 3


def test_the_last_word_counts_and_the_earlier_one_stays_as_evidence():
    number = tables((ORDERS,), (AlterColumn("orders", "number", nullable=True, line=7),))["orders"].columns["number"]
    assert number.nullable is True
    assert number.explicit
    assert [(item.nullable, item.path) for item in number.evidence] == [(True, "V2.sql"), (None, "V1.sql")]


def test_a_type_or_default_alone_leaves_nullability():
    orders = tables((ORDERS,), (AlterColumn("orders", "number", type="varchar(9)", default="'x'"),))["orders"]
    assert orders.columns["number"].nullable is False
    assert (orders.columns["number"].type, orders.columns["number"].default) == ("varchar(9)", "'x'")


def test_a_column_added_later_knows_its_migration_and_what_filled_it():
    reference = AddColumn("orders", ColumnDefinition("reference", "text"))
    fill = Backfill("orders", ("reference",), is_total=True)
    some = Backfill("orders", ("reference",), is_total=False)
    bare = tables((ORDERS,), (reference,), (some,))["orders"].columns["reference"]
    assert (bare.added_by, bare.backfilled_by) == ("V2.sql", "")
    filled = tables((ORDERS,), (reference,), (fill,))["orders"].columns["reference"]
    assert (filled.added_by, filled.backfilled_by) == ("V2.sql", "V3.sql")
    with_default = AddColumn("orders", ColumnDefinition("reference", "text", default="''"))
    assert tables((ORDERS,), (with_default,))["orders"].columns["reference"].backfilled_by == "V2.sql"
    assert tables((ORDERS, reference))["orders"].columns["reference"].added_by == ""


def test_rows_with_a_column_that_is_always_there_are_all_rows():
    added = (AddColumn("orders", ColumnDefinition("reference", "text", line=5)),)
    for present, by in (("id", "V3.sql"), ("number", "V3.sql"), ("note", ""), ("unknown", ""), ("", "")):
        found = tables((ORDERS,), added, (Backfill("orders", ("reference",), where_present=present),))["orders"]
        assert found.columns["reference"].backfilled_by == by


def test_names_change_and_constraints_follow():
    key = AddConstraint(
        "lines", Constraint(ConstraintKind.FOREIGN_KEY, ("order_id",), "fk", references="orders", on_delete="set null")
    )
    lines = CreateTable("lines", (ColumnDefinition("order_id", "bigint"),))
    found = tables((ORDERS, lines, key), (RenameTable("orders", "purchases"), RenameColumn("lines", "order_id", "purchase_id")))
    assert list(found) == ["lines", "purchases"]
    purchase = found["lines"].columns["purchase_id"]
    assert purchase.references == "purchases"
    assert purchase.nullable is True
    assert purchase.explicit, "ON DELETE SET NULL makes nulls"


def test_what_is_dropped_is_gone():
    unique = AddConstraint("orders", Constraint(ConstraintKind.UNIQUE, ("number",), "one"))
    found = tables((ORDERS, unique), (DropConstraint("orders", "one"), DropColumn("orders", "note")))
    assert found["orders"].unique == ()
    assert list(found["orders"].columns) == ["id", "number"]
    assert tables((ORDERS,), (DropTable("ORDERS"),)) == {}


def test_a_table_of_before_the_first_migration_is_known_in_part():
    found = tables((AddColumn("public.old", ColumnDefinition("x")), AlterColumn("public.old", "y", nullable=False)))
    assert nullable(found["public.old"]) == {"x": True, "y": False}
    assert found["public.old"].columns["x"].added_by == "V1.sql"


def test_create_if_not_exists_changes_nothing_that_is_there():
    again = CreateTable("orders", (ColumnDefinition("id"),), if_not_exists=True)
    assert list(tables((ORDERS,), (again,))["orders"].columns) == ["id", "number", "note"]


def test_a_view_is_as_nullable_as_its_tables_and_outer_joins_make_it():
    view = CreateView(
        "report",
        (
            ViewColumn("number", "orders", "number"),
            ViewColumn("note", "orders", "note"),
            ViewColumn("late", "orders", "number", outer=True),
            ViewColumn("total"),
        ),
    )
    report = tables((ORDERS, view))["report"]
    assert report.is_view
    assert nullable(report) == {"number": False, "note": True, "late": True, "total": None}


def test_a_column_added_by_a_later_step_of_the_same_source_is_added_later():
    later = Step("changes.xml", "2", (AddColumn("orders", ColumnDefinition("ref", line=9)),))
    assert (
        replay(History("test", (Step("changes.xml", "1", (ORDERS,)), later)))["orders"].columns["ref"].added_by == "changes.xml"
    )


def test_a_key_admits_no_null_whatever_is_said_later():
    found = tables((ORDERS,), (AlterColumn("orders", "id", nullable=True, line=7),))["orders"].columns["id"]
    assert found.nullable is False


def test_a_change_that_was_made_already_changes_nothing():
    found = tables((ORDERS,), (RenameColumn("orders", "remark", "note"), RenameTable("purchases", "orders")))
    assert nullable(found["orders"]) == {"id": False, "number": False, "note": True}
    assert set(found) == {"orders"}


def test_a_column_defined_anew_is_nullable_by_omission():
    step = (
        AlterColumn("orders", "number", nullable=True, explicit=False),
        AlterColumn("orders", "note", nullable=True, explicit=False),
    )
    orders = tables((ORDERS,), step)["orders"]
    assert (orders.columns["number"].nullable, orders.columns["number"].explicit) == (True, False)
    assert [item.text for item in orders.columns["note"].evidence] == ["CREATE TABLE without NOT NULL"]


def test_a_new_primary_key_ends_the_one_before():
    key = Constraint(ConstraintKind.PRIMARY_KEY, ("number",))
    orders = tables((ORDERS,), (AddConstraint("orders", key), AlterColumn("orders", "id", nullable=True)))["orders"]
    assert nullable(orders) == {"id": True, "number": False, "note": True}
    assert [column.primary_key for column in orders.columns.values()] == [False, True, False]


def test_constraints_are_dropped_by_the_names_that_engines_give_them():
    unique = Constraint(ConstraintKind.UNIQUE, ("number", "note"))
    for name in ("orders_number_note_key", "number"):
        assert tables((ORDERS, AddConstraint("orders", unique)), (DropConstraint("orders", name),))["orders"].unique == ()
    assert tables((ORDERS, AddConstraint("orders", unique)), (DropConstraint("orders", "other"),))["orders"].unique != ()


def test_an_index_is_dropped_without_its_table():
    unique = Constraint(ConstraintKind.UNIQUE, ("number",), "one_number")
    assert tables((ORDERS, AddConstraint("orders", unique)), (DropConstraint("", "One_Number"),))["orders"].unique == ()


def test_views_of_views_and_of_all_columns():
    found = tables(
        (
            ORDERS,
            CreateView("v", (ViewColumn("*", "orders", "*"), ViewColumn("other", "orders", "number", outer=True))),
            CreateView(
                "w", (ViewColumn("number", "v", "number"), ViewColumn("other", "v", "other"), ViewColumn("x", "v", "nowhere"))
            ),
        )
    )
    assert nullable(found["v"]) == {"id": False, "number": False, "note": True, "other": True}
    assert nullable(found["w"]) == {"number": False, "other": True, "x": None}


def test_views_that_show_each_other_end():
    found = tables((CreateView("a", (ViewColumn("x", "b", "x"),)), CreateView("b", (ViewColumn("x", "a", "x"),))))
    assert nullable(found["a"]) == {"x": None}


def test_a_table_from_a_query_keeps_not_null_only_where_the_engine_does():
    query = (ViewColumn("*", "orders", "*"),)
    found = tables((ORDERS, CreateTable("copied", query=query), CreateTable("kept", query=query, keeps_not_null=True)))
    assert nullable(found["copied"]) == {"id": True, "number": True, "note": True}
    assert nullable(found["kept"]) == {"id": False, "number": False, "note": True}


def test_a_table_like_another():
    unique = AddConstraint("orders", Constraint(ConstraintKind.UNIQUE, ("number",), "one_number"))
    found = tables((ORDERS, unique, CreateTable("plain", like="orders"), CreateTable("full", like="orders", like_keys=True)))
    assert [len(found[name].unique) for name in ("orders", "plain", "full")] == [1, 0, 1]
    assert nullable(found["plain"]) == nullable(found["orders"])
    assert (found["plain"].columns["id"].primary_key, found["full"].columns["id"].primary_key) == (False, True)
