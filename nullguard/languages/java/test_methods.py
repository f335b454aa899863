"""A test method of Java in its parts, so that it can be written again with another stub."""

from __future__ import annotations

import msgspec
from tree_sitter import Node

from nullguard.languages.treesitter import parse
from nullguard.model.source import Language

Range = tuple[int, int]


class TestMethod(msgspec.Struct, frozen=True):
    """Ranges of bytes: the method with its annotations, its name, the answer (what `willReturn` is given), the
    first later statement that calls something, and that call."""

    method: Range
    name: Range
    answer: Range
    action: Range
    call: Range


def stubbed_method(data: bytes, end: int) -> TestMethod | None:
    """The test method around a `willReturn(…)` that ends at a byte; None where one of its parts is not plain. Raises
    UnreadableSource."""
    node = parse(data, Language.JAVA).root_node.descendant_for_byte_range(max(0, end - 1), max(0, end - 1))
    stub: Node | None = None
    while node is not None:
        if node.type == "method_invocation" and _name(node) == b"willReturn" and node.end_byte == end:
            stub = node
            break
        node = node.parent
    arguments = stub.child_by_field_name("arguments") if stub is not None else None
    if stub is None or arguments is None or arguments.named_child_count != 1:
        return None
    statement = stub
    while statement.parent is not None and statement.parent.type != "block":
        statement = statement.parent
    block = statement.parent
    method = block.parent if block is not None else None
    if block is None or method is None or method.type != "method_declaration" or statement.type != "expression_statement":
        return None
    name = method.child_by_field_name("name")
    following = [child for child in block.named_children if child.start_byte >= statement.end_byte]
    for later in following:
        call = _tried(later)
        if call is not None and name is not None:
            answer = arguments.named_children[0]
            return TestMethod(_of(method), _of(name), _of(answer), _of(later), _of(call))
    return None


def static_imports(data: bytes) -> frozenset[str]:
    """The qualified names (`a.B.c`, `a.B.*`) that are imported statically. Raises UnreadableSource."""
    found = set()
    for node in parse(data, Language.JAVA).root_node.children:
        words = (node.text or b"").decode("utf-8", "replace").rstrip(";").split()
        if node.type == "import_declaration" and "static" in words:
            found.add("".join(words[words.index("static") + 1 :]))
    return frozenset(found)


def _tried(statement: Node) -> Node | None:
    """The call of the code under test in a statement: of an assertion, the last argument that calls something."""
    if statement.type == "local_variable_declaration":
        declarator = statement.child_by_field_name("declarator")
        value = declarator.child_by_field_name("value") if declarator is not None else None
        return value if value is not None and value.type == "method_invocation" else None
    if statement.type != "expression_statement":
        return None
    call = statement.named_children[0] if statement.named_children else None
    if call is None or call.type != "method_invocation":
        return None
    base = call
    while (receiver := base.child_by_field_name("object")) is not None and receiver.type == "method_invocation":
        base = receiver
    name = _name(base)
    if name == b"assertThrows":
        arguments = base.child_by_field_name("arguments")
        body = arguments.named_children[-1].child_by_field_name("body") if arguments and arguments.named_children else None
        return body if body is not None and body.type == "method_invocation" else None
    if name.startswith(b"assert"):
        arguments = base.child_by_field_name("arguments")
        calls = [one for one in arguments.named_children if one.type == "method_invocation"] if arguments is not None else []
        return calls[-1] if calls else None
    return call if name not in (b"stubFor", b"verify", b"when") else None


def _name(node: Node) -> bytes:
    name = node.child_by_field_name("name")
    return (name.text or b"") if name is not None else b""


def _of(node: Node) -> Range:
    return node.start_byte, node.end_byte
