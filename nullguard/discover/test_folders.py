"""Which folders hold tests: by the build tools' layout, or by name where files in them import a framework for tests."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from nullguard.discover.evidence import defines_tests, speaks_of_pytest, tests_java, tests_python
from nullguard.discover.heads import Heads
from nullguard.discover.layout import Folder
from nullguard.model.source import Language

_PYTHON_TEST = re.compile(
    r"conftest\.py|tests?(?:_\w*)?\.py|test[A-Z]\w*\.py|\w+_tests?\.py|\w*[a-z\d]Tests?\.py|Tests?[A-Z]\w*\.py"
)
_JAVA_TEST = re.compile(r"(?:Test\w*|\w*(?:Tests?|IT|TestCase|Spec))\.java")
_NO_WITNESS = frozenset({"test.py", "tests.py"})
"""Django's old name for an app's tests, which lie beside the app's code: no sign that the folder holds tests only."""


def is_named_like_test(path: str, language: Language) -> bool:
    """Whether a file has a name that test runners look for: worth a look inside."""
    name = path.rpartition("/")[2]
    if language is Language.PYTHON:
        return _PYTHON_TEST.fullmatch(name) is not None
    return language is Language.JAVA and _JAVA_TEST.fullmatch(name) is not None


def has_tests(path: str, language: Language, heads: Heads) -> bool:
    """Whether the file of such a name imports a framework for tests."""
    head = heads[path]
    if language is Language.JAVA:
        return tests_java(head)
    return tests_python(head) or (path.rpartition("/")[2] == "conftest.py" and speaks_of_pytest(head))


def test_folders(
    sources: Iterable[tuple[str, Language]], folders: Mapping[str, Folder], java_roots: Mapping[str, str], heads: Heads
) -> frozenset[str]:
    """The folders all below which is tests: of a test's source set, named for tests and with a witness, or below such a one.

    A witness is a file that a test runner looks for and that imports a framework for tests; it speaks for the nearest folder
    named for tests only (`exams/test/models.py` is no test because of `exams/test/tests/test_models.py`). Of Java's folders only
    those around a source root count: a package may have any name. `java_roots` maps folders with Java sources to source roots.
    """
    witnesses: dict[str, list[tuple[str, Language]]] = defaultdict(list)
    for path, language in sources:
        if is_named_like_test(path, language) and path.rpartition("/")[2] not in _NO_WITNESS:
            folder = path.rpartition("/")[0]
            around = folders[java_roots[folder] if language is Language.JAVA else folder]
            if around.test_folder is not None:
                witnesses[around.test_folder].append((path, language))
    confirmed = {
        folder for folder, files in witnesses.items() if any(_is_witness(path, language, heads) for path, language in files)
    }
    found: set[str] = set()
    for name, layout in folders.items():
        if layout.is_test_set or name in confirmed or (name and name.rpartition("/")[0] in found):
            found.add(name)
    return frozenset(found)


def _is_witness(path: str, language: Language, heads: Heads) -> bool:
    return has_tests(path, language, heads) or (language is Language.PYTHON and defines_tests(heads[path]))
