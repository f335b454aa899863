"""Where the project of some paths begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from nullguard.settings import SettingsError, load_settings


def _root(*paths: str) -> str:
    return load_settings(tuple(map(Path, paths)), None, {}).root.relative_to(Path.cwd()).as_posix()


def _make(*paths: str) -> None:
    for path in paths:
        file = Path(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        if path.endswith("/"):
            file.mkdir()
        else:
            file.write_text("[tool.nullguard]\n" if file.name == "pyproject.toml" and "plain" not in path else "")


def test_the_nearest_configuration_wins(project):
    _make(".git/", "nullguard.toml", "services/shop/pyproject.toml", "services/shop/src/a.py")
    assert _root("services/shop/src/a.py") == "services/shop"
    assert _root("services") == "."
    assert _root() == "."


def test_else_the_repository(project):
    _make("outer/.git/", "outer/plain/pyproject.toml", "outer/plain/a.py")
    assert _root("outer/plain/a.py") == "outer"


def test_a_work_tree_whose_git_is_a_file(project):
    _make("tree/.git", "tree/shop/a.py")
    assert _root("tree/shop") == "tree"


@pytest.mark.parametrize("name", ["pyproject.toml", "pom.xml", "build.gradle", "build.gradle.kts"])
def test_else_the_nearest_build_file(project, name):
    _make(f"plain/{name}", "plain/shop/a.py")
    assert _root("plain/shop/a.py") == "plain"


def test_else_the_folder_itself(project):
    assert _root("shop") == "shop"
    assert _root("shop/orders.py") == "shop"


def test_paths_are_told_from_the_root(project, monkeypatch):
    _make("nullguard.toml", "a/b.py", "c/d.py")
    monkeypatch.chdir(project / "a")
    assert load_settings((Path("b.py"), Path("../c")), None, {}).paths == ("a/b.py", "c")


def test_the_root_among_the_paths_is_everything(project, load):
    assert load("", ".", "shop").paths == ()


def test_paths_of_two_projects(project):
    _make("a/nullguard.toml", "a/x.py", "b/nullguard.toml", "b/y.py")
    with pytest.raises(SettingsError, match="lies outside of the project"):
        load_settings((Path("a"), Path("b")), None, {})


def test_a_path_that_leads_to_itself(project):
    Path("loop").symlink_to("loop")
    with pytest.raises(SettingsError, match="leads to itself"):
        load_settings((Path("loop"),), None, {})


def test_a_path_through_a_link_is_where_it_leads(project, load):
    Path("link").symlink_to("shop")
    assert load("", "link/orders.py").paths == ("shop/orders.py",)
