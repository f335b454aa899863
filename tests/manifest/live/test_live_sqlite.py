"""SQLite: schema, row counts of ANALYZE, and samples, since it keeps no statistics of nulls."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from nullguard.manifest.live import LiveOptions, read_live
from nullguard.model.schema import Basis, Table, UniqueKey

DEFAULT = LiveOptions()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "shop.db"


def run(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def read(file: Path, options: LiveOptions = DEFAULT, warned: list[str] | None = None) -> dict[str, Table]:
    told: list[str] = []
    manifest = read_live(f"sqlite:///{file}", options, told.append)
    if warned is None:
        assert told == []
    else:
        warned.extend(told)
    return manifest.databases["default"].tables


def test_a_million_rows(file: Path):
    run(
        file,
        "create table orders (id integer primary key, external_reference varchar(64), discount int)",
        "create index on_discount on orders (discount)",
        """
        insert into orders
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 1000000)
        select i, case when i % 1000 < 124 then null else 'reference ' || i end, nullif(i % 4, 0) from n
        """,
        "analyze",
    )
    orders = read(file)["orders"]
    assert orders.rows == pytest.approx(1_000_000, rel=0.05)
    assert orders.columns["discount"].statistics.null_fraction is None
    orders = read(file, LiveOptions(sample=100_000))["orders"]
    reference, discount = (orders.columns[name].statistics for name in ("external_reference", "discount"))
    assert reference.null_fraction == pytest.approx(0.124, abs=0.01)
    assert discount.null_fraction == pytest.approx(0.25, abs=0.01)
    assert (discount.basis, discount.sample, discount.rows) == (Basis.SAMPLED, 100_000, orders.rows)


def test_without_leave_no_row_is_looked_at(file: Path):
    run(file, "create table t (id integer primary key, a int)", "insert into t values (1, null)")
    table = read(file)["t"]
    assert (table.rows, table.columns["a"].statistics.null_fraction) == (None, None)


def test_all_rows_of_a_small_table_are_counted(file: Path):
    run(file, "create table t (a int, secret text)", "insert into t values (1, 'hidden'), (null, 'hidden'), (3, null), (4, null)")
    manifest = read_live(f"sqlite:///{file}", LiveOptions(sample=4))
    table = manifest.databases["default"].tables["t"]
    known = table.columns["a"].statistics
    assert (table.rows, known.null_fraction, known.basis, known.sample) == (4, 0.25, Basis.COUNTED, None)
    assert b"hidden" not in msgspec.json.encode(manifest)


def test_an_empty_table_has_no_share_of_nulls(file: Path):
    run(file, "create table t (a int)")
    table = read(file, LiveOptions(sample=10))["t"]
    assert (table.rows, table.columns["a"].statistics.null_fraction) == (0, None)


def test_what_the_database_declares(file: Path):
    run(
        file,
        "create table customer (id integer primary key, email text unique, code text not null)",
        """
        create table orders (
          id integer primary key,
          customer_id int references customer on delete set null,
          total numeric(10, 2) not null default 0,
          twice int generated always as (total * 2) stored,
          status text,
          unique (customer_id, status),
          check (status <> 'x' or total is not null)
        )
        """,
        "create unique index open_total on orders (total) where status = 'open'",
        "create unique index on_lower on orders (lower(status))",
        "create table tag (name text primary key) without rowid",
        "create table loose (name text primary key)",
        "create view v as select id, status from orders",
    )
    tables = read(file)
    orders = tables["orders"]
    assert {name: (column.type, column.nullable) for name, column in orders.columns.items()} == {
        "id": ("integer", False),
        "customer_id": ("integer", True),
        "total": ("numeric(10,2)", False),
        "twice": ("integer", True),
        "status": ("text", True),
    }
    assert orders.unique == (UniqueKey(("customer_id", "status")), UniqueKey(("total",), where="status = 'open'"))
    assert orders.checks == ("status <> 'x' or total is not null",)
    assert [item.text for item in orders.columns["customer_id"].evidence] == ["NULL in the database", "ON DELETE SET NULL"]
    assert orders.columns["customer_id"].references == "customer"
    assert orders.columns["customer_id"].evidence[0].path == "sqlite:shop.db"
    assert tables["tag"].columns["name"].nullable is False
    assert tables["loose"].columns["name"].nullable is None
    assert (tables["v"].is_view, tables["v"].columns["id"].nullable) == (True, None)


def test_a_table_with_two_thousand_columns(file: Path):
    columns = ", ".join(f"column_{number} int" for number in range(1999))
    run(file, f"create table wide (id integer primary key, {columns})", "insert into wide (column_1) values (7)")
    table = read(file, LiveOptions(sample=10))["wide"]
    assert len(table.columns) == 2000
    assert [table.columns[f"column_{number}"].statistics.null_fraction for number in (0, 1, 1998)] == [1, 0, 1]


NAMES = [
    "select",
    "Größe",
    "a b",
    "semi;colon",
    'quo"te',
    "per%cent",
    "%(a)s",
    ":colon",
    "x :y",
    "back\\slash",
    "UPPER",
    "顧客",
    "'",
]


def test_names_that_need_quotes(file: Path):
    quoted = ['"' + name.replace('"', '""') + '"' for name in NAMES]
    run(file, *(f"create table {name} (id integer primary key, {', '.join(f'{n} int' for n in quoted)})" for name in quoted))
    run(file, f"insert into {quoted[0]} (id, {quoted[1]}) values (1, 1)")
    tables = read(file, LiveOptions(sample=10))
    assert sorted(tables) == sorted(NAMES)
    for table in tables.values():
        assert list(table.columns) == ["id", *NAMES]
    assert tables["select"].columns["Größe"].statistics.null_fraction == 0


def test_a_file_that_is_no_database(file: Path, failure):
    file.write_bytes(b"x" * 5000)
    assert "cannot be read: file is not a database" in failure(f"sqlite:///{file}")


def test_a_database_without_tables(file: Path, failure):
    run(file)
    assert "there are no tables" in failure(f"sqlite:///{file}")


def test_a_file_that_may_only_be_read(file: Path):
    run(file, "create table t (a int)", "insert into t values (null)")
    before = file.read_bytes()
    file.chmod(0o444)
    file.parent.chmod(0o555)
    try:
        assert read(file, LiveOptions(sample=10))["t"].columns["a"].statistics.null_fraction == 1
    finally:
        file.parent.chmod(0o755)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["shop.db"]


def test_a_database_in_write_ahead_mode(file: Path):
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("pragma journal_mode = wal")
        connection.execute("create table t (a int)")
        connection.execute("insert into t values (null)")
        connection.commit()
        assert read(file, LiveOptions(sample=10))["t"].columns["a"].statistics.null_fraction == 1


def test_a_slow_view_costs_its_time_and_no_more(file: Path):
    run(
        file,
        "create table z (a int)",
        "insert into z values (null)",
        "create view slow as with recursive n(i) as (select 1 union all select i + 1 from n) select i from n where i < 0",
    )
    warned: list[str] = []
    tables = read(file, LiveOptions(sample=10, timeout_ms=300), warned)
    assert warned == ["no sample of slow: the database did not answer within 0.3 s: interrupted"]
    assert tables["z"].columns["a"].statistics.null_fraction == 1


def test_a_table_that_cannot_be_read_does_not_hide_the_others(file: Path):
    run(
        file,
        "create table t (a int)",
        "create table gone (a int)",
        "create view broken as select missing from gone",
        "drop table gone",
    )
    warned: list[str] = []
    assert list(read(file, warned=warned)) == ["t"]
    assert len(warned) == 1
    assert warned[0].startswith("cannot read broken: ")


def test_a_database_that_is_locked(file: Path, failure):
    run(file, "create table t (a int)")
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("begin exclusive")
        assert "takes no connection now" in failure(f"sqlite:///{file}", LiveOptions(timeout_ms=300))
