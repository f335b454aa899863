"""What all written calls of a Java method know lowers what is found in it; calls that know nothing leave it as it is."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.summaries.observations import Use
from tests.flow.conftest import SHOP_JAVA, world_of

SERVICE = "public class Service implements Job { public int run(Order order) { return order.getReference().length(); } }"
JOB = "interface Job { int run(Order order); }"
ORDER = SHOP_JAVA.replace("@Entity", "enum Kind { CARD, CASH; }\n@Entity").replace(
    "public String getNumber",
    "@Column(nullable = false) private Kind kind;\n    public Kind getKind() { return kind; }\n    String getNumber",
)


def use(callers: str, service: str = SERVICE) -> Use:
    """The one use in the service."""
    files = {"shop/Order.java": ORDER, "shop/Service.java": f"package shop;\n{service}", "shop/Job.java": f"package shop;\n{JOB}"}
    files["shop/Other.java"] = f"package shop;\nclass Other {{\n    Service service;\n    Job job;\n{callers}\n}}"
    (found,) = analyse_source(world_of(files), "shop/Service.java", frozenset({"getReference"})).uses
    return found


@pytest.mark.parametrize(
    "callers",
    [
        "void go(Order o) { if (o.getReference() != null) { service.run(o); } }",
        "void go(Order o) { if (o.getReference() == null) { return; } service.run(o); }",
        "void go(Order o) { if (o.getReference() != null) { job.run(o); } }",
        (
            "void go(Order o) { if (o.getReference() != null) { job.run(o); } }"
            "void to(Order p) { p.setReference(a()); service.run(p); }"
        ),
        "void go(java.util.List<Order> all) { for (Order o : all) { if (o.getReference() != null) { service.run(o); } } }",
    ],
)
def test_all_calls_test_it(callers):
    assert use(callers).is_guarded


@pytest.mark.parametrize(
    "callers",
    [
        "",
        "void go(Order o) { service.run(o); }",
        "void go(Order o, Order other) { if (other.getReference() != null) { service.run(o); } }",
        "void go(Order o) { if (o.getReference() != null) { service.run(o); } }\nvoid to(Order p) { service.run(p); }",
        "void go(Order o) { if (o.getReference() != null) { service.run(o); } }\nvoid to(Order p) { job.run(p); }",
        "void go(Order o) { if (o.getReference() != null) { service.run(o); } }\nObject all() { return (Job) service::run; }",
        "void go(Order o) { if (o.getReference() != null) { service.run(o); } unknown().run(o); }",
        "void go(Order o) { if (o.getReference() != null) { log(o); } service.run(o); }",
    ],
)
def test_not_all_calls_test_it(callers):
    assert not use(callers).is_guarded


def test_a_test_in_all_calls_leaves_what_else_is_used():
    service = SERVICE.replace("getReference().length()", "getQuantity().intValue()").replace(
        "return", "order.getReference(); return"
    )
    assert not use("void go(Order o) { if (o.getReference() != null) { service.run(o); } }", service).is_guarded


@pytest.mark.parametrize(
    ("callers", "status"),
    [
        ("void go(Order o) { if (o.getKind() == Kind.CARD) { service.run(o); } }", "kind"),
        ("void go(Order o) { switch (o.getKind()) { case CARD: service.run(o); break; default: } }", "kind"),
        ("void go(Order o) { if (o.getKind() == Kind.CARD) { log(o); } service.run(o); }", ""),
        ("void go(Order o, Order p) { if (p.getKind() == Kind.CARD) { service.run(o); } }", ""),
        ("void go(Order o) { if (o.getKind() == Kind.CARD) { service.run(o); } }\nvoid to(Order p) { service.run(p); }", ""),
    ],
)
def test_a_status_that_all_calls_know(callers, status):
    found = use(callers)
    assert (found.status, found.is_kind) == (status, bool(status))


MINE = (
    "public class Service implements Job { public int run(Order order) { "
    "order.run(); return order.getReference().length(); } void run() {} void run(Order one, Order other) {} }"
)


@pytest.mark.parametrize("count", [5, 40])
def test_calls_of_another_method_of_the_name_count_for_nothing(count):
    others = "".join(f"void go{number}() {{ service.run(); }}" for number in range(count))
    assert use(others + "void go(Order o) { if (o.getReference() != null) { service.run(o); } }", MINE).is_guarded


@pytest.mark.parametrize("other", ["service.run(o);", "all.forEach(service::run);", "service.run(o, o); job.run(o);"])
def test_calls_that_may_mean_it_count(other):
    others = f"void to(java.util.List<Order> all, Order o) {{ {other} }}"
    assert not use(others + "void go(Order o) { if (o.getReference() != null) { service.run(o); } }", MINE).is_guarded


def test_what_calls_of_an_overload_test_is_nothing_to_the_other():
    other = "public int run(Order order, int n) { return order.getReference().length() + n; }"
    service = SERVICE.replace("public int run", f"{other}\npublic int run")
    files = {"shop/Order.java": ORDER, "shop/Service.java": f"package shop;\n{service}", "shop/Job.java": f"package shop;\n{JOB}"}
    caller = "void go(Order o) { if (o.getReference() != null) { service.run(o); } }"
    files["shop/Other.java"] = f"package shop;\nclass Other {{\n    Service service;\n{caller}\n}}"
    uses = analyse_source(world_of(files), "shop/Service.java", frozenset({"getReference"})).uses
    assert [use.is_guarded for use in uses] == [False, True]


HANDING_ON = "void pass(Order o) { service.run(o); }\n"


@pytest.mark.parametrize(
    "callers",
    [
        "void go(Order o) { if (o.getReference() != null) { pass(o); } }",
        "void go(Order o) { o.getReference().trim(); pass(o); }",
        "void go(Order o) { if (o.getReference() != null) { pass(o); } }\nvoid to(Order p) { p.setReference(a()); pass(p); }",
    ],
)
def test_all_calls_of_what_calls_it_test_it(callers):
    assert use(HANDING_ON + callers).is_guarded


@pytest.mark.parametrize(
    "callers",
    [
        "void go(Order o) { pass(o); }",
        "void go(Order o) { if (o.getReference() != null) { pass(o); } }\nvoid to(Order p) { pass(p); }",
        "void go(Order o) { if (o.getReference() != null) { pass(o); } }\nvoid to(Order p) { service.run(p); }",
        (
            "void go(Order o) { if (o.getReference() != null) { next(o); } }\n"
            "void next(Order o) { last(o); }\nvoid last(Order o) { pass(o); }"
        ),
    ],
)
def test_others_do_not_or_are_too_far_away(callers):
    assert not use(HANDING_ON + callers).is_guarded
