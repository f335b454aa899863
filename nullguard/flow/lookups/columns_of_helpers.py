"""In which column a helper of the project looks for a row (Python), as its body tells: `def find(name): return
session.query(User).filter(User.username == name).first()`."""

from __future__ import annotations

from typing import Final

from nullguard.flow.domain.state import State
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.asked_equalities import equalities
from nullguard.flow.lookups.rows_held import is_row_key
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

_MOST_CALLS: Final = 8

_MOST_NAMES: Final = 24
"""Names that a helper mentions which is looked at; longer ones do more than to look for a row."""


def column_by_body(frame: Frame, node: s.Call, row: str, state: State) -> str:
    """The column in which the helper that a call means looks for rows of a class by the one thing that it is given, and by
    nothing else; empty where that cannot be told, and where it is the key of the rows."""
    if frame.is_java or len(node.arguments) != 1 or node.arguments[0].star or not isinstance(node.function, s.Attribute | s.Name):
        return ""
    helper = quietly(frame, node.function, state)[0].symbol
    cls = frame.world.program.classes.get(row)
    if not isinstance(helper, FunctionInfo) or helper.is_library or cls is None or len(helper.decl.mentions) > _MOST_NAMES:
        return ""
    given = _parameter(helper, node.arguments[0])
    if not given:
        return ""
    frame.world.program.reads.add(body_entry(helper))
    column = _asked(frame.world.program.body(helper), cls.name, given)
    return "" if not column or is_row_key(frame, row, column) else column


def _parameter(helper: FunctionInfo, argument: s.Argument) -> str:
    if argument.name:
        return argument.name
    own = 1 if helper.owner is not None and "static" not in helper.decl.modifiers else 0
    given = [parameter.name for parameter in helper.decl.parameters if parameter.kind == "positional"][own:]
    return given[0] if given else ""


def _asked(body: s.Body, cls: str, given: str) -> str:
    """The one column that the only lookup of a body asks to equal a parameter, which nothing sets."""
    calls = [node for node in nodes(body) if isinstance(node, s.Call) and last_name(node.function) in _FINDING]
    if len(calls) != 1 or any(_sets(node, given) for node in nodes(body)):
        return ""
    match equalities(calls[0], cls):
        case ((column, s.Name(id=name)),) if name == given and _conditions(calls[0]) == 1:
            return column
    return ""


_FINDING: Final = library_names("row-or-null") | library_names("row-or-error")


def _sets(node: object, name: str) -> bool:
    return isinstance(node, s.Assign) and any(isinstance(target, s.Name) and target.id == name for target in node.targets)


def _conditions(call: s.Call) -> int:
    """How many conditions a lookup has; too many where it does something else besides."""
    found, asking = 0, call
    for _ in range(_MOST_CALLS):
        name = last_name(asking.function)
        if name in library_names("restricting") or (asking is call and asking.arguments):
            found += len(asking.arguments)
        elif name in library_names("query-beginning"):
            return found
        elif asking is not call and name not in library_names("same-row"):
            return _MOST_CALLS
        holder = asking.function.value if isinstance(asking.function, s.Attribute) else None
        if not isinstance(holder, s.Call):
            return found
        asking = holder
    return _MOST_CALLS
