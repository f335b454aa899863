"""Expressions in revisions as values: constants are computed, constructors of SQLAlchemy described, operations applied."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.migrations.alembic import texts
from nullguard.frameworks.migrations.alembic.computing import MOST_ITEMS, arithmetic, bound, of_dictionary, subscript
from nullguard.frameworks.migrations.alembic.constructors import builtin, constructed
from nullguard.frameworks.migrations.alembic.operations import is_operation
from nullguard.frameworks.migrations.alembic.schema_items import Given, column_type
from nullguard.frameworks.migrations.alembic.surroundings import Surroundings
from nullguard.frameworks.migrations.alembic.updates import condition, on_column, update
from nullguard.frameworks.migrations.alembic.values import (
    UNKNOWN,
    Dictionary,
    LocalFunction,
    Operations,
    SqlText,
    TableColumn,
    TableValue,
    UpdateValue,
    Value,
    is_known,
    text_of,
    truth,
)
from nullguard.model.nodes import dotted_name
from nullguard.model.span import line_of
from nullguard.model.syntax import (
    Arithmetic,
    Attribute,
    Await,
    Boolean,
    Call,
    Collection,
    Compare,
    Comprehension,
    Conditional,
    Constant,
    Expr,
    Format,
    Name,
    Not,
    Star,
    Subscript,
    Unary,
)

Names = dict[str, Value]

_MOST_DEPTH = 25
"""Expressions inside expressions are followed this deep: real ones go to some ten."""

_IDENTITY = {"is_": "==", "is_not": "!=", "isnot": "!="}
_EXECUTING = frozenset({"execute", "exec_driver_sql"})


def evaluate(around: Surroundings, node: Expr | None, names: Names, depth: int = 0) -> Value:
    """The value of an expression; UNKNOWN where it cannot be told."""
    if depth > _MOST_DEPTH or not around.tick():
        return UNKNOWN
    down = depth + 1
    match node:
        case Constant(value=value, kind=kind):
            return value if kind not in ("bytes", "ellipsis", "class") else UNKNOWN
        case Name(id=name):
            if name in names:
                return names[name]
            return Operations() if name == "op" else _outer(around, name)
        case Attribute():
            return _attribute(around, node, names, down)
        case Call():
            return _call(around, node, names, down)
        case Collection(kind="dict"):
            return _dictionary(around, node, names, down)
        case Collection(items=items):
            found = tuple(_items(around, items, names, down))
            return found if len(found) <= MOST_ITEMS else UNKNOWN
        case Format(text=text, fields=fields):
            return texts.joined(text, [evaluate(around, field.value, names, down) for field in fields])
        case Arithmetic(operator=operator, operands=operands):
            return arithmetic(operator, [evaluate(around, operand, names, down) for operand in operands])
        case Compare():
            return _compare(around, node, names, down)
        case Not(operand=operand):
            known = truth(evaluate(around, operand, names, down))
            return UNKNOWN if known is None else not known
        case Boolean(operator=operator, operands=operands):
            return _boolean(around, operator, operands, names, down)
        case Conditional(test=test, body=body, orelse=orelse):
            decided = truth(evaluate(around, test, names, down))
            return evaluate(around, orelse if decided is False else body, names, down)
        case Subscript(value=value, index=index):
            return subscript(evaluate(around, value, names, down), evaluate(around, index, names, down))
        case Comprehension():
            return _comprehension(around, node, names, down)
        case Await(value=value):
            return evaluate(around, value, names, down)
        case Unary(operator="-", operand=operand):
            number = evaluate(around, operand, names, down)
            return -number if isinstance(number, (int, float)) else UNKNOWN
    return UNKNOWN


def _outer(around: Surroundings, name: str) -> Value:
    """A name of the module: a constant, or a class that stands for a column type."""
    found = around.named(name)
    return found if is_known(found) or not name[:1].isupper() or name.isupper() else column_type(name, Given((), {}))


def _attribute(around: Surroundings, node: Attribute, names: Names, depth: int) -> Value:
    of = node.value.name if isinstance(node.value, Attribute) else node.value.id if isinstance(node.value, Name) else ""
    if node.name == "name" and of in ("dialect", "engine"):
        return around.engine
    dotted = dotted_name(node)
    holder = evaluate(around, node.value, names, depth)
    if isinstance(holder, TableValue):
        return TableColumn(node.name) if node.name not in ("c", "columns") else holder
    if is_known(holder) or not dotted or dotted.partition(".")[0] in names:
        return UNKNOWN
    found = around.named(dotted)
    if is_known(found):
        return found
    return column_type(node.name, Given((), {})) if node.name[:1].isupper() else UNKNOWN


def _call(around: Surroundings, node: Call, names: Names, depth: int) -> Value:
    positional, keywords = _arguments(around, node, names, depth)
    function = node.function
    line = line_of(node.at)
    given = Given(positional, keywords, line)
    if isinstance(function, Attribute):
        holder = evaluate(around, function.value, names, depth)
        found = _method(around, holder, function, given, names)
        if found is not None:
            return found[0]
    dotted = dotted_name(function)
    name = dotted.rpartition(".")[2]
    if isinstance(function, Name):
        local = names.get(name)
        if isinstance(local, LocalFunction):
            return around.call_local(local, positional, keywords)
        if is_operation(name) and around.qualified(name).startswith("alembic.op."):
            around.apply(name, given, "")
            return UNKNOWN
        built = builtin(name, given)
        if built is not None:
            return built
    made = constructed(name, given)
    if made is not None:
        return made
    return around.call(dotted, positional, keywords) if dotted else UNKNOWN


def _method(around: Surroundings, holder: Value, function: Attribute, given: Given, names: Names) -> tuple[Value] | None:
    """What a method of a known value gives, in a tuple; None when the call may be something else."""
    name = function.name
    first: Value = given.positional[0] if given.positional else UNKNOWN
    if name in _EXECUTING or (isinstance(holder, Operations) and name == "execute"):
        around.execute(given.get("sqltext", 0) if given.get("sqltext", 0) is not None else given.get("statement", 0), given.line)
        return (UNKNOWN,)
    if isinstance(holder, Operations):
        if name == "f":
            return (first,)
        if name == "batch_alter_table":
            schema, table = given.text("schema"), given.text("table_name", 0)
            return (Operations(f"{schema}.{table}" if schema and table else table) if table else UNKNOWN,)
        if name == "inline_literal":
            return (SqlText(text_of(first)) if isinstance(first, str) else first,)
        around.apply(name, given, holder.table)
        return (TableValue(given.text("table_name", 0)) if name == "create_table" else UNKNOWN,)
    if isinstance(holder, str):
        return (_or_unknown(texts.method(holder, name, given.positional, given.keywords)),)
    if isinstance(holder, Dictionary):
        return (of_dictionary(holder, name, given),)
    if isinstance(holder, tuple):
        _grow(names, function.value, holder, name, first)
        return (UNKNOWN,)
    if isinstance(holder, TableValue):
        return (UpdateValue(holder.name) if name == "update" else UNKNOWN,)
    if isinstance(holder, UpdateValue):
        return (update(holder, name, given),)
    if isinstance(holder, TableColumn) and name in _IDENTITY:
        return (on_column(holder, _IDENTITY[name], first) if first is None else UNKNOWN,)
    if isinstance(holder, SqlText):
        return (holder,)
    return (UNKNOWN,) if is_known(holder) else None


def _grow(names: Names, target: Expr, known: tuple[Value, ...], name: str, item: Value) -> None:
    """`list.append` and the like on a variable."""
    if isinstance(target, Name) and len(known) < MOST_ITEMS:
        if name == "append":
            names[target.id] = (*known, item)
        elif name == "extend" and isinstance(item, tuple):
            names[target.id] = (*known, *item)


def _arguments(around: Surroundings, node: Call, names: Names, depth: int) -> tuple[list[Value], dict[str, Value]]:
    positional: list[Value] = []
    keywords: dict[str, Value] = {}
    for argument in node.arguments:
        value = evaluate(around, argument.value, names, depth)
        if argument.star == 2:
            if isinstance(value, Dictionary):
                keywords.update({key: item for key, item in value.items if isinstance(key, str)})
        elif argument.star:
            positional.extend(value if isinstance(value, tuple) else ())
        elif argument.name:
            keywords[argument.name] = value
        else:
            positional.append(value)
    return positional, keywords


def _items(around: Surroundings, items: tuple[Expr, ...], names: Names, depth: int) -> Iterator[Value]:
    for item in items:
        if isinstance(item, Star):
            several = evaluate(around, item.value, names, depth)
            yield from several if isinstance(several, tuple) else ()
        else:
            yield evaluate(around, item, names, depth)


def _dictionary(around: Surroundings, node: Collection, names: Names, depth: int) -> Value:
    found: list[tuple[Value, Value]] = []
    for key, item in node.entries:
        if isinstance(key, Star):
            inner = evaluate(around, key.value, names, depth)
            found.extend(inner.items if isinstance(inner, Dictionary) else ())
        else:
            found.append((evaluate(around, key, names, depth), evaluate(around, item, names, depth)))
    return Dictionary(tuple(found)) if len(found) <= MOST_ITEMS else UNKNOWN


def _boolean(around: Surroundings, operator: str, operands: tuple[Expr, ...], names: Names, depth: int) -> Value:
    """`and` and `or`: what decides them counts although other operands are unknown."""
    deciding = operator == "or"
    result: Value = not deciding
    for operand in operands:
        value = evaluate(around, operand, names, depth)
        known = truth(value)
        if known is deciding:
            return value
        if known is None:
            result = UNKNOWN
        elif is_known(result):
            result = value
    return result


def _compare(around: Surroundings, node: Compare, names: Names, depth: int) -> Value:
    if len(node.operands) != 2:
        return UNKNOWN
    left, right = (evaluate(around, operand, names, depth) for operand in node.operands)
    return condition(left, node.operators[0], right)


def _comprehension(around: Surroundings, node: Comprehension, names: Names, depth: int) -> Value:
    if len(node.clauses) != 1 or node.kind == "dict":
        return UNKNOWN
    clause = node.clauses[0]
    iterable = evaluate(around, clause.iterable, names, depth)
    if not isinstance(iterable, tuple):
        return UNKNOWN
    found: list[Value] = []
    for item in iterable[:MOST_ITEMS]:
        inner = {**names, **bound(clause.target, item)}
        if all(truth(evaluate(around, test, inner, depth)) is not False for test in clause.conditions):
            found.append(evaluate(around, node.elements[0], inner, depth))
    return tuple(found)


def _or_unknown(value: Value | None) -> Value:
    return UNKNOWN if value is None else value
