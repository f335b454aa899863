"""Where text can be added to a Java source: after a call, after its statement, among the imports."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from tree_sitter import Node

from nullguard.languages.treesitter import parse
from nullguard.model.source import Language

_CALLS = ("method_invocation", "object_creation_expression")
_TRANSPARENT = ("cast_expression", "parenthesized_expression")
_STATEMENTS = ("local_variable_declaration", "expression_statement")


class CallSpan(msgspec.Struct, frozen=True):
    """A call's last byte (exclusive), and the statement that keeps its result in `variable` (empty: none does): its last byte and
    the white space before it on its line."""

    end: int
    variable: str = ""
    statement_end: int = 0
    indent: str = ""


class ImportSpan(msgspec.Struct, frozen=True):
    """How a class is named in a source: `name` is simple where an import says so or can (then `text` is to be put in at `at`, if
    it is not empty), else qualified."""

    name: str
    at: int = 0
    text: str = ""


def call_ending(data: bytes, name_end: int) -> CallSpan | None:
    """The call whose name (for `new T(…)`, its type) ends at a byte. Raises UnreadableSource."""
    for node in _walk(parse(data, Language.JAVA).root_node):
        if node.type not in _CALLS or not node.start_byte < name_end < node.end_byte:
            continue
        name = node.child_by_field_name("name" if node.type == "method_invocation" else "type")
        if name is not None and name.end_byte == name_end:
            return _kept(node, data)
    return None


def has_error(data: bytes) -> bool:
    """Whether a source does not parse. Raises UnreadableSource."""
    return parse(data, Language.JAVA).root_node.has_error


def import_of(data: bytes, qualified: str) -> ImportSpan:
    """How to name a class, with the import that has to be added. Raises UnreadableSource."""
    package, _, simple = qualified.rpartition(".")
    imports: list[tuple[str, Node]] = []
    after: Node | None = None
    for node in parse(data, Language.JAVA).root_node.children:
        if node.type == "package_declaration":
            after = node
        elif node.type == "import_declaration":
            text = (node.text or b"").decode("utf-8", "replace").removesuffix(";")
            if "static" not in text.split():
                imports.append((text.removeprefix("import").strip(), node))
        elif node.type.endswith("_declaration") and node.child_by_field_name("name") is not None:
            name = node.child_by_field_name("name")
            if name is not None and name.text == simple.encode():
                return ImportSpan(qualified)
    names = {name for name, _ in imports}
    if qualified in names or f"{package}.*" in names:
        return ImportSpan(simple)
    if any(name.rpartition(".")[2] == simple for name in names):
        return ImportSpan(qualified)
    earlier = [node for name, node in imports if name < qualified]
    if earlier:
        return ImportSpan(simple, earlier[-1].end_byte, f"\nimport {qualified};")
    if imports:
        return ImportSpan(simple, imports[0][1].start_byte, f"import {qualified};\n")
    if after is not None:
        return ImportSpan(simple, after.end_byte, f"\n\nimport {qualified};")
    return ImportSpan(qualified)


def _kept(node: Node, data: bytes) -> CallSpan:
    value = node
    while value.parent is not None and value.parent.type in _TRANSPARENT:
        value = value.parent
    parent = value.parent
    variable = ""
    if parent is not None and parent.type == "variable_declarator" and parent.child_by_field_name("value") == value:
        variable = _text(parent.child_by_field_name("name"))
        parent = parent.parent
    elif parent is not None and parent.type == "assignment_expression" and parent.child_by_field_name("right") == value:
        variable = _text(parent.child_by_field_name("left"))
        parent = parent.parent
    block = parent.parent if parent is not None else None
    if not variable or parent is None or parent.type not in _STATEMENTS or block is None or block.type != "block":
        return CallSpan(node.end_byte)
    start = data.rfind(b"\n", 0, parent.start_byte) + 1
    indent = data[start : parent.start_byte].decode("utf-8", "replace")
    return CallSpan(node.end_byte, variable, parent.end_byte, indent if not indent.strip() else "")


def _text(node: Node | None) -> str:
    return (node.text or b"").decode("utf-8", "replace") if node is not None else ""


def _walk(root: Node) -> Iterator[Node]:
    cursor = root.walk()
    while True:
        node = cursor.node
        if node is not None:
            yield node
        if cursor.goto_first_child() or cursor.goto_next_sibling():
            continue
        while True:
            if not cursor.goto_parent():
                return
            if cursor.goto_next_sibling():
                break
