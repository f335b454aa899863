"""NG103: use of a lookup that may find no row."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from nullguard.checks.context import Context
from nullguard.checks.stories import mapped, uses, value_finding
from nullguard.checks.wording import short
from nullguard.flow.values import BY_ATTRIBUTE, BY_CONVENTION, BY_NAME, RESOLVED
from nullguard.model.finding import Confidence, Effect, Finding, Sign

_GUESSED = "django."
"""Lookups that are hardly ever true where only a convention says whose they are: much has a `first` and an `objects`. Of 6 that
were read 1 was; of SQLAlchemy's an incident was one."""


def check(context: Context) -> Iterator[Finding]:
    """The result of `.first()`, `session.get`, `find` and their like is used as if a row were always there."""
    for path, use in uses(context, frozenset({"lookup"})):
        name = use.origin.subject.rpartition(".")[2]
        entity = context.schema.entity(use.row) if use.row else None
        is_sure = use.origin.typed == RESOLVED
        is_guess = use.origin.typed in (BY_CONVENTION, BY_NAME, BY_ATTRIBUTE) and use.origin.subject.startswith(_GUESSED)
        finding = value_finding(
            path,
            "NG103",
            use,
            Confidence.HIGH if is_sure else Confidence.LOW if is_guess else Confidence.MEDIUM,
            "may be null because the query may find no row",
            f"'{short(use.origin.text) or name}' gives null when it finds no row",
            ("the lookup's signature admits that there is no row",),
            tuple(mapped(entity)) if entity is not None else (),
        )
        doubt = () if is_sure else (Sign(Effect.LOWERS, f"receiver known by {use.origin.typed}"),)
        yield replace(finding, signs=(*finding.signs, *doubt))
