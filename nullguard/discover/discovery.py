"""From a folder to its sources: list the files, see which folders hold tests, give each source its role and unit."""

from __future__ import annotations

from pathlib import Path

import msgspec

from nullguard.discover.heads import Heads
from nullguard.discover.java_roots import java_roots
from nullguard.discover.languages import language_of
from nullguard.discover.layout import folders_of
from nullguard.discover.listing import list_files
from nullguard.discover.roles import Surroundings, role_of
from nullguard.discover.test_folders import test_folders
from nullguard.discover.units import Tree, Units
from nullguard.model.source import Language, Notification, Role, Source, Unit

_CODE = (Language.PYTHON, Language.JAVA)


class Discovery(msgspec.Struct, frozen=True):
    """The sources in order of path, the units in order of path, and what the user should know."""

    sources: tuple[Source, ...]
    units: tuple[Unit, ...]
    notifications: tuple[Notification, ...]


def discover(root: Path, exclude: tuple[str, ...] = ()) -> Discovery:
    """The sources below a folder but those that `exclude` (patterns in gitignore's language) leaves out.

    Nothing of the tree is run, and links are not followed. Sources of any size are there; of some the first bytes are read.
    Raises InvalidPattern.
    """
    root = root.resolve()
    listing = list_files(root, exclude)
    heads = Heads(root)
    folders = folders_of(listing.sizes)
    languages = [(path, language) for path in listing.sizes if (language := language_of(path)) is not Language.OTHER]
    roots = java_roots((path for path, language in languages if language is Language.JAVA), folders, heads)
    tests = test_folders(languages, folders, roots, heads)
    around = Surroundings(folders, tests, roots, heads)
    roles = [(path, language, role_of(path, language, around)) for path, language in languages]
    code = [(path, language) for path, language, role in roles if language in _CODE and role is not Role.TEST]
    units = Units(Tree(listing.sizes.keys(), code, folders, tests, roots, heads))
    sources = tuple(
        Source(path, language, role, units.of(folder := path.rpartition("/")[0]), listing.sizes[path], folder in tests)
        for path, language, role in roles
    )
    return Discovery(sources, units.all(), listing.notifications)
