"""How the failure of a remote call is told from other failures, from rules/models/failing-calls.tsv."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from nullguard.knowledge.tables import names_by_kind

_SEPARATORS = re.compile(r"[\W_]+")
_KINDS = ("local", "store", "answer", "covering", "any", "limit", "unanswered")


class FailingCalls(msgspec.Struct, frozen=True):
    """Packages whose calls are not remote (`local`) or go to the program's own stores; exceptions by their last name that are
    raised for a late answer among others (`covering`), or for everything (`anything`); `answers` are parts of names of exceptions
    that tell of what an answer says, `limits` parts of what a refusal says that there were too many requests.
    `unanswered` are exceptions that also come when a request was sent and its answer did not arrive."""

    local: frozenset[str]
    stores: frozenset[str]
    answers: frozenset[str]
    covering: frozenset[str]
    anything: frozenset[str]
    limits: frozenset[str]
    unanswered: frozenset[str]

    def is_of_answer(self, exception: str) -> bool:
        """Whether an exception, by its last name, tells of what an answer says, not of the call."""
        return any(part in exception for part in self.answers)

    def is_limit(self, text: str) -> bool:
        """Whether what a refusal says tells that there were too many requests."""
        said = _SEPARATORS.sub("", text).lower()
        return any(part in said for part in self.limits)


@cache
def failing_calls() -> FailingCalls:
    """Raises InvalidTable for a row that cannot be read."""
    found = names_by_kind("failing-calls.tsv", _KINDS)
    return FailingCalls(*(found[kind] for kind in _KINDS))
