"""Commands that start web servers, and locations of nginx."""

from __future__ import annotations

import pytest

from nullguard.discover.languages import language_of
from nullguard.languages.deployment import deployment_form, read_deployment
from nullguard.languages.errors import UnreadableSource
from nullguard.model.source import Language
from nullguard.model.span import unpack


def _locations(text):
    return read_deployment(text.encode(), "nginx")[1]


def _words(text, form="commands"):
    return [command.words for command in read_deployment(text.encode(), form)[0]]


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("Procfile", "procfile"),
        ("Dockerfile", "commands"),
        ("docker/Dockerfile.web", "commands"),
        ("bin/docker-entrypoint.sh", "commands"),
        ("conf/supervisord.conf.jnj", "commands"),
        ("nginx.conf", "nginx"),
        ("docker/web_nginx.conf", "nginx"),
        ("conf/nginx/server-base.conf.j2", "nginx"),
        ("nginx/sites/shop.conf", "nginx"),
    ],
)
def test_files_are_known_by_their_names(path, form):
    assert language_of(path) is Language.DEPLOYMENT
    assert deployment_form(path) == form


@pytest.mark.parametrize(
    "path",
    [
        "docs/nginx.md",
        "logging.conf",
        "Procfile.py",
        "dockerfileparse.py",
        "Dockerfile.py",
        "tools/lint.sh",
        "nginx/nginx_conf_create.py",
        "src/run.py",
        "nginx/Makefile",
    ],
)
def test_other_files_are_none(path):
    assert language_of(path) is not Language.DEPLOYMENT


def test_large_files_are_data():
    assert deployment_form("nginx.conf", 10_000_000) == ""


def test_a_location_inherits_limits():
    first, second = _locations(
        "http {\n  proxy_read_timeout 20s;\n  server {\n    location / { proxy_pass http://app; }\n"
        "    location ~ ^/big {\n      proxy_read_timeout 90;\n      proxy_pass http://app;\n    }\n  }\n}\n"
    )
    assert (first.pattern, first.limits) == ("/", (("proxy_read_timeout", "20s"),))
    assert (second.pattern, second.limits) == ("~ ^/big", (("proxy_read_timeout", "90"),))
    assert (unpack(second.at).line, unpack(second.at).column) == (7, 6)


def test_what_stands_in_a_condition_belongs_to_the_location():
    (location,) = _locations("location /a {\n  if ($x) {\n    proxy_pass http://app;\n  }\n}\n")
    assert (location.pattern, location.passes, location.limits) == ("/a", "proxy_pass", ())


def test_comments_texts_and_tags_of_templates_are_no_directives():
    found = _locations(
        "# location / { proxy_pass http://a; }\n{% if x %}\nlocation /b { return 200 'proxy_pass x;'; }\n{% endif %}\n"
        "location /c { root {{ folder }}; }\n"
    )
    assert found == ()


def test_a_limit_of_a_template_is_unknown():
    (location,) = _locations("location / { proxy_read_timeout {{ seconds }}; proxy_pass http://app; }")
    assert location.limits == (("proxy_read_timeout", "_"),)


def test_commands_go_on_in_the_next_line():
    assert _words("exec gunicorn \\\n  --timeout 90 \\\n  shop.wsgi\necho done\n") == [
        ("exec", "gunicorn", "--timeout", "90", "shop.wsgi")
    ]


def test_lists_of_words_have_no_quotes():
    assert _words('# gunicorn\nCMD ["gunicorn", "-t", "90", "shop:app"]\n') == [("CMD", "gunicorn", "-t", "90", "shop:app")]


def test_processes_of_a_procfile():
    (web, worker) = read_deployment(b"web: node server.js $PORT\n# none\nworker: celery\n", "procfile")[0]
    assert (web.process, web.words, worker.process) == ("web", ("node", "server.js", "$PORT"), "worker")


def test_binary_files_are_refused():
    with pytest.raises(UnreadableSource):
        read_deployment(b"\0", "nginx")


def test_deep_blocks_are_refused():
    with pytest.raises(UnreadableSource):
        _locations("location / {" * 5_000)


def test_closing_what_was_never_opened_is_harmless():
    assert _locations("}}}};;;\nlocation") == ()
