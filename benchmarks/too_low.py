#!/usr/bin/env python3
"""NG302 against real timeouts that were too low, with a manifest whose 99.9th percentile is the corrected value over 1.5.

    python benchmarks/too_low.py INCIDENTS.jsonl --repos DIR [--only ID,ID] [--work DIR]

INCIDENTS has one JSON object a line with id, repo (OWNER/NAME), before (commit), path, lines, unit, timeout_value and
fixed_timeout_value; DIR holds bare clones as DIR/OWNER+NAME/repo. For each incident the tree before the fix is laid out with
a manifest of one service, named as a user would name it: by the configuration key or constant that holds the value, else by
the function that the value stands in. Found is an incident when NG302 names the old value and the percentile, at a place on
the incident's lines.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

_KEEP = (
    ".py",
    ".java",
    ".yml",
    ".yaml",
    ".properties",
    ".json",
    ".toml",
    ".ini",
    ".cfg",
    ".env",
    ".gradle",
    ".xml",
    ".txt",
    ".lock",
)
_UNITS = {"s": 1000.0, "ms": 1.0, "min": 60_000.0}
_HEADROOM = 1.5
_MOST_BYTES = 2_000_000


def lay_out(repo: Path, commit: str, into: Path) -> None:
    """The sources and configuration of a commit as files."""
    names = subprocess.run(["git", "-C", repo, "ls-tree", "-r", "-l", "-z", commit], check=True, capture_output=True).stdout
    wanted = []
    for row in names.split(b"\0"):
        if row:
            meta, name = row.split(b"\t", 1)
            mode, kind, sha, size = meta.split()
            path = name.decode("utf-8", "surrogateescape")
            if kind == b"blob" and mode != b"120000" and size.isdigit() and int(size) < _MOST_BYTES and path.endswith(_KEEP):
                wanted.append((sha, path))
    feed = b"".join(sha + b"\n" for sha, _ in wanted)
    out = subprocess.run(["git", "-C", repo, "cat-file", "--batch"], input=feed, check=True, capture_output=True).stdout
    at = 0
    for _, path in wanted:
        end = out.index(b"\n", at)
        size = int(out[at:end].split()[-1])
        target = into / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(out[end + 1 : end + 1 + size])
        at = end + 2 + size
    subprocess.run(["git", "init", "-q", into], check=True)


def service(case: dict[str, Any], tree: Path, p999: float) -> dict[str, Any]:
    """The service of the manifest, named after what stands at the incident's line."""
    text = (tree / case["path"]).read_text(encoding="utf-8", errors="replace").split("\n")
    number = case["lines"][0]
    line = text[number - 1]
    figures = {"latency_ms": {"p50": p999 / 20, "p999": p999}}
    if not case["path"].endswith((".py", ".java")):
        return {"id": "service", "config_keys": [_key(text, number)], "endpoints": [figures]}
    constant = re.search(r"\b([A-Z0-9_]*TIMEOUT[A-Z0-9_]*)\b", line)
    if constant:
        return {"id": "service", "config_keys": [constant[1]], "endpoints": [figures]}
    placeholder = re.search(r"\$\{([\w.-]+):", line)
    if placeholder:
        return {"id": "service", "config_keys": [placeholder[1]], "endpoints": [figures]}
    stem = Path(case["path"]).stem
    if stem in ("__init__", "client", "code", "utils", "const"):
        stem = Path(case["path"]).parent.name
    function = _function(case["path"], text, number)
    return {"id": stem, "endpoints": [{"operation": function, **figures} if function else figures]}


def _key(text: list[str], number: int) -> str:
    """The whole key of a line of YAML or properties."""
    line = text[number - 1]
    name = re.split(r"[:=]", line.strip(), maxsplit=1)[0].strip()
    parts, margin = [name], len(line) - len(line.lstrip())
    for other in reversed(text[: number - 1]):
        here = len(other) - len(other.lstrip())
        if other.strip() and not other.lstrip().startswith("#") and here < margin:
            parts.insert(0, other.strip().partition(":")[0].strip())
            margin = here
    return ".".join(parts)


def _function(path: str, text: list[str], number: int) -> str:
    if path.endswith(".py"):
        try:
            tree = ast.parse("\n".join(text))
        except SyntaxError:
            return _python_two(text, number)
        inside = [
            node
            for node in ast.walk(tree)
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.lineno <= number <= (node.end_lineno or 0)
        ]
        return max(inside, key=lambda node: node.lineno).name if inside else ""
    for line in reversed(text[:number]):
        found = re.match(r"\s+(?:public|protected|private)?[\w<>\[\], ]*\s(\w+)\([^;]*\)?\s*(?:throws .*)?\{?\s*$", line)
        if found and found[1] not in ("if", "for", "while", "switch", "catch"):
            return found[1]
    return ""


def _python_two(text: list[str], number: int) -> str:
    return next((m[1] for line in reversed(text[:number]) if (m := re.match(r"\s*def (\w+)", line))), "")


def shown(ms: float) -> str:
    """A duration as messages have it, in three digits."""
    ms = float(f"{ms:.3g}")
    return f"{ms:g} ms" if ms < 1000 else f"{ms / 1000:g} s" if ms < 120_000 else f"{ms / 60_000:.3g} min"


def judge(case: dict[str, Any], repos: Path, work: Path) -> tuple[bool, str]:
    """Whether an incident is found with the right numbers, and what was said."""
    tree = work / case["id"]
    if not tree.exists():
        tree.mkdir(parents=True)
        lay_out(repos / case["repo"].replace("/", "+") / "repo", case["before"], tree)
    unit = _UNITS[case["unit"]]
    p999 = case["fixed_timeout_value"] * unit / _HEADROOM
    manifest, report = work / f"{case['id']}.yaml", work / f"{case['id']}.json"
    manifest.write_text(json.dumps({"services": [service(case, tree, p999)]}))
    command = [
        sys.executable,
        "-m",
        "nullguard",
        "check",
        "--select",
        "NG302",
        "--format",
        f"json={report}",
        "--manifest",
        manifest,
    ]
    done = subprocess.run([*command, "."], cwd=tree, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        return False, (done.stderr or done.stdout).strip()[-200:]
    near = {n for line in case["lines"] for n in range(line - 3, line + 4)}
    said = ""
    for finding in json.loads(report.read_text())["findings"]:
        places = [finding, *finding["steps"]]
        if any(p["path"] == case["path"] and p["line"] in near for p in places):
            said = finding["message"]
            if shown(case["timeout_value"] * unit) in said and shown(p999) in said:
                return True, said
    return False, said


def main() -> int:
    """Prints a line for each incident and the share that was found."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("incidents", type=Path)
    ask.add_argument("--repos", type=Path, required=True)
    ask.add_argument("--only", default="")
    ask.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "too-low")
    args = ask.parse_args()
    cases = [json.loads(line) for line in args.incidents.read_text().splitlines() if line.strip()]
    cases = [c for c in cases if c["kind"] == "timeout_too_low" and c["timeout_value"] and c["fixed_timeout_value"]]
    if args.only:
        cases = [c for c in cases if any(part in c["id"] for part in args.only.split(","))]
    found = 0
    for case in cases:
        is_found, said = judge(case, args.repos, args.work)
        found += is_found
        print(f"{'found ' if is_found else 'missed'} {case['id']:36} {said[:150]}", flush=True)
    print(f"{found}/{len(cases)} = {found / max(len(cases), 1):.0%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
