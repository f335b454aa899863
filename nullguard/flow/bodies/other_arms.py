"""What never happens where a nested function exists: the other arms of the `if` in which it is defined.

In a loop another round may take another arm, so that what stands around the loop is looked at and nothing inside.
"""

from __future__ import annotations

from nullguard.model import syntax as s
from nullguard.model.span import Packed


def without_other_arms(body: s.Body, at: Packed) -> s.Body:
    """The statements of a body, in no order, without those of arms that are not taken where the statement `at` is reached."""
    found: list[s.Stmt] = []
    while body:
        holder = next((statement for statement in reversed(body) if statement.at <= at), body[0])
        others = [statement for statement in body if statement is not holder]
        if isinstance(holder, s.If):
            arms = (*(branch.body for branch in holder.branches), holder.orelse)
            inner = next((arm for arm in reversed(arms) if arm and arm[0].at <= at), ())
        elif isinstance(holder, s.With) or (isinstance(holder, s.Block) and not holder.label):
            inner = holder.body
        else:
            others.append(holder)
            inner = ()
        found.extend(others)
        body = inner
    return tuple(found)
