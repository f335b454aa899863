"""Classes that configuration is bound to: their fields are keys below a prefix.

Spring's and Micronaut's `@ConfigurationProperties("payment")` on a class or on the method that makes it, Quarkus'
`@ConfigMapping`, and Dropwizard's configuration, whose root class extends `io.dropwizard.Configuration` and which is bound to the
whole file. Fields whose type is another class of the project bind it below their name.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from nullguard.knowledge.bean_names import accessed_by, capitalised, is_setter_name
from nullguard.knowledge.words import library_names
from nullguard.model.facts import Field
from nullguard.model.syntax import Annotation, Constant, TypeRef
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo

_BOUND = library_names("bound-configuration")
_ROOTS = library_names("configuration-root")
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

    roots = list(_roots(program))
    parts = {part.id for cls, prefix in roots if not prefix for _, part, _ in _parts(program, cls) if part is not cls}
    for cls, prefix in roots:
        if prefix or cls.id not in parts:  # sections extend the root's class too
            bind(cls, prefix, 0)
    while waiting:
        cls, prefix, depth = waiting.popleft()
        if depth >= _MOST_DEPTH:
            continue
        for name, part, wildcard in _parts(program, cls):
            bind(part, ".".join(filter(None, (prefix, name, wildcard))), depth + 1)
    return {name: tuple(prefixes) for name, prefixes in sorted(found.items())}


def key_of(cls: ClassInfo, field: Field) -> str:
    """The name that a field of a class has in configuration files: its own, else what its annotation, or its accessor's, says."""
    accessors = (f"get{_capital(field.name)}", f"set{_capital(field.name)}", f"is{_capital(field.name)}")
    named = (function.annotations for function in cls.decl.functions if function.name in accessors)
    return next((name for annotations in (field.annotations, *named) if (name := _named(annotations))), field.name)


def _named(annotations: Iterable[Annotation]) -> str:
    texts = (_text(a) for a in annotations if a.simple_name in ("JsonProperty", "Name", "WithName", "SerializedName"))
    return next(filter(None, texts), "")


def _parts(program: Program, cls: ClassInfo) -> Iterator[tuple[str, ClassInfo, str]]:
    """The properties of a class that hold objects of other classes: by fields, and by setters without a field."""
    for holder in program.ancestors(cls):
        if holder.is_library:
            continue
        names = {field.name for field in holder.decl.fields}
        found = [(key_of(holder, field), field.type) for field in holder.decl.fields]
        for function in holder.decl.functions:
            name = accessed_by(function.name)
            if is_setter_name(function.name) and len(function.parameters) == 1 and name not in names:
                found.append((_named(function.annotations) or name, function.parameters[0].type))
        for name, type_ in found:
            inner, wildcard = _target(type_)
            part = program.class_named(holder.path, inner, holder.decl.qualname) if inner else None
            if part is not None and not part.is_library and part.decl.kind in ("class", "record"):
                yield name, part, wildcard


def _capital(name: str) -> str:
    return capitalised(name)


def _roots(program: Program) -> Iterator[tuple[ClassInfo, str]]:
    for path in sorted(program.sources):
        if program.sources[path].language != "java":
            continue
        for cls in program.classes_of(path):
            for annotation in cls.decl.annotations:
                if annotation.simple_name in _BOUND:
                    each = ".*" if annotation.name.endswith("EachProperty") else ""
                    yield cls, _text(annotation) + each
            if cls.decl.bases and cls.decl.bases[0].name.endswith("Configuration") and _ROOTS & program.base_names(cls):
                yield cls, ""
            for function in cls.decl.functions:
                for annotation in function.annotations:
                    if annotation.simple_name == "ConfigurationProperties" and function.returns is not None:
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
