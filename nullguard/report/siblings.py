"""The other places of a finding's story, in words."""

from __future__ import annotations

from nullguard.model.finding import Finding
from nullguard.report.neutral import printable

MOST_NAMED = 8
"""Places that are named in a sentence: more are looked up in JSON or SARIF, which have all."""


def told(finding: Finding) -> str:
    """`and 3 more places: shop/orders.py:12, 14, shop/views.py:3`; empty where there are none."""
    count = len(finding.siblings)
    if not count:
        return ""
    names = []
    path = ""
    for place in finding.siblings[:MOST_NAMED]:
        names.append(str(place.line) if place.path == path else f"{printable(place.path)}:{place.line}")
        path = place.path
    more = ", …" if count > MOST_NAMED else ""
    return f"and {count:,} more {'place' if count == 1 else 'places'}: {', '.join(names)}{more}"
