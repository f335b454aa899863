"""What one member of a tuple tells of another where they are asked for by their places: `found[0]`, then `found[1]` (Python)."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

CODE = """
GONE, BAD, FOUND = "gone", "bad", "found"

def find(client):
    answer = client.get()
    if not answer:
        return GONE, None
    rows = [row for row in answer if row.is_good]
    if not rows:
        return BAD, None
    return FOUND, rows

def flagged(client):
    if client.is_closed:
        return False, None
    return True, client.rows

def tried(client):
    if client.is_closed:
        return "closed", None
    return None, client.rows

def whole(client):
    state = GONE
    rows = None
    if client.is_open:
        state = FOUND
        rows = client.load()
    return state, rows

def use(client):
    found = {function}(client)
    {body}
"""


@pytest.fixture
def is_told(tmp_path):
    """Whether the use of a null is told that code writes, with more than low confidence."""

    def told(function: str, body: str) -> bool:
        (tmp_path / "uses.py").write_text(CODE.format(function=function, body=body.replace("\n", "\n    ")))
        settings = load_settings((tmp_path,), None, {"cache": False, "jobs": 1})
        return any(finding.rule == "NG109" for finding in run(settings, lambda stage, done, total: None).findings)

    return told


@pytest.mark.parametrize(
    ("function", "body"),
    [
        ("find", "if found[0] != FOUND:\n    return\nlen(found[1])"),
        ("find", "if found[0] in (GONE, BAD):\n    return\nlen(found[1])"),
        ("find", "if found[0] == FOUND:\n    len(found[1])"),
        ("flagged", "if not found[0]:\n    return\nlen(found[1])"),
        ("flagged", "if found[0]:\n    len(found[1])"),
        ("tried", "if found[0] is not None:\n    return\nlen(found[1])"),
        ("tried", "if found[0]:\n    return\nlen(found[1])"),
        ("whole", "if found[0] == GONE:\n    return\nlen(found[1])"),
        ("whole", "state, rows = found\nif state == FOUND:\n    len(rows)"),
        ("whole", "if found[0] != FOUND:\n    raise ValueError\nlen(found[1])"),
    ],
)
def test_members_that_tell(is_told, function, body):
    assert not is_told(function, body)


@pytest.mark.parametrize(
    ("function", "body"),
    [
        ("find", "len(found[1])"),
        ("find", "if found[0] == GONE:\n    return\nlen(found[1])"),
        ("find", "if found[0] == FOUND:\n    found = find(client.other)\n    len(found[1])"),
        ("flagged", "if found[0]:\n    print(found)\nlen(found[1])"),
        ("tried", "if found[0] == 'open':\n    return\nlen(found[1])"),
        ("whole", "len(found[1])"),
    ],
)
def test_members_that_tell_nothing(is_told, function, body):
    assert is_told(function, body)
