"""The table of Python clients against the libraries themselves: each default and argument is read in the installed source.

The libraries are read, not imported, so their dependencies are not needed: `make` installs the dependency group `clients` without
them, below `.venv/clients`. What is not there is skipped, one test for each library.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from nullguard.knowledge.clients import Setting, client_model

INSTALLED = Path(__file__).parents[3] / ".venv" / "clients"


@cache
def _tree(file: str) -> ast.Module:
    path = INSTALLED / file
    if not path.is_file():
        pytest.skip(f"{file.partition('/')[0]} is not installed below .venv/clients")
    return ast.parse(path.read_bytes())


def _function(file: str, qualname: str) -> ast.FunctionDef | ast.AsyncFunctionDef:
    node: ast.AST = _tree(file)
    *classes, function = qualname.split(".")
    for name in classes:
        node = next(child for child in ast.walk(node) if isinstance(child, ast.ClassDef) and child.name == name)
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    found = [child for child in ast.iter_child_nodes(node) if isinstance(child, kinds) and child.name == function]
    assert found, f"{qualname} is not in {file}"
    node = found[-1]  # overloads come first
    assert isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    return node


def _default(file: str, qualname: str, argument: str) -> object:
    """What the signature has for an argument: a literal, or the text of what is written there."""
    arguments = _function(file, qualname).args
    positional = [*arguments.posonlyargs, *arguments.args]
    pairs = [
        *zip(positional[len(positional) - len(arguments.defaults) :], arguments.defaults, strict=True),
        *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True),
    ]
    for parameter, default in pairs:
        if parameter.arg == argument and default is not None:
            try:
                return ast.literal_eval(default)
            except ValueError:
                return ast.unparse(default)
    raise AssertionError(f"{qualname} has no {argument} with a default")


def _position(file: str, qualname: str, argument: str) -> int:
    """The place of an argument among those by position, without the receiver."""
    names = [parameter.arg for parameter in _function(file, qualname).args.args if parameter.arg not in ("self", "cls")]
    return names.index(argument)


def _constant(file: str, name: str) -> str:
    """What is written for a name of a module or class."""
    for node in ast.walk(_tree(file)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        if any(isinstance(target, (ast.Name, ast.Attribute)) and ast.unparse(target) == name for target in targets):
            assert node.value is not None
            return ast.unparse(node.value)
    raise AssertionError(f"{name} is not set in {file}")


_MS = {"s": 1000, "ms": 1}


def _setting(qualified: str, argument: str) -> Setting:
    """The newest row for an argument."""
    entry = client_model("python").entry(qualified)
    assert entry is not None
    return next(setting for setting in entry.settings if setting.argument == argument and not setting.until)


SIGNATURES = (
    # the function or class of the table, its argument; the file of the library, the function in it
    ("requests.Session.request", "timeout", "requests/sessions.py", "Session.request"),
    ("httplib2.Http", "timeout", "httplib2/__init__.py", "Http.__init__"),
    ("websockets.connect", "open_timeout", "websockets/asyncio/client.py", "connect.__init__"),
    ("zeep.transports.Transport", "timeout", "zeep/transports.py", "Transport.__init__"),
    ("zeep.transports.Transport", "operation_timeout", "zeep/transports.py", "Transport.__init__"),
    ("gql.transport.requests.RequestsHTTPTransport", "timeout", "gql/transport/requests.py", "RequestsHTTPTransport.__init__"),
    ("paramiko.SSHClient.connect", "timeout", "paramiko/client.py", "SSHClient.connect"),
    ("paramiko.SSHClient.exec_command", "timeout", "paramiko/client.py", "SSHClient.exec_command"),
    ("ldap3.Server", "connect_timeout", "ldap3/core/server.py", "Server.__init__"),
    ("ldap3.Connection", "receive_timeout", "ldap3/core/connection.py", "Connection.__init__"),
    ("valkey.Valkey", "socket_timeout", "valkey/client.py", "Valkey.__init__"),
    ("pymysql.connect", "connect_timeout", "pymysql/connections.py", "Connection.__init__"),
    ("pymysql.connect", "read_timeout", "pymysql/connections.py", "Connection.__init__"),
    ("pysolr.Solr", "timeout", "pysolr.py", "Solr.__init__"),
    ("pymemcache.client.base.Client", "timeout", "pymemcache/client/base.py", "Client.__init__"),
    ("pymemcache.client.base.Client", "connect_timeout", "pymemcache/client/base.py", "Client.__init__"),
    ("influxdb.InfluxDBClient", "timeout", "influxdb/client.py", "InfluxDBClient.__init__"),
    ("aio_pika.connect", "timeout", "aio_pika/connection.py", "connect"),
    ("kombu.Connection", "connect_timeout", "kombu/connection.py", "Connection.__init__"),
    ("celery.result.AsyncResult.get", "timeout", "celery/result.py", "AsyncResult.get"),
    ("Adyen.Adyen", "http_timeout", "Adyen/client.py", "AdyenClient.__init__"),
    ("Adyen.httpclient.HTTPClient", "timeout", "Adyen/httpclient.py", "HTTPClient.__init__"),
    ("slack_sdk.WebClient", "timeout", "slack_sdk/web/base_client.py", "BaseClient.__init__"),
    ("slack_sdk.webhook.WebhookClient", "timeout", "slack_sdk/webhook/client.py", "WebhookClient.__init__"),
    ("gitlab.Gitlab", "timeout", "gitlab/client.py", "Gitlab.__init__"),
    ("jira.JIRA", "timeout", "jira/client.py", "JIRA.__init__"),
    ("hvac.Client", "timeout", "hvac/v1/__init__.py", "Client.__init__"),
    ("googlemaps.Client", "timeout", "googlemaps/client.py", "Client.__init__"),
    ("pywebpush.webpush", "timeout", "pywebpush/__init__.py", "webpush"),
    ("pusher.Pusher", "timeout", "pusher/pusher.py", "Pusher.__init__"),
    ("tweepy.API", "timeout", "tweepy/api.py", "API.__init__"),
    ("python_http_client.Client", "timeout", "python_http_client/client.py", "Client.__init__"),
)

CONSTANTS = (
    # the function or class of the table, its argument; the file, the name and the value there, in the table's unit
    ("httpx.get", "timeout", "httpx/_config.py", "DEFAULT_TIMEOUT_CONFIG", "Timeout(timeout=5.0)"),
    ("httpx.Client", "timeout", "httpx/_config.py", "DEFAULT_TIMEOUT_CONFIG", "Timeout(timeout=5.0)"),
    ("tornado.httpclient.HTTPRequest", "request_timeout", "tornado/httpclient.py", "_DEFAULTS", "request_timeout=20.0"),
    ("redis.Redis", "socket_timeout", "redis/_defaults.py", "DEFAULT_SOCKET_TIMEOUT", "5"),
    ("psycopg.connect", "connect_timeout", "psycopg/conninfo.py", "_DEFAULT_CONNECT_TIMEOUT", "130"),
    ("pika.ConnectionParameters", "socket_timeout", "pika/connection.py", "DEFAULT_SOCKET_TIMEOUT", "10.0"),
    (
        "pika.ConnectionParameters",
        "blocked_connection_timeout",
        "pika/connection.py",
        "DEFAULT_BLOCKED_CONNECTION_TIMEOUT",
        "None",
    ),
    ("github.Github", "timeout", "github/Consts.py", "DEFAULT_TIMEOUT", "15"),
    ("docker.from_env", "timeout", "docker/constants.py", "DEFAULT_TIMEOUT_SECONDS", "60"),
    ("trino.dbapi.connect", "request_timeout", "trino/constants.py", "DEFAULT_REQUEST_TIMEOUT", "30.0"),
    ("google.auth.AuthorizedSession.get", "timeout", "google/auth/transport/requests.py", "_DEFAULT_TIMEOUT", "120"),
    ("kafka.KafkaProducer", "request_timeout_ms", "kafka/producer/kafka.py", "DEFAULT_CONFIG", "'request_timeout_ms': 30000"),
    ("kafka.KafkaConsumer", "request_timeout_ms", "kafka/consumer/group.py", "DEFAULT_CONFIG", "'request_timeout_ms': 30000"),
)

NO_PARAMETER = (
    # functions that cannot be told how long to wait
    ("feedparser.parse", "feedparser/api.py", "parse"),
    ("sendgrid.SendGridAPIClient", "sendgrid/sendgrid.py", "SendGridAPIClient.__init__"),
)


@pytest.mark.parametrize(("qualified", "argument", "file", "function"), SIGNATURES)
def test_the_default_of_a_signature(qualified, argument, file, function):
    setting = _setting(qualified, argument)
    default = _default(file, function, argument)
    assert setting.default in (("none", "socket") if default is None else (f"{float(default) * _MS[setting.unit]:.0f}",))
    if setting.position >= 0:
        assert _position(file, function, argument) == setting.position


@pytest.mark.parametrize(("qualified", "argument", "file", "name", "written"), CONSTANTS)
def test_the_default_of_a_constant(qualified, argument, file, name, written):
    setting = _setting(qualified, argument)
    assert written in _constant(file, name)
    number = re.search(r"[\d.]+", written)
    assert setting.default == (f"{float(number[0]) * _MS[setting.unit]:.0f}" if number is not None else "none")


@pytest.mark.parametrize(("qualified", "file", "function"), NO_PARAMETER)
def test_functions_without_a_parameter_for_it(qualified, file, function):
    entry = client_model("python").entry(qualified)
    assert entry is not None
    assert {setting.argument for setting in entry.settings} == {""}
    arguments = _function(file, function).args
    assert not any("timeout" in parameter.arg for parameter in (*arguments.args, *arguments.kwonlyargs))


def test_many_libraries_are_compared():
    files = [row[2] for row in (*SIGNATURES, *CONSTANTS)] + [row[1] for row in NO_PARAMETER]
    assert len({file.partition("/")[0] for file in files}) >= 35
