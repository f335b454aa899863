"""What functions mention is traced where a function is handed out. Who takes functions out of the declaration of a class gets
them past that, and has to say so (`Program.look_at_mentions`), or an answer outlives what it was drawn from."""

from __future__ import annotations

import re
from pathlib import Path

import nullguard
from nullguard.program.trace import ALL_FUNCTIONS, looked_at

_PAST_THE_TRACE = re.compile(r"(?<!decl)(?<!Function)\.mentions\b")
"""`function.mentions`, of a declaration, where `function.decl.mentions` is of a function that was handed out."""

_ASKED_OF_ALL = {
    "program/unmentioned.py",  # indexes, whose answers have digests of their own
    "program/writers.py",
    "frameworks/clients/prefilter.py",  # of the source at hand, all of which counts for its answer
    "frameworks/clients/timing.py",
    "frameworks/clients/project_clients.py",  # found anew in each run; answers depend on what they say
    "frameworks/plain_tables.py",
    "frameworks/row_classes/copies.py",
    "frameworks/transfers/gifts.py",
}

_FOLDERS = ("flow", "frameworks", "program")
"""Those whose answers are kept. Checks, and what the pipeline itself asks, run anew, and manifests know of no functions."""


def test_who_looks_into_declarations_says_so():
    package = Path(str(nullguard.__file__)).parent
    silent = {
        file.relative_to(package).as_posix()
        for folder in _FOLDERS
        for file in (package / folder).rglob("*.py")
        if _PAST_THE_TRACE.search(text := file.read_text(encoding="utf-8")) and "look_at_mentions" not in text
    }
    assert silent == _ASKED_OF_ALL


def _mentions(reads):
    """The numbers of the functions whose mentions were traced, by path."""
    found = {}
    for path, number, is_body in filter(None, map(looked_at, reads)):
        if not is_body:
            found.setdefault(path, set()).add(number)
    return found


SOURCES = {
    "shop/a.py": "class Order:\n    def one(self):\n        pass\n    def two(self):\n        pass\n\ndef three():\n    pass\n",
    "shop/b.py": "from shop.a import Order, three\n",
}


def test_only_the_function_that_a_name_means(link):
    program = link(SOURCES)
    program.reads = set()
    three = program.resolve("shop/b.py", "three")
    assert _mentions(program.reads) == {"shop/a.py": {three.decl.body}}


def test_a_class_tells_nothing_of_what_its_methods_mention(link):
    program = link(SOURCES)
    program.reads = set()
    assert program.class_named("shop/b.py", "Order") is not None
    assert "shop/a.py" in program.reads
    assert _mentions(program.reads) == {}


def test_only_the_method_that_was_asked_for(link):
    program = link(SOURCES)
    cls = program.class_named("shop/b.py", "Order")
    program.reads = set()
    (two,) = program.method(cls, "two").functions
    assert _mentions(program.reads) == {"shop/a.py": {two.decl.body}}


def test_all_functions_of_a_source(link):
    program = link(SOURCES)
    program.reads = set()
    assert len(program.functions_of("shop/a.py")) > 2
    assert _mentions(program.reads) == {"shop/a.py": {ALL_FUNCTIONS}}


def test_a_body_that_is_read_counts(link):
    program = link(SOURCES)
    three = program.resolve("shop/b.py", "three")
    program.reads = set()
    program.body(three)
    assert [entry for entry in map(looked_at, program.reads) if entry and entry[2]] == [("shop/a.py", three.decl.body, True)]


def test_those_that_are_taken_out_of_a_declaration(link):
    program = link(SOURCES)
    cls = program.class_named("shop/b.py", "Order")
    program.reads = set()
    program.look_at_mentions(cls.path, cls.decl.functions[:1])
    assert _mentions(program.reads) == {"shop/a.py": {cls.decl.functions[0].body}}
    program.look_at_mentions("django/db.pyi", cls.decl.functions)
    assert set(_mentions(program.reads)) == {"shop/a.py"}
