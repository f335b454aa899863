"""How long a check takes and how much memory, beside the bare parse of the same files.

    python benchmarks/speed.py [--runs N] [--jobs N] [--json FILE] PATH...

Each PATH is a source tree; it is copied to a temporary folder, and nothing is fetched. In every round, one after another:

- parse: tree-sitter parses every Python and Java file that nullguard knows of, on as many forked workers, and drops the trees
- cold: `nullguard check` with an empty cache
- unchanged: the same once more
- one file: a comment is added to the end of the largest source of code (of those below 200 kB)
- one function: a function that nothing calls is added to the end of the same source

nullguard runs from this checkout with its bytecode kept, as an installed one does, also where PYTHONDONTWRITEBYTECODE is set.

Printed are medians over the rounds, in seconds of wall time with start-up. `ratio` is the median of cold ÷ parse of the same
round, because other work on the machine slows both. Memory is measured in rounds of its own, cold: the largest sum of the
proportional set sizes (PSS: pages that processes share count once) of all processes, looked at every 50 ms; Linux only.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from nullguard.discover import discover
from nullguard.languages.treesitter import parser
from nullguard.model.source import Language, Role

MEMORY_ROUNDS = 2
SECONDS_BETWEEN_LOOKS = 0.05
CHECKOUT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Tree:
    """What is checked: the files that the bare parse reads, and the one that gets a comment."""

    root: Path
    files: tuple[tuple[str, Language], ...]
    largest: Path


@dataclass(frozen=True)
class Figures:
    """Seconds of wall time (medians; `cold_range` the extremes), bytes of memory at the peak, and how much was looked at."""

    name: str
    sources: int
    lines: int
    findings: int
    parse: float
    cold: float
    cold_range: tuple[float, float]
    ratio: float
    unchanged: float
    one_file: float
    one_function: float
    peak_bytes: int


def main() -> None:
    options = argparse.ArgumentParser(description="Time and memory of nullguard on source trees.")
    options.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    options.add_argument("--json", type=Path, metavar="FILE")
    given = options.parse_args()
    found = []
    print("| tree | sources | lines | findings | parse | cold | ratio | unchanged | one file | one function | peak memory |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    for path in given.paths:
        figures = measure(path, given.runs, given.jobs)
        found.append(figures)
        print(_row(figures), flush=True)
    if given.json is not None:
        given.json.write_text(json.dumps([asdict(figures) for figures in found], indent=2) + "\n")


def measure(path: Path, runs: int, jobs: int) -> Figures:
    """All figures of a tree."""
    with tempfile.TemporaryDirectory(prefix="nullguard-speed-") as folder:
        root = Path(folder).resolve() / "tree"
        shutil.copytree(path, root, symlinks=True)
        tree = tree_in(root)
        _keep_bytecode()
        rounds = [_round(tree, Path(folder) / f"cache{number}", jobs) for number in range(runs)]
        peak = max(_peak_bytes(tree, Path(folder) / f"memory{number}", jobs) for number in range(MEMORY_ROUNDS))
        report = json.loads(check(tree, Path(folder) / "cache0", jobs, "json")[1])
    parse, cold, unchanged, one_file, one_function = zip(*rounds, strict=True)
    return Figures(
        name=path.name,
        sources=report["statistics"]["sources"],
        lines=report["statistics"]["lines"],
        findings=len(report["findings"]),
        parse=statistics.median(parse),
        cold=statistics.median(cold),
        cold_range=(min(cold), max(cold)),
        ratio=statistics.median(c / p for c, p in zip(cold, parse, strict=True)),
        unchanged=statistics.median(unchanged),
        one_file=statistics.median(one_file),
        one_function=statistics.median(one_function),
        peak_bytes=peak,
    )


def tree_in(root: Path) -> Tree:
    """The sources of a folder."""
    parsed = (Language.PYTHON, Language.JAVA)
    sources = [source for source in discover(root).sources if source.language in parsed]
    code = [source for source in sources if source.role is Role.CODE]
    largest = max(code, key=lambda source: (source.size < 200_000, source.size))
    return Tree(root, tuple((source.path, source.language) for source in sources), root / largest.path)


def _round(tree: Tree, cache: Path, jobs: int) -> tuple[float, ...]:
    parse = parse_all(tree, jobs)
    cold, unchanged = check(tree, cache, jobs)[0], check(tree, cache, jobs)[0]
    is_python = tree.largest.suffix == ".py"
    with tree.largest.open("a", encoding="utf-8") as file:
        file.write(f"\n{'#' if is_python else '//'} changed {time.time_ns()}\n")
    one_file = check(tree, cache, jobs)[0]
    _add_function(tree.largest, is_python)
    return parse, cold, unchanged, one_file, check(tree, cache, jobs)[0]


def _add_function(source: Path, is_python: bool) -> None:
    text = source.read_text(encoding="utf-8")
    name = f"added{time.time_ns()}"
    if is_python:
        source.write_text(f"{text}\n\ndef {name}(value):\n    return value\n", encoding="utf-8")
    else:
        before, _, after = text.rpartition("}")
        source.write_text(
            f"{before}\n  static Object {name}(Object value) {{\n    return value;\n  }}\n}}{after}", encoding="utf-8"
        )


def parse_all(tree: Tree, jobs: int) -> float:
    """Seconds that the bare parse takes."""
    started = time.perf_counter()
    context = multiprocessing.get_context("fork")
    with context.Pool(jobs, initializer=os.chdir, initargs=(tree.root,)) as pool:
        for _ in pool.imap_unordered(_parse_one, tree.files, chunksize=20):
            pass
    return time.perf_counter() - started


def _parse_one(file: tuple[str, Language]) -> None:
    path, language = file
    parser(language).parse(Path(path).read_bytes())


def _command(jobs: int, format: str) -> list[str]:
    return [sys.executable, "-m", "nullguard", "check", "--jobs", str(jobs), "--fail-on", "never", "--format", format]


def _environment(cache: Path) -> dict[str, str]:
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**given, "NULLGUARD_CACHE_DIR": str(cache), "PYTHONPATH": str(CHECKOUT)}


def _keep_bytecode() -> None:
    """Of nullguard; installers write that of other packages."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(CHECKOUT / "nullguard")], check=True)


def check(tree: Tree, cache: Path, jobs: int, format: str = "json") -> tuple[float, bytes]:
    """Seconds that a check takes with the cache as it is, and what it prints."""
    started = time.perf_counter()
    done = subprocess.run(_command(jobs, format), cwd=tree.root, env=_environment(cache), stdout=subprocess.PIPE, check=True)
    return time.perf_counter() - started, done.stdout


def _peak_bytes(tree: Tree, cache: Path, jobs: int) -> int:
    run = subprocess.Popen(_command(jobs, "json"), cwd=tree.root, env=_environment(cache), stdout=subprocess.DEVNULL)
    peak = 0
    while run.poll() is None:
        peak = max(peak, sum(map(_pss_bytes, _family(run.pid))))
        time.sleep(SECONDS_BETWEEN_LOOKS)
    return peak


def _family(pid: int) -> Sequence[int]:
    """A process and all below it."""
    found = [pid]
    for one in found:
        try:
            found.extend(int(child) for child in Path(f"/proc/{one}/task/{one}/children").read_text().split())
        except OSError:
            continue
    return found


def _pss_bytes(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _row(figures: Figures) -> str:
    least, most = figures.cold_range
    cells = (
        figures.name,
        f"{figures.sources:,}",
        f"{figures.lines:,}",
        f"{figures.findings:,}",
        f"{figures.parse:.2f} s",
        f"{figures.cold:.1f} s ({least:.1f} to {most:.1f})",
        f"{figures.ratio:.1f}",
        f"{figures.unchanged:.2f} s",
        f"{figures.one_file:.2f} s",
        f"{figures.one_function:.2f} s",
        f"{figures.peak_bytes / 1e6:,.0f} MB",
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
