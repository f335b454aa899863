"""Python built-ins whose result or effect a signature cannot tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from nullguard.flow.containers.never_empty import has_some
from nullguard.flow.domain.joins import join
from nullguard.flow.domain.places import with_place
from nullguard.flow.domain.refinement import as_nonnull
from nullguard.flow.domain.state import HAS_ROWS, MAX_DEPTH, Implication, Path, State, has_attribute
from nullguard.flow.domain.values import ANY, NONNULL, NULL, NULLABLE, UNKNOWN, Origin, Value
from nullguard.flow.domain.written_texts import the_text
from nullguard.flow.frame.asked_queries import is_query
from nullguard.flow.frame.attributes import read_member
from nullguard.flow.frame.bindings import quietly
from nullguard.flow.frame.closures import call_closure
from nullguard.flow.frame.comparing import order_elements
from nullguard.flow.frame.elements import element_of
from nullguard.flow.frame.frame import Frame, Result
from nullguard.flow.frame.uses import note_guard, note_use
from nullguard.flow.interpreter.calls.on_elements import closure_of, iterated
from nullguard.flow.interpreter.calls.own_names import is_own_name
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, last_name
from nullguard.model.text import render
from nullguard.program.symbols import ClassInfo, Type

_replace = msgspec.structs.replace


def python_builtin(frame: Frame, node: s.Call, name: str, state: State) -> Result | None:
    """The result of the built-in `name`, when it is one of those; None leaves it to its signature."""
    handler = _HANDLERS.get(name)
    if handler is None or any(argument.star for argument in node.arguments):
        return None
    return handler(frame, node, state)


def _getattr(frame: Frame, node: s.Call, state: State) -> Result | None:
    if len(node.arguments) < 2:
        return None
    base, path = frame.evaluate(frame, node.arguments[0].value, state)
    key = node.arguments[1].value
    default: Value | None = None
    if len(node.arguments) == 3:
        default = frame.evaluate(frame, node.arguments[2].value, state)[0]
    name = key.value if isinstance(key, s.Constant) else _named_in_round(frame, key, state)
    if not isinstance(name, str):
        frame.evaluate(frame, key, state)
    if default is None and not is_own_name(frame, key, node.arguments[0].value):
        note_use(frame, "attribute", node.arguments[0].value, base, path, state, "getattr(…)")
    if not isinstance(name, str):
        return ANY, None
    value, member_path = read_member(frame, base, path, name, node.at, state, render(node))
    if default is not None and default.null != NULL and value.null == UNKNOWN:
        return value, member_path
    if default is not None:
        if value.origin is not None and value.origin.kind == "missing" and default.null != NULL:
            value, member_path = _replace(value, null=NONNULL, origin=None), None  # it may be the default
        note_guard(frame, value)
        if default.null == NULL and value.null == UNKNOWN and not _is_there(path, name, state):
            # Missing attribute or missing object: null is what the caller asked for.
            return Value(NULLABLE, value.type, Origin("path", "", frame.path, node.at, render(node))), member_path
    return value, member_path


def _named_in_round(frame: Frame, key: s.Expr, state: State) -> str | None:
    """The one text that a variable holds in this round of a loop: `for name in ("note", "code"): getattr(order, name)`. What the
    function is given may be another one."""
    function = frame.world.program.function_named(frame.path, frame.symbol)
    if not isinstance(key, s.Name) or function is None or any(given.name == key.id for given in function.decl.parameters):
        return None
    return the_text(frame.evaluate(frame, key, state)[0])


def _setattr(frame: Frame, node: s.Call, state: State) -> Result | None:
    """`setattr(order, "note", note)`, which sets what it names."""
    if len(node.arguments) != 3:
        return None
    holder, key, given = [argument.value for argument in node.arguments]
    name = key.value if isinstance(key, s.Constant) else _named_in_round(frame, key, state)
    if not isinstance(name, str) or not name.isidentifier():
        return None
    value, path = frame.evaluate(frame, given, state)
    frame.assign(frame, s.Attribute(holder, name, node.at), value, state, path, node.at)
    return ANY, None


def _is_there(path: Path | None, name: str, state: State) -> bool:
    """Whether an object was asked for an attribute before (`hasattr(order, "total")`), and has it."""
    return path is not None and (*path, has_attribute(name)) in state.values


def _next(frame: Frame, node: s.Call, state: State) -> Result | None:
    iterator = iterated(frame, node.arguments[0].value, state, "next(…)")
    element = element_of(frame, iterator)
    if len(node.arguments) == 2:
        default = frame.evaluate(frame, node.arguments[1].value, state)[0]
        if default.null == NULL:
            if element.null == NULL:
                return element, None
            return with_place(
                _replace(element, null=NULLABLE, origin=Origin("path", "next", frame.path, node.at, render(node))),
                frame.path,
                node.at,
                render(node),
            ), None
        return join(element, default), None
    return element, None


def _filter(frame: Frame, node: s.Call, state: State) -> Result | None:
    if len(node.arguments) != 2:
        return None
    predicate = frame.evaluate(frame, node.arguments[0].value, state)[0]
    iterable = iterated(frame, node.arguments[1].value, state, "filter(…)")
    element = element_of(frame, iterable)
    if predicate.null == NULL:
        element = as_nonnull(element) or element
    elif (closure := closure_of(node.arguments[0].value, predicate, state)) is not None:
        outcome = call_closure(frame, closure, (element,))
        if any(not fact.segments for fact in outcome.true_facts):
            element = as_nonnull(element) or element
        element = _replace(element, facts=element.facts + tuple(f for f in outcome.true_facts if f.segments))
    return Value(NONNULL, Type("typing.Iterator"), element=element), None


def _map(frame: Frame, node: s.Call, state: State) -> Result | None:
    """`map(lambda order: order.number, orders)`, of one iterable."""
    if len(node.arguments) != 2:
        return None
    given = node.arguments[0].value
    function, function_path = frame.evaluate(frame, given, state)
    note_use(frame, "argument", given, function, function_path, state, "map(…)")
    iterable = iterated(frame, node.arguments[1].value, state, "map(…)")
    closure = closure_of(given, function, state)
    if closure is None:
        return Value(NONNULL, Type("typing.Iterator")), None
    element = call_closure(frame, closure, (element_of(frame, iterable),)).value
    return Value(NONNULL, Type("typing.Iterator", (element.type,) if element.type is not None else ()), element=element), None


def _same_elements(kind: str, orders: bool = False) -> Callable[[Frame, s.Call, State], Result | None]:
    def handler(frame: Frame, node: s.Call, state: State) -> Result | None:
        if not node.arguments:
            return Value(NONNULL, Type(f"builtins.{kind}"), truth=False), None
        iterable = iterated(frame, node.arguments[0].value, state, f"{kind}(…)")
        element = element_of(frame, iterable)
        key = _key(frame, node.arguments[1:], state)
        if orders:
            order_elements(frame, node.arguments[0].value, iterable, key, state, "sorted(…)")
            if key is None and element.null >= NULL:
                element = _replace(element, null=UNKNOWN, origin=None)
        args = (element.type,) if element.type is not None and kind != "tuple" else ()
        truth = True if has_some(frame, node.arguments[0].value, state) else _filled(frame, iterable)
        value = Value(NONNULL, Type(f"builtins.{kind}", args), element=element if element is not ANY else None, truth=truth)
        return value, _of_query(frame, node, iterable, state)

    return handler


def _filled(frame: Frame, *iterables: Value) -> bool | None:
    """Whether a caller has put something into what these are made of (see `handed_in_lists`)."""
    return True if frame.is_followed and iterables and all(iterable.truth is True for iterable in iterables) else None


def _of_query(frame: Frame, node: s.Call, query: Value, state: State) -> Path | None:
    """The path of a list of all that a query gives: where there is something in it, the query has rows."""
    source = quietly(frame, node.arguments[0].value, state)[1] if is_query(query) else None
    if source is None or len(source) >= MAX_DEPTH:
        return None
    path = (frame.depends(f"?{node.at} {render(node)}", frozenset((source[0],))),)
    state.imply((Implication(path, "true", (*source, HAS_ROWS), "true"),))
    return path


def _key(frame: Frame, arguments: Sequence[s.Argument], state: State) -> tuple[s.Expr, Value] | None:
    """The key by which elements are compared; all arguments are evaluated."""
    found: tuple[s.Expr, Value] | None = None
    for argument in arguments:
        value = frame.evaluate(frame, argument.value, state)[0]
        if argument.name == "key":
            found = argument.value, _replace(value, callable=closure_of(argument.value, value, state))
    return found


def _enumerate(frame: Frame, node: s.Call, state: State) -> Result | None:
    if not node.arguments:
        return None
    iterable = iterated(frame, node.arguments[0].value, state, "enumerate(…)")
    for argument in node.arguments[1:]:
        start, start_path = frame.evaluate(frame, argument.value, state)
        note_use(frame, "argument", argument.value, start, start_path, state, "enumerate(…)")
    pair = Value(NONNULL, Type("builtins.tuple"), items=(Value(NONNULL, Type("builtins.int")), element_of(frame, iterable)))
    return Value(NONNULL, Type("typing.Iterator"), element=pair, truth=_filled(frame, iterable)), None


def _zip(frame: Frame, node: s.Call, state: State) -> Result | None:
    items = []
    iterables = []
    for argument in node.arguments:
        if argument.name is None:
            iterables.append(iterated(frame, argument.value, state, "zip(…)"))
            items.append(element_of(frame, iterables[-1]))
        else:
            frame.evaluate(frame, argument.value, state)
    pair = Value(NONNULL, Type("builtins.tuple"), items=tuple(items))
    return Value(NONNULL, Type("typing.Iterator"), element=pair, truth=_filled(frame, *iterables)), None


def _dict(frame: Frame, node: s.Call, state: State) -> Result | None:
    """`dict((order.number, order) for order in orders)`, which is `{order.number: order for order in orders}`, and `dict()`."""
    match node.arguments:
        case ():
            return frame.evaluate(frame, s.Collection("dict", (), node.at), state)
        case (s.Argument(value=s.Comprehension(elements=(s.Collection(kind="tuple", items=(key, held)),)) as pairs, name=None),):
            return frame.evaluate(frame, s.Comprehension("dict", (key, held), pairs.clauses, node.at), state)
    return None


def _super(frame: Frame, node: s.Call, state: State) -> Result | None:
    if node.arguments or frame.owner is None:
        return None
    bases = frame.world.program.ancestors(frame.owner)[1:]
    return Value(NONNULL, Type(bases[0].id) if bases else None), None


def _extreme(frame: Frame, node: s.Call, state: State) -> Result | None:
    """min and max: of one iterable its element, of several values each is compared."""
    positional = [a for a in node.arguments if a.name is None]
    key = _key(frame, [a for a in node.arguments if a.name is not None], state)
    if len(positional) == 1:
        iterable = iterated(frame, positional[0].value, state, "max(…)")
        order_elements(frame, positional[0].value, iterable, key, state, "max(…)")
        element = _replace(element_of(frame, iterable), null=UNKNOWN, origin=None)
        has_some = iterable.truth is True and not isinstance(positional[0].value, s.Comprehension)  # a generator is always true
        if has_some or not any(a.name == "default" and is_null(a.value) for a in node.arguments):
            return element, None
        text = render(node)
        nothing = Origin("path", last_name(node.function), frame.path, node.at, text)
        return with_place(_replace(element, null=NULLABLE, origin=nothing), frame.path, node.at, text), None
    result: Value | None = None
    for argument in positional:
        value, path = frame.evaluate(frame, argument.value, state)
        if key is None:
            note_use(frame, "comparison", argument.value, value, path, state, "max(…)")
        value = _replace(value, null=UNKNOWN, origin=None)
        result = value if result is None else join(result, value)
    return result or ANY, None


def _format(frame: Frame, node: s.Call, state: State) -> Result | None:
    """`format(x, ".2f")`: None has no format but the empty one."""
    values = [frame.evaluate(frame, argument.value, state) for argument in node.arguments]
    spec = values[1][0] if len(values) == 2 else Value(NONNULL)
    if spec.null >= NULL:
        note_use(frame, "argument", node.arguments[1].value, spec, values[1][1], state, "format(…)")
    elif spec.constants and all(text for _, text in spec.constants):
        note_use(frame, "format", node.arguments[0].value, *values[0], state, "format(…)")
    return Value(NONNULL, Type("builtins.str")), None


def _type(frame: Frame, node: s.Call, state: State) -> Result | None:
    if len(node.arguments) != 1:
        return None
    value = frame.evaluate(frame, node.arguments[0].value, state)[0]
    cls = frame.world.class_of(value.type)
    return Value(
        NONNULL, Type("type", (value.type,)) if value.type else None, symbol=cls if isinstance(cls, ClassInfo) else None
    ), None


_HANDLERS: dict[str, Callable[[Frame, s.Call, State], Result | None]] = {
    "format": _format,
    "getattr": _getattr,
    "setattr": _setattr,
    "next": _next,
    "filter": _filter,
    "map": _map,
    "dict": _dict,
    "list": _same_elements("list"),
    "tuple": _same_elements("tuple"),
    "set": _same_elements("set"),
    "sorted": _same_elements("list", orders=True),
    "reversed": _same_elements("list"),
    "iter": _same_elements("list"),
    "frozenset": _same_elements("set"),
    "enumerate": _enumerate,
    "zip": _zip,
    "super": _super,
    "min": _extreme,
    "max": _extreme,
    "type": _type,
}
