"""New stubs and tests for WireMock: a real one answers as they say."""

from __future__ import annotations

import json
import re
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
import wiremock

MANIFEST = """
version: 1
services:
  - id: payments
    endpoints:
      - {operation: charge, method: POST, path: /payments/charge, latency_ms: {p50: 100, p99: 700}}
"""
CLIENT = """package shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

public class PaymentGateway {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    public PaymentGateway(String base) {
        this.base = base;
    }

    public String charge(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/payments/charge"))
            .timeout(Duration.ofSeconds(1))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("status " + response.statusCode());
        }
        return response.body();
    }
}
"""
TEST = """package shop;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PaymentGatewayTest {
    @RegisterExtension
    static WireMockExtension payments = WireMockExtension.newInstance().build();

    private final PaymentGateway gateway = new PaymentGateway(payments.baseUrl());

    @Test
    void charges() throws Exception {
        payments.stubFor(post(urlPathEqualTo("/payments/charge")).willReturn(ok("paid")));
        assertEquals("paid", gateway.charge("{}"));
    }
}
"""
CODE, TESTS = "src/main/java/shop/PaymentGateway.java", "src/test/java/shop/PaymentGatewayTest.java"
MAPPING = {"request": {"method": "POST", "urlPath": "/payments/charge"}, "response": {"status": 200, "body": "paid"}}
MAPPINGS = "src/test/resources/mappings"


def third_party(found: list[str]) -> list[str]:
    return [line for line in found if line.endswith(("NG303", "NG311"))]


def test_the_java_shop_gets_tests_in_the_style_of_its_own(project):
    shop = project(shop="shop-java")
    status, out, _ = shop.fix("--unsafe", "--tests", "--select", "NG303")
    assert status == 0, out
    assert not [line for line in shop.found() if line.endswith("NG303")]
    text = shop.read("src/test/java/com/example/shop/payment/PaymentGatewayTest.java")
    assert (
        "    @Test\n    void aChargeGivesTheAnswerWhenTimedOut() {\n"
        '        payments.stubFor(post(urlPathEqualTo("/payments/charge"))\n'
        "                .willReturn(aResponse().withStatus(200).withFixedDelay(2500)));\n"
        '        assertThrows(Exception.class, () -> gateway.charge("2024-0001", 4200));\n    }\n'
    ) in text


def test_wiremock_and_junit_run_the_new_tests(project, tmp_path):
    jars = [str(wiremock.jar(artifact)) for artifact in (wiremock.WIREMOCK, wiremock.JUNIT)]
    shop = project({CODE: CLIENT, TESTS: TEST, "pom.xml": "<project/>"})
    status, out, _ = shop.fix("--unsafe", "--tests", "--select", "NG303")
    assert status == 0, out
    classes = tmp_path / "classes"
    path = ":".join(jars)
    subprocess.run(["javac", "-cp", path, "-d", str(classes), CODE, TESTS], cwd=shop.root, check=True, capture_output=True)
    run = ["java", "-jar", jars[1], "execute", "-cp", f"{classes}:{jars[0]}", "--scan-classpath", str(classes), "--details=tree"]
    done = subprocess.run(
        [*run, "--details-theme=ascii", "--disable-ansi-colors"], capture_output=True, text=True, timeout=120, check=False
    )
    names = re.findall(r"(charges\w*)\(\) \[(\S+)\]", done.stdout)
    assert dict(names) == {
        f"charges{suffix}": "OK" for suffix in ("", "WhenSlow", "WhenTimedOut", "WhenLimited", "WhenUnavailable")
    }, done.stdout


@pytest.fixture
def server(tmp_path):
    """`server(folder)` is the address of a WireMock whose mappings are those of a folder; it ends with the test."""
    started: list[subprocess.Popen[bytes]] = []

    def start(folder: Path) -> str:
        program = wiremock.jar(wiremock.WIREMOCK)
        log = (tmp_path / "wiremock.log").open("wb")
        command = ["java", "-jar", str(program), "--port", "0", "--bind-address", "127.0.0.1", "--root-dir", str(folder)]
        started.append(subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT))
        for _ in range(600):
            found = re.search(r"port:\s+(\d+)", (tmp_path / "wiremock.log").read_text())
            if found:
                return f"http://127.0.0.1:{found[1]}"
            time.sleep(0.1)
        raise AssertionError((tmp_path / "wiremock.log").read_text())

    yield start
    for process in started:
        process.kill()
        process.wait()


def asked(base: str, case: str = "") -> tuple[int, str, str]:
    """Status, body and Retry-After of a charge."""
    headers = {"X-Stub-Case": case} if case else {}
    request = urllib.request.Request(f"{base}/payments/charge", b"{}", headers, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read().decode(), answer.headers.get("Retry-After") or ""
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), error.headers.get("Retry-After") or ""


def test_wiremock_answers_by_the_new_mappings(project, server):
    shop = project({CODE: CLIENT, f"{MAPPINGS}/charge.json": json.dumps(MAPPING), "pom.xml": "<project/>"})
    status, out, _ = shop.fix("--unsafe", "--tests", "--select", "NG303")
    assert status == 0, out
    assert shop.read(f"{MAPPINGS}/charge.json") == json.dumps(MAPPING)
    base = server(shop.root / "src/test/resources")
    assert asked(base) == (200, "paid", "")
    assert asked(base, "limited") == (429, "", "1")
    assert asked(base, "unavailable")[0] == 503
    started = time.monotonic()
    assert asked(base, "slow")[:2] == (200, "paid")
    assert time.monotonic() - started >= 0.6
    started = time.monotonic()
    assert asked(base, "timed-out")[0] == 200
    assert time.monotonic() - started >= 1.5


def test_delays_of_production_are_written_into_stubs_and_wiremock_reads_them(project, server):
    files = {CODE: CLIENT, f"{MAPPINGS}/charge.json": json.dumps(MAPPING, indent=4), "nullguard.manifest.yaml": MANIFEST}
    shop = project({**files, TESTS: TEST, "pom.xml": "<project/>"})
    status, out, _ = shop.fix("--unsafe", "--tests", "--select", "NG303")
    assert status == 0, out
    mapping = json.loads(shop.read(f"{MAPPINGS}/charge.json"))
    assert mapping["response"]["delayDistribution"] == {"type": "lognormal", "median": 100, "sigma": 0.836}
    assert 'willReturn(ok("paid").withLogNormalRandomDelay(100, 0.836))' in shop.read(TESTS)
    base = server(shop.root / "src/test/resources")
    started = time.monotonic()
    for _ in range(20):
        assert asked(base)[0] == 200
    assert time.monotonic() - started >= 20 * 0.05  # at once without them, 2 s at the median
