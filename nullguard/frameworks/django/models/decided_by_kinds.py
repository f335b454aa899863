"""Columns of which a row's kind decides whether they are set: `clean` refuses most kinds of rows without it, and some with it.
Whoever reads such a column knows of which kind the row is, by whatever it was chosen. One that only few kinds have is read where
the kind was forgotten.

Source: the Django documentation, "Validating objects"; `clean` is only asked by those that validate."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

_REFUSAL: Final = re.compile(r"NOT \((?P<parts>.+)\)", re.DOTALL)
_NULL: Final = re.compile(r'"(?P<column>\w+)" IS (?P<there>NOT )?NULL')
_KIND: Final = re.compile(r"\"(?P<kind>\w+)\" (?P<operator>=|<>|IN|NOT IN) \(?(?P<values>'.*)", re.DOTALL)
"""That a row is of a kind that has a name, or of none that has; a flag or a number is no kind."""

_MOST: Final = 1000
"""So many kinds are those that are not named."""


def decided_by_kinds(refused: Sequence[str]) -> Iterator[str]:
    """That the columns are there which the refusals tie to a kind, given as `NOT (…)` with the conditions joined by AND: missing
    in rows of more kinds than they are refused in."""
    missing: Counter[tuple[str, str]] = Counter()
    present: Counter[tuple[str, str]] = Counter()
    for refusal in refused:
        told = _tied(refusal)
        if told is not None:
            kind, column, is_there, number = told
            (present if is_there else missing)[kind, column] += number
    for (kind, column), number in missing.items():
        if 0 < present[kind, column] < number:
            yield f'NOT ("{column}" IS NULL)'


def _tied(refusal: str) -> tuple[str, str, bool, int] | None:
    """The attribute that says of which kind a row is, the column that is refused in it, whether it is refused for being there,
    and in how many kinds."""
    found = _REFUSAL.fullmatch(refusal)
    if found is None or " OR " in found["parts"]:
        return None
    kinds: dict[str, int] = {}
    nulls: list[re.Match[str]] = []
    for part in found["parts"].split(" AND "):
        if (null := _NULL.fullmatch(part.strip("()"))) is not None:
            nulls.append(null)
        elif (kind := _KIND.match(part.lstrip("("))) is not None:
            kinds[kind["kind"]] = min(kinds.get(kind["kind"], _MOST), _number(kind))
        else:
            return None
    if len(nulls) != 1 or len(kinds) != 1 or nulls[0]["column"] in kinds:
        return None
    ((kind_of, number),) = kinds.items()
    return kind_of, nulls[0]["column"], nulls[0]["there"] is not None, number


def _number(kind: re.Match[str]) -> int:
    return kind["values"].count("'") // 2 if kind["operator"] in ("=", "IN") else _MOST
