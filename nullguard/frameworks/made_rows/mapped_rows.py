"""Rows of Java that nothing makes by name: a generic base makes them by their class, and a method below it fills what it is
handed (`protected T map(V view, T row) { row.setNumber(…); row.setBuyer(…); return row; }`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from nullguard.frameworks.made_rows.java_writers import sets_value
from nullguard.frameworks.made_rows.owners import Owners, scope_of
from nullguard.frameworks.made_rows.values import Values
from nullguard.knowledge.bean_names import is_setter_name
from nullguard.model import syntax as s
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo

_FEWEST_SET: Final = 3
"""Attributes that a method sets which fills a row; what sets fewer changes one."""

_MOST_SETTING: Final = 40
"""Functions that are handed such a row and mention a setter."""

_MOST_MENTIONING: Final = 1000
"""Functions that mention a setter of the name (`setType`), whose parameters are looked at."""


def places_filled(program: Program, owners: Owners, values: Values, classes: Sequence[ClassInfo], setters: Iterable[str]) -> int:
    """How many methods fill new rows of the classes, all of which give them the attribute; 0 where one does not."""
    kin = {base.id for cls in classes for base in program.ancestors(cls)}
    count = 0
    for setter in sorted(setters):
        mentioning = program.callers("java").mentioning(setter)
        if len(mentioning) > _MOST_MENTIONING:
            return 0
        setting = [(function, names) for function in mentioning if (names := _filled(program, function, kin))]
        if len(setting) > _MOST_SETTING:
            return 0
        for function, filled in setting:
            for name in filled:
                seen = owners.scan(function)
                own = [call for call in seen.calls if _is_set(call.node, name)]
                if not seen.is_complete or len({_called(call.node) for call in own}) < _FEWEST_SET:
                    continue
                given = [call for call in own if _called(call.node) == setter]
                for call in given:
                    is_left = any(order < call.order for _, order in seen.returns)
                    if call.block != (0,) or is_left or not isinstance(call.node, s.Call):
                        return 0
                    if not sets_value(values, call.node, call.known, function):
                        return 0
                count += bool(given)
    return count


def _filled(program: Program, function: FunctionInfo, kin: set[str]) -> list[str]:
    """The parameters of a function that may be rows of whatever class is below some, one of which `kin` is."""
    owner = function.owner.decl.type_parameters if function.owner is not None else ()
    bounds = {parameter.name: parameter.bounds for parameter in (*owner, *function.decl.type_parameters)}
    found: list[str] = []
    for parameter in function.decl.parameters:
        for bound in bounds.get(parameter.type.name, ()) if parameter.type is not None else ():
            type = program.type_of(bound, function.path, scope_of(function))
            if type is not None and type.cls in kin:
                found.append(parameter.name)
    return found


def _is_set(node: s.Call | s.New, name: str) -> bool:
    match node:
        case s.Call(function=s.Attribute(value=s.Name(id=held), name=method), arguments=(_,)):
            return held == name and is_setter_name(method)
    return False


def _called(node: s.Call | s.New) -> str:
    return node.function.name if isinstance(node, s.Call) and isinstance(node.function, s.Attribute) else ""
