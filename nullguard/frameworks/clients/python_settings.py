"""Clients that live in Python settings: Django's EMAIL_*, DATABASES and CACHES, SQLAlchemy's and Celery's options."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from nullguard.frameworks.clients.places import is_local
from nullguard.frameworks.clients.settings_modules import limiting_mail
from nullguard.frameworks.clients.values import Items, Known, Span, Table, Value
from nullguard.frameworks.configuration import ConfiguredValue
from nullguard.frameworks.configuration.clients import facts_of
from nullguard.knowledge.words import words
from nullguard.model.clients import UNBOUNDED, ClientCall, Hop
from nullguard.model.facts import Field, SourceFacts
from nullguard.model.span import Packed

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator

_NAMES = frozenset({"EMAIL_HOST", "EMAIL_TIMEOUT", "DATABASES", "CACHES", "SQLALCHEMY_ENGINE_OPTIONS", "SQLALCHEMY_POOL_TIMEOUT"})
_OTHER_PROFILES = words("other-settings")
_MOST_DEPTH = 6
_MOST_VALUES = 500


def sets_clients(facts: SourceFacts) -> bool:
    """Whether a source's variables, or its classes' attributes, are settings of a framework's clients."""
    fields = (*facts.variables, *(field for cls in facts.classes for field in cls.fields))
    return any(field.name in _NAMES for field in fields)


def settings_calls(ev: Evaluator, path: str) -> tuple[ClientCall, ...]:
    """The clients that the settings of a source configure; none where they are those of tests or developers."""
    facts = ev.program.sources[path]
    if not sets_clients(facts) or not _OTHER_PROFILES.isdisjoint(re.split(r"[._/-]+", path.lower())):
        return ()
    values: list[ConfiguredValue] = []
    for name, value, at in _settings(ev, path, facts):
        values.extend(_flat(name.replace("EMAIL_", "EMAIL.").replace("SQLALCHEMY_POOL", "SQLALCHEMY.POOL"), value, path, at, 0))
    calls = facts_of(ev.configuration, path, values[:_MOST_VALUES]).calls
    return tuple(call for call in calls if call.callee != "EMAIL" or _sends_mail(ev, values, call))


def _settings(ev: Evaluator, path: str, facts: SourceFacts) -> Iterator[tuple[str, Value, Packed]]:
    module = next(iter(ev.program.functions_of(path)), None)
    if module is not None and module.decl.qualname == "<module>":
        env = ev.frame_of(module).env
        seen: dict[str, Field] = {field.name: field for field in facts.variables if field.name.isupper()}
        for name, field in seen.items():
            if name in env:
                yield name, env[name], field.at
    for cls in ev.program.classes_of(path):
        if _OTHER_PROFILES.isdisjoint(word.lower() for word in re.findall(r"[A-Z][a-z]+", cls.name)):
            for field in cls.decl.fields:
                if field.name in _NAMES:
                    yield field.name, ev.attribute_of(cls, field.name), field.at


def _flat(key: str, value: Value, path: str, at: Packed, depth: int) -> Iterator[ConfiguredValue]:
    """A value as entries of keys, dictionaries below each other."""
    if isinstance(value, Table) and depth < _MOST_DEPTH:
        for name, item in value.items.items():
            yield from _flat(f"{key}.{name}", item, path, at, depth + 1)
    elif isinstance(value, Items) and depth < _MOST_DEPTH:
        for index, item in enumerate(value.items):
            yield from _flat(f"{key}[{index}]", item, path, at, depth + 1)
    elif isinstance(value, (Known, Span)):
        text = f"{value.ms}ms" if isinstance(value, Span) else str(value.value)
        hops = value.hops or (Hop(path, at, text[:40]),)
        yield ConfiguredValue(key, text, text, path, at, source=value.source, hops=hops)
    else:
        yield ConfiguredValue(key, None, "{}", path, at, hops=(Hop(path, at, key[:40]),))


def _sends_mail(ev: Evaluator, values: list[ConfiguredValue], call: ClientCall) -> bool:
    """Whether Django's SMTP backend is used with a host elsewhere, and no other settings module sets the limit."""
    told = {value.key: value.text for value in values}
    host, backend = told.get("EMAIL.HOST"), told.get("EMAIL.BACKEND", "django.core.mail.backends.smtp.EmailBackend")
    if not backend or "smtp" not in backend.lower() or (host is not None and (not host or is_local(host))):
        return False
    if all(limit.state != UNBOUNDED or limit.hops for limit in call.limits):
        return True
    limiting = ev.project.limiting_mail if ev.project.limiting_mail is not None else limiting_mail(ev.program)
    return all(path == call.path for path in limiting)
