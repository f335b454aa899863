"""What NG112 says: how many rows were looked at, and the statements for production's engine."""

from __future__ import annotations

from textwrap import dedent

import pytest

from nullguard.checks.context import Context
from nullguard.checks.data.ng112_never_null_in_production import check
from nullguard.checks.data.production import is_acquitted, none_null
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.manifest import read_manifest_text
from nullguard.model.finding import Confidence, Finding
from nullguard.model.schema import Basis, Statistics
from nullguard.program.program import Program

MANIFEST = """
    databases:
      default:
        tables:
          order:
            rows: 12400000
            columns:
              number: {type: varchar(20), nullable: true, null_fraction: 0, basis: %s}
              reference: {type: varchar(64), nullable: true, null_fraction: 0.5}
    environments: %s
"""


def findings(environments: str, basis: str = "estimated", **options: int) -> list[Finding]:
    manifest = read_manifest_text("m.yaml", dedent(MANIFEST % (basis, environments)).encode())
    program = Program({}, (), {}, {}.__getitem__)
    return list(check(Context(program, EntitySchema(program, (), manifest), manifest, {}, {}, options={"NG112": options})))


@pytest.mark.parametrize(
    ("environments", "said"),
    [
        ('{production: {database: {engine: postgresql, version: "15.4"}}}', 'In PostgreSQL: alter table "order" add constraint '),
        ("{production: {database: {engine: aurora-postgresql}}}", 'In PostgreSQL: alter table "order" add constraint '),
        (
            "{live: {database: {engine: mysql8}}}",
            "In MySQL: set session sql_mode = 'strict_all_tables'; alter table `order` modify",
        ),
        (
            "{production: {database: {engine: mariadb}}}",
            "modify number varchar(20) not null, algorithm=inplace, lock=none (repeat the",
        ),
        ("{production: {database: {engine: Oracle}}}", 'In Oracle: alter table "ORDER" modify'),
        (
            "{production: {database: {engine: mssql}}}",
            "In SQL Server: alter table [order] alter column number varchar(20) not null.",
        ),
        ("{production: {database: {engine: sqlite}}}", "declare it NOT NULL (SQLite cannot change a column: make a table"),
        ("{production: {database: {engine: dbase}}}", "declare it NOT NULL."),
        ("{production: {database: sqlite}}", "declare it NOT NULL."),
        ("{staging: {database: {engine: mysql}}, test: {database: {engine: h2}}}", "declare it NOT NULL."),
        ("{}", "declare it NOT NULL."),
    ],
)
def test_the_statements_are_those_of_productions_engine(environments: str, said: str):
    (finding,) = findings(environments)
    message = finding.message
    assert message.startswith(
        "'order.number' is nullable, but null in none of 12,400,000 production rows, as the server estimates: declare it NOT NULL"
    )
    assert said in message


def test_counted_rows_are_surer_than_estimates():
    sure = [finding.confidence for basis in ("counted", "sampled", "estimated") for finding in findings("{}", basis)]
    assert sure == [Confidence.HIGH, Confidence.MEDIUM, Confidence.MEDIUM]


def test_the_number_of_rows_that_count_is_an_option():
    assert len(findings("{}", **{"min-rows": 12_400_000})) == 1
    assert findings("{}", **{"min-rows": 12_400_001}) == []


@pytest.mark.parametrize(
    ("statistics", "said"),
    [
        (Statistics(0.0), "null in no production row"),
        (Statistics(0.0, 1200), "null in none of 1,200 production rows"),
        (Statistics(0.0, 1200, basis=Basis.COUNTED), "null in none of 1,200 production rows"),
        (Statistics(0.0, 1200, basis=Basis.ESTIMATED), "null in none of 1,200 production rows, as the server estimates"),
        (Statistics(0.0, 90000, sample=30000), "null in none of the 30,000 production rows of 90,000 that were looked at"),
        (Statistics(0.0, None, sample=30000), "null in none of the 30,000 production rows that were looked at"),
        (
            Statistics(0.0, 1200, sample=1200, basis=Basis.ESTIMATED),
            "null in none of 1,200 production rows, as the server estimates",
        ),
    ],
)
def test_how_many_rows_are_not_null(statistics: Statistics, said: str):
    assert none_null(statistics) == said


@pytest.mark.parametrize(
    ("statistics", "acquitted"),
    [
        (Statistics(0.0), True),
        (Statistics(0.0, 300), True),
        (Statistics(0.0, 299), False),
        (Statistics(0.0, 90000, sample=100), False),
        (Statistics(1e-6, 90000), False),
        (Statistics(None, 90000), False),
    ],
)
def test_few_rows_acquit_nobody(statistics: Statistics, acquitted: bool):
    assert is_acquitted(statistics) is acquitted
