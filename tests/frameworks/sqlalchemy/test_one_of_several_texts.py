"""Texts of which one of several is run: each of them gives one row, or the query may have none."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

HEAD = """
from sqlalchemy import text
from sqlalchemy.orm import scoped_session, sessionmaker

session = scoped_session(sessionmaker())


def total(table, where, group_by, is_short, given):
"""


def _found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> list[str]:
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
    lines = "".join(f"    {line}\n" for line in body.split("\n"))
    (tmp_path / "totals.py").write_text(f"{HEAD}{lines}    return session.execute(text(query)).first()[0]\n")
    report = run(load_settings((tmp_path,), None, {}), lambda stage, done, total: None)
    return [finding.rule for finding in report.findings]


def _either(one: str, other: str) -> str:
    return f"if is_short:\n    query = {one}\nelse:\n    query = {other}"


COUNT = 'f"SELECT count(*) FROM {table} {where}"'
INNER = 'f"SELECT count(*) FROM (SELECT 1 FROM {table} {where} {group_by}) AS found"'
PLAIN = '"SELECT count(*) FROM orders"'


@pytest.mark.parametrize(
    "body",
    [
        _either(COUNT, INNER),
        _either(PLAIN, COUNT),
        _either(PLAIN, '"SELECT version()"'),
        f"query = {PLAIN} if is_short else 'SELECT max(id) FROM orders'",
        f"query = {INNER}",
        f'for query in [{PLAIN}, "SELECT version()"]:\n    session.execute(text(query)).first()[0]\nquery = {PLAIN}',
    ],
)
def test_each_gives_one_row(tmp_path, monkeypatch, body):
    assert _found(tmp_path, monkeypatch, body) == []


@pytest.mark.parametrize(
    "body",
    [
        _either(COUNT, 'f"SELECT id FROM {table}"'),
        _either(PLAIN, '"SELECT id FROM orders"'),
        _either(PLAIN, 'f"SELECT count(*) FROM {table} {group_by}"'),
        _either(PLAIN, "given"),
        "query = 'SELECT id FROM orders' if is_short else 'SELECT max(id) FROM orders'",
        'query = f"SELECT count(*) FROM (SELECT 1 FROM {table}) AS found {group_by}"',
    ],
)
def test_one_may_give_none(tmp_path, monkeypatch, body):
    assert _found(tmp_path, monkeypatch, body)[:1] == ["NG103"]


def test_a_text_that_is_given(tmp_path, monkeypatch):
    body = f"query = given\nif is_short:\n    query = {PLAIN}"
    assert _found(tmp_path, monkeypatch, body)[:1] == ["NG103"]
