"""Ancestors, subclasses and members of Python classes, in Python's order, whatever the bases look like."""

from __future__ import annotations

from typing import ClassVar

import pytest


def names(classes):
    return [cls.name for cls in classes]


def test_ancestors_are_in_pythons_order(link):
    source = """
        class Base: ...
        class Left(Base): ...
        class Right(Base): ...
        class Both(Left, Right): ...
        class Last(Both): ...
    """
    program = link({"a.py": source})
    assert names(program.ancestors(program.classes["a.py#Last"])) == ["Last", "Both", "Left", "Right", "Base"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("class A(B): ...\nclass B(A): ...", ["A", "B"]),
        ("class A(A): ...", ["A"]),
        ("class A(B, C): ...\nclass B(C): ...\nclass C(B): ...", ["A", "B", "C"]),
        ("class X: ...\nclass Y: ...\nclass P(X, Y): ...\nclass Q(Y, X): ...\nclass A(P, Q): ...", ["A", "P", "X", "Y", "Q"]),
        ("class A(Missing, B): ...\nclass B: ...", ["A", "B"]),
        ("class A(B): ...\nB = make()", ["A"]),
    ],
)
def test_impossible_and_unknown_bases_are_cut(link, source, expected):
    program = link({"a.py": source})
    assert names(program.ancestors(program.classes["a.py#A"])) == expected


def test_a_class_may_be_named_as_its_imported_base(link):
    program = link(
        {"base.py": "class Settings:\n    debug = True", "a.py": "from base import Settings\nclass Settings(Settings): ..."}
    )
    cls = program.classes["a.py#Settings"]
    assert [item.id for item in program.ancestors(cls)] == ["a.py#Settings", "base.py#Settings"]
    assert program.member(cls, "debug").declared_in.path == "base.py"


def test_a_very_long_line_of_ancestors_ends(link):
    program = link({"a.py": "\n".join(["class C0: ..."] + [f"class C{i}(C{i - 1}): ..." for i in range(1, 3000)])})
    ancestors = program.ancestors(program.classes["a.py#C2999"])
    assert names(ancestors)[:3] == ["C2999", "C2998", "C2997"]
    assert len(ancestors) < 3000


def test_base_names_know_libraries_and_what_is_between(link):
    files = {
        "core/models.py": "from django.db import models\nclass Timestamped(models.Model): ...",
        "shop/models.py": "from core.models import Timestamped as Base\nfrom rest_framework import serializers as s\n"
        "class Order(Base): ...\nclass Form(s.Serializer): ...\nclass Plain: ...\nclass Odd(Undefined): ...",
    }
    program = link(files)
    assert program.base_names(program.classes["shop/models.py#Order"]) == {"core.models.Timestamped", "django.db.models.Model"}
    assert program.base_names(program.classes["shop/models.py#Form"]) == {"rest_framework.serializers.Serializer"}
    assert program.base_names(program.classes["shop/models.py#Plain"]) == frozenset()
    assert program.base_names(program.classes["shop/models.py#Odd"]) == {"Undefined"}


def test_base_names_tell_what_call_made_a_base(link):
    files = {
        "app/db.py": "from sqlalchemy.orm import declarative_base\nfrom flask_sqlalchemy import SQLAlchemy\n"
        "Base = declarative_base()\ndb = SQLAlchemy()",
        "app/models.py": "from .db import Base, db\nclass Order(Base): ...\nclass Line(db.Model): ...",
    }
    program = link(files)
    assert program.base_names(program.classes["app/models.py#Order"]) == {"app.db.Base", "sqlalchemy.orm.declarative_base()"}
    assert program.base_names(program.classes["app/models.py#Line"]) == {"app.db.db.Model", "flask_sqlalchemy.SQLAlchemy().Model"}


def test_inherited_nested_classes_can_be_bases(link):
    source = """
        class Parent:
            class Meta:
                abstract = True
        class Middle(Parent): ...
        class Child(Middle):
            class Meta(Middle.Meta): ...
    """
    program = link({"a.py": source})
    assert [cls.id for cls in program.ancestors(program.classes["a.py#Child.Meta"])] == ["a.py#Child.Meta", "a.py#Parent.Meta"]


def test_subclasses_are_found_in_the_whole_tree(link):
    files = {
        "a.py": "class Base: ...",
        "b.py": "from a import Base\nclass One(Base): ...",
        "c.py": "from b import One\nclass Two(One): ...",
    }
    program = link(files)
    assert [cls.id for cls in program.subclasses(program.classes["a.py#Base"])] == ["b.py#One", "c.py#Two"]
    assert program.subclasses(program.classes["c.py#Two"]) == ()


def test_subclasses_in_a_circle_end(link):
    program = link({"a.py": "class A(B): ...\nclass B(A): ..."})
    assert names(program.subclasses(program.classes["a.py#A"])) == ["B"]


class TestMembers:
    SOURCE = """
        class Base:
            status = "new"
            name: str
            def __init__(self):
                self.name = "x"
                self.count = 1
            def total(self): ...
            @property
            def label(self): ...
        class Child(Base):
            def touch(self):
                self.status = "old"
                self.label = "set"
                self.extra = 1
            def total(self): ...
    """

    @pytest.fixture
    def member(self, link):
        program = link({"a.py": self.SOURCE})
        return lambda cls, name: program.member(program.classes[f"a.py#{cls}"], name)

    def test_the_nearest_declaration_is_found(self, member):
        assert member("Child", "total").declared_in.name == "Child"
        assert member("Child", "name").declared_in.name == "Base"
        assert member("Child", "name").field.type.name == "str"

    def test_an_assignment_in_a_method_does_not_hide_a_declaration(self, member):
        assert member("Child", "status").declared_in.name == "Base"
        assert member("Child", "label").functions[0].decl.name == "label"

    def test_an_assignment_in_a_method_is_a_member_when_there_is_nothing_better(self, member):
        assert member("Child", "extra").field.name == "extra"
        assert member("Child", "count").declared_in.name == "Base"

    def test_unknown_members(self, member):
        assert member("Child", "missing") is None
        assert member("Base", "extra") is None


def test_all_functions_of_a_source_are_listed(link):
    source = """
        def one(): ...
        class A:
            def two(self): ...
            class B:
                def three(self): ...
        def four():
            class Local:
                def five(self): ...
        if flag:
            def six(): ...
        else:
            def six(): ...
    """
    program = link({"a.py": source})
    found = list(program.functions_of("a.py"))
    assert sorted(function.decl.name for function in found) == ["<module>", "five", "four", "one", "six", "six", "three", "two"]
    assert len({function.id for function in found}) == len(found)
    assert {function.decl.name: function.owner and function.owner.name for function in found} == {
        "<module>": None, "one": None, "two": "A", "three": "B", "four": None, "five": "Local", "six": None,
    }  # fmt: skip
    assert list(program.functions_of("a.py")) == found


def test_nested_classes_know_their_outer_class(link):
    program = link({"a.py": "class A:\n    class B:\n        class C: ..."})
    assert program.classes["a.py#A.B.C"].outer == "a.py#A.B"
    assert program.classes["a.py#A.B"].outer == "a.py#A"
    assert program.classes["a.py#A"].outer == ""


class TestBasesThatCallsMake:
    """`Base = declarative_base(cls=Common)`: a class below it has what `Common` has."""

    FILES: ClassVar = {"common.py": "class Common:\n    def find(self): ...\n    note = 1\n"}

    @pytest.mark.parametrize(
        "source",
        [
            "from lib import made\nfrom common import Common\nBase = made(cls=Common)\nclass Order(Base): ...",
            "import lib, common\nBase = lib.declarative_base(cls=common.Common)\nclass Order(Base): ...",
            "from lib import DB\nfrom common import Common\ndb = DB(model_class=Common)\nclass Order(db.Model): ...",
            "import lib, common\nOne = lib.base(cls=common.Common)\nBase = lib.again(cls=One)\nclass Order(Base): ...",
        ],
    )
    def test_it_has_what_the_class_has(self, link, source):
        program = link({**self.FILES, "app.py": source})
        order = program.class_named("app.py", "app.Order")
        assert [cls.name for cls in program.ancestors(order)] == ["Order", "Common"]
        assert program.method(order, "find") is not None

    @pytest.mark.parametrize(
        "source",
        [
            "from lib import base\nfrom common import Common\nBase = base(Common, other=Common)\nclass Order(Base): ...",
            "from lib import base\nfrom common import Common\nBase = base(cls=Common())\nclass Order(Base): ...",
            "from lib import base\nBase = base(cls=Base)\nclass Order(Base): ...",
            "from lib import base\nclass Order(base(cls=1)): ...",
        ],
    )
    def test_what_is_handed_otherwise_is_no_base(self, link, source):
        program = link({**self.FILES, "app.py": source})
        assert [cls.name for cls in program.ancestors(program.class_named("app.py", "app.Order"))] == ["Order"]

    def test_the_call_stays_among_the_names_of_its_bases(self, link):
        source = "from lib import made\nfrom common import Common\nBase = made(cls=Common)\nclass Order(Base): ..."
        program = link({**self.FILES, "app.py": source})
        assert "lib.made()" in program.base_names(program.class_named("app.py", "app.Order"))
