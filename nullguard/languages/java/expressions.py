"""Expressions of Java."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tree_sitter import Node

from nullguard.knowledge.words import library_names
from nullguard.languages.java import kinds as k
from nullguard.languages.java.annotations import annotation_value, array_value
from nullguard.languages.java.literals import LITERALS
from nullguard.languages.java.repair import STAND_INS
from nullguard.languages.java.types import ARRAY, dotted_type, type_of, with_dimensions
from nullguard.languages.treesitter import MAX_DEPTH, at, between
from nullguard.model import syntax as s

if TYPE_CHECKING:
    from nullguard.languages.java.reader import Reader

_MAX_LINKS = 128
"""Links of one chain that are kept; setter chains of real data classes reach 110."""

_MAX_NAMES = 32
"""Parts of a dotted type where a value is expected."""

_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})
_BOOLEAN = {"&&": "and", "||": "or"}


def lower(reader: Reader, node: Node | None) -> s.Expr:
    """The expression; an Opaque without parts where there is none or it nests beyond the cap."""
    if node is None:
        return s.Opaque()
    kind = node.kind_id
    if kind == _IDENTIFIER:
        name = reader.text(node)
        if not name:
            return s.Opaque((), at(node))
        reader.names.add(name)
        return s.Name(name, at(node))
    handler = _LOWER.get(kind)
    if handler is None:
        literal = LITERALS.get(kind)
        if literal is not None:
            return literal(reader, node)
    depth = reader.depth
    if depth >= MAX_DEPTH:
        reader.problem("nested too deeply", node)
        return s.Opaque((), at(node))
    reader.depth = depth + 1
    result = handler(reader, node) if handler is not None else s.Opaque(lower_all(reader, node), at(node))
    reader.depth = depth
    return result


def lower_all(reader: Reader, node: Node | None) -> tuple[s.Expr, ...]:
    """The child expressions of a node, in order."""
    if node is None:
        return ()
    found = []
    for child in node.named_children:
        kind = child.kind_id
        if kind in _EXPRESSIONS:
            found.append(lower(reader, child))
        elif kind == k.ERROR:
            found.extend(lower_all(reader, child) if reader.depth < MAX_DEPTH else ())
    return tuple(found)


def arguments(reader: Reader, node: Node | None) -> tuple[s.Argument, ...]:
    """The arguments of a call."""
    if node is None:
        return ()
    found = []
    for child in node.named_children:
        kind = child.kind_id
        if kind in _EXPRESSIONS:
            found.append(s.Argument(lower(reader, child)))
        elif kind == k.ERROR:
            found.extend(s.Argument(part) for part in lower_all(reader, child))
    return tuple(found)


# ---- chains ----------------------------------------------------------------------------------------------------------


def _chain(reader: Reader, node: Node) -> s.Expr:
    """Method calls, field accesses and array accesses, from the inside out so that long chains need no recursion."""
    spine: list[Node] = []
    base: Node | None = node
    while base is not None:
        kind = base.kind_id
        receiver = _RECEIVERS.get(kind)
        if receiver is not None:
            spine.append(base)
            base = base.child_by_field_id(receiver)
        elif kind == _PARENTHESIZED:
            base = _inside(base)
        else:
            break
    value = lower(reader, base) if base is not None else None
    spine.reverse()
    for link in spine[:_MAX_LINKS]:
        value = _link(reader, link, value)
    if len(spine) > _MAX_LINKS:
        return _overlong(reader, node, value, spine[_MAX_LINKS:])
    return value if value is not None else s.Opaque((), at(node))


def _link(reader: Reader, link: Node, value: s.Expr | None) -> s.Expr:
    kind = link.kind_id
    if kind == _CALL:
        name_node = link.child_by_field_id(k.NAME)
        name = reader.text(name_node) if name_node is not None else ""
        name = STAND_INS.get(name, name)
        reader.mentions.add(name)
        function: s.Expr
        if value is None:
            function = s.Name(name, at(name_node or link))
        else:
            if link.child_count > 4 and _goes_to_super(link):
                value = s.Name("super", value.at)
            function = s.Attribute(value, name, between(link, name_node or link))
        given = arguments(reader, link.child_by_field_id(k.ARGUMENTS))
        if name in library_names("method-by-name"):
            texts = [one.value.value for one in given if isinstance(one.value, s.Constant)]
            reader.mentions.update(text for text in texts if isinstance(text, str) and text.isidentifier())
        return s.Call(function, given, at(link))
    if value is None:
        value = s.Opaque((), at(link))
    if kind == _FIELD_ACCESS:
        field = link.child_by_field_id(k.FIELD)
        name = reader.text(field) if field is not None else ""
        if name != "this":
            reader.mentions.add(name)
        if link.child_count > 3 and _goes_to_super(link):
            value = s.Name("super", value.at)
        return s.Attribute(value, name, at(link))
    return s.Subscript(value, lower(reader, link.child_by_field_id(k.INDEX)), at(link))


def _goes_to_super(link: Node) -> bool:
    """Whether it is `Outer.super.name`."""
    return any(child.kind_id == _SUPER for child in link.named_children[1:])


def _overlong(reader: Reader, node: Node, value: s.Expr | None, links: list[Node]) -> s.Expr:
    """What a chain beyond the cap still evaluates: its first links, and the arguments of the others."""
    reader.problem("chain of calls too long", node)
    parts = [value] if value is not None else []
    for link in links:
        name = link.child_by_field_id(k.NAME) or link.child_by_field_id(k.FIELD)
        if name is not None:
            reader.mentions.add(reader.text(name))
        parts.extend(lower_all(reader, link.child_by_field_id(k.ARGUMENTS)))
    return s.Opaque(tuple(parts), at(node))


def _inside(node: Node) -> Node | None:
    """What stands in parentheses, however many."""
    current: Node | None = node
    while current is not None and current.kind_id == _PARENTHESIZED:
        current = next((child for child in current.named_children if child.kind_id in _EXPRESSIONS), None)
    return current


def _parenthesized(reader: Reader, node: Node) -> s.Expr:
    inner = _inside(node)
    return lower(reader, inner) if inner is not None else s.Opaque(lower_all(reader, node), at(node))


# ---- operators -------------------------------------------------------------------------------------------------------


def _binary(reader: Reader, node: Node) -> s.Expr:
    """A run of binary operators: the left spine is followed in a loop, so that long sums do not nest."""
    spine: list[tuple[str, Node | None, Node]] = []
    left: Node | None = node
    while left is not None and left.kind_id == _BINARY:
        children = left.children
        current = left
        sign: Node | None
        right: Node | None
        if len(children) == 3:
            left, sign, right = children
        else:
            sign, right = current.child_by_field_id(k.OPERATOR), current.child_by_field_id(k.RIGHT)
            left = current.child_by_field_id(k.LEFT)
        spine.append((sign.type if sign is not None else "+", right, current))
    groups = 1
    for index in range(len(spine) - 1):
        if spine[index][0] != spine[index + 1][0]:
            groups += 1
    depth = reader.depth
    if depth + groups > MAX_DEPTH:
        reader.problem("nested too deeply", node)
        return s.Opaque((lower(reader, left), *(lower(reader, right) for _, right, _ in reversed(spine))), at(node))
    reader.depth = depth + groups - 1
    operator, right, last = spine.pop()
    operands = [lower(reader, left), lower(reader, right)]
    while spine:
        following, right, current = spine.pop()
        if following != operator or operator in _COMPARISONS:
            operands = [_operation(operator, operands, last)]
            operator = following
        operands.append(lower(reader, right))
        last = current
    reader.depth = depth
    return _operation(operator, operands, last)


def _operation(operator: str, operands: list[s.Expr], node: Node) -> s.Expr:
    if operator in _BOOLEAN:
        return s.Boolean(_BOOLEAN[operator], tuple(operands), at(node))
    if operator in _COMPARISONS:
        return s.Compare(tuple(operands), (operator,), at(node))
    return s.Arithmetic(operator, tuple(operands), at(node))


def _unary(reader: Reader, node: Node) -> s.Expr:
    sign = node.child_by_field_id(k.OPERATOR)
    operator = sign.type if sign is not None else "+"
    operand = lower(reader, node.child_by_field_id(k.OPERAND))
    if operator == "!":
        return s.Not(operand, at(node))
    if operator == "-" and isinstance(operand, s.Constant) and operand.kind in ("int", "float"):
        assert isinstance(operand.value, (int, float))
        return s.Constant(-operand.value, operand.kind, at(node))
    return s.Unary(operator, operand, at(node))


def _update(reader: Reader, node: Node) -> s.Expr:
    operator = next((child.type for child in node.children if not child.is_named), "++")
    operand = lower(reader, _operand(node))
    reader.writes_to(operand)
    return s.Unary(operator, operand, at(node))


def _operand(node: Node) -> Node | None:
    return next((child for child in node.named_children if child.kind_id in _EXPRESSIONS), None)


def _ternary(reader: Reader, node: Node) -> s.Expr:
    return s.Conditional(
        lower(reader, node.child_by_field_id(k.CONDITION)),
        lower(reader, node.child_by_field_id(k.CONSEQUENCE)),
        lower(reader, node.child_by_field_id(k.ALTERNATIVE)),
        at(node),
    )


def _assignment(reader: Reader, node: Node) -> s.Expr:
    sign = node.child_by_field_id(k.OPERATOR)
    target = lower(reader, node.child_by_field_id(k.LEFT))
    value = lower(reader, node.child_by_field_id(k.RIGHT))
    reader.writes_to(target)
    return s.AssignExpr(target, value, sign.type[:-1] if sign is not None else "", at(node))


def _cast(reader: Reader, node: Node) -> s.Expr:
    """`(T) value`; of an intersection the first type."""
    type_node = node.child_by_field_id(k.TYPE)
    return s.Cast(type_of(reader, type_node), lower(reader, node.child_by_field_id(k.VALUE)), at(node))


def _instance_of(reader: Reader, node: Node) -> s.Expr:
    value = lower(reader, node.child_by_field_id(k.LEFT))
    pattern = node.child_by_field_id(k.PATTERN)
    if pattern is not None:
        return s.InstanceOf(value, reader.pattern(pattern), at(node))
    type_node = node.child_by_field_id(k.RIGHT)
    where = at(type_node) if type_node is not None else at(node)
    bound = reader.bind(node.child_by_field_id(k.NAME))
    return s.InstanceOf(value, s.TypePattern(type_of(reader, type_node), bound, at=where), at(node))


# ---- functions as values ---------------------------------------------------------------------------------------------


def _lambda(reader: Reader, node: Node) -> s.Expr:
    parameters = reader.lambda_parameters(node.child_by_field_id(k.PARAMETERS))
    body = node.child_by_field_id(k.BODY)
    if body is None:
        return s.Lambda(parameters, (), at(node))
    if body.kind_id == _BLOCK:
        return s.Lambda(parameters, reader.block(body), at(node))
    value = lower(reader, body)
    return s.Lambda(parameters, (s.Return(value, value.at),), at(node))


def _method_reference(reader: Reader, node: Node) -> s.Expr:
    children = [child for child in node.children if child.kind_id not in k.COMMENTS]
    if not children:
        return s.Opaque((), at(node))
    name = reader.text(children[-1])
    reader.mentions.add(name)
    holder = children[0]
    if holder.kind_id in _EXPRESSIONS:
        return s.MethodReference(lower(reader, holder), name, at(node))
    return s.MethodReference(_type_as_value(reader, holder), name, at(node))


def _type_as_value(reader: Reader, node: Node) -> s.Expr:
    """A type where a value is expected, by its name: `List<String>::new` is about `List`, `int[]::new` about `int[]`."""
    where = at(node)
    ref = type_of(reader, node)
    name, brackets = ref.name, ""
    while name == ARRAY and ref.args:
        ref = ref.args[0]
        name, brackets = ref.name, brackets + "[]"
    first, *rest = name.split(".")[:_MAX_NAMES]
    value: s.Expr = s.Name(first + brackets if not rest else first, where)
    for index, part in enumerate(rest):
        value = s.Attribute(value, part + brackets if index == len(rest) - 1 else part, where)
    return value


# ---- creation --------------------------------------------------------------------------------------------------------


def _new(reader: Reader, node: Node) -> s.Expr:
    ref = type_of(reader, node.child_by_field_id(k.TYPE))
    reader.mentions.add(ref.name.rpartition(".")[2])
    outer: s.Expr | None = None
    body = ""
    children = node.children
    if len(children) != 3:
        first = children[0]
        if first.kind_id in _EXPRESSIONS:
            outer = lower(reader, first)
    given = arguments(reader, node.child_by_field_id(k.ARGUMENTS))
    if len(children) != 3 and children[-1].kind_id == _CLASS_BODY:
        body = reader.anonymous_class(ref, children[-1])
    made = s.New(ref, given, body, at(node))
    if outer is None or isinstance(outer, s.Name):
        return made
    return s.Cast(ref, s.Opaque((outer, made), made.at), made.at)


def _new_array(reader: Reader, node: Node) -> s.Expr:
    """`new T[n]` is a New of `[]`, `new T[] {a, b}` a Collection cast to its type."""
    ref = type_of(reader, node.child_by_field_id(k.TYPE))
    sizes: list[s.Argument] = []
    for child in reversed(node.named_children):
        kind = child.kind_id
        if kind == _DIMENSIONS:
            ref = with_dimensions(reader, ref, child)
        elif kind == _SIZE:
            size = _operand(child)
            if size is not None and len(sizes) < MAX_DEPTH:
                sizes.append(s.Argument(lower(reader, size)))
                ref = s.TypeRef(ARRAY, (ref,))
    values = node.child_by_field_id(k.VALUE)
    if values is not None:
        return s.Cast(ref, lower(reader, values), at(node))
    return s.New(ref, tuple(reversed(sizes)), "", at(node))


def _array_initialiser(reader: Reader, node: Node) -> s.Expr:
    return s.Collection("array", lower_all(reader, node), at(node))


# ---- names and the rest ----------------------------------------------------------------------------------------------


def _this(reader: Reader, node: Node) -> s.Expr:
    return s.Name("this", at(node))


def _super(reader: Reader, node: Node) -> s.Expr:
    return s.Name("super", at(node))


def _class_literal(reader: Reader, node: Node) -> s.Expr:
    type_node = next((child for child in node.named_children if child.kind_id not in k.COMMENTS), None)
    if type_node is None:
        return s.Opaque((), at(node))
    name = reader.compact(type_node) if "[" in reader.text(type_node) else dotted_type(reader, type_node)
    return s.Constant(name[:200], "class", at(node))


def _switch(reader: Reader, node: Node) -> s.Expr:
    return reader.switch(node, True)


def _template(reader: Reader, node: Node) -> s.Expr:
    """A string template (a preview of Java 21): its text with the embedded expressions as fields."""
    fields: list[s.FormatField] = []
    for child in node.named_children:
        for part in child.named_children:
            if part.kind_id == _INTERPOLATION:
                fields.extend(s.FormatField(value) for value in lower_all(reader, part)[:1])
    return s.Format("{}" * len(fields), tuple(fields), at(node))


_IDENTIFIER = k.kind("identifier")
_CALL = k.kind("method_invocation")
_FIELD_ACCESS = k.kind("field_access")
_RECEIVERS: dict[int, int] = k.by_kind({"method_invocation": k.OBJECT, "field_access": k.OBJECT, "array_access": k.ARRAY})
_PARENTHESIZED = k.kind("parenthesized_expression")
_BINARY = k.kind("binary_expression")
_BLOCK = k.kind("block")
_CLASS_BODY = k.kind("class_body")
_SUPER = k.kind("super")
_DIMENSIONS = k.kind("dimensions")
_SIZE = k.kind("dimensions_expr")
_INTERPOLATION = k.kind("string_interpolation")
_LOWER: dict[int, Callable[[Reader, Node], s.Expr]] = k.by_kind({
    "method_invocation": _chain, "field_access": _chain, "array_access": _chain, "parenthesized_expression": _parenthesized,
    "binary_expression": _binary, "unary_expression": _unary, "update_expression": _update, "ternary_expression": _ternary,
    "assignment_expression": _assignment, "cast_expression": _cast, "instanceof_expression": _instance_of,
    "lambda_expression": _lambda, "method_reference": _method_reference, "object_creation_expression": _new,
    "array_creation_expression": _new_array, "array_initializer": _array_initialiser, "this": _this, "super": _super,
    "class_literal": _class_literal, "switch_expression": _switch, "template_expression": _template,
    "annotation": annotation_value, "marker_annotation": annotation_value, "element_value_array_initializer": array_value,
})  # fmt: skip
_EXPRESSIONS = frozenset((*_LOWER, *LITERALS, _IDENTIFIER)) - k.ANNOTATIONS
