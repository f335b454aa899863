"""Expressions of Java in the shared representation."""

from __future__ import annotations

import pytest
from java_cases import (
    CALL_A,
    NULL,
    STRING,
    THIS,
    A,
    B,
    C,
    D,
    X,
    array,
    call,
    expression,
    facts,
    method,
    number,
    ref,
    statement,
    string,
)

from nullguard.model import syntax as s
from nullguard.model.facts import decode_body
from nullguard.model.span import Span, unpack


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a", A),
        ("this", THIS),
        ("((a))", A),
        ("( /* why */ a)", A),
        ("a.b", s.Attribute(A, "b")),
        ("this.b", s.Attribute(THIS, "b")),
        ("a.b.c", s.Attribute(s.Attribute(A, "b"), "c")),
        ("(a.b).c", s.Attribute(s.Attribute(A, "b"), "c")),
        ("super.b", s.Attribute(s.Name("super"), "b")),
        ("Outer.this", s.Attribute(s.Name("Outer"), "this")),
        ("Outer.this.b", s.Attribute(s.Attribute(s.Name("Outer"), "this"), "b")),
        ("Outer.super.b", s.Attribute(s.Name("super"), "b")),
        ("a()", call("a")),
        ("a(b, c)", call("a", B, C)),
        ("a.b(c)", method(A, "b", C)),
        ("a.b.c(d)", method(s.Attribute(A, "b"), "c", D)),
        ("a.b().c()", method(method(A, "b"), "c")),
        ("a()\n  // first\n  .b()\n  /* then */ .c(/* none */)", method(method(call("a"), "b"), "c")),
        ("a.<String>b(c)", method(A, "b", C)),
        ("super.b(c)", method(s.Name("super"), "b", C)),
        ("Outer.super.b(c)", method(s.Name("super"), "b", C)),
        ("a[b]", s.Subscript(A, B)),
        ("a[b][c]", s.Subscript(s.Subscript(A, B), C)),
        ("a[b].c()", method(s.Subscript(A, B), "c")),
        ("a().b[c]", s.Subscript(s.Attribute(call("a"), "b"), C)),
    ],
)
def test_names_and_chains(source, expected):
    assert expression(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a + b", s.Arithmetic("+", (A, B))),
        ("a + b + c", s.Arithmetic("+", (A, B, C))),
        ("a + (b + c)", s.Arithmetic("+", (A, s.Arithmetic("+", (B, C))))),
        ("a - b - c", s.Arithmetic("-", (A, B, C))),
        ("a - b + c", s.Arithmetic("+", (s.Arithmetic("-", (A, B)), C))),
        ("a + b * c", s.Arithmetic("+", (A, s.Arithmetic("*", (B, C))))),
        ('"x" + a + "y"', s.Arithmetic("+", (string("x"), A, string("y")))),
        ("a >>> b", s.Arithmetic(">>>", (A, B))),
        ("a & b | c ^ d", s.Arithmetic("|", (s.Arithmetic("&", (A, B)), s.Arithmetic("^", (C, D))))),
        ("a && b && c", s.Boolean("and", (A, B, C))),
        ("a || b && c || d", s.Boolean("or", (A, s.Boolean("and", (B, C)), D))),
        ("!a", s.Not(A)),
        ("!(a && b)", s.Not(s.Boolean("and", (A, B)))),
        ("a == b", s.Compare((A, B), ("==",))),
        ("a != null", s.Compare((A, NULL), ("!=",))),
        ("null == a", s.Compare((NULL, A), ("==",))),
        ("a < b == c", s.Compare((s.Compare((A, B), ("<",)), C), ("==",))),
        ("a == b == c", s.Compare((s.Compare((A, B), ("==",)), C), ("==",))),
        ("a /* x */ >= /* y */ b", s.Compare((A, B), (">=",))),
        ("-a", s.Unary("-", A)),
        ("~a", s.Unary("~", A)),
        ("a++", s.Unary("++", A)),
        ("--a", s.Unary("--", A)),
        ("-1", number(-1)),
        ("-1.5", s.Constant(-1.5, "float")),
        ("a ? b : c", s.Conditional(A, B, C)),
        ("a ? b : c ? d : x", s.Conditional(A, B, s.Conditional(C, D, X))),
        ("(a = b)", s.AssignExpr(A, B)),
        ("(a = b) != null", s.Compare((s.AssignExpr(A, B), NULL), ("!=",))),
        ("(a += b)", s.AssignExpr(A, B, "+")),
        ("(a >>>= b)", s.AssignExpr(A, B, ">>>")),
    ],
)
def test_operators(source, expected):
    assert expression(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("(String) a", s.Cast(STRING, A)),
        ("(String) a.b()", s.Cast(STRING, method(A, "b"))),
        ("((String) a).b()", method(s.Cast(STRING, A), "b")),
        ("(Runnable & Serializable) a", s.Cast(ref("Runnable"), A)),
        ("(int) a", s.Cast(ref("int"), A)),
        ("a instanceof String", s.InstanceOf(A, s.TypePattern(STRING))),
        ("a instanceof String x", s.InstanceOf(A, s.TypePattern(STRING, "x"))),
        ("a instanceof final String x", s.InstanceOf(A, s.TypePattern(STRING, "x"))),
        ("a instanceof List<?>", s.InstanceOf(A, s.TypePattern(ref("List", ref("?"))))),
        ("!(a instanceof String)", s.Not(s.InstanceOf(A, s.TypePattern(STRING)))),
        (
            "a instanceof String x && x.b()",
            s.Boolean("and", (s.InstanceOf(A, s.TypePattern(STRING, "x")), method(X, "b"))),
        ),
        (
            "a instanceof Point(int x, var y)",
            s.InstanceOf(A, s.TypePattern(ref("Point"), "", (s.TypePattern(ref("int"), "x"), s.CapturePattern("y")))),
        ),
        (
            "a instanceof Line(Point(var x, _), Point p)",
            s.InstanceOf(
                A,
                s.TypePattern(
                    ref("Line"),
                    "",
                    (
                        s.TypePattern(ref("Point"), "", (s.CapturePattern("x"), s.CapturePattern("_"))),
                        s.TypePattern(ref("Point"), "p"),
                    ),
                ),
            ),
        ),
    ],
)
def test_casts_and_instanceof(source, expected):
    assert expression(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("new T()", s.New(ref("T"), ())),
        ("new T(a, b)", s.New(ref("T"), (s.Argument(A), s.Argument(B)))),
        ("new T<>(a)", s.New(ref("T"), (s.Argument(A),))),
        ("new T<String>()", s.New(ref("T", STRING), ())),
        ("new a.b.T()", s.New(ref("a.b.T"), ())),
        ("new @Marked T()", s.New(ref("T"), ())),
        ("a.new Inner(b)", s.New(ref("Inner"), (s.Argument(B),))),
        ("a().new Inner()", s.Cast(ref("Inner"), s.Opaque((call("a"), s.New(ref("Inner"), ()))))),
        ("new int[a]", s.New(array(ref("int")), (s.Argument(A),))),
        ("new T[a][b]", s.New(array(array(ref("T"))), (s.Argument(A), s.Argument(B)))),
        ("new T[a][]", s.New(array(array(ref("T"))), (s.Argument(A),))),
        ("new int @Marked [a]", s.New(array(ref("int")), (s.Argument(A),))),
        ("new T[] {a, b}", s.Cast(array(ref("T")), s.Collection("array", (A, B)))),
        (
            "new T[][] {{a}, {}}",
            s.Cast(array(array(ref("T"))), s.Collection("array", (s.Collection("array", (A,)), s.Collection("array", ())))),
        ),
    ],
)
def test_creation(source, expected):
    assert expression(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x -> x", s.Lambda((s.Parameter("x"),), (s.Return(X),))),
        ("() -> a", s.Lambda((), (s.Return(A),))),
        ("(x, y) -> a", s.Lambda((s.Parameter("x"), s.Parameter("y")), (s.Return(A),))),
        ("(String x) -> a", s.Lambda((s.Parameter("x", STRING),), (s.Return(A),))),
        ("(var x) -> a", s.Lambda((s.Parameter("x", ref("var")),), (s.Return(A),))),
        ("() -> { a(); }", s.Lambda((), (CALL_A,))),
        ("() -> { return a; }", s.Lambda((), (s.Return(A),))),
        ("() -> {}", s.Lambda((), ())),
        ("a::b", s.MethodReference(A, "b")),
        ("this::b", s.MethodReference(THIS, "b")),
        ("super::b", s.MethodReference(s.Name("super"), "b")),
        ("a.b::c", s.MethodReference(s.Attribute(A, "b"), "c")),
        ("a()::b", s.MethodReference(call("a"), "b")),
        ("T::new", s.MethodReference(s.Name("T"), "new")),
        ("List<String>::new", s.MethodReference(s.Name("List"), "new")),
        ("a.b.T<X>::c", s.MethodReference(s.Attribute(s.Attribute(A, "b"), "T"), "c")),
        ("int[]::new", s.MethodReference(s.Name("int[]"), "new")),
        ("T::<String>b", s.MethodReference(s.Name("T"), "b")),
    ],
)
def test_lambdas_and_method_references(source, expected):
    assert expression(source) == expected


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("String.class", "String"),
        ("a.b.T.class", "a.b.T"),
        ("int.class", "int"),
        ("int[].class", "int[]"),
        ("a.T[][].class", "a.T[][]"),
        ("void.class", "void"),
    ],
)
def test_class_literals(source, value):
    assert expression(source) == s.Constant(value, "class")


def test_the_chain_of_a_stream():
    found = expression("orders.stream().filter(o -> o.a() != null).map(Order::a).toList()")
    test = s.Compare((method(s.Name("o"), "a"), NULL), ("!=",))
    stream = method(s.Name("orders"), "stream")
    filtered = method(stream, "filter", s.Lambda((s.Parameter("o"),), (s.Return(test),)))
    assert found == method(method(filtered, "map", s.MethodReference(s.Name("Order"), "a")), "toList")


def test_a_string_template_is_evaluated():
    found = expression(r'STR."Hello \{a.b()} and \{c}"')
    assert isinstance(found, s.Format)
    assert [part.value for part in found.fields] == [method(A, "b"), C]


def test_spans_are_those_of_the_source():
    found = facts("class A {\n  int f() {\n    return a\n      .b(c);\n  }\n}")
    (function,) = found.classes[0].functions
    assert unpack(function.at) == Span(2, 6, 2, 7)
    (statement_,) = decode_body(found.bodies[0])
    assert isinstance(statement_, s.Return)
    value = statement_.value
    assert isinstance(value, s.Call)
    assert unpack(value.at) == Span(3, 11, 4, 11)
    assert isinstance(value.function, s.Attribute)
    assert unpack(value.function.at) == Span(3, 11, 4, 8)
    assert unpack(value.arguments[0].value.at) == Span(4, 9, 4, 10)


def test_columns_count_utf_8_bytes():
    found = facts('class A { String f() { return "ä" + y; } }')
    (statement_,) = decode_body(found.bodies[0])
    assert isinstance(statement_, s.Return)
    assert isinstance(statement_.value, s.Arithmetic)
    assert unpack(statement_.value.operands[1].at).column == len(b'class A { String f() { return "\xc3\xa4" + ')
    assert statement_.value.operands[0].value == "ä"


def test_an_expression_as_statement_keeps_its_shape():
    assert statement("a.b();") == s.ExprStmt(method(A, "b"))
    assert statement("a++;") == s.ExprStmt(s.Unary("++", A))
    assert statement("new T();") == s.ExprStmt(s.New(ref("T"), ()))
