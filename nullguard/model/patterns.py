"""Patterns of paths in gitignore's language. They come with analysed code, and matching one backtracks."""

from __future__ import annotations

from collections.abc import Iterable

from pathspec import GitIgnoreSpec

_MOST_STARS = 3
"""In the name of one file or folder: with a fourth a match takes up to 0.25 s, with a fifth 14 s (a name of 255 letters)."""

_MOST_FOLDERS = 2
"""`**/` in one pattern: with a third, a match takes up to 40 s (a path of 2,000 folders)."""


class InvalidPattern(ValueError):
    """A pattern that cannot be used; the message says which and why."""


def path_patterns(patterns: Iterable[str]) -> GitIgnoreSpec:
    """The patterns, ready to match paths. Raises InvalidPattern."""
    patterns = tuple(patterns)
    for pattern in patterns:
        names = pattern.rstrip().split("/")
        if any(name.count("*") > _MOST_STARS for name in names) or names[:-1].count("**") > _MOST_FOLDERS:
            raise InvalidPattern(f"'{pattern}' has too many '*' to be matched in bounded time")
        try:
            GitIgnoreSpec.from_lines([pattern])
        except ValueError:
            raise InvalidPattern(f"'{pattern}' is no pattern of gitignore's language") from None
    return GitIgnoreSpec.from_lines(patterns)


def usable_patterns(patterns: Iterable[str]) -> GitIgnoreSpec:
    """The patterns without those that cannot be used, as git passes over what is wrong in a .gitignore."""
    return GitIgnoreSpec.from_lines([pattern for pattern in patterns if _is_usable(pattern)])


def _is_usable(pattern: str) -> bool:
    try:
        path_patterns((pattern,))
    except InvalidPattern:
        return False
    return True
