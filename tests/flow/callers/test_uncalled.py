"""Java methods that nothing calls: what they use is doubtful."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

_HEAD = "package shop;\nimport com.google.common.annotations.VisibleForTesting;\nclass Service {"


def is_doubtful(head: str, members: str = "", other: str = "") -> bool:
    """Whether what a method uses is doubtful, in a class with `members`, beside a class that has others."""
    method = f"{head}(Order o) {{ o.getReference().trim(); }}"
    files = {"shop/Order.java": SHOP_JAVA, "shop/Service.java": f"{_HEAD}\n{method}\n{members}\n}}"}
    files["shop/Other.java"] = f"package shop;\nclass Other {{ {other} }}"
    (use,) = analyse_source(world_of(files), "shop/Service.java", frozenset({"getReference"})).uses
    return use.is_guarded


@pytest.mark.parametrize(
    ("head", "members", "other"),
    [
        ("private void show", "", ""),
        ("private static void show", "void other(Order o) { print(o); }", ""),
        ("private void show", "", "void go(View view, Order o) { view.show(o); }"),
        ("private void show", "void all(Order o) { show(o, 1); } void show(Order o, int times) { }", ""),
        ("@VisibleForTesting void show", "", ""),
        ("@VisibleForTesting static void show", "", "void go(View view, Order o) { view.print(o); }"),
    ],
)
def test_nothing_calls_it(head, members, other):
    assert is_doubtful(head, members, other)


@pytest.mark.parametrize(
    ("head", "members", "other"),
    [
        ("void show", "", ""),
        ("public void show", "", ""),
        ("protected void show", "", ""),
        ("private void show", "void all(Order o) { show(o); }", ""),
        ("private void show", "void all(Order o) { this.show(o); }", ""),
        ("private void show", "void all(java.util.List<Order> all) { all.forEach(this::show); }", ""),
        ("private void show", "java.util.function.Consumer<Order> shown = this::show;", ""),
        ("private void show", "java.util.function.Consumer<Order> shown = o -> show(o);", ""),
        ("@PostConstruct private void show", "", ""),
        ("private void readObject", "", ""),
        ("@VisibleForTesting public void show", "", ""),
        ("@VisibleForTesting @Scheduled void show", "", ""),
        ("@VisibleForTesting void show", "void all(Order o) { show(o); }", ""),
        ("@VisibleForTesting void show", "", "void go(Service service, Order o) { service.show(o); }"),
    ],
)
def test_something_may_call_it(head, members, other):
    assert not is_doubtful(head, members, other)


def test_what_a_method_declares_of_its_own_parameters_is_no_matter_of_calls():
    method = "private void show(@jakarta.annotation.Nullable String text, Order o) { text.trim(); o.getReference().trim(); }"
    files = {"shop/Order.java": SHOP_JAVA, "shop/Service.java": f"{_HEAD}\n{method}\n}}"}
    uses = analyse_source(world_of(files), "shop/Service.java", frozenset({"getReference"})).uses
    assert sorted((use.origin.kind, use.is_guarded) for use in uses) == [("column", True), ("declared", False)]
