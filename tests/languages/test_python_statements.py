"""Statements and patterns of Python in the shared representation."""

from __future__ import annotations

import pytest
from java_cases import CALL_A, CALL_B, CALL_C, CALL_D, NULL, A, B, C, D, X, Y, call, method, number, ref, string
from python_cases import body_of, facts, pattern, statement, statements

from nullguard.model import syntax as s


def pair(*items: s.Expr) -> s.Collection:
    return s.Collection("tuple", items)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a = b", s.Assign((A,), B)),
        ("a = b = c", s.Assign((A, B), C)),
        ("a.b = c", s.Assign((s.Attribute(A, "b"),), C)),
        ("a[b] = c", s.Assign((s.Subscript(A, B),), C)),
        ("a, b = c", s.Assign((pair(A, B),), C)),
        ("(a, b) = c", s.Assign((pair(A, B),), C)),
        ("[a, b] = c", s.Assign((s.Collection("list", (A, B)),), C)),
        ("a, *b = c", s.Assign((pair(A, s.Star(B)),), C)),
        ("a, b = c, d", s.Assign((pair(A, B),), pair(C, D))),
        ("a: int", s.Assign((A,), None, ref("int"))),
        ("a: int = b", s.Assign((A,), B, ref("int"))),
        ("a: Optional[int] = None", s.Assign((A,), NULL, ref("int", nullable=True))),
        ("a = b  # type: Optional[int]", s.Assign((A,), B, ref("int", nullable=True))),
        ("a = b  # type: ignore", s.Assign((A,), B)),
        ("type(a).b = c", s.Assign((s.Attribute(call("type", A), "b"),), C)),
        ("type(a)[b].c = d", s.Assign((s.Attribute(s.Subscript(call("type", A), B), "c"),), D)),
        ("type = a", s.Assign((s.Name("type"),), A)),
        ("a += b", s.AugAssign(A, "+", B)),
        ("a //= b", s.AugAssign(A, "//", B)),
        ("a >>= b", s.AugAssign(A, ">>", B)),
        ("a()", CALL_A),
        ("a", s.ExprStmt(A)),
        ("return", s.Return(None)),
        ("return a", s.Return(A)),
        ("return a, b", s.Return(pair(A, B))),
        ("raise", s.Raise(None)),
        ("raise a", s.Raise(A)),
        ("raise a from b", s.Raise(A, B)),
        ("assert a", s.Assert(A)),
        ("assert a, b", s.Assert(A, B)),
        ("del a, b.c", s.Delete((A, s.Attribute(B, "c")))),
        ("global a, b", s.Scope("global", ("a", "b"))),
        ("nonlocal a", s.Scope("nonlocal", ("a",))),
        ("import a.b", s.LocalImport(s.Import("a.b", "", ""))),
        ("import a as b", s.LocalImport(s.Import("a", "", "b"))),
        ("from a import b", s.LocalImport(s.Import("a", "b", ""))),
        ("from ..a import b as c", s.LocalImport(s.Import("a", "b", "c", 2))),
    ],
)
def test_simple_statements(source, expected):
    assert statement(source) == expected


def test_a_docstring_and_pass_are_nothing():
    assert statements("'''What it does.'''\npass\na()") == (CALL_A,)


def test_statements_on_one_line():
    assert statements("a(); b()\nif x: c(); d()") == (CALL_A, CALL_B, s.If((s.Branch(X, (CALL_C, CALL_D)),)))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("if x:\n    a()", s.If((s.Branch(X, (CALL_A,)),))),
        ("if x:\n    a()\nelse:\n    b()", s.If((s.Branch(X, (CALL_A,)),), (CALL_B,))),
        (
            "if x:\n    a()\nelif y:\n    b()\nelse:\n    c()",
            s.If((s.Branch(X, (CALL_A,)), s.Branch(Y, (CALL_B,))), (CALL_C,)),
        ),
        ("while x:\n    a()", s.While(X, (CALL_A,))),
        ("while x:\n    a()\nelse:\n    b()", s.While(X, (CALL_A,), (), (CALL_B,))),
        ("while x:\n    break", s.While(X, (s.Break(),))),
        ("for x in y:\n    continue", s.ForEach(X, Y, (s.Continue(),))),
        ("for x in y:\n    a()\nelse:\n    b()", s.ForEach(X, Y, (CALL_A,), (CALL_B,))),
        ("for a, b in y:\n    c()", s.ForEach(pair(A, B), Y, (CALL_C,))),
        ("for x in a, b:\n    c()", s.ForEach(X, pair(A, B), (CALL_C,))),
        ("async for x in y:\n    a()", s.ForEach(X, Y, (CALL_A,), (), None, True)),
        ("with a:\n    b()", s.With((s.WithItem(A),), (CALL_B,))),
        ("with a() as b, c:\n    d()", s.With((s.WithItem(call("a"), B), s.WithItem(C)), (CALL_D,))),
        ("with (a() as b, c as d):\n    d()", s.With((s.WithItem(call("a"), B), s.WithItem(C, D)), (CALL_D,))),
        ("async with a:\n    b()", s.With((s.WithItem(A),), (CALL_B,), "with", True)),
        (
            "try:\n    a()\nexcept E:\n    b()",
            s.Try((CALL_A,), (s.Handler((ref("E"),), "", (CALL_B,)),)),
        ),
        (
            "try:\n    a()\nexcept (E, x.F) as e:\n    b()\nelse:\n    c()\nfinally:\n    d()",
            s.Try((CALL_A,), (s.Handler((ref("E"), ref("x.F")), "e", (CALL_B,)),), (CALL_C,), (CALL_D,)),
        ),
        ("try:\n    a()\nexcept:\n    b()", s.Try((CALL_A,), (s.Handler((), "", (CALL_B,)),))),
        ("try:\n    a()\nexcept* E as e:\n    b()", s.Try((CALL_A,), (s.Handler((ref("E"),), "e", (CALL_B,), True),))),
        ("try:\n    a()\nfinally:\n    b()", s.Try((CALL_A,), (), (), (CALL_B,))),
    ],
)
def test_compound_statements(source, expected):
    assert statement(source) == expected


def test_functions_and_classes_inside():
    found = statements("def inner(a, b=None) -> int:\n    return a\nclass Local:\n    x = 1")
    assert found == (
        s.FunctionDef(
            s.NestedFunction("inner", (s.Parameter("a"), s.Parameter("b", default=NULL)), (s.Return(A),), ref("int")),
        ),
        s.LocalClass("Local", "run.<locals>.Local"),
    )


def test_a_class_keeps_its_statements_where_they_are_more_than_declarations():
    (found,) = statements("class Local:\n    x = 1\n    def f(self): ...\n    if x:\n        a()")
    assert found == s.LocalClass("Local", "run.<locals>.Local", (s.Assign((X,), number(1)), s.If((s.Branch(X, (CALL_A,)),))))


def test_a_class_of_the_module_is_a_statement_only_with_more_than_declarations():
    plain = facts("class A:\n    x: int = 1\n    '''why'''\n    def f(self): ...\nclass B(A):\n    class C: ...\n")
    assert body_of(plain, plain.module) == ()
    busy = facts("class A:\n    for x in y():\n        pass\n")
    (found,) = body_of(busy, busy.module)
    assert isinstance(found, s.LocalClass)
    assert "y" in busy.module.mentions


def test_a_match_statement():
    found = statement("match a, b:\n    case x if y:\n        c()\n    case _:\n        d()")
    assert found == s.ExprStmt(
        s.Switch(
            pair(A, B),
            (
                s.Case(s.CapturePattern("x"), (CALL_C,), Y),
                s.Case(s.CapturePattern("_"), (CALL_D,), None, True),
            ),
        )
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("None", s.ValuePattern(NULL)),
        ("1", s.ValuePattern(number(1))),
        ("-1", s.ValuePattern(number(-1))),
        ("'a'", s.ValuePattern(string("a"))),
        ("a.b", s.ValuePattern(s.Attribute(A, "b"))),
        ("a", s.CapturePattern("a")),
        ("1 as a", s.CapturePattern("a", s.ValuePattern(number(1)))),
        ("1 | 2", s.OrPattern((s.ValuePattern(number(1)), s.ValuePattern(number(2))))),
        ("[a, *b]", s.SequencePattern((s.CapturePattern("a"), s.CapturePattern("*b")))),
        ("(a, _)", s.SequencePattern((s.CapturePattern("a"), s.CapturePattern("_")))),
        ("a, b", s.SequencePattern((s.CapturePattern("a"), s.CapturePattern("b")))),
        ("T()", s.TypePattern(ref("T"))),
        ("m.T(a)", s.TypePattern(ref("m.T"), "", (s.CapturePattern("a"),))),
        ("T(x=None, y=b)", s.TypePattern(ref("T"), "", (), (("x", s.ValuePattern(NULL)), ("y", s.CapturePattern("b"))))),
        ("T() as a", s.CapturePattern("a", s.TypePattern(ref("T")))),
        ("{'k': a}", s.MappingPattern((string("k"),), (s.CapturePattern("a"),))),
        ("{'k': a, **b}", s.MappingPattern((string("k"),), (s.CapturePattern("a"),), "b")),
    ],
)
def test_patterns(source, expected):
    assert pattern(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("print a, b", s.ExprStmt(call("print", A, B))),
        ("print >>a, b", s.ExprStmt(s.Call(s.Name("print"), (s.Argument(A, "file"), s.Argument(B))))),
        ("exec a in b", s.ExprStmt(s.Opaque((A, B)))),
        ("raise a, b", s.Raise(call("a", B))),
        ("raise a, b, c", s.Raise(call("a", B))),
        (
            "try:\n    a()\nexcept E, e:\n    b()",
            s.Try((CALL_A,), (s.Handler((ref("E"),), "e", (CALL_B,)),)),
        ),
        (
            "try:\n    a()\nexcept (E, F), e:\n    b()",
            s.Try((CALL_A,), (s.Handler((ref("E"), ref("F")), "e", (CALL_B,)),)),
        ),
        ("a <> b", s.ExprStmt(s.Compare((A, B), ("!=",)))),
    ],
)
def test_python_2(source, expected):
    assert statement(source.replace("async ", "")) == expected


def test_the_rest_of_a_python_2_file_is_as_good_as_any():
    found = facts(
        """
        import os
        class Order(Base):
            ref = Column(String)
            def show(self, (a, b)):
                print "%s" % self.ref.upper()
                try:
                    return self.ref[0]
                except IndexError, error:
                    print >>sys.stderr, error
        def after(x):
            return x.y()
        """
    )
    (cls,) = found.classes
    assert [field.name for field in cls.fields] == ["ref"]
    assert {"upper", "ref", "stderr"} <= set(cls.functions[0].mentions)
    assert body_of(found, found.functions[0]) == (s.Return(method(X, "y")),)
