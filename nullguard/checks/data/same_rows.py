"""Java's `equals` that compares keys first: beyond that both objects are the same row, and what one of them has the other has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.summaries.observations import Use
from nullguard.knowledge.words import words
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.schema import Entity
from nullguard.model.span import Packed
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo

SAME_ROW: Final = "'equals' compares the keys first: both are the same row then, and the other one has a value here"

_ARGUMENT: Final = "argument"
"""The kind of use of what a method of the own attribute is given: `amount.compareTo(that.amount)`."""


def is_same_row(program: Program, entity: Entity, path: str, use: Use) -> bool:
    """Whether the use of another object's attribute stands in `equals` behind a comparison of keys."""
    name = use.symbol.rpartition(".")[2]
    base, _, attribute = use.expression.partition(".")
    if name != "equals" or not path.endswith(".java") or use.kind != _ARGUMENT or not attribute or base == "this":
        return False
    function = program.function_named(path, use.symbol)
    if function is None:
        return False
    getters = words("key-getter")
    keys = getters | {getter[3:].lower() for getter in getters}
    keys |= {mapped.name for mapped in entity.attributes.values() if mapped.primary_key}
    return any(at < use.at for at in _comparisons(program, function, keys))


def _comparisons(program: Program, function: FunctionInfo, keys: frozenset[str]) -> Iterator[Packed]:
    """Where a method reads a key, or asks the `equals` of a class above, which does."""
    for node in nodes(program.body(function)):
        match node:
            case s.Call(function=s.Attribute(value=s.Name(id="super"), name="equals"), at=at):
                if _is_inherited(program, function, keys):
                    yield at
            case s.Attribute(name=name, at=at) if name in keys:
                yield at
            case s.Name(id=name, at=at) if name in keys:
                yield at


def _is_inherited(program: Program, function: FunctionInfo, keys: frozenset[str]) -> bool:
    for base in program.ancestors(function.owner) if function.owner is not None else ():
        if base is not function.owner:
            own = [other for other in base.decl.functions if other.name == "equals" and len(other.parameters) == 1]
            if own:
                return not base.is_library and not keys.isdisjoint(own[0].mentions)
    return False
