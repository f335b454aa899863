"""Broken, huge and hostile Java sources: nothing crashes, and what is well-formed is kept."""

from __future__ import annotations

import codecs
import random
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from java_cases import A, X, call, statements

from nullguard.languages import UnreadableSource
from nullguard.languages.java import read_java
from nullguard.languages.treesitter import MAX_DEPTH
from nullguard.model import syntax as s
from nullguard.model.facts import decode_body
from nullguard.model.span import line_of

SAMPLE = """
package com.shop;
import java.util.*;
@Entity @Table(name = "orders")
public class Order<T extends Comparable<T>> extends Base implements Runnable {
    private static final Map<String, List<? extends T>> CACHE = new HashMap<>();
    @Column(nullable = true) private @Nullable String reference;
    enum Status { NEW, PAID(1) { int weight() { return 2; } }; Status(int... n) { this.n = n; } }
    record Line(int count, @Nullable String note) { Line { assert count > 0 : "count"; } }
    static { CACHE.put("a", null); }
    Order(String reference) { super(reference); this.reference = reference; }
    public String build(Object o, int[] xs) throws Exception {
        label: for (int i = 0, j = 1; i < xs.length; i++, j--) { if (xs[i] == 0) continue label; else break label; }
        for (final var x : xs) total += x;
        do { n--; } while (n > 0 && !done);
        synchronized (this) { try (var in = open(); other) { in.read(); } catch (A | B e) { throw e; } finally { close(); } }
        if (o instanceof Line(int c, String note) && c > 1) return note;
        String text = switch (status) { case NEW -> "new"; case PAID -> { yield "paid"; } default -> throw new E(); };
        switch (n) { case 1: case 2: go(); break; default: stop(); }
        Runnable r = () -> run(this::go, String[]::new, x -> x + 1, (T a, T b) -> { return a; });
        Object p = new Object() { int[] cells = new int[] {1, 2}, more[] = new int[3][]; };
        return reference != null ? reference.trim() : \"\"\"
            none \\
            at all\"\"\" + (char) 'x' + 0x1F + 1.5e3 + String.class + -~n++;
    }
}
"""


def read(source):
    return read_java(source.encode())


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_marked_and_unmarked(self, encoding):
        found = read_java('class A { String x = "ä"; }'.encode(encoding))
        assert found.problems == ()
        assert found.classes[0].fields[0].value.value == "ä"

    def test_big_endian(self):
        data = codecs.BOM_UTF16_BE + "class A { int ä; }".encode("utf-16-be")
        assert read_java(data).classes[0].fields[0].name == "ä"

    def test_latin_1_is_read_with_a_note(self):
        found = read_java('class A {\n String x = "\xe4"; }'.encode("latin-1"))
        assert found.classes[0].fields[0].value.value == "ä"
        assert [line_of(item.at) for item in found.problems] == [2]
        assert "latin-1" in found.problems[0].message

    @pytest.mark.parametrize("data", [b"class A {\0}", b"\0", "class A {}".encode("utf-16-le")])
    def test_nul_bytes_are_no_text(self, data):
        with pytest.raises(UnreadableSource) as raised:
            read_java(data)
        assert raised.value.kind == "binary"

    def test_half_a_utf_16_file(self):
        with pytest.raises(UnreadableSource) as raised:
            read_java(codecs.BOM_UTF16_LE + b"\x00\xd8a")
        assert raised.value.kind == "undecodable"


class TestBrokenSources:
    def test_a_broken_statement_costs_only_itself(self):
        found = read("class A { void a() { x(); int = ; y(); } void b() { z(); } int c; }")
        assert found.problems
        (cls,) = found.classes
        assert [function.name for function in cls.functions] == ["a", "b"]
        assert [item.name for item in cls.fields] == ["c"]
        assert {"x", "y"} <= set(cls.functions[0].mentions)

    def test_a_broken_member_costs_only_itself(self):
        found = read("class A { void a() {} private strange ! thing; void b() {} } class B {}")
        assert found.problems
        assert {"a", "b"} <= {function.name for cls in found.classes for function in cls.functions}
        assert "B" in {cls.name for cls in found.classes}

    def test_problems_have_their_lines(self):
        found = read("class A {\n  void a() {\n    int = ;\n  }\n}")
        assert {line_of(item.at) for item in found.problems} == {3}

    def test_problems_are_bounded(self):
        found = read("class A {\n" + "  void a() { int = ; }\n" * 500 + "}")
        assert 0 < len(found.problems) <= 20
        assert len(found.classes[0].functions) == 500

    def test_a_merge_conflict_keeps_its_first_side(self):
        found = read(
            "class A {\n<<<<<<< HEAD\n  int mine() { return 1; }\n||||||| base\n  int old;\n=======\n  int theirs;\n>>>>>>> x\n"
            "  void b() {}\n}"
        )
        assert [(function.name, line_of(function.at)) for function in found.classes[0].functions] == [("mine", 3), ("b", 9)]
        assert found.classes[0].fields == ()
        assert [(line_of(item.at), "merge conflict" in item.message) for item in found.problems] == [(2, True)]

    def test_many_merge_conflicts(self):
        found = read("class A {\n" + "<<<<<<< a\nint x;\n=======\nint y;\n>>>>>>> b\n" * 1000 + "}")
        assert len(found.classes[0].fields) == 1000
        assert len(found.problems) == 20

    @pytest.mark.parametrize("markers", ["<<<<<<< a\n" * 100, "=======\n>>>>>>> b\n", "<<<<<<< a\n>>>>>>> b\n=======\n"])
    def test_markers_that_fit_no_conflict(self, markers):
        assert read("class A {}\n" + markers + "class B {}").problems

    def test_shifts_are_no_conflict(self):
        assert read("class A { int x = a <<<<<<< 1; }").classes[0].name == "A"
        assert read('class A { String x = "<<<<<<< HEAD"; }').problems == ()

    def test_a_class_cut_off_in_the_middle(self):
        found = read("package a; class A { int x; void a() { if (b) { c();")
        assert found.problems
        assert found.package == "a"


def deep(source):
    """A method body that exceeds a cap: noted, but read."""
    found = read(f"class A {{ void run() {{ {source} }} void after() {{}} }}")
    assert [function.name for function in found.classes[0].functions] == ["run", "after"]
    decode_body(found.bodies[0])
    return found


class TestNesting:
    def test_parentheses_vanish_however_many(self):
        assert statements("return " + "(" * 100_000 + "a" + ")" * 100_000 + ";") == (s.Return(A),)

    @pytest.mark.parametrize(
        "source",
        [
            "x = " + "!" * 5000 + "a;",
            "x = " + "(T) " * 5000 + "a;",
            "x = " + "f(" * 5000 + ")" * 5000 + ";",
            "x = " + "a ? b : " * 5000 + "c;",
            "x = " + "() -> " * 5000 + "c;",
            "x = " + "a[" * 5000 + "0" + "]" * 5000 + ";",
            "x = " + "a + (" * 5000 + "0" + ")" * 5000 + ";",
            "x = " + "new T() { Object x = " * 300 + "0" + "; }" * 300 + ";",
            "x = " + "switch (a) { default -> " * 300 + "0" + "; }" * 300 + ";",
            "if (a) " * 5000 + "b();",
            "{" * 5000 + "}" * 5000,
            "while (a) {" * 5000 + "}" * 5000,
            "try {" * 1000 + "} finally {}" * 1000,
            "class L { void m() { " * 300 + "} }" * 300,
        ],
        ids=lambda source: source[:12],
    )
    def test_beyond_the_cap_the_inside_is_left_out(self, source):
        assert any("nested too deeply" in item.message for item in deep(source).problems)

    def test_up_to_half_the_cap_everything_is_kept(self):
        depth = MAX_DEPTH // 2 - 5
        found = deep("if (a) { " * depth + "b();" + " }" * depth)
        assert found.problems == ()
        assert "b" in found.classes[0].functions[0].mentions

    def test_nested_types_and_annotations(self):
        found = read("class A { " + "List<" * 400 + "T" + ">" * 400 + " x; @X(" + "@Y(" * 3000 + "1" + ")" * 3001 + " int y; }")
        assert [item.name for item in found.classes[0].fields] == ["x", "y"]

    def test_nested_classes(self):
        found = read("class A { " * 2000 + "}" * 2000)
        assert found.classes[0].qualname == "A"
        assert len(found.classes) <= MAX_DEPTH + 1

    def test_dimensions(self):
        found = read("class A { int" + "[]" * 5000 + " x; Object y = new int" + "[1]" * 5000 + "; }")
        assert [item.name for item in found.classes[0].fields] == ["x", "y"]

    def test_a_long_dotted_name(self):
        name = ".".join(["a"] * 20_000)
        found = read(f"package {name}; import {name}.B; class A {{ {name}.T x; Object y = {name}; }}")
        assert found.package == name
        assert [item.name for item in found.classes[0].fields] == ["x", "y"]


class TestNonsense:
    """What would cost the parser time or memory without bound is refused."""

    @pytest.mark.parametrize("source", ["List<", "a<b<", "x = a<; "])
    def test_angle_brackets_that_never_close(self, source):
        with pytest.raises(UnreadableSource) as raised:
            read("class A { " + source * 10_000)
        assert raised.value.kind == "too-deep"

    @pytest.mark.parametrize("source", ["a << b << ", "a < b && c > d || ", "(List<String>) c + ", "f(a < b) + "])
    def test_angle_brackets_in_large_sources(self, source):
        assert read("class A { int x = " + source * 2000 + "a; }").classes[0].name == "A"

    @pytest.mark.parametrize("source", ["!)", "-]", ">-!"])
    def test_a_parser_that_is_lost(self, source):
        with pytest.raises(UnreadableSource) as raised:
            read("class A { int x = " + source * 6000)
        assert raised.value.kind == "limit"
        assert read("class B {}").classes[0].name == "B"


class TestLength:
    def test_a_long_chain_of_calls_still_evaluates_its_arguments(self):
        found = deep("x" + ".a(b)" * 20_000 + ".last(c.hidden);")
        assert any("chain" in item.message for item in found.problems)
        assert {"a", "last", "hidden"} <= set(found.classes[0].functions[0].mentions)

    def test_a_builder_of_a_hundred_links_is_kept(self):
        found = deep("x" + ".a(b)" * 110 + ".last();")
        assert found.problems == ()

    @pytest.mark.parametrize(("sign", "node"), [("+", s.Arithmetic), ("&&", s.Boolean), ("|", s.Arithmetic)])
    def test_long_runs_of_one_operator_are_flat(self, sign, node):
        (found,) = statements("return " + f" {sign} ".join(["a"] * 10_000) + ";")
        assert isinstance(found.value, node)
        assert found.value.operands == (A,) * 10_000

    def test_long_runs_of_mixed_operators_are_evaluated(self):
        found = deep("x = " + "a - b + " * 5000 + "c;")
        (assignment,) = decode_body(found.bodies[0])
        assert isinstance(assignment.value, s.Opaque)
        assert len(assignment.value.parts) == 10_001

    def test_long_chains_of_else_if_are_flat(self):
        (found,) = statements("if (a) a();" + " else if (a) a();" * 5000 + " else b();")
        assert len(found.branches) == 5001
        assert found.orelse == (s.ExprStmt(call("b")),)

    def test_long_assignments(self):
        (found,) = statements("x = " * 3000 + "a;")
        assert found == s.Assign((X,) * 3000, A)

    def test_many_of_everything(self):
        found = read("class A { int " + ", ".join(f"x{i}" for i in range(5000)) + "; void a() {" + "b();" * 20_000 + "} }")
        assert len(found.classes[0].fields) == 5000
        assert len(decode_body(found.bodies[0])) == 20_000

    def test_a_huge_literal(self):
        found = read('class A { String x = "' + "y" * 1_000_000 + '"; long z = ' + "9" * 100_000 + "; }")
        assert len(found.classes[0].fields) == 2


def check_consistent(found):
    """Bodies are there, can be decoded, and names fit."""
    indices = [function.body for cls in found.classes for function in cls.functions if function.body >= 0]
    indices += [function.body for function in found.functions if function.body >= 0]
    assert sorted(indices) == list(range(len(found.bodies)))
    for body in found.bodies:
        decode_body(body)
    assert all(cls.qualname.endswith(cls.name) and cls.qualname != "?" for cls in found.classes if cls.name != "?")


def test_the_sample_is_well_formed():
    found = read(SAMPLE)
    assert found.problems == ()
    check_consistent(found)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=300))
@example(b"")
@example(codecs.BOM_UTF16_LE)
@example(b"\xff\xfe\x00")
@example(b"<<<<<<< \n>>>>>>>")
def test_any_bytes(data):
    with suppress(UnreadableSource):
        check_consistent(read_java(data))


_WORDS = """class interface enum record @interface A b ( ) { } [ ] < > ; , . -> :: = + - ! ? : case default switch yield new
    this super instanceof var int 1 "s" 'c' null @ ... try catch finally for while do if else return throw static import
    package * & |"""
_TOKENS = st.sampled_from(_WORDS.split())


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_TOKENS, max_size=60))
def test_any_tokens(tokens):
    check_consistent(read(" ".join(tokens)))
    check_consistent(read(f"class A {{ void run() {{ {' '.join(tokens)} }} }}"))


@pytest.mark.parametrize("seed", range(150))
def test_random_deletions(seed):
    choose = random.Random(seed)
    text = SAMPLE
    for _ in range(choose.randint(1, 8)):
        start = choose.randrange(len(text))
        text = text[:start] + text[start + choose.randint(1, 25) :]
    check_consistent(read(text))
