"""The methods of Java entities that give null because their column may be null: what other tools are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nullguard.frameworks.lombok import generated_getters
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.manifest.nullability import nullability
from nullguard.model.java_types import PRIMITIVES
from nullguard.model.schema import AttributeKind, Column, Entity, MappedAttribute
from nullguard.model.syntax import TypeRef
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo


@dataclass(frozen=True, order=True)
class NullableMethod:
    """A method without parameters that may return null.

    `classes` are the names of its class and those around it, outermost first, each with its type parameters (`Entity<T>`).
    `returns` has full names of classes. `reason` says which column it is and why that may be null.
    """

    package: str
    classes: tuple[str, ...]
    name: str
    returns: TypeRef
    reason: str = ""

    @property
    def class_name(self) -> str:
        """The full name of its class, with dots and without type parameters."""
        return ".".join(filter(None, (self.package, *(name.partition("<")[0] for name in self.classes))))


def nullable_methods(program: Program, schema: EntitySchema, omissions: bool) -> tuple[NullableMethod, ...]:
    """The accessors of Java entities whose column may be null, in order, each once.

    Left out are columns that were null in no row of production and, unless `omissions` is set, those that are nullable only
    because nothing says otherwise: in most mappings these are nearly all.
    """
    found = {
        (method.class_name, method.name): method
        for entity in schema.entities
        if entity.path.endswith(".java")
        for method in _of_entity(program, schema, entity, omissions)
    }
    return tuple(sorted(found.values()))


def _of_entity(program: Program, schema: EntitySchema, entity: Entity, omissions: bool) -> Iterator[NullableMethod]:
    cls = program.classes.get(entity.class_id)
    if cls is None or cls.is_library:
        return
    for name, attribute in sorted(entity.accessors.items()):
        mapped = entity.attributes.get(attribute)
        reason = _reason(schema, entity, mapped, omissions) if mapped is not None else ""
        declared = _declared(program, cls, name) if reason else None
        if declared is None:
            continue
        holder, returns = declared
        if returns.name not in PRIMITIVES:
            full = _qualified(program, holder, returns)
            yield NullableMethod(program.sources[holder.path].package, _classes(program, holder), name, full, reason)


def _reason(schema: EntitySchema, entity: Entity, mapped: MappedAttribute, omissions: bool) -> str:
    """Why an attribute may be null; empty when it may not, or not surely enough."""
    if schema.nullable(entity, mapped) is not True:
        return ""
    if mapped.kind is AttributeKind.REVERSE:
        return f"{entity.name}.{mapped.name}: the row may be missing"
    label = (
        f"{mapped.table or entity.table}.{mapped.column}" if entity.table and mapped.column else f"{entity.name}.{mapped.name}"
    )
    # A mapped superclass has no table of its own, and so no column in the manifest.
    column = (schema.column(entity, mapped) if mapped.column else None) or Column(mapped.column, evidence=mapped.evidence)
    verdict = nullability(column)
    if verdict.null_fraction == 0 or not (verdict.explicit or verdict.null_fraction or omissions):
        return ""
    if verdict.null_fraction:
        return f"{label}: null in {verdict.null_fraction * 100:.3g} % of production rows"
    said = next((item for item in column.evidence if item.nullable and item.explicit), verdict.strongest)
    return f"{label}: {said.text}, {said.path}" if said is not None else label


def _declared(program: Program, cls: ClassInfo, method: str) -> tuple[ClassInfo, TypeRef] | None:
    """The class that declares an accessor, or for which Lombok or a record makes it, and the type that it returns."""
    for holder in program.ancestors(cls):
        if holder.is_library:
            continue
        for function in holder.decl.functions:
            if function.name == method and not function.parameters:
                return (holder, function.returns) if function.returns is not None else None
        made_of = generated_getters(holder.decl).get(method, method if holder.decl.kind == "record" else "")
        for field in holder.decl.fields:
            if made_of and field.name == made_of and field.type is not None:
                return holder, field.type
    return None


def _classes(program: Program, holder: ClassInfo) -> tuple[str, ...]:
    names: list[str] = []
    current: ClassInfo | None = holder
    while current is not None and len(names) < 20:
        parameters = ", ".join(parameter.name for parameter in current.decl.type_parameters)
        names.append(f"{current.name}<{parameters}>" if parameters else current.name)
        current = program.classes.get(current.outer) if current.outer else None
    return tuple(reversed(names))


def _qualified(program: Program, holder: ClassInfo, written: TypeRef, depth: int = 0) -> TypeRef:
    """A type with full names of classes; type parameters and what is unknown stay as written."""
    if depth > 10:
        return TypeRef(written.name)
    scope = holder.decl.qualname
    known = program.type_of(TypeRef(written.name), holder.path, scope)
    found = program.class_named(holder.path, written.name, scope)
    candidates = program.candidates(holder.path, written.name, scope)
    is_parameter = known is not None and known.cls.startswith("~")
    name = written.name
    if not is_parameter and name not in (*PRIMITIVES, "[]", "?") and (found is not None or len(candidates) == 1):
        name = found.dotted if found is not None else candidates[0]
    return TypeRef(name, tuple(_qualified(program, holder, argument, depth + 1) for argument in written.args))


def by_class(methods: Iterable[NullableMethod]) -> dict[tuple[str, tuple[str, ...]], list[NullableMethod]]:
    """Methods by package and class, in order."""
    grouped: dict[tuple[str, tuple[str, ...]], list[NullableMethod]] = {}
    for method in methods:
        grouped.setdefault((method.package, method.classes), []).append(method)
    return grouped


def java_type(written: TypeRef, annotation: str = "") -> str:
    """A type in Java's syntax, with a type annotation where such stands (`java.lang.@Nullable String`, `byte @Nullable []`)."""
    if written.name == "[]":
        element = java_type(written.args[0]) if written.args else "java.lang.Object"
        return f"{element} {annotation} []" if annotation else f"{element}[]"
    package, dot, simple = written.name.rpartition(".")
    arguments = f"<{', '.join(map(java_type, written.args))}>" if written.args else ""
    return f"{package}{dot}{annotation}{' ' if annotation else ''}{simple}{arguments}"
