"""Which functions have classes in their bodies is found once for a source: generated ones have thousands of classes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest

from nullguard.program.declarations import Declarations
from nullguard.program.scopes import Scopes


class Classes(dict[str, object]):
    """The classes of a source, which count how often somebody goes through them."""

    walks = 0

    def __iter__(self) -> Iterator[str]:
        self.walks += 1
        return super().__iter__()


class Source:
    """Declarations of one source without functions that declare types."""

    def __init__(self, *names: str) -> None:
        self.classes = Classes(dict.fromkeys(names))

    def classes_in(self, path: str) -> Classes:
        return self.classes

    def functions_named(self, path: str, scope: str) -> tuple[()]:
        return ()


def test_classes_are_gone_through_once():
    source = Source(*(f"Order{number}" for number in range(30)))
    scopes = Scopes(cast(Declarations, source))
    assert [scopes.of("a.py", f"Order{number}.save") for number in range(30)] == [f"Order{number}.()" for number in range(30)]
    assert source.classes.walks == 1


@pytest.mark.parametrize(
    ("scope", "seen"),
    [
        ("make", "make"),
        ("make.<locals>.Order.save", "make.<locals>.Order.()"),
        ("make.<locals>.Order.save.<locals>.Line.total", "make.<locals>.Order.save.<locals>.Line.()"),
        ("make.<locals>.Order.save", "make.<locals>.Order.save"),
        ("maker", ""),
        ("Order.make", "Order.()"),
    ],
)
def test_functions_around_classes(scope, seen):
    inner = "make.<locals>.Order.save.<locals>.Line"
    names = ["make.<locals>.Order", "Order", *([inner] if "Line" in scope or seen.endswith("save") else [])]
    assert Scopes(cast(Declarations, Source(*names))).of("a.py", scope) == seen
