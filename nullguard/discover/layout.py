"""What the folders of a path say by the conventions of the build tools: source sets and their source roots."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass

_TEST_SET = re.compile(
    r"(?:^|[-_]|^(?:int|integration|func|functional|sys|system|unit|smoke|perf|load))tests?(?=$|[A-Z\d_-])|Tests?(?=$|[A-Z\d_-])"
    r"|^(?:it|itest|e2e|spec|jmh|perf)$|[a-z](?:IT|Spec)$|[-_](?:it|e2e|spec)$"
)
"""Names of source sets that production does not run: test, integrationTest, test-integration, testFixtures, it, jmh, …"""

_CODE_IN_SET = frozenset({"java", "kotlin", "groovy", "scala"})
_OTHER_IN_SET = frozenset({"resources", "webapp", "python"})
"""What Maven and Gradle put below `src/SET`; the latter are also names of Python packages, so SET must be a usual one then.
Beside `src/main/java`, whatever is below `src/test` is of that set."""

_TEST_FOLDER = re.compile(
    r"^(?:.*[-_])?(?:unit|integration|functional)?tests?(?:[-_].*)?$|^testing$|^test[-_]?suites?$", re.IGNORECASE
)
"""Names of folders that may hold tests; whether they do, their files' imports say."""


@dataclass(frozen=True)
class Folder:
    """`source_set` is the set of a Maven or Gradle layout that the folder is in (empty outside of any), `java_root` that set's
    root for Java. `test_folder` is the nearest folder, itself included, that is named like one for tests; of source sets none is.
    """

    source_set: str = ""
    java_root: str | None = None
    test_folder: str | None = None

    @property
    def is_test_set(self) -> bool:
        return _TEST_SET.search(self.source_set) is not None


def folders_of(paths: Iterable[str]) -> dict[str, Folder]:
    """All folders above some paths, the root (empty string) included, parents first."""
    names = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in names:
            names.add(folder)
            folder = folder.rpartition("/")[0]
    known: dict[str, Folder] = {"": Folder()}
    for name in sorted(names - {""}):
        parent = name.rpartition("/")[0]
        known[name] = _below(known[parent], name, names)
    return known


def _below(parent: Folder, path: str, names: Set[str]) -> Folder:
    if parent.source_set:
        return parent
    parts = path.rsplit("/", 3)
    name = parts[-1]
    if len(parts) >= 3 and parts[-3] == "src":
        is_usual = parts[-2] == "main" or ("_" not in parts[-2] and _TEST_SET.search(parts[-2]) is not None)
        if name in _CODE_IN_SET or (is_usual and (name in _OTHER_IN_SET or _has_main(path, names))):
            return Folder(parts[-2], path if name == "java" else None, None)
    return Folder("", None, path if _TEST_FOLDER.match(name) else parent.test_folder)


def _has_main(path: str, names: Set[str]) -> bool:
    source = path.rsplit("/", 2)[0]
    return f"{source}/main/java" in names or f"{source}/main/resources" in names
