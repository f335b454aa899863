"""How long requests are waited for, as files of a deployment say."""

from __future__ import annotations

import pytest

from nullguard.frameworks.deployment import deployment_of
from nullguard.languages.deployment import deployment_form, read_deployment
from nullguard.model.documents import DeploymentDocument


def _deployment(text, path="Dockerfile"):
    return deployment_of({path: DeploymentDocument(*read_deployment(text.encode(), deployment_form(path)))})


def _limits(text, path="Dockerfile"):
    return [(item.deadline.kind, item.deadline.ms, item.deadline.is_default) for item in _deployment(text, path).limits]


@pytest.mark.parametrize(
    ("command", "ms", "is_default"),
    [
        ("gunicorn --timeout 90 shop:app", 90_000, False),
        ("gunicorn --timeout=90 shop:app", 90_000, False),
        ("gunicorn -t 90 shop:app", 90_000, False),
        ("gunicorn -t90 shop:app", 90_000, False),
        ("gunicorn shop:app", 30_000, True),
        ("/venv/bin/gunicorn -k sync shop:app", 30_000, True),
        ("uwsgi --harakiri 20 --module shop", 20_000, False),
    ],
)
def test_workers_that_answer_one_request_at_a_time(command, ms, is_default):
    assert _limits(f"CMD {command}\n") == [("worker", ms, is_default)]


@pytest.mark.parametrize(
    "command",
    [
        "CMD gunicorn -k gevent --timeout 90 shop:app",
        "CMD gunicorn --worker-class=uvicorn.workers.UvicornWorker shop:app",
        "CMD gunicorn --threads 8 --timeout 90 shop:app",
        "CMD gunicorn -c gunicorn.conf.py shop:app",
        "CMD gunicorn --timeout $TIMEOUT shop:app",
        "CMD uwsgi --module shop",
        "RUN pip install gunicorn",
        "RUN apk add uwsgi",
        "pkill gunicorn",
        "CMD celery",
    ],
)
def test_commands_that_limit_no_request(command):
    assert _limits(command) == []


def test_workers_with_several_requests_are_told():
    assert _deployment("web: gunicorn -k gevent shop", "Procfile").is_concurrent
    assert not _deployment("web: gunicorn shop", "Procfile").is_concurrent


def test_a_router_stands_before_the_web_process_only():
    assert _limits("web: gunicorn -b :$PORT -k gevent shop\nworker: celery $PORT\n", "Procfile") == [("router", 30_000, True)]
    assert _limits("web: run\n", "Procfile") == []


def test_locations_of_nginx():
    text = (
        "location / { proxy_pass http://a; }\nlocation /big { uwsgi_read_timeout 5m; uwsgi_pass b; }\nlocation /c { root x; }\n"
    )
    limits = _deployment(text, "conf/nginx.conf").limits
    assert [(item.deadline.ms, item.words) for item in limits] == [(60_000, ()), (300_000, ("big",))]


@pytest.mark.parametrize("path", ["tests/nginx.conf", "dev/nginx.conf", "nginx-staging.conf", "examples/nginx.conf"])
def test_development_and_tests_are_no_production(path):
    assert _limits("location / { proxy_pass http://a; proxy_read_timeout 5; }", path) == []
