"""The packages that a wheel may have compiled hold nothing that mypyc compiles to something else than Python runs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from nullguard import flow, program

_MODULES = [file for package in (flow, program) for file in sorted(Path(package.__path__[0]).rglob("*.py"))]


def test_nothing_is_looked_for_in_a_generator():
    """A compiled one has no `in`: `x in frozenset(names_in(node))` is what works in both."""
    generators = {name for file in _MODULES for name in _generators(_tree(file))}
    assert "names_in" in generators
    found = [
        f"{file.name}:{call.lineno}" for file in _MODULES for call in _searched(_tree(file)) if _name_of(call.func) in generators
    ]
    assert found == []


def test_names_of_generators_are_seen_in_both_forms():
    tree = ast.parse("def some() -> Iterator[str]:\n    yield 'x'\nis_in = y in some() or y not in a.some()\n")
    assert _generators(tree) == {"some"}
    assert [_name_of(call.func) for call in _searched(tree)] == ["some", "some"]


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_bytes())


def _generators(tree: ast.Module) -> set[str]:
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return {one.name for one in functions if one.returns is not None and ast.unparse(one.returns).startswith("Iterator[")}


def _searched(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            for operator, holder in zip(node.ops, node.comparators, strict=True):
                if isinstance(operator, (ast.In, ast.NotIn)) and isinstance(holder, ast.Call):
                    yield holder


def _name_of(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
