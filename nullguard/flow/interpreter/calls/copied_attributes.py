"""New Java objects that a library fills by the names of a row's attributes: `BeanUtils.copyProperties(order, view)`."""

from __future__ import annotations

from nullguard.flow.domain.state import MAX_DEPTH, Path, State
from nullguard.flow.domain.values import Value
from nullguard.flow.frame.attributes import read_member
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.members import write_member
from nullguard.flow.frame.resolving import qualified_callee
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name

_TARGET_FIRST = tuple(sorted(library_names("copying-to-first")))


def copy_attributes(frame: Frame, node: s.Call, name: str, arguments: Arguments, state: State) -> None:
    """What is known of a row's attributes is known of those of the new object that they are copied to. Further arguments name
    what is left out."""
    if not frame.is_java or len(arguments) < 2 or name not in library_names("copying-by-name"):
        return
    copied = arguments[1::-1] if _takes_target_first(frame, node) else arguments[:2]
    (_, row, row_path), (_, made, path) = copied
    if row.type is None or path is None or len(path) >= MAX_DEPTH or not _is_copied(frame, row, made):
        return
    left_out = {str(text) for _, value, _ in arguments[2:] for _, text in value.constants or ()}
    for mapped in frame.world.schema.attributes(row.type.cls):
        if mapped.name not in left_out and _has(frame, made, mapped.name):
            value, _ = read_member(frame, row, row_path, mapped.name, node.at, state, _text(row_path, mapped.name))
            write_member(frame, made, path, mapped.name, value, state)


def _takes_target_first(frame: Frame, node: s.Call) -> bool:
    return (qualified_callee(frame, node.function) or dotted_name(node.function)).startswith(_TARGET_FIRST)


def _is_copied(frame: Frame, row: Value, made: Value) -> bool:
    """Whether the one is a row, and the other an object that was made here and is none."""
    schema = frame.world.schema
    if row.type is None or made.type is None or not made.fresh or row.fresh:
        return False
    return schema.is_entity(row.type.cls) and not schema.has_rows(made.type.cls)


def _has(frame: Frame, made: Value, name: str) -> bool:
    """Whether the new object has a field that is given the column (a field of another type is left as it is)."""
    return made.type is not None and frame.world.schema.attribute(made.type.cls, name) is not None


def _text(path: Path | None, name: str) -> str:
    return ".".join((*(path or ()), name))
