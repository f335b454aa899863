"""Keys that an object of Python carries of the row that it was made for: `Closing(order.id)`, and later
`find_order(closing.order_id)`.

Known are classes of the project's own that only keep what their constructor is given, and data classes. Threads, tasks and other
objects of libraries run later, when the row may be gone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from nullguard.flow.constants.always_set import assigned_to
from nullguard.flow.frame.frame import Frame
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, last_name, nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_MOST_MENTIONING = 40
"""Functions that mention the class, each of which is looked at."""

_CONSTRUCTOR = "__init__"
_TUPLE = "NamedTuple"
_ASKING = "isinstance"


def carried_key(frame: Frame, owner: ClassInfo | None, name: str) -> tuple[s.Expr, ...]:
    """What all who make objects of a class give for an attribute that keeps it; nothing where that cannot be told."""
    if owner is None or owner.is_library or not owner.path.endswith(".py") or frame.world.schema.is_entity(owner.id):
        return ()
    program = frame.world.program
    if program.subclasses(owner) or not _is_plain(frame, owner):
        return ()
    position = _position(frame, owner, name)
    mentioning = program.callers().mentioning(owner.name)
    if position is None or not 0 < len(mentioning) <= _MOST_MENTIONING:
        return ()
    found: list[s.Expr] = []
    for function in mentioning:
        program.reads.add(body_entry(function))
        written = list(nodes(program.body(function)))
        if _is_handed_on(written, owner.name) or (function.owner is not owner and _is_set(written, name)):
            return ()
        for call in _calls(frame, function, written, owner):
            value = None if call is None else _given(call, name, position)
            if value is None:
                return ()
            found.append(value)
    return tuple(found)


def _is_handed_on(written: Collection[s.Node], name: str) -> bool:
    """Whether a function does anything with a class but call it, ask its members and ask whether something is one: whoever gets
    the class itself makes objects of whatever there is."""
    plain: set[int] = set()
    for node in written:
        match node:
            case s.Call(function=function, arguments=arguments):
                plain.add(id(function))
                if last_name(function) == _ASKING:
                    plain.update(id(part) for argument in arguments for part in nodes((argument.value,)))
            case s.Attribute(value=holder):
                plain.add(id(holder))
    return any(isinstance(node, s.Name | s.Attribute) and last_name(node) == name and id(node) not in plain for node in written)


def _is_set(written: Collection[s.Node], name: str) -> bool:
    """Whether a function sets the attribute of some object."""
    return any(
        isinstance(target, s.Attribute) and target.name == name
        for node in written
        if isinstance(node, s.Assign | s.AugAssign)
        for target in (node.targets if isinstance(node, s.Assign) else (node.target,))
    )


def _is_plain(frame: Frame, owner: ClassInfo) -> bool:
    """Whether nothing but code of the project makes such objects: all classes above it are the project's, and no decorator but
    those of data classes stands at it."""
    program = frame.world.program
    own = [base for base in program.ancestors(owner) if not base.is_library]
    others = program.base_names(owner) - {base.dotted for base in own} - library_names("plain-base")
    if others and not any(ref.name.endswith(_TUPLE) for ref in owner.decl.bases):
        return False
    return all(mark.name in library_names("record-decorator") for base in own for mark in base.decl.annotations)


def _position(frame: Frame, owner: ClassInfo, name: str) -> int | None:
    """The place among a constructor's arguments of what an attribute keeps for good; None where it may be anything else."""
    program = frame.world.program
    own = program.methods_of(owner)
    constructor = next((function for function in own if function.decl.name == _CONSTRUCTOR), None)
    if any(_makes_others(frame, function) for function in own):
        return None
    writing = [function for function in own if name in function.decl.mentions]
    for function in writing:
        program.reads.add(body_entry(function))
    given = [(function, value) for function in writing for value in assigned_to(program, function, name)]
    if constructor is None:
        fields = [field.name for field in owner.decl.fields if field.type is not None]
        return fields.index(name) if name in fields and not given and _is_data(owner) else None
    parameters = [parameter.name for parameter in constructor.decl.parameters[1:] if parameter.takes_one]
    if len(given) != 1 or given[0][0] is not constructor or not isinstance(given[0][1], s.Name):
        return None
    kept = given[0][1].id
    return parameters.index(kept) if kept == name and kept in parameters else None


def _is_data(owner: ClassInfo) -> bool:
    return bool(owner.decl.annotations) or any(ref.name.endswith(_TUPLE) for ref in owner.decl.bases)


def _makes_others(frame: Frame, function: FunctionInfo) -> bool:
    """Whether a class method makes objects of whatever it is given."""
    if "cls" not in {parameter.name for parameter in function.decl.parameters[:1]}:
        return False
    frame.world.program.reads.add(body_entry(function))
    body = frame.world.program.body(function)
    return any(
        isinstance(node, s.Call) and isinstance(node.function, s.Name) and node.function.id == "cls" for node in nodes(body)
    )


def _calls(frame: Frame, function: FunctionInfo, written: Collection[s.Node], owner: ClassInfo) -> Iterator[s.Call | None]:
    """The calls in a function that make objects of a class; None for one of which nobody can tell."""
    program = frame.world.program
    for node in written:
        if isinstance(node, s.Call) and last_name(node.function) == owner.name:
            dotted = dotted_name(node.function)
            symbol = program.resolve(function.path, dotted, function.decl.qualname) if dotted else None
            if symbol is None:
                yield None
            elif isinstance(symbol, ClassInfo) and symbol.id == owner.id:
                yield node


def _given(call: s.Call, name: str, position: int) -> s.Expr | None:
    by_place = [argument for argument in call.arguments if argument.name is None]
    if any(argument.star for argument in call.arguments):
        return None
    named = next((argument.value for argument in call.arguments if argument.name == name), None)
    return named or (by_place[position].value if position < len(by_place) else None)


def are_read_from(values: Collection[s.Expr], names: Collection[str]) -> Iterator[str]:
    """What objects are called out of which such keys are read; an empty name for any other value."""
    for value in values:
        match value:
            case s.Attribute(value=s.Name(id=row) | s.Attribute(name=row), name=name) if name in names:
                yield row
            case _:
                yield ""
