"""How long the web server, and what stands before it, wait for an answer to a request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from nullguard.frameworks.configuration import duration_ms
from nullguard.frameworks.configuration.profiles import is_production, profile_of
from nullguard.knowledge.deployment import DeploymentSetting, deployment_settings
from nullguard.model.clients import Deadline
from nullguard.model.deployment import ProxiedLocation, ServerCommand
from nullguard.model.documents import AnyDocument, DeploymentDocument
from nullguard.model.syntax import Node

_OF_EVERY = frozenset({"docker", "compose", "template"})
"""Words in names of files that say nothing of where they hold."""

_WORD = re.compile(r"\w{2,}")
_NO_START = frozenset({"install", "add", "pkill", "killall", "kill", "grep", "which", "command", "COPY", "ADD"})
"""Words of lines that name a server and do not start it."""


class RequestLimit(Node, frozen=True):
    """How long a request is waited for: a deadline of kind proxy, worker or router, and the words of the addresses that it holds
    for, none for all."""

    deadline: Deadline
    words: tuple[str, ...] = ()


class Deployment(Node, frozen=True):
    """All limits on requests. `is_concurrent`: a worker of the web server answers several requests at once."""

    limits: tuple[RequestLimit, ...] = ()
    is_concurrent: bool = False


NO_DEPLOYMENT = Deployment()


def deployment_of(documents: Mapping[str, AnyDocument]) -> Deployment:
    """What the files of a deployment say, but those for development and tests."""
    limits: list[RequestLimit] = []
    is_concurrent = False
    for path, document in sorted(documents.items()):
        profile = profile_of(path, "")
        is_meant = not profile or profile in _OF_EVERY or is_production(profile)
        if not isinstance(document, DeploymentDocument) or not is_meant:
            continue
        limits += [limit for location in document.locations for limit in _of_location(path, location)]
        for command in document.commands:
            limits += _of_command(path, command)
            is_concurrent = is_concurrent or _is_concurrent(command)
    return Deployment(tuple(limits), is_concurrent)


def _of_location(path: str, location: ProxiedLocation) -> Iterator[RequestLimit]:
    given = dict(location.limits)
    for setting in _settings("pass"):
        if setting.name != location.passes:
            continue
        text = next((given[key] for key in setting.keys if key in given), "")
        ms = duration_ms(text, setting.unit_ms) if text else setting.default_ms
        if ms:
            words = tuple(sorted({word.lower() for word in _WORD.findall(location.pattern)}))
            yield RequestLimit(Deadline("proxy", ms, path, location.at, text=setting.keys[0], is_default=not text), words)


def _of_command(path: str, command: ServerCommand) -> Iterator[RequestLimit]:
    words = [word.rpartition("/")[2] if not word.startswith("-") else word for word in command.words]
    for setting in _settings("command"):
        if setting.name in words and _NO_START.isdisjoint(words) and not _is_concurrent(command):
            text = _option(command.words, setting.keys)
            ms = duration_ms(text, setting.unit_ms) if text else setting.default_ms if not _has_file(command.words) else 0.0
            if ms:
                yield RequestLimit(Deadline("worker", ms, path, command.at, text=setting.name, is_default=not text))
    for setting in _settings("process"):
        if setting.name == command.process and any(key in word for key in setting.keys for word in command.words):
            yield RequestLimit(Deadline("router", setting.default_ms, path, command.at, text=command.process, is_default=True))


def _has_file(words: Sequence[str]) -> bool:
    """Whether a file of its own configures the server too."""
    return bool(_option(words, ("-c", "--config", "--ini")))


def _is_concurrent(command: ServerCommand) -> bool:
    for setting in _settings("concurrent"):
        if not any(word.rpartition("/")[2] == setting.name for word in command.words):
            continue
        for key in setting.keys:
            option, _, alone = key.partition("=")
            value = _option(command.words, (option,))
            if value and value != alone:
                return True
    return False


def _option(words: Sequence[str], names: Sequence[str]) -> str:
    """The value of the last of some options: `--timeout 90`, `--timeout=90`, `-t 90`, `-t90`."""
    found = ""
    for index, word in enumerate(words):
        for name in names:
            if word == name:
                found = words[index + 1] if index + 1 < len(words) else ""
            elif name.startswith("--") and word.startswith(f"{name}="):
                found = word[len(name) + 1 :]
            elif not name.startswith("--") and word.startswith(name) and word[len(name) :].isdecimal():
                found = word[len(name) :]
    return found


def _settings(kind: str) -> list[DeploymentSetting]:
    return [setting for setting in deployment_settings() if setting.kind == kind]
