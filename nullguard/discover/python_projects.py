"""What the files of a Python project say of its name, its dependencies, and the folders from which it is imported."""

from __future__ import annotations

import configparser
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from nullguard.model.toml import InvalidToml, parse_toml

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
_SETUP_NAME = re.compile(r"\bname\s*=\s*[\"']([\w.-]+)[\"']")
_SETUP_ROOT = re.compile(r"\bpackage_dir\s*=\s*(?:dict\(\s*|\{)\s*[\"']{2}\s*:\s*[\"']([^\"'\n]+)[\"']")
_SETUP_WHERE = re.compile(r"\bfind(?:_namespace)?_packages\(\s*(?:where\s*=\s*)?[\"']([^\"'\n]+)[\"']")
_SETUP_CLASSIFIERS = re.compile(r"\bclassifiers\s*=")
_CLASSIFIER = re.compile(r"\s*(?!Private\b)\w[\w ]* :: ")
"""One that does not keep an index from taking the package."""
_SPACES = re.compile(r"[ \t\f\v]+")
"""The library's reader backtracks over long ones."""
_STRING = re.compile(r"[\"']([^\"'\n]{1,200})[\"']")
_LOCAL_REQUIREMENT = re.compile(r"^[ \t]*(?:-e|--editable)?[ =]*(?:file:)?(\.{1,2}/[^\s#;\[]+)", re.MULTILINE)


@dataclass(frozen=True)
class PythonProject:
    """`roots` and `paths` (of local dependencies) are relative to the project's folder; names are normalised. `is_type_checked`
    says that a type checker is configured or required for development, `is_published` that an index of packages is told what the
    project is (classifiers)."""

    name: str = ""
    requires: frozenset[str] = frozenset()
    paths: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    is_type_checked: bool = False
    is_published: bool = False


TYPE_CHECKERS = frozenset({"mypy", "pyright", "basedpyright", "ty", "pyrefly", "pytype"})
"""As their tables in pyproject.toml and their packages are called."""


def read_pyproject(text: str) -> PythonProject:
    """A pyproject.toml; an empty project for text that is no TOML."""
    try:
        content = parse_toml(text)
    except InvalidToml:
        return PythonProject()
    project, poetry = _at(content, "project"), _at(content, "tool", "poetry")
    requires = [*_texts(_at(project, "dependencies")), *(name for name in _keys(_at(poetry, "dependencies")))]
    for group in _values(_at(project, "optional-dependencies")):
        requires.extend(_texts(group))
    local = [*_values(_at(poetry, "dependencies")), *_values(_at(content, "tool", "uv", "sources"))]
    setuptools = _at(content, "tool", "setuptools")
    roots = [
        *_texts([_at(setuptools, "package-dir", "")]),
        *_texts(_at(setuptools, "packages", "find", "where")),
        *_texts([_at(package, "from") for package in _list(_at(poetry, "packages"))]),
        *_texts([_at(content, "tool", "maturin", "python-source"), _at(content, "tool", "pdm", "build", "package-dir")]),
        *(posixpath.dirname(path) for path in _texts(_at(content, "tool", "hatch", "build", "targets", "wheel", "packages"))),
        *_texts(_at(content, "tool", "pytest", "ini_options", "pythonpath")),
    ]
    pythonpath = _at(content, "tool", "pytest", "ini_options", "pythonpath")
    if isinstance(pythonpath, str):
        roots.extend(pythonpath.split())
    return PythonProject(
        _normal(_at(project, "name") or _at(poetry, "name")),
        frozenset(map(_normal, requires)),
        tuple(_texts([_at(dependency, "path") for dependency in local])),
        tuple(roots),
        not TYPE_CHECKERS.isdisjoint((*_keys(_at(content, "tool")), *map(_normal, _for_development(content)))),
        _classifies([*_texts(_at(project, "classifiers")), *_texts(_at(poetry, "classifiers"))]),
    )


def read_setup_cfg(text: str) -> PythonProject:
    """A setup.cfg; an empty project for text that is none."""
    parser = configparser.RawConfigParser()
    try:
        parser.read_string(_SPACES.sub(" ", text))
    except configparser.Error:
        return PythonProject()

    def get(section: str, key: str) -> str:
        return parser.get(section, key, fallback="")

    packages = (line.partition("=") for line in get("options", "package_dir").splitlines())
    roots = [folder.strip() for package, _, folder in packages if not package.strip() and folder.strip()]
    roots.extend(get("options.packages.find", "where").split())
    requires = frozenset(_normal(line) for line in get("options", "install_requires").splitlines() if line.strip())
    is_type_checked = any(section.partition("-")[0] in TYPE_CHECKERS for section in parser.sections())
    classifiers = [*get("metadata", "classifiers").splitlines(), *get("metadata", "classifier").splitlines()]
    is_published = _classifies(classifiers)
    return PythonProject(_normal(get("metadata", "name")), requires, (), tuple(roots), is_type_checked, is_published)


def read_setup_py(text: str) -> PythonProject:
    """A setup.py, which is a program and never run: the names and folders that stand in it."""
    name = _SETUP_NAME.search(text)
    roots = (*_SETUP_ROOT.findall(text), *_SETUP_WHERE.findall(text))
    requires = frozenset(_normal(string) for string in _STRING.findall(text)) if "install_requires" in text else frozenset()
    is_published = _SETUP_CLASSIFIERS.search(text) is not None and _classifies(_STRING.findall(text))
    return PythonProject(_normal(name[1]) if name else "", requires, (), roots, is_published=is_published)


def read_requirements(text: str) -> PythonProject:
    """A requirements.txt: what it installs from beside it, and names."""
    lines = (line.strip() for line in text.splitlines())
    requires = frozenset(_normal(line) for line in lines if line and line[0] not in "#-.")
    return PythonProject("", requires, tuple(_LOCAL_REQUIREMENT.findall(text)))


def merged(projects: Iterable[PythonProject]) -> PythonProject:
    """One project of what its several files say; the first name wins."""
    files = tuple(projects)
    return PythonProject(
        next((file.name for file in files if file.name), ""),
        frozenset().union(*(file.requires for file in files)),
        tuple(dict.fromkeys(path for file in files for path in file.paths)),
        tuple(dict.fromkeys(root for file in files for root in file.roots)),
    )


def below(folder: str, name: str) -> str | None:
    """The folder that a relative name means in another, both from the tree's root; None when it leads out of the tree."""
    joined = posixpath.normpath(posixpath.join(folder, name)) if not name.startswith("/") else ".."
    if joined == ".." or joined.startswith("../"):
        return None
    return "" if joined == "." else joined


def _for_development(content: dict[str, Any]) -> Iterator[str]:
    """What a pyproject.toml requires for work on the project: optional dependencies, groups of PEP 735, Poetry, uv and PDM."""
    groups = [
        *_values(_at(content, "project", "optional-dependencies")),
        *_values(_at(content, "dependency-groups")),
        *_values(_at(content, "tool", "pdm", "dev-dependencies")),
        _at(content, "tool", "uv", "dev-dependencies"),
    ]
    for group in groups:
        yield from _texts(group)
    yield from _keys(_at(content, "tool", "poetry", "dev-dependencies"))
    for group in _values(_at(content, "tool", "poetry", "group")):
        yield from _keys(_at(group, "dependencies"))


def _classifies(lines: Iterable[str]) -> bool:
    return any(_CLASSIFIER.match(line) for line in lines)


def _normal(requirement: object) -> str:
    """The name in a requirement, written as the package index compares names."""
    match = _NAME.match(requirement.strip()) if isinstance(requirement, str) else None
    return re.sub(r"[-_.]+", "-", match[0]).lower() if match else ""


def _at(table: Any, *keys: str) -> Any:
    for key in keys:
        table = table.get(key) if isinstance(table, dict) else None
    return table


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _texts(value: Any) -> Iterator[str]:
    return (item for item in _list(value) if isinstance(item, str) and item)


def _keys(value: Any) -> list[str]:
    return list(value) if isinstance(value, dict) else []


def _values(value: Any) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else []
