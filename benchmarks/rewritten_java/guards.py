"""Plain tests for null in Java, and what stands around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import tree_sitter
from java_code import Method, bare, behind, flat, inside, leaves, part, text_of, values_in, within

_PATHS = ("identifier", "method_invocation", "field_access")


@dataclass(frozen=True)
class Guard:
    """`node` tests `subject`; `there` is whether that is there where it holds. `number` makes names unique, `getters` are
    the methods without parameters of the program's classes, with what they give."""

    method: Method
    node: tree_sitter.Node
    subject: tree_sitter.Node
    there: bool
    number: int
    getters: Mapping[str, Mapping[str, str]]

    @cached_property
    def code(self) -> str:
        return flat(self.subject)

    @cached_property
    def name(self) -> str:
        return text_of(self.subject)

    @cached_property
    def kind(self) -> str:
        """The class of what is tested, if that is known."""
        if self.subject.type == "identifier":
            return self.method.types.get(self.name, "")
        return self.getters.get(self.owner_kind, {}).get(text_of(part(self.subject, "name")), "") if self.is_getter else ""

    @cached_property
    def owner(self) -> tree_sitter.Node | None:
        """`order` of `order.getBuyer()`, if it is a variable."""
        owner = self.subject.child_by_field_name("object")
        return owner if owner is not None and owner.type == "identifier" and text_of(owner) in self.method.types else None

    @cached_property
    def owner_kind(self) -> str:
        return self.method.types.get(text_of(self.owner), "") if self.owner is not None else ""

    @property
    def is_getter(self) -> bool:
        return self.subject.type == "method_invocation" and not part(self.subject, "arguments").named_children

    @cached_property
    def whole(self) -> tree_sitter.Node:
        """The condition of which the test is the first part."""
        node = self.node
        while node.parent is not None and node.parent.type in ("binary_expression", "parenthesized_expression"):
            outer = node.parent
            if outer.type == "binary_expression" and outer.child_by_field_name("left") != node:
                break
            node = outer
        return node

    @cached_property
    def branch(self) -> tree_sitter.Node | None:
        """The `if` in a block that begins by the test."""
        outer = self.whole.parent
        is_first = outer is not None and outer.type == "if_statement" and outer.child_by_field_name("condition") == self.whole
        return outer if is_first and outer is not None and outer.parent is not None and outer.parent.type == "block" else None

    @cached_property
    def is_alone(self) -> bool:
        return bare(self.whole) == self.node

    @cached_property
    def then(self) -> tree_sitter.Node | None:
        return part(self.branch, "consequence") if self.branch is not None else None

    @cached_property
    def otherwise(self) -> tree_sitter.Node | None:
        return self.branch.child_by_field_name("alternative") if self.branch is not None else None

    @cached_property
    def nested(self) -> list[tree_sitter.Node]:
        """What `if (order != null) { … }` guards."""
        if self.branch is None or self.then is None or not self.is_alone or not self.there or self.otherwise is not None:
            return []
        return inside(self.then)

    @cached_property
    def leaving(self) -> tree_sitter.Node | None:
        """What `if (order == null) { return; }` does, if something follows."""
        if self.branch is None or self.then is None or not self.is_alone or self.there or self.otherwise is not None:
            return None
        return self.then if leaves(self.then) and self.rest else None

    @cached_property
    def rest(self) -> list[tree_sitter.Node]:
        return behind(self.branch) if self.branch is not None else []

    @cached_property
    def chosen(self) -> tuple[tree_sitter.Node, tree_sitter.Node, tree_sitter.Node] | None:
        """A conditional expression, what it gives when the value is there, and what when not."""
        outer = self.whole.parent
        if (
            outer is None
            or outer.type != "ternary_expression"
            or not self.is_alone
            or outer.child_by_field_name("condition") != self.whole
        ):
            return None
        ways = part(outer, "consequence"), part(outer, "alternative")
        return (outer, ways[0], ways[1]) if self.there else (outer, ways[1], ways[0])

    def uses(self, nodes: list[tree_sitter.Node]) -> bool:
        return any(values_in(node, self.name) for node in nodes)


def guards_in(method: Method, getters: Mapping[str, Mapping[str, str]]) -> Iterator[Guard]:
    for node in within(method.body):
        if node.type == "binary_expression" and part(node, "right").type == "null_literal":
            subject, operator = part(node, "left"), part(node, "operator").type
            if operator in ("==", "!=") and subject.type in _PATHS and not _is_bound(method, subject):
                yield Guard(method, node, subject, operator == "!=", node.start_byte, getters)


def _is_bound(method: Method, subject: tree_sitter.Node) -> bool:
    """Whether the method gives a value to what is tested."""
    return text_of(subject) in method.assigned


def without(guard: Guard) -> str:
    """The constant that takes the guarded way."""
    return "true" if guard.there else "false"
