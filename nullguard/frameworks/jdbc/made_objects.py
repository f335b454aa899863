"""Which properties the arguments of a constructor become, or of a static method that only makes an object."""

from __future__ import annotations

from collections.abc import Mapping

from nullguard.flow.bodies.moves import moves_of
from nullguard.frameworks.lombok import generated_constructors
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo


def constructed(cls: ClassInfo, count: int) -> list[str]:
    """The names of what the only constructor with so many parameters takes, or a record's; none where there are several."""
    if cls.decl.kind == "record" and not any("constructor" in f.modifiers for f in cls.decl.functions):
        return [item.name for item in cls.decl.fields if "component" in item.modifiers]
    fitting = [f.parameters for f in cls.decl.functions if "constructor" in f.modifiers and len(f.parameters) == count]
    given = fitting or [tuple(taken) for taken in generated_constructors(cls.decl) if len(taken) == count]
    return [parameter.name for parameter in given[0]] if len(given) == 1 else []


def factory(program: Program, cls: ClassInfo, name: str, count: int) -> tuple[dict[str, int], s.New] | None:
    """The places of what the only static method of that name takes and does not bind again, and the object of its class that it
    makes; None where it does more."""
    fitting = [
        function
        for function in program.functions_of(cls.path)
        if function.owner is cls
        and function.decl.name == name
        and "static" in function.decl.modifiers
        and len(function.decl.parameters) == count
    ]
    made = _returned(program, fitting[0]) if len(fitting) == 1 else None
    if made is None or made.type.name not in (cls.name, cls.decl.qualname):
        return None
    bound = moves_of(program.body(fitting[0])).bindings
    taken = {parameter.name: place for place, parameter in enumerate(fitting[0].decl.parameters)}
    return {name: place for name, place in taken.items() if name not in bound}, made


def begun(holder: s.Expr, declared: Mapping[str, s.TypeRef]) -> s.TypeRef | None:
    """The class of the object that a chain of setters begins with, as it is written: a new one, or a variable's."""
    while isinstance(holder, s.Call) and isinstance(holder.function, s.Attribute):
        holder = holder.function.value
    if isinstance(holder, s.New):
        return holder.type
    return declared.get(holder.id) if isinstance(holder, s.Name) else None


def _returned(program: Program, function: FunctionInfo) -> s.New | None:
    """The object with which a function ends; None where it may give another one."""
    body = program.body(function)
    returns = [node for node in nodes(body) if isinstance(node, s.Return)]
    made = returns[0].value if len(returns) == 1 and body[-1] is returns[0] else None
    return made if isinstance(made, s.New) and not made.body else None
