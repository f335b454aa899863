"""What the constructor of a plain Python class does with what it is given: `self.number = number`, `self.note = order.note`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from nullguard.flow.bodies.locals import bound_and_rebound
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.text import render
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

CONSTRUCTOR: Final = "__init__"

Given = tuple[str, str]
"""A parameter of a constructor, and the attribute that keeps what it is given."""

Read = tuple[str, int, str]
"""An attribute, the argument of which a constructor reads it, and the attribute of that."""


def matched(parameters: Sequence[Given], arguments: Sequence[s.Argument]) -> list[tuple[str, int]]:
    """The attributes that keep arguments, with the position of the argument."""
    attributes = dict(parameters)
    found: list[tuple[str, int]] = []
    for position, argument in enumerate(arguments):
        if argument.name:
            attribute = attributes.get(argument.name, "")
        else:
            attribute = parameters[position][1] if position < len(parameters) else ""
        if attribute:
            found.append((attribute, position))
    return found


def kept_by_constructor(frame: Frame, cls: ClassInfo, constructor: FunctionInfo) -> Iterator[Given]:
    """`self.number = number` of a constructor that sets both once."""
    kept: dict[str, str] = {}
    for name, value in _set_by(frame, cls, constructor):
        if isinstance(value, s.Name):
            kept.setdefault(value.id, name)
    for parameter in _parameters(constructor):
        yield parameter, kept.get(parameter, "")


def read_by_constructor(frame: Frame, cls: ClassInfo, arguments: Sequence[s.Argument]) -> Iterator[Read]:
    """`self.note = order.note` of a constructor that sets both once."""
    member = frame.world.program.member(cls, CONSTRUCTOR)
    if member is None or not member.functions or member.functions[0].is_library:
        return
    constructor = member.functions[0]
    positions = dict(matched([(name, name) for name in _parameters(constructor)], arguments))
    for name, value in _set_by(frame, cls, constructor):
        match value:
            case s.Attribute(value=s.Name(id=given), name=segment) if given in positions:
                yield name, positions[given], segment


def _parameters(constructor: FunctionInfo) -> Iterator[str]:
    """The names of what a constructor takes by position or name, but for the object itself."""
    for parameter in constructor.decl.parameters[1:]:
        if parameter.kind == "star":
            return
        if parameter.kind != "kwargs":
            yield parameter.name


def _set_above(
    frame: Frame, cls: ClassInfo, constructor: FunctionInfo, arguments: Sequence[s.Argument], given: set[str], depth: int
) -> Iterator[tuple[str, s.Expr]]:
    """What the constructor of the class above keeps of what it is handed: `super().__init__(order.number, note)`."""
    lineage = frame.world.program.ancestors(cls)
    holder = constructor.owner
    behind = lineage[lineage.index(holder) + 1 :] if holder in lineage else ()
    member = next((one for base in behind if (one := frame.world.program.member(base, CONSTRUCTOR)) is not None), None)
    if member is None or not member.functions or member.functions[0].is_library:
        return
    above = member.functions[0]
    positions = dict(matched([(name, name) for name in _parameters(above)], arguments))
    for name, value in _set_by(frame, cls, above, depth + 1):
        handed = arguments[positions[value.id]].value if isinstance(value, s.Name) and value.id in positions else None
        root = handed.value if isinstance(handed, s.Attribute) else handed
        if handed is not None and isinstance(root, s.Name) and root.id in given:
            yield name, handed


_MOST_ABOVE = 3
"""Constructors that hand on what they are given to those of the class above."""


def _set_by(frame: Frame, cls: ClassInfo, constructor: FunctionInfo, depth: int = 0) -> Iterator[tuple[str, s.Expr]]:
    """The attributes that a constructor surely sets, once, with the parameter or what it reads of one."""
    frame.world.program.reads.add(body_entry(constructor))
    body = frame.world.program.body(constructor)
    me, *parameters = constructor.decl.parameters or (s.Parameter(""),)
    rebound = bound_and_rebound(constructor.decl.parameters, body)[1]
    given = {parameter.name for parameter in parameters} - rebound
    times: dict[str, int] = {}
    for node in nodes(body):
        if isinstance(node, (s.Assign, s.AugAssign)):
            for target in node.targets if isinstance(node, s.Assign) else (node.target,):
                if isinstance(target, s.Attribute):
                    times[target.name] = times.get(target.name, 0) + 1
    called = set(constructor.decl.mentions)
    # What the constructor below reads or sets of its own object, it may refuse or replace: `self.note = self.note or ""`.
    own = {node.name for node in nodes(body) if isinstance(node, s.Attribute) and render(node.value) == me.name}
    for statement in body:
        match statement:
            case s.ExprStmt(value=s.Call(function=s.Attribute(value=s.Call(function=s.Name(id="super"))) as above) as call) if (
                above.name == CONSTRUCTOR and depth < _MOST_ABOVE
            ):
                for name, value in _set_above(frame, cls, constructor, call.arguments, given, depth):
                    if name not in own and not _is_set_besides(frame, cls, name, called):
                        yield name, value
            case s.Assign(targets=(s.Attribute(value=s.Name(id=holder), name=name),), value=value) if holder == me.name:
                root = value.value if isinstance(value, s.Attribute) else value
                is_of_given = isinstance(root, s.Name) and root.id in given
                if value is not None and is_of_given and times.get(name) == 1 and not _is_set_besides(frame, cls, name, called):
                    yield name, value


def _is_set_besides(frame: Frame, cls: ClassInfo, name: str, called: set[str]) -> bool:
    """Whether an attribute is a property, or a method that the constructor calls sets it."""
    for holder in frame.world.program.ancestors(cls):
        if any(function.name == name for function in holder.decl.functions):
            return True
        own = called - {CONSTRUCTOR}
        if any(field.name == name and len(field.modifiers) > 1 and field.modifiers[1] in own for field in holder.decl.fields):
            return True
    return False
