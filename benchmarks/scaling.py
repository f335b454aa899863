"""How the time of a check grows with the size of a tree: a table, and a plot as SVG.

    python benchmarks/scaling.py [--kloc 10,30,100,300,1000,2000] [--runs N] [--jobs N] [--svg FILE] PATH...

A tree of a size is made of the files of the given trees, in order, each tree in a folder of its own, until there are so many
lines of Python and Java (tests included); when they do not suffice, the same trees follow again in new folders. Then the bare
parse and a cold check are timed as `benchmarks/speed.py` does. A copy is as much work as another tree: only the facts of single
sources are known by content, which is why every source of a copy begins with a comment of its own.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from speed import check, parse_all, tree_in

COMMENTS = {".py": "#", ".java": "//"}
SKIPPED = {".git", "node_modules"}
LARGEST_BYTES = 1 << 20

WIDTH, HEIGHT, MARGIN = 640, 400, 60


@dataclass(frozen=True)
class Point:
    """Seconds of wall time (medians) for so many lines."""

    lines: int
    parse: float
    cold: float


def main() -> None:
    options = argparse.ArgumentParser(description="How the time of a check grows with the size of a tree.")
    options.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    options.add_argument("--kloc", default="10,30,100,300,1000,2000", help="sizes, in thousands of lines")
    options.add_argument("--runs", type=int, default=1)
    options.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    options.add_argument("--svg", type=Path, metavar="FILE")
    given = options.parse_args()
    print("| lines | parse, s | cold, s | cold ÷ parse | µs a line |")
    print("|--:|--:|--:|--:|--:|")
    points = []
    for size in map(int, given.kloc.split(",")):
        point = measure(given.paths, size * 1000, given.runs, given.jobs)
        points.append(point)
        print(
            f"| {point.lines:,} | {point.parse:.2f} | {point.cold:.1f} | {point.cold / point.parse:.1f} "
            f"| {point.cold / point.lines * 1e6:.0f} |",
            flush=True,
        )
    if given.svg is not None:
        given.svg.write_text(drawn(points))


def measure(paths: Sequence[Path], lines: int, runs: int, jobs: int) -> Point:
    """The times of a tree of so many lines."""
    with tempfile.TemporaryDirectory(prefix="nullguard-scaling-") as folder:
        root = Path(folder).resolve() / "tree"
        made = make(paths, root, lines)
        tree = tree_in(root)
        times = []
        for number in range(runs):
            times.append((parse_all(tree, jobs), check(tree, Path(folder) / f"cache{number}", jobs)[0]))
    parse, cold = zip(*times, strict=True)
    return Point(made, statistics.median(parse), statistics.median(cold))


def make(paths: Sequence[Path], root: Path, lines: int) -> int:
    """Make a tree of at least so many lines; how many it has. Raises ValueError where the given trees have none."""
    made = 0
    for turn in count():
        before = made
        for number, path in enumerate(paths):
            for file in files_of(path):
                made += copied(file, root / f"copy{turn}" / f"tree{number}" / file.relative_to(path), turn)
                if made >= lines:
                    return made
        if made == before:
            raise ValueError("no Python or Java in these trees")
    return made


def files_of(path: Path) -> Iterator[Path]:
    """The files of a tree in order, but for large ones."""
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(set(folders) - SKIPPED)
        for name in sorted(names):
            file = Path(folder) / name
            if file.is_file() and not file.is_symlink() and file.stat().st_size <= LARGEST_BYTES:
                yield file


def copied(file: Path, target: Path, turn: int) -> int:
    """Copy a file, sources with a comment on top; how many lines of source that are."""
    target.parent.mkdir(parents=True, exist_ok=True)
    comment = COMMENTS.get(file.suffix)
    if comment is None:
        shutil.copyfile(file, target)
        return 0
    data = file.read_bytes()
    target.write_bytes(f"{comment} copy {turn}\n".encode() + data if turn else data)
    return data.count(b"\n")


def drawn(points: Sequence[Point]) -> str:
    """Seconds over lines, both axes linear: cold checks and bare parses."""
    most_lines, most_seconds = max(point.lines for point in points), max(point.cold for point in points)

    def place(lines: float, seconds: float) -> str:
        x = MARGIN + lines / most_lines * (WIDTH - 2 * MARGIN)
        return f"{x:.1f},{HEIGHT - MARGIN - seconds / most_seconds * (HEIGHT - 2 * MARGIN):.1f}"

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        f'<path d="M{place(0, most_seconds)} L{place(0, 0)} L{place(most_lines, 0)}" fill="none" stroke="black"/>',
    ]
    for name, colour, series in (
        ("cold check", "#b03030", [(point.lines, point.cold) for point in points]),
        ("bare parse", "#3050b0", [(point.lines, point.parse) for point in points]),
    ):
        line = " ".join(place(*pair) for pair in [(0, 0), *series])
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
        for pair in series:
            x, y = place(*pair).split(",")
            parts.append(f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>')
        x, y = place(*series[-1]).split(",")
        parts.append(f'<text x="{x}" y="{float(y) - 8:.1f}" fill="{colour}" text-anchor="end">{name}</text>')
    parts.append(f'<text x="{MARGIN}" y="{MARGIN - 12}">{most_seconds:.0f} s</text>')
    parts.append(
        f'<text x="{WIDTH - MARGIN}" y="{HEIGHT - MARGIN + 20}" text-anchor="end">{most_lines / 1e6:.2f} million lines</text>'
    )
    return "\n".join([*parts, "</svg>"]) + "\n"


if __name__ == "__main__":
    main()
