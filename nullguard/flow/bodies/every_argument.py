"""Functions of any number of arguments that test each of them: `allNonNull(a, b)`, `require_all(a, b)`."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.bodies.overriding import is_overridden
from nullguard.flow.summaries.summary import FALSE, RETURNS, TRUE, Guarantee
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, last_name
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

ASKED_OF_EACH = {("allMatch", "nonNull"): True, ("noneMatch", "isNull"): True, ("anyMatch", "isNull"): False}
"""Questions of a Java stream, with the test of each element, and their answers where it holds no null."""

_REFUSING = library_names("throwing-on-null")
_NULL, _THERE = library_names("null-test"), library_names("there-test")
_OTHER = {TRUE: FALSE, FALSE: TRUE}
_MOST_HELPERS = 2
"""Functions in a row that hand all that they get to the next one."""


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
    when = _tests(program, function, _MOST_HELPERS)
    for position in range(first, given) if when else ():
        yield Guarantee(when, position, (), "nonnull")


def _tests(program: Program, function: FunctionInfo, left: int) -> str:
    """When the items of the parameter for any number are all there, by a body that tests each of them and nothing else; empty for
    any other. The body may leave it to so many functions in a row."""
    name = function.decl.parameters[-1].name
    statements = tuple(statement for statement in program.body(function) if not _asks_for_array(statement, name))

    def told(test: s.Expr) -> str:
        match test:
            case s.Not(operand=inner):
                return _OTHER.get(told(inner), "")
            case s.Call():
                return _asked(test, name) or _answered(test, name) or (_by_helper(program, function, test, left) if left else "")
        return ""

    match statements[0] if statements else None:
        case s.ForEach(
            target=s.Name(id=item),
            iterable=s.Name(id=iterable),
            body=(s.If(branches=(s.Branch(test=test, body=(decision,)),), orelse=()),),
        ) if iterable == name and (_is_null_test(test, item) or _holds_of_null(program, function, test, item)):
            return _decided(decision, statements[1:])
        case s.ForEach(
            target=s.Name(id=item),
            iterable=s.Name(id=iterable),
            body=(s.ExprStmt(value=s.Call(arguments=(s.Argument(value=s.Name(id=given)), *_)) as call),),
            orelse=(),
        ) if iterable == name and given == item and _refuses(program, function, call) and len(statements) == 1:
            return RETURNS
        case s.Return(value=value) if value is not None and len(statements) == 1:
            return told(value)
        case s.If(branches=(s.Branch(test=test, body=(decision,)),), orelse=()):
            return _decided(decision, statements[1:]) if told(test) == FALSE else ""
    return ""


def _holds_of_null(program: Program, function: FunctionInfo, test: s.Expr, item: str) -> bool:
    """Whether a test holds for null, among others: `item == null || item.isEmpty()`, `StringUtils.isBlank(item)`."""
    match test:
        case s.Boolean(operator="or", operands=operands):
            return any(_is_null_test(each, item) or _holds_of_null(program, function, each, item) for each in operands)
        case s.Not(operand=s.Call(arguments=(s.Argument(value=s.Name(id=asked)),)) as call):
            return asked == item and last_name(call.function) in _THERE and _is_of_library(program, function, call)
        case s.Call(arguments=(s.Argument(value=s.Name(id=asked)),)) as call:
            return asked == item and last_name(call.function) in _NULL and _is_of_library(program, function, call)
    return False


def _refuses(program: Program, function: FunctionInfo, call: s.Call) -> bool:
    """Whether a function of a library is called that throws for null."""
    return last_name(call.function) in _REFUSING and _is_of_library(program, function, call)


def _is_of_library(program: Program, function: FunctionInfo, call: s.Call) -> bool:
    """Whether a function of a library is called: one of the project may be called the same and do less."""
    if function.owner is None:
        return False
    match call.function:
        case s.Name(id=called):
            own = program.method(function.owner, called, len(call.arguments))
            if own is not None:
                return all(each.is_library for each in own.functions)
            imported = program.resolve(function.path, called, function.owner.decl.qualname)
            return not isinstance(imported, FunctionInfo) or imported.is_library
        case s.Attribute(value=holder) if dotted := dotted_name(holder):
            cls = program.class_named(function.path, dotted, function.owner.decl.qualname)
            return cls is None or cls.is_library
    return False


def _by_helper(program: Program, function: FunctionInfo, call: s.Call, left: int) -> str:
    """What another function tells that a Java method hands the whole array to: `return !anyNull(items)`."""
    match call:
        case s.Call(function=s.Name(id=called), arguments=(s.Argument(value=s.Name(id=handed)),)):
            pass
        case _:
            return ""
    cls, is_java = function.owner, function.path.endswith(".java")
    if cls is None or not is_java or handed != function.decl.parameters[-1].name:
        return ""
    member = program.method(cls, called, 1)
    found = member.functions if member is not None else ()
    if len(found) != 1 or found[0].is_library or len(found[0].decl.parameters) != 1 or is_overridden(program, found[0]):
        return ""
    if found[0].decl.parameters[0].kind != "star":
        return ""
    program.reads.add(body_entry(found[0]))
    return _tests(program, found[0], left - 1)


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
                    function=s.Attribute(
                        value=s.Name(id="Arrays" | "Stream") | s.Attribute(name="Arrays" | "Stream"), name="stream" | "of"
                    ),
                    arguments=(s.Argument(value=s.Name(id=iterable)),),
                ),
                name=asked,
            ),
            arguments=(s.Argument(value=s.MethodReference(value=s.Name(id="Objects") | s.Attribute(name="Objects"), name=test)),),
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
            function=s.Attribute(value=s.Name(id="Objects") | s.Attribute(name="Objects"), name="isNull"),
            arguments=(s.Argument(value=s.Name(id=found)),),
        ):
            return found == name
    return False
