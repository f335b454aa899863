"""The tables of null behaviour, one implementation of LibraryRules for each language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from nullguard.knowledge.java_null_model import JavaNullModel
from nullguard.knowledge.locate import rules_folder
from nullguard.knowledge.python_null_model import PythonNullModel
from nullguard.model.behaviour import LibraryRules


@cache
def library_rules() -> Mapping[str, LibraryRules]:
    """The null behaviour of libraries by language (`python`, `java`). Raises InvalidTable for a row that cannot be read."""
    models = rules_folder() / "models"
    return {
        "java": JavaNullModel((models / "java" / "null-behaviour.tsv").read_text(encoding="utf-8")),
        "python": PythonNullModel(
            (models / "python" / "null-behaviour.tsv").read_text(encoding="utf-8"),
            (models / "python" / "refusals.tsv").read_text(encoding="utf-8"),
        ),
    }
