"""Searches whose answers depend on which modules and classes there are: what is traced of them.

What an import at the top of a Python source finds is not traced one by one. It counts for every source that was looked at
(`Program.imports_digest`).
"""

from __future__ import annotations

import hashlib

_SEPARATOR = "\x1f"

IMPORT = "<import>#"
"""Begins what is traced when a module was searched for; what `import_entry` was given follows."""

SUBMODULE = "<submodule>#"
"""Begins what is traced when a package was searched for a module; the name and the folder of the package follow."""

JAVA_CLASS = "<java class>#"
"""Begins what is traced when a class was searched for that is declared outside all others; its simple name follows."""

JAVA_PACKAGE = "<java package>#"
"""Begins what is traced when it was asked whether the program has a package; its name follows."""

CALLED_LIKE = "<called like>#"
"""Begins what is traced when classes were searched for by the words of a name; the name follows."""

NESTED_BELOW = "<nested below>#"
"""Begins what is traced when it was asked whether a subclass has a class of a name in it; the name and the class's id follow."""

ALL_CLASSES, ALL_SOURCES = "<all classes>", "<all sources>"
"""Traced when somebody goes through all of them. No answer on a single source should: any class that comes or goes changes it."""

DEFINED = "<defined>#"
"""Begins what is traced when a module was asked for a name that no source at its top imports: by a text, or in a body. It is no
search: whether a module declares a function changes while modules and classes stay."""

_SEARCHES = (IMPORT, SUBMODULE, JAVA_CLASS, JAVA_PACKAGE, CALLED_LIKE, NESTED_BELOW, ALL_CLASSES, ALL_SOURCES)

NOTHING = bytes(8)
"""The digest of a search that finds nothing."""


def is_search(traced: str) -> bool:
    """Whether what was traced is a search of names, which finds the same as long as the same modules and classes are there."""
    return traced.startswith(_SEARCHES)


def import_entry(folder: str, level: int, module: str, name: str) -> str:
    """What is traced when a source in a folder imports something elsewhere than at its top."""
    return IMPORT + _SEPARATOR.join((str(level), module, name, folder))


def submodule_entry(name: str, folder: str) -> str:
    """What is traced when the package in a folder is searched for a module."""
    return SUBMODULE + name + _SEPARATOR + folder


def defined_entry(name: str, path: str) -> str:
    """What is traced when a module was asked for a name elsewhere than at the top of a source."""
    return DEFINED + name + _SEPARATOR + path


def nested_entry(name: str, class_id: str) -> str:
    """What is traced when it was asked whether some subclass of a class has a class of a name in it."""
    return NESTED_BELOW + name + _SEPARATOR + class_id


def parts_of(entry: str, number: int) -> list[str]:
    """What follows in an entry behind what it begins with, in so many parts."""
    parts = entry.partition("#")[2].split(_SEPARATOR, number - 1)
    return [*parts, *[""] * (number - len(parts))]


def digest_of_names(*names: str) -> bytes:
    """8 bytes over what a search has found; NOTHING for nothing."""
    if not any(names):
        return NOTHING
    return hashlib.blake2b("\0".join(names).encode("utf-8", "surrogateescape"), digest_size=8).digest()
