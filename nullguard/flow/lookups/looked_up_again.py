"""Queries in Python that are run again after they found nothing: `if order is None: make_order(id)`, `order = orders.first()`.

What was null the first time need not be so again, and who asks again has mostly made the row.
"""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.flow.domain.values import NULL, NULLABLE, Value

AGAIN: Final = "it is looked up again after no row was found, when one may have been made"

_replace = msgspec.structs.replace


def run_again(result: Value, known: Value) -> Value | None:
    """What a query gives that is known to have found nothing before; None for what is no query, or may have found something."""
    origin = result.origin
    if known.null != NULL or result.null != NULLABLE or origin is None or origin.kind != "lookup":
        return None
    return _replace(result, origin=_replace(origin, doubt=origin.doubt or AGAIN))
