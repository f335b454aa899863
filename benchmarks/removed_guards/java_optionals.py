"""What Optionals guard in Java: `ofNullable(order.getBuyer()).map(Customer::getName).orElse("")`,
`found.ifPresent(order -> …)`."""

from __future__ import annotations

from collections.abc import Iterator

import tree_sitter
from java_syntax import field, text_of

_ENDS = frozenset({"orElse", "orElseGet"})


def chains(node: tree_sitter.Node) -> Iterator[tuple[tree_sitter.Node, tree_sitter.Node, str]]:
    """Of a call that ends a chain: the chain, what it begins with, and the getters that are called on that, as code."""
    if node.type != "method_invocation" or text_of(field(node, "name")) not in _ENDS:
        return
    getters: list[str] = []
    link = node.child_by_field_name("object")
    while link is not None and link.type == "method_invocation" and text_of(field(link, "name")) == "map":
        given = field(link, "arguments").named_children
        if len(given) != 1 or given[0].type != "method_reference":
            return
        owner, _, getter = text_of(given[0]).partition("::")
        if not owner[:1].isupper() or not getter.startswith(("get", "is")):
            return
        getters.append(f".{getter}()")
        link = link.child_by_field_name("object")
    if link is not None and getters:
        yield node, link, "".join(reversed(getters))


def asked(node: tree_sitter.Node) -> Iterator[tuple[tree_sitter.Node, tree_sitter.Node, str]]:
    """Of `found.ifPresent(order -> …);`: the statement, what it asks, and the code that does not ask."""
    call = node.named_children[0] if node.type == "expression_statement" else node
    if call is node or call.type != "method_invocation" or text_of(field(call, "name")) != "ifPresent":
        return
    owner, given = call.child_by_field_name("object"), field(call, "arguments").named_children
    if owner is not None and len(given) == 1 and given[0].type == "lambda_expression":
        name, body = text_of(field(given[0], "parameters")), field(given[0], "body")
        if name.isidentifier() and owner.start_point[0] == owner.end_point[0]:
            code = (body.text or b"").decode("utf-8", "replace")
            before = "\n" * (body.start_point[0] - owner.end_point[0])
            taken = (owner.text or b"").decode("utf-8", "replace")
            yield node, owner, f"{{ var {name} = {taken}.get();{before} {code}{'' if body.type == 'block' else ';'} }}"


def given_to_of_nullable(node: tree_sitter.Node) -> tree_sitter.Node | None:
    """`order.getBuyer()` of `Optional.ofNullable(order.getBuyer())`."""
    if node.type == "method_invocation" and text_of(field(node, "name")) == "ofNullable":
        given = field(node, "arguments").named_children
        return given[0] if len(given) == 1 else None
    return None


def is_replaced(call: tree_sitter.Node) -> tree_sitter.Node | None:
    """What `requireNonNullElse(order.getTotal(), 0)` would give if it were there."""
    if call.type == "method_invocation" and text_of(field(call, "name")) in (
        "requireNonNullElse",
        "defaultIfNull",
        "firstNonNull",
    ):
        given = field(call, "arguments").named_children
        return given[0] if len(given) == 2 else None
    return None
