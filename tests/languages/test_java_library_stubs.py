"""The stubs of the Java library are well-formed, and the tables beside them sound."""

from __future__ import annotations

from pathlib import Path

import pytest
from java_cases import class_named, ref

from nullguard.languages.java import read_java
from nullguard.model.facts import SourceFacts

MODELS = Path(__file__).parents[2] / "rules" / "models" / "java"
STUBS = sorted(MODELS.glob("java*.java"))


def stub(package: str) -> SourceFacts:
    return read_java((MODELS / f"{package.replace('.', '-')}.java").read_bytes())


@pytest.mark.parametrize("path", STUBS, ids=lambda path: path.stem)
def test_a_stub_has_no_syntax_problem(path):
    found = read_java(path.read_bytes())
    assert found.problems == ()
    assert found.package.replace(".", "-") == path.stem
    assert found.classes
    names = [cls.qualname for cls in found.classes]
    assert len(set(names)) == len(names)


def test_every_type_that_a_stub_imports_is_unambiguous():
    for path in STUBS:
        found = read_java(path.read_bytes())
        imported = [item.name for item in found.imports]
        own = {cls.qualname for cls in found.classes}
        assert len(set(imported)) == len(imported)
        assert own.isdisjoint(imported)


@pytest.mark.parametrize(
    ("package", "cls", "method"),
    [
        ("java.util", "Map", "get"),
        ("java.util", "Map", "put"),
        ("java.util", "Queue", "poll"),
        ("java.util", "NavigableMap", "firstEntry"),
        ("java.util", "Properties", "getProperty"),
        ("java.lang", "System", "getenv"),
        ("java.lang", "Throwable", "getMessage"),
        ("java.sql", "ResultSet", "getString"),
        ("java.io", "BufferedReader", "readLine"),
        ("java.net", "URI", "getHost"),
        ("java.nio.file", "Path", "getParent"),
    ],
)
def test_what_may_be_null(package, cls, method):
    found = [item for item in class_named(stub(package), cls).functions if item.name == method]
    assert any(item.returns is not None and item.returns.nullable for item in found)


@pytest.mark.parametrize(
    ("package", "cls", "methods"),
    [
        ("java.util", "Optional", ["get", "orElseThrow", "map", "orElse"]),
        ("java.util", "List", ["get", "subList"]),
        ("java.util", "Collection", ["stream", "toArray"]),
        ("java.util", "Map", ["getOrDefault", "entrySet", "computeIfAbsent"]),
        ("java.util", "Objects", ["requireNonNull", "toString"]),
        ("java.lang", "String", ["trim", "substring", "valueOf"]),
        ("java.util.stream", "Stream", ["filter", "map", "collect", "toList", "findFirst"]),
    ],
)
def test_what_is_never_null(package, cls, methods):
    found = class_named(stub(package), cls).functions
    for method in methods:
        returns = [item.returns for item in found if item.name == method]
        assert returns
        assert not any(item is not None and item.nullable for item in returns)


def test_generics_are_there():
    util = stub("java.util")
    assert class_named(util, "HashMap").bases[0] == ref("AbstractMap", ref("K"), ref("V"))
    assert class_named(util, "Map.Entry").type_parameters[0].name == "K"
    (find_first,) = [item for item in class_named(stub("java.util.stream"), "Stream").functions if item.name == "findFirst"]
    assert find_first.returns == ref("Optional", ref("T"))


@pytest.mark.parametrize(
    ("name", "columns"),
    [("null-behaviour.tsv", 7), ("constructs.tsv", 2)],
)
def test_tables_are_sorted_and_without_repetition(name, columns):
    lines = (MODELS / name).read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if not line.startswith("#")][1:]
    assert len(rows) > 100
    assert {row.count("\t") + 1 for row in rows} == {columns}
    assert rows == sorted(set(rows))
