"""Python's parameters that are declared nullable, or null by default, and that every call in the program gives something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.domain.values import Origin
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, last_name, nodes
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo

_MOST_CALLERS: Final = 40
"""Functions whose calls are read: more mention names that several classes have."""

_MOST_PASSED_ON: Final = 3
"""Callers in a row that only hand on what they are given."""


def is_always_given(program: Program, path: str, origin: Origin) -> bool:
    """Whether a null comes from a parameter of a Python function that is called in the program, and in each call with what is
    hardly null: no literal, no default, no name that was given one, nothing that is declared nullable or looked up."""
    if not path.endswith(".py") or not origin.subject.endswith(")"):
        return False
    name = origin.subject.rpartition("(")[2].removesuffix(")")
    function = program.function_at(origin.path or path, origin.at)
    return function is not None and _is_always_given(program, function, name, _MOST_PASSED_ON)


def _is_always_given(program: Program, function: FunctionInfo, name: str, depth: int) -> bool:
    decl = function.decl
    if depth <= 0 or decl.name.startswith("__") or all(parameter.name != name for parameter in decl.parameters):
        return False
    if any(annotation.simple_name not in library_names("plain-decorator") for annotation in decl.annotations):
        return False
    callers = program.callers().mentioning(decl.name)
    if len(callers) > _MOST_CALLERS or (function.owner is None and _is_handed_on(program, function, callers)):
        return False
    given = [found for caller in callers for found in _given(program, function, name, caller, depth)]
    return bool(given) and all(given)


def _is_handed_on(program: Program, function: FunctionInfo, callers: tuple[FunctionInfo, ...]) -> bool:
    """Whether a source imports a function that it does not call: perhaps for others."""
    calling = {function.path, *(caller.path for caller in callers)}
    return any(path not in calling for path in program.callers().importing(function.decl.name))


def _given(program: Program, function: FunctionInfo, name: str, caller: FunctionInfo, depth: int) -> Iterator[bool]:
    """Of each call that may be the function's, whether it gives the parameter something; False where it is handed on."""
    body = program.body(caller)
    called: set[int] = set()
    for node in nodes(body):
        if isinstance(node, s.Call) and last_name(node.function) == function.decl.name:
            called.add(id(node.function))
            if _fits(function, node):
                argument = _argument(function, name, node)
                yield argument is not None and _is_there(program, caller, body, argument, depth)
        elif isinstance(node, (s.Name, s.Attribute)) and last_name(node) == function.decl.name and id(node) not in called:
            yield False


def _parameters(function: FunctionInfo) -> tuple[s.Parameter, ...]:
    """The parameters that a call gives something."""
    is_bound = function.owner is not None and "static" not in function.decl.modifiers
    return function.decl.parameters[1:] if is_bound else function.decl.parameters


def _fits(function: FunctionInfo, call: s.Call) -> bool:
    """Whether a call may be the function's, by the number and the names of its arguments."""
    parameters = _parameters(function)
    kinds = {parameter.kind for parameter in parameters}
    names = {parameter.name for parameter in parameters if parameter.takes_one}
    if "kwargs" not in kinds and any(argument.name and argument.name not in names for argument in call.arguments):
        return False
    given = sum(1 for argument in call.arguments if not argument.name and not argument.star)
    return "star" in kinds or given <= sum(1 for parameter in parameters if parameter.kind == "positional")


def _argument(function: FunctionInfo, name: str, call: s.Call) -> s.Expr | None:
    """What a call gives for a parameter; None where it gives nothing, or nobody can tell."""
    named = next((argument.value for argument in call.arguments if argument.name == name), None)
    if named is not None:
        return named
    positional = [parameter.name for parameter in _parameters(function) if parameter.kind == "positional"]
    given = [argument for argument in call.arguments if not argument.name and argument.star != 2]
    place = positional.index(name) if name in positional else len(given)
    if place < len(given) and not any(argument.star for argument in given[: place + 1]):
        return given[place].value
    return None


def _is_there(program: Program, caller: FunctionInfo, body: s.Body, given: s.Expr, depth: int) -> bool:
    match given:
        case s.Constant(kind=kind):
            return kind != "null"
        case s.Conditional(body=one, orelse=other):
            return all(_is_there(program, caller, body, arm, depth) for arm in (one, other))
        case s.Boolean(operator="or", operands=operands):
            return _is_there(program, caller, body, operands[-1], depth)
        case s.Boolean():
            return False
        case s.Call(function=callee):
            return _gives(program, last_name(callee))
        case s.Name(id=name):
            return _is_bound_to_something(program, caller, body, name, depth)
        case s.Attribute(name=name):
            return not _is_nullable_member(program, name)
        case s.Subscript():
            return False
    return True


def _is_bound_to_something(program: Program, caller: FunctionInfo, body: s.Body, name: str, depth: int) -> bool:
    for parameter in caller.decl.parameters:
        if parameter.name == name and (is_null(parameter.default) or (parameter.type is not None and parameter.type.nullable)):
            if not _is_always_given(program, caller, name, depth - 1):
                return False
    for node in nodes(body):
        match node:
            case s.Assign(targets=targets, value=value) if any(isinstance(t, s.Name) and t.id == name for t in targets):
                if value is not None and not isinstance(value, s.Name) and not _is_there(program, caller, body, value, depth):
                    return False
            case s.AssignExpr(target=s.Name(id=target)) if target == name:
                return False
    return True


def _gives(program: Program, name: str) -> bool:
    """Whether what is called by a name is no lookup, and nothing of the project that is declared to give null or has one."""
    if name in library_names("perhaps-nothing") or name in library_names("row-or-null"):
        return False
    functions = program.callers().named(name)
    return not any(f.decl.returns.nullable if f.decl.returns is not None else "None" in f.decl.mentions for f in functions)


def _is_nullable_member(program: Program, name: str) -> bool:
    """Whether a class of the project has an attribute or property of the name that is declared to be null, or begins so."""
    for cls in program.classes.values():
        if cls.path.endswith(".py") and not cls.is_library:
            for field in cls.decl.fields:
                if field.name == name and ((field.type is not None and field.type.nullable) or _begins_null(field.value)):
                    return True
            for function in cls.decl.functions:
                if function.name == name and function.returns is not None and function.returns.nullable:
                    return True
    return False


def _begins_null(value: s.Expr | None) -> bool:
    """Whether an attribute is set to null, or to a column that may be (`null=True`)."""
    options = value.arguments if isinstance(value, s.Call) else ()
    columns = (option for option in options if option.name in ("null", "nullable"))
    return is_null(value) or any(isinstance(option.value, s.Constant) and option.value.value is True for option in columns)
