"""How many findings the query guards of Python remove: a check with them, and one in which no query tells anything of its rows.

    python benchmarks/query_guards.py [--list] PATH...

Each PATH is a source tree that is checked twice with default settings and without a cache; nothing is fetched. For the second
check the two functions that turn what a query asks into facts of its rows are replaced by ones that know nothing; nullguard
itself has no such switch. Printed are both numbers of findings, and the number that only the second check has; with `--list`
those findings, one a line. Needs an operating system that forks: the workers inherit the replacements.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from nullguard.frameworks.django.queries import query_guards as django
from nullguard.frameworks.sqlalchemy import statements as sqlalchemy
from nullguard.model.finding import Finding
from nullguard.pipeline import run
from nullguard.settings import load_settings


@contextmanager
def no_guards() -> Iterator[None]:
    """Queries tell nothing of their rows."""
    with (
        patch.object(django, "facts_along", lambda *given: set()),
        patch.object(django, "_of_names", lambda *given: set()),
        patch.object(sqlalchemy, "facts_along", lambda *given: set()),
    ):
        yield


def findings(root: Path) -> tuple[Finding, ...]:
    """What a check of a tree reports, without a cache."""
    return tuple(run(load_settings((root,), None, {"cache": False}), lambda stage, done, total: None).findings)


def shown(finding: Finding) -> str:
    return f"{finding.place.path}:{finding.place.line} {finding.rule} {finding.message}"


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description="How many findings the query guards of Python remove.")
    parser.add_argument("--list", action="store_true", help="show the findings that are removed")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    given = parser.parse_args(arguments)
    print("| tree | findings | without query guards | removed |\n|---|--:|--:|--:|")
    for path in given.paths:
        guarded = {shown(finding) for finding in findings(path)}
        with no_guards():
            unguarded = {shown(finding) for finding in findings(path)}
        removed = sorted(unguarded - guarded)
        print(f"| {path.name} | {len(guarded)} | {len(unguarded)} | {len(removed)} |")
        for line in removed if given.list else ():
            print(line, file=sys.stderr)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NULLGUARD_CACHE_DIR"] = folder
        main(sys.argv[1:])
