"""Which stubs answer which client call, over all tools: by URL, by a constant that holds it, by the name that is patched, by the
test that is named after the call's source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from nullguard.checks.third_party.endpoints import EXACT, SAME_CLASS, address, agreement, similarity, tested_source
from nullguard.model.clients import ClientCall, Stub
from nullguard.model.doubles import Doubles
from nullguard.model.syntax import Constant
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo, Symbol, VariableInfo


class Answer(NamedTuple):
    """A stub, where it stands, and how sure it is that it answers the call."""

    score: float
    path: str
    stub: Stub


def one_of(mocks: Sequence[object]) -> str:
    """How a mock is called that is one of some."""
    return "its only mock" if len(mocks) == 1 else f"one of {len(mocks)} mocks"


def agreed(answers: Sequence[Answer]) -> str:
    """What the surest of some answers has in common with the call."""
    best = max(answers, key=lambda answer: answer.score)
    if best.stub.match == "symbol" and best.score > SAME_CLASS:
        return "the mock stands in the place of the function that calls"
    return agreement(best.score)


class Answers:
    """Finds the stubs of client calls. `doubles` are those of the tests by path."""

    def __init__(self, program: Program, doubles: Mapping[str, Doubles]) -> None:
        self._program = program
        self._symbols: dict[str, Symbol | None] = {}
        self._modules: dict[str, str] | None = None
        self._called: dict[str, list[str]] = defaultdict(list)
        self._addressed: dict[tuple[str, str, str], list[tuple[str, Stub]]] = defaultdict(list)
        self._patched: dict[str, list[tuple[str, Stub]]] = defaultdict(list)
        self._beside: dict[str, list[tuple[str, Stub]]] = defaultdict(list)
        self._late = {tested_source(path) for path in sorted(doubles) if doubles[path].raises_timeout} - {""}
        for path in sorted(doubles):
            tested = tested_source(path)
            for stub in doubles[path].stubs:
                if stub.match == "symbol":
                    self._patched[stub.pattern.rpartition(".")[2]].append((path, stub))
                elif stub.match in ("queue", "unknown"):
                    self._beside[tested].append((path, stub))
                else:
                    self._addressed[stub.match, stub.method, stub.pattern].append((path, stub))

    def of(self, call: ClientCall) -> list[Answer]:
        """The stubs that answer a call, by path and place."""
        found: list[Answer] = []
        for (match, method, pattern), group in self._addressed.items() if call.url.strip("{}") else ():
            if call.method and method and call.method != method:
                continue
            url = self.text_of(pattern) if match == "constant" else pattern
            alike = similarity(address(call.url), address(url, match == "regex")) if url else 0.0
            if alike >= SAME_CLASS:
                found.extend(Answer(alike, path, stub) for path, stub in group)
        for path, stub in self._beside.get(_stem(call.path), ()):
            is_queue = stub.match == "queue" or (not call.url.strip("{}/") and stub.method == call.method)
            if is_queue:
                found.append(Answer(SAME_CLASS, path, stub))
        for last in {call.callee.rpartition(".")[2], call.symbol.rpartition(".")[2]} - {""}:
            for path, stub in self._patched.get(last, ()):
                alike = self._score(call, stub.pattern, tested_source(path) == _stem(call.path))
                if alike >= SAME_CLASS:
                    found.append(Answer(alike, path, stub))
        return sorted(set(found), key=lambda answer: (answer.path, answer.stub.at, answer.stub.pattern, answer.score))

    def _score(self, call: ClientCall, pattern: str, is_test_of: bool) -> float:
        """Whether a patched name is what the call calls, or the function that contains it."""
        last = pattern.rpartition(".")[2]
        if pattern == call.callee or (pattern.startswith("?.") and last == call.callee.rpartition(".")[2]):
            return SAME_CLASS if is_test_of else 0.0
        tail = "." + _tail(call.callee)
        if pattern.endswith(tail):
            module = pattern.removesuffix(tail)
            return EXACT if f".{_dotted_of(call.path)}".endswith(f".{module}") else 0.0
        if last == call.callee.rpartition(".")[2] and f".{pattern}".find(f".{_dotted_of(call.path)}.") == 0:
            return SAME_CLASS
        if last == call.symbol.rpartition(".")[2]:
            found = self.symbol(pattern)
            if isinstance(found, FunctionInfo) and found.path == call.path and found.dotted == call.symbol:
                return EXACT
        return 0.0

    def is_late(self, path: str) -> bool:
        """Whether a test that is named after a source raises a timeout, by whatever means."""
        return _stem(path) in self._late

    def symbol(self, dotted: str) -> Symbol | None:
        """What a full dotted name means in the program."""
        if dotted not in self._symbols:
            self._symbols[dotted] = self._find(dotted)
        return self._symbols[dotted]

    def text_of(self, dotted: str) -> str:
        """The text that a constant holds; empty when unknown."""
        found = self.symbol(dotted)
        if isinstance(found, VariableInfo) and isinstance(found.decl.value, Constant) and found.decl.value.kind == "str":
            return str(found.decl.value.value)
        return ""

    def _find(self, dotted: str) -> Symbol | None:
        """A module by the longest prefix that names a source, and the rest in it; relative names by their end."""
        if self._modules is None:
            self._modules = {}
            for path in sorted(self._program.sources):
                if path.endswith(".py"):
                    self._modules.setdefault(_dotted_of(path), path)
            for name in self._modules:
                self._called[name.rpartition(".")[2]].append(name)
        dotted = dotted.lstrip(".")
        parts = dotted.split(".")
        for length in range(len(parts) - 1, 0, -1):
            path = self._module(".".join(parts[:length]))
            if path:
                found = self._program.resolve(path, ".".join(parts[length:]))
                if found is not None:
                    return found
        return None

    def _module(self, dotted: str) -> str:
        assert self._modules is not None
        found = self._modules.get(dotted)
        if found is None and "." in dotted:
            called = self._called.get(dotted.rpartition(".")[2], ())
            ends = [self._modules[name] for name in called if name.endswith("." + dotted)]
            found = ends[0] if len(ends) == 1 else ""
        return found or ""


def _dotted_of(path: str) -> str:
    return re.sub(r"(?:/__init__)?\.(?:py|java)$", "", path).replace("/", ".")


def _stem(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0]


def _tail(callee: str) -> str:
    """What a test patches of a library function: `requests.post`, without the class between."""
    parts = callee.split(".")
    return f"{parts[0]}.{parts[-1]}"
