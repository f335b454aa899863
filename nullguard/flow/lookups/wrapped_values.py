"""What an Optional tells of the value that it was made of: `Optional.ofNullable(order.getBuyer())` is present where there is a
buyer (Java)."""

from __future__ import annotations

from typing import Final

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.domain.state import Implication, Path, State
from nullguard.flow.domain.values import ANY, NONNULL, NULL
from nullguard.flow.frame.bindings import made_once, quietly
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.resolving import qualified_callee
from nullguard.flow.lookups.mapped_optionals import demands_made, innermost, told_by_answer
from nullguard.flow.lookups.optional_rows import PRESENCE, TAKING
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null
from nullguard.model.text import render

_FALLING_BACK: Final = "orElse"

_TELLING: Final = TAKING | frozenset(PRESENCE)


def note_wrapped(frame: Frame, node: s.Call, name: str, path: Path | None, state: State) -> Path | None:
    """The path of what a call on an Optional gives, of which the state knows from then on what it tells of the value that the
    Optional was made of."""
    if name not in _TELLING or not isinstance(node.function, s.Attribute):
        return path
    told = told_by_answer(node, name)
    if not told and name == _FALLING_BACK and node.arguments and is_null(node.arguments[0].value):
        told = "nonnull"  # what is made of it is there
    if not told and not demands_made(node, name) and name not in library_names("optional-demanding"):
        return path
    value = _wrapped(frame, innermost(node))
    now, held = quietly(frame, value, state) if isinstance(value, s.Name | s.Call | s.Attribute) else (ANY, None)
    if held is None or now.null == NULL:  # it was given null since
        return path
    if told:
        path = path or (frame.depends("?" + render(node), frozenset(names_in(node)) | {held[0]}),)
        state.imply((Implication(path, told, held, "nonnull"),))
    elif node.arguments == () or name == "orElseThrow":
        state.refine(held, state.values.get(held, ANY), "nonnull")
    return path


def is_there_by_now(frame: Frame, node: s.Call, state: State) -> bool:
    """Whether the value is known to be there of which an Optional was made, when a method of it, or of what was made of it, is
    called: the value may have been tested since the same Optional was made before."""
    value = _wrapped(frame, innermost(node))
    return isinstance(value, s.Name | s.Call | s.Attribute) and quietly(frame, value, state)[0].null == NONNULL


def _wrapped(frame: Frame, node: s.Call) -> s.Expr | None:
    """The value of which the Optional is made on which a method is called, at once or in a variable."""
    holder = node.function.value if isinstance(node.function, s.Attribute) else None
    if isinstance(holder, s.Name):
        holder = None if frame.is_following else made_once(frame, holder.id)
    match holder:
        case s.Call(
            function=s.Attribute(value=s.Name(id="Optional") | s.Attribute(name="Optional"), name="ofNullable"),
            arguments=(s.Argument(value=value, star=0),),
        ):
            return value
        case s.Call(function=s.Name(id="ofNullable") as imported, arguments=(s.Argument(value=value, star=0),)):
            return value if qualified_callee(frame, imported).endswith("Optional.ofNullable") else None
    return None
