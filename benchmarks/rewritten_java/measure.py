#!/usr/bin/env python3
"""Real code of Java written in another way that does the same: does it stay silent, and is it told still?

    measure.py TREE... [--runs N] [--seed N] [--list] [--only FORM]

*Guards* are plain tests for null that protect something now: in a copy of the tree they are replaced by the constant that
takes the guarded way, at most one of a method, and count where a finding appears in the method. Each is then written in another
form, and its method must stay as silent as it was. *Uses* are what is told with the default confidence in the
tree as it is; each is written in another form, and must be told still.

In each run each method has one rewriting at most, its form drawn by the seed of those that fit. A rewriting keeps the lines
of all other code; what is new in the method, or in members that were added for it, counts for its form. Code is not compiled:
whether a form is the same is for the one who reads what is listed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guard_choices import CHOICES
from guard_conditions import CONDITIONS
from guard_statements import STATEMENTS
from guards import Guard, guards_in, without
from java_code import Method, methods_in, part, source_root, text_of, within
from rewriting import Edit, Rewrite, last_brace, member_edit, overlap, put, rewritten
from uses import USES, Use

_ASIDE = frozenset({"test", "tests", "it", "testing", "node_modules", ".git"})
_NULLGUARD = (sys.executable, "-P", "-m", "nullguard")
_VALUES = ("identifier", "method_invocation", "field_access", "parenthesized_expression", "array_access", "cast_expression")
GUARDS = CONDITIONS | STATEMENTS | CHOICES


@dataclass(frozen=True)
class Tried:
    """A rewriting in a run, with the names that it brought."""

    kind: str
    form: str
    method: Method
    number: int
    rewrite: Rewrite
    shown: str
    told: tuple[str, str] = ("", "")


@dataclass
class Tree:
    path: Path
    cache: Path
    sources: dict[str, bytes]
    methods: list[Method] = field(default_factory=list)
    getters: dict[str, dict[str, str]] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)

    def findings(self) -> list[dict[str, Any]]:
        options = ["--quiet", "--min-confidence", "low", "--fail-on", "never", "--format", "json"]
        command = [*_NULLGUARD, "check", "-j", "1", *options, "."]
        environment = os.environ | {"NULLGUARD_CACHE_DIR": str(self.cache)}
        report = subprocess.run(command, cwd=self.path, check=True, capture_output=True, env=environment).stdout
        return [finding for finding in json.loads(report)["findings"] if "NG101" <= finding["rule"] <= "NG109"]

    def write(self, edits: Mapping[str, list[Edit]], added: Mapping[str, str]) -> None:
        for path, all_edits in edits.items():
            (self.path / path).write_bytes(rewritten(self.sources[path], all_edits))
        for path, code in added.items():
            (self.path / path).parent.mkdir(parents=True, exist_ok=True)
            (self.path / path).write_text(code)

    def restore(self, edits: Iterable[str], added: Iterable[str]) -> None:
        for path in edits:
            (self.path / path).write_bytes(self.sources[path])
        for path in added:
            (self.path / path).unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trees", type=Path, nargs="+", metavar="TREE")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=8, help="copies of each tree that are checked")
    parser.add_argument("--only", action="append", default=[], help="a form; may be repeated")
    parser.add_argument("--list", action="store_true", help="print each difference")
    options = parser.parse_args()
    whole: Counter[tuple[str, str, str]] = Counter()
    for original in options.trees:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "tree"
            shutil.copytree(original, copy, symlinks=True, ignore=shutil.ignore_patterns(".git", "node_modules"))
            counts = measured(read(copy, Path(folder) / "cache"), options)
        whole.update(counts)
        print(f"{original.name}: {_sums(counts)}", flush=True)
    print(f"together: {_sums(whole)}")
    for kind in ("guard", "use"):
        for form in GUARDS if kind == "guard" else USES:
            good, low, bad = (whole[kind, form, how] for how in ("good", "low", "bad"))
            if good + low + bad:
                print(f"  {kind:5} {form:40} {good:4} of {good + low + bad:4}, {low} low")


def read(copy: Path, cache: Path) -> Tree:
    files = [path for path in sorted(copy.rglob("*.java")) if path.is_file()]
    sources = {path.relative_to(copy).as_posix(): path.read_bytes() for path in files}
    tree = Tree(copy, cache, {name: data for name, data in sources.items() if _ASIDE.isdisjoint(Path(name).parts)})
    for name, data in tree.sources.items():
        tree.methods += methods_in(name, data)
    for method in tree.methods:
        outer = method.holder.parent
        if (
            outer is not None
            and outer.parent is not None
            and outer.parent.type == "program"
            and outer.type == "class_declaration"
        ):
            owner = text_of(part(outer, "name"))
            tree.classes[owner] = method.path
            if not any(each.type == "formal_parameter" for each in within(part(method.node, "parameters"))):
                kind = method.node.child_by_field_name("type")
                if kind is not None:
                    tree.getters.setdefault(owner, {})[method.name] = text_of(kind)
    return tree


def measured(tree: Tree, options: argparse.Namespace) -> Counter[tuple[str, str, str]]:
    base = tree.findings()
    guards = [guard for method in tree.methods for guard in guards_in(method, tree.getters)]
    chooser = random.Random(options.seed)
    kept: list[Guard] = []
    for _ in range(2):
        drawn = _one_each(guards, chooser)
        edits = _by_path((guard.method.path, [put(guard.node, without(guard))]) for guard in drawn)
        tree.write(edits, {})
        found = tree.findings()
        tree.restore(edits, [])
        kept += [each for each in drawn if each not in kept and any(_new(base, found, each.method, -1))]
    uses = list(_uses(tree, base))
    print(f"  {len(guards)} tests for null, {len(kept)} of those tried protect; {len(uses)} uses told", flush=True)
    counts: Counter[tuple[str, str, str]] = Counter()
    seen: set[tuple[str, int, str]] = set()
    used: Counter[tuple[str, str]] = Counter()
    for _ in range(options.runs):
        tried = _drawn(kept, uses, chooser, options.only, seen, used)
        outcome = _run(tree, base, tried)
        for each, how in outcome:
            counts[each.kind, each.form, how] += 1
            if how != "good" and options.list:
                print(f"    {how:4} {each.kind:5} {each.form:36} {each.method.path}:{each.shown}", flush=True)
    return counts


def _run(tree: Tree, base: list[dict[str, Any]], tried: list[Tried]) -> list[tuple[Tried, str]]:
    edits = _by_path((each.method.path, [*each.rewrite.edits, *_members(each)]) for each in tried)
    added = {}
    for each in tried:
        for owner, member in each.rewrite.others:
            path = tree.classes[owner]
            end = last_brace(tree.sources[path])
            edits.setdefault(path, []).append(Edit(end, end, f" {member} "))
        for name, code in each.rewrite.classes:
            added[f"{source_root(each.method.path, tree.sources[each.method.path])}/rewritten/{name}.java"] = code
    tree.write(edits, added)
    found = tree.findings()
    tree.restore(edits, added)
    outcome = []
    for each in tried:
        if each.kind == "guard":
            loud, low = _new(base, found, each.method, each.number)
            outcome.append((each, "bad" if loud else "low" if low else "good"))
        else:
            hows = {finding["confidence"] == "low" for finding in found if _is_told(finding, each)}
            loud, low = _new(base, found, each.method, each.number)
            hows.update([False] if loud else [True] if low else [])
            outcome.append((each, "good" if False in hows else "low" if hows else "bad"))
    return outcome


def _drawn(
    guards: list[Guard],
    uses: list[tuple[Use, tuple[str, str]]],
    chooser: random.Random,
    only: list[str],
    seen: set[tuple[str, int, str]],
    used: Counter[tuple[str, str]],
) -> list[Tried]:
    """One rewriting for each method, in a form that was not tried there yet, those first that were tried least."""
    found: list[Tried] = []
    places = [(guard, "guard", ("", "")) for guard in guards] + [(use, "use", told) for use, told in uses]
    chooser.shuffle(places)
    taken: set[tuple[str, int]] = set()
    for place, kind, told in places:
        method = place.method
        forms = [*(GUARDS if kind == "guard" else USES).items()]
        chooser.shuffle(forms)
        forms.sort(key=lambda item: used[kind, item[0]])
        if (method.path, method.node.start_byte) in taken:
            continue
        for form, rewrite in forms:
            key = (method.path, place.node.start_byte, f"{kind} {form}")
            if key in seen or (only and form not in only):
                continue
            made = rewrite(place)  # type: ignore[operator]
            if made is None or overlap([*made.edits]):
                continue
            seen.add(key)
            used[kind, form] += 1
            taken.add((method.path, method.node.start_byte))
            line = place.node.start_point[0] + 1
            found.append(Tried(kind, form, method, place.number, made, f"{line} {text_of(place.node)}", told))
            break
    return found


def _uses(tree: Tree, base: list[dict[str, Any]]) -> Iterable[tuple[Use, tuple[str, str]]]:
    by_path: dict[str, list[Method]] = {}
    for method in tree.methods:
        by_path.setdefault(method.path, []).append(method)
    seen = set()
    for finding in base:
        told = (finding["rule"], finding["subject"])
        for place in (finding, *finding["siblings"]) if finding["confidence"] != "low" else ():
            wanted = (place["line"] - 1, place["column"] - 1), (place["end_line"] - 1, place["end_column"] - 1)
            methods = [each for each in by_path.get(place["path"], ()) if place["line"] in each.lines]
            for node in (node for method in methods for node in within(method.body)):
                is_class = node.type == "identifier" and text_of(node)[:1].isupper()
                if (
                    node.type in _VALUES
                    and not is_class
                    and (tuple(node.start_point), tuple(node.end_point)) == wanted
                    and node.id not in seen
                ):
                    seen.add(node.id)
                    yield Use(methods[0], node, node.start_byte, tree.getters), told
                    break


def _new(base: list[dict[str, Any]], found: list[dict[str, Any]], method: Method, number: int) -> tuple[bool, bool]:
    """Whether a method tells more than before, and with low confidence."""
    loud = _counted(found, method, number, True) - _counted(base, method, number, True)
    all_of = _counted(found, method, number, False) - _counted(base, method, number, False)
    return bool(loud), bool(all_of)


def _counted(findings: list[dict[str, Any]], method: Method, number: int, loud: bool) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        if loud and finding["confidence"] == "low":
            continue
        for place in (finding, *finding["siblings"]):
            is_inside = place["path"] == method.path and place["line"] in method.lines
            if is_inside or (place is finding and str(number) in finding["symbol"]):
                counts[finding["rule"], finding["subject"]] += 1
    return counts


def _is_told(finding: dict[str, Any], tried: Tried) -> bool:
    if (finding["rule"], finding["subject"]) != tried.told and str(tried.number) not in finding["symbol"]:
        if str(tried.number) not in finding["expression"]:
            return False
    if str(tried.number) in finding["symbol"]:
        return True
    places = (finding, *finding["siblings"], *finding["steps"][-1:])
    lines = {*tried.method.lines, *([tried.method.holder.end_point[0] + 1] if tried.rewrite.members else [])}
    return any(place["path"] == tried.method.path and place["line"] in lines for place in places)


def _members(tried: Tried) -> list[Edit]:
    return [member_edit(tried.method, tried.rewrite.members)] if tried.rewrite.members else []


def _one_each(guards: list[Guard], chooser: random.Random) -> list[Guard]:
    shuffled = sorted(guards, key=lambda guard: (guard.method.path, guard.number))
    chooser.shuffle(shuffled)
    return [*{(guard.method.path, guard.method.node.start_byte): guard for guard in shuffled}.values()]


def _by_path(edits: Iterable[tuple[str, list[Edit]]]) -> dict[str, list[Edit]]:
    found: dict[str, list[Edit]] = {}
    for path, all_edits in edits:
        found.setdefault(path, []).extend(all_edits)
    return found


def _sums(counts: Counter[tuple[str, str, str]]) -> str:
    texts = []
    for kind, good in (("guard", "silent"), ("use", "told")):
        whole = sum(count for (each, _, _), count in counts.items() if each == kind)
        right = sum(count for (each, _, how), count in counts.items() if each == kind and how == "good")
        low = sum(count for (each, _, how), count in counts.items() if each == kind and how == "low")
        texts.append(f"{kind}s {right} of {whole} {good}, {low} low")
    return "; ".join(texts)


if __name__ == "__main__":
    main()
