"""Attributes in which an object of Python keeps what its constructor has asked: `self.has_buyer = order.buyer is not None` beside
`self.order = order`, and later `if self.has_buyer: self.order.buyer.email`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.bodies.locals import bound_and_rebound
from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.conditions.read_of import read_of
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.writes import may_set
from nullguard.model import syntax as s
from nullguard.model.nodes import is_named, nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_CONSTRUCTOR: Final = "__init__"

_ASKING: Final = (s.Compare, s.Not, s.Boolean, s.Call)

_SELF: Final = "self"


def kept_flag(frame: Frame, node: s.Attribute) -> s.Expr | None:
    """What was asked for an attribute, of what the object keeps; None for any other attribute, and where something of it may have
    been set since."""
    owner = frame.owner
    if frame.is_java or owner is None or not frame.self_name or not is_named(node.value, frame.self_name):
        return None
    if frame.symbol.rpartition(".")[2] == _CONSTRUCTOR or frame.world.schema.is_entity(owner.id):
        return None
    program = frame.world.program
    member = program.member(owner, node.name)
    field = member.field if member is not None else None
    if field is None or not isinstance(field.value, _ASKING) or not _is_plain(field.value):
        return None
    kept = dict(_kept(frame, owner))
    asked: s.Expr | None = field.value if kept.get(node.name) is field.value else None
    here, used = s.Name(frame.self_name, node.at), {node.name}
    for name in sorted(set(names_in(field.value)) - {_SELF, "bool"}):
        holder = next((attribute for attribute, value in kept.items() if is_named(value, name)), None)
        if holder is None or asked is None:
            return None
        used.add(holder)
        asked = read_of(asked, name, s.Attribute(here, holder, node.at))
    read = {part.name for part in nodes((field.value,)) if isinstance(part, s.Attribute)}
    if asked is None or any(program.declaring_below(owner, attribute) for attribute in sorted(used)):
        return None
    function = program.function_named(frame.path, frame.symbol)
    if function is None or _are_set_by_others(frame, owner, used):
        return None
    return None if any(may_set(frame, run, attribute) for run in _run_by(frame, owner, function) for attribute in read) else asked


def _run_by(frame: Frame, owner: ClassInfo, function: FunctionInfo) -> Iterator[FunctionInfo]:
    """A method, and those of its object that it mentions."""
    yield function
    program = frame.world.program
    for cls in program.ancestors(owner):
        for decl in cls.decl.functions if not cls.is_library else ():
            if decl.name in function.decl.mentions and decl.name not in (_CONSTRUCTOR, function.decl.name):
                member = program.member(owner, decl.name)
                yield from member.functions if member is not None else ()


def _are_set_by_others(frame: Frame, owner: ClassInfo, attributes: set[str]) -> bool:
    """Whether the source of a class sets one of some attributes of other objects than the one at hand: `job.order = order`."""
    program = frame.world.program
    for function in program.functions_mentioning(owner.path, *sorted(attributes)):
        program.reads.add(body_entry(function))
        own = function.decl.parameters[0].name if function.owner is not None and function.decl.parameters else ""
        for node in nodes(program.body(function)):
            for target in node.targets if isinstance(node, s.Assign) else ():
                if isinstance(target, s.Attribute) and target.name in attributes and not (own and is_named(target.value, own)):
                    return True
    return False


def _is_plain(node: s.Expr) -> bool:
    """Whether an expression asks nothing but attributes, so that it is answered alike until they are set."""
    for part in nodes((node,)):
        match part:
            case s.Call(function=s.Name(id="bool"), arguments=(_,)):
                pass
            case s.Compare() | s.Not() | s.Boolean() | s.Attribute() | s.Name() | s.Constant() | s.Argument():
                pass
            case _:
                return False
    return True


def _kept(frame: Frame, owner: ClassInfo) -> Iterator[tuple[str, s.Expr]]:
    """The attributes that the constructor of a class alone sets, once, with what it sets them to."""
    program = frame.world.program
    member = program.member(owner, _CONSTRUCTOR)
    constructor = member.functions[0] if member is not None and len(member.functions) == 1 else None
    if constructor is None or constructor.owner is not owner:
        return
    program.reads.add(body_entry(constructor))
    if bound_and_rebound(constructor.decl.parameters, program.body(constructor))[1]:
        return
    names = [field.name for cls in program.ancestors(owner) for field in cls.decl.fields]
    for field in owner.decl.fields:
        is_set_there = tuple(field.modifiers[:2]) == ("instance", _CONSTRUCTOR)
        if field.value is not None and is_set_there and names.count(field.name) == 1:
            yield field.name, field.value
