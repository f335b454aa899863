"""Java: functions that a variable holds, asked by the method of their interface: `Supplier<String> note = order::getNote;
note.get().trim()`, and objects of anonymous classes, asked by the method that is written there."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from nullguard.flow.domain.values import NULL, UNKNOWN, Value
from nullguard.flow.frame.closures import Closure, call_closure
from nullguard.flow.frame.elements import with_facts
from nullguard.flow.interpreter.calls.called_method import CalledMethod
from nullguard.knowledge.words import library_names
from nullguard.model.facts import NO_BODY

_NEITHER = frozenset({"default", "static"})


def of_function(call: CalledMethod, result: Value) -> Value:
    """What calling a function gives that the function at hand has made: as null as what its body gives."""
    closure = call.base.callable
    if not call.frame.is_java or not isinstance(closure, Closure) or closure.name or result.null >= NULL:
        return result
    if len(closure.parameters) != len(call.arguments) or id(closure.body) in call.frame.running:
        return result
    if not (_is_written_there(call, closure) if closure.function is not None else _is_abstract(call)):
        return result
    call.frame.running.add(id(closure.body))
    at_call = replace(closure, state=call.state)  # what it sees around it cannot be set anew, but may have been tested since
    taken = tuple(with_facts(call.frame, value, path, call.state) for _, value, path in call.arguments)
    given = call_closure(call.frame, at_call, taken).value
    call.frame.running.discard(id(closure.body))
    if given.null < NULL and (given.null == UNKNOWN or result.null != UNKNOWN):
        return result
    return msgspec.structs.replace(result, null=given.null, origin=given.origin, type=result.type or given.type)


def _is_written_there(call: CalledMethod, closure: Closure) -> bool:
    """Whether the one method of an anonymous class is what is called, or what a library's class calls for it."""
    written = closure.function.decl.name if closure.function is not None else ""
    return written == call.name or f"{call.name} {written}" in library_names("filled-in-by")


def _is_abstract(call: CalledMethod) -> bool:
    """Whether the method is what the lambda stands for, and none that its interface has already."""
    return bool(call.functions) and all(
        function.decl.body == NO_BODY and _NEITHER.isdisjoint(function.decl.modifiers) for function in call.functions
    )
