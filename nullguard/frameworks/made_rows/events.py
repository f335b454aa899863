"""What is known in a function of the paths that it reads, and what it calls, writes and returns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from nullguard.model import syntax as s
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo

_MOST_ARGUMENTS = 6
"""Calls that are handed more are not asked what they refuse."""

_MOST_SEGMENTS = 4


@dataclass(frozen=True)
class Given:
    """An expression with what is known where it stands; `function` says how its names are to be read."""

    node: s.Expr
    known: Known
    function: FunctionInfo


@dataclass(frozen=True)
class Handed:
    """A value that a call was handed which may refuse null: it has come back, or given the answer `when`. `index` is the place
    among its arguments; `earlier` tells of calls before it."""

    call: Given
    index: int
    when: str
    earlier: Fact = None


Fact = Given | Handed | tuple["Fact", ...] | None
"""What a path holds: an expression, one of several facts, or None for something that was tested or used and is there. Under
`handed_path` of a path stands what calls it was handed to."""

Known = Mapping[str, Fact]
"""Facts by the text of their path; what is not in it is not known."""


@dataclass(frozen=True)
class Call:
    """A call or a `new`, the path that its value is assigned to (empty for none), and where it stands: `block` are the blocks
    around it, from the outside in, `order` its number among the events of the function."""

    node: s.Call | s.New
    known: Known
    block: tuple[int, ...]
    order: int
    target: str = ""


@dataclass(frozen=True)
class Write:
    """An assignment to an attribute or, in Java, to what may be a field."""

    target: s.Attribute | s.Name
    value: Given
    block: tuple[int, ...]
    order: int


@dataclass
class Scan:
    """What was seen of one function. `types` are the types that its variables are declared with, `bound` the names that it
    assigns. `ending` is what
    is known where it ends without a return, None where it does not; `is_complete` says that all of it was understood; `names` are
    the uses of bare names that are neither called nor read from; `arms` are the blocks of each condition, of which one runs."""

    function: FunctionInfo
    calls: list[Call] = field(default_factory=list)
    writes: list[Write] = field(default_factory=list)
    returns: list[tuple[Given, int]] = field(default_factory=list)
    names: list[tuple[str, str]] = field(default_factory=list)
    types: dict[str, s.TypeRef] = field(default_factory=dict)
    bound: set[str] = field(default_factory=set)
    arms: list[tuple[tuple[int, ...], ...]] = field(default_factory=list)
    ending: Known | None = None
    is_complete: bool = True


def there(path: str, known: Known) -> Known:
    """With a path that was tested or used; a fresh row, and what a call has given, stays what it is, and is known to be there."""
    held = known.get(path, ())
    if held is None or (isinstance(held, Given) and isinstance(held.node, s.New)):
        return known
    if isinstance(held, Given) and isinstance(held.node, s.Call):
        return {**known, tested_path(path): None}
    return {**known, path: None}


def tested_path(path: str) -> str:
    """Under which it is known that what a call has given was tested or used since."""
    return f"!{path}"


def handed_path(path: str) -> str:
    """Under which it is known what calls a path was handed to."""
    return f"?{path}"


def handed(node: s.Call, when: str, before: Known, known: Known, function: FunctionInfo) -> Known:
    """With what a call was handed that is not known to be there, where it has come back or given an answer."""
    if len(node.arguments) > _MOST_ARGUMENTS:
        return known
    found: dict[str, Fact] = {}
    for index, argument in enumerate(node.arguments):
        path = render(argument.value) if argument.name is None and not argument.star and _is_path(argument.value) else ""
        if path and "…" not in path and known.get(path, ()) is not None:
            key = handed_path(path)
            found[key] = Handed(Given(node, before, function), index, when, found.get(key, known.get(key)))
    return {**known, **found} if found else known


def _is_path(node: s.Expr) -> bool:
    """`name`, `this.name`, `order.getName()`."""
    for _ in range(_MOST_SEGMENTS):
        match node:
            case s.Name():
                return True
            case s.Attribute(value=value) | s.Call(function=s.Attribute(value=value), arguments=()):
                node = value
            case _:
                return False
    return False


def without(known: Known, paths: Iterable[str]) -> Known:
    """Without the paths and what is reached by them."""
    gone = [path for path in paths if path]
    if not gone:
        return known
    gone += [told(path) for path in gone for told in (handed_path, tested_path)]
    ways = tuple(f"{path}{sign}" for path in gone for sign in ".[")
    return {path: fact for path, fact in known.items() if path not in gone and not path.startswith(ways)}


def common(one: Known, other: Known) -> Known:
    """What is known on both ways."""
    return {path: fact if other[path] is fact else (fact, other[path]) for path, fact in one.items() if path in other}


def joined(ends: Iterable[Known | None]) -> Known | None:
    """What is known after ways of which some (None) do not come here."""
    found: Known | None = None
    for end in ends:
        if end is not None:
            found = end if found is None else common(found, end)
    return found


def is_returned(row: str, first: int, last: int, seen: Scan) -> bool:
    """Whether a function may return what a path holds between two of its events."""
    return any(first < at < last and row == render(value.node) for value, at in seen.returns)
