"""NG103: use of a lookup that may find no row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from nullguard.checks.context import Context
from nullguard.checks.data.given_keys import is_by_given_key
from nullguard.checks.data.refused_rows import FilledCollections
from nullguard.checks.data.stories import mapped, uses, value_finding
from nullguard.checks.data.wording import short
from nullguard.flow.domain.values import RESOLVED, Origin, Passage
from nullguard.flow.summaries.observations import Use
from nullguard.model import syntax as s
from nullguard.model.finding import Confidence, Effect, Finding, Sign
from nullguard.model.nodes import nodes
from nullguard.model.span import Packed
from nullguard.program.program import Program

Way = tuple[str, Packed, tuple[Passage, ...]]
"""What a row has gone through: where it was looked up, and the calls that it came out of."""

_MOST_TAKEN: Final = 2
"""Parameters of a method that makes an object of a row: of others the row is one of many things."""

HANDED_ON: Final = "only a method of another source uses it"
"""What is told of a row that a function in Java looks up and hands on. Chosen by measurement: `docs/decisions/ranking.md`."""


def check(context: Context) -> Iterator[Finding]:
    """The result of `.first()`, `session.get`, `find` and their like is used as if a row were always there."""
    found = list(uses(context, frozenset({"lookup"})))
    relied_on = {_way(use.origin, len(use.origin.via)): (use.symbol, path) for path, use in found if _is_told_there(path, use)}
    filled = FilledCollections(context)
    for path, use in found:
        name = use.origin.subject.rpartition(".")[2]
        is_query = "(" in use.origin.text  # else a function of the project gives a row, or null for reasons of its own
        entity = context.schema.entity(use.row) if use.row else None
        is_sure = use.origin.typed == RESOLVED
        doubt = use.origin.doubt
        if entity is not None and not doubt:
            made = context.companions.looked_up(entity.class_id, use.origin.path or path, use.origin.at)
            doubt = f"saving the row that it belongs to makes it ({made.path}:{made.line})" if made is not None else ""
        ways = (_way(use.origin, calls) for calls in range(len(use.origin.via)))
        finder = next((relied_on[way] for way in ways if way in relied_on), None)
        if not doubt and finder is not None and finder != (use.symbol, path):
            doubt = f"'{finder[0]}', which it comes from, uses it untested itself"
        if path.endswith(".java") and not doubt:
            doubt = filled.doubt_of(use, path) if use.row else ""
            doubt = doubt or (HANDED_ON if _is_handed_on(context.program, path, use) else "")
        finding = value_finding(
            path,
            "NG103",
            use,
            Confidence.LOW if doubt else Confidence.HIGH if is_sure else Confidence.MEDIUM,
            "may be null because the query may find no row" if is_query else f"may be null because '{name}' may give none",
            f"'{short(use.origin.text, use.origin.path or path)}' gives null when it finds no row"
            if is_query
            else f"'{name}' may give null",
            ("the lookup's signature admits that there is no row" if is_query else "it gives null on some way",),
            tuple(mapped(entity)) if entity is not None else (),
        )
        doubts = () if is_sure else (f"receiver known by {use.origin.typed}",)
        signs = tuple(Sign(Effect.LOWERS, text) for text in (*doubts, doubt) if text)
        yield replace(finding, signs=(*finding.signs, *signs))


def _is_handed_on(program: Program, path: str, use: Use) -> bool:
    """Whether only a method of another source uses the row, no class above: who hands a row on that far mostly knows that it is
    there. A constructor is no such method, nor is a static one that makes an object of its class (`OrderView.of(order)`): what is
    made of a row needs one, whoever makes it. Nor does somebody know it who is given the key only (`is_by_given_key`)."""
    if use.inside is None or use.inside.path == path or use.operation[:1].isupper() or _makes_its_own(program, use):
        return False
    function = program.function_named(path, use.symbol)
    if function is None:
        return True
    above = program.ancestors(function.owner) if function.owner is not None else ()
    if any(base.path == use.inside.path for base in above) or is_by_given_key(program, function, path, use.origin):
        return False
    return not any(
        isinstance(node, s.Attribute) and isinstance(node.value, s.Name) and node.value.id == use.expression
        for node in nodes(program.body(function))
    )


def _makes_its_own(program: Program, use: Use) -> bool:
    """Whether a static method uses the row, itself or by a constructor, that gives an object of the class that it is of."""
    function = program.function_at(use.inside.path, use.inside.at) if use.inside is not None else None
    if function is None or function.owner is None:
        return False
    owner, name = function.owner, use.operation.partition("(")[0]
    for other in owner.decl.functions:
        if other.name == name and "static" in other.modifiers and len(other.parameters) <= _MOST_TAKEN:
            given = program.type_of(other.returns, owner.path, other.qualname)
            if given is not None and given.cls == owner.id:
                return True
    return False


def _way(origin: Origin, calls: int) -> Way:
    """Where a row is looked up, and the first of the calls that it has come out of since."""
    return origin.path, origin.at, origin.via[:calls]


def _is_told_there(path: str, use: Use) -> bool:
    """Whether the function that looks a row up, or hands on what another one has looked up, uses it untested itself: that is told
    there, once."""
    is_of_function = path == (use.origin.via[-1].path if use.origin.via else use.origin.path)
    return path.endswith(".py") and is_of_function and not (use.origin.doubt or use.is_guarded)
