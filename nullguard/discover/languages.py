"""The language of a file, by the end of its name."""

from __future__ import annotations

import re

from nullguard.model.source import Language

_LANGUAGES = {
    "py": Language.PYTHON,
    "pyi": Language.PYTHON,
    "pyw": Language.PYTHON,
    "java": Language.JAVA,
    "sql": Language.SQL,
    "ddl": Language.SQL,
    "yaml": Language.YAML,
    "yml": Language.YAML,
    "json": Language.JSON,
    "toml": Language.TOML,
    **dict.fromkeys(("xml", "jdo", "orm"), Language.XML),
    "properties": Language.PROPERTIES,
    "cfg": Language.INI,
    "ini": Language.INI,
    "env": Language.ENV,
    "hcl": Language.HCL,
    "tf": Language.HCL,
    "tfvars": Language.HCL,
    **dict.fromkeys(("html", "htm", "djhtml", "jinja", "jinja2", "j2", "mjml", "tpl"), Language.TEMPLATE),
    **dict.fromkeys(
        ("kt", "scala", "groovy", "xhtml", "jsp", "jspx", "jspf", "tag", "tagx", "ftl", "ftlh", "vm"), Language.CALLING_TEXT
    ),
}
"""Templates of Java and other languages of the JVM are of one kind: of both only the names matter that they may call code by."""

_BUILD_FILES = frozenset(
    {"poetry.lock", "uv.lock", "pdm.lock", "Pipfile.lock", "Pipfile", "gradle.lockfile", "build.gradle", "build.gradle.kts"}
)
_REQUIREMENTS = re.compile(r"(?:requirements|constraints)[\w.-]*\.txt$|(?:^|/)requirements/[\w.-]+\.txt$")

_TEMPLATE = r"(?:\.(?:j2|jinja2?|jnj|tmpl|tpl|template|erb|in))?$"
_NGINX = re.compile(rf"(?:^|/)(?:nginx[^/]*/(?:[^/]+/){{0,3}}[^/]+|[^/]*nginx[^/]*)\.conf{_TEMPLATE}", re.IGNORECASE)
_COMMANDS = re.compile(
    rf"(?:^|/)(?:Procfile$|Dockerfile(?:\.(?!py$|java$)[\w-]+)?$|[^/]+\.dockerfile$|[^/]*supervisord?[^/]*\.conf{_TEMPLATE}"
    r"|[^/]*(?:entrypoint|gunicorn|uwsgi|start|boot|web|serve)[^/]*\.sh$)",
    re.IGNORECASE,
)
"""Files that start servers, and those of nginx."""


def language_of(path: str) -> Language:
    """The language of a file; OTHER for files that nothing reads."""
    name = path.rpartition("/")[2]
    if name in _BUILD_FILES or (name.endswith(".txt") and _REQUIREMENTS.search(path) is not None):
        return Language.BUILD
    if name.startswith(".env"):
        return Language.ENV
    if _COMMANDS.search(path) is not None or (".conf" in name and _NGINX.search(path) is not None):
        return Language.DEPLOYMENT
    if name.endswith((".txt", ".xml")) and "/templates/" in f"/{path}":
        return Language.TEMPLATE
    return _LANGUAGES.get(name.rpartition(".")[2].lower(), Language.OTHER) if "." in name[1:] else Language.OTHER
