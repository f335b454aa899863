"""Keyword arguments added to calls: what is written, and that nothing else changes."""

from __future__ import annotations

import pytest

from nullguard.fix.edits import Edit, changed
from nullguard.fix.guarded import insert_all
from nullguard.fix.python_arguments import Impossible, Insertion, insert

ADDED = (("timeout", "8"),)


def inserted(source: str, callee: str = "get") -> str | None:
    """The source with `timeout=8` in the call of `callee`; None where that is impossible."""
    data = source.encode()
    done = insert(Insertion("a.py", data, data.index(f"{callee}(".encode()) + len(callee.encode()), ADDED))
    return changed([done], lambda path: data)["a.py"].decode() if isinstance(done, Edit) else None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("get()\n", "get(timeout=8)\n"),
        ("get(url)\n", "get(url, timeout=8)\n"),
        ("get(url, )\n", "get(url, timeout=8, )\n"),
        ("get(*args)\n", "get(*args, timeout=8)\n"),
        (
            "x = s.get( url,\n          json={'ä': 1})  # über\r\n",
            "x = s.get( url,\n          json={'ä': 1},\n          timeout=8)  # über\r\n",
        ),
        ("get(\n    url,\n    json=1,\n)\n", "get(\n    url,\n    json=1,\n    timeout=8,\n)\n"),
        ("get(\n    url\n)\n", "get(\n    url,\n    timeout=8\n)\n"),
        (
            "get(\n    url,  # where\n    json=1,  # what\n)\n",
            "get(\n    url,  # where\n    json=1,  # what\n    timeout=8,\n)\n",
        ),
        ("if a:\n\tget(get_url(a))\n", "if a:\n\tget(get_url(a), timeout=8)\n"),
    ],
)
def test_an_argument_is_laid_out_as_its_neighbours(before, after):
    assert inserted(before) == after


@pytest.mark.parametrize(
    "source",
    [
        "get(url, **kwargs)\n",
        "get(url, timeout=None)\n",
        "get(x for x in y)\n",
        "get(url\n",
        "print 'get(url)'\n",
    ],
)
def test_where_it_is_not_plain_nothing_is_done(source):
    assert inserted(source) is None


@pytest.mark.parametrize(
    "hostile",
    [
        "x = " + "(" * 3000 + ")" * 3000 + "\nget(url)\n",
        "x = a" + ".b()" * 5000 + "\nget(url)\n",
        "x = " + "-" * 5000 + "1\nget(url)\n",
        "x = " + "not " * 5000 + "1\nget(url)\n",
        "x = " + "1 + " * 9000 + "1\nget(url)\n",
        "get(url)\n" + "# long\n" * 200_000,
    ],
    ids=["brackets", "a chain", "signs", "words", "a sum", "size"],
)
def test_what_breaks_the_parser_is_not_given_to_it(hostile):
    data = hostile.encode()
    answer = insert_all([Insertion("a.py", data, data.index(b"get(") + 3, ADDED)])
    assert isinstance(answer[0], Impossible)


def test_several_sources_are_done_in_order():
    sources = [b"get(a)\n", b"get(**a)\n", b"get(c)\n"]
    answers = insert_all([Insertion("a.py", data, 3, ADDED) for data in sources])
    assert [type(answer).__name__ for answer in answers] == ["Edit", "Impossible", "Edit"]


@pytest.mark.parametrize(
    "source",
    [
        "import a\r\nx = get(url)\r\n".encode("utf-8-sig"),
        "# -*- coding: latin-1 -*-\nx = 'é'\ny = get(url)\n".encode("latin-1"),
        "x = 'é'\ny = get(url)\n".encode(),
    ],
    ids=["a byte order mark", "Latin-1", "UTF-8"],
)
def test_encodings_stay(source):
    done = insert(Insertion("a.py", source, source.index(b"get(") + 3, ADDED))
    assert isinstance(done, Edit)
    assert changed([done], lambda path: source)["a.py"] == source.replace(b"get(url)", b"get(url, timeout=8)")
