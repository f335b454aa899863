"""Classes that read the rows of one query: an anonymous mapper in the call that runs it, or one that is given one text only."""

from __future__ import annotations

from typing import Final

from nullguard.flow.remembering import remembered
from nullguard.flow.world import World
from nullguard.frameworks.jdbc.calls import mapping_classes
from nullguard.program.program import Program
from nullguard.program.symbols import ClassInfo, FunctionInfo
from nullguard.program.trace import body_entry

_ANONYMOUS: Final = ".<anonymous "

_MOST_MAKING: Final = 4
"""Functions that mention a mapper's class which are looked at."""


def text_of_class(world: World, function: FunctionInfo) -> str:
    """The text of the query whose rows a method of a mapper reads; empty where it is not known, or there are several."""
    owner = function.owner
    if owner is None:
        return ""
    return remembered(world, ("asked", owner.id, "", 0), lambda: _text(world.program, owner))


def _text(program: Program, cls: ClassInfo) -> str:
    texts: set[str] = set()
    for maker in _making(program, cls):
        program.reads.add(body_entry(maker))
        texts.update(text for made, text in mapping_classes(program, maker) if made == cls.id)
    return texts.pop() if len(texts) == 1 else ""


def _making(program: Program, cls: ClassInfo) -> tuple[FunctionInfo, ...]:
    """The functions that may make objects of a class; none where there are many."""
    around, mark, _ = cls.decl.qualname.rpartition(_ANONYMOUS)
    if mark:
        return program.functions_named(cls.path, around)
    found = program.callers("java").mentioning(cls.name)
    return found if len(found) <= _MOST_MAKING else ()
