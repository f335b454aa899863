"""Java's client libraries one by one: what is missing, what the library decides, and what makes a call safe."""

from __future__ import annotations

import pytest

from nullguard.frameworks.clients import client_facts
from nullguard.model.clients import FINITE, UNBOUNDED

_SOURCE = """
package shop;

import java.net.*;
import java.net.http.*;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import javax.mail.Session;
import javax.naming.directory.InitialDirContext;
import com.mongodb.client.MongoClients;
import com.zaxxer.hikari.*;
import io.lettuce.core.*;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import javax.ws.rs.client.*;
import org.apache.commons.net.ftp.FTPClient;
import org.jsoup.Jsoup;
import org.springframework.mail.javamail.*;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;
import redis.clients.jedis.Jedis;
import software.amazon.awssdk.services.s3.S3Client;

class Clients {
    int limit = 0;
    private static final int requestTimeout = 7;
    int delay = 7;
    ScheduledExecutorService ses;
    int patience = 2000;
    ExecutorService pool;
    @org.springframework.beans.factory.annotation.Value("${database:jdbc:postgresql://db.example.com/shop}") String database;
    RestTemplate rest;

    Object make(String url, int given, Vertx vertx, JavaMailSender mail) throws Exception {
        %s
    }

    void configure(Settings settings) { limit = settings.limit(); patience = settings.patience(); }
}
"""


def _calls(link, statements):
    return client_facts(link({"shop/Clients.java": _SOURCE % statements}), "shop/Clients.java").calls


def _unbounded(link, statements):
    return [
        sorted(limit.phase for limit in call.limits if limit.state == UNBOUNDED)
        for call in _calls(link, statements)
        if any(limit.state == UNBOUNDED for limit in call.limits)
        and not any(limit.phase == "total" and limit.state != UNBOUNDED for limit in call.limits)
    ]


@pytest.mark.parametrize(
    ("statements", "phases"),
    [
        ("return new Socket(url, 80);", ["connect", "read"]),
        ("Socket s = new Socket(); s.connect(new InetSocketAddress(url, 80)); s.setSoTimeout(given); return s;", ["connect"]),
        ("Socket s = new Socket(); s.connect(new InetSocketAddress(url, 80), given); return s;", ["read"]),
        ("return Session.getInstance(new Properties());", ["connect", "read", "write"]),
        (
            'Properties p = new Properties(); p.put("mail.smtp.timeout", "5000"); return Session.getInstance(p, null);',
            ["connect", "write"],
        ),
        ("mail.send(message()); return null;", ["connect", "read", "write"]),
        (
            'Hashtable<String, String> env = new Hashtable<>(); env.put("a", url); return new InitialDirContext(env);',
            ["connect", "read"],
        ),
        ("FTPClient f = new FTPClient(); f.setConnectTimeout(5000); return f;", ["read"]),
        ("return Jsoup.connect(url).timeout(0).get();", ["total"]),
        ('return MongoClients.create("mongodb://db.example.com/shop");', ["read"]),
        ("return vertx.createHttpClient(new HttpClientOptions()).getAbs(url).setTimeout(given);", ["read"]),
        ("return ClientBuilder.newClient().target(url).request().get();", ["connect", "read"]),
        ("return WebClient.create(url).get().retrieve().bodyToMono(String.class);", ["read"]),
    ],
)
def test_what_is_not_limited(link, statements, phases):
    assert _unbounded(link, statements) == [phases]


@pytest.mark.parametrize(
    "statements",
    [
        'return new Socket("localhost", given);',
        "Socket s = new Socket(); s.connect(new InetSocketAddress(url, 80), given); s.setSoTimeout(given); return s;",
        "Socket s = new Socket(); s.connect(address(), patience); s.setSoTimeout(limit); return s;",
        "return Session.getInstance(System.getProperties());",
        "return Session.getInstance(properties(given), null);",
        "Properties p = new Properties(); p.load(stream()); return Session.getInstance(p);",
        'Properties p = new Properties(); for (String k : kinds()) p.put("mail.smtp." + k, 9); return Session.getInstance(p);',
        'Map<String, Object> m = new HashMap<>(); m.put("a", url); return m;',
        "return Jsoup.connect(url).get();",
        "return MongoClients.create(url);",
        'return MongoClients.create("mongodb://db.example.com/shop?socketTimeoutMS=5000");',
        "return vertx.createHttpClient(new HttpClientOptions().setIdleTimeout(5)).getAbs(url);",
        "vertx.setTimer(given, id -> cancel()); return vertx.createHttpClient(new HttpClientOptions()).getAbs(url);",
        "Future<?> sent = pool.submit(() -> mail.send(message())); return sent.get(given, TimeUnit.SECONDS);",
        "return CompletableFuture.runAsync(() -> mail.send(message())).orTimeout(5, TimeUnit.SECONDS);",
        "return WebClient.create(url).get().retrieve().bodyToMono(String.class).timeout(Duration.ofSeconds(5));",
        "return WebClient.create(url).get().retrieve().bodyToMono(String.class).block(Duration.ofSeconds(5));",
        "return new HikariDataSource(new HikariConfig());",
        "return new Jedis(url, 6379);",
        "return RedisClient.create(url);",
        "return S3Client.create();",
        "return rest.getForObject(url, String.class);",
    ],
)
def test_nothing_is_missing(link, statements):
    assert _unbounded(link, statements) == []


@pytest.mark.parametrize(
    ("statements", "limits"),
    [
        ("return new Jedis(url, 6379);", {"connect": 2000, "read": 2000}),
        ("return new Jedis(url, 6379, 500);", {"connect": 500, "read": 500}),
        (
            "RedisClient c = RedisClient.create(url); c.setDefaultTimeout(Duration.ofMillis(50)); return c;",
            {"connect": 10000, "read": 50},
        ),
        ("return S3Client.create();", {"connect": 2000, "read": 30000, "write": 30000}),
        ("return Jsoup.connect(url).timeout(500).get();", {"total": 500}),
    ],
)
def test_what_holds(link, statements, limits):
    (call,) = _calls(link, statements)
    assert {limit.phase: limit.ms for limit in call.limits if limit.state == FINITE} == limits


@pytest.mark.parametrize(
    "call",
    [
        "schedule(() -> processTimeout(9), requestTimeout, TimeUnit.SECONDS)",
        "newTimeout(timeout -> future.onTimeout(), requestTimeout, TimeUnit.SECONDS)",
        "scheduleDirect(this::timedOut, requestTimeout, TimeUnit.SECONDS)",
    ],
)
def test_what_is_scheduled_to_end_a_wait_limits_it(link, call):
    (call,) = _calls(link, f"ses.{call}; return url;")
    assert [(limit.phase, limit.ms) for limit in call.limits] == [("wait", 7000)]


@pytest.mark.parametrize(
    "call",
    [
        "schedule(() -> reload(), requestTimeout, TimeUnit.SECONDS)",
        "schedule(() -> processTimeout(9), delay, TimeUnit.SECONDS)",
        "newTimeout(task -> flush(), requestTimeout, TimeUnit.SECONDS)",
        "newTimeout(requestTimeout)",
        "schedule(this::evictTimeouts, delay, TimeUnit.SECONDS)",
        "schedule(this::evictTimeouts, 60, TimeUnit.SECONDS)",
        "schedule(() -> processTimeout(9), requestTimeout)",
        "schedule(() -> processTimeout(9))",
        "schedule(requestTimeout, processTimeout(9))",
        "scheduleAtFixedRate(() -> evictTimeouts(), requestTimeout, requestTimeout, TimeUnit.SECONDS)",
    ],
)
def test_what_is_scheduled_for_another_reason_limits_nothing(link, call):
    assert _calls(link, f"ses.{call}; return url;") == ()


def test_a_field_that_a_method_replaces_is_only_a_default(link):
    (call,) = _calls(link, "Socket s = new Socket(); s.connect(address(), patience); s.setSoTimeout(limit); return s;")
    connect, read = sorted(call.limits, key=lambda limit: limit.phase)
    assert (connect.state, connect.ms, connect.source) == (FINITE, 2000, "setting")
    assert read.state == "unknown"


def test_a_request_knows_its_address(link):
    call = _calls(link, 'return ClientBuilder.newClient().target("https://a.example.com").path("b").request().get();')[-1]
    assert (call.callee, call.method, call.url) == ("jakarta.ws.rs.client.Invocation.get", "GET", "https://a.example.com")


@pytest.mark.parametrize(
    "statements",
    [
        "for (URI uri : List.of(given())) { uri.toURL().openStream(); } return null;",
        "URI uri = resource(); return uri.toURL().openConnection();",
        'return java.sql.DriverManager.getConnection("jdbc:mysql://localhost:3306/shop");',
        'return java.sql.DriverManager.getConnection("jdbc:h2:mem:shop");',
        'return java.sql.DriverManager.getConnection("jdbc:postgresql://db/shop?socketTimeout=30");',
        "return java.sql.DriverManager.getConnection(url);",
        "return java.sql.DriverManager.getConnection(database);",
    ],
)
def test_addresses_of_unknown_origin_and_of_this_machine(link, statements):
    assert _unbounded(link, statements) == []


def test_a_request_configuration_without_limits_limits_nothing(link):
    source = """
    package shop;

    import org.apache.http.client.config.RequestConfig;
    import org.apache.http.client.methods.HttpPost;
    import org.apache.http.impl.client.*;

    class Alerts {{
        void send(String url, int given) throws Exception {{
            CloseableHttpClient client = HttpClients.createDefault();
            HttpPost post = new HttpPost(url);
            post.setConfig(RequestConfig.custom(){}.build());
            client.execute(post);
        }}
    }}
    """
    for setters, missing in ((".setProxy(proxy)", 1), (".setSocketTimeout(given).setConnectTimeout(given)", 0)):
        calls = client_facts(link({"shop/Alerts.java": source.format(setters)}), "shop/Alerts.java").calls
        assert sum(any(limit.state == UNBOUNDED for limit in call.limits) for call in calls) == missing
