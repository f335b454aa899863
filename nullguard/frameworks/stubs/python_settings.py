"""Settings that Python's tests give other values: `override_settings(TIMEOUT=1)`, `monkeypatch.setenv`, patched constants."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nullguard.frameworks.stubs.patches import patches
from nullguard.frameworks.stubs.reading import Reading, Scope, name_of
from nullguard.model import syntax as s
from nullguard.model.doubles import Override
from nullguard.model.nodes import dotted_name, last_name
from nullguard.model.span import Packed

_TELLS = rb"(?i:timeout|deadline|time_limit|url|uri|host|endpoint|base)"
_WORDS = (
    b"override_settings(",
    b"modify_settings(",
    b"settings",
    b"setenv(",
    b"setattr(",
    b"set_config",
    b"patch",
    b"config",
    b"environ",
)
_REPLACING = re.compile(
    rb"(?:override_settings|modify_settings|\bsettings|set_config(?:_values)?)\((?:[^()]|\([^()]{0,200}\)){0,160}?"
    + _TELLS
    + rb"\w{0,60}\s{0,4}=[^=]|setenv\([\s\S]{0,160}?"
    + _TELLS
    + rb"|(?:setattr|patch(?:\.dict|\.object)?)\([\s\S]{0,160}?"
    + _TELLS
    + rb"\w{0,60}[\"']\s{0,4}[,:]|(?:settings|config|environ)(?:\.|\[[\"'])(?i:[a-z_.]{0,60})"
    + _TELLS
    + rb"(?i:[a-z_]{0,60})(?:[\"']\])?\s{0,4}=[^=]"
)
"""Keywords of settings, names of the environment, names in quotes with a value behind them, assignments."""


def sets_telling(data: bytes) -> bool:
    """Whether a source replaces a setting that tells something: such sources alone are lowered for it.

    The words are sought first, because a pattern that begins with several is tried at every byte.
    """
    for word in _WORDS:
        at = data.find(word)
        while at >= 0:
            if _REPLACING.match(data, at):
                return True
            at = data.find(word, at + len(word))
    return False


TELLING = re.compile(r"timeout|deadline|time_limit|url|uri|host|endpoint|base", re.I)
"""Names of settings that limit waiting or say where a service is."""

_SETTING_CALLS = frozenset({"override_settings", "modify_settings", "settings", "set_config_values", "set_config"})


def overrides(reading: Reading) -> Iterator[Override]:
    """Every setting, variable of the environment and constant that a test replaces by a number or text."""
    for scope in reading.scopes:
        for patch in patches(reading, scope):
            if patch.replacement is not None:
                yield from _override(scope, "constant", patch.target, patch.replacement, patch.at)
        for decorator in scope.function.annotations:
            if decorator.name.rpartition(".")[2] in _SETTING_CALLS:
                yield from _keywords(scope, decorator.arguments)
        for node in scope.nodes:
            if isinstance(node, s.Call):
                yield from _called(scope, node)
            elif isinstance(node, s.Assign) and node.value is not None:
                for target in node.targets:
                    key = _assigned(scope, target)
                    if key:
                        yield from _override(scope, "setting", key, node.value, node.at)


def _called(scope: Scope, node: s.Call) -> Iterator[Override]:
    name = last_name(node.function)
    values = [argument.value for argument in node.arguments if not argument.name]
    if name == "setenv" and len(values) >= 2:
        yield from _override(scope, "environment", scope.text(values[0]), values[1], node.at)
    elif name in _SETTING_CALLS:
        yield from _keywords(scope, node.arguments)
    elif name == "dict" and dotted_name(node.function).endswith("patch.dict") and len(values) >= 2:
        where = "environment" if name_of(values[0]) == "environ" else "setting"
        mapping = scope.resolve(values[1])
        items = mapping.items if isinstance(mapping, s.Collection) and mapping.kind == "dict" else ()
        for key, value in zip(items[::2], items[1::2], strict=False):
            yield from _override(scope, where, scope.text(key), value, node.at)


def _keywords(scope: Scope, arguments: tuple[s.Argument, ...]) -> Iterator[Override]:
    for argument in arguments:
        if argument.name:
            yield from _override(scope, "setting", argument.name, argument.value, getattr(argument.value, "at", 0))


def _assigned(scope: Scope, target: s.Expr) -> str:
    """The key of `settings.TIMEOUT = 1` and `app.config["TIMEOUT"] = 1`."""
    if isinstance(target, s.Attribute) and name_of(target.value) in ("settings", "config"):
        return target.name
    if isinstance(target, s.Subscript) and name_of(target.value) in ("settings", "config", "environ"):
        return scope.text(target.index)
    return ""


def _override(scope: Scope, kind: str, key: str, node: s.Expr, at: Packed) -> Iterator[Override]:
    if not TELLING.search(key.rpartition(".")[2]) or "{}" in key:
        return
    number = scope.number(node)
    text = f"{number:g}" if number is not None else scope.text(node)
    if text.strip("{}"):
        yield Override(kind, key, text, at)
