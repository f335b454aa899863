"""A real WireMock and JUnit, which Maven fetches once; where it cannot, tests say that they are skipped."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from command_line import ROOT

WIREMOCK = "org.wiremock:wiremock-standalone:3.13.2"
JUNIT = "org.junit.platform:junit-platform-console-standalone:1.11.4"
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy"
_SECONDS = 180.0


def jar(artifact: str) -> Path:
    """The jar of an artifact."""
    _, name, version = artifact.split(":")
    folder = ROOT / ".tools" / "jars"
    file = folder / f"{name}-{version}.jar"
    if not shutil.which("javac") or not shutil.which("java"):
        pytest.skip("no JDK on this machine")
    if not file.is_file():
        if not shutil.which("mvn"):
            pytest.skip(f"no Maven on this machine, which fetches {artifact}")
        command = ["mvn", "-q", "-B", _COPY, f"-Dartifact={artifact}", f"-DoutputDirectory={folder}"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False, cwd=ROOT / "tests")
        if done.returncode or not file.is_file():
            pytest.skip(f"Maven could not fetch {artifact}: {done.stdout[-300:]}")
    return file
