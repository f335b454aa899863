"""What an expression holds. Every part of it is evaluated once, in order, so that each call in it is seen once."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from nullguard.frameworks.clients import conditions, configured, jobs, known_calls, statements
from nullguard.frameworks.clients.parameters import typed_object
from nullguard.frameworks.clients.values import (
    UNKNOWN,
    Client,
    Items,
    Known,
    Span,
    Table,
    Template,
    Value,
    join,
    text_of,
)
from nullguard.model import syntax as s
from nullguard.model.clients import Hop
from nullguard.model.text import render

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator
    from nullguard.frameworks.clients.frames import Frame

_MOST_TEXT = 500
_PERCENT = re.compile(r"%(?:\(\w+\))?[-+ 0#]*\d*(?:\.\d+)?[sdrifx]")
_Link = s.Call | s.Attribute | s.Subscript
_LINKS = frozenset({s.Call, s.Attribute, s.Subscript})


def evaluate(ev: Evaluator, frame: Frame, node: s.Expr) -> Value:
    """What an expression holds. To be called through the evaluator, which counts depth and steps."""
    if type(node) in _LINKS:  # mostly, and the kinds of nodes are tried one by one
        return _chain(ev, frame, node)  # type: ignore[arg-type]
    match node:
        case s.Constant(value=value, kind=kind):
            return _constant(frame, node, value, kind)
        case s.Name(id=name, at=at):
            return ev.name(frame, name, at)
        case s.New():
            return known_calls.construct(ev, frame, node)
        case s.Await(value=value) | s.Star(value=value):
            return ev.evaluate(frame, value)
        case s.Cast(type=type_, value=value):
            return _cast(ev, frame, type_, value)
        case s.Arithmetic(operator=operator, operands=operands):
            return _arithmetic(operator, [ev.evaluate(frame, operand) for operand in operands])
        case s.Unary(operator=operator, operand=operand):
            held = ev.evaluate(frame, operand)
            if operator == "-" and isinstance(held, Known) and _is_number(held):
                return Known(-held.value, held.hops, held.source)  # type: ignore[operator]
            return UNKNOWN
        case s.Format(text=text, fields=fields):
            return _format(text, [ev.evaluate(frame, field.value) for field in fields])
        case s.Collection(kind=kind, items=items):
            held_items = _collection(ev, frame, kind, items)
            if isinstance(held_items, Table):
                jobs.describe(ev, frame, node, held_items)
            return held_items
        case s.Conditional(test=test, body=body, orelse=orelse):
            ev.evaluate(frame, test)
            for name in conditions.tested(test) if not frame.is_java else ():
                frame.env[name] = UNKNOWN
            decided = conditions.decide(ev, frame, test)
            if decided is not None:
                return ev.evaluate(frame, body if decided else orelse)
            return join([ev.evaluate(frame, body), ev.evaluate(frame, orelse)])
        case s.Boolean(operator=operator, operands=operands):
            return _boolean(operator, [ev.evaluate(frame, operand) for operand in operands])
        case s.AssignExpr(target=target, value=value):
            held = ev.evaluate(frame, value)
            statements.assign(ev, frame, target, held)
            return held
        case s.Lambda(parameters=parameters, body=body):
            statements.nested(ev, frame, parameters, body)
            return UNKNOWN
        case s.Comprehension(elements=elements, clauses=clauses):
            _comprehension(ev, frame, elements, clauses)
            return UNKNOWN
        case s.Switch(subject=subject, cases=cases):
            ev.evaluate(frame, subject)
            statements.alternatives(ev, frame, [case.body for case in cases])
            return UNKNOWN
        case _:
            for part in _parts(node):
                ev.evaluate(frame, part)
            return UNKNOWN


def _constant(frame: Frame, node: s.Constant, value: s.Literal, kind: str) -> Value:
    if kind in ("bytes", "ellipsis", "class"):
        return UNKNOWN
    return Known(value, (Hop(frame.path, node.at, str(value)[:40]),))


def _chain(ev: Evaluator, frame: Frame, node: _Link) -> Value:
    """A chain of calls and attributes, from its root outwards: builders are long, so without recursion."""
    links: list[_Link] = []
    root: s.Expr = node
    while isinstance(root, (s.Call, s.Attribute, s.Subscript)):
        links.append(root)
        root = root.function if isinstance(root, s.Call) else root.value
    value = ev.evaluate(frame, root)
    dotted = root.id if isinstance(root, s.Name) else ""
    for link in reversed(links):
        if isinstance(link, s.Attribute):
            dotted = f"{dotted}.{link.name}" if dotted else ""
            known = frame.env.get(dotted) if dotted else None
            value = known if known is not None else ev.attribute(frame, value, link.name, link.at)
        elif isinstance(link, s.Call):
            value = known_calls.call(ev, frame, value, link)
            dotted = ""
        else:
            value = _item(ev, frame, value, link)
            dotted = ""
    return value


def _item(ev: Evaluator, frame: Frame, value: Value, link: s.Subscript) -> Value:
    key = ev.evaluate(frame, link.index)
    if isinstance(value, Table) and isinstance(key, Known):
        return value.items.get(str(key.value), UNKNOWN)
    if isinstance(value, Items) and isinstance(key, Known) and isinstance(key.value, int) and 0 <= key.value < len(value.items):
        return value.items[key.value]
    return configured.item(ev, link.value, key, Hop(frame.path, link.at, render(link)[:60]))


def _cast(ev: Evaluator, frame: Frame, type_: s.TypeRef, value: s.Expr) -> Value:
    held = ev.evaluate(frame, value)
    if isinstance(held, Client):
        if type_.name.rpartition(".")[2] in ("HttpURLConnection", "HttpsURLConnection"):
            held.is_remote = True
        return held
    return typed_object(ev, frame, type_) if held is UNKNOWN else held


def _collection(ev: Evaluator, frame: Frame, kind: str, items: tuple[s.Expr, ...]) -> Value:
    if kind != "dict":
        held = tuple(ev.evaluate(frame, item) for item in items)
        return Items(held, kind) if kind in ("tuple", "list") else UNKNOWN
    table: dict[str, Value] = {}
    is_open = False
    for key, item in zip(items[::2], items[1::2], strict=False):
        if isinstance(key, s.Star):
            other = ev.evaluate(frame, key.value)
            if isinstance(other, Table):
                table.update(other.items)
                is_open |= other.is_open
            else:
                is_open = True
            continue
        name, held_item = ev.evaluate(frame, key), ev.evaluate(frame, item)
        if isinstance(name, Known) and isinstance(name.value, str):
            table[name.value] = held_item
        else:
            is_open = True
    return Table(table, is_open)


def _comprehension(ev: Evaluator, frame: Frame, elements: tuple[s.Expr, ...], clauses: tuple[s.Clause, ...]) -> None:
    outer = frame.env
    frame.env = dict(outer)
    for clause in clauses:
        ev.evaluate(frame, clause.iterable)
        statements.assign(ev, frame, clause.target, UNKNOWN)
        for condition in clause.conditions:
            ev.evaluate(frame, condition)
    for element in elements:
        ev.evaluate(frame, element)
    frame.env = outer


def _boolean(operator: str, values: list[Value]) -> Value:
    if operator == "or":
        for value in values:
            if not isinstance(value, Known):
                return value if isinstance(value, Client) else _or_default(values)
            if value.value:
                return value
        return values[-1]
    return UNKNOWN


def _or_default(values: list[Value]) -> Value:
    """`given or 5`: the default holds unless something else is given."""
    last = values[-1]
    if isinstance(last, Known) and _is_number(last) and values[0] is UNKNOWN:
        return replace(last, source="setting")
    return join(values)


def _is_number(value: Value) -> bool:
    return isinstance(value, Known) and isinstance(value.value, (int, float)) and not isinstance(value.value, bool)


def _arithmetic(operator: str, values: list[Value]) -> Value:
    if all(isinstance(value, Known) and _is_number(value) for value in values):
        return _number(operator, [value for value in values if isinstance(value, Known)])
    if operator in ("*", "+") and any(isinstance(value, Span) for value in values) and len(values) == 2:
        span = next(value for value in values if isinstance(value, Span))
        other = values[1] if values[0] is span else values[0]
        if operator == "+" and isinstance(other, Span):
            return Span(span.ms + other.ms, span.hops, span.source)
        if operator == "*" and isinstance(other, Known) and _is_number(other):
            return Span(span.ms * float(other.value), span.hops, span.source)  # type: ignore[arg-type]
        return UNKNOWN
    if operator in ("+", "/"):
        texts = [text_of(value) for value in values]
        if any(
            isinstance(value, (Template, Client)) or (isinstance(value, Known) and isinstance(value.value, str))
            for value in values
        ):
            joined = ("" if operator == "+" else "/").join(texts)
            return Template(joined[:_MOST_TEXT])
        return UNKNOWN
    if operator == "%" and isinstance(values[0], Known) and isinstance(values[0].value, str):
        return Template(_PERCENT.sub("{}", values[0].value)[:_MOST_TEXT])
    return UNKNOWN


def _number(operator: str, values: list[Known]) -> Value:
    total = float(values[0].value)  # type: ignore[arg-type]
    for value in values[1:]:
        number = float(value.value)  # type: ignore[arg-type]
        if operator == "+":
            total += number
        elif operator == "-":
            total -= number
        elif operator == "*":
            total *= number
        elif operator in ("/", "//") and number:
            total = total / number if operator == "/" else total // number
        else:
            return UNKNOWN
        if abs(total) > 1e15:
            return UNKNOWN
    named = next((value for value in values if len(value.hops) > 1), values[0])
    source = next((value.source for value in values if value.source != "value"), "value")
    is_converted = any(value.is_converted or len(value.hops) > 1 for value in values)
    return Known(int(total) if total == int(total) else total, named.hops, source, is_converted)


def _format(text: str, values: list[Value]) -> Value:
    parts = text.split("{}")
    if len(parts) != len(values) + 1:
        return Template(text[:_MOST_TEXT])
    made = parts[0] + "".join(text_of(value) + part for value, part in zip(values, parts[1:], strict=True))
    return Template(made[:_MOST_TEXT])


def _parts(node: s.Expr) -> tuple[s.Expr, ...]:
    """The expressions directly within one that has no meaning here."""
    match node:
        case s.Not(operand=operand):
            return (operand,)
        case s.Compare(operands=operands):
            return operands
        case s.MethodReference(value=value) | s.InstanceOf(value=value):
            return (value,)
        case s.Yield(value=value):
            return (value,) if value is not None else ()
        case s.Slice(parts=parts) | s.Opaque(parts=parts):
            return parts
        case _:
            return ()
