"""Expressions of Python in the shared representation."""

from __future__ import annotations

import pytest
from java_cases import NULL, A, B, C, D, X, Y, call, method, number, string
from python_cases import expression, facts, statement

from nullguard.languages.python import read_python
from nullguard.model import syntax as s
from nullguard.model.facts import decode_body
from nullguard.model.span import Span, unpack

TRUE = s.Constant(True, "bool")


def compared(*parts: s.Expr | str) -> s.Compare:
    return s.Compare(tuple(p for p in parts if not isinstance(p, str)), tuple(p for p in parts if isinstance(p, str)))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a", A),
        ("((a))", A),
        ("a.b", s.Attribute(A, "b")),
        ("a.b.c", s.Attribute(s.Attribute(A, "b"), "c")),
        ("a()", call("a")),
        ("a(b, c)", call("a", B, C)),
        ("a.b(c)", method(A, "b", C)),
        ("a.b().c()", method(method(A, "b"), "c")),
        ("a(b)(c)", call(call("a", B), C)),
        ("a(b=c)", s.Call(A, (s.Argument(C, "b"),))),
        ("a(*b, **c)", s.Call(A, (s.Argument(B, None, 1), s.Argument(C, None, 2)))),
        ("a(b for b in c)", call("a", s.Comprehension("generator", (B,), (s.Clause(B, C),)))),
        ("a[b]", s.Subscript(A, B)),
        ("a[b, c]", s.Subscript(A, s.Collection("tuple", (B, C)))),
        ("a[b,]", s.Subscript(A, s.Collection("tuple", (B,)))),
        ("a[b:c]", s.Subscript(A, s.Slice((B, C)))),
        ("a[:]", s.Subscript(A, s.Slice(()))),
        ("a[b:c:d]", s.Subscript(A, s.Slice((B, C, D)))),
        ("a\n  # why\n  .b(\n  c,\n  )", method(A, "b", C)),
    ],
)
def test_chains(source, expected):
    assert expression(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a + b", s.Arithmetic("+", (A, B))),
        ("a + b + c", s.Arithmetic("+", (A, B, C))),
        ("a - b + c", s.Arithmetic("+", (s.Arithmetic("-", (A, B)), C))),
        ("a + b * c", s.Arithmetic("+", (A, s.Arithmetic("*", (B, C))))),
        ("a ** b", s.Arithmetic("**", (A, B))),
        ("a // b", s.Arithmetic("//", (A, B))),
        ("a @ b", s.Arithmetic("@", (A, B))),
        ("a | b", s.Arithmetic("|", (A, B))),
        ("-a", s.Unary("-", A)),
        ("~a", s.Unary("~", A)),
        ("-1", number(-1)),
        ("not a", s.Not(A)),
        ("a and b and c", s.Boolean("and", (A, B, C))),
        ("a or b and c", s.Boolean("or", (A, s.Boolean("and", (B, C))))),
        ("a < b", compared(A, "<", B)),
        ("a < b <= c", compared(A, "<", B, "<=", C)),
        ("a is None", compared(A, "is", NULL)),
        ("a is not None", compared(A, "is not", NULL)),
        ("a in b", compared(A, "in", B)),
        ("a not in b", compared(A, "not in", B)),
        ("a != b", compared(A, "!=", B)),
        ("a if b else c", s.Conditional(B, A, C)),
        ("(a := b)", s.AssignExpr(A, B)),
        ("await a", s.Await(A)),
        ("(yield a)", s.Yield(A)),
        ("(yield)", s.Yield(None)),
    ],
)
def test_operators(source, expected):
    assert expression(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[]", s.Collection("list", ())),
        ("[a, b]", s.Collection("list", (A, B))),
        ("(a, b)", s.Collection("tuple", (A, B))),
        ("()", s.Collection("tuple", ())),
        ("{a, b}", s.Collection("set", (A, B))),
        ("{a: b}", s.Collection("dict", (A, B))),
        ("{a: b, **c}", s.Collection("dict", (A, B, s.Star(C, 2), NULL))),
        ("[a, *b]", s.Collection("list", (A, s.Star(B)))),
        ("[a for b in c]", s.Comprehension("list", (A,), (s.Clause(B, C),))),
        ("[a for b in c if d if x]", s.Comprehension("list", (A,), (s.Clause(B, C, (D, X)),))),
        ("[a for b in c for d in x]", s.Comprehension("list", (A,), (s.Clause(B, C), s.Clause(D, X)))),
        ("[a async for b in c]", s.Comprehension("list", (A,), (s.Clause(B, C, (), True),))),
        ("{a for b in c}", s.Comprehension("set", (A,), (s.Clause(B, C),))),
        ("{a: b for c, d in x}", s.Comprehension("dict", (A, B), (s.Clause(s.Collection("tuple", (C, D)), X),))),
        ("lambda: a", s.Lambda((), (s.Return(A),))),
        ("lambda a, b=c: a", s.Lambda((s.Parameter("a"), s.Parameter("b", default=C)), (s.Return(A),))),
        ("lambda *a, **b: a", s.Lambda((s.Parameter("a", kind="star"), s.Parameter("b", kind="kwargs")), (s.Return(A),))),
    ],
)
def test_displays_comprehensions_and_lambdas(source, expected):
    assert expression(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("f'x'", s.Format("x", ())),
        ("f'{a}'", s.Format("{}", (s.FormatField(A),))),
        ("f'x{a}y{b}'", s.Format("x{}y{}", (s.FormatField(A), s.FormatField(B)))),
        ("f'{a!r}'", s.Format("{}", (s.FormatField(A, "r"),))),
        ("f'{a:.2f}'", s.Format("{}", (s.FormatField(A, "", ".2f"),))),
        ("f'{a!s:>10}'", s.Format("{}", (s.FormatField(A, "s", ">10"),))),
        ("f'{a.b()}'", s.Format("{}", (s.FormatField(method(A, "b")),))),
        ("'a' 'b'", string("ab")),
    ],
)
def test_strings(source, expected):
    assert expression(source) == expected


def test_an_equals_sign_in_a_field_shows_the_value_by_repr_unless_formatted():
    plain, formatted = expression("f'{a=}'"), expression("f'{a=:d}'")
    assert plain.fields == (s.FormatField(A, "r"),)
    assert formatted.fields == (s.FormatField(A, "", "d"),)


def test_yield_from_delegates():
    assert statement("yield from a") == s.ExprStmt(s.Yield(A, True))


def test_places_are_in_bytes_of_utf_8():
    found = facts("x = 'ä' + b(\n  c)\n")
    (assignment,) = decode_body(found.bodies[found.module.body])
    assert unpack(assignment.value.at) == Span(1, 4, 2, 4)
    assert unpack(assignment.value.operands[1].at) == Span(1, 11, 2, 4)


def test_mentions_are_what_is_read_called_or_passed_by_keyword():
    found = facts("def run(a):\n    a.b.c(d=1)\n    e(f)\n    x.y = None\n")
    assert found.functions[0].mentions == ("None", "b", "c", "d", "e", "y")


def test_long_chains_keep_their_beginning_and_their_arguments():
    source = "a" + ".b(c)" * 5000
    found = read_python(f"x = {source}".encode())
    assert [problem.message for problem in found.problems] == ["chain of calls too long"]


@pytest.mark.parametrize("operator", ["and", "or", "+"])
def test_ten_thousand_operands_are_one_node(operator):
    found = expression(f" {operator} ".join(["x"] * 10_000))
    assert found.operands == (X,) * 10_000


@pytest.mark.parametrize("text", ["a.b", "a[1]", "not a", "x < y", "lambda: y"])
def test_equal_text_is_an_equal_node(text):
    assert expression(text) == expression(f"( {text} )")
    assert expression(text) != Y
