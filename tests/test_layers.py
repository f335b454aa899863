"""Imports go one way, and no package stands outside of the layers."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[1]
_PROGRAM = "import sys; from importlinter.cli import lint_imports_command; sys.argv = ['lint-imports']; lint_imports_command()"


def test_the_contracts_on_imports_hold():
    done = subprocess.run([sys.executable, "-c", _PROGRAM], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_every_package_has_its_layer():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    (layers,) = [contract["layers"] for contract in contracts if contract["name"] == "Imports go one way"]
    placed = {name.strip() for layer in layers for name in layer.split("|")}
    packages = {f"nullguard.{path.stem}" for path in (ROOT / "nullguard").glob("[a-z]*") if path.is_dir() or path.suffix == ".py"}
    assert packages == placed


def test_no_two_packages_need_each_other():
    modules = {_module(path): path for path in (ROOT / "nullguard").rglob("*.py")}
    needed: dict[str, set[str]] = {}
    for name, path in modules.items():
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.ImportFrom) and node.module is not None:
                for alias in node.names:
                    other = next((found for found in (f"{node.module}.{alias.name}", node.module) if found in modules), name)
                    one, two = _package(name, path), _package(other, modules[other])
                    if one != two and not one.startswith(f"{two}.") and not two.startswith(f"{one}."):
                        needed.setdefault(one, set()).add(two)
    TopologicalSorter(needed).prepare()  # raises CycleError with the packages of a circle


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _package(name: str, path: Path) -> str:
    return name if path.name == "__init__.py" else name.rpartition(".")[0]
