"""Private helpers: what all calls of a private Java method know protects its body.

A private method is called from its own source only. So every call notes what the caller knows there of the paths that the method
will see, and when all calls that are written were met, what they have in common is what the method knows when it begins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from nullguard.flow.state import MAX_DEPTH, Path, State
from nullguard.flow.values import NONNULL, NULL, Value
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.span import Packed
from nullguard.program.symbols import FunctionInfo

Arguments = Sequence[tuple[s.Argument, Value, Path | None]]

Known = Mapping[Path, int]
"""How null the paths that a function sees can be at most: NONNULL, or UNKNOWN for what code has set to something unknown."""


NOTHING_KNOWN: Known = {}


class Calls:
    """The calls of private methods that were met in one source."""

    def __init__(self) -> None:
        self._met: dict[str, dict[Packed, dict[Path, int]]] = {}

    def note(self, at: Packed, function: FunctionInfo, receiver: Path | None, arguments: Arguments, state: State) -> None:
        """A call stands at a place; one that is met again, in another round of a loop, knows what both times have in common."""
        if not is_private(function) or state.dead:
            return
        known = dict(_known(function, receiver, arguments, state))
        met = self._met.setdefault(function.id, {})
        met[at] = _common(met[at], known) if at in met else known

    def known(self, function: FunctionInfo, written: Iterable[Packed]) -> Known:
        """What all calls know; nothing where one that is written was not met."""
        met = self._met.get(function.id, {})
        places = set(written)
        if not places or places != met.keys():
            return {}
        first, *others = met.values()
        for other in others:
            first = _common(first, other)
        return first


def is_private(function: FunctionInfo) -> bool:
    """Whether a function can be called from its own source only, and not by a constructor's syntax."""
    words = function.decl.modifiers
    return function.path.endswith(".java") and "private" in words and "constructor" not in words and not function.decl.annotations


def calls_written(
    function: FunctionInfo, functions: Iterable[FunctionInfo], body: Callable[[FunctionInfo], s.Body]
) -> tuple[Packed, ...]:
    """The places of a private method's calls in the bodies of the functions of its source; none where these cannot be told: it
    calls itself, or a method of the same name or a method reference is there."""
    name = function.decl.name
    found: list[Packed] = []
    for other in functions:
        if other.decl.name == name and other is not function:
            return ()
        if name not in other.decl.mentions:
            continue
        if other is function:
            return ()
        for node in nodes(body(other)):
            match node:
                case s.MethodReference(name=called) if called == name:
                    return ()
                case s.Call(function=s.Name(id=called) | s.Attribute(name=called)) if called == name:
                    found.append(node.at)
    return tuple(found)


def _known(function: FunctionInfo, receiver: Path | None, arguments: Arguments, state: State) -> Iterator[tuple[Path, int]]:
    roots: list[tuple[Path, Path]] = []
    if receiver is not None and "static" not in function.decl.modifiers:
        roots.append((receiver, ("this",)))
    for parameter, (argument, value, path) in zip(function.decl.parameters, arguments, strict=False):
        if parameter.kind != "positional" or argument.star:
            break
        target: Path = (parameter.name,)
        if value.null == NONNULL:
            yield target, NONNULL
        for fact in value.facts:
            if fact.aspect == "nonnull" and len(fact.segments) < MAX_DEPTH:
                yield (*target, *fact.segments), NONNULL
        if path is not None:
            roots.append((path, target))
    for path, value in state.values.items():
        for root, target in roots:
            if value.null < NULL and len(path) > len(root) and path[: len(root)] == root:
                seen = (*target, *path[len(root) :])
                if len(seen) <= MAX_DEPTH:
                    yield seen, value.null


def _common(one: Mapping[Path, int], other: Mapping[Path, int]) -> dict[Path, int]:
    return {path: min(null, other[path]) for path, null in one.items() if path in other}
