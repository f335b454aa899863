"""Methods that give what an object keeps under a name, null where that is null: `Object get(String name)`, and not
`String text(String name) { Object kept = get(name); return kept == null ? "" : kept.toString(); }`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.java_types import PRIMITIVES
from nullguard.model.nodes import is_null, last_name, nodes
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo

_MOST_LINKS: Final = 4
"""Methods that hand a name on to one another."""

_DEFAULTS: Final = library_names("optional-falling-back")


def gives_what_is_kept(program: Program, caller: FunctionInfo, call: s.Call, links: int = _MOST_LINKS) -> bool:
    """Whether a method of the object itself may give null where what it keeps is null, as far as its body tells; those of
    libraries do."""
    member = program.method(caller.owner, last_name(call.function), len(call.arguments)) if caller.owner is not None else None
    functions = [one for one in member.functions if not one.is_library] if member is not None else []
    return all(_may_give_null(program, function, links) for function in functions)


def _may_give_null(program: Program, function: FunctionInfo, links: int) -> bool:
    if function.decl.returns is not None and function.decl.returns.name in PRIMITIVES:
        return False
    body = program.body(function)
    given = [part for node in nodes(body) if isinstance(node, s.Return) and node.value is not None for part in _parts(node.value)]
    replaced = {
        target.id
        for node in nodes(body)
        if isinstance(node, s.Assign) and isinstance(node.value, s.Constant) and not is_null(node.value)
        for target in node.targets
        if isinstance(target, s.Name)
    }
    return any(map(is_null, given)) or all(
        (isinstance(part, s.Name) and part.id not in replaced)
        or (isinstance(part, s.Call) and _hands_on(program, function, part, links))
        or isinstance(part, s.Attribute | s.Subscript)
        for part in given
    )


def _parts(value: s.Expr) -> Iterator[s.Expr]:
    """What an expression may be."""
    match value:
        case s.Cast(value=inner):
            yield from _parts(inner)
        case s.Conditional(body=one, orelse=other):
            yield from _parts(one)
            yield from _parts(other)
        case _:
            yield value


def _hands_on(program: Program, function: FunctionInfo, call: s.Call, links: int) -> bool:
    name = last_name(call.function)
    if name in library_names("never-null"):
        return False
    if name in _DEFAULTS:
        return len(call.arguments) == 1 and is_null(call.arguments[0].value)
    is_own = isinstance(call.function, s.Name)
    return not is_own or (links > 0 and gives_what_is_kept(program, function, call, links - 1))
