"""Declarations of Python: modules, classes, functions and what they hold."""

from __future__ import annotations

import pytest
from java_cases import NULL, A, B, bare, call, number, ref
from python_cases import body_of, facts, function, the_class, variable

from nullguard.languages.python import read_python
from nullguard.model import syntax as s
from nullguard.model.facts import NO_BODY, TypeParameter
from nullguard.model.span import line_of


def test_imports():
    found = facts(
        """
        import a
        import a.b as c, d
        from a.b import c, d as e
        from . import f
        from ..g import *
        from __future__ import annotations
        if x:
            import late
        """
    )
    assert found.language == "python"
    assert bare(found.imports) == (
        s.Import("a", "", ""),
        s.Import("a.b", "", "c"),
        s.Import("d", "", ""),
        s.Import("a.b", "c", ""),
        s.Import("a.b", "d", "e"),
        s.Import("", "f", "", 1),
        s.Import("g", "*", "", 2),
        s.Import("late", "", ""),
    )


def test_exports():
    found = facts("__all__ = ['a', 'b']\n__all__ += ['c']\n__all__.append('d')\n__all__.extend(['e'])\n")
    assert found.exports == ("a", "b", "c", "d", "e")


@pytest.mark.parametrize(
    ("source", "bases"),
    [
        ("class T: ...", []),
        ("class T(): ...", []),
        ("class T(A, b.C): ...", [ref("A"), ref("b.C")]),
        ("class T(Generic[K]): ...", [ref("Generic", ref("K"))]),
        ("class T(metaclass=M): ...", []),
        ("class T(make(1)): ...", [ref("make()")]),
        ("class T(six.with_metaclass(M, A)): ...", [ref("A")]),
        ("class T(A if x else B): ...", [ref("?")]),
    ],
)
def test_bases(source, bases):
    assert list(the_class(source).bases) == bases


def test_keywords_of_a_header():
    assert bare(the_class("class T(A, table=True, metaclass=M): ...").keywords) == (
        s.Argument(s.Constant(True, "bool"), "table"),
        s.Argument(s.Name("M"), "metaclass"),
    )


def test_decorators_and_type_parameters():
    cls = the_class("@a\n@b.c(1, x=2)\n@(lambda c: c)\nclass T[K, V: Base]:\n    pass\n")
    assert bare(cls.annotations) == (
        s.Annotation("a"),
        s.Annotation("b.c", (s.Argument(number(1)), s.Argument(number(2), "x"))),
    )
    assert cls.type_parameters == (TypeParameter("K"), TypeParameter("V", (ref("Base"),)))


def test_fields_in_order_then_what_methods_set_with_init_first():
    cls = the_class(
        """
        class T:
            a = 1
            b: int
            c: Optional[str] = None
            d, e = 1, 2
            def late(self):
                self.f = 1
            def __init__(self, g):
                self.g: int = g
                self.h, self.i = g
                other.j = 1
        """
    )
    assert [(f.name, f.type, f.modifiers) for f in cls.fields] == [
        ("a", None, ()),
        ("b", ref("int"), ()),
        ("c", ref("str", nullable=True), ()),
        ("d", None, ()),
        ("e", None, ()),
        ("g", ref("int"), ("instance", "__init__")),
        ("h", None, ("instance", "__init__")),
        ("i", None, ("instance", "__init__")),
        ("f", None, ("instance", "late")),
    ]
    assert bare(cls.fields[2].value) == NULL


def test_nested_classes_and_methods_have_their_qualnames():
    found = facts(
        """
        class A:
            class Meta:
                ordering = ["x"]
            def run(self):
                class Local:
                    def go(self): ...
        def make():
            class Made: ...
        """
    )
    assert [cls.qualname for cls in found.classes] == ["A", "A.Meta", "A.run.<locals>.Local", "make.<locals>.Made"]
    assert [f.qualname for cls in found.classes for f in cls.functions] == ["A.run", "A.run.<locals>.Local.go"]
    assert [f.qualname for f in found.functions] == ["make"]


def test_what_stands_under_a_condition_is_declared_too():
    found = facts(
        """
        if x:
            A = 1
            def f(): ...
        else:
            class C: ...
        try:
            B = 2
        except E:
            B = None
        for i in y: ...
        with z as w: ...
        """
    )
    assert [v.name for v in found.variables] == ["A", "B", "B", "i", "w"]
    assert [f.name for f in found.functions] == ["f"]
    assert [c.name for c in found.classes] == ["C"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a", [s.Parameter("a")]),
        ("a, /, b", [s.Parameter("a"), s.Parameter("b")]),
        ("a: int", [s.Parameter("a", ref("int"))]),
        ("a=None", [s.Parameter("a", default=NULL)]),
        ("a: int = 1", [s.Parameter("a", ref("int"), default=number(1))]),
        ("*a", [s.Parameter("a", kind="star")]),
        ("*a: int, **b: str", [s.Parameter("a", ref("int"), "star"), s.Parameter("b", ref("str"), "kwargs")]),
        ("*, a", [s.Parameter("a", kind="keyword")]),
        ("*a, b", [s.Parameter("a", kind="star"), s.Parameter("b", kind="keyword")]),
        ("a: 'Order'", [s.Parameter("a", ref("Order"))]),
    ],
)
def test_parameters(source, expected):
    assert list(bare(function(f"def f({source}): ...").parameters)) == expected


@pytest.mark.parametrize(
    ("source", "modifiers"),
    [
        ("def f(self): ...", ()),
        ("async def f(self): ...", ("async",)),
        ("def f(self): yield 1", ("generator",)),
        ("@property\ndef f(self): ...", ("property",)),
        ("@staticmethod\ndef f(): ...", ("static",)),
        ("@classmethod\ndef f(cls): ...", ("class",)),
        ("@abstractmethod\ndef f(self): ...", ("abstract",)),
        ("@overload\ndef f(self): ...", ("overload",)),
    ],
)
def test_modifiers(source, modifiers):
    (method,) = the_class("class A:\n    " + source.replace("\n", "\n    ")).functions
    assert method.modifiers == modifiers


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("int", ref("int")),
        ("a.B", ref("a.B")),
        ("None", ref("None", nullable=True)),
        ("Optional[int]", ref("int", nullable=True)),
        ("typing.Optional[int]", ref("int", nullable=True)),
        ("int | None", ref("int", nullable=True)),
        ("None | int", ref("int", nullable=True)),
        ("Union[int, None]", ref("int", nullable=True)),
        ("Union[int, str]", ref("|", ref("int"), ref("str"))),
        ("int | str | None", ref("|", ref("int"), ref("str"), nullable=True)),
        ("list[int]", ref("list", ref("int"))),
        ("dict[str, list[int]]", ref("dict", ref("str"), ref("list", ref("int")))),
        ("list[int | None]", ref("list", ref("int", nullable=True))),
        ("'Order'", ref("Order")),
        ("'Order | None'", ref("Order", nullable=True)),
        ("Optional['Order']", ref("Order", nullable=True)),
        ("Annotated[int, 'doc']", ref("int")),
        ("Literal['a', 1, None]", ref("Literal", ref("'a'"), ref("1"), nullable=True)),
        ("Callable[[int], str]", ref("Callable", ref("?", ref("int")), ref("str"))),
        ("tuple[int, ...]", ref("tuple", ref("int"), ref("..."))),
    ],
)
def test_written_types(written, expected):
    assert function(f"def f() -> {written}: ...").returns == expected


def test_a_signature_comment():
    found = function("def f(a, b=None):\n    # type: (int, Optional[str]) -> bool\n    return a\n")
    assert [parameter.type for parameter in found.parameters] == [ref("int"), ref("str", nullable=True)]
    assert found.returns == ref("bool")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a = b", (None, B)),
        ("a: int", (ref("int"), None)),
        ("a: int = 1", (ref("int"), number(1))),
        ("type a = b", (ref("TypeAlias"), B)),
        ("a = b()", (None, call("b"))),
    ],
)
def test_variables(source, expected):
    found = variable(source)
    assert (found.type, found.value) == expected


def test_the_module_is_a_function_of_its_statements():
    found = facts("'''About.'''\nimport x\na()\nif a:\n    b()\n")
    assert found.module.name == "<module>"
    assert body_of(found, found.module) == (s.ExprStmt(call("a")), s.If((s.Branch(A, (s.ExprStmt(call("b")),)),)))


def test_places_are_those_of_names():
    found = facts("\n@x\nclass A:\n\n    @y\n    async def f(self): ...\n")
    assert (line_of(found.classes[0].at), line_of(found.classes[0].functions[0].at)) == (3, 6)


def test_a_stub_has_no_bodies():
    found = read_python(b"class A:\n    def f(self) -> int: ...\ndef g(): ...\n", stub=True)
    assert found.bodies == ()
    assert {f.body for f in (*found.functions, *found.classes[0].functions)} == {NO_BODY}


def test_lines_are_counted():
    assert [facts(text).lines for text in ("", "a", "a\n", "a\nb")] == [0, 1, 1, 2]
