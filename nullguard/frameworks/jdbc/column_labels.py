"""Which column of a result an expression is made of, and whether what is made of it is there even when the column is null."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from nullguard.frameworks.arguments import constant
from nullguard.knowledge.bean_names import is_getter_name
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, nodes
from nullguard.model.queries import Rows
from nullguard.program.program import Program

_PLACE = "#"
"""Begins the name of a column that is read by its place in the select list."""

_MOST_STEPS = 12
"""Conversions around one column that are followed."""


@dataclass(frozen=True)
class Label:
    """A column of the result; `never_null` says that what is made of it is there even when the column is null."""

    name: str
    never_null: bool


class Columns:
    """The columns that code reads of the result that it calls `result`: by getters, `never_null` among them, and by the variables
    that hold what they gave."""

    def __init__(self, program: Program, path: str, scope: str, result: str, never_null: Collection[str]) -> None:
        self._program = program
        self._path = path
        self._scope = scope
        self._result = result
        self._never_null = never_null
        self._locals: dict[str, Label] = {}

    def hold(self, name: str, label: Label) -> None:
        """Note that a variable holds what is made of a column; of one that is assigned twice the first column counts."""
        self._locals.setdefault(name, label)

    def of(self, value: s.Expr) -> Label | None:
        """The column that an expression is made of."""
        return self._of(value, 0)

    def _of(self, value: s.Expr, steps: int) -> Label | None:
        if steps > _MOST_STEPS:
            return None
        match value:
            case s.Name(id=name):
                return self._locals.get(name)
            case s.Cast(value=inner):
                return self._of(inner, steps + 1)
            case s.Conditional():
                return self._of_conditional(value, steps)
            case s.New(arguments=arguments):
                inner_label = self._first(arguments, steps)
                return Label(inner_label.name, True) if inner_label is not None else None
            case s.Call(function=function, arguments=arguments):
                return self._of_call(function, arguments, steps)
            case _:
                return None

    def _of_conditional(self, value: s.Conditional, steps: int) -> Label | None:
        """`x == null ? null : convert(x)` is null with its column, `x == null ? "" : x` never is."""
        one, other = self._of(value.body, steps + 1), self._of(value.orelse, steps + 1)
        found = one or other
        if found is None:
            return None
        if is_null(value.body) or is_null(value.orelse):
            return Label(found.name, False)
        both = one is not None and other is not None and one.never_null and other.never_null
        tests_null = any(is_null(node) for node in nodes((value.test,)))
        return Label(found.name, both or tests_null)

    def _of_call(self, function: s.Expr, arguments: tuple[s.Argument, ...], steps: int) -> Label | None:
        if isinstance(function, s.Attribute) and isinstance(function.value, s.Name) and function.value.id == self._result:
            name = self._text(arguments[0].value) if arguments else ""
            return Label(name, function.name in self._never_null) if name and is_getter_name(function.name) else None
        if any(isinstance(item.value, s.Name) and item.value.id == self._result for item in arguments):
            name = next((text for item in arguments if (text := self._text(item.value))), "")
            return Label(name, False) if name else None
        found = self._first(arguments, steps)
        if found is None and isinstance(function, s.Attribute):
            found = self._of(function.value, steps + 1)
        return found

    def _first(self, arguments: Iterable[s.Argument], steps: int) -> Label | None:
        return next((label for item in arguments if (label := self._of(item.value, steps + 1)) is not None), None)

    def _text(self, value: s.Expr) -> str:
        """The label of a column, or its place as `#1`."""
        found = constant(self._program, self._path, self._scope, value)
        return found if isinstance(found, str) else f"{_PLACE}{found}" if type(found) is int else ""


def labels(
    found: Mapping[str, Label], rows: Rows | None = None, kept: Collection[str] = ()
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Properties with their columns, and those that are never null, as a RowUse has them; places are told by the query's `rows`,
    and properties that are `kept` have something where nothing fills them."""
    named = {name: label.name for name, label in found.items() if not label.name.startswith(_PLACE)}
    outputs = rows.outputs if rows is not None and not any(output.every for output in rows.outputs) else ()
    for name, label in found.items():
        place = int(label.name.removeprefix(_PLACE)) - 1 if name not in named else -1
        if 0 <= place < len(outputs) and outputs[place].path:
            named[name] = outputs[place].alias or outputs[place].path[-1]
    never = tuple(name for name, label in found.items() if name in named and (label.never_null or name in kept))
    return tuple(named.items()), never
