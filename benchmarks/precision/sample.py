"""A random sample of a tree's findings, to be read one by one: is each of them true?

    python benchmarks/precision/sample.py TREE [--seed N] [-n 20] [--known FILE]... [--list] > benchmarks/precision/OWNER-NAME.tsv

TREE is a source tree that is checked with default settings and without a cache; nothing is fetched. The sample is drawn from
the findings of NG101 to NG109 that a check reports by default. Findings are put in the order of a hash of the seed and of what
identifies them, so a sample depends on nothing else, and another version of nullguard that reports some findings more or
less draws nearly the same one. Verdicts need not be found again: they are taken over from each `--known` file for findings of
the same place, rule, confidence and subject.

The columns are path, line, rule, confidence, subject, verdict and reason; the last two are empty where nobody has judged yet.
With `--list` each finding is followed by its message and its steps, for reading.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
from pathlib import Path

from nullguard.model.finding import Finding
from nullguard.pipeline import run
from nullguard.settings import load_settings

COLUMNS = ("path", "line", "rule", "confidence", "subject", "verdict", "reason")

Key = tuple[str, str, str, str]


def findings(root: Path) -> list[Finding]:
    """What a check of a tree reports by default of the rules on null."""
    report = run(load_settings((root,), None, {"cache": False}), lambda stage, done, total: None)
    return [finding for finding in report.findings if "NG101" <= finding.rule <= "NG109"]


def sample(found: list[Finding], seed: int, size: int) -> list[Finding]:
    """`size` of the findings, or all when there are fewer, by place."""

    def rank(finding: Finding) -> str:
        identity = (seed, finding.place.path, finding.symbol, finding.rule, finding.subject, finding.expression)
        return hashlib.sha256(repr(identity).encode()).hexdigest()

    drawn = sorted(found, key=lambda f: (rank(f), f.place.line, f.place.column))[:size]
    return sorted(drawn, key=lambda f: (f.place.path, f.place.line, f.place.column, f.rule, f.subject))


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


def judged(finding: Finding, known: dict[Key, list[tuple[int, str, str]]]) -> tuple[str, str]:
    """The verdict and the reason of the same finding in an earlier sample."""
    place = finding.place
    same = known.get((place.path, finding.rule, finding.confidence.label, finding.subject), [])
    at_line = [(verdict, reason) for line, verdict, reason in same if line == place.line]
    return at_line[0] if at_line else ("", "")


def told(finding: Finding) -> str:
    """A finding's message and steps."""
    lines = [f"## {finding.place.path}:{finding.place.line} {finding.rule} {finding.message}", f"   {'; '.join(finding.reasons)}"]
    lines += [f"   {step.place.path}:{step.place.line} {step.message}" for step in finding.steps]
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description="A random sample of a tree's findings, to be read one by one.")
    parser.add_argument("tree", type=Path, metavar="TREE")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-n", type=int, default=20, metavar="N", help="how many findings  [default: 20]")
    parser.add_argument("--known", type=Path, action="append", default=[], metavar="FILE", help="take over verdicts of FILE")
    parser.add_argument("--list", action="store_true", help="tell each finding's message and steps, on standard error")
    given = parser.parse_args(arguments)
    found = findings(given.tree)
    known = verdicts(given.known)
    print("\t".join(COLUMNS))
    for finding in sample(found, given.seed, given.n):
        place = finding.place
        row = (place.path, str(place.line), finding.rule, finding.confidence.label, finding.subject, *judged(finding, known))
        print("\t".join(row))
        if given.list:
            print(told(finding), file=sys.stderr)
    print(f"{given.tree.name}: {min(given.n, len(found))} of {len(found)} findings, seed {given.seed}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
