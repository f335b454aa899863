"""Declarations of Java: classes of every kind and what they hold."""

from __future__ import annotations

import pytest
from java_cases import (
    NULL,
    STRING,
    A,
    array,
    bare,
    body_of,
    call,
    class_named,
    facts,
    field,
    member,
    number,
    ref,
    string,
    the_class,
)

from nullguard.model import syntax as s
from nullguard.model.facts import NO_BODY, TypeParameter
from nullguard.model.span import line_of


def test_package_and_imports():
    found = facts("""
        /* licence */
        package com . shop.app;
        import java.util.List;
        import java.util.*;
        import static a.B.run;
        import static a.B.*;
        class A {}
    """)
    assert found.language == "java"
    assert found.package == "com.shop.app"
    assert bare(found.imports) == (
        s.Import("java.util", "List", "List"),
        s.Import("java.util", "*", "*"),
        s.Import("a.B", "run", "run", 0, True),
        s.Import("a.B", "*", "*", 0, True),
    )


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("class T {}", "class"),
        ("interface T {}", "interface"),
        ("enum T {}", "enum"),
        ("record T() {}", "record"),
        ("@interface T {}", "annotation"),
    ],
)
def test_kinds(source, kind):
    cls = the_class(source)
    assert (cls.name, cls.qualname, cls.kind) == ("T", "T", kind)


@pytest.mark.parametrize(
    ("source", "bases"),
    [
        ("class T extends B {}", [ref("B")]),
        ("class T extends a.B<String> implements I, J<T> {}", [ref("a.B", STRING), ref("I"), ref("J", ref("T"))]),
        ("interface T extends I, J {}", [ref("I"), ref("J")]),
        ("enum T implements I {}", [ref("I")]),
        ("record T() implements I {}", [ref("I")]),
        ("sealed interface T extends I permits X, Y {}", [ref("I")]),
    ],
)
def test_bases_begin_with_the_superclass(source, bases):
    assert list(the_class(source).bases) == bases


def test_modifiers_annotations_and_type_parameters():
    cls = the_class('@Entity(name = "x") @A.B public abstract sealed class T<K, V extends Number & Comparable<V>> permits X {}')
    assert cls.modifiers == ("public", "abstract", "sealed")
    assert bare(cls.annotations) == (
        s.Annotation("Entity", (s.Argument(string("x"), "name"),)),
        s.Annotation("A.B"),
    )
    assert cls.type_parameters == (
        TypeParameter("K"),
        TypeParameter("V", (ref("Number"), ref("Comparable", ref("V")))),
    )
    assert the_class("public non-sealed class T extends B {}").modifiers == ("public", "non-sealed")


@pytest.mark.parametrize(
    ("source", "arguments"),
    [
        ("@X", ()),
        ("@X()", ()),
        ("@X(1)", (s.Argument(number(1), "value"),)),
        ("@X(value = 1, a = b)", (s.Argument(number(1), "value"), s.Argument(s.Name("b"), "a"))),
        ("@X({1, 2})", (s.Argument(s.Collection("array", (number(1), number(2))), "value"),)),
        ("@X(a = {})", (s.Argument(s.Collection("array", ()), "a"),)),
        ("@X(T.class)", (s.Argument(s.Constant("T", "class"), "value"),)),
        ("@X(a.B.C)", (s.Argument(s.Attribute(s.Attribute(A, "B"), "C"), "value"),)),
        ("@X(@Y)", (s.Argument(call("Y"), "value"),)),
        (
            "@X({@Y(name = 1), @a.Z})",
            (
                s.Argument(
                    s.Collection("array", (s.Call(s.Name("Y"), (s.Argument(number(1), "name"),)), s.Call(s.Name("a.Z"), ()))),
                    "value",
                ),
            ),
        ),
        ('@X("a" + B)', (s.Argument(s.Arithmetic("+", (string("a"), s.Name("B"))), "value"),)),
    ],
)
def test_annotations(source, arguments):
    (annotation,) = bare(field(f"{source} int a;").annotations)
    assert annotation == s.Annotation("X", arguments)


class TestFields:
    def test_one_for_each_declarator(self):
        cls = the_class("class A { @Id private static final int a = 1, b[] = {}; }")
        assert [bare(item) for item in cls.fields] == [
            type(cls.fields[0])(name, ref_, value, (s.Annotation("Id"),), ("private", "static", "final"))
            for name, ref_, value in (
                ("a", ref("int"), number(1)),
                ("b", array(ref("int")), s.Collection("array", ())),
            )
        ]

    def test_fields_of_interfaces_are_constants(self):
        (found,) = the_class("interface T { int MAX = 1; }").fields
        assert set(found.modifiers) == {"static", "final"}
        (found,) = the_class("interface T { public static final int MAX = 1; }").fields
        assert found.modifiers == ("public", "static", "final")

    def test_a_field_knows_its_line(self):
        assert [line_of(item.at) for item in the_class("class A {\n\n  @Id\n  int a,\n  b;\n}").fields] == [4, 5]


class TestMethods:
    def test_signature(self):
        found = member("@Override protected <T extends X> Map<K, V> run(final int a, @Id T[] b, String... c) throws E {}")
        assert (found.name, found.qualname) == ("run", "A.run")
        assert found.modifiers == ("protected",)
        assert bare(found.annotations) == (s.Annotation("Override"),)
        assert found.type_parameters == (TypeParameter("T", (ref("X"),)),)
        assert found.returns == ref("Map", ref("K"), ref("V"))
        assert bare(found.parameters) == (
            s.Parameter("a", ref("int")),
            s.Parameter("b", array(ref("T")), annotations=(s.Annotation("Id"),)),
            s.Parameter("c", STRING, "star"),
        )
        assert found.body != NO_BODY

    @pytest.mark.parametrize("source", ["abstract void run();", "native void run();"])
    def test_without_body(self, source):
        assert member(source).body == NO_BODY

    def test_old_array_brackets(self):
        found = member("int run(int a[])[] { return a; }")
        assert found.returns == array(ref("int"))
        assert found.parameters[0].type == array(ref("int"))

    def test_the_receiver_is_no_parameter(self):
        assert [item.name for item in member("void run(A this, int a) {}").parameters] == ["a"]

    def test_varargs_with_an_annotation_before_the_dots(self):
        found = member("void run(int a, Object @Nullable ... b) { b(); }")
        assert [(item.name, item.kind) for item in found.parameters] == [("a", "positional"), ("b", "star")]

    def test_of_interfaces(self):
        cls = the_class("interface T { void a(); default void b() {} static void c() {} private void d() {} abstract void e(); }")
        assert [(item.name, item.modifiers, item.body != NO_BODY) for item in cls.functions] == [
            ("a", ("abstract",), False),
            ("b", ("default",), True),
            ("c", ("static",), True),
            ("d", ("private",), True),
            ("e", ("abstract",), False),
        ]

    def test_of_annotation_types(self):
        cls = the_class('@interface T { String value() default "x"; int[] more() default {}; int MAX = 1; }')
        assert [(item.name, item.returns) for item in cls.functions] == [("value", STRING), ("more", array(ref("int")))]
        assert [item.name for item in cls.fields] == ["MAX"]


class TestConstructorsAndInitialisers:
    def test_a_constructor_is_marked(self):
        found = facts("class A { class B { public B(int a) { run(); } } }")
        (constructor,) = class_named(found, "A.B").functions
        assert (constructor.name, constructor.qualname, constructor.returns) == ("B", "A.B.B", None)
        assert constructor.modifiers == ("public", "constructor")
        assert body_of(found, "A.B.B") == (s.ExprStmt(call("run")),)

    def test_a_method_with_the_name_of_the_class_is_none(self):
        assert member("void A() {}").modifiers == ()

    def test_initialiser_blocks(self):
        found = facts("class A { static { a(); } { b(); } }")
        static, instance = found.classes[0].functions
        assert (static.name, static.qualname, static.modifiers) == ("<clinit>", "A.<clinit>", ("static",))
        assert (instance.name, instance.qualname, instance.modifiers) == ("<init>", "A.<init>", ())
        assert body_of(found, "A.<clinit>") == (s.ExprStmt(call("a")),)
        assert body_of(found, "A.<init>") == (s.ExprStmt(call("b")),)


class TestEnums:
    CLS = the_class("""
        enum Status implements Labelled {
            @Deprecated NEW, PAID("paid", 1), LOST { int weight() { return 2; } };
            private final String label;
            Status() { this(null, 0); }
            Status(String label, int n) { this.label = label; }
        }
    """)

    def test_constants_are_fields(self):
        constants = [item for item in self.CLS.fields if "constant" in item.modifiers]
        assert [item.name for item in constants] == ["NEW", "PAID", "LOST"]
        assert {item.type for item in constants} == {ref("Status")}
        assert bare(constants[0].annotations) == (s.Annotation("Deprecated"),)

    def test_values_only_where_something_is_passed_or_overridden(self):
        values = [bare(item.value) for item in self.CLS.fields[:3]]
        assert values == [
            None,
            s.New(ref("Status"), (s.Argument(string("paid")), s.Argument(number(1)))),
            s.New(ref("Status"), (), "Status.<anonymous 1>"),
        ]

    def test_functions_that_are_passed_stand_in_a_function(self):
        found = facts("enum Key { NAME(o -> a(o)), SIZE(3); Key(Object value) { } }")
        made = [item for item in found.classes[0].functions if item.name == "<clinit>"]
        assert [(item.qualname, item.modifiers, item.mentions) for item in made] == [("Key.<clinit>", ("static",), ("a",))]

    def test_the_other_members(self):
        assert self.CLS.fields[3].name == "label"
        assert [item.name for item in self.CLS.functions if "constructor" in item.modifiers] == ["Status", "Status"]

    def test_what_the_language_adds(self):
        added = {item.name: item.returns for item in self.CLS.functions if "implicit" in item.modifiers}
        assert added == {"values": array(ref("Status")), "valueOf": ref("Status")}


class TestRecords:
    CLS = the_class("""
        record Point<T>(@Column @Nullable String name, T x, int... more) implements I {
            static int count;
            Point { if (name == null) throw new E(); }
            Point(T x) { this(null, x); }
            String name() { return name; }
            int sum() { return 0; }
        }
    """)

    def test_components_are_fields(self):
        assert [(item.name, item.type, item.modifiers) for item in self.CLS.fields] == [
            ("name", ref("String", nullable=True), ("component", "final")),
            ("x", ref("T"), ("component", "final")),
            ("more", array(ref("int")), ("component", "final")),
            ("count", ref("int"), ("static",)),
        ]
        assert [item.name for item in self.CLS.fields[0].annotations] == ["Column", "Nullable"]

    def test_constructors(self):
        compact, other = [item for item in self.CLS.functions if "constructor" in item.modifiers]
        assert compact.modifiers == ("constructor", "compact")
        assert [item.name for item in compact.parameters] == ["name", "x", "more"]
        assert [item.name for item in other.parameters] == ["x"]

    def test_accessors_that_are_not_written_are_added(self):
        added = [(item.name, item.returns) for item in self.CLS.functions if "implicit" in item.modifiers]
        assert added == [("x", ref("T")), ("more", array(ref("int")))]


class TestNesting:
    FOUND = facts("""
        class Outer {
            static class Inner { interface Deep {} }
            Runnable first = new Runnable() { public void run() { } };
            Object second = new Object() { Object third = new T<String>() {}; };
            void work() {
                run(new T() { void a() { new T() {}; } });
                new T() {};
                run(() -> { class Local {} });
            }
            void work(int a) { new T() {}; }
        }
        class Other { enum E { } }
    """)

    def test_all_classes_are_listed_the_outer_before_the_inner(self):
        assert [cls.qualname for cls in self.FOUND.classes] == [
            "Outer",
            "Outer.Inner",
            "Outer.Inner.Deep",
            "Outer.<anonymous 1>",
            "Outer.<anonymous 2>",
            "Outer.<anonymous 2>.<anonymous 1>",
            "Outer.work.<anonymous 1>",
            "Outer.work.<anonymous 1>.a.<anonymous 1>",
            "Outer.work.<anonymous 2>",
            "Outer.work.<locals>.Local",
            "Outer.work.<anonymous 3>",
            "Other",
            "Other.E",
        ]

    def test_an_anonymous_class_extends_what_is_created(self):
        cls = class_named(self.FOUND, "Outer.<anonymous 2>.<anonymous 1>")
        assert (cls.name, cls.kind, cls.bases) == ("<anonymous 1>", "class", (ref("T", STRING),))
        (run,) = class_named(self.FOUND, "Outer.<anonymous 1>").functions
        assert run.qualname == "Outer.<anonymous 1>.run"

    def test_new_names_its_body(self):
        value = class_named(self.FOUND, "Outer").fields[0].value
        assert isinstance(value, s.New)
        assert value.body == "Outer.<anonymous 1>"


class TestMentions:
    def test_members_read_and_called(self):
        found = member("void run(T p) { int x = p.a; p.b().c(x); d(); this.e = p::f; }")
        assert found.mentions == ("a", "b", "c", "d", "e", "e=", "f")

    def test_fields_assigned_are_marked(self):
        found = member("void run(int own) { own = 1; int x; x = own; count++; this.total += x; if ((last = x) > 0) {} }")
        assert found.mentions == ("count", "count=", "last", "last=", "total", "total=")

    def test_fields_by_their_simple_name_but_no_variables(self):
        found = member(
            "void run(T p) { String x = reference; for (T y : rows) {} try (T z = open) {} catch (E e) { p.go(e, y, z); } "
            "q(o -> o); if (p instanceof U u) u.go(x); }"
        )
        assert found.mentions == ("go", "open", "q", "reference", "rows")

    def test_null_and_constructors(self):
        assert member("Object run() { return a ? null : new a.T(); }").mentions == ("None", "T", "a")

    def test_anonymous_and_local_classes_have_their_own(self):
        cls = the_class("class A { void run() { go(new T() { void in() { x.hidden(); } }); class L { void l() { x.too(); } } } }")
        assert cls.functions[0].mentions == ("T", "go")


def test_what_stands_outside_classes():
    found = facts("int count = 1; void main() { go(count); } record R() {}")
    assert [item.name for item in found.variables] == ["count"]
    assert [(item.name, item.qualname, item.mentions) for item in found.functions] == [("main", "main", ("count", "go"))]


@pytest.mark.parametrize(
    "source",
    [
        "@NonNullApi package com.shop; import org.x.NonNullApi;",
        "module com.shop { requires java.sql; exports com.shop.api; opens com.shop to x; provides A with B; uses C; }",
        "@Deprecated open module com.shop { requires transitive static java.sql; }",
        "",
        "// nothing",
        ";;",
    ],
)
def test_sources_without_classes(source):
    assert facts(source).classes == ()


@pytest.mark.parametrize(("source", "lines"), [("", 0), ("class A {}", 1), ("class A {}\n", 1), ("class A {\n\n}", 3)])
def test_lines(source, lines):
    assert facts(source).lines == lines


def test_a_whole_class():
    found = facts("class A { B b = c(null); B get() { return b; } }")
    (cls,) = found.classes
    assert bare(cls.fields[0].value) == call("c", NULL)
    assert cls.functions[0].mentions == ("b",)
