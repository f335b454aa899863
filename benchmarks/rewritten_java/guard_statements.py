"""Statements around a test for null, written in another way. The names are those of the report."""

from __future__ import annotations

import tree_sitter
from guard_conditions import Form
from guards import Guard
from java_code import breaks, flat, inside, jumps, part, text_of
from rewriting import Rewrite, over, put

_OPTIONAL = "java.util.Optional.ofNullable"

_REQUIRING = (
    "package rewritten; public final class Checks{n} {{ public static void require(Object value) "
    '{{ if (value == null) {{ throw new IllegalStateException("missing"); }} }} }}'
)


def _nested(text: str, may_jump: bool = False, is_lambda: bool = False, members: str = "") -> Form:
    """Of `if (order != null) { … }`: `{e}` is the order, `{b}` the body, `{v}` a name, `{w}` the body with that in the
    order's place, `{o}` the same with what an Optional of that name holds, `{t}` the class."""

    def rewrite(guard: Guard) -> Rewrite | None:
        body = guard.nested
        if not body or guard.branch is None or ("{t}" in text and not is_plain(guard.kind)):
            return None
        if not may_jump and (jumps(body) if is_lambda else breaks(body)):
            return None
        if is_lambda and not guard.method.is_fixed(body):
            return None
        return Rewrite((put(guard.branch, _filled(text, guard, body)),), members.format(n=guard.number))

    return rewrite


def _filled(text: str, guard: Guard, body: list[tree_sitter.Node]) -> str:
    name = f"value{guard.number}"
    return text.format(
        e=guard.code,
        b=flat(body),
        v=name,
        w=flat(body, guard.name, name),
        o=flat(body, guard.name, f"{name}.get()"),
        n=guard.number,
        t=guard.kind,
    )


def is_plain(kind: str) -> bool:
    return kind[:1].isupper() and len(kind) > 1 and not set(kind) & set("<[,")


def _early(guard: Guard) -> Rewrite | None:
    """Returns, or goes on with the next, where that is all that is left to do."""
    body, branch = guard.nested, guard.branch
    if not body or branch is None or guard.rest or branch.parent is None:
        return None
    outer = branch.parent.parent
    if outer is not None and outer.type == "enhanced_for_statement":
        leave = "continue"
    elif branch.parent == guard.method.body and text_of(part(guard.method.node, "type")) in ("void", text_of(guard.method.node)):
        leave = "return"
    else:
        return None
    return Rewrite((put(branch, f"if ({guard.code} == null) {{ {leave}; }} {flat(body)}"),))


def _extracted(text: str, member: str) -> Form:
    """The body in a method of its own: `{c}` calls it."""

    def rewrite(guard: Guard) -> Rewrite | None:
        body, method = guard.nested, guard.method
        if not body or guard.branch is None or jumps(body) or not method.is_fixed(body):
            return None
        handed = method.handed([*body, guard.subject])
        if handed is None or ("{w}" in member and not guard.kind):
            return None
        name, static = f"guarded{guard.number}", "static " if "static" in method.modifiers else ""
        given, taken = [each for each, _ in handed], [f"{kind} {each}" for each, kind in handed]
        if "{w}" in member and guard.subject.type != "identifier":
            given, taken = [*given, guard.code], [*taken, f"{guard.kind} value{guard.number}"]
        code = flat(body, guard.name, f"value{guard.number}") if guard.subject.type != "identifier" else flat(body)
        call = f"{name}({', '.join(given)});"
        head = f"private {static}void {name}({', '.join(taken)}){method.throws}"
        return Rewrite(
            (put(guard.branch, text.format(e=guard.code, c=call)),), member.format(h=head, e=guard.code, b=flat(body), w=code)
        )

    return rewrite


def _left(text: str, thrown: bool = False, members: str = "", source: str = "", jump: bool = True) -> Form:
    """Of `if (order == null) { return; } …`: `{l}` leaves, `{r}` is the rest."""

    def rewrite(guard: Guard) -> Rewrite | None:
        if guard.leaving is None or guard.branch is None:
            return None
        last = inside(guard.leaving)[-1]
        if thrown and (last.type != "throw_statement" or len(inside(guard.leaving)) > 1):
            return None
        if not jump and breaks([guard.leaving]):
            return None
        rest = [each for each in guard.rest if not each.type.endswith("_comment")]
        if not rest or ("{r}" in text and guard.branch.parent is not None and guard.branch.parent.type != "block"):
            return None
        names = {"e": guard.code, "l": flat(inside(guard.leaving)), "n": guard.number, "x": _thrown(last)}
        edit = put(guard.branch, text.format(**names)) if "{r}" not in text else None
        if edit is None:
            edit = over(guard.branch, rest[-1], text.format(**names, r=flat(rest)))
        classes = ((f"Checks{guard.number}", source.format(**names)),) if source else ()
        return Rewrite((edit,), members.format(**names), classes=classes)

    return rewrite


def _thrown(last: tree_sitter.Node) -> str:
    return flat(last.named_children[0]) if last.type == "throw_statement" else ""


def _initial(text: str, members: str = "") -> Form:
    """Of `Order order = find(); if (order == null) { throw …; }`: `{i}` is `find()`."""

    def rewrite(guard: Guard) -> Rewrite | None:
        if guard.leaving is None or guard.branch is None:
            return None
        last, declared = inside(guard.leaving)[-1], guard.branch.prev_named_sibling
        if last.type != "throw_statement" or len(inside(guard.leaving)) > 1 or declared is None:
            return None
        if declared.type != "local_variable_declaration":
            return None
        declarator = part(declared, "declarator")
        value = declarator.child_by_field_name("value")
        if text_of(part(declarator, "name")) != guard.name or value is None:
            return None
        names = {"i": flat(value), "x": _thrown(last), "n": guard.number}
        text_now = text.format(**names)
        declaration = f"{flat(part(declared, 'type'))} {guard.name} = {text_now};"
        return Rewrite((over(declared, guard.branch, declaration),), members.format(**names))

    return rewrite


def _looped(text: str) -> Form:
    """Of `for (T x : xs) { if (x.get() == null) { continue; } … }`, or with the loop's body nested: `{x}`, `{t}`, `{i}` what is
    gone through, `{b}` the body."""

    def rewrite(guard: Guard) -> Rewrite | None:
        body = guard.rest if guard.leaving is not None else guard.nested
        if not body or guard.branch is None or guard.branch.parent is None or (guard.nested and guard.rest):
            return None
        if guard.leaving is not None and inside(guard.leaving)[-1].type != "continue_statement":
            return None
        loop = guard.branch.parent.parent
        if loop is None or loop.type != "enhanced_for_statement" or guard.branch.parent.named_children[0] != guard.branch:
            return None
        if "->" in text and (jumps(body) or not guard.method.is_fixed(body)) and "for (" not in text:
            return None
        names = {"x": text_of(part(loop, "name")), "t": flat(part(loop, "type")), "i": flat(part(loop, "value"))}
        return Rewrite((put(loop, text.format(**names, e=guard.code, b=flat(body), n=guard.number)),))

    return rewrite


STATEMENTS: dict[str, Form] = {
    "if else, turned": _nested("if ({e} == null) {{ }} else {{ {b} }}", may_jump=True),
    "early return or continue": _early,
    "labelled break": _nested("left{n}: {{ if ({e} == null) {{ break left{n}; }} {b} }}", may_jump=True),
    "do while (false)": _nested("do {{ if ({e} == null) {{ break; }} {b} }} while (false);"),
    "while with break": _nested("while ({e} != null) {{ {b} break; }}"),
    "value in a local": _nested("final var {v} = {e}; if ({v} != null) {{ {w} }}", may_jump=True),
    "ifPresent": _nested(f"{_OPTIONAL}({{e}}).ifPresent({{v}} -> {{{{ {{w}} }}}});", is_lambda=True),
    "ifPresentOrElse": _nested(f"{_OPTIONAL}({{e}}).ifPresentOrElse({{v}} -> {{{{ {{w}} }}}}, () -> {{{{ }}}});", is_lambda=True),
    "isPresent and get": _nested(f"var {{v}} = {_OPTIONAL}({{e}}); if ({{v}}.isPresent()) {{{{ {{o}} }}}}", may_jump=True),
    "Stream.ofNullable": _nested("java.util.stream.Stream.ofNullable({e}).forEach({v} -> {{ {w} }});", is_lambda=True),
    "filtered stream": _nested(
        "java.util.Collections.singletonList({e}).stream().filter(java.util.Objects::nonNull).forEach({v} -> {{ {w} }});",
        is_lambda=True,
    ),
    "catch NullPointerException": _nested("try {{ {b} }} catch (NullPointerException e{n}) {{ }}", may_jump=True),
    "switch statement with case null": _nested("switch ({e}) {{ case null -> {{ }} default -> {{ {b} }} }}"),
    "old switch with case null": _nested("switch ({e}) {{ case null: break; default: {b} }}"),
    "pattern": _nested("if ({e} instanceof {t} {v}) {{ {w} }}", may_jump=True),
    "lambda": _nested("if ({e} != null) {{ Runnable run{n} = () -> {{ {b} }}; run{n}.run(); }}", is_lambda=True),
    "anonymous class": _nested(
        "if ({e} != null) {{ new Runnable() {{ @Override public void run() {{ {b} }} }}.run(); }}", is_lambda=True
    ),
    "final local in a lambda": _nested(
        "final var {v} = {e}; if ({v} != null) {{ Runnable run{n} = () -> {{ {w} }}; run{n}.run(); }}", is_lambda=True
    ),
    "method called under the guard": _extracted("if ({e} != null) {{ {c} }}", "{h} {{ {b} }}"),
    "method given the value": _extracted("if ({e} != null) {{ {c} }}", "{h} {{ {w} }}"),
    "method with the guard": _extracted("{c}", "{h} {{ if ({e} == null) {{ return; }} {b} }}"),
    "else": _left("if ({e} == null) {{ {l} }} else {{ {r} }}"),
    "nested": _left("if ({e} != null) {{ {r} }} else {{ {l} }}"),
    "leave by case null": _left("switch ({e}) {{ case null: {l} default: break; }}", jump=False),
    "leave by case null with arrow": _left("switch ({e}) {{ case null -> {{ {l} }} default -> {{ }} }}", jump=False),
    "throwing helper": _left(
        "require{n}({e});", True, "private static void require{n}(Object value) {{ if (value == null) {{ throw {x}; }} }}"
    ),
    "throwing helper, turned": _left(
        "require{n}({e});",
        True,
        "private void require{n}(Object value) {{ if (value != null) {{ return; }} throw {x}; }}",
    ),
    "throwing boolean": _left(
        "require{n}({e} != null);", True, "private static void require{n}(boolean holds) {{ if (!holds) {{ throw {x}; }} }}"
    ),
    "throwing class": _left(
        "rewritten.Checks{n}.require({e});",
        True,
        source=_REQUIRING,
    ),
    "Preconditions.checkNotNull": _left("com.google.common.base.Preconditions.checkNotNull({e});", True),
    "Preconditions.checkArgument": _left("com.google.common.base.Preconditions.checkArgument({e} != null);", True),
    "Preconditions.checkState": _left('com.google.common.base.Preconditions.checkState({e} != null, "missing");', True),
    "Objects.requireNonNull": _left('java.util.Objects.requireNonNull({e}, "missing");', True),
    "Assert.notNull (Spring)": _left('org.springframework.util.Assert.notNull({e}, "missing");', True),
    "Assert.isTrue (Spring)": _left('org.springframework.util.Assert.isTrue({e} != null, "missing");', True),
    "Validate.notNull (commons)": _left('org.apache.commons.lang3.Validate.notNull({e}, "missing");', True),
    "Validate.isTrue (commons)": _left("org.apache.commons.lang3.Validate.isTrue({e} != null);", True),
    "assert": _left('assert {e} != null : "missing";', True),
    "orElseThrow": _initial(f"{_OPTIONAL}({{i}}).orElseThrow(() -> {{x}})"),
    "helper that gives or throws": _initial(
        "given{n}({i})", "private static <T> T given{n}(T value) {{ if (value == null) {{ throw {x}; }} return value; }}"
    ),
    "requireNonNull of the value": _initial("java.util.Objects.requireNonNull({i})"),
    "labelled continue": _looped("each{n}: for ({t} {x} : {i}) {{ if ({e} == null) {{ continue each{n}; }} {b} }}"),
    "stream filter": _looped("{i}.stream().filter({x} -> {e} != null).forEach({x} -> {{ {b} }});"),
    "filtered list": _looped(
        "for ({t} {x} : {i}.stream().filter({x} -> {e} != null).collect(java.util.stream.Collectors.toList())) {{ {b} }}"
    ),
    "indexed loop": _looped(
        "for (int at{n} = 0; at{n} < {i}.size(); at{n}++) {{ {t} {x} = {i}.get(at{n}); if ({e} == null) {{ continue; }} {b} }}"
    ),
    "iterator": _looped(
        "for (java.util.Iterator<{t}> it{n} = {i}.iterator(); it{n}.hasNext();) "
        "{{ {t} {x} = it{n}.next(); if ({e} != null) {{ {b} }} }}"
    ),
    "forEach": _looped("{i}.forEach({x} -> {{ if ({e} == null) {{ return; }} {b} }});"),
}
