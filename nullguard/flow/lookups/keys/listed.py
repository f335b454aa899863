"""Keys that a DAO has just listed and is asked for one by one: `for (Long id : orders.findOpenIds())`, then `orders.find(id)`;
or for one of them, `ids.get(0)`; also in private methods that are only given such keys, and those that are left where the DAO was
asked which rows there are: `ids.stream().filter(orders::existsById)` (Java).

A row may be gone between the two: such findings are doubtful, not away.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from nullguard.flow.frame.behaviour import Arguments
from nullguard.flow.frame.frame import Frame
from nullguard.flow.lookups.held_columns import column_asked
from nullguard.flow.lookups.keys.collected import binds
from nullguard.flow.lookups.keys.kept import nodes_of
from nullguard.knowledge.words import library_names, words
from nullguard.model import syntax as s
from nullguard.model.nodes import is_null, nodes
from nullguard.model.text import render
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo

BY_LISTED_KEY: Final = "it is looked up by a key that a query has listed before"

_MOST_CALLERS: Final = 2
"""Private methods that hand a key on, one to the other."""

_MOST_GIVEN: Final = 2
"""What a lookup is given; one that is given more asks for something besides the key."""

_MOST_FORMS: Final = 6

_TOLD: Final = library_names("key-as-another")
_ONE: Final = library_names("element-given") - {"get", "join", "next"}
_SAME: Final = library_names("elements-listed")


class _Dao(NamedTuple):
    """The object that is asked, and the method that looks a row up."""

    holder: str
    method: str

    def finds_what(self, listing: str) -> bool:
        """Whether the method looks for what another one lists: the keys of rows, or the column that the name of both tells."""
        asked = column_asked(self.method)
        return asked in ("", "Id") or asked in words("typed-key") or asked in listing

    def is_asked_by(self, test: s.Expr) -> bool:
        """Whether a function asks the object whether there is the row of a key: `orders::existsById`, `id ->
        orders.existsById(id)`."""
        match test:
            case s.MethodReference(value=holder, name=method):
                pass
            case s.Lambda(
                parameters=(parameter,),
                body=(s.Return(value=s.Call(function=s.Attribute(value=holder, name=method), arguments=(given,))),),
            ) if _name(given.value) == parameter.name:
                pass
            case _:
                return False
        if render(holder) != self.holder or not any(word in method for word in words("existence")):
            return False
        return column_asked(method) == column_asked(self.method)


def is_listed_key(frame: Frame, node: s.Call, arguments: Arguments) -> bool:
    """Whether a lookup is given the element of what the same object has listed."""
    if not frame.is_java or not isinstance(node.function, s.Attribute) or not 0 < len(arguments) <= _MOST_GIVEN:
        return False
    names = [_name(argument.value) for argument, _, _ in arguments]
    taken = [collection for argument, _, _ in arguments if (collection := _taken_from(argument.value)) is not None]
    if not taken and not any(name in frame.locals for name in names):
        return False
    program = frame.world.program
    function = program.function_named(frame.path, frame.symbol)
    if function is None:
        return False
    dao = _Dao(render(node.function.value), node.function.name)
    within = nodes_of(frame, function)
    if any(_are_listed(within, collection, dao, 0) for collection in taken):
        return True
    return any(_is_listed(program, function, _around(within, name, node), name, dao, 0) for name in names if name)


def _around(within: tuple[s.Node, ...], name: str, lookup: s.Call) -> tuple[s.Node, ...]:
    """The nodes of a function without the functions that are handed on beside the lookup, and call their own variable so."""
    return tuple([node for node in within if not _is_beside(node, name, lookup)])


def _is_beside(node: s.Node, name: str, lookup: s.Call) -> bool:
    match node:
        case s.Call(arguments=(s.Argument(value=s.Lambda(parameters=(parameter,), body=body)),)) if parameter.name == name:
            return not any(isinstance(part, s.Call) and part.at == lookup.at for part in nodes(body))
    return False


def _is_listed(program: Program, function: FunctionInfo, within: tuple[s.Node, ...], name: str, dao: _Dao, depth: int) -> bool:
    bound = list(_iterated(within, name))
    if bound:
        return len(bound) == 1 and _are_listed(within, bound[0], dao, 0)
    index = next((at for at, parameter in enumerate(function.decl.parameters) if parameter.name == name), None)
    if index is None:
        around, inner, _ = function.decl.qualname.partition(".<")  # a method of an anonymous class
        outer = program.function_named(function.path, around) if inner else None
        return outer is not None and _is_listed(program, outer, tuple(nodes(program.body(outer))), name, dao, depth)
    if "private" not in function.decl.modifiers or depth >= _MOST_CALLERS:
        return False
    calls = list(_calls(program, function, index))
    return (
        bool(calls)
        and all(
            _is_listed(program, caller, body, _name(given), dao, depth + 1) for caller, body, given in calls if given is not None
        )
        and all(given is not None for _, _, given in calls)
    )


def _calls(
    program: Program, function: FunctionInfo, index: int
) -> Iterator[tuple[FunctionInfo, tuple[s.Node, ...], s.Expr | None]]:
    """The calls of a private method, with what each gives for a parameter; None where that cannot be told."""
    for caller in program.functions_mentioning(function.path, function.decl.name):
        body = tuple(nodes(program.body(caller)))
        for node in body:
            match node:
                case s.Call(function=s.Name(id=called) | s.Attribute(value=s.Name(id="this"), name=called), arguments=given):
                    if called == function.decl.name:
                        yield caller, body, given[index].value if index < len(given) else None
                case s.MethodReference(name=called) if called == function.decl.name:
                    yield caller, body, None


def _name(node: s.Expr | None) -> str:
    """The variable that a key is, told in whatever way: `id.longValue()`, `Long.valueOf(id)`."""
    told = _untold(node)
    return told.id if isinstance(told, s.Name) else ""


def _untold(node: s.Expr | None) -> s.Expr | None:
    for _ in range(_MOST_FORMS):
        match node:
            case s.Cast(value=value):
                node = value
            case s.Call(function=s.Attribute(value=value, name=told), arguments=()) if told in _TOLD:
                node = value
            case s.Call(function=s.Attribute(name=told), arguments=(argument,)) if told in library_names("key-from-another"):
                node = argument.value
            case _:
                break
    return node


def _taken_from(node: s.Expr | None) -> s.Expr | None:
    """The list that a key is an element of: `ids.get(0)`, `ids.iterator().next()`; None of any other."""
    match _untold(node):
        case s.Call(function=s.Attribute(value=s.Call(function=s.Attribute(value=collection, name="iterator")), name="next")):
            return collection
        case s.Call(function=s.Attribute(value=collection, name="get"), arguments=(s.Argument(value=place),)):
            return (
                collection if isinstance(place, s.Arithmetic) or (isinstance(place, s.Constant) and place.kind == "int") else None
            )
        case s.Call(function=s.Attribute(value=collection, name=name), arguments=()) if name in _ONE:
            return collection
    return None


def _iterated(within: tuple[s.Node, ...], name: str) -> Iterator[s.Expr | None]:
    """What a variable is an element of; None where it is bound in another way."""
    for node in within:
        match node:
            case s.ForEach(target=s.Name(id=target), iterable=iterable) if target == name:
                yield iterable
            case s.Assign(targets=(s.Name(id=target),), value=value) if target == name:
                yield _taken_from(value)
            case s.Call(function=s.Attribute(value=collection), arguments=(s.Argument(value=s.Lambda(parameters=parameters)),)):
                if any(parameter.name == name for parameter in parameters):
                    yield collection if len(parameters) == 1 else None


def _tells_in_another_way(told: s.Expr) -> bool:
    """Whether what each element of a stream is turned into is the element itself, told in another way: `Integer::longValue`."""
    match told:
        case s.MethodReference(name=name):
            return name in _TOLD
        case s.Lambda(parameters=(parameter,), body=(s.Return(value=s.Call() as value),)):
            return _name(value) == parameter.name
    return False


def _are_listed(within: tuple[s.Node, ...], node: s.Expr | None, dao: _Dao, depth: int) -> bool:
    """Whether a collection is what the object gave."""
    for _ in range(_MOST_FORMS):
        match node:
            case s.Call(function=s.Attribute(name="filter"), arguments=(s.Argument(value=test),)) if dao.is_asked_by(test):
                return True
            case s.Call(function=s.Attribute(value=holder, name=method)) if method in _SAME:
                node = holder
            case s.Call(function=s.Attribute(value=holder), arguments=(s.Argument(value=told),)) if _tells_in_another_way(told):
                node = holder
            case s.Call(function=s.Attribute(value=holder, name=method)):
                return render(holder) == dao.holder and dao.finds_what(method)
            case s.Name(id=name) if depth == 0:
                made = [other.value for other in within if isinstance(other, s.Assign) and binds(other, name)]
                given = [value for value in made if not is_null(value) and not isinstance(value, s.New)]
                return bool(given) and all(_are_listed(within, value, dao, 1) for value in given)
            case _:
                break
    return False
