"""Whether a call refuses null: functions that raise for it, or answer so (`check(name)`, `StringUtils.isEmpty(name)`)."""

from __future__ import annotations

from nullguard.flow.summaries.summary import RETURNS, TRUE
from nullguard.frameworks.made_rows.events import Call, Fact, Given, Handed, Known, Scan, handed_path, is_returned
from nullguard.frameworks.made_rows.owners import Owners, own_first, scope_of
from nullguard.frameworks.made_rows.scan import tested
from nullguard.knowledge.bean_names import capitalised
from nullguard.knowledge.null_models import library_rules
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name
from nullguard.model.text import render
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo

_MAX_DEPTH = 4
"""Functions that hand on what they are given, from one call."""

_MOST_NESTED = 10
"""Branches after each other that hand a path to different calls."""

_MOST_STEPS = 2000
"""Calls that are asked for one attribute."""

_MOST_FUNCTIONS = 6
"""Functions that a call may run, from which on it is not asked."""


class Refusals:
    """Answers of one program; remembers what it has found of functions."""

    def __init__(self, program: Program, owners: Owners) -> None:
        self._program, self._owners = program, owners
        self._found: dict[tuple[str, str, str], bool] = {}
        self._steps = 0

    def begin(self) -> None:
        """Ask for another attribute from now on."""
        self._steps = 0

    def have_refused(self, fact: Fact, below: str = "", depth: int = 0, nested: int = 0) -> bool:
        """Whether one of the calls that a path was handed to would not have come back, or answered so, with null, there or in
        what is read of it by `below`; `depth` counts the functions that are gone into, `nested` the branches that were joined."""
        if isinstance(fact, tuple):
            return nested <= _MOST_NESTED and all(self.have_refused(part, below, depth, nested + 1) for part in fact)
        while isinstance(fact, Handed) and self._steps < _MOST_STEPS:
            self._steps += 1
            if self.refuses(fact.call, fact.index, fact.when, below, depth):
                return True
            if isinstance(fact.earlier, tuple):
                return self.have_refused(fact.earlier, below, depth, nested + 1)
            fact = fact.earlier
        return False

    def are_refused(self, known: Known, path: str, depth: int = 0) -> bool:
        """Whether a path was tested or used, or handed to a call that refuses null, or what it is read from to one that refuses
        that: `valid(order)`, which tests `order.getBuyer()`."""
        if known.get(path, ()) is None or self.have_refused(known.get(handed_path(path)), depth=depth):
            return True
        holder, dot, getter = path.rpartition(".")
        return bool(dot) and self.have_refused(known.get(handed_path(holder)), dot + getter, depth)

    def refuses(self, call: Given, index: int, when: str = RETURNS, below: str = "", depth: int = 0) -> bool:
        """Whether a call refuses null as one of its arguments, or as what is read of that by `below` (`.getName()`)."""
        node = call.node
        if not isinstance(node, s.Call) or depth > _MAX_DEPTH:
            return False
        functions = self._owners.functions(node, call, depth)
        if functions and not any(item.is_library for item in functions):
            return len(functions) <= _MOST_FUNCTIONS and all(
                self._function_refuses(item, index, when, below, depth) for item in functions
            )
        return not below and self._library_refuses(node, call.function, index, when)

    def refuse_row(self, event: Call, row: str, seen: Scan, names: frozenset[str]) -> bool:
        """Whether the first function that is handed a row after it was made, or its attribute was set, refuses one without the
        attribute, or code has done so before: `check(order)`, which throws where `order.getBuyer() == null`."""
        if not row or "." in row or row == "this":
            return False
        ways = [f".{way}{capitalised(name)}()" for name in names for way in ("get", "is")]
        for call in seen.calls:
            if call.order <= event.order or not isinstance(call.node, s.Call):
                continue
            index = next((at for at, item in enumerate(call.node.arguments) if render(item.value) == row), None)
            if index is None:
                continue
            if event.block[: len(call.block)] != call.block or is_returned(row, event.order, call.order, seen):
                return False
            given = Given(call.node, call.known, seen.function)
            return any(self.are_refused(call.known, row + way) or self.refuses(given, index, below=way) for way in ways)
        return False

    def _library_refuses(self, node: s.Call, function: FunctionInfo, index: int, when: str) -> bool:
        language = "java" if function.path.endswith(".java") else "python"
        qualified = self._program.qualified(function.path, dotted_name(node.function), scope_of(function))
        if not qualified or language != "java":
            return False
        rule = library_rules()[language].function(qualified, ("",) * len(node.arguments))
        if rule is None:
            return False
        return index in (rule.nonnull_after if when == RETURNS else rule.if_true if when == TRUE else rule.if_false)

    def _function_refuses(self, function: FunctionInfo, index: int, when: str, below: str, depth: int) -> bool:
        position = index + own_first(function)
        parameters = function.decl.parameters
        if position >= len(parameters) or parameters[position].kind != "positional" or parameters[position].type is None:
            return False
        path = parameters[position].name + below
        key = (function.id, path, when)
        if key not in self._found:
            self._found[key] = False  # what calls itself tells nothing
            self._found[key] = self._is_refused(function, path, when, depth)
        return self._found[key]

    def _is_refused(self, function: FunctionInfo, path: str, when: str, depth: int) -> bool:
        """Whether a path is known to be there wherever a function ends so."""
        seen = self._owners.scan(function)
        if not seen.is_complete or not self._program.body(function):
            return False
        ends: list[Known] = []
        if when == RETURNS:
            ends = [given.known for given, _ in seen.returns]
            ends += [seen.ending] if seen.ending is not None else []
        elif seen.ending is not None:
            return False
        else:
            for given, _ in seen.returns:
                if isinstance(given.node, s.Constant) and isinstance(given.node.value, bool):
                    if given.node.value is (when == TRUE):
                        ends.append(given.known)
                    continue
                yes, no = tested(function, given.node, given.known)
                ends.append(yes if when == TRUE else no)
        return bool(ends) and all(self.are_refused(known, path, depth + 1) for known in ends)
