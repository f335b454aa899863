"""Code that is told to rely on a value that may be null, written in another way."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import tree_sitter
from java_code import Method, breaks, flat, inside, is_variable, jumps, outwards, part, raw, text_of, within
from rewriting import Edit, Rewrite, before, put

_STATEMENTS = ("expression_statement", "local_variable_declaration", "return_statement", "throw_statement", "if_statement")


@dataclass(frozen=True)
class Use:
    """`node` is the value that may be null, in a method."""

    method: Method
    node: tree_sitter.Node
    number: int
    getters: Mapping[str, Mapping[str, str]]

    @cached_property
    def code(self) -> str:
        return flat(self.node)

    @cached_property
    def name(self) -> str:
        return text_of(self.node)

    @cached_property
    def kind(self) -> str:
        if self.node.type == "identifier":
            return self.method.types.get(self.name, "")
        if self.node.type == "method_invocation" and self.owner is not None and not part(self.node, "arguments").named_children:
            owner = self.method.types.get(text_of(self.owner), "")
            return self.getters.get(owner, {}).get(text_of(part(self.node, "name")), "")
        return ""

    @cached_property
    def owner(self) -> tree_sitter.Node | None:
        return self.node.child_by_field_name("object")

    @cached_property
    def statement(self) -> tree_sitter.Node | None:
        """The statement of a block that first of all relies on the value, if nothing that runs later lies between."""
        inner = self.node
        for outer in outwards(self.node):
            if outer.type in ("lambda_expression", "ternary_expression", "class_body"):
                return None
            if outer.type == "binary_expression" and part(outer, "operator").type in ("&&", "||"):
                if outer.child_by_field_name("right") == inner:
                    return None
            if outer.type in _STATEMENTS:
                is_condition = outer.type != "if_statement" or outer.child_by_field_name("condition") == inner
                return outer if is_condition and outer.parent is not None and outer.parent.type == "block" else None
            if outer.type.endswith("_statement"):
                return None
            inner = outer
        return None

    @cached_property
    def run(self) -> tree_sitter.Node | None:
        """The statement, if it can be run elsewhere: it declares nothing, gives nothing and goes nowhere."""
        found = self.statement
        is_free = found is not None and found.type in ("expression_statement", "if_statement") and not jumps([found])
        return found if is_free and found is not None and self.method.is_fixed([found]) else None


Form = Callable[[Use], Rewrite | None]


def _value(text: str, members: str = "", kind: bool = False, source: str = "") -> Form:
    """Another expression in the value's place; `{e}` is the value, `{t}` its class."""

    def rewrite(use: Use) -> Rewrite | None:
        if kind and not use.kind:
            return None
        names = {"e": use.code, "n": use.number, "t": use.kind}
        classes = ((f"Held{use.number}", source.format(**names)),) if source else ()
        return Rewrite((put(use.node, text.format(**names)),), members.format(**names), classes=classes)

    return rewrite


def _first(text: str, value: str, kind: bool = False, fixed: bool = False) -> Form:
    """A statement before, and another expression in the value's place."""

    def rewrite(use: Use) -> Rewrite | None:
        if use.statement is None or (kind and not use.kind) or (fixed and not use.method.is_fixed([use.node])):
            return None
        names = {"e": use.code, "n": use.number, "t": use.kind}
        return Rewrite((before(use.statement, f"{text.format(**names)} "), put(use.node, value.format(**names))))

    return rewrite


def _around(text: str, is_lambda: bool = False) -> Form:
    """Something around the statement, `{s}`."""

    def rewrite(use: Use) -> Rewrite | None:
        if use.run is None or (not is_lambda and breaks([use.run])):
            return None
        return Rewrite((put(use.run, text.format(s=flat(use.run), n=use.number)),))

    return rewrite


def _extracted(static: bool, elsewhere: bool = False) -> Form:
    def rewrite(use: Use) -> Rewrite | None:
        statement = use.statement
        if statement is None or statement.type == "local_variable_declaration" or not use.method.is_fixed([statement]):
            return None
        is_returned = statement.type == "return_statement"
        kind = flat(part(use.method.node, "type")) if is_returned else "void"
        if (not is_returned and jumps([statement])) or use.method.node.child_by_field_name("type") is None:
            return None
        handed = use.method.handed([statement])
        if handed is None or ((static or elsewhere) and _own(use.method, statement)):
            return None
        if not static and "static" in use.method.modifiers:
            return None
        call = f"done{use.number}({', '.join(name for name, _ in handed)});"
        taken = ", ".join(f"{each} {name}" for name, each in handed)
        head = f"{'static ' if static else ''}{kind} done{use.number}({taken}){use.method.throws}"
        code = f"{head} {{ {flat(statement)} }}"
        call = f"Done{use.number}.{call}" if elsewhere else call
        member = f"private static final class Done{use.number} {{ {code} }}" if elsewhere else f"private {code}"
        return Rewrite((put(statement, f"return {call}" if is_returned else call),), member)

    return rewrite


def _own(method: Method, statement: tree_sitter.Node) -> bool:
    """Whether a statement uses what only its object has."""
    for node in within(statement):
        if node.type in ("this", "super"):
            return True
        if node.type == "method_invocation" and node.child_by_field_name("object") is None:
            return True
        if is_variable(node) and text_of(node) not in method.types and text_of(node)[:1].islower():
            return True
    return False


def _owner_local(declared: bool) -> Form:
    """`order.getBuyer().getName()` in two steps."""

    def rewrite(use: Use) -> Rewrite | None:
        if use.statement is None or use.owner is None or use.owner.type not in ("method_invocation", "identifier"):
            return None
        if use.owner.type == "identifier" and text_of(use.owner) not in use.method.types:
            return None
        kind = use.method.types.get(text_of(use.owner), "") if declared else "var"
        if not kind:
            return None
        name = f"owner{use.number}"
        return Rewrite((before(use.statement, f"{kind} {name} = {flat(use.owner)}; "), put(use.owner, name)))

    return rewrite


def _reader(use: Use) -> Rewrite | None:
    """`buyerOf(order)`."""
    if use.owner is None or not use.kind:
        return None
    kind = use.method.types.get(text_of(use.owner), "")
    member = f"private static {use.kind} read{use.number}({kind} row) {{ return row.{text_of(part(use.node, 'name'))}(); }}"
    return Rewrite((put(use.node, f"read{use.number}({flat(use.owner)})"),), member)


def _entity_reader(use: Use) -> Rewrite | None:
    """Another getter of the entity that gives the same."""
    if use.owner is None or not use.kind:
        return None
    kind = use.method.types.get(text_of(use.owner), "")
    member = f"public {use.kind} other{use.number}() {{ return {text_of(part(use.node, 'name'))}(); }}"
    return Rewrite((put(use.node, f"{flat(use.owner)}.other{use.number}()"),), others=((kind, member),))


def _renamed(use: Use) -> Rewrite | None:
    """The variable at the beginning, under a name that says nothing."""
    root = re.split(r"[.(\[]", use.name)[0]
    if root not in use.method.types or root == "this":
        return None
    names = [each for each in within(use.method.node) if each.type == "identifier" and text_of(each) == root]
    found = []
    for each in names:
        outer = each.parent
        is_name = outer is not None and (
            (outer.type == "method_invocation" and outer.child_by_field_name("name") == each)
            or (outer.type == "field_access" and outer.child_by_field_name("field") == each)
            or (outer.type == "method_reference" and outer.named_children[0] != each)
            or outer.type in ("element_value_pair", "method_declaration", "labeled_statement")
        )
        if not is_name:
            found.append(put(each, f"zz{use.number}"))
    return Rewrite(tuple(found))


def _declared_var(use: Use) -> Rewrite | None:
    """`var order = …`."""
    root = re.split(r"[.(\[]", use.name)[0]
    for each in within(use.method.body):
        if each.type == "local_variable_declaration":
            named = [part(one, "name") for one in each.children_by_field_name("declarator")]
            value = part(each, "declarator").child_by_field_name("value")
            if [text_of(name) for name in named] == [root] and value is not None and "->" not in raw(value):
                if text_of(part(each, "type")) == "var" or value.type in ("null_literal", "array_initializer"):
                    return None
                return Rewrite((put(part(each, "type"), "var"),))
    return None


def _looped(text: str, is_lambda: bool) -> Form:
    """The loop around the use: `{x}`, `{t}`, `{i}` what is gone through, `{b}` the body."""

    def rewrite(use: Use) -> Rewrite | None:
        loop = next((each for each in outwards(use.node) if each.type in ("enhanced_for_statement", "lambda_expression")), None)
        if loop is None or loop.type != "enhanced_for_statement" or loop.start_byte < use.method.body.start_byte:
            return None
        body = inside(part(loop, "body"))
        if use.node not in list(within(part(loop, "body"))):
            return None
        if is_lambda and (jumps(body) or not use.method.is_fixed(body)):
            return None
        if loop.parent is not None and loop.parent.type == "labeled_statement":
            return None
        names = {"x": text_of(part(loop, "name")), "t": flat(part(loop, "type")), "i": flat(part(loop, "value"))}
        return Rewrite((put(loop, text.format(**names, b=flat(body), n=use.number)),))

    return rewrite


def _references(use: Use) -> Rewrite | None:
    """`order -> order.getBuyer()` for `Order::getBuyer` in the method."""
    edits: list[Edit] = []
    for each in within(use.method.body):
        if each.type == "method_reference" and len(each.named_children) == 2:
            owner, name = each.named_children
            if text_of(owner)[:1].isupper() and text_of(name).startswith(("get", "is")):
                edits.append(put(each, f"given{use.number} -> given{use.number}.{text_of(name)}()"))
    return Rewrite(tuple(edits)) if edits else None


def _lambdas(use: Use) -> Rewrite | None:
    """`Order::getBuyer` for `order -> order.getBuyer()`."""
    edits: list[Edit] = []
    for each in within(use.method.body):
        if each.type == "lambda_expression" and part(each, "parameters").type == "identifier":
            body, name = part(each, "body"), text_of(part(each, "parameters"))
            owner = body.child_by_field_name("object")
            kind = next((use.method.types.get(str(k), "") for k in [name]), "")
            if body.type == "method_invocation" and owner is not None and text_of(owner) == name and kind:
                if not part(body, "arguments").named_children:
                    edits.append(put(each, f"{kind}::{text_of(part(body, 'name'))}"))
    return Rewrite(tuple(edits)) if edits else None


_HOLDER = (
    "private static final class Held{n}<T> {{ private final T value; "
    "Held{n}(T value) {{ this.value = value; }} T getValue() {{ return value; }} }}"
)

USES: dict[str, Form] = {
    "value in a local": _first("var value{n} = {e};", "value{n}"),
    "value in a typed local": _first("final {t} value{n} = {e};", "value{n}", kind=True),
    "set later": _first("{t} value{n}; value{n} = {e};", "value{n}", kind=True),
    "array": _first("{t}[] values{n} = {{ {e} }};", "values{n}[0]", kind=True),
    "list": _first("var values{n} = java.util.Arrays.asList({e});", "values{n}.get(0)"),
    "map": _first(
        'java.util.Map<String, {t}> values{n} = new java.util.HashMap<>(); values{n}.put("a", {e});',
        'values{n}.get("a")',
        kind=True,
    ),
    "record": _value("new Held{n}({e}).value()", "private record Held{n}({t} value) {{ }}", kind=True),
    "holder": _value("new Held{n}<>({e}).getValue()", _HOLDER),
    "holder in a local": _first("var held{n} = new Object[] {{ {e} }};", "(({t}) held{n}[0])", kind=True),
    "static method": _value("same{n}({e})", "private static <T> T same{n}(T value) {{ return value; }}"),
    "typed method": _value("same{n}({e})", "private {t} same{n}({t} value) {{ return value; }}", kind=True),
    "other class": _value(
        "rewritten.Held{n}.same({e})",
        source="package rewritten; public final class Held{n} {{ public static <T> T same(T value) {{ return value; }} }}",
    ),
    "reader": _reader,
    "reader of the entity": _entity_reader,
    "supplier": _first("java.util.function.Supplier<{t}> give{n} = () -> {e};", "give{n}.get()", kind=True, fixed=True),
    "orElse(null)": _value("java.util.Optional.ofNullable({e}).orElse(null)"),
    "null or value": _value("({e} == null ? null : {e})"),
    "cast": _value("(({t}) {e})", kind=True),
    "parentheses": _value("({e})"),
    "owner in a local": _owner_local(False),
    "owner in a typed local": _owner_local(True),
    "renamed": _renamed,
    "var": _declared_var,
    "extracted method": _extracted(False),
    "extracted static method": _extracted(True),
    "extracted class": _extracted(True, elsewhere=True),
    "block": _around("{{ {s} }}"),
    "try finally": _around("try {{ {s} }} finally {{ }}"),
    "synchronized": _around("synchronized (this) {{ {s} }}"),
    "do while (false)": _around("do {{ {s} }} while (false);"),
    "switch": _around("switch (0) {{ default: {s} }}"),
    "labelled": _around("done{n}: {{ {s} }}"),
    "lambda": _around("Runnable run{n} = () -> {{ {s} }}; run{n}.run();", is_lambda=True),
    "anonymous class": _around("new Runnable() {{ @Override public void run() {{ {s} }} }}.run();", is_lambda=True),
    "forEach": _looped("{i}.forEach({x} -> {{ {b} }});", True),
    "stream": _looped("{i}.stream().forEach({x} -> {{ {b} }});", True),
    "iterator": _looped(
        "for (java.util.Iterator<{t}> it{n} = {i}.iterator(); it{n}.hasNext();) {{ {t} {x} = it{n}.next(); {b} }}", False
    ),
    "indexed loop": _looped("for (int at{n} = 0; at{n} < {i}.size(); at{n}++) {{ {t} {x} = {i}.get(at{n}); {b} }}", False),
    "lambda for reference": _references,
    "reference for lambda": _lambdas,
}
