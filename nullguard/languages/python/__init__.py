"""The Python front end: tree-sitter to the shared representation."""

from nullguard.languages.python.reader import read_python

__all__ = ["read_python"]
