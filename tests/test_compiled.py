"""The packages that a wheel may have compiled hold nothing that mypyc compiles to something else than Python runs."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from nullguard import flow, languages, model, program

_MODULES = [file for package in (flow, languages, model, program) for file in sorted(Path(package.__path__[0]).rglob("*.py"))]


def test_nothing_is_looked_for_in_a_generator():
    """A compiled one has no `in`: `x in frozenset(names_in(node))` is what works in both."""
    trees = {file: _tree(file) for file in _MODULES}
    generators = {_module(file): _generators(tree) for file, tree in trees.items()}
    assert any("names_in" in names for names in generators.values())
    methods = {
        name for tree in trees.values() for cls in ast.walk(tree) if isinstance(cls, ast.ClassDef) for name in _generators(cls)
    }
    found = [
        f"{file.name}:{call.lineno}"
        for file, tree in trees.items()
        for call in _searched(tree)
        if _name_of(call.func)
        in (methods if isinstance(call.func, ast.Attribute) else _seen(tree, generators[_module(file)], generators))
    ]
    assert found == []


def test_no_pattern_takes_the_rest_of_a_sequence():
    """`case (first, *rest)` wants a list where it is compiled, and statements and arguments are tuples."""
    assert [f"{file.name}:{node.lineno}" for file in _MODULES for node in ast.walk(_tree(file)) if _takes_rest(node)] == []


def _takes_rest(node: ast.AST) -> bool:
    return isinstance(node, ast.MatchStar) and node.name is not None


def test_nothing_is_looked_for_in_a_display_that_unpacks():
    """`name in (box, *others)` ends the compiler: `name == box or name in others` is what it takes."""
    assert [f"{file.name}:{node.lineno}" for file in _MODULES for node in ast.walk(_tree(file)) if _unpacks(node)] == []


def test_displays_that_unpack_are_seen():
    assert [_unpacks(node.value) for node in ast.parse("x in (y, *z)\nx not in [*z]\nx in (y, z)").body] == [True, True, False]


def _unpacks(node: ast.AST) -> bool:
    displays = node.comparators if isinstance(node, ast.Compare) else []
    return any(isinstance(element, ast.Starred) for holder in displays for element in getattr(holder, "elts", ()))


def test_names_of_generators_are_seen_in_both_forms():
    tree = ast.parse("def some() -> Iterator[str]:\n    yield 'x'\nis_in = y in some() or y not in a.some()\n")
    assert _generators(tree) == {"some"}
    assert [_name_of(call.func) for call in _searched(tree)] == ["some", "some"]


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_bytes())


def _module(file: Path) -> str:
    return "nullguard" + ".".join(file.with_suffix("").parts).rpartition("nullguard")[2]


def _seen(tree: ast.Module, own: set[str], generators: Mapping[str, set[str]]) -> set[str]:
    """The generators that a module defines or imports by their names."""
    imported = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    return own.union(*({alias.name for alias in node.names} & generators.get(node.module or "", set()) for node in imported))


def _generators(tree: ast.AST) -> set[str]:
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
