"""What tells of all rounds of a loop: a flag that its body only turns one way, a collection that it only fills, a number that it
only counts up (Java)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes

_TAKING_OUT: Final = library_names("elements-taken")

_TURNED: Final = {"&": False, "|": True}

Changes = Mapping[str, Sequence[s.Assign | s.AugAssign | s.AssignExpr | s.Unary | s.Call]]
"""What binds a variable, counts it, or takes something out of what it holds, by the variable's name."""


def changes_in(body: s.Body) -> Changes:
    """What a loop's body does to variables. Many flags may be asked about one loop: it is gone through once."""
    found: dict[str, list[s.Assign | s.AugAssign | s.AssignExpr | s.Unary | s.Call]] = {}
    for node in nodes(body):
        match node:
            case s.Assign(targets=targets):
                for name in {target.id for target in targets if isinstance(target, s.Name)}:
                    found.setdefault(name, []).append(node)
            case s.AugAssign(target=s.Name(id=name)) | s.AssignExpr(target=s.Name(id=name)):
                found.setdefault(name, []).append(node)
            case s.Unary(operator="--", operand=s.Name(id=name)):
                found.setdefault(name, []).append(node)
            case s.Call(function=s.Attribute(value=s.Name(id=name), name=method)) if method in _TAKING_OUT:
                found.setdefault(name, []).append(node)
    return found


def turns_only(changes: Changes, name: str, to: bool) -> bool:
    """Whether all that a loop's body does to a flag is to make it true, or false: `valid = false;`, `valid &= isGood(order);`."""
    for node in changes.get(name, ()):
        match node:
            case s.Assign(value=value) | s.AssignExpr(value=value, operator=""):
                if not isinstance(value, s.Constant) or value.value is not to:
                    return False
            case s.AugAssign(operator=operator) | s.AssignExpr(operator=operator):
                if _TURNED.get(operator) is not to:
                    return False
    return True


def fills_only(changes: Changes, name: str) -> bool:
    """Whether a loop's body takes nothing out of a collection, and binds its variable to no other one."""
    return not any(isinstance(node, (s.Assign, s.AssignExpr, s.Call)) for node in changes.get(name, ()))


def counts_only(changes: Changes, name: str) -> bool:
    """Whether all that a loop's body does to a number is to count it up."""
    for node in changes.get(name, ()):
        match node:
            case s.AugAssign(operator="+", value=s.Constant()) | s.Call():
                continue
            case _:
                return False
    return True
