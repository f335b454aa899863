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
from nullguard.model.nodes import last_name, nodes
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

_CONNECT = "connect"
_MOST_CONNECTING = 200
"""Functions that mention the method which are looked at."""
_ADDING = ("_state", "adding")
"""What Django knows of an object that is no row yet."""


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
    """Whether what is read is the own key of a Django object that is about to be saved or validated, and that is perhaps new: in
    `save` of its class, or in a handler of `pre_save`, where nothing has told so far that it has a key."""
    if frame.is_java or not (isinstance(node, s.Attribute) and isinstance(node.value, s.Name) and node.name in KEYS):
        return False
    holder, function = node.value.id, frame.world.program.function_named(frame.path, frame.symbol)
    if function is None or not (
        _saves_itself(frame, function, node, holder) or _is_handed_before_saving(frame, function, holder)
    ):
        return False
    known = [value for path, value in state.values.items() if path[0] == holder and len(path) == 2 and path[1] in KEYS]
    adding = state.values.get((holder, *_ADDING))
    return not any(value.null == NONNULL or value.truth for value in known) and (adding is None or adding.truth is not False)


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


def _is_handed_before_saving(frame: Frame, function: FunctionInfo, holder: str) -> bool:
    """Whether a function is a handler of a signal that is sent before an object is saved: by its decorator, or by the code that
    connects it."""
    if holder != "instance" or all(parameter.name != holder for parameter in function.decl.parameters):
        return False
    signals = library_names("before-saving")
    for annotation in function.decl.annotations:
        if annotation.name.rpartition(".")[2] == "receiver" and annotation.arguments:
            given = annotation.arguments[0].value
            items = given.items if isinstance(given, s.Collection) else (given,)
            return any(last_name(item) in signals for item in items)
    program = frame.world.program
    for caller in program.callers().mentioning(_CONNECT)[:_MOST_CONNECTING]:
        program.reads.add(body_entry(caller))
        for found in nodes(program.body(caller)):
            match found:
                case s.Call(function=s.Attribute(value=signal, name="connect"), arguments=(handler, *_)):
                    if last_name(handler.value) == function.decl.name and last_name(signal) in signals:
                        return True
    return False
