"""Timeouts that tests set far below production's, and services whose stubs all answer at once."""

from __future__ import annotations

import pytest

from nullguard.checks.context import Context
from nullguard.checks.third_party.external_hosts import is_external
from nullguard.checks.third_party.mocks.never_slow import never_slow
from nullguard.checks.third_party.mocks.overridden_timeouts import overridden_timeouts
from nullguard.frameworks.configuration import ConfigFile, Configuration
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.model.clients import Stub
from nullguard.model.configuration import ConfigEntry
from nullguard.model.doubles import Doubles, Override
from nullguard.model.schema import Manifest
from nullguard.model.span import pack
from nullguard.program.program import Program

_MAIN, _TEST = "src/main/resources/config.yaml", "src/test/java/PayIT.java"
_AT = pack(7, 0, 7, 9)


def _context(doubles, *entries, test_entries=()):
    program = Program({}, (), {}, {}.__getitem__)
    files = [ConfigFile(_MAIN, "yaml", "", False, tuple(entries))]
    if test_entries:
        files.append(ConfigFile("src/test/resources/test.yaml", "yaml", "", True, tuple(test_entries)))
    return Context(
        program,
        EntitySchema(program, (), Manifest()),
        Manifest(),
        {},
        {},
        doubles=doubles,
        configuration=Configuration(tuple(files), ()),
    )


def _production(text="20s", comment=""):
    return ConfigEntry("pay.readTimeout", text, pack(3, 0, 3, 5), comment)


def _sets(text, key="pay.readTimeout"):
    return Override("property", key, text, _AT)


def test_a_test_that_waits_a_hundredth_of_what_production_does():
    (finding,) = overridden_timeouts(_context({_TEST: Doubles(overrides=(_sets("20ms"),))}, _production()))
    assert finding.message == (
        "The test sets 'pay.readTimeout' to 20 ms in place of [[production's 20 s]]: no test waits as long as production does."
    )
    assert (finding.place.path, finding.place.line, finding.related[0].place.path) == (_TEST, 7, _MAIN)


def test_a_stub_that_only_the_test_finds_slow():
    stubs = (Stub("WireMock", _AT, pattern="/pay", delays_ms=(8000.0,)),)
    (finding,) = overridden_timeouts(_context({_TEST: Doubles(stubs, (_sets("5s"),))}, _production()))
    assert "[[the slow answer]] takes 8 s" in finding.message


def test_one_finding_for_a_timeout_that_many_tests_set():
    doubles = {path: Doubles(overrides=(_sets("20ms"),)) for path in ("src/test/A.java", "src/test/B.java")}
    (finding,) = overridden_timeouts(_context(doubles, _production()))
    assert [related.place.path for related in finding.related] == [_MAIN, "src/test/B.java"]


def test_a_configuration_file_of_tests():
    context = _context({}, _production(), test_entries=(ConfigEntry("pay.readTimeout", "20ms", _AT),))
    assert [finding.place.path for finding in overridden_timeouts(context)] == ["src/test/resources/test.yaml"]


@pytest.mark.parametrize(
    ("override", "stubs", "production"),
    [
        (_sets("5s"), (), _production()),
        (_sets("60s"), (), _production()),
        (_sets("20ms"), (Stub("WireMock", _AT, delays_ms=(25_000.0,)),), _production()),
        (_sets("20ms"), (), _production("500ms")),
        (_sets("20ms", "pay.connectTimeout"), (), ConfigEntry("pay.connectTimeout", "20s")),
        (_sets("20ms", "pay.dtls.retransmissionTimeout"), (), ConfigEntry("pay.dtls.retransmissionTimeout", "20s")),
        (_sets("20ms", "pay.other"), (), ConfigEntry("pay.other", "20s")),
        (_sets("soon"), (), _production()),
        (_sets("20ms"), (), _production("${PAY_TIMEOUT}")),
    ],
)
def test_overrides_that_say_nothing(override, stubs, production):
    assert list(overridden_timeouts(_context({_TEST: Doubles(stubs, (override,))}, production))) == []


def _moved(*stubs):
    return {
        _TEST: Doubles(overrides=(Override("property", "pay.urls.test", "http://localhost:{}/pay"),)),
        "src/test/java/PayStubs.java": Doubles(stubs),
    }


def _stub(pattern="/pay/charge", **others):
    return Stub("WireMock", _AT, "POST", "path", pattern, **others)


def test_a_service_whose_mocks_are_never_slow():
    context = _context(_moved(_stub(), _stub(status=404)), _production(comment="median is 500 ms, spikes up to 9 s"))
    (finding,) = never_slow(context)
    assert finding.message.startswith("Every mock of 'pay' answers at once, ")
    assert "'median is 500 ms'" in finding.message
    assert finding.place.path == "src/test/java/PayStubs.java"


@pytest.mark.parametrize(
    "doubles",
    [
        _moved(_stub(), _stub(delays_ms=(9000.0,))),
        _moved(_stub(), _stub(failure="timeout")),
        _moved(_stub(), _stub(known=False)),
        _moved(_stub("/other/charge")),
        {"src/test/java/PayStubs.java": Doubles((_stub(),))},
    ],
)
def test_services_that_are_slow_somewhere_or_not_mocked(doubles):
    assert list(never_slow(_context(doubles, _production()))) == []


def test_a_service_without_timeouts():
    assert list(never_slow(_context(_moved(_stub()), ConfigEntry("pay.name", "pay")))) == []


@pytest.mark.parametrize("host", ["api.acme.com", "www.google.com", "sms.gov.uk"])
def test_hosts_of_others(host):
    assert is_external(host)


@pytest.mark.parametrize(
    "host", ["", "localhost", "127.0.0.1", "10.1.2.3", "api.example.com", "solr", "pay.internal", "fake.acme.com", "{}.acme.com"]
)
def test_hosts_of_nobody_else(host):
    assert not is_external(host)
