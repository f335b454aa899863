"""What Django's settings modules hold, where those that production may use agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nullguard.frameworks.clients.values import UNKNOWN, Known, Value, through
from nullguard.model.clients import Hop
from nullguard.program.program import Program
from nullguard.program.symbols import VariableInfo

if TYPE_CHECKING:
    from nullguard.frameworks.clients.evaluator import Evaluator


def setting(ev: Evaluator, dotted: str, hop: Hop) -> Value | None:
    """The value that the project's settings modules agree on for `django.conf.settings.X`; None for every other name."""
    prefix, _, name = dotted.rpartition(".")
    if prefix != "django.conf.settings" or not name.isupper():
        return None
    values: list[Value] = []
    for path in ev.settings_paths():
        symbol = ev.program.resolve(path, name)
        if isinstance(symbol, VariableInfo) and symbol.path == path:
            values.append(ev.variable(symbol))
    return through(values[0], hop) if values and all(_same(values[0], other) for other in values) else UNKNOWN


def is_settings(path: str) -> bool:
    """Whether a Python source is a settings module that production may use."""
    if "settings" not in path or not path.endswith(".py"):
        return False
    parts = path.removesuffix(".py").split("/")
    if not ("settings" in parts or parts[-1].endswith("settings")):
        return False
    return not {"test", "tests", "testing", "dev", "development", "local", "ci", "docker"} & set(parts[-1].split("_"))


def settings_of(program: Program) -> tuple[str, ...]:
    """The paths of the modules with the settings of a framework, in order."""
    return tuple(sorted(path for path in program.sources if is_settings(path)))


def limiting_mail(program: Program) -> tuple[str, ...]:
    """The paths of the modules that limit how long Django's mail may take, in order."""
    python = ((path, facts) for path, facts in program.sources.items() if facts.language == "python")
    return tuple(sorted(path for path, facts in python if any(field.name == "EMAIL_TIMEOUT" for field in facts.variables)))


def _same(one: Value, other: Value) -> bool:
    if isinstance(one, Known) and isinstance(other, Known):
        return one.value == other.value
    return one is other
