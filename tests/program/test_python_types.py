"""Written Python types become types, and generic bases say what inherited members return."""

from __future__ import annotations

import pytest

from nullguard.program.symbols import Type

LIST, DICT, STR, INT = "builtins.list", "builtins.dict", "builtins.str", "builtins.int"

MODELS = """
    from typing import Any, Callable, ClassVar, Dict, Generic, Iterator, List, Literal, Optional, Self, Sequence
    from typing import Type, TypeVar, Union
    from typing_extensions import Annotated, Final
    import strawberry
    from collections.abc import Mapping
    import collections.abc
    import typing as t
    import unknown

    T = TypeVar("T")
    K = TypeVar("K")
    M = TypeVar("M", bound="Order")

    class Order: ...
    class Line: ...

    Orders = list[Order]
    ById = Dict[int, Order]
    MaybeOrder = Optional[Order]
    Again = Orders
    OrderId = t.NewType("OrderId", int)

    class Repo(Generic[T]):
        model: Type[T]
        def get(self) -> T: ...
        def all(self) -> List[T]: ...
        def find(self) -> Optional[T]: ...
        def same(self) -> Self: ...
        def pair(self, other: K) -> dict[K, T]: ...
        @property
        def first(self) -> T: ...
        def __iter__(self) -> Iterator[T]: ...

    class OrderRepo(Repo[Order]): ...
    class SpecialRepo(OrderRepo): ...
    class RawRepo(Repo): ...
    class ListRepo(Repo[List[T]], Generic[K, T]): ...
    class Lines(List[Line]): ...
    class Table(Dict[str, Order]): ...
    class Undeclared(Repo[K]): ...
    class Bounded(Generic[M]):
        def get(self) -> M: ...

    class Holder:
"""

ORDER, LINE = Type("m.py#Order"), Type("m.py#Line")


def read(link, annotation):
    program = link({"m.py": MODELS + f"        x: {annotation}\n"})
    holder = program.class_named("m.py", "Holder")
    member = program.member(holder, "x")
    return program.member_type(Type(holder.id), member)


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        ("Order", ORDER),
        ("'Order'", ORDER),
        ("Optional[Order]", Type("m.py#Order", (), True)),
        ("Order | None", Type("m.py#Order", (), True)),
        ("Union[Order, None]", Type("m.py#Order", (), True)),
        ("Union[Order, Line]", Type("|", (ORDER, LINE))),
        ("Order | Line | None", Type("|", (ORDER, LINE), True)),
        ("Order | unknown.X", Type("|", (ORDER, Type("?")))),
        ("list[Order]", Type(LIST, (ORDER,))),
        ("List[Order]", Type(LIST, (ORDER,))),
        ("t.List['Order']", Type(LIST, (ORDER,))),
        ("Dict[str, Order]", Type(DICT, (Type(STR), ORDER))),
        ("dict[str, unknown.X]", Type(DICT, (Type(STR), Type("?")))),
        ("Sequence[Order]", Type("typing.Sequence", (ORDER,))),
        ("collections.abc.Sequence[Order]", Type("typing.Sequence", (ORDER,))),
        ("Mapping[str, Order]", Type("typing.Mapping", (Type(STR), ORDER))),
        ("tuple[Order, ...]", Type("builtins.tuple", (ORDER,))),
        ("Type[Order]", Type("type", (ORDER,))),
        ("type[Order]", Type("type", (ORDER,))),
        ("ClassVar[Order]", ORDER),
        ("Annotated[Order, 'anything']", ORDER),
        ("strawberry.Private[Order]", ORDER),
        ("Final[List[Order]]", Type(LIST, (ORDER,))),
        ("Repo[Order]", Type("m.py#Repo", (ORDER,))),
        ("Repo", Type("m.py#Repo")),
        ("Orders", Type(LIST, (ORDER,))),
        ("Again", Type(LIST, (ORDER,))),
        ("ById", Type(DICT, (Type(INT), ORDER))),
        ("MaybeOrder", Type("m.py#Order", (), True)),
        ("OrderId", Type(INT)),
        ("int", Type(INT)),
        ("None", Type("builtins.NoneType", (), True)),
        ("T", Type("~T")),
    ],
)
def test_an_annotation_is_read(link, annotation, expected):
    assert read(link, annotation) == expected


@pytest.mark.parametrize(
    "annotation",
    [
        "unknown.X",
        "Missing",
        "Any",
        "Callable[[int], Order]",
        "Literal['a']",
        "Optional[Missing]",
        "ClassVar",
        "strawberry.Private",
        "strawberry.Other[Order]",
    ],
)
def test_what_is_no_known_class_stays_unknown(link, annotation):
    assert read(link, annotation) is None


@pytest.fixture
def models(link):
    return link({"m.py": MODELS + "        pass\n"})


def member_type(program, receiver, name):
    member = program.member(program.classes[receiver.cls], name)
    return program.member_type(receiver, member)


@pytest.mark.parametrize("receiver", [Type("m.py#Repo", (ORDER,)), Type("m.py#OrderRepo"), Type("m.py#SpecialRepo")])
def test_a_generic_base_says_what_members_are(models, receiver):
    assert member_type(models, receiver, "get") == ORDER
    assert member_type(models, receiver, "all") == Type(LIST, (ORDER,))
    assert member_type(models, receiver, "find") == Type("m.py#Order", (), True)
    assert member_type(models, receiver, "first") == ORDER
    assert member_type(models, receiver, "model") == Type("type", (ORDER,))
    assert member_type(models, receiver, "same") == receiver
    assert member_type(models, receiver, "pair") == Type(DICT, (Type("~K"), ORDER))
    assert models.element_type(receiver) == ORDER


def test_a_raw_base_says_nothing(models):
    for receiver in (Type("m.py#RawRepo"), Type("m.py#Repo")):
        assert member_type(models, receiver, "get") is None
        assert member_type(models, receiver, "all") == Type(LIST, (Type("?"),))
        assert models.element_type(receiver) is None


def test_type_parameters_follow_the_order_of_generic(models):
    assert member_type(models, Type("m.py#ListRepo", (LINE, ORDER)), "get") == Type(LIST, (ORDER,))


def test_type_parameters_without_generic_follow_the_bases(models):
    assert member_type(models, Type("m.py#Undeclared", (ORDER,)), "get") == ORDER


def test_a_class_object_gives_the_members_of_its_class(models):
    assert member_type(models, Type("m.py#OrderRepo"), "same") == Type("m.py#OrderRepo")
    member = models.member(models.classes["m.py#OrderRepo"], "get")
    assert models.member_type(Type("type", (Type("m.py#OrderRepo"),)), member) == ORDER


@pytest.mark.parametrize(
    ("type", "expected"),
    [
        (Type(LIST, (ORDER,)), ORDER),
        (Type("builtins.set", (ORDER,)), ORDER),
        (Type("builtins.frozenset", (ORDER,)), ORDER),
        (Type(DICT, (Type(STR), ORDER)), Type(STR)),
        (Type("collections.defaultdict", (Type(STR), ORDER)), Type(STR)),
        (Type("typing.Mapping", (Type(STR), ORDER)), Type(STR)),
        (Type("typing.Iterator", (ORDER,)), ORDER),
        (Type("typing.Generator", (ORDER, LINE, LINE)), ORDER),
        (Type("typing.AsyncIterator", (ORDER,)), ORDER),
        (Type("builtins.tuple", (ORDER,)), ORDER),
        (Type("builtins.tuple", (ORDER, LINE)), Type("|", (ORDER, LINE))),
        (Type("builtins.enumerate", (ORDER,)), Type("builtins.tuple", (Type(INT), ORDER))),
        (Type("m.py#Lines"), LINE),
        (Type("m.py#Table"), Type(STR)),
        (Type(STR), Type(STR)),
        (Type("|", (Type(LIST, (ORDER,)), Type("builtins.set", (LINE,)))), Type("|", (ORDER, LINE))),
        (Type("[]", (ORDER,)), ORDER),
        (Type(LIST, (Type("m.py#Order", (), True),)), Type("m.py#Order", (), True)),
    ],
)
def test_iterating_yields_the_element(models, type, expected):
    assert models.element_type(type) == expected


@pytest.mark.parametrize(
    "type",
    [
        ORDER, Type(INT), Type(LIST), Type(LIST, (Type("?"),)), Type("no.such.Class", (ORDER,)), Type("[]"), Type("~T"),
        Type("|", (Type(LIST, (ORDER,)), Type(INT))),
    ],
)  # fmt: skip
def test_iterating_what_is_not_known_to_be_iterable_yields_nothing(models, type):
    assert models.element_type(type) is None


def test_arguments_tell_what_type_parameters_are(models):
    iterable = Type("typing.Iterable", (Type("~T"),))
    assert models.unify(iterable, Type(LIST, (ORDER,))) == {"T": ORDER}
    assert models.unify(iterable, Type("m.py#Lines")) == {"T": LINE}
    assert models.unify(iterable, Type(INT)) == {}
    assert models.unify(Type("~T", (), True), Type("m.py#Order", (), True)) == {"T": ORDER}


def test_seen_as_an_ancestor(models):
    assert models.seen_as(Type("m.py#SpecialRepo"), "m.py#Repo") == Type("m.py#Repo", (ORDER,))
    assert models.seen_as(Type("m.py#SpecialRepo"), "m.py#Line") is None
    assert models.seen_as(Type("unknown.X"), "m.py#Line") is None


def test_the_bound_of_a_type_variable(models):
    assert models.bound("M", "m.py", "Bounded.get") == ORDER
    assert models.bound("T", "m.py", "Repo.get") is None
    assert models.bound("Nothing", "m.py", "Repo.get") is None


def test_type_parameters_of_the_new_syntax(link):
    source = """
        class Order: ...
        class Repo[T]:
            def get(self) -> T: ...
            def pick[U](self, one: U) -> U: ...
        class OrderRepo(Repo[Order]): ...
    """
    program = link({"m.py": source})
    assert member_type(program, Type("m.py#OrderRepo"), "get") == ORDER
    assert member_type(program, Type("m.py#OrderRepo"), "pick") == Type("~U")


def test_a_type_variable_imported_from_another_module(link):
    files = {
        "base.py": "from typing import TypeVar, Generic\nT = TypeVar('T')\nclass Repo(Generic[T]):\n    def get(self) -> T: ...",
        "m.py": "from base import T, Repo\nclass Order: ...\n"
        "class Sub(Repo[T]):\n    def other(self) -> T: ...\nclass Final(Sub[Order]): ...",
    }
    program = link(files)
    assert member_type(program, Type("m.py#Final"), "get") == ORDER
    assert member_type(program, Type("m.py#Final"), "other") == ORDER


def test_an_alias_of_itself_ends(link):
    program = link({"m.py": "A = list[B]\nB = dict[str, A]\nC = list[C]\nclass X:\n    a: A\n    c: C"})
    assert member_type(program, Type("m.py#X"), "c").cls == LIST
    assert member_type(program, Type("m.py#X"), "a").cls == LIST


def test_stub_generics_of_a_library(link):
    stubs = {
        "<models>/python/django/db/models.pyi": """
            from typing import Generic, TypeVar, Iterator, Optional, Self
            T = TypeVar("T")
            class QuerySet(Generic[T]):
                def filter(self) -> Self: ...
                def first(self) -> Optional[T]: ...
                def __iter__(self) -> Iterator[T]: ...
        """
    }
    source = """
        from django.db import models
        class Order: ...
        class Own(models.QuerySet['Order']): ...
        class H:
            q: models.QuerySet[Order]
    """
    program = link({"m.py": source}, stubs=stubs)
    queryset = member_type(program, Type("m.py#H"), "q")
    assert queryset == Type("django.db.models.QuerySet", (ORDER,))
    assert member_type(program, queryset, "filter") == queryset
    assert member_type(program, queryset, "first") == Type("m.py#Order", (), True)
    assert program.element_type(queryset) == ORDER
    assert member_type(program, Type("m.py#Own"), "filter") == Type("m.py#Own")
    assert program.element_type(Type("m.py#Own")) == ORDER


def test_a_field_named_like_its_type_does_not_hide_the_type(link):
    source = """
        class date: ...
        class Line: ...
        class Form:
            date: date | None = None
            other: date
            Line: "Line" = field()
            def list(self) -> list[int]: ...
            def more(self) -> "list[Line]": ...
            def date2(self) -> date: ...
    """
    program = link({"m.py": source})
    form = Type("m.py#Form")
    assert member_type(program, form, "date") == Type("m.py#date", (), True)
    assert member_type(program, form, "other") == Type("m.py#date")
    assert member_type(program, form, "Line") == LINE
    assert member_type(program, form, "list") == Type(LIST, (Type(INT),))
    assert member_type(program, form, "more") == Type(LIST, (LINE,))
    assert member_type(program, form, "date2") == Type("m.py#date")
