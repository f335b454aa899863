"""Rows that other methods and classes have looked up before a Python function runs, and refuse where there are none: who may use
a view (`dispatch`, `test_func`, `permission_classes`), what a form or serializer accepts (`validate_name`, `clean_name`), and
FastAPI's dependencies, which are given the same parts of the path."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from nullguard.flow.callers.asked_by_constructors import constructor_before, kept
from nullguard.flow.callers.asked_by_others import (
    HOOK,
    VALIDATOR,
    asked_before,
    helpers_called,
    refused,
    refused_calls,
    validators,
)
from nullguard.flow.callers.asked_by_providers import MOST_LEVELS, PROVIDED, provided, providers_before
from nullguard.flow.callers.found_by_decorators import OWN_KEYS, handed, lookup_places
from nullguard.flow.callers.request_hooks import asked_of, hooks_before
from nullguard.flow.callers.rows_got import has_got_row, has_got_rows, keys_got, querying
from nullguard.flow.callers.same_names import Names, entry
from nullguard.flow.lookups.asked_equalities import asked, equalities
from nullguard.flow.summaries.sink import Sink
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, last_name, nodes
from nullguard.model.span import Packed
from nullguard.model.text import render
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_MOST_CALLS = 8

_HELD = "|".join(sorted(library_names("field-held")))
_DATA_OF_FIELD = re.compile(rf"(?:self|form)\.(\w+)\.(?:{_HELD})|<data>\[(\w+)\]\.(?:{_HELD})")
"""What a form holds for a field, which its validator is given."""

_FORM = "form"
"""What forms and serializers are called where several functions speak of them."""

Asked = tuple[str, frozenset[tuple[str, str]]]
"""The class of the row that is looked for, and what its columns have to equal; a method of the object at hand, and nothing."""


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
    names = Names(function, body, given=provided(world, function))
    for name in _forms(world, function, body):
        names.stands(name, _FORM)
    held = _held(body)
    calls = {node.at: _whole(node, held) for node in nodes(body) if isinstance(node, s.Call)}
    again = {
        origin
        for origin, place in places.items()
        if (call := calls.get(place)) is not None and (looked := _asked(call, names)) is not None
        if any(looked[0] == cls and looked[1] <= told for cls, told in found) and (looked[0] == "" or _asks_equal(call))
    }
    if again:
        sink.doubt_origins(symbol, again)


def _found(world: World, function: FunctionInfo, body: s.Body, first: Packed) -> Iterator[Asked]:
    """The rows that are there wherever a function runs, or after it has asked the forms that it makes, or got the row that it is
    about before it looks up the `first` one."""
    owner = function.owner
    before = list(asked_before(world, function, owner)) if owner is not None else []
    if owner is not None and (has_got_row(world, function, body, first) or has_got_rows(world, function)):
        before += [(VALIDATOR, other, "") for other in querying(world, owner)]
        if has_got_row(world, function, body, first):
            for row, column, part in keys_got(world, owner):
                yield row, frozenset({("" if column in OWN_KEYS else column, part)})
    if not library_names("validation-asked").isdisjoint(function.decl.mentions):
        for cls in _forms(world, function, body).values():
            before += validators(world, cls)
    if function.decl.annotations:
        before += [(HOOK, other, last) for other, last in hooks_before(world, function)]
    for kind, other, last in before:
        if other.id == function.id or other.is_library:
            continue
        world.program.reads.add(body_entry(other))
        inner = world.program.body(other)
        inner = asked_of(function, inner) if kind == HOOK else inner
        names, held = Names(other, inner, last), _held(inner)
        for node in refused(inner, kind):
            call = held.get(render(node)) if isinstance(node, (s.Name, s.Attribute)) else node
            if isinstance(call, s.Call) and (told := _asked(call, names)) is not None:
                yield told
        if other.owner is not None:
            yield from _found_by_helpers(world, other, inner, kind)
    yield from _found_by_constructor(world, function)
    if function.decl.annotations:
        yield from _found_by_providers(world, function)


def _found_by_constructor(world: World, function: FunctionInfo) -> Iterator[Asked]:
    """The rows that an object's constructor has found by what the object keeps."""
    constructor = constructor_before(world, function)
    attributes = kept(world, constructor, function) if constructor is not None else {}
    if constructor is None or not attributes:
        return
    world.program.reads.add(body_entry(constructor))
    body = world.program.body(constructor)
    names, held = Names(constructor, body), _held(body)
    for node in refused(body, VALIDATOR):
        call = held.get(render(node)) if isinstance(node, (s.Name, s.Attribute)) else node
        told = _asked(call, names) if isinstance(call, s.Call) else None
        if told is not None and all(text in attributes for _, text in told[1]):
            yield told[0], frozenset((column, attributes[text]) for column, text in told[1])


def _found_by_helpers(world: World, function: FunctionInfo, body: s.Body, kind: str) -> Iterator[Asked]:
    """The rows that methods of the same object find or refuse which such a function calls on all ways: `self.get_shop()`."""
    for helper in helpers_called(world, function, body, kind):
        world.program.reads.add(body_entry(helper))
        inner = world.program.body(helper)
        names, held = Names(helper, inner), _held(inner)
        for node in refused(inner, VALIDATOR):
            call = held.get(render(node)) if isinstance(node, (s.Name, s.Attribute)) else node
            if isinstance(call, s.Call) and (told := _asked(call, names)) is not None:
                yield told


def _found_by_providers(world: World, function: FunctionInfo) -> Iterator[Asked]:
    """The rows that a dependency of FastAPI's has found by what both are given of the request under the same name."""
    sent = _sent(function)
    for other in dict.fromkeys(providers_before(world, function, MOST_LEVELS)):
        world.program.reads.add(body_entry(other))
        inner = world.program.body(other)
        names, held = Names(other, inner, given=provided(world, other)), _held(inner)
        same = sent & _sent(other)
        for node in refused_calls(inner):
            call = held.get(node.id) if isinstance(node, s.Name) else node
            if isinstance(call, s.Call) and (told := _asked(_whole(call, held), names)) is not None:
                if all(text in same or text.startswith(PROVIDED) for _, text in told[1]):
                    yield told


def _sent(function: FunctionInfo) -> frozenset[str]:
    """The parameters of a function that FastAPI fills with parts of the path, which have no default."""
    return frozenset(parameter.name for parameter in function.decl.parameters if parameter.default is None)


def _forms(world: World, function: FunctionInfo, body: s.Body) -> dict[str, ClassInfo]:
    """The classes of the forms and serializers that a function makes, by the variables that hold them."""
    found: dict[str, ClassInfo] = {}
    for name, call in _held(body).items():
        called = dotted_name(call.function)
        cls = world.program.class_named(function.path, called, function.decl.qualname) if called else None
        if cls is not None and not cls.is_library:
            found[name] = cls
    return found


def _held(body: s.Body) -> dict[str, s.Call]:
    """The calls that variables and attributes are set to which are set once."""
    found: dict[str, list[s.Expr | None]] = {}
    for node in nodes(body):
        match node:
            case s.Assign(targets=targets, value=value):
                for target in targets:
                    if isinstance(target, (s.Name, s.Attribute)):
                        found.setdefault(render(target), []).append(value.value if isinstance(value, s.Await) else value)
            case s.ForEach(target=s.Name(id=name)) | s.AssignExpr(target=s.Name(id=name)):
                found.setdefault(name, []).append(None)
    return {name: made[0] for name, made in found.items() if len(made) == 1 and isinstance(made[0], s.Call)}


def _whole(call: s.Call, held: Mapping[str, s.Call]) -> s.Call:
    """A call with what a variable holds in the place of the variable: `result.first()` after `result = await db.execute(…)`."""
    match call.function:
        case s.Attribute(value=s.Name(id=name)) as function if name in held:
            return msgspec.structs.replace(call, function=msgspec.structs.replace(function, value=held[name]))
    return call


def _asked(call: s.Call, names: Names) -> Asked | None:
    """What a lookup asks for; None of other calls, and where nothing has to equal anything."""
    match call:
        case s.Call(function=s.Attribute(value=s.Name(id=holder), name=name), arguments=()) if holder in _OBJECT:
            return "", frozenset({(name, "")})  # `self.get_order()`
    cls = next((name for node in nodes((call,)) if (name := last_name(node))[:1].isupper() and not name.isupper()), "")
    keys = [(name, value) for name, value in equalities(call, cls) if cls]
    told = frozenset(("" if name in OWN_KEYS else name, _meant(value, names)) for name, value in keys)
    return (cls, told) if told else None


_OBJECT = frozenset({"self"}) | library_names("view-handed")
"""What a view is called in its own methods, and in those of permissions."""


def _meant(node: s.Expr, names: Names) -> str:
    text = next(names.meant(render(node)))
    field = _DATA_OF_FIELD.fullmatch(text)
    return entry(field[1] or field[2]) if field is not None else handed(text)


def _asks_equal(call: s.Call) -> bool:
    """Whether all that a lookup asks is that some columns equal something."""
    asking: s.Expr = call
    for number in range(_MOST_CALLS):
        function = asking.function if isinstance(asking, s.Call) else None
        if not isinstance(asking, s.Call) or not isinstance(function, s.Attribute):
            return number > 0
        name, arguments = function.name, asking.arguments
        if not number and name in library_names("row-by-key") and not any(item.name or item.star for item in arguments):
            return True
        if name in library_names("statement-run") and arguments:
            asking = _awaited(arguments[0].value)
            continue
        if name in library_names("restricting") or (arguments and name in library_names("row-or-null")):
            if len(tuple(asked(arguments))) != len(arguments):
                return False
        elif name not in library_names("row-or-null") | library_names("same-row") | library_names("query-beginning"):
            return False
        asking = _awaited(function.value)
    return False


def _awaited(node: s.Expr) -> s.Expr:
    return node.value if isinstance(node, s.Await) else node
