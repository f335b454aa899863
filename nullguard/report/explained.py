"""Why a finding is as sure as it is, sign by sign."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.model.finding import Effect, Finding, Place, Sign
from nullguard.report.neutral import one_line, printable

_WORDS = {Effect.BASE: "basis", Effect.RAISES: "raises", Effect.LOWERS: "lowers", Effect.NONE: "told"}


def explained(finding: Finding) -> Iterator[tuple[str, str]]:
    """Each sign as what it does, in a word, and a phrase with its places; the reasons where nothing more is known of them."""
    if not finding.signs:
        for reason in finding.reasons:
            yield _WORDS[Effect.BASE], one_line(reason)
    for sign in finding.signs:
        yield _WORDS[sign.effect], _phrase(sign)


def where(place: Place) -> str:
    """`shop/orders.py:12`, or the path alone for a whole source."""
    return printable(place.path) + (f":{place.line}" if place.line else "")


def _phrase(sign: Sign) -> str:
    if not sign.places:
        return one_line(sign.text)
    more = sign.count - len(sign.places)
    rest = f" and {more:,} more" if more > 0 else ""
    return f"{one_line(sign.text)}: {', '.join(where(place) for place in sign.places)}{rest}"
