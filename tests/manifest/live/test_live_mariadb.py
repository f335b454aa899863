"""MariaDB, a real one, which speaks MySQL's protocol too; MySQL's own statistics have no server to be tested on here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import msgspec
import pytest
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from nullguard.manifest.live import LiveOptions, read_live
from nullguard.manifest.live.address import parse
from nullguard.manifest.live.connecting import connected
from nullguard.model.schema import Basis, Table, UniqueKey

pymysql = pytest.importorskip("pymysql", reason="needs pymysql, of the extra db")

SECRET = "s3cr+t:pa/ss w0rd%"
DEFAULT = LiveOptions()
NEVER = "no statistics of nulls: ANALYZE TABLE … PERSISTENT FOR ALL never ran on"


@contextmanager
def cursor(url: str) -> Iterator[Any]:
    address = make_url(url)
    with (
        pymysql.connect(
            unix_socket=address.query["unix_socket"], user=address.username, database=address.database, autocommit=True
        ) as connection,
        connection.cursor() as opened,
    ):
        yield opened


def run(url: str, *statements: str) -> None:
    with cursor(url) as opened:
        for statement in statements:
            opened.execute(statement)


def read(url: str, options: LiveOptions = DEFAULT, warned: list[str] | None = None) -> dict[str, Table]:
    told: list[str] = []
    manifest = read_live(url, options, told.append)
    if warned is None:
        assert told == []
    else:
        warned.extend(told)
    return manifest.databases["default"].tables


def name_of(url: str) -> str:
    return make_url(url).database or ""


def as_user(url: str, user: str, password: str = "") -> str:
    return url.replace("root@", f"{user}:{quote(password, safe='')}@")


@pytest.fixture
def user(shop: str) -> Iterator[str]:
    """A user without any privilege."""
    name = f"u{uuid4().hex[:12]}"
    with cursor(shop) as opened:
        opened.execute(f"create user {name}@localhost identified by %s", (SECRET,))
    yield name
    run(shop, f"drop user {name}@localhost")


def test_a_million_rows(shop: str):
    run(
        shop,
        "create table orders (id bigint primary key, external_reference varchar(64), discount int, note varchar(9) not null)",
        "insert into orders select seq, if(seq % 1000 < 124, null, concat('reference ', seq)), nullif(seq % 4, 0), 'x'"
        " from seq_1_to_1000000",
        "analyze table orders persistent for all",
    )
    orders = read(shop)["orders"]
    assert orders.rows == pytest.approx(1_000_000, rel=0.05)
    reference, discount, note = (orders.columns[name].statistics for name in ("external_reference", "discount", "note"))
    assert reference.null_fraction == pytest.approx(0.124, abs=0.01)
    assert discount.null_fraction == pytest.approx(0.25, abs=0.01)
    assert reference.avg_width == pytest.approx(16, abs=2)
    assert (discount.n_distinct, discount.basis, discount.rows) == (3, Basis.ESTIMATED, orders.rows)
    assert note.null_fraction is None


def test_no_value_of_a_row_leaves_the_database(shop: str):
    run(
        shop,
        "set histogram_size = 100",
        "create table person (id int primary key, email varchar(80), code varchar(20))",
        "insert into person select seq, 'ann@example.com', if(seq % 2, 'top-secret', null) from seq_1_to_1000",
        "analyze table person persistent for all",
    )
    for options in (DEFAULT, LiveOptions(sample=100)):
        written = msgspec.json.encode(read_live(shop, options))
        assert b"example.com" not in written
        assert b"top-secret" not in written


def test_what_the_database_declares(shop: str):
    run(
        shop,
        "create table customer (id int unsigned primary key auto_increment, email varchar(80) unique)",
        """
        create table orders (
          id bigint primary key,
          customer_id int unsigned,
          total decimal(10, 2) not null default 0,
          twice decimal(12, 2) generated always as (total * 2) stored,
          status enum('new', 'Done'),
          body mediumtext,
          shipped_at datetime(6),
          unique key (customer_id, status),
          check (status <> 'Done' or shipped_at is not null),
          foreign key (customer_id) references customer (id) on delete set null
        )
        """,
        "create view named as select o.id, c.email, count(*) as n from orders o left join customer c on c.id = o.customer_id",
        "analyze table orders, customer persistent for all",
    )
    tables = read(shop)
    orders = tables["orders"]
    assert {name: (column.type, column.nullable) for name, column in orders.columns.items()} == {
        "id": ("bigint(20)", False),
        "customer_id": ("int(10) unsigned", True),
        "total": ("decimal(10,2)", False),
        "twice": ("decimal(12,2)", True),
        "status": ("enum('new','Done')", True),
        "body": ("mediumtext", True),
        "shipped_at": ("datetime(6)", True),
    }
    assert orders.unique == (UniqueKey(("customer_id", "status")),)
    assert orders.checks == ("`status` <> 'Done' or `shipped_at` is not null",)
    assert [name for name, column in orders.columns.items() if column.generated] == ["twice"]
    assert [name for name, column in orders.columns.items() if column.primary_key] == ["id"]
    key = orders.columns["customer_id"]
    assert (key.references, [item.text for item in key.evidence]) == ("customer", ["NULL in the database", "ON DELETE SET NULL"])
    assert key.evidence[0].path == f"mariadb:{name_of(shop)}"
    assert tables["customer"].unique == (UniqueKey(("email",)),)
    assert tables["named"].is_view
    assert {name: column.nullable for name, column in tables["named"].columns.items()} == {"id": True, "email": True, "n": False}


def test_a_table_without_statistics(shop: str):
    run(shop, "create table t (id int primary key, a int)", "insert into t select seq, nullif(seq % 4, 0) from seq_1_to_100")
    warned: list[str] = []
    table = read(shop, warned=warned)["t"]
    assert table.columns["a"].statistics.null_fraction is None
    assert warned == [f"{NEVER} t"]


def test_a_sample_where_statistics_are_missing(shop: str):
    run(
        shop,
        "create table few (id int primary key, a int, body text)",
        "insert into few select seq, nullif(seq % 4, 0), null from seq_1_to_100",
        "create table many (id int primary key, early int, never int)",
        "insert into many select seq, if(seq <= 5000, seq, null), seq from seq_1_to_10000",
    )
    tables = read(shop, LiveOptions(sample=1000), [])
    few, many = tables["few"], tables["many"]
    assert few.rows == 100
    assert (few.columns["a"].statistics.null_fraction, few.columns["a"].statistics.basis) == (0.25, Basis.COUNTED)
    assert few.columns["body"].statistics.null_fraction == 1
    assert [many.columns[name].statistics.null_fraction for name in ("early", "never")] == [0.5, 0]
    assert (many.columns["early"].statistics.basis, many.columns["early"].statistics.sample) == (Basis.SAMPLED, 1000)


def test_a_table_as_wide_as_they_get(shop: str):
    columns = ", ".join(f"column_{number} tinyint" for number in range(1000))
    run(shop, f"create table wide (id int primary key, {columns})", "insert into wide (id, column_1) values (1, 7)")
    table = read(shop, LiveOptions(sample=10), [])["wide"]
    assert len(table.columns) == 1001
    assert [table.columns[f"column_{number}"].statistics.null_fraction for number in (0, 1, 999)] == [1, 0, 1]


NAMES = ["select", "Größe", "a b", "semi;colon", 'quo"te', "per%cent", "%(a)s", ":colon", "x :y", "back\\slash", "顧客", "'"]


def test_names_that_need_quotes(shop: str):
    quoted = ["`" + name.replace("`", "``") + "`" for name in NAMES]
    run(
        shop,
        *(f"create table {name} (id int primary key, {', '.join(f'{n} int' for n in quoted)})" for name in quoted),
        f"insert into `select` (id, {quoted[1]}) values (1, 1)",
    )
    tables = read(shop, LiveOptions(sample=10), [])
    assert sorted(tables) == sorted(NAMES)
    for table in tables.values():
        assert list(table.columns) == ["id", *NAMES]
    assert tables["select"].columns["Größe"].statistics.null_fraction == 0
    assert tables["select"].columns["a b"].statistics.null_fraction == 1


def grants(url: str, user: str) -> list[str]:
    """What the documentation tells to grant, but for creating the user."""
    page = Path(__file__).parents[3] / "docs" / "live-databases.md"
    block = page.read_text(encoding="utf-8").partition("```sql mariadb\n")[2].partition("```")[0]
    lines = block.replace("nullguard_reader@'%'", f"{user}@localhost").replace("shop.", f"{name_of(url)}.").strip().split(";\n")
    return [line for line in lines if not line.startswith("create")]


def test_a_user_with_the_documented_privileges(shop: str, user: str):
    run(
        shop,
        "create table t (id int primary key, a int)",
        "insert into t select seq, nullif(seq % 2, 0) from seq_1_to_100",
        "create view v as select * from t",
        "analyze table t persistent for all",
        *grants(shop, user),
    )
    tables = read(as_user(shop, user, SECRET))
    assert tables["t"].columns["a"].statistics.null_fraction == 0.5
    assert tables["v"].columns["id"].nullable is False


def test_a_user_that_may_not_see_the_statistics(shop: str, user: str):
    run(
        shop,
        "create table t (id int primary key, a int)",
        "insert into t values (1, null)",
        "create table hidden (id int)",
        "create view v as select * from t",
        "analyze table t persistent for all",
        f"grant select on t to {user}@localhost",
        f"grant select on v to {user}@localhost",
    )
    warned: list[str] = []
    tables = read(as_user(shop, user, SECRET), warned=warned)
    assert list(tables) == ["t", "v"]
    assert tables["t"].columns["a"].statistics.null_fraction is None
    assert len(warned) == 1
    assert warned[0].startswith("no statistics of nulls: the user lacks a privilege: SELECT command denied")


def test_a_user_that_may_select_a_column(shop: str, user: str):
    run(shop, "create table t (id int primary key, a int, b int)", f"grant select (a) on t to {user}@localhost")
    warned: list[str] = []
    table = read(as_user(shop, user, SECRET), warned=warned)["t"]
    assert {name: column.nullable for name, column in table.columns.items()} == {"a": True}
    assert any(text.startswith("cannot read keys and conditions of t: the user lacks a privilege") for text in warned)


def test_a_wrong_password(shop: str, user: str, failure):
    for password in (f"{SECRET}x", ""):
        told = failure(as_user(shop, user, password))
        assert "refuses user and password" in told
        assert "MYSQL_PWD" in told


def test_databases_that_are_not_there(shop: str, user: str, failure):
    assert "there is no database 'elsewhere'" in failure(shop.replace(name_of(shop), "elsewhere"))
    assert "lacks a privilege" in failure(as_user(shop, user, SECRET))
    assert "cannot be reached" in failure("mysql://root@/x?unix_socket=/nowhere/at/all")
    assert f"no tables in schema '{name_of(shop)}'" in failure(shop)


def test_a_server_that_is_read_only(shop: str):
    run(
        shop, "create table t (id int primary key, a int)", "insert into t values (1, null)", "analyze table t persistent for all"
    )
    run(shop, "set global read_only = 1")
    try:
        assert read(shop)["t"].columns["a"].statistics.null_fraction == 1
    finally:
        run(shop, "set global read_only = 0")


def test_reading_writes_nothing(shop: str):
    run(shop, "create table t (a int)")
    with connected(parse(shop), DEFAULT, print) as session:
        for statement in (
            "insert into t values (1)",
            "drop table t",
            "create table u (a int)",
            "commit",
            "insert into t values (2)",
        ):
            if statement != "commit":
                with pytest.raises(DBAPIError, match="READ ONLY transaction"):
                    session.connection.exec_driver_sql(statement)
            else:
                session.connection.commit()


def test_a_slow_view_costs_its_time_and_no_more(shop: str):
    run(
        shop,
        "create table z (id int primary key, a int)",
        "insert into z values (1, null)",
        "create view slow as select nullif(sleep(60), 5) as a from z",
    )
    warned: list[str] = []
    tables = read(shop, LiveOptions(sample=10, timeout_ms=300), warned)
    assert tables["slow"].columns["a"].statistics.null_fraction is None
    assert tables["z"].columns["a"].statistics.null_fraction == 1
    assert any("no sample of slow: the database did not answer within 0.3 s" in text for text in warned)
