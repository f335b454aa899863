"""The manifest: what production is, built from evidence, read from its file, merged, and shown."""

from nullguard.manifest.build import DEFAULT_DATABASE, build_manifest
from nullguard.manifest.errors import ManifestError, Problem
from nullguard.manifest.merge import merge
from nullguard.manifest.nullability import Nullability, in_order, nullability
from nullguard.manifest.reader import read_manifest_text
from nullguard.manifest.show import Row, ShownTable, rows, rows_called, shown_tables

__all__ = [
    "DEFAULT_DATABASE",
    "ManifestError",
    "Nullability",
    "Problem",
    "Row",
    "ShownTable",
    "build_manifest",
    "in_order",
    "merge",
    "nullability",
    "read_manifest_text",
    "rows",
    "rows_called",
    "shown_tables",
]
