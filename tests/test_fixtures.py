"""The miniature repositories: what is found in each is what it says, to the line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from command_line import FIXTURES, nullguard

SHOPS = sorted(path.parent.name for path in FIXTURES.glob("*/expected-findings.txt"))


@pytest.fixture
def found(tmp_path):
    """`found(folder)` checks a project: its findings as they stand in expected-findings.txt, and as JSON."""

    def check(folder: Path):
        done = nullguard(folder, "check", "--format", "json", cache=tmp_path / "cache")
        assert done.stderr == b""
        report = json.loads(done.stdout)
        assert not report["notifications"]
        return [f"{one['path']}:{one['line']} {one['rule']}" for one in report["findings"]], report["findings"]

    return check


@pytest.fixture
def shop(tmp_path):
    """`shop(name)` is a copy of a fixture, to be changed."""

    def copy(name: str) -> Path:
        return Path(
            shutil.copytree(
                FIXTURES / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", ".pytest_cache", "target")
            )
        )

    return copy


def expected(name: str) -> list[str]:
    lines = (FIXTURES / name / "expected-findings.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("name", SHOPS)
def test_a_shop_has_the_findings_that_it_lists(found, name):
    lines, _ = found(FIXTURES / name)
    assert sorted(lines) == sorted(expected(name))


def test_both_shops_are_there():
    assert {"shop-java", "shop-python"} <= set(SHOPS)


def test_statistics_of_production_are_told_and_make_it_certain(found):
    _, findings = found(FIXTURES / "shop-python")
    (reference,) = [finding for finding in findings if finding["rule"] == "NG101"]
    assert reference["confidence"] == "certain"
    assert "is null in 12.4 % of production rows" in reference["message"]
    assert "the fixtures always set it" in reference["message"]


def test_one_order_without_a_reference_among_the_fixtures_is_no_longer_always(found, shop):
    folder = shop("shop-python")
    test = folder / "tests" / "test_references.py"
    test.write_text(test.read_text().replace('external_reference="mk-12"', "external_reference=None"))
    _, findings = found(folder)
    (reference,) = [finding for finding in findings if finding["rule"] == "NG101"]
    assert "the fixtures always set it" not in reference["message"]


def test_a_column_that_production_never_leaves_empty_is_no_finding(found, shop):
    folder = shop("shop-python")
    manifest = folder / "nullguard.manifest.yaml"
    manifest.write_text(manifest.read_text().replace("null_fraction: 0.124", "null_fraction: 0"))
    lines, _ = found(folder)
    assert not [line for line in lines if line.endswith("NG101")]


JAVA_TEST = "src/test/java/com/example/shop/payment/PaymentGatewayTest.java"
SLOW_JAVA = """
    @Test
    void aSlowChargeGivesTheAnswer() {
        payments.stubFor(post(urlPathEqualTo("/payments/charge"))
                .willReturn(aResponse().withStatus(200).withBody("{}").withFixedDelay(1500)));
        assertEquals("{}", gateway.charge("2024-0001", 4200));
    }
"""
TIMEOUT_JAVA = """
    @Test
    void aChargeThatTakesTooLongIsAnError() {
        payments.stubFor(post(urlPathEqualTo("/payments/charge"))
                .willReturn(aResponse().withStatus(200).withFixedDelay(5000)));
        assertThrows(java.io.UncheckedIOException.class, () -> gateway.charge("2024-0001", 4200));
    }
"""
SLOW_PYTHON = """

@responses.activate
def test_a_slow_charge_gives_the_payment():
    def slow(request):
        time.sleep(1.5)
        return 200, {}, '{"id": "pay-1"}'

    responses.add_callback("POST", CHARGE, callback=slow)
    assert PaymentGateway("https://pay.example.com").charge("2024-0001", 4200) == "pay-1"
"""
TIMEOUT_PYTHON = """

@responses.activate
def test_a_charge_that_takes_too_long_is_an_error():
    responses.post(CHARGE, body=requests.exceptions.ReadTimeout())
    with pytest.raises(requests.exceptions.ReadTimeout):
        PaymentGateway("https://pay.example.com").charge("2024-0001", 4200)
"""


def add_java_tests(folder: Path, *tests: str) -> None:
    test = folder / JAVA_TEST
    test.write_text(test.read_text().rstrip().removesuffix("}") + "".join(tests) + "}\n")


def add_python_tests(folder: Path, *tests: str) -> None:
    test = folder / "tests" / "test_gateway.py"
    test.write_text("import time\n\nimport requests\n" + test.read_text() + "".join(tests))


def test_a_timeout_stands_beside_its_mocks_and_production(found):
    _, findings = found(FIXTURES / "shop-python")
    (timeout,) = [finding for finding in findings if finding["rule"] == "NG303"]
    assert "is 2 s" in timeout["message"]
    assert "production's p99 is 2.3 s" in timeout["message"]
    _, findings = found(FIXTURES / "shop-java")
    (timeout,) = [finding for finding in findings if finding["rule"] == "NG303"]
    assert "is 2 s, but the slowest of 3 mocks answers in 50 ms" in timeout["message"]


@pytest.mark.parametrize(
    ("name", "add", "tests"),
    [
        ("shop-java", add_java_tests, (SLOW_JAVA, TIMEOUT_JAVA)),
        ("shop-python", add_python_tests, (SLOW_PYTHON, TIMEOUT_PYTHON)),
    ],
)
def test_a_slow_success_and_a_timeout_among_the_mocks_are_enough(found, shop, name, add, tests):
    folder = shop(name)
    add(folder, *tests)
    lines, _ = found(folder)
    assert sorted(lines) == sorted(line for line in expected(name) if not line.endswith("NG303"))


def test_a_mapping_file_counts_as_a_mock(found, shop):
    folder = shop("shop-java")
    mapping = folder / "src/test/resources/mappings/charge.json"
    slow = mapping.read_text().replace('"fixedDelayMilliseconds": 50', '"fixedDelayMilliseconds": 5000')
    (mapping.parent / "slow.json").write_text(slow)
    lines, _ = found(folder)
    assert not [line for line in lines if line.endswith("NG303")]
