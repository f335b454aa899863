"""What the row of a query surely holds: the columns that the query asks to equal something, whatever else it asks."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.flow.bodies.given_arguments import is_class
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.held_together import held_query
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name

_MOST_CALLS = 8

(_STEP,) = library_names("relation-step")
(_EXACT,) = library_names("equality-ending")
"""Ends the name of a condition that asks for the very value."""

(_OF_ANOTHER,) = library_names("joining")
"""A part of the names of methods after which conditions without a class are those of another table."""

Equality = tuple[str, s.Expr]
"""A column, empty where it is the table's key, and what it equals."""


def asked(arguments: tuple[s.Argument, ...]) -> Iterator[Equality]:
    """The equalities among the conditions of a query: `number=number`, `shop__number=number`, `Order.number == number`."""
    for argument in arguments:
        match argument:
            case s.Argument(star=0, name=str() as name, value=value) if _is_column(name.removesuffix(_EXACT)):
                yield name.removesuffix(_EXACT), value
            case s.Argument(star=0, name=None, value=s.Compare(operands=(s.Attribute(name=name), value), operators=("==",))):
                yield name, value


def equalities(node: s.Call, row: str) -> tuple[Equality, ...]:
    """The equalities that hold for the row of a class that a query gives: `Order.query.filter_by(id=id, is_open=True).one()`,
    `Order.objects.get(id=id)`, `get_object_or_404(Order, id=id)`, `session.execute(select(Order).where(…)).scalar_one()`."""
    said: list[Equality] = []
    unsaid: list[Equality] = []
    call: s.Expr = node
    for number in range(_MOST_CALLS):
        if not isinstance(call, s.Call):
            break
        function, name = call.function, last_name(call.function)
        if not number and name in library_names("row-or-error"):
            unsaid.extend(_key_given(call.arguments))
        if name in library_names("restricting") or (not number and name in _one_row()):
            for argument in call.arguments:
                holder = _holder(argument)
                if holder in ("", row):
                    (said if holder else unsaid).extend(asked((argument,)))
        elif _OF_ANOTHER in name:
            unsaid = []
        elif name in library_names("statement-run") and call.arguments:
            call = call.arguments[0].value
            continue
        elif number and name not in library_names("same-row") and name not in library_names("query-beginning"):
            break
        call = function.value if isinstance(function, s.Attribute) else function
        call = call.value if isinstance(call, s.Await) else call
    return (*said, *unsaid)


def _is_column(name: str) -> bool:
    """Whether a keyword of a query names a column, one of a related row too, and no comparison other than for equality."""
    return library_names("lookup").isdisjoint(name.split(_STEP)[1:])


def asks_all(node: s.Call) -> bool:
    """Whether a lookup looks for any row of a table: `Order.objects.order_by("number").first()`."""
    call: s.Expr = node
    for number in range(_MOST_CALLS):
        match call:
            case s.Call(function=s.Attribute(value=value, name=name), arguments=arguments):
                if name in library_names("query-beginning"):  # `session.query(Order)`
                    return bool(number) and len(arguments) == 1 and last_name(arguments[0].value)[:1].isupper()
                is_kept = name in library_names("same-row") if number else name in library_names("row-or-null") and not arguments
                if not is_kept:
                    return False
                call = value
            case s.Attribute(value=table, name=name):
                return bool(number) and name in library_names("whole-table") and last_name(table)[:1].isupper()
            case _:
                return False
    return False


def asks_in_all(call: s.Expr, frame: Frame | None = None) -> bool:
    """Whether a lookup asks all rows of a table: `Order.query.filter(…)`, `session.query(Order).filter(…)`, `Order.get_by(…)`;
    with a `frame` also through variables."""
    keeping = library_names("row-or-null") | library_names("restricting") | library_names("same-row") | {"get_by"}
    asked = call
    for _ in range(_MOST_CALLS):
        call = held_query(frame, call, asked) if frame is not None else call
        call = call.value if isinstance(call, s.Await) else call
        if isinstance(call, s.Call) and last_name(call.function) in library_names("statement-run") and call.arguments:
            call = call.arguments[0].value  # `session.execute(select(Order).where(…))`
            continue
        if isinstance(call, s.Call) and isinstance(call.function, s.Name):
            return call.function.id in library_names("query-beginning")  # `select(Order)`
        if not isinstance(call, s.Call) or not isinstance(call.function, s.Attribute):
            break
        begins = call.function.name in library_names("query-beginning")
        if not begins and call.function.name not in keeping:
            return False
        call = call.function.value
        if begins:
            return not isinstance(call, s.Call)
    if isinstance(call, s.Attribute) and call.name in library_names("whole-table"):
        call = call.value
    return isinstance(call, s.Name | s.Attribute) and is_class(call)


def _one_row() -> frozenset[str]:
    return library_names("row-or-error") | library_names("row-or-null") | library_names("row-made")


def _holder(argument: s.Argument) -> str:
    """The class whose column a condition says that it compares; empty where it names none."""
    match argument.value:
        case s.Compare(operands=(s.Attribute(value=s.Name(id=holder)), *_)) if holder[:1].isupper():
            return holder
    return ""


def _key_given(arguments: tuple[s.Argument, ...]) -> Iterator[Equality]:
    """The key that is given itself, with nothing but the class: `get_or_404(id)`, `get_one(Order, id)`."""
    values = [argument.value for argument in arguments]
    if any(argument.star or argument.name is not None for argument in arguments):
        return
    if len(values) == 2 and last_name(values[0])[:1].isupper():
        values = values[1:]
    if len(values) == 1 and not isinstance(values[0], s.Compare) and not last_name(values[0])[:1].isupper():
        yield "", values[0]
