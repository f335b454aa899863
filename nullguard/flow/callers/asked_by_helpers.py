"""What a helper of the project tells of the row that is found by what it is given: it gives it (`return db.get(Job, id)`), or
says whether there is one (`return db.query(Job).filter(Job.id == id).count() > 0`; Python)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, is_null, last_name
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

Asked = tuple[str, frozenset[tuple[str, str]]]
"""The class of the row that is looked for, and what its columns have to equal."""

_GIVING: Final = library_names("row-or-null") | library_names("row-by-key")
_TELLING: Final = library_names("rows-asked")


def asked_by_helper(world: World, path: str, call: s.Call, looked: Callable[[World, str, s.Call], Asked | None]) -> Asked | None:
    """What a call of a helper asks for which does nothing else; `looked` tells what a lookup asks for. None of other calls."""
    dotted = dotted_name(call.function)
    helper = world.program.resolve(path, dotted) if dotted else None
    if not isinstance(helper, FunctionInfo) or helper.is_library or any(item.star for item in call.arguments):
        return None
    world.program.reads.add(body_entry(helper))
    body = [one for one in world.program.body(helper) if not _is_text(one)]
    lookup = _lookup(body[0].value) if len(body) == 1 and isinstance(body[0], s.Return) else None
    told = looked(world, helper.path, lookup) if lookup is not None else None
    if told is None:
        return None
    names = [parameter.name for parameter in helper.decl.parameters]
    given = dict(zip(names, (render(item.value) for item in call.arguments if item.name is None), strict=False))
    given |= {item.name: render(item.value) for item in call.arguments if item.name is not None}
    if not all(value in given for _, value in told[1]):
        return None
    return told[0], frozenset((name, given[value]) for name, value in told[1])


def _is_text(statement: s.Stmt) -> bool:
    return isinstance(statement, s.ExprStmt) and isinstance(statement.value, s.Constant)


def _lookup(given: s.Expr | None) -> s.Call | None:
    """The lookup that an expression is, or of which it says whether it finds something."""
    given = given.value if isinstance(given, s.Await) else given
    match given:
        case s.Call() if last_name(given.function) in _GIVING or last_name(given.function) in _TELLING:
            return given
        case s.Compare(operands=(s.Call() as asked, s.Constant(value=0)), operators=(">" | "!=",)):
            return asked if last_name(asked.function) in _TELLING else None
        case s.Compare(operands=(s.Call() as asked, other), operators=("is not" | "!=",)) if is_null(other):
            return asked if last_name(asked.function) in _GIVING else None
    return None
