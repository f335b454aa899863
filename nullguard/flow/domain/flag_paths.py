"""How what callers know says what a flag that they hand over tells: by a path that begins with what the flag is, and its name.

Of `show(order, order.getBuyer() != null)` the method `show(Order order, boolean isBought)` knows that there is a buyer where
`isBought` is true; a call that hands it a false flag says nothing against that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from nullguard.flow.domain.implications import Implication
from nullguard.flow.domain.refinement import truthiness
from nullguard.flow.domain.state import Path
from nullguard.flow.domain.values import NONNULL, Value

_BEGIN: Final = "<when "
"""Begins the first segment of such a path; the aspect of the flag follows."""

_SAME: Final = "<same>"
"""The first segment of a path that says which other name a parameter's value has: `find(this.orderId)`."""


def flag_path(flag: str, aspect: str, path: Path) -> Path:
    """The path that is not null where another one is not null when a flag is true, or false."""
    return (_BEGIN + aspect, flag, *path)


def is_flag_path(path: Path) -> bool:
    """Whether a path says what a flag tells."""
    return path[0].startswith(_BEGIN)


def told_by_flag(path: Path) -> Implication:
    """What a flag tells, of a path that says so."""
    return Implication((path[1],), path[0].removeprefix(_BEGIN), path[2:], "nonnull")


def holds(path: Path, known: Mapping[Path, Value]) -> bool:
    """Whether what a flag tells elsewhere is so here, too: it tells that, is not as it would have to be, or what it would tell is
    known without it."""
    if path in known:
        return True
    flag, told = known.get((path[1],)), known.get(path[2:])
    if told is not None and told.null == NONNULL:
        return True
    return flag is not None and truthiness(flag) is (path[0].removeprefix(_BEGIN) == "false")


def same_path(name: str, path: Path) -> Path:
    """The path that says that a parameter is given what the function sees under another path, too."""
    return (_SAME, name, *path)


def known_as(path: Path) -> tuple[Path, Path] | None:
    """A parameter and the other path of its value, of a path that says so; None of any other."""
    return ((path[1],), path[2:]) if path[0] == _SAME else None
