"""Rows that other methods and classes have looked up before a Python function runs, and refuse where there are none: who may use
a view (`dispatch`, `test_func`, `permission_classes`), what a form or serializer accepts (`validate_name`, `clean_name`), and
FastAPI's dependencies, which are given the same parts of the path."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from nullguard.flow.callers.asked_by_constructors import constructor_before, kept
from nullguard.flow.callers.asked_by_others import (
    ANSWER,
    HOOK,
    VALIDATOR,
    asked_before,
    helpers_called,
    refused,
    refused_calls,
    validators,
)
from nullguard.flow.callers.asked_by_providers import MOST_LEVELS, PROVIDED, provided, providers_before
from nullguard.flow.callers.asked_rows import Asked, asked_by, held_calls, whole
from nullguard.flow.callers.found_by_decorators import OWN_KEYS, lookup_places
from nullguard.flow.callers.permissions import classes_in, has_row, permissions_of
from nullguard.flow.callers.removed_rows import may_be_removed
from nullguard.flow.callers.request_hooks import asked_of, hooks_before
from nullguard.flow.callers.rows_got import has_got_row, has_got_rows, keys_got, querying
from nullguard.flow.callers.same_names import Names
from nullguard.flow.callers.written_decorators import permissions_listed, predicates
from nullguard.flow.summaries.sink import Sink
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, nodes
from nullguard.model.span import Packed
from nullguard.model.text import render
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_NOWHERE: Packed = 0
"""Before all places."""

_LOGGED_IN = min(library_names("logged-in-path"), key=len)
"""What is asked of who may use a function (`@user_passes_test(has_shop)`), as a function writes it that is given the request."""

_FORM = "form"
"""The one name under which all that is validated is compared, whatever the code calls it."""


def hear_found_by_others(world: World, function: FunctionInfo, sink: Sink) -> None:
    """Doubt the rows that a function looks up again."""
    symbol = function.decl.qualname
    is_valid = not library_names("validation-asked").isdisjoint(function.decl.mentions)
    if function.owner is None and not is_valid and not function.decl.annotations:
        return
    places = lookup_places(function, sink)
    if not places:
        return
    body = world.program.body(function)
    found = set(_found(world, function, body, min(places.values())))
    if not found:
        return
    names = _names(world, function, body)
    held = held_calls(body)
    calls = {node.at: node for node in nodes(body) if isinstance(node, s.Call)}
    again = {
        origin
        for origin, place in places.items()
        if (written := calls.get(place)) is not None
        and not may_be_removed(body, call := whole(written, held), held)
        and any(
            is_all and looked[0] == cls and looked[1] <= told
            for asked in ((call,) if call is written else (call, written))
            for looked, is_all in asked_by(world, function.path, asked, names)
            for cls, told in found
        )
    }
    if again:
        sink.doubt_origins(symbol, again)


def refused_of_rows(world: World, function: FunctionInfo, used: Collection[str]) -> frozenset[str]:
    """The expressions among those that are `used` in a function of which others refuse before that they are null, of a row that
    both look up: `order = find(number)`, `if not order.buyer: raise` there, and here `order = find(number)`."""
    is_valid = not library_names("validation-asked").isdisjoint(function.decl.mentions)
    if function.owner is None and not is_valid and not function.decl.annotations:
        return frozenset()
    body = world.program.body(function)
    held = held_calls(body)
    set_here = {render(target) for node in nodes(body) if isinstance(node, s.Assign) for target in node.targets}
    roots = {text: text.partition(".")[0] for text in used if text not in set_here and text.partition(".")[0] in held}
    if not roots:
        return frozenset()
    refused_here = {
        (told, text.partition(".")[2])
        for other, names, inner, node in _refusing(world, function, body, _NOWHERE)
        if isinstance(node, s.Attribute) and (call := held_calls(inner).get((text := render(node)).partition(".")[0])) is not None
        for told, _ in asked_by(world, other.path, call, names)
    }
    if not refused_here:
        return frozenset()
    names = _names(world, function, body)
    return frozenset(
        text
        for text, root in roots.items()
        for told, is_all in asked_by(world, function.path, held[root], names)
        if is_all
        if any(told == cls and (text.partition(".")[2] + ".").startswith(rest + ".") for cls, rest in refused_here)
    )


def _names(world: World, function: FunctionInfo, body: s.Body) -> Names:
    names = Names(function, body, given=provided(world, function))
    held = held_calls(body)
    for name in _forms(world, function, body):
        names.stands(name, _FORM)
        for argument in held[name].arguments:
            if argument.name in library_names("form-given") and isinstance(argument.value, s.Attribute):
                names.validates(render(argument.value))
    return names


def _refusing(
    world: World, function: FunctionInfo, body: s.Body, first: Packed
) -> Iterator[tuple[FunctionInfo, Names, s.Body, s.Expr]]:
    """What others refuse wherever a function runs, or after it has asked the forms that it makes, or got the row that it is about
    before the `first` place: who refuses it, and what is meant there."""
    owner = function.owner
    before = list(asked_before(world, function, owner)) if owner is not None else []
    if owner is not None and (has_got_row(world, function, body, first) or has_got_rows(world, function)):
        before += [(VALIDATOR, other, "") for other in querying(world, owner)]
    if not library_names("validation-asked").isdisjoint(function.decl.mentions):
        for cls in _forms(world, function, body).values():
            before += validators(world, cls)
    if function.decl.annotations:
        before += [(HOOK, other, last) for other, last in hooks_before(world, function)]
        before += [(ANSWER, other, _LOGGED_IN) for other in predicates(world, function)]
        for permission, last in permissions_of(world, function, permissions_listed(world, function)):
            before.append((ANSWER, permission, last))
    for kind, other, last in before:
        if other.id == function.id or other.is_library:
            continue
        if other.decl.name in library_names("row-given") and not has_row(world, function):
            continue  # nobody has asked for the row
        world.program.reads.add(body_entry(other))
        inner = world.program.body(other)
        inner = asked_of(function, other, inner) if kind == HOOK else inner
        asked_alone = {other.decl.parameters[0].name: last} if last == _LOGGED_IN and other.decl.parameters else None
        names = Names(other, inner, "" if asked_alone else last, asked_alone)
        for node in refused(inner, kind):
            yield other, names, inner, node
        for helper in helpers_called(world, other, inner, kind, function.owner) if other.owner is not None else ():
            world.program.reads.add(body_entry(helper))
            within = world.program.body(helper)
            own = Names(helper, within)
            for node in refused(within, VALIDATOR):
                yield helper, own, within, node


def _found(world: World, function: FunctionInfo, body: s.Body, first: Packed) -> Iterator[Asked]:
    """The rows that are there wherever a function runs, or after it has asked the forms that it makes, or got the row that it is
    about before it looks up the `first` one."""
    if function.owner is not None and has_got_row(world, function, body, first):
        for row, column, part in keys_got(world, function.owner):
            yield row, frozenset({("" if column in OWN_KEYS else column, part)})
    for other, names, inner, node in _refusing(world, function, body, first):
        if (call := _looked_up(inner, node)) is not None:
            for told, _ in asked_by(world, other.path, call, names):
                yield told
    yield from _found_by_constructor(world, function)
    if function.decl.annotations:
        yield from _found_by_providers(world, function)


def _looked_up(body: s.Body, node: s.Expr) -> s.Call | None:
    """The lookup that is refused itself, or by the variable or attribute that holds its row."""
    held = held_calls(body)
    call = held.get(render(node)) if isinstance(node, (s.Name, s.Attribute)) else node
    return whole(call, held) if isinstance(call, s.Call) else None


def _found_by_constructor(world: World, function: FunctionInfo) -> Iterator[Asked]:
    """The rows that an object's constructor has found by what the object keeps."""
    constructor = constructor_before(world, function)
    attributes = kept(world, constructor, function) if constructor is not None else {}
    if constructor is None or not attributes:
        return
    world.program.reads.add(body_entry(constructor))
    body = world.program.body(constructor)
    names = Names(constructor, body)
    for node in refused(body, VALIDATOR):
        if (call := _looked_up(body, node)) is not None:
            for told, _ in asked_by(world, constructor.path, call, names):
                if all(text in attributes for _, text in told[1]):
                    yield told[0], frozenset((column, attributes[text]) for column, text in told[1])


def _found_by_providers(world: World, function: FunctionInfo) -> Iterator[Asked]:
    """The rows that a dependency of FastAPI's has found by what both are given of the request under the same name."""
    sent = _sent(function)
    for other in dict.fromkeys(providers_before(world, function, MOST_LEVELS)):
        world.program.reads.add(body_entry(other))
        inner = world.program.body(other)
        names = Names(other, inner, given=provided(world, other))
        same = sent & _sent(other)
        for node in refused_calls(inner):
            if (call := _looked_up(inner, node)) is not None:
                for told, _ in asked_by(world, other.path, call, names):
                    if all(text in same or text.startswith(PROVIDED) for _, text in told[1]):
                        yield told


def _sent(function: FunctionInfo) -> frozenset[str]:
    """The parameters of a function that FastAPI fills with parts of the path, which have no default."""
    return frozenset(parameter.name for parameter in function.decl.parameters if parameter.default is None)


def _forms(world: World, function: FunctionInfo, body: s.Body) -> dict[str, ClassInfo]:
    """The classes of the forms and serializers that a function makes, by the variables that hold them; none where these are of
    several classes, each of which validates its own."""
    found: dict[str, ClassInfo] = {}
    for name, call in held_calls(body).items():
        called = dotted_name(call.function)
        cls = world.program.class_named(function.path, called, function.decl.qualname) if called else None
        if cls is None and function.owner is not None and called.startswith(_OWN):
            cls = _own_form(world, function.owner, called.removeprefix(_OWN))
        if cls is not None and not cls.is_library and (name in library_names("form-handed") or any(validators(world, cls))):
            found[name] = cls
    return found if len({cls.id for cls in found.values()}) == 1 else {}


def _own_form(world: World, view: ClassInfo, called: str) -> ClassInfo | None:
    """The class of the form or serializer that a view makes by a method of its library, or by the attribute that names it:
    `self.get_serializer(data=request.data)`, `self.form_class(request.POST)`."""
    for kind in sorted(library_names("form-handed")):
        attribute = f"{kind}_class"
        if called == attribute or (called == f"get_{kind}" and _is_of_library(world, view, (called, f"get_{attribute}"))):
            named = classes_in(world, view, attribute)
            return named[0] if len(named) == 1 else None
    return None


def _is_of_library(world: World, view: ClassInfo, names: Collection[str]) -> bool:
    """Whether none of some methods is one of the project's own."""
    members = [world.program.member(view, name) for name in names]
    return all(member is None or all(one.is_library for one in member.functions) for member in members)


_OWN = "self."
