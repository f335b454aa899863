"""Do the replayed migrations of a source tree give the schema that a database has after really applying them?

    python benchmarks/schema_in_database.py [--framework NAME] [--ignore PATTERN] URL PATH

URL is one for SQLAlchemy (`postgresql://…`, `mysql+pymysql://…`) of a database to which the tree's migrations were applied by
whatever applies them; it is only looked at. Tables meet apart from case; a PostgreSQL table outside of `public` has its schema in
front. A table agrees when it has the same columns, with the same nullability and the same primary key. Unique keys (constraints
and indexes on plain columns) and the tables that single columns refer to are compared as well, and counted apart. Tables that
only the database has (of libraries, whose migrations are not in the tree) are counted and not compared. `--ignore` leaves out
tables whose name fits a regular expression. Every difference is printed.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy
from schema_agreement import both_sides

from nullguard.model.schema import Table


@dataclass(frozen=True)
class Described:
    """A table: of each column whether it may be null and whether it is part of the primary key, its unique keys with whether
    they hold of some rows only, and the table that each column refers to."""

    columns: dict[str, tuple[bool, bool]]
    unique: frozenset[tuple[frozenset[str], bool]]
    references: dict[str, str]


def main() -> None:
    options = argparse.ArgumentParser(description="How far replayed migrations agree with a database that has them.")
    options.add_argument("url", metavar="URL")
    options.add_argument("path", type=Path, metavar="PATH")
    options.add_argument("--framework", default="", metavar="NAME", help="only histories of this framework")
    options.add_argument("--ignore", default="", metavar="PATTERN", help="tables to leave out")
    given = options.parse_args()
    ignored = re.compile(given.ignore) if given.ignore else None
    real, replayed = inspected(given.url), described(both_sides(given.path, given.framework).migrated)
    for tables in (real, replayed):
        for name in [name for name in tables if ignored and ignored.search(name)]:
            del tables[name]
    report(real, replayed)


def report(real: Mapping[str, Described], replayed: Mapping[str, Described]) -> None:
    """Print what differs, and then the figures."""
    both = sorted(real.keys() & replayed.keys())
    agreeing = columns = unique = same_unique = references = same_references = 0
    for table in both:
        one, other = real[table], replayed[table]
        columns += len(one.columns)
        unique += len(one.unique)
        same_unique += len(one.unique & other.unique)
        references += len(one.references)
        same_references += len(one.references.items() & other.references.items())
        agreeing += one.columns == other.columns
        for difference in _differences(one, other):
            print(f"{table}{difference}")
    for table in sorted(replayed.keys() - real.keys()):
        print(f"{table}: only replayed")
    only = sorted(real.keys() - replayed.keys())
    print(f"only in the database: {len(only)} ({', '.join(only)})")
    print(f"in both: {len(both)} tables with {columns} columns; {agreeing} tables agree")
    print(f"unique keys: {same_unique} of {unique} agree; references: {same_references} of {references} agree")


def _differences(real: Described, replayed: Described) -> Iterator[str]:
    for name in sorted(real.columns.keys() | replayed.columns.keys()):
        one, other = real.columns.get(name), replayed.columns.get(name)
        if one != other:
            yield f".{name}: database {_shown(one)}, replayed {_shown(other)}"
    for keys, side in ((real.unique - replayed.unique, "database"), (replayed.unique - real.unique, "replayed")):
        for names, is_part in sorted((sorted(names), is_part) for names, is_part in keys):
            yield f": unique ({', '.join(names)}){' of some rows' if is_part else ''} only {side}"
    for name, table in sorted(real.references.items()):
        if replayed.references.get(name, "") != table:
            yield f".{name}: database refers to {table}, replayed to {replayed.references.get(name) or 'none'}"


def inspected(url: str) -> dict[str, Described]:
    """The tables of a database, by name."""
    engine = sqlalchemy.create_engine(re.sub(r"^postgres(?:ql)?://", "postgresql+psycopg://", url))
    found: dict[str, Described] = {}
    with engine.connect() as connection:
        inspector = sqlalchemy.inspect(connection)
        default = inspector.default_schema_name
        schemas = [default] if engine.dialect.name != "postgresql" else inspector.get_schema_names()
        for schema in schemas:
            if schema == "information_schema":
                continue
            for table in inspector.get_table_names(schema):
                name = table if schema == default else f"{schema}.{table}"
                found[name.lower()] = _inspected(inspector, table, schema)
    return found


def _inspected(inspector: sqlalchemy.Inspector, table: str, schema: str | None) -> Described:
    keys = {name.lower() for name in inspector.get_pk_constraint(table, schema)["constrained_columns"]}
    columns = {column["name"].lower(): bool(column["nullable"]) for column in inspector.get_columns(table, schema)}
    unique = {(tuple(item["column_names"]), False) for item in inspector.get_unique_constraints(table, schema)}
    for index in inspector.get_indexes(table, schema):
        names = tuple(index["column_names"])
        if index["unique"] and None not in names:
            unique.add((names, any(key.endswith("_where") for key, value in index.get("dialect_options", {}).items() if value)))
    references = {
        item["constrained_columns"][0].lower(): item["referred_table"].lower()
        for item in inspector.get_foreign_keys(table, schema)
        if len(item["constrained_columns"]) == 1
    }
    return Described(
        {name: (nullable, name in keys) for name, nullable in columns.items()}, _without_key(unique, keys), references
    )


def described(tables: Mapping[str, Table]) -> dict[str, Described]:
    """Replayed tables in the same form; views are left out."""
    return {name.lower().removeprefix("public."): _described(table) for name, table in tables.items() if not table.is_view}


def _described(table: Table) -> Described:
    columns = {column.name.lower(): (column.nullable is not False, column.primary_key) for column in table.columns.values()}
    keys = {name for name, (_, is_key) in columns.items() if is_key}
    unique = {(key.columns, bool(key.where)) for key in table.unique}
    references = {
        column.name.lower(): column.references.rpartition(".")[2].lower()
        for column in table.columns.values()
        if column.references
    }
    return Described(columns, _without_key(unique, keys), references)


def _without_key(unique: Iterable[tuple[tuple[str, ...], bool]], keys: set[str]) -> frozenset[tuple[frozenset[str], bool]]:
    """Unique keys without order and case, and without the one that repeats the primary key."""
    found = {(frozenset(name.lower() for name in names), is_part) for names, is_part in unique}
    return frozenset(item for item in found if item[0] != keys)


def _shown(column: tuple[bool, bool] | None) -> str:
    if column is None:
        return "has none"
    nullable, key = column
    return ("nullable" if nullable else "not null") + (", key" if key else "")


if __name__ == "__main__":
    main()
