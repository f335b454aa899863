"""Queries whose text is among the arguments of a call, wherever it stands there."""

from __future__ import annotations

from typing import Final

from nullguard.flow.protocols import CallSite
from nullguard.languages.sql.queries import read_select
from nullguard.model.queries import Rows

SELECTING: Final = "select "


def rows_asked(site: CallSite) -> Rows | None:
    """What the only query among the arguments selects; None where there is none, or several."""
    known = [value.constants for _, value in site.arguments if value.constants is not None and len(value.constants) == 1]
    texts = [str(text) for constants in known for kind, text in constants if kind == "str" and SELECTING in str(text).lower()]
    return read_select(texts[0]) if len(texts) == 1 else None


def is_computed(rows: Rows) -> bool:
    """Whether a query computes all that it selects over all rows, in one row of its own."""
    return bool(rows.outputs) and not rows.grouped and all(output.total for output in rows.outputs)
