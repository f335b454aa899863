"""What tells of all rounds of a loop: a flag that its body only turns one way, a collection that it only fills, a number that it
only counts up (Java)."""

from __future__ import annotations

from typing import Final

from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes

_TAKING_OUT: Final = library_names("elements-taken")

_TURNED: Final = {"&": False, "|": True}


def turns_only(body: s.Body, name: str, to: bool) -> bool:
    """Whether all that a loop's body does to a flag is to make it true, or false: `valid = false;`, `valid &= isGood(order);`."""
    for node in nodes(body):
        match node:
            case s.Assign(targets=targets, value=value) if _is_among(name, targets):
                if not isinstance(value, s.Constant) or value.value is not to:
                    return False
            case s.AugAssign(target=s.Name(id=changed), operator=operator) if changed == name:
                if _TURNED.get(operator) is not to:
                    return False
            case s.AssignExpr(target=s.Name(id=changed), value=value) if changed == name:
                if not isinstance(value, s.Constant) or value.value is not to:
                    return False
    return True


def fills_only(body: s.Body, name: str) -> bool:
    """Whether a loop's body takes nothing out of a collection, and binds its variable to no other one."""
    for node in nodes(body):
        match node:
            case s.Assign(targets=targets) if _is_among(name, targets):
                return False
            case s.AssignExpr(target=s.Name(id=changed)) if changed == name:
                return False
            case s.Call(function=s.Attribute(value=s.Name(id=holder), name=method)) if holder == name and method in _TAKING_OUT:
                return False
    return True


def counts_only(body: s.Body, name: str) -> bool:
    """Whether all that a loop's body does to a number is to count it up."""
    for node in nodes(body):
        match node:
            case s.Assign(targets=targets) if _is_among(name, targets):
                return False
            case s.AugAssign(target=s.Name(id=changed), operator=operator, value=value) if changed == name:
                if operator != "+" or not isinstance(value, s.Constant):
                    return False
            case s.AssignExpr(target=s.Name(id=changed)) if changed == name:
                return False
            case s.Unary(operator="--", operand=s.Name(id=changed)) if changed == name:
                return False
    return True


def _is_among(name: str, targets: tuple[s.Expr, ...]) -> bool:
    return any(isinstance(target, s.Name) and target.id == name for target in targets)
