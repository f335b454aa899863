"""Which files are sources: in repositories, without them, and in trees that mean harm."""

from __future__ import annotations

import os
import socket
import subprocess
from pathlib import Path

import pytest

from nullguard.discover import Discovery, discover
from nullguard.model.patterns import InvalidPattern


def _git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "protocol.file.allow=always")
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


def _paths(discovery: Discovery) -> list[str]:
    return [source.path for source in discovery.sources]


def _kinds(discovery: Discovery) -> list[tuple[str, str]]:
    return [(notification.path, notification.kind) for notification in discovery.notifications]


# ---- repositories


def test_tracked_and_new_files_but_no_ignored_or_deleted_ones(tree, write):
    write({".gitignore": "*.log\nlocal.py\n"}, "b.py", "a.py", "deleted.py", "local.py", "x.log")
    _git(tree, "init")
    _git(tree, "add", ".")
    write({}, "new.py")
    (tree / "deleted.py").unlink()
    assert _paths(discover(tree)) == ["a.py", "b.py", "new.py"]


def test_a_file_of_three_merge_stages_is_one_source(tree, write):
    _git(tree, "init", "-b", "main")
    for branch, start, text in (("main", "", "x = 1\n"), ("other", "main", "x = 2\n"), ("third", "main", "x = 3\n")):
        if start:
            _git(tree, "checkout", "-b", branch, start)
        write({"a.py": text})
        _git(tree, "add", ".")
        _git(tree, "commit", "-m", text)
    subprocess.run(["git", "-C", str(tree), "merge", "other"], capture_output=True, check=False)
    assert _paths(discover(tree)) == ["a.py"]


def test_a_folder_below_the_top_of_its_repository(tree, write):
    write({}, "shop/a.py", "other/b.py")
    _git(tree, "init")
    assert _paths(discover(tree / "shop")) == ["a.py"]


def test_a_folder_that_its_repository_ignores(tree, write):
    write({".gitignore": "scratch/\n"}, "scratch/a.py")
    _git(tree, "init")
    assert _paths(discover(tree / "scratch")) == ["a.py"]


def test_nested_repositories_and_submodules_are_part_of_the_project(tree, write, tmp_path):
    library = tmp_path / "library"
    (library / "deep").mkdir(parents=True)
    (library / "deep" / "lib.py").touch()
    _git(library, "init")
    _git(library, "add", ".")
    _git(library, "commit", "-m", "library")
    write({}, "a.py", "embedded/b.py")
    _git(tree, "init")
    _git(tree, "submodule", "add", str(library), "vendor/library")
    _git(tree / "embedded", "init")
    assert _paths(discover(tree)) == ["a.py", "embedded/b.py", "vendor/library/deep/lib.py"]


def test_a_submodule_that_was_not_fetched_is_empty(tree, write, tmp_path):
    test_nested_repositories_and_submodules_are_part_of_the_project(tree, write, tmp_path)
    _git(tree, "submodule", "deinit", "-f", "vendor/library")
    assert _paths(discover(tree)) == ["a.py", "embedded/b.py"]


def test_caches_that_nobody_ignores_are_left_out_in_a_repository_too(tree, write):
    write({"env/pyvenv.cfg": ""}, "a.py", ".venv/lib/b.py", "web/node_modules/x/package.json", "env/lib/c.py")
    _git(tree, "init")
    assert _paths(discover(tree)) == ["a.py"]


def test_the_variables_of_a_git_hook_do_not_lead_to_another_repository(tree, write, tmp_path, monkeypatch):
    write({}, "a.py", "x.py")
    _git(tree, "init")
    (tree / ".git" / "info" / "exclude").write_text("x.py\n")
    (tmp_path / "elsewhere").mkdir()
    _git(tmp_path / "elsewhere", "init")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere" / ".git"))
    assert _paths(discover(tree)) == ["a.py"]


# ---- no repository


def test_a_folder_without_git_is_walked(tree, write):
    write(
        {".gitignore": "*.json\n!keep.json\n/build2/\n", "shop/.gitignore": "local.py\n!ok.json\n"},
        "a.py",
        "x.json",
        "keep.json",
        "shop/local.py",
        "shop/ok.json",
        "other/local.py",
        "build2/b.py",
        "shop/build2/c.py",
    )
    discovery = discover(tree)
    assert _paths(discovery) == ["a.py", "keep.json", "other/local.py", "shop/build2/c.py", "shop/ok.json"]
    assert discovery.notifications == ()


def test_caches_and_builds_are_left_out_of_a_walk(tree, write):
    write(
        {"pom.xml": "", "env/pyvenv.cfg": "", "kept/CACHEDIR.TAG": "", "py/setup.py": ""},
        "target/generated-sources/A.java",
        "src/main/java/com/shop/target/B.java",
        "node_modules/x/package.json",
        ".venv/lib/site-packages/c.py",
        "env/lib/d.py",
        "kept/e.py",
        "py/build/lib/f.py",
        "lib/build/g.py",
        "__pycache__/h.py",
    )
    assert _paths(discover(tree)) == ["lib/build/g.py", "pom.xml", "py/setup.py", "src/main/java/com/shop/target/B.java"]


def test_repositories_in_a_folder_that_is_none(tree, write):
    write({"one/.gitignore": "x.py\n"}, "one/a.py", "one/x.py", "b.py")
    _git(tree / "one", "init")
    assert _paths(discover(tree)) == ["b.py", "one/a.py"]


def test_lines_of_a_gitignore_that_are_wrong_are_passed_over(tree, write):
    write({".gitignore": f"!\n{'*a' * 30}*b\n{'a/**/' * 30}b\nx.py\n"}, "a.py", "x.py", "a" * 250 + ".py", "a/" * 200 + "c.py")
    assert _paths(discover(tree)) == ["a.py", "a/" * 200 + "c.py", "a" * 250 + ".py"]


def test_a_repository_that_git_refuses_is_walked_with_a_warning(tree, write):
    write({".git": "gitdir: nowhere\n", ".gitignore": "x.py\n"}, "a.py", "x.py")
    discovery = discover(tree)
    assert _paths(discovery) == ["a.py"]
    assert _kinds(discovery) == [("", "git")]
    assert "not a git repository" in discovery.notifications[0].message


def test_without_git_installed(tree, write, monkeypatch):
    write({}, "a.py")
    _git(tree, "init")
    monkeypatch.setenv("PATH", str(tree))
    discovery = discover(tree)
    assert _paths(discovery) == ["a.py"]
    assert "git is not installed" in discovery.notifications[0].message


# ---- what is left out


def test_patterns_leave_files_out(tree, write):
    write({}, "a.py", "generated/b.py", "shop/generated/c.py", "shop/d_pb2.py")
    assert _paths(discover(tree, ("generated/", "*_pb2.py"))) == ["a.py"]
    assert _paths(discover(tree, ("/generated",))) == ["a.py", "shop/d_pb2.py", "shop/generated/c.py"]


def test_a_pattern_that_is_none(tree):
    with pytest.raises(InvalidPattern, match="!"):
        discover(tree, ("!",))


def test_only_what_somebody_reads_is_a_source(tree, write):
    write({}, "a.py", "b.pyi", "A.java", "s.SQL", "c.yml", "README.md", "x.png", "Makefile", ".py", "e.tf", "p.properties")
    assert _paths(discover(tree)) == ["A.java", "a.py", "b.pyi", "c.yml", "e.tf", "p.properties", "s.SQL"]


def test_sizes_and_order_do_not_depend_on_how_files_were_found(tree, write):
    write({"b/c.py": "x = 1\n"}, "b.py", "a/d.py", "B.py")
    walked = discover(tree)
    _git(tree, "init")
    assert discover(tree) == walked
    assert [source.path for source in walked.sources if source.size == 6] == ["b/c.py"]


def test_an_empty_folder(tree):
    assert discover(tree) == Discovery((), (), ())


# ---- trees that mean harm


def test_names_are_kept_as_they_are(tree, write):
    names = ["a\nb.py", "\x1b[2J.py", "-rf.py", "ü😀.py", "q'u\"o\\te.py", " .py", "::warning::.py"]
    write({}, *names)
    assert _paths(discover(tree)) == sorted(names)
    _git(tree, "init")
    assert _paths(discover(tree)) == sorted(names)


@pytest.mark.parametrize("is_repository", [False, True])
def test_a_name_that_is_no_text_is_told(tree, write, is_repository):
    write({}, "a.py")
    (Path(os.fsdecode(os.fsencode(tree) + b"/\xff.py"))).touch()
    if is_repository:
        _git(tree, "init")
    discovery = discover(tree)
    assert _paths(discovery) == ["a.py"]
    assert _kinds(discovery) == [("\\xff.py", "undecodable")]


@pytest.mark.parametrize("is_repository", [False, True])
def test_links_are_not_followed(tree, write, tmp_path, is_repository):
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "key.py").touch()
    write({}, "shop/a.py")
    (tree / "self.py").symlink_to("self.py")
    (tree / "shop" / "up").symlink_to("..")
    (tree / "out").symlink_to(secret)
    (tree / "key.py").symlink_to(secret / "key.py")
    (tree / "again.py").symlink_to("shop/a.py")
    (tree / "dangling.py").symlink_to("nothing.py")
    if is_repository:
        _git(tree, "init")
        _git(tree, "add", ".")
    discovery = discover(tree)
    assert _paths(discovery) == ["shop/a.py"]
    assert _kinds(discovery) == [("key.py", "unreadable"), ("self.py", "symlink-loop"), ("shop/up", "symlink-loop")]


def test_a_folder_that_was_replaced_by_a_link_is_gone(tree, write, tmp_path):
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "b.py").touch()
    write({}, "a.py", "shop/b.py")
    _git(tree, "init")
    _git(tree, "add", ".")
    (tree / "shop" / "b.py").unlink()
    (tree / "shop").rmdir()
    (tree / "shop").symlink_to(tmp_path / "secret")
    assert _paths(discover(tree)) == ["a.py"]


def test_what_looks_like_a_source_and_is_no_file(tree, write):
    write({}, "folder.py/a.py")
    os.mkfifo(tree / "pipe.py")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tree / "s.py"))
        discovery = discover(tree)
    assert _paths(discovery) == ["folder.py/a.py"]
    assert _kinds(discovery) == [("pipe.py", "unreadable"), ("s.py", "unreadable")]


def test_a_repository_runs_nothing(tree, write, tmp_path):
    write({"run.sh": f"#!/bin/sh\ntouch {tmp_path}/ran\n"}, "a.py")
    (tree / "run.sh").chmod(0o755)
    _git(tree, "init")
    _git(tree, "add", ".")
    script = str(tree / "run.sh")
    for key in ("core.fsmonitor", "core.pager", "filter.x.clean", "alias.ls-files", "core.sshCommand"):
        _git(tree, "-c", "core.fsmonitor=false", "config", key, f"!{script}" if key.startswith("alias") else script)
    (tree / ".gitattributes").write_text("* filter=x\n")
    (tree / "a.py").write_text("x = 1\n")
    assert _paths(discover(tree)) == ["a.py"]
    assert not (tmp_path / "ran").exists()


def test_a_folder_dressed_up_as_a_bare_repository_runs_nothing(tree, write, tmp_path):
    write({"run.sh": f"#!/bin/sh\ntouch {tmp_path}/ran\n"})
    (tree / "run.sh").chmod(0o755)
    _git(tree, "init")
    bare = tree / "bare"
    bare.mkdir()
    _git(bare, "init", "--bare")
    (bare / "a.py").touch()
    _git(bare, "config", "core.fsmonitor", str(tree / "run.sh"))
    _git(bare, "config", "core.bare", "false")
    _git(bare, "config", "core.worktree", "/")
    discovery = discover(bare)
    assert _paths(discovery) == ["a.py"]
    assert _kinds(discovery) == [("", "git")]
    assert not (tmp_path / "ran").exists()


def test_a_work_tree_that_claims_files_elsewhere_gets_none_of_them(tree, write, tmp_path):
    (tmp_path / "victim").mkdir()
    (tmp_path / "victim" / "b.py").touch()
    write({}, "a.py")
    _git(tree, "init")
    _git(tree, "config", "core.worktree", str(tmp_path))
    assert _paths(discover(tree)) == ["a.py"]


def test_deep_folders(tree):
    folder = tree
    for _ in range(600):
        folder /= "d"
    folder.mkdir(parents=True)
    (folder / "a.py").touch()
    assert len(_paths(discover(tree))) == 1
