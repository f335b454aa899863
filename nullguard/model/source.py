"""The files of the analysed tree and the units they belong to."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Language(StrEnum):
    PYTHON = "python"
    JAVA = "java"
    SQL = "sql"
    YAML = "yaml"
    JSON = "json"
    TOML = "toml"
    XML = "xml"
    PROPERTIES = "properties"
    INI = "ini"
    ENV = "env"
    BUILD = "build"
    HCL = "hcl"
    DEPLOYMENT = "deployment"
    TEMPLATE = "template"
    CALLING_TEXT = "calling-text"
    OTHER = "other"


class Role(StrEnum):
    CODE = "code"
    TEST = "test"
    MIGRATION = "migration"
    CONFIGURATION = "configuration"
    FIXTURE = "fixture"
    MOCK = "mock"


class Source(msgspec.Struct, frozen=True, order=True):
    """A file: `path` is relative to the project root with forward slashes; `unit` is the path of its unit's folder (empty: the
    root). `in_tests` says that it lies below a folder of tests, whatever its role."""

    path: str
    language: Language
    role: Role
    unit: str = ""
    size: int = 0
    in_tests: bool = False


class Unit(msgspec.Struct, frozen=True, order=True):
    """A build module or Python project. `roots` are the folders (relative to the project root, empty string: the root itself)
    below which its packages begin; `dependencies` are the paths of the units it names as dependencies, where the build file
    tells. `is_type_checked` says that the project configures a type checker of Python, `is_null_checked` that its build runs a
    checker of null for Java, `is_published` that it is described for an index of Python packages, so that others may call what
    it does not call itself."""

    path: str
    roots: tuple[str, ...] = ()
    dependencies: tuple[str, ...] = ()
    is_type_checked: bool = False
    is_published: bool = False
    is_null_checked: bool = False


class Notification(msgspec.Struct, frozen=True, order=True):
    """Something about the run that the user should know: a source that was skipped or only partly understood.

    `kind` is a stable word: unreadable, too-large, binary, undecodable, too-deep, timeout, memory, crashed, symlink-loop,
    syntax, limit, cache, git, suppression, migration, internal. `skipped` says that the source gave no facts at all.
    """

    path: str
    kind: str
    message: str
    line: int = 0
    skipped: bool = False
