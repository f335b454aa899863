"""The table of Java's clients against the libraries themselves: defaults as the class files have them, and methods that exist.

The jars come from Maven; where that is not to be had, these tests are skipped and say so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import zipfile
from functools import cache
from pathlib import Path

import pytest

from nullguard.knowledge.clients import client_model
from nullguard.knowledge.declared_clients import declared_clients
from tests.knowledge.class_files import ClassFile, read_class

pytestmark = pytest.mark.skipif(
    not os.environ.get("NULLGUARD_SLOW_TESTS"), reason="downloads Java libraries; set NULLGUARD_SLOW_TESTS"
)

_JARS = {
    "okhttp": "com.squareup.okhttp3:okhttp:4.12.0",
    "httpclient": "org.apache.httpcomponents:httpclient:4.5.14",
    "httpclient5": "org.apache.httpcomponents.client5:httpclient5:5.3.1",
    "jedis": "redis.clients:jedis:5.1.0",
    "lettuce-core": "io.lettuce:lettuce-core:6.3.2.RELEASE",
    "HikariCP": "com.zaxxer:HikariCP:5.1.0",
    "mongodb-driver-core": "org.mongodb:mongodb-driver-core:4.11.1",
    "amqp-client": "com.rabbitmq:amqp-client:5.20.0",
    "commons-net": "commons-net:commons-net:3.10.0",
    "unirest-java": "com.konghq:unirest-java:3.14.5",
    "vertx-core": "io.vertx:vertx-core:4.5.7",
    "feign-core": "io.github.openfeign:feign-core:13.2",
    "aws-java-sdk-core": "com.amazonaws:aws-java-sdk-core:1.12.700",
    "http-client-spi": "software.amazon.awssdk:http-client-spi:2.25.30",
    "elasticsearch-rest-client": "org.elasticsearch.client:elasticsearch-rest-client:8.13.0",
    "jsoup": "org.jsoup:jsoup:1.17.2",
    "hutool-http": "cn.hutool:hutool-http:5.8.27",
    "redisson": "org.redisson:redisson:3.29.0",
    "stripe-java": "com.stripe:stripe-java:25.3.0",
    "google-http-client": "com.google.http-client:google-http-client:1.44.1",
    "grpc-stub": "io.grpc:grpc-stub:1.63.0",
    "retrofit": "com.squareup.retrofit2:retrofit:2.11.0",
    "spring-web": "org.springframework:spring-web:6.1.14",
    "jakarta.ws.rs-api": "jakarta.ws.rs:jakarta.ws.rs-api:3.1.0",
    "async-http-client": "org.asynchttpclient:async-http-client:2.12.3",
}


@cache
def _libraries() -> Path | str:
    """The folder with the jars, or why there is none."""
    maven = shutil.which("mvn")
    if maven is None:
        return "there is no mvn"
    folder = Path(tempfile.gettempdir()) / "nullguard-java-libraries"
    folder.mkdir(exist_ok=True)
    dependencies = "".join(
        "<dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version></dependency>".format(*name.split(":"))
        for name in _JARS.values()
    )
    project = "<groupId>nullguard</groupId><artifactId>libraries</artifactId><version>1</version><packaging>pom</packaging>"
    pom = f"<project><modelVersion>4.0.0</modelVersion>{project}<dependencies>{dependencies}</dependencies></project>"
    (folder / "pom.xml").write_text(pom)
    if not all(_jar(folder, name).exists() for name in _JARS):
        goal = ["dependency:copy-dependencies", "-DexcludeTransitive=true", "-DoutputDirectory=."]
        done = subprocess.run([maven, "-q", "-B", *goal], cwd=folder, capture_output=True, text=True, timeout=900, check=False)
        if done.returncode:
            return f"mvn did not bring the libraries: {done.stdout[-200:]}"
    return folder


def _jar(folder: Path, name: str) -> Path:
    _, artifact, version = _JARS[name].split(":")
    return folder / f"{artifact}-{version}.jar"


@pytest.fixture
def libraries() -> Path:
    found = _libraries()
    if isinstance(found, str):
        pytest.skip(found)
    return found


def _class(libraries: Path, jar: str, name: str) -> ClassFile:
    with zipfile.ZipFile(_jar(libraries, jar)) as archive:
        return read_class(archive.read(f"{name.replace('.', '/')}.class"))


def _defaults(name: str) -> dict[str, float]:
    """What the table says that a library decides, by phase; 0 for no limit."""
    if name in declared_clients():
        return dict(declared_clients()[name].defaults)
    entry = client_model("java").entry(name)
    assert entry is not None, name
    said = [(phase, setting.default) for setting in entry.settings for phase in setting.phases if setting.default]
    return {phase: 0.0 if default == "none" else float(default) for phase, default in said}


@pytest.mark.parametrize(
    ("jar", "cls", "field", "name", "phase"),
    [
        ("okhttp", "okhttp3.OkHttpClient$Builder", "connectTimeout", "okhttp3.OkHttpClient", "connect"),
        ("okhttp", "okhttp3.OkHttpClient$Builder", "readTimeout", "okhttp3.OkHttpClient", "read"),
        ("okhttp", "okhttp3.OkHttpClient$Builder", "writeTimeout", "okhttp3.OkHttpClient", "write"),
        ("jedis", "redis.clients.jedis.Protocol", "DEFAULT_TIMEOUT", "redis.clients.jedis.Jedis", "read"),
        ("lettuce-core", "io.lettuce.core.RedisURI", "DEFAULT_TIMEOUT_DURATION", "io.lettuce.core.RedisClient.create", "read"),
        (
            "amqp-client",
            "com.rabbitmq.client.ConnectionFactory",
            "DEFAULT_CONNECTION_TIMEOUT",
            "com.rabbitmq.client.ConnectionFactory",
            "connect",
        ),
        (
            "commons-net",
            "org.apache.commons.net.SocketClient",
            "connectTimeout",
            "org.apache.commons.net.ftp.FTPClient",
            "connect",
        ),
        ("unirest-java", "kong.unirest.Config", "DEFAULT_CONNECT_TIMEOUT", "kong.unirest.Unirest.get", "connect"),
        ("unirest-java", "kong.unirest.Config", "DEFAULT_SOCKET_TIMEOUT", "kong.unirest.Unirest.get", "read"),
        (
            "vertx-core",
            "io.vertx.core.net.ClientOptionsBase",
            "DEFAULT_CONNECT_TIMEOUT",
            "io.vertx.core.http.HttpClientOptions",
            "connect",
        ),
        (
            "vertx-core",
            "io.vertx.core.net.TCPSSLOptions",
            "DEFAULT_READ_IDLE_TIMEOUT",
            "io.vertx.core.http.HttpClientOptions",
            "read",
        ),
        (
            "aws-java-sdk-core",
            "com.amazonaws.ClientConfiguration",
            "DEFAULT_CONNECTION_TIMEOUT",
            "com.amazonaws.ClientConfiguration",
            "connect",
        ),
        (
            "aws-java-sdk-core",
            "com.amazonaws.ClientConfiguration",
            "DEFAULT_SOCKET_TIMEOUT",
            "com.amazonaws.ClientConfiguration",
            "read",
        ),
        (
            "http-client-spi",
            "software.amazon.awssdk.http.SdkHttpConfigurationOption",
            "DEFAULT_CONNECTION_TIMEOUT",
            "software.amazon.awssdk.services.s3.S3Client.create",
            "connect",
        ),
        (
            "http-client-spi",
            "software.amazon.awssdk.http.SdkHttpConfigurationOption",
            "DEFAULT_SOCKET_READ_TIMEOUT",
            "software.amazon.awssdk.services.s3.S3Client.create",
            "read",
        ),
        (
            "elasticsearch-rest-client",
            "org.elasticsearch.client.RestClientBuilder",
            "DEFAULT_CONNECT_TIMEOUT_MILLIS",
            "org.elasticsearch.client.RestClient.builder",
            "connect",
        ),
        (
            "elasticsearch-rest-client",
            "org.elasticsearch.client.RestClientBuilder",
            "DEFAULT_SOCKET_TIMEOUT_MILLIS",
            "org.elasticsearch.client.RestClient.builder",
            "read",
        ),
        ("jsoup", "org.jsoup.helper.HttpConnection$Request", "timeoutMilliseconds", "org.jsoup.Jsoup.connect", "total"),
        ("redisson", "org.redisson.config.BaseConfig", "connectTimeout", "org.redisson.config.Config.useSingleServer", "connect"),
        ("redisson", "org.redisson.config.BaseConfig", "timeout", "org.redisson.config.Config.useSingleServer", "read"),
        ("stripe-java", "com.stripe.Stripe", "DEFAULT_CONNECT_TIMEOUT", "com.stripe.net.RequestOptions.builder", "connect"),
        ("stripe-java", "com.stripe.Stripe", "DEFAULT_READ_TIMEOUT", "com.stripe.net.RequestOptions.builder", "read"),
        (
            "google-http-client",
            "com.google.api.client.http.HttpRequest",
            "readTimeout",
            "com.google.api.client.http.HttpRequestFactory.buildGetRequest",
            "read",
        ),
        (
            "mongodb-driver-core",
            "com.mongodb.connection.SocketSettings$Builder",
            "connectTimeoutMS",
            "com.mongodb.client.MongoClients.create",
            "connect",
        ),
    ],
)
def test_a_default_is_the_librarys(libraries, jar, cls, field, name, phase):
    found = _class(libraries, jar, cls)
    value = found.constants[field] if field in found.constants else found.assigned[field][0]
    assert _defaults(name)[phase] == value


@pytest.mark.parametrize(
    ("jar", "cls", "field", "name", "phase"),
    [
        (
            "httpclient",
            "org.apache.http.client.config.RequestConfig$Builder",
            "connectTimeout",
            "org.apache.http.impl.client.HttpClients.custom",
            "connect",
        ),
        (
            "httpclient",
            "org.apache.http.client.config.RequestConfig$Builder",
            "socketTimeout",
            "org.apache.http.impl.client.HttpClients.custom",
            "read",
        ),
        ("hutool-http", "cn.hutool.http.HttpGlobalConfig", "timeout", "cn.hutool.http.HttpRequest.get", "read"),
    ],
)
def test_no_limit_is_minus_one_in_the_library(libraries, jar, cls, field, name, phase):
    assert _class(libraries, jar, cls).assigned[field][0] == -1
    assert _defaults(name)[phase] == 0


def test_async_http_client_reads_its_defaults_from_a_file(libraries):
    with zipfile.ZipFile(_jar(libraries, "async-http-client")) as archive:
        lines = archive.read("org/asynchttpclient/config/ahc-default.properties").decode().splitlines()
    values = dict(line.partition("=")[::2] for line in lines if line)
    said = _defaults("org.asynchttpclient.Dsl.asyncHttpClient")
    assert [said[phase] for phase in ("connect", "read", "total")] == [
        float(values[f"org.asynchttpclient.{name}"]) for name in ("connectTimeout", "readTimeout", "requestTimeout")
    ]


def test_feign_waits_ten_seconds_and_sixty(libraries):
    with zipfile.ZipFile(_jar(libraries, "feign-core")) as archive:
        data = archive.read("feign/Request$Options.class")
    assert b"\x05\x00\x00\x00\x00\x00\x00\x00\x0a" in data
    assert b"\x05\x00\x00\x00\x00\x00\x00\x00\x3c" in data
    assert _defaults("feign.Request.Options") == {"connect": 10_000, "read": 60_000}
    assert _defaults("org.springframework.cloud.openfeign.FeignClient") == {"connect": 10_000, "read": 60_000}


@pytest.mark.parametrize(
    ("jar", "package"),
    [
        ("okhttp", "okhttp3."),
        ("httpclient", "org.apache.http.client.config."),
        ("httpclient5", "org.apache.hc.client5.http.config."),
        ("commons-net", "org.apache.commons.net."),
        ("vertx-core", "io.vertx.core."),
        ("aws-java-sdk-core", "com.amazonaws.ClientConfiguration"),
        ("jsoup", "org.jsoup."),
        ("hutool-http", "cn.hutool.http."),
        ("lettuce-core", "io.lettuce.core."),
        ("HikariCP", "com.zaxxer.hikari."),
        ("amqp-client", "com.rabbitmq.client."),
        ("jedis", "redis.clients.jedis."),
        ("feign-core", "feign."),
        ("grpc-stub", "io.grpc.stub.AbstractStub."),
        ("retrofit", "retrofit2."),
        ("spring-web", "org.springframework.web.client."),
        ("jakarta.ws.rs-api", "jakarta.ws.rs.client."),
        ("elasticsearch-rest-client", "org.elasticsearch.client."),
        ("google-http-client", "com.google.api.client."),
        ("async-http-client", "org.asynchttpclient."),
        ("stripe-java", "com.stripe.net."),
    ],
)
def test_every_setter_and_call_of_the_table_exists(libraries, jar, package):
    entries = client_model("java").entries.values()
    named = [
        entry for entry in entries if entry.name.startswith(package) and entry.kind in ("set", "call", "request", "endpoint")
    ]
    names = {entry.name.rpartition(".")[2] for entry in named} - _ELSEWHERE.get(jar, set())
    assert names
    assert names <= _methods(libraries, jar)


_ELSEWHERE = {
    "vertx-core": {"idleTimeout"},
    "jakarta.ws.rs-api": {"establishConnectionTimeout", "socketTimeout", "httpEngine", "using"},
    "spring-web": {"attribute", "attributes"},
    "elasticsearch-rest-client": {"setMaxRetryTimeoutMillis"},
}
"""Methods of other versions, or of the libraries that implement an interface."""


@cache
def _methods(libraries: Path, jar: str) -> frozenset[str]:
    with zipfile.ZipFile(_jar(libraries, jar)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".class") and not name.startswith("META-INF")]
        return frozenset(method for name in names for method in read_class(archive.read(name)).methods)
