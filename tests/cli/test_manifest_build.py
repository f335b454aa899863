"""`manifest build`: what it writes, what it says, and what it never shows."""

from __future__ import annotations

import sqlite3

import pytest

from nullguard.model.schema import Column, Database, Evidence, Manifest, Origin, Table

FILE = "nullguard.manifest.yaml"


@pytest.fixture
def orders(analysis):
    """A project whose code maps one table."""
    evidence = (Evidence(Origin.MAPPING, True, True, "shop/models.py", 5, "null=True"),)
    column = Column("reference", "", True, True, evidence)
    analysis.manifest = Manifest({"default": Database("default", {"orders": Table("orders", {"reference": column})})})


def test_a_build_writes_the_file_and_a_second_one_leaves_it(nullguard, project, orders):
    ran = nullguard("manifest", "build")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f"{FILE}: written (1 table, 1 column, 0 with a share of nulls)\n"
    data = (project / FILE).read_bytes()
    assert b"reference: {nullable: true, nullable_from: mapping}\n" in data
    assert "is up to date" in nullguard("manifest", "build").out
    assert (project / FILE).read_bytes() == data
    assert nullguard("manifest", "validate").status == 0


def test_check_writes_nothing_and_tells_by_its_status(nullguard, project, orders):
    ran = nullguard("manifest", "build", "--check")
    assert (ran.status, (project / FILE).exists()) == (1, False)
    assert "is not up to date" in ran.out
    nullguard("manifest", "build")
    assert nullguard("manifest", "build", "--check").status == 0


def test_another_file_may_be_written(nullguard, project, orders):
    assert nullguard("manifest", "build", "--output", "staging.yaml").status == 0
    assert (project / "staging.yaml").exists()
    assert not (project / FILE).exists()


def test_what_is_gone_and_what_nobody_knows_is_told(nullguard, project, orders):
    (project / FILE).write_text(
        "databases: {default: {tables: {old: {columns: {a: {nullable: true}}}, "
        "gone: {columns: {a: {nullable: true, nullable_from: mapping}}}}}}\n"
    )
    ran = nullguard("manifest", "build")
    assert "gone: gone\n" in ran.out
    assert "kept, though neither code nor database has it: old (--prune removes it)\n" in ran.out
    assert "gone: old\n" in nullguard("manifest", "build", "--prune").out


def test_a_file_with_mistakes_is_not_touched(nullguard, project, orders):
    (project / FILE).write_text("databses: {}\n")
    ran = nullguard("manifest", "build")
    assert (ran.status, (project / FILE).read_text()) == (3, "databses: {}\n")
    assert ran.err.startswith(f"nullguard: {FILE}:1:1: unknown key 'databses'")


@pytest.fixture
def database(project):
    pytest.importorskip("sqlalchemy")
    with sqlite3.connect(project / "shop.db") as connection:
        connection.execute("create table orders (id integer primary key not null, reference varchar(64), secret text)")
        connection.executemany("insert into orders (reference, secret) values (?, 'hunter2')", [("a",), (None,)])
    connection.close()
    return f"sqlite:///{project / 'shop.db'}"


def test_a_live_database_is_written_as_fact(nullguard, project, orders, database):
    ran = nullguard("manifest", "build", "--from", database, "--sample", "100")
    assert ran.status == 0
    text = (project / FILE).read_text()
    assert "          reference: {type: varchar(64), nullable: true, null_fraction: 0.5" in text.replace("VARCHAR", "varchar")
    assert "nullable_from" not in text
    assert "hunter2" not in text


def test_the_address_may_stand_in_a_variable_and_is_never_shown(nullguard, project, orders, database, monkeypatch):
    monkeypatch.setenv("SHOP_URL", database)
    ran = nullguard("manifest", "build", "--from", "env:SHOP_URL")
    assert ran.status == 0
    assert "shop.db" not in (project / FILE).read_text().replace("default", "")
    monkeypatch.setenv("SHOP_URL", "postgresql://ann:hunter2@127.0.0.1:1/shop")
    ran = nullguard("manifest", "build", "--from", "env:SHOP_URL", "--output", "other.yaml")
    assert (ran.status, (project / "other.yaml").exists()) == (3, False)
    assert ran.err.startswith("nullguard: ")
    assert "hunter2" not in ran.out + ran.err


def test_a_variable_that_is_not_set_is_wrong_usage(nullguard, project, orders):
    ran = nullguard("manifest", "build", "--from", "env:NO_SUCH_URL")
    assert ran.status == 4
    assert "'NO_SUCH_URL' is not set" in ran.err
