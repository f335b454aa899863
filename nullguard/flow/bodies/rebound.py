"""Names that each round of a loop binds before it reads them: what the round before left in them is of no account there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from nullguard.model import syntax as s
from nullguard.model.nodes import nodes


class Rebound(NamedTuple):
    """The names that a loop binds and that no round reads before it has bound them itself, and those of them that a round may
    leave as they were (`if is_last: found = row`), which tell of an earlier round than what is bound in each."""

    names: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()


def rebound_in_java(node: s.ForEach | s.While) -> Rebound:
    """What a loop of Java binds anew."""
    return _rebound(node, is_java=True)


def rebound_in_python(node: s.ForEach | s.While) -> Rebound:
    """What a loop of Python binds anew."""
    return _rebound(node, is_java=False)


def _rebound(node: s.ForEach | s.While, is_java: bool) -> Rebound:
    search = _Search(is_java)
    bound: set[str] = set()
    if isinstance(node, s.ForEach):
        search.bind(node.target, bound)
        search.block(node.body, bound)
    else:
        if node.test is not None:
            search.read((node.test,), bound)
        search.block(node.body, bound)
        search.block(node.update, bound)
    names = frozenset(search.bound - search.read_first)
    is_cut = any(isinstance(part, s.Continue) for part in nodes(node.body))
    return Rebound(names, names if is_cut else names - bound)


class _Search:
    """Collects the names that are bound somewhere, and those that may be read before. Statements nest as deep as the front ends
    lower them."""

    def __init__(self, is_java: bool) -> None:
        self.is_java = is_java
        self.bound: set[str] = set()
        self.read_first: set[str] = set()

    def read(self, parts: Iterable[s.Node], bound: set[str]) -> None:
        for part in nodes(parts):
            if type(part) is s.Name and part.id not in bound:
                self.read_first.add(part.id)

    def bind(self, target: s.Expr, bound: set[str]) -> None:
        if type(target) is s.Name:
            bound.add(target.id)
            self.bound.add(target.id)
        elif type(target) is s.Collection:
            for item in target.items:
                self.bind(item, bound)
        elif type(target) is s.Star:
            self.bind(target.value, bound)
        else:
            self.read((target,), bound)

    def block(self, body: s.Body, bound: set[str]) -> None:
        """Read statements in order; `bound` grows by what all ways through them bind."""
        for statement in body:
            match statement:
                case s.Assign(targets=targets, value=value):
                    if value is not None:
                        self.read((value,), bound)
                    if value is not None or self.is_java:  # Java's `String name;` is another variable each round
                        for target in targets:
                            self.bind(target, bound)
                case s.If(branches=branches, orelse=orelse):
                    ends = []
                    for arm in branches:
                        self.read((arm.test,), bound)
                        ends.append(bound.copy())
                        self.block(arm.body, ends[-1])
                    ends.append(bound.copy())
                    self.block(orelse, ends[-1])
                    bound |= set.intersection(*ends)
                case s.ForEach(target=target, iterable=iterable, body=inner, orelse=orelse):
                    self.read((iterable,), bound)
                    within = bound.copy()
                    self.bind(target, within)
                    self.block(inner, within)
                    self.block(orelse, bound.copy())
                case s.While(test=test, body=inner, update=update, orelse=orelse, tests_last=tests_last):
                    if test is not None and not tests_last:
                        self.read((test,), bound)
                    within = bound.copy()
                    self.block(inner, within)
                    self.block(update, within)
                    if test is not None and tests_last:
                        self.read((test,), within)
                    self.block(orelse, bound.copy())
                case s.Block(body=inner) if not statement.label:
                    self.block(inner, bound)
                case s.With(items=items, body=inner):
                    for item in items:
                        self.read((item.context,), bound)
                        if item.target is not None:
                            self.bind(item.target, bound)
                    self.block(inner, bound)
                case s.Try(body=inner, handlers=handlers, orelse=orelse, finalbody=finalbody):
                    within = bound.copy()
                    self.block(inner, within)
                    self.block(orelse, within)
                    for handler in handlers:
                        caught = bound.copy()
                        if handler.name:
                            caught.add(handler.name)
                            self.bound.add(handler.name)
                        self.block(handler.body, caught)
                    self.block(finalbody, bound.copy())
                case _:
                    self.read((statement,), bound)
