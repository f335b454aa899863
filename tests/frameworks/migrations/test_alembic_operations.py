"""Every operation of Alembic: the tables that it leaves behind."""

from __future__ import annotations

import pytest

from nullguard.frameworks.migrations.alembic import alembic_histories
from nullguard.manifest.replay import replay
from nullguard.model.ddl import Dialect
from nullguard.model.schema import UniqueKey

HEADER = "import sqlalchemy as sa\nfrom alembic import op\nfrom sqlalchemy.dialects import postgresql\n"
ORDERS = """op.create_table(
    "orders",
    sa.Column("id", sa.Integer(), nullable=False),
    sa.Column("number", sa.String(length=9), nullable=False),
    sa.Column("note", sa.Text),
    sa.PrimaryKeyConstraint("id"),
)"""
NULLABLE = {"id": False, "number": False, "note": True}


def revision(name: str, down: str, body: str, before: str = "") -> str:
    """The text of a revision; `before` stands in front of its function."""
    lines = "".join(f"    {line}\n" for line in (body or "pass").splitlines())
    return f"{HEADER}revision = {name!r}\ndown_revision = {down or None!r}\n{before}\ndef upgrade():\n{lines}"


def history(link, *bodies: str, before: str = ""):
    """The history of revisions r1, r2 … with these bodies."""
    files = {}
    for number, body in enumerate(bodies, 1):
        down = f"r{number - 1}" if number > 1 else ""
        files[f"app/versions/r{number}.py"] = revision(f"r{number}", down, body, before)
    (found,) = alembic_histories(link(files), {})
    return found


def tables(link, *bodies: str, before: str = ""):
    return replay(history(link, *bodies, before=before))


def orders(link, *bodies: str, before: str = ""):
    """Whether each column of `orders` may be null, after it was created and the bodies ran."""
    return nullable(tables(link, ORDERS, *bodies, before=before)["orders"])


def nullable(table):
    return {name: column.nullable for name, column in table.columns.items()}


def test_a_table_is_created(link):
    table = tables(link, ORDERS)["orders"]
    assert nullable(table) == NULLABLE
    assert [column.type for column in table.columns.values()] == ["integer", "varchar(9)", "text"]
    assert table.columns["id"].primary_key
    assert table.columns["note"].evidence[0].line == 12


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ('sa.Column("x", sa.Text)', True),
        ('sa.Column("x", sa.Text, nullable=True)', True),
        ('sa.Column("x", sa.Text, nullable=False)', False),
        ('sa.Column("x", sa.Text, primary_key=True)', False),
        ('sa.Column("x", sa.Text, server_default="y")', True),
        ('sa.Column("x", postgresql.UUID(as_uuid=True), sa.ForeignKey("a.id"), nullable=False)', False),
        ('sa.Column(name="x", type_=sa.Text, nullable=NULLABLE)', False),
        ('sa.Column("x", sa.Text, **OPTIONS)', False),
    ],
)
def test_columns(link, column, expected):
    found = tables(link, f'op.create_table("t", {column})', before='NULLABLE = False\nOPTIONS = {"nullable": False}')
    assert nullable(found["t"]) == {"x": expected}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('op.add_column("orders", sa.Column("x", sa.Text))', {**NULLABLE, "x": True}),
        ('op.add_column("orders", sa.Column("x", sa.Text, nullable=False, server_default=""))', {**NULLABLE, "x": False}),
        ('op.drop_column("orders", "note")', {"id": False, "number": False}),
        ('op.alter_column("orders", "note", nullable=False)', {**NULLABLE, "note": False}),
        ('op.alter_column("orders", "number", existing_type=sa.Text(), nullable=True)', {**NULLABLE, "number": True}),
        ('op.alter_column("orders", "note", existing_nullable=True, type_=sa.String(5))', NULLABLE),
        ('op.alter_column("orders", "note", server_default="x")', NULLABLE),
        ('op.alter_column("orders", "note", new_column_name="remark")', {"id": False, "number": False, "remark": True}),
        ('op.alter_column(table_name="orders", column_name="note", nullable=False)', {**NULLABLE, "note": False}),
        ('op.create_primary_key("pk", "orders", ["note"])', {**NULLABLE, "note": False}),
        ('op.execute("ALTER TABLE orders ALTER COLUMN note SET NOT NULL")', {**NULLABLE, "note": False}),
        ('op.execute(sa.text("ALTER TABLE orders ALTER COLUMN note SET NOT NULL"))', {**NULLABLE, "note": False}),
        ('op.get_bind().execute("ALTER TABLE orders ALTER note SET NOT NULL")', {**NULLABLE, "note": False}),
        (
            'connection = op.get_bind()\nconnection.execute(sa.text("ALTER TABLE orders DROP note"))',
            {"id": False, "number": False},
        ),
        ('op.execute(f"ALTER TABLE {TABLE} ALTER note SET NOT NULL")', {**NULLABLE, "note": False}),
        ('op.execute("ALTER TABLE %s ALTER %s SET NOT NULL" % (TABLE, "note"))', {**NULLABLE, "note": False}),
        ('op.execute("ALTER TABLE {} ALTER {c} SET NOT NULL".format(TABLE, c="note"))', {**NULLABLE, "note": False}),
        ('op.execute(f"ALTER TABLE {compute()} ALTER note SET NOT NULL")', NULLABLE),
        ('op.add_column(compute(), sa.Column("x", sa.Text))', NULLABLE),
        ('op.add_column("orders", sa.Column(compute(), sa.Text))', NULLABLE),
        ('op.bulk_insert(sa.table("orders"), [{"id": 1}])', NULLABLE),
        ('op.create_index("i", "orders", ["note"])', NULLABLE),
    ],
)
def test_columns_that_change(link, body, expected):
    assert orders(link, body, before='TABLE = "orders"') == expected


BATCH = 'with op.batch_alter_table("orders", schema=None) as batch_op:\n    '


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('batch_op.add_column(sa.Column("x", sa.Text))', {**NULLABLE, "x": True}),
        ('batch_op.drop_column("note")', {"id": False, "number": False}),
        ('batch_op.alter_column("note", nullable=False)', {**NULLABLE, "note": False}),
        ('batch_op.alter_column("note", new_column_name="x")', {"id": False, "number": False, "x": True}),
        ('batch_op.create_primary_key("pk", ["note"])', {**NULLABLE, "note": False}),
        ('batch_op.execute("SELECT 1")', NULLABLE),
    ],
)
def test_batches(link, body, expected):
    assert orders(link, BATCH + body) == expected


def test_tables_are_renamed_dropped_and_qualified(link):
    found = tables(
        link,
        ORDERS,
        """op.rename_table("orders", "sales")
op.create_table("a", sa.Column("x", sa.Text), schema="other")
op.add_column("a", sa.Column("y", sa.Text), schema="other")
op.create_table("b", sa.Column("x", sa.Text))
op.drop_table("b")""",
    )
    assert {name: list(table.columns) for name, table in found.items()} == {
        "other.a": ["x", "y"],
        "sales": ["id", "number", "note"],
    }


@pytest.mark.parametrize(
    ("body", "unique"),
    [
        ('op.create_unique_constraint("u", "orders", ["number"])', (UniqueKey(("number",)),)),
        ('op.create_index("i", "orders", ["number", "note"], unique=True)', (UniqueKey(("number", "note")),)),
        (
            'op.create_index(op.f("i"), "orders", ["number"], unique=True, postgresql_where=sa.text("note IS NULL"))',
            (UniqueKey(("number",), "note IS NULL"),),
        ),
        ('op.create_index("i", "orders", ["number"], unique=True, postgresql_nulls_not_distinct=True)',
         (UniqueKey(("number",), "", False),)),
        ('op.create_index("i", "orders", [sa.text("lower(number)")], unique=True)', ()),
        ('op.create_index("i", "orders", ["number"], unique=True, postgresql_where=compute())', ()),
        ('op.add_column("orders", sa.Column("x", sa.Text, unique=True))', (UniqueKey(("x",)),)),
        (f'{BATCH}batch_op.create_unique_constraint("u", ["number"])', (UniqueKey(("number",)),)),
        ('op.create_unique_constraint("u", "orders", ["note"])\nop.drop_constraint("u", "orders", type_="unique")', ()),
        ('op.create_unique_constraint(None, "orders", ["note"])\nop.drop_constraint("orders_note_key", "orders")', ()),
        ('op.create_index("i", "orders", ["note"], unique=True)\nop.drop_index("i", table_name="orders")', ()),
        ('op.create_index("i", "orders", ["note"], unique=True)\nop.drop_index("i")', ()),
    ],
)  # fmt: skip
def test_unique_keys(link, body, unique):
    assert tables(link, ORDERS, body)["orders"].unique == unique


def test_constraints_of_a_new_table(link):
    table = tables(
        link,
        """op.create_table(
    "t",
    sa.Column("a", sa.Integer, sa.CheckConstraint("a > 0"), primary_key=True),
    sa.Column("b", sa.Integer, sa.ForeignKey("other.id", ondelete="SET NULL")),
    sa.Column("c", sa.Integer),
    sa.UniqueConstraint("a", "b"),
    sa.ForeignKeyConstraint(["c"], ["more.things.id"]),
    sa.Index("i", "c", unique=True),
    *[sa.Column(name, sa.Text) for name in ("d", "e")],
)
op.create_check_constraint("k", "t", "b IS NULL OR c IS NOT NULL")
op.create_foreign_key("f", "t", "far", ["d"], ["id"], ondelete="CASCADE")""",
    )["t"]
    assert list(table.columns) == ["a", "b", "c", "d", "e"]
    assert [column.references for column in table.columns.values()] == ["", "other", "more.things", "far", ""]
    assert table.unique == (UniqueKey(("a", "b")), UniqueKey(("c",)))
    assert table.checks == ("a > 0", "b IS NULL OR c IS NOT NULL")


@pytest.mark.parametrize(
    ("condition", "check"),
    [
        ('"number <> note"', ("number <> note",)),
        ('sa.text("note IS NULL")', ("note IS NULL",)),
        ('sa.column("note").is_not(None)', ("note IS NOT NULL",)),
        ('sa.column("note") != None', ("note IS NOT NULL",)),
        ('sa.or_(sa.column("number") != "x", sa.column("note").isnot(None))', ("(number <> 'x') OR (note IS NOT NULL)",)),
        ('sa.and_(sa.column("number") > 3, sa.column("note").is_(None))', ("(number > 3) AND (note IS NULL)",)),
        ('sa.or_(sa.column("note").is_(None), compute())', ()),
        ('sa.func.length(sa.column("note")) > 3', ()),
        ("compute()", ()),
    ],
)
def test_checks(link, condition, check):
    assert tables(link, ORDERS, f'op.create_check_constraint("c", "orders", {condition})')["orders"].checks == check


@pytest.mark.parametrize(
    "body",
    [
        "op.execute(\"UPDATE orders SET x = 'a'\")",
        "op.execute(\"UPDATE orders SET x = 'a' WHERE x IS NULL\")",
        't = sa.table("orders", sa.column("x"))\nop.execute(t.update().values(x="a"))',
        't = sa.table("orders", sa.column("x"))\nop.execute(t.update().where(t.c.x.is_(None)).values({"x": "a"}))',
        't = sa.Table("orders", sa.MetaData())\nop.get_bind().execute(sa.update(t).where(t.c.x == None).values({t.c.x: "a"}))',
    ],
)
def test_old_rows_are_filled(link, body):
    column = tables(link, ORDERS, 'op.add_column("orders", sa.Column("x", sa.Text))', body)["orders"].columns["x"]
    assert (column.added_by, column.backfilled_by) == ("app/versions/r2.py", "app/versions/r3.py")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "op.execute(\"UPDATE orders SET x = 'a' WHERE number = '1'\")",
        't = sa.table("orders", sa.column("x"))\nop.execute(t.update().where(t.c.number == "1").values(x="a"))',
        't = sa.table("orders", sa.column("x"))\nop.execute(t.update().values(x=None))',
        't = sa.table("orders", sa.column("x"))\nop.execute(t.update().where(t.c.number.is_(None)).values(x="a"))',
        't = sa.table("orders", sa.column("x"))\nop.execute(t.insert().values(x="a"))',
    ],
)
def test_old_rows_are_not_filled(link, body):
    column = tables(link, ORDERS, 'op.add_column("orders", sa.Column("x", sa.Text))', body)["orders"].columns["x"]
    assert (column.added_by, column.backfilled_by) == ("app/versions/r2.py", "")


X = {**NULLABLE, "x": True}
ADD = 'op.add_column("orders", sa.Column("x", sa.Text))'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"if not has_column('orders', 'x'):\n    {ADD}", X),
        (f"if 'x' in columns():\n    return\n{ADD}", X),
        (f"if op.get_bind().dialect.name == 'sqlite':\n    return\n{ADD}", X),
        (f"if op.get_context().dialect.name != 'postgresql':\n    pass\nelse:\n    {ADD}", X),
        (f"if op.get_bind().engine.name == 'sqlite':\n    {ADD}", NULLABLE),
        (f"bind = op.get_bind()\nif bind.dialect.name in ('mysql', 'mariadb'):\n    {ADD}", NULLABLE),
        (f"bind = op.get_bind()\nif bind.dialect.name == 'postgresql':\n    return\n{ADD}", NULLABLE),
        (f"if context.is_offline_mode() and False:\n    {ADD}", NULLABLE),
        (f"try:\n    {ADD}\nexcept Exception:\n    op.drop_column('orders', 'note')", X),
        (f"with op.get_context().autocommit_block():\n    {ADD}", X),
        (f"def inner(name):\n    {ADD}\ninner('x')", X),
        ("helper(op, 'orders')", X),
        ("for name in ('x',):\n    op.add_column('orders', sa.Column(name, sa.Text))", X),
        ("for t, names in {'orders': ['x']}.items():\n    for n in names:\n        op.add_column(t, sa.Column(n, sa.Text))", X),
        ("for table in inspector.get_table_names():\n    op.add_column(table, sa.Column('x', sa.Text))", NULLABLE),
        ("columns = []\ncolumns.append('x')\nfor name in columns:\n    op.add_column('orders', sa.Column(name, sa.Text))", X),
        (f"while True:\n    {ADD}", NULLABLE),
        ("upgrade()", NULLABLE),
        ("unknown.thing(1)[2].other = 3", NULLABLE),
    ],
)  # fmt: skip
def test_statements(link, body, expected):
    helper = "def helper(operations, table):\n    operations.add_column(table, sa.Column('x', sa.Text))\n"
    assert orders(link, body, before=helper) == expected


def test_what_is_created_under_a_doubt_replaces_nothing(link):
    body = "if not has_column():\n    op.add_column('orders', sa.Column('number', sa.Text))"
    assert orders(link, body) == NULLABLE


def test_the_engine_is_the_one_whose_types_are_imported(link):
    text = revision("r1", "", "if op.get_bind().dialect.name == 'mysql':\n    op.create_table('t', sa.Column('x', sa.Text))")
    (found,) = alembic_histories(link({"versions/r1.py": text.replace("import postgresql", "import mysql")}), {})
    assert found.dialect is Dialect.MYSQL
    assert set(replay(found)) == {"t"}


def test_names_imported_from_the_operations(link):
    text = revision("r1", "", 'create_table("t", Column("x", Text, nullable=False))')
    text = text.replace("from alembic import op", "from alembic.op import create_table\nfrom sqlalchemy import Column, Text")
    (found,) = alembic_histories(link({"versions/r1.py": text}), {})
    assert nullable(replay(found)["t"]) == {"x": False}
