"""CHECKs from SQL to the verdict on a column, and those that old rows need not fulfil."""

from __future__ import annotations

import pytest

from nullguard.languages.sql import read_sql_text
from nullguard.manifest.checks import with_checks
from nullguard.manifest.replay import replay
from nullguard.model.ddl import History, Step
from nullguard.model.schema import Database, Manifest

TABLE = "create table orders (id int primary key, reference varchar(20) null, note text, status text not null);"


def _table(*scripts):
    steps = []
    for number, script in enumerate((TABLE, *scripts)):
        changes, problems = read_sql_text(script)
        assert not problems
        steps.append(Step(f"{number}.sql", str(number), changes))
    manifest = Manifest({"default": Database("default", replay(History("sql", tuple(steps))))})
    return with_checks(manifest).databases["default"].tables["orders"]


@pytest.mark.parametrize(
    "check",
    [
        "alter table orders add constraint there check (reference is not null)",
        'alter table only orders add check (("reference" IS NOT NULL) and length(reference) > 2)',
        "alter table orders add constraint there check (num_nonnulls(reference, note) = 2)",
    ],
)
def test_a_check_keeps_a_column_from_being_null(check):
    column = _table(check).columns["reference"]
    assert (column.nullable, column.explicit) == (False, True)
    assert column.evidence[0].kind == "constraint"
    assert any(item.nullable for item in column.evidence[1:])


@pytest.mark.parametrize(
    "check",
    [
        "alter table orders add constraint c check (reference <> '')",
        "alter table orders add constraint c check (reference is not null or note is not null)",
        "alter table orders add constraint c check (status = 'new' or reference is not null)",
        "alter table orders add constraint c check (reference is not null) not valid",
        "alter table orders with nocheck add constraint c check (reference is not null)",
        "alter table orders add constraint c check (reference is not null); alter table orders drop constraint c",
    ],
)
def test_checks_that_let_null_in(check):
    assert _table(check).columns["reference"].nullable is True


def test_old_rows_fulfil_a_check_once_it_is_validated():
    added = "alter table orders add constraint c check (reference is not null) not valid"
    assert _table(added).columns["reference"].nullable is True
    assert _table(added, "alter table orders validate constraint c").columns["reference"].nullable is False
    assert _table(added, "alter table orders validate constraint d").columns["reference"].nullable is True
