"""Which rules run: selectors are rule ids and prefixes of them, and the longest one that fits decides."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nullguard.settings.values import Settings

_SELECTOR = re.compile(r"NG\d{0,3}")
_BY_DEFAULT = 0
"""How specific the choice of rules is that are on by default: less than any selector."""


def selector(text: str) -> str:
    """A selector as it is kept: `ALL` is the prefix of all ids. Raises ValueError, with a remedy, for what is none."""
    text = text.strip()
    if text == "ALL":
        return "NG"
    if _SELECTOR.fullmatch(text):
        return text
    digits = re.fullmatch(r"(?:ng)?-?0*(\d{1,3})", text, re.IGNORECASE)
    hint = f"did you mean 'NG{digits[1]}'?" if digits else "a rule is named like NG101, a family of rules like NG1"
    raise ValueError(f"'{text}' is no rule; {hint}")


def selects(rule_id: str, default_on: bool, settings: Settings) -> bool:
    """Whether a rule runs.

    The longest selector that fits decides, of equally long ones `ignore`. A selected family brings its opt-in rules along;
    without `select`, the rules that are on by default are selected.
    """
    chosen = _longest(rule_id, (*settings.select, *settings.extend_select))
    if chosen < 0 and default_on and not settings.select:
        chosen = _BY_DEFAULT
    return chosen > _longest(rule_id, settings.ignore)


def combined(
    configured: Settings, select: tuple[str, ...], extend_select: tuple[str, ...], ignore: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    """The selectors of a configuration and of the command line, which has the last word.

    `select` on the command line replaces all that the configuration says of selection; the others add to it, and win against
    configured selectors that are as specific as they are or more.
    """
    if select:
        return {"select": select, "extend_select": extend_select, "ignore": ignore}
    kept = tuple(item for item in configured.ignore if not item.startswith(extend_select or ("-",)))
    chosen = (*configured.select, *configured.extend_select)
    against = tuple(item for item in chosen if item.startswith(ignore or ("-",)))
    return {
        "select": configured.select,
        "extend_select": (*configured.extend_select, *extend_select),
        "ignore": (*kept, *ignore, *against),
    }


def _longest(rule_id: str, selectors: Iterable[str]) -> int:
    """The length of the longest selector that fits; -1 without one."""
    return max((len(item) for item in selectors if rule_id.startswith(item)), default=-1)
