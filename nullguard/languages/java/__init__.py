"""The Java front end: tree-sitter to the shared representation."""

from nullguard.languages.java.reader import read_java

__all__ = ["read_java"]
