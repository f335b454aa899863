"""The program answers at once, because hooks and completion start it all day."""

from __future__ import annotations

import subprocess
import sys

import pytest

import nullguard

HEAVY = {"rich", "msgspec", "tree_sitter", "sarif_om", "yaml", "multiprocessing", "pathspec", "subprocess", "sqlite3", "asyncio"}


def python(*arguments, **rest):
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False, **rest)


def test_the_version_is_told():
    done = python("-m", "nullguard", "--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"nullguard {nullguard.__version__}\n", "")


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_nothing_heavy_is_imported_to_answer(argument):
    program = (
        "import sys; sys.argv = ['nullguard', sys.argv[1]]\n"
        "from nullguard.cli import main\n"
        "try:\n    main()\nfinally:\n    sys.stderr.write(' '.join(sorted({name.split('.')[0] for name in sys.modules})))\n"
    )
    done = python("-c", program, argument)
    assert done.returncode == 0
    assert "click" in done.stderr.split()
    assert not HEAVY & set(done.stderr.split())


@pytest.mark.parametrize("command", ["check", "explain", "rules", "baseline", "manifest"])
def test_every_command_has_help_with_an_example(command):
    done = python("-m", "nullguard", command, "--help")
    assert done.returncode == 0
    assert f"  nullguard {command}" in done.stdout


def test_a_reader_who_has_enough_is_no_error():
    program = f"{sys.executable} -m nullguard check --help | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "0"
