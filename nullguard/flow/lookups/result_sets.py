"""Java functions that read the result of a query themselves: what they give where it has no row.

Sources: the API reference of java.sql.ResultSet (`next` is false where there are no more rows); names.tsv for the errors of
libraries whose queries raise where they find none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, last_name, nodes
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo

_ASKING: Final = "next"
_ASKED_BY_CURSOR: Final = library_names("cursor-asked")
"""How a class of the project that goes through a result (`class Cursor { ResultSet rows; … }`) is asked for a row."""


def depends_on_row(program: Program, function: FunctionInfo) -> bool:
    """Whether a function that may give null asks a result whether it has a row (`if (rs.next()) { … }`) and writes null for where
    it has none, or handles the error that a query raises which finds none, and goes on without one."""
    mentions = function.decl.mentions
    if not _ASKED_BY_CURSOR.isdisjoint(mentions):
        body = program.body(function)
        if _asks(program, function, body, _nulls(body)):
            return True
    if any(name in mentions for name in library_names("java-row-or-error")) and not _gives_own(program, function):
        return any(_handles(node) for node in nodes(program.body(function)) if isinstance(node, s.Try))
    return False


def _gives_own(program: Program, function: FunctionInfo) -> bool:
    """Whether a function gives an object of the project's, which is no row: code mostly knows that there is one. Of 7 findings in
    fineract none was true, of 3 elsewhere, where values come back, all were (`docs/decisions/ranking.md`)."""
    type = program.type_of(function.decl.returns, function.path, function.decl.qualname)
    made = program.classes.get(type.cls) if type is not None else None
    return made is not None and not made.is_library


def _nulls(body: s.Body) -> set[str]:
    """The variables that a body sets to null, and the empty name where it gives null itself."""
    found: set[str] = set()
    for node in nodes(body):
        match node:
            case s.Conditional(body=one, orelse=other) if is_null(one) or is_null(other):
                found.add("")
            case s.Return(value=value) if value is not None and is_null(value):
                found.add("")
            case s.Assign(targets=targets, value=value) if value is not None and is_null(value):
                found.update(target.id for target in targets if isinstance(target, s.Name))
    return found


def _asks(program: Program, function: FunctionInfo, body: s.Body, nulls: set[str]) -> bool:
    if not nulls:
        return False
    results, cursors = set(), set()
    for name, type in _typed(function, body):
        if _is_result(type):
            results.add(name)
        elif _is_cursor(program, function, type):
            cursors.add(name)
    asked = {name: frozenset((_ASKING,)) for name in results} | dict.fromkeys(cursors, _ASKED_BY_CURSOR)
    return bool(asked) and any(_is_asked(test, asked) for test in _tests(body, nulls))


def _typed(function: FunctionInfo, body: s.Body) -> Iterator[tuple[str, s.TypeRef]]:
    """The parameters and variables of a function with the types that are written before them."""
    for parameter in function.decl.parameters:
        if parameter.type is not None:
            yield parameter.name, parameter.type
    for node in nodes(body):
        if isinstance(node, s.Assign) and node.type is not None:
            yield from ((target.id, node.type) for target in node.targets if isinstance(target, s.Name))
        elif isinstance(node, s.With):
            for item in node.items:
                if isinstance(item.target, s.Name) and item.type is not None:
                    yield item.target.id, item.type


def _tests(body: s.Body, nulls: set[str]) -> Iterator[s.Expr]:
    """The conditions that decide what is given: of loops those which return what they find, or keep it in a variable that is null
    before."""
    for node in nodes(body):
        match node:
            case s.If(branches=branches):
                yield from (branch.test for branch in branches)
            case s.Conditional(test=test):
                yield test
            case s.While(test=test, body=inside) if test is not None and any(_keeps(part, nulls) for part in nodes(inside)):
                yield test


def _keeps(node: object, nulls: set[str]) -> bool:
    if isinstance(node, s.Return):
        return "" in nulls
    return isinstance(node, s.Assign) and any(isinstance(target, s.Name) and target.id in nulls for target in node.targets)


def _is_asked(test: s.Expr, asked: dict[str, frozenset[str]]) -> bool:
    return any(
        isinstance(node, s.Call)
        and not node.arguments
        and isinstance(node.function, s.Attribute)
        and isinstance(node.function.value, s.Name)
        and node.function.name in asked.get(node.function.value.id, frozenset())
        for node in nodes((test,))
    )


def _is_result(type: s.TypeRef) -> bool:
    return type.name.rpartition(".")[2] in library_names("result-class")


def _is_cursor(program: Program, function: FunctionInfo, type: s.TypeRef) -> bool:
    """Whether a type is a class of the project that keeps a result, and whose own `next` or `hasNext` goes through it."""
    cls = program.class_named(function.path, type.name, function.decl.qualname)
    if cls is not None:
        program.look_at_mentions(cls.path, [one for one in cls.decl.functions if one.name in _ASKED_BY_CURSOR])
    return (
        cls is not None
        and not cls.is_library
        and any(item.type is not None and _is_result(item.type) for item in cls.decl.fields)
        and any(method.name in _ASKED_BY_CURSOR and _ASKING in method.mentions for method in cls.decl.functions)
    )


def _handles(node: s.Try) -> bool:
    asking = library_names("java-row-or-error")
    asks = any(isinstance(part, s.Call) and last_name(part.function) in asking for part in nodes(node.body))
    return asks and any(_goes_on(handler) for handler in node.handlers)


def _goes_on(handler: s.Handler) -> bool:
    """Whether a handler of the error that there is no row gives null, or leaves what was there before."""
    if not any(type.name.rpartition(".")[2] in library_names("java-no-row-error") for type in handler.types):
        return False
    for node in nodes(handler.body):
        if isinstance(node, s.Raise) or (isinstance(node, s.Return) and node.value is not None and not is_null(node.value)):
            return False
    return True
