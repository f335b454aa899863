"""Folders that hold what tools made or fetched, not what the project's authors wrote."""

from __future__ import annotations

from collections.abc import Container, Iterable

CACHES = (
    ".bundle",
    ".bzr",
    ".cache",
    ".direnv",
    ".eggs",
    ".git",
    ".gradle",
    ".hg",
    ".hypothesis",
    ".idea",
    ".mypy_cache",
    ".nox",
    ".pytest_cache",
    ".ruff_cache",
    ".svn",
    ".terraform",
    ".tox",
    ".venv",
    "__pycache__",
    "bower_components",
    "node_modules",
    "site-packages",
)
"""Names that mean nothing else; untracked folders of these names are left out, ignored or not."""

VIRTUAL_ENVIRONMENT = "pyvenv.cfg"
"""The file that makes a folder of any name a virtual environment of Python."""

_BUILT = {
    "target": ("pom.xml", "build.sbt", "Cargo.toml"),
    "build": ("build.gradle", "build.gradle.kts", "setup.py", "pyproject.toml", "build.xml"),
    "out": ("build.gradle", "build.gradle.kts"),
    "bin": (".classpath",),
    "dist": ("setup.py", "pyproject.toml", "package.json", "build.xml"),
}
"""Folders that a build makes, and the files one of which lies beside them then."""

_TAGS = frozenset({VIRTUAL_ENVIRONMENT, "CACHEDIR.TAG"})


def is_made(name: str, beside: Container[str]) -> bool:
    """Whether a folder that git does not tell about is a cache or a build's output; `beside` are the names around it."""
    return name in CACHES or any(file in beside for file in _BUILT.get(name, ()))


def is_tagged(names: Iterable[str]) -> bool:
    """Whether the names in a folder say that it is a cache or a virtual environment."""
    return not _TAGS.isdisjoint(names)
