"""Do the replayed migrations of a source tree give the schema that a database has after really applying them?

    python benchmarks/schema_in_database.py [--framework NAME] [--ignore PATTERN] URL PATH

URL is one for SQLAlchemy (`postgresql://…`, `mysql+pymysql://…`) of a database to which the tree's migrations were applied by
whatever applies them; it is only looked at. Tables meet apart from case; a PostgreSQL table outside of `public` has its schema in
front. A table agrees when it has the same columns, with the same nullability and the same primary key. Tables that only the
database has (of libraries, whose migrations are not in the tree) are counted and not compared. `--ignore` leaves out tables whose
name fits a regular expression. Every difference is printed.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping
from pathlib import Path

import sqlalchemy
from schema_agreement import both_sides

from nullguard.model.schema import Table

Columns = dict[str, tuple[bool, bool]]
"""Of each column whether it may be null and whether it is part of the primary key."""


def main() -> None:
    options = argparse.ArgumentParser(description="How far replayed migrations agree with a database that has them.")
    options.add_argument("url", metavar="URL")
    options.add_argument("path", type=Path, metavar="PATH")
    options.add_argument("--framework", default="", metavar="NAME", help="only histories of this framework")
    options.add_argument("--ignore", default="", metavar="PATTERN", help="tables to leave out")
    given = options.parse_args()
    ignored = re.compile(given.ignore) if given.ignore else None
    real = {name: columns for name, columns in inspected(given.url).items() if not (ignored and ignored.search(name))}
    replayed = {
        name: columns
        for name, columns in described(both_sides(given.path, given.framework).migrated).items()
        if not (ignored and ignored.search(name))
    }
    report(real, replayed)


def report(real: Mapping[str, Columns], replayed: Mapping[str, Columns]) -> None:
    """Print what differs, and then the figures."""
    both = sorted(real.keys() & replayed.keys())
    agreeing = columns = 0
    for table in both:
        columns += len(real[table])
        differences = [
            f"{table}.{name}: database {_shown(real[table].get(name))}, replayed {_shown(replayed[table].get(name))}"
            for name in sorted(real[table].keys() | replayed[table].keys())
            if real[table].get(name) != replayed[table].get(name)
        ]
        agreeing += not differences
        for difference in differences:
            print(difference)
    for table in sorted(replayed.keys() - real.keys()):
        print(f"{table}: only replayed")
    only = sorted(real.keys() - replayed.keys())
    print(f"only in the database: {len(only)} ({', '.join(only)})")
    print(f"in both: {len(both)} tables with {columns} columns; {agreeing} tables agree")


def inspected(url: str) -> dict[str, Columns]:
    """The tables of a database, by name."""
    engine = sqlalchemy.create_engine(re.sub(r"^postgres(?:ql)?://", "postgresql+psycopg://", url))
    found: dict[str, Columns] = {}
    with engine.connect() as connection:
        inspector = sqlalchemy.inspect(connection)
        default = inspector.default_schema_name
        schemas = [default] if engine.dialect.name != "postgresql" else inspector.get_schema_names()
        for schema in schemas:
            if schema == "information_schema":
                continue
            for table in inspector.get_table_names(schema):
                keys = set(inspector.get_pk_constraint(table, schema)["constrained_columns"])
                columns = {
                    column["name"].lower(): (bool(column["nullable"]), column["name"] in keys)
                    for column in inspector.get_columns(table, schema)
                }
                found[(table if schema == default else f"{schema}.{table}").lower()] = columns
    return found


def described(tables: Mapping[str, Table]) -> dict[str, Columns]:
    """Replayed tables in the same form; views are left out."""
    return {
        name.lower().removeprefix("public."): {
            column.name.lower(): (column.nullable is not False, column.primary_key) for column in table.columns.values()
        }
        for name, table in tables.items()
        if not table.is_view
    }


def _shown(column: tuple[bool, bool] | None) -> str:
    if column is None:
        return "has none"
    nullable, key = column
    return ("nullable" if nullable else "not null") + (", key" if key else "")


if __name__ == "__main__":
    main()
