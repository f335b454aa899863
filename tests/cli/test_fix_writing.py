"""What `nullguard fix` writes, when, and how."""

from __future__ import annotations

import stat

import pytest

from nullguard.cli.failures import UnusableFile
from nullguard.cli.fix import _remembering, _write
from nullguard.runtime.tree import reader


def test_a_file_that_changed_meanwhile_is_not_written_and_no_other_is(tmp_path):
    for name in ("a.py", "b.py"):
        (tmp_path / name).write_bytes(b"old\n")
    read = _remembering(reader(tmp_path))
    assert read("a.py") == read("b.py") == b"old\n"
    (tmp_path / "b.py").write_bytes(b"of somebody else\n")
    with pytest.raises(UnusableFile, match=r"b\.py has changed meanwhile; nothing was written"):
        _write(tmp_path, {"a.py": b"new\n", "b.py": b"new\n"}, read)
    assert (tmp_path / "a.py").read_bytes() == b"old\n"
    assert (tmp_path / "b.py").read_bytes() == b"of somebody else\n"


def test_files_keep_their_permissions_and_new_ones_get_their_folders(tmp_path):
    (tmp_path / "a.sh").write_bytes(b"old\n")
    (tmp_path / "a.sh").chmod(0o755)
    read = _remembering(reader(tmp_path))
    assert read("mappings/new.json") is None
    _write(tmp_path, {"a.sh": b"new\n", "mappings/new.json": b"{}\n"}, read)
    assert (tmp_path / "a.sh").read_bytes() == b"new\n"
    assert stat.S_IMODE((tmp_path / "a.sh").stat().st_mode) == 0o755
    assert (tmp_path / "mappings" / "new.json").read_bytes() == b"{}\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.sh", "mappings"]
