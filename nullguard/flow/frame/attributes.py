"""What reading an attribute gives: what the state knows of its path, else what row, schema, framework and class say."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from nullguard.flow.bodies.aliases import names_below
from nullguard.flow.bodies.reasons import kind_of
from nullguard.flow.constants.refused_when_made import refuses_missing
from nullguard.flow.domain.joins import join, weaker
from nullguard.flow.domain.places import known_by, with_place
from nullguard.flow.domain.refinement import overlaid, with_facts_of
from nullguard.flow.domain.state import MAX_DEPTH, Path, State
from nullguard.flow.domain.stored_files import is_stored_file, name_of_file, with_file
from nullguard.flow.domain.values import ANY, BY_CALLS, BY_CONVENTION, NONNULL, NULL, NULLABLE, RESOLVED, UNKNOWN, Fact, Value
from nullguard.flow.frame.frame import Frame
from nullguard.flow.frame.known_of_fields import is_refused_at_start, is_there_by_getter
from nullguard.flow.frame.told_attributes import as_looked_up, as_made, by_body, is_filled_elsewhere, note_declared, property_of
from nullguard.flow.rows.implied import is_implied, is_validated
from nullguard.flow.summaries.reflected import is_reflection
from nullguard.flow.summaries.returns import FULL_DEPTH
from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.span import Packed
from nullguard.program.symbols import UNION, Type

_replace = msgspec.structs.replace

_CLEANING = tuple(sorted(library_names("field-cleaning")))

_OF_KEY = re.compile(r"""(\[|get\()["'](\w+)["'][\])]""")
"""An entry of a dictionary in a path."""


def read_member(
    frame: Frame, base: Value, base_path: Path | None, segment: str, at: Packed, state: State, text: str = ""
) -> tuple[Value, Path | None]:
    """The attribute `segment` of a value: what the state knows of the path, else what the declaration says."""
    path = (*base_path, segment) if base_path is not None and len(base_path) < MAX_DEPTH else None
    known = state.values.get(path) if path is not None else None
    if known is not None and (known.type is not None or known.null == NULL or known.given or known.asked is not None):
        return known, path
    declared = declared_member(frame, base, segment, name_of(frame, base_path))
    if (
        declared.null == NULLABLE
        and path is not None
        and (
            _has_key(frame, base, path, state)
            or is_implied(frame.world, _as_row(base, declared, segment), path, state, frame.written)
            or _is_there_by_other_name(path, state)
            or (frame.is_java and is_there_by_getter(frame, base, path, state))
        )
    ):
        declared = _replace(declared, null=NONNULL, origin=None)
    if frame.is_java and declared.null == NULLABLE and base_path == ("this",) and kind_of(declared) == "declared":
        if is_refused_at_start(frame, base, segment):
            declared = _replace(declared, null=NONNULL, origin=None)
    if frame.is_java and declared.null == UNKNOWN and base_path == ("this",) and frame.calls_left == FULL_DEPTH:
        declared = _as_kept(frame, base, segment, declared)
    if declared.null == NULLABLE and not frame.is_java and not _is_before_validation(frame, path):
        declared = _validated(frame, declared, base, path, segment, state)
        if declared.null == NULLABLE and (
            _is_reflected(frame, base, base_path, segment, state) or _is_tested_before(frame, base, declared, state)
        ):
            declared = _replace(declared, null=UNKNOWN, origin=None)
    if declared.origin is not None:
        declared = with_place(declared, frame.path, at, text or ".".join(path or (segment,)))
    if known is not None:
        return _replace(overlaid(declared, known), constants=known.constants), path
    return declared, path


_OF_CLASS = frozenset({"static", "constant"})
"""Modifiers of Java's fields that belong to the class, and of members of an enum."""


def is_constant(frame: Frame, base: Value, name: str) -> bool:
    """Whether Java reads a constant of the class through an object (`state.PAID`), which need not be there for that."""
    cls = frame.world.class_of(base.type) if name.isupper() else None
    member = frame.world.program.field(cls, name) if cls is not None else None
    return member is not None and member.field is not None and not _OF_CLASS.isdisjoint(member.field.modifiers)


def _as_row(base: Value, held: Value, name: str) -> Value:
    """A record of columns as a row of the table whose column it `held` under the name: what CHECKs say of these holds of it."""
    table, _, column = held.origin.subject.rpartition(".") if base.named and held.origin is not None else ("", "", "")
    return _replace(base, type=Type(table)) if table and column == name else base


def _as_kept(frame: Frame, base: Value, name: str, value: Value) -> Value:
    """A field of a Java object that holds a row: as null as what its methods look up for it."""
    cls = frame.world.class_of(base.type) if value.type is not None else None
    if cls is None or value.type is None or not frame.world.schema.is_entity(value.type.cls):
        return value
    held = frame.held(frame.world, cls, name)
    if held is None or held.null != NULLABLE:
        return value
    frame.is_shared = False  # answers of the function do not ask
    return _replace(value, null=NULLABLE, origin=held.origin)


def _is_reflected(frame: Frame, base: Value, base_path: Path | None, name: str, state: State) -> bool:
    """Whether it is the null of a property that gives it where an attribute of its row is null, which is there."""
    function = property_of(frame, base.type, name) if base.type is not None else None
    if function is None:
        return False
    summary = frame.summarise(frame.world, function, frame.calls_left)
    return bool(summary.reflects) and is_reflection(summary, (base, base_path), (), state)


def _is_tested_before(frame: Frame, base: Value, declared: Value, state: State) -> bool:
    """Whether the column that a new object shows of a row was tested of some row here: it will be the one that it was made of."""
    if not base.fresh or declared.origin is None or base.type is None or frame.world.schema.is_entity(base.type.cls):
        return False
    name = declared.origin.subject.rpartition(".")[2]
    return any(path[-1] == name and value.null == NONNULL for path, value in state.values.items())


def _validated(frame: Frame, declared: Value, base: Value, path: Path | None, segment: str, state: State) -> Value:
    """The attribute, with what methods of the row's class refuse whenever it is saved, or where code asks them."""
    if is_validated(frame.world, base, path, segment, state, frame.written, True):
        return _replace(declared, null=NONNULL, origin=None)
    cls = frame.world.class_of(base.type) if base.type is not None else None
    if cls is not None and not cls.is_library and refuses_missing(frame.world.program, cls, segment):
        return _replace(declared, null=NONNULL, origin=None)
    origin = declared.origin
    if origin is not None and is_validated(frame.world, base, path, segment, state, frame.written, False):
        return _replace(declared, origin=_replace(origin, validated=True))
    return declared


def _has_key(frame: Frame, base: Value, path: Path, state: State) -> bool:
    """Whether the raw key behind a relation is known to be there (`if order.customer_id:`)."""
    attribute = frame.world.schema.attribute(base.type.cls, path[-1]) if base.type is not None else None
    if attribute is None or not attribute.mapped.key_attribute:
        return False
    if base.facts and Fact((attribute.mapped.key_attribute,), "nonnull") in base.facts:
        return True
    key = state.values.get((*path[:-1], attribute.mapped.key_attribute))
    return key is not None and key.null == NONNULL


def _is_there_by_other_name(path: Path, state: State) -> bool:
    """Whether what a path leads to is known to be there by another name of what holds it: `pair.getOrder().getNote()` after
    `Order order = pair.getOrder()` and a test of `order.getNote()`."""
    for other in names_below(path, state.implications):
        known = state.values.get(other)
        if known is not None and known.null == NONNULL:
            return True
    return False


def _brought(frame: Frame, name: str) -> Value:
    """The row that a request brings by itself: that of its user."""
    row = frame.world.schema.row_called(name) if name in library_names("brought-row") and not frame.is_java else ""
    return Value(NONNULL, Type(row), always_true=frame.world.always_true(row), typed=BY_CONVENTION) if row else ANY


def name_of(frame: Frame, path: Path | None) -> str:
    """The name of what a path leads to, where it may tell a class: not if the name also held an object made here."""
    if path is None or frame.is_java or (len(path) == 1 and path[0] in frame.made):
        return ""
    return _carried_as(path[-1]) or path[-1]


@lru_cache(maxsize=4096)
def _carried_as(segment: str) -> str:
    """The request or its like that a dictionary holds: `self.context["request"]`, `context.get("request")`; else empty."""
    found = _OF_KEY.fullmatch(segment)
    return found[2] if found is not None and found[2] in library_names("carrier") else ""


def declared_member(frame: Frame, base: Value, segment: str, called: str = "") -> Value:
    """By the base's facts (a filtered row), schema, framework and class; `called` is the name of what holds the base."""
    if base.named and (held := next((value for name, value in base.named if name == segment), None)) is not None:
        if held.null == NULLABLE and not frame.is_java:
            note_declared(frame, base.type, segment, held)
        return name_of_file(base, held) if is_stored_file(base) else held
    if base.type is not None and base.type.cls == UNION and not frame.is_java:
        return _of_several(frame, base, base.type.args, segment, called)
    value = frame.world.attribute(base, segment, called)
    if value is ANY and base.type is None and called == "request":
        value = frame.carried(frame.world, called, segment) or _brought(frame, segment)
    if base.type is not None and not frame.is_java and (value is ANY or is_filled_elsewhere(value)):
        told = by_body(frame, base.type, segment)
        value = told if value is ANY or told.named or told.element else value
        if base.typed != RESOLVED and value is not ANY:
            value = known_by(value, weaker(base.typed, value.typed))
    if value.null == UNKNOWN and not (frame.is_java or base.fresh or base.named) and base.type is not None:
        value = as_made(frame, base.type, segment, value)
    if value.null == NULLABLE and not frame.is_java and base.type is not None:
        value = as_looked_up(frame, base.type, segment, value)
    if base.fresh and value.null == NULLABLE and not (base.bare and _starts_null(frame, base, segment, value)):
        if not _is_of_rows_held(frame, base, segment):
            value = _replace(value, null=UNKNOWN, origin=None)
    if base.fresh and value.named:
        value = with_file(value)
    if base.fresh and value.column:
        value = _replace(value, column="")
    if value.type is not None and base.type is not None and frame.world.holds_null(value.type.cls):
        value = _replace(value, facts=value.facts + frame.refused(frame, base.type, segment))
    return with_facts_of(base, segment, value) if base.facts else value


def _is_of_rows_held(frame: Frame, base: Value, name: str) -> bool:
    """Whether an attribute is a property of a plain Python object: what it reads of the rows that the object holds is not new."""
    if frame.is_java or base.type is None or frame.world.schema.is_entity(base.type.cls):
        return False
    return property_of(frame, base.type, name) is not None


def _of_several(frame: Frame, base: Value, types: tuple[Type, ...], name: str, called: str) -> Value:
    """The attribute of an object of one of several classes that all have it: null where one of them lets it be."""
    found: Value | None = None
    for type in types:
        value = declared_member(frame, _replace(base, type=type), name, called) if _has_member(frame, type, name) else ANY
        if value is ANY or value.symbol is not None:
            return ANY
        found = value if found is None else join(found, value)
    return known_by(found, weaker(BY_CALLS, found.typed)) if found is not None else ANY


def _has_member(frame: Frame, type: Type, name: str) -> bool:
    cls = frame.world.class_of(type)
    if cls is None:
        return False
    return frame.world.schema.attribute(cls.id, name) is not None or frame.world.program.member(cls, name) is not None


def _is_before_validation(frame: Frame, path: Path | None) -> bool:
    """Whether an attribute is the own row's in `clean`, `clean_number` and their like, which is not validated yet."""
    is_own = path is None or path[0] == frame.self_name
    name = frame.symbol.rpartition(".")[2]
    return is_own and (name in library_names("before-validation") or name.startswith(_CLEANING))


def _starts_null(frame: Frame, base: Value, name: str, value: Value) -> bool:
    """Whether an attribute of an object made without arguments is null: nothing gives it another value at first."""
    if value.origin is None or value.origin.kind in ("reverse", "missing"):
        return False
    cls = frame.world.class_of(base.type)
    member = frame.world.program.member(cls, name) if cls is not None else None
    initial = member.field.value if member is not None and member.field is not None else None
    given = [argument.name for argument in initial.arguments if argument.name] if isinstance(initial, s.Call) else []
    return library_names("giving-default").isdisjoint(given)
