"""Which folders of a tree have a checker of null for Java: what their build says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

_MAVEN, _GRADLE = "pom.xml", (".gradle", ".gradle.kts")
"""The build of Maven's, and the ends of the names of Gradle's, of which one may be called like its folder."""

_SAYING = ("com.uber.nullaway", "net.ltgt.nullaway", "io.spring.nullability", "NullnessChecker")
"""NullAway's artifact and its Gradle plugins (`io.spring.nullability` applies it), and the checker of the Checker Framework."""

_PLUGINS = ("/src/main/groovy/", "/src/main/kotlin/")
"""Where a build has plugins of its own, which are called as their files are: `buildSrc/src/main/groovy/shop-checks.gradle`."""


def null_checked_folders(paths: Iterable[str], text: Callable[[str], str]) -> frozenset[str]:
    """The folders, from the tree's root, whose build runs a checker of null; `text` reads a file. A checker compiles the whole
    program by what is declared, so that what it leaves to be used was looked at."""
    builds = [path for path in paths if path.endswith(_GRADLE) or path.rpartition("/")[2] == _MAVEN]
    plugins = [path for path in builds if any(folder in f"/{path}" for folder in _PLUGINS)]
    own = {_plugin(path) for path in plugins if _says(text(path), _SAYING)}
    saying = (*_SAYING, *(f"{quote}{name}{quote}" for name in sorted(own) for quote in "'\"`"))
    return frozenset(path.rpartition("/")[0] for path in builds if path not in plugins and _says(text(path), saying))


def _plugin(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".kts").removesuffix(".gradle")


def _says(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)
