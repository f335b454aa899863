"""The shipped stubs of libraries: readable, and saying of each call what the library does."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from nullguard.languages import read_source
from nullguard.model.source import Language
from nullguard.program.symbols import Type

MODELS = Path(__file__).parents[2] / "rules" / "models"
STUBS = [path for path in sorted(MODELS.rglob("*")) if path.suffix in (".pyi", ".java")]


@pytest.mark.parametrize("path", STUBS, ids=lambda path: path.name)
def test_every_stub_is_read_without_problems(path):
    facts = read_source(path.read_bytes(), Language.JAVA if path.suffix == ".java" else Language.PYTHON)
    assert facts.problems == ()
    assert facts.classes or facts.functions or facts.imports  # a package may only hand on what its modules have


def result(program, receiver, *calls):
    """The type after calling methods (or reading attributes) one after the other, and the marks of the last."""
    marks: set[str] = set()
    for name in calls:
        member = program.member(program.classes[receiver.cls], name)
        receiver = program.member_type(receiver, member)
        marks = {item.name for function in member.functions for item in function.decl.annotations}
    return receiver, marks


ORDER = "shop/models.py#Order"


@pytest.mark.parametrize(
    ("calls", "nullable", "mark"),
    [
        (("objects", "get"), False, None),
        (("objects", "first"), True, "lookup"),
        (("objects", "filter", "exclude", "order_by", "first"), True, "lookup"),
        (("objects", "filter", "get"), False, None),
        (("objects", "all", "alast"), True, "lookup"),
        (("objects", "create"), False, None),
        (("objects", "filter", "latest"), False, None),
    ],
)
def test_django_queries(link, calls, nullable, mark):
    program = link({"shop/models.py": "from django.db import models\nclass Order(models.Model): ...\n"})
    type_, marks = result(program, Type(ORDER), *calls)
    assert (type_.cls, type_.nullable) == (ORDER, nullable)
    assert ("lookup" in marks) == (mark == "lookup")


@pytest.mark.parametrize(
    ("receiver", "calls", "nullable"),
    [
        ("sqlalchemy.orm.Query", ("filter_by", "first"), True),
        ("sqlalchemy.orm.Query", ("filter", "one"), False),
        ("sqlalchemy.orm.Query", ("get",), True),
        ("flask_sqlalchemy.Query", ("first_or_404",), False),
        ("flask_sqlalchemy.Query", ("filter", "one_or_none"), True),
        ("sqlalchemy.Result", ("scalars", "first"), True),
        ("sqlalchemy.Result", ("scalar_one",), False),
        ("sqlalchemy.Result", ("scalar_one_or_none",), True),
    ],
)
def test_sqlalchemy_queries(link, receiver, calls, nullable):
    program = link({"shop/models.py": "class Order: ...\n"})
    type_, marks = result(program, Type(receiver, (Type(ORDER),)), *calls)
    assert (type_.cls, type_.nullable) == (ORDER, nullable)
    assert ("lookup" in marks) == nullable


@pytest.mark.parametrize(
    ("field", "calls", "expected"),
    [
        ("repository", ("findById",), "java.util.Optional"),
        ("repository", ("getReferenceById",), "S.java#Order"),
        ("repository", ("findAllById",), "java.util.List"),
        ("query", ("setMaxResults", "getSingleResult"), "S.java#Order"),
        ("query", ("setMaxResults", "getResultList"), "java.util.List"),
        ("hibernate", ("setMaxResults", "uniqueResult"), "S.java#Order"),
    ],
)
def test_java_queries(link, field, calls, expected):
    program = link({
        "S.java": """
            import jakarta.persistence.TypedQuery;
            import org.hibernate.query.Query;
            import org.springframework.data.jpa.repository.JpaRepository;
            class Order { }
            interface Orders extends JpaRepository<Order, Long> { }
            class Service { Orders repository; TypedQuery<Order> query; Query<Order> hibernate; }
        """
    })  # fmt: skip
    type_, marks = result(program, Type("S.java#Service"), field, *calls)
    assert type_.cls == expected
    assert ("Lookup" in marks) == (calls[-1] == "uniqueResult")


ROWS = """
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import com.github.pagehelper.PageInfo;
import org.springframework.context.ApplicationContext;
class Order { }
interface Orders extends BaseMapper<Order> { }
class S {
    Page<Order> page;
    PageInfo<Order> info;
    ApplicationContext context;
}
"""


@pytest.mark.parametrize(("field", "calls"), [("page", ("getRecords",)), ("info", ("getList",))])
def test_pages_hold_rows(link, field, calls):
    program = link({"S.java": ROWS})
    member = program.field(program.classes["S.java#S"], field)
    type_, marks = result(program, program.member_type(Type("S.java#S"), member), *calls)
    assert type_ == Type("java.util.List", (Type("S.java#Order"),))
    assert not marks


def test_a_container_gives_beans_that_are_there(link):
    program = link({"S.java": ROWS})
    functions = program.method(program.classes["org.springframework.context.ApplicationContext"], "getBean").functions
    assert len(functions) == 3
    assert not any(function.decl.annotations for function in functions)


@pytest.mark.parametrize("package", ["jakarta.persistence", "javax.persistence"])
def test_finding_by_key_may_find_nothing(link, package):
    program = link({"S.java": "class S { }"})
    found = program.method(program.classes[f"{package}.EntityManager"], "find")
    assert all({"Lookup", "Nullable"} == {item.name for item in function.decl.annotations} for function in found.functions)
    reference = program.method(program.classes[f"{package}.EntityManager"], "getReference")
    assert not reference.functions[0].decl.annotations


def behaviour() -> list[list[str]]:
    lines = (MODELS / "python" / "null-behaviour.tsv").read_text().splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_the_table_of_pythons_behaviour_is_well_formed():
    head, *rows = behaviour()
    assert head == ["kind", "name", "argument", "arity", "outcome", "since", "until"]
    assert all(len(row) == 7 for row in rows)
    assert {row[0] for row in rows} == {"callable", "method", "operator", "construct"}
    assert {row[4] for row in rows} == {"raises", "safe", "corrupts", "stops", "proves", "holds", "denies", "affirms"}
    keys = [(*row[:4], row[5]) for row in rows]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("builtins.int", lambda: int(None)),
        ("builtins.len", lambda: len(None)),
        ("builtins.sorted", lambda: sorted(None)),
        ("builtins.bool", lambda: bool(None)),
        ("builtins.repr", lambda: repr(None)),
        ("builtins.hash", lambda: hash(None)),
        ("builtins.id", lambda: id(None)),
        ("builtins.abs", lambda: abs(None)),
        ("builtins.sum", lambda: sum(None)),
    ],
)
def test_the_table_says_what_the_running_python_does(name, call):
    outcome = next(row[4] for row in behaviour() if row[1] == name and row[2] in ("0", "0+"))
    if outcome == "raises":
        with pytest.raises(TypeError):
            call()
    else:
        call()


def test_the_table_says_which_predicates_are_never_true_of_none():
    denied = [row[1] for row in behaviour() if row[4] == "denies" and not row[1].startswith("pandas.")]
    assert len(denied) > 20
    assert not any(getattr(import_module(name.partition(".")[0]), name.rpartition(".")[2])(None) for name in denied)
