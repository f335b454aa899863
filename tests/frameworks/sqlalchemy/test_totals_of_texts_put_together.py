"""A total of a table whose name is put into the text of the query has one row, whatever table it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

CODE = """
from sqlalchemy import text
from sqlalchemy.orm import scoped_session, sessionmaker

session = scoped_session(sessionmaker())


def total(table, where, group_by):
    query = text({query})
    return session.execute(query){fetched}


def at_once(table, where, group_by):
    return session.execute(text({query})){fetched}
"""


def _found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, query: str, fetched: str) -> list[str]:
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "pyproject.toml").write_text("[tool.nullguard]\n")
    (tmp_path / "totals.py").write_text(CODE.format(query=query, fetched=fetched))
    report = run(load_settings((tmp_path,), None, {}), lambda stage, done, total: None)
    return [finding.rule for finding in report.findings]


@pytest.mark.parametrize("fetched", [".fetchone()[0]", ".first()[0]", ".mappings().first()['count']"])
@pytest.mark.parametrize(
    "query",
    [
        'f"SELECT count(*) FROM {table}"',
        'f"SELECT count(*), max(id) FROM {table} {where}"',
        'f"SELECT count(*) AS count FROM {table} WHERE {where} AND id > 3"',
    ],
)
def test_one_row(tmp_path, monkeypatch, query, fetched):
    assert _found(tmp_path, monkeypatch, query, fetched) == []


@pytest.mark.parametrize(
    "query",
    [
        'f"SELECT id FROM {table}"',
        'f"SELECT id, count(*) FROM {table} GROUP BY id"',
        'f"SELECT count(*) FROM {table} GROUP BY id"',
        'f"SELECT count(*) FROM {table} {group_by}"',
        'f"SELECT {where} FROM {table}"',
    ],
)
def test_perhaps_none(tmp_path, monkeypatch, query):
    assert _found(tmp_path, monkeypatch, query, ".first()[0]")[:1] == ["NG103"]
