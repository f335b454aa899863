"""A live database as a manifest."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

from sqlalchemy.exc import SAWarning, SQLAlchemyError

from nullguard.manifest.live import mysql, postgresql, sqlite
from nullguard.manifest.live.address import parse
from nullguard.manifest.live.connecting import connected
from nullguard.manifest.live.declarations import declared
from nullguard.manifest.live.errors import LiveError
from nullguard.manifest.live.facts import listed
from nullguard.manifest.live.failures import failure
from nullguard.manifest.live.options import LiveOptions, Warn
from nullguard.manifest.live.sampling import Sampler
from nullguard.manifest.live.session import Session
from nullguard.manifest.live.tables import table_of
from nullguard.model.schema import Database, Manifest, Table

_FACTS = {"postgresql": postgresql.facts, "mysql": mysql.facts, "sqlite": sqlite.facts}

_MOST_SCHEMAS = 50
"""Schemas that are looked through for tables, to tell which could be meant."""


def read(url: str, options: LiveOptions, warn: Warn) -> Manifest:
    """As `read_live`, with the extra installed."""
    address = parse(url)
    # The failure is raised after the handler, so that it has no context whose text might hold a secret.
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SAWarning)
            with connected(address, options, warn) as session:
                return _manifest(session)
    except (SQLAlchemyError, UnicodeError) as error:
        failed = failure(error, address, options.timeout_ms)
    raise failed


def _manifest(session: Session) -> Manifest:
    tables = {table.name: table for table in _tables(session)}
    if not tables:
        raise _nothing(session)
    options = session.options
    environment = {"database": {"engine": session.engine, "version": ".".join(map(str, session.version))}}
    return Manifest(
        {options.database: Database(options.database, tables)},
        environments={options.environment: environment} if options.environment else {},
    )


def _tables(session: Session) -> Iterator[Table]:
    schemas = session.options.schemas or (session.default_schema,)
    sampler = Sampler(session, session.options.sample) if session.options.sample else None
    for schema in schemas:
        known = _FACTS[session.address.family](session, schema)
        for declaration in declared(session, schema):
            if declaration.name in known.parts:
                continue
            table = table_of(session, declaration, schema, schemas[0], known)
            yield sampler.sampled(schema, declaration.name, table) if sampler is not None else table


def _nothing(session: Session) -> LiveError:
    """Why there is no table: others may be in schemas that were not asked for."""
    if session.options.include or session.options.exclude:
        return LiveError(f"no table of '{session.name}' fits what is included and excluded")
    inspector = session.inspector()
    known = {name for name in inspector.get_schema_names() if name != "information_schema" and not name.startswith("pg_")}
    filled = (
        [name for name in sorted(known)[:_MOST_SCHEMAS] if inspector.get_table_names(name)]
        if session.address.family != "sqlite"
        else []
    )
    where = ", ".join(session.options.schemas or (session.default_schema,))
    return LiveError(
        f"there are no tables in schema '{where}' of '{session.name}' that the user can see",
        f"tables are in {listed(filled)}: name the schemas to read" if filled else "check database and privileges",
    )
