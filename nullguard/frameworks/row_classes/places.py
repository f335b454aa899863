"""Where a property of a row class comes from."""

from __future__ import annotations

from dataclasses import dataclass

from nullguard.frameworks.row_classes.uses import RowUse
from nullguard.model.schema import Evidence, Origin


@dataclass
class Place:
    """A table (as the migrations or the query spell it) and a column; `outer` is the table of an outer join in `use` by which
    alone the property is there."""

    table: str
    column: str
    outer: str = ""
    use: RowUse | None = None


def by_join(place: Place) -> Evidence:
    """What an outer join says of a property."""
    text = f"LEFT JOIN {place.outer}: null where its row is missing"
    path, line = (place.use.path, place.use.line) if place.use is not None else ("", 0)
    return Evidence(Origin.MAPPING, True, False, path, line, text, "join")
