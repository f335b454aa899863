"""The tables of client libraries."""

from __future__ import annotations

import pytest

from nullguard.knowledge.clients import ClientModel, client_model
from nullguard.knowledge.tables import InvalidTable

_HEADER = "kind\tname\tgives\targument\tposition\tunit\tphases\tdefault\tunbounded\tmethod\turl\tsince\tuntil\tsource\n"
_ROW = "call\ta.get|post\t\ttimeout\t2\ts\tconnect,read\tnone\tNone\t=\turl:0\t\t\tV a 1.0\n"


@pytest.mark.parametrize("language", ["python", "java"])
def test_every_row_of_the_shipped_tables_can_be_read(language):
    model = client_model(language)
    assert len(model.entries) > 100
    for entry in model.entries.values():
        assert entry.kind in ("call", "endpoint", "set", "setting", "limiter", "within", "wait", "watchdog", "job") or entry.gives


def test_alternatives_share_a_row():
    model = ClientModel(_HEADER + _ROW)
    assert set(model.entries) == {"a.get", "a.post"}
    (setting,) = model.entries["a.post"].settings
    assert (setting.argument, setting.position, setting.phases, setting.default) == ("timeout", 2, ("connect", "read"), "none")


def test_aliases_of_modules_and_classes():
    model = client_model("python")
    assert model.entry("requests.sessions.Session") is model.entry("requests.Session")
    assert model.entry("redis.asyncio.Redis.from_url") is model.entry("redis.from_url")
    assert client_model("java").family("javax.ws.rs.client.ClientBuilder") == "jakarta.ws.rs.client.Client"


@pytest.mark.parametrize("name", ["requests.codes", "request.get", "requests", "shop.requests.get", ""])
def test_names_that_are_no_clients(name):
    assert client_model("python").entry(name) is None


def test_aliases_in_circles_end():
    rows = "".join(f"alias\t{a}\t{b}" + "\t" * 11 + "\n" for a, b in (("a", "b"), ("b", "a")))
    assert ClientModel(_HEADER + rows).entry("a.get") is None


@pytest.mark.parametrize(
    "row",
    [
        "call\ta.get\n",
        _ROW.replace("call", "cal"),
        _ROW.replace("\t2\t", "\tx\t"),
        _ROW.replace("\tnone\t", "\tnever\t"),
        _ROW + _ROW.replace("call", "set"),
    ],
)
def test_rows_that_cannot_be_read_are_refused(row):
    with pytest.raises(InvalidTable):
        ClientModel(_HEADER + row)


def test_other_columns_are_refused():
    with pytest.raises(InvalidTable):
        ClientModel("kind\tname\n")
