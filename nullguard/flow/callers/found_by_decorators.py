"""Rows that a decorator has looked up by the same key before the function runs, and refuses where there are none (Python)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nullguard.flow.bodies.mentioned import names_in
from nullguard.flow.callers.asked_by_helpers import asked_by_helper
from nullguard.flow.callers.written_decorators import decorators
from nullguard.flow.domain.named_keys import KEYS
from nullguard.flow.domain.values import Origin
from nullguard.flow.lookups.asked_equalities import equalities
from nullguard.flow.summaries.sink import Sink
from nullguard.flow.world import World
from nullguard.knowledge.words import has_word, library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, is_null, last_name, nodes
from nullguard.model.span import Packed
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

_LOOKUPS = frozenset({"lookup", "declared"})
"""The kinds of origin of a null that is given where there is no row: of a query, and of a function that declares that."""

_HANDED = re.compile(
    rf"""(?:\w+\.)?(?:{"|".join(sorted(library_names("keywords-of-view")))})"""
    r"""(?:\[["'](\w+)["']\]|\.(?:get|pop)\(["'](\w+)["'][^()]*\))"""
)
"""A parameter of the function that its decorator reads by name."""

_Asked = tuple[str, frozenset[tuple[str, str]]]
"""The class of the row that is looked for, and what its columns have to equal; or the function that looks for it, and what it is
given."""


def hear_found(world: World, function: FunctionInfo, sink: Sink) -> None:
    """Doubt the rows that a function looks up again."""
    symbol = function.decl.qualname
    places = lookup_places(function, sink)
    found: set[_Asked] = set()
    for decorator in decorators(world, function) if places else ():
        world.program.reads.add(body_entry(decorator))
        given = frozenset(parameter.name for parameter in decorator.decl.parameters)
        found.update(_found(world, decorator.path, world.program.body(decorator), given))
    if not found:
        return
    body, path = world.program.body(function), function.path
    calls = {node.at: node for node in nodes(body) if isinstance(node, s.Call)}
    others = _set_anew(function, body)
    again = {
        origin
        for origin, place in places.items()
        if (call := calls.get(place)) is not None and not found.isdisjoint(_all_asked(world, path, call))
        if others.isdisjoint(names_in(call))
    }
    if again:
        sink.doubt_origins(symbol, again)


def lookup_places(function: FunctionInfo, sink: Sink) -> dict[Origin, Packed]:
    """The nulls that a function has used which lookups gave, and where it looks them up, or calls what does."""
    symbol = function.decl.qualname
    return {use.origin: at for use in sink.uses() if use.symbol == symbol and (at := _place(use.origin, function)) is not None}


def _set_anew(function: FunctionInfo, body: s.Body) -> frozenset[str]:
    """The parameters that a function sets to what has nothing to do with what it was given."""
    own = {parameter.name for parameter in function.decl.parameters}
    return frozenset(
        target.id
        for node in nodes(body)
        if isinstance(node, s.Assign) and node.value is not None
        for target in node.targets
        if isinstance(target, s.Name) and target.id in own and target.id not in frozenset(names_in(node.value))
    )


def _place(origin: Origin, function: FunctionInfo) -> Packed | None:
    """Where a function looks up a row, or calls another function that does."""
    if origin.kind not in _LOOKUPS:
        return None
    path, at = (origin.via[-1].path, origin.via[-1].at) if origin.via else (origin.path, origin.at)
    return at if path == function.path else None


def _found(world: World, path: str, body: s.Body, called: frozenset[str]) -> Iterator[_Asked]:
    """The rows that are there wherever a decorator in a source goes on, by calling one of the functions that it is given."""
    held: dict[str, tuple[_Asked, ...]] = {}
    for statement in _straight(body):
        if isinstance(statement, s.FunctionDef):
            inner = statement.function
            yield from _found(world, path, inner.body, called | {parameter.name for parameter in inner.parameters})
            continue
        match statement:
            case s.If(branches=branches):
                is_asked = True
                for branch in branches:
                    if _leads_out(branch.body) and not _goes_on(branch.body, called):
                        missing = _missing(branch.test) if is_asked else ()
                        for node in missing:
                            if isinstance(node, s.Call):
                                yield from _all_asked(world, path, node)
                            yield from held.get(render(node), ())
                    else:  # goes on, and the conditions below are not asked
                        is_asked = False
        if _goes_on((statement,), called):
            return
        for name in _bound(statement):
            held.pop(name, None)
        match statement:
            case s.Assign(value=s.Call() as call) | s.ExprStmt(value=s.Call() as call):
                yield from _demanded(world, path, call)
        match statement:
            case s.Assign(targets=(target,), value=s.Call() as call) if asked := _all_asked(world, path, call):
                if last_name(call.function) in library_names("row-or-error"):
                    yield from asked
                held[render(target)] = asked
            case s.ExprStmt(value=s.Call() as call) if last_name(call.function) in library_names("row-or-error"):
                if (demanded := _asked(world, path, call)) is not None:
                    yield demanded


def _demanded(world: World, path: str, call: s.Call) -> Iterator[_Asked]:
    """The rows that are there where a helper of the project comes back, which raises an error where it finds none by what it is
    given: `g.order = order_or_404(order_id)`."""
    dotted = dotted_name(call.function)
    helper = world.program.resolve(path, dotted) if dotted else None
    if not isinstance(helper, FunctionInfo) or helper.is_library or any(item.star for item in call.arguments):
        return
    world.program.reads.add(body_entry(helper))
    names = [parameter.name for parameter in helper.decl.parameters]
    given = dict(zip(names, (render(item.value) for item in call.arguments if item.name is None), strict=False))
    given |= {item.name: render(item.value) for item in call.arguments if item.name is not None}
    body = world.program.body(helper)
    rebound = {name for statement in body for name in _bound(statement)}
    held: dict[str, _Asked] = {}
    for statement in _straight(body):
        for name in _bound(statement):
            held.pop(name, None)
        match statement:
            case s.Assign(targets=(s.Name(id=name),), value=s.Call() as inner) if told := _asked(world, helper.path, inner):
                held[name] = told
            case s.If(branches=(s.Branch(test=test, body=refusing),)) if _raises(refusing):
                for node in _missing(test):
                    asked = held.get(render(node)) if isinstance(node, s.Name) else None
                    if asked is not None and all(value in given and value not in rebound for _, value in asked[1]):
                        yield asked[0], frozenset((name, handed(given[value])) for name, value in asked[1])
        if any(isinstance(node, s.Return) for node in nodes((statement,))):  # comes back without what is below
            return


def _raises(body: s.Body) -> bool:
    """Whether a body ends with an error."""
    match body[-1] if body else None:
        case s.Raise():
            return True
        case s.ExprStmt(value=s.Call(function=called)):
            return has_word(last_name(called), words("ending-request"))
    return False


def _straight(body: s.Body) -> Iterator[s.Stmt]:
    """The statements of a body that always run, one after the other."""
    for statement in body:
        match statement:
            case s.With(body=within) | s.Block(body=within):
                yield from _straight(within)
            case s.Try(body=within, handlers=handlers) if all(_leads_out(handler.body) for handler in handlers):
                yield from _straight(within)
            case _:
                yield statement


def _goes_on(body: s.Body, called: frozenset[str]) -> bool:
    return any(
        isinstance(node, s.Call) and isinstance(node.function, s.Name) and node.function.id in called for node in nodes(body)
    )


def _bound(statement: s.Stmt) -> Iterator[str]:
    for node in nodes((statement,)):
        if isinstance(node, s.Assign):
            yield from map(render, node.targets)


def _leads_out(body: s.Body) -> bool:
    match body[-1] if body else None:
        case s.Raise() | s.Return():
            return True
        case s.ExprStmt(value=s.Call(function=called)):
            return has_word(last_name(called), words("ending-request"))
    return False


def _missing(test: s.Expr) -> Iterator[s.Expr]:
    """What is null where a condition holds, perhaps among others: variables, and lookups themselves."""
    match test:
        case s.Boolean(operator="or", operands=operands):
            for operand in operands:
                yield from _missing(operand)
        case s.Not(operand=(s.Name() | s.Attribute() | s.Call()) as named):
            yield named
        case s.Compare(operands=((s.Name() | s.Attribute() | s.Call()) as named, other), operators=("is" | "==",)) if is_null(
            other
        ):
            yield named


def _all_asked(world: World, path: str, call: s.Call) -> tuple[_Asked, ...]:
    """What a lookup asks for, and what it does where it is a helper that looks up a row and no more."""
    asked = _asked(world, path, call)
    helped = asked_by_helper(world, path, call, _asked)
    found = () if asked is None else (asked,)
    return found if helped is None else (*found, (helped[0], frozenset((name, handed(text)) for name, text in helped[1])))


def _asked(world: World, path: str, call: s.Call) -> _Asked | None:
    """What a lookup asks for, in a source, or the function of the project that it is; None of other calls, and where nothing has
    to equal anything."""
    cls = next((name for node in nodes((call,)) if (name := last_name(node))[:1].isupper() and not name.isupper()), "")
    keys = [(name, value) for name, value in (*equalities(call, cls), *_by_key(call)) if cls]
    if told := frozenset(("" if name in OWN_KEYS else name, handed(render(value))) for name, value in keys):
        return cls, told
    function = world.program.resolve(path, dotted) if (dotted := dotted_name(call.function)) else None
    if not isinstance(function, FunctionInfo) or function.is_library or any(item.star for item in call.arguments):
        return None
    given = frozenset((item.name or str(at), handed(render(item.value))) for at, item in enumerate(call.arguments))
    return (function.id, given) if given else None


OWN_KEYS = KEYS | {""}
"""What a lookup by the row's own key calls it."""


def _by_key(call: s.Call) -> Iterator[tuple[str, s.Expr]]:
    """`session.get(Order, id)`, `Order.query.get(id)`."""
    is_by_key = last_name(call.function) in library_names("row-by-key")
    if is_by_key and call.arguments and not any(item.name or item.star for item in call.arguments):
        yield "", call.arguments[-1].value


def handed(text: str) -> str:
    """The name of what a request hands a view, however the text asks for it; any other text as it is."""
    found = _HANDED.fullmatch(text)
    return (found[1] or found[2]) if found is not None else text
