"""What a function gives in place of null because its caller says so: `get_setting("url", default="")`."""

from __future__ import annotations

from nullguard.flow.domain.values import NONNULL, NULLABLE, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.functions.meant.overloads import argument_for, given
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.program.symbols import FunctionInfo


def has_default(function: FunctionInfo, arguments: Arguments, declared: Value) -> bool:
    """Whether a function that is declared to give something or null is given what it gives instead."""
    if declared.null != NULLABLE or not arguments:
        return False
    for position, parameter in enumerate(given(function)):
        if parameter.name.replace("_", "").lower() in words("default-parameter"):
            found = argument_for(function, arguments, position)
            return found is not None and found[1].null == NONNULL and not _is_flag(found[0].value, declared)
    return False


def _is_flag(given: s.Expr, declared: Value) -> bool:
    """Whether it says something else: `find_address(user, default=True)` is asked for the default one."""
    is_truth = declared.type is None or declared.type.cls.rpartition(".")[2].lower() in ("bool", "boolean")
    return isinstance(given, s.Constant) and given.kind == "bool" and not is_truth
