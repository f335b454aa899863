"""A random sample of the findings in one or more trees, to be read one by one: is each of them true?

    python benchmarks/precision/sample.py [NAME=]TREE... [--rules FIRST-LAST] [--seed N] [-n 20]
        [--per-tree N] [--known FILE]... [--list] > FILE

TREE is a source tree that is checked with default settings and without a cache, or the report of such a check
(`nullguard check --format json=FILE`); nothing is fetched. With NAME paths begin with that name, which tells several trees apart.
The sample is drawn from the findings of NG101 to NG109, or of `--rules`, that a check reports by default. Findings are put in
the order of a hash of the seed and of what identifies them, so a sample depends on nothing else, and another version of
nullguard that reports some findings more or less draws nearly the same one. Verdicts need not be found again: they are taken
over from each `--known` file for findings of the same place, rule, confidence and subject.

The columns are path, line, rule, confidence, subject, verdict and reason; the last two are empty where nobody has judged yet.
With `--list` each finding is followed by its message and its steps, for reading.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from nullguard.pipeline import run
from nullguard.report.json import render
from nullguard.settings import load_settings

COLUMNS = ("path", "line", "rule", "confidence", "subject", "verdict", "reason")

Found = dict[str, Any]
Key = tuple[str, str, str, str]


def findings(source: str, rules: tuple[str, str]) -> list[Found]:
    """What a check of a tree reports by default of the rules between two, as in its JSON report."""
    name, _, given = ("", "", source) if Path(source).exists() else source.partition("=")
    path = Path(given)
    if path.is_dir():
        report = run(load_settings((path,), None, {"cache": False}), lambda stage, done, total: None)
        text = render(report, lambda path: None)
    else:
        text = path.read_bytes()
    found: list[Found] = json.loads(text)["findings"]
    below = f"{name}/" if name else ""
    return [{**each, "path": below + each["path"], "tree": name} for each in found if rules[0] <= each["rule"] <= rules[1]]


def sample(found: list[Found], seed: int, size: int, per_tree: int) -> list[Found]:
    """`size` of the findings, at most `per_tree` of one tree, or all when there are fewer, by place."""

    def rank(finding: Found) -> str:
        identity = (seed, *(finding[key] for key in ("path", "symbol", "rule", "subject", "expression")))
        return hashlib.sha256(repr(identity).encode()).hexdigest()

    drawn: list[Found] = []
    trees: Counter[str] = Counter()
    for finding in sorted(found, key=lambda f: (rank(f), f["line"], f["column"])):
        if trees[finding["tree"]] < per_tree and len(drawn) < size:
            trees[finding["tree"]] += 1
            drawn.append(finding)
    return sorted(drawn, key=lambda f: (f["path"], f["line"], f["column"], f["rule"], f["subject"]))


def verdicts(files: list[Path]) -> dict[Key, list[tuple[int, str, str]]]:
    """The judged findings of earlier samples: what identifies them, and for each its line, its verdict and its reason."""
    known: dict[Key, list[tuple[int, str, str]]] = {}
    for file in files:
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row["verdict"]:
                    key = (row["path"], row["rule"], row["confidence"], row["subject"])
                    known.setdefault(key, []).append((int(row["line"]), row["verdict"], row["reason"]))
    return known


def judged(finding: Found, known: dict[Key, list[tuple[int, str, str]]]) -> tuple[str, str]:
    """The verdict and the reason of the same finding in an earlier sample."""
    same = known.get((finding["path"], finding["rule"], finding["confidence"], finding["subject"]), [])
    at_line = [(verdict, reason) for line, verdict, reason in same if line == finding["line"]]
    return at_line[0] if at_line else ("", "")


def told(finding: Found) -> str:
    """A finding's message and steps."""
    lines = [
        f"## {finding['path']}:{finding['line']} {finding['rule']} {finding['message']}",
        f"   {'; '.join(finding['reasons'])}",
    ]
    lines += [f"   {step['path']}:{step['line']} {step['message']}" for step in finding["steps"]]
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description="A random sample of findings, to be read one by one.")
    parser.add_argument("trees", nargs="+", metavar="[NAME=]TREE", help="source trees, or JSON reports of checks")
    parser.add_argument("--rules", default="NG101-NG109", metavar="FIRST-LAST", help="[default: NG101-NG109]")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-n", type=int, default=20, metavar="N", help="how many findings  [default: 20]")
    parser.add_argument("--per-tree", type=int, default=sys.maxsize, metavar="N", help="at most so many of one tree")
    parser.add_argument("--known", type=Path, action="append", default=[], metavar="FILE", help="take over verdicts of FILE")
    parser.add_argument("--list", action="store_true", help="tell each finding's message and steps, on standard error")
    given = parser.parse_args(arguments)
    first, _, last = given.rules.partition("-")
    found = [finding for tree in given.trees for finding in findings(tree, (first, last or first))]
    known = verdicts(given.known)
    print("\t".join(COLUMNS))
    drawn = sample(found, given.seed, given.n, given.per_tree)
    for finding in drawn:
        row = (finding["path"], str(finding["line"]), finding["rule"], finding["confidence"], finding["subject"])
        print("\t".join((*row, *judged(finding, known))))
        if given.list:
            print(told(finding), file=sys.stderr)
    print(f"{len(drawn)} of {len(found)} findings, seed {given.seed}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
