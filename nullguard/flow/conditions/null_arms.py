"""What is null in one arm only, where a call asks for it: `if (isNewer(hit != null ? hit.entry : null, answer))`,
`if newer(hit.entry if hit else None, answer)`, `if newer(hit and hit.entry, answer)`. Where it is there, the condition has chosen
the other arm."""

from __future__ import annotations

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.conditions.stored_tests import implications_of, remember_sources, sources_of
from nullguard.flow.domain.state import Implication, Path, State
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null
from nullguard.model.text import render


def path_of_arms(frame: Frame, node: s.Expr, path: Path | None, state: State) -> Path | None:
    """The path of an argument, a new one for such an expression, of which it is known now what it tells where it is there."""
    if not frame.is_java and (sources := sources_of(node)):
        path = path or (frame.depends("?" + render(node), frozenset(names_in(node))),)
        remember_sources(frame, path, sources, state)
        return path
    if path is not None or not isinstance(node, s.Conditional) or is_null(node.body) is is_null(node.orelse):
        return path
    names = frozenset(names_in(node))
    if frame.is_java and not names <= frame.locals:
        names |= {"this"}  # fields are mostly read without the object
    path = (frame.depends("?" + render(node), names),)
    chosen = "false" if is_null(node.body) else "true"
    state.imply(
        [
            Implication(path, "nonnull", told.path, told.consequence)
            for told in implications_of(frame, node.test, path, state.copy())
            if told.condition == path and told.aspect == chosen
        ]
    )
    return path
