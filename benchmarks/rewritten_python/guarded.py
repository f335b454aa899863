"""A guard of Python, and what rewriting it changes."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field

from texts import Edit, Function, Source, path_of

LEAVING = (ast.Return, ast.Raise, ast.Continue, ast.Break)


@dataclass(frozen=True)
class Rewriting:
    """What a form changes: edits of the source, new modules, and edits of other sources by their paths."""

    edits: tuple[Edit, ...]
    modules: dict[str, str] = field(default_factory=dict)
    elsewhere: dict[str, tuple[Edit, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class ModelClass:
    """A class that declares an attribute, in a source."""

    source: Source
    node: ast.ClassDef

    def with_member(self, text: str) -> tuple[str, tuple[Edit, ...]]:
        last = self.node.body[-1]
        indent = self.source.indent(last)
        place = self.source.line_end(last)
        lines = "".join(f"{indent}{line}\n" if line else "\n" for line in ("", *text.splitlines()))
        return self.source.path, (Edit(place, place, lines),)


class Guard:
    """A test of `path` by `part` of a condition: `is_there` says whether it is there when the test holds."""

    def __init__(
        self,
        source: Source,
        function: Function,
        part: ast.expr,
        path: str,
        is_there: bool,
        number: int,
        model: ModelClass | None,
        in_package: bool,
    ) -> None:
        self.source, self.function, self.part, self.path = source, function, part, path
        self.is_there, self.number, self.model, self.in_package = is_there, number, model, in_package
        self.owner, _, self.attribute = path.rpartition(".")
        statement = source.statement(part)
        self.statement = statement
        test = part
        while isinstance(parent := source.parents.get(id(test)), ast.BoolOp):
            test = parent
        self.test = test
        self.place = source.place(statement) if statement is not None else None
        classes = source.around(function, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        self.cls = classes[0] if classes and isinstance(classes[0], ast.ClassDef) else None

    @property
    def is_plain_if(self) -> bool:
        """Whether the whole condition of an `if` with lines of its own is the test."""
        statement = self.statement
        return (
            isinstance(statement, ast.If)
            and self.place is not None
            and self.test is self.part is statement.test
            and statement.body[0].lineno > (statement.test.end_lineno or 0)
            and not self.source.data[self.source.start(statement) :].startswith(b"elif")
            and self.source.is_alone([statement])
        )

    @property
    def may_come_before(self) -> bool:
        """Whether the test may be made before the statement: nothing is asked before it, and it is asked once."""
        statement = self.statement
        if not isinstance(statement, ast.If) or self.place is None or self.source.indent(statement).strip():
            return False
        node: ast.AST = self.part
        while node is not statement.test:
            parent = self.source.parents[id(node)]
            if not isinstance(parent, ast.BoolOp) or parent.values[0] is not node:
                return False
            node = parent
        return True

    def behind(self) -> list[ast.stmt]:
        """What follows the `if` in its block."""
        assert self.place is not None
        block, index = self.place
        return block[index + 1 :]

    def helper(self, text: str) -> Edit:
        """A function at the end of the module."""
        end = len(self.source.data)
        gap = "" if self.source.data.endswith(b"\n") else "\n"
        return Edit(end, end, f"{gap}\n\n{text}")

    def put_test(self, there: str, absent: str) -> Edit:
        text = there if self.is_there else absent
        return Edit(self.source.start(self.part), self.source.end(self.part), f"({text})")

    def before(self, lines: str) -> Edit:
        """Statements before the `if`."""
        assert self.statement is not None
        indent = self.source.indent(self.statement)
        place = self.source.line_start(self.statement)
        return Edit(place, place, "".join(f"{indent}{line}\n" for line in lines.splitlines()))

    def imported(self, name: str, text: str) -> tuple[Edit, dict[str, str]] | None:
        """An import of a new module beside this one."""
        for node in self.source.tree.body:
            if isinstance(node, ast.Import) or (isinstance(node, ast.ImportFrom) and node.module != "__future__"):
                place = self.source.line_start(node)
                folder, _, _ = self.source.path.rpartition("/")
                module = f"rewritten_{self.number}"
                line = f"from {'.' if self.in_package else ''}{module} import {name}\n"
                return Edit(place, place, line), {f"{folder}/{module}.py" if folder else f"{module}.py": text}
        return None


Form = Callable[[Guard], Rewriting | None]


def writes(block: list[ast.stmt], path: str) -> bool:
    return any(
        isinstance(node, ast.Name | ast.Attribute)
        and not isinstance(node.ctx, ast.Load)
        and f"{path}.".startswith(f"{path_of(node) or '-'}.")
        for root in block
        for node in ast.walk(root)
    )


def in_place_of(guard: Guard, text: str, last: ast.stmt | None = None) -> Rewriting:
    """The `if`, and what follows it up to `last`, give way to a text."""
    statement = guard.statement
    assert statement is not None
    return Rewriting((Edit(guard.source.line_start(statement), guard.source.line_end(last or statement), text),))


def ways_of(guard: Guard) -> tuple[list[ast.stmt], list[ast.stmt]] | None:
    """What an `if` does where the value is there, and where not."""
    statement = guard.statement
    if not guard.is_plain_if or not isinstance(statement, ast.If):
        return None
    if any(isinstance(node, ast.NamedExpr) for node in ast.walk(statement.test)):
        return None
    ways = (statement.body, statement.orelse) if guard.is_there else (statement.orelse, statement.body)
    return ways if all(not way or guard.source.is_alone(way) for way in ways) else None
