"""What a pom.xml says of its module."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

_MOST_DEPTH = 64


@dataclass
class Pom:
    """A Maven module: its own coordinates as written, its parent's, and the (group, artifact) pairs of its dependencies in other
    scopes than `test`. `source_folders` are the main and the test one where the file sets them."""

    group: str = ""
    artifact: str = ""
    parent: tuple[str, str] = ("", "")
    dependencies: list[tuple[str, str]] = field(default_factory=list)


class _Refused(Exception):
    """A document type declaration, which could define entities: no pom needs one."""


def read_pom(data: bytes) -> Pom | None:
    """The module of a pom.xml; None for what is no project file."""
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, _Refused, ValueError, LookupError):
        return None
    return reader.pom if reader.pom.artifact else None


class _Reader:
    def __init__(self) -> None:
        self.pom = Pom()
        self._path: list[str] = []
        self._text = ""
        self._dependency: dict[str, str] = {}
        self._parent: dict[str, str] = {}

    def refuse(self, *declaration: object) -> None:
        raise _Refused

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._path) > _MOST_DEPTH:
            raise _Refused
        self._path.append(name.rpartition(":")[2])
        self._text = ""

    def text(self, data: str) -> None:
        self._text += data

    def end(self, name: str) -> None:
        path = tuple(self._path)
        self._path.pop()
        text, self._text = self._text.strip(), ""
        if path == ("project", "artifactId"):
            self.pom.artifact = text
        elif path == ("project", "groupId"):
            self.pom.group = text
        elif path[:-1] == ("project", "parent"):
            self._parent[path[-1]] = text
        elif path == ("project", "parent"):
            self.pom.parent = (self._parent.get("groupId", ""), self._parent.get("artifactId", ""))
        elif path[-3:-1] == ("dependencies", "dependency") and path[:-3] in _OWN:
            self._dependency[path[-1]] = text
        elif path[-2:] == ("dependencies", "dependency") and path[:-2] in _OWN:
            if self._dependency.get("scope") != "test":
                self.pom.dependencies.append((self._dependency.get("groupId", ""), self._dependency.get("artifactId", "")))
            self._dependency = {}


_OWN = frozenset({("project",), ("project", "profiles", "profile")})
"""Where dependencies stand that the module has, unlike managed and plugins' ones."""


def maven_dependencies(poms: dict[str, Pom]) -> dict[str, set[str]]:
    """The folders of the modules that each module depends on, itself or by its parents. `poms` are by folder."""
    by_artifact: dict[str, list[str]] = {}
    for folder, pom in sorted(poms.items()):
        by_artifact.setdefault(pom.artifact, []).append(folder)
    groups = {folder: pom.group or pom.parent[0] for folder, pom in poms.items()}

    def find(group: str, artifact: str) -> str | None:
        places = by_artifact.get(artifact, [])
        if "${" not in group:
            places = [folder for folder in places if groups[folder] == group or "${" in groups[folder]]
        return places[0] if len(places) == 1 else None

    found: dict[str, set[str]] = {}
    for folder in poms:
        dependencies: set[str] = set()
        seen: set[str] = set()
        ancestor: str | None = folder
        while ancestor is not None and ancestor not in seen:
            seen.add(ancestor)
            pom = poms[ancestor]
            dependencies.update(place for pair in pom.dependencies if (place := find(*pair)) is not None)
            ancestor = find(*pom.parent) if pom.parent[1] else None
        found[folder] = dependencies - {folder}
    return found
