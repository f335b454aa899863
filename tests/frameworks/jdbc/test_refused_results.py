"""Columns of JDBC's results for whose null a constructor or helper raises, or stores something else."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

SCHEMA = "CREATE TABLE ranks (name VARCHAR(9) NOT NULL, note VARCHAR(9) NULL, mark VARCHAR(9) NULL);"

SOURCE = """
package shop;

import java.sql.*;

class Rank {{
    private String name;
    private String note;
    private String mark;

    Rank(ResultSet rs, boolean isStrict) throws SQLException {{
        name = rs.getString("name");
        note = rs.getString("note");
        mark = rs.getString("mark");
        {body}
    }}

    String getNote() {{ return note; }}
}}

class Dao {{
    Rank rank(Connection connection) throws SQLException {{
        ResultSet rs = connection.prepareStatement("SELECT name, note, mark FROM ranks").executeQuery();
        rs.next();
        return new Rank(rs, true);
    }}

    void show(Connection connection) throws SQLException {{
        rank(connection).getNote().trim();
    }}
}}
"""


def is_told(tmp_path, body: str) -> bool:
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "schema.sql").write_text(SCHEMA, encoding="utf-8")
    (tmp_path / "Dao.java").write_text(SOURCE.format(body=body), encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "low", "jobs": 1})
    return any(finding.rule.startswith("NG10") for finding in run(settings, lambda stage, done, total: None).findings)


@pytest.mark.parametrize(
    "body",
    [
        'if (note == null) { note = ""; }',
        'if (note == null) { this.note = "none"; }',
        "if (note == null) { throw new IllegalStateException(); }",
        "if (name == null || note == null) { throw new IllegalStateException(); }",
        "try { if (note == null) { throw new IllegalStateException(); } } finally { rs.close(); }",
    ],
)
def test_it_is_there(tmp_path, body):
    assert not is_told(tmp_path, body)


@pytest.mark.parametrize(
    "body",
    [
        "",
        'if (mark == null) { mark = ""; }',
        "if (mark == null) { throw new IllegalStateException(); }",
        "if (note == null) { log(name); }",
        "if (note == null) { note = null; }",
        "if (isStrict) { if (note == null) { throw new IllegalStateException(); } }",
        "if (note == null && isStrict) { throw new IllegalStateException(); }",
        "if (note != null) { throw new IllegalStateException(); }",
    ],
)
def test_it_may_be_null(tmp_path, body):
    assert is_told(tmp_path, body)
