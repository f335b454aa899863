"""Functions handed to calls: they are walked for their uses, and streams and optionals pass on what they tell of elements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from nullguard.flow.bodies.kept_optionals import asks_for_presence
from nullguard.flow.bodies.orders_of_null import admits_null, places_null
from nullguard.flow.containers.maps import is_map
from nullguard.flow.domain.joins import join
from nullguard.flow.domain.refinement import as_nonnull
from nullguard.flow.domain.state import Path, State
from nullguard.flow.domain.values import ANY, NONNULL, NULL, NULLABLE, PRESENT, UNKNOWN, Fact, Value
from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.closures import Closure, Outcome, call_closure, has_functions
from nullguard.flow.frame.elements import element_of, stream_element
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.unboxing import is_boxed
from nullguard.flow.frame.uses import note_guard, note_use
from nullguard.flow.functions.meant.given_back import gives_object
from nullguard.flow.functions.meant.overloads import taken
from nullguard.flow.interpreter.function_values.collectors import collects, collects_by_keys
from nullguard.flow.interpreter.function_values.of_callers import called_in_handlers, handed_to, with_handed
from nullguard.flow.interpreter.function_values.relayed import relayed
from nullguard.flow.summaries.sink import Sink
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.behaviour import ArgumentRule
from nullguard.model.nodes import is_null
from nullguard.program.symbols import OPTIONAL, FunctionInfo, Type

_replace = msgspec.structs.replace

_FUNCTIONS = "java.util.function."
COMPARATOR = "java.util.Comparator"

ON_ELEMENTS = frozenset({"java.util.stream.Collectors", COMPARATOR})
"""Classes whose functions make collectors and comparators of elements."""
_OPERATOR = "java.util.function.BinaryOperator"
_PAIR = 2
"""Parameters of a function that reduces a stream: what has been made so far, and the next element."""
_TO_PRIMITIVE = ("To", "IntTo", "LongTo", "DoubleTo", "IntUnary", "LongUnary", "DoubleUnary", "IntBinary", "LongBinary")

_DEMANDING = library_names("optional-demanding")
_UNWRAPPING = _DEMANDING | library_names("optional-falling-back")

_CARRYING = library_names("elements-carried")
"""Methods whose result has the elements of its receiver."""

_REDUCING = "reduce"
_TAKING = library_names("list-taking")
_GIVING = library_names("element-given")
"""Methods of lists, queues, sorted sets, iterators and futures that give one of the elements, and raise where there is none."""


def walk_functions(
    frame: Frame,
    rule: ArgumentRule | None,
    base: Value | None,
    arguments: Arguments,
    wanted: Sequence[Type | None],
    functions: Sequence[FunctionInfo],
) -> list[Outcome | None]:
    """Interpret every function among the arguments, with the types that the callee's parameters (`wanted`) give to theirs, and
    with what the body of the one callee among `functions` calls them with."""
    if not has_functions(arguments):
        return [None] * len(arguments)
    handed = handed_to(frame, functions, arguments)
    handled = called_in_handlers(frame, functions, arguments)
    called_with = relayed(frame, functions, arguments)
    element = element_of(frame, base) if base is not None else ANY
    if base is not None and base.type is not None and base.type.cls == OPTIONAL and element is not ANY:
        element = as_nonnull(element) or Value(NONNULL, element.type)  # an Optional of null is empty: nothing is called
    outcomes: list[Outcome | None] = []
    asked: dict[Type, tuple[Fact, ...]] = {}
    is_own = frame.is_java and bool(functions) and not functions[0].is_library
    for position, (argument, value, _) in enumerate(arguments):
        closure = value.callable
        if not isinstance(closure, Closure):
            outcomes.append(None)
            continue
        type = wanted[position] if position < len(wanted) else None
        relay = called_with.get(position, ())
        if frame.is_java and len(relay) == 1:
            given = _given(frame, closure, relay[0], type)
        else:
            given = _given(frame, closure, element, type) or relay
        if frame.is_java and len(given) == _PAIR and base is not None and base.facts and _is_entry(frame, base, given):
            given = (given[0], _replace(given[1], facts=given[1].facts + base.facts))  # `forEach((key, order) -> …)`
        if is_own and len(given) == 1 and given[0].type is not None and (told := asked.get(given[0].type)):
            given = (_replace(given[0], facts=given[0].facts + told),)
        if frame.is_java and type is not None and gives_object(frame, type):
            closure = replace(closure, boxes=True)
        sink, frame.sink = frame.sink, Sink() if position in handled else frame.sink
        outcome = call_closure(frame, closure, with_handed(given, handed[position]) if position in handed else given)
        frame.sink = sink
        outcomes.append(outcome)
        if is_own and len(given) == 1 and given[0].type is not None and outcome.true_facts:
            asked[given[0].type] = tuple(
                [fact for fact in outcome.true_facts if fact.segments]
            )  # `when(o -> o.getNote() != null, o -> o.getNote().trim())`
        behind = [argument.value for argument, _, _ in arguments[position + 1 :]]
        refusing = None if admits_null(behind, wanted[position + 1 :]) else rule
        if refusing is None and rule is not None and places_null(behind[0]):
            note_guard(frame, outcome.value)
        _use_result(frame, refusing, position, argument.value, outcome.value, type, closure.state)
    return outcomes


def _is_entry(frame: Frame, base: Value, given: tuple[Value, ...]) -> bool:
    """Whether a function is given a key of a map and what that holds, and not two of these (`merge`)."""
    return is_map(frame, base) and given[0].type != given[1].type


def declare_function(frame: Frame, value: Value, type: Type) -> Value:
    """A lambda that is assigned to a variable, or returned, as the type that is declared there: who calls it gives it that."""
    closure = value.callable
    if not isinstance(closure, Closure) or closure.takes or closure.receiver is not None or closure.function is not None:
        return value
    takes, boxes = _given(frame, closure, ANY, type), frame.is_java and gives_object(frame, type)
    if all(given.type is None for given in takes) and not boxes:
        return value
    declared = replace(closure, takes=takes, boxes=boxes)
    if id(closure.body) in frame.closures:
        frame.closures[id(closure.body)] = declared
    return _replace(value, callable=declared)


def _given(frame: Frame, closure: Closure, element: Value, type: Type | None) -> tuple[Value, ...]:
    count = len(closure.parameters)
    if count == 1 and element is not ANY:
        holder = _holder(element, type) if frame.is_java else None
        return (element if holder is None else Value(NONNULL, holder, element=element),)
    if type is None:
        return ()
    if type.cls == COMPARATOR and element is not ANY:
        return (element,) * count
    if type.cls == _OPERATOR and count == _PAIR and element.type is not None and element.type in type.args:
        return (_present(element), element)  # `reduce(0, (sum, total) -> sum + total)`: what has been made so far is there
    if not type.cls.startswith(_FUNCTIONS) and type.cls != COMPARATOR:
        return tuple(frame.world.typed(wanted, "argument") if wanted is not None else ANY for wanted in taken(frame, type) or ())
    if not type.args:
        return ()
    types = type.args[:count] if len(type.args) >= count else type.args[:1] * count
    return tuple(ANY if given.cls.startswith("~") else frame.world.typed(given, "element") for given in types)


def _holder(element: Value, type: Type | None) -> Type | None:
    """What a function takes that is given no element, but something that holds one: `Handler<AsyncResult<Order>>`."""
    taken = type.args[0] if type is not None and type.args else None
    return taken if taken is not None and element.type is not None and element.type in taken.args else None


def _use_result(
    frame: Frame, rule: ArgumentRule | None, position: int, node: s.Expr, result: Value, type: Type | None, state: State
) -> None:
    """What the callee does with the function's result: it unboxes it, or refuses null."""
    shown = node
    if isinstance(node, s.Lambda) and node.body and isinstance(node.body[-1], s.Return) and node.body[-1].value is not None:
        shown = node.body[-1].value
    if type is not None and type.cls.startswith(_FUNCTIONS):
        if type.cls.removeprefix(_FUNCTIONS).startswith(_TO_PRIMITIVE) and is_boxed(result):
            note_use(frame, "unboxing", shown, result, None, state)
            return
    if rule is not None and position in rule.hostile_results:
        note_use(frame, "argument", shown, result, None, state, "…")


def keep_others(base: Value, path: Path | None, outcomes: Sequence[Outcome | None], state: State) -> None:
    """`orders.removeIf(order -> order.getNote() == null)`: what holds of all elements that are left."""
    first = outcomes[0] if len(outcomes) == 1 else None
    if path is None or first is None or not first.false_facts:
        return
    held = state.values.get(path, base)
    below = tuple(fact for fact in first.false_facts if fact.segments)
    element = held.element
    if element is not None and len(below) < len(first.false_facts):
        element = _present(element)
    state.values[path] = _replace(held, facts=held.facts + below, element=element, items=None)


def pass_on(frame: Frame, node: s.Call, name: str, base: Value, result: Value, outcomes: Sequence[Outcome | None]) -> Value:
    """The result of a stream's, an optional's or a collection's method, with what is known of its elements."""
    first = outcomes[0] if len(outcomes) == 1 else None
    if name == "or" and result.element is not None and base.type is not None and base.type.cls == OPTIONAL:
        return _replace(result, element=_present(result.element), origin=None)  # another one stands in for an empty one
    if name == "filter" and frame.is_java and base.element is not None and _is_optional(base.element) and asks_for_presence(node):
        found = _replace(stream_element(frame, base), truth=True)
        return _replace(result if result.type is not None else base, element=found, null=NONNULL, origin=None)
    if first is not None and name in ("filter", "takeWhile"):
        return _filtered(frame, base, result, first)
    if first is not None and name in ("map", "mapToObj") and result.type is not None:
        args = (first.value.type,) if first.value.type is not None else ()
        return _replace(result, type=Type(result.type.cls, args), element=first.value)
    if first is not None and name == "orElseGet" and base.type is not None and base.type.cls == OPTIONAL:
        given = NULLABLE if first.value.null == NULL else first.value.null  # the supplier is not always asked
        result = _replace(result, null=given, origin=first.value.origin)
    if first is not None and name == "flatMap" and result.type is not None:
        item = stream_element(frame, first.value)
        if item.type is not None:
            return _replace(result, type=Type(result.type.cls, (item.type,)), element=item)
    if frame.is_java and base.facts and (name in _GIVING or name in _TAKING):
        result = _with_facts(base, result)
    if base.element is None or base.type is None:
        if base.facts and not result.facts and name in _CARRYING and result.type is not None:
            return _replace(result, facts=base.facts)
        return result
    if base.type.cls == OPTIONAL and name in _UNWRAPPING:
        return _unwrapped(frame, node, name if base.truth is not True else "get", base.element, result)
    if frame.is_java and name in _GIVING:
        return _one_of(frame, base.element, result)
    is_one_left = name == _REDUCING and result.type is not None and result.type.cls == OPTIONAL
    if result.element is None and (name in _CARRYING or is_one_left or (name == "collect" and collects(node))):
        is_optional = OPTIONAL in (base.type.cls, result.type.cls if result.type is not None else "")
        element = _present(base.element) if is_optional else base.element
        return _replace(result, element=element, facts=base.facts)
    if name == "collect" and base.element.facts and collects_by_keys(node):
        return _replace(result, facts=result.facts + base.element.facts)
    return result


def _with_facts(base: Value, result: Value) -> Value:
    """What a collection or iterator gives, with what is known of all its elements: `kept.get(0)`, `kept.iterator().next()`."""
    if base.type is None or result.type is None or base.type.cls == OPTIONAL or base.type.args != (result.type,):
        return result
    return _replace(result, facts=(*result.facts, *(fact for fact in base.facts if fact not in result.facts)))


def _is_optional(value: Value) -> bool:
    return value.type is None or value.type.cls == OPTIONAL


def _filtered(frame: Frame, base: Value, result: Value, outcome: Outcome) -> Value:
    element = stream_element(frame, base)
    below = tuple(fact for fact in outcome.true_facts if fact.segments)
    narrowed = _replace(element, facts=element.facts + below + outcome.kinds)
    if any(not fact.segments for fact in outcome.true_facts) and narrowed.null != NULL:
        narrowed = _present(narrowed)
    there = {fact.segments for fact in below if fact.aspect == "nonnull"}
    if frame.is_java and any((name,) in there for name, _ in narrowed.named):  # of what an object keeps
        narrowed = _replace(
            narrowed, named=tuple([(name, PRESENT if (name,) in there else held) for name, held in narrowed.named])
        )
    return _replace(result if result.type is not None else base, element=narrowed, null=NONNULL, origin=None)


def _unwrapped(frame: Frame, node: s.Call, name: str, element: Value, result: Value) -> Value:
    known = element if element.type is not None else _replace(result, facts=element.facts)
    if name in _DEMANDING:
        return _present(known)
    if result.null == UNKNOWN and node.arguments and name == "orElse":
        return join(_present(known), frame.evaluate(frame, node.arguments[0].value, State())[0])
    if name == "orElse" and node.arguments and is_null(node.arguments[0].value):
        return _replace(result, facts=result.facts + known.facts)  # of the row, where there is one
    return result


def _one_of(frame: Frame, element: Value, result: Value) -> Value:
    """An element as a method gives it, of which the declaration says `result`."""
    if result.type is not None and element.type is not None and result.type.cls != element.type.cls:
        if _is_row_below(frame, element.type, result.type):
            return _replace(result, type=element.type, facts=result.facts + element.facts)
        is_open = result.type.cls == "java.lang.Object" or result.type.cls[:1] in ("?", "~")
        return element if is_open and result.null == UNKNOWN else result
    if result.null == UNKNOWN and element.null == NULLABLE:
        result = _replace(result, null=NULLABLE, origin=element.origin)
    if (element.items is not None or element.named) and result.items is None and not result.named:
        # A row of several columns: `Object[] row = rows.get(0)`.
        result = _replace(result, items=element.items, together=element.together, named=element.named)
    return _replace(result, type=result.type or element.type, facts=result.facts + element.facts)


def _is_row_below(frame: Frame, row: Type, declared: Type) -> bool:
    """Whether a type is the mapped class of the interface that is declared: queries give rows, whatever code calls them."""
    cls, base = frame.world.class_of(row), frame.world.class_of(declared)
    if cls is None or base is None or base.decl.kind != "interface" or not frame.world.schema.is_entity(row.cls):
        return False
    return base in frame.world.program.ancestors(cls)


def _present(value: Value) -> Value:
    return as_nonnull(value) or value
