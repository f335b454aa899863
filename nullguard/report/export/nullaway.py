"""NullAway learns by plug-ins that implement its interface LibraryModels and are found as a service."""

from __future__ import annotations

from collections.abc import Sequence

from nullguard.report.export.methods import NullableMethod
from nullguard.report.neutral import printable

PACKAGE, CLASS = "nullguard.schema", "SchemaLibraryModels"

_MOST_IN_METHOD = 500
"""Entries that one method adds: Java allows 64 KiB of byte code a method."""

_OTHERS = (
    ("ImmutableSetMultimap<MethodRef, Integer>", "ImmutableSetMultimap", (
        "failIfNullParameters", "explicitlyNullableParameters", "nonNullParameters", "nullImpliesTrueParameters",
        "nullImpliesFalseParameters", "nullImpliesNullParameters", "castToNonNullMethods",
    )),
    ("ImmutableSet<MethodRef>", "ImmutableSet", ("nonNullReturns",)),
)  # fmt: skip
"""The other methods of the interface that have no default, as of NullAway 0.12: of these the schema says nothing."""


def nullaway(methods: Sequence[NullableMethod]) -> dict[str, str]:
    """A Java class with the methods that may return null, and the entry by which NullAway finds it."""
    parts = [methods[start : start + _MOST_IN_METHOD] for start in range(0, len(methods), _MOST_IN_METHOD)]
    lines = [
        f"package {PACKAGE};",
        "",
        "import com.google.common.collect.ImmutableSet;",
        "import com.google.common.collect.ImmutableSetMultimap;",
        "import com.uber.nullaway.LibraryModels;",
        "",
        "/** Methods of entities whose column may be null; written by 'nullguard export'. */",
        f"public final class {CLASS} implements LibraryModels {{",
        "  @Override",
        "  public ImmutableSet<MethodRef> nullableReturns() {",
        "    ImmutableSet.Builder<MethodRef> found = ImmutableSet.builder();",
        *(f"    add{number}(found);" for number in range(len(parts))),
        "    return found.build();",
        "  }",
    ]
    for number, part in enumerate(parts):
        lines += ["", f"  private static void add{number}(ImmutableSet.Builder<MethodRef> found) {{"]
        for method in part:
            lines += [
                f"    // {_comment(method.reason)}",
                f'    found.add(MethodRef.methodRef("{method.class_name}", "{method.name}()"));',
            ]
        lines.append("  }")
    for type_, made_by, names in _OTHERS:
        for name in names:
            lines += ["", "  @Override", f"  public {type_} {name}() {{", f"    return {made_by}.of();", "  }"]
    lines.append("}")
    return {
        f"{PACKAGE.replace('.', '/')}/{CLASS}.java": "\n".join(lines) + "\n",
        "META-INF/services/com.uber.nullaway.LibraryModels": f"{PACKAGE}.{CLASS}\n",
    }


def _comment(text: str) -> str:
    """A text that ends no comment: Java reads Unicode escapes everywhere."""
    return printable(text).replace("\\", "/")
