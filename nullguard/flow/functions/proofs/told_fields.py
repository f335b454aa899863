"""The fields of what a Python function gives, by which its callers ask whether something was in order: `return Result(False,
"no buyer")`, `return {"ok": True}`, `return SimpleNamespace(error=None)`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.containers.dictionaries import entry_segment
from nullguard.flow.containers.made_objects import called_to_make, is_record, kept_arguments
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.frame import Frame
from nullguard.model import syntax as s
from nullguard.program.symbols import ClassInfo

_CONSTRUCTOR: Final = "__init__"

_MOST: Final = 4
"""Arguments and entries of what may be such an object; what has more holds data."""

Told = tuple[tuple[str, ...], tuple[s.Expr, ...]]
"""The segments of paths that lead to the members of something, and what these are."""


def told_fields(frame: Frame, node: s.Collection | s.Call, value: Value) -> Told | None:
    """The members of a tuple, the entries of a dictionary, or the attributes of an object, that an expression makes; None where
    nobody can tell them all."""
    if isinstance(node, s.Call):
        return _attributes(frame, node, value) if len(node.arguments) <= _MOST else None
    if node.kind == "tuple":
        return tuple([f"[{number}]" for number in range(len(node.items))]), node.items
    if node.kind != "dict" or len(node.items) > 2 * _MOST:
        return None
    keys = [key.value if isinstance(key, s.Constant) else None for key in node.items[::2]]
    texts = [key for key in keys if isinstance(key, str)]
    return (tuple(map(entry_segment, texts)), node.items[1::2]) if len(texts) == len(keys) else None


def _attributes(frame: Frame, node: s.Call, value: Value) -> Told | None:
    """Those that an object of a class keeps of its constructor's arguments, and of the constants that it takes otherwise."""
    callee = called_to_make(frame, node, value)
    if callee is None or any(argument.star for argument in node.arguments):
        return None
    kept = kept_arguments(frame, callee, list(node.arguments))
    fields = {name: node.arguments[position].value for name, position in kept}
    if isinstance(callee, ClassInfo) and not callee.is_library:
        for name, default in _defaults(frame, callee):
            fields.setdefault(name, default)
    if not fields:
        return None
    names = sorted(fields)
    return tuple(names), tuple([fields[name] for name in names])


def _defaults(frame: Frame, cls: ClassInfo) -> Iterator[tuple[str, s.Expr]]:
    """What the attributes of an object are where its constructor is not given them: constants."""
    if is_record(frame, cls):
        for holder in frame.world.program.ancestors(cls):
            for field in holder.decl.fields if not holder.is_library else ():
                if isinstance(field.value, s.Constant) and "instance" not in field.modifiers:
                    yield field.name, field.value
        return
    member = frame.world.program.member(cls, _CONSTRUCTOR)
    function = member.functions[0] if member is not None and member.functions else None
    if function is None or function.is_library:
        return
    given = [parameter for parameter in function.decl.parameters[1:] if isinstance(parameter.default, s.Constant)]
    named = [s.Argument(parameter.default, parameter.name) for parameter in given if parameter.default is not None]
    yield from ((name, named[position].value) for name, position in kept_arguments(frame, cls, named))
