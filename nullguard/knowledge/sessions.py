"""What holds who is logged in, from rules/models/java/sessions.tsv."""

from __future__ import annotations

from functools import cache

from nullguard.knowledge.locate import rules_folder
from nullguard.knowledge.tables import rows

_COLUMNS = ("name", "source")


@cache
def session_names() -> frozenset[str]:
    """Names of methods by which Java code asks who is logged in."""
    table = (rules_folder() / "models" / "java" / "sessions.tsv").read_text(encoding="utf-8")
    return frozenset(row.split("\t")[0] for row in rows(table, _COLUMNS))
