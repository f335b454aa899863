"""Packages from which a Python program is run: `src/__init__.py` stands there, and what lies below imports `shop.models` all the
same, since `src` is what the interpreter is started in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Set

from nullguard.model.facts import SourceFacts
from nullguard.model.syntax import Import
from nullguard.program.source_roots import folder_of

_INIT = ("__init__.py", "__init__.pyi")


def inner_roots(
    paths: Set[str], sources: Mapping[str, SourceFacts], folders: Set[str], is_visible: Callable[[str, str], bool]
) -> frozenset[str]:
    """The packages of which a source below them says so: it imports a module by a dotted name that is found there and nowhere
    that is searched before, and that begins with the package that the source itself lies in, or declares what is imported of
    it. What has one part only may always be a library."""
    packages = {folder for folder in folders if any(f"{folder}/{name}" in paths for name in _INIT)}
    parents: defaultdict[str, set[str]] = defaultdict(set)
    for folder in folders:
        parent, _, name = folder.rpartition("/")
        if parent in packages:
            parents[name].add(parent)
    found: set[str] = set()
    asked: set[tuple[str, str, str]] = set()
    for path in sorted(paths):
        folder = folder_of(path)
        for item in sources[path].imports:
            top, dot, _ = item.module.partition(".")
            if item.level or not dot or top not in parents or (folder, item.module, item.name) in asked:
                continue
            asked.add((folder, item.module, item.name))
            root = next(
                (base for base in above(folder) if base in parents[top] and _tells(paths, sources, path, base, item)), None
            )
            if root is not None and root not in found and not is_visible(folder, top):
                found.add(root)
    return frozenset(found)


def above(folder: str) -> Iterator[str]:
    """A folder and those above it, but the tree's own."""
    while folder:
        yield folder
        folder = folder_of(folder)


def _tells(paths: Set[str], sources: Mapping[str, SourceFacts], importer: str, base: str, item: Import) -> bool:
    stem = f"{base}/{item.module.replace('.', '/')}"
    module = next((path for path in (f"{stem}.py", f"{stem}/__init__.py") if path in paths), None)
    if module is None or module == importer:
        return False
    if importer.startswith(f"{base}/{item.module.partition('.')[0]}/"):
        return True
    facts = sources[module]
    declared = (
        *(cls.name for cls in facts.classes),
        *(function.name for function in facts.functions),
        *(field.name for field in facts.variables),
    )
    return item.name in declared
