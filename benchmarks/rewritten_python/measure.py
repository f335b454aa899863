#!/usr/bin/env python3
"""Of real code that is rewritten into code that does the same: does it stay silent, and does it stay told?

measure.py TREE... [--only guards|uses] [--rounds N] [--seed N] [--most N] [--list] [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import guard_forms
import use_forms
from candidates import FUNCTIONS, Candidate, Finding, check, found, parsed
from guarded import Guard, ModelClass, Rewriting
from python_tests import tested
from texts import Edit, edited, lines_after
from used import Use


@dataclass(frozen=True)
class Outcome:
    candidate: Candidate
    form: str
    how: str
    lines: tuple[tuple[str, int], ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trees", type=Path, nargs="+", metavar="TREE")
    parser.add_argument("--only", choices=("guards", "uses"))
    parser.add_argument("--rounds", type=int, default=4, help="how often each guard and use is rewritten")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=100, help="guards and uses of a tree at most, each")
    parser.add_argument("--list", action="store_true", help="print each that differs")
    parser.add_argument("--keep", type=Path, help="keep the rewritten trees in this folder")
    parser.add_argument("--forms", default="", help="only forms whose name has this")
    options = parser.parse_args()
    counts: Counter[tuple[str, str, str]] = Counter()
    tried: Counter[tuple[str, str]] = Counter()
    for tree in options.trees:
        for outcome in outcomes(tree, options, tried):
            counts[outcome.candidate.kind, outcome.form, outcome.how] += 1
            wanted = "silent" if outcome.candidate.kind == "guard" else "told"
            if options.list and outcome.how != wanted:
                candidate = outcome.candidate
                places = " ".join(f"{path}:{line}" for path, line in outcome.lines)
                where = f"{tree.name}/{candidate.path}:{candidate.line} {candidate.expression} [{places}]"
                print(f"  {outcome.how:6} {outcome.form}: {where}", flush=True)
    for kind, wanted in (("guard", "silent"), ("use", "told")):
        forms = sorted({form for each, form, _ in counts if each == kind})
        total = sum(count for (each, _, _), count in counts.items() if each == kind)
        good = sum(count for (each, _, how), count in counts.items() if each == kind and how == wanted)
        if total:
            print(f"{kind}s: {wanted} {good} of {total} ({100 * good / total:.1f} %)")
        for form in forms:
            of = {how: count for (each, name, how), count in counts.items() if each == kind and name == form}
            others = ", ".join(f"{count} {how}" for how, count in sorted(of.items()) if how != wanted)
            print(f"  {form}: {of.get(wanted, 0)} of {sum(of.values())}{f', {others}' if others else ''}")


def outcomes(tree: Path, options: argparse.Namespace, tried: Counter[tuple[str, str]]) -> Iterator[Outcome]:
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain"
        _copy(tree, plain)
        candidates, models = found(plain, options)
        print(f"{tree.name}: {Counter(each.kind for each in candidates)}", flush=True)
        chance = random.Random(options.seed)
        for turn in range(options.rounds):
            copy = Path(folder) / "rewritten"
            _copy(tree, copy)
            yield from _one_round(copy, candidates, models, tried, chance, options)
            if options.keep:
                shutil.rmtree(options.keep / f"{tree.name}-{turn}", ignore_errors=True)
                shutil.copytree(copy, options.keep / f"{tree.name}-{turn}", symlinks=True)
            shutil.rmtree(copy)


def _copy(tree: Path, to: Path) -> None:
    shutil.copytree(tree, to, symlinks=True, ignore=shutil.ignore_patterns(".git", "node_modules"))


def _one_round(
    copy: Path,
    candidates: list[Candidate],
    models: Mapping[str, tuple[str, str]],
    tried: Counter[tuple[str, str]],
    chance: random.Random,
    options: argparse.Namespace,
) -> Iterator[Outcome]:
    chosen: list[tuple[Candidate, str, Rewriting]] = []
    edits: dict[str, list[tuple[int, Edit]]] = {}
    sources: dict[str, bytes] = {}
    functions: dict[str, list[tuple[int, int]]] = {}
    for number, candidate in enumerate(candidates):
        data = sources.setdefault(candidate.path, (copy / candidate.path).read_bytes())
        if any(start < candidate.end and candidate.start < end for start, end in functions.get(candidate.path, ())):
            continue
        forms = dict(_rewritings(copy, candidate, data, number, models, sources))
        names = [name for name in forms if options.forms in name]
        chance.shuffle(names)
        names.sort(key=lambda name: tried[candidate.kind, name])
        for name in names:
            rewriting = forms[name]
            if _is_parsed(data, rewriting):
                tried[candidate.kind, name] += 1
                functions.setdefault(candidate.path, []).append((candidate.start, candidate.end))
                chosen.append((candidate, name, rewriting))
                for path, changed in ((candidate.path, rewriting.edits), *rewriting.elsewhere.items()):
                    edits.setdefault(path, []).extend((number, edit) for edit in changed)
                for path, text in rewriting.modules.items():
                    (copy / path).write_text(text)
                break
    regions: dict[int, set[tuple[str, int]]] = {}
    for path, of_path in edits.items():
        data = sources[path]
        every = [edit for _, edit in of_path]
        (copy / path).write_bytes(edited(data, every))
        for number, edit in of_path:
            if edit.start == edit.end:
                regions.setdefault(number, set()).update((path, line) for line in _lines_of_insertion(data, every, edit))
    numbers = {id(candidate): number for number, candidate in enumerate(candidates)}
    for candidate, _, rewriting in chosen:
        number = numbers[id(candidate)]
        every = [edit for _, edit in edits[candidate.path]]
        lines = lines_after(sources[candidate.path], every, candidate.start, candidate.end - 1)
        regions.setdefault(number, set()).update((candidate.path, line) for line in lines)
        for path, text in rewriting.modules.items():
            regions[number].update((path, line) for line in range(1, text.count("\n") + 2))
    findings = check(copy)
    for candidate, form, _ in chosen:
        region = regions[numbers[id(candidate)]]
        here = [
            each
            for each in findings
            if any(place in region for place in _places(each)) and (each["rule"], each["subject"]) in candidate.subjects
        ]
        told = [each for each in here if each["confidence"] != "low"]
        if candidate.kind == "guard":
            how = "told" if told else "low" if here else "silent"
        else:
            how = "told" if told else "low" if here else "other" if _is_told_otherwise(findings, region) else "silent"
        shown = tuple((each["path"], each["line"]) for each in (told or here)) or (
            (candidate.path, min(line for path, line in region if path == candidate.path)),
        )
        yield Outcome(candidate, form, how, shown)


def _places(finding: Finding) -> Iterator[tuple[str, int]]:
    """The lines of a finding, and of its siblings."""
    for each in (finding, *finding["siblings"]):
        yield from ((each["path"], line) for line in range(each["line"], each["end_line"] + 1))


def _is_told_otherwise(findings: Iterable[Finding], region: set[tuple[str, int]]) -> bool:
    return any(each["confidence"] != "low" and any(place in region for place in _places(each)) for each in findings)


def _lines_of_insertion(data: bytes, edits: list[Edit], edit: Edit) -> range:
    """The lines of an inserted text; several may be inserted at one place, in the order in which `edited` puts them."""
    at_place = [each for each in edits if each.start == each.end == edit.start]
    order = sorted(edits, key=lambda each: (each.start, each.end), reverse=True)
    later = [each for each in order if each in at_place]
    index = next(i for i, each in enumerate(later) if each is edit)
    behind = later[index + 1 :]
    before = sum(
        len(each.text.encode()) - (each.end - each.start) for each in edits if each.end <= edit.start and each not in at_place
    )
    start = edit.start + before + sum(len(each.text.encode()) for each in behind)
    new = edited(data, edits)
    first = new.count(b"\n", 0, start) + 1
    return range(first, first + edit.text.count("\n") + 1)


def _is_parsed(data: bytes, rewriting: Rewriting) -> bool:
    with contextlib.suppress(SyntaxError, ValueError):
        ast.parse(edited(data, rewriting.edits))
        return True
    return False


def _rewritings(
    copy: Path, candidate: Candidate, data: bytes, number: int, models: Mapping[str, tuple[str, str]], sources: dict[str, bytes]
) -> Iterator[tuple[str, Rewriting]]:
    source = parsed(candidate.path, data)
    if source is None:
        return
    function = next(
        node for node in ast.walk(source.tree) if isinstance(node, FUNCTIONS) and source.line_start(node) == candidate.start
    )
    nodes = [
        node
        for node in ast.walk(function)
        if isinstance(node, ast.expr) and (source.start(node), source.end(node)) == candidate.place
    ]
    if not nodes:
        return
    in_package = (copy / candidate.path).with_name("__init__.py").exists()
    if candidate.kind == "use":
        if source.statement(nodes[0]) in (None, function):
            return
        use = Use(source, function, nodes[0], number, in_package)
        for name, use_form in use_forms.FORMS.items():
            if (rewriting := use_form(use)) is not None:
                yield name, rewriting
        return
    path, is_there = tested(nodes[0])
    if not path:
        return
    model = None
    attribute = path.rpartition(".")[2] if "." in path else ""
    if attribute in models:
        where, name = models[attribute]
        of_model = parsed(where, sources.setdefault(where, (copy / where).read_bytes()))
        cls = (
            next((node for node in ast.walk(of_model.tree) if isinstance(node, ast.ClassDef) and node.name == name), None)
            if of_model
            else None
        )
        model = ModelClass(of_model, cls) if of_model is not None and cls is not None else None
    guard = Guard(source, function, nodes[0], path, is_there, number, model, in_package)
    for form_name, form in guard_forms.FORMS.items():
        if (made := form(guard)) is not None:
            yield form_name, made


if __name__ == "__main__":
    main()
