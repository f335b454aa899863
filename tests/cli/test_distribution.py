"""What other repositories use: the hooks and the action say what the program understands."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}


def step(name):
    (found,) = [one for one in ACTION["runs"]["steps"] if one.get("name") == name]
    return found


def options_of(command):
    return {name for parameter in command.params for name in parameter.opts}


def check():
    from nullguard.cli import cli

    command = cli.get_command(click.Context(cli), "check")
    assert command is not None
    return command


def test_pre_commit_accepts_the_hooks():
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("hook", ["nullguard", "nullguard-all"])
def test_hooks_run_once_on_everything_with_options_that_exist(hook):
    assert HOOKS[hook]["pass_filenames"] is False
    assert HOOKS[hook]["require_serial"] is True
    program, command, *arguments = shlex.split(HOOKS[hook]["entry"])
    assert (program, command) == ("nullguard", "check")
    assert set(arguments) <= options_of(check())


@pytest.fixture
def run_action(tmp_path):
    """Runs the action's shell step with a program in nullguard's place that notes its arguments."""
    binaries = tmp_path / "nullguard" / "bin"
    binaries.mkdir(parents=True)
    noted = tmp_path / "noted"
    program = binaries / "nullguard"
    program.write_text(
        f"#!/bin/sh\nprintf '%s\\n' \"$@\" > '{noted}'\n"
        f"echo '{{\"findings\": [1, 2]}}' > '{tmp_path}/nullguard.json'\nexit ${{STATUS:-0}}\n"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (binaries / "python").symlink_to(sys.executable)

    def run(status="0", **inputs):
        defaults = {name: str(given.get("default", "")) for name, given in ACTION["inputs"].items()}
        environment = {
            name: value.removeprefix("${{ inputs.").removesuffix(" }}") for name, value in step("Run nullguard")["env"].items()
        }
        values = {name: {**defaults, **inputs}[which] for name, which in environment.items()}
        output = tmp_path / "output"
        output.write_text("")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step("Run nullguard")["run"]],
            env={**os.environ, **values, "RUNNER_TEMP": str(tmp_path), "GITHUB_OUTPUT": str(output), "STATUS": status},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        outputs = dict(line.split("=", 1) for line in output.read_text().splitlines())
        return done.returncode, noted.read_text().splitlines(), outputs

    return run


def test_the_action_checks_everything_and_tells_what_it_found(run_action, tmp_path):
    status, arguments, outputs = run_action(status="1")
    assert status == 1
    assert arguments[0] == "check"
    assert arguments[-2:] == ["--", "."]
    assert outputs == {"sarif-file": f"{tmp_path}/nullguard.sarif", "findings": "2", "exit-code": "1"}
    assert set(ACTION["outputs"]) == set(outputs)


def test_the_action_uses_options_that_exist(run_action):
    _, arguments, _ = run_action(baseline="known.json", args="--min-confidence high")
    used = {argument for argument in arguments if argument.startswith("--") and argument != "--"}
    assert used <= options_of(check())
    assert arguments[arguments.index("--baseline") + 1] == "known.json"
    assert arguments[arguments.index("--min-confidence") + 1] == "high"


def test_inputs_of_the_action_are_words_and_never_code(run_action, tmp_path):
    (tmp_path / "a.py").write_text("")
    _, arguments, _ = run_action(paths="src $(touch pwned) *.py ; touch pwned", args="`touch pwned`", category="a b; touch pwned")
    assert not (tmp_path / "pwned").exists()
    assert arguments[arguments.index("--") + 1 :] == ["src", "$(touch", "pwned)", "*.py", ";", "touch", "pwned"]
    assert "a b; touch pwned" in arguments


def test_no_input_is_pasted_into_a_script():
    assert all("${{" not in one.get("run", "") for one in ACTION["runs"]["steps"])


def test_results_are_uploaded_also_when_there_are_findings():
    upload = step("Upload to code scanning")
    assert "always()" in upload["if"]
    assert upload["uses"].startswith("github/codeql-action/upload-sarif@")


@pytest.mark.skipif(
    not os.environ.get("NULLGUARD_SLOW_TESTS"), reason="builds a wheel, with packages from the index; set NULLGUARD_SLOW_TESTS"
)
def test_the_wheel_has_its_rules_and_works_away_from_this_tree(tmp_path):
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", str(tmp_path), str(ROOT)], check=True)
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    subprocess.run([*pip, "install", "--no-deps", "--target", str(installed), str(wheel)], check=True)
    shop = shutil.copytree(ROOT / "fixtures" / "shop-python", tmp_path / "shop")
    environment = {**os.environ, "PYTHONPATH": str(installed), "NULLGUARD_CACHE_DIR": str(tmp_path / "cache")}
    done = subprocess.run(
        [sys.executable, "-m", "nullguard", "check", "--format", "sarif"],
        cwd=shop,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    (run,) = json.loads(done.stdout)["runs"]
    assert {"NG101", "NG303"} <= {result["ruleId"] for result in run["results"]}
    assert not list(installed.glob("nullguard/_rules/**/*.py"))
