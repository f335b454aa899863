"""Functions that are handed a mapped class and ask for its rows (`find(session, Order, 3)`), a query whose rows they give
(`self.one_or_none(query)`), or conditions for one (`self.find_all(Order.paid_at.is_not(None))`; Python)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from nullguard.flow.domain.values import NONNULL, Value
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.program.symbols import ClassInfo, FunctionInfo, Type

_MOST_NAMES: Final = 60
"""Names that a function may mention to be interpreted with each query that it is handed: helpers that run queries are short. Not
how many queries those are, which would depend on who asks first."""

_SELECT: Final = "select "
_SELECT_LENGTH: Final = len(_SELECT)
"""How a query begins that is written as text."""

_COMPUTING: Final = re.compile(r"\s*select\s+(?:sum|max|min|avg)\s*\(", re.IGNORECASE)
"""How one begins that gives null where there are no rows."""

_RUNNING: Final = library_names("running") | library_names("only-result")


class GivenQueries:
    """The queries that calls hand functions, and rows of whose class these ask, by the ids of the functions as the calls have
    them. One per process."""

    def __init__(self) -> None:
        self._known: dict[str, dict[tuple[tuple[str, Value], ...], FunctionInfo]] = {}
        self._by_id: dict[str, Mapping[str, Value]] = {}
        self._rows: dict[str, str] = {}

    def row(self, function: FunctionInfo) -> str:
        """The parameter for which a function as a call has it is given a row of a class that is known for sure."""
        return self._rows.get(function.id, "")

    def told(self, function: FunctionInfo, name: str, row: Value) -> FunctionInfo:
        """The function as a call has it that gives a row for a parameter; itself where it is one already."""
        if function.id in self._by_id or row.type is None:
            return function
        called = replace(function, id=f"{function.id}[{name}: {row.type.cls} {row.typed}]")
        self._rows[called.id], self._by_id[called.id] = name, {name: row}
        return called

    def of(self, function: FunctionInfo) -> Mapping[str, Value]:
        """The queries that a function as a call has it was given for its parameters."""
        return self._by_id.get(function.id, {})

    def given(self, function: FunctionInfo, arguments: Sequence[tuple[s.Argument, Value]]) -> FunctionInfo:
        """The function as a call has it that gives queries for parameters; itself where it gives none."""
        if len(function.decl.mentions) > _MOST_NAMES:
            return function
        found = tuple((name, value) for name, value in named_arguments(function, arguments) if _is_query(value))
        if conditions := _conditions(function, arguments):
            found = (*found, conditions)
        if not found:
            return function
        return self._called(function, found)

    def computing(self, function: FunctionInfo, arguments: Sequence[Value]) -> FunctionInfo:
        """The function of Java as a call has it that gives the text of a query which computes something over all rows (`double
        total(String jpql)`, `total("select sum(i.amount) from Item i")`); itself where no such query is given to be run."""
        if len(function.decl.mentions) > _MOST_NAMES or not any(map(_is_computing, arguments)):
            return function
        if function.decl.name not in function.decl.mentions and _RUNNING.isdisjoint(function.decl.mentions):
            return function
        found = tuple(
            (parameter.name, Value(NONNULL, value.type, constants=value.constants))
            for parameter, value in zip(function.decl.parameters, arguments, strict=False)
            if _is_computing(value)
        )
        return self._called(function, found) if found else function

    def _called(self, function: FunctionInfo, found: tuple[tuple[str, Value], ...]) -> FunctionInfo:
        known = self._known.setdefault(function.id, {})
        if found not in known:
            known[found] = replace(function, id=f"{function.id}[{len(known)}]")
            self._by_id[known[found].id] = dict(found)
        return known[found]


def is_given_query(arguments: Sequence[Value]) -> bool:
    """Whether a query is among what a call gives."""
    return any(map(_is_query, arguments))


def _is_query(value: Value) -> bool:
    if value.asked is not None:
        return value.asked.narrows or (value.asked.is_query and value.type is not None)
    if value.constants is None or len(value.constants) != 1:
        return False
    ((kind, text),) = value.constants
    return kind == "str" and isinstance(text, str) and text.lstrip()[:_SELECT_LENGTH].lower() == _SELECT


def _is_computing(value: Value) -> bool:
    if value.constants is None or len(value.constants) != 1:
        return False
    ((kind, text),) = value.constants
    return kind == "str" and isinstance(text, str) and _COMPUTING.match(text) is not None


def _conditions(function: FunctionInfo, arguments: Sequence[tuple[s.Argument, Value]]) -> tuple[str, Value] | None:
    """What a call gives for the parameter that takes any number of arguments, if there are conditions among it."""
    parameters = _without_receiver(function)
    starred = next((parameter.name for parameter in parameters if parameter.kind == "star"), "")
    count = sum(1 for parameter in parameters if parameter.kind == "positional")
    if not starred or any(argument.star for argument, _ in arguments):
        return None
    rest = [value for argument, value in arguments if not argument.name][count:]
    if not any(value.asked is not None and value.asked.narrows for value in rest):
        return None
    return starred, Value(NONNULL, Type("builtins.tuple"), items=tuple(rest), truth=True)


def given_classes(
    function: FunctionInfo, arguments: Sequence[tuple[s.Argument, Value]], is_mapped: Callable[[str], bool]
) -> FunctionInfo:
    """The function as a call has it that gives mapped classes for parameters; itself where it gives none."""
    found = tuple(_classes(function, arguments, is_mapped))
    if not found:
        return function
    told = ",".join(f"{name}={cls.id}" for name, cls in found)
    return replace(function, id=f"{function.id}({told})", classes=found)


def _classes(
    function: FunctionInfo, arguments: Sequence[tuple[s.Argument, Value]], is_mapped: Callable[[str], bool]
) -> Iterator[tuple[str, ClassInfo]]:
    for name, value in named_arguments(function, arguments):
        if isinstance(value.symbol, ClassInfo) and is_mapped(value.symbol.id):
            yield name, value.symbol


def named_arguments(function: FunctionInfo, arguments: Sequence[tuple[s.Argument, Value]]) -> Iterator[tuple[str, Value]]:
    """What a call gives for the parameters of a function that it names, or counts."""
    parameters = _without_receiver(function)
    by_place = [parameter.name for parameter in parameters if parameter.kind == "positional"]
    names = {parameter.name for parameter in parameters if parameter.takes_one}
    is_counted = True
    for position, (argument, value) in enumerate(arguments):
        is_counted = is_counted and not argument.star and not argument.name
        name = argument.name or (by_place[position] if is_counted and position < len(by_place) else "")
        if name in names:
            yield name, value


def _without_receiver(function: FunctionInfo) -> tuple[s.Parameter, ...]:
    parameters = function.decl.parameters
    return parameters[1:] if function.owner is not None and "static" not in function.decl.modifiers else parameters
