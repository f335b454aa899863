"""Rows that a validator refuses because a collection of theirs is empty: what their methods choose from it is there, unless an
argument says which one (Java: `order.getItem(locale)`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from nullguard.checks.context import Context
from nullguard.flow.summaries.observations import Use
from nullguard.model.finding import Place
from nullguard.model.schema import AttributeKind
from nullguard.model.span import line_of
from nullguard.program.symbols import ClassInfo


class FilledCollections:
    """The collections of rows that validators refuse to be empty, in one run."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def doubt_of(self, use: Use, path: str) -> str:
        """Why a method of a row, which looks for another row and gave null, mostly finds one: it chooses from a collection that a
        validator refuses to be empty. Empty where nothing says so."""
        where = use.origin.path or path
        for subject, place in self._refused.items():
            class_id, _, name = subject.rpartition(".")
            cls = self._context.program.classes.get(class_id)
            entity = self._context.schema.entity(class_id)
            if cls is None or entity is None or cls.path != where or entity.attributes[name].target != use.row:
                continue
            if name in self._mentions(cls, use.origin.at) and not self._is_told_which(cls, use, path):
                return f"a validator of '{cls.name}' refuses one without '{name}' ({place.path}:{place.line})"
        return ""

    def _is_told_which(self, cls: ClassInfo, use: Use, path: str) -> bool:
        """Whether the methods of the row that the null came out of, up to the one that others have called, were all given
        something to choose by: one that is given nothing chooses any."""
        program = self._context.program
        asked, user = program.function_at(cls.path, use.origin.at), program.function_at(path, use.at)
        for passage in use.origin.via:
            if asked is None or asked.owner is not cls or asked is user:
                break
            if not asked.decl.parameters:
                return False
            asked = program.function_at(passage.path, passage.at)
        return bool(use.origin.via)

    @cached_property
    def _refused(self) -> Mapping[str, Place]:
        found: dict[str, Place] = {}
        for path in sorted(self._context.flow):
            for subject, at in self._context.flow[path].refused:
                class_id, _, name = subject.rpartition(".")
                entity = self._context.schema.entity(class_id)
                mapped = entity.attributes.get(name) if entity is not None else None
                if mapped is not None and mapped.kind is AttributeKind.COLLECTION:
                    found.setdefault(subject, Place(path, line_of(at)))
        return found

    def _mentions(self, cls: ClassInfo, at: int) -> frozenset[str]:
        """What the method mentions that stands at a place, and what the other methods of the class mention that it calls."""
        program = self._context.program
        found = program.function_at(cls.path, at)
        if found is None or found.owner is not cls:
            return frozenset()
        own = (function.decl for function in program.functions_of(cls.path) if function.owner is cls)
        return frozenset(found.decl.mentions).union(*(decl.mentions for decl in own if decl.name in found.decl.mentions))
