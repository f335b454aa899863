"""The guards of a tree that matter, and the uses of it that are told (see `measure.py`)."""

from __future__ import annotations

import argparse
import ast
import importlib.util
import json
import random
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_REMOVED = Path(__file__).resolve().parent.parent / "removed_guards"
sys.path.insert(1, str(_REMOVED))

import guards as removed_guards  # noqa: E402
import python_rows  # noqa: E402
from texts import Source  # noqa: E402

_NULLGUARD = (sys.executable, "-P", "-m", "nullguard")
_DATA = frozenset(f"NG10{digit}" for digit in range(1, 10))
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
Finding = dict[str, Any]


@dataclass(frozen=True)
class Candidate:
    """A function with a guard or a use: `start` and `end` are the bytes of the function, `subjects` what is found there."""

    kind: str
    path: str
    start: int
    end: int
    place: tuple[int, int]
    expression: str
    subjects: frozenset[tuple[str, str]]
    line: int


def check(tree: Path) -> list[Finding]:
    command = [*_NULLGUARD, "check", "--no-cache", "--quiet", "-j", "1", "--min-confidence", "low", "--fail-on", "never"]
    report = subprocess.run([*command, "--format", "json", "."], cwd=tree, check=True, capture_output=True).stdout
    return [each for each in json.loads(report)["findings"] if each["rule"] in _DATA and each["path"].endswith(".py")]


def found(plain: Path, options: argparse.Namespace) -> tuple[list[Candidate], dict[str, tuple[str, str]]]:
    """The guards that matter, and the uses that are told, at most one of a function; and the only class that has a column."""
    measure = _module("removed_measure", _REMOVED / "measure.py")
    sources = {
        path.relative_to(plain).as_posix(): path.read_bytes()
        for path in sorted(plain.rglob("*.py"))
        if path.is_file() and measure._is_code(path, plain)
    }
    models = _models(sources)
    before = check(plain)
    taken: set[tuple[str, int]] = set()
    candidates: list[Candidate] = []
    if options.only != "uses":
        guards = [each for each in measure.all_guards(plain) if each.path.endswith(".py") and each.form == removed_guards.TEST]
        guards = measure.drawn(sorted(guards, key=str), options.seed, 10**6, 1.0)
        by_path: dict[str, list[removed_guards.Guard]] = {}
        for guard in guards:
            by_path.setdefault(guard.path, []).append(guard)
        for path, of_path in by_path.items():
            (plain / path).write_bytes(removed_guards.without(sources[path], of_path))
        after = check(plain)
        for path in by_path:
            (plain / path).write_bytes(sources[path])
        known = _by_function(sources, before)
        new = _by_function(sources, after)
        for guard in guards:
            function = _function_at(sources[guard.path], guard.start)
            if function is None:
                continue
            key = (guard.path, *function)
            lines = {*guard.uses, *guard.handed}
            subjects = frozenset(
                (each["rule"], each["subject"])
                for each in new.get(key, ())
                if each["confidence"] != "low"
                and _plain(each["expression"]) == _plain(guard.expression)
                and lines & {each["line"], each["end_line"]}
            )
            if subjects and not subjects & {(each["rule"], each["subject"]) for each in known.get(key, ())}:
                candidates.append(
                    Candidate("guard", guard.path, *function, (guard.start, guard.end), guard.expression, subjects, guard.line)
                )
                taken.add((guard.path, function[0]))
        random.Random(options.seed).shuffle(candidates)
        candidates = candidates[: options.most]
        taken = {(each.path, each.start) for each in candidates}
    if options.only != "guards":
        uses = []
        for finding in before:
            if finding["confidence"] == "low" or finding["path"] not in sources:
                continue
            place = _bytes_of(sources[finding["path"]], finding)
            function = _function_at(sources[finding["path"]], place[0])
            if function is not None:
                subjects = frozenset({(finding["rule"], finding["subject"])})
                uses.append(Candidate("use", finding["path"], *function, place, finding["expression"], subjects, finding["line"]))
        random.Random(options.seed).shuffle(uses)
        count = 0
        for use in uses:
            if (use.path, use.start) not in taken and count < options.most:
                taken.add((use.path, use.start))
                candidates.append(use)
                count += 1
    return candidates, models


def _module(name: str, path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _plain(text: str) -> str:
    return "".join(text.split())


def _models(sources: Mapping[str, bytes]) -> dict[str, tuple[str, str]]:
    """Of attributes that only one mapped class declares, its source and name."""
    rows = python_rows.row_classes_of(sources.values())
    found: dict[str, set[tuple[str, str]]] = {}
    for path, data in sources.items():
        for cls in python_rows._classes(data):
            if cls.name in rows:
                for statement in cls.body:
                    if python_rows._is_column(statement):
                        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]  # type: ignore[attr-defined]
                        for target in targets:
                            if isinstance(target, ast.Name):
                                found.setdefault(target.id, set()).add((path, cls.name))
    return {name: next(iter(places)) for name, places in found.items() if len(places) == 1}


def _function_at(data: bytes, place: int) -> tuple[int, int] | None:
    """The innermost function around a byte."""
    source = parsed("", data)
    found = None
    for node in ast.walk(source.tree) if source else ():
        if isinstance(node, FUNCTIONS) and source is not None and source.line_start(node) <= place < source.end(node):
            span = (source.line_start(node), source.line_end(node))
            found = span if found is None or span[1] - span[0] <= found[1] - found[0] else found
    return found


_SOURCES: dict[tuple[str, bytes], Source | None] = {}


def parsed(path: str, data: bytes) -> Source | None:
    if (path, data) not in _SOURCES:
        try:
            _SOURCES[path, data] = Source(path, data)
        except (SyntaxError, ValueError):
            _SOURCES[path, data] = None
    return _SOURCES[path, data]


def _bytes_of(data: bytes, finding: Finding) -> tuple[int, int]:
    lines = data.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))

    def place(line: int, column: int) -> int:
        return starts[line - 1] + len(lines[line - 1].decode()[: max(0, column - 1)].encode())

    return place(finding["line"], finding["column"]), place(finding["end_line"], finding["end_column"])


def _by_function(sources: Mapping[str, bytes], findings: Iterable[Finding]) -> dict[tuple[str, int, int], list[Finding]]:
    """Findings of sources whose lines are the same, and their siblings; those of removed guards stand on the same line."""
    found: dict[tuple[str, int, int], list[Finding]] = {}
    for finding in findings:
        for place in (finding, *finding["siblings"]):
            if place["path"] in sources:
                data = sources[place["path"]]
                starts = [0]
                for line in data.splitlines(keepends=True):
                    starts.append(starts[-1] + len(line))
                line = data[starts[place["line"] - 1] : starts[place["line"]]]
                function = _function_at(data, starts[place["line"] - 1] + len(line) - len(line.lstrip()))
                if function is not None:
                    found.setdefault((place["path"], *function), []).append(finding)
    return found
