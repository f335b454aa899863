#!/usr/bin/env python3
"""Of the failures that real code would have without some of its tests for null, how many are told?

    python benchmarks/removed_guards/measure.py TREE... [--seed N] [--most N] [--share F] [--named] [--list] [--keep FOLDER]

Of each tree a copy is made in which some guards are replaced by the constant that takes the guarded way (`if order.buyer:` by
`if True:`), or whose default, Optional or condition of a query is left out: at most one of a function, drawn by the seed, no
more than `--most` and the share of all. Only plain tests count, also within `and` and `or`, of a variable that a lookup gave (in
Python also through a function of the program, in Java any method that is called like a lookup and gives a row) or of an
attribute whose name only nullable columns have, which nothing else in the function tests and whose guarded way relies on it.
The copy is checked with default settings; *told* is a guard when a finding of NG101 to NG109 of the default confidence stands
on one of the uses (its place, its last step or one of its siblings), or where the same value is handed to what uses it, *low*
when one of low confidence does.

Attributes are known by their names alone; in Java those of other classes than rows' are left out or counted apart (`--named`), in
Python those that `self` has where the class is not mapped. So some are no columns, and a use behind another one that was laid
bare needs no finding of its own: their figures are lower bounds, those of lookups hardly. What callers have tested, or what
raises itself where there is no row, is not known here either.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import java_guards
import java_rows
import msgspec
import python_guards
import python_rows
from guards import COLUMN, LOOKUP, NAMED, Guard, without

_ASIDE = frozenset({"versions", "alembic", "test", "tests", "testing", "docs", "factories", "node_modules", ".git"})
_ROW_CLASS = re.compile(rb"@(?:\w+\.)*(?:Entity|TableName|MappedSuperclass|Embeddable)\b")
_MAPPED_CLASS = re.compile(rb"<(?:class[^>]*\bname|resultMap[^>]*\btype)=\"[\w.]*?(\w+)\"")
"""Of Hibernate's mapping files, and of MyBatis's."""
_COMMON = frozenset({"id", "name", "value", "type", "data", "key", "status", "code", "children", "user"})
"""Names that other objects have as well."""

_HOWS = ("told", "low", "missed")
_NULLGUARD = (sys.executable, "-P", "-m", "nullguard")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trees", type=Path, nargs="+", metavar="TREE")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=60, help="guards of a tree at most")
    parser.add_argument("--share", type=float, default=0.5, help="of all guards of a tree at most")
    parser.add_argument("--named", action="store_true", help="also attributes that are only called like columns")
    parser.add_argument("--list", action="store_true", help="print each guard that is not told")
    parser.add_argument("--keep", type=Path, help="keep the trees without their guards in this folder")
    options = parser.parse_args()
    whole: Counter[tuple[str, str]] = Counter()
    forms: Counter[tuple[str, str]] = Counter()
    for tree in options.trees:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "tree"
            shutil.copytree(tree, copy, symlinks=True, ignore=shutil.ignore_patterns(".git", "node_modules"))
            guards = [guard for guard in all_guards(copy) if options.named or guard.source != NAMED]
            guards = drawn(sorted(guards, key=str), options.seed, options.most, options.share)
            found = outcomes(copy, guards)
            if options.keep:
                shutil.copytree(copy, options.keep / tree.name, symlinks=True, dirs_exist_ok=True)
        print(f"{tree.name}: {_shown(Counter((guard.source, how) for guard, how in found))}")
        for guard, how in found if options.list else ():
            if how != "told":
                where = f"{guard.path}:{guard.line} {guard.expression}, used on line {guard.uses[0]}"
                print(f"  {how:6} {guard.source:6} {guard.form:8} {where}")
        whole.update((guard.source, how) for guard, how in found)
        forms.update((guard.form, how) for guard, how in found if guard.source != NAMED)
    print(f"together: {_shown(whole)}")
    for form in sorted({form for form, _ in forms}):
        print(f"  {form}: {forms[form, 'told']} of {sum(forms[form, how] for how in _HOWS)} told, {forms[form, 'low']} low")


def all_guards(tree: Path) -> Iterator[Guard]:
    """The guards of a tree that may be removed."""
    nullable = nullable_names(tree)
    files = [path for path in tree.rglob("*") if path.suffix in (".py", ".java") and path.is_file() and _is_code(path, tree)]
    sources = {path.relative_to(tree).as_posix(): path.read_bytes() for path in sorted(files)}
    modules = {name: data for name, data in sources.items() if name.endswith(".py")}
    finders = python_guards.finders_of(modules)
    mapped_in_python = python_rows.row_classes_of(modules.values())
    classes = {Path(name).stem: data for name, data in sources.items() if name.endswith(".java")}
    mapped = {name for name, data in classes.items() if _ROW_CLASS.search(data)}
    for mapping in tree.rglob("*.xml"):
        mapped.update(name.decode() for name in _MAPPED_CLASS.findall(mapping.read_bytes()))
    paths = {Path(name).stem: name for name in sources if name.endswith(".java")}
    rows = {name: paths[name] for name in java_rows.rows_in(classes, mapped)}
    names = {each.replace("_", "") for each in nullable}
    finders_of_rows = java_rows.optional_finders_in(classes, rows)
    known = java_guards.Known(names, rows, java_rows.getters_in(classes, rows), finders_of_rows)
    for name, data in sources.items():
        if name.endswith(".py"):
            yield from python_guards.guards_in(name, data, nullable, finders, mapped_in_python)
        else:
            yield from java_guards.guards_in(name, data, known)


def nullable_names(tree: Path) -> set[str]:
    """The names of columns that are nullable in all tables, as attributes may be called: `buyer_id` is `buyer`, too."""
    file = tree / "guards.manifest.yaml"
    subprocess.run([*_NULLGUARD, "manifest", "build", "--output", file.name], cwd=tree, check=True, capture_output=True)
    manifest = msgspec.yaml.decode(file.read_bytes())
    file.unlink()
    nullable: dict[str, bool] = {}
    for database in manifest.get("databases", {}).values():
        for table in database.get("tables", {}).values():
            for column, known in table.get("columns", {}).items():
                for name in {column.lower(), column.lower().removesuffix("_id")}:
                    nullable[name] = nullable.get(name, True) and known.get("nullable") is True
    return {name for name, is_nullable in nullable.items() if is_nullable} - _COMMON


def drawn(guards: list[Guard], seed: int, most: int, share: float) -> list[Guard]:
    """A sample of guards, at most one of a function, and none of a function that is called for what another one tests: it would
    raise there already. One that stands in functions within functions counts once."""
    random.Random(seed).shuffle(guards)
    places = {(guard.path, guard.start): guard for guard in guards}
    first = {(guard.path, guard.function): guard for guard in reversed(places.values())}
    found: list[Guard] = []
    givers: set[str] = set()
    functions: set[str] = set()
    for guard in first.values():
        name = guard.function.partition(":")[0]
        if name not in givers and guard.giver not in functions:
            found.append(guard)
            givers.add(guard.giver)
            functions.add(name)
    return found[: min(most, max(1, int(len(guards) * share)))]


def outcomes(tree: Path, guards: list[Guard]) -> list[tuple[Guard, str]]:
    """Removes the guards from a tree and checks it: each guard with told, low or missed."""
    by_path: dict[str, list[Guard]] = {}
    for guard in guards:
        by_path.setdefault(guard.path, []).append(guard)
    for path, removed in by_path.items():
        (tree / path).write_bytes(without((tree / path).read_bytes(), removed))
    command = [
        *_NULLGUARD,
        "check",
        "--no-cache",
        "--quiet",
        "--min-confidence",
        "low",
        "--fail-on",
        "never",
        "--format",
        "json",
        ".",
    ]
    report = subprocess.run(command, cwd=tree, check=True, capture_output=True).stdout
    places: dict[tuple[str, int, str], set[str]] = {}
    for finding in json.loads(report)["findings"]:
        if finding["rule"].startswith("NG1"):
            how = "low" if finding["confidence"] == "low" else "told"
            lines = [(finding["path"], line) for line in range(finding["line"], finding["end_line"] + 1)]
            lines += [(place["path"], place["line"]) for place in (*finding["siblings"], *finding["steps"][-1:])]
            for path, line in lines:
                for expression in ("", re.sub(r"\s+", "", finding["expression"])):
                    places.setdefault((path, line, expression), set()).add(how)
    found = []
    for guard in guards:
        asked = [(line, "") for line in guard.uses] + [(line, guard.expression) for line in guard.handed]
        hows = {how for line, expression in asked for how in places.get((guard.path, line, expression), ())}
        found.append((guard, "told" if "told" in hows else "low" if hows else "missed"))
    return found


def _is_code(path: Path, tree: Path) -> bool:
    parts = path.relative_to(tree).parts
    is_aside = not _ASIDE.isdisjoint(parts) or any("migration" in part for part in parts[:-1])
    return not is_aside and not path.name.startswith(("test_", "conftest", "factories"))


def _shown(counts: Counter[tuple[str, str]]) -> str:
    texts = []
    for source in (LOOKUP, COLUMN, NAMED):
        all_of = sum(count for (kind, _), count in counts.items() if kind == source)
        if all_of == 0 and source == NAMED:
            continue
        texts.append(f"{source}s {counts[source, 'told']} of {all_of} told, {counts[source, 'low']} low")
    return "; ".join(texts)


if __name__ == "__main__":
    main()
