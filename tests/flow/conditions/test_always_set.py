"""Private fields that are made with their object: a test for null tells nothing of them."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

USE = "void run() { if (items == null) { log(); } items.size(); }"


@pytest.fixture
def tested(analyse):
    """`tested(members)`: whether the use in a class with these members is reported because somebody tested it."""

    def found(members: str) -> bool:
        text = f"package shop;\nimport java.util.*;\nclass Service {{\n{indent(dedent(members), '    ')}\n    {USE}\n}}"
        return bool(analyse({"shop/Service.java": text})["shop/Service.java"])

    return found


@pytest.mark.parametrize(
    "members",
    [
        "private List<String> items = new ArrayList<>();",
        "private final List<String> items = new ArrayList<>();",
        "private List<String> items;\nService() { items = new ArrayList<>(); }",
        "private List<String> items;\nService() { this.items = new ArrayList<>(); }\nvoid clear() { items = new Stack<>(); }",
        "private List<String> items;\nService() { init(); }\nprivate void init() { items = new ArrayList<>(); }",
        "private List<String> items;\nService() { this(1); }\nService(int size) { items = new ArrayList<>(size); }",
    ],
)
def test_what_an_object_is_made_with(tested, members):
    assert not tested(members)


@pytest.mark.parametrize(
    "members",
    [
        "private List<String> items;",
        "List<String> items = new ArrayList<>();",
        "@Inject private List<String> items = new ArrayList<>();",
        "private List<String> items = new ArrayList<>();\nvoid drop() { items = null; }",
        "private List<String> items = new ArrayList<>();\nvoid set(List<String> items) { this.items = items; }",
        "private List<String> items;\nvoid load() { items = new ArrayList<>(); }",
        "private List<String> items;\nService(List<String> items) { this.items = items; }",
    ],
)
def test_what_may_be_null_all_the_same(tested, members):
    assert tested(members)
