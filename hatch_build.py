"""Compiles the hot packages into the wheel; off unless HATCH_BUILD_HOOK_ENABLE_CUSTOM=true (docs/decisions/compiled.md)."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HOT = (
    "nullguard/flow",
    "nullguard/program",
    "nullguard/languages/python",
    "nullguard/languages/java",
    "nullguard/languages/source_text.py",
    "nullguard/languages/treesitter.py",
    "nullguard/model/nodes.py",
    "nullguard/model/text.py",
)
"""Where most of the time of a cold check goes, and compiling pays: packages and single modules."""

OPTIONS = {"MYPYC_OPT_LEVEL": "3", "MYPYC_DEBUG_LEVEL": "1"}


class CompiledBuild(BuildHookInterface[Any]):
    """Adds what mypyc makes of the hot modules to the wheel, beside their sources. The checkout stays as it is, and an editable
    installation interprets it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        # The wheel is written after this method, so the folder lives as long as the hook.
        self._folder = TemporaryDirectory(prefix="nullguard-compiled-")
        folder = Path(self._folder.name)
        shutil.copytree(Path(self.root) / "nullguard", folder / "nullguard", ignore=shutil.ignore_patterns("*.so", "*.pyd"))
        modules = [path.as_posix() for path in compilable(folder)]
        subprocess.run([sys.executable, "-m", "mypyc", *modules], cwd=folder, env={**os.environ, **OPTIONS}, check=True)
        shutil.rmtree(folder / "build")
        made = [path for suffix in ("*.so", "*.pyd") for path in sorted(folder.rglob(suffix))]
        build_data["force_include"].update({str(path): path.relative_to(folder).as_posix() for path in made})
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self._folder.cleanup()


def compilable(root: Path) -> Iterator[Path]:
    """The modules that are compiled, relative to the root. Those with a class of msgspec's stay interpreted: its metaclass makes
    what mypyc cannot; so do modules that only pass names on."""
    for hot in HOT:
        path = root / hot
        for file in [path] if path.suffix else sorted(path.rglob("*.py")):
            if file.name != "__init__.py" and not _has_struct(file):
                yield file.relative_to(root)


def _has_struct(file: Path) -> bool:
    classes = (node for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.ClassDef))
    return any(cls.keywords or any(ast.unparse(base).startswith("msgspec.") for base in cls.bases) for cls in classes)
