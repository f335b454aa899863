"""Tests for null in Java that can be removed: `if (order.getBuyer() != null)`, `if (order == null) { return; }`,
`order != null && order.isOpen()`, `StringUtils.isNotBlank(order.getLabel())`, `found.isPresent()`, chains of Optionals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import tree_sitter
from guards import COLUMN, DEFAULT, LOOKUP, NAMED, OPTIONAL, TEST, Guard
from java_optionals import asked, chains, given_to_of_nullable, is_replaced
from java_rows import declared_types, of_libraries
from java_syntax import behind, chosen, field, handed_on, is_bound, parsed, tested, text_of, unwrapped, uses_of, within

_LOOKUPS = re.compile(r"find|get|load|select|query|fetch|retrieve|lookup|read")
_LEAVING = ("return_statement", "throw_statement", "continue_statement", "break_statement")
_CATCHING = re.compile(r"\b(NullPointerException|RuntimeException|Exception|Throwable)\b")
_NAMES = ("equals", "hashCode", "toString", "compareTo")


@dataclass(frozen=True)
class Known:
    """What is known of the program: the names of attributes that may be null, the classes of rows with their sources, what
    their getters give, and which functions give an Optional of a row."""

    nullable: Collection[str]
    rows: Mapping[str, str]
    getters: Mapping[str, str]
    finders: Collection[str]


def guards_in(path: str, data: bytes, known: Known) -> Iterator[Guard]:
    """The guards of a source."""
    root = parsed(data)
    rows = set(known.rows) - of_libraries(data, known.rows)
    fields = {name: kind for node in within(root) if node.type == "field_declaration" for name, kind in declared_types(node)}
    for node in within(root):
        if node.type in ("method_declaration", "constructor_declaration") and node.child_by_field_name("body") is not None:
            method = _Method(path, node, known, rows, fields)
            if method.name not in _NAMES:
                yield from method.guards()


class _Method:
    def __init__(self, path: str, node: tree_sitter.Node, known: Known, rows: Collection[str], fields: Mapping[str, str]) -> None:
        self._path = path
        self._known = known
        self._rows = rows
        self._types = dict(fields) | dict(declared_types(node))
        self._is_constructor = node.type == "constructor_declaration"
        self._body = field(node, "body")
        self.name = text_of(field(node, "name"))
        self._where = f"{self.name}:{node.start_point[0]}"
        self._found = {name: giver for part in within(self._body) for name, giver in self._looked_up(part)}
        self._optionals = {name for name, kind in self._types.items() if kind == "Optional"}
        asked_of = (tested(part)[0] for part in within(self._body) if part.type in ("binary_expression", "method_invocation"))
        self._tests = Counter(text_of(node) for node in asked_of if node is not None)

    def guards(self) -> Iterator[Guard]:
        inside: set[int] = set()
        for node in within(self._body):
            if node.type in ("if_statement", "ternary_expression"):
                inside.update(part.id for part in within(unwrapped(field(node, "condition"))))
                yield from self._choice(field(node, "condition"), *_ways(node))
            elif node.type == "binary_expression" and field(node, "operator").type in ("&&", "||"):
                if node.id not in inside:
                    inside.update(part.id for part in within(node))
                    yield from self._choice(node, [], [])
            yield from self._of_optionals(node)

    def _choice(
        self, condition: tree_sitter.Node, when_true: list[tree_sitter.Node], when_false: list[tree_sitter.Node]
    ) -> Iterator[Guard]:
        for part, wanted, way in chosen(condition, when_true, when_false):
            subject, there = tested(part)
            if subject is not None and there is wanted:
                name = text_of(subject)
                uses = uses_of(way, name, name in self._optionals)
                if uses and self._tests[name] == 1 and not is_bound(way, name):
                    yield from self._guard(part, str(wanted).lower(), subject, uses, handed_on(way, name), TEST)

    def _of_optionals(self, node: tree_sitter.Node) -> Iterator[Guard]:
        for whole, begin, getters in chains(node):
            value = given_to_of_nullable(begin)
            lines = range(whole.start_point[0] + 1, whole.end_point[0] + 2)
            if value is not None:
                if not field(value, "arguments").named_children:
                    yield from self._guard(whole, f"{_code(value)}{getters}", value, [*lines], [], OPTIONAL)
            else:
                yield from self._guard(whole, f"{_code(begin)}.get(){getters}", begin, [*lines], [], OPTIONAL)
        for statement, owner, code in asked(node):
            yield from self._guard(statement, code, owner, [owner.start_point[0] + 1], [], OPTIONAL)
        value = is_replaced(node)
        if value is not None and node.parent is not None and uses_of([node.parent], text_of(node)):
            yield from self._guard(node, _code(value), value, [node.start_point[0] + 1], [], DEFAULT)

    def _guard(
        self, node: tree_sitter.Node, text: str, subject: tree_sitter.Node, uses: list[int], handed: list[int], form: str
    ) -> Iterator[Guard]:
        name = text_of(subject)
        source = self._source(subject, name)
        if source and f"ofNullable({name}" not in text_of(self._body).replace(text_of(node), "") and not self._is_caught(node):
            span = (node.start_point[0] + 1, node.start_byte, node.end_byte)
            giver = self._found.get(name, "") if source == LOOKUP else ""
            yield Guard(self._path, *span, text, name, tuple(uses), tuple(handed), source, form, self._where, giver)

    def _source(self, node: tree_sitter.Node, name: str) -> str:
        if node.type == "identifier":
            return LOOKUP if name in self._found else ""
        if node.type != "method_invocation":
            return ""
        if field(node, "arguments").named_children:
            called = text_of(field(node, "name"))
            return LOOKUP if called in self._known.finders and called != "get" and _LOOKUPS.match(called) else ""
        getter = text_of(field(node, "name"))
        if not getter.startswith("get") or getter[3:].lower() not in self._known.nullable:
            return ""
        owner = node.child_by_field_name("object")
        own = Path(self._path).stem
        kind = own if owner is None or text_of(owner) == "this" else self._kind(owner)
        if self._is_constructor and own in self._rows:
            return ""  # what a new row is made of is no row yet
        return COLUMN if kind in self._rows else NAMED

    def _kind(self, node: tree_sitter.Node) -> str:
        """The class of a variable, a field, or what a getter of a row gives."""
        if node.type == "method_invocation":
            owner = node.child_by_field_name("object")
            if owner is not None and self._kind(owner) in self._rows and not field(node, "arguments").named_children:
                return self._known.getters.get(text_of(field(node, "name")), "")
            return ""
        return self._types.get(text_of(node).removeprefix("this."), "")

    def _looked_up(self, node: tree_sitter.Node) -> Iterator[tuple[str, str]]:
        """The variables of a mapped class, or of an Optional of one, that a declaration gives what a method of such a name
        finds, and that name."""
        if node.type != "local_variable_declaration":
            return
        kind = re.fullmatch(r"(?:Optional<)?(\w+)>?", text_of(field(node, "type")))
        if kind is not None and kind[1] in self._rows:
            for part in node.named_children:
                value = part.child_by_field_name("value") if part.type == "variable_declarator" else None
                if value is not None and value.type == "method_invocation" and text_of(field(value, "name")) == "orElse":
                    value = value.child_by_field_name("object") if "(null)" in text_of(field(value, "arguments")) else None
                if value is not None and value.type == "method_invocation" and self._is_lookup(value):
                    yield text_of(field(part, "name")), text_of(field(value, "name"))

    def _is_lookup(self, call: tree_sitter.Node) -> bool:
        """Whether a call is named like one that looks for a row; what maps hold is no row's."""
        name = text_of(field(call, "name"))
        if name == "get":
            owner = call.child_by_field_name("object")
            kind = self._types.get(text_of(owner), "Map") if owner is not None else ""
            if kind.endswith(("Map", "Cache")):
                return False
        return bool(field(call, "arguments").named_children) and _LOOKUPS.match(name) is not None

    def _is_caught(self, node: tree_sitter.Node) -> bool:
        """Whether a handler in the method takes what is raised here."""
        inner, outer = node, node.parent
        while outer is not None and outer.type not in ("method_declaration", "constructor_declaration"):
            if outer.type.startswith("try_") and inner == outer.child_by_field_name("body"):
                handlers = [part for part in outer.named_children if part.type == "catch_clause"]
                if any(_CATCHING.search(_code(field(part, "body").prev_named_sibling or part)) for part in handlers):
                    return True
            inner, outer = outer, outer.parent
        return False


def _ways(node: tree_sitter.Node) -> tuple[list[tree_sitter.Node], list[tree_sitter.Node]]:
    """What comes when the condition of a branch or a conditional expression holds, and when it does not."""
    consequence, alternative = field(node, "consequence"), node.child_by_field_name("alternative")
    last = consequence.named_children[-1] if consequence.type == "block" and consequence.named_children else consequence
    other = [alternative] if alternative is not None else []
    if node.type == "if_statement" and (last.type in _LEAVING or _replaces(field(node, "condition"), last)):
        other += behind(node)
    return [consequence], other


def _replaces(condition: tree_sitter.Node, last: tree_sitter.Node) -> bool:
    """Whether `if (order == null) { order = new Order(); }` gives it a value."""
    subject, there = tested(condition)
    set_to = last.named_children[0] if last.type == "expression_statement" else last
    is_set = set_to.type == "assignment_expression" and field(set_to, "right").type != "null_literal"
    return subject is not None and not there and is_set and text_of(field(set_to, "left")) == text_of(subject)


def _code(node: tree_sitter.Node) -> str:
    return (node.text or b"").decode("utf-8", "replace")
