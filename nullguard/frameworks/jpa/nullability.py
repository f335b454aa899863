"""What the annotations of a property say about null.

The column's own word (`@Column`, `@JoinColumn`) stands above the association's (`optional`), which only speaks where the column
is silent; a check of the value (`@NotNull`) is evidence of its own kind; and a field's initialiser says nothing at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.frameworks.jpa.annotations import Marks
from nullguard.frameworks.jpa.classes import Property
from nullguard.manifest.nullability import IDENTITY, VALIDATION
from nullguard.model.java_types import PRIMITIVES
from nullguard.model.schema import Evidence, Origin
from nullguard.model.span import line_of

_OPTIONAL = ("Basic", "ManyToOne", "OneToOne", "Any")
VALIDATIONS = ("NotNull", "NotBlank", "NotEmpty", "NonNull", "Nonnull")
_NULLABLE = ("Nullable", "CheckForNull")
_NOT_NULL = ("Id", "EmbeddedId", "Version", "MapsId")


def evidence(item: Property, override: Marks | None = None) -> tuple[Evidence, ...]:
    """Everything that a property says; `override` is a `@Column` or `@JoinColumn` that replaces its own."""
    return tuple(
        Evidence(Origin.MAPPING, nullable, explicit, item.holder.path, line_of(item.at), text, kind)
        for nullable, explicit, text, kind in _said(item, override)
    )


def _said(item: Property, override: Marks | None) -> Iterator[tuple[bool | None, bool, str, str]]:
    own = item.marks
    key = own.any(_NOT_NULL)
    if key:
        yield False, True, f"@{key}", IDENTITY
        return
    column = _of_column(override) or _of_column(own)
    if column is not None:
        yield column[0], True, column[1], "mapping"
    if own.word("NotFound", "action") == "IGNORE":
        yield True, True, "@NotFound(action = IGNORE)", "mapping"
    optional = own.any(_OPTIONAL)
    said = own.flag(optional, "optional") if optional else None
    if said is not None:
        yield said, column is None, f"@{optional}(optional = {str(said).lower()})", "mapping"
    nullable = own.any(_NULLABLE) or item.getter_marks.any(_NULLABLE)
    if nullable and column is None:
        yield True, True, f"@{nullable}", "mapping"
    for marks in (own, item.getter_marks):
        validation = marks.any(VALIDATIONS)
        if validation:
            grouped = marks.expression(validation, "groups") is not None
            yield False, not grouped, f"@{validation}{' for some groups' if grouped else ''}", VALIDATION
            break
    if column is None and said is None and not nullable:
        if item.type is not None and item.type.name in PRIMITIVES:
            yield False, False, f"the primitive type {item.type.name}", "mapping"
        else:
            yield True, False, _omission(own), "mapping"


def _of_column(marks: Marks | None) -> tuple[bool, str] | None:
    """What `@Column(nullable = …)` or the join columns say: null is possible when one of them may be null."""
    if marks is None:
        return None
    for name in ("Column", "JoinColumn"):
        said = marks.flag(name, "nullable")
        if said is not None:
            return said, f"@{name}(nullable = {str(said).lower()})"
        if "NOT NULL" in " ".join(marks.text(name, "columnDefinition").upper().split()):
            return False, f"@{name} with NOT NULL in its columnDefinition"
    verdicts = []
    for outer, argument in (("JoinColumns", "value"), ("Columns", "columns")):
        for name, inner in marks.nested(outer, argument):
            verdicts.append(inner.flag(name, "nullable"))
    if verdicts and all(said is False for said in verdicts):
        return False, "@JoinColumns, all with nullable = false"
    return (True, "@JoinColumn(nullable = true)") if any(verdicts) else None


def _omission(marks: Marks) -> str:
    named = marks.any(("Column", "JoinColumn", "JoinColumns", "ManyToOne", "OneToOne", "Basic", "Enumerated", "Embedded"))
    word = "optional" if named in ("ManyToOne", "OneToOne", "Basic") else "nullable"
    return f"@{named} without {word}" if named else "no annotation says otherwise"
