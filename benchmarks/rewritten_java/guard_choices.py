"""Conditional expressions, `&&` and `||` around a test for null, written in another way. The names are those of the report."""

from __future__ import annotations

from guard_conditions import Form
from guard_statements import is_plain
from guards import Guard
from java_code import bare, flat, inside, part, text_of
from rewriting import Rewrite, put

_OPTIONAL = "java.util.Optional.ofNullable"


def _choice(text: str, returned: bool = False, declared: bool = False, inside_lambda: bool = False) -> Form:
    """Of `order != null ? a : b`: `{a}`, `{b}`, and `{w}` with another name in the order's place; `{k} {z}` is declared."""

    def rewrite(guard: Guard) -> Rewrite | None:
        if guard.chosen is None:
            return None
        whole, there, missing = guard.chosen
        statement = whole
        while statement.parent is not None and statement.parent.type == "parenthesized_expression":
            statement = statement.parent
        if not guard.uses([there]) or (inside_lambda and not guard.method.is_fixed([whole])):
            return None
        if ("{t}" in text and not is_plain(guard.kind)) or guard.uses([missing]):
            return None
        name, target = f"value{guard.number}", whole
        more = {"k": "", "z": ""}
        outer = statement.parent
        if returned:
            if outer is None or outer.type != "return_statement" or outer.parent is None or outer.parent.type != "block":
                return None
            target = outer
        if declared:
            if outer is None or outer.type != "variable_declarator" or outer.parent is None or outer.parent.parent is None:
                return None
            target = outer.parent
            if target.type != "local_variable_declaration" or len(target.children_by_field_name("declarator")) > 1:
                return None
            if target.parent is None or target.parent.type != "block" or text_of(part(target, "type")) == "var":
                return None
            more = {"k": flat(part(target, "type")), "z": text_of(part(outer, "name"))}
        code = text.format(
            e=guard.code, a=flat(there), b=flat(missing), v=name, w=flat(there, guard.name, name), t=guard.kind, **more
        )
        return Rewrite((put(target, code),))

    return rewrite


def _joined(text: str) -> Form:
    """Of `order != null && a`: `{a}`, `{w}` with another name; of `order == null || a` the same, negated."""

    def rewrite(guard: Guard) -> Rewrite | None:
        outer = guard.node.parent
        operator = "&&" if guard.there else "||"
        if outer is None or outer.type != "binary_expression" or part(outer, "operator").type != operator:
            return None
        if outer.child_by_field_name("left") != guard.node:
            return None
        right = part(outer, "right")
        if not guard.uses([right]) or ("value" in text and not guard.method.is_fixed([right])):
            return None
        name, sign = f"value{guard.number}", "" if guard.there else "!"
        names = {"e": guard.code, "a": f"{sign}({flat(right)})", "v": name, "w": f"{sign}({flat(right, guard.name, name)})"}
        code = text.format(**names)
        return Rewrite((put(outer, code if guard.there else f"!({code})"),))

    return rewrite


def _two_ifs(guard: Guard) -> Rewrite | None:
    branch, outer = guard.branch, guard.node.parent
    if branch is None or outer is None or guard.otherwise is not None or guard.then is None or not guard.there:
        return None
    if outer.type != "binary_expression" or part(outer, "operator").type != "&&" or bare(guard.whole) != outer:
        return None
    right = flat(part(outer, "right"))
    return Rewrite((put(branch, f"if ({guard.code} != null) {{ if ({right}) {{ {flat(inside(guard.then))} }} }}"),))


CHOICES: dict[str, Form] = {
    "map and orElse": _choice(f"{_OPTIONAL}({{e}}).map({{v}} -> {{w}}).orElse({{b}})", inside_lambda=True),
    "map and orElseGet": _choice(f"{_OPTIONAL}({{e}}).map({{v}} -> {{w}}).orElseGet(() -> {{b}})", inside_lambda=True),
    "turned": _choice("{e} == null ? {b} : {a}"),
    "switch expression": _choice("switch ({e}) {{ case null -> {b}; default -> {a}; }}"),
    "conditional pattern": _choice("{e} instanceof {t} {v} ? {w} : {b}"),
    "if for a returned choice": _choice("if ({e} != null) {{ return {a}; }} return {b};", returned=True),
    "if for a declared choice": _choice("{k} {z}; if ({e} == null) {{ {z} = {b}; }} else {{ {z} = {a}; }}", declared=True),
    "default, then set": _choice("{k} {z} = {b}; if ({e} != null) {{ {z} = {a}; }}", declared=True),
    "conditional for &&": _joined("({e} != null ? {a} : false)"),
    "De Morgan": _joined("!({e} == null || !({a}))"),
    "Optional.filter": _joined(f"{_OPTIONAL}({{e}}).filter({{v}} -> {{w}}).isPresent()"),
    "map to boolean": _joined(f"{_OPTIONAL}({{e}}).map({{v}} -> {{w}}).orElse(false)"),
    "two ifs": _two_ifs,
}
