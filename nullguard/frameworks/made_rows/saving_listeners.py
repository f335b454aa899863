"""The functions that SQLAlchemy calls before it inserts a row: `@event.listens_for(Order, "before_insert")`, or
`event.listen(Order, "before_insert", fill)`.

Source: SQLAlchemy 2.0, "ORM Events": listeners of a class hear of the classes below it only with `propagate=True`; bulk
operations and statements ask none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.frameworks.made_rows.owners import scope_of
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, last_name, nodes
from nullguard.model.text import render
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo

_LISTENING: Final = "listens_for"
_LISTEN: Final = "listen"
_INSERTING: Final = "before_insert"
_ROW: Final = 2
"""The position of the row: `fill(mapper, connection, target)`."""

_AT_ONCE: Final = frozenset({"bulk_save_objects", "bulk_insert_mappings"})


class SavingListeners:
    """The listeners of one program; looked for once."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._found: tuple[tuple[FunctionInfo, ClassInfo, bool], ...] | None = None

    def of(self, cls: ClassInfo) -> Iterator[tuple[FunctionInfo, str]]:
        """The functions that are called before a row of a class is inserted, and what they call it."""
        if self._found is None:
            self._found = (*self._decorated(), *self._connected())
        above = {base.id for base in self._program.ancestors(cls)}
        for function, heard, is_below in self._found:
            if heard.id == cls.id or (is_below and heard.id in above):
                yield function, function.decl.parameters[_ROW].name

    def _decorated(self) -> Iterator[tuple[FunctionInfo, ClassInfo, bool]]:
        for path in sorted(self._program.sources):
            if not path.endswith(".py"):
                continue
            for function in self._program.functions_of(path):
                for annotation in function.decl.annotations:
                    given = annotation.arguments
                    if annotation.simple_name == _LISTENING and len(given) > 1 and _is_inserting(given[1].value):
                        yield from self._heard(function, given[0].value, path, scope_of(function), given)

    def _connected(self) -> Iterator[tuple[FunctionInfo, ClassInfo, bool]]:
        for caller in self._program.callers().mentioning(_LISTEN):
            for node in nodes(self._program.body(caller)):
                if isinstance(node, s.Call) and last_name(node.function) == _LISTEN and len(node.arguments) > _ROW:
                    heard, event, target = node.arguments[:3]
                    scope = scope_of(caller)
                    function = self._program.resolve(caller.path, render(target.value), scope)
                    if _is_inserting(event.value) and isinstance(function, FunctionInfo):
                        yield from self._heard(function, heard.value, caller.path, scope, node.arguments)

    def _heard(
        self, function: FunctionInfo, heard: s.Expr, path: str, scope: str, given: tuple[s.Argument, ...]
    ) -> Iterator[tuple[FunctionInfo, ClassInfo, bool]]:
        cls = self._program.class_named(path, dotted_name(heard), scope)
        is_below = any(
            argument.name == "propagate" and isinstance(argument.value, s.Constant) and argument.value.value is True
            for argument in given
        )
        if cls is not None and len(function.decl.parameters) > _ROW:
            yield function, cls, is_below


def is_inserted_at_once(program: Program, cls: ClassInfo) -> bool:
    """Whether code inserts rows of a class without asking listeners."""
    for name in (*sorted(_AT_ONCE), "insert"):
        for function in program.callers().mentioning(name):
            body = program.body(function)
            if not any(isinstance(node, s.Name) and node.id == cls.name for node in nodes(body)):
                continue
            for node in nodes(body):
                if isinstance(node, s.Call) and last_name(node.function) == name:
                    if name in _AT_ONCE or any(cls.name in render(part).split(".") for part in _inserted_into(node)):
                        return True
    return False


def _inserted_into(node: s.Call) -> Iterator[s.Expr]:
    """`insert(Order)`, `Order.__table__.insert()`."""
    yield from (argument.value for argument in node.arguments[:1])
    if isinstance(node.function, s.Attribute):
        yield node.function.value


def _is_inserting(event: s.Expr) -> bool:
    return isinstance(event, s.Constant) and event.value == _INSERTING
