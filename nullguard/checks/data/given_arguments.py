"""Java's parameters that are declared nullable, and that no call in the program gives null."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.domain.nullable_types import is_nullable
from nullguard.flow.domain.values import Origin
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, last_name, nodes
from nullguard.program.naming import may_know
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo

NEVER_GIVEN: Final = "none of its calls gives null"

DECLARED_FOR_ALL: Final = "its library declares it nullable whatever is asked for"

MOST_CALLERS: Final = 40
"""Functions whose calls are read: more mention names that several classes have."""


def is_never_given_null(program: Program, path: str, origin: Origin) -> bool:
    """Whether a null comes from a parameter of a Java method that is called in the program, and in no call with null: with a
    literal, with what is null in one of two cases, with a variable that was given null, or with a parameter that is declared
    nullable itself."""
    if not path.endswith(".java") or not origin.subject.endswith(")"):
        return False
    name = origin.subject.rpartition("(")[2].removesuffix(")")
    function = program.function_at(origin.path or path, origin.at)
    if function is None or all(parameter.name != name for parameter in function.decl.parameters):
        return False
    given = list(_given(program, function, name))
    return any(is_its_own for _, is_its_own in given) and not any(is_null for is_null, _ in given)


def is_declared_for_all(program: Program, path: str, origin: Origin) -> bool:
    """Whether a null comes from a parameter of a method that a library's interface of any type declares, nullable as every null
    would be allowed by it: `onSuccess(@Nullable V result)`. Whoever implements it repeats the annotation."""
    if not path.endswith(".java"):
        return False
    function = program.function_at(origin.path or path, origin.at)
    if function is None or function.owner is None:
        return False
    name = origin.subject.rpartition("(")[2].removesuffix(")")
    declaring = library_names("nullable-for-all")
    return any(parameter.name == name for parameter in function.decl.parameters) and any(
        f"{base}.{function.decl.name}" in declaring for base in program.base_names(function.owner)
    )


def _given(program: Program, function: FunctionInfo, parameter: str) -> Iterator[tuple[bool, bool]]:
    """Of each call that may be one of a method, by its name and the number of its arguments: whether it gives null, and whether
    the code that calls knows the method's class, without which it is no sign that the method is called. Null at once where there
    are too many functions that may call it."""
    decl, owner = function.decl, function.owner
    position = [item.name for item in decl.parameters].index(parameter)
    callers = program.callers("java").mentioning(decl.name)
    if "static" in decl.modifiers and owner is not None:
        callers = tuple(other for other in callers if other.owner is owner or owner.name in other.decl.mentions)
    if owner is None or len(callers) > MOST_CALLERS:
        yield True, True
        return
    for caller in callers:
        body = program.body(caller)
        knows = may_know(program, caller, owner)
        for node in nodes(body):
            if isinstance(node, s.Call) and last_name(node.function) == decl.name and len(node.arguments) == len(decl.parameters):
                yield _is_null(caller, body, node.arguments[position].value), knows


def _is_null(caller: FunctionInfo, body: s.Body, given: s.Expr) -> bool:
    match given:
        case s.Constant(kind=kind):
            return kind == "null"
        case s.Conditional(body=one, orelse=other):
            return _is_null(caller, body, one) or _is_null(caller, body, other)
        case s.Name(id=name):
            if any(item.name == name and is_nullable(item.annotations) for item in caller.decl.parameters):
                return True
            return any(_gives_null(node, name) for node in nodes(body))
    return False


def _gives_null(node: s.Node, name: str) -> bool:
    """Whether a statement gives a variable a null literal."""
    if not isinstance(node, s.Assign) or not is_null(node.value):
        return False
    return any(isinstance(target, s.Name) and target.id == name for target in node.targets)
