"""What a relation makes on the other side: `order_set`, a related name, `profile` for a one-to-one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nullguard.frameworks.django.models.field_classes import FieldKind
from nullguard.frameworks.django.models.models import InheritedField, Models
from nullguard.frameworks.django.names import MANAGER
from nullguard.frameworks.types import collection
from nullguard.model.schema import AttributeKind, Evidence, MappedAttribute, Origin
from nullguard.model.span import line_of
from nullguard.program.symbols import ClassInfo


def add_reverse_accessors(
    models: Models,
    concrete: list[ClassInfo],
    relations: dict[str, dict[str, ClassInfo]],
    attributes: dict[str, dict[str, MappedAttribute]],
) -> None:
    """Add to `attributes` of the targets and their descendants what the relations of the `concrete` models make there."""
    heirs: dict[str, list[ClassInfo]] = {}
    for cls in concrete:
        for base in models.lineage(cls)[1:]:
            heirs.setdefault(base.id, []).append(cls)
    for cls in concrete:
        if models.is_proxy(cls):
            continue
        for name, inherited in models.local_fields(cls).items():
            target = relations[cls.id].get(name)
            if target is None or not _is_reversible(inherited, target, cls):
                continue
            accessor = _accessor(models, cls, inherited)
            if accessor:
                made = _reverse(cls, inherited, accessor)
                for holder in _holders(models, target, heirs):
                    if holder.id in attributes:
                        attributes[holder.id].setdefault(accessor, made)
        for parent in models.concrete_parents(cls):
            made = _missing_row(cls.name.lower(), cls, cls, line_of(cls.decl.at), "a parent row need not have a child row")
            for holder in _holders(models, parent, heirs):
                if holder.id in attributes and cls not in models.program.ancestors(holder):
                    attributes[holder.id].setdefault(made.name, made)


def _is_reversible(inherited: InheritedField, target: ClassInfo, cls: ClassInfo) -> bool:
    field = inherited.field
    if field.kind is not FieldKind.MANY:
        return True
    if field.field_class.name in ("GenericRelation", "TaggableManager"):
        return False
    return target is not cls or bool(field.related_name)


def _accessor(models: Models, cls: ClassInfo, inherited: InheritedField) -> str:
    """The name on the other side; empty where the relation hides it."""
    field = inherited.field
    name = cls.name.lower()
    written = field.related_name
    if not written:
        option = models.option(cls, "default_related_name")
        written = option if isinstance(option, str) else ""
    if written.endswith("+"):
        return ""
    if not written:
        return name if field.kind is FieldKind.ONE_TO_ONE else f"{name}_set"
    written = written.replace("%(class)s", name).replace("%(model_name)s", name)
    return written.replace("%(app_label)s", models.app_label(cls).lower())


def _reverse(cls: ClassInfo, inherited: InheritedField, accessor: str) -> MappedAttribute:
    field = inherited.field
    if field.kind is not FieldKind.ONE_TO_ONE:
        return collection(accessor, cls.id, MANAGER, field.name if field.kind is FieldKind.FOREIGN_KEY else "")
    own = field.holder if not field.holder.is_library or cls.is_library else cls
    line = field.line if own is field.holder else line_of(cls.decl.at)
    if field.field_class.name.startswith("Auto"):
        text = f"{field.field_class.name} makes the row"
        said = Evidence(Origin.MAPPING, False, True, own.path, line, text)
        return MappedAttribute(accessor, AttributeKind.RELATION, target=cls.id, evidence=(said,))
    return _missing_row(accessor, cls, own, line, "a row need not have one", field.name)


def _missing_row(
    accessor: str, cls: ClassInfo, declared_in: ClassInfo, line: int, text: str, inverse: str = ""
) -> MappedAttribute:
    said = (Evidence(Origin.MAPPING, True, True, declared_in.path, line, text),)
    return MappedAttribute(
        accessor, AttributeKind.REVERSE, target=cls.id, evidence=said, raises_when_missing=True, inverse=inverse
    )


def _holders(models: Models, target: ClassInfo, heirs: Mapping[str, list[ClassInfo]]) -> Iterator[ClassInfo]:
    """The target's table owner, and everything that descends from it: also by `User = get_user_model()`."""
    target = models.concrete(target)
    yield target
    yield from {cls.id: cls for cls in (*models.program.subclasses(target), *heirs.get(target.id, ()))}.values()
