"""`export`: files where they are wanted, one file to standard output."""

from __future__ import annotations

import json
import shutil

import pytest
from command_line import FIXTURES


@pytest.fixture
def shop(project):
    """The Java shop as the current project."""
    shutil.copytree(FIXTURES / "shop-java" / "src", project / "src")
    return project


def test_one_file_goes_to_standard_output(nullguard, shop):
    ran = nullguard("export", "--format", "infer")
    assert (ran.status, ran.err) == (0, "")
    assert "getExternalReference" in json.loads(ran.out)["pulse-model-return-nullable"]


def test_several_files_need_a_folder_and_make_it(nullguard, shop):
    ran = nullguard("export", "--format", "nullaway")
    assert ran.status == 4
    assert "--output" in ran.err
    ran = nullguard("export", "--format", "nullaway", "--output", "build/models")
    assert ran.status == 0
    assert ran.out.startswith("build/models: 2 methods that may return null (")
    assert (shop / "build/models/META-INF/services/com.uber.nullaway.LibraryModels").exists()


def test_a_file_that_cannot_be_written_is_told(nullguard, shop):
    (shop / "taken").write_text("")
    ran = nullguard("export", "--format", "intellij", "--output", "taken")
    assert ran.status == 2
    assert "cannot make the folder" in ran.err
