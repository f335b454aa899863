"""Small Java sources as facts, with the places taken out so that they can be compared."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import msgspec

from nullguard.languages.java import read_java
from nullguard.model import syntax as s
from nullguard.model.facts import Class, Field, Function, SourceFacts, decode_body


def facts(source: str) -> SourceFacts:
    """The facts of a source that has no syntax problem."""
    found = read_java(dedent(source).encode())
    assert found.problems == ()
    return found


def class_named(found: SourceFacts, qualname: str) -> Class:
    (cls,) = [cls for cls in found.classes if cls.qualname == qualname]
    return cls


def the_class(source: str) -> Class:
    """The first class of a source."""
    return facts(source).classes[0]


def member(source: str) -> Function:
    """The one function of a class with this body."""
    (function,) = the_class(f"class A {{ {source} }}").functions
    return function


def field(source: str) -> Field:
    """The one field of a class with this body."""
    (found,) = the_class(f"class A {{ {source} }}").fields
    return found


def body_of(found: SourceFacts, qualname: str) -> s.Body:
    """The statements of the function of this qualname, without places."""
    (function,) = [f for cls in found.classes for f in cls.functions if f.qualname == qualname and f.body >= 0]
    return bare(decode_body(found.bodies[function.body]))


def statements(source: str) -> s.Body:
    """The statements of a method body, without places."""
    return body_of(facts(f"class A {{ void run() {{ {source}\n }} }}"), "A.run")


def statement(source: str) -> s.Stmt:
    (found,) = statements(source)
    return found


def expression(source: str) -> s.Expr:
    """An expression, without places."""
    found = statement(f"return {source};")
    assert isinstance(found, s.Return)
    assert found.value is not None
    return found.value


def bare(node: Any) -> Any:
    """A node with all places set to nowhere."""
    if isinstance(node, tuple):
        return tuple(bare(item) for item in node)
    if not isinstance(node, msgspec.Struct):
        return node
    fields = {name: bare(getattr(node, name)) for name in node.__struct_fields__}
    return type(node)(**{**fields, "at": 0}) if "at" in fields else type(node)(**fields)


def ref(name: str, *args: s.TypeRef, nullable: bool = False) -> s.TypeRef:
    return s.TypeRef(name, args, nullable)


def array(element: s.TypeRef, nullable: bool = False) -> s.TypeRef:
    return s.TypeRef("[]", (element,), nullable)


def call(function: s.Expr | str, *values: s.Expr) -> s.Call:
    return s.Call(s.Name(function) if isinstance(function, str) else function, tuple(s.Argument(value) for value in values))


def method(value: s.Expr, name: str, *values: s.Expr) -> s.Call:
    return call(s.Attribute(value, name), *values)


def number(value: int) -> s.Constant:
    return s.Constant(value, "int")


def string(value: str) -> s.Constant:
    return s.Constant(value, "str")


NULL = s.Constant(None, "null")
THIS = s.Name("this")
A, B, C, D, X, Y = (s.Name(name) for name in "abcdxy")
CALL_A, CALL_B, CALL_C, CALL_D = (s.ExprStmt(call(name)) for name in "abcd")
STRING = ref("String")
