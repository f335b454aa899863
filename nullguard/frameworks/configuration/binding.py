"""Classes that configuration is bound to: their fields are keys below a prefix.

Spring's and Micronaut's `@ConfigurationProperties("payment")` on a class or on the method that makes it, Quarkus'
`@ConfigMapping`, and Dropwizard's configuration, whose root class extends `io.dropwizard.Configuration` and which is bound to the
whole file. Fields whose type is another class of the project bind it below their name.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping

from nullguard.model.facts import Field
from nullguard.model.syntax import Annotation, Constant, TypeRef
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

_BOUND = frozenset({"ConfigurationProperties", "ConfigMapping", "EachProperty"})
_ROOTS = frozenset(
    {
        "io.dropwizard.Configuration",
        "io.dropwizard.core.Configuration",
        "com.yammer.dropwizard.config.Configuration",
    }
)
_PREFIX = frozenset({"value", "prefix", None})
_MOST_PREFIXES = 40
_MOST_DEPTH = 6
_HOLDERS = frozenset({"List", "Set", "Collection", "Map", "Optional"})


def bound_classes(program: Program) -> Mapping[str, tuple[str, ...]]:
    """The prefixes below which each class (by id) is bound, in order. Parts that any name may stand for are `*`."""
    found: dict[str, dict[str, None]] = {}
    waiting: deque[tuple[ClassInfo, str, int]] = deque()

    def bind(cls: ClassInfo, prefix: str, depth: int) -> None:
        prefixes = found.setdefault(cls.id, {})
        if prefix not in prefixes and len(prefixes) < _MOST_PREFIXES:
            prefixes[prefix] = None
            waiting.append((cls, prefix, depth))

    for cls, prefix in _roots(program):
        bind(cls, prefix, 0)
    while waiting:
        cls, prefix, depth = waiting.popleft()
        if depth >= _MOST_DEPTH:
            continue
        for holder in program.ancestors(cls):
            for field in holder.decl.fields if not holder.is_library else ():
                inner, wildcard = _target(field.type)
                other = program.class_named(holder.path, inner, holder.decl.qualname) if inner else None
                if other is not None and not other.is_library and other.decl.kind in ("class", "record"):
                    name = key_of(field)
                    bind(other, ".".join(filter(None, (prefix, name, wildcard))), depth + 1)
    return {name: tuple(prefixes) for name, prefixes in sorted(found.items())}


def key_of(field: Field) -> str:
    """The name that a field has in configuration files."""
    for annotation in field.annotations:
        if annotation.name.rpartition(".")[2] in ("JsonProperty", "Name", "WithName", "SerializedName"):
            text = _text(annotation)
            if text:
                return text
    return field.name


def _roots(program: Program) -> Iterator[tuple[ClassInfo, str]]:
    for path in sorted(program.sources):
        if program.sources[path].language != "java":
            continue
        for cls in program.classes_of(path):
            for annotation in cls.decl.annotations:
                if annotation.name.rpartition(".")[2] in _BOUND:
                    each = ".*" if annotation.name.endswith("EachProperty") else ""
                    yield cls, _text(annotation) + each
            if cls.decl.bases and cls.decl.bases[0].name.endswith("Configuration") and _ROOTS & program.base_names(cls):
                yield cls, ""
            for function in cls.decl.functions:
                for annotation in function.annotations:
                    if annotation.name.rpartition(".")[2] == "ConfigurationProperties" and function.returns is not None:
                        made = program.class_named(path, function.returns.name, cls.decl.qualname)
                        if made is not None and not made.is_library:
                            yield made, _text(annotation)


def _text(annotation: Annotation) -> str:
    for argument in annotation.arguments:
        if argument.name in _PREFIX and isinstance(argument.value, Constant) and isinstance(argument.value.value, str):
            return argument.value.value
    return ""


def _target(ref: TypeRef | None) -> tuple[str, str]:
    """The class that a field holds, and `*` where it holds several."""
    if ref is None:
        return "", ""
    name = ref.name.rpartition(".")[2]
    if name in _HOLDERS and ref.args:
        inner = ref.args[-1].name
        return inner, "" if name == "Optional" else "*"
    return ref.name, ""
