"""Small Python sources as facts, with the places taken out so that they can be compared."""

from __future__ import annotations

from textwrap import dedent, indent

from java_cases import bare

from nullguard.languages.python import read_python
from nullguard.model import syntax as s
from nullguard.model.facts import Class, Field, Function, SourceFacts, decode_body


def facts(source: str) -> SourceFacts:
    """The facts of a source that has no syntax problem."""
    found = read_python(dedent(source).encode())
    assert found.problems == ()
    return found


def the_class(source: str) -> Class:
    """The first class of a source."""
    return facts(source).classes[0]


def function(source: str) -> Function:
    """The one function of a module."""
    (found,) = facts(source).functions
    return found


def variable(source: str) -> Field:
    """The one variable of a module."""
    (found,) = facts(source).variables
    return bare(found)


def body_of(found: SourceFacts, function: Function | None) -> s.Body:
    """The statements of a function, without places."""
    assert function is not None
    return bare(decode_body(found.bodies[function.body]))


def statements(source: str) -> s.Body:
    """The statements of a function body, without places."""
    found = facts("async def run():\n" + indent(dedent(source).strip("\n"), "    ") + "\n")
    return body_of(found, found.functions[0])


def statement(source: str) -> s.Stmt:
    (found,) = statements(source)
    return found


def expression(source: str) -> s.Expr:
    """An expression, without places."""
    found = statement(f"return ({source})")
    assert isinstance(found, s.Return)
    assert found.value is not None
    return found.value


def pattern(source: str) -> s.Pattern:
    """The pattern of a case, without places."""
    found = statement(f"match x:\n    case {source}:\n        pass")
    assert isinstance(found, s.ExprStmt)
    assert isinstance(found.value, s.Switch)
    (case,) = found.value.cases
    assert case.pattern is not None
    return case.pattern
