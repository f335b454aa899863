"""Stub files of the Checker Framework: Java without bodies, with annotations."""

from __future__ import annotations

from collections.abc import Sequence

from nullguard.report.export.methods import NullableMethod, by_class, java_type

FILE = "schema.astub"


def astub(methods: Sequence[NullableMethod]) -> dict[str, str]:
    """One stub file with the methods that may return null, by package and class."""
    lines = ["// Methods of entities whose column may be null; written by 'nullguard export'.", ""]
    lines += ["import org.checkerframework.checker.nullness.qual.Nullable;"]
    package = ""
    around: tuple[str, ...] = ()
    for (name, classes), found in by_class(methods).items():
        shared = _shared(around, classes) if name == package else 0
        lines += _closing(around, shared)
        if name != package:
            lines += ["", f"package {name};"]
            package = name
        lines.append("")
        lines += [f"{'  ' * depth}class {classes[depth]} {{" for depth in range(shared, len(classes))]
        margin = "  " * len(classes)
        lines += [f"{margin}{java_type(method.returns, '@Nullable')} {method.name}();" for method in found]
        around = classes
    return {FILE: "\n".join([*lines, *_closing(around, 0)]) + "\n"}


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many of the outer classes two have in common."""
    return next((depth for depth, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _closing(classes: tuple[str, ...], kept: int) -> list[str]:
    return [f"{'  ' * depth}}}" for depth in reversed(range(kept, len(classes)))]
