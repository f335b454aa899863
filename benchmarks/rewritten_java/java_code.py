"""Java's syntax trees: what stands where, and its code as it can be written somewhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

import tree_sitter
import tree_sitter_java

_PARSER = tree_sitter.Parser(tree_sitter.Language(tree_sitter_java.language()))
_LEAVING = ("return_statement", "throw_statement", "continue_statement", "break_statement", "yield_statement")
_CLASSES = ("class_body", "lambda_expression")
_LOOPS = ("for_statement", "enhanced_for_statement", "while_statement", "do_statement")
_NAMING = (
    "inferred_parameters",
    "labeled_statement",
    "break_statement",
    "continue_statement",
    "marker_annotation",
    "annotation",
)
_METHODS = ("method_declaration", "constructor_declaration")


def parsed(data: bytes) -> tree_sitter.Node:
    return _PARSER.parse(data).root_node


def raw(node: tree_sitter.Node) -> str:
    return (node.text or b"").decode("utf-8", "replace")


def text_of(node: tree_sitter.Node) -> str:
    """The code of a node without spaces."""
    return re.sub(r"\s+", "", raw(node))


def within(node: tree_sitter.Node) -> Iterator[tree_sitter.Node]:
    waiting = [node]
    while waiting:
        part = waiting.pop()
        yield part
        waiting.extend(reversed(part.children))


def outwards(node: tree_sitter.Node) -> Iterator[tree_sitter.Node]:
    outer = node.parent
    while outer is not None:
        yield outer
        outer = outer.parent


def part(node: tree_sitter.Node, name: str) -> tree_sitter.Node:
    found = node.child_by_field_name(name)
    return found if found is not None else node


def bare(node: tree_sitter.Node) -> tree_sitter.Node:
    while node.type == "parenthesized_expression":
        node = node.named_children[0]
    return node


def flat(nodes: tree_sitter.Node | list[tree_sitter.Node], old: str = "", new: str = "") -> str:
    """Code on one line and without comments, `old` in it replaced by `new`."""
    written = []
    for node in nodes if isinstance(nodes, list) else [nodes]:
        base, data = node.start_byte, node.text or b""
        spans = [(each.start_byte, each.end_byte, "") for each in within(node) if each.type.endswith("_comment")]
        if old:
            spans += [(each.start_byte, each.end_byte, new) for each in values_in(node, old)]
        for start, end, text in sorted(spans, reverse=True):
            data = data[: start - base] + text.encode() + data[end - base :]
        written.append(re.sub(r"\s*\n\s*", " ", data.decode("utf-8", "replace")))
    return " ".join(written)


def values_in(node: tree_sitter.Node, text: str) -> list[tree_sitter.Node]:
    """Where an expression of this code is read."""
    return [each for each in within(node) if each.is_named and text_of(each) == text and _is_value(each)]


def _is_value(node: tree_sitter.Node) -> bool:
    outer = node.parent
    if outer is None or node.type not in ("identifier", "method_invocation", "field_access"):
        return False
    if outer.type == "assignment_expression" and outer.child_by_field_name("left") == node:
        return False
    return node.type != "identifier" or is_variable(node)


def is_variable(node: tree_sitter.Node) -> bool:
    """Whether an identifier names a variable where it is used."""
    outer = node.parent
    if node.type != "identifier" or outer is None:
        return False
    names = {
        "method_invocation": "name",
        "field_access": "field",
        "variable_declarator": "name",
        "formal_parameter": "name",
        "enhanced_for_statement": "name",
        "resource": "name",
        "element_value_pair": "key",
    }
    if outer.type in names:
        return outer.child_by_field_name(names[outer.type]) != node
    if outer.type == "method_reference":
        return outer.named_children[0] == node
    return outer.type not in (
        "inferred_parameters",
        "labeled_statement",
        "break_statement",
        "continue_statement",
        "marker_annotation",
        "annotation",
    )


def leaves(node: tree_sitter.Node) -> bool:
    """Whether a statement ends by leaving what it stands in."""
    if node.type == "block":
        inner = [each for each in node.named_children if not each.type.endswith("_comment")]
        return bool(inner) and leaves(inner[-1])
    return node.type in _LEAVING


def jumps(nodes: list[tree_sitter.Node]) -> bool:
    """Whether statements may go elsewhere than to what follows them."""
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if node.type in _LEAVING and node.type != "throw_statement":
            return True
        if node.type not in _CLASSES:
            waiting.extend(node.children)
    return False


def breaks(nodes: list[tree_sitter.Node]) -> bool:
    """Whether statements may leave a loop or a switch around them."""
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if node.type in ("break_statement", "continue_statement"):
            return True
        if node.type not in (*_CLASSES, *_LOOPS):
            waiting.extend(node.children)
    return False


def inside(statement: tree_sitter.Node) -> list[tree_sitter.Node]:
    """The statements of a block, or the one."""
    return statement.named_children if statement.type == "block" else [statement]


def behind(node: tree_sitter.Node) -> list[tree_sitter.Node]:
    found = []
    following = node.next_named_sibling
    while following is not None:
        found.append(following)
        following = following.next_named_sibling
    return found


@dataclass(frozen=True)
class Method:
    path: str
    node: tree_sitter.Node

    @cached_property
    def name(self) -> str:
        return text_of(part(self.node, "name"))

    @cached_property
    def body(self) -> tree_sitter.Node:
        return part(self.node, "body")

    @cached_property
    def holder(self) -> tree_sitter.Node:
        """The body of the class."""
        return next(each for each in outwards(self.node) if each.type in ("class_body", "enum_body_declarations"))

    @property
    def lines(self) -> range:
        return range(self.node.start_point[0] + 1, self.node.end_point[0] + 2)

    @cached_property
    def modifiers(self) -> list[str]:
        found = next((each for each in self.node.children if each.type == "modifiers"), None)
        return raw(found).split() if found is not None else []

    @cached_property
    def throws(self) -> str:
        return next((f" {flat(each)}" for each in self.node.children if each.type == "throws"), "")

    @cached_property
    def types(self) -> dict[str, str]:
        """The variables of the method; what is not declared with a class has none."""
        found: dict[str, str] = {}
        for each in within(self.node):
            names: list[tree_sitter.Node] = []
            kind = each.child_by_field_name("type")
            if each.type in ("formal_parameter", "enhanced_for_statement", "resource", "spread_parameter"):
                names = [part(each, "name")]
            elif each.type == "local_variable_declaration":
                names = [part(one, "name") for one in each.children_by_field_name("declarator")]
            elif each.type == "catch_formal_parameter":
                names, kind = [part(each, "name")], None
            elif each.type == "lambda_expression":
                given = part(each, "parameters")
                names = (
                    [given] if given.type == "identifier" else given.named_children if given.type == "inferred_parameters" else []
                )
            elif each.type in ("instanceof_expression", "type_pattern", "record_pattern_component"):
                names = [one for one in each.named_children if one.type == "identifier" and one == each.named_children[-1]]
            for name in names:
                code = raw(kind) if kind is not None else ""
                known = found.setdefault(text_of(name), code)
                found[text_of(name)] = code if known == code else ""
        return {name: "" if kind == "var" else kind for name, kind in found.items()}

    @cached_property
    def assigned(self) -> list[str]:
        """The variables that are given a value besides where they are declared."""
        found = []
        for each in within(self.body):
            if each.type == "assignment_expression":
                found.append(text_of(part(each, "left")))
            elif each.type == "update_expression":
                found.append(text_of(each.named_children[0]))
            elif each.type == "local_variable_declaration":
                found += [
                    text_of(part(one, "name"))
                    for one in each.children_by_field_name("declarator")
                    if one.child_by_field_name("value") is None
                ]
        return found

    def is_fixed(self, nodes: list[tree_sitter.Node]) -> bool:
        """Whether statements use only variables that are given a value once, as lambdas ask, and change none."""
        names = {text_of(each) for node in nodes for each in within(node) if each.type == "identifier"}
        return not any(name in names for name in self.assigned if name in self.types)

    def handed(self, nodes: list[tree_sitter.Node]) -> list[tuple[str, str]] | None:
        """The variables of the method that statements use, with their classes; none where one of those is unknown."""
        own = {text_of(part(each, "name")) for node in nodes for each in within(node) if each.type == "variable_declarator"}
        own |= {
            text_of(part(each, "name"))
            for node in nodes
            for each in within(node)
            if each.type in ("formal_parameter", "enhanced_for_statement", "resource")
        }
        for each in (each for node in nodes for each in within(node) if each.type == "lambda_expression"):
            given = part(each, "parameters")
            own |= {text_of(one) for one in ([given] if given.type == "identifier" else given.named_children)}
        used = {text_of(each) for node in nodes for each in within(node) if is_variable(each)}
        found = [(name, kind) for name, kind in self.types.items() if name in used - own]
        return None if any(not kind for _, kind in found) or self.node.child_by_field_name("type_parameters") else found


def methods_in(path: str, data: bytes) -> Iterator[Method]:
    for node in within(parsed(data)):
        if node.type in _METHODS and node.child_by_field_name("body") is not None:
            outer = [each.type for each in outwards(node)]
            if not any(kind in (*_METHODS, "lambda_expression", "interface_body", "enum_body") for kind in outer):
                yield Method(path, node)


def source_root(path: str, data: bytes) -> str:
    """The folder in which packages begin, of a source's path."""
    found = re.search(rb"^\s*package\s+([\w.]+)\s*;", data, re.MULTILINE)
    depth = len(found[1].split(b".")) if found else 0
    return "/".join(PurePosixPath(path).parts[: -1 - depth])
