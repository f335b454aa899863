"""Queries that ask whether a row exists (SQLAlchemy): `session.query(query.exists()).scalar()`,
`session.scalar(select(exists().where(Order.number == number)))`, or of which columns tell it:
`session.query(Order.id).filter_by(number=number).first()`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name

_EXISTS: Final = library_names("existence-asking")
ANSWERING: Final = library_names("existence-told")
TELLING: Final = library_names("row-or-null") | ANSWERING
_BEGINNING: Final = library_names("query-beginning")
_RUNNING: Final = library_names("statement-run")
_RESTRICTING: Final = library_names("restricting")
_MOST_CALLS: Final = 8


def existence_asked(node: s.Call) -> s.Call | None:
    """The query whose rows a call asks for, with the conditions on them; None of other calls."""
    match node:
        case s.Call(function=s.Attribute(value=asked, name=name)) if name in ANSWERING:
            pass
        case _:
            return None
    given = node.arguments or (asked.arguments if isinstance(asked, s.Call) else ())
    return _within(given[0].value) if len(given) == 1 else None


def _within(node: s.Expr) -> s.Call | None:
    """The `exists` with its conditions in what is selected: `select(exists().where(…))`, `query.exists()`."""
    call: s.Expr = node
    for _ in range(_MOST_CALLS):
        if not isinstance(call, s.Call):
            return None
        name = last_name(call.function)
        if name in _EXISTS:
            return call
        if name in _RESTRICTING and existence_within(call):
            return call
        if isinstance(call.function, s.Attribute) and not call.arguments:
            call = call.function.value
        elif len(call.arguments) == 1:
            call = call.arguments[0].value
        else:
            return None
    return None


def existence_within(node: s.Expr) -> bool:
    """Whether conditions are put to an `exists()`."""
    for _ in range(_MOST_CALLS):
        if not isinstance(node, s.Call):
            return False
        if last_name(node.function) in _EXISTS:
            return True
        node = node.function.value if isinstance(node.function, s.Attribute) else node.function
    return False


def class_of_conditions(node: s.Call) -> s.Expr | None:
    """The class whose columns the conditions of `exists().where(Order.number == number)` name first."""
    call: s.Expr = node
    for _ in range(_MOST_CALLS):
        if not isinstance(call, s.Call):
            return None
        for argument in call.arguments:
            match argument.value:
                case s.Compare(operands=(s.Attribute(value=s.Name() | s.Attribute() as holder), _)):
                    return holder
        call = call.function.value if isinstance(call.function, s.Attribute) else call.function
    return None


def columns_asked(node: s.Call, held: Callable[[s.Expr], s.Expr]) -> tuple[s.Call, s.Expr, str] | None:
    """Of a query for columns, or for how many rows there are: the call that has its conditions, the class that is asked, and what
    of the answer says that there is such a row. None of other calls. `held` is what a variable holds."""
    answering = last_name(node.function)
    if answering not in TELLING:  # what a statement gives that is run is always there
        return None
    call: s.Expr = node
    asked = node
    asking: s.Expr | None = None
    for _ in range(_MOST_CALLS):
        is_held = isinstance(call, s.Name)
        call = held(call) if is_held else call
        call = call.value if isinstance(call, s.Await) else call
        if not isinstance(call, s.Call):
            return None
        asked = call if is_held else asked
        name = last_name(call.function)
        if name in library_names("selecting-from") and len(call.arguments) == 1:
            asking = call.arguments[0].value
        if name in _BEGINNING:
            told = _class_of(call.arguments[0].value, asking) if len(call.arguments) == 1 else None
            if told is None or (told[1] == "true" and not answering.startswith(_NUMBER)):
                return None
            return asked, *told
        if name in _RUNNING and call.arguments:
            call = call.arguments[0].value
        elif isinstance(call.function, s.Attribute):
            call = call.function.value
        else:
            return None
    return None


_NUMBER: Final = "scalar"
"""Begins the names of methods that give a count itself; others give it in a row, which is there whatever it is."""


def _class_of(selected: s.Expr, asking: s.Expr | None) -> tuple[s.Expr, str] | None:
    match selected:
        case s.Attribute(value=s.Name() | s.Attribute() as holder):
            return holder, "nonnull"
        case s.Call(function=s.Attribute(name="count"), arguments=(s.Argument(value=s.Attribute(value=holder)),)):
            return holder, "true"
        case s.Call(function=s.Attribute(name="count")) if asking is not None:
            return asking, "true"
    return None
