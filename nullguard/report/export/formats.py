"""The formats by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nullguard.report.export.astub import astub
from nullguard.report.export.infer import infer
from nullguard.report.export.intellij import intellij
from nullguard.report.export.methods import NullableMethod
from nullguard.report.export.nullaway import nullaway


@dataclass(frozen=True)
class Format:
    """`render` gives files by their paths below a folder, of which there may be `several`; `hint` says how the tool is told."""

    render: Callable[[Sequence[NullableMethod]], dict[str, str]]
    several: bool
    hint: str


FORMATS = {
    "nullaway": Format(
        nullaway,
        True,
        "compile it into a jar on NullAway's processor path; add -XepOpt:NullAway:AcknowledgeLibraryModelsOfAnnotatedCode=true",
    ),
    "astub": Format(
        astub,
        False,
        "give javac, with the Nullness Checker, -Astubs=FILE; -AmergeStubsWithSource where the entities are compiled too",
    ),
    "intellij": Format(intellij, True, "Project Structure, Modules, Paths, External Annotations: add the folder"),
    "infer": Format(infer, False, "merge it into .inferconfig"),
}
