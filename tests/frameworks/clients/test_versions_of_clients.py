"""Defaults of the version that a project runs with."""

from __future__ import annotations

import pytest

from nullguard.frameworks.clients import client_facts
from nullguard.frameworks.configuration import EMPTY
from nullguard.frameworks.configuration.versions import VersionFile, Versions
from nullguard.model.clients import FINITE, UNBOUNDED
from nullguard.model.versions import Pin

SOURCE = """
    import redis

    cache = redis.Redis(host="cache.example.com")
    """


@pytest.mark.parametrize(
    ("pins", "state", "note"),
    [
        ((Pin("redis", "7.3.0"),), UNBOUNDED, ""),
        ((Pin("redis", "8.0.0"),), FINITE, ""),
        ((Pin("redis", "8.1.0", is_locked=True), Pin("redis", at_least="4.0")), FINITE, ""),
        ((Pin("redis", at_least="8.0"),), FINITE, ""),
        ((Pin("redis", at_least="5.0"),), UNBOUNDED, "before 8.0"),
        ((Pin("valkey", "8.0.0"),), UNBOUNDED, "before 8.0"),
        ((), UNBOUNDED, "before 8.0"),
    ],
)
def test_the_version_decides(link, pins, state, note):
    configuration = _with(Versions((VersionFile("requirements.txt", pins),)))
    (call,) = client_facts(link({"shop/cache.py": SOURCE}), "shop/cache.py", configuration).calls
    (read,) = [limit for limit in call.limits if limit.phase == "read"]
    assert (read.state, read.note) == (state, note)


def _with(versions):
    configuration = type(EMPTY)(versions=versions)
    assert configuration.versions is versions
    return configuration
