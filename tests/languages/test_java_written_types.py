"""Types as they are written in Java, and which of them admit null."""

from __future__ import annotations

import pytest
from java_cases import STRING, array, field, member, ref, the_class

NULLABLE_STRING = ref("String", nullable=True)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("int", ref("int")),
        ("String", STRING),
        ("a.b.T", ref("a.b.T")),
        ("a . b\n. T", ref("a.b.T")),
        ("List<String>", ref("List", STRING)),
        ("Map<String, List<T>>", ref("Map", STRING, ref("List", ref("T")))),
        ("List<? extends T>", ref("List", ref("T"))),
        ("List<? super T>", ref("List", ref("T"))),
        ("List<?>", ref("List", ref("?"))),
        ("a.b.Outer<T>.Inner<U>", ref("a.b.Outer.Inner", ref("U"))),
        ("Outer<T>.Inner", ref("Outer.Inner")),
        ("Map.Entry<K, V>", ref("Map.Entry", ref("K"), ref("V"))),
        ("int[]", array(ref("int"))),
        ("List<T>[][]", array(array(ref("List", ref("T"))))),
        ("List<int[]>", ref("List", array(ref("int")))),
    ],
)
def test_types(source, expected):
    assert field(f"{source} x;").type == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("@Nullable String", NULLABLE_STRING),
        ("@org.x.Nullable String", NULLABLE_STRING),
        ("@CheckForNull String", NULLABLE_STRING),
        ("@NullableDecl String", NULLABLE_STRING),
        ("@Deprecated @Nullable final String", NULLABLE_STRING),
        ("a.b.@Nullable T", ref("a.b.T", nullable=True)),
        ("List<@Nullable String>", ref("List", NULLABLE_STRING)),
        ("List<? extends @Nullable String>", ref("List", NULLABLE_STRING)),
        ("@Nullable List<String>", ref("List", STRING, nullable=True)),
        ("String @Nullable []", array(STRING, True)),
        ("String[] @Nullable []", array(array(STRING, True))),
        ("@Nullable String[]", array(STRING, True)),
        ("Map<K, @Nullable V[]>", ref("Map", ref("K"), array(ref("V", nullable=True)))),
    ],
)
def test_nullable_types(source, expected):
    assert field(f"{source} x;").type == expected
    assert member(f"void run({source} x) {{}}").parameters[0].type == expected
    if "." not in source and "final" not in source:
        assert member(f"{source} run() {{ return x; }}").returns == expected


@pytest.mark.parametrize("imported", ["org.jspecify.annotations.Nullable", "org.checkerframework.checker.nullness.qual.*"])
def test_annotations_of_types_speak_of_the_elements_of_an_array(imported):
    elements = array(NULLABLE_STRING)
    cls = the_class(f"""
        import {imported};
        class A {{
            @Nullable String[] a, b[];
            String @Nullable [] c;
            @Nullable String d;
            @Nullable String[] run(@Nullable String[] x, String @Nullable [] y) {{ return x; }}
        }}""")
    assert [known.type for known in cls.fields] == [elements, array(elements), array(STRING, True), NULLABLE_STRING]
    assert [len(known.annotations) for known in cls.fields] == [0, 0, 0, 1]
    (run,) = cls.functions
    assert (run.returns, run.annotations) == (elements, ())
    assert [(known.type, known.annotations) for known in run.parameters] == [(elements, ()), (array(STRING, True), ())]


@pytest.mark.parametrize(
    "source", ["@NonNull String", "@NotNull String", "@Nonnull String", "@NullMarked String", "@Nullables String", "String"]
)
def test_what_says_nothing_of_null(source):
    assert field(f"{source} x;").type == STRING


def test_the_annotation_of_a_declaration_is_kept_too():
    found = member("@Nullable String run(@Nullable String x) { return x; }")
    assert [item.name for item in found.annotations] == ["Nullable"]
    assert [item.name for item in found.parameters[0].annotations] == ["Nullable"]


def test_an_annotation_behind_type_parameters():
    found = member("public <T> @Nullable T run() { return x; }")
    assert found.returns == ref("T", nullable=True)
    assert [item.name for item in found.annotations] == ["Nullable"]


def test_bounds_of_type_parameters():
    (parameter,) = the_class("class A<@Nullable T extends a.B<T>> {}").type_parameters
    assert (parameter.name, parameter.bounds) == ("T", (ref("a.B", ref("T")),))
