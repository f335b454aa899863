"""Objects that are perhaps no rows yet: those that a validator is given, which asks whether there is such a row already, and in
Python those that are about to be saved."""

from __future__ import annotations

from nullguard.flow.domain.named_keys import KEYS
from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NONNULL
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.got import is_got
from nullguard.knowledge.words import has_word, library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import FunctionInfo

_UNSTORED = tuple(tuple(name.split(".")) for name in sorted(library_names("unstored-row")))
"""Paths below a row that are true as long as it was never stored."""


def may_be_unsaved(frame: Frame, node: s.Expr) -> bool:
    """Whether an object, or what it is read from, is what a Java validator is given: in `OrderValidator.validate(order)` nothing
    says that `orders.getByCode(order.getCode())` finds a row."""
    owner, _, method = frame.symbol.rpartition(".")
    if not (has_word(owner.rpartition(".")[2], words("validating-class")) and has_word(method, words("validator"))):
        return False
    while isinstance(node, s.Call | s.Attribute):
        node = node.function if isinstance(node, s.Call) else node.value
    return isinstance(node, s.Name) and node.id != "this" and not is_got(frame, node.id)


def is_about_to_be_saved(frame: Frame, node: s.Expr, state: State) -> bool:
    """Whether what is read is the own key of an object that is about to be saved or validated, and that is perhaps new: in `save`
    of its class, or in a handler that a framework calls before, where nothing has told so far that it has a key (Python)."""
    if frame.is_java or not (isinstance(node, s.Attribute) and isinstance(node.value, s.Name) and node.name in KEYS):
        return False
    holder, function = node.value.id, frame.world.program.function_named(frame.path, frame.symbol)
    if function is None or not (_saves_itself(frame, function, node, holder) or _is_handed_unsaved(frame, function, holder)):
        return False
    known = [value for path, value in state.values.items() if path[0] == holder and len(path) == 2 and path[1] in KEYS]
    told = [state.values.get((holder, *path)) for path in _UNSTORED]
    is_stored = any(value is not None and value.truth is False for value in told)
    return not is_stored and not any(value.null == NONNULL or value.truth for value in known)


def _saves_itself(frame: Frame, function: FunctionInfo, node: s.Attribute, holder: str) -> bool:
    """Whether a method of a mapped class is run before its object is stored, and has not handed on to the method above yet."""
    owner, decl = function.owner, function.decl
    if owner is None or not decl.parameters or decl.parameters[0].name != holder or decl.name not in library_names("saving-hook"):
        return False
    if not frame.world.schema.is_entity(owner.id):
        return False
    body = frame.world.program.body(function)
    above = (found for found in nodes(body) if isinstance(found, s.Call) and _is_above(found.function, decl.name))
    return not any(found.at < node.at for found in above)


def _is_above(callee: s.Expr, name: str) -> bool:
    """`super().save`, which stores the object."""
    match callee:
        case s.Attribute(value=s.Call(function=s.Name(id="super")), name=called):
            return called == name
    return False


def _is_handed_unsaved(frame: Frame, function: FunctionInfo, holder: str) -> bool:
    return any(framework.unsaved(function) == holder for framework in frame.world.python_frameworks)
