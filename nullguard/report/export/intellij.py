"""External annotations of IntelliJ IDEA: one `annotations.xml` a package, in a folder named like it."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from nullguard.report.export.methods import NullableMethod, java_type

_ANNOTATION = "org.jetbrains.annotations.Nullable"


def intellij(methods: Sequence[NullableMethod]) -> dict[str, str]:
    """The files by their paths; items are in the order in which the IDE keeps them, by name."""
    packages: dict[str, list[str]] = {}
    for method in methods:
        item = f"{method.class_name} {java_type(method.returns).replace(', ', ',')} {method.name}()"
        packages.setdefault(method.package, []).append(item)
    return {"/".join([*filter(None, package.split(".")), "annotations.xml"]): _file(items) for package, items in packages.items()}


def _file(items: list[str]) -> str:
    lines = ["<root>"]
    for item in sorted(items):
        lines += [f"    <item name={quoteattr(item)}>", f'        <annotation name="{_ANNOTATION}"/>', "    </item>"]
    return "\n".join([*lines, "</root>"]) + "\n"
