"""What is read from the cache is what was put there, or nothing; and no trouble with it reaches the run."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nullguard.runtime import cache_store
from nullguard.runtime.cache import NoCache, open_cache
from nullguard.runtime.cache_folder import cache_folder
from nullguard.runtime.digest import digest

ROOT = Path("/some/project")
KEYS = [digest(b"%d" % number) for number in range(2000)]


def fill(cache_dir: Path, count: int = 300, size: int = 500) -> dict[bytes, bytes]:
    entries = {key: key * (size // 16) for key in KEYS[:count]}
    with open_cache(ROOT, "1") as cache:
        cache.put_many("facts", entries.items())
        assert cache.notifications == ()
    return entries


def file_of(cache_dir: Path) -> Path:
    (file,) = cache_dir.glob("*.sqlite")
    return file


def test_what_was_put_is_read_in_the_next_run(cache_dir: Path) -> None:
    entries = fill(cache_dir, 2000)
    with open_cache(ROOT, "1") as cache:
        assert cache.get_many("facts", [*KEYS, b"other"]) == entries
        assert cache.get("facts", KEYS[0]) == entries[KEYS[0]]


def test_a_new_value_takes_the_place_of_the_old(cache_dir: Path) -> None:
    with open_cache(ROOT, "1") as cache:
        cache.put_many("facts", [(b"key", b"old"), (b"key", b"new")])
        cache.put_many("facts", [(b"key", b"newest")])
        assert cache.get("facts", b"key") == b"newest"


def test_kinds_versions_and_projects_do_not_mix(cache_dir: Path) -> None:
    fill(cache_dir)
    with open_cache(ROOT, "1") as cache:
        assert cache.get("bodies", KEYS[0]) is None
    with open_cache(Path("/another/project"), "1") as cache:
        assert cache.get("facts", KEYS[0]) is None
    with open_cache(ROOT, "2") as cache:
        assert cache.get("facts", KEYS[0]) is None
    with open_cache(ROOT, "1") as cache:
        assert cache.get("facts", KEYS[0]) is None


def test_a_run_of_another_version_at_the_same_time_does_not_mix_either(cache_dir: Path) -> None:
    with open_cache(ROOT, "1") as old, open_cache(ROOT, "2") as new:
        old.put_many("facts", [(b"key", b"of version 1")])
        assert new.get("facts", b"key") is None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    puts=st.lists(st.tuples(st.sampled_from("ab"), st.dictionaries(st.binary(max_size=3), st.binary(max_size=50))), max_size=6),
    asked=st.lists(st.binary(max_size=3), max_size=30),
)
def test_the_last_put_is_what_is_read(cache_dir: Path, puts: list[tuple[str, dict[bytes, bytes]]], asked: list[bytes]) -> None:
    known: dict[str, dict[bytes, bytes]] = {"a": {}, "b": {}}
    with open_cache(ROOT, os.urandom(8).hex()) as cache:
        for kind, entries in puts:
            cache.put_many(kind, entries.items())
            known[kind].update(entries)
        for kind in "ab":
            assert cache.get_many(kind, asked) == {key: known[kind][key] for key in asked if key in known[kind]}
        assert cache.notifications == ()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_file_gives_what_was_put_or_nothing(cache_dir: Path, data: st.DataObject) -> None:
    """Bytes overwritten, or the end cut off, anywhere in the file."""
    shutil.rmtree(cache_dir, ignore_errors=True)  # of the example before
    entries = fill(cache_dir)
    file = file_of(cache_dir)
    content = bytearray(file.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        del content[at:]
    else:
        length = data.draw(st.sampled_from([1, 40, 5000]))
        content[at : at + length] = data.draw(st.binary(min_size=1, max_size=4)) * (length // 2)
    file.write_bytes(content)
    found = []
    for _ in range(4):  # damage may be noticed only when something is written to its place
        with open_cache(ROOT, "1") as cache:
            read = cache.get_many("facts", KEYS[:300])
            assert all(entries[key] == value for key, value in read.items())
            found.append(len(read))
            cache.put_many("facts", entries.items())
            cache.stamps()
    assert max(found[1:]) == len(entries)


def test_damaged_text_of_the_layout_is_damage(cache_dir: Path) -> None:
    """The error repeats the text, which is no UTF-8 any more."""
    fill(cache_dir)
    file = file_of(cache_dir)
    content = file.read_bytes()
    at = content.index(b" about (version")
    file.write_bytes(content[:at] + b"\x80" * 20 + content[at + 20 :])
    with open_cache(ROOT, "1") as cache:
        assert [(one.kind, one.message) for one in cache.notifications] == [("cache", "The cache was damaged and begins anew.")]


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\0" + bytes(5000)])
def test_a_file_that_is_something_else_begins_anew_and_says_so(cache_dir: Path, content: bytes) -> None:
    fill(cache_dir)
    file_of(cache_dir).write_bytes(content)
    with open_cache(ROOT, "1") as cache:
        cache.put_many("facts", [(b"key", b"value")])
        assert [(one.kind, one.message) for one in cache.notifications] == [("cache", "The cache was damaged and begins anew.")]
        assert cache.get("facts", b"key") == b"value"
    with open_cache(ROOT, "1") as cache:
        assert cache.get("facts", b"key") == b"value"
        assert cache.notifications == ()


def test_tables_that_are_not_ours_begin_anew(cache_dir: Path) -> None:
    fill(cache_dir)
    with sqlite3.connect(file_of(cache_dir)) as other:
        other.execute("DROP TABLE contents")
    other.close()
    with open_cache(ROOT, "1") as cache:
        assert cache.get("facts", KEYS[0]) is None
        cache.put_many("facts", [(b"key", b"value")])
        assert cache.get("facts", b"key") == b"value"


def test_a_damaged_file_that_another_run_uses_is_left_to_it(cache_dir: Path) -> None:
    fill(cache_dir)
    program = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(ROOT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ}
    )
    assert program.stdout is not None
    program.stdout.readline()
    file_of(cache_dir).write_bytes(b"no database" * 1000)
    with open_cache(ROOT, "1") as cache:
        assert cache.get_many("facts", KEYS) == {}
        assert [one.kind for one in cache.notifications] == ["cache"]
    assert file_of(cache_dir).exists()
    program.communicate()
    with open_cache(ROOT, "1") as cache:
        cache.put_many("facts", [(b"key", b"value")])
        assert cache.get("facts", b"key") == b"value"


HOLD = """
import sys, pathlib
from nullguard.runtime.cache import open_cache
with open_cache(pathlib.Path(sys.argv[1]), "1") as cache:
    print(flush=True)
    sys.stdin.read()
"""


def test_a_folder_that_cannot_be_made_turns_the_cache_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("NULLGUARD_CACHE_DIR", str(tmp_path / "file" / "cache"))
    with open_cache(ROOT, "1") as cache:
        cache.put_many("facts", [(b"key", b"value")])
        assert cache.get_many("facts", [b"key"]) == {}
        assert [(one.kind, one.message) for one in cache.notifications] == [
            ("cache", "There is no cache in this run: Not a directory.")
        ]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_cannot_be_written_turns_the_cache_off(cache_dir: Path) -> None:
    fill(cache_dir)
    cache_dir.chmod(0o500)
    file_of(cache_dir).chmod(0o400)
    with open_cache(ROOT, "1") as cache:
        cache.put_many("facts", [(b"key", b"value")])
        assert [one.kind for one in cache.notifications] == ["cache"]
    cache_dir.chmod(0o700)


def test_a_full_disk_turns_the_cache_off_and_keeps_what_it_had(cache_dir: Path) -> None:
    entries = fill(cache_dir)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    with open_cache(ROOT, "1") as cache:
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_of(cache_dir).stat().st_size + 100_000, limits[1]))
        try:
            cache.put_many("facts", [(b"big", bytes(3_000_000))])
            cache.put_many("facts", [(b"next", b"value")])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert [one.kind for one in cache.notifications] == ["cache"]
        assert cache.get("facts", b"next") is None
    with open_cache(ROOT, "1") as cache:
        assert cache.get_many("facts", [*KEYS[:300], b"big"]) == entries
        assert cache.notifications == ()


WRITE = """
import sys, pathlib
from nullguard.runtime.cache import open_cache
from nullguard.runtime.digest import digest
first, count = int(sys.argv[2]), int(sys.argv[3])
with open_cache(pathlib.Path(sys.argv[1]), "1") as cache:
    print(flush=True)
    for number in range(first, first + count):
        key = digest(b"%d" % number)
        cache.put_many("facts", [(key, key * 4000)])
        assert cache.get("facts", key) in (None, key * 4000)
    print([one.message for one in cache.notifications])
"""


def write(first: int, count: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", WRITE, str(ROOT), str(first), str(count)], stdout=subprocess.PIPE)


def test_runs_at_the_same_time_all_succeed(cache_dir: Path) -> None:
    writers = [write(first, 100) for first in (0, 50, 100)]
    for writer in writers:
        out, _ = writer.communicate()
        assert writer.returncode == 0
        assert out.split() == [b"[]"]
    with open_cache(ROOT, "1") as cache:
        read = cache.get_many("facts", KEYS[:200])
        assert all(value == key * 4000 for key, value in read.items())


def test_a_file_that_another_run_holds_for_long_costs_only_the_cache(cache_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_store, "BUSY_SECONDS", 0.05)
    entries = fill(cache_dir)
    other = sqlite3.connect(file_of(cache_dir), isolation_level=None)
    with open_cache(ROOT, "1") as cache:
        other.execute("BEGIN IMMEDIATE")
        assert cache.get("facts", KEYS[0]) == entries[KEYS[0]]  # readers do not wait for writers
        cache.put_many("facts", [(b"key", b"value")])
        assert cache.get("facts", b"key") is None
        assert cache.notifications == ()  # or the output would tell how many runs there were
    other.close()


@pytest.mark.parametrize("pause", [0.0, 0.01, 0.05])
def test_a_run_that_is_killed_while_it_writes_leaves_a_usable_cache(cache_dir: Path, pause: float) -> None:
    writer = write(0, 1_000_000)
    assert writer.stdout is not None
    writer.stdout.readline()
    time.sleep(pause)
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    with open_cache(ROOT, "1") as cache:
        read = cache.get_many("facts", KEYS)
        assert all(value == key * 4000 for key, value in read.items())
        cache.put_many("facts", [(b"key", b"value")])
        assert cache.get("facts", b"key") == b"value"
        assert cache.notifications == ()


def test_what_was_not_used_for_longest_goes_first(cache_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    day = 86_400 * 10**9
    value = bytes(10_000)
    for today, name in ((1, b"old"), (1, b"loved"), (2, b"middle"), (3, b"new")):
        monkeypatch.setattr(time, "time_ns", lambda today=today: today * day)
        with open_cache(ROOT, "1") as cache:
            cache.put_many("facts", [(name, value)])
            cache.get("facts", b"loved")
    with open_cache(ROOT, "1", most_bytes=file_of(cache_dir).stat().st_size - 5_000):
        pass
    with open_cache(ROOT, "1") as cache:
        assert set(cache.get_many("facts", [b"old", b"loved", b"middle", b"new"])) >= {b"loved", b"new"}
        assert cache.get("facts", b"old") is None


def test_the_size_is_bounded(cache_dir: Path) -> None:
    for start in range(0, 2000, 100):
        with open_cache(ROOT, "1", most_bytes=1_000_000) as cache:
            cache.put_many("facts", [(key, bytes(5_000)) for key in KEYS[start : start + 100]])
    assert file_of(cache_dir).stat().st_size < 2_500_000
    with open_cache(ROOT, "1") as cache:
        assert cache.get("facts", KEYS[-1]) == bytes(5_000)
        assert cache.notifications == ()


def test_no_cache_remembers_nothing() -> None:
    with NoCache() as cache:
        cache.put_many("facts", [(b"key", b"value")])
        cache.put_stamps({"a.py": (1, 2, 3, b"")})
        assert (cache.get("facts", b"key"), cache.get_many("facts", [b"key"]), cache.stamps()) == (None, {}, {})
        assert cache.notifications == ()


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({"HOME": "/home/me"}, "linux", "/home/me/.cache/nullguard"),
        ({"HOME": "/home/me", "XDG_CACHE_HOME": "/var/me"}, "linux", "/var/me/nullguard"),
        ({"HOME": "/home/me", "XDG_CACHE_HOME": "relative"}, "linux", "/home/me/.cache/nullguard"),
        ({"HOME": "/home/me"}, "darwin", "/home/me/Library/Caches/nullguard"),
        ({"LOCALAPPDATA": "/local"}, "win32", "/local/nullguard/Cache"),
        ({"NULLGUARD_CACHE_DIR": "/mine"}, "linux", "/mine"),
    ],
)
def test_the_cache_lies_where_the_platform_keeps_caches(
    environment: dict[str, str], platform: str, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/me")
    assert cache_folder(environment, platform) == Path(folder)
