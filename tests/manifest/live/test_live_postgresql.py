"""PostgreSQL, a real one: schema, statistics, and what happens when something is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import msgspec
import pytest
from postgres import postgres_standby

from nullguard.manifest.live import LiveOptions, read_live
from nullguard.model.schema import Basis, Column, Manifest, Origin, Table, UniqueKey

psycopg = pytest.importorskip("psycopg", reason="needs psycopg, of the extra db")

SECRET = "s3cr+t:pa/ss w0rd%"

DEFAULT = LiveOptions()


def run(database: str, *statements: str) -> None:
    with psycopg.connect(database, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def read(database: str, options: LiveOptions = DEFAULT, warned: list[str] | None = None) -> dict[str, Table]:
    told: list[str] = []
    manifest = read_live(database, options, told.append)
    if warned is None:
        assert told == []
    else:
        warned.extend(told)
    return manifest.databases["default"].tables


def as_role(database: str, role: str, password: str = "") -> str:
    """The URL of another user of the same database."""
    scheme, _, rest = database.partition("://")
    return f"{scheme}://{role}:{quote(password, safe='')}@{rest.rpartition('@')[2]}"


@pytest.fixture
def role(database: str) -> Iterator[str]:
    """A user without any privilege."""
    name = f"r{uuid4().hex}"
    run(database, f"create role {name} login password '{SECRET}'")
    yield name
    run(database, f"drop owned by {name}", f"drop role {name}")


@contextmanager
def setting(database: str, name: str, value: str) -> Iterator[None]:
    run(database, f"alter system set {name} = {value}", "select pg_reload_conf()")
    try:
        yield
    finally:
        run(database, f"alter system reset {name}", "select pg_reload_conf()")


MILLION = """
    create table orders (id bigint primary key, external_reference varchar(64), discount int, note text not null);
    insert into orders select i, case when i % 1000 < 124 then null else 'reference ' || i end, nullif(i % 4, 0), 'x'
    from generate_series(1, 1000000) i;
    analyze orders
"""


def test_a_million_rows(database: str):
    run(database, *MILLION.split(";"))
    orders = read(database)["orders"]
    assert orders.rows == pytest.approx(1_000_000, rel=0.05)
    reference, discount, note = (orders.columns[name].statistics for name in ("external_reference", "discount", "note"))
    assert reference.null_fraction == pytest.approx(0.124, abs=0.01)
    assert discount.null_fraction == pytest.approx(0.25, abs=0.01)
    assert reference.avg_width == pytest.approx(17, abs=2)
    assert discount.n_distinct == 3
    assert reference.n_distinct == pytest.approx(876_000, rel=0.05)
    assert (reference.basis, reference.sample, reference.rows) == (Basis.ESTIMATED, 30_000, orders.rows)
    assert note.null_fraction is None


def test_no_value_of_a_row_leaves_the_database(database: str):
    run(
        database,
        "create table person (id int primary key, email text, code text)",
        "insert into person select i, 'ann@example.com', nullif('top-secret', repeat('x', i % 2)) from generate_series(1, 99) i",
        "analyze person",
    )
    for options in (LiveOptions(), LiveOptions(sample=100)):
        written = msgspec.json.encode(read_live(database, options))
        assert b"example.com" not in written
        assert b"top-secret" not in written


def test_statistics_that_are_needed_are_those_of_few_rows(database: str):
    run(
        database,
        "create table wide (id int primary key, a int); alter table wide alter a set statistics 1000",
        "insert into wide select i, i from generate_series(1, 400000) i",
        "analyze wide",
    )
    assert read(database)["wide"].columns["a"].statistics.sample == 300_000


SCHEMA = """
    create domain code as varchar(8) not null;
    create type state as enum ('new', 'done');
    create table customer (id serial primary key, email varchar(80) unique, tenant int, code code, state state);
    create table orders (
      id bigint generated always as identity primary key,
      customer_id int references customer on delete set null,
      approver_id int references customer,
      total numeric(10, 2) not null default 0,
      twice numeric generated always as (total * 2) stored,
      shipped_at timestamptz,
      status text collate "C",
      unique nulls not distinct (customer_id, status),
      check (status <> 'shipped' or shipped_at is not null)
    );
    create unique index on orders (total) where status = 'open';
    create unique index on orders (lower(status));
    create unique index on orders (approver_id) include (shipped_at);
    alter table orders add constraint later check (total > 0) not valid;
    create view open_orders as select * from orders where status = 'open';
    insert into customer (code) values ('x');
    insert into orders (total, status) values (1, 'new'), (1, null);
    create materialized view totals as select status, sum(total) as total from orders group by status;
    analyze
"""


def test_what_the_database_declares(database: str):
    run(database, *SCHEMA.split(";"))
    tables = read(database)
    orders = tables["orders"]
    assert {name: (column.type, column.nullable) for name, column in orders.columns.items()} == {
        "id": ("bigint", False),
        "customer_id": ("integer", True),
        "approver_id": ("integer", True),
        "total": ("numeric(10,2)", False),
        "twice": ("numeric", True),
        "shipped_at": ("timestamp with time zone", True),
        "status": ("text", True),
    }
    assert orders.unique == (
        UniqueKey(("customer_id", "status"), nulls_distinct=False),
        UniqueKey(("approver_id",)),
        UniqueKey(("total",), where="(status = 'open'::text)"),
    )
    assert orders.checks == ("status <> 'shipped'::text OR shipped_at IS NOT NULL",)
    assert [column.name for column in orders.columns.values() if column.primary_key] == ["id"]
    assert [column.name for column in orders.columns.values() if column.generated] == ["twice"]
    assert {column.references for column in orders.columns.values()} == {"customer", ""}
    assert orders.columns["total"].default == "0"
    assert texts(orders.columns["customer_id"]) == ["NULL in the database", "ON DELETE SET NULL"]
    assert texts(orders.columns["approver_id"]) == ["NULL in the database"]
    customer = tables["customer"].columns
    assert (customer["code"].nullable, customer["state"].type) == (False, "state")


def texts(column: Column) -> list[str]:
    assert {(item.origin, item.explicit, item.line) for item in column.evidence} == {(Origin.DATABASE, True, 0)}
    return [item.text for item in column.evidence]


def test_views_say_nothing_on_null_but_their_rows_do(database: str):
    run(database, *SCHEMA.split(";"))
    tables = read(database)
    assert (tables["open_orders"].is_view, tables["totals"].is_view, tables["orders"].is_view) == (True, True, False)
    assert tables["open_orders"].columns["id"].nullable is None
    assert tables["totals"].columns["status"].statistics.null_fraction == 0.5
    assert tables["totals"].columns["status"].nullable
    assert tables["totals"].columns["total"].nullable is None


def test_a_not_null_that_old_rows_need_not_fulfil(database: str):
    run(
        database,
        "create table t (a int, b int not null)",
        "insert into t values (null, 1)",
        "alter table t add constraint later not null a not valid",
        "analyze t",
    )
    columns = read(database)["t"].columns
    assert (columns["a"].nullable, columns["b"].nullable) == (True, False)
    assert columns["a"].statistics.null_fraction == 1


def test_environment_and_label(database: str):
    run(database, "create table t (a int)", "analyze t")
    manifest = read_live(database, LiveOptions(database="main", environment="staging"))
    name = database.partition("?")[0].rpartition("/")[2]
    assert manifest.databases["main"].tables["t"].columns["a"].evidence[0].path == f"postgresql:{name}"
    noted = manifest.environments["staging"]["database"]
    assert noted["engine"] == "postgresql"
    assert int(noted["version"].partition(".")[0]) >= 14
    assert read_live(database, LiveOptions(environment="")).environments == {}


def test_partitions_count_as_their_table(database: str):
    run(
        database,
        "create table event (at date not null, reference text) partition by range (at)",
        "create table event_2024 partition of event for values from ('2024-01-01') to ('2025-01-01')",
        "create table event_2025 partition of event for values from ('2025-01-01') to ('2026-01-01')",
        "create table event_2026 partition of event for values from ('2026-01-01') to ('2027-01-01')",
        "insert into event select '2024-05-05', 'x' from generate_series(1, 3000)",
        "insert into event select '2025-05-05', null from generate_series(1, 1000)",
        "analyze event_2024",
        "analyze event_2025",
    )
    tables = read(database)
    assert list(tables) == ["event"]
    assert tables["event"].rows == 4000
    assert tables["event"].columns["reference"].statistics.null_fraction == 0.25
    run(database, "analyze event")
    assert read(database)["event"].columns["reference"].statistics.null_fraction == 0.25


def test_a_table_that_was_never_analysed(database: str):
    run(database, "create table t (a int, b int)", "insert into t select null, i from generate_series(1, 100) i")
    warned: list[str] = []
    table = read(database, warned=warned)["t"]
    assert (table.rows, table.columns["a"].statistics.null_fraction) == (None, None)
    assert warned == ["no statistics of nulls: ANALYZE never ran on t"]


def test_a_sample_where_statistics_are_missing(database: str):
    run(
        database,
        "create table few (id int primary key, a int)",
        "insert into few select i, nullif(i % 4, 0) from generate_series(1, 100) i",
        "create table many (id int primary key, early int, late int, never int)",
        "insert into many select i, i, i, i from generate_series(1, 10000) i",
        "update many set early = null where id > 5000; update many set late = null where id <= 5000",
        'create view odd as select id, a as "a :b %s" from few where id % 2 = 1',
    )
    tables = read(database, LiveOptions(sample=1000), [])
    few, many = tables["few"], tables["many"]
    assert few.rows == 100
    assert (few.columns["a"].statistics.null_fraction, few.columns["a"].statistics.basis) == (0.25, Basis.COUNTED)
    early, late, never = (many.columns[name].statistics for name in ("early", "late", "never"))
    assert (early.null_fraction, late.null_fraction, never.null_fraction) == (0.5, 0.5, 0)
    assert (early.basis, early.sample, early.rows) == (Basis.SAMPLED, 1000, None)
    assert tables["odd"].columns["a :b %s"].statistics.null_fraction == 0


def test_statistics_are_kept_where_a_sample_is_allowed(database: str):
    run(
        database,
        "create table t (id int primary key, a int)",
        "insert into t select i, nullif(i % 4, 0) from generate_series(1, 1000) i",
        "analyze t",
        "update t set a = null",
    )
    assert read(database, LiveOptions(sample=10))["t"].columns["a"].statistics.null_fraction == 0.25


def test_a_table_as_wide_as_they_get(database: str):
    columns = ", ".join(f"column_{number} int" for number in range(1500))
    run(database, f"create table wide (id int primary key, {columns})", "insert into wide values (1, 7)", "analyze wide")
    table = read(database, LiveOptions(sample=10))["wide"]
    assert len(table.columns) == 1501
    assert [table.columns[f"column_{number}"].statistics.null_fraction for number in (0, 1, 1499)] == [0, 1, 1]
    run(database, "create table unknown as select * from wide")
    table = read(database, LiveOptions(sample=10), [])["unknown"]
    assert [table.columns[f"column_{number}"].statistics.null_fraction for number in (0, 1, 1499)] == [0, 1, 1]


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


def test_names_that_need_quotes(database: str):
    quoted = [psycopg.sql.Identifier(name).as_string() for name in NAMES]
    run(database, *(f"create table {name} (id int primary key, {', '.join(f'{n} int' for n in quoted)})" for name in quoted))
    tables = read(database, LiveOptions(sample=10), [])
    assert sorted(tables) == sorted(NAMES)
    for table in tables.values():
        assert list(table.columns) == ["id", *NAMES]
        assert table.rows == 0


def test_schemas_that_are_asked_for(database: str):
    run(
        database,
        "create schema crm",
        "create table crm.person (id int primary key)",
        "create table orders (id int primary key, person_id int references crm.person)",
        "create table orders_log (id int)",
        "create table crm.visit (person_id int references crm.person, order_id int references orders)",
        "analyze",
    )
    assert list(read(database)) == ["orders", "orders_log"]
    both = read(database, LiveOptions(schemas=("public", "crm"), exclude=("*_log", "crm.v*")))
    assert list(both) == ["orders", "crm.person"]
    both = read(database, LiveOptions(schemas=("public", "crm"), exclude=("*_log",)))
    assert list(both) == ["orders", "crm.person", "crm.visit"]
    assert both["orders"].columns["person_id"].references == "crm.person"
    assert [column.references for column in both["crm.visit"].columns.values()] == ["crm.person", "orders"]
    assert list(read(database, LiveOptions(schemas=("crm",), include=("p*",)))) == ["person"]


def test_a_database_without_tables(database: str, failure):
    assert "no tables in schema 'public'" in failure(database)
    run(database, "create schema crm", "create table crm.person (id int)")
    assert "tables are in crm: name the schemas to read" in failure(database)
    assert "no table of" in failure(database, LiveOptions(schemas=("crm",), include=("x*",)))


def test_a_user_sees_statistics_of_what_it_may_read(database: str, role: str):
    run(
        database,
        *(
            f"create table {name} (id int primary key, a int); "
            f"insert into {name} select i, nullif(i % 2, 0) from generate_series(1, 100) i; analyze {name}"
            for name in ("open", "partly", "closed", "by_row")
        ),
        f"grant select on open, by_row to {role}",
        f"grant select (a) on partly to {role}",
        "alter table by_row enable row level security",
    )
    warned: list[str] = []
    tables = read(as_role(database, role), warned=warned)
    fractions = {name: table.columns["a"].statistics.null_fraction for name, table in tables.items()}
    assert fractions == {"open": 0.5, "partly": 0.5, "closed": None, "by_row": None}
    assert tables["closed"].rows == 100
    assert warned == [
        "no statistics of nulls: the user may not SELECT from closed",
        "no statistics of nulls: row-level security hides them for by_row",
    ]
    warned.clear()
    read(as_role(database, role), LiveOptions(sample=10, include=("closed",)), warned)
    assert "no sample of closed: the user lacks a privilege" in warned[1]


def documented_function() -> str:
    """The function that the documentation tells to create."""
    page = Path(__file__).parents[3] / "docs" / "live-databases.md"
    return page.read_text(encoding="utf-8").partition("```sql function\n")[2].partition("```")[0]


def test_a_user_that_may_read_no_row_has_a_function(database: str, role: str):
    run(
        database,
        "create table t (id int primary key, a int)",
        "insert into t select i, nullif(i % 2, 0) from generate_series(1, 100) i",
        "analyze t",
        documented_function().replace("nullguard_reader", role),
    )
    assert read(as_role(database, role))["t"].columns["a"].statistics.null_fraction == 0.5
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        run(as_role(database, role), "select 1 from t")


def test_a_wrong_password(database: str, role: str, failure):
    with psycopg.connect(database) as connection:
        rules = Path(connection.execute("show hba_file").fetchone()[0])
    before = rules.read_text(encoding="utf-8")
    rules.write_text(f"local all {role} scram-sha-256\n{before}", encoding="utf-8")
    try:
        run(database, "select pg_reload_conf()", "create table t (a int)", "analyze t")
        assert list(read(as_role(database, role, SECRET), warned=[])) == ["t"]
        for password in (f"{SECRET}x", ""):
            told = failure(as_role(database, role, password))
            assert "refuses user and password" in told
            assert "PGPASSWORD" in told
    finally:
        rules.write_text(before, encoding="utf-8")
        run(database, "select pg_reload_conf()")


def test_users_and_databases_that_are_not_there(database: str, failure):
    assert "refuses user and password" in failure(as_role(database, "nobody", SECRET))
    name = database.partition("?")[0].rpartition("/")[2]
    assert "there is no database 'elsewhere'" in failure(database.replace(name, "elsewhere"))


def test_a_database_that_is_read_only(database: str):
    run(database, "create table t (a int)", "insert into t values (null)", "analyze t")
    with setting(database, "default_transaction_read_only", "on"):
        assert read(database)["t"].columns["a"].statistics.null_fraction == 1


def test_a_hot_standby(postgres: str, database: str):
    run(database, "create table t (id int primary key, a int)", "insert into t values (1, null), (2, 2)", "analyze t")
    name = database.partition("?")[0].rpartition("/")[2]
    with postgres_standby(postgres) as standby:
        tables = read(standby.replace("/postgres?", f"/{name}?"), LiveOptions(sample=10))
    assert tables["t"].columns["a"].statistics.null_fraction == 0.5


def test_reading_writes_nothing(database: str):
    """Even a view whose function writes is stopped: the transaction is read-only."""
    run(
        database,
        "create table t (a int); create table log (a int)",
        "create function noted() returns int language sql as 'insert into log values (1) returning a'",
        "create view v as select noted() as a",
    )
    warned: list[str] = []
    read(database, LiveOptions(sample=10), warned)
    assert any("no sample of v" in text and "read-only transaction" in text for text in warned)
    with psycopg.connect(database) as connection:
        assert connection.execute("select count(*) from log").fetchone()[0] == 0


def test_a_slow_view_costs_its_time_and_no_more(database: str):
    run(
        database,
        "create table z (id int primary key, a int)",
        "insert into z values (1, null)",
        *(f"create view slow_{number} as select 1 as a from pg_sleep(60)" for number in range(4)),
    )
    warned: list[str] = []
    tables = read(database, LiveOptions(sample=10, timeout_ms=300), warned)
    assert tables["slow_0"].columns["a"].statistics.null_fraction is None
    assert [text for text in warned if "slow_0" in text] == [
        "no sample of slow_0: the database did not answer within 0.3 s: canceling statement due to statement timeout"
    ]
    assert warned[-1] == "no samples of further tables"
    assert not any("slow_3" in text for text in warned)


def test_a_catalogue_that_is_locked(database: str, failure):
    run(database, "create table t (a int)")
    with psycopg.connect(database) as connection:
        connection.execute("lock table pg_catalog.pg_statistic in access exclusive mode")
        told = failure(database, LiveOptions(timeout_ms=300))
    assert "holds a lock" in told or "did not answer within 0.3 s" in told


def test_settings_do_not_outlive_the_transaction(database: str):
    """Behind a pooler the session is somebody else's next."""
    from sqlalchemy import create_engine

    from nullguard.manifest.live import postgresql

    engine = create_engine(database.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        postgresql.limit(connection, 77)
        assert connection.exec_driver_sql("show statement_timeout").scalar() == "77ms"
        connection.rollback()
        assert connection.exec_driver_sql("show statement_timeout").scalar() == "0"
    engine.dispose()


def test_the_same_database_gives_the_same_manifest(database: str):
    run(database, *SCHEMA.split(";"))
    encoder = msgspec.json.Encoder()

    def encoded(manifest: Manifest) -> bytes:
        return encoder.encode(manifest)

    assert encoded(read_live(database, LiveOptions(sample=10))) == encoded(read_live(database, LiveOptions(sample=10)))
