"""Statements, switches and patterns of Java in the shared representation."""

from __future__ import annotations

import pytest
from java_cases import (
    CALL_A,
    CALL_B,
    CALL_C,
    CALL_D,
    NULL,
    STRING,
    THIS,
    A,
    B,
    C,
    X,
    array,
    body_of,
    call,
    expression,
    facts,
    method,
    number,
    ref,
    statement,
    statements,
    string,
)

from nullguard.model import syntax as s

I = s.Name("i")  # noqa: E741
INT = ref("int")


def declared(name: str, value: s.Expr | None, type_: s.TypeRef) -> s.Assign:
    return s.Assign((s.Name(name),), value, type_)


def one_of(*values: s.Expr) -> s.OrPattern:
    return s.OrPattern(tuple(s.ValuePattern(value) for value in values))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("String a;", (declared("a", None, STRING),)),
        ("String a = b;", (declared("a", B, STRING),)),
        ("final String a = b, c;", (declared("a", B, STRING), declared("c", None, STRING))),
        ("var a = b();", (declared("a", call("b"), ref("var")),)),
        ("int a[] = {1}, b;", (declared("a", s.Collection("array", (number(1),)), array(INT)), declared("b", None, INT))),
        ("@Nullable String a = b();", (declared("a", call("b"), ref("String", nullable=True)),)),
        ("@Deprecated String a = b();", (declared("a", call("b"), STRING),)),
        ("a = b;", (s.Assign((A,), B),)),
        ("a = b = c;", (s.Assign((A, B), C),)),
        ("this.a = b;", (s.Assign((s.Attribute(THIS, "a"),), B),)),
        ("a[b] = c;", (s.Assign((s.Subscript(A, B),), C),)),
        ("a += b;", (s.AugAssign(A, "+", B),)),
        ("a >>= b;", (s.AugAssign(A, ">>", B),)),
        ("a = b += c;", (s.Assign((A,), s.AssignExpr(B, C, "+")),)),
        ("return;", (s.Return(None),)),
        ("return a;", (s.Return(A),)),
        ("throw a;", (s.Raise(A),)),
        ("assert a;", (s.Assert(A),)),
        ('assert a : "why";', (s.Assert(A, string("why")),)),
        (";", ()),
        ("/* nothing */ // at all", ()),
        ("{ a(); }", (s.Block((CALL_A,)),)),
    ],
)
def test_simple_statements(source, expected):
    assert statements(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("if (a) b();", s.If((s.Branch(A, (CALL_B,)),))),
        ("if (a) { b(); c(); }", s.If((s.Branch(A, (CALL_B, CALL_C)),))),
        ("if (a) b(); else c();", s.If((s.Branch(A, (CALL_B,)),), (CALL_C,))),
        (
            "if (a) a(); else if (b) b(); else if (c) { c(); } else d();",
            s.If((s.Branch(A, (CALL_A,)), s.Branch(B, (CALL_B,)), s.Branch(C, (CALL_C,))), (CALL_D,)),
        ),
        ("if (a) if (b) c(); else d();", s.If((s.Branch(A, (s.If((s.Branch(B, (CALL_C,)),), (CALL_D,)),)),))),
        ("while (a) b();", s.While(A, (CALL_B,))),
        ("do { a(); } while (b);", s.While(B, (CALL_A,), tests_last=True)),
        ("for (;;) a();", s.While(None, (CALL_A,))),
        ("for (; a; b(), c()) d();", s.While(A, (CALL_D,), (CALL_B, CALL_C))),
        (
            "for (int i = 0; i < 9; i++) a();",
            s.Block(
                (
                    declared("i", number(0), INT),
                    s.While(s.Compare((I, number(9)), ("<",)), (CALL_A,), (s.ExprStmt(s.Unary("++", I)),)),
                )
            ),
        ),
        ("for (a = b, b = c; a; ) ;", s.Block((s.Assign((A,), B), s.Assign((B,), C), s.While(A, ())))),
        ("for (a(); ; i += 1) ;", s.Block((CALL_A, s.While(None, (), (s.AugAssign(I, "+", number(1)),))))),
        ("for (String x : a) b();", s.ForEach(X, A, (CALL_B,), type=STRING)),
        ("for (final var x : a.b()) ;", s.ForEach(X, method(A, "b"), (), type=ref("var"))),
        ("for (int[] x : a) {}", s.ForEach(X, A, (), type=array(INT))),
        ("for (int x[] : a) {}", s.ForEach(X, A, (), type=array(INT))),
        ("for (@Nullable String x : a) {}", s.ForEach(X, A, (), type=ref("String", nullable=True))),
        ("l: for (;;) { continue l; }", s.While(None, (s.Continue("l"),), label="l")),
        ("l: while (a) break;", s.While(A, (s.Break(),), label="l")),
        ("l: do continue; while (a);", s.While(A, (s.Continue(),), tests_last=True, label="l")),
        ("l: for (String x : a) break l;", s.ForEach(X, A, (s.Break("l"),), type=STRING, label="l")),
        (
            "l: for (int i = 0;;) break l;",
            s.Block((declared("i", number(0), INT), s.While(None, (s.Break("l"),), label="l"))),
        ),
        ("l: { break l; }", s.Block((s.Break("l"),), "l")),
        ("l: if (a) break l;", s.Block((s.If((s.Branch(A, (s.Break("l"),)),)),), "l")),
        ("synchronized (a) { b(); }", s.With((s.WithItem(A),), (CALL_B,), "synchronized")),
    ],
)
def test_control(source, expected):
    assert statement(source) == expected


class TestTry:
    def test_handlers_and_finally(self):
        found = statement("try { a(); } catch (final X | a.Y e) { b(); } catch (Z e) {} finally { c(); }")
        handlers = (s.Handler((ref("X"), ref("a.Y")), "e", (CALL_B,)), s.Handler((ref("Z"),), "e", ()))
        assert found == s.Try((CALL_A,), handlers, (), (CALL_C,))

    def test_an_empty_finally(self):
        assert statement("try { a(); } finally {}") == s.Try((CALL_A,))

    def test_resources_stand_as_a_with_inside_the_body(self):
        found = statement("try (R x = a(); var y = b(); c; this.d) { d(); } catch (E e) {}")
        items = (
            s.WithItem(call("a"), X, ref("R")),
            s.WithItem(call("b"), s.Name("y"), ref("var")),
            s.WithItem(C),
            s.WithItem(s.Attribute(THIS, "d")),
        )
        assert found == s.Try((s.With(items, (CALL_D,), "resource"),), (s.Handler((ref("E"),), "e", ()),))

    def test_resources_alone(self):
        assert statement("try (R x = a()) { b(); }") == s.With((s.WithItem(call("a"), X, ref("R")),), (CALL_B,), "resource")


class TestSwitch:
    def switch(self, source):
        found = statement(source)
        assert isinstance(found, s.ExprStmt)
        assert isinstance(found.value, s.Switch)
        return found.value

    def test_old_labels_fall_through_until_something_leaves(self):
        found = self.switch("switch (a) { case 1: a(); case 2: b(); break; case 3: return; case 4: c(); }")
        assert found.subject == A
        assert found.cases == (
            s.Case(s.ValuePattern(number(1)), (CALL_A,), falls_through=True),
            s.Case(s.ValuePattern(number(2)), (CALL_B, s.Break())),
            s.Case(s.ValuePattern(number(3)), (s.Return(None),)),
            s.Case(s.ValuePattern(number(4)), (CALL_C,)),
        )

    def test_several_labels_are_one_case(self):
        found = self.switch('switch (a) { case "x": case "y": a(); break; case PAID, NEW: b(); }')
        assert found.cases == (
            s.Case(one_of(string("x"), string("y")), (CALL_A, s.Break())),
            s.Case(one_of(s.Name("PAID"), s.Name("NEW")), (CALL_B,)),
        )

    def test_a_default_among_labels_stays_a_case_of_its_own(self):
        found = self.switch("switch (a) { case 1: default: a(); break; case 2: b(); }")
        assert found.cases == (
            s.Case(s.ValuePattern(number(1)), (), falls_through=True),
            s.Case(None, (CALL_A, s.Break()), default=True),
            s.Case(s.ValuePattern(number(2)), (CALL_B,)),
        )

    def test_labels_without_a_body_at_the_end(self):
        found = self.switch("switch (a) { case 1: a(); break; case 2: case 3: }")
        assert found.cases[1:] == (s.Case(one_of(number(2), number(3)), ()),)

    def test_arrows_do_not_fall_through(self):
        found = self.switch("switch (a) { case 1 -> a(); case 2, 3 -> { b(); } case 4 -> throw x; default -> {} }")
        assert found.cases == (
            s.Case(s.ValuePattern(number(1)), (CALL_A,)),
            s.Case(one_of(number(2), number(3)), (CALL_B,)),
            s.Case(s.ValuePattern(number(4)), (s.Raise(X),)),
            s.Case(None, (), default=True),
        )

    def test_patterns_and_guards(self):
        found = self.switch(
            "switch (a) { case String x when x.b() -> a(); case Point(var x, int y) -> b(); case null, default -> c(); }"
        )
        point = s.TypePattern(ref("Point"), "", (s.CapturePattern("x"), s.TypePattern(INT, "y")))
        null_or_any = s.OrPattern((s.ValuePattern(NULL), s.CapturePattern("")))
        assert found.cases == (
            s.Case(s.TypePattern(STRING, "x"), (CALL_A,), method(X, "b")),
            s.Case(point, (CALL_B,)),
            s.Case(null_or_any, (CALL_C,), default=True),
        )

    def test_a_case_of_null(self):
        found = self.switch("switch (a) { case null -> a(); case Status.PAID -> b(); default -> c(); }")
        assert [case.pattern for case in found.cases] == [
            s.ValuePattern(NULL),
            s.ValuePattern(s.Attribute(s.Name("Status"), "PAID")),
            None,
        ]

    def test_as_a_value(self):
        found = expression("switch (a) { case 1 -> b; case 2 -> { yield c; } default -> throw x; }")
        assert found == s.Switch(
            A,
            (
                s.Case(s.ValuePattern(number(1)), (s.Yielded(B),)),
                s.Case(s.ValuePattern(number(2)), (s.Yielded(C),)),
                s.Case(None, (s.Raise(X),), default=True),
            ),
        )

    def test_old_labels_as_a_value(self):
        found = expression("switch (a) { case 1: yield b; default: a(); yield c; }")
        assert found == s.Switch(
            A,
            (s.Case(s.ValuePattern(number(1)), (s.Yielded(B),)), s.Case(None, (CALL_A, s.Yielded(C)), default=True)),
        )

    def test_nested_as_a_value(self):
        found = expression("a(switch (b) { default -> c; }).d()")
        assert found == method(call("a", s.Switch(B, (s.Case(None, (s.Yielded(C),), default=True),))), "d")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("A() { this(null); }", call("this", NULL)),
        ("A(int a) { super(a); }", call("super", A)),
        ("A(B b) { b.super(); }", call("super")),
    ],
)
def test_constructor_calls(source, expected):
    assert body_of(facts(f"class A extends B {{ {source} }}"), "A.A") == (s.ExprStmt(expected),)


def test_statements_before_the_constructor_call():
    found = facts("class A extends B { A(int a) { check(a); super(a, 1); this.a = a; } }")
    assert body_of(found, "A.A") == (
        s.ExprStmt(call("check", A)),
        s.ExprStmt(call("super", A, number(1))),
        s.Assign((s.Attribute(THIS, "a"),), A),
    )
    assert "super" in found.classes[0].functions[0].mentions


def test_classes_in_methods():
    found = facts("class A { void run() { class L { void go() {} } record R(int a) {} enum E { X } interface I {} new L(); } }")
    assert body_of(found, "A.run")[:4] == tuple(s.LocalClass(name, f"A.run.<locals>.{name}") for name in ("L", "R", "E", "I"))
    assert [cls.qualname for cls in found.classes] == [
        "A", "A.run.<locals>.L", "A.run.<locals>.R", "A.run.<locals>.E", "A.run.<locals>.I",
    ]  # fmt: skip
    assert found.classes[1].functions[0].qualname == "A.run.<locals>.L.go"
