"""Keys that are read of a row of a query: `find(rs.getLong("shop_id"))`, `find(row.getIntColumn("shop_id"))` (Java)."""

from __future__ import annotations

from nullguard.flow.domain.state import State
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.bindings import bound_to
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import has_word, library_names, words
from nullguard.model import syntax as s

_MOST_STEPS = 4
"""Casts and conversions around what is read, such as `String.valueOf(rs.getLong("shop_id"))`."""


def is_read_key(frame: Frame, arguments: Arguments, state: State) -> bool:
    """Whether a lookup is given what a row of a query holds in a column that is called as keys are: the database mostly keeps the
    other row as long as this one."""
    return any(_is_read(frame, argument.value, state) for argument, _, _ in arguments)


def _is_read(frame: Frame, node: s.Expr, state: State) -> bool:
    for _ in range(_MOST_STEPS):
        match node:
            case s.Name(id=name) if name in frame.locals:
                function = frame.world.program.function_named(frame.path, frame.symbol)
                made = list(bound_to(frame, function, name)) if function is not None else []
                if len(made) != 1 or made[0] is None:
                    return False
                node = made[0]
            case s.Cast(value=inner):
                node = inner
            case s.Call(
                function=s.Attribute(value=holder, name=name), arguments=(s.Argument(value=s.Constant(value=str() as column)),)
            ):
                return column.lower().endswith("id") and _is_of_row(frame, holder, name, state)
            case s.Call(function=s.Attribute(), arguments=(s.Argument(value=inner),)):
                node = inner
            case _:
                return False
    return False


def _is_of_row(frame: Frame, holder: s.Expr, name: str, state: State) -> bool:
    """Whether a method reads a column of a result, or of a row of the project's own, whose method says so."""
    cls = frame.world.class_of(frame.evaluate(frame, holder, state)[0].type)
    if cls is None:
        return False
    if cls.is_library:
        return cls.name in library_names("result-class")
    member = frame.world.program.method(cls, name, 1)
    return member is not None and all(has_word(f.decl.parameters[-1].name, words("column")) for f in member.functions)
