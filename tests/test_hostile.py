"""Input that is broken or means harm, through the real program: it is told, and nothing else is lost."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import environment, nullguard

MODELS = """\
from django.db import models


class Order(models.Model):
    number = models.CharField(max_length=20)
    reference = models.CharField(max_length=64, null=True)
"""
LABELS = """\
from shop.models import Order


def label(order: Order) -> str:
    return order.reference.upper()
"""
USE = "from shop.models import Order\n\n\ndef label(order: Order):\n    return order.reference.upper()\n"
KNOWN = [("shop/labels.py", 5, "NG101")]

HOSTILE: dict[str, tuple[str, bytes, str]] = {
    "NUL bytes": ("shop/nul.py", b"\0\x01\x02" * 200, "binary"),
    "bytes that are no text in any encoding that it names": (
        "shop/no_text.py",
        b"# coding: utf-8\nname = '\xff\xfe\xfa'\n",
        "undecodable",
    ),
    "Latin-1 that declares nothing": ("shop/latin.py", "name = 'caf\u00e9'\n".encode("latin-1"), "undecodable"),
    "Latin-1 in Java, which is read": (
        "src/main/java/a/Latin.java",
        'package a;\nclass Latin { String a = "caf\u00e9"; }\n'.encode("latin-1"),
        "syntax",
    ),
    "an encoding that does not exist": ("shop/klingon.py", b"# coding: klingon\nname = '\xff'\n", "undecodable"),
    "merge-conflict markers": ("shop/conflict.py", b"a = 1\n<<<<<<< HEAD\nb = 2\n=======\nb = 3\n>>>>>>> other\n", "syntax"),
    "merge-conflict markers in Java": (
        "src/main/java/a/Conflict.java",
        b"package a;\nclass Conflict {\n<<<<<<< HEAD\n  int a;\n=======\n  int b;\n>>>>>>> other\n}\n",
        "syntax",
    ),
    "100,000 nested lists": ("shop/nested.py", b"x = " + b"[" * 100_000 + b"]" * 100_000 + b"\n", "syntax"),
    "100,000 nested initialisers in Java": (
        "src/main/java/a/Nested.java",
        b"package a;\nclass Nested { Object a = new Object[] " + b"{" * 100_000 + b"}" * 100_000 + b"; }\n",
        "syntax",
    ),
    "100,000 brackets that nothing closes": ("shop/open.py", b"x = " + b"[" * 100_000 + b"\n", "syntax"),
    "a chain of 20,000 calls": ("shop/chained.py", b"def f(x):\n    return x" + b".a()" * 20_000 + b"\n", "syntax"),
    "20,000 nested calls": ("shop/calls.py", b"def f(x):\n    return " + b"g(" * 20_000 + b"x" + b")" * 20_000 + b"\n", "syntax"),
    "a chain of 20,000 calls in Java": (
        "src/main/java/a/Chained.java",
        b"package a;\nclass Chained { Object f(A x) { return x" + b".a()" * 20_000 + b"; } }\n",
        "syntax",
    ),
    "UTF-16 without its mark": ("shop/wide_le.py", USE.encode("utf-16-le"), "binary"),
    "the same with the other byte first": ("shop/wide_be.py", USE.encode("utf-16-be"), "binary"),
    "a file of 10 MB": ("shop/large.py", b"x = 1  # a line\n" * 700_000, "too-large"),
    "a test of 10 MB": ("tests/test_large.py", b"x = 1  # a line\n" * 700_000, "too-large"),
}
"""Each with its path and the kind of notification that tells it."""

ODD = {
    "shop/bom.py": (USE.encode("utf-8-sig"), 5),
    "shop/wide.py": (USE.encode("utf-16"), 5),
    "shop/latin.py": (b"# coding: latin-1\nname = '\xe9'\n" + USE.encode(), 7),
    "shop/crlf.py": (USE.replace("\n", "\r\n").encode(), 5),
    "shop/broken.py": (USE.encode() + b"name = (\n", 5),
    "shop/python_2.py": (b"print 'Python 2'\n" + USE.encode(), 6),
    "shop/odd\n\x1b[2J.py": (USE.encode(), 5),
}
"""Files that are read all the same, each with the line of its use."""


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "project"
    (root / "shop").mkdir(parents=True)
    (root / "nullguard.toml").write_text("")
    (root / "shop" / "__init__.py").write_text("")
    (root / "shop" / "models.py").write_text(MODELS)
    (root / "shop" / "labels.py").write_text(LABELS)
    return root


@pytest.fixture
def check(project, tmp_path):
    """`check()` runs on the project: its findings, and its notifications by path."""

    def run(*arguments: str, status: int = 1):
        done = nullguard(project, "check", "--format", "json", *arguments, cache=tmp_path / "cache")
        assert (done.returncode, done.stderr) == (status, b"")
        report = json.loads(done.stdout)
        told = {one["path"]: one for one in report["notifications"]}
        return sorted((at["path"], at["line"], one["rule"]) for one in report["findings"] for at in (one, *one["siblings"])), told

    return run


def add(project: Path, path: str, data: bytes) -> Path:
    file = project / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def test_bad_files_are_told_and_the_others_keep_their_findings(project, check):
    for path, data, _ in HOSTILE.values():
        add(project, path, data)
    found, told = check()
    assert found == KNOWN
    assert {path: one["kind"] for path, one in told.items()} == {path: kind for path, _, kind in HOSTILE.values()}
    assert all(one["message"] for one in told.values())
    assert check() == (found, told)


def test_odd_files_are_understood_as_far_as_they_go(project, check):
    for path, (data, _) in ODD.items():
        add(project, path, data)
    found, _ = check()
    assert found == sorted([*KNOWN, *((path, line, "NG101") for path, (_, line) in ODD.items())])


def test_100_000_parentheses_around_a_use_hide_nothing(project, check):
    add(
        project,
        "shop/odd.py",
        USE.replace("order.reference.upper()", "(" * 100_000 + "order.reference.upper()" + ")" * 100_000).encode(),
    )
    assert check() == ([*KNOWN, ("shop/odd.py", 5, "NG101")], {})


def test_a_name_that_is_no_utf_8_cannot_be_reported_on_and_is_told(project, check):
    Path(os.fsdecode(os.fsencode(project / "shop") + b"/odd\xff.py")).write_text(USE)
    found, told = check()
    assert found == KNOWN
    assert "not UTF-8" in told["shop/odd\\xff.py"]["message"]


def test_an_empty_file_is_nothing_to_tell(project, check):
    add(project, "shop/empty.py", b"")
    assert check() == (KNOWN, {})


def test_long_chains_end(project, check):
    add(project, "shop/additions.py", b"def f(x):\n    return " + b"x + " * 20_000 + b"x\n")
    add(project, "shop/branches.py", b"def f(x):\n" + b"".join(b"    if x == %d: return 1\n" % n for n in range(20_000)))
    java = b"package a;\nclass Chain { String f(String x) { return x" + b' + "a"' * 20_000 + b"; } }\n"
    add(project, "src/main/java/a/Chain.java", java)
    found, _ = check()
    assert found == KNOWN


def test_a_loop_of_links_and_a_link_out_of_the_tree_are_not_followed(project, check, tmp_path):
    (project / "shop" / "self").symlink_to(project / "shop")
    (project / "shop" / "loop.py").symlink_to("loop.py")
    outside = add(tmp_path, "outside/labels.py", USE.encode())
    (project / "shop" / "outside.py").symlink_to(outside)
    found, _ = check()
    assert found == KNOWN


def test_a_pipe_is_no_source_and_nobody_waits_for_it(project, check):
    os.mkfifo(project / "shop" / "pipe.py")
    found, _ = check()
    assert found == KNOWN


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_told(project, check):
    add(project, "shop/secret.py", USE.encode()).chmod(0)
    found, told = check()
    assert found == KNOWN
    assert told["shop/secret.py"]["kind"] == "unreadable"


def test_names_with_escapes_reach_no_terminal(project, tmp_path):
    add(project, "shop/odd\n\x1b[2J\u202e.py", USE.encode())
    done = nullguard(project, "check", cache=tmp_path / "cache")
    assert done.returncode == 1
    assert b"\x1b" not in done.stdout
    assert "shop/odd\\x0a\\x1b[2J\\u202e.py:5" in done.stdout.decode()
    github = nullguard(project, "check", "--format", "github", cache=tmp_path / "cache").stdout.decode()
    assert all(line.startswith("::") for line in github.splitlines())


def test_a_yaml_bomb_as_manifest_is_a_configuration_error(project, tmp_path):
    levels = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    add(project, "nullguard.manifest.yaml", b"a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + levels.encode())
    for command in (("check",), ("manifest", "validate"), ("manifest", "show")):
        done = nullguard(project, *command, cache=tmp_path / "cache")
        assert done.returncode == 3
        assert b"nullguard.manifest.yaml:" in done.stderr
        assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("damage", ["truncated", "overwritten", "no database", "a folder"])
def test_a_damaged_cache_is_made_anew(project, check, tmp_path, damage):
    first = check()
    assert first == (KNOWN, {})
    (file,) = (tmp_path / "cache").glob("*.sqlite")
    data = file.read_bytes()
    for beside in (tmp_path / "cache").glob("*.sqlite-*"):
        beside.unlink()
    match damage:
        case "truncated":
            file.write_bytes(data[: len(data) // 2])
        case "overwritten":
            file.write_bytes(data[:100] + b"\xff" * (len(data) - 100))
        case "no database":
            file.write_bytes(b"not a database at all " * 1000)
        case "a folder":
            file.unlink()
            file.mkdir()
    add(project, "shop/other.py", USE.encode())
    found, _ = check()
    assert found == [*KNOWN, ("shop/other.py", 5, "NG101")]
    add(project, "shop/other.py", b"")
    assert check()[0] == KNOWN


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(project, tmp_path):
    (tmp_path / "file").write_text("")
    done = nullguard(project, "check", "--format", "json", cache=tmp_path / "file" / "cache")
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert len(report["findings"]) == 1
    assert [one["kind"] for one in report["notifications"]] == ["cache"]


def test_runs_at_once_do_not_harm_each_other(project, tmp_path):
    for number in range(60):
        add(project, f"shop/part{number}.py", USE.encode() + b"# %d\n" % number)
    command = [sys.executable, "-m", "nullguard", "check", "--format", "json"]
    runs = [
        subprocess.Popen(
            command, cwd=project, env=environment(tmp_path / "cache"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(4)
    ]
    answers = [run.communicate(timeout=120) for run in runs]
    assert [run.returncode for run in runs] == [1, 1, 1, 1]
    assert {errors for _, errors in answers} == {b""}
    assert len({output for output, _ in answers}) == 1
    (told,) = json.loads(answers[0][0])["findings"]
    assert len(told["siblings"]) == 60


def test_ctrl_c_in_the_middle_ends_everything_and_writes_nothing(project, tmp_path):
    for number in range(300):
        add(project, f"shop/part{number}.py", USE.encode() * 12 + b"# %d\n" % number)
    out = tmp_path / "out.sarif"
    out.write_text("old")
    command = [sys.executable, "-m", "nullguard", "check", "--format", f"sarif={out}"]
    run = subprocess.Popen(
        command,
        cwd=project,
        env=environment(tmp_path / "cache"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    _wait_for_workers(run.pid)
    os.killpg(run.pid, signal.SIGINT)
    output, errors = run.communicate(timeout=60)
    assert run.returncode == 130
    assert errors.strip() == b"nullguard: interrupted; nothing was written"
    assert output == b""
    assert out.read_text() == "old"
    with pytest.raises(ProcessLookupError):
        os.killpg(run.pid, 0)
    done = nullguard(project, "check", "shop/labels.py", "--format", "json", cache=tmp_path / "cache")
    assert [(one["path"], one["line"], one["rule"]) for one in json.loads(done.stdout)["findings"]] == KNOWN


def _wait_for_workers(pid: int) -> None:
    """Until the run has begun to work: it has a child."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        children = Path(f"/proc/{pid}/task/{pid}/children")
        if children.exists() and children.read_text().strip():
            return
        time.sleep(0.01)
    pytest.fail("the run started no worker")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_told(project, tmp_path):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "nullguard", "check"],
            cwd=project,
            env=environment(tmp_path / "cache"),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=120,
            check=False,
        )
    assert (done.returncode, done.stderr) == (2, b"nullguard: the disk is full\n")


def test_a_report_that_does_not_fit_leaves_the_old_one(project, tmp_path):
    resource = pytest.importorskip("resource")
    out = tmp_path / "out.sarif"
    out.write_text("old")
    done = subprocess.run(
        [sys.executable, "-m", "nullguard", "check", "--no-cache", "--format", f"sarif={out}"],
        cwd=project,
        env=environment(tmp_path / "cache"),
        capture_output=True,
        timeout=120,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024)),
    )
    assert done.returncode == 2
    assert done.stderr.decode() == f"nullguard: cannot write {out}: {os.strerror(errno.EFBIG).lower()}; the file is as it was\n"
    assert out.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir() if "out" in path.name or "tmp" in path.name) == ["out.sarif"]
