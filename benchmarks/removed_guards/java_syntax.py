"""Java's syntax trees, what conditions of it ask for, and which of the code behind them relies on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import tree_sitter
import tree_sitter_java

_PARSER = tree_sitter.Parser(tree_sitter.Language(tree_sitter_java.language()))
_THERE = re.compile(r"(\w+\.)?(nonNull|isNotEmpty|isNotBlank|hasText|hasLength|isNotNull)$")
_MISSING = re.compile(r"(\w+\.)?(isNull|isEmpty|isBlank|isNullOrEmpty)$")
"""Functions that a value is given to."""
_UNBOXING = frozenset({"<", "<=", ">", ">=", "-", "*", "/"})


def parsed(data: bytes) -> tree_sitter.Node:
    return _PARSER.parse(data).root_node


def text_of(node: tree_sitter.Node) -> str:
    """The code of a node without spaces."""
    return re.sub(r"\s+", "", (node.text or b"").decode("utf-8", "replace"))


def within(node: tree_sitter.Node) -> Iterator[tree_sitter.Node]:
    waiting = [node]
    while waiting:
        part = waiting.pop()
        yield part
        waiting.extend(reversed(part.children))


def field(node: tree_sitter.Node, name: str) -> tree_sitter.Node:
    found = node.child_by_field_name(name)
    return found if found is not None else node


def unwrapped(node: tree_sitter.Node) -> tree_sitter.Node:
    while node.type == "parenthesized_expression":
        node = node.named_children[0]
    return node


def behind(node: tree_sitter.Node) -> Iterator[tree_sitter.Node]:
    following = node.next_named_sibling
    while following is not None:
        yield following
        following = following.next_named_sibling


def type_name(node: tree_sitter.Node) -> str:
    """The name of a class without its type arguments."""
    return text_of(node).split("<")[0]


def chosen(
    condition: tree_sitter.Node, when_true: list[tree_sitter.Node], when_false: list[tree_sitter.Node]
) -> Iterator[tuple[tree_sitter.Node, bool, list[tree_sitter.Node]]]:
    """The tests of a condition, each with the outcome that goes on with what is given, and what it then comes to."""
    condition = unwrapped(condition)
    operator = field(condition, "operator").type if condition.type == "binary_expression" else ""
    if operator not in ("&&", "||"):
        yield condition, True, when_true
        yield condition, False, when_false
        return
    parts = list(_operands(condition, operator))
    for index, part in enumerate(parts):
        yield unwrapped(part), operator == "&&", [*parts[index + 1 :], *(when_true if operator == "&&" else when_false)]


def _operands(node: tree_sitter.Node, operator: str) -> Iterator[tree_sitter.Node]:
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if part.type == "binary_expression" and field(part, "operator").type == operator:
            waiting += [field(part, "right"), field(part, "left")]
        else:
            yield part


def tested(node: tree_sitter.Node) -> tuple[tree_sitter.Node | None, bool]:
    """What a test asks for, and whether it is there when the test holds."""
    node = unwrapped(node)
    if node.type == "unary_expression" and field(node, "operator").type == "!":
        found, there = tested(field(node, "operand"))
        return found, not there
    if node.type == "method_invocation":
        return _told_by(node)
    if node.type != "binary_expression" or field(node, "right").type != "null_literal":
        return None, True
    operator = field(node, "operator").type
    return (field(node, "left"), operator == "!=") if operator in ("==", "!=") else (None, True)


def _told_by(call: tree_sitter.Node) -> tuple[tree_sitter.Node | None, bool]:
    owner, arguments = call.child_by_field_name("object"), field(call, "arguments").named_children
    name = text_of(field(call, "name"))
    if not arguments and owner is not None and name == "isPresent":
        return owner, True
    if len(arguments) == 1 and (owner is None or text_of(owner)[:1].isupper()):
        if _THERE.fullmatch(name):
            return arguments[0], True
        if _MISSING.fullmatch(name):
            return arguments[0], False
    return None, True


def uses_of(way: Iterable[tree_sitter.Node], name: str, is_optional: bool = False) -> list[int]:
    """The lines on which a way relies on a value, or takes it out of an Optional."""
    found: set[int] = set()
    for node in (part for root in way for part in within(root)):
        if node.type in ("method_invocation", "field_access"):
            owner = node.child_by_field_name("object")
            if owner is not None and text_of(owner) == name:
                if not is_optional or text_of(field(node, "name")) == "get":
                    found.update((owner.end_point[0] + 1, node.end_point[0] + 1))
        elif node.type == "enhanced_for_statement" and text_of(field(node, "value")) == name:
            found.add(node.start_point[0] + 1)
        elif node.type == "binary_expression" and field(node, "operator").type in _UNBOXING:
            if name in (text_of(field(node, "left")), text_of(field(node, "right"))):
                found.add(node.start_point[0] + 1)
    return sorted(found)


def handed_on(way: Iterable[tree_sitter.Node], name: str) -> list[int]:
    """The lines on which a way hands a value to a call."""
    lists = (part for root in way for part in within(root) if part.type == "argument_list")
    return sorted({node.start_point[0] + 1 for part in lists for node in part.named_children if text_of(node) == name})


def is_bound(way: Iterable[tree_sitter.Node], name: str) -> bool:
    """Whether a way gives a value, or what it begins with, anew."""
    root = re.split(r"[.(]", name.removeprefix("this."))[0]
    for node in (part for each in way for part in within(each)):
        target = {"assignment_expression": "left", "variable_declarator": "name"}.get(node.type)
        if target is not None and text_of(field(node, target)) in (name, root):
            return True
    return False
