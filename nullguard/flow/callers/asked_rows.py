"""What lookups ask for, in what several functions speak of under names of their own (Python): the class of the row, and what its
columns have to equal; also through functions of the project that do nothing but look it up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from nullguard.flow.callers.found_by_decorators import OWN_KEYS, handed
from nullguard.flow.callers.same_names import Names, entry
from nullguard.flow.lookups.asked_equalities import asked, equalities
from nullguard.flow.world import World
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, is_null, last_name, nodes
from nullguard.model.text import render
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

_MOST_CALLS = 8

_HELD = "|".join(sorted(library_names("field-held")))
_DATA_OF_FIELD = re.compile(rf"(?:self|form)\.(\w+)\.(?:{_HELD})|<data>\[(\w+)\]\.(?:{_HELD})")
"""What a form holds for a field, which its validator is given."""

Asked = tuple[str, frozenset[tuple[str, str]]]
"""The class of the row that is looked for, and what its columns have to equal; a method of the object at hand, and nothing; a
method of another one, and its arguments."""


def asked_by(world: World, path: str, call: s.Call, names: Names) -> Iterator[tuple[Asked, bool]]:
    """What a lookup in a source asks for, and whether that is all that it asks: by itself, or by what a function of the project
    looks up that gives nothing else."""
    told = _asked(call, names)
    if told is not None:
        yield told, told[0] == "" or asks_equal(call)
        return
    dotted = dotted_name(call.function)
    helper = world.program.resolve(path, dotted) if dotted else None
    if any(argument.star for argument in call.arguments):
        return
    if helper is None and (of_service := _of_service(call, names)) is not None:
        yield of_service, True
    if not isinstance(helper, FunctionInfo) or helper.is_library:
        return
    parameters = [parameter.name for parameter in helper.decl.parameters]
    values = [argument for argument in call.arguments if argument.name is None]
    given = dict(zip(parameters, (_meant(argument.value, names) for argument in values), strict=False))
    given |= {argument.name: _meant(argument.value, names) for argument in call.arguments if argument.name}
    if given:
        yield (helper.id, frozenset(given.items())), True
    for asked_for, is_all in _given_by(world, helper):
        if all(value in given for _, value in asked_for[1]):
            yield (asked_for[0], frozenset((column, given[value]) for column, value in asked_for[1])), is_all


def _of_service(call: s.Call, names: Names) -> Asked | None:
    """What is asked of an object that several functions have under one name, by a method of one name: of
    `self.order_service.find_order(number)`, `order_service.find_order` and what its arguments are."""
    match call.function:
        case s.Attribute(value=s.Name() | s.Attribute() as holder, name=method) if call.arguments:
            service = last_name(holder)
            if service[:1].isupper() or service in _OBJECT:
                return None
            given = enumerate(call.arguments)
            told = frozenset((argument.name or str(number), _meant(argument.value, names)) for number, argument in given)
            return f"{service}.{method}", told
    return None


def _given_by(world: World, helper: FunctionInfo) -> Iterator[tuple[Asked, bool]]:
    """What the lookup asks for whose row a function gives, if there is but one: by the names of the parameters."""
    world.program.reads.add(body_entry(helper))
    body = world.program.body(helper)
    held, names = held_calls(body), Names(helper, body)
    given = [
        node.value for node in nodes(body) if isinstance(node, s.Return) and node.value is not None and not is_null(node.value)
    ]
    if len(given) != 1:
        return
    (value,) = given
    value = held.get(value.id, value) if isinstance(value, s.Name) else value
    if isinstance(value, s.Call) and (told := _asked(whole(value, held), names)) is not None and told[0]:
        is_all = asks_equal(whole(value, held)) and not any(isinstance(node, s.If) for node in nodes(body))
        yield told, is_all


def held_calls(body: s.Body) -> dict[str, s.Call]:
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


def whole(call: s.Call, held: Mapping[str, s.Call]) -> s.Call:
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


def asks_equal(call: s.Call) -> bool:
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
        giving = library_names("row-or-null") | library_names("row-or-error")
        if name in library_names("restricting") or (arguments and name in giving):
            if len(tuple(asked(arguments))) != len(arguments):
                return False
        elif name not in giving | library_names("same-row") | library_names("query-beginning"):
            return False
        asking = _awaited(function.value)
    return False


def _awaited(node: s.Expr) -> s.Expr:
    return node.value if isinstance(node, s.Await) else node
