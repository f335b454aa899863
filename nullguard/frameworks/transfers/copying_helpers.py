"""The project's own functions that copy objects by the names of their properties: `static <T> T convert(Object source, Class<T>
type)`, whose body hands both to a library, or to another one of them element by element."""

from __future__ import annotations

import msgspec

from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import last_name, nodes
from nullguard.program.program import Program
from nullguard.program.symbols import FunctionInfo
from nullguard.program.trace import body_entry

_CLASS = "Class"
_COLLECTIONS = frozenset({"Collection", "Iterable", "List", "Set"})
_ROUNDS = 2
"""Functions of which one calls the other: for one object, and for several."""

_TAKEN = 2
"""What a copying function takes that copies all: an object, and another one or its class."""


class CopyingHelper(msgspec.Struct, frozen=True):
    """The positions of what is copied and of the class of what is made; `of_elements` where the elements of what it is given
    are."""

    source: int
    cls: int
    of_elements: bool = False


def copying_helpers(program: Program) -> dict[str, CopyingHelper]:
    """By name; functions of one name that take other things are none."""
    found: dict[str, CopyingHelper] = {}
    seen: set[str] = set()
    copying = library_names("copying-by-name")
    for _ in range(_ROUNDS):
        names = (copying | found.keys()) - seen
        seen |= names
        for name in sorted(names):
            for function in program.callers("java").mentioning(name):
                helper = _helper(program, function, name)
                if helper is not None and found.get(function.decl.name, helper) == helper:
                    found[function.decl.name] = helper
    return {name: helper for name, helper in found.items() if name not in copying}


def _helper(program: Program, function: FunctionInfo, copying: str) -> CopyingHelper | None:
    """What a function takes that hands its parameter to a copying one; None where it takes no class, or copies something else, or
    not all (`copyProperties(source, target, "note")`)."""
    parameters = function.decl.parameters
    classes = [n for n, taken in enumerate(parameters) if taken.type is not None and taken.type.name.rpartition(".")[2] == _CLASS]
    if len(classes) != 1 or len(parameters) > 1 + len(classes):
        return None
    own = next((taken for n, taken in enumerate(parameters) if n not in classes), None)
    if own is None or own.type is None:
        return None
    of_elements = own.type.name.rpartition(".")[2] in _COLLECTIONS
    program.reads.add(body_entry(function))
    for node in nodes(program.body(function)):
        if isinstance(node, s.Call) and last_name(node.function) == copying and len(node.arguments) == _TAKEN:
            handed = {argument.value.id for argument in node.arguments if isinstance(argument.value, s.Name)}
            if of_elements or own.name in handed:
                return CopyingHelper(parameters.index(own), classes[0], of_elements)
    return None
