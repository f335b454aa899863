"""Whether the body of a called function is asked what it proves: only where it can tell the caller something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec

from nullguard.flow.bodies.overriding import implementations, is_overridden, overriding
from nullguard.flow.conditions.told_flags import is_condition, takes_flag
from nullguard.flow.domain.state import HAS_ROWS, Path
from nullguard.flow.domain.values import BY_NAME, NULL, NULLABLE, UNKNOWN, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.functions.meant.overloads import is_told_apart
from nullguard.flow.functions.proofs.filled_fields import may_fill
from nullguard.flow.functions.proofs.finding_rows import finds_row, makes_own
from nullguard.flow.functions.proofs.proven_rows import OF_ROW, ONLY_ROW
from nullguard.flow.functions.proofs.told_by_overriding import told_above, told_by_all, without_demand
from nullguard.flow.functions.proofs.used_by_all import used_by_all
from nullguard.flow.summaries.returns import FULL_DEPTH
from nullguard.flow.summaries.summary import MISSING, NOTHING, Guarantee, Summary
from nullguard.knowledge.bean_names import accessed_by, is_setter_name
from nullguard.knowledge.words import has_word, words
from nullguard.model import syntax as s
from nullguard.model.facts import Class
from nullguard.model.nodes import is_null, last_name, nodes
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

_replace = msgspec.structs.replace


_SMALL = 3
"""Names that a body mentions up to which it is asked whatever they are: it may but call another helper."""

_SHORT = 12
"""Names that a method mentions up to which it is asked of a row that its object keeps (Python), or that answers whether something
holds (Java)."""

_MOST_ADAPTERS = 4
"""Classes of one interface, with itself, that are looked at for rows."""

_CONSTRUCTOR = "__init__"

_ERRORS = ("Error", "Exception")
"""How the names of errors end."""

_RAISING, _VALIDATING = words("raising"), words("validator")
_FLAGS = tuple(f"{word}_" for word in words("flag"))


def told_by_body(
    frame: Frame, function: FunctionInfo, receiver: tuple[Value, Path | None], arguments: Arguments, result: Value
) -> Summary:
    """The summary of a function whose body can prove something of what is passed, or that may never return; `result` is what it
    was found to give."""
    if function.is_library:
        return NOTHING
    program = frame.world.program
    cls = frame.world.class_of(receiver[0].type)
    bodies = implementations(program, function, cls, receiver[0].type)
    if len(bodies) != 1:
        uses = used_by_all(frame, bodies, arguments) if is_only(frame, function) else NOTHING
        is_asked = bool(bodies) and frame.is_java and uses is NOTHING and _can_tell(frame, bodies[0], receiver[0], arguments)
        return told_by_all(frame, bodies) if is_asked else uses
    can_tell = is_asked = _can_tell(frame, bodies[0], receiver[0], arguments) or _only_raises(frame, bodies[0])
    if not can_tell and any(_is_passed_on(value, path) for _, value, path in arguments):
        is_asked = frame.calls_left != FULL_DEPTH
        if not is_asked:
            frame.is_shared = frame.is_shared and _is_known_to_tell_nothing(frame, bodies[0])
    if not is_asked and not finds_row(frame, bodies[0], arguments, result) and not makes_own(frame, bodies[0], receiver):
        return NOTHING
    if function.decl.name != _CONSTRUCTOR and not receiver[0].fresh and is_overridden(program, bodies[0], cls):
        if (above := told_above(frame, bodies[0], cls)) is not None:
            return above
        return told_by_all(frame, (bodies[0], *overriding(program, bodies[0], cls))) if can_tell else NOTHING
    summary = frame.summarise(frame.world, bodies[0], frame.calls_left)
    if not is_asked:
        return _replace(NOTHING, guarantees=tuple([told for told in summary.guarantees if _tells_of_rows(told)]))
    if not can_tell and (summary.guarantees or summary.never_returns):
        frame.is_shared = False
    if any(guarantee.demand is not None for guarantee in summary.guarantees) and not is_only(frame, function):
        if frame.is_java and is_told_apart(frame, function, arguments):
            return summary
        return _replace(summary, guarantees=tuple(map(without_demand, summary.guarantees)))
    return summary


def _only_raises(frame: Frame, function: FunctionInfo) -> bool:
    """Whether a short function of Python raises in the end, and gives nothing before."""
    if frame.is_java or not _is_short(function) or not _ends_request(function):
        return False
    frame.world.program.reads.add(body_entry(function))
    body = frame.world.program.body(function)
    if not body or not isinstance(body[-1], s.Raise) or any(isinstance(node, s.Return | s.Yield) for node in nodes(body)):
        return False
    raised = body[-1].value
    return raised is None or last_name(raised.function if isinstance(raised, s.Call) else raised) not in _NOT_WRITTEN


_NOT_WRITTEN = frozenset({"NotImplementedError"})
"""What a method raises that classes below it write."""


def _tells_of_rows(guarantee: Guarantee) -> bool:
    """Whether a guarantee says that there is a row, or that a collection has some, or when the function gives null."""
    return guarantee.when == MISSING or guarantee.aspect.startswith((OF_ROW, ONLY_ROW)) or guarantee.segments[-1:] == (HAS_ROWS,)


def is_only(frame: Frame, function: FunctionInfo) -> bool:
    """Whether no other function of the name takes as many arguments: with overloads nobody knows which one null chooses."""
    if function.owner is None:
        return True
    overloads = frame.world.by_node.of(_overloads, function.owner.decl)
    return overloads[function.decl.name, len(function.decl.parameters)] == 1


def _overloads(cls: Class) -> Mapping[tuple[str, int], int]:
    """How many functions of a class have a name and so many parameters."""
    return Counter((function.name, len(function.parameters)) for function in cls.functions)


def _is_passed_on(value: Value, path: Path | None) -> bool:
    """Whether an argument may be a parameter, whose null would go on: only a function that is asked itself looks for that."""
    return value.null == UNKNOWN and path is not None and len(path) == 1


def _is_known_to_tell_nothing(frame: Frame, function: FunctionInfo) -> bool:
    """Whether a function that need not be asked here was asked before, and told nothing."""
    if not frame.world.returns.knows(function, frame.calls_left):
        return False
    summary = frame.summarise(frame.world, function, frame.calls_left)
    return not summary.guarantees and not summary.never_returns


def _is_guessed(frame: Frame, path: Path, function: FunctionInfo) -> bool:
    """Whether a function mentions an attribute that a variable of unknown class has by its name: `check(order)`."""
    if len(path) != 1:
        return False
    world = frame.world
    for name in world.nullable_names.intersection(function.decl.mentions):
        guess = world.schema.guessed(path[0], name)
        if guess is not None and guess[1] == BY_NAME:
            return True
    return False


def _ends_request(function: FunctionInfo) -> bool:
    """Whether a body mentions what ends a request, or an error."""
    return any(name.endswith(_ERRORS) or has_word(name, words("ending-request")) for name in function.decl.mentions)


def _can_tell(frame: Frame, function: FunctionInfo, receiver: Value, arguments: Arguments) -> bool:
    world = frame.world
    is_said, can_be_tested = world.telling.get(function.id) or _tells_by_itself(frame, function)
    if is_said:
        return True
    for position, (argument, value, path) in enumerate(arguments):
        if value.null >= NULL or (value.named and value.fresh and not frame.is_java):
            return True
        if argument.star and any(part.null >= NULL for part in (*(value.items or ()), *(held for _, held in value.named))):
            return True
        if is_condition(function, position, argument.value) or _is_stored_condition(function, position, argument.value):
            return True
        if can_be_tested and path is not None and not frame.is_java and any(held.null == NULLABLE for _, held in value.named):
            return True  # a row of a table that no class is mapped to
        if can_be_tested and path is not None and value.type is not None:
            if world.holds_null(value.type.cls) or (frame.is_java and _asks_shown_row(frame, function, value.type.cls)):
                return True
            if frame.is_java and any(world.holds_null(of.cls) for of in value.type.args):  # of all rows of a list
                return True
        if value.type is None and path is not None and not frame.is_java:
            if _is_guessed(frame, path, function) or function.decl.name.lower().startswith(_FLAGS):
                return True
    if receiver.named and receiver.fresh and not frame.is_java:
        return True
    if frame.is_java and not arguments and may_fill(function):
        return True
    if not can_be_tested or receiver.type is None:
        return False
    return world.holds_null(receiver.type.cls) or _asks_own_row(frame, function, receiver.type.cls)


def _tells_by_itself(frame: Frame, function: FunctionInfo) -> tuple[bool, bool]:
    """What is the same for all calls of a function: whether its name says that it raises or validates, and whether its body may
    test what can be null."""
    name, mentions, nullable = function.decl.name, function.decl.mentions, frame.world.nullable_names
    can_be_tested = len(mentions) <= _SMALL or "None" in mentions or not nullable.isdisjoint(mentions)
    if not can_be_tested and frame.is_java:
        can_be_tested = any(_sets(mentioned, nullable) for mentioned in mentions) or _may_ask(frame, function)
    told = frame.world.telling[function.id] = (has_word(name, _RAISING) or has_word(name, _VALIDATING), can_be_tested)
    return told


def _is_stored_condition(function: FunctionInfo, position: int, argument: s.Expr) -> bool:
    """Whether an argument is a variable that is given for a truth value, which may hold a condition."""
    return isinstance(argument, s.Name) and takes_flag(function, position)


def _is_short(function: FunctionInfo) -> bool:
    """Whether a body mentions no more names than one that answers whether something holds."""
    return len(function.decl.mentions) <= _SHORT


def _sets(name: str, attributes: frozenset[str]) -> bool:
    """Whether a name is that of a setter of one of the attributes: `setPaidAt`."""
    return is_setter_name(name) and accessed_by(name) in attributes


def _asks_shown_row(frame: Frame, function: FunctionInfo, class_id: str) -> bool:
    """Whether a Java function may ask an attribute of the row that an object shows which it is given: an adapter, perhaps behind
    its interface."""
    if not _may_ask(frame, function):
        return False
    cls = frame.world.program.classes.get(class_id)
    if cls is None or cls.is_library:
        return False
    shown = (cls, *frame.world.program.subclasses(cls))
    return len(shown) <= _MOST_ADAPTERS and any(frame.world.keeps_rows(each.id) for each in shown)


def _asks_own_row(frame: Frame, function: FunctionInfo, class_id: str) -> bool:
    """Whether a Java method answers whether something holds, or raises where it does not, and may ask that of a row that its
    object keeps: `hasCustomer()` of a bean that shows one order; or a property in Python, or a method that is given nothing, may
    ask that of a row which it reads."""
    if not frame.is_java:
        asks = "property" in function.decl.modifiers or (len(function.decl.parameters) == 1 and _is_short(function))
        return asks and (
            not frame.world.nullable_names.isdisjoint(function.decl.mentions) or _asks_what_it_found(frame, function, class_id)
        )
    returns = function.decl.returns
    if returns is None or (returns.name != "boolean" and (returns.name != "void" or not _ends_request(function))):
        return False
    return _may_ask(frame, function) and frame.world.keeps_rows(class_id)


_FOUND = (s.Call, s.Await, s.Boolean, s.Conditional)
"""Expressions that give what was looked up."""


def _asks_what_it_found(frame: Frame, function: FunctionInfo, class_id: str) -> bool:
    """Whether a method of Python mentions an attribute that is set to what a call gives, or to nothing at first: `self.order =
    find(number)`, `def exists(self): return self.order is not None`."""
    cls = frame.world.program.classes.get(class_id)
    for holder in frame.world.program.ancestors(cls) if cls is not None else ():
        for field in holder.decl.fields if not holder.is_library else ():
            if field.name in function.decl.mentions and "instance" in field.modifiers:
                if isinstance(field.value, _FOUND) or (field.value is not None and is_null(field.value)):
                    return True
    return False


def _may_ask(frame: Frame, function: FunctionInfo) -> bool:
    """Whether a Java function mentions what can be null, or only hands on what a method of a row answers: `return
    pair.getOrder().hasBuyer();`."""
    if not frame.world.nullable_names.isdisjoint(function.decl.mentions):
        return True
    returns = function.decl.returns
    return returns is not None and returns.name == "boolean" and _is_short(function)
