"""A Python function that is declared to give something or null, and that says what it gives where it finds nothing, gives
something; so do the members of a declared tuple."""

from __future__ import annotations

import pytest

DECLARED = """
from typing import Optional

class Rows:
    def first(self): ...

class Cache:
    held: dict[str, Rows] = {{}}

    def rows(self, key, spare) -> Rows | None:
        {body}

    def pair(self, key, spare) -> tuple[Rows | None, str | None]:
        {pair}

def show(cache: Cache, key, spare):
    cache.rows(key, spare).first()

def show_pair(cache: Cache, key, spare):
    rows, text = cache.pair(key, spare)
    rows.first()
"""


def uses(analyse, body: str, pair: str) -> int:
    return len(analyse({"a.py": DECLARED.format(body=body, pair=pair)})["a.py"])


@pytest.mark.parametrize(
    "given", ["self.held.get(key, Rows())", "Rows()", "self.held.pop(key, Rows())", "self.held.setdefault(key, Rows())"]
)
def test_it_says_what_it_gives(analyse, given):
    assert uses(analyse, f"return {given}", f"return {given}, key") == 0


def test_on_each_way(analyse):
    body = "if key:\n            return self.held.get(key, Rows())\n        return Rows()"
    assert uses(analyse, body, body.replace("Rows())", "Rows()), key").replace("return Rows()", "return Rows(), key")) == 0


@pytest.mark.parametrize(
    "given",
    [
        "None",
        "self.held.get(key)",
        "self.held.get(key, None)",
        "self.held.get(key, spare)",
        "self.held[key]",
        "spare.rows(key)",
        "self.held.get(key, 3)",
    ],
)
def test_null_or_something_unknown(analyse, given):
    assert uses(analyse, f"return {given}", f"return {given}, key") == 2


def test_on_one_way_only(analyse):
    body = "if key:\n            return self.held.get(key, Rows())\n        return {}"
    assert uses(analyse, body.format("None"), body.replace("Rows())", "Rows()), key").format("None, key")) == 2


@pytest.mark.parametrize(
    "body",
    [
        "if key:\n            return self.held.get(key, Rows())",
        "try:\n            return self.held.get(key, Rows())\n        except KeyError:\n            pass",
        "for one in spare:\n            return Rows()",
        "def make():\n            return Rows()\n        spare.keep(make)",
    ],
)
def test_it_may_fall_off_its_end(analyse, body):
    assert uses(analyse, body, "return Rows(), key") == 1


@pytest.mark.parametrize(
    "body",
    [
        "def make():\n            return spare.first()\n        spare.keep(make)\n        return self.held.get(key, Rows())",
        "with spare:\n            return self.held.get(key, Rows())",
        "if key:\n            return Rows()\n        else:\n            raise KeyError",
        "try:\n            return self.held.get(key, Rows())\n        except KeyError:\n            return Rows()",
        "spare.keep(lambda: key)\n        return self.held.get(key, Rows())",
    ],
)
def test_it_always_says_so_itself(analyse, body):
    assert uses(analyse, body, "return Rows(), key") == 0


def test_a_class_below_may_give_null(analyse):
    below = "\nclass Lazy(Cache):\n    def rows(self, key, spare) -> Rows | None:\n        return None\n"
    text = DECLARED.format(body="return self.held.get(key, Rows())", pair="return Rows(), key")
    assert len(analyse({"a.py": text + below})["a.py"]) == 1
