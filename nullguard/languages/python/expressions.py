"""Expressions of Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tree_sitter import Node

from nullguard.languages.treesitter import MAX_CHAIN, MAX_DEPTH, at, between, text
from nullguard.model import syntax as s

if TYPE_CHECKING:
    from nullguard.languages.python.reader import Reader

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", "'": "'", '"': '"', "0": "\0", "\n": ""}
_MAX_LITERAL = 4000


def lower(reader: Reader, node: Node) -> s.Expr:
    """The expression; beyond the depth cap an Opaque without parts."""
    handler = _LOWER.get(node.type)
    if handler is None:
        return _unknown(reader, node)
    if reader.depth >= MAX_DEPTH:
        reader.problem("nested too deeply", node)
        return s.Opaque((), at(node))
    reader.depth += 1
    result = handler(reader, node)
    reader.depth -= 1
    return result


def _unknown(reader: Reader, node: Node) -> s.Expr:
    if reader.depth >= MAX_DEPTH:
        return s.Opaque((), at(node))
    reader.depth += 1
    parts = tuple(lower(reader, child) for child in node.named_children if child.type in _LOWER)
    reader.depth -= 1
    return s.Opaque(parts, at(node))


def _identifier(reader: Reader, node: Node) -> s.Expr:
    return s.Name(text(node), at(node))


def _chain(reader: Reader, node: Node) -> s.Expr:
    """Calls, attributes and subscripts, from the inside out so that long chains need no recursion."""
    spine = [node]
    inner = node
    while True:
        below = inner.named_children[0] if inner.named_child_count else None
        if below is None or below.type not in _CHAINED:
            break
        spine.append(below)
        inner = below
    base_node = inner.named_children[0] if inner.named_child_count else None
    if base_node is None:
        return s.Opaque((), at(node))
    if len(spine) > MAX_CHAIN:
        reader.problem("chain of calls too long", node)
        while base_node.type == "parenthesized_expression" and base_node.named_child_count:
            base_node = base_node.named_children[0]
        return s.Opaque((lower(reader, base_node),), at(node))
    value = lower(reader, base_node)
    for link in reversed(spine):
        kind = link.type
        if kind == "attribute":
            name = link.child_by_field_name("attribute")
            if name is not None:
                attribute = text(name)
                reader.mentions.add(attribute)
                value = s.Attribute(value, attribute, at(link))
        elif kind == "call":
            arguments = link.child_by_field_name("arguments")
            if isinstance(value, s.Name):
                reader.mentions.add(value.id)
            value = s.Call(value, _arguments(reader, arguments) if arguments is not None else (), at(link))
        else:
            value = _subscript(reader, link, value)
    return value


def _subscript(reader: Reader, node: Node, value: s.Expr) -> s.Expr:
    parts = node.named_children[1:]
    items = tuple(lower(reader, part) for part in parts if part.type != "comment")
    if len(items) == 1 and not any(child.type == "," for child in node.children):
        return s.Subscript(value, items[0], at(node))
    return s.Subscript(value, s.Collection("tuple", items, at(node)), at(node))


def _arguments(reader: Reader, node: Node) -> tuple[s.Argument, ...]:
    if node.type == "generator_expression":
        return (s.Argument(lower(reader, node)),)
    found = []
    for child in node.named_children:
        kind = child.type
        if kind == "keyword_argument":
            name, value = child.child_by_field_name("name"), child.child_by_field_name("value")
            if name is not None and value is not None:
                keyword = text(name)
                reader.mentions.add(keyword)
                found.append(s.Argument(lower(reader, value), keyword))
        elif kind == "list_splat":
            found.append(s.Argument(_inner(reader, child), None, 1))
        elif kind == "dictionary_splat":
            found.append(s.Argument(_inner(reader, child), None, 2))
        elif kind != "comment":
            found.append(s.Argument(lower(reader, child)))
    return tuple(found)


def _inner(reader: Reader, node: Node) -> s.Expr:
    children = node.named_children
    return lower(reader, children[0]) if children else s.Opaque((), at(node))


def _parenthesized(reader: Reader, node: Node) -> s.Expr:
    while node.type == "parenthesized_expression":
        children = [child for child in node.named_children if child.type != "comment"]
        if len(children) != 1:
            return s.Opaque(tuple(lower(reader, child) for child in children), at(node))
        node = children[0]
    return lower(reader, node)


# ---- literals --------------------------------------------------------------------------------------------------------


def _string(reader: Reader, node: Node) -> s.Expr:
    children = node.children
    start = text(children[0]).lower() if children else ""
    prefix = start.rstrip("'\"")
    if "f" in prefix or "t" in prefix:
        return _format(reader, node)
    if "b" in prefix:
        return s.Constant(None, "bytes", at(node))
    raw = "".join(text(child) for child in children[1:-1]) if len(children) > 2 else ""
    if len(raw) > _MAX_LITERAL:
        raw = raw[:_MAX_LITERAL]
    return s.Constant(raw if "r" in prefix or "\\" not in raw else unescape(raw), "str", at(node))


def unescape(raw: str) -> str:
    """The common escapes of a string literal."""
    out: list[str] = []
    parts = raw.split("\\")
    out.append(parts[0])
    escaped = False
    for part in parts[1:]:
        if escaped:
            out.append(part)
            escaped = False
        elif part == "":
            out.append("\\")
            escaped = True
        else:
            out.append(_ESCAPES.get(part[0], "\\" + part[0]) + part[1:])
    return "".join(out)


def _format(reader: Reader, node: Node) -> s.Expr:
    literal: list[str] = []
    fields: list[s.FormatField] = []
    for child in node.children:
        if child.type == "string_content":
            literal.append(text(child)[:200])
        elif child.type == "interpolation":
            expression = child.child_by_field_name("expression") or (child.named_children[0] if child.named_child_count else None)
            conversion, spec = "", None
            for part in child.named_children:
                if part.type == "type_conversion":
                    conversion = text(part)[1:]
                elif part.type == "format_specifier":
                    spec = text(part)[1:]
            if expression is not None:
                is_debug = any(part.type == "=" for part in child.children)
                fields.append(
                    s.FormatField(lower(reader, expression), conversion or ("r" if is_debug and spec is None else ""), spec)
                )
            literal.append("{}")
    return s.Format("".join(literal)[:400], tuple(fields), at(node))


def _concatenated(reader: Reader, node: Node) -> s.Expr:
    parts = [lower(reader, child) for child in node.named_children if child.type == "string"]
    fields = tuple(f for part in parts if isinstance(part, s.Format) for f in part.fields)
    joined = "".join(
        p.text if isinstance(p, s.Format) else str(p.value or "") for p in parts if isinstance(p, (s.Format, s.Constant))
    )
    if any(isinstance(part, s.Format) for part in parts):
        return s.Format(joined[:400], fields, at(node))
    if parts and isinstance(parts[0], s.Constant) and parts[0].kind == "bytes":
        return s.Constant(None, "bytes", at(node))
    return s.Constant(joined[:_MAX_LITERAL], "str", at(node))


def _integer(reader: Reader, node: Node) -> s.Expr:
    raw = text(node).replace("_", "").rstrip("lLjJ")
    try:
        value = int(raw, 0) if not (raw.startswith("0") and raw.isdigit()) else int(raw, 8)
    except ValueError:
        return s.Constant(0, "float", at(node))
    if value.bit_length() > 63:
        return s.Constant(float("inf"), "float", at(node))
    return s.Constant(value, "int", at(node))


def _float(reader: Reader, node: Node) -> s.Expr:
    try:
        return s.Constant(float(text(node).replace("_", "").rstrip("jJ")), "float", at(node))
    except ValueError:
        return s.Constant(0.0, "float", at(node))


def _true(reader: Reader, node: Node) -> s.Expr:
    return s.Constant(True, "bool", at(node))


def _false(reader: Reader, node: Node) -> s.Expr:
    return s.Constant(False, "bool", at(node))


def _none(reader: Reader, node: Node) -> s.Expr:
    reader.mentions.add("None")
    return s.Constant(None, "null", at(node))


def _ellipsis(reader: Reader, node: Node) -> s.Expr:
    return s.Constant(None, "ellipsis", at(node))


def _collection(kind: str) -> Callable[[Reader, Node], s.Expr]:
    def handler(reader: Reader, node: Node) -> s.Expr:
        items = tuple(lower(reader, child) for child in node.named_children if child.type != "comment")
        return s.Collection(kind, items, at(node))

    return handler


def _dictionary(reader: Reader, node: Node) -> s.Expr:
    items: list[s.Expr] = []
    for child in node.named_children:
        if child.type == "pair":
            key, value = child.child_by_field_name("key"), child.child_by_field_name("value")
            if key is not None and value is not None:
                items += (lower(reader, key), lower(reader, value))
        elif child.type == "dictionary_splat":
            items += (s.Star(_inner(reader, child), 2, at(child)), s.Constant(None, "ellipsis", at(child)))
    return s.Collection("dict", tuple(items), at(node))


def _star(count: int) -> Callable[[Reader, Node], s.Expr]:
    def handler(reader: Reader, node: Node) -> s.Expr:
        return s.Star(_inner(reader, node), count, at(node))

    return handler


# ---- operators -------------------------------------------------------------------------------------------------------


def _binary(reader: Reader, node: Node) -> s.Expr:
    operator_node = node.child_by_field_name("operator")
    operator = text(operator_node) if operator_node is not None else "+"
    operands: list[Node] = []
    current = node
    while True:
        left, right = current.child_by_field_name("left"), current.child_by_field_name("right")
        if left is None or right is None:
            operands.append(current)
            break
        operands.append(right)
        inner = left.child_by_field_name("operator") if left.type == "binary_operator" else None
        if inner is None or text(inner) != operator:
            operands.append(left)
            break
        current = left
    return s.Arithmetic(operator, tuple(lower(reader, operand) for operand in reversed(operands)), at(node))


def _boolean(reader: Reader, node: Node) -> s.Expr:
    operator_node = node.child_by_field_name("operator")
    operator = operator_node.type if operator_node is not None else "and"
    operands: list[Node] = []
    current = node
    while True:
        left, right = current.child_by_field_name("left"), current.child_by_field_name("right")
        if left is None or right is None:
            operands.append(current)
            break
        operands.append(right)
        inner = left.child_by_field_name("operator") if left.type == "boolean_operator" else None
        if inner is None or inner.type != operator:
            operands.append(left)
            break
        current = left
    return s.Boolean(operator, tuple(lower(reader, operand) for operand in reversed(operands)), at(node))


def _not(reader: Reader, node: Node) -> s.Expr:
    argument = node.child_by_field_name("argument")
    return s.Not(lower(reader, argument), at(node)) if argument is not None else s.Opaque((), at(node))


def _unary(reader: Reader, node: Node) -> s.Expr:
    operator, argument = node.child_by_field_name("operator"), node.child_by_field_name("argument")
    if operator is None or argument is None:
        return s.Opaque((), at(node))
    inner = lower(reader, argument)
    sign = operator.type
    if isinstance(inner, s.Constant) and inner.kind in ("int", "float") and sign == "-" and isinstance(inner.value, (int, float)):
        return s.Constant(-inner.value, inner.kind, at(node))
    return s.Unary(sign, inner, at(node))


def _comparison(reader: Reader, node: Node) -> s.Expr:
    operands: list[s.Expr] = []
    operators: list[str] = []
    pending: list[str] = []
    for child in node.children:
        if child.is_named and child.type != "comment":
            if pending:
                operators.append(" ".join(pending))
                pending = []
            operands.append(lower(reader, child))
        elif child.type != "comment":
            pending.append("!=" if child.type == "<>" else child.type)
    if len(operands) != len(operators) + 1 or not operators:
        return s.Opaque(tuple(operands), at(node))
    return s.Compare(tuple(operands), tuple(operators), at(node))


def _conditional(reader: Reader, node: Node) -> s.Expr:
    children = [child for child in node.named_children if child.type != "comment"]
    if len(children) != 3:
        return _unknown(reader, node)
    body, test, orelse = children
    return s.Conditional(lower(reader, test), lower(reader, body), lower(reader, orelse), at(node))


def _walrus(reader: Reader, node: Node) -> s.Expr:
    name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
    if name is None or value is None:
        return _unknown(reader, node)
    return s.AssignExpr(lower(reader, name), lower(reader, value), "", at(node))


def _lambda(reader: Reader, node: Node) -> s.Expr:
    parameters, body = node.child_by_field_name("parameters"), node.child_by_field_name("body")
    if body is None:
        return s.Opaque((), at(node))
    lowered = reader.parameters(parameters) if parameters is not None else ()
    return s.Lambda(lowered, (s.Return(lower(reader, body), at(body)),), at(node))


def _comprehension(kind: str) -> Callable[[Reader, Node], s.Expr]:
    def handler(reader: Reader, node: Node) -> s.Expr:
        body = node.child_by_field_name("body")
        clauses: list[s.Clause] = []
        for child in node.named_children:
            if child.type == "for_in_clause":
                left, right = child.child_by_field_name("left"), child.child_by_field_name("right")
                if left is None or right is None:
                    continue
                rights = child.children_by_field_name("right")
                iterable = (
                    lower(reader, right)
                    if len(rights) == 1
                    else s.Collection("tuple", tuple(lower(reader, r) for r in rights), at(right))
                )
                clauses.append(s.Clause(lower(reader, left), iterable, (), any(c.type == "async" for c in child.children)))
            elif child.type == "if_clause" and clauses and child.named_child_count:
                last = clauses[-1]
                clauses[-1] = s.Clause(
                    last.target, last.iterable, (*last.conditions, lower(reader, child.named_children[0])), last.is_async
                )
        if body is None:
            return s.Opaque((), at(node))
        if body.type == "pair":
            key, value = body.child_by_field_name("key"), body.child_by_field_name("value")
            elements = tuple(lower(reader, part) for part in (key, value) if part is not None)
        else:
            elements = (lower(reader, body),)
        return s.Comprehension(kind, elements, tuple(clauses), at(node))

    return handler


def _await(reader: Reader, node: Node) -> s.Expr:
    return s.Await(_inner(reader, node), at(node))


def _yield(reader: Reader, node: Node) -> s.Expr:
    reader.is_generator = True
    children = node.named_children
    delegates = any(child.type == "from" for child in node.children)
    return s.Yield(lower(reader, children[0]) if children else None, delegates, at(node))


def _slice(reader: Reader, node: Node) -> s.Expr:
    return s.Slice(tuple(lower(reader, child) for child in node.named_children if child.type != "comment"), at(node))


def _assignment_expression(reader: Reader, node: Node) -> s.Expr:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is None or right is None:
        return _unknown(reader, node)
    return s.AssignExpr(lower(reader, left), lower(reader, right), "", at(node))


def _as_pattern(reader: Reader, node: Node) -> s.Expr:
    return _inner(reader, node)


def _type(reader: Reader, node: Node) -> s.Expr:
    return _inner(reader, node)


def _union_type(reader: Reader, node: Node) -> s.Expr:
    return s.Arithmetic("|", tuple(lower(reader, child) for child in node.named_children), at(node))


def _generic_type(reader: Reader, node: Node) -> s.Expr:
    children = node.named_children
    if len(children) != 2:
        return _unknown(reader, node)
    arguments = tuple(lower(reader, child) for child in children[1].named_children)
    index = arguments[0] if len(arguments) == 1 else s.Collection("tuple", arguments, at(children[1]))
    return s.Subscript(lower(reader, children[0]), index, at(node))


def _member_type(reader: Reader, node: Node) -> s.Expr:
    children = node.named_children
    if len(children) != 2:
        return _unknown(reader, node)
    return s.Attribute(lower(reader, children[0]), text(children[1]), between(children[0], children[1]))


_CHAINED = frozenset({"call", "attribute", "subscript"})

_LOWER: dict[str, Callable[[Reader, Node], s.Expr]] = {
    "identifier": _identifier, "attribute": _chain, "call": _chain, "subscript": _chain, "parenthesized_expression": _parenthesized,
    "string": _string, "concatenated_string": _concatenated, "integer": _integer, "float": _float, "true": _true, "false": _false,
    "none": _none, "ellipsis": _ellipsis, "tuple": _collection("tuple"), "list": _collection("list"), "set": _collection("set"),
    "expression_list": _collection("tuple"), "pattern_list": _collection("tuple"), "tuple_pattern": _collection("tuple"),
    "list_pattern": _collection("list"), "dictionary": _dictionary, "list_splat": _star(1), "list_splat_pattern": _star(1),
    "dictionary_splat": _star(2), "parenthesized_list_splat": _star(1), "binary_operator": _binary, "boolean_operator": _boolean,
    "not_operator": _not, "unary_operator": _unary, "comparison_operator": _comparison, "conditional_expression": _conditional,
    "named_expression": _walrus, "lambda": _lambda, "list_comprehension": _comprehension("list"), "set_comprehension": _comprehension("set"),
    "dictionary_comprehension": _comprehension("dict"), "generator_expression": _comprehension("generator"), "await": _await,
    "yield": _yield, "slice": _slice, "assignment": _assignment_expression, "as_pattern": _as_pattern, "type": _type,
    "union_type": _union_type, "generic_type": _generic_type, "member_type": _member_type, "keyword_identifier": _identifier,
}  # fmt: skip
