"""What validators of rows leave to helpers to refuse (Java): `requireText(order.getNumber())`, which raises for null, and
`valid = isValidText(order.getNumber(), errors) && valid`, which reports it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nullguard.flow.domain.state import State
from nullguard.flow.domain.values import NONNULL
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.left_to_chance import is_taken
from nullguard.flow.lookups.validators import errors_taken, is_of_row, is_refusing, looked_at, refuses, subjects_of, tested
from nullguard.knowledge.words import has_word, words
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_MOST_READ: Final = 6
"""Reads of rows in one condition or call."""

Read = tuple[s.Expr, tuple[str, ...]]
"""What a validator reads of a row, and the attributes that are null where it is null."""


def read_in_test(frame: Frame, branch: s.Branch, state: State) -> tuple[Read, ...]:
    """What a branch of a validator asks of rows, where it refuses those for which it holds."""
    if not is_refusing(frame, branch.test, state) or not refuses(branch.body):
        return ()
    return _read(frame, _reads((branch.test,)), state)


def read_in_call(frame: Frame, node: s.Expr, state: State) -> tuple[Read, ...]:
    """What a validator reads of rows, to be handed to a call."""
    if type(node) is not s.Call or not node.arguments or not is_refusing(frame, node, state):
        return ()
    return _read(frame, (argument.value for argument in node.arguments if _is_read(argument.value)), state)


def _reads(test: tuple[s.Expr, ...]) -> Iterator[s.Expr]:
    """What the questions of a condition are asked of: a use of it (`order.getNumber().length() > 3`) is no question."""
    waiting = list(test)
    while waiting:
        match waiting.pop():
            case s.Boolean(operands=operands):
                waiting.extend(reversed(operands))
            case s.Not(operand=operand):
                waiting.append(operand)
            case s.Call(arguments=arguments):
                yield from (argument.value for argument in arguments if _is_read(argument.value))


def note_proven(frame: Frame, read: tuple[Read, ...], state: State) -> None:
    """Note that the validator goes on only where what it has read is there, because of a test: what it only uses, itself or by a
    helper (`order.getNumber().length()`), it takes to be there."""
    for node, subjects in read:
        value, path = quietly(frame, node, state)
        is_used = path in frame.used or path in frame.demands or frame.sink.is_used_at(node.at)
        if value.null == NONNULL and not is_used and not is_taken(errors_taken(frame, node)):
            for subject in subjects:
                frame.sink.refuse(subject, node.at)


def note_reported(frame: Frame, node: s.Expr | None, state: State) -> None:
    """Note what a validator hands to a helper of its own class that reports an error for null."""
    while isinstance(node, s.Boolean):
        node = node.operands[0]
    for read, subjects in read_in_call(frame, node, state) if node is not None else ():
        assert isinstance(node, s.Call)
        index = next(at for at, argument in enumerate(node.arguments) if argument.value is read)
        helpers = tuple(_helpers(frame, node))
        if helpers and all(_reports(frame, helper, index) for helper in helpers):
            for subject in subjects:
                frame.sink.refuse(subject, read.at)


def _read(frame: Frame, found: Iterator[s.Expr], state: State) -> tuple[Read, ...]:
    """What may be null of what is `found`: what is known to be there already was used, or let pass where it is not, as by `if
    (number == null) { return; }`."""
    read: list[Read] = []
    for node in found:
        if looked_at(frame, node, state).null == NONNULL:
            continue
        subjects = tuple(dict.fromkeys(subjects_of(frame, node, state))) if is_of_row(frame, node) else ()
        if subjects:
            read.append((node, subjects))
        if len(read) == _MOST_READ:
            break
    return tuple(read)


def _is_read(node: s.Node) -> bool:
    """Whether something is read of what a variable holds, or is a variable, which may be bound to that: `order.getNumber()`,
    `order.number`, `number`."""
    match node:
        case s.Call(function=s.Attribute(value=s.Name()), arguments=()) | s.Attribute(value=s.Name()) | s.Name():
            return True
    return False


def _helpers(frame: Frame, node: s.Call) -> Iterator[FunctionInfo]:
    """The methods of the validator's own class, or of one above or one that is named, that a call runs."""
    program = frame.world.program
    owner: ClassInfo | None = None
    match node.function:
        case s.Name(id=name) | s.Attribute(value=s.Name(id="this"), name=name) if has_word(name, words("validator")):
            function = program.function_named(frame.path, frame.symbol)
            owner = function.owner if function is not None else None
        case s.Attribute(value=s.Name(id=holder), name=name) if holder[:1].isupper() and has_word(name, words("validator")):
            owner = program.class_named(frame.path, holder, frame.scope)
        case _:
            return
    member = program.method(owner, name, len(node.arguments)) if owner is not None else None
    for helper in member.functions if member is not None else ():
        if len(helper.decl.parameters) == len(node.arguments) and not helper.is_library:
            yield helper


def _reports(frame: Frame, helper: FunctionInfo, index: int) -> bool:
    """Whether a helper reports an error wherever one of its parameters is null."""
    frame.world.program.reads.add(body_entry(helper))
    name = helper.decl.parameters[index].name
    for statement in frame.world.program.body(helper):
        match statement:
            case s.If(branches=(branch, *_)):
                if refuses(branch.body) and any(isinstance(one, s.Name) and one.id == name for one in tested(branch.test)):
                    return True
        for node in nodes((statement,)):
            match node:
                case s.Return():
                    return False
                case s.Assign(targets=targets) if any(isinstance(target, s.Name) and target.id == name for target in targets):
                    return False
    return False
