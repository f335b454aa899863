"""What decorators of Python call the functions that they are given."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo


def names_of_wrapped(program: Program, decorator: FunctionInfo) -> Iterator[str]:
    """What a decorator calls the function that it is given, also where it is made by a call (`@with_season(2)`)."""
    for parameter in decorator.decl.parameters[:1]:
        yield parameter.name
    for node in nodes(program.body(decorator)):
        if isinstance(node, s.FunctionDef):
            for parameter in node.function.parameters[:1]:
                yield parameter.name
            return
