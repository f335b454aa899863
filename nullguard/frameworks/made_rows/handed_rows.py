"""Java: new rows that are handed to a method which gives them a value, in all arms of a condition perhaps:
`Order order = new Order(); init(order);`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from nullguard.frameworks.made_rows.arms import is_set_in_each_arm
from nullguard.frameworks.made_rows.events import Call, Given, Scan
from nullguard.frameworks.made_rows.java_writers import sets_value
from nullguard.frameworks.made_rows.owners import Owners
from nullguard.frameworks.made_rows.values import Values
from nullguard.model import syntax as s
from nullguard.model.text import render


def is_filled_by(owners: Owners, values: Values, made: Call, call: Call, seen: Scan, setters: Iterable[str]) -> bool:
    """Whether a call hands the row that was made to the one method which it can run, and that sets the attribute whatever it is
    given besides."""
    node = call.node
    if not isinstance(node, s.Call):
        return False
    handed = [at for at, argument in enumerate(node.arguments) if argument.name is None and _is_row(argument.value, made)]
    functions = owners.functions(node, Given(node, call.known, seen.function), 0) if handed else None
    if not functions or len(functions) != 1 or functions[0].is_library or not functions[0].path.endswith(".java"):
        return False
    parameters = functions[0].decl.parameters
    name = parameters[handed[0]].name if handed[0] < len(parameters) else ""
    inside = owners.scan(functions[0])
    if not inside.is_complete or name in inside.bound:
        return False
    for inner in inside.calls:
        match inner.node:
            case s.Call(function=s.Attribute(value=s.Name(id=held), name=setter), arguments=(_,)):
                is_always = inner.block == (0,) and all(order >= inner.order for _, order in inside.returns)
                if held == name and setter in setters and is_always:
                    return sets_value(values, inner.node, inner.known, functions[0])
    if any(order < inner.order for _, order in inside.returns for inner in inside.calls if _sets(inner, name, setters)):
        return False
    return is_set_in_each_arm(values, replace(made, target=name, block=(0,), order=-1), inside, setters)


def _sets(call: Call, name: str, setters: Iterable[str]) -> bool:
    match call.node:
        case s.Call(function=s.Attribute(value=s.Name(id=held), name=setter), arguments=(_,)):
            return held == name and setter in setters
    return False


def _is_row(node: s.Expr, made: Call) -> bool:
    return node is made.node or (made.target != "" and render(node) == made.target)
