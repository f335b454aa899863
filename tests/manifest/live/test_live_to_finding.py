"""From a live PostgreSQL to a finding: build the manifest, check the code, read the message."""

from __future__ import annotations

import json
import re
from pathlib import Path

import psycopg
import pytest
from command_line import nullguard

MODELS = """
from django.db import models


class Order(models.Model):
    external_reference = models.CharField(max_length=64, null=True)
    number = models.CharField(max_length=20, null=True)
    note = models.CharField(max_length=20, null=True)

    class Meta:
        db_table = "orders"

    def label(self):
        return self.external_reference.upper()

    def short(self):
        return self.number.upper()

    def noted(self):
        return self.note.upper()
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    folder = tmp_path / "tree"
    (folder / "shop").mkdir(parents=True)
    (folder / "shop" / "models.py").write_text(MODELS, encoding="utf-8")
    (folder / "pyproject.toml").write_text("[tool.nullguard]\n", encoding="utf-8")
    return folder


def fill(database: str) -> None:
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(
            "create table orders (id bigint primary key, external_reference varchar(64), number varchar(20), note varchar(20))"
        )
        connection.execute(
            "insert into orders select i, case when i % 1000 >= 124 then 'r' || i end, i, 'x' from generate_series(1, 100000) i"
        )
        connection.execute("analyze orders")


def test_the_share_of_nulls_is_in_the_message(database: str, tree: Path, tmp_path: Path):
    fill(database)
    cache = tmp_path / "cache"
    built = nullguard(tree, "manifest", "build", "--from", "env:SHOP_URL", cache=cache, given={"SHOP_URL": database})
    assert built.returncode == 0, built.stderr.decode()
    written = (tree / "nullguard.manifest.yaml").read_text(encoding="utf-8")
    assert "host=" not in written
    checked = nullguard(tree, "check", "--format", "json", "--extend-select", "NG112", "--min-confidence", "low", cache=cache)
    findings = {(found["rule"], found["subject"]): found for found in json.loads(checked.stdout)["findings"]}
    certain = findings["NG101", "orders.external_reference"]
    assert certain["confidence"] == "certain"
    share = re.search(r"null in ([\d.]+) % of production rows", certain["message"])
    assert share is not None
    assert float(share[1]) == pytest.approx(12.4, abs=1)
    acquitted = findings["NG101", "orders.number"]
    assert acquitted["confidence"] == "low"
    assert "null in none of the 30,000 production rows of 100,000 that were looked at" in acquitted["message"]
    advice = findings["NG112", "orders.number"]["message"]
    assert advice.startswith("'orders.number' is nullable, but null in none of the 30,000 production rows of 100,000")
    assert "In PostgreSQL: alter table orders add constraint orders_number_not_null not null number not valid; " in advice
    assert ("NG112", "orders.external_reference") not in findings


def test_by_default_what_production_acquits_is_silent(database: str, tree: Path, tmp_path: Path):
    fill(database)
    cache = tmp_path / "cache"
    nullguard(tree, "manifest", "build", "--from", "env:SHOP_URL", cache=cache, given={"SHOP_URL": database})
    checked = nullguard(tree, "check", "--format", "json", cache=cache)
    assert [found["subject"] for found in json.loads(checked.stdout)["findings"]] == ["orders.external_reference"]


def test_what_a_database_without_figures_lets_be_null_is_not_meant_to_be(database: str, tree: Path, tmp_path: Path):
    (tree / "shop" / "models.py").write_text(
        """
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Order(Base):
    __tablename__ = "orders"

    id = Column(Integer, primary_key=True)
    omitted = Column(String)
    omitted_too = Column(String)
    wanted = Column(String, nullable=True)

    def label(self):
        return self.omitted.upper()

    def short(self):
        return self.wanted.upper()
""",
        encoding="utf-8",
    )
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("create table orders (id int primary key, omitted text, omitted_too text, wanted text)")
    cache = tmp_path / "cache"
    for _ in range(2):
        nullguard(tree, "manifest", "build", "--from", "env:SHOP_URL", cache=cache, given={"SHOP_URL": database})
        written = (tree / "nullguard.manifest.yaml").read_text(encoding="utf-8")
        assert "omitted: {type: text, nullable: true, nullable_from: database}" in written
    checked = nullguard(tree, "check", "--format", "json", "--min-confidence", "low", cache=cache)
    findings = {found["subject"]: found["confidence"] for found in json.loads(checked.stdout)["findings"]}
    assert findings == {"orders.omitted": "low", "orders.wanted": "high"}


def test_a_key_that_the_database_empties_stays_known(database: str, tree: Path, tmp_path: Path):
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("create table customer (id int primary key)")
        connection.execute("create table line (id int primary key, customer_id int references customer on delete set null)")
        connection.execute(
            "insert into customer values (1); insert into line select i, 1 from generate_series(1, 5000) i; analyze"
        )
    cache = tmp_path / "cache"
    for _ in range(2):
        nullguard(tree, "manifest", "build", "--from", "env:SHOP_URL", cache=cache, given={"SHOP_URL": database})
        assert "on_delete: set null" in (tree / "nullguard.manifest.yaml").read_text(encoding="utf-8")
    checked = nullguard(tree, "check", "--format", "json", "--select", "NG112", cache=cache)
    assert json.loads(checked.stdout)["findings"] == []


def test_a_column_that_became_not_null_is_forgotten(database: str, tree: Path, tmp_path: Path):
    fill(database)
    cache = tmp_path / "cache"
    build = ("manifest", "build", "--from", "env:SHOP_URL")
    nullguard(tree, *build, cache=cache, given={"SHOP_URL": database})
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("update orders set external_reference = 'x' where external_reference is null")
        connection.execute("alter table orders alter column external_reference set not null")
    nullguard(tree, *build, cache=cache, given={"SHOP_URL": database})
    checked = nullguard(tree, "check", "--format", "json", cache=cache)
    assert [found["rule"] for found in json.loads(checked.stdout)["findings"] if found["rule"] == "NG101"] == []


def test_a_password_is_in_nothing_that_is_printed_or_kept(database: str, tree: Path, tmp_path: Path):
    fill(database)
    cache = tmp_path / "cache"
    secret = "hunter2secret"
    address = database.replace("postgres:@", f"postgres:{secret}@")
    wrong = address.replace("/t", "/nowhere_t", 1) if "/t" in address.partition("@")[2] else address
    outputs = [
        nullguard(tree, "manifest", "build", "--from", given, cache=cache)
        for given in (address, wrong, address.replace("postgresql", "oracle"), f"{address}&nonsense=1", f"{address}@")
    ]
    assert [run.returncode for run in outputs][:1] == [0]
    assert all(run.returncode for run in outputs[1:])
    for run in outputs:
        assert secret.encode() not in run.stdout + run.stderr
        assert b"Traceback" not in run.stderr
    for path in (*tree.rglob("*"), *cache.rglob("*")):
        assert not path.is_file() or secret.encode() not in path.read_bytes()
