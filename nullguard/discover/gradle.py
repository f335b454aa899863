"""What Gradle's scripts say of projects and their dependencies, as far as written out: they are programs, never run."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|(?<![:\"'])//[^\n]*", re.DOTALL)
_DEPENDENCY = re.compile(
    r"^[ \t]*(?!projects?\b)[\"']?(?P<configuration>\w+)[\"']?(?=[( \t])(?![ \t]*[={])"
    r"|\bproject[ \t]*\([ \t]*(?:path[ \t]*[:=][ \t]*)?[\"'](?P<path>:?[\w.:/-]+)[\"']"
    r"|\bprojects\.(?P<accessor>[\w.]+)",
    re.MULTILINE,
)
"""The beginning of a statement, which names a configuration, or a project in it."""

_APPLIED = re.compile(r"\bapply[ \t]*\(?[ \t]*from[ \t]*[:=][ \t]*[\"']([\w./-]+)[\"']")
_NO_CONFIGURATION = frozenset({"platform", "enforcedPlatform", "testFixtures", "exclude", "because"})
_INCLUDE = re.compile(r"\binclude\b[\s(]*([\"'][^\"'\n]+[\"'](?:[\s,]*[\"'][^\"'\n]+[\"'])*)")
_STRING = re.compile(r"[\"']([^\"'\n]+)[\"']")
_FOLDER = re.compile(
    r"project[ \t]*\([ \t]*[\"'](:[^\"'\n]+)[\"'][ \t]*\)\.projectDir[ \t]*=[ \t]*(?:new[ \t]+File|file)[ \t]*\(([^)\n]*)\)"
)


def projects_of(settings: str, folder: str) -> dict[str, str]:
    """The folders of a build's projects by path (`:shop:core`). `settings` is the text of the settings script in `folder`."""
    text = _COMMENT.sub("", settings)
    projects = {":": folder}
    for include in _INCLUDE.finditer(text):
        for name in _STRING.findall(include[1]):
            path = f":{name.strip(':')}"
            projects[path] = _join(folder, path.strip(":").replace(":", "/"))
    for moved in _FOLDER.finditer(text):
        names = _STRING.findall(moved[2])
        if names:
            projects[moved[1]] = _join(folder, names[-1].replace("$rootDir/", "").replace("${rootDir}/", ""))
    return projects


def dependencies_of(script: str) -> tuple[str, ...]:
    """The paths of the projects that a build script names as dependencies for other things than tests; accessors of the kind
    `projects.shop.core` as `shop.core`."""
    found: dict[str, None] = {}
    configuration = ""
    for match in _DEPENDENCY.finditer(_COMMENT.sub("", script)):
        named = match["path"] or match["accessor"]
        if not named:
            if match["configuration"] not in _NO_CONFIGURATION:
                configuration = match["configuration"].lower()
        elif "test" not in configuration:
            found.setdefault(named)
    return tuple(found)


def applied(script: str) -> tuple[str, ...]:
    """The scripts that a build script includes, relative to its folder."""
    return tuple(dict.fromkeys(_APPLIED.findall(script)))


def gradle_dependencies(scripts: Mapping[str, str], builds: Iterable[Mapping[str, str]]) -> dict[str, set[str]]:
    """The folders that each project depends on. `scripts` are the build scripts' texts by folder, `builds` give the
    projects of each build as `projects_of` does."""
    found: dict[str, set[str]] = {folder: set() for folder in scripts}
    for projects in builds:
        by_accessor = {_accessor(path): folder for path, folder in projects.items()}
        names = {folder: path for path, folder in projects.items()}
        root = projects[":"]
        for folder, script in scripts.items():
            if folder not in names and not f"{folder}/".startswith(f"{root}/" if root else ""):
                continue
            name = names.get(folder, f":{folder[len(root) :].strip('/').replace('/', ':')}")  # by a loop in the settings script
            for dependency in dependencies_of(script):
                absolute = dependency if dependency.startswith(":") else f"{name.rstrip(':')}:{dependency}"
                usual = _join(root, absolute.strip(":").replace(":", "/"))
                place = projects.get(absolute, by_accessor.get(dependency.lower(), usual))
                if place in scripts and place != folder:
                    found[folder].add(place)
    return found


def _accessor(path: str) -> str:
    """`:shop-core:api` as its accessor is written, in small letters."""
    return re.sub(r"[-_]", "", path.strip(":").replace(":", ".")).lower()


def _join(folder: str, name: str) -> str:
    joined = posixpath.normpath(posixpath.join(folder, name))
    return "" if joined == "." else joined
