"""Limits of clients that come from configuration files: injected, bound, read by key; the chain ends in the file."""

from __future__ import annotations

import pytest

from nullguard.frameworks.clients import client_facts
from nullguard.frameworks.configuration import ConfigFile, Configuration
from nullguard.frameworks.configuration.binding import bound_classes
from nullguard.languages.configuration import read_configuration
from nullguard.model.clients import Limit
from nullguard.model.source import Unit
from nullguard.model.span import line_of

FORMS = {"yml": "yaml", "yaml": "yaml", "properties": "properties", "cfg": "ini", "env": "env"}
CONFIG = "src/main/resources/application.yml"


def configured(files: dict[str, str], program) -> Configuration:
    read = []
    for path, text in sorted(files.items()):
        form = FORMS[path.rpartition(".")[2]]
        read.append(ConfigFile(path, form, "", "/test/" in path, read_configuration(text.encode(), form)))
    return Configuration(tuple(read), (Unit(""),), bound_classes(program))


def read_limit(link, sources: dict[str, str], files: dict[str, str], path: str) -> Limit:
    program = link(sources)
    calls = client_facts(program, path, configured(files, program)).calls
    (limit,) = {limit for call in calls for limit in call.limits if limit.phase == "read"}
    return limit


JAVA = """
package shop;

import java.net.*;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.eclipse.microprofile.config.inject.ConfigProperty;

class Payments {
    @Value("${pay.read-timeout}") int injected;
    @Value("${pay.other:4000}") int defaulted;
    @ConfigProperty(name = "pay.readTimeout", defaultValue = "9") int property;
    @ConfigProperty(name = "pay.absent", defaultValue = "9000") int absent;
    static final String PREFIX = "pay";
    Environment environment;
    ConfigurationService configurationService;
    Settings settings;
    Unbound unbound;
    java.util.Map<String, Integer> cache;
    int started = 0;
    int replaced = 100;

    void init() { started = configurationService.getIntProperty("pay.readTimeout"); }
    void replace(int given) { replaced = given; }

    Object charge(int given) throws Exception {
        HttpURLConnection connection = (HttpURLConnection) new URL("https://pay.example.com").openConnection();
        connection.setReadTimeout(%s);
        return connection.getInputStream();
    }
}
"""
SETTINGS = """
package shop;

import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties("pay")
public class Settings {
    private int readTimeout = 1;
    private int slowTimeout = 6000;
    private Inner inner;
    public int getReadTimeout() { return readTimeout; }
    public int getSlowTimeout() { return slowTimeout; }
    public Inner getInner() { return inner; }

    public static class Inner {
        private int readTimeout;
        public int getReadTimeout() { return readTimeout; }
    }
}

class Unbound {
    private int readTimeout = 8000;
    public int getReadTimeout() { return readTimeout; }
}
"""
FILE = "pay:\n  readTimeout: 2000\n  inner:\n    read-timeout: 3s\nother: 1\n"


@pytest.mark.parametrize(
    ("argument", "ms", "line"),
    [
        ("injected", 2000, 2),
        ("property", 2000, 2),
        ('Integer.parseInt(environment.getProperty("pay.read-timeout"))', 2000, 2),
        ('environment.getProperty("pay.read-timeout", Integer.class, 7)', 2000, 2),
        ('configurationService.getIntProperty(PREFIX + ".readTimeout", 7)', 2000, 2),
        ("started", 2000, 2),
        ("settings.getReadTimeout()", 2000, 2),
        ("settings.getInner().getReadTimeout()", 3000, 4),
    ],
)
def test_java_reads_a_limit_from_a_file(link, argument, ms, line):
    sources = {"shop/Payments.java": JAVA % argument, "shop/Settings.java": SETTINGS}
    limit = read_limit(link, sources, {CONFIG: FILE}, "shop/Payments.java")
    assert (limit.state, limit.ms) == ("finite", ms)
    assert limit.place is not None
    assert (limit.place.path, line_of(limit.place.at)) == (CONFIG, line)
    assert limit.hops[0].path == "shop/Payments.java"


@pytest.mark.parametrize(
    ("argument", "state", "ms"),
    [
        ("defaulted", "finite", 4000),
        ("absent", "finite", 9000),
        ("replaced", "finite", 100),
        ('configurationService.getIntProperty("pay.absent", 7000)', "finite", 7000),
        ("settings.getSlowTimeout()", "finite", 6000),
        ("unbound.getReadTimeout()", "finite", 8000),
        ('cache.get("pay.readTimeout")', "unknown", 0),
        ('environment.getProperty("pay.absent")', "unknown", 0),
        ("given", "unknown", 0),
    ],
)
def test_java_reads_what_no_file_sets(link, argument, state, ms):
    sources = {"shop/Payments.java": JAVA % argument, "shop/Settings.java": SETTINGS}
    limit = read_limit(link, sources, {CONFIG: FILE}, "shop/Payments.java")
    assert (limit.state, limit.ms) == (state, ms)
    assert all(hop.path.endswith(".java") for hop in limit.hops)


def test_what_tests_configure_is_not_read(link):
    sources = {"shop/Payments.java": JAVA % "defaulted", "shop/Settings.java": SETTINGS}
    limit = read_limit(link, sources, {"src/test/resources/application.yml": "pay.other: 5\n"}, "shop/Payments.java")
    assert limit.ms == 4000


DROPWIZARD = """
package shop;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.Configuration;

public class ShopConfiguration extends Configuration {
    @JsonProperty("gateway") private GatewaySettings gatewaySettings;
    public GatewaySettings getGateway() { return gatewaySettings; }
}
"""
GATEWAY = """
package shop;

public class GatewaySettings {
    private int readTimeout;
    public int getReadTimeout() { return readTimeout; }
}
"""
CLIENT = """
package shop;

import java.net.*;

class Payments {
    private final ShopConfiguration configuration;
    Payments(ShopConfiguration configuration) { this.configuration = configuration; }

    Object charge() throws Exception {
        HttpURLConnection connection = (HttpURLConnection) new URL("https://pay.example.com").openConnection();
        connection.setReadTimeout(configuration.getGateway().getReadTimeout());
        return connection.getInputStream();
    }
}
"""


def test_dropwizards_configuration_is_bound_to_the_whole_file(link):
    sources = {"shop/ShopConfiguration.java": DROPWIZARD, "shop/GatewaySettings.java": GATEWAY, "shop/Payments.java": CLIENT}
    limit = read_limit(link, sources, {"config.yaml": "gateway:\n  readTimeout: 500\n"}, "shop/Payments.java")
    assert limit.ms == 500
    assert limit.place is not None
    assert (limit.place.path, line_of(limit.place.at)) == ("config.yaml", 2)


def test_sections_are_named_by_annotations_of_fields_and_accessors_and_by_setters(link):
    root = """
    package shop;
    import io.dropwizard.Configuration;
    class Root extends Configuration {
        @JsonProperty("one") Part first;
        Part second;
        @JsonProperty("two") Part getSecond() { return second; }
        void setThird(Part third) { }
        void setMany(Part a, Part b) { }
        Part fourth() { return null; }
    }
    class Part extends Configuration { int timeout; }
    """
    found = bound_classes(link({"shop/Root.java": root}))
    assert {name.rpartition("#")[2]: prefixes for name, prefixes in found.items()} == {
        "Root": ("",),
        "Part": ("one", "two", "third"),
    }


def test_classes_that_hold_themselves_are_bound_to_a_bound(link):
    source = 'package shop;\n@ConfigurationProperties("a")\nclass Node { Node next; java.util.List<Node> all; int t; }\n'
    (prefixes,) = bound_classes(link({"shop/Node.java": source})).values()
    assert prefixes[0] == "a"
    assert len(prefixes) <= 40


PYTHON = """
import os

import requests

from shop.app import config, parser


def charge(url, given):
    return requests.get(url, timeout=(1, {}))
"""
APP = """
import configparser

parser = configparser.ConfigParser()
config = object()
"""


@pytest.mark.parametrize(
    ("value", "ms"),
    [
        ('int(os.environ["PAY_TIMEOUT"])', 4000),
        ('float(os.getenv("PAY_TIMEOUT"))', 4000),
        ('int(os.getenv("OTHER_TIMEOUT", "7"))', 7000),
        ('config["PAY_LIMIT"]', 6000),
    ],
)
def test_python_reads_a_limit_from_a_file(link, value, ms):
    sources = {"shop/pay.py": PYTHON.format(value), "shop/app.py": APP}
    files = {".env": "PAY_TIMEOUT=4\n", "settings.yaml": "PAY_LIMIT: 6\n"}
    limit = read_limit(link, sources, files, "shop/pay.py")
    assert (limit.state, limit.ms) == ("finite", ms)


@pytest.mark.parametrize(
    ("value", "ms"),
    [
        ('given.get("read_timeout", 8)', 8000),
        ('config.get("timeout", 7.5)', 7500),
        ('given.pop("socket-timeout", 9)', 9000),
        ('dict(given).get("READ_TIMEOUT", default=3)', 3000),
    ],
)
def test_the_default_of_a_key_that_is_named_after_a_timeout(link, value, ms):
    limit = read_limit(link, {"shop/pay.py": PYTHON.format(value), "shop/app.py": APP}, {}, "shop/pay.py")
    assert (limit.state, limit.ms, limit.source) == ("finite", ms, "setting")


@pytest.mark.parametrize(
    "value",
    [
        'os.environ["UNKNOWN"]',
        'given["PAY_LIMIT"]',
        'config["other"]',
        "config[given]",
        "os.environ.get(given)",
        'given.get("limit", 5)',
        'given.get("read_timeout")',
        'given.get("read_timeout", None)',
        'given.get("read_timeout", 0)',
        'given.get("the timeout of it", 5)',
        'given.find("timeout", 5)',
        'given.get("timeouts", {{"read": 5}})',
    ],
)
def test_python_reads_what_no_file_sets(link, value):
    sources = {"shop/pay.py": PYTHON.format(value), "shop/app.py": APP}
    limit = read_limit(link, sources, {".env": "PAY_TIMEOUT=4\n", "settings.yaml": "PAY_LIMIT: 6\n"}, "shop/pay.py")
    assert limit.state == "unknown"
