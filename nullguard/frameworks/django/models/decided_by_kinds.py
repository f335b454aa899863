"""Columns of which a row's kind decides whether they are set: `clean` refuses a row of the one kind without it, and one of the
other kind with it. Whoever reads such a column knows of which kind the row is, by whatever it was chosen.

Source: the Django documentation, "Validating objects"; `clean` is only asked by those that validate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

_REFUSAL: Final = re.compile(r"NOT \((?P<parts>.+)\)", re.DOTALL)
_NULL: Final = re.compile(r'"(?P<column>\w+)" IS (?P<there>NOT )?NULL')
_KIND: Final = re.compile(r"\"(?P<kind>\w+)\" (?:=|<>|IN|NOT IN) \(?'")
"""That a row is of a kind that has a name, or of none that has; a flag or a number is no kind."""


def decided_by_kinds(refused: Sequence[str]) -> Iterator[str]:
    """That the columns are there which the refusals tie to a kind, given as `NOT (…)` with the conditions joined by AND: missing
    in rows of the one and present in rows of the other."""
    missing: dict[tuple[str, str], None] = {}
    present: set[tuple[str, str]] = set()
    for refusal in refused:
        told = _tied(refusal)
        if told is not None:
            kind, column, is_there = told
            if is_there:
                present.add((kind, column))
            else:
                missing[kind, column] = None
    for kind, column in missing:
        if (kind, column) in present:
            yield f'NOT ("{column}" IS NULL)'


def _tied(refusal: str) -> tuple[str, str, bool] | None:
    """The attribute that says of which kind a row is, the column that is refused in it, and whether it is refused for being
    there."""
    found = _REFUSAL.fullmatch(refusal)
    if found is None or " OR " in found["parts"]:
        return None
    kinds: set[str] = set()
    nulls: list[re.Match[str]] = []
    for part in found["parts"].split(" AND "):
        if (null := _NULL.fullmatch(part.strip("()"))) is not None:
            nulls.append(null)
        elif (kind := _KIND.match(part.lstrip("("))) is not None:
            kinds.add(kind["kind"])
        else:
            return None
    if len(nulls) != 1 or len(kinds) != 1 or nulls[0]["column"] in kinds:
        return None
    return kinds.pop(), nulls[0]["column"], nulls[0]["there"] is not None
