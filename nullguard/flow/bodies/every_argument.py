"""Functions of any number of arguments that test each of them: `allNonNull(a, b)`, `require_all(a, b)`."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.bodies.overriding import is_overridden
from nullguard.flow.summaries.summary import FALSE, RETURNS, TRUE, Guarantee
from nullguard.model import syntax as s
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

ASKED_OF_EACH = {("allMatch", "nonNull"): True, ("noneMatch", "isNull"): True, ("anyMatch", "isNull"): False}
"""Questions of a Java stream, with the test of each element, and their answers where it holds no null."""


def proven_of_each(program: Program, function: FunctionInfo, given: int) -> Iterator[Guarantee]:
    """What a call with so many arguments proves of those that the parameter for any number takes."""
    parameters = function.decl.parameters
    if not parameters or parameters[-1].kind != "star" or function.is_library:
        return
    is_bound = not function.path.endswith(".java") and function.owner is not None
    if is_bound and "static" not in function.decl.modifiers:
        return
    first = len(parameters) - 1
    if given <= first or is_overridden(program, function):
        return
    program.reads.add(body_entry(function))
    when = _tests(program.body(function), parameters[-1].name)
    for position in range(first, given) if when else ():
        yield Guarantee(when, position, (), "nonnull")


def _tests(body: s.Body, name: str) -> str:
    """When the items of a parameter are all there, by a body that tests each of them and nothing else; empty for any other."""
    statements = tuple(statement for statement in body if not _asks_for_array(statement, name))
    match statements[0] if statements else None:
        case s.ForEach(
            target=s.Name(id=item),
            iterable=s.Name(id=iterable),
            body=(s.If(branches=(s.Branch(test=test, body=(decision,)),), orelse=()),),
        ) if iterable == name and _is_null_test(test, item):
            return _decided(decision, statements[1:])
        case s.ForEach(target=s.Name(id=item), iterable=s.Name(id=iterable), body=(s.ExprStmt(value=s.Call() as call),)) if (
            iterable == name and _refuses_null(call, item)
        ):
            return RETURNS
        case s.If(branches=(s.Branch(test=s.Call() as call, body=(s.Raise(),)),), orelse=()) if len(statements) == 1:
            return RETURNS if _asked(call, name) == FALSE else ""
        case s.If(branches=(s.Branch(test=s.Not(operand=s.Call() as call), body=(s.Raise(),)),), orelse=()) if (
            len(statements) == 1
        ):
            return RETURNS if _asked(call, name) == TRUE else ""
        case s.Return(value=s.Call() as call) if len(statements) == 1:
            return _asked(call, name) or _answered(call, name)
        case s.Return(value=s.Not(operand=s.Call() as call)) if len(statements) == 1:
            return {TRUE: FALSE, FALSE: TRUE}.get(_answered(call, name), "")
    return ""


def _refuses_null(call: s.Call, name: str) -> bool:
    """`Objects.requireNonNull(item)`, alone or with a message."""
    match call:
        case s.Call(
            function=s.Attribute(value=s.Name(id="Objects"), name="requireNonNull"),
            arguments=(s.Argument(value=s.Name(id=given)), *_),
        ):
            return given == name
    return False


def _decided(decision: s.Stmt, rest: s.Body) -> str:
    """What null in a loop leads to: an error, or the answer that is not the one after the loop."""
    match decision, rest:
        case s.Raise(), ():
            return RETURNS
        case s.Return(value=s.Constant(kind="bool", value=first)), (s.Return(value=s.Constant(kind="bool", value=last)),):
            return "" if first == last else TRUE if last else FALSE
    return ""


def _asked(call: s.Call, name: str) -> str:
    """The same of `return Arrays.stream(items).allMatch(Objects::nonNull)`."""
    match call:
        case s.Call(
            function=s.Attribute(
                value=s.Call(
                    function=s.Attribute(value=s.Name(id="Arrays" | "Stream"), name="stream" | "of"),
                    arguments=(s.Argument(value=s.Name(id=iterable)),),
                ),
                name=asked,
            ),
            arguments=(s.Argument(value=s.MethodReference(value=s.Name(id="Objects"), name=test)),),
        ) if iterable == name:
            return {True: TRUE, False: FALSE, None: ""}[ASKED_OF_EACH.get((asked, test))]
    return ""


def _answered(call: s.Call, name: str) -> str:
    """The same of Python's `return all(item is not None for item in items)`."""
    match call:
        case s.Call(function=s.Name(id="all"), arguments=(s.Argument(value=s.Name(id=iterable)),)) if iterable == name:
            return TRUE
        case s.Call(
            function=s.Name(id="all" | "any" as asked),
            arguments=(
                s.Argument(
                    value=s.Comprehension(
                        elements=(s.Compare(operands=(s.Name(id=found), s.Constant(kind="null")), operators=(operator,)),),
                        clauses=(s.Clause(target=s.Name(id=item), iterable=s.Name(id=iterable), conditions=()),),
                    )
                ),
            ),
        ) if iterable == name and found == item:
            return {("all", "is not"): TRUE, ("any", "is"): FALSE}.get((asked, operator), "")
    return ""


def _asks_for_array(statement: s.Stmt, name: str) -> bool:
    """`if (items == null) return false;`: who lists arguments gives an array."""
    match statement:
        case s.If(branches=(s.Branch(test=test, body=(s.Return() | s.Raise(),)),), orelse=()):
            return _is_null_test(test, name)
    return False


def _is_null_test(test: s.Expr, name: str) -> bool:
    match test:
        case s.Compare(operands=(s.Name(id=found), s.Constant(kind="null")), operators=("==" | "is",)):
            return found == name
        case s.Compare(operands=(s.Constant(kind="null"), s.Name(id=found)), operators=("==",)):
            return found == name
        case s.Call(
            function=s.Attribute(value=s.Name(id="Objects"), name="isNull"), arguments=(s.Argument(value=s.Name(id=found)),)
        ):
            return found == name
    return False
