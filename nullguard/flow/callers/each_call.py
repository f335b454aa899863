"""What each call of a private Java method knows of the row that it uses, where they do not know the same: `if (isMonthly()) {
print(order); } else if (isAnnual()) { print(order); }`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from nullguard.flow.callers.looked_again import LookedAgain
from nullguard.flow.summaries.helpers import Known
from nullguard.flow.summaries.sink import Sink
from nullguard.model.span import Packed
from nullguard.program.symbols import FunctionInfo

_MOST_CALLS: Final = 4
"""Calls for each of which the method is interpreted once more."""


def hear_each_call(
    function: FunctionInfo,
    written: Sequence[Packed],
    sink: Sink,
    again: LookedAgain,
) -> None:
    """Note the status that the row of a use has where each of the method's calls knows one; they stand where it is `written`."""
    met = sink.calls.of(function)
    if not written or set(written) != met.keys() or len(met) > _MOST_CALLS:
        return
    knowns: list[Known] = []
    for known in met.values():
        if known not in knowns:
            knowns.append(known)
    if len(knowns) < 2 or not all(map(_tells_status, knowns)):
        return
    sink.hear_each(function.decl.qualname, [again.with_known(function, known) for known in knowns])


def _tells_status(known: Known) -> bool:
    """Whether a call knows something below an object that divides such objects into kinds."""
    return any(len(path) > 1 and (value.truth is not None or value.constants) for path, value in known.items())
