"""NG103: use of a lookup that may find no row."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from nullguard.checks.context import Context
from nullguard.checks.data.stories import mapped, uses, value_finding
from nullguard.checks.data.wording import short
from nullguard.flow.domain.values import RESOLVED
from nullguard.model.finding import Confidence, Effect, Finding, Sign


def check(context: Context) -> Iterator[Finding]:
    """The result of `.first()`, `session.get`, `find` and their like is used as if a row were always there."""
    for path, use in uses(context, frozenset({"lookup"})):
        name = use.origin.subject.rpartition(".")[2]
        entity = context.schema.entity(use.row) if use.row else None
        is_sure = use.origin.typed == RESOLVED
        doubt = use.origin.doubt
        if entity is not None and not doubt:
            made = context.companions.looked_up(entity.class_id, use.origin.path or path, use.origin.at)
            doubt = f"saving the row that it belongs to makes it ({made.path}:{made.line})" if made is not None else ""
        finding = value_finding(
            path,
            "NG103",
            use,
            Confidence.LOW if doubt else Confidence.HIGH if is_sure else Confidence.MEDIUM,
            "may be null because the query may find no row",
            f"'{short(use.origin.text) or name}' gives null when it finds no row",
            ("the lookup's signature admits that there is no row",),
            tuple(mapped(entity)) if entity is not None else (),
        )
        doubts = () if is_sure else (f"receiver known by {use.origin.typed}",)
        signs = tuple(Sign(Effect.LOWERS, text) for text in (*doubts, doubt) if text)
        yield replace(finding, signs=(*finding.signs, *signs))
