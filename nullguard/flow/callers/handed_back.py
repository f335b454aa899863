"""Parameters that a function may give back as they are: `return text.strip() if text else text`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from nullguard.flow.summaries.summary import RETURNS, Guarantee
from nullguard.flow.world import PRIMITIVES, World
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import FunctionInfo

_MOST = 2
"""Parameters of one function that are tried, each of which takes one more interpretation of its body."""


def handed_back(
    world: World, function: FunctionInfo, body: s.Body, positions: Mapping[str, int], proven: Sequence[Guarantee]
) -> tuple[str, ...]:
    """The parameters that a function may return as they are, unless returning proves them to be there; in Java the one that it
    returns wherever it returns (`Order audited(Order order) { …; return order; }`)."""
    there = {item.position for item in proven if item.when == RETURNS and not item.segments and item.aspect == "nonnull"}
    given = [item.name for item in function.decl.parameters if item.name in positions and positions[item.name] not in there]
    if not given:
        return ()
    names = _of_java(function, body) if function.path.endswith(".java") else world.by_node.of(_of_python, body)
    found = tuple([name for name in given if name in names])
    return found if len(found) <= _MOST else ()


def _of_java(function: FunctionInfo, body: s.Body) -> frozenset[str]:
    last = body[-1] if body else None
    decl = function.decl
    if not isinstance(last, s.Return) or not isinstance(last.value, s.Name):
        return frozenset()
    name = last.value.id
    if decl.returns is None or decl.returns.name in PRIMITIVES:
        return frozenset()
    for node in nodes(body):
        if isinstance(node, s.Return) and not (isinstance(node.value, s.Name) and node.value.id == name):
            return frozenset()
    given = _kept_as(body, name) or name
    return frozenset(p.name for p in decl.parameters if p.name == given and (p.type is None or p.type.name not in PRIMITIVES))


def _kept_as(body: s.Body, name: str) -> str:
    """The variable that another one is made of and never changed: `String text = given;`; empty where there is none."""
    made = [node for node in nodes(body) if isinstance(node, s.Assign) and any(_is_named(each, name) for each in node.targets)]
    values = [node.value for node in made if node.value is not None]
    match values:
        case [s.Name(id=given) | s.Cast(value=s.Name(id=given))]:
            return given
    return ""


def _is_named(node: s.Expr, name: str) -> bool:
    return isinstance(node, s.Name) and node.id == name


def _of_python(body: s.Body) -> frozenset[str]:
    returns = [node for node in nodes(body) if type(node) is s.Return]
    return frozenset([name for node in returns for name in _results(node.value)])


def _results(node: s.Expr | None) -> Iterator[str]:
    """The names that a result may be: `text`, `text and text.strip()`, `text.strip() if text else text`."""
    match node:
        case s.Name(id=name):
            yield name
        case s.Boolean(operands=operands):
            for operand in operands:
                yield from _results(operand)
        case s.Conditional(body=there, orelse=otherwise):
            yield from _results(there)
            yield from _results(otherwise)
