"""What validators report to objects that their callers ask: `validate(order, errors)`, `if (errors.hasErrors()) return`.

In Python it is what a function that gives null tells the list of errors which it is handed.
"""

from __future__ import annotations

import msgspec

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NULLABLE, Origin, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.doubts import doubt_tested
from nullguard.knowledge.words import has_word, library_names, words
from nullguard.model import syntax as s
from nullguard.program.symbols import FunctionInfo

_replace = msgspec.structs.replace

_PUTTING = library_names("filling")


def report_tested(frame: Frame, function: FunctionInfo, path: Path, origin: Origin, arguments: Arguments) -> None:
    """Note that a validator whose answer is dropped has tested a path, and reports to what it is given besides."""
    for _, value, report in arguments:
        if report is not None and len(report) == 1 and report != path and value.type is not None:
            frame.reported.setdefault(report, {})[path] = (function.decl.name, origin, _is_report(value))


def report_given(frame: Frame, node: s.Expr, function: FunctionInfo, result: Value, arguments: Arguments) -> None:
    """Note that a validator which gives null reports to what it is given: `Order order = checkOrder(id, errors)`, which tells
    `errors` where it finds none."""
    if result.null != NULLABLE or result.origin is None or not has_word(function.decl.name, words("validator")):
        return
    if any(tells_error(name) for name in function.decl.mentions):
        for _, value, report in arguments:
            if report is not None and len(report) == 1 and _is_report(value):
                frame.reported.setdefault(report, {})[(f"?{node.at}",)] = (function.decl.name, result.origin, True)


def errors_given(frame: Frame, node: s.Expr, function: FunctionInfo, result: Value, arguments: Arguments) -> None:
    """Note that a Python function which gives null may have told so a list of errors that it was handed:
    `order = find_order(key, errors)`, then `if errors: return errors`."""
    if result.null != NULLABLE or result.origin is None:
        return
    handed = [errors for _, _, errors in arguments if errors is not None and len(errors) == 1 and tells_error(errors[0])]
    if handed and any(name in _PUTTING or tells_error(name) for name in function.decl.mentions):
        for errors in handed:
            frame.reported.setdefault(errors, {})[(f"?{node.at}",)] = (function.decl.name, result.origin, True)


def note_errors_asked(frame: Frame, node: s.Name, state: State) -> None:
    """Note that a condition asks whether a list of errors that functions were handed has some."""
    for path, (by, origin, _) in frame.reported.get((node.id,), {}).items():
        if path[0][:1] == "?":
            _doubt_given(state, by, origin)


def note_asked(frame: Frame, node: s.Expr, state: State) -> None:
    """Note that a condition asks what validators have reported to: `errors.hasErrors()`, or the errors of an object that holds
    other things besides (`form.getErrors().isEmpty()`); in Python also `len(errors) > 0` and `errors == []`."""
    if not frame.is_java:
        match node:
            case s.Name():
                note_errors_asked(frame, node, state)
            case s.Call(function=s.Name(id="len"), arguments=(s.Argument(value=s.Name() as errors),)):
                note_errors_asked(frame, errors, state)
    names: list[str] = []
    asked: s.Expr = node
    while isinstance(asked, s.Call | s.Attribute):
        if isinstance(asked, s.Attribute):
            names.append(asked.name)
            asked = asked.value
        else:
            asked = asked.function
    if not isinstance(asked, s.Name) or not names:
        return
    for path, (by, origin, is_report) in frame.reported.get((asked.id,), {}).items():
        if is_report or any(tells_error(name) for name in names):
            if path[0][:1] == "?":
                _doubt_given(state, by, origin)
            else:
                doubt_tested(path, by, origin, state)


def tells_error(name: str) -> bool:
    """Whether a function or class is called after what is wrong: `reject`, `addViolation`."""
    return any(word in name.lower() for word in words("error"))


def _doubt_given(state: State, by: str, origin: Origin) -> None:
    """Doubt whatever holds the null that a validator has given."""
    for path, value in state.values.items():
        held = value.origin
        if (
            value.null == NULLABLE
            and held is not None
            and (held.path, held.at, held.subject) == (origin.path, origin.at, origin.subject)
        ):
            state.values[path] = _replace(value, origin=_replace(held, doubt=held.doubt or f"'{by}' reports it before"))


def _is_report(value: Value) -> bool:
    return value.type is not None and value.type.cls.endswith(tuple(words("report")))
