"""Receivers whose class is only guessed: what else says that they are rows."""

from __future__ import annotations

from collections.abc import Iterator

from nullguard.checks.context import Context
from nullguard.flow.bodies.moves import moves_of
from nullguard.flow.domain.values import BY_ATTRIBUTE, BY_NAME
from nullguard.flow.summaries.observations import Use
from nullguard.knowledge.words import letters, words
from nullguard.model.schema import Entity
from nullguard.model.syntax import Import

_SHORT = 3
"""Letters of a word that is too short to tell an entity."""


def is_supported(context: Context, entity: Entity, use: Use, path: str, is_known: bool) -> bool:
    """Whether something besides the guess speaks for a row of the entity; always for receivers that are known better.

    `is_known` says that the attribute is tested for null elsewhere, or used of a row that is no guess. That is enough where a
    variable is named after the entity; so are imports that mention it. Of an attribute alone, which other objects may have as
    well, only a receiver that is called as rows are, or by the last word of an entity that is imported, can tell.
    """
    if use.origin.typed in (BY_ATTRIBUTE, BY_NAME) and _is_replaced_nearby(context, entity, use, path):
        return False
    if use.origin.typed == BY_ATTRIBUTE:
        receiver = _receiver(use)
        if is_known and receiver in words("row"):
            return True
        last = receiver.rpartition("_")[2]
        return len(last) > _SHORT and letters(entity.name).endswith(last) and _is_imported(context, entity, use, path)
    return use.origin.typed != BY_NAME or is_known or _is_imported(context, entity, use, path)


def _is_replaced_nearby(context: Context, entity: Entity, use: Use, path: str) -> bool:
    """Whether a class below the entity, of a source in the same folder as the use, has a method or property in the place of the
    attribute: the row may as well be one of that class, which is called alike."""
    cls = context.program.classes.get(entity.class_id)
    name, folder = use.origin.subject.rpartition(".")[2], path.rpartition("/")[0]
    return any(
        sub.path.rpartition("/")[0] == folder and any(function.name == name for function in sub.decl.functions)
        for sub in (context.program.subclasses(cls) if cls is not None else ())
    )


def _receiver(use: Use) -> str:
    """The name of what the attribute was read from; empty where that is no plain chain of names."""
    names = use.origin.text.split(".")
    return names[-2] if len(names) > 1 and all(name.isidentifier() for name in names) else ""


def _is_imported(context: Context, entity: Entity, use: Use, path: str) -> bool:
    """Whether a use stands in the entity's source, or something whose name contains the entity's is imported, at the top or in
    its function."""
    facts = context.program.sources.get(path)
    if facts is None or path == entity.path:
        return facts is not None
    wanted = letters(entity.name)
    return any(wanted in letters(f"{item.module}.{item.name}") for item in (*facts.imports, *_own_imports(context, use, path)))


def _own_imports(context: Context, use: Use, path: str) -> Iterator[Import]:
    """What the function of a use imports itself."""
    for function in context.program.functions_of(path):
        if use.symbol == function.decl.qualname or use.symbol.startswith(f"{function.decl.qualname}."):
            yield from moves_of(context.program.body(function)).imports.values()
