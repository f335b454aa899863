"""What the tables of null behaviour say of a call: arguments it refuses, what it proves, and what comes back."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import NONNULL, NULL, NULLABLE, UNKNOWN, Origin, Value
from nullguard.flow.frame.comparing import use_elements
from nullguard.flow.frame.corruption import becomes_text
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.matchers import accepts_no_null
from nullguard.flow.frame.uses import note_guard, note_refusal, note_use
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.behaviour import ArgumentRule
from nullguard.program.symbols import External

Arguments = list[tuple[s.Argument, Value, Path | None]]
"""The arguments of a call, evaluated."""

RECORDER = Value(NONNULL, symbol=External("recorder"))
"""What stands in for an object whose calls are written down and not run: of no class, so that nothing is known of them."""

_replace = msgspec.structs.replace


def library_function(frame: Frame, qualified: str, arguments: Arguments) -> ArgumentRule | None:
    """What the tables say of a function by its dotted name."""
    rules = frame.world.rules["java" if frame.is_java else "python"]
    return rules.function(qualified, _types(arguments)) if rules.knows(qualified.rpartition(".")[2]) else None


def library_method(frame: Frame, classes: Sequence[str], name: str, arguments: Arguments) -> ArgumentRule | None:
    """What the tables say of a method, by its class and ancestors."""
    rules = frame.world.rules["java" if frame.is_java else "python"]
    return rules.method(classes, name, _types(arguments)) if rules.knows(name) else None


def _types(arguments: Arguments) -> tuple[str, ...]:
    """Simple names of the static types: they choose the overload."""
    return tuple([_simple_name(value) for _, value, _ in arguments])


def _simple_name(value: Value) -> str:
    type = value.type
    if type is None:
        return ""
    if type.cls == "[]":
        return f"{type.args[0].cls.rpartition('.')[2]}[]" if type.args else "[]"
    return type.cls.rpartition("#")[2].rpartition(".")[2]


def apply_arguments(frame: Frame, rule: ArgumentRule, arguments: Arguments, name: str, state: State) -> None:
    """What the library does with its arguments: raises on null, or proves something by returning."""
    for number, place in enumerate(rule.hostile):
        errors = rule.errors[number] if rule.errors else ()
        for position, (argument, value, path) in enumerate(arguments):
            if argument.star:
                break
            if (argument.name is None and position == place) or (argument.name is not None and argument.name == place):
                note_use(frame, "argument", argument.value, value, path, state, f"{name}(…)", errors)
    for place in rule.hostile_elements:
        if place < len(arguments) and not any(argument.star or argument.name for argument, _, _ in arguments[: place + 1]):
            use_elements(frame, "argument", arguments[place][0].value, arguments[place][1], state, f"{name}(…)")
    together = [arguments[place] for place in rule.hostile_together if place < len(arguments)]
    if together and all(value.null >= NULL for _, value, _ in together):
        argument, value, path = together[-1]
        note_use(frame, "argument", argument.value, value, path, state, f"{name}(…)")
    for position in _places(rule.texts, arguments):
        becomes_text(frame, arguments[position][0].value, arguments[position][1], state)
    for position in _places(rule.nonnull_after, arguments):
        argument, value, path = arguments[position]
        if frame.is_java and path is not None and len(path) == 1 and path[0] in frame.kept:
            note_refusal(frame, argument.value, value, path, f"{name}(…)")
        prove_nonnull(frame, value, path, state)
    if rule.matched is not None and rule.matched + 1 < len(arguments):
        if accepts_no_null(frame, arguments[rule.matched + 1][0].value):
            prove_nonnull(frame, arguments[rule.matched][1], arguments[rule.matched][2], state)
    for places, truth in ((rule.asserts_true, True), (rule.asserts_false, False)):
        for position in _places(places, arguments):
            prove_condition(frame, arguments[position][0].value, truth, state)
    if rule.never_returns:
        state.dead = True


def prove_nonnull(frame: Frame, value: Value, path: Path | None, state: State) -> None:
    """From here on the value is there: the code said so, and stops otherwise."""
    note_guard(frame, value)
    if path is None:
        return
    current = state.values.get(path, value)
    if current.null == NULL:
        state.values[path] = Value(NONNULL, current.type)
    else:
        state.refine(path, value if current.type is None else current, "nonnull")


def note_replaced(frame: Frame, qualified: str, arguments: Arguments) -> None:
    """`Optional.ofNullable(order.getReference())`, `defaultString(order.getReference(), "none")`: whoever writes so knows that it
    may be null, as one who tests it does. The last of several arguments is what stands in."""
    if not frame.is_java or not arguments:
        return
    owner, _, name = qualified.rpartition(".")
    if f"{owner.rpartition('.')[2]}.{name}" in library_names("replacing-null"):
        for _, value, _ in arguments[: max(1, len(arguments) - 1)]:
            note_guard(frame, value)


def prove_condition(frame: Frame, node: s.Expr, truth: bool, state: State) -> None:
    """From here on the condition holds, or fails."""
    true, false = frame.branch(frame, node, state.copy())
    kept = true if truth else false
    if kept is None:
        state.dead = True
    else:
        state.become(kept)


def told_by_result(rule: ArgumentRule, truth: bool, arguments: Arguments) -> list[tuple[Value, Path]]:
    """The arguments that are there when the call gives `truth`."""
    found = []
    told = rule.if_true if truth else rule.if_false
    if truth and any(arguments[position][1].null == NONNULL for position in _places(rule.if_true_with, arguments)):
        told = (*told, *rule.if_true_with)
    for position in _places(told, arguments):
        _, value, path = arguments[position]
        if path is not None:
            found.append((value, path))
    return found


def apply_result(rule: ArgumentRule, result: Value, qualified: str, arguments: Arguments) -> Value:
    """The call's result: its declared value with what the tables know of its null."""
    if rule.records_calls:
        return RECORDER
    if rule.returns is not None and rule.returns < len(arguments):
        given = arguments[rule.returns][1]
        return _replace(given if result.type is None else result, null=NONNULL, origin=None)
    if rule.nonnull_return:
        return _replace(result, null=NONNULL, origin=None)
    for position in rule.defaults:
        if position < len(arguments):
            default = arguments[position][1]
            return _replace(result, null=default.null if default.null != NULL else NULLABLE, origin=default.origin)
    if rule.propagates:
        for position in rule.propagates:
            if position < len(arguments) and arguments[position][1].null >= NULL:
                given = arguments[position][1]
                return _replace(result, null=NULLABLE, origin=given.origin)
        return result
    if rule.nullable_return and result.null == UNKNOWN:
        return _replace(result, null=NULLABLE, origin=Origin("library", qualified))
    return result


def _places(places: Sequence[int], arguments: Arguments) -> list[int]:
    """Positions from the start; those that the call does not have are left out."""
    positions = [place if place >= 0 else len(arguments) + place for place in places]
    return [position for position in positions if 0 <= position < len(arguments)]
