"""Expressions of Python."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING

from tree_sitter import Node

from nullguard.languages.python import kinds as k
from nullguard.languages.python import literals
from nullguard.languages.python.mentions import mention_called, mention_holder
from nullguard.languages.treesitter import MAX_CHAIN, MAX_DEPTH
from nullguard.model import syntax as s
from nullguard.model.facts import READ_BY_KEY

if TYPE_CHECKING:
    from nullguard.languages.python.reader import Reader

Lowering = Callable[["Reader", Node, int], s.Expr]

_IDENTIFIER = k.IDENTIFIER
_SKIPPED = k.SKIPPED


def lower(reader: Reader, node: Node, depth: int) -> s.Expr:
    """The expression that a node stands for; beyond the depth cap an Opaque without parts."""
    kind = node.kind_id
    if kind == _IDENTIFIER:
        name = _identifier(reader, node)
        reader.values.add(name.id)
        return name
    if depth > MAX_DEPTH:
        return _too_deep(reader, node)
    return _LOWER.get(kind, _unknown)(reader, node, depth + 1)


def lower_all(reader: Reader, nodes: list[Node], depth: int) -> tuple[s.Expr, ...]:
    """The expressions among nodes; tokens and comments are passed over."""
    return tuple([lower(reader, node, depth) for node in nodes if node.kind_id not in _SKIPPED])


def lower_arguments(reader: Reader, node: Node, depth: int) -> tuple[s.Argument, ...]:
    """The arguments of a call or class header; their keywords are mentioned."""
    if node.kind_id != k.ARGUMENT_LIST:  # f(x for x in y)
        return (s.Argument(lower(reader, node, depth)),)
    found: list[s.Argument] = []
    for child in node.children:
        kind = child.kind_id
        if kind in _SKIPPED:
            continue
        if kind == k.KEYWORD_ARGUMENT:
            inner = child.children
            keyword = reader.text(inner[0])
            reader.mentions.add(keyword)
            value = lower(reader, inner[-1], depth)
            if keyword == "key" and type(value) is s.Name:  # `sorted(orders, key=due)`
                reader.mentions.add(value.id)
            found.append(s.Argument(value, keyword))
        elif kind == k.LIST_SPLAT:
            found.append(s.Argument(lower(reader, child.children[-1], depth), None, 1))
        elif kind == k.DICTIONARY_SPLAT:
            found.append(s.Argument(lower(reader, child.children[-1], depth), None, 2))
        else:
            found.append(s.Argument(lower(reader, child, depth)))
    return tuple(found)


def _identifier(reader: Reader, node: Node) -> s.Name:
    start = node.start_byte
    end = node.end_byte
    base, limit = reader.rows[bisect_right(reader.starts, start)]
    if end <= limit and reader.is_ascii:
        return s.Name(reader.latin[start:end], base + (start << 26) + end)
    return s.Name(reader.text(node), reader.at(node))


def _too_deep(reader: Reader, node: Node) -> s.Expr:
    reader.problem("too deeply nested", node)
    return s.Opaque((), reader.at(node))


def _unknown(reader: Reader, node: Node, depth: int) -> s.Expr:
    return s.Opaque(tuple([lower(reader, part, depth) for part in k.parts(node) if part.kind_id in _KNOWN]), reader.at(node))


# ---- chains ----------------------------------------------------------------------------------------------------------


def _chain(reader: Reader, node: Node, depth: int) -> s.Expr:
    """Calls, attributes and subscripts, from the inside out so that long chains need no recursion.

    Beyond the cap of links an Opaque holds the innermost ones and the arguments of all others.
    """
    spine: list[tuple[int, Node, list[Node]]] = []
    current = node
    kind = current.kind_id
    while kind in _CHAINED:
        children = current.children
        spine.append((kind, current, children))
        current = children[0]
        kind = current.kind_id
    value = _identifier(reader, current) if kind == _IDENTIFIER else lower(reader, current, depth)
    spine.reverse()
    mentions = reader.mentions
    start = node.start_byte
    is_unpacked = type(value) is s.Star  # the grammar reads `[*order.lines]` as `[(*order).lines]`
    if type(value) is s.Star:
        start, value = current.children[-1].start_byte, value.value
    base, limit = reader.rows[bisect_right(reader.starts, start)]
    base += start << 26
    for kind, link, children in spine[:MAX_CHAIN]:
        end = link.end_byte
        at = base + end if end <= limit else reader.span(start, end)
        if kind == k.ATTRIBUTE:
            last = children[-1]
            if last.kind_id != _IDENTIFIER:  # broken off
                value = s.Opaque((value,), at)
                continue
            name = reader.latin[last.start_byte : last.end_byte] if reader.is_ascii else reader.text(last)
            mentions.add(name)
            mention_holder(value, name, mentions)
            value = s.Attribute(value, name, at)
        elif kind == k.CALL:
            arguments = lower_arguments(reader, children[-1], depth)
            mention_called(value, arguments, mentions)
            value = s.Call(value, arguments, at)
        else:
            index = _index(reader, children, depth)
            if type(index) is s.Constant and type(index.value) is str:
                mentions.add(index.value + READ_BY_KEY)
            value = s.Subscript(value, index, at)
    if len(spine) <= MAX_CHAIN:
        return s.Star(value, 1, reader.at(node)) if is_unpacked else value
    reader.problem("chain of calls too long", node)
    parts = [value]
    for kind, _, children in spine[MAX_CHAIN:]:
        if kind == k.CALL:
            parts += [argument.value for argument in lower_arguments(reader, children[-1], depth)]
        elif kind == k.SUBSCRIPT:
            parts.append(_index(reader, children, depth))
    return s.Opaque(tuple(parts), reader.at(node))


def _index(reader: Reader, children: list[Node], depth: int) -> s.Expr:
    if len(children) == 4 and children[2].kind_id not in _SKIPPED:  # value [ index ]
        return lower(reader, children[2], depth)
    nodes = [child for child in children[1:] if child.kind_id not in _SKIPPED]
    if len(nodes) == 1 and not any(child.kind_id == k.COMMA for child in children):
        return lower(reader, nodes[0], depth)
    at = reader.span(nodes[0].start_byte, nodes[-1].end_byte) if nodes else reader.at(children[0])
    return s.Collection("tuple", lower_all(reader, nodes, depth), at)


def _parenthesized(reader: Reader, node: Node, depth: int) -> s.Expr:
    while node.kind_id == k.PARENTHESIZED:
        inner = k.parts(node)
        if len(inner) != 1:
            return s.Opaque(lower_all(reader, inner, depth), reader.at(node))
        node = inner[0]
    return lower(reader, node, depth)


# ---- operators -------------------------------------------------------------------------------------------------------


def _binary(reader: Reader, node: Node, depth: int) -> s.Expr:
    return _left_associative(reader, node, depth, k.BINARY_OPERATOR, s.Arithmetic)


def _boolean(reader: Reader, node: Node, depth: int) -> s.Expr:
    return _left_associative(reader, node, depth, k.BOOLEAN_OPERATOR, s.Boolean)


def _left_associative(
    reader: Reader, node: Node, depth: int, kind: int, make: type[s.Arithmetic] | type[s.Boolean]
) -> s.Arithmetic | s.Boolean | s.Opaque:
    """`a + b + c - d`: from the inside out, one node for each run of the same operator."""
    spine: list[tuple[str, Node, Node]] = []
    current = node
    while current.kind_id == kind:
        inner = current.children
        if len(inner) != 3:
            inner = [child for child in inner if child.kind_id not in k.EXTRAS and not child.is_error]
            if len(inner) != 3:
                break
        spine.append((k.TOKEN_TEXT.get(inner[1].kind_id, "?"), inner[2], current))
        current = inner[0]
    if not spine:
        return s.Opaque(tuple(lower(reader, part, depth) for part in k.parts(node) if part.kind_id in _KNOWN), reader.at(node))
    operands = [lower(reader, current, depth)]
    operator, runs = spine[-1][0], 0
    is_shallow = True
    inside = current
    for sign, right, link in reversed(spine):
        if sign != operator:
            runs += 1
            is_shallow = depth + runs <= MAX_DEPTH
            if is_shallow:
                operands = [make(operator, tuple(operands), reader.at(inside))]
            operator = sign
        operands.append(lower(reader, right, depth))
        inside = link
    if is_shallow:
        return make(operator, tuple(operands), reader.at(node))
    reader.problem("too many operators in one expression", node)
    return s.Opaque(tuple(operands), reader.at(node))


def _not(reader: Reader, node: Node, depth: int) -> s.Expr:
    return s.Not(lower(reader, node.children[-1], depth), reader.at(node))


def _unary(reader: Reader, node: Node, depth: int) -> s.Expr:
    sign = k.TOKEN_TEXT.get(node.children[0].kind_id, "?")
    inner = lower(reader, node.children[-1], depth)
    if sign == "-" and type(inner) is s.Constant and inner.kind in ("int", "float") and isinstance(inner.value, (int, float)):
        return s.Constant(-inner.value, inner.kind, reader.at(node))
    return s.Unary(sign, inner, reader.at(node))


def _comparison(reader: Reader, node: Node, depth: int) -> s.Expr:
    operands: list[s.Expr] = []
    operators: list[str] = []
    for child in node.children:
        operator = _COMPARISONS.get(child.kind_id)
        if operator is not None:
            operators.append(operator)
        elif child.kind_id not in _SKIPPED:
            operands.append(lower(reader, child, depth))
    if len(operands) != len(operators) + 1 or not operators:
        return s.Opaque(tuple(operands), reader.at(node))
    return s.Compare(tuple(operands), tuple(operators), reader.at(node))


def _conditional(reader: Reader, node: Node, depth: int) -> s.Expr:
    inner = k.parts(node)
    if len(inner) != 3:
        return _unknown(reader, node, depth)
    body, test, orelse = inner
    return s.Conditional(lower(reader, test, depth), lower(reader, body, depth), lower(reader, orelse, depth), reader.at(node))


def _assignment(reader: Reader, node: Node, depth: int) -> s.Expr:
    """`name := value`, and an assignment where an expression is expected, which only broken code has."""
    inner = k.parts(node)
    if len(inner) < 2:
        return _unknown(reader, node, depth)
    return s.AssignExpr(lower(reader, inner[0], depth), lower(reader, inner[-1], depth), "", reader.at(node))


# ---- functions, comprehensions -----------------------------------------------------------------------------------------


def _lambda(reader: Reader, node: Node, depth: int) -> s.Expr:
    parameters = node.child_by_field_name("parameters")
    body = node.children[-1]
    saved = reader.is_generator
    found: tuple[s.Parameter, ...] = ()
    unpacking: list[s.Stmt] = []
    if parameters is not None:
        found, unpacking = reader.parameters(parameters, depth)
    value = lower(reader, body, depth)
    reader.is_generator = saved
    return s.Lambda(found, (*unpacking, s.Return(value, reader.at(body))), reader.at(node))


def _comprehension(kind: str) -> Lowering:
    def handler(reader: Reader, node: Node, depth: int) -> s.Expr:
        inner = k.parts(node)
        if not inner:
            return s.Opaque((), reader.at(node))
        body, *rest = inner
        clauses: list[s.Clause] = []
        for child in rest:
            if child.kind_id == _FOR_IN:
                clauses.append(_clause(reader, child, depth))
            elif child.kind_id == _IF_CLAUSE and clauses:
                last = clauses[-1]
                condition = lower(reader, child.children[-1], depth)
                clauses[-1] = s.Clause(last.target, last.iterable, (*last.conditions, condition), last.is_async)
        if body.kind_id == k.PAIR:
            elements = lower_all(reader, body.children, depth)
        else:
            elements = (lower(reader, body, depth),)
        return s.Comprehension(kind, elements, tuple(clauses), reader.at(node))

    return handler


def _clause(reader: Reader, node: Node, depth: int) -> s.Clause:
    left = node.child_by_field_name("left")
    rights = [child for child in node.children_by_field_name("right") if child.kind_id not in _SKIPPED]
    target = lower(reader, left, depth) if left is not None else s.Opaque((), reader.at(node))
    if len(rights) == 1:
        iterable = lower(reader, rights[0], depth)
    else:  # Python 2's `for x in 1, 2`
        iterable = s.Collection("tuple", lower_all(reader, rights, depth), reader.at(node))
    return s.Clause(target, iterable, (), node.children[0].kind_id == k.ASYNC)


def _await(reader: Reader, node: Node, depth: int) -> s.Expr:
    return s.Await(lower(reader, node.children[-1], depth), reader.at(node))


def _yield(reader: Reader, node: Node, depth: int) -> s.Expr:
    children = node.children
    if not reader.is_coroutine:
        reader.is_generator = True
    elif children[-1].kind_id not in _SKIPPED and isinstance(awaited := lower(reader, children[-1], depth), s.Call):
        return s.Await(awaited, reader.at(node))
    delegates = len(children) > 1 and k.TOKEN_TEXT.get(children[1].kind_id) == "from"
    value = lower(reader, children[-1], depth) if children[-1].kind_id not in _SKIPPED else None
    return s.Yield(value, delegates, reader.at(node))


def _slice(reader: Reader, node: Node, depth: int) -> s.Expr:
    return s.Slice(lower_all(reader, node.children, depth), reader.at(node))


# ---- displays --------------------------------------------------------------------------------------------------------


def _collection(kind: str) -> Lowering:
    def handler(reader: Reader, node: Node, depth: int) -> s.Expr:
        return s.Collection(kind, lower_all(reader, node.children, depth), reader.at(node))

    return handler


def _tuple_pattern(reader: Reader, node: Node, depth: int) -> s.Expr:
    inner = k.parts(node)
    if len(inner) == 1 and not any(child.kind_id == k.COMMA for child in node.children):  # `for (x) in y`
        return lower(reader, inner[0], depth)
    return s.Collection("tuple", lower_all(reader, inner, depth), reader.at(node))


def _dictionary(reader: Reader, node: Node, depth: int) -> s.Expr:
    items: list[s.Expr] = []
    for child in node.children:
        kind = child.kind_id
        if kind == k.PAIR:
            inner = child.children
            items += (lower(reader, inner[0], depth), lower(reader, inner[-1], depth))
        elif kind == k.DICTIONARY_SPLAT:
            at = reader.at(child)
            items += (s.Star(lower(reader, child.children[-1], depth), 2, at), s.Constant(None, "null", at))
    return s.Collection("dict", tuple(items), reader.at(node))


def _star(count: int) -> Lowering:
    def handler(reader: Reader, node: Node, depth: int) -> s.Expr:
        return s.Star(lower(reader, node.children[-1], depth), count, reader.at(node))

    return handler


# ---- types as values (the right side of `type X = …`) ------------------------------------------------------------------


def _union_type(reader: Reader, node: Node, depth: int) -> s.Expr:
    return s.Arithmetic("|", lower_all(reader, node.children, depth), reader.at(node))


def _generic_type(reader: Reader, node: Node, depth: int) -> s.Expr:
    head, *rest = k.parts(node)
    arguments = k.parts(rest[0]) if rest else []
    value = lower(reader, head, depth)
    if len(arguments) == 1:
        return s.Subscript(value, lower(reader, arguments[0], depth), reader.at(node))
    where = reader.at(rest[0]) if rest else reader.at(node)
    return s.Subscript(value, s.Collection("tuple", lower_all(reader, arguments, depth), where), reader.at(node))


def _member_type(reader: Reader, node: Node, depth: int) -> s.Expr:
    head, *rest = k.parts(node)
    value = lower(reader, head, depth)
    return s.Attribute(value, reader.text(rest[0]), reader.at(node)) if rest else value


def _only_part(reader: Reader, node: Node, depth: int) -> s.Expr:
    inner = k.parts(node)
    return lower(reader, inner[0], depth) if inner else s.Opaque((), reader.at(node))


_CHAINED = k.KINDS.named("call", "attribute", "subscript")
_FOR_IN = k.KINDS.one("for_in_clause")
_IF_CLAUSE = k.KINDS.one("if_clause")
_COMPARISONS = {
    number: "!=" if text == "<>" else text
    for text in ("==", "!=", "<>", "<", "<=", ">", ">=", "is", "is not", "in", "not in")
    for number in k.KINDS.tokens(text)
}

_HANDLERS: dict[str, Lowering] = {
    "attribute": _chain, "call": _chain, "subscript": _chain, "parenthesized_expression": _parenthesized,
    "string": literals.string, "concatenated_string": literals.concatenated, "integer": literals.integer, "float": literals.real,
    "true": literals.true, "false": literals.false, "none": literals.none, "ellipsis": literals.ellipsis,
    "tuple": _collection("tuple"), "list": _collection("list"), "set": _collection("set"),
    "expression_list": _collection("tuple"),
    "pattern_list": _collection("tuple"), "tuple_pattern": _tuple_pattern, "list_pattern": _collection("list"),
    "dictionary": _dictionary, "list_splat": _star(1), "list_splat_pattern": _star(1), "dictionary_splat": _star(2),
    "dictionary_splat_pattern": _star(2), "parenthesized_list_splat": _only_part, "binary_operator": _binary,
    "boolean_operator": _boolean, "not_operator": _not, "unary_operator": _unary, "comparison_operator": _comparison,
    "conditional_expression": _conditional, "named_expression": _assignment, "assignment": _assignment, "lambda": _lambda,
    "list_comprehension": _comprehension("list"), "set_comprehension": _comprehension("set"),
    "dictionary_comprehension": _comprehension("dict"), "generator_expression": _comprehension("generator"), "await": _await,
    "yield": _yield, "slice": _slice, "as_pattern": _only_part, "as_pattern_target": _only_part, "type": _only_part,
    "union_type": _union_type, "generic_type": _generic_type, "member_type": _member_type, "chevron": _only_part,
}  # fmt: skip
_LOWER = k.KINDS.table(_HANDLERS)
_KNOWN = frozenset(_LOWER) | {_IDENTIFIER}
