"""Functions of the project that make a query of what they are given: `def model_query(context, *entities)`, which hands these on
to `context.session.query`. Classes and aggregates are looked for: whatever the function filters by, the rows are of these
classes, and of aggregates there is a row."""

from __future__ import annotations

from collections.abc import Iterator, Set

from nullguard.flow.domain.values import NULL, Value
from nullguard.flow.protocols import CallSite
from nullguard.frameworks.queries import Expression
from nullguard.frameworks.sqlalchemy.querying import QUERY, SELECT, as_statement, selectable
from nullguard.frameworks.sqlalchemy.statements import Entity, selecting
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, last_name, nodes
from nullguard.program.symbols import External, FunctionInfo

_LIBRARYS = "model_query"
_MAKERS = {"query": QUERY, "select": SELECT, _LIBRARYS: QUERY}
_NARROWING = library_names("query-narrowing")
"""Methods after which one row of aggregates is still one row; `group_by`, `having` or `offset` leave more, or none."""

_MOST_STATEMENTS = 40

Given = dict[tuple[str, int], tuple[Value, ...]]
"""What parameters get, by their names and asterisks."""


def handed_on(site: CallSite) -> Value | None:
    """The query of nothing but classes and aggregates that a function makes of its arguments; None when it may be another one."""
    function = site.callee
    if not isinstance(function, FunctionInfo) or function.is_library or not function.path.endswith(".py"):
        return None
    if not any(_item(site, value) is not None for _, value in site.arguments):
        return None
    body = site.world.program.body(function)
    made = _made(body) if len(body) <= _MOST_STATEMENTS else None
    given = _given(site, function) if made is not None else None
    if made is None or given is None or not _is_given_back(body, made):
        return None
    is_librarys = last_name(made.function) == _LIBRARYS
    selected = _of_library(site, function, made, given) if is_librarys else _selected(site, made, given)
    if not selected or _rebinds(body, frozenset(name for name, _ in given)):
        return None
    return as_statement(site, selecting(tuple(selected)), _MAKERS[last_name(made.function)])


def _selected(site: CallSite, made: s.Call, given: Given) -> list[Entity | Expression]:
    """What the call that makes a query selects, all of which is handed on; nothing where some of it is not known."""
    selected: list[Entity | Expression] = []
    for argument in made.arguments:
        if argument.name or not isinstance(argument.value, s.Name) or argument.star > 1:
            return []
        values = given.get((argument.value.id, argument.star))
        for value in values if values is not None else (Value(),):
            if (item := _item(site, value)) is None:
                return []
            selected.append(item)
    return selected


def _of_library(site: CallSite, function: FunctionInfo, made: s.Call, given: Given) -> list[Entity | Expression]:
    """The same of oslo.db's `model_query(model, session, args)`, whose query is one of `args` where they are given, else one of
    the class (its API reference, `oslo_db.sqlalchemy.utils`)."""
    symbol = site.world.program.resolve(function.path, dotted_name(made.function), function.decl.qualname)
    if not isinstance(symbol, External) or symbol.dotted not in library_names("model-query"):
        return []
    model, others = (_argument(made, *place) for place in (("model", 0), ("args", 2)))
    if not isinstance(model, s.Name) or not (others is None or isinstance(others, s.Name)):
        return []
    named = {argument.name: value for argument, value in site.arguments if argument.name}
    asked = named.get(others.id) or next(iter(given.get((others.id, 0), ())), None) if others is not None else None
    if asked is not None and asked.null != NULL:
        items = [_item(site, value) for value in asked.items or ()]
        return [item for item in items if item is not None] if None not in items else []
    item = _item(site, named.get(model.id) or next(iter(given.get((model.id, 0), ())), Value()))
    return [item] if item is not None else []


def _argument(call: s.Call, name: str, position: int) -> s.Expr | None:
    positional = [argument.value for argument in call.arguments if not argument.name and not argument.star]
    named = (argument.value for argument in call.arguments if argument.name == name)
    return next(named, positional[position] if position < len(positional) else None)


def _item(site: CallSite, value: Value) -> Entity | Expression | None:
    """A mapped class or an aggregate; what is known of the rows of a query of other expressions depends on its filters."""
    item = selectable(site.world, value)
    return item if isinstance(item, Entity) or (item is not None and item.is_aggregate) else None


def _given(site: CallSite, function: FunctionInfo) -> Given | None:
    """What the parameters get that a call gives something by position, those that gather the rest with their asterisk."""
    parameters = list(function.decl.parameters)
    if function.owner is not None and "static" not in function.decl.modifiers:
        parameters = parameters[1:]
    if any(argument.star for argument, _ in site.arguments):
        return None
    values = [value for argument, value in site.arguments if not argument.name]
    found: Given = {}
    for parameter in parameters:
        if parameter.kind == "positional" and values:
            found[parameter.name, 0] = (values.pop(0),)
        elif parameter.kind == "star":
            found[parameter.name, 1] = tuple(values)
    return found


def _made(body: s.Body) -> s.Call | None:
    """The one call in a body that makes a query."""
    found = [node for node in nodes(body) if isinstance(node, s.Call) and last_name(node.function) in _MAKERS]
    return found[0] if len(found) == 1 else None


def _is_given_back(body: s.Body, made: s.Call) -> bool:
    """Whether a function gives that query on all ways, with nothing but filters and joins added to it."""
    names: set[str] = set()
    bound: list[tuple[str, s.Expr | None]] = []
    returned: list[s.Expr | None] = []
    for node in nodes(body):
        if isinstance(node, s.Return):
            returned.append(node.value)
        elif isinstance(node, s.Assign):
            bound += [(target.id, node.value) for target in node.targets if isinstance(target, s.Name)]
    for name, value in bound:
        if _narrowed(value) is made:
            names.add(name)
    for name, value in bound:
        if name in names and not _is_of(_narrowed(value), made, {name}):
            return False
    return bool(returned) and all(_is_of(_narrowed(value), made, names) for value in returned)


def _narrowed(value: s.Expr | None) -> s.Expr | None:
    """What stands before the filters and joins of an expression."""
    while isinstance(value, s.Call) and isinstance(value.function, s.Attribute) and value.function.name in _NARROWING:
        value = value.function.value
    return value


def _is_of(value: s.Expr | None, made: s.Call, names: Set[str]) -> bool:
    return value is made or (isinstance(value, s.Name) and value.id in names)


def _rebinds(body: s.Body, names: frozenset[str]) -> bool:
    """Whether one of the parameters is another value later."""
    return any(name in names for name in _bound(body))


def _bound(body: s.Body) -> Iterator[str]:
    for node in nodes(body):
        match node:
            case s.Assign(targets=targets):
                yield from (target.id for target in nodes(targets) if isinstance(target, s.Name))
            case s.AugAssign(target=s.Name(id=name)) | s.AssignExpr(target=s.Name(id=name)):
                yield name
            case s.ForEach(target=target):
                yield from (inner.id for inner in nodes((target,)) if isinstance(inner, s.Name))
