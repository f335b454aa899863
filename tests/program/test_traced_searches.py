"""What a search of names finds depends on which modules and classes there are: each is traced with what it was about, so that a
class or a source that is added concerns those who searched for its name, and nobody else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import nullguard
from nullguard.program.searches import ALL_CLASSES, ALL_SOURCES, is_search

PYTHON = {
    "shop/__init__.py": "",
    "shop/models.py": "class Order:\n    class Meta: ...\nclass Special(Order): ...",
    "shop/views.py": "from shop.models import Order\nimport shop.late\nfrom shop import forms",
    "app.py": "import shop",
}
JAVA = {
    "shop/Order.java": "package shop; import org.acme.Money; import org.other.*; public class Order { Money total; }",
    "shop/Line.java": "package shop; public class Line { Order order; }",
}
FILES = {**PYTHON, **JAVA}


def searched(program, question):
    """The searches that a question makes, with what they find."""
    program.reads = recorded = set()
    question(program)
    program.reads = set()
    return {name: program.declarations_digest(name) for name in recorded if is_search(name)}


def concerned(link, question, added, removed=()):
    """Whether a question searches for what is added or removed, or a source that it looks at imports it."""
    before, now = link(FILES), link({path: text for path, text in {**FILES, **added}.items() if path not in removed})
    before.reads = recorded = set()
    question(before)
    before.reads = set()
    assert before.surroundings_digest() == now.surroundings_digest()
    return any(before.declarations_digest(name) != now.declarations_digest(name) for name in recorded if is_search(name)) or any(
        before.imports_digest(path) != now.imports_digest(path) for path in recorded if path in FILES
    )


NEW = {"shop/other.py": "class Other: ..."}


@pytest.mark.parametrize(
    ("question", "added", "is_concerned"),
    [
        (lambda p: p.resolve("shop/views.py", "Order"), NEW, False),
        (lambda p: p.resolve("shop/views.py", "forms"), NEW, False),
        (lambda p: p.resolve("shop/views.py", "forms"), {"shop/forms.py": ""}, True),
        (lambda p: p.resolve("shop/views.py", "forms"), {"shop/forms/__init__.py": ""}, True),
        (lambda p: p.resolve("shop/views.py", "shop.late.find"), {"shop/late.py": "def find(): ..."}, True),
        (lambda p: p.resolve("app.py", "shop.later"), {"shop/later.py": ""}, True),
        (lambda p: p.resolve("app.py", "shop.later"), {"shop/later/deep.py": ""}, True),
        (lambda p: p.resolve("app.py", "shop.later"), NEW, False),
        (lambda p: p.class_named("app.py", "shop.later.Order"), {"shop/later.py": ""}, True),
        (lambda p: p.class_named("app.py", "shop.later.Order"), NEW, False),
        (lambda p: p.resolve("shop/views.py", "Order"), {"shop/models/__init__.py": "class Order: ..."}, True),
        (lambda p: p.resolve("app.py", "shop"), {"shop.py": ""}, False),  # the package stands before the module
        (lambda p: p.type_of(p.classes["shop/Line.java#Line"].decl.fields[0].type, "shop/Line.java", "Line"), NEW, False),
        (lambda p: p.resolve("shop/Line.java", "Order"), {"shop/b/Order.java": "package shop.b; class Order {}"}, True),
        (lambda p: p.resolve("shop/Line.java", "Order"), {"shop/b/Other.java": "package shop.b; class Other {}"}, False),
        (lambda p: p.resolve("shop/Order.java", "Money"), {"acme/Money.java": "package org.acme; class Money {}"}, True),
        (lambda p: p.resolve("shop/Order.java", "Euro"), {"acme/Euro.java": "package org.other; class Euro {}"}, True),
        (lambda p: p.resolve("shop/Order.java", "Euro"), {"acme/Yen.java": "package org.other; class Yen {}"}, True),
        (lambda p: p.resolve("shop/Order.java", "shop.sub.Euro"), {"s/Euro.java": "package shop.sub; class Euro {}"}, True),
        (lambda p: p.called_like("order_repo"), NEW, False),
        (lambda p: p.called_like("order_repo"), {"shop/other.py": "class OrderRepository: ..."}, True),
        (lambda p: p.is_nested_below(p.classes["shop/models.py#Order"], "Kind"), NEW, False),
        (
            lambda p: p.is_nested_below(p.classes["shop/models.py#Order"], "Kind"),
            {"shop/other.py": "from shop.models import Order\nclass Other(Order):\n    class Kind: ..."},
            True,
        ),
    ],
)
def test_who_is_concerned(link, question, added, is_concerned):
    # `org` is known as the first part of a package's name whatever is added
    assert concerned(link, question, {**added}) == is_concerned


@pytest.fixture
def link(link):
    """With a Java package of each first part that the tests add."""
    known = {"org/Known.java": "package org.known; class Known {}"}
    return lambda files: link({**known, **files})


def test_a_search_records_the_same_whether_or_not_it_was_made_before(link):
    def question(program):
        return program.resolve("shop/views.py", "forms"), program.resolve("shop/Order.java", "Money")

    used = link(FILES)
    question(used)
    assert searched(link(FILES), question) == searched(used, question) != {}


def test_to_go_through_all_is_traced_and_to_look_one_up_is_not(link):
    program = link(FILES)
    assert searched(program, lambda p: [p.classes.get("shop/models.py#Order"), "app.py" in p.sources, p.sources["app.py"]]) == {}
    assert set(searched(program, lambda p: [*p.classes])) == {ALL_CLASSES}
    assert set(searched(program, lambda p: dict(p.sources.items()))) == {ALL_SOURCES}
    assert set(searched(program, lambda p: [*p.sources.values(), *p.classes.keys()])) == {ALL_CLASSES, ALL_SOURCES}


# ---- nobody who is asked while a source is interpreted goes through all classes or sources. `tests/same_process.py` sees to it
# in all small programs that are analysed; here is who does it before, because it is in nobody's trace.

_BEFORE = {
    "what maps rows, and the schema: all answers depend on what they say": {
        "frameworks/django/models/entities.py", "frameworks/django/models/models.py",
        "frameworks/django/models/serialized.py",  "frameworks/field_calls.py",
        "frameworks/java_mappings.py", "frameworks/jdbc/calls.py", "frameworks/jdbc/jdbi.py", "frameworks/jdbc/jooq.py",
        "frameworks/jdbc/readers.py", "frameworks/jdo.py", "frameworks/jpa/classes.py", "frameworks/jpa/converters.py",
        "frameworks/jpa/entities.py", "frameworks/mapping_files.py",
        "frameworks/mybatis/entities.py",
        "frameworks/peewee/entities.py", "frameworks/plain_tables.py", "frameworks/pony/entities.py", "frameworks/records.py",
        "frameworks/row_classes/copies.py", "frameworks/row_classes/keyed_getters.py", "frameworks/row_classes/named_tables.py",
        "frameworks/schema/guesses.py", "frameworks/schema/schema.py", "frameworks/spring_relational.py",
        "frameworks/sqlalchemy/entities.py", "frameworks/sqlalchemy/imperative.py", "frameworks/sqlalchemy/tables.py",
        "frameworks/tortoise/entities.py", "frameworks/transfers/by_name.py", "frameworks/transfers/entities.py",
        "frameworks/transfers/queries.py", "frameworks/versioned_objects.py",
    },
    "the schema, which is kept with what these go through (`migrations/listed.py`); entities, as above": {
        "frameworks/django/models/labels.py", "frameworks/django/models/targets.py", "frameworks/migrations/aerich.py",
        "frameworks/migrations/alembic/revisions.py", "frameworks/migrations/django/sources.py",
    },
    "models of frameworks, when they are made, or in their `basis`": {
        "frameworks/converted_columns.py", "frameworks/django/handed/conventions.py", "frameworks/django/handed/permitted.py",
        "frameworks/generated_messages.py", "frameworks/jdbc/read_rows.py", "frameworks/jdbc/scalars.py",
        "frameworks/marshmallow.py", "frameworks/models.py",
        "frameworks/mybatis/statements.py", "frameworks/mybatis/types.py", "frameworks/pyramid_services.py",
        "frameworks/query_rows.py", "frameworks/templates/functions.py", "frameworks/wtforms.py",
    },
    "all answers depend on it, or those on clients": {
        "flow/bodies/choice_fields.py", "frameworks/clients/project_clients.py", "frameworks/clients/settings_modules.py",
        "frameworks/configuration/binding.py", "frameworks/configuration/providers.py",
    },
    "checks, which run anew": {
        "frameworks/call_ways.py", "frameworks/forms.py", "frameworks/made_rows/entrances.py",
        "frameworks/made_rows/receivers.py", "frameworks/made_rows/saving_listeners.py", "frameworks/validation.py",
    },
}  # fmt: skip


def test_who_goes_through_all_classes_or_sources_is_known():
    package = Path(str(nullguard.__file__)).parent
    found = {
        file.relative_to(package).as_posix()
        for folder in ("flow", "frameworks")
        for file in (package / folder).rglob("*.py")
        if any(_goes_through_all(ast.parse(file.read_text(encoding="utf-8"))))
    }
    assert found == set().union(*_BEFORE.values())


def _goes_through_all(tree: ast.Module) -> Iterator[bool]:
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("classes", "sources"):
            holder = ast.unparse(node.value).rpartition(".")[2]
            yield holder.strip("_") == "program" and not _looks_one_up(node, parents[node])


def _looks_one_up(node: ast.Attribute, parent: ast.AST) -> bool:
    if isinstance(parent, ast.Attribute):
        return parent.attr in ("get", "__getitem__")
    if isinstance(parent, ast.Subscript):
        return parent.value is node
    return isinstance(parent, ast.Compare) and node in parent.comparators and isinstance(parent.ops[0], (ast.In, ast.NotIn))


def test_both_are_told_apart():
    texts = ("program.classes.get(x)", "x in self._program.sources", "program.classes[x]", "map(program.classes.get, x)")
    assert not any(any(_goes_through_all(ast.parse(text))) for text in texts)
    texts = ("program.classes.values()", "[x for x in self._program.sources]", "sorted(w.program.classes)")
    assert all(any(_goes_through_all(ast.parse(text))) for text in texts)
