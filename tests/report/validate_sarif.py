"""Validates SARIF files with the reference validator and its GitHub rules, which know more than the schema does.

    python tests/report/validate_sarif.py [FILE.sarif ...]

Without files, a report with something of everything is validated. The validator is the platform binary of the npm package
`@microsoft/sarif-multitool`, installed once into `.tools/`. Its exit status is 0 whatever it finds, so its own report decides.
Status 0: nothing at level error or warning; 1: something, which is printed; 2: the validator cannot be had, or did not run.
"""

from __future__ import annotations

import json
import platform
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

VERSION = "5.7.0"
TOOLS = Path(__file__).parents[2] / ".tools" / f"sarif-multitool-{VERSION}"
_PACKAGES = {"Linux": "sarif-multitool-linux", "Darwin": "sarif-multitool-darwin", "Windows": "sarif-multitool-win32"}
_INSTALL_S = 300.0
_VALIDATE_S = 120.0
"""Crash guards in seconds: installing is 104 MB, validating takes about 2 s."""


_ACCEPTED = ("does not provide 'informationUri'",)
"""nullguard has no public home page yet; a made-up address would be worse than none."""


class ValidatorMissing(Exception):
    """npm is not there, or could not install the validator."""


def validator(install: bool = True) -> Path:
    """The validator's binary, installed if need be. Raises ValidatorMissing."""
    package = _PACKAGES.get(platform.system())
    if package is None:
        raise ValidatorMissing(f"no validator for {platform.system()}")
    binary = (
        TOOLS
        / "node_modules"
        / "@microsoft"
        / package
        / ("Sarif.Multitool.exe" if package.endswith("win32") else "Sarif.Multitool")
    )
    if not binary.exists():
        npm = shutil.which("npm")
        if npm is None or not install:
            raise ValidatorMissing("npm is not installed" if npm is None else "not installed yet")
        TOOLS.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--silent", "--no-save", "--prefix", str(TOOLS), f"@microsoft/sarif-multitool@{VERSION}"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=_INSTALL_S, check=False)
        except subprocess.TimeoutExpired:
            raise ValidatorMissing("npm did not finish") from None
        if done.returncode != 0 or not binary.exists():
            raise ValidatorMissing(f"npm failed: {done.stderr.strip()[-300:]}")
    binary.chmod(binary.stat().st_mode | stat.S_IXUSR)
    return binary


def problems(binary: Path, sarif: Path) -> list[str]:
    """What the validator says of a file at level error or warning, one line each."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "report.sarif"
        command = [str(binary), "validate", str(sarif), "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning"]
        command += ["-o", str(told), "--log", "ForceOverwrite;PrettyPrint"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=_VALIDATE_S, check=False)
        if not told.exists():
            raise ValidatorMissing(f"the validator did not run: {done.stdout[-300:]}{done.stderr[-300:]}")
        (run,) = json.loads(told.read_text(encoding="utf-8-sig"))["runs"]
    lines = [_line(result, run) for result in run.get("results", [])]
    return [line for line in lines if not any(accepted in line for accepted in _ACCEPTED)]


def _line(result: dict, run: dict) -> str:  # type: ignore[type-arg]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"].get("rules", [])}
    message = result["message"]
    template = rules.get(result["ruleId"], {}).get("messageStrings", {}).get(message.get("id", ""), {}).get("text", "{0}")
    text = message.get("text") or template.format(*message.get("arguments", []))
    return f"{result.get('level', 'warning')} {result['ruleId']}: {text}"


def main(arguments: list[str]) -> int:
    try:
        binary = validator()
        with tempfile.TemporaryDirectory() as folder:
            found = [
                (path, problem) for path in map(Path, arguments or [_sample(Path(folder))]) for problem in problems(binary, path)
            ]
    except ValidatorMissing as missing:
        sys.stderr.write(f"SARIF was not validated: {missing}\n")
        return 2
    for path, problem in found:
        sys.stdout.write(f"{path}: {problem}\n")
    sys.stdout.write(f"{len(found)} problems\n")
    return 1 if found else 0


def _sample(folder: Path) -> str:
    from report_cases import read, report

    from nullguard.report.sarif import render

    path = folder / "sample.sarif"
    path.write_bytes(render(report(), read, category="sample", include_suppressed=True))
    return str(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
