"""Whether changed sources still are what they were: a language's source without errors."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping

from nullguard.languages.errors import UnreadableSource
from nullguard.languages.java.editing import has_error
from nullguard.model.report import Reader


def unparsed(files: Mapping[str, bytes], read: Reader) -> dict[str, str]:
    """The files that no longer parse although they did before (or are new), with the reason."""
    found = {}
    for path, data in files.items():
        before = read(path)
        if not _parses(path, data) and (before is None or _parses(path, before)):
            found[path] = f"{path} would not parse after the change"
    return found


def _parses(path: str, data: bytes) -> bool:
    try:
        if path.endswith(".py"):
            compile(data, path, "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
        elif path.endswith(".java"):
            return not has_error(data)
        elif path.endswith(".json"):
            json.loads(data)
    except (SyntaxError, ValueError, RecursionError, MemoryError, UnreadableSource):
        return False
    return True
