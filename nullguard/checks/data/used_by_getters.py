"""Java getters of rows that use what they give untested themselves: where that is null, they raise before their callers do.

`if (loader != null && sku.getId() != null) { … } return sku;`: that is told once, in the getter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from nullguard.flow.summaries.observations import Use
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.span import Packed
from nullguard.program.program import Program

_OWN = "this."


class UsedByGetters:
    """The methods that use a nullable attribute of their object untested, by the source, the method and the attribute."""

    def __init__(self, program: Program, found: Iterable[tuple[str, Use]]) -> None:
        self._program = program
        self._used: defaultdict[tuple[str, str, str], list[Packed]] = defaultdict(list)
        for path, use in found:
            if path.endswith(".java") and not (use.origin.doubt or use.is_guarded) and _is_own(use):
                self._used[path, use.symbol, use.origin.subject].append(use.at)

    def doubt_of(self, path: str, use: Use) -> str:
        """Why a null that a getter has read hardly comes to a use elsewhere; empty where nothing says so."""
        origin = use.origin
        if not origin.path.endswith(".java"):
            return ""
        getter = self._program.function_at(origin.path, origin.at)
        if getter is None or getter.decl.parameters or (path, use.symbol) == (origin.path, getter.decl.qualname):
            return ""
        used = self._used.get((origin.path, getter.decl.qualname, origin.subject), ())
        if any(at < origin.at and _may_come_on(self._program.body(getter), at, origin.at) for at in used):
            return f"'{getter.decl.qualname}', which gives it, uses it untested itself"
        return ""


def _is_own(use: Use) -> bool:
    """Whether what is used is the attribute of the object at hand: `sku`, `this.sku`, and not `other.sku`."""
    return use.expression.removeprefix(_OWN) == use.origin.subject.rpartition(".")[2]


def _may_come_on(body: s.Body, used: Packed, read: Packed) -> bool:
    """Whether code may come from one place to the other: not from an arm that leaves, nor from one arm to another."""
    for node in nodes(body):
        if not isinstance(node, s.If):
            continue
        arms = [arm for arm in (*(branch.body for branch in node.branches), node.orelse) if arm]
        places = [{getattr(inner, "at", None) for inner in nodes(arm)} for arm in arms]
        for arm, own in zip(arms, places, strict=True):
            if used in own and read not in own:
                if isinstance(arm[-1], (s.Return, s.Raise)) or any(read in other for other in places):
                    return False
    return True
