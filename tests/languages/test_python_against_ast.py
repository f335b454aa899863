"""The front end against Python's own parser, on a sample of the installed standard library: what one finds the other finds."""

from __future__ import annotations

import ast
import sysconfig
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from nullguard.languages.python import read_python
from nullguard.model import syntax as s
from nullguard.model.facts import NO_BODY, SourceFacts, decode_body
from nullguard.model.span import unpack

SAMPLE = [
    "argparse.py", "ast.py", "collections/__init__.py", "contextlib.py", "dataclasses.py", "datetime.py", "enum.py",
    "functools.py", "json/decoder.py", "logging/__init__.py", "pathlib.py", "typing.py", "unittest/mock.py", "zipfile.py",
]  # fmt: skip

_LIBRARY = Path(sysconfig.get_paths()["stdlib"])
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def _source(name: str) -> bytes:
    path = _LIBRARY / name
    if not path.is_file():
        pytest.skip(f"this Python has no {name}")
    return path.read_bytes()


def _nodes(found: SourceFacts) -> list[msgspec.Struct]:
    """Every node of every body and declaration, once."""
    pending: list[object] = [decode_body(body) for body in found.bodies]
    seen: list[msgspec.Struct] = []
    while pending:
        node = pending.pop()
        if isinstance(node, tuple):
            pending.extend(node)
        elif isinstance(node, msgspec.Struct):
            seen.append(node)
            pending.extend(getattr(node, name) for name in node.__struct_fields__)
    return seen


def _span(node: ast.expr) -> tuple[int, int, int, int]:
    return node.lineno, node.col_offset, node.end_lineno or 0, node.end_col_offset or 0


def _qualnames(tree: ast.Module) -> tuple[Counter[str], Counter[str]]:
    """Classes, and functions that stand in the module or in a class, by qualname."""
    classes: Counter[str] = Counter()
    functions: Counter[str] = Counter()

    def walk(node: ast.AST, prefix: str, inside: str) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.ClassDef):
                classes[prefix + child.name] += 1
                walk(child, f"{prefix}{child.name}.", "class")
            elif inside == "class" and isinstance(child, ast.Assign) and (name := _made_property(child)):
                functions[prefix + name] += 1  # told as if its getter were called so
            elif isinstance(child, _FUNCTIONS):
                if inside != "function":
                    functions[prefix + child.name] += 1
                walk(child, f"{prefix}{child.name}.<locals>.", "function")
            else:
                walk(child, prefix, inside)

    walk(tree, "", "module")
    return classes, functions


def _made_property(node: ast.Assign) -> str:
    """The name in `total = property(_total)`; empty for any other assignment."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=ast.Name(id="property"), args=[ast.Name(), *_])):
            return name
    return ""


@pytest.mark.parametrize("name", SAMPLE)
def test_classes_functions_and_problems(name):
    data = _source(name)
    found = read_python(data)
    classes, functions = _qualnames(ast.parse(data))
    assert found.problems == ()
    assert Counter(cls.qualname for cls in found.classes) == classes
    declared = [*found.functions, *(function for cls in found.classes for function in cls.functions)]
    assert Counter(function.qualname for function in declared) == functions
    assert all(function.body != NO_BODY for function in declared)


@pytest.mark.parametrize("name", SAMPLE)
def test_calls_and_attributes_in_bodies_with_their_places(name):
    data = _source(name)
    seen = {(type(node).__name__, tuple(msgspec.structs.astuple(unpack(node.at)))) for node in _nodes(read_python(data))
            if isinstance(node, (s.Call, s.Attribute, s.Compare, s.Subscript))}  # fmt: skip
    wanted = {(type(node).__name__, _span(node)) for node in _in_bodies(ast.parse(data))
              if isinstance(node, (ast.Call, ast.Attribute, ast.Compare, ast.Subscript))}  # fmt: skip
    assert wanted - seen == set()


def _in_bodies(tree: ast.Module) -> list[ast.AST]:
    """The expressions that functions execute: no annotations, no decorators, and nothing in the specifier of a format field."""
    found: list[ast.AST] = []
    pending: list[ast.AST] = [node for node in ast.walk(tree) if isinstance(node, _FUNCTIONS)]
    pending = [statement for function in pending for statement in function.body]
    while pending:
        node = pending.pop()
        found.append(node)
        for field, value in ast.iter_fields(node):
            if field in ("annotation", "returns", "decorator_list", "args", "format_spec", "type_params", "type", "bases", "cls"):
                if not (field == "args" and isinstance(node, ast.Call)):
                    continue
            if isinstance(node, ast.ClassDef):
                continue
            pending.extend(item for item in (value if isinstance(value, list) else [value]) if isinstance(item, ast.AST))
    return found
