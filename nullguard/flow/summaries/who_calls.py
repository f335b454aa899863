"""Who calls a function: whether bodies that mention its name do and nobody else, and where in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from nullguard.knowledge.words import library_names
from nullguard.model import syntax as s
from nullguard.model.nodes import nodes
from nullguard.model.span import Packed
from nullguard.program.symbols import FunctionInfo


def is_private(function: FunctionInfo) -> bool:
    """Whether a function can be called from its own source only, by no framework, and not by a constructor's syntax."""
    words = function.decl.modifiers
    if "private" not in words or not function.path.endswith(".java") or "constructor" in words:
        return False
    silent = library_names("says-no-caller")
    return all(annotation.simple_name in silent for annotation in function.decl.annotations)


MOST_CALLERS = 8
"""Functions that are asked what they know where they call; what more call is too widely used to be protected by callers."""

MOST_ASKED = 24
"""Functions that may call one and are interpreted to find out."""

MOST_MENTIONING = 200
"""Functions that mention a name, beyond which it is too common to look for the calls of one function among them."""


def has_known_callers(function: FunctionInfo) -> bool:
    """Whether whoever calls a function is a body that mentions its name: neither the language nor a framework does, and it is no
    method that an object offers to everybody."""
    decl = function.decl
    if function.owner is not None and not decl.name.startswith("_") and not {"static", "private"} & set(decl.modifiers):
        return False
    if decl.name.startswith("__") or decl.name in ("<module>", "main") or "constructor" in decl.modifiers:
        return False
    if any(annotation.name not in ("staticmethod", "classmethod") for annotation in decl.annotations):
        return False
    return not function.path.endswith(".java") or bool({"private", "static"} & set(decl.modifiers))


def is_called_by_name(function: FunctionInfo) -> bool:
    """Whether whoever calls a function mostly writes its name, though nothing keeps others from calling it."""
    decl = function.decl
    if function.path.endswith(".java") or decl.name.startswith("__") or decl.name in ("<module>", "main"):
        return False
    return not any(annotation.simple_name in library_names("never-by-name") for annotation in decl.annotations)


def is_read(function: FunctionInfo) -> bool:
    """Whether a method is called by reading an attribute."""
    return "property" in function.decl.modifiers or any(
        annotation.simple_name in library_names("read-as-attribute") for annotation in function.decl.annotations
    )


def calls_by_name(body: s.Body, name: str) -> frozenset[Packed] | None:
    """The places of the calls of what bears a name, and of Java's references to it, which are interpreted as calls where they
    are handed on; None where it is mentioned otherwise, such as handed on for later."""
    called: set[Packed] = set()
    mentions = 0
    for node in nodes(body):
        match node:
            case s.Call(function=s.Name(id=found) | s.Attribute(name=found)) if found == name:
                called.add(node.at)
                mentions -= 1
            case s.MethodReference(name=found) if found == name:
                called.add(node.at)
                mentions -= 1
            case s.FunctionDef():
                return None  # its body is interpreted with what is known where it stands, not where it is called
        if (
            isinstance(node, (s.Name, s.Attribute, s.MethodReference))
            and (node.id if isinstance(node, s.Name) else node.name) == name
        ):
            mentions += 1
    return frozenset(called) if mentions == 0 and called else None


def calls_written(
    function: FunctionInfo, functions: Iterable[FunctionInfo], body: Callable[[FunctionInfo], s.Body]
) -> tuple[Packed, ...]:
    """The places of a private method's calls, and of references to it, in the bodies of the functions of its source; none where
    these cannot be told: it calls itself, or a method of the same name is there."""
    name = function.decl.name
    takes_any = any(parameter.kind != "positional" for parameter in function.decl.parameters)
    found: list[Packed] = []
    for other in functions:
        if other.decl.name == name and other is not function:
            return ()
        if name not in other.decl.mentions:
            continue
        for node in nodes(body(other)):
            match node:
                case s.MethodReference(name=called) if called == name:
                    if other is function:
                        return ()
                    found.append(node.at)
                case s.Call(function=s.Name(id=called) | s.Attribute(name=called), arguments=arguments) if called == name:
                    if takes_any or len(arguments) == len(function.decl.parameters):  # others are of another class's method
                        if other is function:
                            return ()
                        found.append(node.at)
    return tuple(found)


def next_of_name(function: FunctionInfo, functions: Sequence[FunctionInfo]) -> Packed | None:
    """Where the next function of the same name in a source begins (an overload, a property's setter); None after the last one."""
    after = [
        other.decl.at for other in functions if other.decl.qualname == function.decl.qualname and other.decl.at > function.decl.at
    ]
    return min(after, default=None)
