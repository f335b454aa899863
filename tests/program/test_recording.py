"""What an answer was drawn from is recorded, so that results cached per source are dropped when they must be and only then."""

from __future__ import annotations

import pytest

FILES = {
    "shop/__init__.py": "from .models import Order",
    "shop/models.py": "from .base import Base\nclass Order(Base):\n    total: int",
    "shop/base.py": "class Base:\n    name: str",
    "shop/other.py": "class Other: ...",
    "app.py": "from shop import Order",
}


def reads(program, question):
    program.reads = recorded = set()
    question()
    program.reads = set()
    return {path for path in recorded if not path.startswith("<core>")}


def test_a_name_depends_on_the_modules_it_came_through(link):
    program = link(FILES)

    def question():
        return program.class_named("app.py", "Order")

    first = reads(program, question)
    assert first == {"app.py", "shop/__init__.py", "shop/models.py"}
    assert reads(program, question) == first


def test_a_member_depends_on_all_classes_it_was_looked_for_in(link):
    program = link(FILES)
    order = program.class_named("app.py", "Order")
    first = reads(program, lambda: program.member(order, "name"))
    assert {"shop/models.py", "shop/base.py"} <= first
    assert "shop/other.py" not in first
    assert reads(program, lambda: program.member(order, "name")) == first


def test_an_answer_records_the_same_whether_or_not_its_parts_were_asked_for_before(link):
    fresh, used = link(FILES), link(FILES)
    for path in FILES:
        for cls in used.classes_of(path):
            used.ancestors(cls)
            used.base_names(cls)
            used.subclasses(cls)

    def question(program):
        return lambda: program.member(program.classes["shop/models.py#Order"], "missing")

    assert reads(fresh, question(fresh)) == reads(used, question(used))


def test_what_was_not_found_is_recorded_too(link):
    program = link(FILES)
    assert "shop/models.py" in reads(program, lambda: program.resolve("app.py", "Order.missing"))


def test_subclasses_depend_on_a_digest_of_their_own(link):
    program = link(FILES)
    base = program.classes["shop/base.py#Base"]
    (entry,) = reads(program, lambda: program.subclasses(base))
    same = link({**FILES, "shop/other.py": "class Other: ...\ndef f(): ..."})
    more = link({**FILES, "shop/other.py": "from .base import Base\nclass Other(Base): ..."})
    assert program.declarations_digest(entry) == same.declarations_digest(entry) != b""
    assert program.declarations_digest(entry) != more.declarations_digest(entry)


def test_subclasses_do_not_depend_on_what_they_declare(link):
    files = {**FILES, "shop/other.py": "from .base import Base\nclass Other(Base): ..."}
    program = link(files)
    (entry,) = reads(program, lambda: program.subclasses(program.classes["shop/base.py#Base"]))
    more = link({**files, "shop/other.py": "from .base import Base\nclass Other(Base):\n    def save(self, force): ..."})
    assert program.declarations_digest(entry) == more.declarations_digest(entry)


def declaring_save(program):
    return program.declaring_below(program.classes["shop/base.py#Base"], "save")


@pytest.mark.parametrize(
    ("declared", "is_another"),
    [
        ("def save(self, force): ...", True),
        ("def save(self): ...", True),
        ("save = None", True),
        ("def store(self, force): ...", False),
        ("saved = None", False),
    ],
)
def test_what_subclasses_override_has_a_digest_for_each_name(link, declared, is_another):
    files = {**FILES, "shop/other.py": "from .base import Base\nclass Other(Base): ..."}
    program = link(files)
    (entry,) = reads(program, lambda: declaring_save(program))
    other = link({**files, "shop/other.py": f"from .base import Base\nclass Other(Base):\n    {declared}"})
    assert [cls.name for cls in declaring_save(other)] == (["Other"] if is_another else [])
    assert (program.declarations_digest(entry) != other.declarations_digest(entry)) == is_another


def test_an_override_that_takes_more_changes_the_digest_of_its_name(link):
    def digest(parameters):
        override = f"from .base import Base\nclass Other(Base):\n    def save({parameters}): ..."
        program = link({**FILES, "shop/other.py": override})
        (entry,) = reads(program, lambda: declaring_save(program))
        return program.declarations_digest(entry)

    assert digest("self") != digest("self, force") == digest("self, hard")


def test_the_digest_of_declarations_ignores_bodies(link):
    one = link({"a.py": "class A:\n    def f(self):\n        return 1"})
    other = link({"a.py": "class A:\n    def f(self):\n        return 2"})
    changed = link({"a.py": "class A:\n    def g(self):\n        return 1"})
    assert one.declarations_digest("a.py") == other.declarations_digest("a.py")
    assert one.declarations_digest("a.py") != changed.declarations_digest("a.py")
    assert one.declarations_digest("missing.py") == b""


def test_the_digest_of_the_namespace_changes_with_modules_and_classes_only(link):
    def digest(files):
        return link(files).namespace_digest()

    base = digest(FILES)
    assert digest(FILES) == base
    assert digest({**FILES, "shop/other.py": "class Other:\n    def f(self): ..."}) == base
    assert digest({**FILES, "shop/other.py": "class Others: ..."}) != base
    assert digest({**FILES, "shop/new.py": ""}) != base
    assert digest({path: text for path, text in FILES.items() if path != "shop/other.py"}) != base


def test_the_order_of_sources_does_not_matter(link):
    assert link(FILES).namespace_digest() == link(dict(reversed(FILES.items()))).namespace_digest()


def test_whether_a_name_is_mentioned_at_all_is_recorded_nowhere(link):
    program = link({**FILES, "user.py": "def run(order):\n    return order.total()\n"})
    assert not reads(program, lambda: program.callers().is_mentioned("total"))
    assert program.callers().is_mentioned("total")
    assert not program.callers().is_mentioned("run")
