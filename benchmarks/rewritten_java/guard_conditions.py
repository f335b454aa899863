"""Tests for null written in another way, wherever they stand. The names are those of the report."""

from __future__ import annotations

from collections.abc import Callable

from guards import Guard
from java_code import flat, part, text_of
from rewriting import Rewrite, before, put

Form = Callable[[Guard], Rewrite | None]

_CHECKS = "package rewritten; public final class {name} {{ private {name}() {{ }} {member} }}"


def _condition(when_there: str, when_missing: str = "", members: str = "", negate: bool = True) -> Form:
    def rewrite(guard: Guard) -> Rewrite | None:
        text = when_there if guard.there else when_missing or f"!{when_there}"
        names = {"e": guard.code, "n": guard.number}
        return Rewrite((put(guard.node, text.format(**names)),), members.format(**names))

    return rewrite


def _class_of_tests(when_there: str, when_missing: str, member: str) -> Form:
    def rewrite(guard: Guard) -> Rewrite | None:
        name = f"Checks{guard.number}"
        text = (when_there if guard.there else when_missing).format(e=guard.code, c=f"rewritten.{name}")
        return Rewrite((put(guard.node, text),), classes=((name, _CHECKS.format(name=name, member=member)),))

    return rewrite


def _instanceof(guard: Guard) -> Rewrite | None:
    if not guard.kind or not guard.kind[:1].isupper() or len(guard.kind) < 2:
        return None
    kind = guard.kind if "<" not in guard.kind else guard.kind.split("<")[0] + "<?>" * 1
    if guard.kind.count(",") or "[" in kind:
        return None
    test = f"{guard.code} instanceof {kind}"
    return Rewrite((put(guard.node, f"({test})" if guard.there else f"!({test})"),))


def _entity_predicate(body: str) -> Form:
    def rewrite(guard: Guard) -> Rewrite | None:
        if not guard.is_getter or guard.owner is None or guard.owner_kind not in guard.getters:
            return None
        getter, name = text_of(part(guard.subject, "name")), f"has{guard.number}"
        test = f"{flat(guard.owner)}.{name}()"
        member = f"public boolean {name}() {{ {body.format(e=f'{getter}()')} }}"
        return Rewrite((put(guard.node, test if guard.there else f"!{test}"),), others=((guard.owner_kind, member),))

    return rewrite


def _of_row(call: str, member: str) -> Form:
    """A function of the class that knows the row: `{c}` is its class, `{g}` the getter, `{o}` the row."""

    def rewrite(guard: Guard) -> Rewrite | None:
        if not guard.is_getter or guard.owner is None or not guard.owner_kind:
            return None
        names = {"n": guard.number, "c": guard.owner_kind, "g": text_of(part(guard.subject, "name")), "o": flat(guard.owner)}
        test = call.format(**names)
        return Rewrite((put(guard.node, test if guard.there else f"!{test}"),), member.format(**names))

    return rewrite


def _boxed(guard: Guard) -> Rewrite | None:
    if guard.branch is None:
        return None
    name = f"tested{guard.number}"
    test = f"Boolean.TRUE.equals({name})"
    code = f"Boolean {name} = {guard.code} != null; "
    return Rewrite((before(guard.branch, code), put(guard.node, test if guard.there else f"!{test}")))


def _stored(guard: Guard) -> Rewrite | None:
    if guard.branch is None:
        return None
    name = f"tested{guard.number}"
    code = f"boolean {name} = java.util.stream.Stream.of({guard.code}, this).allMatch(java.util.Objects::nonNull); "
    return Rewrite((before(guard.branch, code), put(guard.node, name if guard.there else f"!{name}")))


def _local(there: bool, flag: bool = False) -> Form:
    def rewrite(guard: Guard) -> Rewrite | None:
        if guard.branch is None:
            return None
        name = f"tested{guard.number}"
        sign = "!=" if there else "=="
        code = f"boolean {name} = {guard.code} {sign} null;"
        if flag:
            code = f"boolean {name} = {str(not there).lower()}; if ({guard.code} != null) {{ {name} = {str(there).lower()}; }}"
        return Rewrite((before(guard.branch, f"{code} "), put(guard.node, name if there is guard.there else f"!{name}")))

    return rewrite


def _copy(guard: Guard) -> Rewrite | None:
    if guard.branch is None:
        return None
    name = f"value{guard.number}"
    test = f"{name} {'!=' if guard.there else '=='} null"
    return Rewrite((before(guard.branch, f"final var {name} = {guard.code}; "), put(guard.node, test)))


def _alias(guard: Guard) -> Rewrite | None:
    if guard.branch is None or guard.owner is None or text_of(guard.owner) in guard.method.assigned:
        return None
    name = f"alias{guard.number}"
    kind = guard.owner_kind or "var"
    return Rewrite((before(guard.branch, f"{kind} {name} = {flat(guard.owner)}; "), put(guard.owner, name)))


def _this(guard: Guard) -> Rewrite | None:
    if guard.subject.type == "identifier" and guard.name not in guard.method.types:
        return Rewrite((put(guard.subject, f"this.{guard.name}"),))
    return (
        Rewrite((put(guard.subject, f"this.{guard.code}"),))
        if guard.is_getter and guard.subject.child_by_field_name("object") is None
        else None
    )


CONDITIONS: dict[str, Form] = {
    "null != x": _condition("null != {e}", "null == {e}"),
    "!(x == null)": _condition("!({e} == null)", "!({e} != null)"),
    "(x)": _condition("(({e}) != null)", "(({e}) == null)"),
    "(x != null) == true": _condition("({e} != null) == true", "({e} != null) == false"),
    "Boolean.TRUE.equals(x != null)": _condition("Boolean.TRUE.equals({e} != null)"),
    "x == null ? false : true": _condition("({e} == null ? false : true)", "({e} == null ? true : false)"),
    "Objects.nonNull": _condition("java.util.Objects.nonNull({e})"),
    "Objects.isNull": _condition("!java.util.Objects.isNull({e})", "java.util.Objects.isNull({e})"),
    "Objects.equals(x, null)": _condition("!java.util.Objects.equals({e}, null)", "java.util.Objects.equals({e}, null)"),
    "Optional.ofNullable.isPresent": _condition("java.util.Optional.ofNullable({e}).isPresent()"),
    "Optional.ofNullable.isEmpty": _condition(
        "!java.util.Optional.ofNullable({e}).isEmpty()", "java.util.Optional.ofNullable({e}).isEmpty()"
    ),
    "ObjectUtils.isNotEmpty (commons)": _condition("org.apache.commons.lang3.ObjectUtils.isNotEmpty({e})"),
    "ObjectUtils.allNotNull (commons)": _condition("org.apache.commons.lang3.ObjectUtils.allNotNull({e})"),
    "ObjectUtils.isEmpty (Spring)": _condition(
        "!org.springframework.util.ObjectUtils.isEmpty({e})", "org.springframework.util.ObjectUtils.isEmpty({e})"
    ),
    "Stream.of.noneMatch(isNull)": _condition("java.util.stream.Stream.of({e}).noneMatch(java.util.Objects::isNull)"),
    "switch with case null": _condition(
        "switch ({e}) {{ case null -> false; default -> true; }}", "switch ({e}) {{ case null -> true; default -> false; }}"
    ),
    "Predicate.test": _condition("((java.util.function.Predicate<Object>) java.util.Objects::nonNull).test({e})"),
    "static helper": _condition(
        "isThere{n}({e})", members="private static boolean isThere{n}(Object value) {{ return value != null; }}"
    ),
    "negative helper": _condition(
        "!isMissing{n}({e})", "isMissing{n}({e})", "private static boolean isMissing{n}(Object value) {{ return value == null; }}"
    ),
    "helper with if": _condition(
        "isThere{n}({e})",
        members="private boolean isThere{n}(Object value) {{ if (value == null) {{ return false; }} return true; }}",
    ),
    "helper with a result": _condition(
        "isThere{n}({e})",
        members=(
            "private boolean isThere{n}(Object value) "
            "{{ boolean found = false; if (value != null) {{ found = true; }} return found; }}"
        ),
    ),
    "generic helper": _condition(
        "isThere{n}({e})",
        members="private static <T> boolean isThere{n}(final T value) {{ return java.util.Objects.nonNull(value); }}",
    ),
    "helper for several values": _condition(
        "allThere{n}({e})",
        members=(
            "private static boolean allThere{n}(Object... values) "
            "{{ for (Object value : values) {{ if (value == null) {{ return false; }} }} return true; }}"
        ),
    ),
    "helper through a helper": _condition(
        "isThere{n}({e})",
        members=(
            "private boolean isThere{n}(Object value) {{ return !isMissing{n}(value); }} "
            "private boolean isMissing{n}(Object value) {{ return value == null; }}"
        ),
    ),
    "class in another package": _class_of_tests(
        "{c}.isThere({e})", "!{c}.isThere({e})", "public static boolean isThere(Object value) { return value != null; }"
    ),
    "negative class in another package": _class_of_tests(
        "!{c}.isMissing({e})", "{c}.isMissing({e})", "public static boolean isMissing(Object value) { return value == null; }"
    ),
    "helper that gives an Optional": _condition(
        "given{n}({e}).isPresent()",
        members="private static <T> java.util.Optional<T> given{n}(T value) {{ return java.util.Optional.ofNullable(value); }}",
    ),
    "helper that knows the row": _of_row("has{n}({o})", "private static boolean has{n}({c} row) {{ return row.{g}() != null; }}"),
    "helper that gives an Optional of the row": _of_row(
        "with{n}({o}).isPresent()",
        "private static java.util.Optional<{c}> with{n}({c} row) "
        "{{ return row.{g}() == null ? java.util.Optional.empty() : java.util.Optional.of(row); }}",
    ),
    "predicate that a method makes": _of_row(
        "having{n}().test({o})",
        "private static java.util.function.Predicate<{c}> having{n}() {{ return row -> row.{g}() != null; }}",
    ),
    "predicate of the entity": _entity_predicate("return {e} != null;"),
    "predicate of the entity with if": _entity_predicate("if ({e} == null) {{ return false; }} return true;"),
    "instanceof": _instanceof,
    "boolean local": _local(True),
    "negative boolean local": _local(False),
    "flag": _local(True, flag=True),
    "negative flag": _local(False, flag=True),
    "boxed local": _boxed,
    "stored question of a stream": _stored,
    "copy tested": _copy,
    "alias of the receiver": _alias,
    "this.": _this,
}
