"""Tests for null in Java that can be removed: `if (order.getBuyer() != null)`, `if (order == null) { return; }`,
`order != null && order.isOpen()`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import tree_sitter
import tree_sitter_java
from guards import COLUMN, LOOKUP, NAMED, Guard

_PARSER = tree_sitter.Parser(tree_sitter.Language(tree_sitter_java.language()))
_LOOKUPS = re.compile(r"find|get|load|select|query|fetch|retrieve|lookup|read")
_PREDICATES = ("isNull(", "nonNull(", "isEmpty(", "isNotEmpty(", "isBlank(", "isNotBlank(", "ofNullable(", "hasText(")
_LEAVING = ("return_statement", "throw_statement", "continue_statement", "break_statement")
_CATCHING = re.compile(r"\b(NullPointerException|RuntimeException|Exception|Throwable)\b")
_NAMES = ("equals", "hashCode", "toString", "compareTo")


def guards_in(path: str, data: bytes, nullable: Collection[str], rows: Mapping[str, str]) -> Iterator[Guard]:
    """The guards of a source: `nullable` are the names of attributes that may be null, `rows` those of the classes that rows are
    known by, with their sources."""
    root = _PARSER.parse(data).root_node
    rows = set(rows) - _of_libraries(data, rows)
    for node in _within(root):
        if node.type in ("method_declaration", "constructor_declaration") and node.child_by_field_name("body") is not None:
            method = _Method(path, data, node, nullable, rows, dict(_fields(data, root)))
            if method.name not in _NAMES:
                yield from method.guards()


class _Method:
    def __init__(
        self,
        path: str,
        data: bytes,
        node: tree_sitter.Node,
        nullable: Collection[str],
        rows: Collection[str],
        fields: dict[str, str],
    ) -> None:
        self._path = path
        self._data = data
        self._nullable = nullable
        self._rows = rows
        self._types = fields | dict(_declared(data, node))
        self._is_constructor = node.type == "constructor_declaration"
        self._body = _field(node, "body")
        self.name = self._text(_field(node, "name"))
        self._where = f"{self.name}:{node.start_point[0]}"
        self._whole = self._text(self._body)
        self._found = {name: giver for part in _within(self._body) for name, giver in self._looked_up(part, rows)}
        asked = (self._tested(part)[0] for part in _within(self._body) if part.type == "binary_expression")
        self._tests = Counter(self._text(node) for node in asked if node is not None)

    def guards(self) -> Iterator[Guard]:
        for node in _within(self._body):
            if node.type == "if_statement" and node.child_by_field_name("alternative") is None:
                inside = _field(node, "consequence")
                yield from self._guard(_field(node, "condition"), True, [inside])
                last = inside.named_children[-1] if inside.type == "block" and inside.named_children else inside
                if last.type in _LEAVING:
                    yield from self._guard(_field(node, "condition"), False, list(_behind(node)))
            elif node.type == "ternary_expression":
                yield from self._guard(_field(node, "condition"), True, [_field(node, "consequence")])
                yield from self._guard(_field(node, "condition"), False, [_field(node, "alternative")])
            elif node.type == "binary_expression" and _field(node, "operator").type == "&&":
                yield from self._guard(_field(node, "left"), True, [_field(node, "right")])

    def _guard(self, condition: tree_sitter.Node, wanted: bool, way: list[tree_sitter.Node]) -> Iterator[Guard]:
        condition = _unwrapped(condition)
        tested, there = self._tested(condition)
        if tested is None or there is not wanted:
            return
        name = self._text(tested)
        uses = self._uses(way, name)
        source = self._source(tested, name)
        is_plain = condition.start_point[0] == condition.end_point[0] and self._tests[name] == 1
        is_asked = any(f"{predicate}{name}" in self._whole for predicate in _PREDICATES)
        if uses and source and is_plain and not is_asked and not self._is_bound(way, name) and not self._is_caught(condition):
            (row, start), (_, end) = condition.start_point, condition.end_point
            handed = tuple(self._handed(way, name))
            giver = self._found.get(name, "") if source == LOOKUP else ""
            span = (row + 1, start, end)
            yield Guard(self._path, *span, str(wanted).lower(), name, tuple(uses), handed, source, self._where, giver)

    def _source(self, node: tree_sitter.Node, name: str) -> str:
        if node.type == "identifier":
            return LOOKUP if name in self._found else ""
        if node.type != "method_invocation" or _field(node, "arguments").named_children:
            return ""
        getter = self._text(_field(node, "name"))
        if not getter.startswith("get") or getter[3:].lower() not in self._nullable:
            return ""
        owner = name.removesuffix(f"{getter}()").removesuffix(".")
        own = Path(self._path).stem
        kind = own if owner in ("", "this") else self._types.get(owner.removeprefix("this."), "")
        if self._is_constructor and own in self._rows:
            return ""  # what a new row is made of is no row yet
        return COLUMN if kind in self._rows else NAMED

    def _looked_up(self, node: tree_sitter.Node, rows: Collection[str]) -> Iterator[tuple[str, str]]:
        """The variables of a mapped class that a declaration gives what a method of such a name finds, and that name."""
        if node.type == "local_variable_declaration" and self._text(_field(node, "type")) in rows:
            for part in node.named_children:
                value = part.child_by_field_name("value") if part.type == "variable_declarator" else None
                if value is not None and value.type == "method_invocation" and self._is_lookup(value):
                    yield self._text(_field(part, "name")), self._text(_field(value, "name"))

    def _is_lookup(self, call: tree_sitter.Node) -> bool:
        """Whether a call is named like one that looks for a row; what maps hold is no row's."""
        name = self._text(_field(call, "name"))
        if name == "get":
            owner = call.child_by_field_name("object")
            kind = self._types.get(self._text(owner), "Map") if owner is not None else ""
            if kind.endswith(("Map", "Cache")):
                return False
        return bool(_field(call, "arguments").named_children) and _LOOKUPS.match(name) is not None

    def _tested(self, node: tree_sitter.Node) -> tuple[tree_sitter.Node | None, bool]:
        node = _unwrapped(node)
        if node.type != "binary_expression" or _field(node, "right").type != "null_literal":
            return None, True
        operator = _field(node, "operator").type
        return (_field(node, "left"), operator == "!=") if operator in ("==", "!=") else (None, True)

    def _uses(self, way: Iterable[tree_sitter.Node], name: str) -> list[int]:
        found = set()
        for node in (part for root in way for part in _within(root)):
            if node.type in ("method_invocation", "field_access"):
                owner = node.child_by_field_name("object")
                if owner is not None and self._text(owner) == name:
                    found.update((owner.end_point[0] + 1, node.end_point[0] + 1))
            elif node.type == "enhanced_for_statement" and self._text(_field(node, "value")) == name:
                found.add(node.start_point[0] + 1)
        return sorted(found)

    def _handed(self, way: Iterable[tree_sitter.Node], name: str) -> list[int]:
        arguments = (
            node for root in way for part in _within(root) if part.type == "argument_list" for node in part.named_children
        )
        return sorted({node.start_point[0] + 1 for node in arguments if self._text(node) == name})

    def _is_caught(self, node: tree_sitter.Node) -> bool:
        """Whether a handler in the method takes what is raised here."""
        inner, outer = node, node.parent
        while outer is not None and outer.type not in ("method_declaration", "constructor_declaration"):
            if outer.type.startswith("try_") and inner == outer.child_by_field_name("body"):
                handlers = [part for part in outer.named_children if part.type == "catch_clause"]
                if any(_CATCHING.search(self._text(_field(part, "body").prev_named_sibling or part)) for part in handlers):
                    return True
            inner, outer = outer, outer.parent
        return False

    def _is_bound(self, way: Iterable[tree_sitter.Node], name: str) -> bool:
        root = re.split(r"[.(]", name.removeprefix("this."))[0]
        for node in (part for each in way for part in _within(each)):
            target = {"assignment_expression": "left", "variable_declarator": "name"}.get(node.type)
            if target is not None and self._text(_field(node, target)) in (name, root):
                return True
        return False

    def _text(self, node: tree_sitter.Node) -> str:
        return re.sub(r"\s+", "", self._data[node.start_byte : node.end_byte].decode("utf-8", "replace"))


def _of_libraries(data: bytes, rows: Mapping[str, str]) -> set[str]:
    """The names of rows that a source imports from elsewhere: `java.lang.reflect.Field` is no row of `Field`."""
    imports = [found.decode().split(".") for found in re.findall(rb"^import\s+([\w.]+);", data, re.MULTILINE)]
    return {parts[-1] for parts in imports if parts[-1] in rows and not rows[parts[-1]].endswith("/".join(parts) + ".java")}


def rows_in(sources: Mapping[str, bytes], mapped: Collection[str]) -> set[str]:
    """The classes that rows are known by: the mapped ones, what those are below, and the objects that they make of themselves
    (`Order toData()`), if the program has them."""
    rows: set[str] = set()
    waiting = sorted(mapped)
    while waiting:
        name = waiting.pop()
        if name not in rows and name in sources:
            rows.add(name)
            waiting.extend(_relatives(sources[name]))
    return rows


def _relatives(data: bytes) -> Iterator[str]:
    for node in _within(_PARSER.parse(data).root_node):
        if node.type in ("superclass", "super_interfaces", "extends_interfaces"):
            yield from (_name(data, part) for part in _within(node) if part.type == "type_identifier")
        elif node.type == "method_declaration" and _name(data, _field(node, "name")).startswith("to"):
            if not _field(node, "parameters").named_children:
                yield _name(data, _field(node, "type"))


def _fields(data: bytes, root: tree_sitter.Node) -> Iterator[tuple[str, str]]:
    for node in _within(root):
        if node.type == "field_declaration":
            for part in node.children_by_field_name("declarator"):
                yield _name(data, _field(part, "name")), _name(data, _field(node, "type"))


def _declared(data: bytes, method: tree_sitter.Node) -> Iterator[tuple[str, str]]:
    """The parameters and variables of a method with the names of their classes."""
    for node in _within(method):
        if node.type in ("formal_parameter", "enhanced_for_statement"):
            yield _name(data, _field(node, "name")), _name(data, _field(node, "type"))
        elif node.type == "local_variable_declaration":
            for part in node.children_by_field_name("declarator"):
                yield _name(data, _field(part, "name")), _name(data, _field(node, "type"))


def _name(data: bytes, node: tree_sitter.Node) -> str:
    return data[node.start_byte : node.end_byte].decode("utf-8", "replace").split("<")[0]


def _within(node: tree_sitter.Node) -> Iterator[tree_sitter.Node]:
    waiting = [node]
    while waiting:
        part = waiting.pop()
        yield part
        waiting.extend(reversed(part.children))


def _field(node: tree_sitter.Node, name: str) -> tree_sitter.Node:
    found = node.child_by_field_name(name)
    return found if found is not None else node


def _unwrapped(node: tree_sitter.Node) -> tree_sitter.Node:
    while node.type == "parenthesized_expression":
        node = node.named_children[0]
    return node


def _behind(node: tree_sitter.Node) -> Iterator[tree_sitter.Node]:
    following = node.next_named_sibling
    while following is not None:
        yield following
        following = following.next_named_sibling
