"""Python functions that nothing mentions, in a module whose functions are mostly called: they are left over.

Frameworks, command lines and tables of names call functions that no code mentions: whole modules of them, or such that have a
decorator. What a left-over function looks up by what it is given nobody gives it.
"""

from __future__ import annotations

from collections.abc import Sequence

from nullguard.flow.world import World
from nullguard.program.symbols import FunctionInfo

_ENOUGH = 4
"""Functions of a module of which it can be told whether they are mostly called."""

_MOSTLY = 0.75
"""The share of them that other code mentions."""


def is_left_over(world: World, function: FunctionInfo, functions: Sequence[FunctionInfo]) -> bool:
    """Whether a function of a module, one of `functions` of its source, has to be given something, and nothing mentions it."""
    if not _may_be(function) or not any(item.kind == "positional" and item.default is None for item in function.decl.parameters):
        return False
    if _is_mentioned(world, function):
        return False
    others = [other for other in functions if other is not function and _may_be(other)]
    return len(others) >= _ENOUGH and sum(_is_mentioned(world, other) for other in others) >= _MOSTLY * len(others)


def _may_be(function: FunctionInfo) -> bool:
    decl = function.decl
    is_plain = function.owner is None and not decl.annotations and "." not in decl.qualname
    return is_plain and function.path.endswith(".py") and not decl.name.startswith(("_", "<")) and decl.name != "main"


def _is_mentioned(world: World, function: FunctionInfo) -> bool:
    name, callers = function.decl.name, world.program.callers()
    if any(other.id != function.id for other in callers.mentioning(name)) or callers.importing(name):
        return True
    return world.program.unmentioned().aside(name)
