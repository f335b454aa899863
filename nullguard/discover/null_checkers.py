"""Which folders of a tree have a checker of null for Java: what their build says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

_BUILDS = frozenset({"build.gradle", "build.gradle.kts", "pom.xml"})

_SAYING = ("com.uber.nullaway", "net.ltgt.nullaway", "io.spring.nullability", "NullnessChecker")
"""NullAway's artifact and its Gradle plugins (`io.spring.nullability` applies it), and the checker of the Checker Framework."""


def null_checked_folders(paths: Iterable[str], text: Callable[[str], str]) -> frozenset[str]:
    """The folders, from the tree's root, whose build runs a checker of null; `text` reads a file. A checker compiles the whole
    program by what is declared, so that what it leaves to be used was looked at."""
    builds = (path.rpartition("/") for path in paths)
    return frozenset(
        folder
        for folder, slash, name in builds
        if name in _BUILDS and any(said in text(folder + slash + name) for said in _SAYING)
    )
