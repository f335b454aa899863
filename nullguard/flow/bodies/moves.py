"""What moves objects about in a function, whatever the order: its calls, what its names are bound to, what it returns."""

from __future__ import annotations

from typing import Final

import msgspec

from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import dotted_name, nodes

VALUE: Final = "value"
ELEMENT: Final = "element"

_MOST_NODES = 20_000
"""Nodes of one body that are looked at; what comes behind them is not seen."""


class Binding(msgspec.Struct, frozen=True):
    """`target` is bound to the value of an expression (`kind` VALUE) or to what iterating over it gives (ELEMENT)."""

    target: s.Expr
    kind: str
    source: s.Expr


class Moves(msgspec.Struct, frozen=True):
    """`calls` by the last part of the callee's name; `bindings` by the name that they bind; `stores` to attributes of names
    (`request.user = …`), by attribute; `returned` what the function itself returns, `yielded` what it yields; `imports` by the
    name that they bind.
    `hidden` are the names of functions nested in it and of their parameters: they do not always mean the function's own.
    `put` is what stands under constant keys of variables (`context["order"] = order`), by variable.
    `tested` are the attributes that its conditions read, `tested_of` the objects of which they do, by attribute (not of one
    from which they read on), `tested_names` the names, `tested_keys` the keys of dictionaries that are written as texts.
    `tables` are the variables and attributes that hold what is called like a function, with what they hold, by its name."""

    calls: dict[str, tuple[s.Call, ...]]
    bindings: dict[str, tuple[Binding, ...]]
    stores: dict[str, tuple[tuple[s.Attribute, s.Expr], ...]]
    returned: tuple[s.Expr, ...]
    yielded: tuple[s.Yield, ...]
    imports: dict[str, s.Import]
    hidden: frozenset[str]
    tested: frozenset[str]
    tested_of: dict[str, tuple[s.Expr, ...]]
    tested_names: frozenset[str]
    tested_keys: frozenset[str]
    put: dict[str, tuple[tuple[str, s.Expr], ...]]
    tables: dict[str, tuple[tuple[str, s.Expr], ...]]


def moves_of(body: s.Body) -> Moves:
    """What a body does with objects, functions nested in it included."""
    calls: dict[str, list[s.Call]] = {}
    bindings: dict[str, list[Binding]] = {}
    stores: dict[str, list[tuple[s.Attribute, s.Expr]]] = {}
    returned: list[s.Expr] = []
    yielded: list[s.Yield] = []
    imports: dict[str, s.Import] = {}
    hidden: set[str] = set()
    tested: set[str] = set()
    of_objects: dict[str, list[s.Expr]] = {}
    tested_names: set[str] = set()
    keys: set[str] = set()
    put: dict[str, list[tuple[str, s.Expr]]] = {}
    tables: dict[str, list[tuple[str, s.Expr]]] = {}
    waiting: list[tuple[s.Node, bool]] = [(node, False) for node in reversed(body)]
    for _ in range(_MOST_NODES):
        if not waiting:
            break
        node, is_inner = waiting.pop()
        kind = type(node)
        if kind in _NOTED:
            match node:
                case s.Call(function=s.Name(id=name)) | s.Call(function=s.Attribute(name=name)):
                    calls.setdefault(name, []).append(node)
                case s.Call(function=s.Subscript(value=s.Name(id=name) | s.Attribute(name=name))):
                    calls.setdefault(name, []).append(node)  # `Repository[Order](…)`, `HANDLERS[kind](…)`
                case s.Call(function=s.Call(function=s.Attribute(value=s.Name(id=name) | s.Attribute(name=name), name="get"))):
                    calls.setdefault(name, []).append(node)  # `HANDLERS.get(kind)(…)`
                case s.Assign(targets=targets, value=value) if value is not None:
                    for target in targets:
                        _bind(target, VALUE, value, bindings, stores)
                        _note_table(target, value, tables)
                        match target:
                            case s.Subscript(value=s.Name(id=name), index=s.Constant(value=str() as key)):
                                put.setdefault(name, []).append((key, value))
                case s.AssignExpr(target=target, value=value, operator=""):
                    _bind(target, VALUE, value, bindings, stores)
                case s.ForEach(target=target, iterable=value) | s.Clause(target=target, iterable=value):
                    _bind(target, ELEMENT, value, bindings, stores)
                case s.With(items=items):
                    for item in items:
                        if isinstance(item.target, s.Name):
                            bindings.setdefault(item.target.id, [])  # its own, whatever is entered gives
                case s.Return(value=value) if value is not None and not is_inner:
                    returned.append(value)
                case s.Yield() if not is_inner:
                    yielded.append(node)
                case s.LocalImport(item=item):
                    imports[item.alias or item.name or item.module.partition(".")[0]] = item
                case s.FunctionDef(function=function):
                    hidden.add(function.name)
                case s.NestedFunction(parameters=parameters) | s.Lambda(parameters=parameters):
                    hidden.update(parameter.name for parameter in parameters)
                    is_inner = True
                case s.Branch(test=test) | s.Conditional(test=test) | s.Assert(test=test):
                    _note_tested((test,), tested, of_objects, tested_names, keys)
                case s.Boolean(operands=operands):
                    _note_tested(operands[:-1], tested, of_objects, tested_names, keys)
        waiting.extend([(child, is_inner) for child in _children(node)[::-1]])
    return Moves(
        {name: tuple(found) for name, found in calls.items()},
        {name: tuple(found) for name, found in bindings.items()},
        {name: tuple(found) for name, found in stores.items()},
        tuple(returned),
        tuple(yielded),
        imports,
        frozenset(hidden),
        frozenset(tested),
        {name: tuple(found) for name, found in of_objects.items()},
        frozenset(tested_names),
        frozenset(keys),
        {name: tuple(found) for name, found in put.items()},
        {name: tuple(found) for name, found in tables.items()},
    )


def _note_table(target: s.Expr, value: s.Expr, tables: dict[str, list[tuple[str, s.Expr]]]) -> None:
    """Note what a display holds that may be a function, under the name of the variable or attribute that it is put into."""
    if not isinstance(value, s.Collection) or value.kind not in ("dict", "list", "tuple"):
        return
    match target:
        case s.Name(id=table) | s.Attribute(value=s.Name(), name=table):
            for item in value.items[1::2] if value.kind == "dict" else value.items:
                match item:
                    case s.Name(id=name) | s.Attribute(value=s.Name(), name=name):
                        tables.setdefault(name, []).append((table, item))


def _note_tested(
    conditions: tuple[s.Expr, ...], tested: set[str], of_objects: dict[str, list[s.Expr]], names: set[str], keys: set[str]
) -> None:
    parts = list(nodes(conditions))
    read_from = {id(part.value) for part in parts if isinstance(part, s.Attribute | s.Subscript)}
    for part in parts:
        if isinstance(part, s.Attribute):
            tested.add(part.name)
            if id(part) not in read_from:  # `if self.order.paid` uses the order, and tests what is read from it
                of_objects.setdefault(part.name, []).append(part.value)
        elif isinstance(part, s.Name):
            names.add(part.id)
        elif isinstance(part, s.Subscript | s.Call):
            match part:
                case (
                    s.Subscript(index=s.Constant(value=str() as key))
                    | s.Call(function=s.Attribute(name="get"), arguments=(s.Argument(value=s.Constant(value=str() as key)), *_))
                ):
                    keys.add(key)


def _bind(
    target: s.Expr,
    kind: str,
    source: s.Expr,
    bindings: dict[str, list[Binding]],
    stores: dict[str, list[tuple[s.Attribute, s.Expr]]],
) -> None:
    pending = [target]
    while pending:
        part = pending.pop()
        if isinstance(part, s.Name):
            bindings.setdefault(part.id, []).append(Binding(target, kind, source))
        elif isinstance(part, s.Collection):
            pending.extend(part.items)
        elif isinstance(part, s.Star):
            pending.append(part.value)
        elif isinstance(part, s.Attribute) and part is target and kind == VALUE and _is_holder(part.value):
            stores.setdefault(part.name, []).append((part, source))


def _is_holder(node: s.Expr) -> bool:
    """Whether an object whose attribute is set is a name, or what a framework keeps for a request (`flask.g`)."""
    return isinstance(node, s.Name) or (
        isinstance(node, s.Attribute) and isinstance(node.value, s.Name) and dotted_name(node) in library_names("request-globals")
    )


def _children(node: s.Node) -> list[s.Node]:
    kind = type(node)
    fields = _FIELDS.get(kind)
    if fields is None:
        fields = _FIELDS[kind] = tuple(name for name in node.__struct_fields__ if name not in _LEAVES)
    found: list[s.Node] = []
    for name in fields:
        value = getattr(node, name)
        if type(value) is tuple:
            found.extend([item for item in value if type(item) not in _EMPTY])
        elif value is not None and type(value) not in _EMPTY:
            found.append(value)
    return found


_NOTED = frozenset(
    {
        s.Assert, s.Assign, s.AssignExpr, s.Boolean, s.Branch, s.Call, s.Clause, s.Conditional, s.ForEach, s.FunctionDef,
        s.Lambda, s.LocalImport, s.NestedFunction, s.Return, s.With, s.Yield,
    }
)  # fmt: skip
"""Kinds of nodes that `moves_of` looks at; the others are only gone through."""

_EMPTY = frozenset({s.Name, s.Constant, s.Break, s.Continue, str})
"""Kinds of nodes in which there is nothing."""

_LEAVES = frozenset(
    {
        "annotations", "at", "conversion", "count", "default", "delegates", "falls_through", "id", "is_async", "is_generator",
        "item", "keywords", "kind", "label", "name", "names", "operator", "operators", "parameters", "pattern", "qualname",
        "rest", "returns", "spec", "star", "tests_last", "text", "type", "types",
    }
)  # fmt: skip
"""Fields of nodes that hold no code that is run."""

_FIELDS: dict[type, tuple[str, ...]] = {}
"""The other fields, by kind of node."""
