"""The same migrations, replayed and run: a real PostgreSQL has the schema that the replay says."""

from __future__ import annotations

import psycopg
import pytest
from postgres import postgres_dump

from nullguard.languages.sql import read_sql
from nullguard.manifest.replay import replay
from nullguard.model.ddl import History, Step
from nullguard.model.schema import Table

MIGRATIONS = {
    "V1__create.sql": """
        CREATE TABLE customers (
          id bigserial PRIMARY KEY,
          email text NOT NULL UNIQUE,
          name varchar(80),
          "Full Name" text DEFAULT 'x',
          straße text NULL
        );
        CREATE TABLE orders (
          id bigint GENERATED ALWAYS AS IDENTITY,
          tenant int NOT NULL,
          number text,
          customer_id bigint REFERENCES customers ON DELETE SET NULL,
          total numeric(10, 2) DEFAULT 0 NOT NULL,
          twice numeric GENERATED ALWAYS AS (total * 2) STORED,
          status text CHECK (status <> ''),
          "order" int,
          CONSTRAINT orders_pkey PRIMARY KEY (id),
          CONSTRAINT one_number UNIQUE (tenant, number),
          CHECK (status <> 'sent' OR customer_id IS NOT NULL)
        );
        CREATE TABLE lines (order_id bigint, position int, note text, PRIMARY KEY (order_id, position));
        CREATE TABLE old (a int, b int NOT NULL);
        CREATE TABLE copied (LIKE orders INCLUDING ALL, extra text NOT NULL);
        """,
    "V2__change.sql": """
        ALTER TABLE orders ADD COLUMN ref text, ADD COLUMN IF NOT EXISTS tenant text, ADD seen boolean NOT NULL DEFAULT false;
        ALTER TABLE customers ALTER COLUMN name SET NOT NULL, ALTER email DROP NOT NULL;
        ALTER TABLE customers RENAME COLUMN "Full Name" TO full_name;
        ALTER TABLE orders ALTER COLUMN number TYPE varchar(20), ALTER COLUMN total DROP DEFAULT;
        ALTER TABLE old RENAME TO fresh;
        ALTER TABLE fresh RENAME b TO c;
        ALTER TABLE orders DROP CONSTRAINT one_number, DROP COLUMN "order";
        CREATE UNIQUE INDEX orders_ref ON orders (ref) WHERE ref IS NOT NULL;
        CREATE UNIQUE INDEX orders_number ON orders USING btree (number) NULLS NOT DISTINCT;
        ALTER TABLE lines DROP CONSTRAINT lines_pkey;
        ALTER TABLE lines ADD COLUMN id bigserial;
        CREATE UNIQUE INDEX lines_id ON lines (id);
        ALTER TABLE lines ADD CONSTRAINT lines_pk PRIMARY KEY USING INDEX lines_id;
        """,
    "V3__blocks.sql": """
        DO $$
        BEGIN
          IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'fresh' AND column_name = 'd') THEN
            ALTER TABLE fresh ADD COLUMN d text NOT NULL DEFAULT '';
          END IF;
          EXECUTE 'ALTER TABLE fresh ALTER COLUMN a SET NOT NULL';
        END $$;
        CREATE FUNCTION widen() RETURNS void AS $f$ BEGIN ALTER TABLE fresh ADD e int; END $f$ LANGUAGE plpgsql;
        SELECT widen();
        DROP FUNCTION widen();
        ALTER TABLE fresh ADD CONSTRAINT e_given NOT NULL e;
        CREATE SCHEMA shop;
        ALTER TABLE fresh SET SCHEMA shop;
        ALTER TABLE shop.fresh ADD f int;
        CREATE TABLE taken AS
          SELECT o.*, c.email AS mail, count(*) AS n FROM orders o JOIN customers c ON true GROUP BY o.id, c.email;
        ALTER TABLE taken ADD PRIMARY KEY (id);
        CREATE TABLE gone (a int);
        DROP TABLE IF EXISTS gone, never_there CASCADE;
        """,
}

_COLUMNS = """
    SELECT c.relname, a.attname, NOT a.attnotnull,
           coalesce((SELECT a.attnum = ANY (i.indkey) FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary), false)
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('public', 'shop') AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
    """
_UNIQUE = """
    SELECT c.relname, array_agg(a.attname::text ORDER BY k.place), i.indnullsnotdistinct, i.indpred IS NOT NULL
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace,
           unnest(i.indkey) WITH ORDINALITY AS k (number, place), pg_attribute a
     WHERE n.nspname IN ('public', 'shop') AND i.indisunique AND NOT i.indisprimary AND a.attrelid = c.oid AND a.attnum = k.number
     GROUP BY i.indexrelid, c.relname, i.indnullsnotdistinct, i.indpred IS NOT NULL
    """


def replayed(scripts: dict[str, str] = MIGRATIONS) -> dict[str, Table]:
    steps = []
    for path, text in scripts.items():
        script = read_sql(text.encode(), "postgres")
        assert not script.problems
        steps.append(Step(path, path, script.changes))
    tables = replay(History("flyway", tuple(steps)))
    return {name.rpartition(".")[2]: table for name, table in tables.items()}


def columns_of(tables: dict[str, Table]) -> dict[tuple[str, str], tuple[bool | None, bool]]:
    """Which columns admit null, and which are of the primary key."""
    return {
        (name, column.name): (column.nullable, column.primary_key)
        for name, table in tables.items()
        for column in table.columns.values()
    }


def unique_of(tables: dict[str, Table]) -> list[tuple[str, tuple[str, ...], bool, bool]]:
    """The unique keys: columns, whether nulls are distinct, whether they are partial."""
    return sorted(
        (name, key.columns, key.nulls_distinct, bool(key.where)) for name, table in tables.items() for key in table.unique
    )


@pytest.fixture
def run(database):
    with psycopg.connect(database) as connection:
        for text in MIGRATIONS.values():
            connection.execute(text.encode())
        yield connection


def test_columns_and_keys(run):
    real = {(table, column): (nullable, key) for table, column, nullable, key in run.execute(_COLUMNS)}
    assert len(real) > 30
    assert columns_of(replayed()) == real


def test_unique_keys(run):
    real = sorted((table, tuple(columns), not same, partial) for table, columns, same, partial in run.execute(_UNIQUE))
    assert unique_of(replayed()) == real


def test_its_dump_tells_the_same(run, database):
    run.commit()
    dump = postgres_dump(database)
    assert "\nALTER TABLE ONLY public.orders\n" in dump
    dumped = replayed({"dump.sql": dump})
    assert columns_of(dumped) == columns_of(replayed())
    assert unique_of(dumped) == unique_of(replayed())
    assert sorted(dumped["orders"].checks) == ["((status <> 'sent'::text) OR (customer_id IS NOT NULL))", "(status <> ''::text)"]
